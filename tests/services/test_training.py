"""Hexagon cards wait for a fictional case; links, headcounts and statements in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.models.training import (
    ConfidenceRating,
    HexagonCard,
    HexagonExercise,
    HexagonLink,
    SessionAttendance,
    TrainingSession,
)
from pcve_desktop.services import records, training

if TYPE_CHECKING:
    from tests.services.conftest import Work


def exercise(work: Work) -> str:
    made = training.begin_exercise(
        work.ws, Translator("en"), network_id=work.network, cycle_id=work.cycle, title="Invented"
    )
    return made.created["hexagon_exercise"][0]


def test_no_card_before_the_case_is_confirmed_as_fictional(work: Work) -> None:
    case = exercise(work)
    with pytest.raises(training.NotFictionalError):
        training.add_card(work.ws, exercise_id=case, values={"text": "A quarrel"})
    assert work.all(HexagonCard) == []
    records.update(work.ws, HexagonExercise, case, values={"fictional": True})
    training.add_card(work.ws, exercise_id=case, values={"text": "A quarrel"})
    assert [card.text for card in work.all(HexagonCard)] == ["A quarrel"]


def test_a_card_of_no_exercise_is_refused(work: Work) -> None:
    with pytest.raises(records.RecordGone):
        training.add_card(work.ws, exercise_id="gone", values={"text": "A quarrel"})


def test_switching_a_link_twice_takes_it_away_from_either_side(work: Work) -> None:
    case = exercise(work)
    one, two = (work.add(HexagonCard, exercise_id=case, text=text) for text in ("One", "Two"))
    scope = {"network_id": work.network}
    training.switch_link(work.ws, first_id=one, second_id=two, **scope)
    assert [(link.first_id, link.second_id) for link in work.all(HexagonLink)] == [(one, two)]
    training.switch_link(work.ws, first_id=two, second_id=one, **scope)
    assert work.all(HexagonLink) == []


def test_headcounts_of_last_time_fill_what_is_not_noted(work: Work) -> None:
    first, second = (work.add(TrainingSession, title=title) for title in ("One", "Two"))
    school, club = work.partner("Collège"), work.partner("FC Tilleuls")
    for session, partner, people in ((first, school, 4), (first, club, 2), (second, club, 5)):
        work.add(SessionAttendance, session_id=session, organisation_id=partner, people=people)
    training.take_headcounts(work.ws, session_id=second, from_id=first)
    found = {
        line.organisation_id: line.people
        for line in work.all(SessionAttendance)
        if line.session_id == second
    }
    assert found == {school: 4, club: 5}
    work.undo()
    assert len(work.all(SessionAttendance)) == 3


def test_statements_are_added_in_one_change(work: Work) -> None:
    session = work.add(TrainingSession, title="One")
    training.add_statements(
        work.ws, session_id=session, network_id=work.network, statements=["A", "B"]
    )
    assert {row.statement for row in work.all(ConfidenceRating)} == {"A", "B"}
    work.undo()
    assert work.all(ConfidenceRating) == []
