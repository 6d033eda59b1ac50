"""What several documents need: how they begin, fields as a table, room to write and to sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Flowable, Spacer

from pcve_desktop.models import Kind, fields_of
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.pdf_page import Heading
from pcve_desktop.reports.pdf_parts import Rule
from pcve_desktop.reports.pdf_table import Col

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from pcve_desktop.models import Record
    from pcve_desktop.reports.pdf_sections.report import Report
    from pcve_desktop.reports.pdf_table import Ledger

LABELS = 122.0


def opening(report: Report, title: str, *about: str | None) -> list[Flowable]:
    """Return the title of a document with the kind of document above, and a line below."""
    parts: list[Flowable] = [
        s.para(report.line(report.texts.subject, report.view.data.network.name), s.CAPTION),
        Spacer(0, 3),
        Heading(title or report.texts.subject, s.TITLE),
    ]
    line = report.line(*about)
    if line:
        parts.append(s.para(line, s.COVER_LINE))
    return [*parts, Rule()]


def nothing(report: Report, entity: type[Record]) -> list[Flowable]:
    """Return the sentence of a document that has nothing to show."""
    tr = report.tr
    text = (
        tr.t("Nothing of this is meant for these readers.")
        if report.view.data.all(entity)
        else tr.t("Nothing has been written down yet.")
    )
    return [*opening(report, ""), s.para(text, s.BODY)]


def said(report: Report, record: Record, name: str) -> str:
    """Return a field as text with its unit; see `Report.said`."""
    tr, value = report.tr, report.view.value(record, name)
    field = fields_of(type(record))[name]
    if value is None or value == ():
        return ""
    match field.kind:
        case Kind.TIME:
            return tr.time(value)
        case Kind.PERCENT:
            return tr.percent(value / 100)
        case Kind.MONEY:
            return f"{tr.number(value)}\u00a0€"
        case Kind.DECIMAL | Kind.RATING | Kind.INTEGER if not isinstance(value, str):
            unit = f"\u00a0{tr.t(field.unit)}" if field.unit else ""
            return f"{tr.number(value)}{unit}"
        case _:
            return report.said(record, name)


def fields_table(
    report: Report, record: Record, names: Iterable[str], more: Sequence[tuple[str, str]] = ()
) -> list[Flowable]:
    """Return fields by their labels, one below the other; what is empty or hidden is left out."""
    return pairs_table(report, [*labelled(report, record, names), *more])


def pairs_table(report: Report, pairs: Iterable[tuple[str, str]]) -> list[Flowable]:
    """Return names and texts as a table without a header; nothing when all texts are empty."""
    rows = [list(pair) for pair in pairs if pair[1]]
    if not rows:
        return []
    return [report.table((Col("", LABELS, strong=True), Col("", 0)), rows)]


def row_table(report: Report, pairs: Iterable[tuple[str, str]]) -> list[Flowable]:
    """Return short values beside each other, each below its name; what is empty is left out."""
    known = [pair for pair in pairs if pair[1]]
    if not known:
        return []
    columns = [Col(name, 0.0) for name, _text in known]
    return [report.table(columns, [[text for _name, text in known]])]


def labelled(report: Report, record: Record, names: Iterable[str]) -> list[tuple[str, str]]:
    """Return fields as pairs of label and text."""
    fields = fields_of(type(record))
    return [(report.tr.t(fields[name].label), said(report, record, name)) for name in names]


def text_part(report: Report, title: str, text: str) -> list[Flowable]:
    """Return a long text under its heading, its lines as they are."""
    return report.part(title, [s.para(text, s.BODY)] if text else [])


class Room:
    """An empty cell of a table, high enough to write or to sign in."""

    def __init__(self, height: float = 20.0) -> None:
        self.height = height

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw a thin line at the left, except at the edge of the page."""
        del width
        if not x:
            return
        canvas.setStrokeColor(s.colour("line"))
        canvas.setLineWidth(0.5)
        canvas.line(x - 5, top + 3, x - 5, top - self.height - 3)


def blank_table(columns: Sequence[Col], rows: int, *, height: float = 24.0) -> Ledger:
    """Return a table to be filled in by hand."""
    from pcve_desktop.reports.pdf_table import Ledger

    return Ledger.of(columns, [[Room(height) for _ in columns] for _ in range(rows)])


class WritingLines(Flowable):
    """Ruled lines to write on, after a few words."""

    _PITCH = 24.0

    def __init__(self, count: int, label: str = "") -> None:
        super().__init__()
        self._count, self._label = count, label

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002 - reportlab's names
        """Give the room that the lines take."""
        self.width = aW
        self.height = self._count * self._PITCH
        return aW, self.height

    def draw(self) -> None:
        """Draw the words and the lines."""
        canvas = self.canv
        start = 0.0
        if self._label:
            canvas.setFont(s.STRONG, 10)
            canvas.setFillColor(s.colour("ink"))
            canvas.drawString(0, self.height - self._PITCH + 4, self._label)
            start = canvas.stringWidth(self._label, s.STRONG, 10) + 8
        canvas.setStrokeColor(s.colour("ctl"))
        canvas.setLineWidth(0.5)
        for line in range(1, self._count + 1):
            y = self.height - line * self._PITCH + 1
            canvas.line(start if line == 1 else 0, y, self.width, y)
