"""Measuring, wrapping, eliding, legends."""

from __future__ import annotations

import font_source_sans_pro as source_sans
import pytest
from reportlab.pdfbase.ttfonts import TTFontFace

from pcve_desktop.pictures.layout import (
    LegendItem,
    default_measure,
    elide,
    legend,
    text_box,
    wrap,
    wrap_name,
)
from pcve_desktop.pictures.scene import ROLES, Circle, Text, TextRole

SENTENCES = (
    "Parents know whom they can talk to",
    "Développement des compétences psychosociales, 3 sur 14",
    "Öffentlichkeitsarbeit und Wertschätzung für Jugendliche",
    "Çocuklar, gençler ve ışık için şölen",
    "MEDIATHEQUE OLYMPE & Cie 2.1 → 3.9",
)


def ten_a_letter(text: str, role: TextRole) -> float:
    return 10.0 * len(text) + (0 if role == "body" else 1)


@pytest.mark.parametrize("role", ["body", "strong"])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_default_measure_is_never_short_and_rarely_generous(sentence: str, role: TextRole) -> None:
    name = "SourceSansProSemibold" if ROLES[role].strong else "SourceSansPro"
    widths = TTFontFace(source_sans.font_files_ttf[name]).charWidths
    true = sum(widths[ord(letter)] for letter in sentence) * ROLES[role].size / 1000
    assert true <= default_measure(sentence, role) <= true * 1.12


def test_wrap_fills_lines_up_to_the_width() -> None:
    assert wrap("one two three", "body", 70, ten_a_letter) == ("one two", "three")
    assert wrap("", "body", 70, ten_a_letter) == ()


def test_wrap_hyphenates_a_word_that_is_too_long() -> None:
    lines = wrap("an Informationsaustausch", "body", 100, ten_a_letter)
    assert lines == ("an", "Informati-", "onsaustau-", "sch")
    assert all(ten_a_letter(line, "body") <= 100 for line in lines)


def test_elide_keeps_what_fits() -> None:
    assert elide("Welcome visits", "body", 140, ten_a_letter) == "Welcome visits"
    assert elide("Welcome visits", "body", 90, ten_a_letter) == "Welcome…"


def test_wrap_name_elides_the_last_line_only() -> None:
    lines = wrap_name("Sports and words day", "body", 70, ten_a_letter, 2)
    assert lines == ("Sports", "and wo…")


def test_box_of_a_text_that_reads_upwards() -> None:
    left, top, right, bottom = text_box(Text(10, 100, "abc", "body", angle=-90), ten_a_letter)
    assert (top, bottom) == (70, 100)
    assert left == pytest.approx(10 - 0.72 * 14)
    assert right == pytest.approx(10 + 0.22 * 14)


def test_legend_goes_to_a_second_line_when_the_first_is_full() -> None:
    items = [LegendItem(lambda x, y: (Circle(x + 5, y, 5),), 10, "ten words") for _ in range(2)]
    # Each takes 10 + 6 + 91 px; two with 9 px between them need 223.
    one, height = legend(items, 0, 0, 224, ten_a_letter)
    assert height == 20
    two, taller = legend(items, 0, 0, 222, ten_a_letter)
    assert taller == 40
    assert len(one) == len(two) == 4
