"""Painting of rows and cells: hover, selection, chips, states, dates that need attention, bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from pcve_desktop.ui.kit.chips import ChipLook, chip_size, paint_chip, paint_progress, tone_of
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import glyph_color, paint_glyph
from pcve_desktop.ui.kit.table.columns import Cell, GroupHead, Show
from pcve_desktop.ui.kit.table.model import CELL_ROLE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView, QTableView

    from pcve_desktop.ui.kit.theme import Theme, ThemeHub

Index = QModelIndex | QPersistentModelIndex

PAD = 12
EDGE = 16
_BAR = 34
_GLYPH = 16
_ROLES = {
    Show.STRONG: Role.SECONDARY_STRONG,
    Show.STATE: Role.SECONDARY_STRONG,
}


def role_of(cell: Cell) -> Role:
    """Return the text role of a cell."""
    if cell.show is Show.DUE and cell.late:
        return Role.SECONDARY_STRONG
    return _ROLES.get(cell.show, Role.SECONDARY)


def chip_of(cell: Cell, *, selected: bool = False) -> ChipLook:
    """Return the chip of a cell; on a selected row a soft chip turns white to stay a chip."""
    tone = cell.tone or tone_of(cell.glyph)
    if selected and tone == "soft":
        tone = "plain"
    return ChipLook(cell.text, cell.glyph or None, tone)


def cell_width(cell: Cell, theme: Theme) -> int:
    """Return the width the content of a cell needs, without padding."""
    if cell.show is Show.CHIP and not cell.empty:
        return chip_size(theme, chip_of(cell)).width()
    width = theme.metrics(role_of(cell)).horizontalAdvance(cell.text) + 1
    if cell.show is Show.PROGRESS:
        return width + theme.px(_BAR) + 8
    if cell.glyph or cell.late:
        return width + theme.px(_GLYPH) + 6
    return width


class RowDelegate(QStyledItemDelegate):
    """Paint the cells of a `RecordTableView`."""

    def __init__(self, view: QTableView, hub: ThemeHub) -> None:
        super().__init__(view)
        self._view, self._hub = view, hub
        self.hovered = -1
        # The rightmost column that shows.
        self.last = -1

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        cell = index.data(CELL_ROLE)
        width = cell_width(cell, self._hub.theme) if isinstance(cell, Cell) else 80
        return QSize(width + 2 * PAD, self._hub.theme.px(42))

    def inner(self, rect: QRectF, place: int) -> QRectF:
        """Return where the content of a column goes inside its cell."""
        last = place == self.last
        return rect.adjusted(EDGE if place == 0 else 0, 0, -(EDGE if last else PAD), 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._hub.theme
        rect = QRectF(option.rect)
        selected = self._view.selectionModel().isRowSelected(index.row(), QModelIndex())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.fillRect(rect, theme.color("soft"))
        elif index.row() == self.hovered:
            painter.fillRect(rect, theme.color("hover"))
        painter.fillRect(
            QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.color("line")
        )
        if selected and index.column() == 0:
            bar = QRectF(rect.left() - 4, rect.top() + 3, 8, rect.height() - 7)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(bar, 3, 3)
        cell = index.data(CELL_ROLE)
        if isinstance(cell, Cell):
            self._cell(painter, self.inner(rect, index.column()), cell, selected=selected)
        elif isinstance(cell, GroupHead):
            self._head(painter, rect, cell)
        painter.restore()

    def _head(self, painter: QPainter, rect: QRectF, head: GroupHead) -> None:
        """Paint a group over the whole row: each cell shows its part of it."""
        theme = self._hub.theme
        painter.setClipRect(rect)
        painter.fillRect(rect, theme.color("sunken"))
        painter.fillRect(
            QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.color("line")
        )
        side = theme.px(_GLYPH)
        sign = QRectF(EDGE, rect.center().y() - side / 2, side, side)
        icon = "chevron-right" if head.folded else "chevron-down"
        self._hub.icons.paint(painter, sign, icon, "ink2")
        left = EDGE + side + 8
        if head.glyph:
            glyph = QRectF(left, sign.top(), side, side)
            paint_glyph(painter, glyph, head.glyph, self._hub, color=glyph_color(head.glyph))
            left += side + 6
        metrics = theme.metrics(Role.SECONDARY_STRONG)
        room = max(0, self._view.viewport().width() - left - theme.px(72))
        words = metrics.elidedText(head.words, Qt.TextElideMode.ElideRight, room)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        line = QRectF(left, rect.top(), self._view.viewport().width(), rect.height())
        painter.setFont(theme.font(Role.SECONDARY_STRONG))
        painter.setPen(theme.color("ink"))
        painter.drawText(line, flags, words)
        line.setLeft(left + metrics.horizontalAdvance(words) + 10)
        painter.setFont(theme.font(Role.SECONDARY))
        painter.setPen(theme.color("ink2"))
        painter.drawText(line, flags, head.count)

    def _cell(self, painter: QPainter, rect: QRectF, cell: Cell, *, selected: bool) -> None:
        if cell.empty:
            self._words(painter, rect, cell, "ink2")
        elif cell.show is Show.CHIP:
            paint_chip(painter, rect, chip_of(cell, selected=selected), self._hub)
        elif cell.show is Show.PROGRESS:
            self._progress(painter, rect, cell)
        elif cell.show is Show.DUE and cell.late:
            self._glyph_and_words(painter, rect, cell, "warning", "attn", "attn")
        elif cell.glyph:
            ink = cell.tone or glyph_color(cell.glyph)
            words = ink if cell.show is Show.STATE and ink in _WORD_TONES else "ink"
            self._glyph_and_words(painter, rect, cell, cell.glyph, ink, words)
        else:
            plain = "ink" if cell.show is not Show.TEXT else "ink2"
            self._words(painter, rect, cell, cell.tone or plain)

    def _progress(self, painter: QPainter, rect: QRectF, cell: Cell) -> None:
        theme = self._hub.theme
        metrics = theme.metrics(Role.SECONDARY)
        # Bars of one column stand under each other; longer words ("4 von 4") keep their distance.
        widest = max(metrics.horizontalAdvance(text) for text in ("100\u00a0%", cell.text))
        words = widest + 2
        bar = QRectF(rect)
        bar.setWidth(max(0.0, min(theme.px(_BAR), rect.width() - words - 4)))
        bar.moveRight(rect.right() - words - 6)
        paint_progress(painter, bar, cell.share or 0.0, theme, cell.tone or "accent")
        self._words(painter, rect, cell, "ink2")

    def _glyph_and_words(
        self, painter: QPainter, rect: QRectF, cell: Cell, glyph: str, ink: str, words: str
    ) -> None:
        side = self._hub.theme.px(_GLYPH)
        sign = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
        paint_glyph(painter, sign, glyph, self._hub, color=ink)
        self._words(painter, rect.adjusted(side + 6, 0, 0, 0), cell, words)

    def _words(self, painter: QPainter, rect: QRectF, cell: Cell, token: str) -> None:
        theme = self._hub.theme
        role = role_of(cell)
        painter.setFont(theme.font(role))
        painter.setPen(theme.color(token))
        shown = cell.text
        if cell.show.elastic:
            shown = theme.metrics(role).elidedText(
                shown, Qt.TextElideMode.ElideRight, int(rect.width())
            )
        side = Qt.AlignmentFlag.AlignRight if cell.show.right else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(rect, int(flags), shown)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show the whole text of a name that is cut."""
        cell = index.data(CELL_ROLE)
        if event.type() != QEvent.Type.ToolTip or not isinstance(cell, Cell):
            return super().helpEvent(event, view, option, index)
        room = self.inner(QRectF(view.visualRect(index)), index.column()).width()
        cut = cell.show.elastic and cell_width(cell, self._hub.theme) > room + 1
        # Tool tips read markup: what users typed is shown as typed.
        QToolTip.showText(event.globalPos(), plain_tooltip(cell.text) if cut else "", view)
        return True


_WORD_TONES = frozenset({"ok", "attn", "lesson"})


def plain_tooltip(text: str) -> str:
    """Return a text that a tool tip shows as it is, wrapped."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p style='white-space:pre-wrap'>{escaped}</p>" if text else ""
