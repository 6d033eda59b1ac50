"""Painting: every primitive once, the right colours, the right size."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from pcve_desktop.pictures.drawing import draw
from pcve_desktop.pictures.scene import Circle, Picture, Rect, Table, Text
from pcve_desktop.ui.kit.fonts import load_fonts
from pcve_desktop.ui.kit.palette import DARK, LIGHT
from pcve_desktop.ui.kit.picture_painter import PainterCanvas, PictureFonts, paint_picture
from tests.pictures.samples import builders

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator

SAMPLE = Picture(
    60,
    40,
    (
        Rect(0, 0, 30, 20, fill="accent"),
        Rect(30, 0, 30, 20, 2, fill="lesson", stroke="ctl", pattern="hatch"),
        Circle(15, 30, 5, fill="attn"),
    ),
    "Sample",
    "Three shapes.",
    Table(("Shape",), (("Rectangle",),)),
)


class CountingCanvas:
    """Counts what a walk over a picture asks for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return lambda *_: self.asked.append(name)


class CountingPainter(QPainter):
    """Counts what reaches the painter."""

    def __init__(self, image: QImage) -> None:
        super().__init__(image)
        self.painted: list[str] = []

    def fillPath(self, *arguments: Any) -> None:
        self.painted.append("fill")
        super().fillPath(*arguments)

    def strokePath(self, *arguments: Any) -> None:
        self.painted.append("stroke")
        super().strokePath(*arguments)

    def setClipPath(self, *arguments: Any) -> None:
        self.painted.append("clip")
        super().setClipPath(*arguments)

    def drawText(self, *arguments: Any, **_: Any) -> Any:
        self.painted.append("text")
        super().drawText(*arguments)


def painted(picture: Picture, factor: float = 1.0, tokens: Any = LIGHT) -> QImage:
    image = QImage(
        int(picture.width * factor), int(picture.height * factor), QImage.Format.Format_RGB32
    )
    image.fill(QColor(tokens.surface))
    painter = QPainter(image)
    paint_picture(painter, picture, asdict(tokens), PictureFonts("Source Sans Pro", factor))
    painter.end()
    return image


@pytest.mark.parametrize("kind", ["path", "balance", "radar", "matrix", "timeline"])
def test_every_primitive_is_painted(kind: str, tr: Translator, qtbot: QtBot) -> None:
    load_fonts()
    width, build = builders(tr)[kind]
    picture = build(width)
    counting = CountingCanvas()
    draw(picture, counting)
    image = QImage(width, int(picture.height), QImage.Format.Format_RGB32)
    painter = CountingPainter(image)
    draw(picture, PainterCanvas(painter, asdict(LIGHT), PictureFonts("Source Sans Pro")))
    painter.end()
    assert painter.painted == [name for name in counting.asked if name != "unclip"]
    assert painter.painted.count("text") == sum(isinstance(s, Text) for s in picture.shapes)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_are_those_of_the_theme(tokens: Any, qtbot: QtBot) -> None:
    image = painted(SAMPLE, tokens=tokens)
    assert image.pixelColor(10, 10) == QColor(tokens.accent)
    assert image.pixelColor(15, 30) == QColor(tokens.attn)
    assert image.pixelColor(50, 35) == QColor(tokens.surface)


def test_hatch_keeps_to_its_shape_and_shows_its_ground(qtbot: QtBot) -> None:
    image = painted(SAMPLE)
    inside = {image.pixelColor(x, 10).name() for x in range(33, 58)}
    assert LIGHT.surface.lower() in inside
    assert len(inside) > 2
    assert {image.pixelColor(x, 23).name() for x in range(60)} == {LIGHT.surface.lower()}


def test_factor_enlarges_the_whole_picture(qtbot: QtBot) -> None:
    image = painted(SAMPLE, 2)
    assert image.pixelColor(58, 38) == QColor(LIGHT.accent)
    assert image.pixelColor(30, 60) == QColor(LIGHT.attn)


def test_middle_anchor_centres_the_ink(qtbot: QtBot) -> None:
    load_fonts()
    text = Text(40, 20, "HHHH", "strong", "ink", "middle", "middle")
    picture = Picture(80, 40, (text,), "T", "S.", Table(("C",), ()))
    image = painted(picture)
    dark = [
        (x, y) for x in range(80) for y in range(40) if image.pixelColor(x, y).lightness() < 128
    ]
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    assert (min(xs) + max(xs) + 1) / 2 == pytest.approx(40, abs=1)
    assert (min(ys) + max(ys) + 1) / 2 == pytest.approx(20, abs=1)


def test_fonts_measure_what_is_painted_at_factor_one(qtbot: QtBot) -> None:
    load_fonts()
    small, large = PictureFonts("Source Sans Pro"), PictureFonts("Source Sans Pro", 1.6)
    assert small.measure("Parents", "body") == large.measure("Parents", "body")
    assert small.measure("Parents", "strong") > small.measure("Parents", "body")
    # Figures have equal width, so that columns of numbers stand in line.
    assert small.measure("111", "body") == small.measure("888", "body")
