"""A sheet written row by row: one reusable cell per column, styles looked up once."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from openpyxl import Workbook
    from openpyxl.chart._chart import ChartBase
    from openpyxl.formatting.formatting import ConditionalFormattingList
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.worksheet.datavalidation import DataValidationList
    from openpyxl.worksheet.dimensions import ColumnDimension, DimensionHolder, RowDimension
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.hyperlink import Hyperlink
    from openpyxl.worksheet.page import PageMargins, PrintPageSetup
    from openpyxl.worksheet.properties import WorksheetProperties
    from openpyxl.worksheet.protection import SheetProtection
    from openpyxl.worksheet.table import TableList

    from pcve_desktop.reports.excel_columns import Column

ACCENT, LINE, INK, INK2 = "0B6470", "DFDACF", "15272C", "46575C"
FONT = "Calibri"
# A line in points, the tallest row that the format knows, how much of a column's width (counted in
# digits) a letter takes.
_LINE, _TALLEST, _WIDE_LETTERS, _ENDLESS = 15, 405, 1.1, 1e9


class ReadyCell:
    """A cell whose type and style are known: the part of openpyxl's cell that its writer reads.

    Setting a value on openpyxl's own cell guesses its type and looks up its style for every cell;
    a column knows both beforehand. The type is never "formula".
    """

    __slots__ = ("_value", "data_type", "hyperlink", "letter", "parent", "row", "style_id")
    has_style = True
    _comment = None

    def __init__(
        self, sheet: Sheet, column: int, data_type: str, style: int, value: object = None
    ) -> None:
        self.parent = sheet
        self.letter = get_column_letter(column)
        self.row = 1
        self.data_type = data_type
        self.style_id = style
        self.hyperlink: Hyperlink | None = None
        self._value = value

    @property
    def coordinate(self) -> str:
        """Where the cell stands, such as A5."""
        return f"{self.letter}{self.row}"


class Sheet(WriteOnlyWorksheet):
    """A write-only sheet that takes ready cells as they are."""

    # What openpyxl sets up for every sheet, and its type information leaves out.
    conditional_formatting: ConditionalFormattingList
    column_dimensions: DimensionHolder[str, ColumnDimension]
    page_margins: PageMargins
    page_setup: PrintPageSetup
    protection: SheetProtection
    data_validations: DataValidationList
    sheet_state: str
    row_dimensions: DimensionHolder[int, RowDimension]
    sheet_properties: WorksheetProperties
    oddHeader: HeaderFooterItem  # noqa: N815 - openpyxl's name
    oddFooter: HeaderFooterItem  # noqa: N815 - openpyxl's name
    _charts: list[ChartBase]
    _tables: TableList
    _writer: WorksheetWriter | None

    def _values_to_row(self, values: Iterable[ReadyCell], row_idx: int) -> Iterator[ReadyCell]:
        for cell in values:
            cell.row = row_idx
            if cell.hyperlink is not None:
                cell.hyperlink.ref = cell.coordinate
            yield cell

    def set_height(self, row: int, height: float) -> None:
        """Say how high a row is, in points, before it is written; it still grows when edited.

        Not every program finds by itself the height that wrapped texts need.
        """
        # What the writer asks a row for; openpyxl's own object takes longer than writing the row.
        self.row_dimensions[row] = {"ht": f"{height:g}"}  # type: ignore[assignment] # as said

    def discard(self) -> None:
        """Remove the sheet's temporary file if saving has not done so."""
        if self._writer is not None and Path(str(self._writer.out)).exists():
            if not self.closed:
                self.close()
            self._writer.cleanup()


def add_sheet(workbook: Workbook, title: str) -> Sheet:
    """Add a sheet of ready cells to a write-only workbook."""
    sheet = Sheet(workbook, title)
    # `create_sheet` would make openpyxl's own class; this is what it calls itself.
    workbook._add_sheet(sheet)  # type: ignore[attr-defined] # missing in the type information
    return sheet


def style_of(sheet: WriteOnlyWorksheet, **parts: Any) -> int:
    """Return the number of a style in the workbook; `parts` are attributes of a cell."""
    cell = WriteOnlyCell(sheet)
    for name, value in parts.items():
        setattr(cell, name, value)
    return int(cell.style_id)


def header_style(sheet: WriteOnlyWorksheet, *, horizontal: str = "general") -> int:
    """Return the style of a header row; figures have theirs at the right."""
    return style_of(
        sheet,
        font=Font(name=FONT, size=11, bold=True, color="FFFFFF"),
        fill=PatternFill("solid", start_color=ACCENT),
        alignment=Alignment(wrap_text=True, vertical="center", horizontal=horizontal),
    )


def body_style(sheet: WriteOnlyWorksheet, number_format: str = "General", **more: Any) -> int:
    """Return the style of a cell of a table; `more` adds to it or replaces a part."""
    parts: dict[str, Any] = {
        "font": Font(name=FONT, size=11, color=INK),
        "alignment": Alignment(wrap_text=True, vertical="top"),
        "border": Border(bottom=Side("hair", color=LINE)),
        "number_format": number_format,
    }
    return style_of(sheet, **{**parts, **more})


# Figures keep away from the text that follows; dates begin where their heading does.
_PLACES = {
    "s": Alignment(wrap_text=True, vertical="top"),
    "d": Alignment(vertical="top", horizontal="left"),
    "n": Alignment(vertical="top", horizontal="right", indent=1),
}


class TableWriter:
    """Rows of records in a sheet, under a header."""

    def __init__(self, sheet: Sheet, columns: Sequence[Column]) -> None:
        self._sheet = sheet
        self._headers = [column.header for column in columns]
        # An apostrophe-like mark of the format: the text stays text when the cell is edited.
        quoted = body_style(sheet, quotePrefix=True)
        styles: dict[tuple[str, str], int] = {}
        self._row = 1
        self._cells: list[tuple[Any, Any, ReadyCell, ReadyCell, float]] = []
        for number, column in enumerate(columns, 1):
            look = (column.type, column.number_format)
            if look not in styles:
                place = _PLACES[column.type]
                styles[look] = body_style(sheet, column.number_format, alignment=place)
            style = styles[look]
            cell = ReadyCell(sheet, number, column.type, style)
            marked = ReadyCell(sheet, number, "s", quoted)
            # The identifier is hidden, and numbers and dates are one line.
            room = column.width / _WIDE_LETTERS if column.type == "s" and number > 1 else _ENDLESS
            self._cells.append((column.read, column.as_text, cell, marked, room))
            sheet.column_dimensions[cell.letter].width = column.width
        sheet.column_dimensions["A"].hidden = True

    def header(self) -> None:
        """Write the header row, taller than the others."""
        self._sheet.row_dimensions[1].height = 32
        style = header_style(self._sheet)
        self._sheet.append(
            [
                ReadyCell(self._sheet, number, "s", style, header)
                for number, header in enumerate(self._headers, 1)
            ]
        )

    def rows(self, records: Iterable[object]) -> None:
        """Write one row per record; empty values make no cell."""
        append = self._sheet.append
        cells = self._cells
        for record in records:
            row = []
            lines = 1
            for read, as_text, cell, marked, room in cells:
                value = read(record)
                if value is None:
                    continue
                if room < _ENDLESS and (len(value) > room or "\n" in value):
                    lines = max(lines, _lines_of(value, room))
                if as_text is not None and as_text(value):
                    marked._value = value
                    row.append(marked)
                else:
                    cell._value = value
                    row.append(cell)
            self._row += 1
            if lines > 1:
                self._sheet.set_height(self._row, min(lines * _LINE, _TALLEST))
            append(row)


def _lines_of(text: str, room: float) -> int:
    """Return how many lines a text takes, `room` letters each."""
    return sum(max(1, math.ceil(len(part) / room)) for part in text.split("\n"))
