"""The PDF summary, read back: texts, pages, bookmarks, fonts, hostile texts."""

from __future__ import annotations

import re

import pypdfium2 as pdfium
import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.models.actions import Action, ActionLogEntry
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.vocabularies import ActionStatus, Handling, LogKind
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.reports.pdf import summary_bytes
from tests.reports.samples import TODAY, Records, empty, tilleuls


class Read:
    """A finished PDF, read back."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        document = pdfium.PdfDocument(data)
        self.pages = [page.get_textpage().get_text_range() for page in document]
        self.text = " ".join("\n".join(self.pages).split())
        self.meta = document.get_metadata_dict()
        self.bookmarks = [(entry.level, entry.get_title()) for entry in document.get_toc()]
        self.size = document[0].get_size()
        document.close()


def read(data: Records, *, audience: Audience = Audience.CITY, language: str = "en") -> Read:
    return Read(summary_bytes(View(data, audience), Translator(language), today=TODAY))


@pytest.fixture(scope="module")
def city() -> Read:
    return read(tilleuls())


def test_the_first_page_says_what_it_is(city: Read) -> None:
    first = " ".join(city.pages[0].split())
    for text in (
        "Passerelle", "24 November 2026", "Les Tilleuls", "Summary for the city", "Valmont",
        "2026–2027", "8 organisations take part. 6 of 6 steps have begun.",
        "2 priorities are retained. 9 actions are on the table.",
        "One was stopped and taught us something.",
        "We act early, together", "Our path", "Adapted", "Two evenings rather than a day",
        "To revisit", "6 of 6 steps begun, in any order.", "35 people trained",
        "7 of 8 at the last meeting",
    ):  # fmt: skip
        assert text in first, text


def test_the_parts_follow(city: Read) -> None:
    for text in (
        "Rumours after school Retained 12 Jun 2026 Seen by seven partners, and we can act.",
        "Transport to the stadium Deferred 12 Jun 2026 Waits for the new bus line.",
        "Five pillars",
        "Balance of the three spheres",
        "5 · 3 · 1",
        "Young people who took part (people) 20 56 80",
        "1 Debate night on the news Médiathèque Under way 27 Nov 2026 70%",
        "8 Open house of the places of worship Paroisse Saint-Marc Idea",
        "Only a handful came to the stadium Go where young people already are, and ask them first.",
        "We ran out of time before the referral routes.",
        "What we take with us Smaller groups",
        "Winter meeting 8 December 2026, 17:30 · Médiathèque",
        "1. What the autumn taught us",
    ):
        assert text in city.text, text
    places = [city.text.index(f"{title} ") for title in ("3. Priorities", "Action plan No.")]
    assert places == sorted(places)


def test_every_page_says_for_whom_and_which_one(city: Read) -> None:
    total = len(city.pages)
    assert 4 <= total <= 8
    for number, page in enumerate(city.pages, 1):
        assert "For the city. Contacts are left out. Handling level: Amber." in page
        assert f"Page {number} of {total}" in page
    assert all("Les Tilleuls · 2026–2027" in page for page in city.pages[1:])


def test_a4_bookmarks_and_document_data(city: Read) -> None:
    assert [round(side) for side in city.size] == [595, 842]
    assert (1, "Action plan") in city.bookmarks
    assert (1, "Our path") in city.bookmarks
    assert city.meta["Title"] == "Les Tilleuls"
    assert city.meta["Subject"] == "Summary for the city"
    assert b"/Lang (en)" in city.data
    assert b"/DisplayDocTitle true" in city.data


def test_fonts_are_embedded(city: Read) -> None:
    names = set(re.findall(rb"/FontName /(\S+)", city.data))
    assert names
    assert all(b"SourceSansPro" in name for name in names)
    assert len(re.findall(rb"/FontFile2", city.data)) >= 2
    assert b"Helvetica" not in city.data


def test_the_language_of_the_reader() -> None:
    found = read(tilleuls(), language="fr")
    assert "24 novembre 2026" in found.text
    assert b"/Lang (fr)" in found.data


def test_a_network_of_which_nothing_is_known() -> None:
    found = read(empty(), audience=Audience.NETWORK)
    assert len(found.pages) == 1
    assert "No action has been written down yet." in found.text
    for absent in ("Priorities\r", "Lessons and setbacks", "Next meeting", "Balance", "None"):
        assert absent not in found.pages[0]


def test_hidden_actions_are_not_denied() -> None:
    data = empty()
    data.make(Action, title="Strict", handling=Handling.AMBER_STRICT)
    found = read(data)
    assert "The actions of this network are not part of this summary." in found.text


def test_the_public_does_not_get_a_guessed_path() -> None:
    found = read(tilleuls(), audience=Audience.PUBLIC)
    assert "Les Tilleuls" in found.text
    for absent in ("Our path", "Not started", "organisations", "We act early", "Smaller groups"):
        assert absent not in found.text


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b> & <img src='http://x.example/a.png'/>",
        "<para></font>",
        "&amp; &lt; &#60;",
        "</a><link href='file:///etc/passwd'>",
    ],
)
def test_markup_is_text(text: str) -> None:
    data = empty()
    data.network.name = text
    data.network.purpose = text
    action = data.make(Action, number=1, title=text)
    data.make(Objective, title=text, if_then=text)
    data.make(ActionLogEntry, action_id=action.id, kind=LogKind.LESSON, text=text, learned=text)
    found = read(data)
    compact = re.sub(r"\s", "", found.text)
    assert compact.count(re.sub(r"\s", "", text)) >= 6


def test_control_characters_and_long_words() -> None:
    data = empty()
    word = "Schifffahrt" * 18
    data.network.purpose = "a\x00b\x07c\ttab\r\nline\ud800"
    data.make(Objective, title=word, if_then=word)
    data.make(Action, number=1, title=word, status=ActionStatus.STOPPED)
    found = read(data)
    assert "abc tab line" in found.text
    compact = re.sub(r"\s", "", found.text)
    assert compact.count(word) == 4


def test_a_reason_longer_than_a_page() -> None:
    data = tilleuls()
    data.all(ActionLogEntry)[0].learned = "We learned to listen first. " * 600
    found = read(data)
    assert found.text.count("learned") == 600


def test_the_header_of_a_long_table_comes_back() -> None:
    data = empty()
    for number in range(1, 301):
        data.make(Action, number=number, title=f"Action number {number}")
    found = read(data)
    assert len(found.pages) > 6
    plan = [page for page in found.pages[1:] if "Action number" in page]
    assert len(plan) > 6
    for page in plan:
        assert "No. Action Status" in " ".join(page.split())
    numbers = [int(n) for n in re.findall(r"Action number (\d+)", found.text)]
    assert numbers == list(range(1, 301))


def test_headings_stay_with_what_follows() -> None:
    for count in range(20, 60):
        data = empty()
        for number in range(1, count):
            data.make(Action, number=number, title=f"Action {number}")
            last = data.all(Action)[-1]
        data.make(ActionLogEntry, action_id=last.id, kind=LogKind.LESSON, text="Listen first")
        for page in read(data).pages:
            if "Lessons and setbacks" in page:
                assert "Listen first" in page
