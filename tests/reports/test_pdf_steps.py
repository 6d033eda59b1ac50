"""What the PDF says of each of the six steps, and to whom."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.models.actions import Action
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.objectives import Indicator
from pcve_desktop.models.priorities import Candidate, Vote
from pcve_desktop.models.training import SessionAttendance
from pcve_desktop.models.vocabularies import FindingKind, Handling, Level, VoteState
from pcve_desktop.pictures.scene import Picture, Table
from pcve_desktop.reports import pdf_sections
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.reports.content import document_texts
from pcve_desktop.reports.pdf_sections.report import Report, values_table
from tests.reports.deep import deep
from tests.reports.samples import TODAY, Records
from tests.reports.test_pdf import Read, read

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def members() -> Read:
    return read(deep(), audience=Audience.NETWORK)


@pytest.fixture(scope="module")
def city() -> Read:
    return read(deep())


STEPS = {
    "training": (
        "1. Collective training", "Who trained together",
        "12 Mar 2026 Listening and doubting Collège Jean-Moulin, FC Tilleuls, Groupe de parents,",
        "Planned: Refresher", "What to change next time", "Start later in the evening",
        "Not reached yet: Justice and security.",
        "I know whom to turn to 2.1 → 3.9", "2 of 2 answers are higher after.",
        "Hexagon: The empty seat", "This case is fictional · 2 Apr 2026",
        "Invented from start to end.", "Highest: Social factors.", "Social factors 4",
        "What the group concludes Nobody could have answered alone.", "Coach Call once a week",
    ),
    "diagnosis": (
        "2. Shared diagnosis", "24 gaps in the grid.", "No finding concerns: Islamist",
        "4 findings, seen by 1 partner.", "Solid 1 · Not weighed yet 3",
        "Theme: News and rumours What we hear at school",
        "Rumours travel faster than facts Risk factor, online Solid Rising Shared view",
        "Views differ on “Few places to talk” Some see it in the evening only.",
        "Under no theme", "Coaches whom teenagers trust",
    ),
    "priorities": (
        "3. Priorities", "Everybody speaks of it", "Rests on: Rumours travel faster than facts",
        "5 of 8 organisations voted.", "Start here: Rumours after school.",
        "A Rumours after school 5.0 4.5", "2 organisations",
        "Ratings lie furthest apart for",
        "Rumours after school Retained 12 Jun 2026 Seen by seven partners, and we can act.",
        "Transport to the stadium Deferred 12 Jun 2026 Waits for the new bus line.",
    ),
    "objectives": (
        "4. Objectives", "30 Jun 2027", "Still open: Specific and Achievable",
        "If pupils check together", "Actions: Debate night on the news",
        "Young people who took part (people) 20 56 80 60% 20 → 28 → 41 → 56",
        "10 Jan 2026 – 10 Oct 2026",
        "From findings to indicators", "No finding yet",
    ),
    "actions": (
        "5. Collective actions",
        "1 Debate night on the news Médiathèque Under way 27 Nov 2026 70%",
        "20 Nov 2026 Book the hall Debate night on the news 18 Nov 2026",
        "Every pillar has an action.", "Mobilisation (local networks) 2 actions 0 1 1 0",
        "5 · 3 · 1", "Social cohesion leads; all three are present.",
        "Go where young people already are, and ask them first.",
    ),
    "sharing": (
        "6. Information sharing", "Charter of the network", "Adopted on 16 Jul 2026",
        "Trends in the neighbourhood", "Names of people", "We speak of situations.",
        "Signed by 3 of 8 organisations.", "FC Tilleuls Head of service 16 Jul 2026",
        "Moods and trends Any partner Everyone",
        "Ask parents again (Groupe de parents · 1 Dec 2026)",
        "A doubt Listening place 0 800 00 00 00 Partners: 01 99 00 77 77",
    ),
}  # fmt: skip


@pytest.mark.parametrize("step", list(STEPS))
def test_each_step_is_told_in_full(members: Read, step: str) -> None:
    for text in STEPS[step]:
        assert text in members.text, text


def test_steps_follow_each_other_and_are_bookmarks(members: Read) -> None:
    titles = [title for level, title in members.bookmarks if level == 0]
    assert titles == [
        "Les Tilleuls", "Partners", "1. Collective training", "2. Shared diagnosis",
        "3. Priorities", "4. Objectives", "5. Collective actions", "Lessons and setbacks",
        "6. Information sharing", "Next meeting",
    ]  # fmt: skip


def test_a_case_not_said_to_be_fictional_stays_out(members: Read) -> None:
    assert "Taken from life" not in members.text


def test_the_city_gets_no_hidden_field_and_no_small_number(city: Read) -> None:
    for absent in (
        "Views differ on", "Some see it in the evening only.", "Kept for the members",
        "Head of service", "01 99 00 77 77", "organisations voted", "How the ratings lie",
        "Importance and capacity", "I can talk about it at home",
    ):  # fmt: skip
        assert absent not in city.text, absent
    for present in ("I know whom to turn to 2.1 → 3.9", "0 800 00 00 00", "Signed by 3 of 8"):
        assert present in city.text, present


def test_small_numbers_are_masked_in_pictures_and_cannot_be_worked_out(city: Read) -> None:
    # Sectors: sport and culture 3 + 7, youth 5, faith 9 + 11, social and health 2: one is small.
    assert "37 people trained" in city.text
    assert "Youth and education and Social and health 7" in city.text
    assert "2 Apr 2026 A fictional case Centre social du Parc <5" in city.text


def test_two_small_numbers_are_shown_as_such() -> None:
    data = deep()
    for line in data.all(SessionAttendance):
        if line.people == 5:
            line.people = 1
    found = read(data)
    assert "Youth and education <5" in found.text
    assert "Social and health <5" in found.text


def test_what_is_kept_back_is_not_called_missing(city: Read) -> None:
    # A finding for members only: its square and its form are no gap.
    for wrong in ("gaps in the grid", "Gap", "No finding concerns", "No finding yet"):
        assert wrong not in city.text, wrong
    assert "3 findings shown here." in city.text
    assert "What leads to what." in city.text
    data = deep()
    for action in data.all(Action):
        action.handling = Handling.AMBER_STRICT if action.number != 1 else Handling.CLEAR
    data.all(Indicator)[0].handling = Handling.AMBER_STRICT
    found = read(data)
    for wrong in ("No action yet", "nothing yet for", "Still open", "SMART"):
        assert wrong not in found.text, wrong
    assert "1 action." in found.text


def test_a_secret_vote_stays_secret() -> None:
    data = deep()
    data.all(Vote)[0].state = VoteState.OPEN
    found = read(data, audience=Audience.NETWORK)
    assert "organisations voted" not in found.text
    assert "Dots" not in [title for _, title in found.bookmarks]


PRINTED: dict[str, set[str]] = {
    "bars": {"bar_chart"},
    "steps": {"path_picture"},
    "radar": {"radar_chart"},
    "matrix": {"priority_matrix"},
    "balance": {"balance_chart"},
    "grid": {"factor_grid"},
    "chain": {"chain_picture"},
    "sparkline": {"sparkline"},
}
MODULES = ("actions", "cover", "diagnosis", "objectives", "partners", "priorities", "training")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Picture]]:
    """Remember every picture that the sections draw."""
    found: dict[str, list[Picture]] = {}

    def noting(name: str, build: Callable[..., Picture]) -> Callable[..., Picture]:
        def wrapped(*args: object, **values: object) -> Picture:
            picture = build(*args, **values)
            found.setdefault(name, []).append(picture)
            return picture

        return wrapped

    for name in MODULES:
        module = importlib.import_module(f"{pdf_sections.__name__}.{name}")
        for builder in [key for key in vars(module) if key.endswith(("_chart", "_picture"))] + [
            key for key in ("priority_matrix", "factor_grid", "sparkline") if key in vars(module)
        ]:
            monkeypatch.setattr(module, builder, noting(builder, getattr(module, builder)))
    return found


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_every_picture_is_printed_with_its_words(
    drawn: dict[str, list[Picture]], language: str
) -> None:
    found = read(deep(), audience=Audience.NETWORK, language=language)
    text = "".join(found.text.split())
    for wanted in PRINTED.values():
        assert wanted <= set(drawn)
    for name, pictures in drawn.items():
        for picture in pictures:
            # Indicators say from where to where in the columns of their table.
            if name != "sparkline":
                assert "".join(picture.sentence.split()) in text, (name, picture.sentence)
            for row in picture.table.rows:
                # Of the days between the first and the last, an indicator prints the value.
                for cell in row[1:] if name == "sparkline" else row:
                    for value in cell.split("; "):
                        assert "".join(value.split()) in text, (name, value)


def test_a_picture_taller_than_a_page_is_cut_between_its_rows() -> None:
    data = deep()
    for number in range(120):
        data.make(Candidate, title=f"Candidate number {number}")
    found = read(data, audience=Audience.NETWORK)
    for number in range(120):
        assert f"Candidate number {number}" in found.text
    assert all(page.strip() for page in found.pages)


def test_five_hundred_findings_stay_readable() -> None:
    data = deep()
    kinds, levels = list(FindingKind), list(Level)
    for number in range(500):
        data.make(Finding, statement=f"Finding number {number}", kind=kinds[number % 4],
                  level=levels[number % len(levels)])  # fmt: skip
    found = read(data, audience=Audience.NETWORK)
    assert found.text.count("Finding number") == 500
    assert len(found.pages) < 35


def test_no_heading_ends_a_page(members: Read) -> None:
    titles = {title for _level, title in members.bookmarks}
    for page in members.pages:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        foot = next(i for i, line in enumerate(lines) if "Handling level" in line)
        body = [line for i, line in enumerate(lines) if i != foot and "Page " not in line]
        assert body[-1] not in titles


def test_columns_without_content_are_left_out() -> None:
    data: Records = deep()
    view = View(data, Audience.NETWORK)
    tr = Translator("en")
    report = Report(view, tr, today=TODAY, texts=document_texts(view, tr, TODAY))
    table = report.table((("Name", None), ("Phone", 80.0)), [["Passages", ""], ["Radio", ""]])
    assert [column.header for column in table.columns] == ["Name"]
    assert table.width == pytest.approx(481.9, abs=0.1)


def test_values_of_a_picture_as_a_table() -> None:
    picture = Picture(9, 9, (), "T", "S.", Table(("Name", "A", "B"), (("x", "1", "2"),)))
    table = values_table(picture, 200)
    assert table.width == pytest.approx(200)
