"""Step 6, decisions: what became of them, and the action a new one most likely belongs to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.actions import likeness
from pcve_desktop.models.vocabularies import ActionStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pcve_desktop.models.actions import Action, Milestone
    from pcve_desktop.models.sharing import Meeting, MeetingDecision

_SHARED = 0.5


class Standing(Enum):
    """What became of a decision, the ones to talk about first; the value is a message id."""

    LATE = mark("its date has passed")
    OPEN = mark("not followed up yet")
    UNDER_WAY = mark("under way")
    STOPPED = mark("stopped, with lessons")
    DONE = mark("done")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A decision of an earlier meeting and where it stands."""

    decision_id: str
    meeting_id: str
    standing: Standing


def follow_ups(
    meeting: Meeting,
    meetings: Iterable[Meeting],
    decisions: Iterable[MeetingDecision],
    actions: Iterable[Action],
    milestones: Iterable[Milestone],
    *,
    today: dt.date,
) -> tuple[FollowUp, ...]:
    """Return what earlier meetings decided: all of the last one, of others what became late.

    The last meeting is the one before `meeting` by its date. Of those before it, only what became
    an action or a milestone comes back: the rest was talked about at the meeting after it. Those
    to talk about come first.
    """
    day = meeting.held_on or dt.date.max
    before = sorted(
        (item.held_on, item.id) for item in meetings
        if item.held_on is not None and item.held_on < day and item.id != meeting.id
    )  # fmt: skip
    if not before:
        return ()
    last = before[-1][1]
    days = {key: held for held, key in before}
    by_action = {item.id: item for item in actions}
    by_milestone = {item.id: item for item in milestones}
    found = []
    for decision in decisions:
        if decision.meeting_id not in days:
            continue
        standing = standing_of(decision, by_action, by_milestone, today=today)
        late = standing is Standing.LATE and (decision.action_id or "") in by_action
        if decision.meeting_id == last or late:
            found.append(FollowUp(decision.id, decision.meeting_id, standing))
    order = list(Standing)

    def place(item: FollowUp) -> tuple[int, int]:
        return order.index(item.standing), -days[item.meeting_id].toordinal()

    return tuple(sorted(found, key=place))


def standing_of(
    decision: MeetingDecision,
    actions: dict[str, Action],
    milestones: dict[str, Milestone],
    *,
    today: dt.date,
) -> Standing:
    """Return what became of a decision; a milestone says more than its action."""
    milestone = milestones.get(decision.milestone_id or "")
    action = actions.get(decision.action_id or "")
    due = decision.due_on
    if milestone is not None:
        if milestone.done_on is not None:
            return Standing.DONE
        due = milestone.due_on
    elif action is not None:
        if action.status is ActionStatus.DONE:
            return Standing.DONE
        due = action.planned_end
    if action is not None and action.status is ActionStatus.STOPPED:
        return Standing.STOPPED
    if due is not None and due < today:
        return Standing.LATE
    return Standing.OPEN if action is None else Standing.UNDER_WAY


def likely_action(
    decision: MeetingDecision, actions: Sequence[Action], *, recent: str | None = None
) -> Action | None:
    """Return the open action of which a decision is most likely a milestone, None for no idea.

    First the one that shares most words with it, then the only one that its organisation leads,
    then `recent` (the id last chosen), then the only one there is.
    """
    live = [item for item in actions if item.status.open]
    scored = [(likeness(item.title, decision.text), item) for item in live]
    best = max(scored, key=lambda pair: pair[0], default=None)
    if best is not None and best[0] >= _SHARED:
        return best[1]
    led = [item for item in live if item.lead_id and item.lead_id == decision.organisation_id]
    if len(led) == 1:
        return led[0]
    chosen = next((item for item in led or live if item.id == recent), None)
    if chosen is not None:
        return chosen
    return live[0] if len(live) == 1 else None
