"""Page "Propose or adapt": ideas by their title, and actions taken up from earlier cycles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from pcve_desktop.i18n import mark
from pcve_desktop.models.actions import Action
from pcve_desktop.models.network import Cycle
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.vocabularies import Origin, Pillar, Sphere
from pcve_desktop.services import actions
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.entry_line import EntryLine
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.choice_editors import StillCombo
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.switches import Segmented
from pcve_desktop.ui.kit.table import (
    RecordTableModel,
    RecordTableView,
    Show,
    column,
    in_card,
)
from pcve_desktop.ui.kit.table.columns import Column
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.kit.tick_list import TickList
from pcve_desktop.ui.steps.actions.found import AlikePanel
from pcve_desktop.ui.steps.actions.going import PILLAR, SPHERE
from pcve_desktop.ui.steps.actions.making import (
    adapt,
    alike,
    as_found,
    ask_edit,
    ask_new,
    earlier_actions,
    in_order,
    is_here,
    objectives_of,
    take,
)
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.context import Context

_ORIGIN_GLYPHS = {Origin.EXISTING: "tree", Origin.ADAPTED: "step.adapted", Origin.NEW: "sprout"}
# In a table the pillar is read beside many others.
_SHORT_PILLARS = {Pillar.MOBILISATION: mark("Mobilisation")}


class AdaptDialog(Dialog):
    """Tick actions of earlier cycles to take up again."""

    def __init__(
        self, context: Context, found: list[Action], on_save: Callable[[list[str]], object]
    ) -> None:
        tr = context.tr
        super().__init__(
            context.hub, tr, tr.t("Adapt from an earlier cycle"), name="dialog.adapt", width=620,
            parent=context.window,
        )  # fmt: skip
        self._on_save = on_save
        self.body.addWidget(
            Text(
                tr.t("What you tick is taken up in this cycle as “adapted”, without its dates."),
                Role.BODY,
                tone="ink2",
                wrap=True,
            )
        )
        options = [
            (item.id, tr.t("{title} ({cycle})", title=item.title,
                           cycle=context.data.title(Cycle, item.cycle_id)))
            for item in found
        ]  # fmt: skip
        self.ticks = TickList(
            options, label=tr.t("Actions of earlier cycles"), tr=tr, hub=context.hub,
            object_name="dialog.adapt.ticks", rows=8,
        )  # fmt: skip
        self.body.addWidget(self.ticks)
        self.add_cancel()
        save = self.add_button(tr.t("Take up"), name="dialog.adapt.save", kind="primary")
        save.clicked.connect(self._save)

    def _save(self) -> None:
        chosen = self.ticks.chosen()
        if not chosen:
            self.note.setText(self.tr_.t("Tick at least one action."))
            return
        self.accept()
        self._on_save(chosen)


class ProposeView(StepView):
    """A line to add an idea, and all actions of the cycle."""

    shows = frozenset({"action", "action_objective", "objective", "cycle"})
    free_text = True

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        tr, hub, name = self.words, self.hub, self.name
        again = Button(hub, tr.t("Adapt from an earlier cycle"), name=f"{name}.adapt",
                       icon="history", compact=True)  # fmt: skip
        again.clicked.connect(self.ask_adapt)
        self.again = again
        self.add_action(again)
        self.body.addWidget(self._quick())
        self.model = RecordTableModel(self._columns(), tr=tr, today=context.today())
        self.table = RecordTableView(
            self.model, hub=hub, tr=tr, name=f"{name}.table", label=tr.t("Actions"), compact=True
        )
        self.table.setMinimumHeight(hub.theme.px(260))
        self.table.set_empty(tr.t(page.empty), tr.t(page.empty_action))
        self.table.empty_acted.connect(self.new_item)
        self.table.opened.connect(lambda key: ask_edit(context, key))
        self.table.delete_asked.connect(lambda key: context.ask_delete(Action, key))
        self.body.addWidget(in_card(self.table), 1)

    def _columns(self) -> list[Column]:
        data = self.context.data

        def serves(action: Action) -> str:
            titles = (data.title(Objective, key) for key in objectives_of(self.context, action.id))
            return ", ".join(title for title in titles if title)

        def pillar_words(pillar: Pillar | None, _action: Action) -> str:
            return self.words.t(_SHORT_PILLARS.get(pillar, pillar.label)) if pillar else ""

        return [
            column(Action, "number", widest=60, narrowest=48),
            column(Action, "title"),
            column(Action, "origin", show=Show.CHIP, tone=lambda _action: "mute",
                   glyph=lambda action: _ORIGIN_GLYPHS[action.origin]),
            column(Action, "pillar", text=pillar_words, narrowest=110, empty=mark("none yet")),
            Column("objective", mark("Objectives served"), Show.TEXT, serves, narrowest=140,
                   stretch=2, empty=mark("none yet")),
            column(Action, "status", show=Show.CHIP),
        ]  # fmt: skip

    def _quick(self) -> Card:
        tr, hub, name = self.words, self.hub, self.name
        card = Card(hub, name=f"{name}.quick")
        self.new_title = EntryLine()
        self.new_title.setObjectName(f"{name}.new")
        label = tr.t("An idea in a few words, then Enter")
        self.new_title.setPlaceholderText(label)
        self.new_title.setAccessibleName(label)
        self.new_title.returnPressed.connect(self.add)
        self.new_title.textChanged.connect(self._show_alike)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.new_title, 1)
        add = Button(hub, tr.t("Add the idea"), name=f"{name}.add", icon="plus")
        add.clicked.connect(self.add)
        row.addWidget(add)
        card.body.addLayout(row)
        self.origin = Segmented(
            hub,
            [(origin.value, tr.t(origin.label), None) for origin in
             (Origin.NEW, Origin.ADAPTED, Origin.EXISTING)],
            name=f"{name}.origin",
            text=tr.t("Origin"),
            compact=True,
        )  # fmt: skip
        self.pillar = _combo(f"{name}.pillar", tr.t("Pillar"), hub.theme.px(200))
        self.pillar.addItem(tr.t("No pillar yet"), None)
        for pillar in Pillar:
            self.pillar.addItem(tr.t(pillar.label), pillar)
        self.sphere = _combo(f"{name}.sphere", tr.t("Sphere"), hub.theme.px(215))
        self.sphere.addItem(tr.t("No sphere yet"), None)
        for sphere in Sphere:
            self.sphere.addItem(tr.t(sphere.label), sphere)
        self.objective = _combo(f"{name}.objective", tr.t("Objective"), hub.theme.px(300))
        holder = QWidget()
        flow = FlowLayout(holder, gap=12)
        for widget in (self.origin, self.pillar, self.sphere, self.objective):
            flow.addWidget(widget)
        card.body.addWidget(holder)
        self.alike = AlikePanel(self.context, name=f"{name}.alike")
        self.alike.asked.connect(self.take)
        card.body.addWidget(self.alike)
        return card

    # ---------------------------------------------------------------- Page

    def reload(self) -> None:
        """Show the actions of this cycle."""
        self.model.set_rows(in_order(self.context))
        self._fill_objectives()
        self.again.setVisible(bool(earlier_actions(self.context)))
        self._show_alike()
        self.note_changed.emit()

    def _fill_objectives(self) -> None:
        chosen = self.objective.currentData()
        self.objective.blockSignals(True)
        self.objective.clear()
        self.objective.addItem(self.words.t("No objective yet"), None)
        for item in self.context.data.all(Objective):
            self.objective.addItem(item.title, item.id)
        self.objective.setCurrentIndex(max(0, self.objective.findData(chosen)))
        self.objective.blockSignals(False)

    def _show_alike(self) -> None:
        """Show what looks like the title that is being typed, before another is made."""
        found = alike(self.context, self.new_title.text())
        self.alike.show_found([as_found(self.context, item) for item in found])

    def note(self) -> str:
        count = len(self.context.data.all(Action))
        return self.words.n("{count} action", "{count} actions", count) if count else ""

    def arrive(self, **where: object) -> None:
        """Select an action, or prepare an idea.

        For an objective (its id), a pillar (`pillar:<key>`) or a sphere (`sphere:<key>`).
        """
        record = str(where.get("record"))
        if record.startswith(PILLAR):
            pillar = Pillar(record.removeprefix(PILLAR))
            self.pillar.setCurrentIndex(list(Pillar).index(pillar) + 1)
        elif record.startswith(SPHERE):
            sphere = Sphere(record.removeprefix(SPHERE))
            self.sphere.setCurrentIndex(list(Sphere).index(sphere) + 1)
        elif self.objective.findData(record) >= 0:
            self.objective.setCurrentIndex(self.objective.findData(record))
        else:
            self.table.select_id(record)
            return
        self.new_title.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---------------------------------------------------------------- changes

    def _chosen(self) -> dict[str, Any]:
        """Return what goes with an idea: its pillar and its sphere, as far as they are chosen."""
        values: dict[str, Any] = {}
        if self.pillar.currentData() is not None:
            values["pillar"] = self.pillar.currentData()
        if self.sphere.currentData() is not None:
            values["spheres"] = (self.sphere.currentData(),)
        return values

    def _served(self) -> list[str]:
        objective = self.objective.currentData()
        return [objective] if objective else []

    def add(self) -> None:
        """Add the idea that was typed, and wait for the next."""
        title = self.new_title.take()
        if not title:
            self.new_title.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        context = self.context
        values = {"title": title, "origin": Origin(self.origin.current()), **self._chosen()}
        changes = context.perform(
            lambda: actions.add_action(
                context.ws,
                network_id=context.network_id,
                cycle_id=context.cycle_id or None,
                values=values,
                objective_ids=self._served(),
            ),
            done=self.words.t("Added: {title}", title=title),
        )
        if changes is not None:
            self._begin_anew(changes.created["action"][-1])

    def _begin_anew(self, action_id: str) -> None:
        self.new_title.empty()
        self.table.select_id(action_id)
        self.new_title.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, action_id: str) -> None:
        """Open what looks alike in this cycle; adapt it from another, for what is chosen here."""
        action = self.context.data.get(Action, action_id)
        if action is not None and is_here(self.context, action):
            self.table.select_id(action_id)
            ask_edit(self.context, action_id)
            return
        made = take(self.context, action_id, values=self._chosen(), objectives=self._served())
        if made:
            self._begin_anew(made)

    def new_item(self) -> None:
        """Put the cursor where an idea is typed (Ctrl+N); with a title, open the whole form."""
        title = self.new_title.take()
        if title:
            values = {"title": title, "origin": Origin(self.origin.current()), **self._chosen()}
            ask_new(self.context, values, objectives=self._served(), then=self._begin_anew)
            return
        self.new_title.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_adapt(self) -> None:
        """Ask which actions of earlier cycles to take up again."""
        AdaptDialog(self.context, earlier_actions(self.context), self.take_up).open()

    def take_up(self, action_ids: list[str]) -> None:
        """Take up actions of earlier cycles as adapted ones."""
        self.context.perform(
            lambda: adapt(self.context, action_ids),
            done=self.words.n(
                "{count} action taken up", "{count} actions taken up", len(action_ids)
            ),
        )

    def focus_filter(self) -> None:
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _combo(name: str, label: str, width: int) -> QComboBox:
    combo = StillCombo()
    combo.setObjectName(name)
    combo.setAccessibleName(label)
    combo.setProperty("compact", True)
    combo.setMinimumWidth(width)
    return combo
