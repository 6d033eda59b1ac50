"""What can be done with partners: add, edit, rate, note reasons and contacts, change the role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pcve_desktop.models.base import ENTITIES, computed_id, fields_of
from pcve_desktop.models.partners import (
    CommitmentRating,
    Contact,
    ContactLogEntry,
    Membership,
    Organisation,
    ParticipationEntry,
)
from pcve_desktop.models.vocabularies import Commitment, MemberRole
from pcve_desktop.services import partners, records
from pcve_desktop.ui.deleting import offer_delete
from pcve_desktop.ui.kit.dialogs import MessageDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.models.base import Record
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.record_dialog import RecordDialog

_HIDDEN = frozenset({"organisation_id", "role"})


class PartnerVerbs:
    """The verbs of the page, each with its dialog or its undo."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # ---------------------------------------------------------------- the organisation

    def add(self, *, added: Callable[[str], None]) -> RecordDialog:
        """Open the form of a new partner; `added` gets its id before the pages reload."""
        context, tr = self._context, self._context.tr

        def create(values: dict[str, Any], _links: dict[str, list[str]]) -> Changes:
            changes = partners.add_partner(context.ws, network_id=context.network_id, values=values)
            added(changes.created["organisation"][-1])
            return changes

        return context.edit(
            Organisation, title=tr.t("Add a partner"), done=tr.t("Partner added"), create=create
        )

    def edit(self, organisation_id: str) -> RecordDialog | None:
        """Open the form of a partner."""
        record = self._context.data.get(Organisation, organisation_id)
        if record is None:
            return None
        return self._context.edit(
            Organisation, record, title=record.name, done=self._context.tr.t("Saved")
        )

    def set_role(self, organisation_id: str, role: MemberRole) -> None:
        """Give a partner a role in the network."""
        context, tr = self._context, self._context.tr
        name = context.data.title(Organisation, organisation_id)
        place = context.data.get(
            Membership, computed_id("membership", context.network_id, organisation_id)
        )
        if place is not None and place.role is role:
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
        key = computed_id("membership", context.network_id, organisation_id)
        record = context.data.get(Membership, key)
        if record is None:
            return None
        # The role is chosen in the header: there is one lead, and leaving has a date.
        names = [
            name
            for name, field in fields_of(Membership).items()
            if field.form and name not in _HIDDEN
        ]
        return context.edit(
            Membership,
            record,
            fields=names,
            title=tr.t("Place in the network"),
            done=tr.t("Saved"),
        )

    def ask_remove(self, organisation_id: str) -> MessageDialog | None:
        """Ask whether a partner has left, or shall be deleted with all that was noted about it."""
        context, tr = self._context, self._context.tr
        record = context.data.get(Organisation, organisation_id)
        if record is None:
            return None
        elsewhere = any(
            row.organisation_id == organisation_id and row.network_id != context.network_id
            for row in context.data.everywhere(Membership)
        )
        text = tr.t(
            "If “{title}” no longer comes, note it as left: what you did together stays in the "
            "file.",
            title=record.name,
        )
        text += "\n\n" + (
            tr.t("Removing it from this network keeps it in the other networks of this file.")
            if elsewhere
            else self._lost(organisation_id)
        )
        remove = tr.t("Remove from this network") if elsewhere else tr.t("Delete")
        dialog = MessageDialog(
            context.hub,
            tr,
            tr.t("Remove this partner?"),
            text,
            [
                ("delete", remove, "default"),
                ("left", tr.t("Note as left"), "default"),
                ("keep", tr.t("Keep it"), "primary"),
            ],
            name="partners.remove",
            width=520,
            parent=context.window,
        )
        dialog.answered.connect(
            lambda answer: self._remove(organisation_id, answer, elsewhere=elsewhere)
        )
        dialog.open()
        return dialog

    def _lost(self, organisation_id: str) -> str:
        tr = self._context.tr
        parts = records.parts_of(self._context.ws, Organisation, organisation_id)
        if not parts:
            return tr.t("Deleting removes it from the file. You can undo this.")
        listed = tr.list(
            [f"{count} × {tr.t(ENTITIES[key].__entity__.plural)}" for key, count in parts.items()]
        )
        return tr.t(
            "Deleting removes it with what was noted about it: {parts}. You can undo this.",
            parts=listed,
        )

    def _remove(self, organisation_id: str, answer: str, *, elsewhere: bool) -> None:
        context, tr = self._context, self._context.tr
        name = context.data.title(Organisation, organisation_id)
        if answer == "left":
            self.set_role(organisation_id, MemberRole.LEFT)
        elif answer == "delete" and elsewhere:
            key = computed_id("membership", context.network_id, organisation_id)
            context.perform(
                lambda: records.delete(context.ws, Membership, key),
                done=tr.t("Removed from this network: {title}", title=name),
            )
        elif answer == "delete":
            context.perform(
                lambda: records.delete(context.ws, Organisation, organisation_id),
                done=tr.t("Deleted: {title}", title=name),
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
        known = self._context.data.where(Contact, "organisation_id", organisation_id)
        return self._new(
            Contact,
            organisation_id,
            {"first": not any(contact.first for contact in known)},
            self._context.tr.t("Add a contact"),
        )

    def log_contact(self, organisation_id: str) -> RecordDialog:
        """Open the form of a new entry of the last contacts."""
        tr = self._context.tr
        return self._new(
            ContactLogEntry,
            organisation_id,
            {"held_on": self._context.today()},
            tr.t("Log a contact"),
        )

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


def _own_fields(entity: type[Record]) -> list[str]:
    """Return the fields of a form without the organisation it belongs to."""
    return [
        name
        for name, field in fields_of(entity).items()
        if field.form and name not in {"organisation_id", "network_id"}
    ]
