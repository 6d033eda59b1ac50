"""The timeline as a PDF, read back: pages, days, orders, the table after it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.models.actions import Action, Milestone, MilestoneOrder
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.vocabularies import ActionStatus, Handling
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.reports.timeline_pdf import (
    TimelineWish,
    pages_needed,
    timeline_bytes,
    timeline_rows,
    write_timeline,
)
from tests.reports.samples import TODAY, Records, empty

if TYPE_CHECKING:
    from pathlib import Path

WEEK = dt.timedelta(days=7)


def network(actions: int = 3) -> tuple[Records, list[str]]:
    """Return a network with actions of which the first one has two milestones in order."""
    data = empty()
    lead = data.make(Organisation, name="Médiathèque Olympe")
    made = [
        data.make(
            Action,
            title=f"Debate {number:03}",
            status=ActionStatus.UNDER_WAY,
            lead_id=lead.id if number == 0 else None,
            planned_start=TODAY - WEEK,
            planned_end=TODAY + number * dt.timedelta(days=1),
        )
        for number in range(actions)
    ]
    hall = data.make(Milestone, action_id=made[0].id, title="Book the hall", due_on=TODAY - WEEK)
    rules = data.make(Milestone, action_id=made[0].id, title="House rules", due_on=TODAY + WEEK)
    data.make(MilestoneOrder, milestone_id=hall.id, needs_id=rules.id)
    return data, [action.id for action in made]


def pages(data: bytes) -> list[str]:
    document = pdfium.PdfDocument(data)
    found = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return found


def made(
    data: Records, ids: list[str], *, language: str = "en", paper: str = "a4", about: str = ""
) -> bytes:
    return timeline_bytes(
        View(data, Audience.NETWORK),
        TimelineWish(tuple(ids), paper, about),
        Translator(language),
        today=TODAY,
    )


def test_the_rows_stand_under_their_days_and_again_in_words() -> None:
    data, ids = network()
    text = " ".join(pages(made(data, ids, about="Only those that fit the filters.")))
    for words in (
        "Timeline",
        "3 actions on the timeline. Only those that fit the filters.",
        "Today",
        "Debate 000",
        "Médiathèque Olympe",
        "Lead to be found",
        "Milestone waited for",
        "Comes after",
        "The same in words",
        "Book the hall 17 Nov 2026, 7 days late, after House rules",
        "For network members only. Please do not pass it on.",
    ):
        assert words in text, words


def test_wide_paper_of_two_sizes() -> None:
    data, ids = network()
    for paper, width in (("a4", 842), ("a3", 1191)):
        document = pdfium.PdfDocument(made(data, ids, paper=paper))
        assert document[0].get_size()[0] == pytest.approx(width, abs=1)
        assert document[0].get_size()[1] < document[0].get_size()[0]
        document.close()


def test_each_page_has_its_days_and_its_legend() -> None:
    data, ids = network(60)
    found = pages(made(data, ids))
    charts = [text for text in found if "What happened" in text or "Under way" in text]
    rows = [text for text in found if "Today" in text]
    assert len(rows) >= 5
    assert len(charts) >= len(rows)
    for number, text in enumerate(found, 1):
        assert f"Page {number} of {len(found)}" in text
    assert abs(pages_needed(60, "a4") - len(rows)) <= 1
    # Every action stands on one page of the drawing, none is lost between two.
    drawn = " ".join(rows)
    assert all(f"Debate {number:03}" in drawn for number in range(60))


def test_the_order_asked_for_is_kept_and_what_is_not_theirs_left_out() -> None:
    data, ids = network()
    hidden = data.make(Action, title="Secret", handling=Handling.AMBER_STRICT)
    view = View(data, Audience.CITY)
    wanted = [ids[2], hidden.id, "gone", ids[0]]
    rows = timeline_rows(view, wanted, Translator("en"), today=TODAY)
    assert [row.key for row in rows] == [ids[2], ids[0]]
    assert rows[1].links[0].early
    assert rows[1].who == "Médiathèque Olympe"


def test_in_the_language_of_the_reader() -> None:
    data, ids = network()
    text = " ".join(pages(made(data, ids, language="fr")))
    assert "24 novembre 2026" in text
    assert "En cours" in text


def test_without_any_date_it_says_so() -> None:
    data = empty()
    action = data.make(Action, title="Youth radio")
    text = " ".join(pages(made(data, [action.id])))
    assert "No action has a date yet." in text
    assert "The same in words" not in text


def test_hostile_titles_are_text() -> None:
    data, ids = network(1)
    data.make(Milestone, action_id=ids[0], title="<b>x</b> & \x01 " + "W" * 300, due_on=TODAY)
    assert "<b>x</b> &" in " ".join(pages(made(data, ids)))


def test_stopping_early_leaves_no_file(tmp_path: Path) -> None:
    data, ids = network(40)
    target = tmp_path / "timeline.pdf"
    view = View(data, Audience.NETWORK)
    steps = write_timeline(view, TimelineWish(tuple(ids)), target, Translator("en"), today=TODAY)
    first = next(steps)
    assert first.total > 1
    steps.close()  # type: ignore[attr-defined] # a generator
    assert list(tmp_path.iterdir()) == []
    last = list(
        write_timeline(view, TimelineWish(tuple(ids)), target, Translator("en"), today=TODAY)
    )[-1]
    assert last.done == last.total
    assert target.read_bytes().startswith(b"%PDF")
