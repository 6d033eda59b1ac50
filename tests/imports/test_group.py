"""Rows become organisations; what each row says is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.imports.group import Alike, group_entries
from pcve_desktop.imports.records import Entry, Part, entries
from pcve_desktop.imports.table import Column, Row, Table
from pcve_desktop.likeness.names import name_key, nearly_same

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator


def entry(number: int, name: str, phone: str = "", email: str = "", offer: str = "") -> Entry:
    values = {
        key: [Part(key, text)]
        for key, text in (
            ("organisation.name", name),
            ("contact.phone", phone),
            ("contact.email", email),
            ("organisation.offers", offer),
        )
        if text
    }
    return Entry(number, values)


def test_same_name_in_any_writing_is_one_organisation() -> None:
    found = group_entries(
        [
            entry(2, "Maison de l'Étang", "03 88 00 00 01", offer="Conseil"),
            entry(3, "Le Pont"),
            entry(4, "MAISON DE L’ÉTANG ", "03 88 00 00 02", offer="conseil"),
            entry(5, "maison de l' étang", offer="Ateliers"),
            entry(6, " - "),
        ]
    )
    assert [(group.name, group.rows) for group in found.groups] == [
        ("Maison de l'Étang", (2, 4, 5)),
        ("Le Pont", (3,)),
    ]
    assert found.groups[0].texts("organisation.offers") == ["Conseil", "Ateliers"]
    assert found.groups[0].texts("contact.phone") == ["03 88 00 00 01", "03 88 00 00 02"]
    assert found.nameless == (6,)


def test_slip_in_the_name_needs_the_same_phone_or_mail() -> None:
    with_phone = group_entries(
        [
            entry(2, "Federation of Neighbourhood Chess Clubs", "415-555-0187"),
            entry(3, "Federatiion of Neighbourhood Chess Clubs", "(415) 555 0187"),
        ]
    )
    assert [group.rows for group in with_phone.groups] == [(2, 3)]
    without = group_entries(
        [
            entry(2, "Federation of Neighbourhood Chess Clubs"),
            entry(3, "Federatiion of Neighbourhood Chess Clubs"),
        ]
    )
    assert len(without.groups) == 2
    assert [each.value for each in without.alike] == [""]


def test_different_names_with_the_same_mail_are_only_pointed_out() -> None:
    found = group_entries(
        [
            entry(2, "MJC Valmont", email="Accueil@mjc.example"),
            entry(3, "Atelier du Gué", email="accueil@mjc.example"),
        ]
    )
    assert len(found.groups) == 2
    assert found.alike == (Alike("MJC Valmont", "Atelier du Gué", "accueil@mjc.example"),)


def test_neighbours_in_one_building_are_not_pointed_out() -> None:
    found = group_entries([entry(2, "Chess Club", "415-555-0187"), entry(3, "Pool", "4155550187")])
    assert found.alike == ()


def test_numbered_names_are_different() -> None:
    second, third = name_key("Mairie du 2e secteur"), name_key("Mairie du 3e secteur")
    assert not nearly_same(second, third)
    assert name_key("Association Le Pont") == name_key("le pont (asso)")


def test_rows_with_marks_say_their_header(tr: Translator) -> None:
    table = Table(
        (Column("A", "Agency"), Column("B", "0-5"), Column("C", "14-17"), Column("D", None)),
        (Row(2, ("Rive Est", "X", "x", "lundi")), Row(3, ("Pont", None, "non", 5))),
    )
    mapping = {0: "organisation.name", 1: "p", 2: "p", 3: "organisation.notes"}
    found = entries(table, mapping, tr)
    assert [part.text for part in found[0].values["p"]] == ["0-5", "14-17"]
    assert "p" not in found[1].values
    assert found[1].values["organisation.notes"] == [Part("Column D", "5")]
