"""Read a return form: look through its proposals, accept some. Nothing is written before."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from pcve_desktop.imports.returns import read_return
from pcve_desktop.imports.unlocking import LockedWorkbook, WrongPassword
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.services.returns import apply_proposals
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Notice, frame
from pcve_desktop.ui.kit.dialogs import Dialog, ProgressDialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.password_dialog import PasswordDialog
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.returning.detail import Detail
from pcve_desktop.ui.returning.listing import ProposalList

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.errors import PasserelleError
    from pcve_desktop.services.changes import Changes
    from pcve_desktop.services.returns import ReturnPlan
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.tasks import Task, Token

_WIDTH = 1080
_LIST, _DETAIL = 5, 4
# The list is as tall as the window lets it be.
_LEAST, _MOST, _AROUND = 240, 640, 330


def ask_return_form(context: Context) -> None:
    """Let the person choose a form that came back, then show what it proposes."""
    t = context.tr.t
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    kinds = t("Workbooks") + " (*.xlsx)"
    found, _kind = QFileDialog.getOpenFileName(context.window, t("A return form"), folder, kinds)
    if found:
        ReturnReader(context, Path(found))


class ReturnReader(QObject):
    """Reads a form in the background, then opens its proposals; goes with the window."""

    def __init__(self, context: Context, path: Path, password: str | None = None) -> None:
        super().__init__(context.window)
        self._context, self._path = context, path

        def work(token: Token) -> ReturnPlan:
            data = Dataset(context.ws, network_id=context.network_id, cycle_id=context.cycle_id)
            plan = read_return(data, path, today=context.today(), password=password)
            token.check()
            return plan

        task = context.runner.start(
            work, on_result=self._read, on_error=self._failed, database=True
        )
        ProgressDialog(
            context.hub,
            context.tr,
            task,
            context.tr.t("The form is being read"),
            name="returning.progress",
            parent=context.window,
        )
        task.finished.connect(self.deleteLater)

    def _read(self, plan: ReturnPlan) -> None:
        ReturnDialog(self._context, plan).open()

    def _failed(self, error: PasserelleError) -> None:
        if isinstance(error, LockedWorkbook):
            self._ask_password(error if isinstance(error, WrongPassword) else None)
        else:
            self._context.show_error(error)

    def _ask_password(self, problem: PasserelleError | None) -> None:
        context, path, t = self._context, self._path, self._context.tr.t
        dialog = PasswordDialog(
            context.hub,
            context.tr,
            t("“{name}” came back with a password: the one it was sent with.", name=path.name),
            name="returning.password",
            parent=context.window,
            problem=problem.message(context.tr) if problem else "",
        )
        dialog.entered.connect(lambda password: ReturnReader(context, path, password))
        dialog.open()


class ReturnDialog(Dialog):
    """What a form proposes, action by action, and what of it is not taken."""

    def __init__(self, context: Context, plan: ReturnPlan) -> None:
        words = context.tr
        super().__init__(
            context.hub,
            words,
            words.t("Return form: {organisation}", organisation=plan.organisation),
            name="returning",
            width=_WIDTH,
            parent=context.window,
        )
        self.context, self.plan = context, plan
        self._words = words
        self._writing: Task | None = None
        self._ended: Callable[[], object] = lambda: None
        self.finished.connect(self.deleteLater)
        self.body.setContentsMargins(28, 0, 28, 16)
        self.body.addWidget(Text(self._about(), Role.SECONDARY, tone="ink2", wrap=True))
        for note in plan.notes:
            self.body.addWidget(Notice(context.hub, note.text(words), tone="attn", icon="warning"))
        self._make_columns()
        self.add_cancel()
        self.save = self.add_button("", name="returning.accept", kind="primary")
        self.save.set_icon("check")
        self.save.clicked.connect(self._accept)
        self.list.lines.changed.connect(self._count)
        self.list.lines.set_plan(plan)
        self.list.select_first()
        self.set_first(self.list)

    def _about(self) -> str:
        tr, plan = self._words, self.plan
        count = tr.n("{count} change proposed", "{count} changes proposed", self._proposed())
        parts = [plan.source, count]
        if plan.sent_on is not None:
            parts.insert(1, tr.t("sent on {date}", date=tr.date(plan.sent_on)))
        if plan.problems:
            parts.append(
                tr.n(
                    "{count} cell or line not taken",
                    "{count} cells or lines not taken",
                    len(plan.problems),
                )
            )
        return " · ".join(parts)

    def _proposed(self) -> int:
        return len(self.plan.proposals)

    def _make_columns(self) -> None:
        hub, t = self.hub, self._words.t
        columns = QHBoxLayout()
        columns.setSpacing(16)
        card = frame("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 6, 1, 6)
        inside.setSpacing(4)
        self.list = ProposalList(hub, self._words, name="returning.list")
        self.all = Button(hub, t("Tick all"), name="returning.all", kind="quiet", compact=True)
        self.none = Button(hub, t("Tick none"), name="returning.none", kind="quiet", compact=True)
        self.all.clicked.connect(lambda: self.list.lines.tick_all(on=True))
        self.none.clicked.connect(lambda: self.list.lines.tick_all(on=False))
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 14, 0)
        for button in (self.all, self.none):
            button.setVisible(bool(self.plan.proposals))
            row.addWidget(button)
        row.addStretch(1)
        inside.addLayout(row)
        inside.addWidget(self.list, 1)
        self.detail = Detail(hub, self._words, name="returning.detail")
        self.list.shown.connect(self.detail.show_line)
        least, most = hub.theme.px(_LEAST), hub.theme.px(_MOST)
        room = self.context.window.height() - hub.theme.px(_AROUND)
        for widget, share in ((card, _LIST), (self.detail, _DETAIL)):
            widget.setMinimumHeight(max(least, min(room, most)))
            columns.addWidget(widget, share)
        empty = not self.plan.proposals and not self.plan.problems
        card.setVisible(not empty)
        self.detail.setVisible(not empty)
        if empty:
            self.body.addWidget(
                Notice(hub, t("The form says the same as the program."), tone="ok", icon="check")
            )
        self.body.addLayout(columns, 1)

    def _count(self) -> None:
        count, words = len(self.list.lines.accepted()), self._words
        self.save.set_label(
            words.n("Accept {count} change", "Accept {count} changes", count)
            if count
            else words.t("Accept")
        )
        self.save.setEnabled(bool(count) and self._writing is None)
        self.note.setText(
            words.t("Nothing is written before. What has no tick stays as it is.")
            if self._proposed()
            else words.t("Nothing to accept.")
        )

    def _accept(self) -> None:
        """Write what has a tick in the background; the dialog stays until it is written."""
        if self._writing is not None:
            return
        accepted, context = self.list.lines.accepted(), self.context

        def work(token: Token) -> Changes:
            # An error raised by the token takes the whole transaction back.
            return apply_proposals(
                context.ws,
                accepted,
                organisation=self.plan.organisation,
                today=context.today(),
                step=token.progress,
            )

        self._ended = lambda: None
        self._writing = context.runner.start(
            work,
            on_result=partial(self._taken, len(accepted)),
            on_error=self._refused,
            database=True,
        )
        self._count()
        title = self._words.t("The changes are being written")
        ProgressDialog(
            self.hub, self._words, self._writing, title, name="returning.writing", parent=self
        )
        # Connected after the progress, which gives the focus back when it closes.
        self._writing.finished.connect(self._written)

    def _taken(self, count: int, changes: Changes) -> None:
        def end() -> None:
            self.accept()
            said = self._words.n("{count} change accepted.", "{count} changes accepted.", count)
            self.context.announce(changes, done=said)

        self._ended = end

    def _refused(self, error: PasserelleError) -> None:
        self._ended = partial(self.context.show_error, error)

    def _written(self) -> None:
        self._writing = None
        self._count()
        self._ended()

    def reject(self) -> None:
        """Close; while something is being written, take that back and stay."""
        if self._writing is None:
            super().reject()
        else:
            self._writing.cancel()
