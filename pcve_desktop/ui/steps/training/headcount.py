"""The grid of headcounts: how many people of each partner came to a session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from pcve_desktop.ui.steps.training.number_table import Index, NumberTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models.partners import Organisation
    from pcve_desktop.ui.kit.theme import ThemeHub

MOST = 1000
_PEOPLE = 2


class HeadcountModel(QAbstractTableModel):
    """Partners in rows, the number of people in the last column; `counted(id, people or None)`."""

    counted = Signal(str, object)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._rows: list[tuple[str, str, str]] = []
        self._people: dict[str, int | None] = {}

    def set_content(
        self, organisations: Sequence[Organisation], people: Mapping[str, int | None]
    ) -> None:
        """Show the partners and the headcounts of one session.

        While the partners stay the same, the current cell and an open editor stay too.
        """
        tr = self._tr
        rows = [(o.id, o.name, tr.t(o.sector.label) if o.sector else "") for o in organisations]
        if rows != self._rows:
            self.beginResetModel()
            self._rows, self._people = rows, dict(people)
            self.endResetModel()
        else:
            self._people = dict(people)
            if rows:
                last = self.index(len(rows) - 1, _PEOPLE)
                self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 3

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            tr = self._tr
            return (tr.t("Organisation"), tr.t("Sector"), tr.t("People"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        key, name, sector = self._rows[index.row()]
        people = self._people.get(key)
        if role == Qt.ItemDataRole.DisplayRole:
            return (name, sector, "–" if people is None else str(people))[index.column()]
        if role == Qt.ItemDataRole.EditRole:
            return "" if people is None else str(people)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._tr.n(
                "{name}, {count} person", "{name}, {count} people", people or 0, name=name
            )
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(index.column())
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == _PEOPLE else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() != _PEOPLE:
            return False
        text = str(value).strip()
        if text and not text.isdigit():
            return False
        # Nobody and nothing noted are the same: the line is taken away.
        people = min(int(text or 0), MOST) or None
        key = self._rows[index.row()][0]
        if people != self._people.get(key):
            self._people[key] = people
            self.dataChanged.emit(index, index)
            self.counted.emit(key, people)
        return True


class HeadcountTable(NumberTable):
    """The grid as a table: after a number comes the next partner."""

    def __init__(
        self, model: HeadcountModel, *, hub: ThemeHub, name: str, label: str, hint: str
    ) -> None:
        columns = {_PEOPLE: lambda parent: QIntValidator(0, MOST, parent)}
        super().__init__(model, columns, hub=hub, name=name, label=label, hint=hint)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_PEOPLE, QHeaderView.ResizeMode.Fixed)


def _side(place: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if place == _PEOPLE else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
