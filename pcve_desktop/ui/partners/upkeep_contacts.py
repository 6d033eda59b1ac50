"""Export contacts: whose, as an address book, a mailing list, or addresses to paste."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QWidget

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark
from pcve_desktop.reports import file_name
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.reports.vcard import (
    at_the_table,
    mail_addresses,
    write_mailing_list,
    write_vcards,
)
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.options import OptionCard
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.partners import upkeep_words as words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pcve_desktop.ui.context import Context

_WIDTH = 740
_FORMATS = (
    ("vcf", mark("Address book"), mark("vCard 4, for mail programs and phones")),
    ("csv", mark("Mailing list"), mark("CSV, opens in a spreadsheet")),
    ("copy", mark("E-mail addresses"), mark("To the clipboard, with semicolons between them")),
)


class ContactsDialog(Dialog):
    """Choose whose contacts and in which form; save or copy."""

    def __init__(
        self, context: Context, *, shown: Collection[str], chosen: Sequence[str] = ()
    ) -> None:
        tr = context.tr
        super().__init__(
            context.hub,
            tr,
            tr.t("Export contacts"),
            name="partners.contacts_out",
            width=_WIDTH,
            parent=context.window,
        )
        self.finished.connect(self.deleteLater)
        self._context = context
        self._view = View(context.data, Audience.NETWORK)
        here = at_the_table(self._view)
        self._scopes: dict[str, set[str]] = {"all": here}
        listed = set(shown) & here
        if listed and listed != here:
            self._scopes["shown"] = listed
        if chosen:
            # Who is chosen by hand is meant, also who has left.
            self._scopes["chosen"] = set(chosen)
        self.first_only = OptionCard(
            context.hub,
            tr.t("First contacts only"),
            tr.t("One for each partner: the first contact, or the only one"),
            name="partners.contacts_out.first",
        )
        self.first_only.toggled.connect(self._show)
        self._add_scopes()
        self._add_formats()
        self.body.addWidget(
            Notice(
                context.hub,
                tr.t("Partners that left or declined are not in it, and professionals are named "
                     "only with their agreement."),
                strong=tr.t(words.MEMBERS_ONLY),
                tone="attn",
                icon="partners",
                name="partners.contacts_out.promise",
            )
        )  # fmt: skip
        self.body.addStretch(1)
        self.add_cancel()
        self.save = self.add_button("", name="partners.contacts_out.save", kind="primary")
        self.save.clicked.connect(self._save)
        self.set_first(self.scopes.get("chosen") or self.scopes.get("shown") or self.scopes["all"])
        self._show()

    def _add_scopes(self) -> None:
        tr = self.tr_
        texts = {
            "all": tr.t("All partners"),
            "shown": tr.t("As listed now"),
            "chosen": tr.t("The chosen ones"),
        }
        self.body.addWidget(Text(tr.t("Whose"), Role.CARD_TITLE))
        holder = QWidget()
        grid, group = GridLayout(holder, gap=8), QButtonGroup(self)
        self.scopes: dict[str, OptionCard] = {}
        for key, ids in self._scopes.items():
            card = OptionCard(
                self.hub,
                texts[key],
                tr.n("{count} partner", "{count} partners", len(ids)),
                name=f"partners.contacts_out.scope.{key}",
                kind="radio",
            )
            group.addButton(card)
            grid.add(card, span=12 // len(self._scopes), minimum=160)
            self.scopes[key] = card
        grid.add(self.first_only)
        [*self.scopes.values()][-1].setChecked(True)
        group.buttonClicked.connect(self._show)
        self.body.addWidget(holder)

    def _add_formats(self) -> None:
        self.body.addWidget(Text(self.tr_.t("As what"), Role.CARD_TITLE))
        holder = QWidget()
        grid, group = GridLayout(holder, gap=8), QButtonGroup(self)
        self.formats: dict[str, OptionCard] = {}
        for key, title, description in _FORMATS:
            card = OptionCard(
                self.hub,
                self.tr_.t(title),
                self.tr_.t(description),
                name=f"partners.contacts_out.format.{key}",
                kind="radio",
            )
            group.addButton(card)
            grid.add(card, span=4, minimum=180)
            self.formats[key] = card
        self.formats["vcf"].setChecked(True)
        group.buttonClicked.connect(self._show)
        self.body.addWidget(holder)

    # ---------------------------------------------------------------- what was chosen

    def organisations(self) -> set[str]:
        """Return the identifiers of the organisations chosen."""
        return self._scopes[next(key for key, card in self.scopes.items() if card.isChecked())]

    def format(self) -> str:
        """Return the form chosen: "vcf", "csv" or "copy"."""
        return next(key for key, card in self.formats.items() if card.isChecked())

    def _addresses(self) -> list[str]:
        return mail_addresses(
            self._view, organisations=self.organisations(), first_only=self.first_only.isChecked()
        )

    def _show(self, *_: object) -> None:
        tr, copies = self.tr_, self.format() == "copy"
        self.save.set_label(tr.t("Copy") if copies else tr.t("Save the file…"))
        self.save.set_icon("copy" if copies else "export")
        count = len(self._addresses())
        self.note.setText(
            tr.n("{count} e-mail address in it", "{count} e-mail addresses in it", count)
        )
        self.save.setEnabled(bool(self.organisations()) and (count > 0 or not copies))

    # ---------------------------------------------------------------- doing it

    def _save(self) -> None:
        if self.format() == "copy":
            copy_addresses(self._context, self._addresses())
            self.accept()
            return
        target = self._ask_target()
        if target is None:
            return
        tr, ids, first_only = self.tr_, self.organisations(), self.first_only.isChecked()
        try:
            if self.format() == "vcf":
                count = write_vcards(
                    self._view, target, tr, organisations=ids, first_only=first_only
                )
                said = tr.n("{count} card written: {name}", "{count} cards written: {name}", count,
                            name=target.name)  # fmt: skip
            else:
                count = write_mailing_list(
                    self._view, target, tr, organisations=ids, first_only=first_only
                )
                said = tr.n("{count} row written: {name}", "{count} rows written: {name}", count,
                            name=target.name)  # fmt: skip
        except PasserelleError as error:
            self.note.set_tone("crit")
            self.note.setText(error.message(tr))
            return
        self.accept()
        self._context.say(said)

    def _ask_target(self) -> Path | None:
        context, tr, kind = self._context, self.tr_, self.format()
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = file_name(
            context.data.network.name, Audience.NETWORK, context.today(), kind,
            language=tr.language,
        )  # fmt: skip
        label = tr.t("Address book") if kind == "vcf" else tr.t("Mailing list")
        found, _ = QFileDialog.getSaveFileName(
            self, tr.t("Export contacts"), str(Path(folder) / name), f"{label} (*.{kind})"
        )
        if not found:
            return None
        target = Path(found)
        return target if target.suffix else target.with_name(f"{target.name}.{kind}")


def copy_addresses(context: Context, addresses: Sequence[str]) -> None:
    """Put e-mail addresses into the clipboard and say how many."""
    tr = context.tr
    if not addresses:
        context.say(tr.t("No e-mail address is known here."), icon="info")
        return
    QGuiApplication.clipboard().setText("; ".join(addresses))
    said = tr.n("{count} e-mail address copied.", "{count} e-mail addresses copied.",
                len(addresses))  # fmt: skip
    context.say(f"{said} {tr.t(words.MEMBERS_ONLY)}", icon="copy")
