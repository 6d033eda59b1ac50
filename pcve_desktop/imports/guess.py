"""Guess where each column goes, from the words of its header and the look of its values."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from pcve_desktop.i18n import mark
from pcve_desktop.imports.lexicon import CONCEPTS, FIRST_NAMES, SURNAMES
from pcve_desktop.imports.looks import Profile, Shape, profile
from pcve_desktop.imports.publics import publics_in
from pcve_desktop.imports.slots import contact_slots
from pcve_desktop.imports.targets import (
    NAME,
    PROFESSIONAL,
    PUBLICS,
    ROLE,
    Join,
    Target,
    in_slot,
)
from pcve_desktop.imports.vocabulary import role_of
from pcve_desktop.likeness.words import find_words, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pcve_desktop.imports.table import Cell, Table

BOTH: Final = mark("The header and the values agree")
HEADER: Final = mark("The header says so")
VALUES: Final = mark("The values look like it")
FIRST_TEXT: Final = mark("The first column of short, different texts")
LONG_TEXT: Final = mark("Long texts without a field of their own")
COORDINATES: Final = mark("Map coordinates are not kept")
MARKS: Final = mark("Only marks such as X, under a header that says nothing to this program")
TAKEN: Final = mark("Another column fits better")
UNKNOWN: Final = mark("Neither the header nor the values were recognised")
TECHNICAL: Final = mark("Numbers of another program are not kept")

_SAMPLE: Final = 500
_MOSTLY: Final = 0.8
_OFTEN: Final = 0.5
_RARELY: Final = 0.1
_LEAST: Final = 0.3
_HEADER_WEIGHT: Final = 0.75
_CONTRADICTED: Final = 0.3
_PART_BASE, _PART_SPAN = 0.55, 0.35
_TYPO_SCORE, _TYPO_RATIO = 0.7, 0.86
_VALUES_ONLY, _LONG_ONLY = 0.55, 0.35
_SAME_OWNER: Final = 0.3
_FILLERS: Final = frozenset(
    {"name", "nom", "de", "la", "le", "les", "du", "des", "d", "l", "the", "of", "der", "die"}
)
# A fax number looks like a phone, and is none to call.
_NEVER: Final = tuple(words(phrase) for phrase in ("fax", "telecopie", "telefax"))
_ROLE_HEADERS: Final = frozenset({"role", "rolle", "statut", "status", "qualite", "place"})
_NAMES_DIFFER: Final = 0.5


@dataclass(frozen=True)
class Guess:
    """Where one column (by its place in the table) goes, how surely (0 to 1) and why (msgid)."""

    column: int
    target: str | None
    confidence: float
    reason: str


@dataclass(frozen=True)
class _Column:
    index: int
    words: tuple[str, ...]
    profile: Profile
    label: str
    roles: float = 0.0


@dataclass(frozen=True)
class _Fit:
    score: float
    column: _Column
    target: Target
    reason: str


def guess_columns(table: Table, targets: Sequence[Target]) -> tuple[Guess, ...]:
    """Return one guess per column; a target is used once unless its columns can be joined."""
    columns = [
        _Column(
            index,
            words(column.name or ""),
            profile(table.values(index)[:_SAMPLE]),
            column.name or "",
            _share_of_roles(table.values(index)[:_SAMPLE]),
        )
        for index, column in enumerate(table.columns)
    ]
    phrases = _phrases(columns, targets)
    name = _name_column(columns, targets, phrases)
    owner = frozenset(name.column.words) - _FILLERS if name else frozenset()
    fits = [
        fit
        for column in columns
        if name is None or column.index != name.column.index
        for target in targets
        if target.key != NAME
        and target.slot == 1
        and (fit := _fit(column, target, phrases[target.key], owner)) is not None
    ]
    chosen = _choose(fits)
    if name:
        chosen[name.column.index] = name
    slots = contact_slots(
        {index: (fit.target.key, fit.column.label) for index, fit in chosen.items()}
    )
    tried = {fit.column.index for fit in fits}
    return tuple(
        _guess(column, chosen.get(column.index), column.index in tried, slots.get(column.index, 1))
        for column in columns
    )


def _share_of_roles(cells: Sequence[Cell]) -> float:
    """Return the share of filled cells that say a role in a network."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    return sum(role_of(text) is not None for text in texts) / (len(texts) or 1)


def _phrases(
    columns: Sequence[_Column], targets: Sequence[Target]
) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases of each target; beside a first name, “Nom” is a person's name."""
    found = {target.key: {words(phrase) for phrase in target.synonyms} for target in targets}
    firsts = {words(phrase) for phrase in FIRST_NAMES}
    surnames = {words(phrase) for phrase in SURNAMES}
    headers = {column.words for column in columns}
    if firsts & headers and any(
        _says(column.words, found.get(NAME, set()) - surnames) for column in columns
    ):
        found[NAME] -= surnames
        found.setdefault(PROFESSIONAL, set()).update(surnames)
    return {key: tuple(phrases) for key, phrases in found.items()}


def _says(spoken: tuple[str, ...], phrases: Iterable[tuple[str, ...]]) -> bool:
    return any(find_words(phrase, spoken) >= 0 for phrase in phrases)


def header_score(spoken: tuple[str, ...], phrases: Iterable[tuple[str, ...]]) -> float:
    """Return how well a header says one of the phrases: 1 when it says nothing else."""
    best = 0.0
    for phrase in phrases:
        if phrase == spoken:
            return 1.0
        if find_words(phrase, spoken) >= 0:
            best = max(best, _PART_BASE + _PART_SPAN * len(phrase) / len(spoken))
    return best


def _typo_score(spoken: tuple[str, ...], phrases: Iterable[tuple[str, ...]]) -> float:
    """Return a score for a header that is one slip away from a phrase."""
    text = " ".join(spoken)
    for phrase in phrases:
        matcher = SequenceMatcher(None, " ".join(phrase), text)
        if matcher.real_quick_ratio() >= _TYPO_RATIO and matcher.ratio() >= _TYPO_RATIO:
            return _TYPO_SCORE
    return 0.0


def _name_column(
    columns: Sequence[_Column],
    targets: Sequence[Target],
    phrases: dict[str, tuple[tuple[str, ...], ...]],
) -> _Fit | None:
    """Find the column of names first: it says what the other columns are about."""
    target = next((each for each in targets if each.key == NAME), None)
    if target is None:
        return None
    named = [
        (header_score(column.words, phrases[NAME]), -column.index, column)
        for column in columns
        if column.profile.share(Shape.TEXT, Shape.LONG, Shape.ADDRESS) >= _OFTEN
    ]
    if named and (best := max(named))[0] > 0:
        return _Fit(best[0], best[2], target, BOTH)
    for column in columns:
        seen = column.profile
        if (
            seen.share(Shape.TEXT) >= _MOSTLY
            and seen.distinct >= seen.filled * _NAMES_DIFFER
            and not any(header_score(column.words, phrases[key]) for key in phrases)
        ):
            return _Fit(_LEAST, column, target, FIRST_TEXT)
    return None


def _fit(
    column: _Column,
    target: Target,
    phrases: tuple[tuple[str, ...], ...],
    owner: frozenset[str],
) -> _Fit | None:
    """Score one column for one target; None when nothing speaks for it."""
    seen = column.profile
    if seen.share(Shape.COORDINATE) >= _MOSTLY or _says(column.words, _NEVER):
        return None
    said = header_score(column.words, phrases) or _typo_score(column.words, phrases)
    if seen.share(Shape.MARK) >= _MOSTLY:
        return _fit_marks(column, target)
    if target.key == ROLE and column.roles >= _OFTEN and set(column.words) & _ROLE_HEADERS:
        # “Role” names a function at work, unless its values are the roles in a network.
        return _Fit(1 + _SAME_OWNER, column, target, BOTH)
    looks = seen.share(*target.shapes) if target.shapes else 0.0
    if said:
        return _fit_header(column, target, said, looks, owner)
    speaking = target.typed and target.shapes != {Shape.DATE}
    if looks >= _OFTEN and (speaking or Shape.ADDRESS in target.shapes):
        return _Fit(_VALUES_ONLY * looks, column, target, VALUES)
    return None


def _fit_header(
    column: _Column, target: Target, said: float, looks: float, owner: frozenset[str]
) -> _Fit:
    score = said
    if target.shapes and column.profile.filled:
        score = said * _HEADER_WEIGHT + looks * (1 - _HEADER_WEIGHT)
        if target.typed and looks < _RARELY:
            score *= _CONTRADICTED
    # “Lead agency address” beside “Agency name” is the agency's own address.
    if owner & set(column.words):
        score += _SAME_OWNER
    return _Fit(score, column, target, BOTH if looks else HEADER)


def _fit_marks(column: _Column, target: Target) -> _Fit | None:
    """Fit a column of X marks: its header is the value, which only the publics understand."""
    if target.key == PUBLICS and target.join is not Join.NO and publics_in(column.label):
        return _Fit(_MOSTLY, column, target, HEADER)
    return None


def _choose(fits: list[_Fit]) -> dict[int, _Fit]:
    """Give each column its best target that is still free, best fits first."""
    chosen: dict[int, _Fit] = {}
    used: set[str] = set()
    for fit in sorted(fits, key=lambda each: (-each.score, each.column.index)):
        if fit.score < _LEAST or fit.column.index in chosen:
            continue
        if fit.target.key in used and fit.target.join is Join.NO:
            continue
        used.add(fit.target.key)
        chosen[fit.column.index] = fit
    return chosen


def _guess(column: _Column, fit: _Fit | None, tried: bool, slot: int) -> Guess:
    if fit is not None:
        key = in_slot(fit.target.key, slot)
        return Guess(column.index, key, round(min(1.0, fit.score), 2), fit.reason)
    seen = column.profile
    if seen.share(Shape.COORDINATE) >= _MOSTLY:
        return Guess(column.index, None, 0.9, COORDINATES)
    if seen.share(Shape.MARK) >= _MOSTLY:
        return Guess(column.index, None, 0.6, MARKS)
    if _says(column.words, map(words, CONCEPTS["ignored"])):
        return Guess(column.index, None, 0.6, TECHNICAL)
    return Guess(column.index, None, 0.0, TAKEN if tried else UNKNOWN)
