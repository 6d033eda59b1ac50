"""Who takes part: sectors, roles, the balance of the three spheres, who came last time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.vocabularies import MemberRole, Sector
from pcve_desktop.pictures.bars import Balance, Bar, balance_chart, bar_chart
from pcve_desktop.reports.city.report import NOBODY, numbers
from pcve_desktop.reports.pdf_sections.report import MEASURE
from pcve_desktop.reports.pdf_table import Col

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.platypus import Flowable

    from pcve_desktop.methodology.balance import Balance as Counts
    from pcve_desktop.methodology.city import NetworkFigures
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.reports.city.gathering import NetworkPart
    from pcve_desktop.reports.city.report import CityReport
    from pcve_desktop.reports.pdf_table import Drawn

_CAME = 130.0
_ROLES = (MemberRole.LEAD, MemberRole.MEMBER, MemberRole.RESOURCE, MemberRole.INVITED)
# Smaller letters leave room for many networks.
_DENSE = 0.62
# Pictures of so many rows have their legend on every page.
_ROWS = 12


def partners(report: CityReport) -> list[Flowable]:
    """Return the partners by sector, sphere and role, and the last meeting of each network."""
    tr, sums = report.tr, report.city.figures
    if not sums.organisations:
        return []
    parts = [
        *report.part(tr.t("Partners by sector"), _sectors(report)),
        *report.part(
            tr.t("Balance of the partnership"),
            balances(
                report, sums.partners, lambda one: one.partners, tr.t("Balance of the partnership")
            ),
        ),
        *report.part(tr.t("Roles"), _roles(report)),
        *report.part(tr.t("Round the table"), _meetings(report)),
    ]
    return report.section(tr.t("Who takes part"), parts)


def _sectors(report: CityReport) -> list[Flowable]:
    tr, sums = report.tr, report.city.figures
    placed = [sector for sector in Sector if sums.sectors[sector]]
    if not placed:
        return []
    # Where memberships are kept back, nobody can say that a sector is missing.
    told = list(Sector) if report.whole(Membership, Organisation) else placed
    bars = [Bar(tr.t(sector.label), sums.sectors[sector]) for sector in told]
    said = tr.t("An organisation that takes part in several networks counts once.")

    def build(width: int) -> Picture:
        return bar_chart(
            bars, title=tr.t("Partners by sector"), width=width, tr=tr, sentence=said,
            measure=MEASURE, nothing=tr.t("No partner yet"),
        )  # fmt: skip

    columns = numbers([tr.t(sector.label) for sector in placed])

    def row(one: NetworkPart) -> list[str | Drawn]:
        return [report.count(one.figures.sectors[sector]) for sector in placed]

    together = [report.count(sums.sectors[sector]) for sector in placed]
    return [*report.picture(build), report.by_network(columns, row, together)]


def balances(
    report: CityReport,
    together: Counts,
    of: Callable[[NetworkFigures], Counts],
    title: str,
) -> list[Flowable]:
    """Return the balance of the three spheres of each network, then that of all of them."""
    tr, networks = report.tr, report.city.networks
    if not together.total:
        return []
    rows = [
        Balance(one.name, *of(one.figures).counts.values())
        for one in networks
        if of(one.figures).total
    ]
    if len(networks) > 1:
        rows.append(Balance(tr.t("All together"), *together.counts.values()))
    said = tr.t("The three spheres in each network, in alphabetical order.")
    parts: list[Flowable] = []
    for start in range(0, len(rows), _ROWS):
        some = rows[start : start + _ROWS]
        last = start + _ROWS >= len(rows)

        def build(width: int, some: list[Balance] = some, last: bool = last) -> Picture:
            made = balance_chart(
                some, width=width, tr=tr, title=title, sentence=said, measure=MEASURE
            )
            return made if last else replace(made, sentence="")

        parts += report.picture(build, scale=_DENSE)
    return parts


def _roles(report: CityReport) -> list[Flowable]:
    tr = report.tr
    columns = numbers([tr.t("Take part"), *(tr.t(role.label) for role in _ROLES)])

    def row(one: NetworkPart) -> list[str | Drawn]:
        own = one.figures
        return [report.count(len(own.members)), *(report.count(own.roles[role]) for role in _ROLES)]

    members = report.count(len(report.city.figures.organisations))
    return [report.by_network(columns, row, [members, *[""] * len(_ROLES)])]


def _meetings(report: CityReport) -> list[Flowable]:
    tr, sums = report.tr, report.city.figures
    if not sums.meetings:
        return []
    columns = (
        (tr.t("Meetings held"), 76.0),
        (tr.t("Last meeting"), 76.0),
        Col(tr.t("Partners at the last meeting"), _CAME),
    )

    def row(one: NetworkPart) -> list[str | Drawn]:
        own, last = one.figures, one.figures.last_meeting
        return [
            report.count(own.meetings),
            report.day(last.held_on) if last is not None else NOBODY,
            report.part_of(own.came, _CAME),
        ]

    return [report.by_network(columns, row, [report.count(sums.meetings), "", ""])]
