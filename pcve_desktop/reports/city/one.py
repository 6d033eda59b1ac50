"""Each network on about half a page: its path, and a few lines that say where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from pcve_desktop.methodology import agenda
from pcve_desktop.methodology.steps import STEPS
from pcve_desktop.models.partners import Membership
from pcve_desktop.models.priorities import Candidate
from pcve_desktop.models.sharing import Meeting
from pcve_desktop.models.vocabularies import ActionStatus, MemberRole
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.city.report import step_cells
from pcve_desktop.reports.pdf_page import Heading
from pcve_desktop.reports.pdf_parts import kept
from pcve_desktop.reports.pdf_table import GAP, Col

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from pcve_desktop.reports.city.gathering import NetworkPart
    from pcve_desktop.reports.city.report import CityReport

_LABEL = 122.0
# A purpose is one or two sentences; what is longer has its place in the report of the network.
_PURPOSE = 400


def network_by_network(report: CityReport) -> list[Flowable]:
    """Return the networks in alphabetical order, each kept together."""
    parts: list[Flowable] = []
    for one in report.city.networks:
        parts += [kept(*_network(report, one)), Spacer(0, 14)]
    return report.section(report.tr.t("Network by network"), parts)


def _network(report: CityReport, one: NetworkPart) -> list[Flowable]:
    view, tr = one.view, report.tr
    network, cycle = view.data.network, view.data.cycle
    parts: list[Flowable] = [Heading(one.name, s.H2, 1)]
    area = view.value(network, "area")
    line = report.line(area, cycle.name if cycle is not None and view.shows(cycle) else "")
    if line:
        parts.append(report.quiet(line))
    purpose = view.value(network, "purpose")
    if purpose:
        text = purpose if len(purpose) <= _PURPOSE else f"{purpose[:_PURPOSE].rstrip()}…"
        parts.append(s.para(text, s.BODY))
    if one.facts.steps:
        width = (s.CONTENT_WIDTH - 5 * GAP) / 6
        columns = [Col(f"{step.step.number} {tr.t(step.word)}", width) for step in STEPS]
        parts += [Spacer(0, 4), report.table(columns, [step_cells(one, columns)])]
    pairs = [[label, text] for label, text in _lines(report, one) if text]
    if pairs:
        parts.append(report.table((Col("", _LABEL, strong=True), Col("", 0)), pairs))
    if one.figures.quiet_since is not None:
        day = tr.date(one.figures.quiet_since)
        said = tr.t("No new entry since {date}. A call may be welcome.", date=day)
        parts += [Spacer(0, 4), report.quiet(said)]
    return parts


def _lines(report: CityReport, one: NetworkPart) -> list[tuple[str, str]]:
    tr, own = report.tr, one.figures
    people = one.people_trained
    trained = (
        tr.t("{count} people trained", count=people)
        if not people.isdigit()
        else tr.n("{count} person trained", "{count} people trained", own.trained)
    )
    sessions = tr.n("{count} session held", "{count} sessions held", own.sessions)
    priorities = [one.view.title(Candidate, item.id) for item in own.retained]
    objectives = [
        tr.t("{done} of {total} reached", done=own.objectives.done, total=own.objectives.total)
        if own.objectives.total
        else "",
        tr.t("{done} of {total} milestones done", done=own.milestones.done,
             total=own.milestones.total)
        if own.milestones.total
        else "",
    ]  # fmt: skip
    learned = [
        tr.n("{count} lesson", "{count} lessons", own.lessons) if own.lessons else "",
        tr.n("{count} setback", "{count} setbacks", own.setbacks) if own.setbacks else "",
    ]
    return [
        (tr.t("Partners"), _partners(report, one)),
        (tr.t("Meetings"), _meetings(report, one)),
        (
            tr.t("Training"),
            report.line(sessions, trained if people else "") if own.sessions else "",
        ),
        (tr.t("Priorities"), "\n".join(priorities)),
        (tr.t("Objectives"), report.line(*objectives)),
        (tr.t("Actions"), _actions(report, one)),
        (tr.t("Lessons and setbacks"), report.line(*learned)),
    ]


def _partners(report: CityReport, one: NetworkPart) -> str:
    tr, own = report.tr, one.figures
    if not own.members:
        return ""
    sectors = [tr.t(sector.label) for sector, count in own.sectors.items() if sector and count]
    lead = next(
        (
            one.view.value(member, "organisation_id")
            for member in one.view.records(Membership)
            if member.role is MemberRole.LEAD
        ),
        "",
    )
    return report.line(
        tr.n("{count} organisation takes part", "{count} organisations take part",
             len(own.members)),
        tr.t("led by {name}", name=lead) if lead else "",
        "; ".join(sectors),
    )  # fmt: skip


def _meetings(report: CityReport, one: NetworkPart) -> str:
    tr, own = report.tr, one.figures
    coming = agenda.next_meeting(one.view.records(Meeting), today=report.today)
    last = own.last_meeting
    return report.line(
        tr.n("{count} held", "{count} held", own.meetings) if own.meetings else "",
        tr.t(
            "last on {date}: {done} of {total} came", date=tr.date(last.held_on),
            done=own.came.done, total=own.came.total,
        )
        if last is not None
        else "",
        tr.t("next on {date}", date=tr.date(coming.held_on))
        if coming is not None and coming.held_on is not None
        else "",
    )  # fmt: skip


def _actions(report: CityReport, one: NetworkPart) -> str:
    tr, own = report.tr, one.figures
    if not own.actions:
        return ""
    states = [
        f"{tr.t(status.label)} {tr.number(own.statuses[status])}"
        for status in ActionStatus
        if own.statuses[status]
    ]
    return report.line(tr.n("{count} action", "{count} actions", own.actions), *states)
