"""The three spheres to articulate: social cohesion, prevention and security."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pcve_desktop.models.vocabularies import Presence, Sphere

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models.partners import Organisation
    from pcve_desktop.models.sharing import MeetingAttendance


class HasSpheres(Protocol):
    """A partner or an action."""

    @property
    def spheres(self) -> tuple[Sphere, ...]:
        """Return the spheres, the one that counts first."""


@dataclass(frozen=True, slots=True)
class Balance:
    """How many items count for each sphere; each item counts once, for its first sphere."""

    cohesion: int
    prevention: int
    security: int
    unplaced: int = 0

    @property
    def counts(self) -> dict[Sphere, int]:
        """Return the counts by sphere."""
        return {
            Sphere.COHESION: self.cohesion,
            Sphere.PREVENTION: self.prevention,
            Sphere.SECURITY: self.security,
        }

    @property
    def total(self) -> int:
        """Return how many items are placed."""
        return self.cohesion + self.prevention + self.security

    @property
    def leader(self) -> Sphere | None:
        """Return the sphere with most items, None when nothing is placed or two are level."""
        ordered = sorted(self.counts.items(), key=lambda pair: -pair[1])
        return ordered[0][0] if ordered[0][1] > ordered[1][1] else None

    @property
    def absent(self) -> tuple[Sphere, ...]:
        """Return the spheres without any item."""
        return tuple(sphere for sphere, number in self.counts.items() if not number)


def balance(items: Iterable[HasSpheres]) -> Balance:
    """Return the balance of partners or actions."""
    return _balance(item.spheres[0] if item.spheres else None for item in items)


def attendance_balance(
    attendance: Iterable[MeetingAttendance], organisations: Iterable[Organisation]
) -> Balance:
    """Return the balance of presences: each organisation counts for each meeting it came to."""
    sphere_of = {item.id: item.spheres[0] if item.spheres else None for item in organisations}
    return _balance(
        sphere_of.get(line.organisation_id)
        for line in attendance
        if line.presence is Presence.PRESENT
    )


def _balance(spheres: Iterable[Sphere | None]) -> Balance:
    counts = Counter(spheres)
    return Balance(
        counts[Sphere.COHESION], counts[Sphere.PREVENTION], counts[Sphere.SECURITY], counts[None]
    )


def sentence(tr: Translator, found: Balance) -> str:
    """Return the balance in a sentence, such as "Social cohesion leads; all three are present."."""
    if not found.total:
        return tr.t("Nothing has a sphere yet.")
    present = [tr.t(sphere.label) for sphere in Sphere if sphere not in found.absent]
    absent = [tr.t(sphere.label) for sphere in found.absent]
    if len(present) == 1:
        return tr.t("{sphere} stands alone so far.", sphere=present[0])
    if found.leader is None:
        start = tr.t("No sphere leads")
    else:
        start = tr.t("{sphere} leads", sphere=tr.t(found.leader.label))
    if absent:
        return tr.t("{start}; nothing yet for: {absent}.", start=start, absent=tr.list(absent))
    return tr.t("{start}; all three are present.", start=start)
