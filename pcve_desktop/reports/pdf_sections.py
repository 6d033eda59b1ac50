"""The parts of the summary, in the order in which they are read; each gives its flowables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from pcve_desktop.methodology import agenda, indicators, scoring
from pcve_desktop.models.actions import Action
from pcve_desktop.models.objectives import Indicator, Measurement, Objective
from pcve_desktop.models.priorities import Candidate, PriorityDecision
from pcve_desktop.models.sharing import AgendaItem, Meeting
from pcve_desktop.models.vocabularies import Outcome, StepState
from pcve_desktop.pictures.bars import Balance, Pillar, balance_chart, pillars_chart
from pcve_desktop.pictures.lines import Moment, sparkline
from pcve_desktop.pictures.path import PathStep, path_picture
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.content import facts, lessons, pillar_label
from pcve_desktop.reports.pdf_page import Heading
from pcve_desktop.reports.pdf_parts import (
    FigureRow,
    Marked,
    PictureCell,
    ProgressBar,
    Rule,
    StatusCell,
    kept,
)
from pcve_desktop.reports.pdf_table import GAP, Col, Drawn, Ledger
from pcve_desktop.reports.picture_flowable import PictureFlowable, pdf_measure

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models.vocabularies import ActionStatus
    from pcve_desktop.pictures.bars import SegmentState
    from pcve_desktop.pictures.glyphs import StepState as PathState
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.reports.audiences import View
    from pcve_desktop.reports.content import DocumentTexts, Facts, StepLine

_PATH_STATES: dict[StepState, PathState] = {
    StepState.NOT_STARTED: "not_started",
    StepState.UNDER_WAY: "under_way",
    StepState.DONE: "done",
    StepState.ADAPTED: "adapted",
    StepState.SKIPPED: "set_aside",
    StepState.REVISIT: "to_revisit",
}


class Summary:
    """The parts of a summary of one network for one audience, in one language."""

    def __init__(self, view: View, tr: Translator, *, today: dt.date, texts: DocumentTexts) -> None:
        self._view = view
        self._tr = tr
        self._today = today
        self._texts = texts

    def flowables(self) -> list[Flowable]:
        """Return the whole summary."""
        return [
            *self._cover(),
            *self._priorities(),
            *self._objectives(),
            *self._actions(),
            *self._lessons(),
            *self._next_meeting(),
        ]

    # -- first page

    def _cover(self) -> list[Flowable]:
        known = facts(self._view, self._tr, today=self._today)
        network, cycle = self._view.data.network, self._view.data.cycle
        place = network.city if network.city and network.city != network.name else ""
        line = (self._texts.subject, place, cycle.name if cycle is not None else "")
        parts: list[Flowable] = [
            Heading(network.name, s.COVER),
            s.para(" · ".join(part for part in line if part), s.COVER_LINE),
            Rule(),
        ]
        if known.sentence:
            parts.append(s.para(known.sentence, s.LEAD))
        purpose = self._view.value(network, "purpose")
        if purpose:
            parts.append(s.para(purpose, s.BODY))
        if known.steps:
            parts.append(self._part(self._tr.t("Our path")))
            parts.append(self._picture(lambda width: self._path(known.steps, width)))
        if known.figures:
            parts += [Spacer(0, 16), FigureRow(known.figures)]
        return parts + self._balance(known)

    def _path(self, steps: Sequence[StepLine], width: int) -> Picture:
        line = [
            PathStep(step.step.value, step.title, _PATH_STATES[step.state], step.note)
            for step in steps
        ]
        return path_picture(line, width=width, tr=self._tr, measure=_MEASURE)

    def _balance(self, known: Facts) -> list[Flowable]:
        tr = self._tr
        parts: list[Flowable] = []
        balance = known.balance
        if balance.cohesion or balance.prevention or balance.security:
            row = Balance(tr.t("Actions"), balance.cohesion, balance.prevention, balance.security)
            title = tr.t("Balance of actions")
            parts += [
                self._part(title),
                self._picture(
                    lambda width: balance_chart(
                        [row], width=width, tr=tr, title=title, measure=_MEASURE
                    )
                ),
            ]
        if any(line.total for line in known.pillars):
            bars = [
                Pillar(
                    line.pillar.value if line.pillar else "",
                    pillar_label(line, tr),
                    _segments(line),
                )
                for line in known.pillars
            ]
            parts += [
                self._part(tr.t("Five pillars")),
                self._picture(
                    lambda width: pillars_chart(
                        bars, width=width, tr=tr, measure=_MEASURE, links=False
                    )
                ),
            ]
        return parts

    # -- priorities and objectives

    def _priorities(self) -> list[Flowable]:
        tr, view = self._tr, self._view
        decisions = scoring.latest_decisions(view.records(PriorityDecision))
        known = {candidate.id: candidate for candidate in view.records(Candidate)}
        decided = [(known[key], made) for key, made in decisions.items() if key in known]
        if not decided:
            return []
        decided.sort(key=lambda pair: (_OUTCOMES.index(pair[1].outcome), pair[1].rank or _LAST))
        parts: list[Flowable] = []
        for candidate, decision in decided:
            title = view.value(candidate, "title")
            when = self._day(decision.decided_on)
            word = tr.t(decision.outcome.label)
            body = [s.para(title, s.ITEM), s.para(f"{word}, {when}" if when else word, s.SMALL)]
            reason = view.value(decision, "reason")
            if reason:
                body.append(s.para(reason, s.BODY))
            retained = decision.outcome is Outcome.RETAINED
            number = str(decision.rank) if retained and decision.rank else ""
            parts += [kept(Marked(body, number=number)), Spacer(0, 9)]
        return self._section(tr.t("Priorities"), parts, 200)

    def _objectives(self) -> list[Flowable]:
        parts: list[Flowable] = []
        for objective in self._view.records(Objective):
            parts += [self._objective(objective), Spacer(0, 12)]
        return self._section(self._tr.t("Objectives"), parts, 90) if parts else []

    def _objective(self, objective: Objective) -> Flowable:
        tr, view = self._tr, self._view
        lead, deadline = view.value(objective, "lead_id"), self._day(objective.deadline)
        about = [
            tr.t("Lead: {name}", name=lead) if lead else "",
            tr.t("We look back on {date}", date=deadline) if deadline else "",
        ]
        parts: list[Flowable] = [s.para(view.value(objective, "title"), s.ITEM)]
        line = " · ".join(part for part in about if part)
        if line:
            parts.append(s.para(line, s.SMALL))
        theory = view.value(objective, "if_then")
        if theory:
            parts.append(s.para(theory, s.BODY))
        found = view.where(Indicator, "objective_id", objective.id)
        if found:
            parts += [Spacer(0, 3), self._indicators(found)]
        return kept(*parts)

    def _indicators(self, found: Iterable[Indicator]) -> Ledger:
        tr = self._tr
        spare = s.CONTENT_WIDTH - 52 - 3 * 44 - 88 - 5 * GAP
        columns = [
            Col(tr.t("Indicator"), spare),
            Col(tr.t("Unit"), 52, tone="ink2"),
            Col(tr.t("Start"), 44, tone="ink2", align="right"),
            Col(tr.t("Now"), 44, strong=True, tone="accent", align="right"),
            Col(tr.t("Target"), 44, tone="ink2", align="right"),
            Col(tr.t("Over time"), 88),
        ]
        return Ledger.of(columns, [self._indicator(indicator) for indicator in found])

    def _indicator(self, indicator: Indicator) -> list[str | Drawn]:
        tr, view = self._tr, self._view
        standing = indicators.standing(
            indicator, view.where(Measurement, "indicator_id", indicator.id)
        )
        numbers = [
            tr.number(value) if value is not None else "–"
            for value in (standing.start, standing.now, standing.target)
        ]
        moments = [Moment(self._day(point.on), point.value) for point in standing.points]
        cell: str | Drawn = "–"
        if moments:
            cell = PictureCell(
                sparkline(moments, standing.target, title=tr.t("Over time"), width=117, tr=tr,
                          height=28, measure=_MEASURE)
            )  # fmt: skip
        name, unit = view.value(indicator, "name"), view.value(indicator, "unit")
        return [name, unit or "", *numbers, cell]

    # -- actions

    def _actions(self) -> list[Flowable]:
        tr = self._tr
        actions = sorted(
            self._view.records(Action),
            key=lambda action: action.number or _LAST,
        )
        if not actions:
            text = (
                tr.t("The actions of this network are not part of this summary.")
                if self._view.data.all(Action)
                else tr.t("No action has been written down yet.")
            )
            return self._section(tr.t("Action plan"), [s.para(text, s.BODY)], 40)
        fixed = (16.0, 88.0, _STATUS_WIDTH, 54.0, 56.0)
        spare = s.CONTENT_WIDTH - sum(fixed) - len(fixed) * GAP
        columns = [
            Col(tr.t("No."), fixed[0], tone="ink2", align="right"),
            Col(tr.t("Action"), spare, strong=True),
            Col(tr.t("Lead"), fixed[1], tone="ink2"),
            Col(tr.t("Status"), fixed[2]),
            Col(tr.t("Due"), fixed[3], tone="ink2"),
            Col(tr.t("Progress"), fixed[4]),
        ]
        return self._section(
            tr.t("Action plan"), [Ledger.of(columns, self._action_rows(actions))], 80
        )

    def _action_rows(self, actions: Iterable[Action]) -> Iterable[list[str | Drawn]]:
        """Give the rows of the action plan; readers and words are looked up once."""
        number, title, lead, status, due, progress = (
            self._view.reader(Action, name)
            for name in ("number", "title", "lead_id", "status", "planned_end", "progress")
        )
        states: dict[ActionStatus, StatusCell] = {}
        bars: dict[int, ProgressBar] = {}
        days: dict[dt.date, str] = {}
        for action in actions:
            state = status(action)
            if state not in states:
                states[state] = StatusCell(state, self._tr.t(state.label), _STATUS_WIDTH)
            day, share = due(action), progress(action)
            if day is not None and day not in days:
                days[day] = self._tr.date(day)
            if share is not None and share not in bars:
                bars[share] = ProgressBar(share, self._tr.percent(share / 100))
            yield [
                str(number(action) or ""),
                title(action),
                lead(action) or "",
                states[state],
                days[day] if day is not None else "",
                bars[share] if share is not None else "",
            ]

    # -- lessons and what comes next

    def _lessons(self) -> list[Flowable]:
        tr, view = self._tr, self._view
        parts: list[Flowable] = []
        for entry in lessons(view):
            action = view.value(entry, "action_id")
            about = [tr.t(entry.kind.label), action or "", self._day(entry.noted_on)]
            body = [s.para(view.value(entry, "text"), s.ITEM)]
            learned = view.value(entry, "learned")
            if learned:
                body.append(s.para(learned, s.BODY))
            body.append(s.para(" · ".join(part for part in about if part), s.SMALL))
            parts += [kept(Marked(body, lesson=True)), Spacer(0, 9)]
        parts += self._meeting_setbacks()
        cycle = view.data.cycle
        taken = view.value(cycle, "lessons") if cycle is not None else None
        if taken:
            parts += [s.para(tr.t("What we take with us"), s.ITEM), s.para(taken, s.BODY)]
        return self._section(tr.t("Lessons and setbacks"), parts, 60) if parts else []

    def _meeting_setbacks(self) -> list[Flowable]:
        parts: list[Flowable] = []
        for meeting in self._view.records(Meeting):
            setback = self._view.value(meeting, "setback")
            if setback:
                about = " · ".join(
                    part
                    for part in (self._view.value(meeting, "title"), self._day(meeting.held_on))
                    if part
                )
                body = [s.para(setback, s.ITEM), s.para(about, s.SMALL)]
                parts += [kept(Marked(body, lesson=True)), Spacer(0, 9)]
        return parts

    def _next_meeting(self) -> list[Flowable]:
        tr, view = self._tr, self._view
        meeting = agenda.next_meeting(view.records(Meeting), today=self._today)
        if meeting is None:
            return []
        start = view.value(meeting, "starts_at")
        when = tr.date(meeting.held_on, "long") if meeting.held_on is not None else ""
        if start is not None:
            when = tr.t("{date}, {time}", date=when, time=tr.time(start))
        # Often the host's own place: said once.
        about = dict.fromkeys((when, view.value(meeting, "place"), view.value(meeting, "host_id")))
        parts: list[Flowable] = [
            s.para(view.value(meeting, "title"), s.ITEM),
            s.para(" · ".join(part for part in about if part), s.SMALL),
        ]
        points = view.where(AgendaItem, "meeting_id", meeting.id)
        if points:
            parts.append(Spacer(0, 4))
        for number, point in enumerate(points, 1):
            parts.append(s.para(f"{number}.\u00a0{view.value(point, 'title')}", s.BODY))
        return self._section(tr.t("Next meeting"), [kept(*parts)], 60)

    # -- helpers

    def _section(self, title: str, parts: list[Flowable], least: float) -> list[Flowable]:
        """Return a section whose heading stays with at least `least` points of what follows."""
        return [
            CondPageBreak(s.H1.spaceBefore + s.H1.leading + least),
            Heading(title, s.H1),
            *parts,
        ]

    def _part(self, title: str) -> Flowable:
        return Heading(title, s.H2, 1)

    def _picture(self, build: Callable[[int], Picture]) -> PictureFlowable:
        return PictureFlowable(build, s.COLOURS, s.FONTS)

    def _day(self, day: dt.date | None) -> str:
        return self._tr.date(day) if day is not None else ""


_MEASURE = pdf_measure(s.FONTS)
_OUTCOMES = list(Outcome)
_STATUS_WIDTH = 84.0
# After every number that a person would give.
_LAST = 10**9


def _segments(line: object) -> tuple[SegmentState, ...]:
    states: tuple[SegmentState, ...] = ("done", "under_way", "to_come", "stopped")
    return tuple(state for state in states for _ in range(getattr(line, state)))
