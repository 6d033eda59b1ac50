"""Kinds, sectors and publics from the words that lists use."""

from __future__ import annotations

import pytest

from pcve_desktop.imports.kinds import kind_of, sector_of
from pcve_desktop.imports.publics import publics_in
from pcve_desktop.models.vocabularies import OrganisationKind, Public, Sector


@pytest.mark.parametrize(
    ("name", "category", "kind"),
    [
        ("Collège des Tilleuls", "", OrganisationKind.SCHOOL),
        (
            "CENTRE SOCIAL RIVE EST",
            "CULTURE | LOISIRS",
            OrganisationKind.YOUTH_CENTRE,
        ),
        ("FC Tilleuls", "", OrganisationKind.SPORT_CLUB),
        ("Association sportive de Valmont", "", OrganisationKind.SPORT_CLUB),
        ("Mairie du secteur Rive Est", "Accès aux droits", OrganisationKind.CITY_SERVICE),
        ("Paroisse Saint-Luc", "", OrganisationKind.FAITH_COMMUNITY),
        ("Jugendhaus Valmont", "", OrganisationKind.YOUTH_CENTRE),
        ("Le Pont", "LOGEMENT", OrganisationKind.HOUSING),
        ("Le Pont", "Sport club", OrganisationKind.SPORT_CLUB),
        ("Tilleuls e.V.", "", OrganisationKind.ASSOCIATION),
        ("Le Pont", "divers", None),
    ],
)
def test_kind(name: str, category: str, kind: OrganisationKind | None) -> None:
    assert kind_of(name, category) is kind


def test_sector_is_the_first_one_named_else_that_of_the_kind() -> None:
    assert sector_of("LOGEMENT | SANTE") is Sector.HOUSING
    assert sector_of("SANTE | LOGEMENT") is Sector.SOCIAL_HEALTH
    assert sector_of("", OrganisationKind.SCHOOL) is Sector.YOUTH_EDUCATION
    assert sector_of("divers") is None


@pytest.mark.parametrize(
    ("text", "publics"),
    [
        ("0-5", (Public.CHILDREN,)),
        ("6-13", (Public.CHILDREN, Public.EARLY_TEENS)),
        ("jeunes de 18 à 25 ans", (Public.TEENS, Public.YOUNG_ADULTS)),
        ("Parents avec enfants", (Public.CHILDREN, Public.PARENTS)),
        ("tous", (Public.ALL,)),
        ("Permanence de 9 à 12 h", ()),
        ("habitants du quartier", ()),
    ],
)
def test_publics(text: str, publics: tuple[Public, ...]) -> None:
    assert publics_in(text) == publics
