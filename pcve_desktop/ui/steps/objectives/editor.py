"""The editor of one objective: the change sought, its SMART rows, why it should work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pcve_desktop.models.base import fields_of
from pcve_desktop.models.objectives import Indicator, Objective
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.form import RecordForm
from pcve_desktop.ui.kit.form.text_editors import TextEditor
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.text import Text, hairline
from pcve_desktop.ui.steps.objectives.reading import smart_of
from pcve_desktop.ui.steps.objectives.smart_row import SmartRow
from pcve_desktop.ui.steps.objectives.theory import TheoryPanel

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context

_ROWS: dict[str, tuple[tuple[str, bool], ...]] = {
    # Letter -> its fields, and whether each keeps its label.
    "specific": (("specific_note", False),),
    "measurable": (("measurable_note", False),),
    "achievable": (("achievable_note", False), ("lead_id", True)),
    "relevant": (("relevant_note", False),),
    "time_bound": (("deadline", False),),
}
_AROUND = ("candidate_id", "public", "prevention_level", "if_then", "assumptions")


class ObjectiveEditor(Card):
    """Shows one objective; `edited(field, value)` when a field was left or a choice made."""

    edited = Signal(str, object)
    indicators_asked = Signal()

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__(context.hub, " ", name=name)
        self._context, self._name = context, name
        self._shown: Objective | None = None
        self.body.setSpacing(14)
        tr, hub = context.tr, context.hub
        self.up = self._icon("chevron-up", "up")
        self.down = self._icon("chevron-down", "down")
        self.remove = self._icon("trash", "delete")
        self.sentence = TextEditor(fields_of(Objective)["title"], name=f"{name}.title", tr=tr,
                                   hub=hub)  # fmt: skip
        self.sentence.finished.connect(self._sentence_left)
        label = self.sentence.findChild(Text, f"{name}.title.label")
        if label is not None:
            label.hide()
        note = self.sentence.findChild(Text, f"{name}.title.note")
        if note is not None:
            note.hide()
        self.body.addWidget(self.sentence)
        fields = [field for row in _ROWS.values() for field, _labelled in row]
        # One form validates and keeps what is typed; its editors stand where the page wants them.
        self.form = RecordForm(
            Objective,
            tr=tr,
            hub=hub,
            lookups=context.choices,
            fields=[*fields, *_AROUND],
            fixed={"title": "-"},
            object_name=name,
            headings=False,
            parent=self,
        )
        self.form.edited.connect(self.edited)
        self.form.hide()
        self.body.addWidget(self.form.editor("candidate_id"))
        self.body.addWidget(hairline())
        self.rows = {key: self._row(key) for key in _ROWS}
        self.see_indicators = Button(
            hub, "", name=f"{name}.indicators", kind="quiet", trailing="chevron-right"
        )
        self.see_indicators.clicked.connect(self.indicators_asked)
        self.rows["measurable"].add_below(self.see_indicators)
        self.body.addWidget(hairline())
        self._add_rest()

    def _icon(self, icon: str, key: str) -> IconButton:
        made = IconButton(self._context.hub, icon, "", name=f"{self._name}.{key}")
        self.add_right(made)
        return made

    def _row(self, key: str) -> SmartRow:
        editors = [(self.form.editor(field), labelled) for field, labelled in _ROWS[key]]
        row = SmartRow(self._context.hub, self._context.tr, editors, name=f"{self._name}.{key}")
        row.flagged.connect(lambda on: self.edited.emit(key, on))
        self.body.addWidget(row)
        return row

    def _add_rest(self) -> None:
        holder = QWidget()
        grid = GridLayout(holder, gap=16)
        for field in ("public", "prevention_level"):
            grid.add(self.form.editor(field), 6, 170)
        self.body.addWidget(holder)
        self.theory = TheoryPanel(
            self._context,
            self.form.editor("if_then"),
            self.form.editor("assumptions"),
            name=f"{self._name}.theory",
        )
        self.body.addWidget(self.theory)

    # ---------------------------------------------------------------- showing

    def fill(self, objective: Objective, number: int, count: int) -> None:
        """Show an objective; what is being typed in the same one stays."""
        tr = self._context.tr
        before = self._shown
        same = before is not None and before.id == objective.id
        self._shown = objective
        self.title.setText(tr.t("Objective {number}", number=number))
        typed = self.sentence.read()
        typing = same and before is not None and self.sentence.has_focus() and typed != before.title
        if not typing:
            if typed != objective.title:
                self.sentence.write(objective.title)
            self.sentence.set_problem("")
        self.form.refresh_lookups()
        self.form.set_values(objective)
        found = smart_of(self._context, objective)
        evident = self._evident(objective)
        for letter in found.letters:
            # Where an answer makes the letter clear there is nothing to tick; a tick without a
            # date would say nothing.
            offered = not evident[letter.key] and (
                letter.key != "time_bound" or objective.deadline is not None
            )
            flag = bool(getattr(objective, letter.key))
            self.rows[letter.key].fill(letter, flag=flag, offered=offered)
        own = len(self._context.data.where(Indicator, "objective_id", objective.id))
        self.see_indicators.set_label(
            tr.n("{count} indicator", "{count} indicators", own)
            if own
            else tr.t("Add an indicator")
        )
        # What the indicators say need not be said again, unless it was.
        self.rows["measurable"].show_editor(not own or bool(objective.measurable_note))
        self.theory.fill(objective)
        for button, icon, text in (
            (self.up, "chevron-up", tr.t("Move up: {title}", title=objective.title)),
            (self.down, "chevron-down", tr.t("Move down: {title}", title=objective.title)),
            (self.remove, "trash", tr.t("Delete: {title}", title=objective.title)),
        ):
            button.set_icon(icon, text)
        self.up.setEnabled(number > 1)
        self.down.setEnabled(number < count)

    def _evident(self, objective: Objective) -> dict[str, bool]:
        """Say for each letter whether it is clear without the group's tick."""
        bare = {name: getattr(objective, name) for name in fields_of(Objective)}
        bare |= {"id": objective.id} | dict.fromkeys(_ROWS, False)
        found = smart_of(self._context, Objective(**bare))
        return {letter.key: letter.clear for letter in found.letters}

    # ---------------------------------------------------------------- changes

    def _sentence_left(self) -> None:
        shown = self._shown
        if shown is None:
            return
        # One sentence: line breaks of a paste become spaces.
        text = " ".join(str(self.sentence.read() or "").split())
        if not text:
            self.sentence.set_problem(self._context.tr.t("Say in one sentence what will change."))
            return
        self.sentence.set_problem("")
        if text != shown.title:
            self.edited.emit("title", text)

    def commit(self) -> bool:
        """Take over the field being typed in; False when something blocks."""
        if self._shown is None or not self.isVisibleTo(self.window()):
            return True
        if self.sentence.has_focus():
            self._sentence_left()
        return self.form.commit() and not self.sentence.problem()
