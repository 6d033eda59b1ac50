"""Any table written in any encoding, line end, delimiter and quoting is read as it was written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pcve_desktop.imports.cleaning import clean_text, strip_controls
from pcve_desktop.imports.reader import read_table
from pcve_desktop.imports.table import Limits, TableError

if TYPE_CHECKING:
    from pathlib import Path

HEADER = ["Nom", "Adresse", "Téléphone", "Remarques"]
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
WESTERN = ("cp1252", "latin-1")
ENDS = ("\n", "\r\n", "\r")
DELIMITERS = (";", ",", "\t")
WORDS = (
    "École", "été", "über", "Straße", "café", "naïf", "Noël", "Maßnahme", "garçon", "Müller",
    "Rive Est", "1er étage", "n° 3", "Tilleuls", "« oui »",
)  # fmt: skip
ODD = (
    'dit "oui"', '"', "a;b", "a,b", "a\tb", "lundi\nmardi", "ligne\r\nsuivante", "fin\rici",
    "0388000000", "03 88 00 00 00", "+33 3 88 00 00 00", "00123", "12/03/2026", "3-4", "1e5",
    "=1+1", "TRUE", "x" * 5000, "'0388", "#N/A", " bord ", "-", "1,5", "a | b", "''",
)  # fmt: skip
WIDE = ("🙂 équipe", "Ł", "漢字", "שלום", "a\u0301", "\ufeffdébut", "nul\x00ici", "\u2028", "ﬁn")

# A text with many of these is no list; those of WIDE are few.
CONTROLS = "".join(map(chr, [*range(9), *range(14, 32), *range(127, 160)]))

one_byte = st.lists(st.sampled_from((*WORDS, *ODD)), max_size=3).map(" ".join)
anything = st.one_of(
    one_byte,
    st.sampled_from(WIDE),
    st.text(st.characters(codec="utf-8", exclude_characters="ÃÂâ" + CONTROLS), max_size=30),
)


def rows_of(cells: st.SearchStrategy[str]) -> st.SearchStrategy[list[list[str]]]:
    """Make rows with a name of their own and three cells."""
    row = st.lists(cells, min_size=3, max_size=3)
    return st.lists(row, min_size=1, max_size=8).map(
        lambda rows: [[f"Partenaire {n}", *cells] for n, cells in enumerate(rows)]
    )


def written(rows: list[list[str]], delimiter: str, end: str, *, quoted: bool) -> str:
    """Write a table as spreadsheets do: a cell with a line break in it is always quoted."""

    def cell(text: str) -> str:
        if quoted or any(sign in text for sign in (delimiter, '"', "\n", "\r")):
            return '"' + text.replace('"', '""') + '"'
        return text

    return "".join(delimiter.join(map(cell, row)) + end for row in rows)


def expected(cell: str) -> str | None:
    """Return what is left of a cell: no control characters, plain line ends, nothing around."""
    return clean_text(strip_controls(cell)[0])


def check(path: Path, rows: list[list[str]], data: bytes) -> None:
    path.write_bytes(data)
    table = read_table(path)
    wanted = [[expected(cell) for cell in row] for row in rows]
    used = [i for i in range(len(HEADER)) if any(row[i] is not None for row in wanted)]
    assert [column.name for column in table.columns] == [HEADER[i] for i in used]
    assert [list(row.cells) for row in table.rows] == [[row[i] for i in used] for row in wanted]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("dialects") / "liste.csv"


QUICK = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(
    rows=rows_of(anything), encoding=st.sampled_from(UNICODE), end=st.sampled_from(ENDS),
    delimiter=st.sampled_from(DELIMITERS), quoted=st.booleans(),
)  # fmt: skip
def test_unicode_tables_are_read_as_written(
    path: Path, rows: list[list[str]], encoding: str, end: str, delimiter: str, *, quoted: bool
) -> None:
    text = written([HEADER, *rows], delimiter, end, quoted=quoted)
    check(path, rows, text.encode(encoding))


@QUICK
@given(
    rows=rows_of(one_byte), encoding=st.sampled_from(WESTERN), end=st.sampled_from(ENDS),
    delimiter=st.sampled_from(DELIMITERS), quoted=st.booleans(),
)  # fmt: skip
def test_one_byte_tables_are_read_as_written(
    path: Path, rows: list[list[str]], encoding: str, end: str, delimiter: str, *, quoted: bool
) -> None:
    text = written([HEADER, *rows], delimiter, end, quoted=quoted)
    check(path, rows, text.encode(encoding))


@QUICK
@given(data=st.binary(max_size=400))
def test_any_bytes_are_a_table_or_one_sentence(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    try:
        table = read_table(path)
    except TableError as error:
        said = error.args[0]
    else:
        said = "Nothing was imported"
        assert all(len(row.cells) == len(table.columns) for row in table.rows)
    assert re.search(r"[Nn]othing was imported|not opened|save it as", said)


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("Nom;Ville\n" + "A;B\n" * 30, Limits(rows=10)),
        (";".join(f"c{n}" for n in range(30)) + "\n", Limits(columns=10)),
        ("Nom;Ville\nA;" + "x" * 500 + "\n", Limits(cell_chars=100)),
        ("Nom;Ville\n" + "A;B\n" * 300, Limits(file_bytes=500)),
    ],
)
def test_limits_are_one_sentence(path: Path, text: str, limits: Limits) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TableError) as caught:
        read_table(path, limits=limits)
    assert str(caught.value)
