"""Who sat together: one disc for each sector that came, joined within a session."""

from __future__ import annotations

from pcve_desktop.i18n import Translator
from pcve_desktop.pictures.mix import TableTurn, mix_picture
from pcve_desktop.pictures.scene import Circle, Line, Text

TR = Translator("en")
SECTORS = ["Youth and education", "Sport and culture", "Housing"]
TURNS = [
    TableTurn("s1", "10 Sept", "Who does what", (7, 2, 0)),
    TableTurn("s2", "8 Oct", "Words", (0, 4, 0)),
]


def test_a_session_joins_the_sectors_that_came() -> None:
    picture = mix_picture(SECTORS, TURNS, width=620, tr=TR)
    discs = [shape for shape in picture.shapes if isinstance(shape, Circle) and shape.r > 3]
    joins = [shape for shape in picture.shapes if isinstance(shape, Line) and shape.x1 == shape.x2]
    assert len(discs) == 3
    assert len(joins) == 1
    assert [row[1:] for row in picture.table.rows] == [("7", "2", "–"), ("–", "4", "–")]
    assert [spot.key for spot in picture.spots] == ["s1", "s2"]
    assert picture.sentence == "1 of 2 sessions brought sectors together."


def test_small_counts_are_hidden_where_a_floor_is_asked() -> None:
    picture = mix_picture(SECTORS, TURNS, width=620, tr=TR, floor=5)
    assert [row[1:] for row in picture.table.rows] == [("7", "<5", "–"), ("–", "<5", "–")]
    drawn = {shape.text for shape in picture.shapes if isinstance(shape, Text)}
    assert {"7", "<5"} <= drawn
    assert "4" not in drawn


def test_the_last_sessions_are_drawn_where_not_all_fit() -> None:
    turns = [TableTurn(f"s{n}", f"{n} Oct", "Words", (n, 1, 0)) for n in range(1, 21)]
    picture = mix_picture(SECTORS, turns, width=400, tr=TR)
    keys = [spot.key for spot in picture.spots]
    assert keys[-1] == "s20"
    assert 3 <= len(keys) < 20
    said = f"The last {len(keys)} of 20 sessions."
    assert any(isinstance(shape, Text) and shape.text == said for shape in picture.shapes)
    assert len(picture.table.rows) == 20, "the table holds all of them"


def test_a_narrow_picture_lists_its_sessions() -> None:
    turns = [TableTurn(f"s{n}", f"{n} Oct", "Words", (n, 1, 0)) for n in range(1, 5)]
    picture = mix_picture(SECTORS, turns, width=160, tr=TR)
    assert len(picture.spots) == 4
    assert not [shape for shape in picture.shapes if isinstance(shape, Circle)]


def test_nothing_yet_says_so() -> None:
    picture = mix_picture(SECTORS, [], width=400, tr=TR)
    assert picture.sentence == "It shows once a session was held and people were counted."
