"""Objectives, milestones and actions: by pillar, state, level of prevention and sphere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.models.actions import Action
from pcve_desktop.models.vocabularies import ActionStatus, PreventionLevel
from pcve_desktop.pictures.bars import Pillar, pillars_chart
from pcve_desktop.reports.city.partners import balances
from pcve_desktop.reports.city.report import numbers
from pcve_desktop.reports.content import pillar_label
from pcve_desktop.reports.pdf_sections.actions import segments
from pcve_desktop.reports.pdf_sections.report import MEASURE
from pcve_desktop.reports.pdf_table import Col

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.reports.city.gathering import NetworkPart
    from pcve_desktop.reports.city.report import CityReport
    from pcve_desktop.reports.pdf_table import Drawn

_PART = 128.0


def work(report: CityReport) -> list[Flowable]:
    """Return how far objectives, milestones and actions are, side by side."""
    tr, sums = report.tr, report.city.figures
    title = tr.t("Balance of the three spheres")
    parts = [
        *report.part(tr.t("Objectives and milestones"), _progress(report)),
        *report.part(tr.t("Five pillars"), _pillars(report)),
        *report.part(tr.t("Actions by state"), _states(report)),
        *report.part(tr.t("Actions by level of prevention"), _levels(report)),
        *report.part(title, balances(report, sums.spheres, lambda one: one.spheres, title)),
    ]
    return report.section(tr.t("Objectives and actions"), parts) if parts else []


def _progress(report: CityReport) -> list[Flowable]:
    tr, sums = report.tr, report.city.figures
    if not sums.objectives.total and not sums.milestones.total:
        return []
    columns = (Col(tr.t("Objectives reached"), _PART), Col(tr.t("Milestones done"), _PART))

    def row(one: NetworkPart) -> list[str | Drawn]:
        own = one.figures
        return [report.part_of(own.objectives, _PART), report.part_of(own.milestones, _PART)]

    together = [report.part_of(sums.objectives, _PART), report.part_of(sums.milestones, _PART)]
    return [report.by_network(columns, row, together)]


def _pillars(report: CityReport) -> list[Flowable]:
    tr, sums = report.tr, report.city.figures
    if not sums.actions:
        return []
    whole = report.whole(Action)
    said = "" if whole else tr.n("{count} action", "{count} actions", sums.actions) + "."
    lines = [line for line in sums.pillars if line.total or whole]
    bars = [
        Pillar(line.pillar.value if line.pillar else "", pillar_label(line, tr), segments(line))
        for line in lines
    ]

    def build(width: int) -> Picture:
        return pillars_chart(bars, width=width, tr=tr, measure=MEASURE, links=False, sentence=said)

    columns = numbers([pillar_label(line, tr) for line in lines if line.total])
    shown = [line.pillar for line in lines if line.total]

    def row(one: NetworkPart) -> list[str | Drawn]:
        own = {line.pillar: line.total for line in one.figures.pillars}
        return [report.count(own.get(pillar, 0)) for pillar in shown]

    together = [report.count(line.total) for line in lines if line.total]
    return [*report.picture(build), report.by_network(columns, row, together)]


def _states(report: CityReport) -> list[Flowable]:
    tr, sums = report.tr, report.city.figures
    if not sums.actions:
        return []
    columns = numbers([tr.t(status.label) for status in ActionStatus])

    def row(one: NetworkPart) -> list[str | Drawn]:
        return [report.count(one.figures.statuses[status]) for status in ActionStatus]

    together = [report.count(sums.statuses[status]) for status in ActionStatus]
    return [report.by_network(columns, row, together)]


def _levels(report: CityReport) -> list[Flowable]:
    tr, sums = report.tr, report.city.figures
    if not any(sums.levels[level] for level in PreventionLevel):
        return []
    levels = (*PreventionLevel, None)
    columns = numbers([tr.t(level.label) if level else tr.t("Not said") for level in levels])

    def row(one: NetworkPart) -> list[str | Drawn]:
        return [report.count(one.figures.levels[level]) for level in levels]

    together = [report.count(sums.levels[level]) for level in levels]
    return [report.by_network(columns, row, together)]
