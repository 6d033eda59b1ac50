"""The rows of the partner list: what is known of each organisation at a glance, in groups."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.i18n import mark
from pcve_desktop.methodology import participation
from pcve_desktop.models.partners import (
    CommitmentRating,
    ContactLogEntry,
    Membership,
    Organisation,
)
from pcve_desktop.models.sharing import Meeting, MeetingAttendance
from pcve_desktop.models.vocabularies import (
    Commitment,
    MemberRole,
    OrganisationKind,
    Presence,
    Sector,
    Sphere,
)
from pcve_desktop.ui.kit.form.parsing import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pcve_desktop.services.dataset import Dataset

AWAY = frozenset({MemberRole.LEFT, MemberRole.DECLINED})
_NO_SECTOR = mark("Other partners")
_AWAY = mark("Declined or left")


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """One organisation of the list.

    `short` is what the list shows, `searched` its text without accents.
    """

    id: str
    name: str
    short: str
    role: MemberRole
    kind: OrganisationKind | None
    sector: Sector | None
    spheres: tuple[Sphere, ...]
    commitment: Commitment | None
    last_on: dt.date | None
    searched: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is filtered by; None lets everything pass."""

    text: str = ""
    role: MemberRole | None = None
    kind: OrganisationKind | None = None
    sphere: Sphere | None = None

    @property
    def filters(self) -> bool:
        """Say whether anything but the text is set."""
        return any(value is not None for value in (self.role, self.kind, self.sphere))

    def fits(self, row: PartnerRow) -> bool:
        """Say whether a row passes."""
        return (
            all(word in row.searched for word in fold(self.text).split())
            and (self.role is None or row.role is self.role)
            and (self.kind is None or row.kind is self.kind)
            and (self.sphere is None or self.sphere in row.spheres)
        )


def memberships(data: Dataset) -> dict[str, Membership]:
    """Return the places in the network by organisation id."""
    return {row.organisation_id: row for row in data.all(Membership)}


def partner_rows(data: Dataset, *, today: dt.date) -> list[PartnerRow]:
    """Return a row for each organisation of the network, by name."""
    places = memberships(data)
    commitment = participation.current_commitment(data.all(CommitmentRating))
    last = last_contacts(data, today=today)
    rows = []
    for organisation in data.organisations():
        rating = commitment.get(organisation.id)
        rows.append(
            PartnerRow(
                id=organisation.id,
                name=organisation.name,
                short=organisation.short_name or organisation.name,
                role=places[organisation.id].role,
                kind=organisation.kind,
                sector=organisation.sector,
                spheres=organisation.spheres or (),
                commitment=rating.commitment if rating else None,
                last_on=last.get(organisation.id),
                searched=_searched(organisation),
            )
        )
    return sorted(rows, key=lambda row: fold(row.name))


def _searched(organisation: Organisation) -> str:
    parts = (
        organisation.name,
        organisation.short_name,
        organisation.offers,
        organisation.neighbourhoods,
        organisation.city,
    )
    return fold(" ".join(part for part in parts if part))


def last_contacts(data: Dataset, *, today: dt.date) -> dict[str, dt.date]:
    """Return when each organisation was last in touch: a noted contact or a meeting it came to."""
    found: dict[str, dt.date] = {}

    def saw(organisation: str, day: dt.date | None) -> None:
        if day is not None and day <= today and day > found.get(organisation, dt.date.min):
            found[organisation] = day

    for entry in data.all(ContactLogEntry):
        saw(entry.organisation_id, entry.held_on)
    days = {meeting.id: meeting.held_on for meeting in data.all(Meeting)}
    for line in data.all(MeetingAttendance):
        if line.presence is Presence.PRESENT:
            saw(line.organisation_id, days.get(line.meeting_id))
    return found


def grouped(rows: Iterable[PartnerRow]) -> list[tuple[str, list[PartnerRow]]]:
    """Return (marked title, rows) by sector in the order of the vocabulary, who left last."""
    groups: dict[str, list[PartnerRow]] = defaultdict(list)
    for row in rows:
        if row.role in AWAY:
            groups[_AWAY].append(row)
        else:
            groups[row.sector.label if row.sector else _NO_SECTOR].append(row)
    order = [*(sector.label for sector in Sector), _NO_SECTOR, _AWAY]
    return [(title, _lead_first(groups[title])) for title in order if title in groups]


def _lead_first(rows: Sequence[PartnerRow]) -> list[PartnerRow]:
    return sorted(rows, key=lambda row: row.role is not MemberRole.LEAD)
