"""The order of milestones: kept, and refused when it goes in a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.models.actions import Action, Milestone, MilestoneOrder
from pcve_desktop.services.milestones import MilestonesInACircle, set_order

if TYPE_CHECKING:
    from tests.services.conftest import Work


def test_an_order_is_kept_and_a_circle_refused(work: Work) -> None:
    action = work.add(Action, title="Debate night")
    hall, poster, evening = (
        work.add(Milestone, action_id=action, title=title)
        for title in ("Book the hall", "Print the poster", "Hold the evening")
    )
    set_order(work.ws, poster, needs=[hall], network_id=work.network)
    set_order(work.ws, evening, needs=[poster, hall], network_id=work.network)
    pairs = {(row.milestone_id, row.needs_id) for row in work.all(MilestoneOrder)}
    assert pairs == {(poster, hall), (evening, poster), (evening, hall)}
    with pytest.raises(MilestonesInACircle) as refused:
        set_order(work.ws, hall, needs=[evening], network_id=work.network)
    assert refused.value.message(Translator("en")) == (
        "“Hold the evening” already comes after “Book the hall”, so both would wait for each "
        "other. Untick it, or change the order there first."
    )
    with pytest.raises(MilestonesInACircle):
        set_order(work.ws, hall, needs=[hall], network_id=work.network)
    assert {(row.milestone_id, row.needs_id) for row in work.all(MilestoneOrder)} == pairs
    set_order(work.ws, evening, needs=[], network_id=work.network)
    set_order(work.ws, hall, needs=[evening], network_id=work.network)
    assert len(work.all(MilestoneOrder)) == 2
