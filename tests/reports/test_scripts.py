"""Names in other scripts: joined, in reading order, with glyphs or a readable stand-in."""

from __future__ import annotations

import io
import unicodedata

import pypdfium2 as pdfium
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from pcve_desktop.reports import pdf_style, scripts
from pcve_desktop.reports.plain_text import plain


def test_arabic_letters_join_their_neighbours() -> None:
    # Beh alone, at the beginning, in the middle, at the end; an alef lets nothing follow.
    assert scripts.joined("\u0628") == "\ufe8f"
    assert scripts.joined("\u0628\u0628\u0628") == "\ufe91\ufe92\ufe90"
    assert scripts.joined("\u0627\u0628") == "\ufe8d\ufe8f"
    # Lam and alef are one sign; a vowel mark parts nothing.
    assert scripts.joined("\u0644\u0627") == "\ufefb"
    assert scripts.joined("\u0628\u064e\u0628") == "\ufe91\u064e\ufe90"
    assert scripts.joined("Espace Jeunes") == "Espace Jeunes"


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("abc", "abc"),
        ("\u05d0\u05d1\u05d2", "\u05d2\u05d1\u05d0"),
        ("FC \u05d0\u05d1 2026", "FC \u05d1\u05d0 2026".replace("\u05d1\u05d0 2026",
                                                                 "2026 \u05d1\u05d0")),
        ("\u05d0 FC \u05d1", "\u05d1 FC \u05d0"),
        ("a (\u05d0)", "a (\u05d0)"),
        ("\u05d0 (\u05d1)", "(\u05d1) \u05d0"),
    ],
)  # fmt: skip
def test_a_line_is_drawn_in_reading_order(text: str, drawn: str) -> None:
    assert scripts.visual(text) == drawn


def test_what_no_font_holds_is_spelt() -> None:
    assert scripts.stand_in("\u0928\u092e\u0938\u094d\u0924\u0947") == "namasate".replace(
        "sate", "ste"
    )
    assert scripts.stand_in("\U0001f389") == "[party popper]"


@pytest.mark.parametrize(
    "name",
    [
        "Αθήνα",
        "Культура Їжак",
        "جمعية الأمل",
        "שלום",
        "北京市社区",
        "こどもカフェ",
        "한국어",
        "Şişli",
    ],
)
@pytest.mark.parametrize("font", [pdf_style.REGULAR, pdf_style.STRONG])
def test_names_have_glyphs_and_a_width(name: str, font: str) -> None:
    pdf_style.register_fonts()
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.setFont(font, 20)
    canvas.drawString(50, 700, name)
    canvas.save()
    document = pdfium.PdfDocument(file.getvalue())
    text = document[0].get_textpage().get_text_range()
    document.close()
    # Read back letter by letter: a box would read as nothing. Readers take joined forms apart.
    assert unicodedata.normalize("NFKC", text) == unicodedata.normalize("NFKC", name)
    assert pdfmetrics.stringWidth(name, font, 20) > 8 * len(name) * 0.5


def test_marks_that_turn_lines_around_are_dropped() -> None:
    pdf_style.register_fonts()
    width = pdfmetrics.stringWidth("exe.png", pdf_style.REGULAR, 10)
    assert pdfmetrics.stringWidth("exe\u202e.png", pdf_style.REGULAR, 10) == pytest.approx(width)
    assert plain("a\u202eb") == "ab"
