"""Step 5, an evening: what exists, what is adapted, what is new, and who does it by when."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.actions import Action, ActionObjective, ActionPartner, Milestone
from pcve_desktop.models.network import Benchmark, Cycle, StepProgress
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.vocabularies import ActionStatus, Origin, Pillar, Step, StepState
from pcve_desktop.services import actions, records

if TYPE_CHECKING:
    from tests.ui.evenings.keyboard import Evening

OBJECTIVE = "Young people host debates"
EARLIER = "Open training on Fridays"


@pytest.fixture
def begun(evening: Evening) -> Evening:
    """Let the network have an objective, an earlier cycle with one action, and an offer."""
    shell = evening.window.shell
    assert shell is not None
    context = shell.context
    scope = {"network_id": context.network_id}
    made = records.create(
        context.ws,
        Objective,
        values={**scope, "cycle_id": context.cycle_id, "title": OBJECTIVE},
    )
    context.announce(made)
    past = records.create(context.ws, Cycle, values={**scope, "name": "2024-2025"})
    context.announce(past)
    club = named(evening, "FC Tilleuls")
    context.announce(
        actions.add_action(
            context.ws,
            network_id=context.network_id,
            cycle_id=past.first_id,
            values={"title": EARLIER, "lead_id": club, "status": ActionStatus.DONE},
        )
    )
    context.announce(
        records.update(
            context.ws,
            Organisation,
            named(evening, "La Fraternité"),
            values={"offers": "A hall for eighty people\nTea after the debate"},
        )
    )
    evening.press("Ctrl+5")
    return evening


def named(evening: Evening, name: str) -> str:
    return next(row.id for row in evening.data.organisations() if row.name == name)


def the_action(evening: Evening, title: str) -> Action:
    return next(row for row in evening.all(Action) if row.title == title)


def test_what_exists_is_searched_before_anything_is_made(begun: Evening) -> None:
    # The accents of the search do not matter; the offer of a partner becomes an action.
    begun.press("Ctrl+F")
    begun.type("fraternite tea")
    begun.reach("actions.look.offer.0")
    begun.press("Space")
    begun.press("Ctrl+Return")

    made = the_action(begun, "Tea after the debate")
    assert made.origin is Origin.EXISTING
    assert made.lead_id == named(begun, "La Fraternité")


def test_an_action_of_an_earlier_cycle_is_adapted(begun: Evening) -> None:
    begun.press("Ctrl+F")
    begun.type("training fridays", enter=True)
    assert begun.focus.objectName() == "actions.look.found.0"
    begun.press("Space")

    made = the_action(begun, EARLIER)
    earlier = next(row for row in begun.data.everywhere(Action) if row.id == made.continues)
    assert (made.origin, earlier.title) == (Origin.ADAPTED, EARLIER)
    assert made.lead_id == named(begun, "FC Tilleuls")


def test_something_new_shows_its_look_alikes(begun: Evening) -> None:
    begun.press("Alt+Right")
    begun.press("Ctrl+N")
    assert begun.focus.objectName() == "actions.propose.new"
    begun.type("Training on Friday")
    assert begun.has("actions.propose.alike.0")
    begun.press("Ctrl+A")
    begun.type("Debate night")
    assert not begun.has("actions.propose.alike.0")
    begun.reach("actions.propose.pillar")
    begun.press("End")
    begun.reach("actions.propose.objective")
    begun.press("Down")
    begun.press("Ctrl+N")
    begun.press("Esc")
    begun.reach("actions.propose.new", key="Shift+Tab")
    begun.press("Return")

    made = the_action(begun, "Debate night")
    assert (made.origin, made.pillar, made.status) == (
        Origin.NEW,
        list(Pillar)[-1],
        ActionStatus.IDEA,
    )
    served = [link.objective_id for link in begun.all(ActionObjective)]
    assert [begun.data.title(Objective, key) for key in served] == [OBJECTIVE]


def test_lead_partners_and_milestones_are_planned(begun: Evening) -> None:
    add(begun, "Debate night")
    begun.press("Alt+Right", "Alt+Right")
    pick(begun, "actions.plan.panel.form.lead_id", "college")
    for name in ("fc til", "espace"):
        pick(begun, "actions.plan.panel.partner.new", name)
    begun.reach("actions.plan.panel.milestone.new")
    begun.type("Ask young people for topics")
    begun.reach("actions.plan.panel.milestone.new.day")
    begun.type("3.12.2030", enter=True)
    assert begun.focus.objectName() == "actions.plan.panel.milestone.new"
    begun.type("Find a neutral facilitator", enter=True)

    action = the_action(begun, "Debate night")
    assert action.lead_id == named(begun, "Collège des Tilleuls")
    assert {row.organisation_id for row in begun.all(ActionPartner)} == {
        named(begun, "FC Tilleuls"),
        named(begun, "Espace Jeunes"),
    }
    assert [(row.title, row.due_on) for row in begun.all(Milestone)] == [
        ("Ask young people for topics", dt.date(2030, 12, 3)),
        ("Find a neutral facilitator", None),
    ]
    # The first thing is done before the evening ends.
    begun.reach("actions.plan.panel.milestone.0", key="Shift+Tab")
    begun.press("Space")
    assert begun.all(Milestone)[0].done_on is not None


def test_the_questions_of_care_are_asked(begun: Evening) -> None:
    add(begun, "Debate night")
    begun.press("Alt+Right", "Alt+Right", "Alt+Right")
    for field in ("no_stigma", "safe", "gender_aware", "accessible"):
        begun.reach(f"actions.check.care.{field}")
        begun.press("Space")
    begun.reach("actions.check.care.form.care_note")
    begun.type("The invitation goes to everyone.")
    begun.press("Alt+Right")

    action = the_action(begun, "Debate night")
    assert all((action.no_stigma, action.safe, action.gender_aware, action.accessible))
    assert action.care_note == "The invitation goes to everyone."


def test_what_is_missing_leads_to_where_it_is_closed(begun: Evening) -> None:
    add(begun, "Debate night")
    begun.press("Ctrl+5")
    # A partner without a role gets one.
    begun.reach("actions.look.gaps.partner.0")
    begun.press("Space")
    begun.reach("actions.plan.offer.take", key="Shift+Tab")
    begun.press("Space")
    assert len(begun.all(ActionPartner)) == 1
    # An objective without action leads to where an idea is written for it.
    begun.press("Alt+Left", "Alt+Left")
    begun.reach("actions.look.gaps.objective.0")
    begun.press("Space")
    assert begun.focus.objectName() == "actions.propose.new"
    begun.type("Youth radio corner", enter=True)
    assert len(begun.all(ActionObjective)) == 1
    begun.press("Alt+Left")
    assert not begun.has("actions.look.gaps.objective.0")


def test_stopping_with_a_lesson_is_a_good_end(begun: Evening) -> None:
    add(begun, "Debate night")
    begun.press("Alt+Right", "Alt+Right", "Alt+Right")
    begun.reach("actions.check.care.stopped")
    begun.press("Space")
    assert begun.focus.objectName() == "actions.check.care.lessons.new"
    begun.type("Ask first, then vote", enter=True)
    assert the_action(begun, "Debate night").status is ActionStatus.STOPPED
    begun.press("Ctrl+Z", "Ctrl+Z")
    assert the_action(begun, "Debate night").status is ActionStatus.IDEA


def test_the_summary_says_where_the_step_stands(begun: Evening) -> None:
    begun.press("Alt+Right", "Alt+Right", "Alt+Right", "Alt+Right")
    begun.reach("actions.summary.form.state")
    begun.type("Do")
    begun.reach("actions.summary.empty.action")
    begun.press("Space")
    begun.reach("actions.summary.form.summary")
    begun.type("We asked first, then voted.")
    begun.reach("actions.summary.benchmark.0")
    begun.press("Space")

    step = next(row for row in begun.all(StepProgress) if row.step is Step.ACTIONS)
    assert (step.state, step.summary) == (StepState.DONE, "We asked first, then voted.")
    reached = [row.reached for row in begun.all(Benchmark) if row.step is Step.ACTIONS]
    assert reached[0]


def add(evening: Evening, title: str) -> None:
    """Note an idea on its page and come back to the first page."""
    evening.press("Alt+Right")
    evening.press("Ctrl+N")
    evening.type(title, enter=True)
    evening.press("Alt+Left")


def pick(evening: Evening, control: str, words: str) -> None:
    """Type a part of a name; its list opens before Enter takes it."""
    evening.reach(control)
    evening.type(words)
    evening.press("Return")
