"""A searchable list of records to tick, with the count of those ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from pcve_desktop.ui.kit.entry_line import let_clear
from pcve_desktop.ui.kit.focus import paint_focus
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.parsing import fold
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

Index = QModelIndex | QPersistentModelIndex

ID_ROLE = Qt.ItemDataRole.UserRole + 1
_FOLDED_ROLE = Qt.ItemDataRole.UserRole + 2
_SEARCH_FROM = 8


class TickModel(QAbstractListModel):
    """Options as (id, title) with a tick each."""

    changed = Signal()

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._options: list[tuple[str, str]] = []
        self._folded: list[str] = []
        self._chosen: set[str] = set()

    def set_options(self, options: Sequence[tuple[str, str]], chosen: Iterable[str]) -> None:
        """Offer other options with some of them ticked."""
        self.beginResetModel()
        self._options = list(options)
        self._folded = [fold(title) for _key, title in options]
        self._chosen = set(chosen)
        self.endResetModel()
        self.changed.emit()

    def chosen(self) -> list[str]:
        """Return the ids ticked, in the order of the options; ticked ids not offered come last."""
        offered = [key for key, _title in self._options if key in self._chosen]
        return offered + sorted(self._chosen.difference(offered))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._options)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        key, title = self._options[index.row()]
        ticked = key in self._chosen
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: title,
            Qt.ItemDataRole.ToolTipRole: title,
            Qt.ItemDataRole.CheckStateRole: (
                Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
            ),
            ID_ROLE: key,
            _FOLDED_ROLE: self._folded[index.row()],
        }
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = self._tr.t("ticked") if ticked else self._tr.t("not ticked")
            return f"{title}, {state}"
        return answers.get(role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        key = self._options[index.row()][0]
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._chosen.add(key)
        else:
            self._chosen.discard(key)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.changed.emit()
        return True


class TickDelegate(QStyledItemDelegate):
    """Paint a check box and a title; a click anywhere in the row ticks."""

    def __init__(self, hub: ThemeHub, parent: QWidget) -> None:
        super().__init__(parent)
        self._hub = hub

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, self._hub.theme.px(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._hub.theme
        rect = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        side = theme.px(18)
        box = QRectF(rect.left() + 10.5, rect.center().y() - side / 2 + 0.5, side, side)
        data = index.data(Qt.ItemDataRole.CheckStateRole)
        ticked = Qt.CheckState(data) == Qt.CheckState.Checked
        painter.setPen(QPen(theme.color("accent" if ticked else "ctl"), 1))
        painter.setBrush(theme.color("accent" if ticked else "surface"))
        painter.drawRoundedRect(box, 5, 5)
        if ticked:
            tick = box.adjusted(2, 2, -2, -2)
            self._hub.icons.paint(painter, tick, "check-bold", "on_accent")
        font = theme.font(Role.BODY)
        painter.setFont(font)
        painter.setPen(theme.color("ink"))
        words = rect.adjusted(side + 22, 0, -10, 0)
        title = str(index.data(Qt.ItemDataRole.DisplayRole))
        shown = theme.metrics(Role.BODY).elidedText(
            title, Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, rect, theme)

    def editorEvent(
        self, event: QEvent, model: Any, _option: QStyleOptionViewItem, index: Index
    ) -> bool:
        released = event.type() == event.Type.MouseButtonRelease
        spaced = event.type() == event.Type.KeyPress and event.key() == Qt.Key.Key_Space  # type: ignore[attr-defined]  # a key event by its type
        if not released and not spaced:
            return False
        now = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        other = Qt.CheckState.Unchecked if now == Qt.CheckState.Checked else Qt.CheckState.Checked
        return bool(model.setData(index, other, Qt.ItemDataRole.CheckStateRole))


class TickList(QWidget):
    """Tick some of many records: search line (from eight options on), list, count.

    `changed` comes with each tick. Ticked ids that are not offered stay ticked.
    """

    changed = Signal()

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        chosen: Iterable[str] = (),
        *,
        label: str,
        tr: Translator,
        hub: ThemeHub,
        object_name: str,
        rows: int = 6,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tr, self._hub, self._rows = tr, hub, rows
        self.setObjectName(object_name)
        self.model = TickModel(tr, self)
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(self.model)
        self._proxy.setFilterRole(_FOLDED_ROLE)
        self._search = QLineEdit()
        self._search.setObjectName(f"{object_name}.search")
        self._search.setPlaceholderText(tr.t("Type to search"))
        self._search.setAccessibleName(tr.t("Search: {list}", list=label))
        let_clear(self._search, tr)
        self._search.textChanged.connect(lambda text: self._proxy.setFilterFixedString(fold(text)))
        self._view = QListView()
        self._view.setObjectName(f"{object_name}.list")
        self._view.setAccessibleName(label)
        self._view.setModel(self._proxy)
        self._view.setItemDelegate(TickDelegate(hub, self._view))
        self._view.setMouseTracking(True)
        self._view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._count = Text("", Role.CAPTION, tone="ink2", name=f"{object_name}.count")
        self._lay_out(label)
        self.model.changed.connect(self._tell)
        hub.changed.connect(self._restyle)
        self.set_options(options, chosen)

    def _lay_out(self, label: str) -> None:
        title = Text(label.replace("&", "&&"), Role.SECONDARY_STRONG, wrap=True)
        title.setBuddy(self._view)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title, 1)
        head.addWidget(self._count)
        holder = QFrame()
        holder.setProperty("kind", "card")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(2, 4, 2, 4)
        inside.addWidget(self._view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._search)
        column.addWidget(holder)

    def set_options(self, options: Sequence[tuple[str, str]], chosen: Iterable[str] = ()) -> None:
        """Offer other records, with some of them ticked."""
        self.model.set_options(options, chosen)
        self._search.setVisible(len(options) >= _SEARCH_FROM)
        self._restyle()

    def chosen(self) -> list[str]:
        """Return the ids ticked."""
        return self.model.chosen()

    def _tell(self) -> None:
        count = len(self.model.chosen())
        self._count.setText(self._tr.n("{count} chosen", "{count} chosen", count))
        self.changed.emit()

    def _restyle(self) -> None:
        rows = min(max(self.model.rowCount(), 2), self._rows)
        self._view.setFixedHeight(rows * self._hub.theme.px(34))
        self._view.doItemsLayout()
