"""The dialog that closes a cycle: what can go on in the next, and what the group takes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from pcve_desktop.errors import PasserelleError
from pcve_desktop.methodology.cycles import lessons, open_ends
from pcve_desktop.models.network import Cycle
from pcve_desktop.services import cycles
from pcve_desktop.services.cycles import Closing
from pcve_desktop.ui.cycles.lessons import LessonsField
from pcve_desktop.ui.cycles.words import unfinished_lines
from pcve_desktop.ui.kit.cards import frame
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form import RecordForm
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pcve_desktop.methodology.cycles import CycleParts
    from pcve_desktop.ui.context import Context


class CloseDialog(Dialog):
    """Close one cycle. Nothing in it is asked for: it can be closed as it is."""

    def __init__(self, context: Context, cycle: Cycle, parts: CycleParts) -> None:
        tr = context.tr
        super().__init__(
            context.hub, tr, tr.t("Close the cycle {name}", name=cycle.name),
            name="dialog.close_cycle", width=720, parent=context.window,
        )  # fmt: skip
        self._context, self._cycle = context, cycle
        intro = tr.t(
            "A closed cycle stays as it was: everything can be read, nothing is changed any more. "
            "You can undo this."
        )
        self.body.addWidget(Text(intro, Role.BODY, tone="ink2", wrap=True))
        ends = open_ends(parts, today=context.today())
        self.body.addWidget(self._unfinished(unfinished_lines(tr, ends)))
        self.lessons = LessonsField(
            context, lessons(parts), text=cycle.lessons or "", name="dialog.close_cycle.lessons"
        )
        self.body.addWidget(self.lessons)
        today = context.today()
        self.form = RecordForm(
            Cycle,
            tr=tr,
            hub=context.hub,
            lookups=context.choices,
            values={
                "closed_on": today,
                "ends_on": min(cycle.ends_on or today, today),
                "keep_until": cycle.keep_until,
            },
            fields=("ends_on", "closed_on", "keep_until"),
            fixed={"name": cycle.name, "network_id": cycle.network_id,
                   "starts_on": cycle.starts_on},
            object_name="form.close_cycle",
            headings=False,
        )  # fmt: skip
        self.body.addWidget(self.form)
        self.add_cancel()
        self.save = self.add_button(
            tr.t("Close the cycle"), name="dialog.close_cycle.save", kind="primary"
        )
        self.save.clicked.connect(self._save)
        self.set_first(self.lessons.field)
        self.finished.connect(self.deleteLater)

    def _unfinished(self, lines: list[str]) -> QWidget:
        t = self._context.tr.t
        box = frame("soft" if lines else "ok")
        box.setObjectName("dialog.close_cycle.unfinished")
        column = QVBoxLayout(box)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(3)
        if not lines:
            text = t("Everything noted in this cycle has come to an end.")
            column.addWidget(Text(text, Role.SECONDARY, wrap=True))
            box.setAccessibleName(text)
            return box
        title = t("This can go on in the next cycle")
        column.addWidget(Text(title, Role.SECONDARY_STRONG, tone="soft_ink"))
        for line in lines:
            column.addWidget(Text(f"· {line}", Role.SECONDARY, wrap=True))
        calm = t("Nothing of it has to be finished first.")
        column.addWidget(Text(calm, Role.SECONDARY, tone="ink2", wrap=True))
        box.setAccessibleName(f"{title}: {', '.join(lines)}")
        return box

    def _save(self) -> None:
        if self.form.focus_first_problem():
            return
        values = self.form.all_values()
        closing = Closing(
            closed_on=values["closed_on"] or self._context.today(),
            lessons=self.lessons.text() or None,
            ends_on=values["ends_on"],
            keep_until=values["keep_until"],
        )
        try:
            changes = cycles.close_cycle(self._context.ws, self._cycle.id, closing)
        except PasserelleError as error:
            self.note.setText(error.message(self.tr_))
            self.note.set_tone("crit")
            return
        self.accept()
        said = self.tr_.t("The cycle {name} is closed", name=self._cycle.name)
        self._context.announce(changes, done=said)
