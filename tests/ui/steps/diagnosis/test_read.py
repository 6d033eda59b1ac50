"""Read together: the grid leads to the board, forms and agreement in numbers, themes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pcve_desktop.models.diagnosis import Finding, FindingObserver, Theme
from pcve_desktop.models.network import Cycle
from pcve_desktop.models.vocabularies import (
    Agreement,
    FindingKind,
    Form,
    Grade,
    Level,
    MemberRole,
    Trend,
)
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage

    Find = Callable[[type[Any], str], Any]
    Make = Callable[..., str]


def test_a_square_of_the_grid_opens_the_board_at_its_level(steps: StepsPage, add: Make) -> None:
    add(Finding, statement="One", level=Level.COMMUNITY)
    add(Finding, statement="Two", level=Level.FAMILY, kind=FindingKind.NEED)
    steps.arrive(step="diagnosis", page="read")
    view: Any = steps.frame.view
    assert view.grid.beside.text() == "2 findings, 26 gaps"
    view.grid.view.activated.emit("need.family")
    assert steps.frame.key == "sort"
    board: Any = steps.frame.view
    assert board.level.current() == "family"


def test_a_single_form_asks_for_a_second_look(
    steps: StepsPage, context: Context, add: Make, find: Find
) -> None:
    add(Finding, statement="One", form=Form.FAR_RIGHT)
    add(Finding, statement="Two")
    steps.arrive(step="diagnosis", page="read")
    only = find(Notice, "diagnosis.read.only")
    assert only.isVisible()
    assert only.accessibleName().startswith("Far right")
    assert "Islamist" in find(Text, "diagnosis.read.absent").text()
    add(Finding, statement="Three", form=Form.SECTARIAN)
    assert not only.isVisible()


def test_agreement_and_observers_are_counted(
    steps: StepsPage, add: Make, partner: Make, find: Find
) -> None:
    finding = add(Finding, statement="One", agreement=Agreement.CONTESTED)
    add(Finding, statement="Two", agreement=Agreement.SHARED)
    add(FindingObserver, finding_id=finding, organisation_id=partner("Passages"))
    gone = partner("Gone club", role=MemberRole.LEFT)
    add(FindingObserver, finding_id=finding, organisation_id=gone)
    steps.arrive(step="diagnosis", page="read")
    view: Any = steps.frame.view
    assert view.chips[Agreement.CONTESTED].text() == "Views differ  1"
    assert view.chips[Agreement.DISCUSSED].text() == "Discussed  0"
    assert view.heard.text() == "1 of 2 partners have observed at least one finding."
    find(Button, "diagnosis.read.agreement.go").click()
    assert steps.frame.key == "weigh"
    weigh: Any = steps.frame.view
    assert weigh.differ.isChecked()


def test_themes_lead_to_their_arrangement(steps: StepsPage, add: Make, find: Find) -> None:
    theme = add(Theme, title="Words")
    add(Finding, statement="One", theme_id=theme)
    steps.arrive(step="diagnosis", page="read")
    view: Any = steps.frame.view
    assert view._shown == [("Words", 1)]
    find(Button, "diagnosis.read.themes.go").click()
    board: Any = steps.frame.view
    assert board.by_theme


def test_without_findings_the_page_leads_to_gather(steps: StepsPage, find: Find) -> None:
    steps.arrive(step="diagnosis", page="read")
    view: Any = steps.frame.view
    assert not view.content_.isVisible()
    find(Button, "diagnosis.read.empty.action").click()
    assert steps.frame.key == "gather"


def test_trends_and_evidence_are_pictures_with_words(steps: StepsPage, add: Make) -> None:
    add(Finding, statement="One", trend=Trend.RISING, grade=Grade.A)
    add(Finding, statement="Two", kind=FindingKind.NEED, grade=Grade.D)
    add(Finding, statement="Three", kind=FindingKind.NEED, trend=Trend.FALLING)
    steps.arrive(step="diagnosis", page="read")
    view: Any = steps.frame.view
    picture = view.trends.view.picture()
    assert picture.sentence == "1 rising, 0 stable, 1 falling, 1 unknown."
    assert picture.table.rows[0] == ("Risk factors", "1", "0", "0", "0")
    assert view.grades.view.picture().sentence == (
        "1 of 3 findings rest on more than a perception."
    )
    rows = dict(view.grades.view.picture().table.rows)
    assert (rows["A: data or study"], rows["Not weighed yet"]) == ("1", "1")


def test_what_goes_on_is_set_beside_what_it_was(steps: StepsPage, add: Make) -> None:
    steps.arrive(step="diagnosis", page="read")
    view: Any = steps.frame.view
    assert not view.earlier.isVisible()
    cycle = add(Cycle, name="2025-2026")
    old = add(Finding, statement="Rumours after a fire", grade=Grade.C, cycle_id=cycle)
    add(Finding, statement="Rumours", grade=Grade.A, continues=old)
    add(Finding, statement="Rumours after a fire", grade=Grade.C, continues=old)
    assert view.earlier.told() == [
        ("Rumours", "2025-2026: “Rumours after a fire”", "Evidence: tentative → solid"),
        ("Rumours after a fire", "2025-2026", "Seen as before"),
    ]


def test_cards_without_a_level_are_found_on_the_board(
    steps: StepsPage, add: Make, find: Find
) -> None:
    add(Finding, statement="One", level=Level.PEERS)
    loose = add(Finding, statement="Two")
    steps.arrive(step="diagnosis", page="read")
    find(Button, "diagnosis.read.unplaced").click()
    board: Any = steps.frame.view
    assert board.board.ids("risk") == [loose]
