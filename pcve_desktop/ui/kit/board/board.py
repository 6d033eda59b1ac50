"""The board: cards in columns, moved by drag and drop, by keyboard or from the context menu."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QWidget

from pcve_desktop.ui.kit.board.grid import LaneGrid
from pcve_desktop.ui.kit.board.lane import Lane
from pcve_desktop.ui.kit.board.model import ID_ROLE
from pcve_desktop.ui.kit.board.painting import CardPainter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.board.face import BoardColumn, CardFace
    from pcve_desktop.ui.kit.theme import ThemeHub

_DROP_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}


@dataclass(slots=True)
class _Lift:
    """A card lifted by keyboard, and where it came from."""

    id: str
    lane: int
    place: int


class Board(QScrollArea):
    """Columns of cards, one stop of the Tab key.

    Arrows walk, Enter opens, Space lifts; then arrows move, Space drops, Esc puts back.
    `moved(id, column key, after id or None, before id or None)` comes once per finished move;
    the board already shows it. Call `set_cards` when the records have been read again.
    """

    moved = Signal(str, str, object, object)
    opened = Signal(str)
    current_changed = Signal(str)
    delete_asked = Signal(str)
    menu_filling = Signal(QMenu, str)
    empty_acted = Signal(str)
    note_acted = Signal(str)
    said = Signal(str)

    def __init__(
        self,
        columns: Sequence[BoardColumn],
        *,
        hub: ThemeHub,
        tr: Translator,
        name: str,
        label: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hub, self._tr, self._name = hub, tr, name
        self._lift: _Lift | None = None
        self._moving = False
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        cards = CardPainter(hub)
        self.lanes = [
            Lane(column, cards, name=f"{name}.{column.key}", hub=hub, tr=tr) for column in columns
        ]
        for place, lane in enumerate(self.lanes):
            self._join(place, lane)
        self.grid = LaneGrid(self.lanes, hub)
        self.setWidget(self.grid)
        self.viewport().setAutoFillBackground(False)
        self._set_stop(0)
        self.grid.arrange(self.viewport().width())
        hub.changed.connect(self._restyle)

    def _join(self, place: int, lane: Lane) -> None:
        lane.list.key_pressed.connect(partial(self._key, place))
        lane.list.dropped.connect(partial(self._dropped, place))
        lane.list.left.connect(self._left)
        lane.list.menu_asked.connect(self._menu_asked)
        lane.list.doubleClicked.connect(self._double_clicked)
        lane.list.selectionModel().currentChanged.connect(partial(self._current, place))
        lane.noted.connect(self.note_acted)
        lane.empty_acted.connect(self.empty_acted)

    def _restyle(self) -> None:
        for lane in self.lanes:
            lane.list.scheduleDelayedItemsLayout()
        self.grid.arrange(self.viewport().width())

    # ---------------------------------------------------------------- content

    def set_cards(self, cards: Mapping[str, Sequence[CardFace]]) -> None:
        """Show the cards of each column; the current card stays the current one."""
        self._lift = None
        self._mark_lifted("")
        current = self.current_id()
        focused = self.has_focus()
        for lane in self.lanes:
            lane.cards.set_cards(cards.get(lane.column.key, ()))
        if current:
            self.select_id(current, focus=focused)

    def ids(self, key: str) -> list[str]:
        """Return the ids of a column's cards in order."""
        return self.lanes[self._place_of(key)].cards.ids()

    def set_note(self, key: str, text: str, action: str = "") -> None:
        """Show a sentence with a link under the cards of a column; empty takes it away."""
        self.lanes[self._place_of(key)].set_note(text, action)

    def current_id(self) -> str:
        """Return the id of the current card, empty for none."""
        return next((lane.list.current_id() for lane in self.lanes if self._is_stop(lane)), "")

    def select_id(self, record_id: str, *, focus: bool = False) -> bool:
        """Make a card the current one; return whether the board has it."""
        place = self._lane_of(record_id)
        if place < 0:
            return False
        self._set_stop(place)
        self.lanes[place].list.go_to(record_id)
        if focus:
            self._focus(place)
        return True

    def has_focus(self) -> bool:
        """Say whether the keyboard focus is in one of the columns."""
        return any(lane.list.hasFocus() for lane in self.lanes)

    def _place_of(self, key: str) -> int:
        return [lane.column.key for lane in self.lanes].index(key)

    def _lane_of(self, record_id: str) -> int:
        for place, lane in enumerate(self.lanes):
            if lane.cards.row_of(record_id) >= 0:
                return place
        return -1

    # ---------------------------------------------------------------- one Tab stop

    @staticmethod
    def _is_stop(lane: Lane) -> bool:
        return lane.list.focusPolicy() == Qt.FocusPolicy.StrongFocus

    def _set_stop(self, place: int) -> None:
        for at, lane in enumerate(self.lanes):
            policy = Qt.FocusPolicy.StrongFocus if at == place else Qt.FocusPolicy.ClickFocus
            lane.list.setFocusPolicy(policy)

    def _focus(self, place: int) -> None:
        self._moving = True
        self._set_stop(place)
        self.lanes[place].list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(self.lanes[place])
        self._moving = False

    def _current(self, place: int, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._moving:
            self._set_stop(place)
            self.current_changed.emit(str(current.data(ID_ROLE) or ""))

    def _double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(str(index.data(ID_ROLE) or ""))

    # ---------------------------------------------------------------- keyboard

    def _key(self, place: int, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        current = self.lanes[place].list.current_id()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return
        if self._lift is not None:
            self._key_lifted(key)
            event.accept()
        elif key == Qt.Key.Key_Space and current:
            self._lift_card(place, current)
            event.accept()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and current:
            self.opened.emit(current)
            event.accept()
        elif key == Qt.Key.Key_Delete and current:
            self.delete_asked.emit(current)
            event.accept()
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._walk(place, _STEPS[key][0])
            event.accept()

    def _walk(self, place: int, step: int) -> None:
        """Go to the nearest column that has cards, at about the same height."""
        row = max(self.lanes[place].list.currentIndex().row(), 0)
        place += step
        while 0 <= place < len(self.lanes):
            ids = self.lanes[place].cards.ids()
            if ids:
                self.select_id(ids[min(row, len(ids) - 1)], focus=True)
                return
            place += step

    def _lift_card(self, place: int, record_id: str) -> None:
        lane = self.lanes[place]
        face = lane.cards.face(record_id)
        if face is None or not face.movable:
            return
        self._lift = _Lift(record_id, place, lane.cards.row_of(record_id))
        self._mark_lifted(record_id)
        self._say(
            self._tr.t(
                "{title} is lifted. Arrows move it, Space drops it, Escape puts it back.",
                title=face.title,
            )
        )

    def _key_lifted(self, key: Qt.Key) -> None:
        if self._lift is None:
            return
        if key in _DROP_KEYS:
            self._drop()
        elif key == Qt.Key.Key_Escape:
            self._put_back()
        elif key in _STEPS:
            across, down = _STEPS[key]
            place = self._lane_of(self._lift.id)
            row = self.lanes[place].cards.row_of(self._lift.id)
            if 0 <= place + across < len(self.lanes):
                self._shift(self._lift.id, place + across, row + down)
                self._say_place(self._lift.id)

    def _drop(self) -> None:
        lift = self._lift
        if lift is None:
            return
        self._lift = None
        self._mark_lifted("")
        place = self._lane_of(lift.id)
        self._say(self._tr.t("Dropped in {column}.", column=self.lanes[place].column.title))
        if (place, self.lanes[place].cards.row_of(lift.id)) != (lift.lane, lift.place):
            self._tell_move(lift.id)

    def _put_back(self) -> None:
        lift = self._lift
        if lift is None:
            return
        self._lift = None
        self._mark_lifted("")
        self._shift(lift.id, lift.lane, lift.place)
        self._say(self._tr.t("Put back."))

    def _left(self) -> None:
        # A lifted card must not stay in the air when the focus goes elsewhere.
        if self._moving or self._lift is None:
            return
        lift, self._lift = self._lift, None
        self._mark_lifted("")
        self._move_card(lift.id, lift.lane, lift.place)

    def _mark_lifted(self, record_id: str) -> None:
        for lane in self.lanes:
            lane.list.delegate.lifted = record_id
            lane.list.viewport().update()

    # ---------------------------------------------------------------- moves

    def _move_card(self, record_id: str, place: int, row: int) -> bool:
        """Put a card at a place of a column; return whether anything changed."""
        source = self._lane_of(record_id)
        if source < 0:
            return False
        before = self.lanes[source].cards.row_of(record_id)
        room = len(self.lanes[place].cards.ids()) - (1 if source == place else 0)
        row = min(max(row, 0), room)
        if (source, before) == (place, row):
            return False
        self._moving = True
        face = self.lanes[source].cards.take(record_id)
        self.lanes[place].cards.insert(row, face)
        self._moving = False
        return True

    def _shift(self, record_id: str, place: int, row: int) -> None:
        """Move a card and go with it."""
        self._move_card(record_id, place, row)
        self.select_id(record_id, focus=True)

    def _dropped(self, place: int, record_id: str, row: int) -> None:
        source = self._lane_of(record_id)
        if source < 0:
            return
        if source == place and self.lanes[place].cards.row_of(record_id) < row:
            row -= 1
        if self._move_card(record_id, place, row):
            self.select_id(record_id)
            self._tell_move(record_id)

    def _move_and_tell(self, record_id: str, place: int, row: int) -> None:
        if self._move_card(record_id, place, row):
            self.select_id(record_id, focus=True)
            self._say_place(record_id)
            self._tell_move(record_id)

    def _tell_move(self, record_id: str) -> None:
        lane = self.lanes[self._lane_of(record_id)]
        ids = lane.cards.ids()
        at = ids.index(record_id)
        after = ids[at - 1] if at else None
        before = ids[at + 1] if at + 1 < len(ids) else None
        self.moved.emit(record_id, lane.column.key, after, before)

    def _say_place(self, record_id: str) -> None:
        lane = self.lanes[self._lane_of(record_id)]
        ids = lane.cards.ids()
        self._say(
            self._tr.t(
                "{column}, place {place} of {count}",
                column=lane.column.title,
                place=ids.index(record_id) + 1,
                count=len(ids),
            )
        )

    def _say(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.said.emit(words)

    # ---------------------------------------------------------------- context menu

    def _menu_asked(self, record_id: str, spot: QPoint) -> None:
        self.fill_menu(record_id).popup(spot)

    def fill_menu(self, record_id: str) -> QMenu:
        """Return the context menu of a card: open, moves, what the page adds, delete."""
        menu = QMenu(self)
        menu.setObjectName(f"{self._name}.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        place = self._lane_of(record_id)
        lane = self.lanes[place]
        row, count = lane.cards.row_of(record_id), len(lane.cards.ids())
        face = lane.cards.face(record_id)
        menu.addAction(self._tr.t("Open")).triggered.connect(lambda: self.opened.emit(record_id))
        if face is not None and face.movable:
            for words, step in ((self._tr.t("Move up"), -1), (self._tr.t("Move down"), 1)):
                entry = menu.addAction(words)
                entry.setEnabled(0 <= row + step < count)
                entry.triggered.connect(partial(self._move_and_tell, record_id, place, row + step))
            to = menu.addMenu(self._tr.t("Move to"))
            for at, other in enumerate(self.lanes):
                if at != place:
                    entry = to.addAction(other.column.title.replace("&", "&&"))
                    entry.triggered.connect(partial(self._move_and_tell, record_id, at, row))
        self.menu_filling.emit(menu, record_id)
        menu.addAction(self._tr.t("Delete")).triggered.connect(
            lambda: self.delete_asked.emit(record_id)
        )
        return menu

    # ---------------------------------------------------------------- widths

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grid.arrange(self.viewport().width())
