"""Step 2, an evening: silent writing, sorting, themes, weighing, reading, by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.methodology.diagnosis import in_order
from pcve_desktop.models.diagnosis import Finding, FindingObserver, FindingRating, Theme
from pcve_desktop.models.network import Benchmark, StepProgress
from pcve_desktop.models.vocabularies import (
    Agreement,
    FindingKind,
    Grade,
    Level,
    Step,
    StepState,
    Trend,
)

if TYPE_CHECKING:
    from tests.ui.evenings.keyboard import Evening

CARDS = (
    "Rumours travel faster than facts",
    "Talk of a hidden plot after the power cut",
    "Coaches whom teenagers trust",
    "Neighbours who look out for each other",
    "A named contact in each school",
    "Plain words from public bodies",
    "A hall on Thursdays",
    "Two trained mediators",
)
KINDS = [kind for kind in FindingKind for _ in range(2)]


@pytest.fixture
def gathered(evening: Evening) -> Evening:
    """Write eight cards as a group does: kind by number, level by arrow where one is clear."""
    evening.press("Ctrl+2")
    evening.reach("diagnosis.gather.line")
    for number, (text, kind) in enumerate(zip(CARDS, KINDS, strict=True)):
        evening.press(f"Ctrl+{list(FindingKind).index(kind) + 1}")
        evening.type(text)
        if number == 0:
            evening.press("Up", "Up", "Up")
        evening.press("Return")
    return evening


def card(evening: Evening, text: str) -> Finding:
    """Return the card whose text begins like this."""
    (found,) = [one for one in evening.all(Finding) if one.statement.startswith(text)]
    return found


def choose(evening: Evening, field: str, first_letters: str) -> None:
    """Choose a word of a list by its first letters, and leave the list."""
    evening.reach(f"diagnosis.weigh.form.{field}")
    evening.type(first_letters)
    evening.press("Tab")


def test_cards_are_written_one_a_line(evening: Evening) -> None:
    evening.press("Ctrl+2")
    evening.reach("diagnosis.gather.line")
    evening.type("Rumours travel faster than facts", enter=True)
    evening.press("Ctrl+2")
    evening.type("Coaches whom teenagers trust", enter=True)
    assert [(one.statement, one.kind) for one in evening.all(Finding)] == [
        ("Rumours travel faster than facts", FindingKind.RISK),
        ("Coaches whom teenagers trust", FindingKind.PROTECTIVE),
    ]


def test_eight_cards_and_a_slip_taken_back(gathered: Evening) -> None:
    assert [one.statement for one in gathered.all(Finding)] == list(CARDS)
    assert [one.kind for one in gathered.all(Finding)] == KINDS
    assert [one.level for one in gathered.all(Finding)] == [Level.COMMUNITY] + [None] * 7
    gathered.type("Typed too fats", enter=True)
    gathered.press("Ctrl+Z")
    assert len(gathered.all(Finding)) == 8
    gathered.type("Still writing")
    assert gathered.focus.property("text") == "Still writing"


def test_a_card_is_lifted_moved_dropped_and_put_back(gathered: Evening) -> None:
    gathered.press("Alt+Right")
    gathered.reach("diagnosis.sort.board.risk.cards")
    gathered.press("Down", "Space", "Right", "Right", "Space")
    assert card(gathered, "Talk of").kind is FindingKind.NEED
    gathered.press("Space", "Left", "Esc")
    assert card(gathered, "Talk of").kind is FindingKind.NEED
    gathered.press("Ctrl+Z")
    assert card(gathered, "Talk of").kind is FindingKind.RISK


def add_theme(evening: Evening, title: str) -> None:
    """Add a theme from the board by themes."""
    evening.press("Ctrl+N")
    evening.type(title)
    evening.reach("dialog.theme.save")
    evening.press("Space")


def test_themes_are_made_filled_renamed_and_deleted(gathered: Evening) -> None:
    gathered.press("Alt+Right")
    gathered.reach("diagnosis.sort.arrangement.theme", key="Shift+Tab")
    gathered.press("Space")
    add_theme(gathered, "News")
    add_theme(gathered, "Schools")
    assert [theme.title for theme in gathered.all(Theme)] == ["News", "Schools"]
    gathered.reach("diagnosis.sort.board.loose.cards")
    gathered.press("Home", "Space", "Left", "Left", "Space")
    news, schools = gathered.all(Theme)
    assert card(gathered, "Rumours").theme_id == news.id
    gathered.press("Right", "Space", "Left", "Space")
    assert len([one for one in gathered.all(Finding) if one.theme_id == schools.id]) == 1
    # Themes, the first one, rename.
    gathered.reach("diagnosis.sort.themes", key="Shift+Tab")
    gathered.press("Space", "Down", "Down", "Right", "Return")
    gathered.press("Ctrl+A")
    gathered.type("News and rumours")
    gathered.reach("dialog.theme.save")
    gathered.press("Space")
    assert [theme.title for theme in gathered.all(Theme)] == ["News and rumours", "Schools"]
    # Themes, the second one, delete; its card stays, without a theme.
    gathered.reach("diagnosis.sort.themes", key="Shift+Tab")
    gathered.press("Space", "Down", "Down", "Down", "Right", "Down", "Return")
    gathered.reach("dialog.delete.delete")
    gathered.press("Space")
    assert [theme.title for theme in gathered.all(Theme)] == ["News and rumours"]
    assert len(gathered.all(Finding)) == 8


def test_level_and_theme_from_the_menu_of_a_card(gathered: Evening) -> None:
    gathered.press("Alt+Right")
    gathered.reach("diagnosis.sort.board.risk.cards")
    gathered.press("Home", "Down")
    gathered.menu()
    # From the end of the menu: delete, theme, level.
    gathered.press("Up", "Up", "Up", "Right", "Down", "Return")
    assert card(gathered, "Talk of").level is Level.FAMILY


def test_weighing_with_reasons_observers_and_a_disagreement(gathered: Evening) -> None:
    gathered.press("Alt+Right", "Alt+Right")
    gathered.reach("diagnosis.weigh.table")
    gathered.press("Home", "Return")
    choose(gathered, "grade", "B")
    choose(gathered, "agreement", "V")
    gathered.reach("diagnosis.weigh.form.disagreement")
    gathered.type("The club sees it, the school does not")
    choose(gathered, "trend", "R")
    gathered.reach("diagnosis.weigh.why")
    gathered.type("Heard at three doors", enter=True)
    gathered.reach("diagnosis.weigh.observers.list")
    gathered.press("Space", "Down", "Space")
    one = card(gathered, "Rumours")
    assert (one.grade, one.agreement, one.trend) == (Grade.B, Agreement.CONTESTED, Trend.RISING)
    assert one.disagreement == "The club sees it, the school does not"
    assert len(gathered.data.where(FindingObserver, "finding_id", one.id)) == 2
    told = in_order(gathered.data.where(FindingRating, "finding_id", one.id))
    assert [(row.grade, row.agreement, row.trend, row.reason) for row in told] == [
        (None, None, Trend.RISING, "Heard at three doors"),
        (None, Agreement.CONTESTED, None, None),
        (Grade.B, None, None, None),
    ]
    # On with the next one, and a second thought about the first.
    gathered.reach("diagnosis.weigh.next", key="Shift+Tab")
    gathered.press("Space")
    gathered.press("End", "Tab")
    assert card(gathered, "Talk of").grade is Grade.D
    gathered.press("Ctrl+Z")
    assert card(gathered, "Talk of").grade is None


def test_perceptions_alone_are_named_before_a_theme_becomes_a_priority(gathered: Evening) -> None:
    gathered.press("Alt+Right")
    gathered.reach("diagnosis.sort.arrangement.theme", key="Shift+Tab")
    gathered.press("Space")
    add_theme(gathered, "Evenings")
    gathered.reach("diagnosis.sort.board.loose.cards")
    gathered.press("Home", "Space", "Left", "Space")
    gathered.press("Alt+Right")
    gathered.reach("diagnosis.weigh.table")
    gathered.press("Home", "Return")
    assert not gathered.has("diagnosis.weigh.warning")
    choose(gathered, "grade", "D")
    assert gathered.has("diagnosis.weigh.warning")
    assert gathered.has("diagnosis.weigh.perception")
    gathered.press("Ctrl+3")
    gathered.reach("priorities.propose.theme.0.propose")
    gathered.press("Space")
    gathered.press("Ctrl+2")
    assert gathered.has("diagnosis.weigh.warning")


def test_reading_then_the_step_is_done(gathered: Evening) -> None:
    gathered.press("Alt+Right", "Alt+Right", "Alt+Right")
    for name in ("grid", "trends", "forms", "grades", "agreement"):
        assert gathered.has(f"diagnosis.read.{name}")
    gathered.reach("diagnosis.read.grid.picture")
    gathered.press("Ctrl+Shift+T")
    gathered.press("Alt+Right")
    gathered.reach("diagnosis.summary.empty.action")
    gathered.press("Space")
    gathered.type("More allies than we thought")
    gathered.reach("diagnosis.summary.benchmark.0")
    gathered.press("Space")
    reached = [one for one in gathered.all(Benchmark) if one.step is Step.DIAGNOSIS and one.reached]
    assert len(reached) == 1
    gathered.reach("diagnosis.summary.form.state")
    gathered.type("Do")
    gathered.press("Tab")
    (progress,) = gathered.data.where(StepProgress, "step", Step.DIAGNOSIS)
    assert progress.state is StepState.DONE
    assert progress.summary == "More allies than we thought"
