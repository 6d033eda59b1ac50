"""Step 6 on the wall: the charter, what goes from whom to whom, meetings, whom to turn to."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.sharing import (
    InformationFlow,
    Meeting,
    MeetingDecision,
    Protocol,
    ProtocolMember,
    ReferralRoute,
)
from pcve_desktop.models.vocabularies import RouteKind, Step
from pcve_desktop.reports.content import active_members
from pcve_desktop.screens.room import pages, passages
from pcve_desktop.screens.screen import Line, Progress, Statement
from pcve_desktop.screens.summary import summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcve_desktop.screens.room import Room
    from pcve_desktop.screens.screen import Screen

_STEP = Step.SHARING
_KINDS = list(RouteKind)


def _charter(room: Room) -> Iterator[Screen]:
    """Show the charter that was adopted last, to be read aloud."""
    tr, found = room.tr, room.records(Protocol)
    if not found:
        yield from pages(room, _STEP, "charter", (), tr.t("No charter yet."))
        return
    charter = max(found, key=lambda item: (item.adopted_on or dt.date.min, item.id))
    purpose = room.said(charter, "purpose")
    for passage in passages(purpose):
        yield room.screen(
            _STEP, "charter", left=Statement(passage), progress=_signed(room, charter)
        )
    for name, title in (
        ("principles", tr.t("What we promise each other")),
        ("permitted", tr.t("May be shared")),
        ("forbidden", tr.t("Is never shared here")),
    ):
        lines = [Line(text) for text in _items(room.said(charter, name))]
        if lines:
            yield from pages(room, _STEP, "charter", lines, "", hint=title)


def _items(text: str) -> list[str]:
    return [line.strip().lstrip("-•–* ").strip() for line in text.splitlines() if line.strip()]


def _signed(room: Room, charter: Protocol) -> Progress:
    signed = sum(
        1
        for member in room.where(ProtocolMember, "protocol_id", charter.id)
        if member.signed_on and room.title(Organisation, member.organisation_id)
    )
    total = max(signed, len(active_members(room, room.today)))
    words = room.tr.t("Signed by {signed} of {total} organisations.", signed=signed, total=total)
    return Progress(signed, total, words)


def _matrix(room: Room) -> Iterator[Screen]:
    tr = room.tr
    lines = []
    for flow in room.records(InformationFlow):
        way = " → ".join(
            text for text in (room.said(flow, "sender"), room.said(flow, "recipient")) if text
        )
        rest = [way, *(room.said(flow, name) for name in ("frequency", "share_level"))]
        lines.append(
            Line(room.said(flow, "what"), detail=" · ".join(text for text in rest if text))
        )
    yield from pages(room, _STEP, "matrix", lines, tr.t("Nothing is agreed on yet."))


def _meetings(room: Room) -> Iterator[Screen]:
    """Show what the last meeting decided, and who takes it further."""
    tr = room.tr
    held = [
        meeting
        for meeting in room.records(Meeting)
        if meeting.held_on is not None and meeting.held_on <= room.today
    ]
    if not held:
        yield from pages(room, _STEP, "meetings", (), tr.t("No meeting yet."))
        return
    last = max(held, key=lambda meeting: (meeting.held_on or dt.date.min, meeting.id))
    lines = [
        Line(
            room.said(decision, "text"),
            detail=" · ".join(
                text
                for text in (room.said(decision, "organisation_id"), room.said(decision, "due_on"))
                if text
            ),
        )
        for decision in room.where(MeetingDecision, "meeting_id", last.id)
    ]
    hint = " · ".join(
        text for text in (room.said(last, "title"), room.said(last, "held_on")) if text
    )
    yield from pages(room, _STEP, "meetings", lines, tr.t("No decision is noted."), hint=hint)


def _routes(room: Room) -> Iterator[Screen]:
    """Show whom to turn to: services and public lines, never direct ones."""
    tr = room.tr
    routes = sorted(room.records(ReferralRoute), key=lambda route: _KINDS.index(route.kind))
    lines = [
        Line(
            room.said(route, "title"),
            detail=" · ".join(
                text for text in (room.said(route, "service"), room.said(route, "phone")) if text
            ),
        )
        for route in routes
    ]
    yield from pages(room, _STEP, "routes", lines, tr.t("No route yet."))


def _summary(room: Room) -> Iterator[Screen]:
    return summary(room, _STEP)


PAGES = {
    "charter": _charter,
    "matrix": _matrix,
    "meetings": _meetings,
    "routes": _routes,
    "summary": _summary,
}
