"""A step of the summary as a document of its own: diagnosis, priorities, objectives, actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.methodology.timeline import too_early
from pcve_desktop.models.actions import Action, Milestone, MilestoneOrder
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.priorities import Candidate, PriorityDecision
from pcve_desktop.models.sharing import Meeting, MeetingAttendance
from pcve_desktop.models.vocabularies import Presence
from pcve_desktop.pictures.timeline import span_of, timeline_chart
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.documents import in_order
from pcve_desktop.reports.pdf_documents.parts import nothing, opening
from pcve_desktop.reports.pdf_sections.actions import actions
from pcve_desktop.reports.pdf_sections.diagnosis import diagnosis
from pcve_desktop.reports.pdf_sections.objectives import objectives
from pcve_desktop.reports.pdf_sections.priorities import priorities
from pcve_desktop.reports.pdf_sections.report import MEASURE
from pcve_desktop.reports.timeline_rows import timeline_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.platypus import Flowable

    from pcve_desktop.models import Record
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.pictures.timeline_rows import TimelineRow
    from pcve_desktop.reports.pdf_sections.report import Report

_ROWS = 14


def diagnosis_document(report: Report, _record: None) -> list[Flowable]:
    """Return the shared diagnosis."""
    return _step(report, Finding, diagnosis)


def priorities_document(report: Report, _record: None) -> list[Flowable]:
    """Return the priorities with the record of the decision, and who was present."""
    parts = _step(report, Candidate, priorities)
    return [*parts, *report.part(report.tr.t("Who was there"), _present(report))]


def objectives_document(report: Report, _record: None) -> list[Flowable]:
    """Return the objectives with the logic chain."""
    return _step(report, Objective, objectives)


def action_plan(report: Report, _record: None) -> list[Flowable]:
    """Return the plan with its milestones, the pillars and the balance, and the timeline."""
    parts = _step(report, Action, actions)
    return [*parts, *report.part(report.tr.t("Timeline"), _timeline(report))]


def _timeline(report: Report) -> list[Flowable]:
    """Return the actions with a date on one scale, some rows a picture so that each has its axis.

    The milestones of an action that is not shown are not either.
    """
    view, tr = report.view, report.tr
    early = too_early(view.records(Milestone), view.records(MilestoneOrder))
    names = {item.id: view.title(Milestone, item.id) for item in view.records(Milestone)}
    orders: dict[str, list[MilestoneOrder]] = {}
    for order in view.records(MilestoneOrder):
        orders.setdefault(order.milestone_id, []).append(order)
    rows = []
    for action in in_order(view.records(Action)):
        milestones = view.where(Milestone, "action_id", action.id)
        own = [order for item in milestones for order in orders.get(item.id, ())]
        who = view.title(Organisation, action.lead_id)
        row = timeline_row(
            action, milestones, own, early, who=who, today=report.today, names=names
        )  # fmt: skip
        if row.days():
            rows.append(row)
    span = span_of(rows, report.today)
    parts: list[Flowable] = []
    for start in range(0, len(rows), _ROWS):
        some = rows[start : start + _ROWS]

        def build(width: int, some: list[TimelineRow] = some) -> Picture:
            return timeline_chart(
                some, today=report.today, width=width, tr=tr, measure=MEASURE, span=span
            )

        # Smaller letters leave the bars room beside the names.
        parts += report.picture(build, scale=0.62)
    return parts


def _step(
    report: Report, entity: type[Record], section: Callable[[Report], list[Flowable]]
) -> list[Flowable]:
    if not report.view.records(entity):
        return nothing(report, entity)
    network, cycle = report.view.data.network, report.view.data.cycle
    place = network.city if network.city and network.city != network.name else ""
    about = (place, cycle.name if cycle is not None else "")
    return [*opening(report, report.texts.subject, *about), *section(report)]


def _present(report: Report) -> list[Flowable]:
    """Return the organisations at each meeting that decided on a priority."""
    view = report.view
    meetings = {
        decision.meeting_id: meeting
        for decision in view.records(PriorityDecision)
        if decision.meeting_id is not None
        and (meeting := view.data.get(Meeting, decision.meeting_id)) is not None
        and view.shows(meeting)
    }
    parts: list[Flowable] = []
    for meeting_id, meeting in meetings.items():
        names = sorted(
            (
                name
                for line in view.where(MeetingAttendance, "meeting_id", meeting_id)
                if line.presence is Presence.PRESENT
                and (name := view.title(Organisation, line.organisation_id))
            ),
            key=str.casefold,
        )
        if names:
            title = report.line(report.said(meeting, "title"), report.day(meeting.held_on))
            parts += [s.para(title, s.ITEM), s.para(", ".join(names), s.BODY)]
    return parts
