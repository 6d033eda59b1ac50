"""Step 1 on paper: who was trained with whom, confidence, the latest Hexagon exercise."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

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
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.content import active_members
from pcve_desktop.reports.pdf_sections.report import MEASURE
from pcve_desktop.reports.pdf_table import Col

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable

    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.reports.pdf_sections.report import Report


def training(report: Report) -> list[Flowable]:
    """Return the sessions, the sectors, the confidence and the latest exercise."""
    tr = report.tr
    return report.step(
        Step.TRAINING,
        [
            *report.part(tr.t("Who trained together"), _sessions(report)),
            *report.part(tr.t("Who attended, by sector"), _sectors(report)),
            *report.part(tr.t("Confidence, before and after"), _confidence(report)),
            *_hexagon(report),
        ],
    )


# -- sessions


def _sessions(report: Report) -> list[Flowable]:
    view, tr = report.view, report.tr
    held, planned = (
        sorted(
            (found for found in view.records(TrainingSession) if found.state is state),
            key=lambda found: (found.held_on or dt.date.max, found.id),
        )
        for state in (SessionState.HELD, SessionState.PLANNED)
    )
    parts: list[Flowable] = []
    if held:
        columns = (
            (tr.t("Date"), 58.0),
            Col(tr.t("Theme"), 150, strong=True),
            (tr.t("Organisations"), None),
            Col(tr.t("People"), 42, align="right"),
        )
        parts.append(report.table(columns, [_session(report, session) for session in held]))
    if planned:
        named = [
            report.line(report.said(found, "title"), report.day(found.held_on)) for found in planned
        ]
        parts += [
            Spacer(0, 6), report.quiet(tr.t("Planned: {names}.", names=tr.list(named))),
        ]  # fmt: skip
    changes = [text for session in held if (text := report.said(session, "change"))]
    if changes:
        parts += [Spacer(0, 8), s.para(tr.t("What to change next time"), s.ITEM)]
        parts += [s.bullet(text) for text in changes]
    return parts


def _session(report: Report, session: TrainingSession) -> list[str]:
    view = report.view
    lines = [
        line for line in view.where(SessionAttendance, "session_id", session.id) if line.people != 0
    ]
    names = sorted(
        (name for line in lines if (name := view.title(Organisation, line.organisation_id))),
        key=str.casefold,
    )
    people = sum(line.people or 1 for line in lines)
    return [
        report.day(session.held_on),
        report.said(session, "title"),
        ", ".join(names),
        str(view.count(people)) if people else "",
    ]


# -- sectors


def _sectors(report: Report) -> list[Flowable]:
    view, tr = report.view, report.tr
    active = {member.organisation_id for member in active_members(view, report.today)}
    sessions, attendance = view.records(TrainingSession), view.records(SessionAttendance)
    known = view.records(Organisation)
    # Those who left still came; those who never came and left are no gap.
    came = methods.coverage(known, sessions, attendance).trained
    seen = methods.coverage(
        [item for item in known if item.id in active or item.id in came], sessions, attendance
    )
    if not seen.trained:
        return []
    whole = view.whole(Organisation, TrainingSession, SessionAttendance)
    sectors = [line for line in seen.sectors if line.at_least or whole]
    bars = _bars(report, sectors)
    said = tr.t(
        "{count} of {total} organisations have taken part.",
        count=len(seen.trained),
        total=len(seen.trained) + len(seen.not_yet),
    )
    if not whole:
        said = tr.n("{count} organisation took part.", "{count} organisations took part.",
                    len(seen.trained))  # fmt: skip
    elif seen.gaps:
        names = tr.list([tr.t(sector.label) for sector in seen.gaps])
        said = f"{said} {tr.t('Not reached yet: {names}.', names=names)}"

    def build(width: int) -> Picture:
        return bar_chart(
            bars, title=tr.t("Who attended, by sector"), width=width, tr=tr, sentence=said,
            measure=MEASURE, floor=view.least,
        )  # fmt: skip

    return report.picture(build)


def _bars(report: Report, sectors: Sequence[methods.SectorCoverage]) -> list[Bar]:
    """Return the people of each sector, most first.

    The first page gives their sum: a single masked number could be worked out from the others, so
    it is shown together with the next one.
    """
    view, tr = report.view, report.tr

    def shown(line: methods.SectorCoverage) -> int:
        return view.least if view.masked(line.at_least) else line.at_least

    # The order must not tell what the numbers hide.
    ordered = sorted(sectors, key=lambda line: -shown(line))
    bars = [
        Bar(tr.t(line.sector.label) if line.sector else tr.t("No sector noted"), line.at_least)
        for line in ordered
        if line.sector is not None or line.at_least
    ]
    small = [index for index, bar in enumerate(bars) if view.masked(int(bar.value or 0))]
    if len(small) == 1 and small[0] > 0:
        at = small[0]
        names = [bars[at - 1].label, bars[at].label]
        both = (bars[at - 1].value or 0) + (bars[at].value or 0)
        bars[at - 1 : at + 1] = [Bar(tr.list(names), both)]
    return bars


# -- confidence


def _confidence(report: Report) -> list[Flowable]:
    view, tr = report.view, report.tr
    # The average of a few answers is nearly the answer of a person.
    shown = [rating for rating in view.records(ConfidenceRating) if not view.masked(rating.answers)]
    rows = [
        ConfidenceRow(line.statement, line.before, line.after)
        for line in methods.confidence(shown)
        if line.before is not None or line.after is not None
    ]
    if not rows:
        return []

    def build(width: int) -> Picture:
        return dumbbell_chart(
            rows, title=tr.t("Confidence, before and after"), width=width, tr=tr, measure=MEASURE
        )

    scale = report.quiet(tr.t("Averages of the group, from 1 (low) to 5 (high): before → after."))
    return [scale, *report.picture(build)]


# -- Hexagon


def _hexagon(report: Report) -> list[Flowable]:
    """Return the latest exercise; one whose case is not said to be fictional stays out."""
    view, tr = report.view, report.tr
    fictional = [found for found in view.records(HexagonExercise) if found.fictional]
    if not fictional:
        return []
    latest = max(fictional, key=lambda found: (found.held_on or dt.date.min, found.id))
    said = report.line(tr.t("This case is fictional"), report.day(latest.held_on))
    parts: list[Flowable] = [s.para(said, s.ITEM)]
    case = view.value(latest, "case_text")
    if case:
        parts += [s.para(case, s.BODY), Spacer(0, 6)]
    parts += _radar(report, latest)
    conclusion = view.value(latest, "conclusion")
    if conclusion:
        parts += [
            Spacer(0, 6), s.para(tr.t("What the group concludes"), s.ITEM),
            s.para(conclusion, s.BODY),
        ]  # fmt: skip
    ideas = view.where(HexagonResponse, "exercise_id", latest.id)
    if ideas:
        columns = (Col(tr.t("Profession"), 130, strong=True), (tr.t("Response idea"), None))
        rows = [[report.said(idea, "profession"), report.said(idea, "idea")] for idea in ideas]
        parts += [Spacer(0, 8), report.table(columns, rows)]
    title = tr.t("Hexagon: {title}", title=report.said(latest, "title"))
    return report.part(title, parts)


def _radar(report: Report, exercise: HexagonExercise) -> list[Flowable]:
    view, tr = report.view, report.tr
    lines = [
        line
        for line in methods.facet_counts(
            view.where(HexagonFacet, "exercise_id", exercise.id),
            view.where(HexagonCard, "exercise_id", exercise.id),
        )
        if line.facet_id is not None
    ]
    most = max((line.total for line in lines), default=0)
    if not most:
        return []

    def build(width: int) -> Picture:
        return radar_chart(
            [Facet(line.name, float(line.total)) for line in lines],
            title=tr.t("Cards per facet"), width=width, tr=tr, maximum=float(max(most, 3)),
            measure=MEASURE, decimals=0,
        )  # fmt: skip

    return report.picture_with_values(build)
