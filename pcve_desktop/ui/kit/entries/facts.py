"""Labels and values of a record, for details that are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.ui.kit.theme import ThemeHub


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value; `strong` and `tone` make the value stand out."""

    label: str
    value: str
    strong: bool = False
    tone: str = "ink"


class Facts(QWidget):
    """Show facts in two columns; labels are as wide as the widest, at most `widest` px.

    `beside` are labels of rows of other widgets that go on below: they count for the width.
    """

    def __init__(
        self,
        hub: ThemeHub,
        *,
        name: str,
        widest: int = 120,
        beside: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hub, self._widest, self._beside = hub, widest, tuple(beside)
        self._pairs: list[tuple[Text, Text]] = []
        self._facts: list[Fact] = []
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(1, 1)
        hub.changed.connect(self._fit)

    def fill(self, facts: Sequence[Fact]) -> None:
        """Show these facts."""
        self._facts = list(facts)
        while len(self._pairs) < len(facts):
            self._add_pair()
        for place, (label, value) in enumerate(self._pairs):
            shown = place < len(facts)
            label.setVisible(shown)
            value.setVisible(shown)
            if shown:
                fact = facts[place]
                label.setText(fact.label)
                value.setText(fact.value)
                value.setAccessibleName(f"{fact.label}: {fact.value}")
                role = Role.SECONDARY_STRONG if fact.strong else Role.SECONDARY
                if (value.property("role"), value.property("tone")) != (role.value, fact.tone):
                    value.set_role(role)
                    value.set_tone(fact.tone)
        self.setVisible(bool(facts))
        self._fit()

    def facts(self) -> list[Fact]:
        """Return the facts shown."""
        return list(self._facts)

    def label_width(self) -> int:
        """Return the width of the labels in pixels."""
        metrics = self._hub.theme.metrics(Role.SECONDARY)
        labels = [fact.label for fact in self._facts] + [*self._beside]
        needed = max((metrics.horizontalAdvance(label) for label in labels), default=0) + 2
        return min(needed, self._hub.theme.px(self._widest))

    def _add_pair(self) -> None:
        row = len(self._pairs)
        label = Text("", Role.SECONDARY, tone="ink2", wrap=True)
        value = Text("", Role.SECONDARY, wrap=True)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label, row, 0, top)
        self._grid.addWidget(value, row, 1, top)
        self._pairs.append((label, value))

    def _fit(self) -> None:
        width = self.label_width()
        for label, _value in self._pairs:
            label.setFixedWidth(width)
