"""The record of a meeting: who was there, what was talked about, what was decided and became."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.sharing import AgendaItem, Meeting, MeetingAttendance, MeetingDecision
from pcve_desktop.models.vocabularies import Presence
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.content import active_members
from pcve_desktop.reports.pdf_documents.parts import nothing, opening, pairs_table, said
from pcve_desktop.reports.pdf_parts import Marked, kept
from pcve_desktop.reports.pdf_table import Col

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from pcve_desktop.reports.pdf_sections.report import Report


def meeting_record(report: Report, meeting: Meeting | None) -> list[Flowable]:
    """Return the pages of one meeting; of one to come, its invitation."""
    if meeting is None:
        return nothing(report, Meeting)
    tr = report.tr
    when = tr.date(meeting.held_on, "long") if meeting.held_on is not None else ""
    hours = " – ".join(
        text for name in ("starts_at", "ends_at") if (text := said(report, meeting, name))
    )
    parts = opening(report, report.said(meeting, "title"), when, hours)
    places = dict.fromkeys((report.said(meeting, "place"), report.said(meeting, "host_id")))
    if report.line(*places):
        parts += [s.para(report.line(*places), s.BODY), Spacer(0, 4)]
    summary = report.said(meeting, "summary")
    if summary:
        parts.append(s.para(summary, s.LEAD))
    parts += report.part(tr.t("Organisations"), _attendance(report, meeting))
    parts += report.part(tr.t("Agenda"), _agenda(report, meeting))
    parts += report.part(tr.t("Decisions"), _decisions(report, meeting))
    setback = report.said(meeting, "setback")
    if setback:
        body = [kept(Marked([s.para(setback, s.BODY)], lesson=True))]
        parts += report.part(tr.t("What did not work"), body)
    return parts


def _attendance(report: Report, meeting: Meeting) -> list[Flowable]:
    """Return the organisations by their answer; people are a number for each, never names."""
    view, tr = report.view, report.tr
    answers: dict[Presence, list[str]] = {}
    for line in view.where(MeetingAttendance, "meeting_id", meeting.id):
        name = view.title(Organisation, line.organisation_id)
        if not name:
            continue
        people = said(report, line, "people")
        answers.setdefault(line.presence, []).append(f"{name} ({people})" if people else name)
    held = meeting.held_on is not None and meeting.held_on <= report.today
    order = (
        (Presence.PRESENT, Presence.EXCUSED, Presence.ABSENT)
        if held
        else (Presence.COMING, Presence.EXCUSED, Presence.NO_REPLY)
    )
    rows = [
        (tr.t(presence.label), ", ".join(sorted(answers[presence], key=str.casefold)))
        for presence in order
        if presence in answers
    ]
    table = pairs_table(report, rows)
    if held and table and view.whole(MeetingAttendance, Organisation):
        present, members = (
            len(answers.get(Presence.PRESENT, ())),
            len(active_members(view, report.today)),
        )
        text = tr.t("{present} of {total} organisations were there.", present=present,
                    total=max(present, members))  # fmt: skip
        return [report.quiet(text), *table]
    return table


def _agenda(report: Report, meeting: Meeting) -> list[Flowable]:
    points = report.view.where(AgendaItem, "meeting_id", meeting.id)
    if not points:
        return []
    columns = (
        Col("", 16, tone="ink2", align="right"),
        Col("", 0),
        Col("", 60, tone="ink2", align="right"),
    )
    rows = [
        [str(number), report.said(point, "title"), said(report, point, "minutes")]
        for number, point in enumerate(points, 1)
    ]
    return [report.table(columns, rows)]


def _decisions(report: Report, meeting: Meeting) -> list[Flowable]:
    tr = report.tr
    found = report.view.where(MeetingDecision, "meeting_id", meeting.id)
    if not found:
        return []
    columns = (
        Col("", 14, tone="ink2", align="right"),
        Col(tr.t("Decision"), 176, strong=True),
        (tr.t("Responsible"), None),
        (tr.t("Due"), 58.0),
        (tr.t("Where it went"), 116.0),
    )
    rows = [
        [
            str(number),
            report.said(decision, "text"),
            report.said(decision, "organisation_id"),
            report.day(decision.due_on),
            _became(report, decision),
        ]
        for number, decision in enumerate(found, 1)
    ]
    return [report.table(columns, rows)]


def _became(report: Report, decision: MeetingDecision) -> str:
    """Return what a decision became; a milestone is named with its action."""
    tr = report.tr
    action, milestone = report.said(decision, "action_id"), report.said(decision, "milestone_id")
    if milestone:
        became = tr.t("Milestone: {title}", title=milestone)
        return f"{became}\n{action}" if action else became
    return tr.t("Action: {title}", title=action) if action else ""
