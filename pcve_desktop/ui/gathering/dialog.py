"""Gather: choose the files of several networks, take them in, see what became of each."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
)

from pcve_desktop.exchange.gathering import (
    GatheredFile,
    Outcome,
    gather,
    packages_in,
    same_organisations,
)
from pcve_desktop.exchange.manifest import SUFFIX
from pcve_desktop.ui.gathering import lines
from pcve_desktop.ui.gathering.lines import Row
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.table import RecordTableModel, RecordTableView, in_card
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pcve_desktop.exchange.gathering import Gathering
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.tasks import Task, Token

_WIDTH = 1120
# The list is as tall as the window lets it be.
_LEAST, _MOST, _AROUND = 150, 460, 476


class _Reports(QObject):
    """Carries what became of a file from the worker to the window."""

    told = Signal(object)


class GatheringDialog(Dialog):
    """The list of files, and what became of each. Each file is taken in by itself."""

    def __init__(self, context: Context, paths: Iterable[Path] = ()) -> None:
        t = context.tr.t
        super().__init__(
            context.hub, context.tr, t("Gather networks"), name="gathering", width=_WIDTH,
            parent=context.window,
        )  # fmt: skip
        self.finished.connect(self.deleteLater)
        self._context = context
        self._task: Task | None = None
        self._reports = _Reports(self)
        self._reports.told.connect(self._told)
        self.body.addWidget(
            Text(
                t(
                    "Choose the files that the networks sent. Each becomes, or updates, a network "
                    "of this file. What was changed here as well waits for your decision."
                ),
                Role.SECONDARY,
                tone="ink2",
                wrap=True,
            )
        )
        self._add_choosers()
        self._add_list()
        self._add_line()
        self.done_with = self.add_cancel(t("Close"))
        self.proposals = self.add_button(t("Look at proposals"), name="gathering.proposals")
        self.proposals.clicked.connect(self._look_at_proposals)
        self.proposals.hide()
        self.go = self.add_button("", name="gathering.go", kind="primary")
        self.go.clicked.connect(self._gather)
        self.set_first(self.files)
        self.add(paths)

    # ---------------------------------------------------------------- what it is made of

    def _add_choosers(self) -> None:
        t = self.tr_.t
        row = QHBoxLayout()
        row.setSpacing(8)
        self.files = Button(self.hub, t("Add files…"), name="gathering.files", icon="file")
        self.files.clicked.connect(self._choose_files)
        self.folder = Button(self.hub, t("Add a folder…"), name="gathering.folder", icon="folder")
        self.folder.clicked.connect(self._choose_folder)
        self.review = Button(
            self.hub, t("Look through this file"), name="gathering.review", icon="scales"
        )
        self.review.clicked.connect(self._review)
        self.drop = Button(
            self.hub, t("Remove from the list"), name="gathering.drop", icon="minus", kind="quiet"
        )
        self.drop.clicked.connect(self._drop)
        for button in (self.files, self.folder):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.drop, self.review):
            row.addWidget(button)
        self.body.addLayout(row)

    def _add_list(self) -> None:
        context, t = self._context, self.tr_.t
        self.model = RecordTableModel(
            lines.columns(self.tr_), tr=self.tr_, today=context.today(), parent=self
        )
        self.table = RecordTableView(
            self.model, hub=self.hub, tr=self.tr_, name="gathering.table",
            label=t("Files to gather"), compact=True,
        )  # fmt: skip
        room = context.window.height() - self.hub.theme.px(_AROUND)
        least, most = self.hub.theme.px(_LEAST), self.hub.theme.px(_MOST)
        self.table.setMinimumHeight(max(least, min(room, most)))
        self.table.set_empty(t("No file yet. They end in {suffix}.", suffix=SUFFIX))
        self.table.opened.connect(lambda _key: self._review())
        self.table.selectionModel().currentChanged.connect(lambda *_: self._offer())
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.table)
        delete.activated.connect(self._drop)
        self.body.addWidget(in_card(self.table), 1)
        self.detail = Notice(self.hub, "", name="gathering.detail")
        self.body.addWidget(self.detail)

    def _add_line(self) -> None:
        """Add the line below: how far the work is, or a password where a file needs one."""
        t = self.tr_.t
        self.line = QStackedWidget()
        self.line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy = self.line.sizePolicy()
        # Its room stays: the list does not jump when a password is asked for.
        policy.setRetainSizeWhenHidden(True)
        self.line.setSizePolicy(policy)
        self.password = QLineEdit()
        self.password.setObjectName("gathering.password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(t("Password of the files that have one"))
        self.password.setAccessibleName(t("Password of the files that have one"))
        self.password.textChanged.connect(lambda _typed: self._show_go())
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(t("Gather networks"))
        for widget in (self.password, self.bar):
            self.line.addWidget(widget)
        self.body.addWidget(self.line)

    def _show_line(self) -> None:
        busy = self._task is not None
        locked = any(_is(row, Outcome.LOCKED) for row in self.rows())
        self.line.setVisible(busy or locked)
        self.line.setCurrentWidget(self.bar if busy else self.password)

    # ---------------------------------------------------------------- the list

    def rows(self) -> list[Row]:
        """Return the rows, in the order in which the files were added."""
        return [self.model.record(number) for number in range(self.model.rowCount())]

    def add(self, paths: Iterable[Path]) -> None:
        """Add files; one that is in the list already stays once."""
        rows = {row.id: row for row in self.rows()}
        for path in paths:
            rows.setdefault(str(path), Row(path))
        self._show(list(rows.values()))

    def _show(self, rows: Sequence[Row]) -> None:
        self.model.set_rows(rows)
        if not self.table.currentIndex().isValid() and rows:
            self.table.select_id(rows[0].id)
        self._show_line()
        self._offer()
        self._show_go()

    def current(self) -> Row | None:
        """Return the row at hand."""
        number = self.model.row_of(self.table.current_id())
        return None if number is None else self.model.record(number)

    def _offer(self) -> None:
        row = self.current()
        text = lines.sentence(row, self.tr_) if row is not None else ""
        if row is not None and text:
            self.detail.set_text(text, strong=lines.name(row))
        else:
            self.detail.set_text(
                self.tr_.t(
                    "It can be taken back under Exchange. One that cannot be read does not stop "
                    "the others."
                ),
                strong=self.tr_.t("Each file is taken in by itself"),
            )
        self.review.setVisible(row is not None and _is(row, Outcome.REVIEW))
        self.drop.setVisible(row is not None)
        self.drop.setEnabled(self._task is None)

    def _show_go(self) -> None:
        count, tr = len(self._to_gather()), self.tr_
        self.go.set_label(tr.n("Gather {count} file", "Gather {count} files", count))
        self.go.setEnabled(bool(count) and self._task is None)
        self.go.setVisible(bool(count) or not self.rows() or self._task is not None)

    def _to_gather(self) -> list[Row]:
        """Return the files that gathering would look at: not those that are done."""
        typed = bool(self.password.text())
        return [
            row for row in self.rows() if row.found is None or (typed and _is(row, Outcome.LOCKED))
        ]

    # ---------------------------------------------------------------- choosing

    def _choose_files(self) -> None:
        t = self.tr_.t
        kinds = t("Passerelle files") + f" (*{SUFFIX})"
        found, _kind = QFileDialog.getOpenFileNames(self, t("Files to gather"), _start(), kinds)
        self.add(Path(name) for name in found)

    def _choose_folder(self) -> None:
        found = QFileDialog.getExistingDirectory(self, self.tr_.t("A folder of files"), _start())
        if found:
            self.add(packages_in(Path(found)))

    def _drop(self) -> None:
        row = self.current()
        if row is not None and self._task is None:
            self._show([other for other in self.rows() if other.id != row.id])

    # ---------------------------------------------------------------- gathering

    def _gather(self) -> None:
        wanted = [row.path for row in self._to_gather()]
        ws, reports = self._context.ws, self._reports
        passwords = [self.password.text()] if self.password.text() else []

        def work(token: Token) -> Gathering:
            return gather(
                ws, wanted, passwords=passwords, step=token.progress, told=reports.told.emit
            )

        self._task = self._context.runner.start(
            work,
            on_result=lambda _gathering: self._look_for_proposals(),
            on_error=self._context.show_error,
            on_progress=self._progress,
            database=True,
        )
        self._task.finished.connect(self._ended)
        self.bar.setRange(0, len(wanted))
        self.bar.setValue(0)
        self._set_busy(busy=True)

    def _progress(self, done: int, total: int, text: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.note.setText(text)

    def _told(self, found: GatheredFile) -> None:
        """Show what became of a file, and tell the pages what it brought."""
        self._show(
            [
                dataclasses.replace(row, found=found) if row.path == found.path else row
                for row in self.rows()
            ]
        )
        if found.receipt is not None:
            self._context.announce(found.receipt.changes)

    def _ended(self) -> None:
        self._task = None
        self._set_busy(busy=False)
        self.note.setText(self._summary())
        first = next((row for row in self.rows() if row.open), None)
        if first is not None:
            self.table.select_id(first.id)
        self.table.setFocus()

    def _summary(self) -> str:
        tr, rows = self.tr_, self.rows()
        done = sum(row.found is not None and not _waits(row) for row in rows)
        left = sum(_waits(row) for row in rows)
        parts = [tr.n("{count} file is in", "{count} files are in", done)]
        if left:
            parts.append(tr.n("{count} needs you", "{count} need you", left))
        return ", ".join(parts)

    def _set_busy(self, *, busy: bool) -> None:
        self._show_line()
        for widget in (self.files, self.folder):
            widget.setEnabled(not busy)
        self.done_with.setText(self.tr_.t("Stop") if busy else self.tr_.t("Close"))
        self._offer()
        self._show_go()

    def reject(self) -> None:
        """Close; while files are being taken in, stop after what is done."""
        if self._task is not None:
            self.note.setText(self.tr_.t("Stopping…"))
            self._task.cancel()
            return
        super().reject()

    # ---------------------------------------------------------------- what comes after

    def _look_for_proposals(self) -> None:
        ws = self._context.ws
        self._context.runner.start(
            lambda token: len(same_organisations(ws, checkpoint=token.check)),
            on_result=self._propose,
            database=True,
        )

    def _propose(self, count: int) -> None:
        self.proposals.set_label(
            self.tr_.n("Look at {count} proposal", "Look at {count} proposals", count)
        )
        self.proposals.setVisible(bool(count))

    def _look_at_proposals(self) -> None:
        self.accept()
        self._context.wished.emit("proposals")

    def _review(self) -> None:
        row = self.current()
        if row is not None and _is(row, Outcome.REVIEW):
            self.accept()
            self._context.wished.emit(f"receive:{row.path}")


def _start() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _is(row: Row, outcome: Outcome) -> bool:
    return row.found is not None and row.found.outcome is outcome


def _waits(row: Row) -> bool:
    """Say whether somebody has to do something about a file."""
    done = {Outcome.TAKEN, Outcome.SAME}
    return row.found is not None and row.found.outcome not in done
