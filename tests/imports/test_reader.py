"""A file becomes one table: header, unnamed and empty columns, notes for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.imports.reader import read_table
from pcve_desktop.imports.table import Limits, TableError, cell_text, column_letter

if TYPE_CHECKING:
    from pathlib import Path

    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.table import Table


def table_of(tmp_path: Path, text: str) -> Table:
    path = tmp_path / "liste.csv"
    path.write_bytes(text.encode())
    return read_table(path)


def notes_of(table: Table, tr: Translator) -> list[str]:
    return [note.text(tr) for note in table.notes]


def test_column_letters() -> None:
    assert [column_letter(i) for i in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_numbers_are_written_as_a_person_would() -> None:
    assert cell_text(4155550187.0) == "4155550187"
    assert cell_text(0.5) == "0.5"
    assert cell_text(None) == ""


def test_header_below_a_title_with_unnamed_and_empty_columns(
    tmp_path: Path, tr: Translator
) -> None:
    text = (
        "Annuaire des partenaires;;;;;\n"
        "mis à jour en mars;;;;;\n"
        ";;;;;\n"
        "NOM;;adresse;numéro;mail;ages\n"
        "Pont;48.5734053;1 quai 67000 Valmont;03 88 00 00 00;pont@tilleuls.example;\n"
        ";;;;;\n"
        "Gué;48.5834053;2 rue du Gué;03 88 00 00 01;gue@tilleuls.example;\n"
    )
    table = table_of(tmp_path, text)
    assert table.headers == ["NOM", "Column B", "adresse", "numéro", "mail"]
    assert [column.name for column in table.columns][1] is None
    assert [row.number for row in table.rows] == [5, 7]
    assert notes_of(table, tr) == [
        "Encoding: UTF-8",
        "Columns are separated by “;”",
        "Header: row 4",
        "Empty rows left out: 1",
        "Empty columns left out: F (ages)",
    ]


def test_table_without_header_loses_no_row(tmp_path: Path, tr: Translator) -> None:
    table = table_of(tmp_path, "Pont,03 88 00 00 00,a@b.example\nGué,03 88 00 00 01,c@d.example\n")
    assert table.headers == ["Column A", "Column B", "Column C"]
    assert len(table.rows) == 2
    assert "No header found: columns are called by their letters" in notes_of(table, tr)


def test_ragged_rows_are_widened_and_named(tmp_path: Path, tr: Translator) -> None:
    table = table_of(tmp_path, "nom,ville\nPont\nGué,Valmont,de trop\n")
    assert table.headers == ["nom", "ville", "Column C"]
    assert table.rows[0].cells == ("Pont", None, None)
    assert table.rows[1].cells == ("Gué", "Valmont", "de trop")
    assert "Rows with more cells than the header: 1 (first: 3)" in notes_of(table, tr)


def test_same_headers_are_told_apart_and_repeated_header_rows_go(tmp_path: Path) -> None:
    table = table_of(
        tmp_path, "nom,mail,mail\nPont,a@b.example,c@d.example\nnom,mail,mail\nGué,e@f.example,\n"
    )
    assert table.headers == ["nom", "mail", "mail (2)"]
    assert [row.number for row in table.rows] == [2, 4]


def test_header_alone_keeps_its_columns(tmp_path: Path) -> None:
    table = table_of(tmp_path, "nom,ville\n")
    assert (table.headers, table.rows) == (["nom", "ville"], ())


def test_age_ranges_are_headers_although_they_look_like_numbers(tmp_path: Path) -> None:
    table = table_of(tmp_path, "Agency Name,0-5,'6-13,14-17\nRive Est,X,,X\nValmont,,X,\n")
    assert table.headers == ["Agency Name", "0-5", "6-13", "14-17"]


def test_file_that_is_missing_or_too_big_is_said(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"“rien\.csv” cannot be opened"):
        read_table(tmp_path / "rien.csv")
    path = tmp_path / "gros.csv"
    path.write_bytes(b"nom;ville\n" * 300_000)
    with pytest.raises(TableError, match="larger than 1 MB"):
        read_table(path, limits=Limits(file_bytes=1024 * 1024))


def test_list_of_names_alone_loses_no_name(tmp_path: Path) -> None:
    path = tmp_path / "noms.txt"
    path.write_text("Le Pont\nLe Gué\nChorale\n", encoding="utf-8")
    assert [row.cells for row in read_table(path).rows] == [("Le Pont",), ("Le Gué",), ("Chorale",)]
    path.write_text("Structure\nLe Pont\nLe Gué\n", encoding="utf-8")
    assert [row.cells for row in read_table(path).rows] == [("Le Pont",), ("Le Gué",)]


def test_picture_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(bytes.fromhex("89504e470d0a1a0a") + bytes(range(256)) * 4)
    with pytest.raises(TableError, match="not readable text"):
        read_table(path)
