"""The model of the partner list: sectors with their counts, and partners below them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt

from pcve_desktop.i18n import mark
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.vocabularies import MemberRole, Sector
from pcve_desktop.services.partner_list import GONE, NO_SECTOR
from pcve_desktop.ui.kit.table import column
from pcve_desktop.ui.kit.table.delegates import plain_tooltip
from pcve_desktop.ui.kit.table.lazy_model import LazyTableModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.services.listing import Group
    from pcve_desktop.services.partner_list import PartnerListing, PartnerRow
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.table.model import Index

ROW_ROLE = Qt.ItemDataRole.UserRole + 11
LAST_ROLE = Qt.ItemDataRole.UserRole + 12
COUNT_ROLE = Qt.ItemDataRole.UserRole + 13
SIGN_ROLE = Qt.ItemDataRole.UserRole + 14

_NO_SECTOR = mark("Other partners")
_AWAY = mark("Declined or left")
_OTHERS = {NO_SECTOR: _NO_SECTOR, GONE: _AWAY}
# Over so many days ago the year says enough, and fits.
_DAYS = 330
_MONTHS = range(1, 13)


class PartnerModel(LazyTableModel):
    """Partners by sector, read as far as they are seen; the titles of sectors are passed over."""

    def __init__(self, context: Context, source: PartnerListing) -> None:
        super().__init__(
            [column(Organisation, "name")],
            source,
            tr=context.tr,
            today=context.today(),
            group_words=self._group_words,
        )
        self._context = context
        self._of_partner: dict[int, Callable[[PartnerRow], Any]] = {
            ROW_ROLE: lambda row: row,
            LAST_ROLE: lambda row: "" if row.away else self.last(row.last_on),
            SIGN_ROLE: self.sign,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken_partner,
            Qt.ItemDataRole.DisplayRole: lambda row: self.named(row, row.short),
            Qt.ItemDataRole.ToolTipRole: self._tooltip,
        }

    def _group_words(self, _grouping: str, group: Group) -> tuple[str, str]:
        words = _OTHERS.get(group.key) or Sector(group.key).label
        return self._context.tr.t(words), ""

    def index_of(self, record_id: str) -> QModelIndex:
        """Return the index of a partner, invalid when it is not shown."""
        row = self.row_of(record_id)
        return QModelIndex() if row is None else self.index(row, 0)

    def first(self) -> str:
        """Return the first partner shown, empty for none."""
        return self.ids()[0] if self.ids() else ""

    # ---------------------------------------------------------------- words

    def last_words(self) -> list[str]:
        """Return what can stand where the last contact is told, to make room for the widest."""
        tr = self._context.tr
        days = [tr.date(dt.date(2026, month, 28), "day_month") for month in _MONTHS]
        return [tr.c("short", "Today"), *days]

    def last(self, day: dt.date | None) -> str:
        """Return when somebody was last in touch, in short words."""
        tr, today = self._context.tr, self._context.today()
        if day is None:
            return ""
        if day == today:
            # In some languages the usual word is wider than every date below it.
            return tr.c("short", "Today")
        return tr.date(day, "day_month") if (today - day).days < _DAYS else str(day.year)

    def named(self, row: PartnerRow, name: str) -> str:
        """Return a name, long or short, with the word that tells who leads."""
        if row.role is MemberRole.LEAD:
            return self._context.tr.t("{name}, lead", name=name)
        return name

    def sign(self, row: PartnerRow) -> str:
        """Return the sign of what waits with a partner: a planned contact, or a call."""
        if row.due(self._context.today()):
            return "calendar"
        return "phone" if row.drift is not None else ""

    def waiting(self, row: PartnerRow) -> str:
        """Return what waits with a partner, in words."""
        tr = self._context.tr
        if row.due(self._context.today()) and row.next_on is not None:
            day = tr.date(row.next_on, "day_month")
            return tr.t("planned for {date}: {text}", date=day, text=row.next_step)
        if row.drift is not None:
            return tr.t("comes less often than before: worth a call")
        return ""

    def _spoken_partner(self, row: PartnerRow) -> str:
        t = self._context.tr.t
        parts = [self.named(row, row.name)]
        if row.role is not MemberRole.LEAD:
            parts.append(t(row.role.label))
        parts.extend(t(sphere.label) for sphere in row.spheres)
        if row.commitment:
            parts.append(t(row.commitment.label))
        if row.last_on:
            parts.append(t("last contact {date}", date=self.last(row.last_on)))
        if waiting := self.waiting(row):
            parts.append(waiting)
        return ", ".join(parts)

    def _tooltip(self, row: PartnerRow) -> str:
        waiting = self.waiting(row)
        name = self.named(row, row.name)
        return plain_tooltip(f"{name}: {waiting}" if waiting else name)

    # ---------------------------------------------------------------- Qt

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.group_at(index.row()) is not None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if self.group_at(index.row()) is not None:
            return self._of_head(index.row(), role)
        answer = self._of_partner.get(role)
        if answer is not None:
            return answer(self.record(index.row()))
        return super().data(index, role)

    def _of_head(self, row: int, role: int) -> Any:
        head = self._head(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return head.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{head.words}, {head.count}"
        return head.count if role == COUNT_ROLE else None
