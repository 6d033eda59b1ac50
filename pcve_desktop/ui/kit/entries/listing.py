"""Entries one below the other: one tab stop, arrows move; rows are kept when entries change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.entries.row import EntryRow
from pcve_desktop.ui.kit.focus import tab_after, tab_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.entries.entry import Entry
    from pcve_desktop.ui.kit.theme import ThemeHub


class EntryList(QWidget):
    """Show entries.

    `lined` parts them with hairlines, `chained` ties their signs together, `tight` leaves no room
    above and below, as in a paragraph.

    Signals carry ids. A context menu offers Open and Delete (without `deletes` only Open) and
    what `menu_filling(menu, id)` adds. Rows are named "<name>.<place>".
    """

    opened = Signal(str)
    ticked = Signal(str, bool)
    delete_asked = Signal(str)
    menu_filling = Signal(QMenu, str)

    def __init__(
        self,
        hub: ThemeHub,
        tr: Translator,
        *,
        name: str,
        text: str,
        lined: bool = False,
        chained: bool = False,
        deletes: bool = True,
        tight: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hub, self._tr, self._name = hub, tr, name
        self._lined, self._chained, self._deletes = lined, chained, deletes
        self._tight = tight
        self._rows: list[EntryRow] = []
        self._shown = 0
        self.setObjectName(name)
        self.setAccessibleName(text)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def fill(self, entries: Sequence[Entry]) -> None:
        """Show these entries; the keyboard focus stays at its place in the list."""
        while len(self._rows) < len(entries):
            self._add_row(entries[len(self._rows)])
        self._shown = len(entries)
        for place, row in enumerate(self._rows):
            if place < self._shown:
                row.show_entry(
                    entries[place],
                    lined=self._lined and place > 0,
                    chained=self._chained and place < self._shown - 1,
                )
            row.setVisible(place < self._shown)
        self.setVisible(bool(entries))
        stop = self._stop()
        self._set_stop(stop if stop < self._shown else 0)

    def entries(self) -> list[Entry]:
        """Return the entries shown, from top to bottom."""
        return [row.entry for row in self._rows[: self._shown]]

    def row(self, place: int) -> EntryRow:
        """Return the row at a place."""
        return self._rows[place]

    def _add_row(self, entry: Entry) -> None:
        place = len(self._rows)
        row = EntryRow(self._hub, entry, name=f"{self._name}.{place}", tight=self._tight)
        row.opened.connect(self.opened)
        row.ticked.connect(self.ticked)
        if self._deletes:
            row.delete_asked.connect(self.delete_asked)
        row.stepped.connect(partial(self._step, place))
        row.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        row.customContextMenuRequested.connect(partial(self._menu_asked, place))
        self._column.addWidget(row)
        # Rows made later than what stands below them come in their place all the same.
        row.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        tab_after(tab_before(self) if not self._rows else self._rows[-1], row)
        self._rows.append(row)

    # ---------------------------------------------------------------- one Tab stop

    def _stop(self) -> int:
        for place, row in enumerate(self._rows):
            if row.focusPolicy() == Qt.FocusPolicy.StrongFocus:
                return place
        return 0

    def _set_stop(self, stop: int) -> None:
        for place, row in enumerate(self._rows):
            entry = row.entry
            if not entry.opens and entry.checked is None:
                row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            elif place == stop:
                row.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            else:
                row.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _step(self, place: int, way: int) -> None:
        place += way
        while 0 <= place < self._shown:
            if self._rows[place].focusPolicy() != Qt.FocusPolicy.NoFocus:
                self._set_stop(place)
                self._rows[place].setFocus(Qt.FocusReason.OtherFocusReason)
                return
            place += way

    # ---------------------------------------------------------------- context menu

    def _menu_asked(self, place: int, spot: QPoint) -> None:
        row = self._rows[place]
        if row.entry.opens:
            self.fill_menu(row.entry.id).popup(row.mapToGlobal(spot))

    def fill_menu(self, record_id: str) -> QMenu:
        """Return the context menu of an entry."""
        menu = QMenu(self)
        menu.setObjectName(f"{self._name}.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._tr.t("Open")).triggered.connect(lambda: self.opened.emit(record_id))
        self.menu_filling.emit(menu, record_id)
        if self._deletes:
            menu.addAction(self._tr.t("Delete")).triggered.connect(
                lambda: self.delete_asked.emit(record_id)
            )
        return menu
