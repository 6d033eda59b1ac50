"""Step 1 on the wall: who was trained with whom, the fictional case, before and after."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from pcve_desktop.methodology import training as methods
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.training import (
    ConfidenceRating,
    HexagonCard,
    HexagonExercise,
    HexagonFacet,
    HexagonResponse,
    SessionAttendance,
    TrainingSession,
)
from pcve_desktop.models.vocabularies import SessionState, Step
from pcve_desktop.reports.content import active_members
from pcve_desktop.screens.room import letter, pages, parts, passages
from pcve_desktop.screens.screen import Bar, Bars, Line, Lines, Reach, Scale, Statement, Web
from pcve_desktop.screens.summary import summary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pcve_desktop.screens.room import Room
    from pcve_desktop.screens.screen import Screen

_STEP = Step.TRAINING
# Rows of before and after that can be taken in at once.
_ROWS = 4
# Fewer make no shape.
_CORNERS = 3


def _prepare(room: Room) -> Iterator[Screen]:
    """Show who took part, by sector, and how many are not with us yet."""
    tr = room.tr
    active = {member.organisation_id for member in active_members(room, room.today)}
    known = [item for item in room.records(Organisation) if item.id in active]
    seen = methods.coverage(known, room.records(TrainingSession), room.records(SessionAttendance))
    lines = [line for line in seen.sectors if line.sector is not None or line.at_least]
    said = tr.t(
        "{count} of {total} organisations have taken part.",
        count=len(seen.trained),
        total=len(seen.trained) + len(seen.not_yet),
    )
    most = max((line.at_least for line in lines), default=1)
    hint = tr.t("Who attended, by sector")
    for part in parts(lines):
        bars = _sectors(room, lines[part], most, said)
        yield room.screen(_STEP, "prepare", hint=hint, left=bars)


def _sectors(room: Room, lines: Sequence[methods.SectorCoverage], most: int, said: str) -> Bars:
    tr = room.tr
    bars = [
        Bar(
            tr.t(line.sector.label) if line.sector else tr.t("No sector noted"),
            line.at_least,
            tr.number(line.at_least),
        )
        for line in lines
    ]
    return Bars(tuple(bars), most, said)


def _sessions(room: Room) -> Iterator[Screen]:
    tr = room.tr
    found = sorted(
        room.records(TrainingSession),
        key=lambda one: (one.state is SessionState.HELD, one.held_on or dt.date.max, one.id),
    )
    lines = []
    for session in found:
        came = [
            line
            for line in room.where(SessionAttendance, "session_id", session.id)
            if line.people != 0
        ]
        people = sum(line.people or 1 for line in came)
        held = session.state is SessionState.HELD
        who = tr.n("{count} organisation", "{count} organisations", len(came)) if came else ""
        lines.append(
            Line(
                room.said(session, "title"),
                sign="step.done" if held else "step.not_started",
                word=tr.t(session.state.label),
                detail=" · ".join(text for text in (room.said(session, "held_on"), who) if text),
                figure=tr.number(people) if held and people else "",
            )
        )
    yield from pages(room, _STEP, "sessions", lines, tr.t("No session yet."))


def _hexagon(room: Room) -> Iterator[Screen]:
    """Show the latest case that is said to be fictional; no other reaches the wall."""
    tr = room.tr
    fictional = [found for found in room.records(HexagonExercise) if found.fictional]
    if not fictional:
        yield from pages(room, _STEP, "hexagon", (), tr.t("No fictional case yet."))
        return
    latest = max(fictional, key=lambda found: (found.held_on or dt.date.min, found.id))
    said = tr.t("This case is fictional")
    case = room.said(latest, "case_text")
    for passage in passages(case):
        yield room.screen(_STEP, "hexagon", hint=said, left=Statement(passage))
    facets = room.where(HexagonFacet, "exercise_id", latest.id)
    cards = room.where(HexagonCard, "exercise_id", latest.id)
    counted = [line for line in methods.facet_counts(facets, cards) if line.facet_id is not None]
    if any(line.total for line in counted):
        yield from _web(room, counted, said)
    for facet in facets:
        held = [card for card in cards if card.facet_id == facet.id]
        lines = [Line(room.said(card, "text")) for card in held]
        if lines:
            hint = f"{said} · {room.said(facet, 'name')}"
            yield from pages(room, _STEP, "hexagon", lines, "", hint=hint)
    ideas = [
        Line(room.said(idea, "idea"), detail=room.said(idea, "profession"))
        for idea in room.where(HexagonResponse, "exercise_id", latest.id)
    ]
    if ideas:
        hint = f"{said} · {tr.t('What each profession could do')}"
        yield from pages(room, _STEP, "hexagon", ideas, "", hint=hint)


def _web(room: Room, found: Sequence[methods.FacetLine], said: str) -> Iterator[Screen]:
    """Show how many cards each facet has: letters around a picture, their words beside it."""
    most = max(3, *(line.total for line in found))
    web = Web(tuple((letter(place), line.total / most) for place, line in enumerate(found)))
    lines = [
        Line(line.name, letter=letter(place), figure=room.tr.number(line.total))
        for place, line in enumerate(found)
    ]
    hint = f"{said} · {room.tr.t('Cards per facet')}"
    for part in parts(lines):
        yield room.screen(
            _STEP, "hexagon", hint=hint, left=Lines(tuple(lines[part])),
            right=web if len(found) >= _CORNERS else None,
        )  # fmt: skip


def _look_back(room: Room) -> Iterator[Screen]:
    tr = room.tr
    rows = [
        _confidence(room, line)
        for line in methods.confidence(room.records(ConfidenceRating))
        if line.before is not None or line.after is not None
    ]
    if not rows:
        empty = tr.t("Nothing to compare yet: ask before and after a session.")
        yield from pages(room, _STEP, "look_back", (), empty)
        return
    hint = tr.t("Averages of the group, from 1 (low) to 5 (high): before → after.")
    for part in parts(rows, _ROWS):
        yield room.screen(_STEP, "look_back", hint=hint, left=Scale(tuple(rows[part])))


def _confidence(room: Room, line: methods.ConfidenceLine) -> Reach:
    tr = room.tr
    said = [
        tr.number(value, 1) if value is not None else "–" for value in (line.before, line.after)
    ]
    return Reach(
        line.statement,
        detail=tr.t("before {before}, after {after}", before=said[0], after=said[1]),
        figure=said[1] if line.after is not None else "",
        mean=line.after,
        before=line.before,
    )


def _summary(room: Room) -> Iterator[Screen]:
    return summary(room, _STEP)


PAGES = {
    "prepare": _prepare,
    "sessions": _sessions,
    "hexagon": _hexagon,
    "look_back": _look_back,
    "summary": _summary,
}
