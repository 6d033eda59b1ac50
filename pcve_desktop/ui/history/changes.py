"""The widget that shows changes: record, field, before and after."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

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
MOST_RECORDS, MOST_FIELDS = 12, 8
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
            column.addWidget(Text(self._summary(records), Role.SECONDARY, tone="ink2", wrap=True))
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

    def _summary(self, records: Mapping[str, str]) -> str:
        counts = Counter(entity for entity in records.values() if entity in ENTITIES)
        parts = []
        for entity, count in counts.most_common():
            info = ENTITIES[entity].__entity__
            parts.append(f"{count} × {self._words.t(info.plural if count > 1 else info.singular)}")
        return self._words.t("In all: {parts}.", parts=self._words.list(parts))

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
    row.addWidget(label)
    row.addWidget(Text(words, Role.SECONDARY, wrap=True), 1)
    holder.setAccessibleName(f"{told.label}: {words}")
    return holder


def _cut(text: str, most: int = 160) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
