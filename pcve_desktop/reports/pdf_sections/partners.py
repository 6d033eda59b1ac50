"""Who takes part in the network, and how many came to the meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.methodology import participation
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.sharing import Meeting, MeetingAttendance
from pcve_desktop.models.vocabularies import MemberRole
from pcve_desktop.pictures.lines import Moment, participation_chart
from pcve_desktop.reports.content import active_members
from pcve_desktop.reports.pdf_sections.report import MEASURE
from pcve_desktop.reports.pdf_table import Col

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlab.platypus import Flowable

    from pcve_desktop.models.partners import Membership
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.reports.pdf_sections.report import Report

_ROLES = list(MemberRole)
_FEWEST_MEETINGS = 2


def partners(report: Report) -> list[Flowable]:
    """Return the partners by role and name, and the participation over meetings."""
    tr, view = report.tr, report.view
    named = [
        (title, member)
        for member in active_members(view, report.today)
        if (title := view.title(Organisation, member.organisation_id))
    ]
    if not named:
        return []
    named.sort(key=lambda pair: (_ROLES.index(pair[1].role), pair[0].casefold()))
    columns = (
        Col(tr.t("Organisation"), 168, strong=True),
        (tr.t("Sector"), 122.0),
        (tr.t("Role"), 58.0),
        (tr.t("Contribution"), None),
    )
    table = report.table(columns, _rows(report, named))
    return report.section(
        tr.t("Partners"), [table, *report.part(tr.t("Participation"), _participation(report))]
    )


def _rows(report: Report, named: Iterable[tuple[str, Membership]]) -> Iterable[list[str]]:
    view = report.view
    for title, member in named:
        organisation = view.data.get(Organisation, member.organisation_id)
        sector = report.said(organisation, "sector") if organisation is not None else ""
        yield [title, sector, report.said(member, "role"), report.said(member, "contribution")]


def _participation(report: Report) -> list[Flowable]:
    view, tr = report.view, report.tr
    points = participation.over_meetings(
        view.records(Meeting), view.records(MeetingAttendance), today=report.today
    )
    if len(points) < _FEWEST_MEETINGS:
        return []
    moments = [Moment(tr.date(point.held_on, "day_month"), point.present) for point in points]
    total = max(len(active_members(view, report.today)), *(point.present for point in points))
    said = participation.sentence(tr, points)

    def build(width: int) -> Picture:
        return participation_chart(
            moments, total, width=width, tr=tr, sentence=said, height=120, measure=MEASURE
        )

    return report.picture_with_values(build)
