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
from pcve_desktop.pictures.bars import Bar, bar_chart
from pcve_desktop.pictures.dumbbell import ConfidenceRow, dumbbell_chart
from pcve_desktop.pictures.radar import Facet, radar_chart
from pcve_desktop.reports.content import active_members
from pcve_desktop.screens.room import pages, parts
from pcve_desktop.screens.screen import Drawing, Line, Statement
from pcve_desktop.screens.summary import summary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pcve_desktop.pictures.layout import Measure
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.screens.room import Room
    from pcve_desktop.screens.screen import Screen

_STEP = Step.TRAINING
# Bars, or rows of before and after, that fit with letters that can be read from the back.
_BARS = 7
_ROWS = 4


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
    for part in parts(lines, _BARS):
        yield room.screen(_STEP, "prepare", left=_sectors(room, lines[part], said))


def _sectors(room: Room, lines: Sequence[methods.SectorCoverage], said: str) -> Drawing:
    tr = room.tr
    bars = [
        Bar(tr.t(line.sector.label) if line.sector else tr.t("No sector noted"), line.at_least)
        for line in lines
    ]

    def build(width: int, measure: Measure) -> Picture:
        return bar_chart(
            bars, title=tr.t("Who attended, by sector"), width=width, tr=tr, sentence=said,
            measure=measure,
        )  # fmt: skip

    return Drawing(build, said)


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
    if case:
        yield room.screen(_STEP, "hexagon", hint=said, left=Statement(case))
    facets = room.where(HexagonFacet, "exercise_id", latest.id)
    cards = room.where(HexagonCard, "exercise_id", latest.id)
    counted = [line for line in methods.facet_counts(facets, cards) if line.facet_id is not None]
    if any(line.total for line in counted):
        yield room.screen(_STEP, "hexagon", hint=said, left=_radar(room, counted))
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


def _radar(room: Room, lines: Sequence[methods.FacetLine]) -> Drawing:
    tr = room.tr
    most = max(line.total for line in lines)

    def build(width: int, measure: Measure) -> Picture:
        return radar_chart(
            [Facet(line.name, float(line.total)) for line in lines],
            title=tr.t("Cards per facet"), width=width, tr=tr, maximum=float(max(most, 3)),
            measure=measure, decimals=0,
        )  # fmt: skip

    return Drawing(build)


def _look_back(room: Room) -> Iterator[Screen]:
    tr = room.tr
    rows = [
        ConfidenceRow(line.statement, line.before, line.after)
        for line in methods.confidence(room.records(ConfidenceRating))
        if line.before is not None or line.after is not None
    ]
    if not rows:
        empty = tr.t("Nothing to compare yet: ask before and after a session.")
        yield from pages(room, _STEP, "look_back", (), empty)
        return
    hint = tr.t("Averages of the group, from 1 (low) to 5 (high): before → after.")
    for part in parts(rows, _ROWS):
        yield room.screen(_STEP, "look_back", hint=hint, left=_confidence(room, rows[part]))


def _confidence(room: Room, rows: Sequence[ConfidenceRow]) -> Drawing:
    tr = room.tr

    def build(width: int, measure: Measure) -> Picture:
        return dumbbell_chart(
            rows, title=tr.t("Confidence, before and after"), width=width, tr=tr, measure=measure
        )

    return Drawing(build)


def _summary(room: Room) -> Iterator[Screen]:
    return summary(room, _STEP)


PAGES = {
    "prepare": _prepare,
    "sessions": _sessions,
    "hexagon": _hexagon,
    "look_back": _look_back,
    "summary": _summary,
}
