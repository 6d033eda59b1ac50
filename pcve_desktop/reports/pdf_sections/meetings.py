"""Meetings on paper: those held with their decisions, and the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Flowable, Spacer

from pcve_desktop.methodology import agenda, participation
from pcve_desktop.models.sharing import AgendaItem, Meeting, MeetingAttendance, MeetingDecision
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.pdf_parts import kept

if TYPE_CHECKING:
    from pcve_desktop.reports.pdf_sections.report import Report


def past_meetings(report: Report) -> list[Flowable]:
    """Return the meetings held so far, latest first: who came, one sentence, what was decided."""
    view, tr = report.view, report.tr
    present = {
        point.meeting_id: point.present
        for point in participation.over_meetings(
            view.records(Meeting), view.records(MeetingAttendance), today=report.today
        )
    }
    held = [
        (meeting.held_on, meeting.id, meeting)
        for meeting in view.records(Meeting)
        if meeting.held_on is not None and meeting.held_on < report.today
    ]
    parts: list[Flowable] = []
    for _day, _id, meeting in sorted(held, key=lambda item: item[:2], reverse=True):
        came = present.get(meeting.id)
        about = report.line(
            report.day(meeting.held_on),
            report.said(meeting, "place"),
            tr.n("{count} organisation", "{count} organisations", came) if came else "",
        )
        body: list[Flowable] = [s.para(report.said(meeting, "title"), s.ITEM), report.quiet(about)]
        summary = view.value(meeting, "summary")
        if summary:
            body.append(s.para(summary, s.BODY))
        body += [
            s.bullet(_decision(report, decision))
            for decision in view.where(MeetingDecision, "meeting_id", meeting.id)
        ]
        parts += [kept(*body), Spacer(0, 9)]
    return parts[:-1]


def _decision(report: Report, decision: MeetingDecision) -> str:
    """Return a decision with who takes care of it, until when, and what it became."""
    tr = report.tr
    became = report.said(decision, "action_id")
    about = report.line(
        report.said(decision, "organisation_id"),
        report.day(decision.due_on),
        tr.t("Became action: {title}", title=became) if became else "",
    )
    text = report.said(decision, "text")
    return f"{text} ({about})" if about else text


def next_meeting(report: Report) -> list[Flowable]:
    """Return the first meeting from today on, with its agenda."""
    tr, view = report.tr, report.view
    meeting = agenda.next_meeting(view.records(Meeting), today=report.today)
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
        report.quiet(report.line(*about)),
    ]
    points = view.where(AgendaItem, "meeting_id", meeting.id)
    if points:
        parts.append(Spacer(0, 4))
    for number, point in enumerate(points, 1):
        parts.append(s.para(f"{number}.\u00a0{view.value(point, 'title')}", s.BODY))
    return report.section(tr.t("Next meeting"), [kept(*parts)])
