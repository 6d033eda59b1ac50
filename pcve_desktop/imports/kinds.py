"""What kind of organisation this is and which sector it works in, from its name and its category.

A guess for the preview: the name weighs more than the category, the specific more than the
general, so that “association sportive” is a sport club.
"""

from __future__ import annotations

from typing import Final

from pcve_desktop.imports.phrases import Phrases
from pcve_desktop.imports.vocabulary import exact
from pcve_desktop.models.vocabularies import OrganisationKind, Sector

_KINDS: Final[dict[OrganisationKind, tuple[str, ...]]] = {
    OrganisationKind.POLICE: ("police", "gendarmerie", "polizei", "sheriff", "commissariat"),
    OrganisationKind.JUSTICE: (
        "tribunal", "pjj", "spip", "maison de la justice", "juvenile", "gericht", "court",
        "probation", "bewahrungshilfe", "bewaehrungshilfe", "acces au droit",
    ),
    OrganisationKind.FAITH_COMMUNITY: (
        "paroisse", "eglise", "church", "mosquee", "mosque", "synagogue", "moschee", "kirche",
        "parish", "diocese", "kirchengemeinde", "culte", "faith community", "temple",
    ),
    OrganisationKind.YOUTH_CENTRE: (
        "centre social", "centre socioculturel", "centre socio culturel", "csc", "mjc",
        "maison des jeunes", "espace jeune", "youth center", "youth centre", "community center",
        "community centre", "boys girls club", "jugendzentrum", "jugendhaus", "sozialzentrum",
        "mission locale", "animation sociale", "nachbarschaftshaus", "ymca", "centre de loisir",
        "socioculturel",
    ),
    OrganisationKind.SPORT_CLUB: (
        "sport", "sportif", "sportive", "fc", "football", "judo", "basket", "boxe", "boxing",
        "sportverein", "turnverein", "athletic", "soccer", "rugby", "handball", "gymnastique",
    ),
    OrganisationKind.SCHOOL: (
        "ecole", "college", "lycee", "school", "schule", "gymnasium", "groupe scolaire",
        "gesamtschule", "grundschule", "realschule", "hauptschule", "universite", "university",
        "etablissement scolaire", "enseignement",
    ),
    OrganisationKind.HEALTH: (
        "sante", "hopital", "medecin", "health", "clinic", "hospital", "csapa", "addiction",
        "krankenhaus", "gesundheit", "medical", "pmi", "addictologie", "soin", "cmp",
    ),
    OrganisationKind.STATE_AGENCY: (
        "prefecture", "rectorat", "ministere", "ministry", "dsden", "ddet", "france travail",
        "pole emploi", "education nationale", "landesamt", "bundesamt", "ministerium",
        "service de l etat", "state agency", "caf", "cpam",
    ),
    OrganisationKind.CITY_SERVICE: (
        "mairie", "ville de", "city of", "service municipal", "rathaus", "stadtverwaltung",
        "jugendamt", "ccas", "metropole", "hotel de ville", "city service", "stadt",
        "service jeunesse", "mediatheque", "bibliotheque", "library",
    ),
    OrganisationKind.HOUSING: (
        "logement", "habitat", "bailleur", "hlm", "housing", "wohnungsbau", "wohnen",
        "hebergement", "foyer", "residence sociale",
    ),
    OrganisationKind.ASSOCIATION: (
        "association", "asso", "verein", "e v", "ev", "fondation", "foundation", "stiftung",
        "amicale", "comite", "collectif", "nonprofit", "non profit", "ong", "ngo", "charity",
        "society",
    ),
}  # fmt: skip
_SECTORS: Final[dict[Sector, tuple[str, ...]]] = {
    Sector.JUSTICE_SECURITY: ("justice", "securite", "police", "security", "sicherheit", "justiz"),
    Sector.HOUSING: ("logement", "habitat", "hebergement", "housing", "wohnen", "cadre de vie"),
    Sector.SOCIAL_HEALTH: (
        "sante", "social", "precarite", "addiction", "health", "gesundheit", "soziales",
        "solidarite", "handicap", "acces aux droit", "acces aux soin", "prevention",
    ),
    Sector.YOUTH_EDUCATION: (
        "jeunesse", "education", "enfance", "petite enfance", "parentalite", "youth", "jugend",
        "bildung", "insertion", "formation", "school", "k 8", "teen", "ecole", "learning",
    ),
    Sector.SPORT_CULTURE: (
        "sport", "culture", "loisir", "socioculturel", "sociculturel", "kultur", "art", "musique",
        "music", "freizeit", "theatre",
    ),
    Sector.CITY_STATE: ("administration", "mairie", "municipal", "etat", "verwaltung"),
    Sector.FAITH_CIVIL: ("citoyennete", "culte", "faith", "civil society", "zivilgesellschaft"),
}  # fmt: skip
_SECTOR_OF_KIND: Final = {
    OrganisationKind.CITY_SERVICE: Sector.CITY_STATE,
    OrganisationKind.STATE_AGENCY: Sector.CITY_STATE,
    OrganisationKind.SCHOOL: Sector.YOUTH_EDUCATION,
    OrganisationKind.YOUTH_CENTRE: Sector.YOUTH_EDUCATION,
    OrganisationKind.SPORT_CLUB: Sector.SPORT_CULTURE,
    OrganisationKind.FAITH_COMMUNITY: Sector.FAITH_CIVIL,
    OrganisationKind.ASSOCIATION: Sector.FAITH_CIVIL,
    OrganisationKind.HEALTH: Sector.SOCIAL_HEALTH,
    OrganisationKind.JUSTICE: Sector.JUSTICE_SECURITY,
    OrganisationKind.POLICE: Sector.JUSTICE_SECURITY,
    OrganisationKind.HOUSING: Sector.HOUSING,
}


_KIND_WORDS: Final = Phrases(_KINDS)
_SECTOR_WORDS: Final = Phrases(_SECTORS)


def kind_of(name: str, category: str = "") -> OrganisationKind | None:
    """Return the kind that the name says, else the one that the category says."""
    return exact(OrganisationKind, category) or _first(name) or _first(category)


def sector_of(category: str, kind: OrganisationKind | None = None) -> Sector | None:
    """Return the sector that the category says first, else the usual one of the kind."""
    said = exact(Sector, category) or _earliest(category)
    return said or (_SECTOR_OF_KIND.get(kind) if kind else None)


def _first(text: str) -> OrganisationKind | None:
    """Return the kind that comes first in the table, which has the specific ones first."""
    found = _KIND_WORDS.found(text)
    return min(found, key=lambda each: each.order).key if found else None


def _earliest(text: str) -> Sector | None:
    """Return the sector whose word comes first in the text: lists name the main one first."""
    found = _SECTOR_WORDS.found(text)
    return min(found, key=lambda each: (each.place, each.order)).key if found else None
