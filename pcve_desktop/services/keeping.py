"""Answers to what wants a look in the directory; each is one change, and one undo takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.upkeep import Due, to_look_after
from pcve_desktop.models.partners import Contact, ContactLogEntry, Membership, Organisation
from pcve_desktop.services import records

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.services.dataset import Dataset
    from pcve_desktop.store.workspace import Workspace


def due(data: Dataset, *, today: dt.date) -> list[Due]:
    """Return what wants a look among the partners of a network."""
    return to_look_after(
        data.organisations(),
        data.everywhere(Contact),
        data.everywhere(Membership),
        data.all(ContactLogEntry),
        today=today,
    )


def verify(ws: Workspace, entries: Sequence[Due], *, day: dt.date) -> Changes:
    """Note that entries were found right on a day. Raises RecordGone, InvalidRecord."""
    with ws.write(mark("Verified in the directory")) as tx:
        for cls, ids in (
            (Contact, [entry.contact_id for entry in entries if entry.contact_id]),
            (Organisation, [entry.organisation_id for entry in entries if not entry.contact_id]),
        ):
            if ids:
                records.update_many(ws, cls, {key: {"verified_on": day} for key in ids})
    return tx.changes


def plan_asking(
    ws: Workspace,
    organisation_ids: Iterable[str],
    *,
    network_id: str,
    subject: str,
    next_on: dt.date,
) -> Changes:
    """Plan to get in touch with organisations about `subject`, each once. Raises InvalidRecord."""
    with ws.write(mark("Plan to ask again")) as tx:
        for organisation_id in dict.fromkeys(organisation_ids):
            records.create(
                ws,
                ContactLogEntry,
                values={
                    "network_id": network_id,
                    "organisation_id": organisation_id,
                    "subject": subject,
                    "next_step": subject,
                    "next_on": next_on,
                },
            )
    return tx.changes


def keep_until(ws: Workspace, contact_ids: Iterable[str], *, day: dt.date | None) -> Changes:
    """Say until when contacts are kept, None for no date. Raises RecordGone."""
    return _change_contacts(ws, mark("Keep contacts until a date"), contact_ids, keep_until=day)


def remove_names(ws: Workspace, contact_ids: Iterable[str]) -> Changes:
    """Keep the functions of contacts, without the names and their dates of agreement.

    The history of the file still tells them. Raises RecordGone.
    """
    return _change_contacts(
        ws, mark("Remove names of professionals"), contact_ids, professional=None, agreed_on=None
    )


def remove_contacts(ws: Workspace, contact_ids: Iterable[str]) -> Changes:
    """Remove contacts from the directory. The history of the file still tells them."""
    return records.delete_many(ws, Contact, contact_ids)


def _change_contacts(
    ws: Workspace, label: str, contact_ids: Iterable[str], **values: Any
) -> Changes:
    with ws.write(label) as tx:
        records.update_many(ws, Contact, dict.fromkeys(contact_ids, values))
    return tx.changes
