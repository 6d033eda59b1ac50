"""Step 3 on paper: what was retained, the dots, the matrix, the spread, the decision record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from pcve_desktop.methodology import scoring, voting
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.priorities import (
    Ballot,
    BallotDots,
    Candidate,
    CandidateFinding,
    Criterion,
    PriorityDecision,
    Score,
    Vote,
)
from pcve_desktop.models.vocabularies import Outcome, Step, VoteState
from pcve_desktop.pictures.bars import Bar, bar_chart
from pcve_desktop.pictures.matrix import MatrixItem, priority_matrix
from pcve_desktop.pictures.spread import SpreadRow, spread_chart
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.content import active_members
from pcve_desktop.reports.pdf_parts import Marked, kept
from pcve_desktop.reports.pdf_sections.report import LAST, MEASURE
from pcve_desktop.reports.pdf_table import Col

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlab.platypus import Flowable

    from pcve_desktop.methodology.scoring import CandidateResult
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.reports.pdf_sections.report import Report

_OUTCOMES = list(Outcome)
_GROUNDS = 3
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def priorities(report: Report) -> list[Flowable]:
    """Return what the network chose, and how it came to it."""
    view, tr = report.view, report.tr
    candidates = view.records(Candidate)
    if not candidates:
        return []
    decisions = scoring.latest_decisions(view.records(PriorityDecision))
    results = _results(report, candidates)
    return report.step(
        Step.PRIORITIES,
        [
            *report.part(tr.t("What we work on first"), _retained(report, candidates, decisions)),
            *report.part(tr.t("Dots"), _dots(report, candidates)),
            *report.part(tr.t("Importance and capacity to act"),
                         _matrix(report, candidates, results)),
            *report.part(tr.t("How the ratings lie"), _spread(report, candidates, results)),
            *report.part(tr.t("Decision record"), _record(report, candidates, decisions)),
        ],
    )  # fmt: skip


def _retained(
    report: Report, candidates: Sequence[Candidate], decisions: Mapping[str, PriorityDecision]
) -> list[Flowable]:
    view, tr = report.view, report.tr
    parts: list[Flowable] = []
    for candidate in scoring.retained(candidates, decisions.values()):
        body: list[Flowable] = [s.para(view.value(candidate, "title"), s.ITEM)]
        why = view.value(candidate, "rationale")
        if why:
            body.append(s.para(why, s.BODY))
        grounds = _grounds(report, candidate)
        if grounds:
            body.append(report.quiet(tr.t("Rests on: {names}", names=grounds)))
        rank = decisions[candidate.id].rank
        parts += [kept(Marked(body, number=str(rank) if rank else "")), Spacer(0, 9)]
    return parts[:-1]


def _grounds(report: Report, candidate: Candidate) -> str:
    view, tr = report.view, report.tr
    names = [
        name
        for link in view.where(CandidateFinding, "candidate_id", candidate.id)
        if (name := view.title(Finding, link.finding_id))
    ]
    shown = names if len(names) <= _GROUNDS + 1 else names[:_GROUNDS]
    rest = len(names) - len(shown)
    if rest:
        shown.append(tr.n("and {count} more", "and {count} more", rest))
    return "; ".join(shown)


# -- dots


def _dots(report: Report, candidates: Sequence[Candidate]) -> list[Flowable]:
    """Return the result of the vote once it was shown; the view keeps a secret one back."""
    view, tr = report.view, report.tr
    shown = [vote for vote in view.records(Vote) if vote.state is VoteState.REVEALED]
    if not shown or not view.records(BallotDots):
        return []
    vote = shown[-1]
    ballots = view.records(Ballot)
    result = voting.tally(
        vote, ballots, view.records(BallotDots), [candidate.id for candidate in candidates]
    )
    turnout = voting.turnout(
        vote, ballots, [member.organisation_id for member in active_members(view, report.today)]
    )
    titles = {candidate.id: report.said(candidate, "title") for candidate in candidates}
    lines = sorted(result.lines, key=lambda line: -line.dots)
    said = tr.t("{voted} of {invited} organisations voted.", voted=turnout.voted,
                invited=turnout.invited)  # fmt: skip
    if turnout.abstained:
        abstained = tr.n(
            "{count} of them abstained.", "{count} of them abstained.", turnout.abstained
        )
        said = f"{said} {abstained}"

    def build(width: int) -> Picture:
        return bar_chart(
            [Bar(titles[line.candidate_id], line.dots) for line in lines],
            title=tr.t("Dots"), width=width, tr=tr, sentence=said, measure=MEASURE,
            nothing=tr.t("No dot"),
        )  # fmt: skip

    return report.picture(build)


# -- ratings


def _results(report: Report, candidates: Sequence[Candidate]) -> dict[str, CandidateResult]:
    view = report.view
    found = scoring.results(candidates, view.records(Criterion), view.records(Score))
    return {result.candidate_id: result for result in found}


def _letters(candidates: Sequence[Candidate]) -> dict[str, str]:
    """Return a letter for each candidate in their order, numbers after Z."""
    return {
        candidate.id: _LETTERS[place] if place < len(_LETTERS) else str(place + 1)
        for place, candidate in enumerate(candidates)
    }


def _matrix(
    report: Report, candidates: Sequence[Candidate], results: Mapping[str, CandidateResult]
) -> list[Flowable]:
    letters = _letters(candidates)
    items = [
        MatrixItem(
            letters[candidate.id],
            report.said(candidate, "title"),
            results[candidate.id].importance,
            results[candidate.id].capacity,
        )
        for candidate in candidates
    ]
    if all(item.importance is None or item.capacity is None for item in items):
        return []

    def build(width: int) -> Picture:
        return priority_matrix(items, width=width, tr=report.tr, key=False, measure=MEASURE)

    return report.picture_with_values(build)


def _spread(
    report: Report, candidates: Sequence[Candidate], results: Mapping[str, CandidateResult]
) -> list[Flowable]:
    letters = _letters(candidates)
    titles = {candidate.id: report.said(candidate, "title") for candidate in candidates}
    rows = [
        SpreadRow(
            item.id, titles[item.id], item.value, results[item.id].spread, letters[item.id],
            item.rank,
        )
        for item in scoring.rank((key, found.score) for key, found in results.items())
    ]  # fmt: skip
    if not any(row.spread for row in rows):
        return []
    title = report.tr.t("Candidate")

    def build(width: int) -> Picture:
        return spread_chart(rows, title=title, width=width, tr=report.tr, measure=MEASURE)

    return report.picture(build, values=True)


# -- decisions


def _record(
    report: Report, candidates: Sequence[Candidate], decisions: Mapping[str, PriorityDecision]
) -> list[Flowable]:
    tr = report.tr
    decided = [
        (candidate, decisions[candidate.id])
        for candidate in candidates
        if candidate.id in decisions
    ]
    if not decided:
        if not report.view.whole(PriorityDecision):
            return []
        text = tr.n(
            "{count} candidate; nothing is decided yet.",
            "{count} candidates; nothing is decided yet.",
            len(candidates),
        )
        return [report.quiet(text)]
    decided.sort(key=lambda pair: (_OUTCOMES.index(pair[1].outcome), pair[1].rank or LAST))
    columns = (
        Col(tr.t("Priority"), 146, strong=True),
        Col(tr.t("Decision"), 62),
        (tr.t("Date"), 58.0),
        (tr.t("Why"), None),
    )
    rows = [
        [
            report.said(candidate, "title"),
            report.said(decision, "outcome"),
            report.day(decision.decided_on),
            "\n".join(
                text for name in ("reason", "meeting_id") if (text := report.said(decision, name))
            ),
        ]
        for candidate, decision in decided
    ]
    return [report.table(columns, rows)]
