"""The list of meetings: those to come, then those held, each with its day and who comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from pcve_desktop.ui.kit.focus import paint_focus
from pcve_desktop.ui.kit.fonts import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from pcve_desktop.ui.kit.theme import ThemeHub

Index = QModelIndex | QPersistentModelIndex

FACE_ROLE = Qt.ItemDataRole.UserRole + 1
_PITCH, _MANY = 12.0, 16


@dataclass(frozen=True, slots=True)
class Face:
    """What the list shows of a meeting; without `id` it is the heading of a group.

    `answers` are those of the organisations: how many come, gave no reply, and are away.
    """

    id: str
    title: str
    line: str = ""
    month: str = ""
    day: str = ""
    answers: tuple[int, int, int] = (0, 0, 0)
    spoken: str = ""


class MeetingModel(QAbstractListModel):
    """Headings and meetings."""

    def __init__(self) -> None:
        super().__init__()
        self._faces: list[Face] = []

    def set_faces(self, faces: Sequence[Face]) -> bool:
        """Show other rows; say whether anything changed."""
        if list(faces) == self._faces:
            return False
        if [face.id for face in faces] == [face.id for face in self._faces]:
            self._faces = list(faces)
            self.dataChanged.emit(self.index(0, 0), self.index(len(faces) - 1, 0))
            return True
        self.beginResetModel()
        self._faces = list(faces)
        self.endResetModel()
        return True

    def row_of(self, record_id: str) -> int | None:
        """Return the row of a meeting, None when it is not there."""
        rows = [row for row, face in enumerate(self._faces) if face.id and face.id == record_id]
        return rows[0] if rows else None

    def ids(self) -> list[str]:
        """Return the meetings from top to bottom."""
        return [face.id for face in self._faces if face.id]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._faces)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        face = self._faces[index.row()]
        if role == FACE_ROLE:
            return face
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return face.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return face.spoken or face.title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self._faces[index.row()].id:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _MeetingDelegate(QStyledItemDelegate):
    """Paint a calendar leaf, the title, the time, and one sign per organisation."""

    def __init__(self, view: MeetingList, hub: ThemeHub) -> None:
        super().__init__(view)
        self._view, self._hub = view, hub

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        face: Face = index.data(FACE_ROLE)
        return QSize(120, self._hub.theme.px(78 if face.id else 36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        face: Face = index.data(FACE_ROLE)
        theme = self._hub.theme
        rect = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not face.id:
            painter.setFont(theme.font(Role.CAPTION_STRONG))
            painter.setPen(theme.color("ink2"))
            painter.drawText(
                rect.adjusted(16, 6, -12, 0), Qt.AlignmentFlag.AlignVCenter, face.title
            )
            painter.restore()
            return
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("soft" if chosen else "hover"))
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            bar = QRectF(rect.left(), rect.top() + 8, 4, rect.height() - 16)
            painter.drawRoundedRect(bar, 2, 2)
        self._leaf(painter, rect, face)
        self._words(painter, rect, face, chosen=chosen)
        if self._view.hasFocus() and self._view.ringed and index == self._view.currentIndex():
            paint_focus(painter, rect, theme)
        painter.restore()

    def _leaf(self, painter: QPainter, rect: QRectF, face: Face) -> None:
        theme = self._hub.theme
        side = theme.px(46)
        box = QRectF(rect.left() + 16, rect.center().y() - side / 2, side, side)
        head = theme.px(18)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(box, 7, 7)
        painter.save()
        painter.setClipRect(QRectF(box.left(), box.top(), side, head))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("soft"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6.5, 6.5)
        painter.restore()
        painter.setPen(theme.color("soft_ink"))
        painter.setFont(theme.font(Role.CAPTION_STRONG))
        top = QRectF(box.left(), box.top(), side, head)
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, face.month)
        painter.setPen(theme.color("ink"))
        painter.setFont(theme.font(Role.CARD_TITLE))
        low = QRectF(box.left(), box.top() + head, side, side - head)
        painter.drawText(low, Qt.AlignmentFlag.AlignCenter, face.day)

    def _words(self, painter: QPainter, rect: QRectF, face: Face, *, chosen: bool) -> None:
        theme = self._hub.theme
        left = rect.left() + 16 + theme.px(46) + 12
        room = rect.right() - 12 - left
        title, line = theme.line(Role.SECONDARY_STRONG), theme.line(Role.CAPTION)
        dots = sum(face.answers)
        height = title + 2 + line + (theme.px(16) if dots else 0)
        y = rect.center().y() - height / 2
        left_middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for text, role, tall, tone in (
            (face.title, Role.SECONDARY_STRONG, title, "soft_ink" if chosen else "ink"),
            (face.line, Role.CAPTION, line, "ink2"),
        ):
            painter.setFont(theme.font(role))
            painter.setPen(theme.color(tone))
            shown = theme.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(QRectF(left, y, room, tall), left_middle, shown)
            y += tall + 2
        if dots:
            self._dots(painter, QPointF(left + 5, y + theme.px(8)), room, face)

    def _dots(self, painter: QPainter, start: QPointF, room: float, face: Face) -> None:
        """Paint a disc per organisation that comes, a ring without reply, a dash for away."""
        theme = self._hub.theme
        coming, silent, away = face.answers
        total = coming + silent + away
        pitch = min(theme.px(_PITCH), (room - 10) / max(total - 1, 1))
        if total > _MANY and pitch < theme.px(7):
            self._share(painter, start, room, face)
            return
        radius = min(theme.px(8) / 2, pitch / 2 - 0.8)
        for place in range(total):
            centre = QPointF(start.x() + place * pitch, start.y())
            if place < coming:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("accent"))
                painter.drawEllipse(centre, radius, radius)
                continue
            painter.setPen(QPen(theme.color("ctl"), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if place < coming + silent:
                painter.drawEllipse(centre, radius - 0.5, radius - 0.5)
            else:
                painter.drawLine(centre - QPointF(radius, 0), centre + QPointF(radius, 0))

    def _share(self, painter: QPainter, start: QPointF, room: float, face: Face) -> None:
        """Paint a bar instead of signs that would be too small."""
        theme = self._hub.theme
        track = QRectF(start.x() - 5, start.y() - 3, room, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(track, 3, 3)
        track.setWidth(room * face.answers[0] / sum(face.answers))
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(track, 3, 3)


class MeetingList(QListView):
    """One tab stop; arrows move over the meetings; `picked(id)` when another becomes current."""

    picked = Signal(str)
    delete_asked = Signal(str)

    def __init__(self, hub: ThemeHub, *, name: str, label: str) -> None:
        super().__init__()
        self._hub = hub
        self.ringed = False
        self._quiet = False
        self.rows = MeetingModel()
        self.rows.setParent(self)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setModel(self.rows)
        self.setItemDelegate(_MeetingDelegate(self, hub))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._current)
        hub.changed.connect(self.scheduleDelayedItemsLayout)

    def set_faces(self, faces: Sequence[Face]) -> None:
        """Show the meetings; the current one stays current."""
        kept = self.current_id()
        self._quiet = True
        if self.rows.set_faces(faces):
            self.updateGeometry()
        self._quiet = False
        if kept:
            self.select_id(kept)

    def current_id(self) -> str:
        """Return the meeting shown, empty for none."""
        index = self.currentIndex()
        return str(index.data(FACE_ROLE).id) if index.isValid() else ""

    def select_id(self, record_id: str) -> bool:
        """Make a meeting the current one, without telling; say whether it is there."""
        row = self.rows.row_of(record_id)
        if row is None:
            return False
        if record_id != self.current_id():
            self._quiet = True
            self.setCurrentIndex(self.rows.index(row, 0))
            self._quiet = False
        # Above the first meeting of a group stands its heading.
        self.scrollTo(self.rows.index(row - 1 if row == 1 else row, 0))
        return True

    def _current(self, now: QModelIndex) -> None:
        if not self._quiet and now.isValid():
            self.picked.emit(now.data(FACE_ROLE).id)

    def content_height(self) -> int:
        """Return the height at which no meeting is hidden, in pixels."""
        theme = self._hub.theme
        ids = len(self.rows.ids())
        return ids * theme.px(78) + (self.rows.rowCount() - ids) * theme.px(36)

    def sizeHint(self) -> QSize:
        return QSize(self._hub.theme.px(260), self.content_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._hub.theme.px(120))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.ringed = True
        if event.key() == Qt.Key.Key_Delete and self.current_id():
            self.delete_asked.emit(self.current_id())
            return
        super().keyPressEvent(event)
        self.viewport().update()
