"""While the name of a new partner is typed: who is in the file already, and can be brought in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pcve_desktop.services.known_partners import Known, KnownPartners
    from pcve_desktop.ui.context import Context


class _KnownRow(QWidget):
    """An organisation of the file, where it takes part, and what to do with it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(1)
        self.title = Text("", Role.SECONDARY_STRONG, wrap=True)
        self.line = Text("", Role.CAPTION, tone="ink2", wrap=True)
        words.addWidget(self.title)
        words.addWidget(self.line)
        row.addLayout(words, 1)
        self.act = Button(context.hub, "", name="", kind="quiet")
        row.addWidget(self.act)

    def show_known(self, known: Known, *, name: str) -> None:
        """Show an organisation."""
        tr, here = self._context.tr, self._context.network_id
        self.title.setText(known.name)
        lines = [tr.t("Also known as {names}", names=known.also)] if known.also else []
        lines += [
            tr.t("{label}: {value}", label=place.network, value=tr.t(place.role.label))
            for place in known.places
        ]
        self.line.setText(" · ".join(lines))
        self.line.setVisible(bool(lines))
        label = tr.t("Show it") if known.takes_part(here) else tr.t("Bring it in")
        self.act.setObjectName(name)
        self.act.set_label(label)
        self.act.setAccessibleName(f"{label}: {known.name}")


class KnownPanel(QFrame):
    """What the file knows under the name being typed. `chosen(Known)` when one is meant."""

    chosen = Signal(object)

    def __init__(self, context: Context, known: KnownPartners) -> None:
        super().__init__()
        self._context, self._known = context, known
        self._found: dict[str, Known] = {}
        self.setObjectName("partners.known")
        self.setProperty("kind", "soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 7, 12, 5)
        column.setSpacing(0)
        head = Text("", Role.CAPTION_STRONG, tone="soft_ink", wrap=True)
        head.setText(context.tr.t("In this file already"))
        column.addWidget(head)
        self.rows: KeyedRows[_KnownRow] = KeyedRows(self._make, ruled=True)
        column.addWidget(self.rows)
        self.hide()

    def _make(self, key: str) -> _KnownRow:
        row = _KnownRow(self._context)
        row.act.clicked.connect(partial(self._choose, key))
        return row

    def _choose(self, key: str, _checked: bool = False) -> None:
        self.chosen.emit(self._found[key])

    def look_up(self, name: str) -> None:
        """Show what looks like a name; nothing at all when nothing does."""
        found = self._known.like(name)
        self._found = {known.id: known for known in found}
        rows = self.rows.set_keys([known.id for known in found])
        for place, (row, known) in enumerate(zip(rows, found, strict=True)):
            row.show_known(known, name=f"partners.known.{place}")
        self.setVisible(bool(found))
        names = self._context.tr.list([known.name for known in found])
        self.setAccessibleName(f"{self._context.tr.t('In this file already')}: {names}")
