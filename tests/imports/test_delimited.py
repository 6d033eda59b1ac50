"""Text tables: delimiters, line ends, broken quotes, control characters and limits."""

from __future__ import annotations

import pytest

from pcve_desktop.imports.delimited import find_delimiter, read_delimited
from pcve_desktop.imports.table import Limits, TableError

LIMITS = Limits()


def rows(text: str, limits: Limits = LIMITS) -> list[list[object]]:
    return [[*row.cells] for row in read_delimited(text.encode(), limits).rows]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_delimiter_and_line_end(sign: str, end: str) -> None:
    text = end.join(
        sign.join(cells) for cells in (("nom", "rue", "ville"), ("Pont", "1 quai", "Valmont"))
    )
    assert rows(text) == [["nom", "rue", "ville"], ["Pont", "1 quai", "Valmont"]]


def test_commas_and_bars_inside_cells_do_not_win_over_semicolons() -> None:
    text = "nom;adresse\n" + "Pont;1, quai de l'Ill, Valmont\n" * 9 + "Gué;2 | 3 rue\n"
    assert find_delimiter(text) == ";"
    # Decimal commas on every line, ragged rows and a title line on top.
    text = "Liste 2026;;\nnom;lat;lon;mail\n" + "Pont;48,57;7,75\n" * 3
    text += "Gué;48,5;7,7;a@b.example\n"
    assert find_delimiter(text) == ";"


def test_one_column_has_no_delimiter() -> None:
    assert find_delimiter("nom\nPont\nGué\n") is None
    assert rows("nom\nPont\nGué\n") == [["nom"], ["Pont"], ["Gué"]]


def test_quoted_line_breaks_and_quotes_stay_in_their_cell() -> None:
    text = 'nom,horaires\r\nPont,"lundi\r\n9 h ""précises"""\r\n'
    assert rows(text) == [["nom", "horaires"], ["Pont", 'lundi\n9 h "précises"']]


def test_row_numbers_count_blank_lines_and_the_hint_line_as_a_spreadsheet_does() -> None:
    grid = read_delimited(b"sep=;\nnom;ville\n\nPont;Valmont\n", LIMITS)
    assert [(row.number, row.cells) for row in grid.rows] == [
        (2, ["nom", "ville"]),
        (4, ["Pont", "Valmont"]),
    ]


def test_quote_in_the_middle_of_a_cell_is_kept() -> None:
    text = 'nom;ville\nClub "Le Pont";Valmont\n"Le Gué" asso;Rive Est\n'
    assert rows(text)[1][0] == 'Club "Le Pont"'
    assert len(rows(text)) == 3


def test_quote_that_is_never_closed_swallows_no_row() -> None:
    text = "nom;ville\n" + '"Le Pont;Valmont\n' + "Gué;Rive Est\n" * 40
    found = rows(text)
    assert len(found) == 42
    assert found[1] == ["Le Pont", "Valmont"]


def test_quote_closed_far_below_swallows_no_row() -> None:
    text = "nom;ville\n" + '"Le Pont;Valmont\n' + "Gué;Rive Est\n" * 20 + '"Bac";Valmont\n'
    assert len(rows(text)) == 23


def test_control_characters_go_and_are_counted() -> None:
    grid = read_delimited("nom;ville\nPo\x00nt\x07;Val\u200bmont\n".encode(), LIMITS)
    assert grid.rows[1].cells == ["Pont", "Val\u200bmont"]
    assert {"count": 2} in [note.values for note in grid.notes]


def test_text_marker_of_spreadsheets_is_taken_off() -> None:
    assert rows("nom;tel\nPont;'0388000000\n")[1] == ["Pont", "0388000000"]


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("a;b\n" * 12, Limits(rows=10)),
        ("a;b;c;d\n", Limits(columns=3)),
        ("a;b\n" + "x" * 40 + ";1\n", Limits(cell_chars=39)),
        ('a;b\n"' + "x" * 140_000 + '";1\n', Limits()),
    ],
)
def test_limits_are_said_in_a_sentence(text: str, limits: Limits) -> None:
    with pytest.raises(TableError, match="Nothing was imported"):
        rows(text, limits)
