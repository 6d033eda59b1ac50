"""Hand over a file: of what, for whom, how much, with which password, where. Nothing is sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFileDialog, QHBoxLayout

from pcve_desktop.exchange import ledger
from pcve_desktop.exchange.package import contents_of, package_name, write_package
from pcve_desktop.services import networks
from pcve_desktop.ui.exchanging.inside import entries_text
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.chips import Badge
from pcve_desktop.ui.kit.dialogs import Dialog, MessageDialog, ProgressDialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.options import OptionCard
from pcve_desktop.ui.kit.password import HINT, PasswordChoice
from pcve_desktop.ui.kit.text import ElidedText, Text

if TYPE_CHECKING:
    from pcve_desktop.errors import PasserelleError
    from pcve_desktop.exchange.package import Contents
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.tasks import Task, Token

_WIDTH = 680
# The counts are made anew a moment after the last choice, not at every arrow key.
_PAUSE_MS = 120


class HandOverDialog(Dialog):
    """Choose, look what is in it, save."""

    def __init__(self, context: Context, office: str = "") -> None:
        words = context.tr
        super().__init__(
            context.hub, words, words.t("Hand over a file"), name="hand", width=_WIDTH,
            parent=context.window,
        )  # fmt: skip
        self.context, self._words = context, words
        self.finished.connect(self.deleteLater)
        self._writing: Task | None = None
        self._round = 0
        self._contents: Contents | None = None
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        self._networks = networks.networks(context.ws)
        self._offices = ledger.offices(context.ws)
        self._known: dict[str, set[str]] = {}
        t = words.t
        self.body.setContentsMargins(28, 0, 28, 16)
        self.body.setSpacing(9)
        self.body.addWidget(
            Text(
                t(
                    "A file that another office takes in. Nothing is sent by itself: it goes by "
                    "mail, on a stick or into a shared folder."
                ),
                Role.SECONDARY,
                tone="ink2",
                wrap=True,
            )
        )
        self._number = 0
        self._add_what()
        self._add_whom(office)
        self._add_much()
        self._add_password()
        self._add_place()
        # Its sentences are counted anew; these keep the place for them.
        self.inside = Notice(
            context.hub,
            f"{entries_text(context, self.network_id())} {self._promise()}",
            strong=t("In the file"),
            icon="info",
            name="hand.inside",
        )
        self.body.addWidget(self.inside)
        self.add_cancel()
        self.save = self.add_button(t("Save the file"), name="hand.save", kind="primary")
        self.save.set_icon("export")
        self.save.clicked.connect(self._save)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._count)
        self._chosen()
        self._count()
        # The dialog measures itself before its fields get their look, and would scroll a little.
        for field in (self.whom, self.change, self.password.field):
            field.ensurePolished()

    # What to choose

    def _heading(self, text: str) -> None:
        self._number += 1
        self.body.addSpacing(3)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Badge(self.hub, str(self._number)))
        row.addWidget(Text(text, Role.CARD_TITLE), 1)
        self.body.addLayout(row)

    def _cards(self, choices: list[tuple[str, str, str]], name: str) -> dict[str, OptionCard]:
        """Add option cards (key, title, description) of which one is chosen, the first at first."""
        grid = GridLayout(gap=8)
        group = QButtonGroup(self)
        made: dict[str, OptionCard] = {}
        for key, title, description in choices:
            card = OptionCard(self.hub, title, description, name=f"{name}.{key}", kind="radio")
            group.addButton(card)
            grid.add(card, span=6, minimum=220)
            made[key] = card
        next(iter(made.values())).setChecked(True)
        group.buttonClicked.connect(self._chosen)
        self.body.addLayout(grid)
        return made

    def _add_what(self) -> None:
        self.what: dict[str, OptionCard] = {}
        if len(self._networks) < 2:
            return
        tr, name = self._words, self.context.data.network.name
        self._heading(tr.t("What"))
        others = tr.n("{count} network", "{count} networks", len(self._networks))
        self.what = self._cards(
            [
                ("network", name, tr.t("This network alone")),
                ("all", tr.t("All networks of this file"), others),
            ],
            "hand.what",
        )

    def _add_whom(self, office: str) -> None:
        t = self._words.t
        self._heading(t("For whom"))
        self.whom = QComboBox()
        self.whom.setObjectName("hand.whom")
        self.whom.setAccessibleName(t("For whom"))
        self.whom.addItem(t("Anybody who shares the network"), "")
        for one in self._offices:
            self.whom.addItem(one.name, one.id)
        self.whom.setCurrentIndex(max(0, self.whom.findData(office)))
        self.whom.currentIndexChanged.connect(self._chosen)
        row = QHBoxLayout()
        row.addWidget(self.whom)
        row.addStretch(1)
        self.body.addLayout(row)
        self.set_first(self.whom)

    def _add_much(self) -> None:
        t = self._words.t
        self._heading(t("How much"))
        self.much = self._cards(
            [
                ("whole", t("Everything"), t("Recommended: right in any case")),
                ("lacking", t("Only what they lack"), t("A smaller file")),
            ],
            "hand.much",
        )
        self.why = Text("", Role.SECONDARY, tone="ink2", wrap=True, name="hand.why")
        self.body.addWidget(self.why)

    def _add_password(self) -> None:
        self._heading(self._words.t("Password"))
        self.password = PasswordChoice(self.hub, self._words, name="hand.password")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.password.on)
        row.addWidget(self.password.field, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.password)

    def _add_place(self) -> None:
        t = self._words.t
        self._heading(t("Where"))
        row = QHBoxLayout()
        self.place = ElidedText("", Role.BODY, name="hand.place", middle=True)
        row.addWidget(self.place, 1)
        self.change = Button(self.hub, t("Other folder"), name="hand.folder", compact=True)
        self.change.clicked.connect(self._choose_folder)
        row.addWidget(self.change)
        self.body.addLayout(row)

    def _choose_folder(self) -> None:
        found = QFileDialog.getExistingDirectory(
            self, self._words.t("Folder for the file"), str(self._folder)
        )
        if found:
            self.set_folder(Path(found))

    def set_folder(self, folder: Path) -> None:
        """Save into another folder."""
        self._folder = folder
        self._chosen()

    # What was chosen

    def network_id(self) -> str | None:
        """Return the network to which the file is limited, None for all of them."""
        limited = bool(self.what) and self.what["network"].isChecked()
        return self.context.network_id if limited else None

    def office(self) -> str:
        """Return the office that it is for, empty for anybody."""
        return str(self.whom.currentData())

    def whole(self) -> bool:
        """Say whether nothing is left out because the other office has it."""
        return not self._can_leave_out() or self.much["whole"].isChecked()

    def _can_leave_out(self) -> bool:
        office = self.office()
        if not office:
            return False
        if office not in self._known:
            self._known[office] = ledger.known_to(self.context.ws, office)
        return bool(self._known[office])

    def path(self) -> Path:
        """Return where the file will be, beside what is there already."""
        data, office = self.context.data, self.office()
        network = "" if self.network_id() is None and self.what else data.network.name
        name = package_name(network, self._name_of(office), self.context.today())
        path, number = self._folder / name, 2
        stem, dot, ending = name.rpartition(".")
        while path.exists():
            path = self._folder / f"{stem}-{number}{dot}{ending}"
            number += 1
        return path

    def _name_of(self, office: str) -> str:
        return next((one.name for one in self._offices if one.id == office), "")

    def _chosen(self, *_: object) -> None:
        """Follow a choice: what can be left out, the name of the file, what is in it."""
        t, office, can = self._words.t, self._name_of(self.office()), self._can_leave_out()
        self.much["lacking"].setVisible(can)
        if not can:
            self.much["whole"].setChecked(True)
        self.why.setText(
            t(
                "What {office} has is known from its last file. In doubt, everything is better.",
                office=office,
            )
            if can
            else t(
                "To leave out what {office} has, a file from them has to come first.", office=office
            )
            if office
            else t("To leave out what an office has, choose it above.")
        )
        self.why.setVisible(bool(self._offices))
        self.place.set_full_text(str(self._folder))
        self.note.setText(self.path().name)
        self._pause.start()

    # What is in it

    def _count(self) -> None:
        self._pause.stop()
        self._round += 1
        made_for, ws, network_id = self._round, self.context.ws, self.network_id()
        known = set() if self.whole() else self._known[self.office()]

        def work(_token: Token) -> tuple[int, Contents]:
            return made_for, contents_of(ws, network_id=network_id, known=known)

        # Bound methods: Qt forgets them with the dialog, should it be closed before.
        self.context.runner.start(
            work, on_result=self._counted, on_error=self._failed, database=True
        )

    def _counted(self, found: tuple[int, Contents]) -> None:
        made_for, contents = found
        if made_for != self._round:
            return
        self._contents = contents
        tr = self._words
        count = len(contents.batches)
        if self.whole():
            told = tr.n(
                "{entries}, with {count} change of their history.",
                "{entries}, with {count} changes of their history.",
                count,
                entries=entries_text(self.context, self.network_id()),
            )
        else:
            told = tr.n(
                "{count} change that {office} does not have.",
                "{count} changes that {office} does not have.",
                count,
                office=self._name_of(self.office()),
            )
        sentences = [told]
        if contents.left_out:
            sentences.append(
                tr.n(
                    "{count} change stays out: it is of another network, or was put aside.",
                    "{count} changes stay out: they are of other networks, or were put aside.",
                    contents.left_out,
                )
            )
        sentences.append(self._promise())
        self.inside.set_text(" ".join(sentences), tr.t("In the file"))
        self.inside.updateGeometry()

    def _promise(self) -> str:
        return self._words.t(
            "Contacts and internal notes are in it: for offices of this network only."
        )

    # Saving

    def _save(self) -> None:
        if self._writing is not None or not self.password.accepts():
            return
        ws, path = self.context.ws, self.path()
        network_id, office, whole = self.network_id(), self.office() or None, self.whole()
        password = self.password.password()

        def work(token: Token) -> Path:
            steps = write_package(
                ws, path, network_id=network_id, office=office, whole=whole, password=password
            )
            try:
                for step in steps:
                    token.progress(step.done, step.total, step.path.name)
            finally:
                # Closing the writer is what removes a half-written file.
                steps.close()  # type: ignore[attr-defined] # a generator
            return path

        self.save.setEnabled(False)
        self._writing = self.context.runner.start(
            work,
            on_result=self._saved,
            on_error=self._failed,
            on_cancelled=self._stopped,
            database=True,
        )
        ProgressDialog(
            self.hub,
            self._words,
            self._writing,
            self._words.t("The file is being written"),
            name="hand.progress",
            parent=self,
        )

    def _saved(self, path: Path) -> None:
        sealed = self.password.password() is not None
        self._writing = None
        self.password.forget()
        self.accept()
        t = self._words.t
        text = t("In the folder {folder}:", folder=str(path.parent)) + f"\n{path.name}"
        if sealed:
            text += f"\n\n{t(HINT)}"
        dialog = MessageDialog(
            self.hub,
            self._words,
            t("The file is ready"),
            text,
            [("close", t("Close"), "default"), ("folder", t("Open the folder"), "primary")],
            name="hand.saved",
            width=520,
            parent=self.context.window,
        )
        dialog.answered.connect(lambda answer: show_folder(answer, path.parent))
        dialog.open()

    def _failed(self, error: PasserelleError) -> None:
        self._stopped()
        self.context.show_error(error)

    def _stopped(self) -> None:
        self._writing = None
        self.save.setEnabled(True)

    def reject(self) -> None:
        """Close, and leave no half-written file."""
        if self._writing is not None:
            self._writing.cancel()
        super().reject()


def show_folder(answer: str, folder: Path) -> None:
    """Open a folder in the program that the system has for it, when that was the answer."""
    if answer == "folder":
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
