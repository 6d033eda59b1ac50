"""Step 1, who sat together: sectors by session, pairs of sectors that met, modules by partner.

Learning in a mixed group matters as much as the subject, so the mix is told for its own sake.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from pcve_desktop.methodology.training import SessionMix, session_mix
from pcve_desktop.models.vocabularies import Sector, SessionState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pcve_desktop.models.partners import Organisation
    from pcve_desktop.models.training import SessionAttendance, SessionModule, TrainingSession

Pair = tuple[Sector, Sector]


@dataclass(frozen=True, slots=True)
class Seating:
    """A held session with who came to it."""

    session_id: str
    mix: SessionMix

    @property
    def mixed(self) -> bool:
        """Say whether at least two sectors sat together."""
        return self.mix.sector_count > 1


@dataclass(frozen=True, slots=True)
class Mix:
    """Who sat together over all held sessions.

    `sessions` are those with a headcount, in order of date (undated ones last); `sectors` those
    that have a partner in the network or came; `met` counts the sessions in which a pair of them
    sat together, `apart` are the pairs that never did.
    """

    sessions: tuple[Seating, ...]
    sectors: tuple[Sector, ...]
    met: dict[Pair, int]
    apart: tuple[Pair, ...]

    @property
    def pairs(self) -> int:
        """Return the number of pairs of sectors that could meet."""
        return len(self.met) + len(self.apart)

    @property
    def alone(self) -> tuple[str, ...]:
        """Return the sessions in which one sector was by itself."""
        return tuple(seating.session_id for seating in self.sessions if not seating.mixed)


def mix(
    organisations: Sequence[Organisation],
    sessions: Iterable[TrainingSession],
    attendance: Iterable[SessionAttendance],
) -> Mix:
    """Return who sat together in the held ones of `sessions`."""
    held = sorted(
        (session for session in sessions if session.state is SessionState.HELD),
        key=lambda session: (session.held_on is None, str(session.held_on or ""), session.id),
    )
    lines: dict[str, list[SessionAttendance]] = {}
    for line in attendance:
        lines.setdefault(line.session_id, []).append(line)
    seatings = [
        Seating(session.id, session_mix(session.id, lines.get(session.id, ()), organisations))
        for session in held
    ]
    came = tuple(seating for seating in seatings if seating.mix.organisations)
    here = {item.sector for item in organisations}
    here.update(sector for seating in came for sector in seating.mix.sectors)
    sectors = tuple(sector for sector in Sector if sector in here)
    met: Counter[Pair] = Counter()
    for seating in came:
        met.update(combinations([s for s in sectors if s in seating.mix.sectors], 2))
    pairs = list(combinations(sectors, 2))
    return Mix(
        sessions=came,
        sectors=sectors,
        met={pair: met[pair] for pair in pairs if met[pair]},
        apart=tuple(pair for pair in pairs if not met[pair]),
    )


def learned(
    sessions: Iterable[TrainingSession],
    attendance: Iterable[SessionAttendance],
    session_modules: Iterable[SessionModule],
) -> dict[str, tuple[str, ...]]:
    """Return the modules that each organisation took part in, by id, each once.

    They stand in the order in which they were held; sessions that are only planned teach nothing.
    """
    held = {session.id: session for session in sessions if session.state is SessionState.HELD}
    taught: dict[str, list[str]] = {}
    for link in session_modules:
        taught.setdefault(link.session_id, []).append(link.module_id)
    lines = [line for line in attendance if line.session_id in held and line.people != 0]
    lines.sort(key=lambda line: str(held[line.session_id].held_on or "9"))
    known: dict[str, dict[str, None]] = {}
    for line in lines:
        modules = taught.get(line.session_id, ())
        known.setdefault(line.organisation_id, {}).update(dict.fromkeys(modules))
    return {organisation: tuple(modules) for organisation, modules in known.items()}
