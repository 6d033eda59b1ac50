"""Workbooks: sheets, merged and hidden cells, numbers and dates, and files made to harm."""

from __future__ import annotations

import datetime as dt
import io
import secrets
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from pcve_desktop.imports.reader import read_table
from pcve_desktop.imports.table import Limits, TableError
from pcve_desktop.imports.workbook import read_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

LIMITS = Limits()


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


# A workbook's dates have no time zone.
MORNING = dt.datetime.fromisoformat("2026-03-04T09:05")
MIDNIGHT = dt.datetime.fromisoformat("2026-03-04T00:00")


def one_sheet(*rows: Sequence[Any]) -> Workbook:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append([*row])
    return book


def rewritten(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Return the workbook with the text of each part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            new.writestr(info, change(info.filename, old.read(info)), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def test_values_arrive_as_a_person_sees_them() -> None:
    book = one_sheet(
        ("Nom", "Tél", "Vu le", "Heure", "Oui", "Part"),
        ("Pont", 4155550187.0, MIDNIGHT, dt.time(17, 30), True, 0.25),
        ("Gué", "  03 88 00 00 00\u00a0", MORNING, None, "#N/A", " "),
    )
    grid = read_workbook(saved(book), None, LIMITS)
    assert grid.rows[1].cells == ["Pont", 4155550187, dt.date(2026, 3, 4), "17:30", "TRUE", 0.25]
    assert grid.rows[2].cells == ["Gué", "03 88 00 00 00", MORNING]
    assert [note.values["count"] for note in grid.notes] == [1]


def test_first_visible_filled_sheet_is_read_and_another_on_request(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].title = "Vide"
    hidden = book.create_sheet("Caché")
    hidden.append(("secret",))
    hidden.sheet_state = "hidden"
    book.create_sheet("Liste").append(("Nom",))
    path = tmp_path / "partenaires.xlsx"
    path.write_bytes(saved(book))
    table = read_table(path)
    assert (table.sheet, table.headers) == ("Liste", ["Nom"])
    assert set(table.sheets) == {"Vide", "Caché", "Liste"}
    assert read_table(path, sheet="Caché").headers == ["secret"]
    assert read_table(path, sheet="Vide").rows == ()
    with pytest.raises(TableError, match="no sheet named “Rien”"):
        read_table(path, sheet="Rien")


def test_merged_cells_name_their_columns_and_fill_their_rows(tmp_path: Path) -> None:
    book = one_sheet(
        ("Annuaire de Valmont",),
        (),
        ("Structure", "Contact", None, "Ville"),
        (None, "Tél", "Mail", None),
        ("Pont", "03 88 00 00 01", "a@pont.example", "Valmont"),
        (None, "03 88 00 00 02", "b@pont.example", "Valmont"),
        ("Gué", "03 88 00 00 03", None, "Valmont"),
    )
    sheet = book.worksheets[0]
    for ref in ("A3:A4", "B3:C3", "D3:D4", "A5:A6"):
        sheet.merge_cells(ref)
    path = tmp_path / "fusion.xlsx"
    path.write_bytes(saved(book))
    table = read_table(path)
    assert table.headers == ["Structure", "Contact – Tél", "Contact – Mail", "Ville"]
    assert [row.cells[0] for row in table.rows] == ["Pont", "Pont", "Gué"]
    assert [row.number for row in table.rows] == [5, 6, 7]


def test_hidden_rows_are_read_and_said() -> None:
    book = one_sheet(("Nom",), ("Pont",), ("Gué",))
    book.worksheets[0].row_dimensions[2].hidden = True
    book.worksheets[0].column_dimensions["B"].hidden = True
    grid = read_workbook(saved(book), None, LIMITS)
    assert len(grid.rows) == 3
    assert [note.msgid.split(" ")[1] for note in grid.notes] == ["rows", "columns"]


def test_formulas_count_by_their_saved_result_and_never_by_their_text() -> None:
    book = one_sheet(("Nom", "Somme"), ("Pont", "=1+1"), ("=HYPERLINK(1)", 3))
    grid = read_workbook(saved(book), None, LIMITS)
    assert grid.rows[1].cells == ["Pont"]
    assert grid.rows[2].cells == [None, 3]
    assert [note.values for note in grid.notes] == [{"count": 2}]


def test_far_away_formatting_and_wrong_dimensions_cost_nothing() -> None:
    book = one_sheet(("Nom", "Ville"), ("Pont", "Valmont"))
    book.worksheets[0]["XFD1048576"].font = Font(bold=True)
    grid = read_workbook(saved(book), None, LIMITS)
    assert [row.cells for row in grid.rows] == [["Nom", "Ville"], ["Pont", "Valmont"]]

    def too_small(name: str, part: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return part
        assert b'<dimension ref="A1:B2"' in part
        return part.replace(b'<dimension ref="A1:B2"', b'<dimension ref="A1:A1"')

    data = rewritten(saved(one_sheet(("Nom", "Ville"), ("Pont", "Valmont"))), too_small)
    assert len(read_workbook(data, None, LIMITS).rows) == 2


@pytest.mark.parametrize(
    "limits",
    [Limits(rows=2), Limits(columns=1), Limits(cell_chars=4)],
    ids=["rows", "cols", "cell"],
)
def test_limits_of_a_sheet(limits: Limits) -> None:
    book = one_sheet(("Nom", "Ville"), ("Pont", "Valmont"), ("Gué", "Rive Est"))
    with pytest.raises(TableError, match="Nothing was imported"):
        read_workbook(saved(book), None, limits)


def bomb(_name: str, part: bytes) -> bytes:
    return part + b"\n" * 3_000_000


def doctype(name: str, part: bytes) -> bytes:
    if not name.endswith("sheet1.xml"):
        return part
    start = b'<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'
    return start + part.split(b"?>", 1)[-1]


def cut(name: str, part: bytes) -> bytes:
    return part[: len(part) // 2] if name.endswith("sheet1.xml") else part


def row_far_below(name: str, part: bytes) -> bytes:
    if not name.endswith("sheet1.xml"):
        return part
    assert b'<row r="2"' in part
    return part.replace(b'<row r="2"', b'<row r="999999999999"')


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (bomb, "packed suspiciously tight"),
        (doctype, "document type declaration"),
        (cut, "not a readable .xlsx workbook"),
        (row_far_below, "not a readable .xlsx workbook"),
        (lambda name, part: b"" if name.endswith("workbook.xml") else part, "not a readable"),
    ],
    ids=["bomb", "doctype", "cut", "far", "no-book"],
)
def test_hostile_workbooks_are_refused(change: Callable[[str, bytes], bytes], words: str) -> None:
    data = rewritten(saved(one_sheet(("Nom",), ("Pont",))), change)
    with pytest.raises(TableError, match=words):
        read_workbook(data, None, LIMITS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", "gb18030", "cp037"])
@pytest.mark.parametrize("end", ["workbook.xml", "styles.xml", "sheet1.xml", "core.xml"])
def test_entities_are_not_expanded_whatever_parser_reads_the_part(encoding: str, end: str) -> None:
    """Parsers know different encodings: what the check cannot read, openpyxl's may."""

    def laughs(name: str, part: bytes) -> bytes:
        if not name.endswith(end):
            return part
        bodies = ["ha" * 5, *(f"&a{number - 1};" * 10 for number in range(1, 9))]
        entities = "".join(f'<!ENTITY a{at} "{body}">' for at, body in enumerate(bodies))
        text = part.decode().split("?>", 1)[-1].replace(">", ">&a8;", 1)
        start = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [{entities}]>'
        return (start + text).encode(encoding)

    data = rewritten(saved(one_sheet(("Nom",), ("Pont",))), laughs)
    with pytest.raises(TableError, match=r"document type declaration|not a readable"):
        read_workbook(data, None, LIMITS)


def test_a_huge_text_where_none_belongs_is_refused() -> None:
    def huge(name: str, part: bytes) -> bytes:
        # Noise, so that it is not refused for how tight it packs.
        noise = secrets.token_hex(6_000_000).encode()
        return part.replace(b"</styleSheet>", b"<x>" + noise + b"</x></styleSheet>")

    data = rewritten(saved(one_sheet(("Nom",), ("Pont",))), huge)
    with pytest.raises(TableError, match="not a readable"):
        read_workbook(data, None, LIMITS)


def test_declared_size_is_checked_before_anything_is_unpacked() -> None:
    data = saved(one_sheet(("Nom",), ("Pont",)))
    with pytest.raises(TableError, match="unpacks to far more"):
        read_workbook(data, None, Limits(unpacked_bytes=1000))
    with pytest.raises(TableError, match="unpacks to far more"):
        read_workbook(data, None, Limits(members=3))


def zip_of(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in members.items():
            archive.writestr(name, part)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as .xlsx"),
        ("protected.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a password"),
        ("text.xlsx", b"Nom;Ville\nPont;Valmont\n", "not a readable .xlsx"),
        ("page.csv", b"<html><table><tr><td>Nom</td></tr></table>", "not a readable .xlsx"),
        ("other.xlsx", zip_of(mimetype=b"application/x"), "not an .xlsx workbook"),
        ("half.xlsx", b"PK\x03\x04" + bytes(40), "not a readable .xlsx"),
        ("empty.csv", b"\xef\xbb\xbf\r\n", "empty"),
    ],
)
def test_other_files_are_refused_with_a_way_out(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(TableError, match=words):
        read_table(path)


def test_workbook_with_a_wrong_ending_is_read_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes(saved(one_sheet(("Nom", "Ville"), ("Pont", "Valmont"))))
    assert read_table(path).headers == ["Nom", "Ville"]
