"""Page "Propose": candidates, what they rest on, themes that become one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QLineEdit

from pcve_desktop.models.diagnosis import Finding, Theme
from pcve_desktop.models.priorities import Candidate, CandidateFinding
from pcve_desktop.models.vocabularies import Grade
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.steps.priorities.propose import ProposeView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage


def opened(steps: StepsPage) -> ProposeView:
    steps.arrive(step="priorities", page="propose")
    view = steps.frame.view
    assert isinstance(view, ProposeView)
    return view


def titles(context: Context) -> list[str]:
    return [item.title for item in context.data.all(Candidate)]


def test_nothing_yet_says_so_and_offers_to_propose(steps: StepsPage) -> None:
    view = opened(steps)
    assert view.empty.isVisible()
    assert not view.cards.isVisible()
    assert view.note() == ""


def test_a_theme_becomes_a_candidate_with_its_findings(
    steps: StepsPage, context: Context, add: Callable[..., str], find: Callable[..., Any]
) -> None:
    theme = add(Theme, title="Talking about the news")
    inside = {add(Finding, statement=text, theme_id=theme) for text in ("Rumours", "Few places")}
    add(Finding, statement="Something else")
    opened(steps)

    find(Button, "priorities.propose.theme.0.propose").click()

    assert titles(context) == ["Talking about the news"]
    made = context.data.all(Candidate)[0]
    links = context.data.where(CandidateFinding, "candidate_id", made.id)
    assert {link.finding_id for link in links} == inside
    assert not find(Button, "priorities.propose.theme.0.propose").isVisible()
    context.undo()
    assert titles(context) == []


def test_perceptions_alone_are_said_and_one_solid_finding_is_enough(
    steps: StepsPage, candidate: Callable[..., str], find: Callable[..., Any], qtbot: QtBot
) -> None:
    candidate("Rumoured", Grade.D, Grade.D)
    candidate("Grounded", Grade.D, Grade.C)
    candidate("Bare")
    opened(steps)

    warning = find(QFrame, "priorities.propose.0.warning")
    qtbot.waitUntil(warning.isVisible)
    assert warning.accessibleName().startswith("Rests on perceptions alone.")
    assert not find(QFrame, "priorities.propose.1.warning").isVisible()
    assert (
        find(QFrame, "priorities.propose.2.warning")
        .accessibleName()
        .startswith("Rests on no finding yet.")
    )


def test_candidates_are_reordered(
    steps: StepsPage,
    context: Context,
    candidate: Callable[..., str],
    find: Callable[..., Any],
) -> None:
    for title in ("First", "Second", "Third"):
        candidate(title)
    opened(steps)
    assert not find(IconButton, "priorities.propose.0.up").isEnabled()
    find(IconButton, "priorities.propose.2.up").click()
    assert titles(context) == ["First", "Third", "Second"]
    find(IconButton, "priorities.propose.0.down").click()
    assert titles(context) == ["Third", "First", "Second"]


def test_adding_by_the_form_keeps_the_findings_ticked(
    steps: StepsPage, context: Context, add: Callable[..., str], qtbot: QtBot
) -> None:
    wanted = add(Finding, statement="A named contact is missing")
    view = opened(steps)
    view.new_item()
    window = context.window
    line = window.findChild(QLineEdit, "form.candidate.title")
    assert line is not None
    qtbot.keyClicks(line, "Support for parents")
    ticks = window.findChildren(QFrame)
    assert ticks
    dialog = next(one for one in window.children() if one.objectName() == "dialog.candidate")
    dialog.tick_lists[0].set_options([(wanted, "A named contact is missing")], [wanted])  # type: ignore[attr-defined] # found by name
    save = window.findChild(Button, "dialog.candidate.save")
    assert save is not None
    save.click()

    assert titles(context) == ["Support for parents"]
    links = context.data.all(CandidateFinding)
    assert [link.finding_id for link in links] == [wanted]


def test_more_than_six_are_gently_called_many(
    steps: StepsPage, candidate: Callable[..., str]
) -> None:
    for number in range(7):
        candidate(f"Candidate {number}")
    view = opened(steps)
    assert view.many.isVisible()
    assert view.note() == "7 candidates"


def test_arriving_at_a_candidate_puts_the_focus_on_it(
    steps: StepsPage, candidate: Callable[..., str], context: Context
) -> None:
    candidate("First")
    second = candidate("Second")
    steps.arrive(step="priorities", page="propose", record=second)
    focus = context.window.focusWidget()
    assert focus is not None
    assert focus.objectName() == "priorities.propose.1.edit"
