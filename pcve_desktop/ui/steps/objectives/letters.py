"""The five SMART letters: small squares in lists, filled when clear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import paint_glyph

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.methodology.smart import Smart, SmartLetter
    from pcve_desktop.ui.kit.theme import ThemeHub

_COUNT = 5


def paint_letter(
    painter: QPainter, box: QRectF, letter: str, hub: ThemeHub, *, clear: bool
) -> None:
    """Paint a letter in its square: filled when clear, dashed while there is something to do."""
    theme = hub.theme
    pen = QPen(theme.color("accent" if clear else "ctl"), 1.2)
    if not clear:
        pen.setDashPattern([2.4, 2.0])
    painter.setPen(pen)
    painter.setBrush(theme.color("accent" if clear else "surface"))
    painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), box.width() * 0.2,
                            box.width() * 0.2)  # fmt: skip
    font = theme.font(Role.CAPTION_STRONG)
    font.setPixelSize(max(11, round(box.width() * 0.58)))
    painter.setFont(font)
    painter.setPen(theme.color("on_accent" if clear else "ink2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)


class SmartLetters(QWidget):
    """S M A R T of an objective in a row."""

    def __init__(self, hub: ThemeHub, *, side: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub, self._side = hub, side
        self._letters: tuple[SmartLetter, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        hub.changed.connect(self._restyle)

    def show_smart(self, tr: Translator, found: Smart) -> None:
        """Show which letters are clear."""
        self._letters = found.letters
        open_ = [tr.t(letter.label) for letter in found.letters if not letter.clear]
        said = tr.t("To complete: {letters}", letters=tr.list(open_)) if open_ else tr.t("Ready")
        self.setAccessibleName(said)
        self.update()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side, pitch = self._hub.theme.px(self._side), self._hub.theme.px(self._side + 4)
        return QSize(pitch * (_COUNT - 1) + side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        side, pitch = self._hub.theme.px(self._side), self._hub.theme.px(self._side + 4)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, letter in enumerate(self._letters):
            box = QRectF(place * pitch, 0, side, side)
            paint_letter(painter, box, letter.letter, self._hub, clear=letter.clear)


class LetterBadge(QWidget):
    """One large letter beside its row in the editor."""

    def __init__(self, hub: ThemeHub, *, side: int = 28) -> None:
        super().__init__()
        self._hub, self._side = hub, side
        self._letter, self._clear = "", False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        hub.changed.connect(self._restyle)

    def show_letter(self, letter: str, *, clear: bool) -> None:
        """Show a letter and whether it is clear."""
        self._letter, self._clear = letter, clear
        self.setAccessibleName(letter)
        self.update()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = self._hub.theme.px(self._side)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_letter(painter, QRectF(self.rect()), self._letter, self._hub, clear=self._clear)


class StateMark(QWidget):
    """“Clear” with a tick, or “To complete” with a dotted ring."""

    def __init__(self, hub: ThemeHub) -> None:
        super().__init__()
        self._hub, self._text, self._clear = hub, "", False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        hub.changed.connect(self._restyle)

    def show_state(self, text: str, *, clear: bool) -> None:
        """Show the state in a word."""
        self._text, self._clear = text, clear
        self.setAccessibleName(text)
        self._restyle()

    def text(self) -> str:
        """Return the word shown."""
        return self._text

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._hub.theme
        width = theme.metrics(Role.CAPTION_STRONG).horizontalAdvance(self._text)
        return QSize(width + theme.px(15) + 7, theme.px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._hub.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(15)
        ink = "ok" if self._clear else "attn"
        glyph = "check" if self._clear else "step.not_started"
        box = QRectF(0, (self.height() - side) / 2, side, side)
        paint_glyph(painter, box, glyph, self._hub, color=ink)
        painter.setFont(theme.font(Role.CAPTION_STRONG))
        painter.setPen(theme.color(ink))
        area = QRectF(side + 6, 0, self.width() - side - 6, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._text)
