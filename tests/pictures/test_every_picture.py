"""What holds for every picture: no clipped or overlapping label, all values in words."""

from __future__ import annotations

import re
from dataclasses import fields
from itertools import combinations

import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.pictures import attendance, bars, chain, dumbbell, lines, matrix, path, radar
from pcve_desktop.pictures.layout import text_box
from pcve_desktop.pictures.scene import Picture, Table, Text
from pcve_desktop.pictures.timeline import timeline_chart
from pcve_desktop.ui.kit.palette import LIGHT
from tests.pictures.samples import LongTranslator, builders

KINDS = sorted(builders(Translator("en")))
# A sparkline and a row of signs are small by nature.
LEAST = {"sparkline": 40, "path_row": 100}
TOKENS = {field.name for field in fields(LIGHT)}


def texts_of(picture: Picture) -> list[Text]:
    return [shape for shape in picture.shapes if isinstance(shape, Text)]


def clashes(picture: Picture) -> list[tuple[str, str]]:
    boxes = [(text.text, text_box(text)) for text in texts_of(picture)]
    return [
        (first, second)
        for (first, a), (second, b) in combinations(boxes, 2)
        if min(a[2], b[2]) - max(a[0], b[0]) > 0.5 and min(a[3], b[3]) - max(a[1], b[1]) > 1.5
    ]


def outside(picture: Picture) -> list[str]:
    return [
        text.text
        for text in texts_of(picture)
        for left, top, right, bottom in [text_box(text)]
        if left < -1 or top < -1 or right > picture.width + 1 or bottom > picture.height + 1
    ]


def test_the_check_sees_labels_that_overlap_or_leave() -> None:
    table = Table(("Name",), (("Comes",),))
    shapes = (Text(5, 20, "Comes"), Text(12, 22, "Contributes"))
    picture = Picture(60, 40, shapes, "Commitment", "Two levels.", table)
    assert clashes(picture) == [("Comes", "Contributes")]
    assert outside(picture) == ["Contributes"]


@pytest.mark.parametrize("share", [0.35, 0.6, 0.8, 1.0, 1.5])
@pytest.mark.parametrize("long", [False, True], ids=["en", "longer"])
@pytest.mark.parametrize("kind", KINDS)
def test_labels_neither_overlap_nor_leave_the_picture(kind: str, long: bool, share: float) -> None:
    tr = LongTranslator("en") if long else Translator("en")
    width, build = builders(tr)[kind]
    picture = build(max(round(width * share), LEAST.get(kind, 180)))
    assert clashes(picture) == []
    assert outside(picture) == []


@pytest.mark.parametrize("language", ["en", "fr", "de"])
@pytest.mark.parametrize("kind", KINDS)
def test_text_alternative_holds_every_number(kind: str, language: str) -> None:
    width, build = builders(Translator(language))[kind]
    picture = build(width)
    words = picture.description()
    drawn = {
        number for text in texts_of(picture) for number in re.findall(r"\d+(?:[.,]\d+)?", text.text)
    }
    # Years and mark numbers are on the axis; the table gives whole dates and the card the marks.
    axis = {"2027", "1"} if kind in {"timeline", "commitment"} else set()
    links = {"10"} if kind == "bars" else set()
    assert {number for number in drawn - axis - links if number not in words} == set()


@pytest.mark.parametrize("kind", KINDS)
def test_table_is_complete_and_names_its_columns(kind: str, tr: Translator) -> None:
    width, build = builders(tr)[kind]
    headers, rows = build(width).table
    assert all(headers)
    assert rows
    assert {len(row) for row in rows} == {len(headers)}


@pytest.mark.parametrize("kind", KINDS)
def test_colours_are_tokens_of_the_palette(kind: str, tr: Translator) -> None:
    width, build = builders(tr)[kind]
    for shape in build(width).shapes:
        used = {shape.colour} if isinstance(shape, Text) else {shape.fill, shape.stroke}
        assert used - {None} <= TOKENS


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_data_give_the_same_picture(kind: str, tr: Translator) -> None:
    width, build = builders(tr)[kind]
    assert build(width) == build(width)


def test_no_data_is_said_in_words_in_the_picture(tr: Translator) -> None:
    from datetime import date

    day = date(2026, 11, 24)
    pictures = [
        path.path_picture([], width=200, tr=tr),
        bars.bar_chart([], title="Sectors", width=200, tr=tr),
        bars.balance_chart([bars.Balance("Partners", 0, 0, 0)], width=200, tr=tr),
        bars.pillars_chart([], width=200, tr=tr),
        lines.participation_chart([], 14, width=200, tr=tr),
        lines.sparkline([], 3, title="Meet-ups", width=200, tr=tr),
        lines.commitment_chart(["Comes"], [], until=day, width=200, tr=tr),
        radar.radar_chart([radar.Facet("Social", None)], title="Hexagon", width=200, tr=tr),
        dumbbell.dumbbell_chart([], title="Confidence", width=200, tr=tr),
        matrix.priority_matrix([matrix.MatrixItem("A", "News", None, 3)], width=200, tr=tr),
        matrix.factor_grid(["Need"], ["Family"], [[matrix.GridCell("0", 0)]], width=200, tr=tr),
        chain.chain_picture([], [], width=200, tr=tr),
        timeline_chart([], today=day, width=200, tr=tr),
        attendance.attendance_row([], width=200, tr=tr),
    ]
    for picture in pictures:
        said = " ".join(text.text for text in texts_of(picture))
        assert said == picture.sentence
        assert said.endswith(".")
        assert outside(picture) == []
        assert picture.table.rows == ()
