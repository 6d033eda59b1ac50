"""Page "Logic chain": the picture, its gaps and the ways to fill them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pcve_desktop.models.actions import Action, ActionObjective
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.objectives import Indicator
from pcve_desktop.models.priorities import CandidateFinding
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.steps.objectives.logic import ChainView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage


@pytest.fixture
def view(steps: StepsPage) -> ChainView:
    steps.arrive(step="objectives", page="chain")
    made = steps.frame.view
    assert isinstance(made, ChainView)
    return made


def gaps(view: ChainView) -> list[str]:
    return [row.link.accessibleName() for row in view.gaps.rows()]


def test_without_anything_it_says_what_will_show(view: ChainView) -> None:
    assert view.empty.isVisible()
    assert not view.card.isVisible()


def test_gaps_are_listed_with_a_way_to_fill_them(
    view: ChainView,
    steps: StepsPage,
    priority: Callable[..., str],
    objective: Callable[..., str],
    find: Callable[..., Any],
) -> None:
    news = priority("News", 1)
    priority("Parents", 2)
    objective("Young people host debates", candidate_id=news)
    assert gaps(view) == [
        "Talk about it: Young people host debates, No finding yet",
        "Talk about it: Young people host debates, No action yet",
        "Talk about it: Young people host debates, No indicator yet",
        "Talk about it: Parents, No finding yet",
        "Talk about it: Parents, No objective yet",
    ]
    assert view.note() == "5 gaps"
    find(Button, "objectives.chain.gap.2.link").click()
    assert steps.frame.key == "word"
    steps.arrive(page="chain")
    find(Button, "objectives.chain.gap.4.link").click()
    assert steps.frame.key == "choose"
    steps.arrive(page="chain")
    find(Button, "objectives.chain.gap.0.link").click()
    assert (steps.step.value, steps.frame.key) == ("priorities", "propose")


def test_a_whole_chain_has_no_gap_and_its_boxes_open_what_they_are(
    view: ChainView,
    context: Context,
    priority: Callable[..., str],
    objective: Callable[..., str],
    add: Callable[..., str],
    qtbot: QtBot,
) -> None:
    news = priority("News")
    seen = add(Finding, statement="Rumours travel fast")
    add(CandidateFinding, candidate_id=news, finding_id=seen)
    aim = objective("Young people host debates", candidate_id=news)
    night = add(Action, title="Debate night")
    add(ActionObjective, action_id=night, objective_id=aim)
    sign = add(Indicator, objective_id=aim, name="Debates held")
    assert gaps(view) == []
    keys = {spot.key for spot in view.picture.picture().spots}
    assert keys == {
        f"finding:{seen}",
        f"candidate:{news}",
        f"objective:{aim}",
        f"action:{night}",
        f"indicator:{sign}",
    }
    with qtbot.waitSignal(context.going) as went:
        view.picture.activated.emit(f"action:{night}")
    assert went.args == ["actions", {"record": night}]
    with qtbot.waitSignal(context.going) as went:
        view.picture.activated.emit(f"indicator:{sign}")
    assert went.args[1]["page"] == "indicators"


def test_many_findings_are_counted_in_one_box(
    view: ChainView, priority: Callable[..., str], add: Callable[..., str], context: Context
) -> None:
    news = priority("News")
    for number in range(9):
        seen = add(Finding, statement=f"Seen {number}")
        add(CandidateFinding, candidate_id=news, finding_id=seen)
    labels = [spot.label for spot in view.picture.picture().spots]
    assert sum("Seen" in label for label in labels) == 3
    assert any("and 6 more" in label for label in labels)


def test_what_hangs_on_nothing_is_counted(view: ChainView, add: Callable[..., str],
                                           priority: Callable[..., str]) -> None:  # fmt: skip
    priority("News")
    add(Finding, statement="Loose")
    add(Action, title="Without aim")
    assert view.loose.text() == (
        "1 finding is under no candidate. 1 action serves no objective yet."
    )


def test_a_gap_in_the_picture_leads_where_it_can_be_closed(
    view: ChainView,
    steps: StepsPage,
    priority: Callable[..., str],
    objective: Callable[..., str],
) -> None:
    news, club = priority("News"), priority("Clubs", 2)
    aim = objective("Young people host debates", candidate_id=news)
    keys = [spot.key for spot in view.picture.picture().spots]
    assert {f"gap:action:objective:{aim}", f"gap:objective:candidate:{club}"} <= set(keys)
    view.picture.activated.emit(f"gap:indicator:objective:{aim}")
    assert steps.frame.key == "word"
    view.picture.activated.emit(f"gap:objective:candidate:{club}")
    assert steps.frame.key == "choose"
    view.picture.activated.emit(f"gap:action:objective:{aim}")
    assert (steps.step.value, steps.frame.key) == ("actions", "look")
