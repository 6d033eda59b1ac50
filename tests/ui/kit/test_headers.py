"""Headers give way in narrow windows; tabs and save state say what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.headers import Legend, PageHeader, SaveState, StepHeader, WizardTabs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.kit.theme import ThemeHub


def test_actions_go_below_a_title_they_would_squeeze(qtbot: QtBot, hub: ThemeHub) -> None:
    header = PageHeader(hub, "Collective training", "What do we know?", name="h")
    button = Button(hub, "Prepare the meeting", name="h.go", kind="primary")
    header.add_action(button)
    qtbot.addWidget(header)
    header.resize(900, 80)
    with qtbot.waitExposed(header):
        header.show()
    assert button.mapTo(header, button.rect().topLeft()).x() > 600
    header.resize(360, 160)
    qtbot.waitUntil(lambda: button.mapTo(header, button.rect().topLeft()).x() < 40)
    assert button.mapTo(header, button.rect().topLeft()).y() > header.title.height()


def test_header_can_change_its_words_and_go_back(qtbot: QtBot, hub: ThemeHub) -> None:
    header = PageHeader(hub, "One", name="h", back="Exchange")
    qtbot.addWidget(header)
    assert header.subtitle.isHidden()
    header.set_title("Two", "Words")
    assert (header.title.text(), header.accessibleName()) == ("Two", "Two")
    assert not header.subtitle.isHidden()
    back = header.findChild(Button, "h.back")
    assert back is not None
    with qtbot.waitSignal(header.went_back, timeout=500):
        back.click()


def test_step_header_shows_number_state_and_question(qtbot: QtBot, hub: ThemeHub) -> None:
    states = [("done", "Done", "step.done")]
    header = StepHeader(
        hub, "2", "Shared diagnosis", "What do we see?", states, name="s", state_text="State"
    )
    qtbot.addWidget(header)
    assert header.state.accessibleName() == "State: Done"
    assert header.subtitle.text() == "What do we see?"


@pytest.fixture
def tabs(qtbot: QtBot) -> WizardTabs:
    pages = [("gather", "Gather"), ("sort", "Sort & weigh"), ("summary", "Summary")]
    made = WizardTabs(pages, name="tabs", text="Pages")
    qtbot.addWidget(made)
    return made


def test_tabs_walk_with_the_arrows(qtbot: QtBot, tabs: WizardTabs) -> None:
    assert tabs.current_key() == "gather"
    with qtbot.waitSignal(tabs.picked, timeout=500) as said:
        QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert said.args == ["sort"]
    tabs.set_current_key("summary")
    assert tabs.current_key() == "summary"


def test_save_state_shows_and_speaks(qtbot: QtBot, hub: ThemeHub) -> None:
    saved = SaveState(hub, name="saved")
    qtbot.addWidget(saved)
    saved.set_text("Saved 10:42")
    assert saved.text() == saved.accessibleName() == "Saved 10:42"


def test_legend_wraps_where_it_is_narrow(qtbot: QtBot, hub: ThemeHub) -> None:
    legend = Legend(hub, [("step.done", "Done"), ("step.adapted", "Adapted")])
    qtbot.addWidget(legend)
    assert legend.heightForWidth(90) > legend.heightForWidth(400)
