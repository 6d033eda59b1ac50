"""Step 5: pillars, gaps, look-alikes and the questions of care."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.methodology.content.starters import CARE_QUESTIONS, CareQuestion
from pcve_desktop.models.vocabularies import ActionStatus, Pillar, Sphere

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pcve_desktop.models.actions import Action, ActionObjective, ActionPartner
    from pcve_desktop.models.objectives import Objective
    from pcve_desktop.models.partners import Organisation

_ALIKE = 0.6
_WORD_ALIKE = 0.8
_SHORTEST_WORD = 3


@dataclass(frozen=True, slots=True)
class PillarLine:
    """The actions of a pillar by state; paused ones are under way, ideas are to come.

    `pillar` is None for actions that have none yet.
    """

    pillar: Pillar | None
    done: int
    under_way: int
    to_come: int
    stopped: int

    @property
    def total(self) -> int:
        """Return the number of actions."""
        return self.done + self.under_way + self.to_come + self.stopped


def pillars(actions: Iterable[Action]) -> tuple[PillarLine, ...]:
    """Return the five pillars in order, then the actions without pillar if there are any."""
    counts = Counter((action.pillar, action.status) for action in actions)

    def line(pillar: Pillar | None) -> PillarLine:
        return PillarLine(
            pillar,
            done=counts[pillar, ActionStatus.DONE],
            under_way=counts[pillar, ActionStatus.UNDER_WAY] + counts[pillar, ActionStatus.PAUSED],
            to_come=counts[pillar, ActionStatus.IDEA] + counts[pillar, ActionStatus.PLANNED],
            stopped=counts[pillar, ActionStatus.STOPPED],
        )

    loose = line(None)
    return tuple(line(pillar) for pillar in Pillar) + ((loose,) if loose.total else ())


@dataclass(frozen=True, slots=True)
class ActionGaps:
    """What nobody takes care of yet, by identifier."""

    objectives: tuple[str, ...]
    pillars: tuple[Pillar, ...]
    spheres: tuple[Sphere, ...]
    partners: tuple[str, ...]
    leads: tuple[str, ...]

    @property
    def total(self) -> int:
        """Return the number of gaps."""
        groups = (self.objectives, self.pillars, self.spheres, self.partners, self.leads)
        return sum(len(group) for group in groups)


def gaps(
    objectives: Iterable[Objective],
    actions: Sequence[Action],
    action_objectives: Iterable[ActionObjective],
    action_partners: Iterable[ActionPartner],
    organisations: Iterable[Organisation],
) -> ActionGaps:
    """Return what nobody serves, covers or leads yet, and partners without a role.

    Stopped actions fill no gap; an action without lead counts while it is open. An action counts
    for each of its spheres.
    """
    live = {action.id: action for action in actions if action.status is not ActionStatus.STOPPED}
    served = {link.objective_id for link in action_objectives if link.action_id in live}
    used = {action.pillar for action in live.values()}
    touched = {sphere for action in live.values() for sphere in action.spheres}
    busy = {link.organisation_id for link in action_partners if link.action_id in live}
    busy |= {action.lead_id for action in live.values() if action.lead_id}
    return ActionGaps(
        objectives=tuple(objective.id for objective in objectives if objective.id not in served),
        pillars=tuple(pillar for pillar in Pillar if pillar not in used),
        # Before there is any action, nothing can be out of balance.
        spheres=tuple(sphere for sphere in Sphere if live and sphere not in touched),
        partners=tuple(item.id for item in organisations if item.id not in busy),
        leads=tuple(item.id for item in actions if item.status.open and item.lead_id is None),
    )


def similar(title: str, actions: Iterable[Action], limit: int = 5) -> list[Action]:
    """Return actions whose title looks like `title`, the closest first: look before creating."""
    wanted = _words(title)
    if not wanted:
        return []
    scored = [(_likeness(wanted, _words(action.title)), action) for action in actions]
    close = [(score, action) for score, action in scored if score >= _ALIKE]
    return [action for _, action in sorted(close, key=lambda pair: -pair[0])[:limit]]


def likeness(one: str, other: str) -> float:
    """Return the share of the words of the shorter text that the other has too, 0 to 1."""
    return _likeness(_words(one), _words(other))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return [word for word in re.findall(r"\w+", plain) if len(word) >= _SHORTEST_WORD]


def _likeness(wanted: list[str], other: list[str]) -> float:
    """Return the share of the words of the shorter title that have a close match in the other."""
    short, long = sorted((wanted, other), key=len)
    if not short:
        return 0.0
    close = (_closest(word, long) for word in short)
    return sum(close) / len(short)


def _closest(word: str, others: Iterable[str]) -> float:
    """Return how alike the closest of some words is, 0 when none is close."""
    best = 0.0
    matcher = difflib.SequenceMatcher(None, "", word)
    for other in others:
        matcher.set_seq1(other)
        # The quick bound rules most pairs out: this runs while somebody types.
        least = max(best, _WORD_ALIKE)
        if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least:
            ratio = matcher.ratio()
            best = ratio if ratio >= least else best
    return best


@dataclass(frozen=True, slots=True)
class CareCheck:
    """The do-no-harm check of an action: how many questions are answered, which stay open."""

    answered: int
    open: tuple[CareQuestion, ...]

    @property
    def clear(self) -> bool:
        """Say whether all questions have a yes."""
        return not self.open


def care(action: Action) -> CareCheck:
    """Return the do-no-harm check of an action."""
    still_open = tuple(item for item in CARE_QUESTIONS if not getattr(action, item.field))
    return CareCheck(len(CARE_QUESTIONS) - len(still_open), still_open)
