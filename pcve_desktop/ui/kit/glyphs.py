"""Signs of states, agreement and spheres in the window, painted as `pictures.signs` says.

Steps: `step.not_started`, `step.under_way`, `step.done`, `step.adapted`, `step.to_revisit`,
`step.set_aside`. Actions: `action.idea`, `action.planned`, `action.under_way`, `action.done`,
`action.paused`, `action.stopped`. Agreement: `agreement.shared`, `agreement.differ`,
`agreement.not_discussed`. Spheres: `sphere.social_cohesion`, `sphere.prevention`,
`sphere.security`. Everything else is the name of an icon.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from pcve_desktop.pictures.drawing import draw
from pcve_desktop.pictures.scene import Picture, Table
from pcve_desktop.pictures.signs import GROUND, SIDE, SIGNS, sign_tokens
from pcve_desktop.ui.kit.picture_painter import PainterCanvas, PictureFonts

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pcve_desktop.pictures.scene import Outline
    from pcve_desktop.ui.kit.theme import ThemeHub


def glyph_names() -> list[str]:
    """Return the names of all signs."""
    return list(SIGNS)


def glyph_color(name: str) -> str:
    """Return the token a sign is drawn with unless another is asked."""
    return next(iter(sign_tokens(name)), "accent")


class _SignCanvas(PainterCanvas):
    """Draws a sign as its description says, without hiding what lies under it."""

    def fill(self, outline: Outline, colour: str) -> None:
        # A sign stands on rows and buttons of any colour: its ground is theirs.
        if colour != GROUND:
            super().fill(outline, colour)


def paint_glyph(
    painter: QPainter,
    rect: QRectF,
    name: str,
    hub: ThemeHub,
    *,
    color: str | None = None,
    ground: str = GROUND,
) -> None:
    """Draw a sign or an icon into a rectangle; `ground` is the token of what lies under it."""
    sign = SIGNS.get(name)
    if sign is None:
        hub.icons.paint(painter, rect, name, color or "ink2")
        return
    theme = hub.theme
    colours = {token: theme.hex(color or token) for token in sign_tokens(name)}
    colours[GROUND] = theme.hex(ground)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(rect.width(), rect.height())
    painter.translate(rect.center())
    painter.scale(side / SIDE, side / SIDE)
    picture = Picture(SIDE, SIDE, sign, name, "", Table((), ()))
    draw(picture, _SignCanvas(painter, colours, PictureFonts(theme.family)))
    painter.restore()


def glyph_icon(hub: ThemeHub, name: str, size: int = 16, color: str | None = None) -> QIcon:
    """Return a glyph as an icon, for menus and item models."""
    ratio = 2.0
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_glyph(painter, QRectF(picture.rect()), name, hub, color=color)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return QIcon(picture)


class GlyphLabel(QWidget):
    """A glyph or icon standing alone; `text` is what it says to a screen reader and tooltip."""

    def __init__(
        self,
        hub: ThemeHub,
        glyph: str,
        text: str = "",
        *,
        size: int = 18,
        color: str | None = None,
        ground: str = "surface",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hub, self._glyph, self._size = hub, glyph, size
        self._color, self._ground = color, ground
        self.set_glyph(glyph, text)
        hub.changed.connect(self._restyle)
        self._restyle()

    def set_glyph(self, glyph: str, text: str = "", color: str | None = None) -> None:
        """Show another glyph with its word."""
        self._glyph = glyph
        self._color = color or self._color
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.update()

    def _restyle(self) -> None:
        side = self._hub.theme.px(self._size)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_glyph(
            painter,
            QRectF(self.rect()),
            self._glyph,
            self._hub,
            color=self._color,
            ground=self._ground,
        )
