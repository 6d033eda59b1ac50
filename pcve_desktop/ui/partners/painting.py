"""The look of the partner list, and the squares that show how committed a partner is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pcve_desktop.models.vocabularies import Commitment
from pcve_desktop.ui.kit.focus import paint_focus
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import paint_glyph
from pcve_desktop.ui.kit.table import glyph_of
from pcve_desktop.ui.partners.list_model import (
    COUNT_ROLE,
    LAST_ROLE,
    ROW_ROLE,
    SIGN_ROLE,
    PartnerModel,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pcve_desktop.services.partner_list import PartnerRow
    from pcve_desktop.ui.kit.theme import Theme, ThemeHub

Index = QModelIndex | QPersistentModelIndex

_COUNT = len(Commitment)
_SQUARE, _HIGH, _BETWEEN = 9, 12, 3
_EDGE = 16
_SIGN, _WAITS = 17, 15


def squares_width(theme: Theme) -> int:
    """Return the width of the commitment squares."""
    return theme.px(_SQUARE) * _COUNT + _BETWEEN * (_COUNT - 1)


def paint_squares(
    painter: QPainter, x: float, middle: float, commitment: Commitment | None, theme: Theme
) -> None:
    """Paint a square per level, filled up to the commitment."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wide, high = theme.px(_SQUARE), theme.px(_HIGH)
    filled = commitment.rank if commitment else 0
    for place in range(_COUNT):
        box = QRectF(x + place * (wide + _BETWEEN), middle - high / 2, wide, high)
        on = place < filled
        painter.setPen(QPen(theme.color("accent" if on else "ctl"), 1))
        painter.setBrush(theme.color("accent") if on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    painter.restore()


class Squares(QWidget):
    """The squares of one commitment; `spoken` says it in words."""

    def __init__(self, hub: ThemeHub) -> None:
        super().__init__()
        self._hub = hub
        self._commitment: Commitment | None = None
        hub.changed.connect(self._restyle)
        self._restyle()

    def show_commitment(self, commitment: Commitment | None, spoken: str) -> None:
        """Show a level."""
        self._commitment = commitment
        self.setAccessibleName(spoken)
        self.update()

    def _restyle(self) -> None:
        theme = self._hub.theme
        self.setFixedSize(squares_width(theme), theme.px(18))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_squares(QPainter(self), 0, self.height() / 2, self._commitment, self._hub.theme)


class PartnerDelegate(QStyledItemDelegate):
    """Paint the titles of the groups and the partners."""

    def __init__(self, view: QListView, hub: ThemeHub) -> None:
        super().__init__(view)
        self._view, self._hub = view, hub
        self.ringed = False
        self._dates = 0
        hub.changed.connect(self.measure)

    def measure(self) -> None:
        """Make room for the widest of the dates: a date is never cut."""
        model = self._view.model()
        words = model.last_words() if isinstance(model, PartnerModel) else []
        metrics = self._hub.theme.metrics(Role.CAPTION)
        self._dates = max((metrics.horizontalAdvance(word) for word in words), default=0) + 14

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        # All rows are of one height: the list asks for one of thousands.
        return QSize(160, self._hub.theme.px(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)
        row: PartnerRow | None = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row is None:
            self._group(painter, rect, str(index.data()), str(index.data(COUNT_ROLE)))
        else:
            self._partner(painter, rect, option, index, row)
        painter.restore()

    def _fitting(self, row: PartnerRow, role: Role, room: float) -> str:
        """Return the name cut to its room; the word that tells who leads stays whole."""
        model = self._view.model()
        if not isinstance(model, PartnerModel):
            return row.short
        metrics = self._hub.theme.metrics(role)
        if metrics.horizontalAdvance(model.named(row, row.short)) <= room:
            return model.named(row, row.short)
        rest = room - metrics.horizontalAdvance(model.named(row, ""))
        cut = metrics.elidedText(row.short, Qt.TextElideMode.ElideRight, int(rest))
        return model.named(row, cut)

    def _group(self, painter: QPainter, rect: QRectF, title: str, count: str) -> None:
        theme = self._hub.theme
        painter.setFont(theme.font(Role.CAPTION_STRONG))
        painter.setPen(theme.color("ink2"))
        area = rect.adjusted(_EDGE, 8, -_EDGE, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, middle, title)
        painter.setFont(theme.font(Role.CAPTION))
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, count)

    def _partner(
        self,
        painter: QPainter,
        rect: QRectF,
        option: QStyleOptionViewItem,
        index: Index,
        row: PartnerRow,
    ) -> None:
        theme = self._hub.theme
        selected = index == self._view.currentIndex()
        if selected:
            painter.fillRect(rect, theme.color("soft"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            bar = QRectF(rect.left() - 4, rect.top() + 3, 8, rect.height() - 6)
            painter.drawRoundedRect(bar, 3, 3)
        elif option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        side = theme.px(_SIGN)
        middle = rect.center().y()
        if row.spheres:
            sign = QRectF(rect.left() + _EDGE - 2, middle - side / 2, side, side)
            paint_glyph(painter, sign, glyph_of(row.spheres[0]), self._hub)
        right = rect.right() - _EDGE
        painter.setPen(theme.color("ink2"))
        painter.setFont(theme.font(Role.CAPTION))
        date = QRectF(right - self._dates, rect.top(), self._dates, rect.height())
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(date, flags, str(index.data(LAST_ROLE)))
        squares = date.left() - squares_width(theme) - 4
        paint_squares(painter, squares, middle, row.commitment, theme)
        end = squares - 8
        if waiting := str(index.data(SIGN_ROLE)):
            waits = theme.px(_WAITS)
            box = QRectF(end - waits, middle - waits / 2, waits, waits)
            paint_glyph(painter, box, waiting, self._hub, color="attn")
            end = box.left() - 5
        left = rect.left() + _EDGE + side + 5
        role = Role.STRONG if selected else Role.BODY
        painter.setFont(theme.font(role))
        painter.setPen(theme.color("ink"))
        room = end - left
        words = self._fitting(row, role, room)
        area = QRectF(left, rect.top(), room, rect.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
        if selected and self.ringed and self._view.hasFocus():
            paint_focus(painter, rect, theme)
