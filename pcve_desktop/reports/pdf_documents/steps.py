"""A step of the summary as a document of its own: diagnosis, priorities, objectives, actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.models.actions import Action
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.priorities import Candidate, PriorityDecision
from pcve_desktop.models.sharing import Meeting, MeetingAttendance
from pcve_desktop.models.vocabularies import Presence
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.pdf_documents.parts import nothing, opening
from pcve_desktop.reports.pdf_sections.actions import actions
from pcve_desktop.reports.pdf_sections.diagnosis import diagnosis
from pcve_desktop.reports.pdf_sections.objectives import objectives
from pcve_desktop.reports.pdf_sections.priorities import priorities

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.platypus import Flowable

    from pcve_desktop.models import Record
    from pcve_desktop.reports.pdf_sections.report import Report


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
    """Return the plan with its milestones, the pillars and the balance."""
    return _step(report, Action, actions)


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
