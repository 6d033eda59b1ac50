"""Two entries of the directory side by side: what both say, and where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from pcve_desktop.models.base import fields_of
from pcve_desktop.models.partners import Organisation
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.table import CellTexts
from pcve_desktop.ui.kit.text import Text, hairline
from pcve_desktop.ui.partners import upkeep_words as words

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context

_LABELS = 128
_LONGEST = 240
_LEFT_OUT = frozenset({"name", "handling", "validated"})


def shortened(text: str) -> str:
    """Return a text that fits into a box: its beginning where it is long."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


class SideBySide(QWidget):
    """Labels and two columns; what is the same stands in grey."""

    def __init__(self, context: Context, first: Organisation, second: Organisation) -> None:
        super().__init__()
        self._context = context
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnMinimumWidth(0, context.hub.theme.px(_LABELS))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self.said: list[tuple[str, str, str]] = []
        tr = context.tr
        for place, item in enumerate((first, second), start=1):
            title = Text(item.name, Role.CARD_TITLE, wrap=True, name=f"partners.pairs.{place}")
            self._grid.addWidget(title, 0, place, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(hairline(), 1, 0, 1, 3)
        texts = CellTexts(tr, context.title, today=context.today())
        for name, field in fields_of(Organisation).items():
            if field.form and name not in _LEFT_OUT:
                one, two = (texts.text(field, getattr(item, name)) for item in (first, second))
                self._add(tr.t(field.label), one, two)
        for label, lines in (
            (tr.t("Contacts"), words.contacts_of),
            (tr.t("Networks"), words.networks_of),
        ):
            one, two = ("\n".join(lines(context, item.id)) for item in (first, second))
            self._add(label, one, two)

    def _add(self, label: str, one: str, two: str) -> None:
        if not one and not two:
            return
        self.said.append((label, one, two))
        row, top = self._grid.rowCount(), Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(Text(label, Role.SECONDARY, tone="ink2", wrap=True), row, 0, top)
        same = one == two
        for place, value in enumerate((one, two), start=1):
            text = Text(
                shortened(value) or "–", Role.SECONDARY, tone="ink2" if same else "ink", wrap=True
            )
            text.setAccessibleName(f"{label}: {value}")
            self._grid.addWidget(text, row, place, top)
