"""A training session: the report of one that was held, and the attendance sheet to sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import PageBreak, Spacer

from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.training import (
    ConfidenceRating,
    HexagonExercise,
    SessionAttendance,
    SessionModule,
    TrainingModule,
    TrainingSession,
)
from pcve_desktop.models.vocabularies import SessionState
from pcve_desktop.pictures.dumbbell import ConfidenceRow, dumbbell_chart
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.audiences import Audience
from pcve_desktop.reports.content import active_members
from pcve_desktop.reports.pdf_documents.parts import (
    Room,
    fields_table,
    nothing,
    opening,
    said,
    text_part,
)
from pcve_desktop.reports.pdf_sections.report import MEASURE
from pcve_desktop.reports.pdf_table import Col, Ledger

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.reports.pdf_sections.report import Report
    from pcve_desktop.reports.pdf_table import Drawn

_FREE_ROWS = 6
_MOST_ROWS = 12


def training_session(report: Report, session: TrainingSession | None) -> list[Flowable]:
    """Return the report of a session, then on a new page the sheet to sign for its participants."""
    if session is None:
        return nothing(report, TrainingSession)
    view, tr = report.view, report.tr
    title, about = report.said(session, "title"), _about(report, session)
    parts = opening(report, title, *about)
    parts += text_part(report, tr.t("What we want to learn"), report.said(session, "objectives"))
    parts += report.part(tr.t("How it was made up"), _made_up(report, session))
    parts += report.part(tr.t("Who was there"), _attendance(report, session))
    parts += report.part(tr.t("Confidence, before and after"), _confidence(report, session))
    parts += text_part(report, tr.t("What to change next time"), report.said(session, "change"))
    if view.audience is Audience.NETWORK:
        sheet = _to_sign(report, session)
        # Before the session there is little to report: the sheet stands by itself.
        parts = [*parts, PageBreak(), *sheet] if session.state is SessionState.HELD else sheet
    return parts


def _about(report: Report, session: TrainingSession) -> list[str]:
    day = report.tr.date(session.held_on, "long") if session.held_on is not None else ""
    return [day, report.said(session, "place"), said(report, session, "hours")]


def _made_up(report: Report, session: TrainingSession) -> list[Flowable]:
    view, tr = report.view, report.tr
    modules = [
        report.line(
            view.title(TrainingModule, link.module_id),
            report.said(module, "provider") if module is not None else "",
        )
        for link in view.where(SessionModule, "session_id", session.id)
        if (module := view.data.get(TrainingModule, link.module_id)) is None or view.shows(module)
    ]
    exercises = [
        report.said(exercise, "title")
        for exercise in view.where(HexagonExercise, "session_id", session.id)
        if exercise.fictional
    ]
    more = [
        (tr.t("Modules"), "\n".join(filter(None, modules))),
        (tr.t("Hexagon, a fictional case"), "\n".join(exercises)),
    ]
    return fields_table(report, session, ("state", "led_by_id", "trainer"), more)


def _attendance(report: Report, session: TrainingSession) -> list[Flowable]:
    """Return organisations with their number of people, and how they liked it."""
    view, tr = report.view, report.tr
    lines = [
        (name, line)
        for line in view.where(SessionAttendance, "session_id", session.id)
        if line.people != 0 and (name := view.title(Organisation, line.organisation_id))
    ]
    satisfaction = _satisfaction(report, session)
    if not lines:
        return [report.quiet(satisfaction)] if satisfaction else []
    lines.sort(key=lambda pair: pair[0].casefold())
    columns = (
        Col(tr.t("Organisation"), 0, strong=True),
        (tr.t("Sector"), 160.0),
        Col(tr.t("People"), 50, align="right"),
    )
    rows = []
    for name, line in lines:
        organisation = view.data.get(Organisation, line.organisation_id)
        sector = report.said(organisation, "sector") if organisation is not None else ""
        rows.append([name, sector, said(report, line, "people")])
    count = tr.n("{count} organisation", "{count} organisations", len(lines))
    people = sum(line.people or 0 for _name, line in lines)
    # A single masked number could be worked out from the sum.
    hidden = any(view.masked(line.people) for _name, line in lines)
    total = tr.n("{count} person", "{count} people", people) if people and not hidden else ""
    return [report.quiet(report.line(count, total, satisfaction)), report.table(columns, rows)]


def _confidence(report: Report, session: TrainingSession) -> list[Flowable]:
    tr, view = report.tr, report.view
    rows = [
        ConfidenceRow(report.said(rating, "statement"), rating.before, rating.after)
        for rating in view.where(ConfidenceRating, "session_id", session.id)
        # The average of a few answers is nearly the answer of a person.
        if not view.masked(rating.answers)
        and (rating.before is not None or rating.after is not None)
    ]
    if not rows:
        return []

    def build(width: int) -> Picture:
        return dumbbell_chart(
            rows, title=tr.t("Confidence, before and after"), width=width, tr=tr, measure=MEASURE
        )

    scale = report.quiet(tr.t("Averages of the group, from 1 (low) to 5 (high): before → after."))
    return [scale, *report.picture(build)]


def _satisfaction(report: Report, session: TrainingSession) -> str:
    """Return the average with its number of answers, an empty text when there is none to show."""
    tr = report.tr
    value, answers = said(report, session, "satisfaction"), session.answers
    if not value:
        return ""
    counted = tr.n("{count} answer", "{count} answers", answers) if answers else ""
    return report.line(tr.t("Satisfaction {value} of 5", value=value), counted)


def _to_sign(report: Report, session: TrainingSession) -> list[Flowable]:
    """Return a sheet with a row for each expected participant, and some free ones."""
    tr = report.tr
    title = tr.t("Attendance sheet")
    parts = opening(report, title, report.said(session, "title"), *_about(report, session))
    text = tr.t("Please write a function rather than a name. The sheet stays with the organisers.")
    parts += [report.quiet(text), Spacer(0, 6)]
    columns = [
        Col(tr.t("Organisation"), 176, strong=True),
        Col(tr.t("Function"), 130),
        Col(tr.t("Signature"), 0),
    ]
    spare = s.CONTENT_WIDTH - sum(column.width for column in columns) - 2 * 9
    columns[2] = Col(tr.t("Signature"), spare)
    rows: list[list[str | Drawn]] = [[name, Room(), Room()] for name in _expected(report, session)]
    rows += [[Room(), Room(), Room()] for _ in range(_FREE_ROWS)]
    return [*parts, Ledger.of(columns, rows)]


def _expected(report: Report, session: TrainingSession) -> list[str]:
    """Return the name of each organisation as often as people are expected, once if unknown.

    Without any attendance noted, the partners of the network are expected.
    """
    view = report.view
    known = {
        line.organisation_id: line.people
        for line in view.where(SessionAttendance, "session_id", session.id)
    }
    ids = known or dict.fromkeys(
        (member.organisation_id for member in active_members(view, report.today)), None
    )
    named = sorted(
        (
            (name, people)
            for key, people in ids.items()
            if people != 0 and (name := view.title(Organisation, key))
        ),
        key=lambda pair: pair[0].casefold(),
    )
    return [name for name, people in named for _ in range(min(people or 1, _MOST_ROWS))]
