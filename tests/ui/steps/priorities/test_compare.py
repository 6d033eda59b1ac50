"""Page "Compare": matrix, ranking with spread, ranking by dots once shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pcve_desktop.methodology.scoring import spread
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.priorities import Criterion, Score
from pcve_desktop.models.vocabularies import VoteState
from pcve_desktop.pictures.spread import SpreadRow, spread_chart
from pcve_desktop.services import priorities
from pcve_desktop.ui.steps.priorities.compare import CompareView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage


@pytest.fixture
def view(steps: StepsPage) -> CompareView:
    steps.arrive(step="priorities", page="compare")
    made = steps.frame.view
    assert isinstance(made, CompareView)
    return made


def rate(context: Context, add: Callable[..., str], candidate: str, *values: float) -> None:
    """Rate a candidate: one organisation per value, every criterion alike (reverse: its mirror)."""
    for place, value in enumerate(values):
        names = {item.name: item.id for item in context.data.everywhere(Organisation)}
        who = names.get(f"Rater {place}") or add(Organisation, name=f"Rater {place}")
        for item in context.data.all(Criterion):
            given = 6 - value if item.inverse else value
            add(Score, candidate_id=candidate, criterion_id=item.id, organisation_id=who,
                value=given)  # fmt: skip


def test_nothing_to_compare_leads_to_the_vote(view: CompareView, steps: StepsPage) -> None:
    assert view.empty.isVisible()
    button = view.empty.button
    assert button is not None
    button.click()
    assert steps.frame.key == "vote"


def test_the_ranking_shows_scores_with_their_spread(
    view: CompareView,
    context: Context,
    add: Callable[..., str],
    candidate: Callable[..., str],
) -> None:
    low = candidate("Quiet")
    high = candidate("Loud")
    rate(context, add, low, 2, 2)
    rate(context, add, high, 3, 5)
    assert not view.empty.isVisible()
    rows = view.ranking.picture().table.rows
    assert rows[0] == ("B Loud", "4.0", "3.0", "3.5–4.5", "5.0", "2")
    assert rows[1] == ("A Quiet", "2.0", "2.0", "2.0–2.0", "2.0", "2")
    assert view.ranking.picture().sentence == (
        "Ratings lie furthest apart for “Loud”: from 3.0 to 5.0."
    )
    assert view.matrix.picture().table.rows[1] == ("B Loud", "4.0", "4.0")


def test_a_candidate_chosen_in_the_ranking_shows_its_criteria(
    view: CompareView,
    context: Context,
    add: Callable[..., str],
    candidate: Callable[..., str],
) -> None:
    loud = candidate("Loud")
    rate(context, add, loud, 3, 5)
    assert not view.criteria_card.isVisible()
    view.ranking.activated.emit(loud)
    assert view.criteria_card.isVisible()
    assert view.criteria_card.title.text() == "Loud"
    assert next(row[0] for row in view.criteria.picture().table.rows) == "Severity"


def test_dots_are_compared_once_they_are_shown(
    view: CompareView,
    context: Context,
    candidate: Callable[..., str],
    partner: Callable[..., str],
) -> None:
    loud = candidate("Loud")
    candidate("Quiet")
    scope: dict[str, Any] = {"network_id": context.network_id, "cycle_id": context.cycle_id}
    who = partner("Collège")
    context.perform(lambda: priorities.set_vote_state(context.ws, state=VoteState.OPEN, **scope))
    context.perform(
        lambda: priorities.cast_ballot(
            context.ws, organisation_id=who, dots={loud: 3}, **scope
        )
    )  # fmt: skip
    assert view.empty.isVisible(), "hidden dots compare nothing"
    context.perform(
        lambda: priorities.set_vote_state(context.ws, state=VoteState.REVEALED, **scope)
    )
    assert not view.empty.isVisible()
    assert view.dots_card.isVisible()
    assert not view.ranking_card.isVisible()
    assert [row.dots.given() for row in view.dots.rows.rows()] == [3, 0]


def test_the_chart_keeps_inside_its_width_and_names_its_spots(tr: Translator) -> None:
    found = spread([1, 2, 4, 5])
    rows = [
        SpreadRow("x", "A rather long title of a candidate that needs two lines", 3.0, found, "A",
                  1),
        SpreadRow("y", "Short", None, None, "B"),
    ]  # fmt: skip
    for width in (240, 400, 900):
        picture = spread_chart(rows, title="Candidate", width=width, tr=tr)
        assert [spot.key for spot in picture.spots] == ["x", "y"]
        assert all(spot.x + spot.width <= width for spot in picture.spots)
    assert picture.table.rows == (
        ("A A rather long title of a candidate that needs two lines", "3.0", "1.0", "1.8–4.2",
         "5.0", "4"),
        ("B Short", "–", "–", "–", "–", "0"),
    )  # fmt: skip


def test_a_chart_without_ratings_says_so(tr: Translator) -> None:
    rows = [SpreadRow("x", "Short", None, None)]
    assert spread_chart(rows, title="Candidate", width=300, tr=tr).sentence == "No rating yet."
