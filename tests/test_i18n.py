"""The translator, and the state of the catalogues that ship."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import pytest

from pcve_desktop import i18n
from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import Translator, known_language, mark, preferred_language
from tools.catalogues import TRANSLATED, check, compile_all, extract, po_path, source_faults

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Catalog

FIXED = "\u00a0"
THIN = "\u202f"

FRENCH = r"""
msgid ""
msgstr ""
"Language: fr\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

msgid "Partners"
msgstr "Partenaires"

msgid "Good morning, {name}"
msgstr "Bonjour, {name}"

msgid "{count} partner in {place}"
msgid_plural "{count} partners in {place}"
msgstr[0] "{count} partenaire à {place}"
msgstr[1] "{count} partenaires à {place}"

msgctxt "verb"
msgid "Open"
msgstr "Ouvrir"

msgctxt "state"
msgid "Open"
msgstr "Ouvert"
"""


@pytest.fixture
def french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Translator:
    """Return a translator that reads the small French catalogue above."""
    source = po_path(tmp_path, "fr")
    source.parent.mkdir(parents=True)
    source.write_text(FRENCH, encoding="utf-8")
    compile_all(tmp_path)
    monkeypatch.setattr(i18n, "locale_dir", lambda: source.parents[2])
    return Translator("fr")


def test_texts_are_translated_and_filled(french: Translator) -> None:
    assert french.t("Partners") == "Partenaires"
    assert french.t("Good morning, {name}", name="Léa") == "Bonjour, Léa"


def test_values_may_bear_any_name(french: Translator) -> None:
    assert french.t("{self} {msgid}", self="a", msgid="b") == "a b"


@pytest.mark.parametrize(
    ("language", "text"), [("en", "1,200, 2.5"), ("fr", f"1{THIN}200, 2,5"), ("de", "1.200, 2,5")]
)
def test_numbers_in_a_text_are_written_as_people_do(language: str, text: str) -> None:
    assert Translator(language).t("{large}, {small}", large=1200, small=2.5) == text


def test_a_value_with_braces_is_shown_as_it_is(french: Translator) -> None:
    assert french.t("Good morning, {name}", name="{count}") == "Bonjour, {count}"


def test_a_text_without_values_keeps_its_braces(french: Translator) -> None:
    assert french.t("Good morning, {name}") == "Bonjour, {name}"


def test_the_empty_text_does_not_show_the_catalogue_header(french: Translator) -> None:
    assert french.t("") == ""


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 partenaire à Valmont"),
        (1, "1 partenaire à Valmont"),
        (2, "2 partenaires à Valmont"),
        (1200, f"1{THIN}200 partenaires à Valmont"),
    ],
)
def test_plurals_follow_the_language(french: Translator, count: int, text: str) -> None:
    singular, plural = "{count} partner in {place}", "{count} partners in {place}"

    assert french.n(singular, plural, count, place="Valmont") == text
    assert french.n(singular, plural, count=count, place="Valmont") == text


def test_english_says_no_partners_in_the_plural(tr: Translator) -> None:
    assert tr.n("{count} partner", "{count} partners", 0) == "0 partners"


def test_context_tells_two_meanings_apart(french: Translator) -> None:
    assert french.c("verb", "Open") == "Ouvrir"
    assert french.c("state", "Open") == "Ouvert"


def test_an_unknown_text_is_shown_in_english(french: Translator) -> None:
    assert french.t("Lessons") == "Lessons"
    assert french.c("noun", "Lessons") == "Lessons"


def test_a_missing_catalogue_speaks_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(i18n, "locale_dir", lambda: tmp_path)

    assert Translator("de").t("Partners") == "Partners"


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("fr", "fr"),
        ("fr_BE.UTF-8", "fr"),
        ("de-AT", "de"),
        ("DE", "de"),
        ("C.UTF-8", "en"),
        ("tr_TR", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_a_language_tag_leads_to_a_known_language(tag: str | None, language: str) -> None:
    assert known_language(tag) == language
    assert Translator(tag or "").language == language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": ""}, "en"),
    ],
)
def test_the_language_of_the_system_is_found(environment: dict[str, str], language: str) -> None:
    assert preferred_language(environment) == language


@pytest.mark.parametrize(
    ("language", "short", "medium", "long", "day_month"),
    [
        ("en", "04/11/2026", "4 Nov 2026", "4 November 2026", "4 Nov"),
        ("fr", "04/11/2026", "4 nov. 2026", "4 novembre 2026", "4 nov."),
        ("de", "04.11.2026", "04.11.2026", "4. November 2026", "4. Nov."),
    ],
)
def test_dates(language: str, short: str, medium: str, long: str, day_month: str) -> None:
    tr = Translator(language)
    day = date(2026, 11, 4)

    assert tr.date(day) == medium
    assert (tr.date(day, "short"), tr.date(day, "medium")) == (short, medium)
    assert (tr.date(day, "long"), tr.date(day, "day_month")) == (long, day_month)


@pytest.mark.parametrize(
    ("language", "text"), [("en", "09:05"), ("fr", f"9{FIXED}h{FIXED}05"), ("de", "09:05")]
)
def test_times_count_24_hours(language: str, text: str) -> None:
    tr = Translator(language)

    assert tr.time(time(9, 5)) == text
    assert tr.time(datetime(2026, 11, 4, 9, 5)) == text  # noqa: DTZ001 - a naive time is the case


def test_a_moment_is_shown_in_the_time_zone_of_the_machine(tr: Translator) -> None:
    moment = datetime(2026, 11, 4, 23, 30, tzinfo=UTC)
    local = moment.astimezone()

    assert tr.time(moment) == f"{local:%H:%M}"
    assert tr.date(moment, "short") == f"{local:%d/%m/%Y}"


@pytest.mark.parametrize(
    ("language", "number", "rounded", "percent", "fine"),
    [
        ("en", "12,345.6", "3.0", "46%", "45.6%"),
        ("fr", f"12{THIN}345,6", "3,0", f"46{FIXED}%", f"45,6{FIXED}%"),
        ("de", "12.345,6", "3,0", f"46{FIXED}%", f"45,6{FIXED}%"),
    ],
)
def test_numbers(language: str, number: str, rounded: str, percent: str, fine: str) -> None:
    tr = Translator(language)

    assert tr.number(12345.6) == number
    assert tr.number(3, 1) == rounded
    assert tr.number(2.6, 0) == "3"
    assert tr.percent(0.456) == percent
    assert tr.percent(0.456, 1) == fine


@pytest.mark.parametrize(
    ("language", "text"), [("en", "a, b and c"), ("fr", "a, b et c"), ("de", "a, b und c")]
)
def test_lists_read_as_running_text(language: str, text: str) -> None:
    tr = Translator(language)

    assert tr.list(["a", "b", "c"]) == text
    assert (tr.list(["a"]), tr.list([])) == ("a", "")


def test_mark_changes_nothing() -> None:
    assert mark("Partners") == "Partners"


def test_an_error_speaks_the_language_it_is_asked_in(french: Translator) -> None:
    error = PasserelleError("Good morning, {name}", name="Léa")

    assert error.message(french) == "Bonjour, Léa"
    assert str(error) == "Good morning, Léa"


@pytest.fixture(scope="session")
def template(root: Path) -> Catalog:
    """Return every text of the code as it is now."""
    return extract(root)


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogue_is_complete_and_sound(root: Path, language: str, template: Catalog) -> None:
    report = check(root, language, template)

    assert report.missing == ()
    assert report.fuzzy == ()
    assert report.faults == ()


def test_english_texts_have_no_exclamation_mark(template: Catalog) -> None:
    assert source_faults(template) == []


def test_a_label_inside_a_sentence_is_small_but_german_nouns_are_not() -> None:
    assert Translator("en").inside("Shared view") == "shared view"
    assert Translator("fr").inside("École") == "école"
    assert Translator("de").inside("Schule") == "Schule"
    assert Translator("en").inside("") == ""
