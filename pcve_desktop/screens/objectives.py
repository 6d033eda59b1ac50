"""Step 4 on the wall: from a retained priority to a change that can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.methodology import chain, indicators, scoring, smart
from pcve_desktop.models.actions import Action, ActionObjective
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.objectives import Indicator, Measurement, Objective
from pcve_desktop.models.priorities import Candidate, CandidateFinding, PriorityDecision
from pcve_desktop.models.vocabularies import Step
from pcve_desktop.screens.room import pages
from pcve_desktop.screens.screen import Line, Lines, Statement
from pcve_desktop.screens.summary import summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcve_desktop.methodology.chain import ChainRow
    from pcve_desktop.screens.room import Room
    from pcve_desktop.screens.screen import Screen

_STEP = Step.OBJECTIVES


def _choose(room: Room) -> Iterator[Screen]:
    tr = room.tr
    candidates = room.records(Candidate)
    retained = scoring.retained(candidates, room.records(PriorityDecision))
    lines = []
    for place, candidate in enumerate(retained, start=1):
        count = len(room.where(Objective, "candidate_id", candidate.id))
        lines.append(
            Line(
                room.said(candidate, "title"),
                letter=str(place),
                detail=tr.n("{count} objective", "{count} objectives", count)
                if count
                else tr.t("No objective yet"),
            )
        )
    yield from pages(room, _STEP, "choose", lines, tr.t("No priority is retained yet."))


def _word(room: Room) -> Iterator[Screen]:
    """Show each objective alone, with the letters that are still open."""
    tr, found = room.tr, room.records(Objective)
    if not found:
        yield from pages(room, _STEP, "word", (), tr.t("No objective yet."))
    for objective in found:
        measured = room.where(Indicator, "objective_id", objective.id)
        check = smart.check(objective, indicators=measured, today=room.today)
        lines = tuple(
            Line(
                tr.t(one.label),
                letter=one.letter,
                word=tr.t("Is clear") if one.clear else tr.t("To talk about"),
            )
            for one in check.letters
        )
        statement = Statement(room.said(objective, "title"), room.said(objective, "if_then"))
        yield room.screen(_STEP, "word", left=statement, right=Lines(lines))


def _indicators(room: Room) -> Iterator[Screen]:
    """Show where each sign started, where it is and where it is to go."""
    tr = room.tr
    for objective in room.records(Objective):
        lines = []
        for indicator in room.where(Indicator, "objective_id", objective.id):
            standing = indicators.standing(
                indicator, room.where(Measurement, "indicator_id", indicator.id)
            )
            way = [
                tr.number(value) if value is not None else "–"
                for value in (standing.start, standing.target)
            ]
            lines.append(
                Line(
                    room.said(indicator, "name"),
                    detail=tr.t("from {start} to {target}", start=way[0], target=way[1]),
                    figure=tr.number(standing.now) if standing.now is not None else "–",
                )
            )
        yield from pages(
            room, _STEP, "indicators", lines, tr.t("No sign yet."),
            hint=room.said(objective, "title"),
        )  # fmt: skip
    if not room.records(Objective):
        yield from pages(room, _STEP, "indicators", (), tr.t("No objective yet."))


def _chain(room: Room) -> Iterator[Screen]:
    """Read each line of the chain aloud: because, so that, by, we will know."""
    made = chain.chain(
        findings=room.records(Finding),
        candidates=room.records(Candidate),
        candidate_findings=room.records(CandidateFinding),
        decisions=room.records(PriorityDecision),
        objectives=room.records(Objective),
        action_objectives=room.records(ActionObjective),
        actions=room.records(Action),
        indicators=room.records(Indicator),
    )
    shown = False
    for row in made.rows:
        shown = True
        yield room.screen(_STEP, "chain", left=Lines(_links(room, row)))
    if not shown:
        yield from pages(room, _STEP, "chain", (), room.tr.t("No objective yet."))


def _links(room: Room, row: ChainRow) -> tuple[Line, ...]:
    tr = room.tr
    gap = tr.t("To talk about")

    def names(entity: type, ids: tuple[str, ...]) -> str:
        known = list(filter(None, (room.title(entity, one) for one in ids)))
        if len(known) > 1:
            return tr.t("{title}, and {count} more", title=known[0], count=len(known) - 1)
        return known[0] if known else gap

    candidate = room.title(Candidate, row.candidate_id) or gap
    objective = room.title(Objective, row.objective_id) or gap
    return (
        Line(names(Finding, row.finding_ids), word=tr.t("Because we see")),
        Line(candidate, word=tr.t("we chose")),
        Line(objective, word=tr.t("so that")),
        Line(names(Action, row.action_ids), word=tr.t("we do")),
        Line(names(Indicator, row.indicator_ids), word=tr.t("and we will know by")),
    )


def _summary(room: Room) -> Iterator[Screen]:
    return summary(room, _STEP)


PAGES = {
    "choose": _choose,
    "word": _word,
    "indicators": _indicators,
    "chain": _chain,
    "summary": _summary,
}
