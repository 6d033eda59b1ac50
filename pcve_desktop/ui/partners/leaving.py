"""A partner that no longer comes: noted as left, with its day and reason, or deleted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pcve_desktop.errors import PasserelleError
from pcve_desktop.models.base import ENTITIES, computed_id, fields_of
from pcve_desktop.models.partners import Membership, Organisation, ParticipationEntry
from pcve_desktop.models.vocabularies import Barrier
from pcve_desktop.services import partners, records
from pcve_desktop.ui.kit.dialogs import Dialog, MessageDialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.choice_editors import ChoiceEditor
from pcve_desktop.ui.kit.form.parsing import TypingError
from pcve_desktop.ui.kit.form.text_editors import DateEditor, LineEditor
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.buttons import Kind


class LeaveDialog(Dialog):
    """Since when a partner no longer comes, and why, in its own words."""

    def __init__(self, context: Context, organisation_id: str, name: str) -> None:
        tr, hub = context.tr, context.hub
        super().__init__(
            hub,
            tr,
            tr.t("{name} has left", name=name),
            name="partners.leave",
            width=560,
            parent=context.window,
        )
        self.finished.connect(self.deleteLater)
        self._context, self._organisation_id, self._name = context, organisation_id, name
        hint = tr.t("What you did together stays in the file, and the partner may come back.")
        self.body.addWidget(Text(hint, Role.SECONDARY, tone="ink2", wrap=True))
        fields = fields_of(ParticipationEntry)
        day = replace(fields["noted_on"], label=fields_of(Membership)["until"].label)
        # Not every partner says why.
        words = replace(fields["words"], required=False)
        self.day = DateEditor(day, name="partners.leave.day", tr=tr, hub=hub)
        self.day.write(context.today())
        self.barrier = ChoiceEditor(
            fields["barrier"], name="partners.leave.barrier", tr=tr, hub=hub
        )
        self.why = LineEditor(words, name="partners.leave.words", tr=tr, hub=hub)
        for editor in (self.day, self.barrier, self.why):
            self.body.addWidget(editor)
        self.set_first(self.day.control)
        self.add_cancel()
        self.save = self.add_button(
            tr.t("Note as left"), name="partners.leave.save", kind="primary"
        )
        self.save.clicked.connect(self._save)

    def _save(self) -> None:
        context, t = self._context, self.tr_.t
        try:
            day = self.day.read() or context.today()
        except TypingError as error:
            self.day.set_problem(error.message(self.tr_))
            self.day.take_focus()
            return
        barrier: Barrier | None = self.barrier.read()
        words = self.why.read() or (t(barrier.label) if barrier is not None else "")
        try:
            changes = partners.leave(
                context.ws,
                network_id=context.network_id,
                organisation_id=self._organisation_id,
                on=day,
                words=words,
                barrier=barrier or Barrier.OTHER,
            )
        except PasserelleError as error:
            self.note.setText(error.message(self.tr_))
            self.note.set_tone("crit")
            return
        self.accept()
        context.announce(changes, done=t("Noted as left: {title}", title=self._name))


def ask_remove(context: Context, organisation: Organisation) -> MessageDialog:
    """Ask whether a partner has left, or shall be deleted with all that was noted about it."""
    tr, key = context.tr, organisation.id
    elsewhere = partners.is_elsewhere(context.ws, key, network_id=context.network_id)
    closed = [] if elsewhere else partners.closed_cycles(context.ws, key)
    text = tr.t(
        "If “{title}” no longer comes, note it as left: what you did together stays in the file.",
        title=organisation.name,
    )
    answers: list[tuple[str, str, Kind]] = [
        ("left", tr.t("Note as left"), "default"),
        ("keep", tr.t("Keep it"), "primary"),
    ]
    if elsewhere:
        text += "\n\n" + tr.t(
            "Removing it from this network keeps it in the other networks of this file."
        )
        answers.insert(0, ("delete", tr.t("Remove from this network"), "default"))
    elif closed:
        text += "\n\n" + partners.PartnerInClosedCycle(closed[0]).message(tr)
    else:
        text += "\n\n" + _lost(context, key)
        answers.insert(0, ("delete", tr.t("Delete"), "default"))
    dialog = MessageDialog(
        context.hub,
        tr,
        tr.t("Remove this partner?"),
        text,
        answers,
        name="partners.remove",
        width=520,
        parent=context.window,
    )
    acts: dict[str, Callable[[], Any]] = {
        "left": lambda: LeaveDialog(context, key, organisation.name).open(),
        "delete": lambda: _remove(context, organisation, elsewhere=elsewhere),
    }
    dialog.answered.connect(lambda answer: acts.get(answer, lambda: None)())
    dialog.open()
    return dialog


def _lost(context: Context, organisation_id: str) -> str:
    tr = context.tr
    parts = records.parts_of(context.ws, Organisation, organisation_id)
    parts.pop("membership", None)
    if not parts:
        return tr.t("Deleting removes it and its place in the network. You can undo this.")
    listed = tr.list(
        [f"{count} × {tr.t(ENTITIES[key].__entity__.plural)}" for key, count in parts.items()]
    )
    return tr.t(
        "Deleting removes it with what was noted about it: {parts}. You can undo this.",
        parts=listed,
    )


def _remove(context: Context, organisation: Organisation, *, elsewhere: bool) -> None:
    tr, name = context.tr, organisation.name
    if elsewhere:
        key = computed_id("membership", context.network_id, organisation.id)
        context.perform(
            lambda: records.delete(context.ws, Membership, key),
            done=tr.t("Removed from this network: {title}", title=name),
        )
        return
    context.perform(
        lambda: partners.delete_partner(context.ws, organisation.id),
        done=tr.t("Deleted: {title}", title=name),
    )
