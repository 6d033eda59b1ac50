"""The words of the upkeep: why two entries may be the same, why one wants a look, what moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.i18n import mark
from pcve_desktop.likeness.duplicates import Reason
from pcve_desktop.methodology.upkeep import Care
from pcve_desktop.models.base import ENTITIES
from pcve_desktop.models.network import Network
from pcve_desktop.models.partners import Contact, Membership

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pcve_desktop.i18n import Translator
    from pcve_desktop.methodology.upkeep import Due
    from pcve_desktop.ui.context import Context

_REASONS = {
    Reason.SAME_NAME: mark("the same name"),
    Reason.SAME_EMAIL: mark("the same e-mail address"),
    Reason.NEARLY_SAME_NAME: mark("nearly the same name"),
    Reason.SAME_PHONE: mark("the same phone number"),
    Reason.SAME_SITE: mark("the same web site"),
    Reason.SAME_ADDRESS: mark("the same address"),
}
ONE_UNDO = mark("One undo takes it back.")
STAYS_IN_HISTORY = mark(
    "What is removed here leaves the directory, the lists and the exports. The history of this "
    "file still holds it, so that it can be undone; clearing the history comes with a later "
    "version."
)
MEMBERS_ONLY = mark("For network members only. Please do not pass it on.")


def reasons(tr: Translator, found: Iterable[Reason]) -> str:
    """Return what speaks for two entries being the same, as a list in words."""
    return tr.list([tr.t(_REASONS[reason]) for reason in found])


def care(tr: Translator, due: Due, contact: Contact | None) -> str:
    """Return why an entry wants a look."""
    parts = []
    for reason in due.reasons:
        if reason is Care.NAMED_WITHOUT_DATE:
            parts.append(tr.t("Named without a date of agreement"))
        elif reason is Care.PAST_DATE and contact is not None and contact.keep_until is not None:
            parts.append(tr.t("To be kept until {date}", date=tr.date(contact.keep_until)))
        elif reason is Care.PARTNER_LEFT:
            parts.append(tr.t("The partner has left"))
        elif due.seen_on is None:
            parts.append(tr.t("Never verified"))
        else:
            parts.append(tr.t("Not verified since {date}", date=tr.date(due.seen_on)))
    return " · ".join(parts)


def counted(tr: Translator, counts: Mapping[str, int]) -> str:
    """Return counts by entity key in words, the most first."""
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tr.list(
        [
            f"{count} × {tr.t(info.plural if count > 1 else info.singular)}"
            for key, count in ordered
            for info in (ENTITIES[key].__entity__,)
        ]
    )


def networks_of(context: Context, organisation_id: str) -> list[str]:
    """Return in which networks an organisation has a place, with its role."""
    t, data = context.tr.t, context.data
    found = []
    for place in data.everywhere(Membership):
        if place.organisation_id == organisation_id:
            name = data.title(Network, place.network_id)
            found.append(f"{name} ({t(place.role.label)})")
    return sorted(found)


def contacts_of(context: Context, organisation_id: str) -> list[str]:
    """Return the contacts of an organisation in a line each, names only with agreement."""
    found = [
        contact
        for contact in context.data.everywhere(Contact)
        if contact.organisation_id == organisation_id
    ]
    lines = []
    for contact in sorted(found, key=lambda contact: not contact.first):
        name = contact.professional if contact.agreed_on is not None else None
        parts = (contact.function, name, contact.phone, contact.email)
        lines.append(", ".join(part for part in parts if part))
    return lines
