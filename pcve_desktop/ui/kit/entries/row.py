"""A row that shows an entry and is pressed as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pcve_desktop.ui.kit.chips import chip_size, paint_chip
from pcve_desktop.ui.kit.focus import set_focus_style
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import paint_glyph

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from pcve_desktop.ui.kit.entries.entry import Entry, EntryLine, Mark
    from pcve_desktop.ui.kit.theme import Theme, ThemeHub

_GAP = 2
_RIGHT_GAP = 12
_GLYPH = 15
_GLYPH_GAP = 7
_MARK_WIDTHS = {"glyph": 17, "disc": 24, "number": 22, "initials": 38}
_MARK_GAP = 11
_BOX = 18
_KEPT_WIDTHS = 6
_OPEN_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class _Paragraph:
    """A line of an entry, laid out for a width."""

    def __init__(self, line: EntryLine, theme: Theme, width: float) -> None:
        self.line = line
        self.indent = theme.px(_GLYPH) + _GLYPH_GAP if line.glyph else 0
        self.step = max(theme.line(piece.role) for piece in line.pieces)
        self._layout = QTextLayout(line.text, theme.font(line.pieces[0].role))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(self._formats(line, theme))
        self._layout.beginLayout()
        self.count = 0
        while (part := self._layout.createLine()).isValid():
            part.setLineWidth(max(20.0, width - self.indent))
            top = self.count * self.step + (self.step - part.height()) / 2
            part.setPosition(QPointF(0, top))
            self.count += 1
        self._layout.endLayout()
        self.height = self.count * self.step

    @staticmethod
    def _formats(line: EntryLine, theme: Theme) -> list[QTextLayout.FormatRange]:
        found, start = [], 0
        for piece in line.pieces:
            made = QTextLayout.FormatRange()
            # Qt counts UTF-16 units, Python characters.
            length = len(piece.text.encode("utf-16-le")) // 2
            made.start, made.length = start, length
            style = QTextCharFormat()
            style.setFont(theme.font(piece.role))
            style.setForeground(theme.color(piece.tone))
            made.format = style
            found.append(made)
            start += length
        return found

    def draw(self, painter: QPainter, x: float, y: float, hub: ThemeHub) -> None:
        if self.line.glyph:
            side = hub.theme.px(_GLYPH)
            sign = QRectF(x, y + (self.step - side) / 2, side, side)
            paint_glyph(painter, sign, self.line.glyph, hub, color=self.line.glyph_tone)
        self._layout.draw(painter, QPointF(x + self.indent, y))


class EntryRow(QAbstractButton):
    """Show an `Entry`. Enter or a click opens it, Space ticks what can be ticked.

    Signals carry the entry's id; `stepped` asks to go up (-1) or down (1) in the list.
    """

    opened = Signal(str)
    ticked = Signal(str, bool)
    delete_asked = Signal(str)
    stepped = Signal(int)

    def __init__(
        self,
        hub: ThemeHub,
        entry: Entry,
        *,
        name: str = "",
        tight: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hub, self.entry, self._tight = hub, entry, tight
        self.lined = self.chained = False
        self._pressed_box = False
        self._made: dict[int, list[_Paragraph]] = {}
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        # Outside: an inset ring would cross the box and the date at the edges.
        set_focus_style(self, radius=5)
        self.clicked.connect(self._clicked)
        hub.changed.connect(self._restyle)
        self.show_entry(entry)

    def show_entry(self, entry: Entry, *, lined: bool = False, chained: bool = False) -> None:
        """Show another entry; `lined` draws a hairline above, `chained` ties it to the next."""
        if (entry, lined, chained) == (self.entry, self.lined, self.chained) and self._made:
            return
        self.entry, self.lined, self.chained = entry, lined, chained
        self.setAccessibleName(entry.in_words())
        self.setCheckable(entry.checked is not None)
        self.setChecked(bool(entry.checked))
        live = entry.opens or entry.checked is not None
        shape = Qt.CursorShape.PointingHandCursor if live else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self._restyle()

    def _restyle(self) -> None:
        self._made.clear()
        self.updateGeometry()
        self.update()

    # ---------------------------------------------------------------- acting

    def nextCheckState(self) -> None:
        """Leave the tick as it is: it follows the data."""

    def _clicked(self) -> None:
        in_box, self._pressed_box = self._pressed_box, False
        if self.entry.checked is not None and (in_box or not self.entry.opens):
            self.ticked.emit(self.entry.id, not self.entry.checked)
        elif self.entry.opens:
            self.opened.emit(self.entry.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_box = event.position().x() < self._lead() + 4
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _OPEN_KEYS and not event.modifiers() and self.entry.opens:
            self.opened.emit(self.entry.id)
        elif key == Qt.Key.Key_Space:
            self._pressed_box = True
            self._clicked()
        elif key == Qt.Key.Key_Delete and self.entry.opens:
            self.delete_asked.emit(self.entry.id)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    # ---------------------------------------------------------------- sizes

    def _padding(self) -> int:
        if self._tight:
            return self._hub.theme.px(1)
        mark = self.entry.mark
        roomy = self.lined or (mark is not None and mark.kind != "glyph")
        return self._hub.theme.px(10 if roomy else 6)

    def _lead(self) -> int:
        """Return the width of the sign or the box before the lines."""
        theme, entry = self._hub.theme, self.entry
        if entry.checked is not None:
            return theme.px(_BOX) + _MARK_GAP
        return theme.px(_MARK_WIDTHS[entry.mark.kind]) + _MARK_GAP if entry.mark else 0

    def _right(self) -> int:
        """Return the width kept free at the end of the first line."""
        theme, entry = self._hub.theme, self.entry
        if entry.chip is not None:
            return chip_size(theme, entry.chip).width() + _RIGHT_GAP
        if entry.right:
            return theme.metrics(self._right_role()).horizontalAdvance(entry.right) + _RIGHT_GAP
        return 0

    def _right_role(self) -> Role:
        return Role.CAPTION_STRONG if self.entry.right_strong else Role.CAPTION

    def _paragraphs(self, width: int) -> list[_Paragraph]:
        known = self._made.get(width)
        if known is None:
            # Layouts ask for a few widths in turn; a drag of the window edge passes many.
            if len(self._made) >= _KEPT_WIDTHS:
                self._made.clear()
            theme = self._hub.theme
            room = width - self._lead()
            known = self._made[width] = [
                _Paragraph(line, theme, room - (0 if place else self._right()))
                for place, line in enumerate(self.entry.lines)
            ]
        return known

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        theme, entry = self._hub.theme, self.entry
        parts = self._paragraphs(width)
        text = sum(part.height for part in parts) + _GAP * (len(parts) - 1)
        least = 0
        if entry.checked is not None:
            least = theme.px(_BOX)
        elif entry.mark is not None:
            least = theme.px(_MARK_WIDTHS[entry.mark.kind])
        if entry.chip is not None:
            least = max(least, theme.px(24))
        return round(max(text, least)) + 2 * self._padding()

    def sizeHint(self) -> QSize:
        width = max(self.width(), 200) if self.isVisible() else 240
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 24)

    # ---------------------------------------------------------------- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._hub.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        live = self.entry.opens or self.entry.checked is not None
        if live and (self.underMouse() or self.isDown()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(-6, 1, 6, -1), 5, 5)
        if self.lined:
            painter.fillRect(QRectF(0, 0, self.width(), 1), theme.color("line"))
        parts = self._paragraphs(self.width())
        text = sum(part.height for part in parts) + _GAP * (len(parts) - 1)
        first = parts[0].step
        inner = self.height() - 2 * self._padding()
        # A single short line stands in the middle of its sign or chip.
        y = self._padding() + (max(0.0, (inner - text) / 2) if len(parts) == 1 else 0.0)
        if self.entry.checked is not None:
            self._draw_box(painter, y + first / 2)
        elif self.entry.mark is not None:
            self._draw_mark(painter, self.entry.mark)
        self._draw_right(painter, y + first / 2)
        for part in parts:
            part.draw(painter, self._lead(), y, self._hub)
            y += part.height + _GAP

    def _draw_box(self, painter: QPainter, middle: float) -> None:
        theme = self._hub.theme
        side = theme.px(_BOX)
        box = QRectF(0, middle - side / 2, side, side)
        on = bool(self.entry.checked)
        painter.setPen(QPen(theme.color("accent" if on else "ctl"), 1.4))
        painter.setBrush(theme.color("accent" if on else "surface"))
        painter.drawRoundedRect(box.adjusted(0.7, 0.7, -0.7, -0.7), 5, 5)
        if on:
            inside = box.adjusted(2, 2, -2, -2)
            self._hub.icons.paint(painter, inside, "check-bold", "on_accent")

    def _draw_mark(self, painter: QPainter, mark: Mark) -> None:
        theme = self._hub.theme
        side = theme.px(_MARK_WIDTHS[mark.kind])
        box = QRectF(0, self._padding(), side, side)
        if mark.kind == "glyph":
            first = self._paragraphs(self.width())[0].step
            box.moveTop(box.top() + (first - side) / 2)
            paint_glyph(painter, box, mark.text, self._hub, color=mark.tone)
            return
        if self.chained:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("lesson_bg"))
            x = box.center().x() - 1
            painter.drawRect(QRectF(x, box.bottom(), 2, self.height() - box.bottom()))
        fill, ink, edge = {
            "disc": ("lesson_bg" if mark.tone == "lesson" else "soft", mark.tone, None),
            "number": ("surface", mark.tone, mark.tone),
            "initials": ("soft", "soft_ink", None),
        }[mark.kind]
        painter.setPen(QPen(theme.color(edge), 1.6) if edge else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(theme.color(fill))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if mark.kind == "disc":
            inside = side * 0.2
            paint_glyph(
                painter,
                box.adjusted(inside, inside, -inside, -inside),
                mark.text,
                self._hub,
                color=ink,
                ground=fill,
            )
            return
        painter.setFont(theme.font(Role.CAPTION_STRONG))
        painter.setPen(theme.color(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.text)

    def _draw_right(self, painter: QPainter, middle: float) -> None:
        theme, entry = self._hub.theme, self.entry
        if entry.chip is not None:
            width = chip_size(theme, entry.chip).width()
            area = QRectF(self.width() - width, middle - 20, width, 40)
            paint_chip(painter, area, entry.chip, self._hub)
        elif entry.right:
            painter.setFont(theme.font(self._right_role()))
            painter.setPen(theme.color(entry.right_tone))
            area = QRectF(0, middle - 20, self.width(), 40)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(area, flags, entry.right)
