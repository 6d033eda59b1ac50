"""How sheets come out of a printer: landscape, header row and level on each page."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.worksheet.properties import PageSetupProperties

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.reports.excel_sheet import Sheet

_A4 = 9
# Of a landscape page at about six tenths of the size.
_MOST_CHARACTERS = 230
_LONGEST = 80
_LONGEST_FOOT = 200
"""Characters of one part; the file format allows 255 for the whole header or footer."""


@dataclass(frozen=True, slots=True)
class PrintTexts:
    """What stands at the head and foot of every printed sheet."""

    head: str
    date: str
    foot: str
    level: str
    """The handling level as it stands in the header, in words."""


def set_up(sheet: Sheet, texts: PrintTexts, tr: Translator, *, repeat_header: bool) -> None:
    """Set a sheet up for printing; call before its first row."""
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    setup = sheet.page_setup
    setup.orientation = "landscape"
    setup.paperSize = _A4
    setup.fitToWidth = 1
    setup.fitToHeight = 0
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom = 0.9, 0.75
    if repeat_header:
        sheet.print_title_rows = "1:1"
    header, footer = sheet.oddHeader, sheet.oddFooter
    header.left.text = _inert(texts.head)
    # The level is the first thing that is read on a sheet that was left on a table.
    header.center.text = f"&B{_inert(texts.level)}"
    header.right.text = _inert(texts.date)
    # The handling level ends this line: it is never cut off.
    footer.left.text = _inert(texts.foot, _LONGEST_FOOT)
    footer.right.text = "&A · " + tr.t("Page {number} of {total}", number="&P", total="&N")


def spread(sheet: Sheet, width: float) -> None:
    """Print a sheet on as many pages side by side as its letters need to stay readable.

    `width` is that of the columns shown, in characters. What names a row comes back on each page.
    """
    pages = max(1, math.ceil(width / _MOST_CHARACTERS))
    sheet.page_setup.fitToWidth = pages
    if pages > 1:
        sheet.page_setup.pageOrder = "overThenDown"
        sheet.print_title_cols = "A:C"


def _inert(text: str, longest: int = _LONGEST) -> str:
    # An ampersand begins a code in headers and footers.
    shown = " ".join(text.split())
    shown = shown if len(shown) <= longest else shown[: longest - 1] + "…"
    return shown.replace("&", "&&")
