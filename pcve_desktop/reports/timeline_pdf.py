"""The timeline on paper: rows over as many pages as they need, then the same facts as a table."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer

from pcve_desktop.i18n import mark
from pcve_desktop.methodology import timeline as planning
from pcve_desktop.models.actions import Action, Milestone, MilestoneOrder
from pcve_desktop.models.partners import Organisation
from pcve_desktop.pictures.layout import legend
from pcve_desktop.pictures.timeline import (
    BELOW,
    Span,
    cells,
    headers,
    names_column,
    signs_of,
    span_of,
    timeline_chart,
)
from pcve_desktop.pictures.timeline_rows import ROW
from pcve_desktop.pictures.timescale import AXIS
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.content import document_texts
from pcve_desktop.reports.files import Progress, replacing
from pcve_desktop.reports.pdf_page import Document, Heading
from pcve_desktop.reports.pdf_table import GAP, Col, Ledger
from pcve_desktop.reports.picture_flowable import PictureFlowable, pdf_measure
from pcve_desktop.reports.timeline_rows import timeline_row

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from pcve_desktop.i18n import Translator
    from pcve_desktop.pictures.layout import LegendItem
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.pictures.timeline_rows import TimelineRow
    from pcve_desktop.reports.audiences import View

PAPERS = {"a4": landscape(A4), "a3": landscape(A3)}
"""The sizes of paper, all of them wide."""

# Denser than a summary: a row is 35 points high.
_SCALE = 0.62
# The columns of the table, in shares of the width.
_SHARES = (0.22, 0.13, 0.17, 0.17, 0.31)
_MEASURE = pdf_measure(s.FONTS)


@dataclass(frozen=True, slots=True)
class TimelineWish:
    """Which actions in which order, on which paper (`PAPERS`), and what they were filtered by."""

    action_ids: tuple[str, ...]
    paper: str = "a4"
    about: str = ""


def write_timeline(
    view: View, wish: TimelineWish, target: Path, tr: Translator, *, today: dt.date
) -> Iterator[Progress]:
    """Write the timeline of a view; yield after each part so that the caller may stop.

    Closing the iterator early leaves no file and an earlier one unchanged. Raise `ExportError`
    when the file cannot be written.
    """
    total = 1
    with replacing(target) as temporary, temporary.open("wb") as file:
        for done, total in _steps(view, wish, file, tr, today):
            yield Progress(done, total, target)
    yield Progress(total, total, target)


def timeline_bytes(view: View, wish: TimelineWish, tr: Translator, *, today: dt.date) -> bytes:
    """Return the timeline as the bytes of a PDF file."""
    file = io.BytesIO()
    for _ in _steps(view, wish, file, tr, today):
        pass
    return file.getvalue()


def _steps(
    view: View, wish: TimelineWish, file: BinaryIO, tr: Translator, today: dt.date
) -> Iterator[tuple[int, int]]:
    s.register_fonts()
    name = tr.t(mark("Timeline"))
    texts = document_texts(view, tr, today)
    texts = replace(
        texts,
        title=f"{name} · {view.data.network.name}",
        subject=name,
        head=f"{texts.head} · {name}",
    )
    size = PAPERS[wish.paper]
    rows = timeline_rows(view, wish.action_ids, tr, today=today)
    flowables = _content(rows, wish, tr, texts.head, today, size[0] - 2 * s.MARGIN)
    total = len(flowables) + 1
    document = Document(file, texts, tr, size=size)
    for done, left in enumerate(document.steps(flowables), 1):
        total = max(total, done + left + 1)
        yield done, total


def timeline_rows(
    view: View, action_ids: Sequence[str], tr: Translator, *, today: dt.date
) -> list[TimelineRow]:
    """Return the rows of these actions in order, as far as the readers of a view may see them."""
    shown = {action.id: action for action in view.records(Action)}
    found = []
    for action in (shown[key] for key in action_ids if key in shown):
        milestones = view.where(Milestone, "action_id", action.id)
        milestones.sort(key=lambda item: (item.due_on is None, str(item.due_on), item.id))
        orders = [
            order
            for item in milestones
            for order in view.where(MilestoneOrder, "milestone_id", item.id)
        ]
        own = {item.id for item in milestones}
        others = [
            other
            for order in orders
            if order.needs_id not in own
            and (other := view.data.get(Milestone, order.needs_id)) is not None
            and view.shows(other)
        ]
        names = {item.id: item.title for item in others}
        orders = [order for order in orders if order.needs_id in own or order.needs_id in names]
        found.append(
            timeline_row(
                action,
                milestones,
                orders,
                planning.too_early([*milestones, *others], orders),
                who=view.title(Organisation, action.lead_id) or tr.t("Lead to be found"),
                today=today,
                names=names,
            )
        )
    return found


def _content(
    rows: Sequence[TimelineRow],
    wish: TimelineWish,
    tr: Translator,
    head: str,
    today: dt.date,
    width: float,
) -> list[Flowable]:
    sentence = tr.n(
        "{count} action on the timeline.", "{count} actions on the timeline.", len(rows)
    )
    if wish.about:
        sentence = f"{sentence} {wish.about}"
    parts: list[Flowable] = [
        Heading(tr.t("Timeline"), s.H1),
        Paragraph(s.marked_up(head), s.STATE),
        Paragraph(s.marked_up(sentence), s.STATE),
        Spacer(0, 6),
    ]
    span = span_of(rows, today)
    if span is None:
        return [*parts, _Chart.empty(rows, tr, today)]
    parts.append(_Chart.of(rows, tr, today, span, width))
    table = Ledger.of(_columns(tr, width), [cells(row, tr) for row in rows])
    return [
        *parts,
        CondPageBreak(s.H2.leading + 40 + table.beginning),
        Spacer(0, 14),
        Heading(tr.t("The same in words"), s.H2, 1),
        table,
    ]


def _columns(tr: Translator, width: float) -> list[Col]:
    room = width - GAP * (len(_SHARES) - 1)
    return [
        Col(title, room * share, strong=place == 0, tone="ink" if place == 0 else "ink2")
        for place, (title, share) in enumerate(zip(headers(tr), _SHARES, strict=True))
    ]


class _Chart(PictureFlowable):
    """Rows of a timeline; on each page the days stand above them, and the legend below."""

    def __init__(
        self,
        rows: Sequence[TimelineRow],
        tr: Translator,
        today: dt.date,
        span: Span | None,
        shared: tuple[Sequence[LegendItem], float],
    ) -> None:
        super().__init__(self._drawing, s.COLOURS, s.FONTS, scale=_SCALE)
        self._rows, self._tr, self._today = rows, tr, today
        self._days, self._shared = span, shared
        self._under: float | None = None

    @classmethod
    def of(
        cls, rows: Sequence[TimelineRow], tr: Translator, today: dt.date, span: Span, width: float
    ) -> _Chart:
        """Return the chart of all rows; its pages share days, legend and the column of names."""
        column = names_column(rows, width / _SCALE, _MEASURE)
        return cls(rows, tr, today, span, (signs_of(rows, tr), column))

    @classmethod
    def empty(cls, rows: Sequence[TimelineRow], tr: Translator, today: dt.date) -> _Chart:
        """Return the frame that says that nothing has a date."""
        return cls(rows, tr, today, None, ((), 0.0))

    def _drawing(self, width: int) -> Picture:
        signs, column = self._shared
        return timeline_chart(
            self._rows, today=self._today, width=width, tr=self._tr, measure=_MEASURE,
            span=self._days, signs=signs, column=column,
        )  # fmt: skip

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        """Give the size of the rows left, which are drawn only once they are parted into pages."""
        if self._days is None:
            return super().wrap(aW, aH)
        width = int(aW / _SCALE)
        if self._under is None:
            self._under = legend(self._shared[0], 0, 0, width, _MEASURE)[1]
        self.width = width * _SCALE
        self.height = (AXIS + len(self._rows) * ROW + BELOW + self._under) * _SCALE
        return self.width, self.height

    def draw(self) -> None:
        """Draw the rows of this page."""
        if self._days is not None:
            self._picture = self._drawing(int(self.width / _SCALE))
            self._span = (0.0, self._picture.height)
        super().draw()

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803 - reportlab's names
        """Give the rows that fit into the height at hand, and the rest."""
        height = self.wrap(aW, aH)[1]
        around = height - len(self._rows) * ROW * _SCALE
        fitting = int((aH - around) // (ROW * _SCALE))
        if len(self._rows) - fitting == 1 and fitting > 1:
            # The last row does not stand alone on a page.
            fitting -= 1
        if fitting < 1 or self._days is None:
            return []
        return [
            _Chart(part, self._tr, self._today, self._days, self._shared)
            for part in (self._rows[:fitting], self._rows[fitting:])
            if part
        ]


def pages_needed(rows: int, paper: str) -> int:
    """Return about how many pages so many rows take before the table."""
    room = PAPERS[paper][1] - s.BOTTOM - 30 * s.MM - AXIS * _SCALE - 60
    return -(-rows // max(1, int(room // (ROW * _SCALE))))
