"""States are told apart by shape alone."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from pcve_desktop.ui.kit.glyphs import GlyphLabel, glyph_icon, glyph_names, paint_glyph

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.kit.theme import ThemeHub


def drawn(hub: ThemeHub, name: str) -> QImage:
    """Draw a glyph black on white, so that only its shape counts."""
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_glyph(painter, QRectF(0, 0, 40, 40), name, hub, color="#000000", ground="#FFFFFF")
    painter.end()
    return image


def difference(first: QImage, second: QImage) -> int:
    return sum(
        abs(first.pixelColor(x, y).lightness() - second.pixelColor(x, y).lightness()) > 100
        for x in range(40)
        for y in range(40)
    )


def test_shapes_of_one_family_differ(hub: ThemeHub) -> None:
    images = {name: drawn(hub, name) for name in glyph_names()}
    for first, second in combinations(images, 2):
        if first.split(".")[0] == second.split(".")[0]:
            assert difference(images[first], images[second]) > 25, (first, second)


def test_every_glyph_draws_something(hub: ThemeHub) -> None:
    blank = QImage(40, 40, QImage.Format.Format_RGB32)
    blank.fill(Qt.GlobalColor.white)
    for name in [*glyph_names(), "home"]:
        assert difference(drawn(hub, name), blank) > 20, name
        assert not glyph_icon(hub, name).isNull()


def test_glyph_label_says_its_word(qtbot: QtBot, hub: ThemeHub) -> None:
    label = GlyphLabel(hub, "step.done", "Done", size=20)
    qtbot.addWidget(label)
    assert (label.accessibleName(), label.width()) == ("Done", 20)
    hub.set_text_factor(1.5)
    assert label.width() == 30
    label.set_glyph("step.adapted", "Adapted")
    assert label.accessibleName() == "Adapted"
