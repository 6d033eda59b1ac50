"""The translation catalogues: extract, update, compile and check them.

Sources are `pcve_desktop/resources/locale/<language>/LC_MESSAGES/passerelle.po`; the compiled `.mo`
beside them is made here and is not in git. Runs inside the virtual environment, where Babel is:
`python -m tools.catalogues update|compile|check`.
"""

from __future__ import annotations

import argparse
import os
import re
import string
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from pcve_desktop.languages import SOURCE, SPOKEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from babel.messages.catalog import Message

DOMAIN = "passerelle"
TRANSLATED = tuple(code for code in SPOKEN if code != SOURCE)
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "t": None,
    "mark": None,
    "n": (1, 2),
    "c": ((1, "c"), 2),
}
PACKAGE = "pcve_desktop"

_PLAIN_SPACE_BEFORE_SIGN = re.compile(r"[^\u00a0\u202f][:;?!](?=[\s)\]»”]|$)")
_PLAIN_SPACE_IN_QUOTES = re.compile(r"«(?![\u00a0\u202f])|(?<![\u00a0\u202f])»")


@dataclass(frozen=True, slots=True)
class Report:
    """What is wrong with the catalogue of one language."""

    language: str
    total: int
    missing: tuple[str, ...]
    fuzzy: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether every text is translated and nothing is at fault."""
        return not (self.missing or self.fuzzy or self.faults)

    def line(self) -> str:
        """Return the counts as one line."""
        return (
            f"{self.language}: {self.total} texts, {len(self.missing)} missing, "
            f"{len(self.fuzzy)} fuzzy, {len(self.faults)} with faults"
        )


def po_path(root: Path, language: str) -> Path:
    """Return the source catalogue of `language`."""
    return root / PACKAGE / "resources" / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def extract(root: Path) -> Catalog:
    """Return every translatable text of the package; no line numbers, so that diffs stay small."""
    catalogue = Catalog(project="Passerelle", domain=DOMAIN, charset="utf-8", fuzzy=False)
    found = extract_from_dir(
        root / PACKAGE,
        method_map=[("**.py", "python")],
        options_map={"**.py": {"encoding": "utf-8"}},
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )
    for name, _line, message, comments, context in found:
        source = f"{PACKAGE}/{Path(name).as_posix()}"
        catalogue.add(message, None, [(source, 0)], auto_comments=comments, context=context)
    return catalogue


def read(root: Path, language: str) -> Catalog:
    """Return the catalogue of `language` as it stands, empty when there is none yet."""
    path = po_path(root, language)
    if not path.exists():
        return Catalog(
            locale=language,
            domain=DOMAIN,
            header_comment="# Texts of Passerelle. Licence: GPL-3.0-or-later.",
            project="Passerelle",
            version="0",
            msgid_bugs_address="none",
            last_translator="The Passerelle contributors",
            language_team=language,
            revision_date=datetime.now(UTC),
            fuzzy=False,
        )
    with path.open("rb") as stream:
        return read_po(stream, locale=language, domain=DOMAIN)


def update(root: Path, language: str, template: Catalog) -> None:
    """Bring the source catalogue of `language` to the texts of `template`.

    New texts come in empty rather than guessed; texts no longer used go.
    """
    catalogue = read(root, language)
    created = catalogue.creation_date
    catalogue.update(template, no_fuzzy_matching=True)
    # Without this each run would change the header and nothing else.
    catalogue.creation_date = created
    path = po_path(root, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".po.new")
    with draft.open("wb") as stream:
        write_po(
            stream,
            catalogue,
            width=100,
            sort_by_file=True,
            include_lineno=False,
            ignore_obsolete=True,
            omit_header=False,
        )
    draft.replace(path)


def compile_all(root: Path) -> list[Path]:
    """Compile each source catalogue that is newer than its compiled form; return those made."""
    made = []
    for source in sorted((root / PACKAGE / "resources" / "locale").glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with source.open("rb") as stream:
            catalogue = read_po(stream, locale=source.parent.parent.name, domain=DOMAIN)
        # A program that runs meanwhile must never read half a catalogue.
        draft = target.with_suffix(f".mo.{os.getpid()}")
        with draft.open("wb") as stream:
            write_mo(stream, catalogue)
        draft.replace(target)
        made.append(target)
    return made


def check(root: Path, language: str, template: Catalog) -> Report:
    """Compare the source catalogue of `language` with the texts of `template`."""
    catalogue = read(root, language)
    missing: list[str] = []
    fuzzy: list[str] = []
    faults: list[str] = []
    wanted = [message for message in template if message.id]
    for message in wanted:
        name = _name(message)
        entry = catalogue.get(_key(message), message.context)
        if entry is None or not (_forms(entry) and all(_forms(entry))):
            missing.append(name)
            continue
        if entry.fuzzy:
            fuzzy.append(name)
        faults += [f"{name}: {fault}" for fault in _faults(message, entry, language)]
    return Report(language, len(wanted), tuple(missing), tuple(fuzzy), tuple(faults))


def source_faults(template: Catalog) -> list[str]:
    """Return what is wrong with the English texts themselves."""
    return [
        f"{_name(message)}: exclamation mark"
        for message in template
        if message.id and "!" in _name(message)
    ]


def placeholders(text: str) -> frozenset[str]:
    """Return the `{names}` in a text; raise ValueError when its braces do not match."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def french_spacing_faults(text: str) -> list[str]:
    """Return what breaks French typography: a plain or no space before : ; ? ! or inside « »."""
    # A web or mail address is no sentence.
    prose = re.sub(r"\b[a-z]+://\S*|\{[^}]*\}", "x", text)
    faults = []
    if _PLAIN_SPACE_BEFORE_SIGN.search(prose):
        faults.append("no-break space wanted before : ; ? !")
    if _PLAIN_SPACE_IN_QUOTES.search(prose):
        faults.append("no-break space wanted inside « »")
    return faults


def _faults(message: Message, entry: Message, language: str) -> Iterator[str]:
    forms = _forms(entry)
    sources = [message.id] if isinstance(message.id, str) else list(message.id)
    try:
        # Either English form may leave out {count}; every other name must be there.
        allowed = frozenset().union(*(placeholders(text) for text in sources))
        required = allowed - {"count"} if len(sources) > 1 else allowed
        for form in forms:
            found = placeholders(form)
            if not required <= found <= allowed:
                yield f"placeholders {sorted(found)} instead of {sorted(allowed)}"
    except ValueError as error:
        yield f"braces: {error}"
    for form in forms:
        if "!" in form:
            yield "exclamation mark"
        if language == "fr":
            yield from french_spacing_faults(form)


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _name(message: Message) -> str:
    return message.id if isinstance(message.id, str) else " / ".join(message.id)


def _forms(message: Message) -> list[str]:
    if isinstance(message.string, str):
        return [message.string]
    return list(message.string or ())


def _run_update(root: Path) -> int:
    template = extract(root)
    for language in TRANSLATED:
        update(root, language, template)
    compile_all(root)
    for language in TRANSLATED:
        print(check(root, language, template).line())
    return 0


def _run_compile(root: Path) -> int:
    compile_all(root)
    return 0


def _run_check(root: Path) -> int:
    template = extract(root)
    faults = source_faults(template)
    for fault in faults:
        print(f"en: {fault}")
    reports = [check(root, language, template) for language in TRANSLATED]
    for report in reports:
        print(report.line())
        for kind in ("missing", "fuzzy", "faults"):
            for text in getattr(report, kind):
                print(f"  {kind}: {text}")
    return 0 if not faults and all(report.complete for report in reports) else 1


def main(arguments: list[str] | None = None) -> int:
    """Run one of update, compile, check; return the exit code."""
    commands: dict[str, Callable[[Path], int]] = {
        "update": _run_update,
        "compile": _run_compile,
        "check": _run_check,
    }
    parser = argparse.ArgumentParser(prog="tools.catalogues", description=__doc__)
    parser.add_argument("command", choices=sorted(commands))
    chosen = parser.parse_args(arguments)
    return commands[chosen.command](Path(__file__).resolve().parent.parent)


if __name__ == "__main__":
    sys.exit(main())
