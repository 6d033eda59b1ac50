"""The first page: where the networks are, what they add up to, their paths side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from pcve_desktop.methodology.steps import STEPS
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.city.gathering import place_of
from pcve_desktop.reports.city.report import step_cells
from pcve_desktop.reports.city.words import figures
from pcve_desktop.reports.pdf_page import Heading
from pcve_desktop.reports.pdf_parts import FigureRow, Rule
from pcve_desktop.reports.pdf_table import Col

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from pcve_desktop.reports.city.report import CityReport

_STEP = 50.0
_BESIDE = 3


def cover(report: CityReport) -> list[Flowable]:
    """Return the name of the city, the sum of the networks in a few figures, their paths."""
    tr, city = report.tr, report.city
    count = len(city.networks)
    parts: list[Flowable] = [
        Heading(place_of(city.views, tr), s.COVER),
        s.para(
            report.line(report.texts.subject, tr.n("{count} network", "{count} networks", count)),
            s.COVER_LINE,
        ),
        Rule(),
        s.para(_sentence(report), s.LEAD),
    ]
    found = figures(report.city, tr)
    for start in range(0, len(found), _BESIDE):
        parts += [Spacer(0, 12), FigureRow(found[start : start + _BESIDE])]
    return [*parts, *_paths(report)]


def _sentence(report: CityReport) -> str:
    tr, sums = report.tr, report.city.figures
    parts = []
    if sums.organisations:
        count = len(sums.organisations)
        parts.append(
            tr.n("{count} organisation takes part.", "{count} organisations take part.", count)
        )
    if sums.shared:
        parts.append(
            tr.n(
                "{count} of them takes part in more than one network.",
                "{count} of them take part in more than one network.",
                len(sums.shared),
            )
        )
    if sums.retained:
        parts.append(
            tr.n("{count} priority is retained.", "{count} priorities are retained.", sums.retained)
        )
    if sums.actions:
        parts.append(
            tr.n(
                "{count} action is on the table.", "{count} actions are on the table.", sums.actions
            )
        )
    parts.append(tr.t("Each network has its own age, means and pace: no one is ahead of another."))
    return " ".join(parts)


def _paths(report: CityReport) -> list[Flowable]:
    tr = report.tr
    if not any(one.facts.steps for one in report.city.networks):
        return []
    columns = [Col(tr.t(step.word), _STEP) for step in STEPS]
    table = report.by_network(columns, lambda one: step_cells(one, columns))
    note = tr.t("In alphabetical order. Steps can be taken in any order, adapted or set aside.")
    return report.part(tr.t("Paths side by side"), [report.quiet(note), table])
