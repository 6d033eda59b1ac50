"""The words of a vocabulary as lists write them: keys and labels in every language."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeVar, cast

from pcve_desktop.i18n import LANGUAGES, Translator
from pcve_desktop.imports.phrases import Phrases
from pcve_desktop.likeness.words import fold
from pcve_desktop.models.vocabularies import MemberRole, Sphere

if TYPE_CHECKING:
    from pcve_desktop.models.vocabularies import Vocabulary

V = TypeVar("V", bound="Vocabulary")

_ROLE_WORDS: Final = Phrases(
    {
        MemberRole.LEAD: (
            "pilote",
            "chef de file",
            "porteur",
            "lead partner",
            "leader",
            "federfuhrung",
        ),
        MemberRole.MEMBER: (
            "membre",
            "adherent",
            "partenaire",
            "partner",
            "participant",
            "mitglied",
        ),
        MemberRole.RESOURCE: ("personne ressource", "soutien", "supporter", "unterstutzung"),
        MemberRole.INVITED: ("a inviter", "invitation", "pressenti", "to invite", "eingeladen"),
    }
)
_SPHERE_WORDS: Final = Phrases(
    {
        Sphere.COHESION: ("cohesion", "lien social", "vivre ensemble", "zusammenhalt"),
        Sphere.PREVENTION: ("prevention", "pravention", "praevention", "vorbeugung"),
        Sphere.SECURITY: ("securite", "tranquillite", "security", "safety", "sicherheit"),
    }
)


@lru_cache(maxsize=16)
def _labels(vocabulary: type[Vocabulary]) -> dict[str, Vocabulary]:
    """Return the items by folded key and by folded label in each language."""
    found: dict[str, Vocabulary] = {}
    for language in LANGUAGES:
        tr = Translator(language)
        for item in vocabulary:
            found.setdefault(fold(item.value), item)
            found.setdefault(fold(tr.t(item.label)), item)
    return found


def exact(vocabulary: type[V], text: str) -> V | None:
    """Return the word of the vocabulary that the text is, by key or by label in any language."""
    folded = fold(text)
    return cast("V | None", _labels(vocabulary).get(folded)) if folded else None


@lru_cache(maxsize=1024)
def role_of(text: str) -> MemberRole | None:
    """Return the role in a network that a text says."""
    found = _ROLE_WORDS.found(text)
    said = min(found, key=lambda each: each.order).key if found else None
    return exact(MemberRole, text) or said


def spheres_in(text: str) -> tuple[Sphere, ...]:
    """Return the spheres that a text names, in the order of the vocabulary."""
    found = {each.key for each in _SPHERE_WORDS.found(text)} | {exact(Sphere, text)}
    return tuple(item for item in Sphere if item in found)
