"""The first sheet of the workbook: what it holds, for whom, and where the network stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink

from pcve_desktop.methodology.participation import over_meetings
from pcve_desktop.models.sharing import Meeting, MeetingAttendance
from pcve_desktop.reports.content import document_texts, facts, pillar_label
from pcve_desktop.reports.excel_charts import SPHERES, STATES, Block, bars, line, stacked_bars
from pcve_desktop.reports.excel_columns import clean, looks_like_formula
from pcve_desktop.reports.excel_sheet import (
    ACCENT,
    FONT,
    INK,
    INK2,
    ReadyCell,
    Sheet,
    body_style,
    header_style,
    style_of,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.reports.audiences import View
    from pcve_desktop.reports.content import Facts

_WIDTHS = {"A": 34.0, "B": 24.0, "C": 14.0, "D": 14.0, "E": 14.0, "F": 14.0, "G": 3.0}
Row = tuple[str | int, ...]
_CHART_COLUMN, _FIRST_CHART, _ROWS_OF_CHART = "H", 4, 16
_MOST_MEETINGS = 12
_NOTE = 3
"""The column of notes in the table of steps."""


def write_overview(
    sheet: Sheet,
    view: View,
    tr: Translator,
    *,
    today: dt.date,
    sheets: Sequence[tuple[str, int]],
) -> None:
    """Write the overview; `sheets` are the names of the other sheets and their numbers of rows."""
    texts = document_texts(view, tr, today)
    known = facts(view, tr, today=today)
    page = Page(sheet)
    page.title(texts.title)
    page.line(texts.subject)
    page.line(texts.foot)
    page.gap()
    network, cycle = view.data.network, view.data.cycle
    about: list[tuple[str, str]] = [
        (tr.t("Network"), network.name),
        (tr.t("City"), network.city or ""),
        (tr.t("Cycle"), cycle.name if cycle is not None else ""),
        (tr.t("Audience"), texts.audience),
        (tr.t("Handling level"), texts.level),
    ]
    for label, value in about:
        page.pair(label, value)
    page.day(tr.t("Date"), today, tr.spoken.short.lower())
    for figure in known.figures:
        label = figure.label[:1].upper() + figure.label[1:]
        page.pair(label, figure.value if figure.number is None else figure.number)
    if known.steps:
        page.table(
            (tr.t("Our path"), tr.t("State"), tr.t("Note")),
            [(f"{line.step.number} {line.title}", line.word, line.note) for line in known.steps],
        )
    if any(line.total for line in known.pillars):
        _actions(page, known, tr)
    _meetings(page, view, tr, today)
    page.gap()
    page.line(tr.t("In the lists, green rows are done; in amber ones a date is past."))
    page.table((tr.t("Sheet"), tr.t("Rows")), sheets, linked=True)


def _actions(page: Page, known: Facts, tr: Translator) -> None:
    """Write the actions by pillar and by sphere, with their charts."""
    block = page.table(
        (
            tr.t("Pillar"), tr.t("Done"), tr.t("Under way"), tr.t("To come"), tr.t("Stopped"),
            tr.t("Total"),
        ),
        [
            (
                pillar_label(line, tr), line.done, line.under_way, line.to_come, line.stopped,
                line.total,
            )
            for line in known.pillars
        ],
    )  # fmt: skip
    stacked_bars(
        page.sheet, block, title=tr.t("Five pillars"), colours=STATES, at=page.next_chart()
    )
    balance = known.balance
    if not balance.total:
        return
    block = page.table(
        (tr.t("Balance of actions"), tr.t("Count")),
        [
            (tr.t("Social cohesion"), balance.cohesion),
            (tr.t("Prevention"), balance.prevention),
            (tr.t("Security"), balance.security),
        ],
    )
    title = tr.t("Balance of the three spheres")
    bars(page.sheet, block, title=title, colours=SPHERES, at=page.next_chart())


def _meetings(page: Page, view: View, tr: Translator, today: dt.date) -> None:
    """Write how many organisations came to the last meetings, with the line over time."""
    points = over_meetings(view.records(Meeting), view.records(MeetingAttendance), today=today)
    if len(points) < 2:
        # One meeting is no course.
        return
    title = tr.t("Organisations present at the meetings")
    block = page.table(
        (tr.t("Meeting"), tr.t("Present")),
        [(tr.date(point.held_on), point.present) for point in points[-_MOST_MEETINGS:]],
    )
    line(page.sheet, block, title=title, colour=ACCENT, at=page.next_chart())


class Page:
    """A sheet of headings, pairs and small tables."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = self._sheet = sheet
        self._row = 0
        self._charts = 0
        for letter, width in _WIDTHS.items():
            sheet.column_dimensions[letter].width = width
        sheet.sheet_view.showGridLines = False
        self._title = style_of(sheet, font=Font(name=FONT, size=20, bold=True, color=INK))
        self._line = style_of(sheet, font=Font(name=FONT, size=11, color=INK2))
        self._label = style_of(
            sheet,
            font=Font(name=FONT, size=11, color=INK2),
            alignment=Alignment(vertical="top"),
        )
        self._value = style_of(
            sheet,
            font=Font(name=FONT, size=11, bold=True, color=INK),
            alignment=Alignment(vertical="top", horizontal="left"),
            quotePrefix=True,
        )
        self._header = header_style(sheet)
        self._figure_header = header_style(sheet, horizontal="right")
        self._body = body_style(sheet)
        self._quoted = body_style(sheet, quotePrefix=True)
        # A note runs on over the empty cells to its right.
        self._note = body_style(sheet, quotePrefix=True, alignment=Alignment(vertical="top"))
        self._link = style_of(
            sheet,
            font=Font(name=FONT, size=11, color=ACCENT, underline="single"),
            fill=PatternFill(),
        )

    def _append(self, cells: list[ReadyCell]) -> None:
        self._sheet.append(cells)
        self._row += 1

    def next_chart(self) -> str:
        """Return the cell at which the next chart begins, one below the other at the right."""
        row = _FIRST_CHART + self._charts * _ROWS_OF_CHART
        self._charts += 1
        return f"{_CHART_COLUMN}{row}"

    def title(self, text: str) -> None:
        """Write the title of the sheet."""
        self._text(text, self._title)

    def line(self, text: str) -> None:
        """Write a line of text."""
        self._text(text, self._line)

    def gap(self) -> None:
        """Leave a row empty."""
        self._append([])

    def pair(self, label: str, value: str | int) -> None:
        """Write a label and its value; nothing when there is no value."""
        kind, shown = ("s", clean(value)) if isinstance(value, str) else ("n", value)
        if shown:
            self._append(
                [
                    ReadyCell(self._sheet, 1, "s", self._label, clean(label)),
                    ReadyCell(self._sheet, 2, kind, self._value, shown),
                ]
            )

    def day(self, label: str, value: dt.date, number_format: str) -> None:
        """Write a label and a date."""
        style = style_of(
            self._sheet,
            font=Font(name=FONT, size=11, bold=True, color=INK),
            alignment=Alignment(vertical="top", horizontal="left"),
            number_format=number_format,
        )
        self._append(
            [
                ReadyCell(self._sheet, 1, "s", self._label, label),
                ReadyCell(self._sheet, 2, "d", style, value),
            ]
        )

    def table(self, headers: Sequence[str], rows: Sequence[Row], *, linked: bool = False) -> Block:
        """Write a small table after an empty row and say where it stands.

        `linked` makes the first cells jump to sheets.
        """
        self.gap()
        header = self._row + 1
        first = rows[0] if rows else ()
        looks = [self._figure_header if isinstance(v, int) else self._header for v in first]
        self._append(
            [
                ReadyCell(self._sheet, number, "s", look, header)
                for number, (look, header) in enumerate(zip(looks, headers, strict=True), 1)
            ]
        )
        for row in rows:
            cells = [self._cell(number, value) for number, value in enumerate(row, 1)]
            if len(row) == _NOTE and isinstance(row[-1], str):
                cells[-1].style_id = self._note
            if linked:
                cells[0].style_id = self._link
                cells[0].hyperlink = Hyperlink(ref="A1", location=f"'{row[0]}'!A1")
            self._append(cells)
        return Block(header, self._row, len(headers))

    def _cell(self, number: int, value: str | int) -> ReadyCell:
        if isinstance(value, int):
            return ReadyCell(self._sheet, number, "n", self._body, value)
        text = clean(value)
        style = self._quoted if text and looks_like_formula(text) else self._body
        return ReadyCell(self._sheet, number, "s", style, text)

    def _text(self, text: str, style: int) -> None:
        self._append([ReadyCell(self._sheet, 1, "s", style, clean(text))])
