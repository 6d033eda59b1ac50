"""Who takes part in an action: a row per partner, and a line to add the next by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.models.actions import ActionPartner
from pcve_desktop.models.partners import Organisation
from pcve_desktop.services import records
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.choice_editors import RecordCombo
from pcve_desktop.ui.kit.form.parsing import TypingError, fold
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.theme import ThemeHub


class PartnerRow(QWidget):
    """A partner, what it brings, and a way to take it out again."""

    asked = Signal(str)

    def __init__(self, hub: ThemeHub, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(4)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = Text("", Role.SECONDARY, wrap=True)
        self.brings = Text("", Role.CAPTION, tone="ink2", wrap=True)
        words.addWidget(self.title)
        words.addWidget(self.brings)
        row.addLayout(words, 1)
        self.edit = IconButton(hub, "pencil", "", name="")
        self.edit.clicked.connect(lambda: self.asked.emit("edit"))
        self.out = IconButton(hub, "close", "", name="")
        self.out.clicked.connect(lambda: self.asked.emit("out"))
        row.addWidget(self.edit)
        row.addWidget(self.out)

    def fill(self, title: str, brings: str, *, name: str) -> None:
        """Show a partner."""
        tr = self._tr
        self.title.setText(title)
        self.brings.setText(brings)
        self.brings.setVisible(bool(brings))
        for button, key, said in (
            (self.edit, "edit", tr.t("What {name} brings", name=title)),
            (self.out, "out", tr.t("{name} does not take part", name=title)),
        ):
            button.setObjectName(f"{name}.{key}")
            button.setAccessibleName(said)
            button.setToolTip(said)


class ActionPartners(QWidget):
    """The partners of one action; each change is saved at once."""

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        tr, hub = context.tr, context.hub
        self.context, self._tr, self._name = context, tr, name
        self._action_id = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(tr.t("Partners"), Role.SECONDARY_STRONG))
        self.rows: KeyedRows[PartnerRow] = KeyedRows(self._make)
        column.addWidget(self.rows)
        label = tr.t("Add a partner, then Enter")
        self.combo = RecordCombo(tr, hub)
        self.combo.setObjectName(f"{name}.new")
        self.combo.setAccessibleName(label)
        line = self.combo.lineEdit()
        if line is not None:
            line.setObjectName(f"{name}.new.line")
            line.setPlaceholderText(label)
            line.setAccessibleName(label)
        self.combo.settled.connect(self.add)
        column.addWidget(self.combo)
        self.problem = Text("", Role.CAPTION, tone="crit", wrap=True)
        column.addWidget(self.problem)

    def _make(self, key: str) -> PartnerRow:
        row = PartnerRow(self.context.hub, self._tr)
        row.asked.connect(lambda what: self.act(key, what))
        return row

    def _links(self) -> dict[str, ActionPartner]:
        links = self.context.data.where(ActionPartner, "action_id", self._action_id)
        return {link.organisation_id: link for link in links}

    def show_action(self, action_id: str, lead_id: str | None) -> None:
        """Show who takes part; the lead need not be added."""
        data = self.context.data
        if action_id != self._action_id:
            self.combo.setEditText("")
            self._complain("")
        self._action_id = action_id
        links = self._links()
        found = [row for row in (data.get(Organisation, key) for key in links) if row is not None]
        found.sort(key=lambda row: fold(row.name))
        rows = self.rows.set_keys([item.id for item in found])
        for place, (row, item) in enumerate(zip(rows, found, strict=True)):
            row.fill(item.name, links[item.id].contribution or "", name=f"{self._name}.{place}")
        self.rows.setVisible(bool(found))
        offered = [
            pair for pair in self.context.choices("organisation")
            if pair[0] not in links and pair[0] != lead_id
        ]  # fmt: skip
        line = self.combo.lineEdit()
        if line is None or not line.text():
            self.combo.set_options(offered)
            self.combo.setEditText("")

    def _complain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    # ---------------------------------------------------------------- changes

    def add(self) -> None:
        """Add the partner that was typed or picked, and wait for the next."""
        try:
            chosen = self.combo.resolve()
        except TypingError as error:
            self._complain(error.message(self._tr))
            return
        self._complain("")
        if chosen is not None:
            self.combo.setEditText("")
            self.put(chosen)

    def put(self, organisation_id: str) -> None:
        """Let an organisation take part in the action shown."""
        context = self.context
        name = context.data.title(Organisation, organisation_id)
        ends = {"action_id": self._action_id, "organisation_id": organisation_id}
        context.perform(
            lambda: records.put_link(
                context.ws, ActionPartner, ends=ends, values={"network_id": context.network_id}
            ),
            done=self._tr.t("Takes part: {name}", name=name),
        )

    def act(self, organisation_id: str, what: str) -> None:
        """Say what a partner brings, or take it out."""
        context = self.context
        link = self._links().get(organisation_id)
        if link is None:
            return
        name = context.data.title(Organisation, organisation_id)
        if what == "edit":
            context.edit(ActionPartner, link, fields=("contribution",),
                         title=self._tr.t("What {name} brings", name=name))  # fmt: skip
            return
        context.perform(
            lambda: records.delete(context.ws, ActionPartner, link.id),
            done=self._tr.t("No longer takes part: {name}", name=name),
        )
        self.combo.setFocus(Qt.FocusReason.OtherFocusReason)


class RoleOffer(QWidget):
    """A partner that looks for a role: choose an action beside it, then let it take part."""

    taken = Signal()
    left = Signal()

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        tr, hub = context.tr, context.hub
        self._tr = tr
        self.organisation_id = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.words = Text("", Role.SECONDARY, wrap=True, name=f"{name}.words")
        self.take = Button(hub, "", name=f"{name}.take", icon="users-plus", compact=True)
        self.take.clicked.connect(self.taken)
        leave = IconButton(hub, "close", tr.t("Not now"), name=f"{name}.leave")
        leave.clicked.connect(self.left)
        row.addWidget(self.words, 1)
        row.addWidget(self.take)
        row.addWidget(leave)
        self.hide()

    def show_partner(self, organisation_id: str, name: str, action: str) -> None:
        """Offer a partner to the action that is chosen; without an id there is nobody to offer."""
        self.organisation_id = organisation_id
        self.setVisible(bool(organisation_id))
        self.words.setText(
            self._tr.t("{name} has no role yet. Which action could it be part of?", name=name)
        )
        self.take.set_label(self._tr.t("Add to “{title}”", title=action))
        self.take.setVisible(bool(action))
