"""A text of several lines in which the words that differ are bold and underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from pcve_desktop.ui.kit.fonts import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pcve_desktop.ui.exchanging.diff import Piece
    from pcve_desktop.ui.kit.theme import ThemeHub

_GAP = 3
# As many lines as a card shows before the text is asked for in full.
MOST_LINES = 6
# How thick the line under a word is, and how far it stands from the word.
_LINE, _BELOW = 2, 3


class Pieces(QWidget):
    """A text in pieces; without a limit it is as high as it needs."""

    def __init__(self, hub: ThemeHub, *, name: str) -> None:
        super().__init__()
        self._hub = hub
        self._pieces: list[Piece] = []
        self._tone, self._most = "ink", MOST_LINES
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        hub.changed.connect(self._restyle)

    def show_pieces(self, pieces: list[Piece], *, tone: str = "ink") -> None:
        """Show another text; `tone` is the colour of what does not differ."""
        self._pieces, self._tone = pieces, tone
        self.setAccessibleName(self.text())
        self._restyle()

    def text(self) -> str:
        """Return the whole text."""
        return "".join(text for text, _differs in self._pieces)

    def set_most_lines(self, most: int) -> None:
        """Show at most so many lines (0: all of them)."""
        self._most = most
        self._restyle()

    def is_cut(self) -> bool:
        """Say whether the text has more lines than are shown."""
        return bool(self._most) and len(self._lines(self.width())[1]) > self._most

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def _layout(self) -> QTextLayout:
        theme = self._hub.theme
        font = theme.font(Role.SECONDARY)
        # A layout breaks lines at this sign, not at a new line.
        layout = QTextLayout(self.text().replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        formats, at = [], 0
        for text, differs in self._pieces:
            if differs:
                one = QTextLayout.FormatRange()
                one.start, one.length = at, _units(text)
                look = QTextCharFormat()
                look.setFontWeight(QFont.Weight.DemiBold)
                one.format = look
                formats.append(one)
            at += _units(text)
        layout.setFormats(formats)
        return layout

    def _lines(self, width: int) -> tuple[QTextLayout, list[float]]:
        """Return the text broken for a width, and where each line begins."""
        layout = self._layout()
        tops: list[float] = []
        top = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(40, width))
            line.setPosition(QPointF(0, top))
            tops.append(top)
            top += max(line.height(), self._hub.theme.line(Role.SECONDARY))
        layout.endLayout()
        return layout, tops

    def _height(self, width: int) -> int:
        count = len(self._lines(width)[1])
        shown = min(count, self._most) if self._most else count
        return max(1, shown) * self._step() + _GAP

    def _step(self) -> int:
        theme = self._hub.theme
        return max(theme.line(Role.SECONDARY), theme.metrics(Role.SECONDARY).height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height(width)

    def sizeHint(self) -> QSize:
        return QSize(160, self._height(160))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._step())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._hub.theme
        painter = QPainter(self)
        layout, tops = self._lines(self.width())
        painter.setPen(theme.color(self._tone))
        shown = min(len(tops), self._most) if self._most else len(tops)
        for number in range(shown):
            layout.lineAt(number).draw(painter, QPointF(0, 0))
        self._underline(painter, layout, shown)
        if shown < len(tops):
            last = layout.lineAt(shown - 1)
            room = self.width() - theme.px(16)
            at = QPointF(min(last.naturalTextWidth() + 2, room), last.y() + last.ascent())
            painter.setFont(theme.font(Role.SECONDARY))
            painter.drawText(at, "…")

    def _underline(self, painter: QPainter, layout: QTextLayout, shown: int) -> None:
        """Draw the lines under what differs: thicker than a font's own, and not in its colour."""
        theme, at = self._hub.theme, 0
        spans = []
        for text, differs in self._pieces:
            if differs:
                spans.append((at, at + _units(text)))
            at += _units(text)
        for number in range(shown):
            line = layout.lineAt(number)
            start, end = line.textStart(), line.textStart() + line.textLength()
            base = line.y() + line.ascent() + _BELOW
            for first, last in spans:
                left, right = max(first, start), min(last, end)
                if left < right:
                    x = _x(line, left)
                    wide = _x(line, right) - x
                    painter.fillRect(round(x), round(base), round(wide), _LINE, theme.color("attn"))


def _units(text: str) -> int:
    """Return the length of a text as Qt counts it: some signs take two places."""
    return len(text.encode("utf-16-le")) // 2


def _x(line: QTextLine, place: int) -> float:
    # The stubs say one number; Qt gives the place back as well.
    found: object = line.cursorToX(place)
    return float(found[0] if isinstance(found, tuple) else str(found))
