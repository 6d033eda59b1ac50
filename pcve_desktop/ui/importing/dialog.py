"""The import dialog: file, columns, preview. Nothing is written before the last button."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark
from pcve_desktop.imports.apply import apply_plan
from pcve_desktop.imports.columns import definition_of
from pcve_desktop.imports.plan import plan_import
from pcve_desktop.imports.returns import is_return_form
from pcve_desktop.imports.targets import NAME
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.services.mappings import save_columns, saved_columns
from pcve_desktop.ui.importing.columns_step import ColumnsStep
from pcve_desktop.ui.importing.file_step import FileStep
from pcve_desktop.ui.importing.parts import StepMarks, Steps
from pcve_desktop.ui.importing.preview_step import PreviewStep
from pcve_desktop.ui.importing.saved_dialog import SavedColumnsDialog
from pcve_desktop.ui.importing.work import Reading, by_percent, read
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.dialogs import Dialog, ProgressDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pcve_desktop.imports.plan import ImportPlan
    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.services.mappings import ColumnsDefinition
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.buttons import Button, Kind
    from pcve_desktop.ui.kit.tasks import Task, Token, Work

_WIDTH = 1110
_FILE, _COLUMNS, _PREVIEW = range(3)
_LABELS = (mark("File"), mark("Columns"), mark("Preview"))


class ImportDialog(Dialog):
    """Bring organisations and contacts of a table into the network at hand."""

    def __init__(self, context: Context) -> None:
        words = context.tr
        super().__init__(
            context.hub,
            words,
            words.t("Import organisations and contacts"),
            name="import",
            width=_WIDTH,
            parent=context.window,
        )
        self.context = context
        self._words = words
        self._reading: Reading | None = None
        self._plan: ImportPlan | None = None
        self._left_out: set[str] = set()
        self._other_file = True
        self._task: Task | None = None
        self._then: Callable[[], None] = lambda: None
        hub = context.hub
        self.body.setContentsMargins(28, 4, 28, 16)
        self.marks = StepMarks(hub, words, [words.t(each) for each in _LABELS], name="import.steps")
        self.body.addWidget(self.marks)
        self.problem = Notice(hub, "", tone="crit", name="import.problem")
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.file = FileStep(hub, words, name="import")
        self.columns = ColumnsStep(hub, words, name="import", today=context.today())
        self.preview = PreviewStep(hub, words, name="import")
        self.steps = Steps(hub)
        for step in (self.file, self.columns, self.preview):
            self.steps.addWidget(step)
        self.body.addWidget(self.steps, 1)
        self.add_cancel()
        self.back = self._button(words.t("Back"), "back", self._go_back)
        self.next = self._button(words.t("Next"), "next", self._go_on, primary=True)
        self.apply = self._button(words.t("Import"), "apply", self._apply, primary=True)
        self.apply.set_icon("import")
        self.file.chosen.connect(self.open_file)
        self.file.sheet_chosen.connect(self._open_sheet)
        self.columns.changed.connect(self._update)
        self.columns.manage.connect(self._manage_saved)
        self.preview.changed.connect(self._update)
        self.finished.connect(self._let_go)
        self.set_first(self.file.choose)
        self._show(_FILE)

    def _button(
        self, text: str, key: str, work: Callable[[], None], *, primary: bool = False
    ) -> Button:
        kind: Kind = "primary" if primary else "default"
        button = self.add_button(text, name=f"import.{key}", kind=kind)
        button.clicked.connect(work)
        return button

    # Steps

    def _at(self) -> int:
        return self.steps.currentIndex()

    def _show(self, step: int) -> None:
        """Show a step and put the focus where it begins."""
        if self._at() == _PREVIEW:
            self._left_out = self.preview.left_out()
        self.steps.setCurrentIndex(step)
        self.steps.updateGeometry()
        spoken = self.marks.set_current(step)
        self.setAccessibleDescription(spoken)
        self.problem.hide()
        self._update()
        if self.isVisible():
            (self.file, self.columns, self.preview)[step].take_focus()
            if step == _FILE and self.next.isEnabled():
                self.next.setFocus(Qt.FocusReason.TabFocusReason)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def _go_back(self) -> None:
        if self._task is None:
            self._show(self._at() - 1)

    def _go_on(self) -> None:
        if self._at() == _FILE:
            self._show(_COLUMNS)
        else:
            self._make_plan()

    def _update(self) -> None:
        """Follow what was chosen: which buttons work, and why not."""
        step, words = self._at(), self._words
        self.back.setVisible(step != _FILE)
        self.next.setVisible(step != _PREVIEW)
        self.apply.setVisible(step == _PREVIEW)
        (self.apply if step == _PREVIEW else self.next).setDefault(True)
        count, obstacle = self.preview.ticked(), self._obstacle()
        self.apply.set_label(
            words.n("Import {count} organisation", "Import {count} organisations", count)
            if count
            else words.t("Save the columns")
            if self.preview.remember.wanted()
            else words.t("Import")
        )
        self.next.setEnabled(not obstacle)
        self.apply.setEnabled(not obstacle)
        waiting = self.preview.undecided()
        promise = (
            words.n(
                "{count} organisation waits for a decision and stays out.",
                "{count} organisations wait for a decision and stay out.",
                waiting,
            )
            if step == _PREVIEW and waiting
            else words.t("You can undo this. A backup is made before anything is written.")
            if step == _PREVIEW
            else words.t("Nothing is written before the preview.")
        )
        self.note.setText(obstacle or promise)

    def _obstacle(self) -> str:
        """Return what is missing for the next step, empty when nothing is."""
        words, reading = self._words, self._reading
        match self._at():
            case 0:
                if reading is None:
                    return words.t("Choose a file to begin. Nothing is written before the preview.")
                return "" if reading.table.rows else words.t("This sheet is empty: choose another.")
            case 1 if NAME not in self.columns.mapping().values():
                return words.t("Choose the column that holds the names of the organisations.")
            case 2 if not self.preview.ticked() and not self.preview.remember.wanted():
                return self.preview.why_nothing()
        return ""

    # The file

    def open_file(self, path: Path, sheet: str | None = None) -> None:
        """Read a file and show what was found out about it; a return form has its own dialog."""
        if is_return_form(path):
            self.reject()
            self.context.wished.emit(f"read_return:{path}")
            return
        self._run(
            partial(read, path, sheet, self.context.ws),
            self._read,
            self._words.t("The file is being read"),
        )

    def _open_sheet(self, sheet: str) -> None:
        if self._reading is not None and sheet != self._reading.table.sheet:
            self.open_file(self._reading.path, sheet)

    def _read(self, reading: Reading) -> None:
        self._reading = reading
        self._left_out = set()
        self._other_file = True
        self.file.show_table(reading.path, reading.table)
        self.columns.set_choices(reading.choices)
        self.columns.set_saved(saved_columns(self.context.ws))
        self._show(_FILE)

    # The plan

    def _make_plan(self) -> None:
        context, reading = self.context, self._reading
        options = self.columns.options()
        if reading is None or options is None:
            return
        mapping = self.columns.mapping()

        def work(token: Token) -> ImportPlan:
            data = Dataset(context.ws, network_id=context.network_id, cycle_id=context.cycle_id)
            plan = plan_import(
                data,
                reading.table,
                mapping,
                tr=context.tr,
                source=reading.path.name,
                options=options,
                step=by_percent(token),
            )
            token.check()
            return plan

        self._run(work, self._planned, self._words.t("The preview is being made"))

    def _planned(self, plan: ImportPlan) -> None:
        self._plan = plan
        table = self._reading.table if self._reading else None
        self.preview.set_plan(plan, table, self._left_out, forget=self._other_file)
        self._other_file = False
        self.preview.remember.offer(plan.source, self.columns.applied(), self._definition())
        self._show(_PREVIEW)

    # Writing

    def _apply(self) -> None:
        context, plan = self.context, self.preview.result()
        if plan is None or not self._save_columns():
            return
        if not self.preview.ticked():
            self.accept()
            context.say(self._words.t("The columns are saved."))
            return
        left_out, today = self.preview.left_out(), context.today()

        def work(token: Token) -> Changes:
            # An error raised by the token takes the whole transaction back.
            return apply_plan(
                context.ws, plan, leave_out=left_out, today=today, step=by_percent(token)
            )

        self._run(work, self._applied, self._words.t("The organisations are being imported"))

    def _definition(self) -> ColumnsDefinition | None:
        """Return what would be saved of the columns."""
        reading, options = self._reading, self.columns.options()
        if reading is None or options is None:
            return None
        return definition_of(reading.table, self.columns.mapping(), options.words, options.role)

    def _save_columns(self) -> bool:
        """Save the columns before the import, so that undoing the import leaves them."""
        name, definition = self.preview.remember.wanted(), self._definition()
        if not name or definition is None:
            return True
        try:
            self.context.announce(save_columns(self.context.ws, name=name, definition=definition))
        except PasserelleError as error:
            self._tell(error.message(self._words))
            return False
        return True

    def _manage_saved(self) -> None:
        dialog = SavedColumnsDialog(self.context, parent=self)
        dialog.finished.connect(lambda: self.columns.set_saved(saved_columns(self.context.ws)))
        dialog.open()

    def _applied(self, changes: Changes) -> None:
        count = self.preview.ticked()
        source = self._plan.source if self._plan else ""
        self.accept()
        self.context.announce(
            changes,
            done=self._words.n(
                "{count} organisation imported from {file}",
                "{count} organisations imported from {file}",
                count,
                file=source,
            ),
        )

    # Background work

    def _run(self, work: Work[object], then: Callable[[Any], None], title: str) -> None:
        """Run a work with its progress; one at a time."""
        if self._task is not None:
            return
        self.problem.hide()
        self._then = lambda: None

        def result(value: object) -> None:
            self._then = partial(then, value)

        self._task = self.context.runner.start(
            work, on_result=result, on_error=self._failed, database=True
        )
        ProgressDialog(
            self.hub, self._words, self._task, title, name="import.progress", parent=self
        )
        # Connected after the progress, which gives the focus back when it closes.
        self._task.finished.connect(self._ended)

    def _ended(self) -> None:
        """Go on with what a work found, unless the dialog was closed meanwhile."""
        self._task = None
        if self.isVisible():
            self._then()

    def _failed(self, error: PasserelleError) -> None:
        self._then = partial(self._tell, error.message(self._words))

    def _tell(self, text: str) -> None:
        """Say what went wrong where the person is; what was there before stays."""
        self.problem.set_text(text)
        self.problem.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def reject(self) -> None:
        """Close without writing; a work that still runs is stopped."""
        if self._task is not None:
            self._task.cancel()
        super().reject()

    def _let_go(self) -> None:
        """Free the table: the dialog outlives its closing as a child of the window."""
        self._reading = self._plan = None
        self.preview.clear()
        self.file.rows.set_table(None)
