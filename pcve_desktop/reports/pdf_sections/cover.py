"""The first page: the network, its purpose, its path and a few figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from pcve_desktop.models.vocabularies import StepState
from pcve_desktop.pictures.path import PathStep, path_picture
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.pdf_page import Heading
from pcve_desktop.reports.pdf_parts import FigureRow, Rule
from pcve_desktop.reports.pdf_sections.report import MEASURE

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from pcve_desktop.pictures.glyphs import StepState as PathState
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.reports.pdf_sections.report import Report

PATH_STATES: dict[StepState, PathState] = {
    StepState.NOT_STARTED: "not_started",
    StepState.UNDER_WAY: "under_way",
    StepState.DONE: "done",
    StepState.ADAPTED: "adapted",
    StepState.SKIPPED: "set_aside",
    StepState.REVISIT: "to_revisit",
}


def cover(report: Report) -> list[Flowable]:
    """Return the name of the network, what it is for, where it stands."""
    view, known = report.view, report.facts
    network, cycle = view.data.network, view.data.cycle
    place = network.city if network.city and network.city != network.name else ""
    line = report.line(report.texts.subject, place, cycle.name if cycle is not None else "")
    parts: list[Flowable] = [
        Heading(network.name, s.COVER),
        s.para(line, s.COVER_LINE),
        Rule(),
    ]
    if known.sentence:
        parts.append(s.para(known.sentence, s.LEAD))
    purpose = view.value(network, "purpose")
    if purpose:
        parts.append(s.para(purpose, s.BODY))
    if known.steps:
        # The state of each step stands in words below its sign: no caption is needed.
        parts += report.part(
            report.tr.t("Our path"), report.picture(lambda width: _path(report, width))
        )
    if known.figures:
        parts += [Spacer(0, 16), FigureRow(known.figures)]
    return parts


def _path(report: Report, width: int) -> Picture:
    steps = [
        PathStep(step.step.value, step.title, PATH_STATES[step.state], step.note)
        for step in report.facts.steps
    ]
    return path_picture(steps, width=width, tr=report.tr, measure=MEASURE)
