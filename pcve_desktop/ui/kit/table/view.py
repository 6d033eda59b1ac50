"""The table of a page whose records are all at hand: a model behind its filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.cards import frame
from pcve_desktop.ui.kit.table.base_view import TableView
from pcve_desktop.ui.kit.table.filters import RecordFilter
from pcve_desktop.ui.kit.table.model import ID_ROLE

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.table.model import RecordTableModel
    from pcve_desktop.ui.kit.theme import ThemeHub


class RecordTableView(TableView):
    """Show a `RecordTableModel` behind its `RecordFilter` (`.filter`)."""

    def __init__(
        self,
        model: RecordTableModel,
        *,
        hub: ThemeHub,
        tr: Translator,
        name: str,
        label: str,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            model, hub=hub, tr=tr, name=name, label=label, compact=compact, parent=parent
        )
        self.filter = RecordFilter(model, self)
        self.filter.modelAboutToBeReset.connect(self._keep)
        self.setModel(self.filter)
        self.filter.modelReset.connect(self._restore)
        self.filter.counted.connect(self._show_empty)
        self.setSortingEnabled(True)
        self._header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._follow_model()

    def index_of(self, record_id: str) -> QModelIndex:
        row = self._records.row_of(record_id)
        if row is None:
            return QModelIndex()
        return self.filter.mapFromSource(self._records.index(row, 0))

    def held(self) -> int:
        return self._records.rowCount()

    def shown_ids(self) -> list[str]:
        """Return the ids of the rows shown, from top to bottom."""
        return [str(self.filter.index(row, 0).data(ID_ROLE)) for row in range(self.filter.count())]

    def first_id(self) -> str:
        """Return the id of the uppermost row shown, empty when none is."""
        return str(self.filter.index(0, 0).data(ID_ROLE)) if self.filter.count() else ""

    def sort_by(self, name: str, *, descending: bool = False) -> None:
        """Sort by a column."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.sortByColumn(self._records.column_index(name), order)


def in_card(view: QWidget) -> QFrame:
    """Return a white card with rounded corners around a table or list."""
    card = frame("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(1, 4, 1, 6)
    column.addWidget(view)
    return card
