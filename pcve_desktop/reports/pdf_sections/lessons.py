"""What did not work and what the network takes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from pcve_desktop.models.sharing import Meeting
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.content import lessons
from pcve_desktop.reports.pdf_parts import Marked, kept

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from pcve_desktop.reports.pdf_sections.report import Report


def lessons_learned(report: Report) -> list[Flowable]:
    """Return setbacks and lessons of actions and meetings, and those of the cycle."""
    tr, view = report.tr, report.view
    parts: list[Flowable] = []
    for entry in lessons(view):
        body: list[Flowable] = [s.para(view.value(entry, "text"), s.ITEM)]
        learned = view.value(entry, "learned")
        if learned:
            body.append(s.para(learned, s.BODY))
        about = report.line(
            tr.t(entry.kind.label), view.value(entry, "action_id"), report.day(entry.noted_on)
        )
        body.append(report.quiet(about))
        parts += [kept(Marked(body, lesson=True)), Spacer(0, 9)]
    for meeting in view.records(Meeting):
        setback = view.value(meeting, "setback")
        if setback:
            about = report.line(view.value(meeting, "title"), report.day(meeting.held_on))
            body = [s.para(setback, s.ITEM), report.quiet(about)]
            parts += [kept(Marked(body, lesson=True)), Spacer(0, 9)]
    cycle = view.data.cycle
    taken = view.value(cycle, "lessons") if cycle is not None else None
    if taken:
        parts += [s.para(tr.t("What we take with us"), s.ITEM), s.para(taken, s.BODY)]
    return report.section(tr.t("Lessons and setbacks"), parts) if parts else []
