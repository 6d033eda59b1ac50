"""What a search found: rows with where each comes from and what to do with it, in a card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.models.vocabularies import ActionStatus
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card, EmptyState
from pcve_desktop.ui.kit.chips import Chip
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.table.looks import glyph_of
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.theme import ThemeHub


@dataclass(frozen=True, slots=True)
class Found:
    """Something that exists: `label` is what its link does, `line` where it comes from."""

    id: str
    title: str
    line: str
    status: ActionStatus | None
    label: str


class FoundRow(QWidget):
    """Something that exists: its name, where it comes from, and what to do with it."""

    asked = Signal()

    def __init__(self, hub: ThemeHub) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 7, 0, 7)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(1)
        self.title = Text("", Role.SECONDARY_STRONG, wrap=True)
        self.line = Text("", Role.CAPTION, tone="ink2", wrap=True)
        words.addWidget(self.title)
        words.addWidget(self.line)
        row.addLayout(words, 1)
        self.chip = Chip(hub, "")
        self.act = Button(hub, "", name="", kind="quiet")
        self.act.clicked.connect(self.asked)
        row.addWidget(self.chip)
        row.addWidget(self.act)

    def fill(self, found: Found, *, tr: Translator, name: str) -> None:
        """Show something found."""
        self.title.setText(found.title)
        self.line.setText(found.line)
        self.line.setVisible(bool(found.line))
        self.chip.setVisible(found.status is not None)
        if found.status is not None:
            self.chip.set_state(tr.t(found.status.label), glyph=glyph_of(found.status))
        if self.act.objectName() != name:
            self.act.setObjectName(name)
        if self.act.label() != found.label:
            self.act.set_label(found.label)
        self.act.setAccessibleName(f"{found.label}: {found.title}")


class FoundCard(Card):
    """One kind of results: the first ones, then how many more."""

    asked = Signal(str)
    begun = Signal()

    def __init__(
        self, context: Context, title: str, *, name: str, none_like: str, none: str, begin: str
    ) -> None:
        """Take the sentence for a search without result, the one for nothing yet, and its link."""
        super().__init__(context.hub, title, name=name, beside=" ")
        self.context, self._name = context, name
        self.rows: KeyedRows[FoundRow] = KeyedRows(self._make, ruled=True)
        self._empty = Text(none_like, Role.SECONDARY, tone="ink2", wrap=True, name=f"{name}.none")
        self._begin = EmptyState(context.hub, none, begin, name=f"{name}.begin")
        self._begin.acted.connect(self.begun)
        self._more = Text("", Role.CAPTION, tone="ink2", wrap=True)
        for widget in (self.rows, self._more, self._empty, self._begin):
            self.body.addWidget(widget)

    def _make(self, key: str) -> FoundRow:
        row = FoundRow(self.context.hub)
        row.asked.connect(lambda: self.asked.emit(key))
        return row

    def show_found(self, found: Sequence[Found], most: int, *, all_: bool) -> None:
        """Show what was found, `most` at most.

        `all_`: nothing was searched for, so that an empty list is a beginning.
        """
        tr = self.context.tr
        shown = found[:most]
        rows = self.rows.set_keys([item.id for item in shown])
        for place, (row, item) in enumerate(zip(rows, shown, strict=True)):
            row.fill(item, tr=tr, name=f"{self._name}.{place}")
        rest = len(found) - len(shown)
        self.rows.setVisible(bool(shown))
        self._more.setVisible(rest > 0)
        self._more.setText(
            tr.n("and {count} more; search to narrow it down",
                 "and {count} more; search to narrow it down", max(rest, 1))
        )  # fmt: skip
        self._empty.setVisible(not shown and not all_)
        self._begin.setVisible(all_ and not shown)
        self.beside.setText(str(len(found)))
        self.beside.setVisible(bool(found))


class AlikePanel(QFrame):
    """What looks like a title that is being typed, each with a way to open or adapt it."""

    asked = Signal(str)

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        self.context, self._name = context, name
        self.setObjectName(name)
        self.setProperty("kind", "soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 6)
        column.setSpacing(0)
        self._head = Text("", Role.SECONDARY_STRONG, tone="soft_ink", wrap=True)
        column.addWidget(self._head)
        self.rows: KeyedRows[FoundRow] = KeyedRows(self._make, ruled=True)
        column.addWidget(self.rows)
        self.hide()

    def _make(self, key: str) -> FoundRow:
        row = FoundRow(self.context.hub)
        row.asked.connect(lambda: self.asked.emit(key))
        return row

    def show_found(self, found: Sequence[Found]) -> None:
        """Show look-alikes; nothing at all when there are none."""
        tr = self.context.tr
        self.setVisible(bool(found))
        rows = self.rows.set_keys([item.id for item in found])
        for place, (row, item) in enumerate(zip(rows, found, strict=True)):
            row.fill(item, tr=tr, name=f"{self._name}.{place}")
        head = tr.t("This looks like what exists")
        self._head.setText(head)
        self.setAccessibleName(": ".join([head, tr.list([item.title for item in found])]))
