"""The model of the partner list: titles of groups, and partners below them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from pcve_desktop.models.vocabularies import MemberRole
from pcve_desktop.ui.kit.table.delegates import plain_tooltip
from pcve_desktop.ui.partners.rows import AWAY, PartnerRow, Wanted, grouped

if TYPE_CHECKING:
    import datetime as dt

    from pcve_desktop.ui.context import Context

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
LAST_ROLE = Qt.ItemDataRole.UserRole + 2


class PartnerModel(QAbstractListModel):
    """Partners in groups; only those that fit what is wanted."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: list[PartnerRow] = []
        self._wanted = Wanted()
        # A title of a group, or a partner.
        self._items: list[str | PartnerRow] = []

    def set_rows(self, rows: list[PartnerRow]) -> None:
        """Show other partners."""
        self._rows = rows
        self._arrange()

    def set_wanted(self, wanted: Wanted) -> None:
        """Show only what fits."""
        self._wanted = wanted
        self._arrange()

    @property
    def wanted(self) -> Wanted:
        """What the list is filtered by."""
        return self._wanted

    def _arrange(self) -> None:
        self.beginResetModel()
        self._items = []
        for title, rows in grouped(row for row in self._rows if self._wanted.fits(row)):
            self._items.append(self._context.tr.t(title))
            self._items.extend(rows)
        self.endResetModel()

    def ids(self) -> list[str]:
        """Return the partners shown, from top to bottom."""
        return [item.id for item in self._items if isinstance(item, PartnerRow)]

    def total(self) -> int:
        """Return how many partners there are without any filter."""
        return len(self._rows)

    def index_of(self, record_id: str) -> QModelIndex:
        """Return the index of a partner, invalid when it is not shown."""
        for place, item in enumerate(self._items):
            if isinstance(item, PartnerRow) and item.id == record_id:
                return self.index(place)
        return QModelIndex()

    def id_at(self, index: Index) -> str:
        """Return the partner at an index, empty for a title."""
        row = index.data(ROW_ROLE)
        return row.id if isinstance(row, PartnerRow) else ""

    # ---------------------------------------------------------------- words

    def lasts(self) -> list[str]:
        """Return the words of the last contacts that are shown."""
        rows = (item for item in self._items if isinstance(item, PartnerRow))
        return [self._last_of(row) for row in rows]

    def _last_of(self, row: PartnerRow) -> str:
        return "" if row.role in AWAY else self.last(row.last_on)

    def last(self, day: dt.date | None) -> str:
        """Return when somebody was last in touch, in short words."""
        tr, today = self._context.tr, self._context.today()
        if day is None:
            return ""
        if day == today:
            # In some languages the usual word is wider than every date below it.
            return tr.c("short", "Today")
        # Over a year ago the month says enough, and fits.
        return tr.date(day, "day_month") if (today - day).days < 330 else str(day.year)

    def named(self, row: PartnerRow, name: str) -> str:
        """Return a name, long or short, with the word that tells who leads."""
        if row.role is MemberRole.LEAD:
            return self._context.tr.t("{name}, lead", name=name)
        return name

    def _spoken(self, row: PartnerRow) -> str:
        t = self._context.tr.t
        parts = [self.named(row, row.name)]
        if row.role is not MemberRole.LEAD:
            parts.append(t(row.role.label))
        parts.extend(t(sphere.label) for sphere in row.spheres)
        if row.commitment:
            parts.append(t(row.commitment.label))
        if row.last_on:
            parts.append(t("last contact {date}", date=self.last(row.last_on)))
        return ", ".join(parts)

    # ---------------------------------------------------------------- Qt

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._items[index.row()], PartnerRow):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if isinstance(item, str):
            words = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return item if role in words else None
        return self._of_partner(item, role)

    def _of_partner(self, row: PartnerRow, role: int) -> Any:
        if role == ROW_ROLE:
            return row
        if role == LAST_ROLE:
            return self._last_of(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.named(row, row.short)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self.named(row, row.name))
        return None
