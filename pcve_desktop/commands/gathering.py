"""The gather command: the files of several networks into one workspace."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pcve_desktop.i18n import LANGUAGES, Translator, preferred_language

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

_FAILED = 1


@click.command()
@click.argument("file", type=click.Path(path_type=Path, resolve_path=True))
@click.argument("packages", type=click.Path(path_type=Path), nargs=-1, metavar="[PACKAGE]...")
@click.option("--folder", "folders", multiple=True,
              type=click.Path(path_type=Path, exists=True, file_okay=False),
              help="Every package of this folder; may be given several times.")  # fmt: skip
@click.option("--new", is_flag=True, help="Make FILE first: an empty one, for the city.")
@click.option("--dry-run", is_flag=True, help="Only say what each file would bring.")
@click.option("--password-file", type=click.File("r", encoding="utf-8-sig"), default=None,
              help="Passwords, one on a line, tried on each file that has one; - for the "
                   "standard input.")  # fmt: skip
@click.option("--office", default="", help="Name of the office that gathers.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of lines.")
@click.option("--lang", type=click.Choice(list(LANGUAGES)), default=preferred_language,
              help="Language of the lines.")  # fmt: skip
def gather(
    file: Path, packages: tuple[Path, ...], folders: tuple[Path, ...], new: bool, dry_run: bool,
    password_file: TextIO | None, office: str, as_json: bool, lang: str,
) -> None:  # fmt: skip
    """Take the networks of PACKAGEs into FILE, or update them; each file by itself.

    A file that cannot be read does not stop the others. One that changes what was changed in FILE
    too is left for its review in the window. Exit code 1 when not every file is in.
    """
    from pcve_desktop.exchange import gathering
    from pcve_desktop.exchange.gathering_words import as_object, lines
    from pcve_desktop.store.workspace import Workspace

    if new and dry_run:
        message = "--new and --dry-run exclude each other."
        raise click.UsageError(message)
    paths = [*packages, *(path for folder in folders for path in gathering.packages_in(folder))]
    if not paths:
        message = "Name a package, or a folder of packages with --folder."
        raise click.UsageError(message)
    passwords = list(_lines(password_file)) if password_file is not None else []
    if new:
        Workspace.create(file, office=office).close()
    with Workspace.open(file, office=office, read_only=dry_run) as ws:
        found = gathering.gather(ws, paths, passwords=passwords, dry_run=dry_run)
        shared = gathering.same_organisations(ws)
    words = Translator(lang)
    if as_json:
        told = as_object(found, shared, dry_run=dry_run, tr=words)
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for line in lines(found, shared, dry_run=dry_run, tr=words):
            click.echo(line)
    if not found.complete:
        sys.exit(_FAILED)


def _lines(source: Iterable[str]) -> Iterable[str]:
    try:
        yield from (word for line in source if (word := line.rstrip("\r\n")))
    except UnicodeDecodeError:
        message = "The password file is not text in UTF-8."
        # Without what was raised before: it holds the content of the file.
        raise click.UsageError(message) from None
