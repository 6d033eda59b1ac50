"""The export dialog: what, for whom, in which language, and exactly what they will see."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from pcve_desktop.i18n import LANGUAGES, Translator
from pcve_desktop.reports import Audience, document_name, preview_pdf, write_documents
from pcve_desktop.reports.audiences import View
from pcve_desktop.reports.left_out import left_out
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.services.scanning import owner_of
from pcve_desktop.ui.exporting.documents import DocumentsChoice
from pcve_desktop.ui.exporting.omissions import LeftOut
from pcve_desktop.ui.exporting.personal import PassagesDialog, PersonalLook
from pcve_desktop.ui.exporting.personal_scan import PersonalScan
from pcve_desktop.ui.exporting.preview import Preview
from pcve_desktop.ui.exporting.texts import ADVICE, AUDIENCES, NO_PAGES, NOTHING, PROMISES, WORKBOOK
from pcve_desktop.ui.homes import HOMES
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.chips import Badge
from pcve_desktop.ui.kit.dialogs import Dialog, ProgressDialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.options import OptionCard
from pcve_desktop.ui.kit.scroll import ScrollArea
from pcve_desktop.ui.kit.text import ElidedText, Text

if TYPE_CHECKING:
    from pcve_desktop.errors import PasserelleError
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.tasks import Task, Token

_WIDTH = 1110
_LEFT, _RIGHT = 13, 9
_RING = 6
# What stands above and below a page of the preview, and how tall the page may be.
_AROUND, _LOWEST, _TALLEST = 306, 240, 620
# The preview is made anew a moment after the last choice, not at every arrow key.
_PAUSE_MS = 150
# More files than that are counted, not named.
_NAMED = 2


class ExportDialog(Dialog):
    """Choose, look, save.

    With a document, that one alone is chosen (about a record if named), and opened once written:
    ready for the printer.
    """

    def __init__(self, context: Context, document: str = "", record_id: str = "") -> None:
        words = context.tr
        self._printing = bool(document)
        super().__init__(
            context.hub,
            words,
            words.t("Print or send") if document else words.t("Export"),
            name="export",
            width=_WIDTH,
            parent=context.window,
        )
        self.context = context
        self.finished.connect(self.deleteLater)
        self._words = words
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        self._round = 0
        self._writing: Task | None = None
        self._scan = PersonalScan(context, self)
        self._scan.done.connect(self._scanned)
        self._save_wanted = False
        columns = QHBoxLayout()
        columns.setSpacing(20)
        choices = QWidget()
        left = QVBoxLayout(choices)
        # The rings of what has the focus stand outside of it.
        left.setContentsMargins(_RING, _RING, 10, _RING)
        left.setSpacing(10)
        self.body.setContentsMargins(28 - _RING, 0, 28, 20)
        columns.addWidget(ScrollArea(choices, name="export.choices"), _LEFT)
        # As tall as the window lets it be, so that only the choices ever scroll.
        room = context.window.height() - context.hub.theme.px(_AROUND)
        self.preview = Preview(
            context.hub, words, name="export.preview", height=min(max(room, _LOWEST), _TALLEST)
        )
        columns.addWidget(self.preview, _RIGHT)
        self.body.addLayout(columns)
        self._add_documents(left)
        self._add_audiences(left)
        last = QHBoxLayout()
        last.setSpacing(24)
        left.addSpacing(6)
        left.addLayout(last)
        for add, share in ((self._add_language, 0), (self._add_place, 1)):
            part = QVBoxLayout()
            part.setSpacing(10)
            last.addLayout(part, share)
            add(part)
        left.addStretch(1)
        self.add_cancel()
        text = words.t("Save and open") if document else words.t("Save the files")
        self.save = self.add_button(text, name="export.save", kind="primary")
        self.save.set_icon("export")
        self.save.clicked.connect(self._save)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._make_preview)
        self.documents.show_for(self._view())
        self.documents.choose(document, record_id)
        self.documents.changed.connect(self._chosen)
        self.set_first(self.documents.cards[self.documents.latest])
        self._chosen()

    # What to choose

    def _heading(self, column: QVBoxLayout, number: int, text: str) -> None:
        if column.count():
            column.addSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Badge(self.hub, str(number)))
        row.addWidget(Text(text, Role.CARD_TITLE), 1)
        column.addLayout(row)

    def _add_documents(self, column: QVBoxLayout) -> None:
        self._heading(column, 1, self._words.t("What"))
        self.documents = DocumentsChoice(self.hub, self._words, name="export.document")
        column.addWidget(self.documents)

    def _add_audiences(self, column: QVBoxLayout) -> None:
        self._heading(column, 2, self._words.t("For whom"))
        grid = GridLayout(gap=8)
        group = QButtonGroup(self)
        self.audiences: dict[Audience, OptionCard] = {}
        for audience, (title, description) in AUDIENCES.items():
            card = OptionCard(
                self.hub,
                self._words.t(title),
                self._words.t(description),
                name=f"export.audience.{audience}",
                kind="radio",
            )
            group.addButton(card)
            self.audiences[audience] = card
            grid.add(card, span=4, minimum=140)
        self.audiences[Audience.NETWORK].setChecked(True)
        group.buttonClicked.connect(self._audience_chosen)
        column.addLayout(grid)
        self.left_out = LeftOut(self.hub, self._words, name="export.left_out")
        column.addWidget(self.left_out)
        self.look = PersonalLook(self.context, name="export.look")
        self.look.asked.connect(lambda: self._show_passages(saving=False))
        column.addWidget(self.look)

    def _add_language(self, column: QVBoxLayout) -> None:
        self._heading(column, 3, self._words.t("In which language"))
        self.language = QComboBox()
        self.language.setObjectName("export.language")
        self.language.setAccessibleName(self._words.t("Language of the report"))
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(self._words.language))
        self.language.currentIndexChanged.connect(self._chosen)
        row = QHBoxLayout()
        row.addWidget(self.language)
        row.addStretch(1)
        column.addLayout(row)

    def _add_place(self, column: QVBoxLayout) -> None:
        self._heading(column, 4, self._words.t("Where"))
        row = QHBoxLayout()
        self.place = ElidedText("", Role.BODY, name="export.place", middle=True)
        row.addWidget(self.place, 1)
        change = Button(self.hub, self._words.t("Other folder"), name="export.folder", compact=True)
        change.clicked.connect(self._choose_folder)
        row.addWidget(change)
        column.addLayout(row)

    def _choose_folder(self) -> None:
        found = QFileDialog.getExistingDirectory(
            self, self._words.t("Folder for the files"), str(self._folder)
        )
        if found:
            self._folder = Path(found)
            self._chosen()

    # What was chosen

    def audience(self) -> Audience:
        """Return the chosen audience."""
        return next(key for key, card in self.audiences.items() if card.isChecked())

    def _view(self) -> View:
        return View(self.context.data, self.audience())

    def _audience_chosen(self, *_: object) -> None:
        self.documents.show_for(self._view())
        self._chosen()

    def set_folder(self, folder: Path) -> None:
        """Save into another folder."""
        self._folder = folder
        self._chosen()

    def _chosen(self, *_: object) -> None:
        """Follow a choice: names of the files, what is left out, the pages."""
        data, audience = self.context.data, self.audience()
        sentences = left_out(data, audience, self._words)
        advice = self._words.t(ADVICE) if audience is Audience.PUBLIC else ""
        self.left_out.show_sentences(sentences, advice)
        wanted = self.documents.wanted()
        names = self._names()
        self.note.setText(
            self._words.n("{count} file", "{count} files", len(names))
            if len(names) > _NAMED
            else self._words.list(names) or self._words.t(NOTHING)
        )
        self.save.setEnabled(bool(wanted))
        self.place.set_full_text(str(self._folder))
        self.preview.wait(self._words.t(self._promise()))
        if not self._scan.is_about(audience):
            self.look.wait()
            self._save_wanted = False
        self._pause.start()

    def _names(self) -> list[str]:
        """Return the names of the files in the order in which they are written."""
        view, words = self._view(), Translator(str(self.language.currentData()))
        today = self.context.today()
        return [document_name(view, one, today, words) for one in self.documents.wanted()]

    def _promise(self) -> str:
        """Return what is said below the pages."""
        if self.documents.to_look_at() is not None or not self.documents.wanted():
            return PROMISES[self.audience()]
        formats = {one.document.format for one in self.documents.wanted()}
        return WORKBOOK if "xlsx" in formats else NO_PAGES

    def _make_preview(self) -> None:
        self._round += 1
        made_for = self._round
        # The pages of the workbook are those of the summary.
        wanted = self.documents.to_look_at()
        nothing = not self.documents.wanted()
        if nothing or (wanted is None and self._promise() == NO_PAGES):
            said = NOTHING if nothing else NO_PAGES
            self.preview.show_nothing(self._words.t(said))
            self._scan.look(self.audience())
            return
        context, audience = self.context, self.audience()
        language, today = str(self.language.currentData()), context.today()

        def work(token: Token) -> tuple[int, bytes]:
            data = Dataset(context.ws, network_id=context.network_id, cycle_id=context.cycle_id)
            pdf = preview_pdf(data, wanted, audience=audience, language=language, today=today)
            token.check()
            return made_for, pdf

        # Bound methods: Qt forgets them with the dialog, should it be closed before.
        context.runner.start(
            work, on_result=self._show_preview, on_error=self._failed, database=True
        )
        self._scan.look(audience)

    def _show_preview(self, made: tuple[int, bytes]) -> None:
        made_for, pdf = made
        # An answer to an earlier choice comes too late to be shown.
        if made_for == self._round:
            self.preview.show_document(pdf)

    # What looks personal

    def _scanned(self) -> None:
        self.look.show_count(len(self._scan.found or []))
        if self._save_wanted:
            self._save()

    def _show_passages(self, *, saving: bool) -> None:
        self._scan.seen = True
        shown = PassagesDialog(self.context, self._scan.found or [], saving=saving, parent=self)
        shown.opened.connect(self._open_passage)
        shown.accepted.connect(self._save)
        shown.open()

    def _open_passage(self, number: int) -> None:
        context, found = self.context, (self._scan.found or [])[number]
        entity, key = owner_of(context.data, found.entity, found.record_id, HOMES)
        self.reject()
        context.open_record(entity, key)

    # Saving

    def _save(self) -> None:
        found = self._scan.found
        # The answer is a moment away: saving goes on when it is there.
        self._save_wanted = found is None
        self.save.setEnabled(found is not None)
        if found is None:
            self._scan.look(self.audience())
        elif found and not self._scan.seen:
            self._show_passages(saving=True)
        else:
            self._write()

    def _write(self) -> None:
        context = self.context
        audience, wanted, folder = self.audience(), self.documents.wanted(), self._folder
        language, today = str(self.language.currentData()), context.today()

        def work(token: Token) -> list[Path]:
            written: dict[Path, None] = {}
            data = Dataset(context.ws, network_id=context.network_id, cycle_id=context.cycle_id)
            steps = write_documents(
                data,
                wanted,
                audience=audience,
                language=language,
                folder=folder,
                today=today,
            )
            try:
                for step in steps:
                    written[step.path] = None
                    token.progress(step.done, step.total, step.path.name)
            finally:
                # Closing the exporter is what removes a half-written file.
                steps.close()  # type: ignore[attr-defined] # a generator
            return list(written)

        self.save.setEnabled(False)
        self._writing = context.runner.start(
            work,
            on_result=self._saved,
            on_error=self._failed,
            on_cancelled=self._cancelled,
            database=True,
        )
        ProgressDialog(
            self.hub,
            self._words,
            self._writing,
            self._words.t("The files are being written"),
            name="export.progress",
            parent=self,
        )

    def _saved(self, paths: list[Path]) -> None:
        self._writing = None
        names = self._words.list([path.name for path in paths])
        if len(paths) > _NAMED:
            names = self._words.n("{count} file", "{count} files", len(paths))
        self.accept()
        self.context.say(self._words.t("Saved: {names}", names=names))
        # One document to print opens where it can be printed; several are shown in their folder.
        shown = paths[0] if self._printing and len(paths) == 1 else paths[0].parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(shown)))

    def _failed(self, error: PasserelleError) -> None:
        self._cancelled()
        self.context.show_error(error)

    def _cancelled(self) -> None:
        self._writing = None
        self.save.setEnabled(bool(self.documents.wanted()))

    def reject(self) -> None:
        """Close, and leave no half-written file."""
        self._scan.stop()
        if self._writing is not None:
            self._writing.cancel()
        super().reject()
