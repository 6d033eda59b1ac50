"""Sort: the board by kind and by theme, its filters, what a move writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pcve_desktop.models.diagnosis import Finding, FindingObserver, Theme
from pcve_desktop.models.vocabularies import Agreement, FindingKind, Grade, Level
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.record_dialog import RecordDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage

    Find = Callable[[type[Any], str], Any]
    Make = Callable[..., str]


@pytest.fixture
def findings(add: Make) -> dict[str, str]:
    """Make four findings and return their ids by a short name."""
    return {
        "rumours": add(
            Finding,
            statement="Rumours travel faster than facts",
            level=Level.COMMUNITY,
            grade=Grade.A,
            agreement=Agreement.SHARED,
        ),
        "online": add(
            Finding,
            statement="Some teenagers online late",
            level=Level.INDIVIDUAL,
            agreement=Agreement.CONTESTED,
        ),
        "coaches": add(Finding, statement="Coaches", kind=FindingKind.PROTECTIVE),
        "hall": add(Finding, statement="Hall", kind=FindingKind.RESOURCE, level=Level.COMMUNITY),
    }


def view_of(steps: StepsPage, **where: str) -> Any:
    steps.arrive(step="diagnosis", page="sort", **where)
    return steps.frame.view


def test_findings_stand_under_their_kind(steps: StepsPage, findings: dict[str, str]) -> None:
    board = view_of(steps).board
    assert board.ids("risk") == [findings["rumours"], findings["online"]]
    assert board.ids("protective") == [findings["coaches"]]
    assert board.ids("need") == []
    assert board.ids("resource") == [findings["hall"]]


def test_a_card_says_level_evidence_agreement_and_partners(
    steps: StepsPage, add: Make, partner: Make, findings: dict[str, str]
) -> None:
    for name in ("Passages", "Health centre"):
        add(FindingObserver, finding_id=findings["rumours"], organisation_id=partner(name))
    face = view_of(steps).board.lanes[0].cards.face(findings["rumours"])
    assert face.in_words() == (
        "Rumours travel faster than facts, Community, Solid, Shared view, 2 partners"
    )


def test_levels_and_views_that_differ_filter_the_board(
    steps: StepsPage, findings: dict[str, str]
) -> None:
    view = view_of(steps)
    view.level.set_current("community")
    assert view.board.ids("risk") == [findings["rumours"]]
    assert view.board.ids("resource") == [findings["hall"]]
    assert view.board.ids("protective") == []
    view.level.set_current("all")
    assert view.differ.accessibleName() == "Views differ 1"
    view.differ.setChecked(True)
    assert view.board.ids("risk") == [findings["online"]]
    assert view.board.ids("resource") == []


def test_a_move_changes_kind_and_place_in_one_undo(
    steps: StepsPage, context: Context, findings: dict[str, str]
) -> None:
    view = view_of(steps)
    view.board.moved.emit(findings["coaches"], "risk", findings["rumours"], findings["online"])
    assert view.board.ids("risk") == [
        findings["rumours"],
        findings["coaches"],
        findings["online"],
    ]
    moved = context.data.get(Finding, findings["coaches"])
    assert moved is not None
    assert moved.kind is FindingKind.RISK
    context.undo()
    assert view.board.ids("protective") == [findings["coaches"]]


def test_a_card_is_moved_by_keyboard(
    steps: StepsPage, context: Context, findings: dict[str, str]
) -> None:
    view = view_of(steps)
    view.board.select_id(findings["rumours"], focus=True)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Space):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    moved = context.data.get(Finding, findings["rumours"])
    assert moved is not None
    assert moved.kind is FindingKind.PROTECTIVE


def test_themes_are_a_second_arrangement(
    steps: StepsPage, context: Context, add: Make, findings: dict[str, str], find: Find
) -> None:
    theme = add(Theme, title="Words and rumours")
    view = view_of(steps, by="theme")
    assert view.board.ids("loose") == list(findings.values())
    view.board.moved.emit(findings["rumours"], theme, None, None)
    assert view.board.ids(theme) == [findings["rumours"]]
    assert [lane.column.title for lane in view.board.lanes] == [
        "Words and rumours",
        "Without a theme",
    ]
    menu = view.themes_menu()
    action = menu.findChild(QAction, "diagnosis.sort.themes.add")
    action.trigger()
    find(RecordDialog, "dialog.theme").form.editor("title").line.setText("Places to meet")
    find(Button, "dialog.theme.save").click()
    assert [lane.column.title for lane in view.board.lanes] == [
        "Words and rumours",
        "Places to meet",
        "Without a theme",
    ]
    menu.deleteLater()


def test_a_finding_is_added_with_kind_and_level_of_where_one_stands(
    steps: StepsPage, context: Context, findings: dict[str, str], find: Find
) -> None:
    view = view_of(steps)
    view.level.set_current("family")
    view.board.empty_acted.emit("need")
    dialog = find(RecordDialog, "dialog.finding")
    dialog.form.editor("statement").line.setText("A place for parents")
    find(Button, "dialog.finding.save").click()
    made = context.data.all(Finding)[-1]
    assert (made.statement, made.kind, made.level) == (
        "A place for parents",
        FindingKind.NEED,
        Level.FAMILY,
    )
    assert view.board.ids("need") == [made.id]


def test_arriving_with_a_finding_drops_filters_and_selects_it(
    steps: StepsPage, findings: dict[str, str]
) -> None:
    view = view_of(steps)
    view.level.set_current("family")
    view_of(steps, record=findings["hall"])
    assert view.board.current_id() == findings["hall"]


def test_without_findings_the_page_leads_to_gather(steps: StepsPage, find: Find) -> None:
    view = view_of(steps)
    assert not view.board.isVisible()
    find(Button, "diagnosis.sort.empty.action").click()
    assert steps.frame.key == "gather"


def test_level_and_theme_are_set_from_the_menu_of_a_card(
    steps: StepsPage, context: Context, add: Make, findings: dict[str, str], find: Find
) -> None:
    theme = add(Theme, title="Words")
    view = view_of(steps)
    menu = view.board.fill_menu(findings["coaches"])
    entries = {entry.text(): entry.menu() for entry in menu.actions() if entry.menu()}
    by_word = {entry.text(): entry for entry in entries["Level"].actions()}
    assert by_word["No level"].isChecked()
    by_word["School"].trigger()
    by_word = {entry.text(): entry for entry in entries["Theme"].actions()}
    by_word["Words"].trigger()
    finding = context.data.get(Finding, findings["coaches"])
    assert finding is not None
    assert (finding.level, finding.theme_id) == (Level.SCHOOL, theme)
    by_word["New theme with this card"].trigger()
    find(RecordDialog, "dialog.theme").form.editor("title").line.setText("People")
    find(Button, "dialog.theme.save").click()
    finding = context.data.get(Finding, findings["coaches"])
    assert finding is not None
    assert context.title("theme", finding.theme_id or "") == "People"
    menu.deleteLater()


def test_a_theme_on_perceptions_says_so_and_leads_to_weighing(
    steps: StepsPage, add: Make, find: Find
) -> None:
    theme = add(Theme, title="Evenings")
    add(Finding, statement="Rumour", grade=Grade.D, theme_id=theme)
    view = view_of(steps, by="theme")
    find(Button, f"diagnosis.sort.board.{theme}.empty.action").click()
    assert steps.frame.key == "weigh"
    add(Finding, statement="Seen", grade=Grade.B, theme_id=theme)
    view_of(steps, by="theme")
    assert view.board.lanes[0]._note == ("", "")


def test_the_card_at_hand_stays_at_hand_when_a_theme_is_renamed(
    steps: StepsPage, context: Context, add: Make, findings: dict[str, str]
) -> None:
    theme = add(Theme, title="Words")
    view = view_of(steps, by="theme")
    view.board.select_id(findings["hall"], focus=True)
    context.change(Theme, theme, "title", "Words between teams")
    assert view.board.current_id() == findings["hall"]
    assert view.board.has_focus()
