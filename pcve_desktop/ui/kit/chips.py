"""Small marks: chips of states, chip with a menu, badge, avatar, bars, date tile, save state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from pcve_desktop.ui.kit.focus import set_focus_style
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import glyph_icon, paint_glyph

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from pcve_desktop.ui.kit.theme import Theme, ThemeHub

# tone -> (ground, ink, border)
_TONES: dict[str, tuple[str, str, str | None]] = {
    "soft": ("soft", "soft_ink", None),
    "mute": ("mute_bg", "ink2", None),
    "ok": ("ok_bg", "ok", None),
    "attn": ("attn_bg", "attn", None),
    "crit": ("crit_bg", "crit", None),
    "lesson": ("lesson_bg", "lesson", None),
    "outline": ("surface", "ink2", "ctl"),
    "plain": ("surface", "accent", None),
}

_GLYPH_TONE = {
    "step.not_started": "outline",
    "step.set_aside": "outline",
    "action.idea": "outline",
    "action.planned": "mute",
    "action.done": "ok",
    "action.paused": "attn",
    "action.stopped": "lesson",
    "agreement.shared": "ok",
    "agreement.differ": "attn",
    "agreement.not_discussed": "mute",
    "warning": "attn",
}


def tone_of(glyph: str | None) -> str:
    """Return the chip tone that goes with a state's glyph."""
    return _GLYPH_TONE.get(glyph or "", "soft" if glyph else "mute")


@dataclass(frozen=True, slots=True)
class ChipLook:
    """What a chip shows: words, glyph or icon, tone, whether it is square and opens a menu."""

    text: str
    glyph: str | None = None
    tone: str | None = None
    square: bool = False
    menu: bool = False


def chip_size(theme: Theme, look: ChipLook) -> QSize:
    """Return the size of a chip, for widgets and delegates alike."""
    width = theme.metrics(Role.CAPTION_STRONG).horizontalAdvance(look.text) + 20
    width += theme.px(15) + 6 if look.glyph else 0
    width += theme.px(14) + 6 if look.menu else 0
    return QSize(width + 1, theme.px(24))


def paint_chip(painter: QPainter, rect: QRectF, look: ChipLook, hub: ThemeHub) -> None:
    """Paint a chip, left in the rectangle and centred on its height."""
    theme = hub.theme
    ground, ink, border = _TONES[look.tone or tone_of(look.glyph)]
    size = chip_size(theme, look)
    box = QRectF(rect.left(), rect.center().y() - size.height() / 2, size.width(), size.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color(border), 1) if border else Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(ground))
    radius = 5 if look.square else size.height() / 2
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    x = box.left() + 10
    if look.glyph:
        side = theme.px(15)
        icon = QRectF(x - 1, box.center().y() - side / 2, side, side)
        paint_glyph(painter, icon, look.glyph, hub, color=ink, ground=ground)
        x += side + 5
    painter.setFont(theme.font(Role.CAPTION_STRONG))
    painter.setPen(theme.color(ink))
    text = QRectF(x, box.top(), box.right() - x, box.height())
    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, look.text)
    if look.menu:
        side = theme.px(14)
        icon = QRectF(box.right() - 9 - side, box.center().y() - side / 2, side, side)
        hub.icons.paint(painter, icon, "chevron-down", ink)
    painter.restore()


class Chip(QWidget):
    """A state or label in a chip; never cut."""

    def __init__(
        self,
        hub: ThemeHub,
        text: str,
        *,
        glyph: str | None = None,
        tone: str | None = None,
        square: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hub = hub
        self._look = ChipLook(text, glyph, tone, square)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        hub.changed.connect(self._restyle)

    def text(self) -> str:
        """Return the words of the chip."""
        return self._look.text

    def set_state(self, text: str, *, glyph: str | None = None, tone: str | None = None) -> None:
        """Show another state."""
        self._look = ChipLook(text, glyph, tone, self._look.square)
        self.setAccessibleName(text)
        self._restyle()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self._hub.theme, self._look)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_chip(QPainter(self), QRectF(self.rect()), self._look, self._hub)


class ChipMenu(QToolButton):
    """A state chip that opens the menu of states; `chosen(key)` when the user picks one."""

    chosen = Signal(str)

    def __init__(
        self,
        hub: ThemeHub,
        options: list[tuple[str, str, str]],
        *,
        name: str,
        text: str,
        parent: QWidget | None = None,
    ) -> None:
        """Take (key, label, glyph) per state and the name of the choice ("State of the step")."""
        super().__init__(parent)
        self._hub, self._name = hub, text
        self._options = {key: (label, glyph) for key, label, glyph in options}
        self._current = next(iter(self._options), "")
        self.setObjectName(name)
        self.setToolTip(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_focus_style(self, radius=16)
        self._menu = QMenu(self)
        self._menu.setObjectName(f"{name}.menu")
        self.setMenu(self._menu)
        hub.changed.connect(self._restyle)
        self._restyle()

    def current(self) -> str:
        """Return the key of the state shown."""
        return self._current

    def set_current(self, key: str) -> None:
        """Show a state without emitting `chosen`."""
        self._current = key
        self._restyle()

    def _restyle(self) -> None:
        self._menu.clear()
        for key, (label, glyph) in self._options.items():
            action = self._menu.addAction(glyph_icon(self._hub, glyph), label)
            action.setObjectName(f"{self.objectName()}.{key}")
            action.triggered.connect(lambda _checked=False, picked=key: self.chosen.emit(picked))
        self.setAccessibleName(f"{self._name}: {self._look().text}")
        self.updateGeometry()
        self.update()

    def _look(self) -> ChipLook:
        label, glyph = self._options.get(self._current, ("", ""))
        return ChipLook(label, glyph or None, menu=True)

    def sizeHint(self) -> QSize:
        size = chip_size(self._hub.theme, self._look())
        return QSize(size.width(), max(size.height(), 32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Down}:
            self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_chip(QPainter(self), QRectF(self.rect()), self._look(), self._hub)


class Badge(QWidget):
    """A small disc with a number, letter or two ("1", "B"); `square` for SMART letters."""

    def __init__(
        self,
        hub: ThemeHub,
        text: str,
        *,
        size: int = 22,
        tone: str = "accent",
        square: bool = False,
        spoken: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Take a tone among accent, soft, outline and crit; `spoken` is the accessible name."""
        super().__init__(parent)
        self._hub, self._text, self._size = hub, text, size
        self._tone, self._square = tone, square
        self.setAccessibleName(spoken or text)
        hub.changed.connect(self._restyle)
        self._restyle()

    def set_text(self, text: str, *, tone: str | None = None, spoken: str = "") -> None:
        """Show another text."""
        self._text = text
        self._tone = tone or self._tone
        self.setAccessibleName(spoken or text)
        self.update()

    def _restyle(self) -> None:
        side = self._hub.theme.px(self._size)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._hub.theme
        fill, ink, edge = {
            "accent": ("accent", "on_accent", None),
            "soft": ("soft", "soft_ink", None),
            "outline": ("surface", "ink2", "ctl"),
            "crit": ("surface", "crit", "crit"),
            "lesson": ("surface", "lesson", "lesson"),
        }[self._tone]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color(edge), 1.4) if edge else QPen(Qt.PenStyle.NoPen)
        painter.setPen(pen)
        painter.setBrush(theme.color(fill))
        box = QRectF(self.rect()).adjusted(0.7, 0.7, -0.7, -0.7)
        radius = self.width() * 0.22 if self._square else box.width() / 2
        painter.drawRoundedRect(box, radius, radius)
        font = theme.font(Role.CAPTION_STRONG)
        share = 0.58 if len(self._text) < 2 else 0.44
        font.setPixelSize(max(11, round(self.width() * share)))
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


class Avatar(Badge):
    """Initials of an organisation (square, accent) or of a contact (disc, soft)."""

    def __init__(
        self,
        hub: ThemeHub,
        initials: str,
        spoken: str,
        *,
        size: int = 48,
        person: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        tone = "soft" if person else "accent"
        super().__init__(
            hub,
            initials,
            size=size,
            tone=tone,
            square=not person,
            spoken=spoken,
            parent=parent,
        )


def paint_progress(
    painter: QPainter, rect: QRectF, share: float, theme: Theme, tint: str = "accent"
) -> None:
    """Paint a thin bar filled to `share` (0-1), 8 px high and centred in the rectangle."""
    height = theme.px(8)
    track = QRectF(rect.left(), rect.center().y() - height / 2, rect.width(), height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("line"))
    painter.drawRoundedRect(track, height / 2, height / 2)
    share = min(max(share, 0.0), 1.0)
    if share > 0:
        filled = QRectF(track)
        filled.setWidth(max(height, track.width() * share))
        painter.setBrush(theme.color(tint))
        painter.drawRoundedRect(filled, height / 2, height / 2)
    painter.restore()


class ThinProgress(QWidget):
    """A thin bar of a share between 0 and 1, with the share in words for screen readers."""

    def __init__(
        self,
        hub: ThemeHub,
        share: float,
        spoken: str,
        *,
        tint: str = "accent",
        width: int = 80,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hub, self._share, self._tint, self._width = hub, share, tint, width
        self.setAccessibleName(spoken)
        hub.changed.connect(self.update)

    def set_share(self, share: float, spoken: str) -> None:
        """Show another share."""
        self._share = share
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._hub.theme.px(self._width), self._hub.theme.px(12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        rect = QRectF(self.rect())
        paint_progress(QPainter(self), rect, self._share, self._hub.theme, self._tint)


class DateTile(QWidget):
    """A small calendar leaf: month above the day."""

    def __init__(
        self, hub: ThemeHub, month: str, day: str, spoken: str, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hub, self._month, self._day = hub, month, day
        self.setAccessibleName(spoken)
        hub.changed.connect(self._restyle)
        self._restyle()

    def set_date(self, month: str, day: str, spoken: str) -> None:
        """Show another date."""
        self._month, self._day = month, day
        self.setAccessibleName(spoken)
        self.update()

    def _restyle(self) -> None:
        self.setFixedSize(self._hub.theme.px(58), self._hub.theme.px(58))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._hub.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        head = theme.px(23)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(box, 8, 8)
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("soft"))
        painter.setClipRect(QRectF(0, 0, self.width(), head))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 7.5, 7.5)
        painter.restore()
        painter.setPen(theme.color("soft_ink"))
        painter.setFont(theme.font(Role.CAPTION_STRONG))
        top = QRectF(0, 1, self.width(), head - 1)
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, self._month)
        painter.setPen(theme.color("ink"))
        painter.setFont(theme.font(Role.PAGE_TITLE))
        low = QPointF(0, head)
        area = QRectF(low.x(), low.y(), self.width(), self.height() - head)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._day)
