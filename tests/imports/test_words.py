"""The words of a list beside those of the program."""

from __future__ import annotations

import pytest

from pcve_desktop.i18n import LANGUAGES, Translator
from pcve_desktop.imports.slots import contact_slots
from pcve_desktop.imports.table import Column, Row, Table
from pcve_desktop.imports.targets import KIND, PUBLICS, ROLE, SECTOR, SPHERES
from pcve_desktop.imports.vocabulary import exact, role_of, spheres_in
from pcve_desktop.imports.words import Word, options_for, understood, units, words_of
from pcve_desktop.models.vocabularies import (
    MemberRole,
    OrganisationKind,
    Public,
    Sector,
    Sphere,
)

PHONE, EMAIL, NAMED = "contact.phone", "contact.email", "contact.professional"


def test_labels_are_known_in_every_language() -> None:
    club = OrganisationKind.SPORT_CLUB
    labels = {Translator(language).t(club.label) for language in LANGUAGES}
    assert len(labels) == len(LANGUAGES)
    for text in (club.value, *labels):
        assert exact(OrganisationKind, f" {text.upper()} ") is club
    assert exact(Sphere, "Cohésion sociale") is Sphere.COHESION
    assert exact(Sphere, "cohesion") is Sphere.COHESION
    assert exact(Sphere, "autre") is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Membre actif", MemberRole.MEMBER),
        ("chef de file", MemberRole.LEAD),
        ("à inviter", MemberRole.INVITED),
        ("Federführung", MemberRole.LEAD),
        ("directrice", None),
    ],
)
def test_roles_in_a_network(text: str, role: MemberRole | None) -> None:
    assert role_of(text) is role


def test_several_spheres_in_one_cell() -> None:
    assert spheres_in("Sécurité, lien social") == (Sphere.COHESION, Sphere.SECURITY)


def test_who_left_is_no_role_to_import() -> None:
    assert MemberRole.LEFT not in options_for(ROLE)
    assert understood(ROLE, "left") == ()


def test_cells_with_several_words_are_split_where_the_field_takes_several() -> None:
    assert units(PUBLICS, "ados ; parents, 6-13 ans") == ["ados", "parents", "6-13 ans"]
    assert units(SECTOR, "santé, social") == ["santé, social"]


def test_words_of_a_column_begin_with_those_not_understood(tr: Translator) -> None:
    cells = ["SPORT", "Vie de quartier", "vie de  Quartier", "x" * 90, "Sport", "Sport"]
    table = Table(
        (Column("A", "Catégorie"),),
        tuple(Row(n, (cell,)) for n, cell in enumerate(cells, start=2)),
    )
    assert words_of(table, {0: SECTOR}, tr) == [
        Word(SECTOR, "Vie de quartier", 2, ()),
        Word(SECTOR, "SPORT", 3, (Sector.SPORT_CULTURE,)),
    ]
    assert words_of(table, {0: "organisation.notes"}, tr) == []


def test_what_is_understood_by_itself() -> None:
    assert understood(KIND, "club de football") == (OrganisationKind.SPORT_CLUB,)
    assert understood(KIND, "Divers") == ()
    assert understood(SECTOR, "Enseignement") == (Sector.YOUTH_EDUCATION,)
    assert understood(PUBLICS, "collégiens") == (Public.EARLY_TEENS,)
    assert understood(SPHERES, "Prévention de la délinquance") == (Sphere.PREVENTION,)


def test_a_second_number_is_no_second_contact() -> None:
    found = contact_slots({1: (PHONE, "Tél 1"), 2: (PHONE, "Tél 2"), 3: (EMAIL, "Mail")})
    assert set(found.values()) <= {1}


def test_counted_contacts_have_their_columns() -> None:
    found = contact_slots(
        {
            1: (NAMED, "Contact 1"), 2: (PHONE, "Tél contact 1"),
            3: (NAMED, "Contact 2"), 4: (PHONE, "Tél contact 2"), 5: (EMAIL, "Mail"),
        }
    )  # fmt: skip
    assert found == {1: 1, 2: 1, 3: 2, 4: 2, 5: 1}


def test_headings_above_make_contacts() -> None:
    above = {
        1: (PHONE, "Président – Tél"), 2: (EMAIL, "Président – Mail"),
        3: (PHONE, "Accueil – Tél"), 4: (EMAIL, "Accueil – Mail"),
    }  # fmt: skip
    assert contact_slots(above) == {1: 1, 2: 1, 3: 2, 4: 2}
    assert contact_slots({1: above[1], 2: above[2]}) == {}
