"""What can be done with partners: add, edit, rate, note reasons and contacts, change the role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit

from pcve_desktop.models.base import fields_of
from pcve_desktop.models.partners import (
    CommitmentRating,
    Contact,
    ContactLogEntry,
    Membership,
    Organisation,
    ParticipationEntry,
    RolePeriod,
)
from pcve_desktop.models.vocabularies import Commitment, ContactChannel, MemberRole
from pcve_desktop.services import partners, records
from pcve_desktop.services.known_partners import KnownPartners
from pcve_desktop.services.partner_details import partner_details
from pcve_desktop.ui.deleting import offer_delete
from pcve_desktop.ui.kit.record_dialog import RecordDialog
from pcve_desktop.ui.partners.adding import KnownPanel
from pcve_desktop.ui.partners.leaving import LeaveDialog, ask_remove

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.models.base import Record
    from pcve_desktop.services.known_partners import Known
    from pcve_desktop.services.partner_details import PartnerDetails
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.dialogs import MessageDialog

_HIDDEN = frozenset({"organisation_id", "role"})
# What the form of a contact to come asks for.
_PLAN = ("subject", "channel", "next_on")


class PartnerVerbs:
    """The verbs of the page, each with its dialog or its undo."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # ---------------------------------------------------------------- the organisation

    def details(self, organisation_id: str) -> PartnerDetails | None:
        """Return all that is known about a partner now; None when it has no place here."""
        context = self._context
        return partner_details(
            context.ws,
            organisation_id,
            network_id=context.network_id,
            cycle_id=context.cycle_id,
            today=context.today(),
        )

    def add(self, *, added: Callable[[str], None]) -> RecordDialog:
        """Open the form of a new partner; `added` gets its id before the pages reload.

        While the name is typed, what the file knows already is proposed in its place.
        """
        context, tr = self._context, self._context.tr

        def create(values: dict[str, Any], _links: dict[str, list[str]]) -> Changes:
            changes = partners.add_partner(context.ws, network_id=context.network_id, values=values)
            added(changes.created["organisation"][-1])
            return changes

        dialog = context.edit(
            Organisation, title=tr.t("Add a partner"), done=tr.t("Partner added"), create=create
        )
        panel = KnownPanel(context, KnownPartners(context.ws))
        name = dialog.form.editor("name")
        name.add_below(panel)
        if isinstance(name.control, QLineEdit):
            name.control.textChanged.connect(panel.look_up)

        def take(known: Known) -> None:
            # What was typed is not lost: the organisation is there.
            dialog.done(RecordDialog.DialogCode.Rejected)
            if known.takes_part(context.network_id):
                context.go("partners", record=known.id)
            else:
                added(known.id)
                self._bring_in(known)

        panel.chosen.connect(take)
        return dialog

    def _bring_in(self, known: Known) -> None:
        """Give an organisation of the file a place in this network, too."""
        context = self._context
        context.perform(
            lambda: partners.set_role(
                context.ws,
                network_id=context.network_id,
                organisation_id=known.id,
                role=MemberRole.MEMBER,
            ),
            done=context.tr.t("Partner added"),
        )

    def edit(self, organisation_id: str) -> RecordDialog | None:
        """Open the form of a partner."""
        details = self.details(organisation_id)
        if details is None:
            return None
        record = details.organisation
        return self._context.edit(
            Organisation, record, title=record.name, done=self._context.tr.t("Saved")
        )

    def set_role(self, organisation_id: str, role: MemberRole) -> None:
        """Give a partner a role in the network; one that leaves is asked since when and why."""
        context, tr = self._context, self._context.tr
        details = self.details(organisation_id)
        if details is None or details.place.role is role:
            return
        name = details.organisation.name
        if role is MemberRole.LEFT:
            LeaveDialog(context, organisation_id, name).open()
            return
        context.perform(
            lambda: partners.set_role(
                context.ws,
                network_id=context.network_id,
                organisation_id=organisation_id,
                role=role,
            ),
            done=tr.t("{title}: {status}", title=name, status=tr.t(role.label)),
        )

    def edit_place(self, organisation_id: str) -> RecordDialog | None:
        """Open the form of the place in the network: dates and contribution."""
        context, tr = self._context, self._context.tr
        details = self.details(organisation_id)
        if details is None:
            return None
        # The role is chosen in the header: there is one lead, and leaving has a date.
        names = [
            name
            for name, field in fields_of(Membership).items()
            if field.form and name not in _HIDDEN
        ]
        return context.edit(
            Membership,
            details.place,
            fields=names,
            title=tr.t("Place in the network"),
            done=tr.t("Saved"),
        )

    def ask_remove(self, organisation_id: str) -> MessageDialog | None:
        """Ask whether a partner has left or shall be deleted."""
        details = self.details(organisation_id)
        return None if details is None else ask_remove(self._context, details.organisation)

    def verify(self, organisation_id: str) -> None:
        """Note that the entry of a partner was checked today."""
        context = self._context
        context.perform(
            lambda: partners.verify(context.ws, organisation_id, on=context.today()),
            done=context.tr.t("Verified today"),
        )

    # ---------------------------------------------------------------- what belongs to it

    def rate(self, organisation_id: str, now: Commitment | None) -> RecordDialog:
        """Open the form of a new rating of the commitment; the old ones stay."""
        tr = self._context.tr
        return self._new(
            CommitmentRating,
            organisation_id,
            {"commitment": now or Commitment.COMES, "rated_on": self._context.today()},
            tr.t("How committed is it now?"),
        )

    def add_reason(self, organisation_id: str) -> RecordDialog:
        """Open the form of a new reason not to come."""
        tr = self._context.tr
        return self._new(
            ParticipationEntry,
            organisation_id,
            {"noted_on": self._context.today()},
            tr.t("A good reason not to come"),
        )

    def add_contact(self, organisation_id: str) -> RecordDialog:
        """Open the form of a new contact; the first one is the one to call first."""
        details = self.details(organisation_id)
        known = details.contacts if details is not None else []
        return self._new(
            Contact,
            organisation_id,
            {"first": not any(contact.first for contact in known)},
            self._context.tr.t("Add a contact"),
        )

    def add_period(self, organisation_id: str) -> RecordDialog:
        """Open the form of an earlier role."""
        return self._new(RolePeriod, organisation_id, {}, self._context.tr.t("Add an earlier role"))

    # ---------------------------------------------------------------- contacts held and to come

    def log_contact(self, organisation_id: str) -> RecordDialog:
        """Open the form of a new entry of the last contacts."""
        tr, values = self._context.tr, {"held_on": self._context.today()}
        return self._new(ContactLogEntry, organisation_id, values, tr.t("Log a contact"))

    def plan_contact(self, organisation_id: str) -> RecordDialog:
        """Open the form of a contact that is to come."""
        context = self._context
        return context.edit(
            ContactLogEntry,
            fields=_PLAN,
            title=context.tr.t("Plan the next contact"),
            done=context.tr.t("Noted"),
            create=lambda values, _links: partners.plan_contact(
                context.ws,
                network_id=context.network_id,
                organisation_id=organisation_id,
                values=_chosen(values, _PLAN),
            ),
        )

    def edit_plan(self, organisation_id: str, entry_id: str) -> RecordDialog | None:
        """Open the form of what comes next, which may hang on a contact that was held."""
        context, entry = self._context, self._plan(organisation_id, entry_id)
        if entry is None:
            return None
        if not partners.is_plan(entry):
            return self.edit_part(ContactLogEntry, entry_id)
        dialog = context.edit(
            ContactLogEntry,
            values={name: getattr(entry, name) for name in _PLAN},
            fields=_PLAN,
            title=context.tr.t("The next contact"),
            done=context.tr.t("Saved"),
            create=lambda values, _links: partners.change_plan(
                context.ws, entry_id, values=_chosen(values, _PLAN)
            ),
        )
        offer_delete(context, dialog, ContactLogEntry, entry_id)
        return dialog

    def hold_plan(self, organisation_id: str, entry_id: str) -> RecordDialog | None:
        """Open the form of a contact that took place as planned; the plan is done with."""
        context, entry = self._context, self._plan(organisation_id, entry_id)
        if entry is None:
            return None
        names = _own_fields(ContactLogEntry)
        channel = entry.channel if partners.is_plan(entry) else ContactChannel.CALL
        return context.edit(
            ContactLogEntry,
            values={"held_on": context.today(), "channel": channel, "subject": entry.next_step},
            fields=names,
            title=context.tr.t("Log a contact"),
            done=context.tr.t("Noted"),
            create=lambda values, _links: partners.note_contact(
                context.ws,
                network_id=context.network_id,
                organisation_id=organisation_id,
                values=_chosen(values, names),
                plan_id=entry_id,
            ),
        )

    def drop_plan(self, organisation_id: str, entry_id: str) -> None:
        """Take away what comes next; a contact that was held stays."""
        context, entry = self._context, self._plan(organisation_id, entry_id)
        if entry is None:
            return
        if partners.is_plan(entry):
            self.delete_part(ContactLogEntry, entry_id)
            return
        nothing = {"next_step": None, "next_on": None}
        context.perform(
            lambda: records.update(context.ws, ContactLogEntry, entry_id, values=nothing),
            done=context.tr.t("Nothing planned any more"),
        )

    def _plan(self, organisation_id: str, entry_id: str) -> ContactLogEntry | None:
        details = self.details(organisation_id)
        log = details.log if details is not None else []
        return next((entry for entry in log if entry.id == entry_id), None)

    # ---------------------------------------------------------------- parts

    def _new(
        self, entity: type[Record], organisation_id: str, values: dict[str, Any], title: str
    ) -> RecordDialog:
        return self._context.edit(
            entity,
            values=values,
            fixed={"organisation_id": organisation_id},
            fields=_own_fields(entity),
            title=title,
            done=self._context.tr.t("Noted"),
        )

    def edit_part(self, entity: type[Record], record_id: str) -> RecordDialog | None:
        """Open the form of a rating, a reason, a contact or a contact log entry."""
        record = self._context.data.get(entity, record_id)
        if record is None:
            return None
        dialog = self._context.edit(
            entity, record, fields=_own_fields(entity), done=self._context.tr.t("Saved")
        )
        offer_delete(self._context, dialog, entity, record_id)
        return dialog

    def delete_part(self, entity: type[Record], record_id: str) -> None:
        """Delete a part after a question."""
        self._context.ask_delete(entity, record_id)


def _chosen(values: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """Return what a form said about the fields that it showed."""
    return {name: value for name, value in values.items() if name in names}


def _own_fields(entity: type[Record]) -> list[str]:
    """Return the fields of a form without the organisation it belongs to."""
    return [
        name
        for name, field in fields_of(entity).items()
        if field.form and name not in {"organisation_id", "network_id"}
    ]
