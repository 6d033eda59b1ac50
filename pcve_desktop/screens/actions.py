"""Step 5 on the wall: what exists, what is tried, who leads, whether the whole is in balance."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from pcve_desktop.methodology import actions as methods
from pcve_desktop.methodology import balance as spheres
from pcve_desktop.models.actions import Action, ActionLogEntry, ActionObjective, Milestone
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.vocabularies import ActionStatus, Step
from pcve_desktop.pictures.bars import Balance, balance_chart
from pcve_desktop.reports.content import active_members, lessons, pillar_label
from pcve_desktop.screens.room import pages
from pcve_desktop.screens.screen import Drawing, Line
from pcve_desktop.screens.summary import summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcve_desktop.pictures.layout import Measure
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.screens.room import Room
    from pcve_desktop.screens.screen import Screen

_STEP = Step.ACTIONS
SIGNS = {
    ActionStatus.IDEA: "action.idea",
    ActionStatus.PLANNED: "action.planned",
    ActionStatus.UNDER_WAY: "action.under_way",
    ActionStatus.DONE: "action.done",
    ActionStatus.PAUSED: "action.paused",
    ActionStatus.STOPPED: "action.stopped",
}
_LAST = 10**9


def _numbered(room: Room) -> list[Action]:
    return sorted(room.records(Action), key=lambda action: action.number or _LAST)


def _line(room: Room, action: Action, detail: str = "") -> Line:
    return Line(
        room.said(action, "title"),
        sign=SIGNS[action.status],
        word=room.tr.t(action.status.label),
        detail=detail,
    )


def _look(room: Room) -> Iterator[Screen]:
    """Show what partners offer, for it has people, a place and a public already."""
    tr = room.tr
    active = {member.organisation_id for member in active_members(room, room.today)}
    lines = [
        Line(room.said(item, "offers"), detail=room.said(item, "name"))
        for item in room.records(Organisation)
        if item.id in active and room.said(item, "offers")
    ]
    yield from pages(room, _STEP, "look", lines, tr.t("No offer of a partner is noted yet."))


def _propose(room: Room) -> Iterator[Screen]:
    """Show each objective with the actions that serve it."""
    tr = room.tr
    for objective in room.records(Objective):
        served = {
            link.action_id for link in room.where(ActionObjective, "objective_id", objective.id)
        }
        lines = [_line(room, action) for action in _numbered(room) if action.id in served]
        yield from pages(
            room, _STEP, "propose", lines, tr.t("No action yet - Talk about it"),
            hint=room.said(objective, "title"),
        )  # fmt: skip
    if not room.records(Objective):
        lines = [_line(room, action) for action in _numbered(room)]
        yield from pages(room, _STEP, "propose", lines, tr.t("No action yet."))


def _plan(room: Room) -> Iterator[Screen]:
    tr = room.tr
    lines = []
    for action in _numbered(room):
        if not action.status.open:
            continue
        ahead = sorted(
            (
                item
                for item in room.where(Milestone, "action_id", action.id)
                if item.done_on is None and item.due_on is not None
            ),
            key=lambda item: (item.due_on or dt.date.max, item.id),
        )
        lead = room.said(action, "lead_id") or tr.t("No lead yet")
        following = ""
        if ahead:
            following = tr.t(
                "next: {title}, {date}",
                title=room.said(ahead[0], "title"),
                date=room.said(ahead[0], "due_on"),
            )
        detail = " · ".join(text for text in (lead, following) if text)
        lines.append(_line(room, action, detail))
    yield from pages(room, _STEP, "plan", lines, tr.t("No action yet."))


def _check(room: Room) -> Iterator[Screen]:
    """Show which actions wait for the four questions of care, the balance, the pillars."""
    tr, found = room.tr, _numbered(room)
    lines = [
        _line(room, action, tr.t("Questions of care to go through"))
        for action in found
        if action.status.open and not methods.care(action).clear
    ]
    yield from pages(room, _STEP, "check", lines, tr.t("Every open action went through them."))
    ours = spheres.balance(found)
    if ours.total:
        yield room.screen(_STEP, "check", left=_balance(room, ours))
    pillars = [
        Line(pillar_label(line, tr), figure=tr.number(line.total))
        for line in methods.pillars(found)
    ]
    yield from pages(room, _STEP, "check", pillars, "", hint=tr.t("Five pillars"))


def _balance(room: Room, ours: spheres.Balance) -> Drawing:
    tr = room.tr
    active = {member.organisation_id for member in active_members(room, room.today)}
    partners = spheres.balance(item for item in room.records(Organisation) if item.id in active)
    rows = [Balance(tr.t("Actions"), *ours.counts.values())]
    if partners.total:
        rows.append(Balance(tr.t("Partners"), *partners.counts.values()))
    said = spheres.sentence(tr, ours)

    def build(width: int, measure: Measure) -> Picture:
        return balance_chart(
            rows, width=width, tr=tr, title=tr.t("Balance of the three spheres"), sentence=said,
            measure=measure,
        )  # fmt: skip

    return Drawing(build, said)


def _summary(room: Room) -> Iterator[Screen]:
    yield from summary(room, _STEP)
    learnt = [_lesson(room, entry) for entry in lessons(room)]
    if learnt:
        hint = room.tr.t("Setbacks and lessons are results too.")
        yield from pages(room, _STEP, "summary", learnt, "", hint=hint)


def _lesson(room: Room, entry: ActionLogEntry) -> Line:
    return Line(room.said(entry, "text"), detail=room.title(Action, entry.action_id))


PAGES = {
    "look": _look,
    "propose": _propose,
    "plan": _plan,
    "check": _check,
    "summary": _summary,
}
