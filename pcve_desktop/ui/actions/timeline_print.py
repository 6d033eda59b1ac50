"""Print the timeline: paper and language, what it will hold, and the file that is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QFormLayout, QWidget

from pcve_desktop.i18n import LANGUAGES, Translator
from pcve_desktop.reports import Audience, file_name, slug
from pcve_desktop.reports.audiences import RULES, View
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.services.scanning import FieldText, Found, known_texts, scan_texts
from pcve_desktop.services.schedule import Schedule
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.dialogs import Dialog, ProgressDialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.switches import Segmented
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.errors import PasserelleError
    from pcve_desktop.services.action_list import ActionListing
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.tasks import Task, Token

# Passages that look personal are shown, not only counted, as long as they are few.
_SHOWN = 3


class PrintTimelineDialog(Dialog):
    """Choose paper and language, then where the PDF goes; it opens, ready for the printer.

    `about` says what the rows were filtered by, `cycle_id` None that they are of several cycles.
    """

    def __init__(
        self,
        context: Context,
        source: ActionListing,
        action_ids: Sequence[str],
        about: str,
        *,
        cycle_id: str | None,
    ) -> None:
        tr = context.tr
        super().__init__(
            context.hub,
            tr,
            tr.t("Print the timeline"),
            name="dialog.timeline",
            width=560,
            parent=context.window,
        )
        self._context, self._source = context, source
        self._ids, self._about, self._cycle_id = tuple(action_ids), about, cycle_id
        self._tasks: list[Task] = []
        self.count = Text("", Role.BODY, wrap=True, name="dialog.timeline.count")
        self.body.addWidget(self.count)
        form = QWidget()
        rows = QFormLayout(form)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(16)
        rows.setVerticalSpacing(10)
        self.paper = Segmented(
            context.hub, [("a4", "A4", None), ("a3", "A3", None)],
            name="dialog.timeline.paper", text=tr.t("Paper"), compact=True,
        )  # fmt: skip
        self.paper.set_current("a4")
        self.paper.chosen.connect(lambda _key: self._show_count())
        self.language = Segmented(
            context.hub, [(code, name, None) for code, name in LANGUAGES.items()],
            name="dialog.timeline.language", text=tr.t("Language of the report"), compact=True,
        )  # fmt: skip
        self.language.set_current(tr.language)
        rows.addRow(Text(tr.t("Paper"), Role.STRONG), self.paper)
        rows.addRow(Text(tr.t("Language of the report"), Role.STRONG), self.language)
        self.body.addWidget(form)
        self.look = Notice(context.hub, "", tone="attn", icon="info", name="dialog.timeline.look")
        self.look.hide()
        self.body.addWidget(self.look)
        self.body.addStretch(1)
        self.note.setText(tr.t(RULES[Audience.NETWORK].promise))
        self.add_cancel()
        self.save = self.add_button(
            tr.t("Save as PDF…"), name="dialog.timeline.save", kind="primary"
        )
        self.save.clicked.connect(self._ask_target)
        self.finished.connect(self.deleteLater)
        self._show_count()
        self._look_for_names()

    def _show_count(self) -> None:
        from pcve_desktop.reports.timeline_pdf import pages_needed

        tr, rows = self.tr_, len(self._ids)
        pages = pages_needed(rows, self.paper.current())
        self.count.setText(
            tr.n("{count} action as the filters show it,", "{count} actions as the filters show "
                 "them,", rows)
            + " "
            + tr.n(
                "on about {count} wide page, then the same in words.",
                "on about {count} wide pages, then the same in words.",
                pages,
            )
        )  # fmt: skip

    # ---------------------------------------------------------------- what looks personal

    def _look_for_names(self) -> None:
        """Look, beside the dialog, whether titles hold what looks personal."""
        context, source, ids = self._context, self._source, self._ids

        def work(token: Token) -> list[Found]:
            texts = []
            for row in Schedule(source).rows(ids).values():
                texts.append(FieldText("action", row.id, "title", row.action.title))
                texts += [
                    FieldText("milestone", item.id, "title", item.title) for item in row.milestones
                ]
            known = known_texts(Dataset(context.ws, network_id=context.network_id))
            return scan_texts(
                texts,
                known=known,
                language=context.tr.language,
                tell=lambda _done, _total: token.check(),
            )

        self._tasks.append(
            context.runner.start(
                work, on_result=self._found, on_error=context.show_error, database=True
            )
        )

    def _found(self, found: list[Found]) -> None:
        tr = self.tr_
        if not found:
            return
        quoted = tr.list([f"“{item.passage}”" for item in found[:_SHOWN]])
        words = tr.n(
            "{count} passage looks personal: {passages}. Write about situations, never about "
            "named people; the look is imperfect.",
            "{count} passages look personal, such as {passages}. Write about situations, never "
            "about named people; the look is imperfect.",
            len(found),
            passages=quoted,
        )
        self.look.set_text(words)
        self.look.show()

    # ---------------------------------------------------------------- saving

    def _ask_target(self) -> None:
        context, tr = self._context, self.tr_
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        network = context.data.network.name
        language = self.language.current()
        name = file_name(network, Audience.NETWORK, context.today(), "pdf", language=language)
        word = slug(Translator(language).t("Timeline"))
        name = name.replace(slug(network), f"{slug(network)}-{word}", 1)
        found, _ = QFileDialog.getSaveFileName(
            self, tr.t("Print the timeline"), str(Path(folder) / name), "PDF (*.pdf)"
        )
        if found:
            target = Path(found)
            self.write(target if target.suffix else target.with_name(f"{target.name}.pdf"))

    def write(self, target: Path) -> None:
        """Write the file in the background; it can be cancelled and leaves nothing half done."""
        from pcve_desktop.reports.timeline_pdf import TimelineWish, write_timeline

        context = self._context
        wish = TimelineWish(self._ids, self.paper.current(), self._about)
        language, today = self.language.current(), context.today()
        cycle_id = self._cycle_id

        def work(token: Token) -> Path:
            data = Dataset(context.ws, network_id=context.network_id, cycle_id=cycle_id)
            view = View(data, Audience.NETWORK)
            steps = write_timeline(view, wish, target, Translator(language), today=today)
            try:
                for step in steps:
                    token.progress(step.done, step.total, step.path.name)
            finally:
                # Closing the writer is what removes a half-written file.
                steps.close()  # type: ignore[attr-defined] # a generator
            return target

        self.save.setEnabled(False)
        task = context.runner.start(
            work,
            on_result=self._saved,
            on_error=self._failed,
            on_cancelled=self._cancelled,
            database=True,
        )
        self._tasks.append(task)
        ProgressDialog(
            self.hub,
            self.tr_,
            task,
            self.tr_.t("The timeline is being written"),
            name="timeline.progress",
            parent=self,
        )

    def _saved(self, path: Path) -> None:
        self.accept()
        self._context.say(self.tr_.t("Saved: {names}", names=path.name))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _failed(self, error: PasserelleError) -> None:
        self._cancelled()
        self._context.show_error(error)

    def _cancelled(self) -> None:
        self.save.setEnabled(True)

    def reject(self) -> None:
        """Close, and leave no half-written file."""
        for task in self._tasks:
            if not task.is_done:
                task.cancel()
        super().reject()
