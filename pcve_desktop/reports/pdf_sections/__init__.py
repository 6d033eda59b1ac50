"""The parts of the summary, in the order in which they are read; each gives its flowables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.reports.pdf_sections.actions import actions
from pcve_desktop.reports.pdf_sections.cover import cover
from pcve_desktop.reports.pdf_sections.diagnosis import diagnosis
from pcve_desktop.reports.pdf_sections.lessons import lessons_learned
from pcve_desktop.reports.pdf_sections.meetings import next_meeting
from pcve_desktop.reports.pdf_sections.objectives import objectives
from pcve_desktop.reports.pdf_sections.partners import partners
from pcve_desktop.reports.pdf_sections.priorities import priorities
from pcve_desktop.reports.pdf_sections.report import Report
from pcve_desktop.reports.pdf_sections.sharing import sharing
from pcve_desktop.reports.pdf_sections.training import training

if TYPE_CHECKING:
    import datetime as dt

    from reportlab.platypus import Flowable

    from pcve_desktop.i18n import Translator
    from pcve_desktop.reports.audiences import View
    from pcve_desktop.reports.content import DocumentTexts

_PARTS = (
    cover,
    partners,
    training,
    diagnosis,
    priorities,
    objectives,
    actions,
    lessons_learned,
    sharing,
    next_meeting,
)


def summary(view: View, tr: Translator, *, today: dt.date, texts: DocumentTexts) -> list[Flowable]:
    """Return the whole summary of one network for one audience, in one language."""
    report = Report(view, tr, today=today, texts=texts)
    return [flowable for part in _PARTS for flowable in part(report)]
