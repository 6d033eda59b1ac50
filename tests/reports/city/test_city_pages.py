"""The report of the city, read back: order, sums, what is kept back, hostile texts."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pikepdf
import pytest

from pcve_desktop.i18n import LANGUAGES, Translator
from pcve_desktop.models.actions import Action, ActionLogEntry
from pcve_desktop.models.network import Cycle
from pcve_desktop.models.vocabularies import Handling, LogKind
from pcve_desktop.reports import document_name, preview_pdf
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.reports.city.gathering import views_of
from pcve_desktop.reports.documents import (
    NotForThem,
    NothingToPrint,
    Wanted,
    available,
    chosen,
    document_of,
)
from pcve_desktop.reports.pdf import pdf_bytes, write_pdf
from tests.reports.city.cities import Neighbour, at_work, moved, neighbour, opened, valmont
from tests.reports.samples import SECRET, SECRET_NUMBER, TODAY, full_of_secrets
from tests.reports.test_pdf import Read

if TYPE_CHECKING:
    from pathlib import Path

REPORT = document_of("city")


def read(
    town: list[Neighbour],
    *,
    audience: Audience = Audience.CITY,
    language: str = "en",
    networks: tuple[str, ...] = (),
) -> Read:
    wanted = Wanted(REPORT, networks=networks)
    return Read(pdf_bytes(View(town[0], audience), wanted, Translator(language), today=TODAY))


@pytest.fixture(scope="module")
def city() -> Read:
    return read(valmont())


# What it says


def test_the_first_page_adds_up(city: Read) -> None:
    first = " ".join(city.pages[0].split())
    for text in (
        "Valmont City report · 3 networks",
        "10 organisations take part. 1 of them takes part in more than one network.",
        "10 organisations",
        # Écluse trained three: its number is left out of the sum.
        "people trained, at least",
        "no one is ahead of another",
        "Paths side by side",
        "In alphabetical order.",
    ):
        assert text in first, text
    paths = first[first.index("Paths side by side") :]
    places = [paths.index(name) for name in ("Écluse", "Les Tilleuls", "Rive Est")]
    assert places == sorted(places)


def test_every_table_stands_in_alphabetical_order(city: Read) -> None:
    tables = re.findall(r"Écluse (.*?) Les Tilleuls (.*?) Rive Est (.*?) All together", city.text)
    assert len(tables) >= 7
    for text in ("Rive Est Écluse", "Rive Est Les Tilleuls"):
        assert text not in city.text


def test_the_parts_follow(city: Read) -> None:
    titles = [title for level, title in city.bookmarks if level == 0]
    assert titles == [
        "Valmont", "Who takes part", "Training and diagnosis", "What the networks work on",
        "Objectives and actions", "Lessons and setbacks", "Network by network",
        "How to read this report",
    ]  # fmt: skip
    for text in (
        "News and rumours Talking about the news Écluse; Rive Est",
        "Over all networks: no form is pinned on a neighbourhood.",
        "Learned in Rive Est Ask first. Lesson · Rive Est · Debate in Rive Est · 2 Sept 2026",
        "Five pillars",
        "led by House of Rive Est",
        "figures help them to talk to each other and are no ranking.",
        "Reasons for not taking part",
    ):
        assert text in city.text, text


def test_small_numbers_of_people_are_masked_in_sum_and_part(city: Read) -> None:
    assert "Écluse 1 <5" in city.text
    # 12 of Rive Est and those of Les Tilleuls; the three of Écluse would be the difference.
    assert re.search(r"All together \d+ at least \d+", city.text)
    town = valmont()
    without = read(town, networks=tuple(item.network.id for item in town[:2]))
    assert re.search(r"All together \d+ \d+ ", without.text)


def test_every_page_says_for_whom_and_which_one(city: Read) -> None:
    total = len(city.pages)
    for number, page in enumerate(city.pages, 1):
        assert "For the city. Contacts are left out. Handling level: Amber." in page
        assert f"Page {number} of {total}" in page
    assert all("Valmont · City report" in page for page in city.pages[1:])
    assert city.meta["Title"] == "City report · Valmont"
    assert b"/Lang (en)" in city.data


def test_a_pdf_checker_finds_nothing(city: Read, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(city.data)) as document:
        assert document.check_pdf_syntax() == []
    checker = shutil.which("qpdf")
    if checker:
        path = tmp_path / "city.pdf"
        path.write_bytes(city.data)
        subprocess.run([checker, "--check", str(path)], check=True, capture_output=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_written_in_the_language_of_its_readers(language: str) -> None:
    town = valmont()
    assert f"/Lang ({language})".encode() in read(town, language=language).data
    name = document_name(
        View(town[0], Audience.CITY), Wanted(REPORT), TODAY, Translator(language)
    )  # fmt: skip
    assert name.startswith("valmont-")
    assert name.endswith("-2026-11-24.pdf")


# How many networks


def test_one_network_needs_no_sum() -> None:
    town = valmont()
    found = read(town, networks=(town[1].network.id,))
    assert "1 network" in found.text
    assert "All together" not in found.text


def test_thirty_networks() -> None:
    town: list[Neighbour] = []
    for number in range(30):
        at_work(f"Quarter {number:02} and its neighbourhood by the river", town)
    found = read(town)
    assert "30 networks" in found.pages[0]
    assert sum(title.startswith("Quarter") for _, title in found.bookmarks) == 30
    assert all(page.count("Page ") == 1 for page in found.pages)


def test_networks_of_which_nothing_is_known() -> None:
    town: list[Neighbour] = []
    for name in ("Rive Est", "Écluse"):
        neighbour(name, town, city=name)
    found = read(town)
    assert "Our networks City report · 2 networks" in found.text
    assert "None" not in found.text
    assert "Five pillars" not in found.text


def test_some_networks_only() -> None:
    town = valmont()
    keys = tuple(item.network.id for item in town[1:])
    found = read(town, networks=keys)
    assert "2 networks" in found.text
    assert "Les Tilleuls" not in found.text


def test_who_has_been_quiet_is_said_kindly() -> None:
    town = valmont()
    long_ago = dt.datetime(2026, 2, 1, 12, tzinfo=dt.UTC)
    for record in town[1]._by_id.values():
        record.changed_at = long_ago
    said = "No new entry since 1 Feb 2026. A call may be welcome."
    assert read(town).text.count(said) == 1
    for item in town:
        opened(item)
    assert said not in read(town, audience=Audience.PUBLIC).text


# Who may see it


def test_it_is_offered_where_there_are_several_networks() -> None:
    town = valmont()
    assert available(View(town[0], Audience.CITY), REPORT)
    assert not available(View(town[0], Audience.NETWORK), REPORT)
    assert not available(View(town[0], Audience.PUBLIC), REPORT)
    for item in town[:2]:
        opened(item)
    assert available(View(town[0], Audience.PUBLIC), REPORT)
    alone: list[Neighbour] = []
    assert not available(View(neighbour("Rive Est", alone), Audience.CITY), REPORT)


def test_the_members_of_one_network_do_not_read_the_others() -> None:
    with pytest.raises(NotForThem) as raised:
        chosen(View(valmont()[0], Audience.NETWORK), Wanted(REPORT))
    assert "for the city or for everybody" in raised.value.message(Translator("en"))


def test_a_network_that_may_not_be_named_is_not() -> None:
    town = valmont()
    town[0].network.handling = Handling.AMBER_STRICT
    assert "Les Tilleuls" not in read(town).text
    names = [view.data.network.name for view in views_of(View(town[1], Audience.CITY))]
    assert names == ["Écluse", "Rive Est"]
    with pytest.raises(NothingToPrint):
        chosen(View(town[1], Audience.PUBLIC), Wanted(REPORT))


def test_contacts_and_internal_notes_stay_out() -> None:
    town: list[Neighbour] = []
    for _ in range(2):
        moved(full_of_secrets(), town)
    for audience in (Audience.CITY, Audience.PUBLIC):
        opened(town[0])
        opened(town[1])
        found = read(town, audience=audience)
        assert SECRET not in found.text
        assert str(SECRET_NUMBER) not in found.text


def test_what_is_strict_does_not_count() -> None:
    town = valmont()
    town[1].make(Action, title="Kept among us", handling=Handling.AMBER_STRICT)
    assert "Kept among us" not in read(town).text
    assert town[1].network.name in read(town).text
    assert "Rive Est – – – – 1" in read(town).text, "one action, the open one"


# Hostile texts


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b> & <img src='http://x.example/a.png'/>",
        "<para></font>",
        "&amp; &lt; &#60;",
        "=HYPERLINK('x')",
        "Κέντρο Νεολαίας",
        "青年之家",
    ],
)
def test_texts_are_texts(text: str) -> None:
    town: list[Neighbour] = []
    data = at_work(text, town)
    at_work("Rive Est", town)
    data.network.city = text
    data.network.purpose = text
    action = data.make(Action, title=text)
    data.make(ActionLogEntry, action_id=action.id, kind=LogKind.LESSON, text=text, learned=text)
    found = read(town)
    compact = re.sub(r"\s", "", found.text)
    assert compact.count(re.sub(r"\s", "", text)) >= 6


@pytest.mark.parametrize("name", ["\x00\x07", "\u202eevil", "W" * 3000, " ", "a\nb\rc"])
def test_names_that_are_no_names(name: str) -> None:
    town: list[Neighbour] = []
    data = at_work(name, town)
    data.make(Cycle, name=name)
    at_work("Rive Est", town)
    found = read(town)
    assert "\u202e" not in found.text
    assert "Rive Est" in found.text


# Writing it


def test_it_can_be_stopped_and_leaves_nothing(tmp_path: Path) -> None:
    town = valmont()
    target = tmp_path / "city.pdf"
    target.write_bytes(b"earlier")
    steps = write_pdf(
        View(town[0], Audience.CITY), Wanted(REPORT), target, Translator("en"), today=TODAY
    )  # fmt: skip
    seen = [next(steps) for _ in range(2)]
    steps.close()  # type: ignore[attr-defined] # a generator
    assert [step.done for step in seen] == [1, 2], "a stop after each network"
    assert target.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [target]


def test_progress_never_goes_back(tmp_path: Path) -> None:
    steps = list(
        write_pdf(
            View(valmont()[0], Audience.CITY), Wanted(REPORT), tmp_path / "city.pdf",
            Translator("en"), today=TODAY,
        )
    )  # fmt: skip
    assert all(step.done <= step.total for step in steps)
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert steps[-1].done == steps[-1].total


def test_the_preview_is_the_same_document() -> None:
    shown = Read(
        preview_pdf(
            valmont()[0], Wanted(REPORT), audience=Audience.CITY, language="en", today=TODAY
        )
    )
    assert shown.text == read(valmont()).text
