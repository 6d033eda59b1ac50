"""The wall: letters of 40 px and more, nothing over anything else, whatever is shown on it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from pcve_desktop.i18n import LANGUAGES, Translator
from pcve_desktop.models.vocabularies import Step
from pcve_desktop.sample import make_sample
from pcve_desktop.screens.registry import EVENING, screens_of
from pcve_desktop.screens.screen import (
    Bar,
    Bars,
    Column,
    Columns,
    Figure,
    Figures,
    Grid,
    Line,
    Lines,
    Progress,
    Reach,
    Scale,
    Screen,
    Statement,
    Web,
)
from pcve_desktop.services import networks
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.store.workspace import Workspace
from pcve_desktop.ui.kit.palette import PROJECTION, contrast
from pcve_desktop.ui.projecting.canvas import HEIGHT, SMALLEST, WIDTH
from pcve_desktop.ui.projecting.wall import Wall

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcve_desktop.screens.screen import Block
    from tests.ui.projecting.conftest import Notes

TODAY = dt.date(2026, 11, 24)
LONG = (
    "Gemeinschaftseinrichtungsleiterinnen und Nachbarschaftsbeauftragte überlegen gemeinsam, "
    "welche Unterstützungsmöglichkeiten es für Familien gibt, die neu angekommen sind, und wer "
    "sich in den kommenden Wochen darum kümmert, dass niemand allein bleibt und dass alle davon "
    "erfahren, auch am Wochenende."
)
WORD = "Nachbarschaftshilfekoordinationsstellenleitung" * 5
RTL = "מי כאן הערב ומה החלטנו ביחד? نحن نعمل معا من أجل الحي"
EMOJI = "Together 👩🏽‍🏫🤝👨‍👩‍👧 we listen 🎧"


@pytest.fixture
def wall(qtbot: QtBot) -> Iterator[Wall]:
    made = Wall(Translator("en"))
    qtbot.addWidget(made)
    made.resize(WIDTH // 2, HEIGHT // 2)
    made.show()
    yield made
    made.hide()


def page(left: Block | None, right: Block | None = None, **more: str) -> Screen:
    return Screen(
        key="a.b.1", step="Priorities", question=more.get("question", "Which?"),
        hint=more.get("hint", ""), left=left, right=right, note="for the facilitator",
    )  # fmt: skip


def look(wall: Wall, notes: Notes, screen: Screen) -> None:
    """Paint a screen and check all that must hold for any of them."""
    wall.show_screen(screen, 2, 4)
    notes.clear()
    wall.grab()
    assert notes.texts
    assert min(one.size for one in notes.texts) >= SMALLEST, screen.key
    assert all(shrink == 1.0 for shrink in notes.shrinks), screen.key
    assert notes.overlapping() == [], screen.key
    canvas = QRectF(0, 0, WIDTH, HEIGHT)
    outside = [one.text for one in notes.texts if not canvas.contains(one.rect)]
    assert outside == [], screen.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_of_the_sample_can_be_read_from_the_back(
    wall: Wall, notes: Notes, tmp_path: Path, language: str
) -> None:
    path = tmp_path / "sample.passerelle"
    make_sample(path, language)
    seen = 0
    with Workspace.open(path, read_only=True) as ws:
        network = networks.networks(ws)[0]
        data = Dataset(ws, network_id=network.id, cycle_id=network.cycle_id)
        for place in [*map(str, Step), EVENING]:
            for screen in screens_of(data, place, Translator(language), today=TODAY):
                look(wall, notes, screen)
                seen += 1
                # On a board a card may end in three dots; its whole text is on the next page.
                if screen.key != "diagnosis.sort.1":
                    assert [one.text for one in notes.texts if one.cut] == [], screen.key
    assert seen > 80


_LINES = tuple(
    Line(text, letter=letter, word="Kept", detail=LONG, figure="12")
    for text, letter in zip((LONG, WORD, RTL, EMOJI, "Short"), "ABCDE", strict=True)
)
HARD: dict[str, Block] = {
    "lines": Lines(_LINES),
    "signs": Lines(tuple(replace(one, letter="", sign="step.done") for one in _LINES)),
    "plain": Lines(tuple(Line(one.text) for one in _LINES), title=LONG),
    "dots": Lines(tuple(Line(one.text, letter="A", dots=60, figure="60") for one in _LINES)),
    "empty": Lines((), empty=LONG),
    "columns": Columns(tuple(Column(LONG, 120, (LONG, WORD, RTL)) for _ in range(4))),
    "names": Columns(tuple(Column("", None, (LONG, WORD, RTL, EMOJI, "B")) for _ in range(3))),
    "figures": Figures(tuple(Figure("1,234", LONG) for _ in range(4))),
    "bars": Bars(tuple(Bar(one.text, value, "1,234") for value, one in enumerate(_LINES)), 4, LONG),
    "nothing": Bars((Bar("None", 0, "0"),), 0),
    "grid": Grid((LONG, WORD, RTL, "Needs"), tuple((LONG, (1, None, 120, 3)) for _ in range(7))),
    "scale": Scale(
        tuple(
            Reach(one.text, "A", LONG, "4.8", (1.0, 5.0), (2.0, 4.0), 3.0, 1.5)
            for one in _LINES[:4]
        )
    ),
    "statement": Statement(LONG * 2, LONG),
    "word": Statement(WORD, WORD),
}


@pytest.mark.parametrize("question", ["Which?", LONG, WORD, RTL, EMOJI])
@pytest.mark.parametrize("kind", HARD)
def test_nothing_lies_over_anything_else(
    wall: Wall, notes: Notes, kind: str, question: str
) -> None:
    look(wall, notes, page(HARD[kind], question=question, hint=LONG))


@pytest.mark.parametrize("kind", ["lines", "statement", "dots"])
def test_beside_a_picture_there_is_half_the_room(wall: Wall, notes: Notes, kind: str) -> None:
    web = Web((("A", 1.0), ("B", 0.2), ("C", 0.0)))

    look(wall, notes, page(HARD[kind], web, question=LONG))


def test_progress_and_a_long_hint_share_a_line(wall: Wall, notes: Notes) -> None:
    screen = page(HARD["lines"], hint=LONG)

    look(wall, notes, replace(screen, progress=Progress(3, 4, LONG)))


def test_the_wall_never_gets_what_is_for_the_facilitator(wall: Wall) -> None:
    wall.show_screen(page(Statement("All")), 1, 1)

    said = [wall.windowTitle(), wall.accessibleName(), wall.accessibleDescription(), *wall.texts()]
    for child in wall.findChildren(QWidget):
        said += [child.accessibleName(), child.accessibleDescription(), child.toolTip()]
    assert "for the facilitator" not in "\n".join(said)
    assert "All" in wall.accessibleDescription()
    assert wall.accessibleName() == "Which?"


@pytest.mark.parametrize(
    "size", [(1920, 1080), (1024, 768), (1366, 768), (3840, 2160), (1080, 1920), (800, 600)]
)
def test_the_whole_canvas_is_on_every_size_of_screen(wall: Wall, size: tuple[int, int]) -> None:
    wall.resize(*size)
    wall.show_screen(page(Statement("All")), 1, 4)

    window = QRectF(wall.rect())
    frame = wall.place(QRectF(0, 0, WIDTH, HEIGHT))
    assert window.adjusted(-1, -1, 1, 1).contains(frame)
    assert frame.width() / frame.height() == pytest.approx(WIDTH / HEIGHT)
    assert frame.width() == pytest.approx(size[0]) or frame.height() == pytest.approx(size[1])
    # The margins are of the same white.
    assert wall.grab().toImage().pixelColor(1, size[1] - 2) == QColor("#FFFFFF")


def test_buttons_are_large_enough_to_be_hit(wall: Wall) -> None:
    wall.resize(WIDTH, HEIGHT)
    wall.show_time("6:40")
    wall.show_pause(running=True)

    for button in (wall.back, wall.next, wall.pause):
        assert button.isVisible()
        assert min(button.width(), button.height()) >= 72
        assert button.accessibleName()
    assert not wall.back.geometry().intersects(wall.next.geometry())


def test_a_blank_wall_shows_nothing_at_all(wall: Wall) -> None:
    wall.show_screen(page(Statement("All")), 1, 4)
    wall.show_time("6:40")
    wall.show_pause(running=True)
    wall.hide_all(True)

    image = wall.grab().toImage()
    colours = {
        image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)
    }
    assert len(colours) == 1
    assert not any(button.isVisible() for button in (wall.back, wall.next, wall.pause))
    wall.hide_all(False)
    assert wall.back.isVisible()


def test_the_end_of_the_time_is_said_and_does_not_flash(wall: Wall, notes: Notes) -> None:
    wall.show_screen(page(Statement("All")), 1, 4)
    wall.show_time("Time to conclude")

    first = wall.grab().toImage()
    assert "Time to conclude" in [one.text for one in notes.texts]
    assert notes.overlapping() == []
    assert wall.grab().toImage() == first


@pytest.mark.parametrize(
    ("ink", "ground"),
    [("ink", "surface"), ("ink2", "surface"), ("accent", "surface"), ("soft_ink", "soft"),
     ("on_accent", "accent"), ("ink", "soft")],
)  # fmt: skip
def test_texts_stand_out_at_seven_to_one(ink: str, ground: str) -> None:
    assert contrast(getattr(PROJECTION, ink), getattr(PROJECTION, ground)) >= 7.0
