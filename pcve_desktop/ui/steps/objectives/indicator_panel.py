"""The indicator chosen in the table: figures, chart, dated values, a form for a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pcve_desktop.models.objectives import Measurement, Objective
from pcve_desktop.services import records
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form import RecordForm
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.text import Text, hairline
from pcve_desktop.ui.steps.objectives.reading import figure, standing_of
from pcve_desktop.ui.steps.objectives.signs import Figures, IndicatorChart

if TYPE_CHECKING:
    from pcve_desktop.models.objectives import Indicator
    from pcve_desktop.ui.context import Context


class MeasurementRow(QWidget):
    """A dated value with its note."""

    edit_asked = Signal(str)
    delete_asked = Signal(str)

    def __init__(self, context: Context, key: str) -> None:
        super().__init__()
        self._context = context
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(4)
        words = QVBoxLayout()
        words.setSpacing(0)
        line = QHBoxLayout()
        self._value = Text("", Role.SECONDARY_STRONG)
        self._day = Text("", Role.SECONDARY, tone="ink2")
        line.addWidget(self._value)
        line.addSpacing(8)
        line.addWidget(self._day)
        line.addStretch(1)
        words.addLayout(line)
        self._note = Text("", Role.CAPTION, tone="ink2", wrap=True)
        words.addWidget(self._note)
        row.addLayout(words, 1)
        self.edit = IconButton(context.hub, "pencil", "", name="")
        self.edit.clicked.connect(lambda: self.edit_asked.emit(key))
        self.remove = IconButton(context.hub, "trash", "", name="")
        self.remove.clicked.connect(lambda: self.delete_asked.emit(key))
        row.addWidget(self.edit)
        row.addWidget(self.remove)

    def fill(self, measurement: Measurement, unit: str | None, *, name: str) -> None:
        """Show a value."""
        tr = self._context.tr
        value = figure(tr, measurement.value, unit)
        day = tr.date(measurement.measured_on) if measurement.measured_on else tr.t("without date")
        self._value.setText(value)
        self._day.setText(day)
        self._note.setText(measurement.note or "")
        self._note.setVisible(bool(measurement.note))
        said = f"{value}, {day}"
        self.edit.setObjectName(f"{name}.edit")
        self.remove.setObjectName(f"{name}.delete")
        self.edit.set_icon("pencil", tr.t("Edit: {title}", title=said))
        self.remove.set_icon("trash", tr.t("Delete: {title}", title=said))


class IndicatorPanel(Card):
    """Everything about one indicator."""

    edit_asked = Signal()
    delete_asked = Signal()

    def __init__(self, context: Context, *, name: str) -> None:
        tr, hub = context.tr, context.hub
        super().__init__(hub, "", name=name)
        self._context, self._name = context, name
        self._shown: Indicator | None = None
        head = QHBoxLayout()
        head.setSpacing(2)
        self._title = Text("", Role.CARD_TITLE, wrap=True, name=f"{name}.title")
        head.addWidget(self._title, 1)
        self.edit = IconButton(hub, "pencil", tr.t("Edit the indicator"), name=f"{name}.edit")
        self.remove = IconButton(hub, "trash", tr.t("Delete the indicator"), name=f"{name}.delete")
        self.edit.clicked.connect(self.edit_asked)
        self.remove.clicked.connect(self.delete_asked)
        for button in (self.edit, self.remove):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self._about = Text("", Role.SECONDARY, tone="ink2", wrap=True)
        self._figures = Figures(context, gap=28)
        self.chart = IndicatorChart(context, name=f"{name}.chart", height=92)
        self.sentence = Text("", Role.CAPTION, tone="ink2", wrap=True)
        for widget in (self._about, self._figures, self.chart, self.sentence, hairline()):
            self.body.addWidget(widget)
        self.form = RecordForm(
            Measurement,
            tr=tr,
            hub=hub,
            lookups=context.choices,
            fields=["value", "measured_on", "note"],
            fixed={"indicator_id": "-"},
            object_name=f"{name}.measurement",
            headings=False,
        )
        self.add = Button(hub, tr.t("Note this value"), name=f"{name}.add", icon="plus",
                          compact=True)  # fmt: skip
        self.add.clicked.connect(self.note_value)
        for field in ("value", "measured_on", "note"):
            editor = self.form.editor(field)
            if isinstance(editor.control, QLineEdit):
                # Enter notes the value from any of its lines.
                editor.control.returnPressed.connect(self.note_value)
        self.body.addWidget(self.form)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows: KeyedRows[MeasurementRow] = KeyedRows(self._row, ruled=True)
        self.body.addWidget(self.rows)

    def _row(self, key: str) -> MeasurementRow:
        row = MeasurementRow(self._context, key)
        row.edit_asked.connect(self._edit_value)
        row.delete_asked.connect(self._delete_value)
        return row

    def fill(self, indicator: Indicator) -> None:
        """Show an indicator; values being typed for the same one stay."""
        tr, data = self._context.tr, self._context.data
        same = self._shown is not None and self._shown.id == indicator.id
        self._shown = indicator
        self._title.setText(indicator.name)
        about = [data.title(Objective, indicator.objective_id), indicator.source, indicator.unit]
        if indicator.frequency is not None:
            about.append(tr.t(indicator.frequency.label))
        self._about.setText(" · ".join(part for part in about if part))
        self._figures.show_indicator(indicator)
        self.chart.show_indicator(indicator)
        self.sentence.setText(self._say(indicator))
        if not same:
            self._empty_form()
        own = data.where(Measurement, "indicator_id", indicator.id)
        own.sort(key=lambda row: (row.measured_on is not None, str(row.measured_on), row.id))
        own.reverse()
        rows = self.rows.set_keys([row.id for row in own])
        for place, (row, item) in enumerate(zip(rows, own, strict=True)):
            row.fill(item, indicator.unit, name=f"{self._name}.{place}")
        self.rows.setVisible(bool(own))

    def _say(self, indicator: Indicator) -> str:
        """Say where the values go, and what is still to be chosen."""
        tr, found = self._context.tr, standing_of(self._context.data, indicator)
        said = [self.chart.picture().sentence]
        if found.reached:
            said.append(tr.t("The target is reached."))
        elif found.rising is False:
            said.append(tr.t("Here, a falling value is good news."))
        elif indicator.baseline is None or found.target is None:
            said.append(tr.t("With a start and a target, the way covered shows."))
        return " ".join(said)

    def _empty_form(self) -> None:
        self.form.set_values({"measured_on": self._context.today()})

    # ---------------------------------------------------------------- changes

    def note_value(self) -> None:
        """Add the dated value in the form."""
        context, indicator = self._context, self._shown
        if indicator is None:
            return
        if self.form.focus_first_problem():
            return
        entered = self.form.all_values()
        if entered.get("value") is None:
            self.form.show_problem("value", context.tr.t("Type the value that was counted."))
            self.form.editor("value").take_focus()
            return
        values = entered | {"indicator_id": indicator.id, "network_id": context.network_id}
        done = context.tr.t("Value noted: {title}", title=indicator.name)
        if context.perform(
            lambda: records.create(context.ws, Measurement, values=values), done=done
        ):
            self._empty_form()
            self.form.focus_first()

    def _edit_value(self, key: str) -> None:
        row = self._context.data.get(Measurement, key)
        if row is not None:
            self._context.edit(Measurement, row, fields=["value", "measured_on", "note"])

    def _delete_value(self, key: str) -> None:
        context = self._context
        context.perform(
            lambda: records.delete(context.ws, Measurement, key),
            done=context.tr.t("The value is deleted"),
        )
