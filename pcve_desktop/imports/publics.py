"""The publics that a text or the header of a marked column speaks of: words and age ranges."""

from __future__ import annotations

import re
from typing import Final

from pcve_desktop.imports.phrases import Phrases
from pcve_desktop.imports.vocabulary import exact
from pcve_desktop.models.vocabularies import Public

_PHRASES: Final[dict[Public, tuple[str, ...]]] = {
    Public.CHILDREN: ("enfant", "child", "children", "kid", "kinder", "kind", "petite enfance"),
    Public.EARLY_TEENS: ("collegien", "preteen", "pre ado", "preado", "tween"),
    Public.TEENS: (
        "adolescent", "adolescente", "ado", "teen", "teenager", "lyceen", "jugendliche",
        "jugendlicher", "jeune", "youth", "young people",
    ),
    Public.YOUNG_ADULTS: (
        "jeune adulte", "jeune majeur", "young adult", "junge erwachsene", "etudiant", "student",
        "jeune",
    ),
    Public.ADULTS: (
        "adulte", "adult", "erwachsene", "senior", "personne agee", "retraite", "femme", "homme",
        "women", "men", "frauen", "maenner",
    ),
    Public.PARENTS: ("parent", "famille", "family", "families", "eltern", "familie"),
    Public.PROFESSIONALS: (
        "professionnel", "professional", "benevole", "volunteer", "fachkraefte", "fachkrafte",
        "enseignant", "teacher", "ehrenamtliche",
    ),
    Public.ALL: ("tous", "tou", "tout public", "everyone", "all", "alle"),
}  # fmt: skip
_WORDS: Final = Phrases(_PHRASES)
_AGES: Final[dict[Public, range]] = {
    Public.CHILDREN: range(11),
    Public.EARLY_TEENS: range(11, 15),
    Public.TEENS: range(15, 18),
    Public.YOUNG_ADULTS: range(18, 26),
    Public.ADULTS: range(26, 120),
}
_RANGE: Final = re.compile(
    r"\b(\d{1,2})\s*(?:-|–|à|a|bis|to|et)\s*(\d{1,2})\b(?!\s*h)", re.IGNORECASE
)
_OLDEST: Final = 99


def publics_in(text: str) -> tuple[Public, ...]:
    """Return the publics that the text names, in the order of the vocabulary."""
    found = {each.key for each in _WORDS.found(text)}
    if (said := exact(Public, text)) is not None:
        found.add(said)
    for match in _RANGE.finditer(text):
        found |= _in_range(int(match[1]), int(match[2]))
    return tuple(public for public in Public if public in found)


def _in_range(first: int, last: int) -> set[Public]:
    """Return the age bands that a range touches; a range that runs backwards is none."""
    if not first <= last <= _OLDEST:
        return set()
    ages = range(first, last + 1)
    return {
        public
        for public, band in _AGES.items()
        if ages.start < band.stop and band.start < ages.stop
    }
