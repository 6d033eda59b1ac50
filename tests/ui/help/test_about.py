"""Which page of the help is about what is on the screen."""

from __future__ import annotations

import pytest

from pcve_desktop.methodology.steps import STEPS
from pcve_desktop.ui.help.about import _DIALOGS, topic_of_dialog, topic_of_place
from pcve_desktop.ui.help.dialog import TOPICS
from pcve_desktop.ui.places import PLACES


@pytest.mark.parametrize("place", [key for key in PLACES if key != "step"])
def test_every_place_has_its_page(place: str) -> None:
    topic = topic_of_place(place, {})
    assert topic in TOPICS
    assert topic != "first-steps"


@pytest.mark.parametrize("content", STEPS, ids=lambda content: str(content.step))
def test_every_step_has_its_page_and_the_summary_tells_of_all(content: object) -> None:
    step = str(content.step)  # type: ignore[attr-defined]  # a step with its pages
    assert topic_of_place("step", {"step": step, "page": "x"}) == step
    assert step in TOPICS
    assert topic_of_place("step", {"step": step, "page": "summary"}) == "six-steps"


def test_dialogs_lead_to_pages_that_exist() -> None:
    assert {topic for _start, topic in _DIALOGS} <= set(TOPICS)
    assert topic_of_dialog("export.personal") == "privacy"
    assert topic_of_dialog("export") == "export"
    assert topic_of_dialog("dialog.delete") == ""


def test_a_longer_name_is_never_hidden_by_a_shorter_one() -> None:
    starts = [start for start, _topic in _DIALOGS]
    for place, start in enumerate(starts):
        assert not any(start.startswith(other) for other in starts[:place]), start
