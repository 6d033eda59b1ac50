"""The first sheet of the workbook: what it holds, for whom, and where the network stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink

from pcve_desktop.reports.content import document_texts, facts, pillar_label
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

_WIDTHS = {"A": 34.0, "B": 24.0, "C": 14.0, "D": 14.0, "E": 14.0, "F": 14.0}
Row = tuple[str | int, ...]
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
    page = _Page(sheet)
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
    page.day(tr.t("Date"), today, "dd.mm.yyyy" if tr.language == "de" else "dd/mm/yyyy")
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
    page.table((tr.t("Sheet"), tr.t("Rows")), sheets, linked=True)


def _actions(page: _Page, known: Facts, tr: Translator) -> None:
    """Write the actions by pillar and by sphere."""
    page.table(
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
    page.table(
        (tr.t("Balance of actions"), tr.t("Count")),
        [
            (tr.t("Social cohesion"), known.balance.cohesion),
            (tr.t("Prevention"), known.balance.prevention),
            (tr.t("Security"), known.balance.security),
        ],
    )


class _Page:
    """A sheet of headings, pairs and small tables."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
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
        self._body = body_style(sheet)
        self._quoted = body_style(sheet, quotePrefix=True)
        # A note runs on over the empty cells to its right.
        self._note = body_style(sheet, quotePrefix=True, alignment=Alignment(vertical="top"))
        self._link = style_of(
            sheet,
            font=Font(name=FONT, size=11, color=ACCENT, underline="single"),
            fill=PatternFill(),
        )

    def title(self, text: str) -> None:
        self._text(text, self._title)

    def line(self, text: str) -> None:
        self._text(text, self._line)

    def gap(self) -> None:
        self._sheet.append([])

    def pair(self, label: str, value: str | int) -> None:
        """Write a label and its value; nothing when there is no value."""
        kind, shown = ("s", clean(value)) if isinstance(value, str) else ("n", value)
        if shown:
            self._sheet.append(
                [
                    ReadyCell(self._sheet, 1, "s", self._label, clean(label)),
                    ReadyCell(self._sheet, 2, kind, self._value, shown),
                ]
            )

    def day(self, label: str, value: dt.date, number_format: str) -> None:
        style = style_of(
            self._sheet,
            font=Font(name=FONT, size=11, bold=True, color=INK),
            alignment=Alignment(vertical="top", horizontal="left"),
            number_format=number_format,
        )
        self._sheet.append(
            [
                ReadyCell(self._sheet, 1, "s", self._label, label),
                ReadyCell(self._sheet, 2, "d", style, value),
            ]
        )

    def table(self, headers: Sequence[str], rows: Sequence[Row], *, linked: bool = False) -> None:
        """Write a small table after an empty row; `linked` makes the first cells jump to sheets."""
        self.gap()
        self._sheet.append(
            [
                ReadyCell(self._sheet, number, "s", self._header, header)
                for number, header in enumerate(headers, 1)
            ]
        )
        for row in rows:
            cells = [self._cell(number, value) for number, value in enumerate(row, 1)]
            if len(row) == _NOTE and isinstance(row[-1], str):
                cells[-1].style_id = self._note
            if linked:
                cells[0].style_id = self._link
                cells[0].hyperlink = Hyperlink(ref="A1", location=f"'{row[0]}'!A1")
            self._sheet.append(cells)

    def _cell(self, number: int, value: str | int) -> ReadyCell:
        if isinstance(value, int):
            return ReadyCell(self._sheet, number, "n", self._body, value)
        text = clean(value)
        style = self._quoted if text and looks_like_formula(text) else self._body
        return ReadyCell(self._sheet, number, "s", style, text)

    def _text(self, text: str, style: int) -> None:
        self._sheet.append([ReadyCell(self._sheet, 1, "s", style, clean(text))])
