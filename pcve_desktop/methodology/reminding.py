"""What is worth a word when somebody opens the network: late, due soon, and the next meeting.

`today` is always passed in.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.methodology import agenda
from pcve_desktop.methodology.agenda import DueItem
from pcve_desktop.models.sharing import Meeting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models.actions import Action, Milestone

WITHIN = 7
"""How many days ahead something is told at the start."""


@dataclass(frozen=True, slots=True)
class Soon:
    """What is late, what is due within a week, and a meeting within a week."""

    late: tuple[DueItem, ...] = ()
    due: tuple[DueItem, ...] = ()
    meeting: Meeting | None = None

    def __bool__(self) -> bool:
        return bool(self.late or self.due or self.meeting)


def soon(
    actions: Sequence[Action],
    milestones: Iterable[Milestone],
    meetings: Iterable[Meeting],
    *,
    today: dt.date,
) -> Soon:
    """Return what is late, due within a week, or meets within a week."""
    items = agenda.due(actions, milestones, today=today, within=WITHIN)
    meeting = agenda.next_meeting(meetings, today=today)
    if meeting is not None and meeting.held_on is not None:
        near = meeting.held_on <= today + dt.timedelta(days=WITHIN)
        meeting = meeting if near else None
    return Soon(
        tuple(item for item in items if item.late),
        tuple(item for item in items if not item.late),
        meeting,
    )


def sentence(tr: Translator, found: Soon, others: int) -> str:
    """Return one sentence of it all; `others` counts what is worth keeping in mind besides."""
    said = []
    if found.due:
        said.append(
            tr.n("{count} thing is due this week", "{count} things are due this week",
                 len(found.due))
        )  # fmt: skip
    if len(found.late) == 1:
        said.append(
            tr.n("one is {count} day late", "one is {count} days late", -found.late[0].days)
        )
    elif found.late:
        said.append(tr.n("{count} is late", "{count} are late", len(found.late)))
    if found.meeting is not None and found.meeting.held_on is not None:
        day = tr.date(found.meeting.held_on, "day_month")
        said.append(tr.t("the next meeting is on {day}", day=day))
    if others and not said:
        said.append(tr.n("{count} thing to keep in mind", "{count} things to keep in mind", others))
    words = ", ".join(said)
    return f"{words[:1].upper()}{words[1:]}." if words else ""
