"""The action sheet: what a network does together, with whom, how far it is, what it learns."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from pcve_desktop.models.actions import (
    Action,
    ActionFunding,
    ActionLogEntry,
    ActionObjective,
    ActionPartner,
    Milestone,
    MilestoneOrder,
)
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.partners import Organisation
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.pdf_documents.parts import (
    fields_table,
    labelled,
    nothing,
    opening,
    pairs_table,
    row_table,
    said,
    text_part,
)
from pcve_desktop.reports.pdf_parts import Marked, kept
from pcve_desktop.reports.pdf_table import Col

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from pcve_desktop.reports.pdf_sections.report import Report

_CARE = ("no_stigma", "safe", "gender_aware", "accessible")
_LEARNING = frozenset({"setback", "lesson"})


def action_sheet(report: Report, action: Action | None) -> list[Flowable]:
    """Return the pages of one action."""
    if action is None:
        return nothing(report, Action)
    tr = report.tr
    number = said(report, action, "number")
    title = report.said(action, "title")
    about = (
        report.said(action, "status"),
        report.said(action, "pillar"),
        report.said(action, "type"),
    )
    parts = opening(report, f"{number}. {title}" if number else title, *about)
    description = report.said(action, "description")
    if description:
        parts += [s.para(description, s.LEAD), Spacer(0, 4)]
    parts += fields_table(report, action, ("lead_id",), _with_whom(report, action))
    parts += _for_whom(report, action)
    parts += report.part(tr.t("When and how far"), _when(report, action))
    parts += report.part(tr.t("Milestones"), _milestones(report, action))
    parts += report.part(tr.t("Means and results"), _means(report, action))
    parts += report.part(tr.t("Do no harm"), _care(report, action))
    parts += text_part(report, tr.t("Signs of progress"), report.said(action, "evidence"))
    parts += report.part(tr.t("Log of the action"), _log(report, action))
    return parts


def _with_whom(report: Report, action: Action) -> list[tuple[str, str]]:
    """Return partners with what they bring, and objectives."""
    tr, view = report.tr, report.view
    partners = []
    for link in view.where(ActionPartner, "action_id", action.id):
        name = view.title(Organisation, link.organisation_id)
        brings = report.said(link, "contribution")
        if name:
            partners.append(f"{name} ({brings})" if brings else name)
    served = [
        name
        for link in view.where(ActionObjective, "action_id", action.id)
        if (name := view.title(Objective, link.objective_id))
    ]
    return [
        (tr.t("Partners"), "\n".join(sorted(partners, key=str.casefold))),
        (tr.t("Objectives served"), "\n".join(served)),
    ]


def _for_whom(report: Report, action: Action) -> list[Flowable]:
    """Return spheres, public, level, place and origin beside each other: the page stays one."""
    tr = report.tr
    pairs = [
        (tr.t("Spheres"), report.said(action, "spheres")),
        (tr.t("Public"), report.said(action, "public")),
        (tr.t("Level of prevention"), report.said(action, "prevention_level")),
        (tr.t("Place"), report.said(action, "place")),
        (tr.t("Origin"), report.said(action, "origin")),
    ]
    return [Spacer(0, 8), *row_table(report, pairs)]


def _when(report: Report, action: Action) -> list[Flowable]:
    names = ("planned_start", "planned_end", "actual_start", "actual_end", "progress", "review_on")
    return row_table(report, labelled(report, action, names))


def _milestones(report: Report, action: Action) -> list[Flowable]:
    view, tr = report.view, report.tr
    found = sorted(
        view.where(Milestone, "action_id", action.id),
        key=lambda item: (item.due_on or dt.date.max, item.position or "", item.id),
    )
    if not found:
        return []
    columns = (
        Col(tr.t("Due"), 58, tone="ink2"),
        Col(tr.t("Milestone"), 150, strong=True),
        (tr.t("Responsible"), None),
        (tr.t("Comes after"), 110.0),
        (tr.t("Done on"), 58.0),
    )
    rows = [
        [
            report.day(item.due_on),
            report.said(item, "title"),
            report.said(item, "organisation_id"),
            "\n".join(
                name
                for order in view.where(MilestoneOrder, "milestone_id", item.id)
                if (name := view.title(Milestone, order.needs_id))
            ),
            report.day(item.done_on),
        ]
        for item in found
    ]
    return [report.table(columns, rows)]


def _means(report: Report, action: Action) -> list[Flowable]:
    """Return participants and, for the network itself, the money."""
    view, tr = report.view, report.tr
    funded = []
    for funding in view.where(ActionFunding, "action_id", action.id):
        amount = said(report, funding, "amount")
        note = report.line(report.said(funding, "agreed_on"), report.said(funding, "note"))
        line = f"{report.said(funding, 'funder')}{f' {amount}' if amount else ''}"
        funded.append(report.line(line, note))
    # One funder was noted beside the budget before several could be.
    single = "" if funded else report.said(action, "funder")
    more = [(tr.t("Funder"), "\n".join(funded) or single)]
    return row_table(report, [*labelled(report, action, ("participants", "budget")), *more])


def _care(report: Report, action: Action) -> list[Flowable]:
    """Return what was looked at; what was not is still to be talked about, not a fault."""
    tr, view = report.tr, report.view
    labels = {field.name: tr.t(field.label) for field in view.fields(Action)}
    looked = [labels[name] for name in _CARE if view.value(action, name)]
    still = [labels[name] for name in _CARE if not view.value(action, name)]
    note = report.said(action, "care_note")
    if not looked and not note:
        return []
    return pairs_table(
        report,
        [
            (tr.t("Looked at"), report.line(*looked)),
            (tr.t("Still to talk about"), report.line(*still)),
            (tr.t("What we watch out for"), note),
        ],
    )


def _log(report: Report, action: Action) -> list[Flowable]:
    """Return the log, latest first; a setback bears the leaf of a lesson."""
    view, tr = report.view, report.tr
    entries = sorted(
        view.where(ActionLogEntry, "action_id", action.id),
        key=lambda entry: (entry.noted_on or dt.date.min, entry.id),
        reverse=True,
    )
    parts: list[Flowable] = []
    for entry in entries:
        about = report.line(report.day(entry.noted_on), tr.t(entry.kind.label))
        body: list[Flowable] = [report.quiet(about), s.para(report.said(entry, "text"), s.BODY)]
        learned = report.said(entry, "learned")
        if learned:
            body.append(s.para(tr.t("What we learned: {text}", text=learned), s.BODY))
        parts += [kept(Marked(body, lesson=entry.kind.value in _LEARNING)), Spacer(0, 6)]
    return parts[:-1]
