"""Step 4 on paper: objectives with their letters, indicators over time, the logic chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from pcve_desktop.methodology import chain, indicators, smart
from pcve_desktop.models import ENTITIES as MODELS
from pcve_desktop.models.actions import Action, ActionObjective
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.objectives import Indicator, Measurement, Objective
from pcve_desktop.models.priorities import Candidate, CandidateFinding, PriorityDecision
from pcve_desktop.models.vocabularies import Step
from pcve_desktop.pictures.chain import chain_picture
from pcve_desktop.pictures.chain_rows import ENTITIES, chain_boxes
from pcve_desktop.pictures.lines import Moment, sparkline
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.pdf_parts import LettersCell, PictureCell, ProgressBar, kept
from pcve_desktop.reports.pdf_sections.report import MEASURE
from pcve_desktop.reports.pdf_table import GAP, Col, Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlab.platypus import Flowable

    from pcve_desktop.methodology.smart import Smart
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.reports.pdf_sections.report import Report
    from pcve_desktop.reports.pdf_table import Drawn

_FIGURE, _WAY, _OVER_TIME = 38.0, 64.0, 134.0
_MOST_VALUES = 8
_CHAINED = (
    Finding, Candidate, CandidateFinding, Objective, ActionObjective, Action, Indicator,
)  # fmt: skip


def objectives(report: Report) -> list[Flowable]:
    """Return the objectives, each in detail, and the chain from findings to indicators."""
    view, tr = report.view, report.tr
    found = view.records(Objective)
    if not found:
        return []
    # The letters ask about indicators: without them they would say something wrong.
    asked = found if view.whole(Indicator) else []
    checks = {
        objective.id: smart.check(
            objective,
            indicators=view.where(Indicator, "objective_id", objective.id),
            today=report.today,
        )
        for objective in asked
    }
    parts: list[Flowable] = [_table(report, found, checks)]
    details: list[Flowable] = []
    for objective in found:
        details += [_objective(report, objective, checks.get(objective.id)), Spacer(0, 12)]
    parts += report.part(tr.t("Each objective"), details)
    parts += report.part(tr.t("From findings to indicators"), _chain(report, found))
    return report.step(Step.OBJECTIVES, parts)


def _table(report: Report, found: Sequence[Objective], checks: dict[str, Smart]) -> Flowable:
    tr = report.tr
    columns = (
        Col(tr.t("Objective"), 168, strong=True),
        (tr.t("Answers priority"), None),
        (tr.t("Lead"), 76.0),
        (tr.t("We look back on"), 56.0),
        Col(tr.t("SMART"), LettersCell.WIDTH),
    )
    rows: list[list[str | Drawn]] = [
        [
            report.said(objective, "title"),
            report.said(objective, "candidate_id"),
            report.said(objective, "lead_id"),
            report.day(objective.deadline),
            _letters(checks.get(objective.id)),
        ]
        for objective in found
    ]
    return report.table(columns, rows)


def _objective(report: Report, objective: Objective, check: Smart | None) -> Flowable:
    view, tr = report.view, report.tr
    parts: list[Flowable] = [s.para(report.said(objective, "title"), s.ITEM)]
    about = report.line(report.said(objective, "public"), _clear(report, check))
    if about:
        parts.append(report.quiet(about))
    theory = view.value(objective, "if_then")
    if theory:
        parts.append(s.para(theory, s.BODY))
    holds = view.value(objective, "assumptions")
    if holds:
        parts.append(s.para(tr.t("What has to hold: {assumptions}", assumptions=holds), s.BODY))
    served = [
        name
        for link in view.where(ActionObjective, "objective_id", objective.id)
        if (name := view.title(Action, link.action_id))
    ]
    if served:
        parts.append(report.quiet(tr.t("Actions: {names}", names="; ".join(served))))
    measured = view.where(Indicator, "objective_id", objective.id)
    if measured:
        parts += [Spacer(0, 3), _indicators(report, measured)]
    return kept(*parts)


def _letters(check: Smart | None) -> str | Drawn:
    return LettersCell([(one.letter, one.clear) for one in check.letters]) if check else ""


def _clear(report: Report, check: Smart | None) -> str:
    """Return in words what the letters say."""
    tr = report.tr
    if check is None:
        return ""
    still_open = [tr.t(letter.label) for letter in check.letters if not letter.clear]
    if not still_open:
        return tr.t("All five letters are clear")
    return tr.t("Still open: {names}", names=tr.list(still_open))


# -- indicators


def _indicators(report: Report, found: Iterable[Indicator]) -> Ledger:
    tr = report.tr
    spare = s.CONTENT_WIDTH - 3 * _FIGURE - _WAY - _OVER_TIME - 5 * GAP
    columns = [
        Col(tr.t("Indicator"), spare),
        Col(tr.t("Start"), _FIGURE, tone="ink2", align="right"),
        Col(tr.t("Now"), _FIGURE, strong=True, tone="accent", align="right"),
        Col(tr.t("Target"), _FIGURE, tone="ink2", align="right"),
        Col(tr.t("Way covered"), _WAY),
        Col(tr.t("Over time"), _OVER_TIME),
    ]
    return Ledger.of(columns, [_indicator(report, indicator) for indicator in found])


def _indicator(report: Report, indicator: Indicator) -> list[str | Drawn]:
    tr, view = report.tr, report.view
    standing = indicators.standing(indicator, view.where(Measurement, "indicator_id", indicator.id))
    numbers = [
        tr.number(value) if value is not None else "–"
        for value in (standing.start, standing.now, standing.target)
    ]
    moments = [Moment(report.day(point.on), point.value) for point in standing.points]
    cell: str | Drawn = "–"
    if moments:
        picture = sparkline(moments, standing.target, title=tr.t("Over time"), width=76, tr=tr,
                            height=28, measure=MEASURE)  # fmt: skip
        values = [tr.number(moment.value) for moment in moments]
        if len(values) > _MOST_VALUES:
            values = [values[0], "…", *values[2 - _MOST_VALUES :]]
        days = list(dict.fromkeys(m.label for m in (moments[0], moments[-1]) if m.label))
        # With its values beside it, so that nothing has to be read off the line.
        said = [" → ".join(values), " – ".join(days)] if len(values) > 1 else days
        cell = PictureCell(picture, "\n".join(said), _OVER_TIME)
    way: str | Drawn = "–"
    if standing.progress is not None:
        # Rounded down: a hundred stands for a target that is reached.
        covered = int(standing.progress * 100)
        way = ProgressBar(covered, tr.percent(covered / 100))
    name, unit = report.said(indicator, "name"), report.said(indicator, "unit")
    return [f"{name} ({unit})" if unit else name, *numbers, way, cell]


# -- the logic chain


def _chain(report: Report, found: Sequence[Objective]) -> list[Flowable]:
    view, tr = report.view, report.tr
    candidates = view.records(Candidate)
    made = chain.chain(
        findings=view.records(Finding),
        candidates=candidates,
        candidate_findings=view.records(CandidateFinding),
        decisions=view.records(PriorityDecision),
        objectives=found,
        action_objectives=view.records(ActionObjective),
        actions=view.records(Action),
        indicators=view.records(Indicator),
    )
    items, links = chain_boxes(
        made.rows, lambda stage, key: view.title(MODELS[ENTITIES[stage]], key), tr
    )
    if not links:
        return []
    whole = view.whole(*_CHAINED)

    def build(width: int) -> Picture:
        return chain_picture(items, links, width=width, tr=tr, measure=MEASURE, whole=whole)

    # A dense picture: smaller letters leave the boxes room beside each other.
    parts = report.picture(build, scale=0.6)
    for row in made.rows:
        if row.gaps and whole:
            title = (
                view.title(Objective, row.objective_id)
                if row.objective_id
                else view.title(Candidate, row.candidate_id)
            )
            gaps = tr.list([tr.t(gap.label) for gap in row.gaps])
            parts.append(s.bullet(f"{title}: {gaps}", s.SMALL))
    return parts
