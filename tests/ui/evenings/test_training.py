"""Step 1, an evening: learning together, by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.models.network import Benchmark, StepProgress
from pcve_desktop.models.training import (
    ConfidenceRating,
    HexagonCard,
    HexagonExercise,
    HexagonFacet,
    HexagonLink,
    HexagonResponse,
    SessionAttendance,
    SessionModule,
    TrainingModule,
    TrainingSession,
)
from pcve_desktop.models.vocabularies import CardKind, SessionState, Step, StepState

if TYPE_CHECKING:
    from tests.ui.evenings.keyboard import Evening


PAGES = ("prepare", "sessions", "hexagon", "look_back", "summary")


def go(evening: Evening, page: str) -> None:
    """Go to a page of step 1 as people do: step, then Back or Next until it is there."""
    evening.press("Ctrl+1")
    place = PAGES.index(page) - PAGES.index(shown(evening))
    evening.press(*["Alt+Right" if place > 0 else "Alt+Left"] * abs(place))
    assert shown(evening) == page


def shown(evening: Evening) -> str:
    assert evening.window.shell is not None
    return str(evening.window.shell.whereabouts()[1]["page"])


def add_module(evening: Evening) -> None:
    """Note the module of the evening on the page Prepare."""
    go(evening, "prepare")
    evening.press("Ctrl+N")
    evening.type("Who does what")
    evening.press("Tab")
    evening.type("Espace Jeunes")
    evening.press("Tab")
    evening.type("2.5")
    evening.press("Tab")
    evening.type("Know whom to call")
    evening.reach("form.training_module.hexagon")
    evening.press("Space")
    evening.reach("dialog.training_module.save")
    evening.press("Space")


def add_session(evening: Evening) -> None:
    """Hold a session with that module."""
    go(evening, "sessions")
    evening.press("Ctrl+N")
    evening.type("First evening")
    evening.reach("form.training_session.state")
    evening.press("Down")
    evening.reach("form.training_session.held_on")
    evening.type("10/09/2026")
    evening.reach("dialog.training_session.save")
    evening.press("Space")


def begin_exercise(evening: Evening) -> None:
    """Begin a Hexagon exercise on an invented case and confirm that it is invented."""
    go(evening, "hexagon")
    evening.press("Ctrl+N")
    evening.type("The empty seat", enter=True)
    evening.reach("training.hexagon.form.case_text")
    evening.type("In an invented town, a teenager leaves the rowing club.")
    evening.reach("training.hexagon.form.fictional")
    evening.press("Space")


def test_a_module_and_a_session_with_headcounts(evening: Evening) -> None:
    add_module(evening)
    (module,) = evening.all(TrainingModule)
    assert (module.title, module.provider, module.hours, module.hexagon) == (
        "Who does what", "Espace Jeunes", 2.5, True,
    )  # fmt: skip
    assert module.purpose == "Know whom to call"
    add_session(evening)
    (session,) = evening.all(TrainingSession)
    assert (session.title, session.state) == ("First evening", SessionState.HELD)
    assert str(session.held_on) == "2026-09-10"
    evening.reach("training.sessions.attendance.table")
    for number in ("3", "12", "2"):
        evening.type(number, enter=True)
    people = {
        evening.data.title(*pair): line.people
        for line in evening.all(SessionAttendance)
        for pair in [_partner(line.organisation_id)]
    }
    assert people == {"Collège des Tilleuls": 3, "Espace Jeunes": 12, "FC Tilleuls": 2}
    evening.reach("training.sessions.modules.list")
    evening.press("Down", "Space")
    assert [link.module_id for link in evening.all(SessionModule)] == [module.id]


def _partner(record_id: str) -> tuple[type, str]:
    from pcve_desktop.models.partners import Organisation

    return Organisation, record_id


def test_the_next_session_counts_as_last_time(evening: Evening) -> None:
    add_session(evening)
    evening.reach("training.sessions.attendance.table")
    evening.type("3", enter=True)
    add_session(evening)
    evening.reach("training.sessions.attendance.same")
    evening.press("Space")
    assert [line.people for line in evening.all(SessionAttendance)] == [3, 3]


def test_an_exercise_waits_for_a_fictional_case(evening: Evening) -> None:
    go(evening, "hexagon")
    evening.press("Ctrl+N")
    evening.type("The empty seat", enter=True)
    evening.reach("training.hexagon.parts.case")
    evening.press("Right")
    assert evening.has("training.hexagon.waiting")
    assert not evening.has("training.hexagon.line")
    evening.reach("training.hexagon.confirm")
    evening.press("Space")
    evening.reach("training.hexagon.form.case_text")
    evening.type("In an invented town, a teenager leaves the rowing club.")
    evening.reach("training.hexagon.form.fictional")
    evening.press("Space")
    (exercise,) = evening.all(HexagonExercise)
    assert exercise.fictional
    assert exercise.case_text == "In an invented town, a teenager leaves the rowing club."


def test_facets_are_renamed_cards_written_and_linked(evening: Evening) -> None:
    begin_exercise(evening)
    evening.reach("training.hexagon.facets.table")
    evening.press("Home", "Return")
    evening.press("Ctrl+A")
    evening.type("Home and money", enter=True)
    assert evening.all(HexagonFacet)[0].name == "Home and money"
    assert "RAN" in str(evening.all(HexagonFacet)[1].source)
    evening.reach("training.hexagon.parts.case", key="Backtab")
    evening.press("Right")
    evening.reach("training.hexagon.line")
    evening.type("A job lost at home", enter=True)
    evening.reach("training.hexagon.facet", key="Backtab")
    evening.press("Down")
    evening.reach("training.hexagon.kind.vulnerability", key="Backtab")
    evening.press("Right", "Right")
    evening.reach("training.hexagon.line")
    evening.type("A council that listens", enter=True)
    cards = evening.all(HexagonCard)
    facets = evening.all(HexagonFacet)
    assert [(card.text, card.kind, card.facet_id) for card in cards] == [
        ("A job lost at home", CardKind.VULNERABILITY, facets[0].id),
        ("A council that listens", CardKind.PROTECTION, facets[1].id),
    ]
    evening.reach("training.hexagon.parts.cards", key="Backtab")
    evening.press("Right")
    evening.reach("training.hexagon.pairing")
    evening.press("Space")
    evening.reach("training.hexagon.picture.picture")
    evening.press("Right", "Right", "Return")
    (link,) = evening.all(HexagonLink)
    assert {link.first_id, link.second_id} == {card.id for card in cards}
    evening.press("Return")
    assert evening.all(HexagonLink) == []
    evening.reach("training.hexagon.ticks.list")
    evening.press("Down", "Space")
    assert len(evening.all(HexagonLink)) == 1


def test_ideas_by_profession_and_what_the_group_concludes(evening: Evening) -> None:
    begin_exercise(evening)
    evening.reach("training.hexagon.parts.case", key="Backtab")
    evening.press("Right", "Right", "Right")
    for profession, idea in (("Coach", "Ring once a week"), ("Teacher", "Ask for help")):
        evening.reach("training.hexagon.profession")
        evening.press("Ctrl+A")
        evening.type(profession, enter=True)
        evening.type(idea, enter=True)
        evening.press("Backtab")
    assert [(row.profession, row.idea) for row in evening.all(HexagonResponse)] == [
        ("Coach", "Ring once a week"),
        ("Teacher", "Ask for help"),
    ]
    evening.reach("training.hexagon.conclusion.form.conclusion")
    evening.type("Start with what protects.")
    evening.press("Alt+Right")
    assert evening.all(HexagonExercise)[0].conclusion == "Start with what protects."


def test_confidence_is_typed_before_and_after(evening: Evening) -> None:
    add_session(evening)
    go(evening, "look_back")
    evening.reach("training.look_back.starters")
    evening.press("Space")
    assert len(evening.all(ConfidenceRating)) == 4
    for number in ("2.1", "3.9", "14", "1.9", "4", "13"):
        evening.type(number, enter=True)
    evening.press("Ctrl+N")
    evening.type("We know each other", enter=True)
    rows = evening.all(ConfidenceRating)
    assert [(row.before, row.after, row.answers) for row in rows[:2]] == [
        (2.1, 3.9, 14),
        (1.9, 4.0, 13),
    ]
    assert rows[-1].statement == "We know each other"


def test_the_step_is_adapted_for_a_reason_and_a_benchmark_reached(evening: Evening) -> None:
    go(evening, "summary")
    evening.reach("training.summary.form.state")
    evening.type("Ad")
    evening.reach("training.summary.form.reason")
    evening.type("Three evenings, not two days")
    evening.reach("training.summary.benchmark.0")
    evening.press("Space")
    (progress,) = [row for row in evening.all(StepProgress) if row.step is Step.TRAINING]
    assert progress.state is StepState.ADAPTED
    assert progress.reason == "Three evenings, not two days"
    reached = [row.reached for row in evening.all(Benchmark) if row.step is Step.TRAINING]
    assert reached == [True, False, False, False]


def test_pages_follow_each_other_on_a_network_without_anything(evening: Evening) -> None:
    evening.press("Ctrl+1")
    for page in PAGES[1:]:
        evening.press("Alt+Right")
        assert shown(evening) == page
    for page in reversed(PAGES[:-1]):
        evening.press("Alt+Left")
        assert shown(evening) == page
