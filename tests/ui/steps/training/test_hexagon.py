"""Hexagon: a fictional case that is confirmed, cards, links, ideas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit

from pcve_desktop.models.training import (
    HexagonCard,
    HexagonExercise,
    HexagonFacet,
    HexagonLink,
    HexagonResponse,
)
from pcve_desktop.models.vocabularies import CardKind
from pcve_desktop.services import records, training
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.dialogs import MessageDialog
from pcve_desktop.ui.kit.record_dialog import RecordDialog
from pcve_desktop.ui.kit.switches import Segmented, Switch
from pcve_desktop.ui.steps.training.hexagon_cards import linked_with

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage

    Find = Callable[[type[Any], str], Any]
    Make = Callable[..., str]


@pytest.fixture
def exercise(context: Context) -> str:
    """Make an exercise with the starter facets; its case is not confirmed yet."""
    changes = training.begin_exercise(
        context.ws,
        context.tr,
        network_id=context.network_id,
        cycle_id=context.cycle_id,
        title="An invented pupil",
    )
    context.announce(changes)
    return changes.created["hexagon_exercise"][0]


@pytest.fixture
def confirmed(context: Context, exercise: str) -> str:
    context.announce(
        records.update(context.ws, HexagonExercise, exercise, values={"fictional": True})
    )
    return exercise


def open_part(steps: StepsPage, find: Find, part: str) -> Any:
    steps.arrive(step="training", page="hexagon")
    find(Segmented, "training.hexagon.parts").set_current(part)
    view: Any = steps.frame.view
    return view.pane(part)


def test_an_exercise_starts_with_the_public_facets_labelled_as_such(
    steps: StepsPage, context: Context, find: Find
) -> None:
    steps.arrive(step="training", page="hexagon")
    find(Button, "training.hexagon.empty.action").click()
    dialog = find(RecordDialog, "dialog.hexagon_exercise")
    dialog.form.editor("title").line.setText("The empty seat")
    find(Button, "dialog.hexagon_exercise.save").click()
    exercise = context.data.all(HexagonExercise)[0]
    assert exercise.title == "The empty seat"
    assert not exercise.fictional
    assert len(context.data.where(HexagonFacet, "exercise_id", exercise.id)) == 6
    source = find(Notice, "training.hexagon.facets.source")
    assert source.isVisible()
    assert "RAN" in source.accessibleName()


def test_cards_wait_until_the_case_is_confirmed_as_fictional(
    steps: StepsPage, context: Context, find: Find, exercise: str
) -> None:
    pane = open_part(steps, find, "cards")
    assert pane.waiting.isVisible()
    assert not pane.entry.isVisible()
    assert not pane.board.isVisible()
    find(Button, "training.hexagon.confirm").click()
    assert steps.frame.view.parts.current() == "case"  # type: ignore[attr-defined] # Hexagon
    context.announce(
        records.update(context.ws, HexagonExercise, exercise, values={"fictional": True})
    )
    pane = open_part(steps, find, "cards")
    assert pane.entry.isVisible()
    assert pane.board.isVisible()


def test_typing_and_enter_places_cards_on_the_chosen_facet(
    steps: StepsPage, context: Context, find: Find, confirmed: str
) -> None:
    pane = open_part(steps, find, "cards")
    facets = context.data.where(HexagonFacet, "exercise_id", confirmed)
    pane.kind.set_current("protection")
    pane.facet.setCurrentIndex(1)
    for text in ("A coach who rings", "Likes drawing"):
        QTest.keyClicks(pane.line, text)
        QTest.keyClick(pane.line, Qt.Key.Key_Return)
    QTest.keyClick(pane.line, Qt.Key.Key_Return)
    cards = context.data.where(HexagonCard, "exercise_id", confirmed)
    assert [card.text for card in cards] == ["A coach who rings", "Likes drawing"]
    assert {card.kind for card in cards} == {CardKind.PROTECTION}
    assert pane.board.ids(facets[1].id) == [card.id for card in cards]


def test_a_card_moves_to_another_facet(
    steps: StepsPage, context: Context, find: Find, add: Make, confirmed: str
) -> None:
    facets = context.data.where(HexagonFacet, "exercise_id", confirmed)
    card = add(HexagonCard, exercise_id=confirmed, text="Leaves the team")
    pane = open_part(steps, find, "cards")
    assert pane.board.ids("loose") == [card]
    pane.board.moved.emit(card, facets[2].id, None, None)
    moved = context.data.get(HexagonCard, card)
    assert moved is not None
    assert moved.facet_id == facets[2].id
    assert pane.board.ids(facets[2].id) == [card]


def test_links_have_no_direction(
    steps: StepsPage, context: Context, find: Find, add: Make, confirmed: str
) -> None:
    one, two, three = (
        add(HexagonCard, exercise_id=confirmed, text=text) for text in ("One", "Two", "Three")
    )
    add(HexagonLink, first_id=one, second_id=two)
    pane = open_part(steps, find, "cards")
    pane.board.opened.emit(two)
    dialog = find(RecordDialog, "dialog.hexagon_card")
    assert dialog.tick_lists[0].chosen() == [one]
    dialog.tick_lists[0].set_options([(one, "One"), (three, "Three")], [one, three])
    find(Button, "dialog.hexagon_card.save").click()
    links = context.data.all(HexagonLink)
    assert len(links) == 2
    assert set(linked_with(links, two)) == {one, three}
    pane.board.opened.emit(two)
    dialog = find(RecordDialog, "dialog.hexagon_card")
    dialog.tick_lists[0].set_options([(one, "One"), (three, "Three")], [])
    dialog.save.click()
    assert context.data.all(HexagonLink) == []


def test_ideas_are_typed_by_profession(
    steps: StepsPage, context: Context, find: Find, confirmed: str
) -> None:
    open_part(steps, find, "ideas")
    QTest.keyClicks(find(QLineEdit, "training.hexagon.profession"), "Coach")
    idea = find(QLineEdit, "training.hexagon.idea")
    for text in ("Ring once", "Keep the door open"):
        QTest.keyClicks(idea, text)
        QTest.keyClick(idea, Qt.Key.Key_Return)
    found = context.data.where(HexagonResponse, "exercise_id", confirmed)
    assert [(row.profession, row.idea) for row in found] == [
        ("Coach", "Ring once"),
        ("Coach", "Keep the door open"),
    ]


def test_the_radar_counts_cards_per_facet(
    steps: StepsPage, context: Context, find: Find, add: Make, confirmed: str
) -> None:
    facets = context.data.where(HexagonFacet, "exercise_id", confirmed)
    for text in ("One", "Two"):
        add(HexagonCard, exercise_id=confirmed, facet_id=facets[0].id, text=text)
    pane = open_part(steps, find, "ideas")
    rows = pane.picture.view.picture().table.rows
    assert rows[0] == (facets[0].name, "2")
    assert len(rows) == 6


def test_a_facet_is_renamed_and_the_board_follows(
    steps: StepsPage, context: Context, find: Find, confirmed: str
) -> None:
    facet = context.data.where(HexagonFacet, "exercise_id", confirmed)[0]
    pane = open_part(steps, find, "cards")
    changes = records.update(context.ws, HexagonFacet, facet.id, values={"name": "Home"})
    context.announce(changes)
    assert pane.board.lanes[0].column.title == "Home"
    assert pane.facet.itemText(0) == "Home"


def test_picking_two_cards_links_them_and_picking_again_unlinks(
    steps: StepsPage, context: Context, find: Find, add: Make, confirmed: str
) -> None:
    facets = context.data.where(HexagonFacet, "exercise_id", confirmed)
    late = add(HexagonCard, exercise_id=confirmed, facet_id=facets[2].id, text="Late")
    early = add(HexagonCard, exercise_id=confirmed, facet_id=facets[0].id, text="Early")
    pane = open_part(steps, find, "links")
    # Numbered by facet, not by the time of writing.
    assert [pane.chooser.itemText(place) for place in range(2)] == ["1 Early", "2 Late"]
    pane.picture.view.activated.emit(late)
    assert pane.chooser.currentData() == late
    assert context.data.all(HexagonLink) == []
    find(Switch, "training.hexagon.pairing").click()
    pane.picture.view.activated.emit(early)
    assert linked_with(context.data.all(HexagonLink), early) == [late]
    assert pane.ticks.chosen() == [early]
    assert pane.links.rowCount() == 1
    pane.picture.view.activated.emit(early)
    assert context.data.all(HexagonLink) == []


def test_a_tick_links_and_delete_in_the_list_unlinks(
    steps: StepsPage, context: Context, find: Find, add: Make, confirmed: str
) -> None:
    one, two = (add(HexagonCard, exercise_id=confirmed, text=text) for text in ("One", "Two"))
    add(HexagonLink, first_id=two, second_id=one)
    pane = open_part(steps, find, "links")
    assert pane.ticks.chosen() == [two]
    pane.links_table.delete_asked.emit(context.data.all(HexagonLink)[0].id)
    assert context.data.all(HexagonLink) == []
    pane.ticks.set_options([(two, "Two")], [two])
    assert linked_with(context.data.all(HexagonLink), two) == [one]


def test_a_case_is_not_stored_before_it_is_confirmed(
    steps: StepsPage, context: Context, find: Find, exercise: str
) -> None:
    open_part(steps, find, "case")
    text = find(QPlainTextEdit, "training.hexagon.form.case_text")
    text.setPlainText("An invented rower")
    text.left.emit()
    stored = context.data.get(HexagonExercise, exercise)
    assert stored is not None
    assert stored.case_text is None
    waiting = find(Notice, "training.hexagon.case.waiting")
    assert waiting.isVisible()
    # Another change shows the record again: what was written stays on the page.
    context.change(HexagonExercise, exercise, "title", "The seat")
    assert text.toPlainText() == "An invented rower"
    find(QCheckBox, "training.hexagon.form.fictional").click()
    stored = context.data.get(HexagonExercise, exercise)
    assert stored is not None
    assert (stored.fictional, stored.case_text) == (True, "An invented rower")
    assert not waiting.isVisible()


def written(context: Context, steps: StepsPage, find: Find) -> QPlainTextEdit:
    """Write a case that nobody has confirmed as fictional."""
    open_part(steps, find, "case")
    field: QPlainTextEdit = find(QPlainTextEdit, "training.hexagon.form.case_text")
    field.setFocus()
    QTest.keyClicks(field, "A boat stays empty.")
    assert not context.data.all(HexagonExercise)[0].case_text
    return field


@pytest.mark.parametrize(
    ("answer", "text", "leaves"),
    [("keep", "A boat stays empty.", True), ("drop", None, True), ("stay", None, False)],
)
def test_leaving_asks_whether_a_case_is_fictional(
    context: Context,
    exercise: str,
    steps: StepsPage,
    find: Find,
    answer: str,
    text: str | None,
    leaves: bool,
) -> None:
    field = written(context, steps, find)
    assert not steps.leave()
    # Asking again while the question stands asks once.
    assert not steps.leave()
    dialogs = context.window.findChildren(MessageDialog, "dialog.fictional")
    assert [dialog.isVisible() for dialog in dialogs] == [True]
    find_in(dialogs[0], f"dialog.fictional.{answer}").click()
    kept = context.data.get(HexagonExercise, exercise)
    assert kept is not None
    assert (kept.case_text, kept.fictional) == (text, answer == "keep")
    assert field.toPlainText() == ("" if answer == "drop" else "A boat stays empty.")
    assert steps.leave() is leaves


def find_in(dialog: MessageDialog, name: str) -> Button:
    found = dialog.findChild(Button, name)
    assert found is not None
    return found
