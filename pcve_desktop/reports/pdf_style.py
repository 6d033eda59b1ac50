"""How a report looks on paper: fonts, colours, paragraph styles, measures (points)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Paragraph

from pcve_desktop.reports.pdf_fonts import FallbackFont
from pcve_desktop.reports.picture_flowable import PdfFonts
from pcve_desktop.reports.plain_text import held, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

REGULAR, STRONG = "SourceSans", "SourceSans-Semibold"
FONTS = PdfFonts(REGULAR, STRONG)

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 20 * MM
TOP = 22 * MM
BOTTOM = 22 * MM
CONTENT_WIDTH = PAGE_WIDTH - 2 * MARGIN

# The light theme on white paper; names are those of the pictures' colour tokens.
COLOURS: Mapping[str, str] = {
    "canvas": "#FFFFFF",
    "rail": "#F3F0EA",
    "surface": "#FFFFFF",
    "sunken": "#F3F0EA",
    "hover": "#F1F6F6",
    "ink": "#15272C",
    "ink2": "#46575C",
    "ink3": "#5A696D",
    "ctl": "#778285",
    "line": "#DFDACF",
    "accent": "#0B6470",
    "accent_h": "#084D57",
    "on_accent": "#FFFFFF",
    "soft": "#DCEDEE",
    "soft_ink": "#084D57",
    "mid": "#8DBBC0",
    "mute_bg": "#ECEAE4",
    "ok": "#2C6A3F",
    "ok_bg": "#E2EFE3",
    "attn": "#86500A",
    "attn_bg": "#FAEBCF",
    "crit": "#A2322A",
    "crit_bg": "#FBE7E3",
    "lesson": "#6C4269",
    "lesson_bg": "#F2E8F0",
    "focus": "#15272C",
}


def colour(tone: str) -> Color:
    """Return the colour of a token."""
    found: Color = HexColor(COLOURS[tone])
    return found


def register_fonts() -> None:
    """Make Source Sans known to reportlab, which keeps fonts by name for the whole process."""
    from font_source_sans_pro import font_files_ttf

    known = set(pdfmetrics.getRegisteredFontNames())
    for name, file, other in (
        (REGULAR, "SourceSansPro", "DejaVuSans.ttf"),
        (STRONG, "SourceSansProSemibold", "DejaVuSans-Bold.ttf"),
    ):
        if name not in known:
            borrowed = (other, "DroidSansFallback.ttf")
            pdfmetrics.registerFont(FallbackFont(name, font_files_ttf[file], borrowed))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=STRONG, italic=REGULAR,
                                  boldItalic=STRONG)  # fmt: skip


def _style(
    name: str,
    size: float,
    leading: float,
    tone: str = "ink",
    *,
    strong: bool = False,
    before: float = 0,
    after: float = 0,
    follow: bool = False,
) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=STRONG if strong else REGULAR,
        bulletFontName=REGULAR,
        fontSize=size,
        leading=leading,
        textColor=colour(tone),
        spaceBefore=before,
        spaceAfter=after,
        keepWithNext=int(follow),
        alignment=TA_LEFT,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
    )


COVER = _style("cover", 28, 32, strong=True, after=2)
COVER_LINE = _style("cover line", 12, 16, "ink2")
TITLE = _style("title", 22, 26, strong=True, after=2)
POSTER = _style("poster", 46, 50, "accent", strong=True, after=2)
POSTER_LINE = _style("poster line", 18, 22, "ink2")
LEAD = _style("lead", 11.5, 16.5, after=4)
H1 = _style("section", 17, 21, strong=True, before=18, after=8)
H2 = _style("part", 11.5, 15, strong=True, before=16, after=5)
ITEM = _style("item", 11, 14.5, strong=True)
BODY = _style("body", 10, 14)
SMALL = _style("small", 9, 12, "ink2", after=2)
STATE = _style("state", 9.5, 13, "ink2", after=2)
CAPTION = _style("caption", 9, 12, "ink2")
FIGURE = _style("figure", 20, 23, strong=True)


def marked_up(text: object) -> str:
    """Return a user's text for a paragraph: its markup is text, its line breaks stay."""
    return escape(held(plain(text))).strip().replace("\n", "<br/>")


def bullet(text: object, style: ParagraphStyle | None = None) -> Paragraph:
    """Return one line of a list: a dot, and the text beside it."""
    look = style or BODY
    if look.name not in _LISTED:
        _LISTED[look.name] = ParagraphStyle(
            f"{look.name} list", parent=look, leftIndent=11, bulletIndent=1, spaceBefore=1.5
        )
    return Paragraph(marked_up(text), _LISTED[look.name], bulletText="•")


_LISTED: dict[str, ParagraphStyle] = {}


def para(text: object, style: ParagraphStyle) -> Paragraph:
    """Return a paragraph of a user's text."""
    return Paragraph(marked_up(text), style)
