"""What in a directory wants a look: what nobody verified for long, and contacts past their date.

Contact details age, and people who were named may have moved on. Nothing is removed by itself: this
only says what somebody may want to ask or to let go, and why.
"""

from __future__ import annotations

import calendar
import datetime as dt
import enum
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pcve_desktop.models.vocabularies import MemberRole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pcve_desktop.models.partners import Contact, ContactLogEntry, Membership, Organisation

VERIFY_MONTHS: Final = 12
"""After how many months what is written about a partner or a contact is worth asking again."""

ASK_AGAIN_DAYS: Final = 14
"""In how many days somebody who wants to ask again is reminded of it."""

_AWAY: Final = frozenset({MemberRole.LEFT, MemberRole.DECLINED})


class Care(enum.Enum):
    """Why an entry wants a look, what matters most first."""

    NAMED_WITHOUT_DATE = "named_without_date"
    PAST_DATE = "past_date"
    PARTNER_LEFT = "partner_left"
    NOT_VERIFIED = "not_verified"


_ORDER: Final = {care: place for place, care in enumerate(Care)}


@dataclass(frozen=True, slots=True)
class Due:
    """An organisation or (with `contact_id`) one of its contacts, and why it wants a look.

    `seen_on` is the day on which somebody last knew that it is right, None for never.
    """

    organisation_id: str
    contact_id: str
    reasons: tuple[Care, ...]
    seen_on: dt.date | None

    @property
    def id(self) -> str:
        """The identifier of the entry itself."""
        return self.contact_id or self.organisation_id


def months_before(day: dt.date, months: int) -> dt.date:
    """Return the same day some months earlier, the last of that month where it has no such day."""
    whole = day.year * 12 + day.month - 1 - months
    year, month = whole // 12, whole % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def seen_on(record: Organisation | Contact) -> dt.date | None:
    """Return when an entry was last known to be right.

    What nobody verified yet was right when it was written; an entry that was only touched later,
    by a merge or another field, is not verified by that once there is a date.
    """
    if record.verified_on is not None:
        return record.verified_on
    return record.changed_at.date() if record.changed_at is not None else None


def to_look_after(
    organisations: Iterable[Organisation],
    contacts: Iterable[Contact],
    memberships: Iterable[Membership],
    log: Iterable[ContactLogEntry] = (),
    *,
    today: dt.date,
    months: int = VERIFY_MONTHS,
) -> list[Due]:
    """Return what wants a look: organisations in the order given, each before its contacts.

    `memberships` are those of all networks: an organisation that left one and stays in another is
    still there. While a contact with it is planned in `log`, nobody is reminded to verify: the
    details can be asked then.
    """
    roles: dict[str, set[MemberRole]] = defaultdict(set)
    for membership in memberships:
        roles[membership.organisation_id].add(membership.role)
    planned = {
        entry.organisation_id
        for entry in log
        if entry.next_on is not None and entry.next_on >= today
    }
    own: dict[str, list[Contact]] = defaultdict(list)
    for contact in contacts:
        own[contact.organisation_id].append(contact)
    limit = months_before(today, months)
    found: list[Due] = []
    for organisation in organisations:
        key = organisation.id
        away = bool(roles[key]) and roles[key] <= _AWAY
        left = away and MemberRole.LEFT in roles[key]
        asks = not away and key not in planned
        if asks and _old(organisation, limit):
            found.append(Due(key, "", (Care.NOT_VERIFIED,), seen_on(organisation)))
        for contact in sorted(own[key], key=lambda contact: not contact.first):
            reasons = set(_of_contact(contact, today))
            if left:
                reasons.add(Care.PARTNER_LEFT)
            elif asks and _old(contact, limit):
                reasons.add(Care.NOT_VERIFIED)
            if reasons:
                ordered = tuple(sorted(reasons, key=lambda care: _ORDER[care]))
                found.append(Due(key, contact.id, ordered, seen_on(contact)))
    return found


def _of_contact(contact: Contact, today: dt.date) -> Iterable[Care]:
    if contact.professional and contact.agreed_on is None:
        yield Care.NAMED_WITHOUT_DATE
    if contact.keep_until is not None and contact.keep_until < today:
        yield Care.PAST_DATE


def _old(record: Organisation | Contact, limit: dt.date) -> bool:
    day = seen_on(record)
    return day is None or day < limit
