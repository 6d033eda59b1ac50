"""Saved columns and a file: recognised by its headings, applied to it, taken from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pcve_desktop.imports.targets import NAME, Join
from pcve_desktop.imports.words import CHOICES, LONGEST_WORD, ROLES, options_for
from pcve_desktop.likeness.names import nearly_same
from pcve_desktop.likeness.words import fold
from pcve_desktop.models.vocabularies import MemberRole
from pcve_desktop.services.mappings import ColumnsDefinition, SavedColumns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pcve_desktop.imports.table import Column, Table
    from pcve_desktop.imports.targets import Target
    from pcve_desktop.imports.words import Words

# Share of the saved columns that fill something, and of the file's columns, that must be there.
_MOST_OF_SAVED: Final = 0.8
_MOST_OF_FILE: Final = 0.6
_MOST_FIGURES: Final = 5


@dataclass(frozen=True)
class Applied:
    """Saved columns beside a file: targets by place (None: not imported), words, and the fit.

    `known` counts the columns of the file that were found among the saved ones; `renamed` those
    whose heading is written a little otherwise.
    """

    saved: SavedColumns
    targets: dict[int, str | None]
    words: dict[str, dict[str, str]]
    role: MemberRole | None
    known: int
    renamed: int
    columns: int


def heading(column: Column) -> str:
    """Return what saved columns call a column."""
    return column.name or f"[{column.letter}]"


def definition_of(
    table: Table, mapping: Mapping[int, str], words: Words, role: MemberRole | None = None
) -> ColumnsDefinition:
    """Return what is worth saving of the columns of a file: no cell but words mapped by hand."""
    filled = set(mapping.values())
    return ColumnsDefinition(
        columns=tuple(
            (heading(column), mapping.get(place)) for place, column in enumerate(table.columns)
        ),
        words={
            key: {
                word: meaning
                for word, meaning in meanings.items()
                if len(word) <= LONGEST_WORD and not _looks_personal(word)
            }
            for key, meanings in words.items()
            if key in filled
        },
        role=role.value if role else "",
    )


def _looks_personal(word: str) -> bool:
    """Tell whether a word holds a number that could reach somebody."""
    return sum(map(str.isdigit, word)) > _MOST_FIGURES


def apply_columns(saved: SavedColumns, table: Table, targets: Sequence[Target]) -> Applied | None:
    """Lay saved columns over a file; None when they cannot be read or no column is the same.

    A target that this version does not know is left to the guess, like a heading that is new.
    """
    definition = saved.definition
    if definition is None:
        return None
    known = {target.key: target for target in targets}
    places = {fold(text) or text: target for text, target in definition.columns}
    found: dict[int, str | None] = {}
    renamed = 0
    used: set[str] = set()
    for place, column in enumerate(table.columns):
        called = fold(heading(column)) or heading(column)
        text, exact = (called, True) if called in places else (_near(called, places, used), False)
        if not text or text in used:
            continue
        target = places[text]
        if target is not None and target not in known:
            continue
        used.add(text)
        renamed += not exact
        found[place] = target
    if not found:
        return None
    _once(found, known)
    return Applied(
        saved,
        found,
        _words(definition),
        next((role for role in ROLES if role.value == definition.role), None),
        len(found),
        renamed,
        len(table.columns),
    )


def _near(called: str, places: Iterable[str], used: set[str]) -> str:
    """Return the saved heading that differs by a slip only."""
    return next((text for text in places if text not in used and nearly_same(called, text)), "")


def _once(found: dict[int, str | None], known: Mapping[str, Target]) -> None:
    """Let a target that cannot be joined stand once."""
    seen: set[str] = set()
    for place, target in found.items():
        if target is not None and known[target].join is Join.NO:
            if target in seen:
                found[place] = None
            seen.add(target)


def _words(definition: ColumnsDefinition) -> dict[str, dict[str, str]]:
    """Return the words by hand, as far as this version has what they mean."""
    kept: dict[str, dict[str, str]] = {}
    for key, meanings in definition.words.items():
        if key in CHOICES:
            allowed = {"", *(item.value for item in options_for(key))}
            kept[key] = {word: mean for word, mean in meanings.items() if mean in allowed}
    return kept


def recognise(
    saved: Iterable[SavedColumns], table: Table, targets: Sequence[Target]
) -> Applied | None:
    """Return the saved columns that fit a file best, None when none has nearly its headings."""
    fits = [
        applied
        for each in saved
        if (applied := apply_columns(each, table, targets)) is not None and _fits(applied)
    ]
    return max(fits, key=_closeness, default=None)


def _fits(applied: Applied) -> bool:
    definition = applied.saved.definition
    if definition is None or NAME not in applied.targets.values():
        return False
    wanted = [target for _heading, target in definition.columns if target is not None]
    there = [target for target in applied.targets.values() if target is not None]
    return (
        len(there) >= len(wanted) * _MOST_OF_SAVED
        and applied.known >= applied.columns * _MOST_OF_FILE
    )


def _closeness(applied: Applied) -> tuple[int, int, int]:
    definition = applied.saved.definition
    saved = len(definition.columns) if definition else 0
    return (applied.known, -applied.renamed, -saved)


def still_says(applied: Applied, definition: ColumnsDefinition) -> bool:
    """Tell whether saved columns say already what would be saved."""
    return applied.saved.definition == definition


def proposed_name(source: str) -> str:
    """Return a name for saved columns from the name of a file, without its dates and numbers."""
    stem = source.rsplit(".", maxsplit=1)[0].replace("_", " ").replace("-", " ")
    spoken = [word for word in stem.split() if not any(map(str.isdigit, word))]
    return " ".join(spoken)[:80].capitalize() or stem[:80]
