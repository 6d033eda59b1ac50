"""Chips, badges and bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage, QPainter

from pcve_desktop.ui.kit.chips import (
    Avatar,
    Badge,
    Chip,
    ChipMenu,
    DateTile,
    ThinProgress,
    paint_progress,
    tone_of,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.kit.theme import ThemeHub

STATES = [("done", "Done", "step.done"), ("adapted", "Adapted", "step.adapted")]


def test_chip_is_as_wide_as_its_words(qtbot: QtBot, hub: ThemeHub) -> None:
    chip = Chip(hub, "Done", glyph="action.done")
    qtbot.addWidget(chip)
    short = chip.sizeHint().width()
    chip.set_state("Stopped, with lessons", glyph="action.stopped")
    assert chip.sizeHint().width() > short
    assert chip.minimumSizeHint() == chip.sizeHint()
    assert chip.accessibleName() == chip.text() == "Stopped, with lessons"


@pytest.mark.parametrize(
    ("glyph", "tone"),
    [
        ("action.done", "ok"),
        ("action.stopped", "lesson"),
        ("agreement.differ", "attn"),
        ("step.under_way", "soft"),
        (None, "mute"),
    ],
)
def test_tone_goes_with_the_state(glyph: str | None, tone: str) -> None:
    assert tone_of(glyph) == tone


def test_no_state_is_red() -> None:
    from pcve_desktop.ui.kit.glyphs import glyph_names

    assert "crit" not in {tone_of(name) for name in glyph_names()}


def test_chip_menu_offers_every_state(qtbot: QtBot, hub: ThemeHub) -> None:
    chip = ChipMenu(hub, STATES, name="step.state", text="State of the step")
    qtbot.addWidget(chip)
    menu = chip.menu()
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Done", "Adapted"]
    with qtbot.waitSignal(chip.chosen, timeout=500) as said:
        menu.actions()[1].trigger()
    assert said.args == ["adapted"]
    assert chip.current() == "done", "the caller decides, it may ask for a reason first"
    chip.set_current("adapted")
    assert chip.accessibleName() == "State of the step: Adapted"
    assert chip.sizeHint().height() >= 32


def test_chip_menu_survives_a_change_of_theme(qtbot: QtBot, hub: ThemeHub) -> None:
    chip = ChipMenu(hub, STATES, name="step.state", text="State")
    qtbot.addWidget(chip)
    hub.set_choice("dark")
    menu = chip.menu()
    assert menu is not None
    assert len(menu.actions()) == 2


@pytest.mark.parametrize(("share", "filled"), [(0, 0), (0.5, 50), (1, 100), (3, 100)])
def test_progress_fills_its_share(hub: ThemeHub, share: float, filled: int) -> None:
    from PySide6.QtCore import QRectF

    image = QImage(100, 8, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_progress(painter, QRectF(0, 0, 100, 8), share, hub.theme)
    painter.end()
    accent = hub.theme.color("accent")
    found = sum(image.pixelColor(x, 4) == accent for x in range(100))
    assert found == pytest.approx(filled, abs=2)  # round ends


def test_marks_say_what_they_mean(qtbot: QtBot, hub: ThemeHub) -> None:
    marks = [
        (Badge(hub, "1", spoken="1 file to review"), "1 file to review"),
        (Badge(hub, "B"), "B"),
        (Avatar(hub, "FC", "FC Tilleuls"), "FC Tilleuls"),
        (DateTile(hub, "Dec", "3", "3 December"), "3 December"),
        (ThinProgress(hub, 0.7, "70 percent"), "70 percent"),
    ]
    for mark, spoken in marks:
        qtbot.addWidget(mark)
        assert mark.accessibleName() == spoken
