"""Step 5 on paper: the plan, the milestones, the five pillars, the balance of spheres."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from pcve_desktop.methodology import balance as spheres
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.vocabularies import Step
from pcve_desktop.pictures.bars import Balance, Pillar, balance_chart, pillars_chart
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.content import active_members, pillar_label
from pcve_desktop.reports.pdf_parts import ProgressBar, StatusCell
from pcve_desktop.reports.pdf_sections.report import LAST, MEASURE
from pcve_desktop.reports.pdf_table import Col

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlab.platypus import Flowable

    from pcve_desktop.methodology.actions import PillarLine
    from pcve_desktop.models.vocabularies import ActionStatus
    from pcve_desktop.pictures.bars import SegmentState
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.reports.pdf_sections.report import Report
    from pcve_desktop.reports.pdf_table import Drawn

_STATUS_WIDTH = 104.0


def actions(report: Report) -> list[Flowable]:
    """Return the plan and what it adds up to."""
    tr, view = report.tr, report.view
    found = sorted(view.records(Action), key=lambda action: action.number or LAST)
    if not found:
        text = (
            tr.t("The actions of this network are not part of this summary.")
            if view.data.all(Action)
            else tr.t("No action has been written down yet.")
        )
        return report.step(Step.ACTIONS, [s.para(text, s.BODY)])
    return report.step(
        Step.ACTIONS,
        [
            *report.part(tr.t("Action plan"), [_plan(report, found)]),
            *report.part(tr.t("Milestones"), _milestones(report, found)),
            *report.part(tr.t("Five pillars"), _pillars(report)),
            *report.part(tr.t("Balance of the three spheres"), _balance(report, found)),
        ],
    )


# -- the plan


def _plan(report: Report, found: Iterable[Action]) -> Flowable:
    tr = report.tr
    columns = (
        Col(tr.t("No."), 16, tone="ink2", align="right"),
        Col(tr.t("Action"), 134, strong=True),
        (tr.t("Lead"), None),
        Col(tr.t("Status"), _STATUS_WIDTH),
        (tr.t("Due"), 54.0),
        Col(tr.t("Progress"), 56),
    )
    return report.table(columns, _plan_rows(report, found))


def _plan_rows(report: Report, found: Iterable[Action]) -> Iterable[list[str | Drawn]]:
    """Give the rows of the action plan; readers and words are looked up once."""
    number, title, lead, status, due, progress = (
        report.view.reader(Action, name)
        for name in ("number", "title", "lead_id", "status", "planned_end", "progress")
    )
    states: dict[ActionStatus, StatusCell] = {}
    bars: dict[int, ProgressBar] = {}
    days: dict[dt.date, str] = {}
    for action in found:
        state = status(action)
        if state not in states:
            states[state] = StatusCell(state, report.tr.t(state.label), _STATUS_WIDTH)
        day, share = due(action), progress(action)
        if day is not None and day not in days:
            days[day] = report.tr.date(day)
        if share is not None and share not in bars:
            bars[share] = ProgressBar(share, report.tr.percent(share / 100))
        yield [
            str(number(action) or ""),
            title(action),
            lead(action) or "",
            states[state],
            days[day] if day is not None else "",
            bars[share] if share is not None else "",
        ]


def _milestones(report: Report, found: Iterable[Action]) -> list[Flowable]:
    """Return the milestones of the actions under way, by date; undated ones last."""
    view, tr = report.view, report.tr
    running = {action.id: action for action in found if action.status.open}
    ahead = sorted(
        (item for item in view.records(Milestone) if item.action_id in running),
        key=lambda item: (item.due_on or dt.date.max, item.id),
    )
    if not ahead:
        return []
    columns = (
        Col(tr.t("Due"), 54, tone="ink2"),
        Col(tr.t("Milestone"), 142, strong=True),
        (tr.t("Action"), None),
        (tr.t("Responsible"), 92.0),
        (tr.t("Done on"), 56.0),
    )
    title, action, who = (
        view.reader(Milestone, name) for name in ("title", "action_id", "organisation_id")
    )
    rows = [
        [
            report.day(item.due_on), title(item), action(item) or "", who(item) or "",
            report.day(item.done_on),
        ]
        for item in ahead
    ]  # fmt: skip
    return [report.table(columns, rows)]


# -- the whole


def _balance(report: Report, found: Sequence[Action]) -> list[Flowable]:
    tr, view = report.tr, report.view
    ours = spheres.balance(found)
    if not ours.total:
        return []
    active = {member.organisation_id for member in active_members(view, report.today)}
    partners = spheres.balance(item for item in view.records(Organisation) if item.id in active)
    rows = [Balance(tr.t("Actions"), *ours.counts.values())]
    if partners.total:
        rows.append(Balance(tr.t("Partners"), *partners.counts.values()))
    said = (
        spheres.sentence(tr, ours)
        if view.whole(Action)
        else tr.n("{count} action", "{count} actions", ours.total) + "."
    )

    def build(width: int) -> Picture:
        return balance_chart(
            rows, width=width, tr=tr, title=tr.t("Balance of the three spheres"),
            sentence=said, measure=MEASURE,
        )  # fmt: skip

    return report.picture(build)


def _pillars(report: Report) -> list[Flowable]:
    tr, known = report.tr, report.facts.pillars
    whole = report.view.whole(Action)
    total = sum(line.total for line in known)
    if not total:
        return []
    said = "" if whole else tr.n("{count} action", "{count} actions", total) + "."
    bars = [
        Pillar(line.pillar.value if line.pillar else "", pillar_label(line, tr), segments(line))
        for line in known
        # An action that is kept back may stand where nothing is shown.
        if line.total or whole
    ]

    def build(width: int) -> Picture:
        return pillars_chart(bars, width=width, tr=tr, measure=MEASURE, links=False, sentence=said)

    return report.picture(build, values=True)


def segments(line: PillarLine) -> tuple[SegmentState, ...]:
    """Return the state of each action of a pillar, as its picture draws them."""
    states: tuple[SegmentState, ...] = ("done", "under_way", "to_come", "stopped")
    return tuple(state for state in states for _ in range(getattr(line, state)))
