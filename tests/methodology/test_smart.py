"""The SMART check and the sentence on the wall."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from pcve_desktop.methodology import smart
from pcve_desktop.models.objectives import Indicator, Objective

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator

TODAY = dt.date(2026, 12, 3)
SIGN = Indicator(objective_id="o", name="Parents who know a contact", unit="%", baseline=22,
                 target=60)  # fmt: skip


def letters(*signs: Indicator, **values: Any) -> dict[str, smart.SmartLetter]:
    objective = Objective(**{"title": "Parents know whom they can talk to", **values})
    found = smart.check(objective, indicators=signs, today=TODAY)
    return {letter.letter: letter for letter in found.letters}


def test_an_empty_objective_is_guided_and_not_ready(tr: Translator) -> None:
    objective = Objective(title="Parents know whom they can talk to")
    found = smart.check(objective, indicators=[], today=TODAY)
    assert "".join(letter.letter for letter in found.letters) == "SMART"
    assert (found.clear_count, found.ready) == (0, False)
    assert all(letter.hint and letter.question for letter in found.letters)
    assert found.letters[4].hint_text(tr) == (
        "Choose a date after 3 December 2026, for example the end of the school year."
    )


def test_an_objective_with_everything_is_ready() -> None:
    objective = Objective(
        title="Parents know whom they can talk to", specific_note="Parents of both schools",
        lead_id="org", achievable_note="Two evenings", candidate_id="c",
        deadline=dt.date(2027, 6, 30),
    )  # fmt: skip
    found = smart.check(objective, indicators=[SIGN], today=TODAY)
    assert found.ready
    assert [letter.hint for letter in found.letters] == [""] * 5


@pytest.mark.parametrize(
    ("letter", "values"),
    [
        ("S", {"specific": True}),
        ("S", {"specific_note": "Parents"}),
        ("M", {"measurable": True}),
        ("M", {"measurable_note": "A survey"}),
        ("A", {"achievable": True}),
        ("A", {"lead_id": "org"}),
        ("R", {"relevant": True}),
        ("R", {"candidate_id": "c"}),
        ("T", {"deadline": dt.date(2026, 12, 4)}),
        ("T", {"deadline": dt.date(2026, 12, 1), "time_bound": True}),
    ],
)
def test_what_makes_one_letter_clear(letter: str, values: dict[str, Any]) -> None:
    found = letters(**values)
    assert [key for key, item in found.items() if item.clear] == [letter]


@pytest.mark.parametrize(
    "values", [{"time_bound": True}, {"deadline": TODAY}, {"deadline": dt.date(2026, 1, 1)}]
)
def test_time_needs_a_date_ahead(values: dict[str, Any]) -> None:
    assert not letters(**values)["T"].clear


def test_live_hints() -> None:
    assert "half the words" in letters(title="word " * 31, specific_note="x")["S"].hint
    assert "target" in letters(Indicator(objective_id="o", name="x"))["M"].hint
    assert letters(Indicator(objective_id="o", name="x"))["M"].clear
    assert "lead" in letters(achievable_note="Two evenings")["A"].hint
    assert "means" in letters(lead_id="org")["A"].hint
    assert "look back" in letters(deadline=dt.date(2026, 12, 1), time_bound=True)["T"].hint


def test_the_sentence_on_the_wall(tr: Translator) -> None:
    objective = Objective(title="Parents know someone to talk to.", deadline=dt.date(2027, 6, 30))
    [part] = smart.wall_sentence(tr, objective, [Indicator(objective_id="o", name="x"), SIGN])
    assert part.text == "Parents know someone to talk to, from 22% to 60%, by 30 June 2027."
    assert not part.missing


def test_the_sentence_shows_the_date_to_choose(tr: Translator) -> None:
    parts = smart.wall_sentence(tr, Objective(title="Our teams use the same words"), [])
    assert [(part.text, part.missing) for part in parts] == [
        ("Our teams use the same words, by ", False), ("date to choose", True), (".", False),
    ]  # fmt: skip


def test_braces_in_a_title_do_no_harm(tr: Translator) -> None:
    parts = smart.wall_sentence(tr, Objective(title="Use {plain} words"), [])
    assert "".join(part.text for part in parts) == "Use {plain} words, by date to choose."
