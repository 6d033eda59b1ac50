"""Pictures in a PDF: the same primitives as on the screen, embedded fonts, vectors."""

from __future__ import annotations

import io
from dataclasses import asdict
from typing import Any

import font_source_sans_pro as source_sans
import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE, FPDF_PAGEOBJ_PATH
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate

from pcve_desktop.i18n import Translator
from pcve_desktop.pictures.drawing import draw
from pcve_desktop.pictures.scene import Line, Picture, Rect, Table, Text
from pcve_desktop.reports.picture_flowable import (
    PdfCanvas,
    PdfFonts,
    PictureFlowable,
    pdf_measure,
    row_end,
)
from pcve_desktop.ui.kit.palette import LIGHT
from tests.pictures.samples import builders

COLOURS = asdict(LIGHT)


class CountingCanvas:
    """Counts what a walk over a picture asks for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return lambda *_: self.asked.append(name)


class CountingPdf(Canvas):
    """Counts what reaches the page."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO())
        self.drawn: list[str] = []

    def drawPath(self, *_: Any, **options: Any) -> None:
        self.drawn.append("fill" if options["fill"] else "stroke")

    def clipPath(self, *_: Any, **__: Any) -> None:
        self.drawn.append("clip")

    def drawString(self, *_: Any, **__: Any) -> None:
        self.drawn.append("text")

    def drawCentredString(self, *_: Any, **__: Any) -> None:
        self.drawn.append("text")

    def drawRightString(self, *_: Any, **__: Any) -> None:
        self.drawn.append("text")


@pytest.fixture(scope="module")
def fonts() -> PdfFonts:
    for name in ("SourceSansPro", "SourceSansProSemibold"):
        pdfmetrics.registerFont(TTFont(name, source_sans.font_files_ttf[name]))
    return PdfFonts("SourceSansPro", "SourceSansProSemibold")


@pytest.mark.parametrize("kind", ["path", "balance", "radar", "matrix", "timeline"])
def test_every_primitive_is_on_the_page(kind: str, fonts: PdfFonts, tr: Translator) -> None:
    width, build = builders(tr)[kind]
    picture = build(width)
    counting, page = CountingCanvas(), CountingPdf()
    draw(picture, counting)
    draw(picture, PdfCanvas(page, COLOURS, fonts))
    assert page.drawn == [name for name in counting.asked if name != "unclip"]


def pdf_of(*flowables: PictureFlowable) -> bytes:
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, leftMargin=50, rightMargin=50).build(list(flowables))
    return buffer.getvalue()


def test_page_holds_words_as_text_and_no_picture_of_pixels(fonts: PdfFonts) -> None:
    tr = Translator("fr")
    _, build = builders(tr, pdf_measure(fonts))["balance"]
    data = pdf_of(PictureFlowable(build, COLOURS, fonts))
    page = pypdfium2.PdfDocument(data)[0]
    text = page.get_textpage().get_text_bounded()
    assert "8 · 4 · 2" in text
    assert "48 · 17 · 7" in text
    kinds = {part.type for part in page.get_objects()}
    assert FPDF_PAGEOBJ_PATH in kinds
    assert FPDF_PAGEOBJ_IMAGE not in kinds


def test_picture_takes_the_width_of_its_frame(fonts: PdfFonts, tr: Translator) -> None:
    asked: list[int] = []
    _, build = builders(tr)["bars"]

    def remembering(width: int) -> Picture:
        asked.append(width)
        return build(width)

    wide = PictureFlowable(remembering, COLOURS, fonts)
    width, height = wide.wrap(300, 600)
    assert asked == [400]
    assert width == 300
    assert height == build(400).height * 0.75
    dense = PictureFlowable(remembering, COLOURS, fonts, scale=0.5)
    assert dense.wrap(300, 600)[0] == 300
    assert asked == [400, 600]


def test_bars_cover_as_much_paper_as_they_should(fonts: PdfFonts, tr: Translator) -> None:
    _, build = builders(tr)["bars"]
    flowable = PictureFlowable(build, COLOURS, fonts)
    page = pypdfium2.PdfDocument(pdf_of(flowable))[0]
    image = page.render(scale=2).to_pil().convert("RGB")
    counted = {colour: count for count, colour in image.getcolors(1 << 24) or []}
    accent = tuple(int(LIGHT.accent[start : start + 2], 16) for start in (1, 3, 5))
    width = int(flowable.width / 0.75)
    bars = [s for s in build(width).shapes if isinstance(s, Rect) and s.fill == "accent"]
    assert len(bars) == 3
    # 0.75 points a px and two dots a point: 2.25 dots a square px.
    expected = sum(bar.width * bar.height for bar in bars) * 2.25
    assert counted[accent] == pytest.approx(expected, rel=0.05)


def test_a_tall_picture_is_cut_where_no_row_is() -> None:
    rows = tuple(
        shape
        for number in range(40)
        for shape in (
            Rect(0, number * 30.0, 50, 20, fill="accent"),
            Text(60, number * 30.0 + 14, f"row {number}"),
        )
    )
    axis = Line(0, 0, 0, 1200, stroke="ctl")
    picture = Picture(200, 1200, (axis, *rows), "T", "S.", Table(("A",), ()))
    cut = row_end(picture, 1, 500)
    assert cut is not None
    assert 480 < cut <= 500.5
    assert 20 <= cut % 30 <= 30
    assert row_end(picture, 1, 10) is None
