"""The look of a card: paper, title, marks; also as a picture under the pointer while dragged."""

from __future__ import annotations

import enum
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pcve_desktop.ui.kit.board.face import CardFace, CardMark
from pcve_desktop.ui.kit.board.model import FACE_ROLE
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import paint_glyph
from pcve_desktop.ui.kit.theme import CARD_RADIUS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListView

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

Index = QModelIndex | QPersistentModelIndex

RING = 5
"""Room around a card for its focus ring, in pixels."""
_PAD = 13
_MOST_LINES = 3
_LEAST = 2 * _PAD + 19
_GRIP = 16
_SIGN = 16


class Pose(enum.Enum):
    """What happens to a card."""

    REST = "rest"
    HOVER = "hover"
    LIFTED = "lifted"
    AWAY = "away"


class CardPainter:
    """Measure and paint cards; the lines of a title are kept per width."""

    def __init__(self, hub: ThemeHub) -> None:
        self._hub = hub
        self._lines: dict[tuple[str, int], list[str]] = {}
        self._words: dict[str, float] = {}
        self._heights: dict[tuple[int, bool, bool], int] = {}
        self._option = QTextOption()
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        hub.changed.connect(self._forget)

    def _forget(self) -> None:
        self._lines.clear()
        self._words.clear()
        self._heights.clear()

    def lines(self, title: str, width: int) -> list[str]:
        """Return a title broken into at most three lines, the last one cut when there is more."""
        key = (title, width)
        known = self._lines.get(key)
        if known is None:
            known = self._lines[key] = self._break(" ".join(title.split()), width)
        return known

    def _break(self, text: str, width: int) -> list[str]:
        words = text.split(" ")
        widths = [self._advance(word) for word in words]
        if max(widths) > width:
            return self._break_anywhere(text, width)
        # Hundreds of cards are measured at once: most words come again and again.
        space = self._advance(" ")
        lines: list[str] = []
        taken, start = -space, 0
        for at, wide in enumerate(widths):
            if taken + space + wide <= width:
                taken += space + wide
                continue
            if len(lines) == _MOST_LINES - 1:
                return [*lines, self._cut(" ".join(words[start:]), width)]
            lines.append(" ".join(words[start:at]))
            taken, start = wide, at
        return [*lines, " ".join(words[start:])]

    def _advance(self, word: str) -> float:
        known = self._words.get(word)
        if known is None:
            theme = self._hub.theme
            known = self._words[word] = QFontMetricsF(theme.font(Role.STRONG)).horizontalAdvance(
                word
            )
        return known

    def _cut(self, text: str, width: int) -> str:
        metrics = self._hub.theme.metrics(Role.STRONG)
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _break_anywhere(self, text: str, width: int) -> list[str]:
        """Break a title in which a word is wider than the card."""
        layout = QTextLayout(text, self._hub.theme.font(Role.STRONG))
        layout.setTextOption(self._option)
        lines: list[str] = []
        layout.beginLayout()
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(width, 20))
            start = line.textStart()
            if len(lines) == _MOST_LINES - 1:
                lines.append(self._cut(text[start:], width))
                break
            lines.append(text[start : start + line.textLength()].rstrip())
        layout.endLayout()
        return lines

    def least_height(self) -> int:
        """Return what no card is lower than, with the room for its ring."""
        return self._hub.theme.px(_LEAST) + 2 * RING

    def height(self, face: CardFace, width: int) -> int:
        """Return the height of a card of a width, without the room for its ring."""
        title = len(self.lines(face.title, width - 2 * _PAD - self._hub.theme.px(_GRIP) - 4)) or 1
        key = (title, bool(face.left or face.right), bool(face.foot_left or face.foot_right))
        known = self._heights.get(key)
        if known is None:
            known = self._heights[key] = self._height(*key)
        return known

    def _height(self, title: int, row: bool, foot: bool) -> int:
        px, line = self._hub.theme.px, self._hub.theme.line
        height = 2 * px(_PAD) + title * line(Role.STRONG)
        if row:
            height += px(6) + line(Role.SECONDARY)
        if foot:
            height += px(8) + 1 + px(7) + line(Role.SECONDARY)
        return height

    def paint(self, painter: QPainter, card: QRectF, face: CardFace, pose: Pose) -> None:
        """Paint a card into its rectangle."""
        theme = self._hub.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = {Pose.REST: "line", Pose.HOVER: "ctl", Pose.LIFTED: "accent", Pose.AWAY: "ctl"}
        pen = QPen(theme.color(border[pose]), 2 if pose is Pose.LIFTED else 1)
        if pose is Pose.AWAY:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.color("sunken" if pose is Pose.AWAY else "surface"))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)
        self._content(painter, card, face, away=pose is Pose.AWAY)
        painter.restore()

    def _content(self, painter: QPainter, card: QRectF, face: CardFace, *, away: bool) -> None:
        theme = self._hub.theme
        px = theme.px
        inner = card.adjusted(_PAD, px(_PAD), -_PAD, -px(_PAD))
        y = inner.top()
        grip = px(_GRIP)
        if face.movable:
            spot = QRectF(inner.right() - grip + 4, y + 1, grip, grip)
            self._hub.icons.paint(painter, spot, "drag", "ink3")
        painter.setFont(theme.font(Role.STRONG))
        painter.setPen(theme.color("ink3" if away else "ink"))
        for words in self.lines(face.title, int(card.width()) - 2 * _PAD - grip - 4):
            area = QRectF(inner.left(), y, inner.width(), theme.line(Role.STRONG))
            painter.drawText(area, int(_ONE_LINE), words)
            y += theme.line(Role.STRONG)
        if face.left or face.right:
            y += px(6)
            self._row(painter, inner, y, face.left, face.right)
            y += theme.line(Role.SECONDARY)
        if face.foot_left or face.foot_right:
            y += px(8)
            hair = QRectF(inner.left(), y, inner.width(), 1)
            painter.fillRect(hair, theme.color("line"))
            self._row(painter, inner, y + 1 + px(7), face.foot_left, face.foot_right)

    def _row(
        self,
        painter: QPainter,
        inner: QRectF,
        y: float,
        left: CardMark | None,
        right: CardMark | None,
    ) -> None:
        area = QRectF(inner.left(), y, inner.width(), self._hub.theme.line(Role.SECONDARY))
        taken = 0.0
        if right is not None and right.short and left is not None:
            # A state is never cut: the count beside it gives up its noun first.
            wanted = self._mark_width(left) + 8 + self._mark_width(right)
            right = replace(right, word=right.short) if wanted > area.width() else right
        if right is not None:
            taken = min(self._mark_width(right), area.width() * (0.6 if left else 1.0))
            self._mark(painter, area.adjusted(area.width() - taken, 0, 0, 0), right)
            taken += 8
        if left is not None:
            self._mark(painter, area.adjusted(0, 0, -taken, 0), left)

    def _sign_width(self, mark: CardMark) -> float:
        px = self._hub.theme.px
        if mark.squares:
            return mark.squares * px(7) + 5
        return px(_SIGN) + 5 if mark.glyph else 0

    def _mark_width(self, mark: CardMark) -> float:
        role = Role.SECONDARY_STRONG if mark.strong else Role.SECONDARY
        words = self._hub.theme.metrics(role).horizontalAdvance(mark.word)
        return self._sign_width(mark) + words + 2

    def _mark(self, painter: QPainter, area: QRectF, mark: CardMark) -> None:
        theme = self._hub.theme
        if mark.squares:
            self._squares(painter, area, mark)
        elif mark.glyph:
            side = theme.px(_SIGN)
            sign = QRectF(area.left(), area.center().y() - side / 2, side, side)
            paint_glyph(painter, sign, mark.glyph, self._hub, color=mark.tone)
        role = Role.SECONDARY_STRONG if mark.strong else Role.SECONDARY
        painter.setFont(theme.font(role))
        painter.setPen(theme.color(mark.tone if mark.strong else "ink2"))
        words = area.adjusted(self._sign_width(mark), 0, 0, 0)
        shown = theme.metrics(role).elidedText(
            mark.word, Qt.TextElideMode.ElideRight, int(words.width()) + 1
        )
        painter.drawText(words, int(_ONE_LINE), shown)

    def _squares(self, painter: QPainter, area: QRectF, mark: CardMark) -> None:
        theme = self._hub.theme
        side = theme.px(6)
        for place in range(mark.squares):
            x = area.left() + place * theme.px(7)
            square = QRectF(x + 0.5, area.center().y() - side / 2, side - 1, side - 1)
            painter.setPen(QPen(theme.color("ink2"), 1))
            painter.setBrush(theme.color("ink2" if place < mark.filled else "surface"))
            painter.drawRoundedRect(square, 1, 1)

    def picture(self, face: CardFace, width: int, ratio: float) -> QPixmap:
        """Return a lifted card as a picture of `width` logical pixels."""
        size = QSize(width, self.height(face, width))
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(
            painter,
            QRectF(0, 0, size.width(), size.height()).adjusted(1, 1, -1, -1),
            face,
            Pose.LIFTED,
        )
        painter.end()
        return picture


_ONE_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class CardDelegate(QStyledItemDelegate):
    """Paint the cards of one column, and the slot a dragged card would drop into."""

    def __init__(
        self, view: QListView, cards: CardPainter, *, hub: ThemeHub, tr: Translator
    ) -> None:
        super().__init__(view)
        self._view, self._cards, self._hub, self._tr = view, cards, hub, tr
        self.lifted = ""
        self.away = ""
        self.ringed = False
        self.slot_height = 0

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        face = index.data(FACE_ROLE)
        if not isinstance(face, CardFace):
            height = self.slot_height or self._hub.theme.px(72)
        else:
            height = self._cards.height(face, width - 2 * RING)
        return QSize(width, height + 2 * RING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        face = index.data(FACE_ROLE)
        card = QRectF(option.rect).adjusted(RING, RING, -RING, -RING)
        if not isinstance(face, CardFace):
            self._slot(painter, card)
            return
        pose = Pose.REST
        if face.id == self.lifted:
            pose = Pose.LIFTED
        elif face.id == self.away:
            pose = Pose.AWAY
        elif option.state & QStyle.StateFlag.State_MouseOver:
            pose = Pose.HOVER
        self._cards.paint(painter, card, face, pose)
        if self.ringed and index == self._view.currentIndex():
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._hub.theme.color("focus"), 2))
            ring = card.adjusted(-3, -3, 3, 3)
            painter.drawRoundedRect(ring, CARD_RADIUS + 3, CARD_RADIUS + 3)
            painter.restore()

    def _slot(self, painter: QPainter, area: QRectF) -> None:
        theme = self._hub.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(theme.color("soft"))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), CARD_RADIUS, CARD_RADIUS)
        painter.setFont(theme.font(Role.CAPTION_STRONG))
        painter.setPen(theme.color("soft_ink"))
        words = area.adjusted(_PAD, 6, -_PAD, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignTop), self._tr.t("Drop here"))
        painter.restore()
