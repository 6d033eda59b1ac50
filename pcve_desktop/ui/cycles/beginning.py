"""The dialog that begins the next cycle: its name, and which unfinished parts go on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark
from pcve_desktop.methodology.cycles import lessons, next_name, unfinished
from pcve_desktop.models.base import ENTITIES
from pcve_desktop.models.network import Cycle
from pcve_desktop.models.priorities import Criterion
from pcve_desktop.services import cycles
from pcve_desktop.services.cycles import Carry, Closing, parts_of_cycle
from pcve_desktop.ui.cycles.lessons import LessonsField
from pcve_desktop.ui.kit.dialogs import Dialog, ProgressDialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form import RecordForm
from pcve_desktop.ui.kit.options import OptionCard
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.kit.tick_list import TickList

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.methodology.cycles import Part
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.tasks import Token

# So many chosen records are copied within a blink.
_MANY = 40

_GROUPS = (
    ("finding", mark("Findings")),
    ("candidate", mark("Priorities")),
    ("objective", mark("Objectives, with their indicators")),
    ("action", mark("Actions, with their partners and open milestones")),
    ("protocol", mark("Charter, with its members")),
    ("information_flow", mark("Information matrix")),
    ("meeting", mark("Meetings still to come")),
)


class BeginDialog(Dialog):
    """Begin the cycle after `earlier`; `begun` gives the id of the new one, once it is there."""

    begun = Signal(str)

    def __init__(self, context: Context, earlier: Cycle) -> None:
        tr = context.tr
        super().__init__(
            context.hub, tr, tr.t("Begin the next cycle"), name="dialog.begin_cycle", width=780,
            parent=context.window,
        )  # fmt: skip
        self._context, self._earlier = context, earlier
        self._changes: Changes | None = None
        self._data = context.data.for_cycle(earlier.id)
        parts = parts_of_cycle(self._data)
        today = context.today()
        self.form = RecordForm(
            Cycle,
            tr=tr,
            hub=context.hub,
            lookups=context.choices,
            values={"name": next_name(earlier.name, today), "starts_on": today},
            fields=("name", "starts_on"),
            fixed={"network_id": context.network_id},
            object_name="form.begin_cycle",
            headings=False,
        )
        self.body.addWidget(self.form)
        self.close_too: OptionCard | None = None
        self.lessons: LessonsField | None = None
        if earlier.closed_on is None:
            self._offer_closing()
        self._add_lists(unfinished(parts, today=earlier.closed_on or today))
        self.criteria = OptionCard(
            context.hub,
            tr.t("Keep our own criteria"),
            tr.t("Otherwise the new cycle begins with the starter criteria."),
            name="dialog.begin_cycle.criteria",
        )
        self.criteria.setChecked(bool(self._data.all(Criterion)))
        self.body.addWidget(self.criteria)
        self.note.setText(
            tr.t("Meetings, votes, scores and logs stay in {name}.", name=earlier.name)
        )
        self.add_cancel()
        self.save = self.add_button(tr.t("Begin"), name="dialog.begin_cycle.save", kind="primary")
        self.save.clicked.connect(self._save)
        self.set_first(self.form.editor("name").control)
        self.finished.connect(self.deleteLater)

    def _offer_closing(self) -> None:
        """Offer to close the earlier cycle in the same go, with its lessons."""
        tr, earlier = self.tr_, self._earlier
        self.close_too = OptionCard(
            self.hub,
            tr.t("Close {name} at the same time", name=earlier.name),
            tr.t("It then stays as it was: everything can be read, nothing is changed any more."),
            name="dialog.begin_cycle.close",
        )
        self.body.addWidget(self.close_too)
        self.lessons = LessonsField(
            self._context,
            lessons(parts_of_cycle(self._data)),
            text=earlier.lessons or "",
            name="dialog.begin_cycle.lessons",
        )
        self.lessons.hide()
        self.close_too.toggled.connect(self.lessons.setVisible)
        self.body.addWidget(self.lessons)

    def _add_lists(self, found: dict[str, tuple[Part, ...]]) -> None:
        tr = self.tr_
        self.lists: dict[str, TickList] = {}
        shown = [(key, label) for key, label in _GROUPS if found[key]]
        title = tr.t("What goes on from {name}", name=self._earlier.name)
        self.body.addWidget(Text(title, Role.CARD_TITLE, wrap=True))
        intro = (
            tr.t("What is not finished is ticked. Copies go on; the originals stay as they are.")
            if shown
            else tr.t("Everything noted in this cycle has come to an end.")
        )
        self.body.addWidget(Text(intro, Role.SECONDARY, tone="ink2", wrap=True))
        for key, label in shown:
            ticks = TickList(
                [(part.id, self._words(part)) for part in found[key]],
                [part.id for part in found[key] if part.why.unfinished],
                label=tr.t(label),
                tr=tr,
                hub=self.hub,
                object_name=f"dialog.begin_cycle.{key}",
                rows=5,
            )
            self.lists[key] = ticks
            self.body.addWidget(ticks)

    def _words(self, part: Part) -> str:
        title = self._data.title(ENTITIES[part.entity], part.id)
        return self.tr_.t("{title} ({why})", title=title, why=self.tr_.t(part.why.label))

    # Making it

    def _closing(self) -> Closing | None:
        if self.close_too is None or self.lessons is None or not self.close_too.isChecked():
            return None
        return Closing(closed_on=self._context.today(), lessons=self.lessons.text() or None)

    def _save(self) -> None:
        if self.form.focus_first_problem():
            return
        context, values = self._context, self.form.all_values()
        carry = Carry(
            {key: ticks.chosen() for key, ticks in self.lists.items()},
            criteria=self.criteria.isChecked(),
        )
        begin = partial(
            cycles.begin_cycle,
            context.ws,
            self.tr_,
            network_id=context.network_id,
            name=values["name"],
            starts_on=values["starts_on"] or context.today(),
            from_cycle=self._earlier.id,
            carry=carry,
            closing=self._closing(),
        )
        if sum(len(chosen) for chosen in carry.ids.values()) > _MANY:
            self._begin_aside(begin)
            return
        try:
            changes = begin()
        except PasserelleError as error:
            self._tell(error)
            return
        self._go_on(changes)

    def _begin_aside(self, begin: Callable[..., Changes]) -> None:
        """Copy much while the window stays alive, with its progress."""

        def work(token: Token) -> Changes:
            # What the token raises takes all of it back.
            return begin(step=token.progress)

        self.save.setEnabled(False)
        task = self._context.runner.start(
            work, on_result=self._made, on_error=self._tell, database=True
        )
        title = self.tr_.t("The next cycle is being prepared")
        progress = ProgressDialog(
            self.hub, self.tr_, task, title, name="dialog.begin_cycle.progress", parent=self
        )
        # At once: nobody changes the lists meanwhile.
        progress.open()
        # Connected after the progress, which gives the focus back when it closes.
        task.finished.connect(self._ended)

    def _made(self, changes: Changes) -> None:
        self._changes = changes

    def _ended(self) -> None:
        self.save.setEnabled(True)
        if self._changes is not None:
            self._go_on(self._changes)

    def _tell(self, error: PasserelleError) -> None:
        self.note.setText(error.message(self.tr_))
        self.note.set_tone("crit")

    def _go_on(self, changes: Changes) -> None:
        self.accept()
        self._context.announce(changes)
        self.begun.emit(changes.created["cycle"][0])
