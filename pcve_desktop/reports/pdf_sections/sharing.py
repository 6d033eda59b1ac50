"""Step 6 on paper: the charter, the information matrix, meetings, referral routes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.sharing import (
    InformationFlow,
    Protocol,
    ProtocolMember,
    ReferralRoute,
)
from pcve_desktop.models.vocabularies import RouteKind, Step
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.audiences import Audience
from pcve_desktop.reports.content import active_members
from pcve_desktop.reports.pdf_parts import SideBySide
from pcve_desktop.reports.pdf_sections.meetings import past_meetings
from pcve_desktop.reports.pdf_table import Col

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlab.platypus import Flowable

    from pcve_desktop.reports.pdf_sections.report import Report

_KINDS = list(RouteKind)


def sharing(report: Report) -> list[Flowable]:
    """Return what the network agreed on about information, and whom to turn to."""
    tr = report.tr
    return report.step(
        Step.SHARING,
        [
            *_charter(report),
            *report.part(tr.t("Information matrix"), matrix(report)),
            *report.part(tr.t("Meetings and decisions"), past_meetings(report)),
            *report.part(tr.t("Referral routes"), _routes(report)),
        ],
    )


# -- charter


def _charter(report: Report) -> list[Flowable]:
    """Return the charter that was adopted last."""
    found = report.view.records(Protocol)
    if not found:
        return []
    charter = max(found, key=lambda item: (item.adopted_on or dt.date.min, item.id))
    said = report.line(*dates(report, charter))
    parts: list[Flowable] = [report.quiet(said)] if said else []
    parts += [*charter_parts(report, charter), *_signatures(report, charter)]
    return report.part(report.said(charter, "title"), parts)


def dates(report: Report, charter: Protocol) -> list[str]:
    """Return when a charter was adopted and when it is looked at again."""
    tr = report.tr
    said = []
    if charter.adopted_on:
        said.append(tr.t("Adopted on {date}", date=report.day(charter.adopted_on)))
    if charter.review_on:
        said.append(tr.t("Review on {date}", date=report.day(charter.review_on)))
    return said


def charter_parts(report: Report, charter: Protocol) -> list[Flowable]:
    """Return what a charter says: purpose, what may be shared, promises, terms."""
    view, tr = report.view, report.tr
    parts: list[Flowable] = []
    purpose = view.value(charter, "purpose")
    if purpose:
        parts += [s.para(purpose, s.BODY), Spacer(0, 6)]
    parts += _permitted(report, charter)
    promises = report.lines(view.value(charter, "principles"))
    if promises:
        parts += [
            Spacer(0, 8), s.para(tr.t("What we promise each other"), s.ITEM), *promises,
        ]  # fmt: skip
    return [*parts, *_terms(report, charter)]


def _permitted(report: Report, charter: Protocol) -> list[Flowable]:
    """Return what may be shared beside what never is."""
    view, tr = report.view, report.tr
    columns = [
        [s.para(tr.t(title), s.ITEM), *lines] if lines else []
        for title, lines in (
            (tr.t("May be shared"), report.lines(view.value(charter, "permitted"))),
            (tr.t("Is never shared here"), report.lines(view.value(charter, "forbidden"))),
        )
    ]
    if not all(columns):
        return columns[0] or columns[1]
    half = (s.CONTENT_WIDTH - 24) / 2
    return [SideBySide(columns[0], columns[1], left=half, right=half)]


def _terms(report: Report, charter: Protocol) -> list[Flowable]:
    tr = report.tr
    named = (
        (tr.t("Usual handling level"), "share_level"),
        (tr.t("Channel"), "channel"),
        (tr.t("Legal basis"), "legal_basis"),
        (tr.t("Kept for how long"), "retention"),
    )
    rows = [[name, value] for name, key in named if (value := report.said(charter, key))]
    if not rows:
        return []
    return [Spacer(0, 6), report.table((Col("", 130, strong=True), ("", None)), rows)]


def _signed(report: Report, charter: Protocol) -> list[tuple[str, ProtocolMember]]:
    view = report.view
    return [
        (name, member)
        for member in view.where(ProtocolMember, "protocol_id", charter.id)
        if member.signed_on and (name := view.title(Organisation, member.organisation_id))
    ]


def signed_line(report: Report, charter: Protocol) -> list[Flowable]:
    """Return how many signed, of how many when nobody is kept back."""
    view, tr = report.view, report.tr
    signed = len(_signed(report, charter))
    if not signed:
        return []
    if view.whole(ProtocolMember, Membership):
        total = max(signed, len(active_members(view, report.today)))
        said = tr.t("Signed by {signed} of {total} organisations.", signed=signed, total=total)
    else:
        said = tr.n("Signed by {count} organisation.", "Signed by {count} organisations.", signed)
    return [s.para(said, s.ITEM)]


def _signatures(report: Report, charter: Protocol) -> list[Flowable]:
    """Return who signed: names for the members, a number for everybody else."""
    tr = report.tr
    signed = _signed(report, charter)
    if not signed:
        return []
    parts: list[Flowable] = [Spacer(0, 8), *signed_line(report, charter)]
    if report.view.audience is not Audience.NETWORK:
        return parts
    columns = (
        Col(tr.t("Organisation"), 190, strong=True),
        (tr.t("Signed as"), None),
        (tr.t("Signed on"), 70.0),
    )
    signed.sort(key=lambda pair: pair[0].casefold())
    rows = [
        [name, report.said(member, "signatory"), report.day(member.signed_on)]
        for name, member in signed
    ]
    return [*parts, report.table(columns, rows)]


# -- matrix and routes


def matrix(report: Report) -> list[Flowable]:
    """Return what goes from whom to whom."""
    tr = report.tr
    flows = report.view.records(InformationFlow)
    if not flows:
        return []
    columns = (
        Col(tr.t("What"), 140, strong=True),
        (tr.t("From"), None),
        (tr.t("To"), None),
        (tr.t("How often"), 54.0),
        (tr.t("Channel"), 66.0),
        (tr.t("Level"), 46.0),
    )
    names = ("what", "sender", "recipient", "frequency", "channel", "share_level")
    return [report.table(columns, [[report.said(flow, name) for name in names] for flow in flows])]


def _routes(report: Report) -> list[Flowable]:
    view, tr = report.view, report.tr
    routes = sorted(view.records(ReferralRoute), key=lambda route: _KINDS.index(route.kind))
    if not routes:
        return []
    # Whom to turn to, and never about whom.
    columns = (
        Col(tr.t("Referral route"), 124, strong=True),
        (tr.t("In which situation"), None),
        (tr.t("Service"), 108.0),
        Col(tr.t("Phone"), 104),
    )
    return [report.table(columns, _route_rows(report, routes))]


def _route_rows(report: Report, routes: Iterable[ReferralRoute]) -> Iterable[list[str]]:
    tr = report.tr
    for route in routes:
        direct = report.said(route, "direct_phone")
        reach = (
            report.said(route, "phone"),
            tr.t("Partners: {phone}", phone=direct) if direct else "",
            report.said(route, "hours"),
        )
        yield [
            report.said(route, "title"),
            report.said(route, "situation"),
            report.said(route, "service"),
            "\n".join(filter(None, reach)),
        ]
