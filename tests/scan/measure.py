"""Measuring the scan on the labelled sentences: precision and recall by kind and language."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pcve_desktop.models import ENTITIES, fields_of
from pcve_desktop.paths import resources_dir
from pcve_desktop.sample import make_sample
from pcve_desktop.scan import Mark, MarkKind, scan
from pcve_desktop.scan.lexicon import fold, given_names
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = Path(__file__).parent / "cases"
LANGUAGES = ("en", "fr", "de")
_KINDS = {
    "n": MarkKind.NAME,
    "p": MarkKind.PHONE,
    "e": MarkKind.EMAIL,
    "b": MarkKind.BIRTH_DATE,
    "v": MarkKind.PLATE,
}
_WORD = re.compile(r"[^\W\d_]{2,}")
_LABEL = re.compile(r"\{([npebv]):([^}]*)\}")


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence and what should be marked in it."""

    text: str
    expected: tuple[Mark, ...]


@dataclass(slots=True)
class Score:
    """How many marks were right, wrong, and missing, and which."""

    right: int = 0
    wrong: int = 0
    missing: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the marks that are right (1 when there is none)."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of what is personal that was marked (1 when there is none)."""
        return self.right / (self.right + self.missing) if self.right + self.missing else 1.0


def read_case(line: str) -> Case:
    """Return the sentence of a line without its labels, and the labels."""
    text, expected, last = "", [], 0
    for match in _LABEL.finditer(line):
        text += line[last : match.start()]
        start = len(text)
        text += match.group(2)
        expected.append(Mark(start, len(text), _KINDS[match.group(1)]))
        last = match.end()
    return Case(text + line[last:], tuple(expected))


def cases(language: str, *, held_out: bool) -> list[Case]:
    """Return the labelled sentences of a language."""
    name = f"{language}-heldout.txt" if held_out else f"{language}.txt"
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [read_case(line) for line in lines if line and not line.startswith("#")]


def renamed(case: Case) -> Case:
    """Return a case in which every name is one that no list holds."""
    text, expected, last = "", [], 0
    for label in case.expected:
        text += case.text[last : label.start]
        words = case.text[label.start : label.end]
        if label.kind is MarkKind.NAME:
            words = _WORD.sub(_stranger, words)
        expected.append(Mark(len(text), len(text) + len(words), label.kind))
        text += words
        last = label.end
    return Case(text + case.text[last:], tuple(expected))


def _stranger(match: re.Match[str]) -> str:
    word = match.group()
    if not any(fold(word) in given_names(section) for section in ("plain", "ordinary", "strict")):
        return word
    return "Tavrikon".upper() if word.isupper() else "Tavrikon"


def own_prose(language: str) -> list[str]:
    """Return the help pages and the sample network, texts that name no person."""
    pages = sorted((resources_dir() / "help" / language).glob("*.md"))
    lines = [line for page in pages for line in page.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.passerelle"
        make_sample(path, language)
        with Workspace.open(path, read_only=True) as ws:
            data = Dataset(ws)
            for entity in ENTITIES.values():
                for field_ in fields_of(entity).values():
                    if field_.scanned:
                        values = (getattr(row, field_.name) for row in data.everywhere(entity))
                        lines += [value for value in values if value]
    return lines


def measure(
    language: str, *, held_out: bool, change: Callable[[Case], Case] = lambda case: case
) -> dict[MarkKind, Score]:
    """Scan the sentences of a language and count.

    A mark is right when it has the kind of a label and covers half of its letters at least.
    """
    scores = {kind: Score() for kind in MarkKind}
    for case in map(change, cases(language, held_out=held_out)):
        _count(case, list(scan(case.text, language=language)), scores)
    return scores


def _count(case: Case, left: list[Mark], scores: dict[MarkKind, Score]) -> None:
    for label in case.expected:
        hits = [mark for mark in left if _hits(mark, label)]
        if hits:
            scores[label.kind].right += 1
            left = [mark for mark in left if mark not in hits]
        else:
            scores[label.kind].missing += 1
            scores[label.kind].errors.append(f"missed {_show(case, label)}")
    for mark in left:
        scores[mark.kind].wrong += 1
        scores[mark.kind].errors.append(f"wrong {_show(case, mark)}")


def whole(scores: dict[MarkKind, Score]) -> Score:
    """Return all kinds together."""
    together = Score()
    for score in scores.values():
        together.right += score.right
        together.wrong += score.wrong
        together.missing += score.missing
    return together


def _hits(mark: Mark, label: Mark) -> bool:
    common = min(mark.end, label.end) - max(mark.start, label.start)
    return mark.kind is label.kind and 2 * common >= label.end - label.start


def _show(case: Case, mark: Mark) -> str:
    return f"{case.text[mark.start : mark.end]!r} in: {case.text}"


def table() -> str:
    """Return the measured numbers as Markdown."""
    rows = [
        "| Sentences | Language | Kind | Labels | Precision | Recall |",
        "|---|---|---|---:|---:|---:|",
    ]
    for held_out in (False, True):
        name = "held out" if held_out else "tuned on"
        for language in LANGUAGES:
            scores = measure(language, held_out=held_out)
            rows += [_row(name, language, kind.value, score) for kind, score in scores.items()]
            rows.append(_row(name, language, "all", whole(scores)))
    for language in LANGUAGES:
        scores = measure(language, held_out=False, change=renamed)
        rows.append(_row("names in no list", language, "name", scores[MarkKind.NAME]))
    rows += ["", "| Prose that names no person | Words | Marks |", "|---|---:|---:|"]
    for language in LANGUAGES:
        prose = own_prose(language)
        words = sum(len(line.split()) for line in prose)
        marks = sum(len(scan(line, language=language)) for line in prose)
        rows.append(f"| {language} | {words} | {marks} |")
    return "\n".join(rows)


def _row(name: str, language: str, kind: str, score: Score) -> str:
    count = score.right + score.missing
    return (
        f"| {name} | {language} | {kind} | {count} | {score.precision:.1%} | {score.recall:.1%} |"
    )
