"""The report of the city as pages: networks side by side, then each on half a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.reports.city.cover import cover
from pcve_desktop.reports.city.gathering import ReadNetwork, add_up, read_network, texts_of
from pcve_desktop.reports.city.learning import learning, lessons, priorities
from pcve_desktop.reports.city.method import method
from pcve_desktop.reports.city.one import network_by_network
from pcve_desktop.reports.city.partners import partners
from pcve_desktop.reports.city.report import CityReport
from pcve_desktop.reports.city.work import work
from pcve_desktop.reports.pdf_page import Document

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from reportlab.platypus import Flowable

    from pcve_desktop.i18n import Translator
    from pcve_desktop.reports.audiences import View

_PARTS = (cover, partners, learning, priorities, work, lessons, network_by_network, method)


def city_steps(
    views: Sequence[View], file: BinaryIO, tr: Translator, today: dt.date
) -> Iterator[tuple[int, int]]:
    """Write the report of some networks; yield how many steps are done, and of how many."""
    texts = texts_of(views, tr, today)
    ahead = len(views) + len(_PARTS)
    read: list[ReadNetwork] = []
    for view in views:
        read.append(read_network(view, tr, today=today))
        yield len(read), ahead + 1
    report = CityReport(add_up(read, today=today), tr, today=today, texts=texts)
    done = len(read)
    flowables: list[Flowable] = []
    for part in _PARTS:
        flowables += part(report)
        done += 1
        yield done, ahead + len(flowables) + 1
    # Splitting a table adds parts while the document is made: the total grows with them.
    total = done + len(flowables) + 1
    document = Document(file, texts, tr)
    for step, left in enumerate(document.steps(flowables), 1):
        total = max(total, done + step + left + 1)
        yield done + step, total
