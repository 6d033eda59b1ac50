"""Write return forms: for whom, in which language, where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout

from pcve_desktop.i18n import LANGUAGES
from pcve_desktop.reports.return_form import form_choices, write_return_forms
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.dialogs import Dialog, ProgressDialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.password import PasswordChoice
from pcve_desktop.ui.kit.text import ElidedText, Text
from pcve_desktop.ui.kit.tick_list import TickList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pcve_desktop.errors import PasserelleError
    from pcve_desktop.reports.return_form import FormChoice
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.tasks import Task, Token

_WIDTH = 640


class SendDialog(Dialog):
    """Choose partners, language and folder; one workbook for each partner is written."""

    def __init__(self, context: Context, organisation_ids: Iterable[str] = ()) -> None:
        words = context.tr
        super().__init__(
            context.hub,
            words,
            words.t("Return form"),
            name="sending",
            width=_WIDTH,
            parent=context.window,
        )
        self.context = context
        self._words = words
        self.finished.connect(self.deleteLater)
        self._writing: Task | None = None
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        t = words.t
        self.body.addWidget(
            Text(
                t(
                    "A workbook in which a partner updates its own actions and milestones. When "
                    "it comes back, each change is a proposal to accept or leave."
                ),
                Role.SECONDARY,
                tone="ink2",
                wrap=True,
            )
        )
        choices = form_choices(context.data)
        known = [choice.organisation.id for choice in choices]
        self.partners = TickList(
            [(choice.organisation.id, self._offer(choice)) for choice in choices],
            [key for key in organisation_ids if key in known],
            label=t("For whom"),
            tr=words,
            hub=context.hub,
            object_name="sending.partners",
        )
        self.partners.changed.connect(self._chosen)
        self.body.addWidget(self.partners)
        self._add_language()
        self._add_place()
        self._add_password()
        self.add_cancel()
        self.save = self.add_button("", name="sending.save", kind="primary")
        self.save.set_icon("export")
        self.save.clicked.connect(self._write)
        self._nobody = not choices
        self._chosen()
        # The dialog measures itself before its fields get their look, and would scroll a little.
        for field in (self.language, self.change, self.password.field):
            field.ensurePolished()

    def _offer(self, choice: FormChoice) -> str:
        tr = self._words
        actions = tr.n("{count} action", "{count} actions", choice.actions)
        milestones = tr.n("{count} milestone", "{count} milestones", choice.milestones)
        return f"{choice.organisation.name} · {actions}, {milestones}"

    def _add_language(self) -> None:
        t = self._words.t
        row = QHBoxLayout()
        label = Text(t("Language of the form"), Role.BODY)
        self.language = QComboBox()
        self.language.setObjectName("sending.language")
        self.language.setAccessibleName(t("Language of the form"))
        label.setBuddy(self.language)
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(self._words.language))
        row.addWidget(label)
        row.addWidget(self.language)
        row.addStretch(1)
        self.body.addLayout(row)

    def _add_place(self) -> None:
        t = self._words.t
        row = QHBoxLayout()
        row.addWidget(Text(t("Folder"), Role.BODY))
        self.place = ElidedText("", Role.BODY, name="sending.place", middle=True)
        row.addWidget(self.place, 1)
        self.change = Button(self.hub, t("Other folder"), name="sending.folder", compact=True)
        self.change.clicked.connect(self._choose_folder)
        row.addWidget(self.change)
        self.body.addLayout(row)

    def _add_password(self) -> None:
        self.password = PasswordChoice(self.hub, self._words, name="sending.password")
        row = QHBoxLayout()
        row.addWidget(Text(self._words.t("Password"), Role.BODY))
        row.addWidget(self.password.on)
        row.addWidget(self.password.field, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.password)

    def _choose_folder(self) -> None:
        found = QFileDialog.getExistingDirectory(
            self, self._words.t("Folder for the files"), str(self._folder)
        )
        if found:
            self.set_folder(Path(found))

    def set_folder(self, folder: Path) -> None:
        """Save into another folder."""
        self._folder = folder
        self._chosen()

    def _chosen(self) -> None:
        words, count = self._words, len(self.partners.chosen())
        self.place.set_full_text(str(self._folder))
        self.save.set_label(
            words.n("Save {count} form", "Save {count} forms", count) if count else words.t("Save")
        )
        self.save.setEnabled(bool(count) and self._writing is None)
        if self._nobody:
            self.note.setText(words.t("No partner leads or takes part in an action yet."))
        else:
            said = words.t("Nothing is sent by itself: the file goes by mail or on a stick.")
            self.note.setText(said if count else words.t("Choose at least one partner."))

    def _write(self) -> None:
        if not self.password.accepts():
            return
        password = self.password.password()
        context, chosen, folder = self.context, self.partners.chosen(), self._folder
        language, today = str(self.language.currentData()), context.today()

        def work(token: Token) -> list[Path]:
            written = []
            steps = write_return_forms(
                context.ws,
                network_id=context.network_id,
                cycle_id=context.cycle_id or None,
                organisation_ids=chosen,
                language=language,
                folder=folder,
                today=today,
                password=password,
            )
            for step in steps:
                written.append(step.path)
                token.progress(step.done, step.total, step.path.name)
            return written

        self._writing = context.runner.start(
            work,
            on_result=self._saved,
            on_error=self._failed,
            on_cancelled=self._stopped,
            database=True,
        )
        self.save.setEnabled(False)
        ProgressDialog(
            self.hub,
            self._words,
            self._writing,
            self._words.t("The files are being written"),
            name="sending.progress",
            parent=self,
        )

    def _saved(self, paths: list[Path]) -> None:
        self._writing = None
        self.accept()
        names = self._words.list([path.name for path in paths[:2]])
        if len(paths) > 2:
            names = self._words.n("{count} file", "{count} files", len(paths))
        self.context.say(self._words.t("Saved: {names}", names=names))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _failed(self, error: PasserelleError) -> None:
        self._stopped()
        self.context.show_error(error)

    def _stopped(self) -> None:
        self._writing = None
        self._chosen()

    def done(self, result: int) -> None:
        """Close; a work that still runs is stopped, and the password forgotten."""
        if self._writing is not None:
            self._writing.cancel()
        self.password.forget()
        super().done(result)
