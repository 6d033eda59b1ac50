"""Line icons drawn for the program, tinted with the colours of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from pcve_desktop.paths import resources_dir

if TYPE_CHECKING:
    from collections.abc import Callable


def icon_names() -> list[str]:
    """Return the names of all icons shipped with the program, sorted."""
    return sorted(item.stem for item in (resources_dir() / "icons").glob("*.svg"))


def icon_source(name: str, colour: str) -> bytes:
    """Return the SVG of an icon drawn in `#RRGGBB`."""
    path = resources_dir() / "icons" / f"{name}.svg"
    return path.read_bytes().replace(b"currentColor", colour.encode("ascii"))


class IconFactory:
    """Make icons and pixmaps of one theme; what was drawn once is kept.

    `to_hex` turns a colour token into #RRGGBB.
    """

    def __init__(self, to_hex: Callable[[str], str]) -> None:
        self._to_hex = to_hex
        self._renderers: dict[tuple[str, str], QSvgRenderer] = {}
        self._icons: dict[tuple[str, str, str, int, tuple[float, ...]], QIcon] = {}

    def icon(
        self, name: str, color: str = "ink", size: int = 18, *, on_color: str | None = None
    ) -> QIcon:
        """Return an icon in a token's colour; `on_color` serves checked buttons."""
        ratios = tuple(sorted({1.0, *(s.devicePixelRatio() for s in QGuiApplication.screens())}))
        checked = on_color or color
        key = (name, color, checked, size, ratios)
        if key not in self._icons:
            icon = QIcon()
            for ratio in ratios:
                for state, token in ((QIcon.State.Off, color), (QIcon.State.On, checked)):
                    drawn = self.pixmap(name, token, size, ratio)
                    icon.addPixmap(drawn, QIcon.Mode.Normal, state)
                    pale = self.pixmap(name, "ink3", size, ratio)
                    icon.addPixmap(pale, QIcon.Mode.Disabled, state)
            self._icons[key] = icon
        return self._icons[key]

    def pixmap(self, name: str, color: str = "ink", size: int = 18, ratio: float = 1.0) -> QPixmap:
        """Return a square picture of `size` logical pixels at a device pixel ratio."""
        picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRectF(0, 0, picture.width(), picture.height()), name, color)
        painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture

    def paint(self, painter: QPainter, rect: QRectF, name: str, color: str = "ink") -> None:
        """Draw an icon into a rectangle."""
        key = (name, self._to_hex(color))
        if key not in self._renderers:
            self._renderers[key] = QSvgRenderer(QByteArray(icon_source(*key)))
        self._renderers[key].render(painter, rect)
