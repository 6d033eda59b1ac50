"""Numbers, dates and times as people type them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcve_desktop.i18n import LANGUAGES, Translator
from pcve_desktop.ui.kit.form.parsing import (
    TypingError,
    fold,
    parse_date,
    parse_number,
    parse_time,
    show_number,
)

TODAY = dt.date(2026, 11, 24)
SPEAKERS = {code: Translator(code) for code in LANGUAGES}


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "1,250.5", 1250.5),
        ("en", "1,250", 1250),
        ("en", "1,5", 1.5),
        ("en", "2.5", 2.5),
        ("fr", "1\u202f250,5", 1250.5),
        ("fr", "1 250,50 €", 1250.5),
        ("fr", "2.5", 2.5),
        ("fr", "1.250", 1.25),
        ("fr", "70 %", 70),
        ("de", "1.250,5", 1250.5),
        ("de", "1.250", 1250),
        ("de", "1.5", 1.5),
        ("de", "1,5", 1.5),
        ("de", "1.234.567", 1234567),
        ("de", "1'250", 1250),
        ("en", "-3", -3),
        ("en", "\u22123", -3),
        ("en", ".5", 0.5),
        ("en", "  ", None),
        ("en", "", None),
    ],
)
def test_number(language: str, text: str, value: float | None) -> None:
    assert parse_number(text, SPEAKERS[language]) == value


@pytest.mark.parametrize(
    "text", ["abc", "1e5", "1,2,3.4.5", "--1", "nan", "inf", "12 people", "1.", "9" * 400]
)
def test_what_is_no_number_is_said(text: str) -> None:
    with pytest.raises(TypingError):
        parse_number(text, SPEAKERS["en"])


def test_whole_number() -> None:
    assert parse_number("12", SPEAKERS["en"], whole=True) == 12
    assert isinstance(parse_number("12,0", SPEAKERS["fr"], whole=True), int)
    with pytest.raises(TypingError) as caught:
        parse_number("12.5", SPEAKERS["en"], whole=True)
    assert caught.value.message(SPEAKERS["en"]) == "Write a whole number, without decimals."


def test_example_follows_the_language() -> None:
    with pytest.raises(TypingError) as caught:
        parse_number("x", SPEAKERS["de"])
    assert caught.value.values == {"example": "12,5"}


@given(value=st.floats(-1e11, 1e11), language=st.sampled_from(sorted(LANGUAGES)))
def test_shown_number_reads_back(value: float, language: str) -> None:
    tr = SPEAKERS[language]
    rounded = round(value, 3)
    assert parse_number(show_number(rounded, tr), tr) == pytest.approx(rounded, abs=1e-3)


def test_cents_have_two_places() -> None:
    assert show_number(1250.5, SPEAKERS["en"], money=True) == "1,250.50"
    assert show_number(1250.0, SPEAKERS["en"], money=True) == "1,250"
    assert show_number(None, SPEAKERS["en"]) == ""


@pytest.mark.parametrize(
    "text",
    [
        "3.12.2026",
        "3/12/2026",
        "03/12/26",
        "3-12-2026",
        "3 12 2026",
        "2026-12-03",
        "03122026",
        "3 dec",
        "3 Dec 2026",
        "3rd December 2026",
        "Dec 3, 2026",
        "3 déc. 2026",
        "3 décembre",
        "3. Dezember 2026",
        "3 dez",
        "3.12",
        " 3 / 12 ",
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_date(language: str, text: str) -> None:
    assert parse_date(text, SPEAKERS[language], today=TODAY) == dt.date(2026, 12, 3)


@pytest.mark.parametrize(
    "text",
    ["31/2/2026", "tomorrow", "3/13/2026", "3 jui", "3 xyz", "12", "3/12/1026", "0/1/2026", "3 m"],
)
def test_what_is_no_date_is_said(text: str) -> None:
    with pytest.raises(TypingError) as caught:
        parse_date(text, SPEAKERS["en"], today=TODAY)
    assert "03/12/2026" in caught.value.message(SPEAKERS["en"])


@pytest.mark.parametrize(
    ("text", "month"), [("1 juin", 6), ("1 juil", 7), ("1 august", 8), ("1 août", 8), ("1 mär", 3)]
)
def test_months_of_all_languages(text: str, month: int) -> None:
    assert parse_date(text, SPEAKERS["en"], today=TODAY) == dt.date(2026, month, 1)


def test_no_date() -> None:
    assert parse_date("  ", SPEAKERS["en"], today=TODAY) is None


@given(day=st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
@pytest.mark.parametrize("language", LANGUAGES)
def test_shown_date_reads_back(language: str, day: dt.date) -> None:
    tr = SPEAKERS[language]
    for style in ("short", "medium", "long"):
        assert parse_date(tr.date(day, style), tr, today=TODAY) == day


@pytest.mark.parametrize(
    "text", ["17:30", "17 h 30", "17h30", "17.30", "1730", "5:30 pm", "5.30 p.m.", "17:30 Uhr"]
)
def test_time(text: str) -> None:
    assert parse_time(text, SPEAKERS["fr"]) == dt.time(17, 30)


def test_time_of_hours_only() -> None:
    assert parse_time("9", SPEAKERS["en"]) == dt.time(9)
    assert parse_time("9h", SPEAKERS["en"]) == dt.time(9)
    assert parse_time("12 am", SPEAKERS["en"]) == dt.time(0)
    assert parse_time("", SPEAKERS["en"]) is None


@pytest.mark.parametrize("text", ["25:00", "12:75", "noon", "13 pm", "1:2:3"])
def test_what_is_no_time_is_said(text: str) -> None:
    with pytest.raises(TypingError):
        parse_time(text, SPEAKERS["en"])


def test_shown_time_reads_back() -> None:
    for tr in SPEAKERS.values():
        assert parse_time(tr.time(dt.time(8, 5)), tr) == dt.time(8, 5)


def test_fold_drops_accents_and_case() -> None:
    assert fold(" École Médiathèque ") == "ecole mediatheque"
    assert fold("Straße") == "strasse"
