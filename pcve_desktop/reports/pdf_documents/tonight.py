"""What a meeting decided, on a page that is sent the same evening: what, who, until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from pcve_desktop.methodology.agenda import next_meeting
from pcve_desktop.methodology.scoring import latest_decisions
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.priorities import Candidate, PriorityDecision
from pcve_desktop.models.sharing import Meeting, MeetingAttendance, MeetingDecision
from pcve_desktop.models.vocabularies import Outcome, Presence
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.content import active_members
from pcve_desktop.reports.pdf_documents.parts import nothing, opening, said
from pcve_desktop.reports.pdf_table import Col

if TYPE_CHECKING:
    import datetime as dt

    from reportlab.platypus import Flowable

    from pcve_desktop.reports.pdf_sections.report import Report


def tonight(report: Report, meeting: Meeting | None) -> list[Flowable]:
    """Return the page of one meeting: decisions first, then who was there and what comes next."""
    if meeting is None:
        return nothing(report, Meeting)
    tr = report.tr
    when = tr.date(meeting.held_on, "long") if meeting.held_on is not None else ""
    parts = opening(report, report.said(meeting, "title"), when, said(report, meeting, "place"))
    summary = report.said(meeting, "summary")
    if summary:
        parts.append(s.para(summary, s.LEAD))
    decisions = _decisions(report, meeting)
    if not decisions:
        decisions = [report.quiet(tr.t("No decision is noted."))]
    parts += report.part(tr.t("Decisions"), decisions)
    parts += report.part(tr.t("Priorities we keep"), _priorities(report, meeting))
    parts += report.part(tr.t("Who was there"), _present(report, meeting))
    again = _again(report, meeting)
    if again:
        parts += report.part(tr.t("We meet again"), [s.para(again, s.BODY)])
    return parts


def _decisions(report: Report, meeting: Meeting) -> list[Flowable]:
    tr = report.tr
    found = report.view.where(MeetingDecision, "meeting_id", meeting.id)
    if not found:
        return []
    columns = (
        Col("", 16, tone="ink2", align="right"),
        Col(tr.t("Decision"), 0, strong=True),
        Col(tr.t("Responsible"), 140),
        Col(tr.t("Due"), 70),
    )
    rows = [
        [
            str(number),
            report.said(decision, "text"),
            report.said(decision, "organisation_id") or tr.t("Nobody named yet"),
            report.day(decision.due_on),
        ]
        for number, decision in enumerate(found, 1)
    ]
    return [report.table(columns, rows), Spacer(0, 6)]


def _priorities(report: Report, meeting: Meeting) -> list[Flowable]:
    """Return the priorities that were kept at the meeting or on its day."""
    view = report.view
    decisions = latest_decisions(view.records(PriorityDecision))
    made = []
    for candidate in view.records(Candidate):
        decision = decisions.get(candidate.id)
        if decision is None or decision.outcome is not Outcome.RETAINED:
            continue
        if decision.meeting_id == meeting.id or _same(decision.decided_on, meeting.held_on):
            made.append((decision.rank or len(decisions) + 1, candidate, decision))
    rows = [
        [str(place), report.said(candidate, "title"), report.said(decision, "reason")]
        for place, (_rank, candidate, decision) in enumerate(
            sorted(made, key=lambda one: one[0]), 1
        )
    ]
    if not rows:
        return []
    columns = (
        Col("", 16, tone="ink2", align="right"),
        Col(report.tr.t("Priority"), 200, strong=True),
        Col(report.tr.t("Reason"), 0),
    )
    return [report.table(columns, rows)]


def _same(day: dt.date | None, other: dt.date | None) -> bool:
    return day is not None and day == other


def _present(report: Report, meeting: Meeting) -> list[Flowable]:
    """Return the organisations that were there; people are no more than a number elsewhere."""
    view, tr = report.view, report.tr
    here = {
        line.organisation_id
        for line in view.where(MeetingAttendance, "meeting_id", meeting.id)
        if line.presence is Presence.PRESENT
    }
    names = [report.said(one, "name") for one in view.records(Organisation) if one.id in here]
    if not names:
        return []
    parts: list[Flowable] = []
    if view.whole(MeetingAttendance, Organisation):
        total = max(len(names), len(active_members(view, report.today)))
        words = tr.t("{present} of {total} organisations were there.", present=len(names),
                     total=total)  # fmt: skip
        parts.append(report.quiet(words))
    return [*parts, s.para(", ".join(names), s.BODY)]


def _again(report: Report, meeting: Meeting) -> str:
    """Return when and where the network meets after this meeting."""
    if meeting.held_on is None:
        return ""
    later = [
        other
        for other in report.view.records(Meeting)
        if other.id != meeting.id and other.held_on is not None and other.held_on > meeting.held_on
    ]
    following = next_meeting(later, today=meeting.held_on)
    if following is None or following.held_on is None:
        return ""
    day = report.tr.date(following.held_on, "long")
    return report.line(day, said(report, following, "starts_at"), report.said(following, "place"))
