"""The criteria of the rating: up to five, with their weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QSpinBox, QVBoxLayout, QWidget

from pcve_desktop.models.priorities import Criterion
from pcve_desktop.services import records
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.chips import Chip
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.priorities.reading import CRITERIA_LIMIT

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QWheelEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.theme import ThemeHub


class Stepper(QSpinBox):
    """A small whole number; the wheel scrolls the page instead of changing it."""

    def __init__(self, hub: ThemeHub, low: int, high: int, *, name: str, text: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setRange(low, high)
        self.setProperty("compact", True)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(hub.theme.px(72))
        # Qt leaves the padding of the stylesheet out of spin boxes.
        self.lineEdit().setTextMargins(8, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def show_value(self, value: int) -> None:
        """Show a value without telling that it changed."""
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)


class CriterionRow(QWidget):
    """A criterion: its question, its side of the matrix, its weight."""

    weighed = Signal(str, int)
    edit_asked = Signal(str)
    delete_asked = Signal(str)

    def __init__(self, hub: ThemeHub, tr: Translator, key: str) -> None:
        super().__init__()
        self._tr, self._hub = tr, hub
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._name = Text("", Role.STRONG, wrap=True)
        self._question = Text("", Role.SECONDARY, tone="ink2", wrap=True)
        words.addWidget(self._name)
        words.addWidget(self._question)
        row.addLayout(words, 1)
        self._inverse = Chip(hub, tr.t("Counts in reverse"), tone="attn")
        self._axis = Chip(hub, "", tone="mute")
        self._label = Text(tr.t("Weight"), Role.SECONDARY, tone="ink2")
        self.weight = Stepper(hub, 0, 5, name="", text="")
        self.weight.valueChanged.connect(lambda value: self.weighed.emit(key, value))
        self.edit = IconButton(hub, "pencil", "", name="")
        self.edit.clicked.connect(lambda: self.edit_asked.emit(key))
        self.remove = IconButton(hub, "trash", "", name="")
        self.remove.clicked.connect(lambda: self.delete_asked.emit(key))
        self._tools = QWidget()
        tools = FlowLayout(self._tools, gap=12)
        for widget in (self._inverse, self._axis, self._label, self.weight, self.edit,
                       self.remove):  # fmt: skip
            tools.addWidget(widget)
        row.addWidget(self._tools)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = self._tools.sizeHint().width() + self._hub.theme.px(220)
        flow = QBoxLayout.Direction
        beside = event.size().width() >= needed
        self._row.setDirection(flow.LeftToRight if beside else flow.TopToBottom)

    def fill(self, criterion: Criterion, *, name: str) -> None:
        """Show a criterion."""
        tr, title = self._tr, criterion.name
        self._name.setText(title)
        self._question.setText(criterion.question or "")
        self._question.setVisible(bool(criterion.question))
        self._inverse.setVisible(criterion.inverse)
        self._axis.set_state(tr.t(criterion.axis.label), tone="mute")
        self.weight.setObjectName(f"{name}.weight")
        self.weight.setAccessibleName(tr.t("Weight: {title}", title=title))
        self.weight.show_value(1 if criterion.weight is None else criterion.weight)
        self.edit.setObjectName(f"{name}.edit")
        self.remove.setObjectName(f"{name}.delete")
        self.edit.set_icon("pencil", tr.t("Edit: {title}", title=title))
        self.remove.set_icon("trash", tr.t("Delete: {title}", title=title))


class CriteriaCard(Card):
    """The list of criteria, with a way to add one while there are fewer than five."""

    def __init__(self, context: Context, *, name: str) -> None:
        tr, hub = context.tr, context.hub
        super().__init__(
            hub,
            tr.t("Criteria"),
            name=name,
            subtitle=" ",
        )
        self._context, self._name = context, name
        self._advice = tr.t("Few criteria, agreed before rating. A weight of 0 leaves one out.")
        self.rows: KeyedRows[CriterionRow] = KeyedRows(self._make, ruled=True)
        self.body.addWidget(self.rows)
        self.add = Button(hub, tr.t("Add a criterion"), name=f"{name}.add", icon="plus",
                          compact=True)  # fmt: skip
        self.add.clicked.connect(lambda: context.edit(Criterion, values={"weight": 1}))
        self.add_right(self.add)

    def _make(self, key: str) -> CriterionRow:
        row = CriterionRow(self._context.hub, self._context.tr, key)
        row.weighed.connect(self.weigh)
        row.edit_asked.connect(self.edit)
        row.delete_asked.connect(lambda record: self._context.ask_delete(Criterion, record))
        return row

    def edit(self, criterion_id: str) -> None:
        """Open the form of a criterion."""
        criterion = self._context.data.get(Criterion, criterion_id)
        if criterion is not None:
            self._context.edit(Criterion, criterion)

    def weigh(self, criterion_id: str, weight: int) -> None:
        """Change the weight of a criterion."""
        context = self._context
        context.perform(
            lambda: records.update(context.ws, Criterion, criterion_id, values={"weight": weight})
        )

    def reload(self) -> None:
        """Show the criteria."""
        criteria = self._context.data.all(Criterion)
        rows = self.rows.set_keys([item.id for item in criteria])
        for place, (row, item) in enumerate(zip(rows, criteria, strict=True)):
            row.fill(item, name=f"{self._name}.{place}")
        full = len(criteria) >= CRITERIA_LIMIT
        self.add.setEnabled(not full)
        said = self._context.tr.t("Five criteria are enough to compare.") if full else ""
        self.add.setToolTip(said)
        self.subtitle.setText(f"{self._advice} {said}".strip())
