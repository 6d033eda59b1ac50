"""Step 3, an evening: from themes to three priorities, by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from pcve_desktop.models.diagnosis import Finding, Theme
from pcve_desktop.models.network import Benchmark, StepProgress
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.priorities import (
    Ballot,
    BallotDots,
    Candidate,
    CandidateFinding,
    Criterion,
    PriorityDecision,
    Score,
    Vote,
)
from pcve_desktop.models.vocabularies import Grade, Outcome, Step, StepState, VoteState
from pcve_desktop.services import priorities, records

if TYPE_CHECKING:
    from tests.ui.evenings.keyboard import Evening

THEMES = {
    "News and rumours": ("Rumours travel faster than facts", Grade.A),
    "Families": ("Parents do not know whom to ask", Grade.B),
    "Online": ("Teenagers up late online", Grade.D),
}


@pytest.fixture
def ready(evening: Evening) -> Evening:
    """Give a diagnosis with three themes."""
    shell = evening.window.shell
    assert shell is not None
    context = shell.context
    scope = {"network_id": context.network_id, "cycle_id": context.cycle_id}
    for title, (statement, grade) in THEMES.items():
        made = records.create(context.ws, Theme, values={**scope, "title": title})
        context.announce(made)
        values = {**scope, "statement": statement, "grade": grade, "theme_id": made.first_id}
        context.announce(records.create(context.ws, Finding, values=values))
    return evening


@pytest.fixture
def proposed(ready: Evening) -> Evening:
    """Give three candidates, each made of a theme."""
    shell = ready.window.shell
    assert shell is not None
    context = shell.context
    for theme in context.data.all(Theme):
        context.announce(
            priorities.propose(
                context.ws,
                network_id=context.network_id,
                cycle_id=context.cycle_id,
                title=theme.title,
                theme_id=theme.id,
                finding_ids=[item.id for item in context.data.where(Finding, "theme_id", theme.id)],
            )
        )
    return ready


def progress(evening: Evening) -> StepProgress:
    return next(row for row in evening.all(StepProgress) if row.step is Step.PRIORITIES)


def words(evening: Evening) -> str:
    """Return everything that can be read in the page."""
    return "\n".join(
        str(getattr(one, "text", str)() if callable(getattr(one, "text", None)) else "")
        for one in evening.window.findChildren(QWidget)
        if one.isVisible()
    )


def test_themes_become_candidates_with_what_they_rest_on(ready: Evening) -> None:
    ready.press("Ctrl+3")
    # The keyboard is on the first theme that has no candidate yet.
    assert ready.focus.objectName() == "priorities.propose.theme.0.propose"
    for place in range(3):
        ready.reach(f"priorities.propose.theme.{place}.propose")
        ready.press("Space")
    assert [item.title for item in ready.all(Candidate)] == list(THEMES)
    assert len(ready.all(CandidateFinding)) == 3
    assert "1 finding · perceptions only" in words(ready)
    # The first candidate began the step; one undo takes back the last one only.
    assert progress(ready).state is StepState.UNDER_WAY
    ready.press("Ctrl+Z")
    assert [item.title for item in ready.all(Candidate)] == list(THEMES)[:2]
    assert progress(ready).state is StepState.UNDER_WAY


def test_a_candidate_of_ones_own_and_another_order(proposed: Evening) -> None:
    proposed.press("Ctrl+3", "Ctrl+N")
    proposed.type("A place to meet")
    proposed.press("Ctrl+Return")
    assert [item.title for item in proposed.all(Candidate)][-1] == "A place to meet"
    proposed.reach("priorities.propose.3.up")
    proposed.press("Space")
    assert [item.title for item in proposed.all(Candidate)][2] == "A place to meet"


def test_criteria_are_weighed_and_two_organisations_rate(proposed: Evening) -> None:
    proposed.press("Ctrl+3", "Alt+Right")
    proposed.reach("priorities.vote.way.criteria", key="Shift+Tab")
    proposed.press("Space")
    proposed.reach("priorities.vote.rate.criteria.1.weight")
    proposed.press("Up")
    assert [row.weight for row in proposed.all(Criterion)][:2] == [2, 3]
    proposed.reach("priorities.vote.rate.grid", key="Shift+Tab")
    proposed.type("5")
    proposed.press("Right")
    proposed.type("4")
    # A slip is rated anew: the one before stays. Delete takes the rating back.
    proposed.type("3")
    assert [row.value for row in proposed.all(Score)] == [5.0, 4.0, 3.0]
    assert proposed.has("priorities.vote.rate.older")
    proposed.press("Delete")
    assert [row.value for row in proposed.all(Score)] == [5.0, 4.0, 3.0, None]
    proposed.type("4")
    first = {row.organisation_id for row in proposed.all(Score)}
    proposed.reach("priorities.vote.rate.next", key="Shift+Tab")
    proposed.press("Space")
    assert proposed.focus.objectName() == "priorities.vote.rate.grid"
    proposed.type("2")
    assert len({row.organisation_id for row in proposed.all(Score)} - first) == 1
    proposed.press("Tab")
    proposed.type("We see it once a week", enter=True)
    assert proposed.all(Score)[-1].reason == "We see it once a week"


def test_dots_stay_hidden_until_they_are_shown(proposed: Evening) -> None:
    proposed.press("Ctrl+3", "Alt+Right")
    assert proposed.focus.objectName() == "priorities.vote.closed.action"
    proposed.press("Space")
    assert proposed.all(Vote)[0].state is VoteState.OPEN
    # Four organisations: the keyboard is on the ballot of the first.
    for keys in (("2", "Down", "1"), ("1", "Down", "2")):
        assert proposed.focus.objectName() == "priorities.vote.ballot"
        proposed.press(*keys)
        proposed.reach("priorities.vote.next")
        proposed.press("Space")
    proposed.reach("priorities.vote.abstain")
    proposed.press("Space")
    proposed.reach("priorities.vote.next")
    proposed.press("Space")
    assert [row.abstained for row in proposed.all(Ballot)].count(True) == 1
    assert sum(row.dots or 0 for row in proposed.all(BallotDots)) == 6
    assert proposed.has("priorities.vote.result.hidden")
    # Neither the page to compare nor the list of what was done tells anything.
    proposed.press("Alt+Right")
    assert proposed.has("priorities.compare.empty")
    proposed.press("Alt+Left")
    proposed.reach("priorities.vote.result.switch")
    proposed.press("Space")
    assert proposed.all(Vote)[0].state is VoteState.REVEALED
    proposed.press("Alt+Right")
    assert proposed.has("priorities.compare.dots.card")
    # News 2 + 1, Families 1 + 2.
    assert words(proposed).split("\n").count("3") == 2


def test_a_new_vote_keeps_the_result_before(proposed: Evening) -> None:
    proposed.press("Ctrl+3", "Alt+Right", "Space", "3")
    proposed.reach("priorities.vote.result.switch")
    proposed.press("Space")
    proposed.reach("priorities.vote.result.again")
    proposed.press("Space")
    assert proposed.all(Ballot) == []
    assert proposed.all(Vote)[0].state is VoteState.OPEN
    assert "A 3, B 0, C 0. 1 organisation voted." in words(proposed)


def test_both_rankings_are_compared(proposed: Evening) -> None:
    rate_and_vote(proposed)
    proposed.press("Ctrl+3", "Alt+Right", "Alt+Right")
    assert proposed.has("priorities.compare.matrix.card")
    assert proposed.has("priorities.compare.sides")
    assert "Rank 1" in words(proposed)
    proposed.reach("priorities.compare.ranking")
    proposed.press("Down", "Return")
    assert proposed.has("priorities.compare.criteria.card")


def test_decisions_with_reasons_and_earlier_ones_kept(proposed: Evening) -> None:
    rate_and_vote(proposed)
    proposed.press("Ctrl+3", *["Alt+Right"] * 3)
    assert proposed.focus.objectName() == "priorities.decide.0.outcome.retained"
    proposed.press("Space")
    proposed.reach("priorities.decide.0.reason")
    proposed.type("Young people ask for it", enter=True)
    proposed.reach("priorities.decide.1.outcome.retained")
    proposed.press("Right", "Space")
    proposed.reach("priorities.decide.1.reason")
    proposed.type("The school opens its doors in spring", enter=True)
    proposed.reach("priorities.decide.1.outcome.deferred", key="Shift+Tab")
    proposed.press("Left", "Space")
    decided = [(item.outcome, item.reason) for item in proposed.all(PriorityDecision)]
    assert decided == [
        (Outcome.RETAINED, "Young people ask for it"),
        (Outcome.DEFERRED, "The school opens its doors in spring"),
        (Outcome.RETAINED, None),
    ]
    assert "The school opens its doors in spring" in words(proposed)
    proposed.reach("priorities.decide.retained.1.up")
    proposed.press("Space")
    ranks = {
        proposed.data.title(Candidate, item.candidate_id): item.rank
        for item in proposed.all(PriorityDecision)
    }
    assert ranks["Families"] == 1


def test_the_summary_closes_the_step_and_says_why(proposed: Evening) -> None:
    proposed.press("Ctrl+3", *["Alt+Right"] * 4)
    assert proposed.focus.objectName() == "priorities.summary.empty.action"
    proposed.press("Space")
    proposed.type("We start with what families asked for")
    proposed.reach("priorities.summary.benchmark.0")
    proposed.press("Space", "Alt+Down")
    rows = [row for row in proposed.all(Benchmark) if row.step is Step.PRIORITIES]
    assert [row.reached for row in rows[:2]] == [False, True]
    proposed.reach("priorities.summary.benchmark.new")
    proposed.type("Families have heard of it", enter=True)
    assert progress(proposed).summary == "We start with what families asked for"
    proposed.reach("priorities.summary.form.state")
    proposed.press("Down", "Down", "Tab")
    assert progress(proposed).state is StepState.ADAPTED
    assert proposed.focus.objectName() == "priorities.summary.form.reason"
    proposed.type("Two evenings instead of one")
    proposed.press("Tab")
    assert progress(proposed).reason == "Two evenings instead of one"
    assert proposed.has("priorities.summary.before")
    proposed.press("Alt+Right")
    assert proposed.has("objectives.choose.scroll")


def rate_and_vote(evening: Evening) -> None:
    """Let two organisations rate and one vote, as on the pages before."""
    shell = evening.window.shell
    assert shell is not None
    context = shell.context
    first, second, _third = context.data.all(Candidate)
    for organisation, value in zip(context.data.all(Organisation)[:2], (4.0, 2.0), strict=True):
        for criterion in context.data.all(Criterion):
            for candidate, given in ((first.id, value), (second.id, 3.0)):
                context.announce(
                    priorities.score(
                        context.ws,
                        network_id=context.network_id,
                        candidate_id=candidate,
                        criterion_id=criterion.id,
                        organisation_id=organisation.id,
                        value=given,
                    )
                )
    scope = {"network_id": context.network_id, "cycle_id": context.cycle_id}
    context.announce(
        priorities.cast_ballot(
            context.ws,
            network_id=context.network_id,
            cycle_id=context.cycle_id,
            organisation_id=context.data.all(Organisation)[0].id,
            dots={first.id: 1, second.id: 2},
        )
    )
    context.announce(priorities.set_vote_state(context.ws, **scope, state=VoteState.REVEALED))
