"""The widget that shows changes: record, field, before and after."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.models.base import ENTITIES
from pcve_desktop.ui.history.told import KINDS, kind_of
from pcve_desktop.ui.kit.chips import Chip
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text, hairline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.history.told import FieldChange, RecordChange
    from pcve_desktop.ui.kit.theme import ThemeHub

# Beyond this, numbers say more than lines.
MOST_RECORDS, MOST_FIELDS, MOST_KINDS = 8, 8, 8
_TONES = {"added": "ok", "deleted": "mute", "changed": "soft"}


class ChangeList(QWidget):
    """Changed records one below the other; a large change shows its first records and counts."""

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str) -> None:
        super().__init__()
        self._hub, self._words = hub, tr
        self.setObjectName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._holder: QWidget | None = None

    def show_changes(self, changes: Sequence[RecordChange], records: Mapping[str, str]) -> None:
        """Show other changes: those of the first records, and of which entities all are."""
        if self._holder is not None:
            self._column.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = QWidget()
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if len(records) > MOST_RECORDS:
            self._sum_up(column, records)
        for number, change in enumerate(changes[:MOST_RECORDS]):
            if number:
                column.addWidget(hairline())
            column.addWidget(self._record(change))
        rest = len(records) - MOST_RECORDS
        if rest > 0:
            more = self._words.n("and {count} more entry", "and {count} more entries", rest)
            column.addWidget(Text(more, Role.SECONDARY, tone="ink2"))
        column.addStretch(1)
        self._column.addWidget(self._holder)

    def _sum_up(self, column: QVBoxLayout, records: Mapping[str, str]) -> None:
        """Say of what there is most; links between entries go without saying."""
        tr = self._words
        infos = {key: ENTITIES[key].__entity__ for key in set(records.values()) & set(ENTITIES)}
        counts = Counter(key for key in records.values() if key in infos and not infos[key].link)
        for key, count in counts.most_common(MOST_KINDS):
            info = infos[key]
            label = tr.t(info.plural if count > 1 else info.singular)
            column.addWidget(_count_line(label, tr.number(count)))
        column.addWidget(hairline())

    def _record(self, change: RecordChange) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        head = QHBoxLayout()
        head.setSpacing(10)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Text(change.title or change.kind, Role.STRONG, wrap=True))
        if change.title:
            names.addWidget(Text(change.kind, Role.CAPTION, tone="ink2"))
        head.addLayout(names, 1)
        kind = kind_of(change)
        head.addWidget(Chip(self._hub, self._words.t(KINDS[kind]), tone=_TONES[kind]))
        column.addLayout(head)
        if kind != "deleted":
            for told in change.fields[:MOST_FIELDS]:
                column.addWidget(field_line(self._words, told))
        rest = len(change.fields) - MOST_FIELDS
        if rest > 0 and kind != "deleted":
            more = self._words.n("and {count} more field", "and {count} more fields", rest)
            column.addWidget(Text(more, Role.CAPTION, tone="ink2"))
        return holder


def _count_line(label: str, number: str) -> QWidget:
    """Return the line of a kind of entry: its name, and how many at the right."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(Text(label, Role.SECONDARY, tone="ink2"), 1)
    row.addWidget(Text(number, Role.SECONDARY_STRONG))
    holder.setAccessibleName(f"{label}: {number}")
    return holder


def field_line(tr: Translator, told: FieldChange) -> QWidget:
    """Return the line of a field: its name, and what it was and is."""
    if told.before and told.after:
        words = tr.t("{before} → {after}", before=_cut(told.before), after=_cut(told.after))
    elif told.after:
        words = _cut(told.after)
    else:
        words = tr.t("{before} → nothing", before=_cut(told.before))
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    label = Text(told.label, Role.SECONDARY, tone="ink2", wrap=True)
    label.setFixedWidth(128)
    row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(words, Role.SECONDARY, wrap=True), 1, Qt.AlignmentFlag.AlignTop)
    holder.setAccessibleName(f"{told.label}: {words}")
    return holder


def _cut(text: str, most: int = 160) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
