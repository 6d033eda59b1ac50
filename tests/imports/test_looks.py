"""What values look like."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.imports import looks
from pcve_desktop.imports.looks import Shape, shape_of
from pcve_desktop.likeness import texts

if TYPE_CHECKING:
    from pcve_desktop.imports.table import Cell


@pytest.mark.parametrize(
    ("cell", "shape"),
    [
        ("accueil@tilleuls.example", Shape.EMAIL),
        ("mailto:accueil@tilleuls.example", Shape.EMAIL),
        ("a@tilleuls.example ; b@tilleuls.example", Shape.EMAIL),
        ("03 88 00 00 00", Shape.PHONE),
        ("03.88.00.00.00", Shape.PHONE),
        ("+33 (0)3 88 00 00 00", Shape.PHONE),
        ("(415) 555-0187 ext. 12", Shape.PHONE),
        ("415- 555-0187", Shape.PHONE),
        (4155550187, Shape.PHONE),
        (4155550187.0, Shape.PHONE),
        ("03 88 00 00 00 / 06 00 00 00 00", Shape.PHONE),
        ("https://tilleuls.example/page", Shape.URL),
        ("www.tilleuls.example", Shape.URL),
        ("tilleuls.example", Shape.URL),
        ("12/05/2026", Shape.DATE),
        (dt.date(2026, 5, 12), Shape.DATE),
        ("48.5734053", Shape.COORDINATE),
        (7.7521113, Shape.COORDINATE),
        ("67000", Shape.POSTCODE),
        (94110, Shape.POSTCODE),
        ("94110-1234", Shape.POSTCODE),
        ("1 quai des Tilleuls 67000 Valmont", Shape.ADDRESS),
        ("Lindenstraße 5", Shape.ADDRESS),
        ("3221 22nd Street", Shape.ADDRESS),
        ("X", Shape.MARK),
        ("oui", Shape.MARK),
        ("nein", Shape.MARK),
        ("12", Shape.NUMBER),
        ("0-5", Shape.TEXT),
        ("Centre social", Shape.TEXT),
        ("lundi\nmardi", Shape.LONG),
        ("mot " * 30, Shape.LONG),
    ],
)
def test_shape(cell: Cell, shape: Shape) -> None:
    assert shape_of(cell) is shape


def test_several_phones_in_one_cell() -> None:
    assert texts.find_phones("03 88 00 00 00 ou 06 00 00 00 00") == [
        "03 88 00 00 00",
        "06 00 00 00 00",
    ]
    assert texts.find_phones("Tél. 03 88 00 00 00 (accueil)") == ["03 88 00 00 00"]
    assert texts.find_phones("0711 / 12 34 56 7") == ["0711 / 12 34 56 7"]
    assert texts.find_phones("03 88 00 00 00 / 3949") == ["03 88 00 00 00", "3949"]
    assert texts.find_phones("le jeudi à 19h30") == []
    assert texts.find_phones("12 et 14") == []


def test_phone_key_ignores_country_code_and_writing() -> None:
    assert texts.phone_key("+33 3 88 00 00 12") == texts.phone_key("03.88.00.00.12")
    assert texts.clean_phone("4155550187.0") == "4155550187"


def test_profile_shares_add_up_over_filled_cells() -> None:
    seen = looks.profile(["a@b.example", None, "x", "www.c.example", "x"])
    assert (seen.filled, seen.distinct) == (4, 3)
    assert seen.share(Shape.EMAIL, Shape.URL) == 0.5
    assert seen.share(Shape.MARK) == 0.5
