"""How to read the report: how it counts, what it leaves out, for whom it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.city.words import notes
from pcve_desktop.reports.left_out import left_out_of

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from pcve_desktop.reports.city.report import CityReport


def method(report: CityReport) -> list[Flowable]:
    """Return the note on method, what is left out, and the handling level."""
    tr, views = report.tr, report.city.views
    parts: list[Flowable] = [
        *[s.bullet(text) for text in notes(tr, views[0].least)],
        *report.part(tr.t("What is left out"), [s.bullet(text) for text in left_out_of(views, tr)]),
        Spacer(0, 10),
        s.para(report.texts.foot, s.BODY),
    ]
    return report.section(tr.t("How to read this report"), parts)
