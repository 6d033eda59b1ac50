"""The export dialog: what, for whom, in which language, and exactly what they will see."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout

from pcve_desktop.i18n import LANGUAGES, Translator
from pcve_desktop.reports import PROTECTED, Audience, document_name
from pcve_desktop.reports.audiences import View
from pcve_desktop.services.scanning import owner_of
from pcve_desktop.ui.exporting import texts
from pcve_desktop.ui.exporting.documents import DocumentsChoice
from pcve_desktop.ui.exporting.omissions import LeftOut
from pcve_desktop.ui.exporting.personal import PassagesDialog, PersonalLook
from pcve_desktop.ui.exporting.personal_scan import PersonalScan
from pcve_desktop.ui.exporting.preview import Preview
from pcve_desktop.ui.exporting.saved import SavedDialog, names_in_short, show_path
from pcve_desktop.ui.exporting.work import ExportWork, Wish
from pcve_desktop.ui.homes import HOMES
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.chips import Badge
from pcve_desktop.ui.kit.dialogs import Dialog, ProgressDialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.options import OptionCard
from pcve_desktop.ui.kit.password import MISSING, PasswordChoice
from pcve_desktop.ui.kit.text import ElidedText, Text

if TYPE_CHECKING:
    from pcve_desktop.errors import PasserelleError
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.tasks import Task

_WIDTH = 1110
# The part of the width that is the preview's.
_SIDE = 0.42
# A window lower than this shows the most important of what is left out, and the rest when asked.
_LOW, _FEW = 860, 4
# What stands above and below a page of the preview, and how tall a page may be.
_AROUND, _LOWEST, _TALLEST = 150, 240, 780
# The preview is made anew a moment after the last choice, not at every arrow key.
_PAUSE_MS = 150


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
        self._work = ExportWork(context, self)
        self._work.pages.connect(self._show_pages)
        self._work.left_out.connect(self._show_left_out)
        self._work.saved.connect(self._saved)
        self._work.failed.connect(self._failed)
        self._work.stopped.connect(self._stopped)
        self._writing: Task | None = None
        self._scan = PersonalScan(context, self._work, self)
        self._scan.done.connect(self._scanned)
        self._save_wanted = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.body.setSpacing(8)
        self.body.setContentsMargins(28, 2, 24, 12)
        self._add_documents(document, record_id)
        self._add_audiences()
        self._add_language()
        self._add_password()
        self.body.addStretch(1)
        room = context.window.height() - context.hub.theme.px(_AROUND)
        height = min(max(room, _LOWEST), _TALLEST)
        self.preview = Preview(context.hub, words, name="export.preview", height=height)
        self.set_side(self.preview, _SIDE, self.preview.head)
        self._add_footer(words.t("Save and open") if document else "")
        self.documents.changed.connect(self._chosen)
        self.set_first(self.documents.first())
        self._chosen()

    # What to choose

    def _heading(self, number: int, text: str) -> QHBoxLayout:
        """Begin a part; what is added to its row stands beside the title."""
        if self.body.count():
            self.body.addSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Badge(self.hub, str(number)))
        row.addWidget(Text(text, Role.CARD_TITLE))
        self.body.addLayout(row)
        return row

    def _add_documents(self, document: str, record_id: str) -> None:
        self.documents = DocumentsChoice(
            self.hub,
            self._words,
            View(self.context.data, Audience.NETWORK),
            name="export.document",
            only=document,
            record_id=record_id,
        )
        row = self._heading(1, self._words.t("What"))
        row.addStretch(1)
        row.addWidget(self.documents.more)
        self.body.addWidget(self.documents)

    def _add_audiences(self) -> None:
        self._heading(2, self._words.t("For whom")).addStretch(1)
        grid = GridLayout(gap=8)
        group = QButtonGroup(self)
        self.audiences: dict[Audience, OptionCard] = {}
        for audience, (title, description) in texts.AUDIENCES.items():
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
        self.body.addLayout(grid)
        few = _FEW if self.context.window.height() < _LOW else None
        self.left_out = LeftOut(self.hub, self._words, name="export.left_out", few=few)
        self.body.addWidget(self.left_out)
        self.look = PersonalLook(self.context, name="export.look")
        self.look.asked.connect(lambda: self._show_passages(saving=False))
        self.body.addWidget(self.look)

    def _add_language(self) -> None:
        self.language = QComboBox()
        self.language.setObjectName("export.language")
        self.language.setAccessibleName(self._words.t("Language of the report"))
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(self._words.language))
        self.language.currentIndexChanged.connect(self._chosen)
        row = self._heading(3, self._words.t("In which language"))
        row.addSpacing(8)
        row.addWidget(self.language)
        row.addStretch(1)

    def _add_password(self) -> None:
        self.password = PasswordChoice(self.hub, self._words, name="export.password")
        self.password.changed.connect(self._say_files)
        self.password.on.toggled.connect(
            lambda: self.area.ensureWidgetVisible(self.password.hint, 0, 12)
        )
        row = self._heading(4, self._words.t("Password"))
        row.addSpacing(8)
        row.addWidget(self.password.on)
        row.addWidget(self.password.field, 1)
        self.body.addWidget(self.password)

    def _add_footer(self, save: str) -> None:
        self._save_text = save
        words = self._words
        where = QHBoxLayout()
        where.setSpacing(6)
        where.addWidget(Text(words.t("Saved in"), Role.SECONDARY, tone="ink2"))
        self.place = ElidedText("", Role.SECONDARY, name="export.place", middle=True)
        where.addWidget(self.place, 1)
        change = Button(self.hub, words.t("Other folder"), name="export.folder", kind="quiet")
        change.clicked.connect(self._choose_folder)
        where.addWidget(change)
        self.note.set_role(Role.SECONDARY_STRONG)
        self.note.set_tone("ink")
        self._footer.removeWidget(self.note)
        block = QVBoxLayout()
        block.setSpacing(0)
        block.addLayout(where)
        block.addWidget(self.note)
        self._footer.insertLayout(0, block, 1)
        self._footer.setContentsMargins(28, 8, 24, 10)
        self._footer.setSpacing(8)
        self.add_cancel()
        self.save = self.add_button("", name="export.save", kind="primary")
        self.save.set_icon("export")
        self.save.clicked.connect(self._save)

    def _choose_folder(self) -> None:
        found = QFileDialog.getExistingDirectory(
            self, self._words.t("Folder for the files"), str(self._folder)
        )
        if found:
            self.set_folder(Path(found))

    # What was chosen

    def audience(self) -> Audience:
        """Return the chosen audience."""
        return next(key for key, card in self.audiences.items() if card.isChecked())

    def set_folder(self, folder: Path) -> None:
        """Save into another folder."""
        self._folder = folder
        self._say_files()

    def _audience_chosen(self, *_: object) -> None:
        self.documents.show_for(View(self.context.data, self.audience()))
        self._chosen()

    def _wish(self) -> Wish:
        return Wish(
            tuple(self.documents.wanted()),
            self.audience(),
            str(self.language.currentData()),
            self.context.today(),
        )

    def _chosen(self, *_: object) -> None:
        """Follow a choice: names of the files; what is left out and the pages a moment later."""
        wish = self._wish()
        self._say_files()
        self._work.drop()
        self.preview.wait(self._words.t(self._promise(wish)))
        if not self._scan.is_about(wish.audience, several=wish.several):
            self.look.wait()
            self._save_wanted = False
        self._pause.start()

    def _say_files(self) -> None:
        """Say what would be written, or what is missing for that."""
        words, wish = self._words, self._wish()
        names = self._names(wish)
        bare = [one.document for one in wish.wanted if one.document.format not in PROTECTED]
        self.password.set_unprotected([words.t(document.title) for document in bare])
        missing = ""
        if not names:
            missing = words.t(texts.NOTHING)
        elif self.password.is_missing():
            missing = words.t(MISSING)
        self.note.setText(missing or names_in_short(names, words))
        self.note.setToolTip("\n".join(names))
        self.place.set_full_text(str(self._folder))
        one = words.t("Save the file") if len(names) == 1 else words.t("Save the files")
        self.save.set_label(self._save_text or one)
        self.save.setAccessibleDescription(missing)
        self.save.setToolTip(missing)
        self.save.setEnabled(bool(names) and self._writing is None and not self._save_wanted)

    def _names(self, wish: Wish) -> list[str]:
        """Return the names of the files in the order in which they are written."""
        view, words = View(self.context.data, wish.audience), Translator(wish.language)
        return [document_name(view, one, wish.today, words) for one in wish.wanted]

    def _promise(self, wish: Wish) -> str:
        """Return what is said below the pages."""
        if self.documents.to_look_at() is not None or not wish.wanted:
            return texts.PROMISES[wish.audience]
        formats = {one.document.format for one in wish.wanted}
        return texts.WORKBOOK if "xlsx" in formats else texts.NO_PAGES

    # What they get

    def _look(self) -> None:
        wish, shown = self._wish(), self.documents.to_look_at()
        if shown is None and self._promise(wish) == texts.WORKBOOK:
            # The pages of the workbook are those of the summary.
            shown = self.documents.stand_in()
        if shown is None:
            said = texts.NO_PAGES if wish.wanted else texts.NOTHING
            self.preview.show_nothing(self._words.t(said))
        self._work.look(wish, shown)
        self._scan.look(wish.audience, several=wish.several)

    def _show_left_out(self, sentences: list[str]) -> None:
        audience = self.audience()
        advice = self._words.t(texts.ADVICE) if audience is Audience.PUBLIC else ""
        title = self._words.t(texts.LEFT_OUT[audience])
        self.left_out.show_sentences(title, sentences, advice)

    def _show_pages(self, pdf: bytes) -> None:
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
        self._save_wanted = False
        if not self.password.accepts():
            self._say_files()
            return
        found = self._scan.found
        # The answer is a moment away: saving goes on when it is there.
        self._save_wanted = found is None
        self._say_files()
        if found is None:
            wish = self._wish()
            self._scan.look(wish.audience, several=wish.several)
        elif found and not self._scan.seen:
            self._show_passages(saving=True)
        else:
            self._write()

    def _write(self) -> None:
        self._work.drop()
        self._writing = self._work.write(self._wish(), self._folder, self.password.password())
        self._say_files()
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
        protected = self.password.password() is not None
        self.accept()
        if self._printing:
            # One document to print opens where it can be printed.
            names = names_in_short([path.name for path in paths], self._words)
            self.context.say(self._words.t("Saved: {names}", names=names))
            show_path(paths[0] if len(paths) == 1 else paths[0].parent)
        else:
            SavedDialog(self.context, paths, password=protected).open()

    def _failed(self, error: PasserelleError) -> None:
        self._stopped()
        self.context.show_error(error)

    def _stopped(self) -> None:
        self._writing = None
        self._say_files()

    def done(self, result: int) -> None:
        """Close, and leave neither a half-written file nor the password behind."""
        self._pause.stop()
        self._scan.stop()
        self._work.drop()
        if self._writing is not None:
            self._writing.cancel()
        self.password.forget()
        super().done(result)
