"""Column guessing on lists as people keep them, in three languages."""

from __future__ import annotations

import pytest

from pcve_desktop.imports.guess import (
    COORDINATES,
    MARKS,
    TAKEN,
    Guess,
    guess_columns,
)
from pcve_desktop.imports.table import Cell, Column, Row, Table, column_letter
from pcve_desktop.imports.targets import partner_targets


def table_of(headers: list[str | None], *rows: list[Cell]) -> Table:
    return Table(
        tuple(Column(column_letter(i), name) for i, name in enumerate(headers)),
        tuple(Row(n, tuple(cells)) for n, cells in enumerate(rows, start=2)),
    )


def guesses(headers: list[str | None], *rows: list[Cell]) -> list[Guess]:
    return list(guess_columns(table_of(headers, *rows), partner_targets()))


def targets(headers: list[str | None], *rows: list[Cell]) -> list[str | None]:
    return [guess.target for guess in guesses(headers, *rows)]


def test_french_list_with_unnamed_coordinates_and_a_slip() -> None:
    found = guesses(
        ["NOM", None, None, "adresse", "numéro", "mail", "description", "sous catrégories",
         "public accueilli", "Horaires"],
        ["Le Pont", "48.5734053", "7.7521113", "1 quai 67000 Valmont", "03 88 00 00 00",
         "pont@tilleuls.example", "Accueil de jour", "LOGEMENT", "tous", "lundi\nmardi"],
        ["Le Gué", "48.5834053", "7.7621113", "2 rue du Gué", "03 88 00 00 01",
         "www.gue.example", "Médiation", "SANTE", "familles", "9h - 12h"],
    )  # fmt: skip
    assert [guess.target for guess in found] == [
        "organisation.name", None, None, "organisation.address", "contact.phone",
        "contact.email", "organisation.offers", "organisation.sector", "organisation.publics",
        "organisation.notes",
    ]  # fmt: skip
    assert found[1].reason == COORDINATES


def test_english_list_prefers_the_agency_over_its_sites() -> None:
    found = guesses(
        ["Agency Name", "Program Name", "Lead Agency Address", "Site Name", "Site Address",
         "Site Phone", "0-5", "14-17", "English"],
        ["Rive Est Youth", "Homework club", "5 Mill Street", "Rive Est", "7 Dock Road",
         "415-555-0187", "X", None, "X"],
        ["Rive Est Youth", "Chess", "5 Mill Street", "Pool", "9 Dock Road", 4155550188, None, "X",
         None],
    )  # fmt: skip
    assert [guess.target for guess in found] == [
        "organisation.name", "organisation.offers", "organisation.address", None, None,
        "contact.phone", "organisation.publics", "organisation.publics", None,
    ]  # fmt: skip
    assert found[4].reason == TAKEN
    assert found[8].reason == MARKS


def test_german_list() -> None:
    headers: list[str | None] = [
        "Einrichtung", "Straße", "PLZ", "Ort", "Telefonnummer", "E-Mail-Adresse",
        "Ansprechpartner", "Funktion", "Öffnungszeiten", "Zielgruppe", "Webseite",
    ]  # fmt: skip
    row: list[Cell] = [
        "Jugendhaus Rive Est", "Lindenstraße 5", "77694", "Valmont", "+49 7851 000000",
        "info@jugendhaus.example", "R. Muster", "Leitung", "Mo-Fr", "Jugendliche",
        "www.jugendhaus.example",
    ]  # fmt: skip
    assert targets(headers, row) == [
        "organisation.name", "organisation.address", "organisation.postcode", "organisation.city",
        "contact.phone", "contact.email", "contact.professional", "contact.function",
        "organisation.notes", "organisation.publics", "organisation.website",
    ]  # fmt: skip


def test_values_decide_where_headers_are_missing() -> None:
    found = targets(
        [None, None, None, None],
        ["Le Pont", "pont@tilleuls.example", "03 88 00 00 00", "https://pont.example"],
        ["Le Gué", "gue@tilleuls.example", "03 88 00 00 01", "https://gue.example"],
    )
    assert found == [
        "organisation.name",
        "contact.email",
        "contact.phone",
        "organisation.website",
    ]


def test_name_beside_a_first_name_is_a_person() -> None:
    found = targets(
        ["Nom", "Prénom", "Structure", "Fonction"],
        ["Brenner", "Samir", "FC Tilleuls", "coordinateur"],
        ["Hoffmann", "Léa", "Le Pont", "présidente"],
    )
    assert found == [
        "contact.professional",
        "contact.professional",
        "organisation.name",
        "contact.function",
    ]


def test_header_contradicted_by_its_values_does_not_win() -> None:
    found = targets(
        ["Nom", "Mail", "Coordonnées"],
        ["Le Pont", "distribué le mardi", "pont@tilleuls.example"],
        ["Le Gué", "boîte au fond", "gue@tilleuls.example"],
    )
    assert found[2] == "contact.email"


@pytest.mark.parametrize("header", ["TÉLÉPHONE", "Tel.", "téléphones", "N° de téléphone", "Phone"])
def test_case_accents_and_plural_do_not_matter(header: str) -> None:
    assert targets(["Nom", header], ["Le Pont", "03 88 00 00 00"])[1] == "contact.phone"


def test_single_target_is_used_once_and_joined_ones_several_times() -> None:
    found = guesses(
        ["Nom", "Téléphone", "Portable", "Fax", "Ville", "Commune", "Horaires", "Remarques"],
        ["Le Pont", "03 88 00 00 00", "06 00 00 00 00", "03 88 00 00 09", "Valmont", "Valmont",
         "lundi", "rien"],
    )  # fmt: skip
    kept = [guess.target for guess in found]
    assert kept[1:4] == ["contact.phone", "contact.phone", None]
    assert kept.count("organisation.city") == 1
    assert kept[6:] == ["organisation.notes", "organisation.notes"]
    assert all(0 <= guess.confidence <= 1 for guess in found)
