"""Step 4, an evening: from priorities to objectives and their signs, by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.objectives import Indicator, Measurement, Objective
from pcve_desktop.models.priorities import Candidate, CandidateFinding, PriorityDecision
from pcve_desktop.models.vocabularies import Outcome, PreventionLevel, Public
from pcve_desktop.services import records

if TYPE_CHECKING:
    from typing import Any

    from pcve_desktop.models import Record
    from tests.ui.evenings.keyboard import Evening

PAGES = ("choose", "word", "indicators", "chain", "summary")
EDITOR = "objectives.word.editor"


@pytest.fixture
def decided(evening: Evening) -> Evening:
    """Return the evening after step 3: two priorities retained, one of them with a finding."""
    assert evening.window.shell is not None
    context = evening.window.shell.context

    def add(entity: type[Record], **values: Any) -> str:
        scope = {"network_id": context.network_id, "cycle_id": context.cycle_id}
        owned = {name: value for name, value in scope.items() if hasattr(entity, name)}
        changes = records.create(context.ws, entity, values=values | owned)
        context.announce(changes)
        return changes.created[entity.__entity__.key][0]

    finding = add(Finding, statement="Parents do not know whom to ask")
    for rank, title in enumerate(("Support for parents", "Talking about the news"), start=1):
        candidate = add(Candidate, title=title)
        add(PriorityDecision, candidate_id=candidate, outcome=Outcome.RETAINED, rank=rank)
        if rank == 1:
            add(CandidateFinding, candidate_id=candidate, finding_id=finding)
    return evening


def shown(evening: Evening) -> str:
    assert evening.window.shell is not None
    return str(evening.window.shell.whereabouts()[1]["page"])


def go(evening: Evening, page: str) -> None:
    """Go to a page of step 4: step, then Back or Next until it is there."""
    evening.press("Ctrl+4")
    place = PAGES.index(page) - PAGES.index(shown(evening))
    evening.press(*["Alt+Right" if place > 0 else "Alt+Left"] * abs(place))
    assert shown(evening) == page


def new_objective(evening: Evening) -> None:
    """Answer the first priority with an objective."""
    go(evening, "choose")
    evening.reach("objectives.choose.0.add")
    evening.press("Space")
    evening.type("Parents know one person they can talk to")
    evening.reach("dialog.objective.save")
    evening.press("Space")


def add_from_bank(evening: Evening) -> None:
    """Take the third indicator of the bank and give it a start and a target."""
    go(evening, "indicators")
    evening.reach("objectives.indicators.starters")
    evening.press("Space")
    evening.reach("dialog.starters.2")
    evening.press("Space")
    evening.reach("dialog.starters.save")
    evening.press("Space")
    evening.press("Return")
    evening.reach("form.indicator.baseline")
    evening.type("4")
    evening.reach("form.indicator.baseline_on")
    evening.type("01/09/2026")
    evening.reach("form.indicator.target")
    evening.type("2")
    evening.reach("dialog.indicator.save")
    evening.press("Space")


def letters(evening: Evening) -> str:
    """Return the letters that are clear, as the list says them."""
    go(evening, "word")
    evening.reach("objectives.word.list.0")
    return evening.focus.accessibleName()


def test_an_objective_answers_a_priority(decided: Evening) -> None:
    new_objective(decided)
    (objective,) = decided.all(Objective)
    assert objective.title == "Parents know one person they can talk to"
    assert decided.data.title(Candidate, objective.candidate_id) == "Support for parents"
    decided.press("Ctrl+N")
    decided.type("Neighbours greet each other")
    decided.reach("dialog.objective.save")
    decided.press("Space")
    assert [row.candidate_id is None for row in decided.all(Objective)] == [False, True]


def test_the_letters_become_clear_one_by_one(decided: Evening) -> None:
    new_objective(decided)
    assert letters(decided).endswith("1 of 5")
    decided.reach(f"{EDITOR}.specific_note")
    decided.type("Parents of both schools")
    assert not decided.all(Objective)[0].specific_note, "never while typing"
    decided.reach(f"{EDITOR}.achievable_note")
    decided.type("Two duty hours a week")
    decided.reach(f"{EDITOR}.lead_id")
    decided.press("Down")
    decided.reach(f"{EDITOR}.relevant_note")
    decided.type("They do not know whom to ask")
    decided.reach(f"{EDITOR}.deadline")
    decided.type("30/06/2099")
    decided.reach(f"{EDITOR}.public")
    decided.press("Down")
    decided.reach(f"{EDITOR}.prevention_level")
    decided.press("Down")
    decided.press("Tab")
    (objective,) = decided.all(Objective)
    assert (objective.specific_note, objective.achievable_note, objective.relevant_note) == (
        "Parents of both schools", "Two duty hours a week", "They do not know whom to ask",
    )  # fmt: skip
    assert objective.lead_id is not None
    assert str(objective.deadline) == "2099-06-30"
    assert objective.public is next(iter(Public))
    assert objective.prevention_level is PreventionLevel.PRIMARY
    assert letters(decided).endswith("4 of 5")


def test_the_reason_is_written_as_if_then_because(decided: Evening) -> None:
    new_objective(decided)
    go(decided, "word")
    decided.reach(f"{EDITOR}.theory.begin")
    decided.press("Space")
    decided.type("open the doors on Saturdays")
    decided.press("Ctrl+End", "Backspace")
    decided.type("trust needs a place.")
    decided.press("Tab")
    decided.reach(f"{EDITOR}.assumptions")
    decided.type("The room stays free")
    decided.press("Alt+Right")
    (objective,) = decided.all(Objective)
    assert objective.if_then == (
        "If we open the doors on Saturdays, then parents know one person they can talk to, "
        "because trust needs a place."
    )
    assert objective.assumptions == "The room stays free"


def test_an_indicator_from_the_bank_with_two_measurements(decided: Evening) -> None:
    new_objective(decided)
    add_from_bank(decided)
    (indicator,) = decided.all(Indicator)
    assert indicator.name == "Confidence after training"
    assert (indicator.baseline, indicator.target) == (4, 2)
    assert str(indicator.baseline_on) == "2026-09-01"
    decided.reach("objectives.indicators.panel.measurement.value")
    decided.type("3.5", enter=True)
    decided.type("3", enter=True)
    rows = decided.all(Measurement)
    assert sorted(row.value for row in rows if row.value is not None) == [3, 3.5]
    # From 4 down to 2, half of the way is covered.
    decided.reach("objectives.indicators.panel.0.edit")
    decided.press("Space")
    decided.press("Ctrl+A")
    decided.type("2.5", enter=True)
    assert 2.5 in {row.value for row in decided.all(Measurement)}
    decided.reach("objectives.indicators.panel.1.delete")
    decided.press("Space")
    assert len(decided.all(Measurement)) == 1
    decided.press("Ctrl+Z")
    assert len(decided.all(Measurement)) == 2
    assert letters(decided).endswith("2 of 5")


def test_a_gap_of_the_chain_leads_to_where_it_is_closed(decided: Evening) -> None:
    new_objective(decided)
    go(decided, "chain")
    decided.reach("objectives.chain.picture")
    for _ in range(12):
        decided.press("Right")
        if decided.focus.accessibleDescription().startswith("No objective yet"):
            break
    decided.press("Return")
    assert shown(decided) == "choose"
    decided.reach("objectives.choose.1.add")


def test_pages_follow_each_other_with_and_without_objectives(evening: Evening) -> None:
    evening.press("Ctrl+4")
    for page in PAGES[1:]:
        evening.press("Alt+Right")
        assert shown(evening) == page
    for page in reversed(PAGES[:-1]):
        evening.press("Alt+Left")
        assert shown(evening) == page
    evening.reach("objectives.choose.empty.action")
    evening.press("Space")
    evening.type("Neighbours greet each other")
    evening.reach("dialog.objective.save")
    evening.press("Space")
    assert [row.title for row in evening.all(Objective)] == ["Neighbours greet each other"]
    evening.press("Alt+Right")
    assert shown(evening) == "word"
    evening.press("Alt+Left")
    assert shown(evening) == "choose"
