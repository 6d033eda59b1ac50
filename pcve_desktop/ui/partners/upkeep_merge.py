"""Two entries become one: which name stays, what holds where they differ, what moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout

from pcve_desktop.models.fields import Kind
from pcve_desktop.services import merging
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.options import OptionCard
from pcve_desktop.ui.kit.table import CellTexts
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.partners import upkeep_words as words
from pcve_desktop.ui.partners.upkeep_compare import shortened

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pcve_desktop.services.merging import FieldChoice, MergePlan
    from pcve_desktop.ui.context import Context

_WIDTH = 900
_LABELS = 132
_PLACES = ("first", "second", "both")
_NAME = "name"
# Worked out from the names that go.
_COMPUTED = "other_names"


class MergeDialog(Dialog):
    """Choose what stays of two entries. `merged(kept, lost, sentence)` once they are one."""

    merged = Signal(str, str, str)

    def __init__(
        self, context: Context, first_id: str, second_id: str, *, parent: QWidget | None = None
    ) -> None:
        """Raise RecordGone when one of the two is not there."""
        super().__init__(
            context.hub,
            context.tr,
            context.tr.t("Make one of two entries"),
            name="partners.merge",
            width=_WIDTH,
            parent=parent or context.window,
        )
        self.finished.connect(self.deleteLater)
        self._context = context
        self._plans = {
            "first": merging.plan_merge(context.ws, first_id, second_id),
            "second": merging.plan_merge(context.ws, second_id, first_id),
        }
        self._texts = CellTexts(context.tr, context.title, today=context.today())
        self._groups: dict[str, QButtonGroup] = {}
        self._values: dict[str, dict[str, Any]] = {}
        self._touched: set[str] = set()
        self._heads_both = False
        plan = self._plans["first"]
        fields = {choice.field.name: choice for choice in plan.fields}
        # What more hangs on is better known: it is proposed as the one that stays.
        self._kept = "first" if self._weight("first") >= self._weight("second") else "second"
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, context.hub.theme.px(_LABELS))
        self.body.addLayout(self._grid)
        if fields[_NAME].differs:
            self._add_choice(fields[_NAME], context.tr.t("Which name stays?"))
        else:
            self._add_heads(context.tr.t("First entry"), context.tr.t("Second entry"))
        different = [
            choice
            for choice in plan.fields
            if choice.differs and choice.field.name not in {_NAME, _COMPUTED}
        ]
        for choice in different:
            self._add_choice(choice, context.tr.t(choice.field.label))
        self.filled = Text("", Role.SECONDARY, tone="ink2", wrap=True, name="partners.merge.filled")
        self.body.addWidget(self.filled)
        self.notice = Notice(context.hub, "", tone="soft", icon="link", name="partners.merge.moves")
        self.body.addWidget(self.notice)
        self.body.addStretch(1)
        self.note.setText(context.tr.t(words.ONE_UNDO))
        self.add_cancel()
        self.save = self.add_button(
            context.tr.t("Make one of them"), name="partners.merge.save", kind="primary"
        )
        self.save.clicked.connect(self._merge)
        first = next(iter(self._groups.values()), None)
        checked = first.checkedButton() if first is not None else None
        self.set_first(checked or self.save)
        self._show()

    def _weight(self, entry: str) -> int:
        """Return how much hangs on an entry: what would move if it were the one that goes."""
        plan = self._plans["second" if entry == "first" else "first"]
        return sum(plan.moved.values()) + sum(plan.both.values())

    # ---------------------------------------------------------------- choosing

    def _add_choice(self, choice: FieldChoice, title: str) -> None:
        name = choice.field.name
        values = {"first": choice.kept, "second": choice.lost}
        joins = choice.field.kind in {Kind.CHOICES, Kind.LONG_TEXT}
        if joins and choice.proposed not in (choice.kept, choice.lost):
            values["both"] = choice.proposed
        self._values[name] = values
        row = self._grid.rowCount()
        label = Text(title, Role.SECONDARY_STRONG, wrap=True, name=f"partners.merge.{name}.label")
        self._grid.addWidget(label, row, 0)
        group = self._groups[name] = QButtonGroup(self)
        for key, value in values.items():
            said = self._said(choice, value)
            card = OptionCard(
                self.hub,
                shortened(said),
                name=f"partners.merge.{name}.{key}",
                kind="radio",
            )
            card.setProperty("choice", key)
            card.setToolTip(said)
            card.setAccessibleName(f"{title}: {said}")
            group.addButton(card)
            self._grid.addWidget(card, row, 1 + _PLACES.index(key))
            self._grid.setColumnStretch(1 + _PLACES.index(key), 1)
        if "both" in values and not self._heads_both:
            self._heads_both = True
            both = Text(self.tr_.t("Both together"), Role.SECONDARY, tone="ink2", wrap=True)
            self._grid.addWidget(both, 1, 3)
        group.buttonClicked.connect(lambda _card, field=name: self._chosen(field))
        self._choose(name, self._proposed(choice))

    def _said(self, choice: FieldChoice, value: Any) -> str:
        """Return a value in words, the lines of a text one after the other."""
        if choice.field.kind is Kind.LONG_TEXT:
            return " · ".join(line.strip() for line in str(value).splitlines() if line.strip())
        return self._texts.text(choice.field, value)

    def _add_heads(self, *heads: str) -> None:
        for place, said in enumerate(heads, start=1):
            text = Text(said, Role.SECONDARY, tone="ink2", wrap=True)
            self._grid.addWidget(text, 1, place)

    def _proposed(self, choice: FieldChoice) -> str:
        values = self._values[choice.field.name]
        if "both" in values:
            return "both"
        if choice.field.kind is Kind.DATE:
            return "first" if choice.proposed == choice.kept else "second"
        return self._kept

    def _choose(self, name: str, key: str) -> None:
        for card in self._groups[name].buttons():
            card.setChecked(card.property("choice") == key)

    def choice(self, name: str) -> str:
        """Return what is chosen for a field: "first", "second" or "both"."""
        checked = self._groups[name].checkedButton()
        return str(checked.property("choice")) if checked is not None else self._kept

    def _chosen(self, name: str) -> None:
        if name == _NAME:
            self._kept = self.choice(_NAME)
            # The entry whose name stays gives what nobody chose by hand.
            for choice in self._plans["first"].fields:
                other = choice.field.name
                if other in self._groups and other != _NAME and other not in self._touched:
                    self._choose(other, self._proposed(choice))
        else:
            self._touched.add(name)
        self._show()

    # ---------------------------------------------------------------- what it does

    def plan(self) -> MergePlan:
        """Return what the choices would do."""
        return self._plans[self._kept]

    def _show(self) -> None:
        tr, plan = self._context.tr, self.plan()
        filled = [
            tr.t(choice.field.label)
            for choice in plan.fields
            if not choice.differs
            and choice.field.name != _COMPUTED
            and choice.proposed != choice.kept
        ]
        self.filled.setVisible(bool(filled))
        self.filled.setText(
            tr.t("Taken over where “{name}” says nothing: {fields}.", name=plan.kept.name,
                 fields=tr.list(filled))
        )  # fmt: skip
        parts = []
        if plan.moved:
            parts.append(tr.t("Moves to it: {links}.", links=words.counted(tr, plan.moved)))
        if plan.both:
            parts.append(
                tr.t("Both have, and it becomes one: {links}.", links=words.counted(tr, plan.both))
            )
        if plan.both.get("ballot"):
            parts.append(tr.t("Both voted: the ballot of “{name}” counts.", name=plan.kept.name))
        if not parts:
            parts.append(tr.t("Nothing else hangs on it."))
        strong = tr.t(
            "“{lost}” becomes part of “{kept}” and stays findable under both names.",
            lost=plan.lost.name, kept=plan.kept.name,
        )  # fmt: skip
        if plan.lost.name == plan.kept.name:
            strong = tr.t("The two entries “{name}” become one.", name=plan.kept.name)
        self.notice.set_text(" ".join(parts), strong)

    def values(self) -> dict[str, Any]:
        """Return the fields as they were chosen."""
        return {name: self._values[name][self.choice(name)] for name in self._groups}

    def _merge(self) -> None:
        context, plan, values = self._context, self.plan(), self.values()
        said = context.tr.t("Two entries are one now: “{name}”", name=plan.kept.name)
        done = context.perform(
            lambda: merging.merge(context.ws, plan.kept.id, plan.lost.id, values=values), done=said
        )
        self.accept()
        if done is not None:
            self.merged.emit(plan.kept.id, plan.lost.id, said)
