"""What screen readers are told about painted widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible

from pcve_desktop.ui.kit.cards import Foldable
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.spoken import speak_roles
from pcve_desktop.ui.kit.switches import Segmented
from pcve_desktop.ui.kit.text import Text
from tests.ui.accessibility.spoken import interface

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.kit.theme import ThemeHub


@pytest.fixture(autouse=True)
def spoken(qapp: QApplication) -> None:
    speak_roles(qapp)


def test_what_folds_tells_whether_it_is_open_and_opens_when_asked(
    qtbot: QtBot, hub: ThemeHub
) -> None:
    panel = Foldable(hub, "Example", name="example", text="A debate night.")
    qtbot.addWidget(panel)
    panel.show()
    told = interface(panel._head)
    assert told.role() == QAccessible.Role.Button
    assert told.state().expandable
    assert told.state().collapsed
    told.actionInterface().doAction("Press")
    assert panel.is_unfolded()
    assert interface(panel._head).state().expanded


def test_a_segment_is_one_of_several_and_can_be_chosen(qtbot: QtBot, hub: ThemeHub) -> None:
    options: list[tuple[str, str, str | None]] = [("a", "Table", None), ("b", "Board", None)]
    choice = Segmented(hub, options, name="view", text="View")
    qtbot.addWidget(choice)
    first, second = (interface(choice.button(key)) for key in ("a", "b"))
    assert second.role() == QAccessible.Role.RadioButton
    assert (bool(first.state().checked), bool(second.state().checked)) == (True, False)
    second.actionInterface().doAction("Press")
    assert choice.current() == "b"
    choice.button("a").setEnabled(False)
    assert "Press" not in first.actionInterface().actionNames()


@pytest.mark.parametrize(
    ("role", "told"),
    [
        (Role.PAGE_TITLE, QAccessible.Role.Heading),
        (Role.CARD_TITLE, QAccessible.Role.Heading),
        (Role.BODY, QAccessible.Role.StaticText),
    ],
)
@pytest.mark.usefixtures("hub")
def test_titles_are_headings(qtbot: QtBot, role: Role, told: object) -> None:
    text = Text("Partners", role)
    qtbot.addWidget(text)
    assert interface(text).role() == told
    assert interface(text).text(QAccessible.Text.Name) == "Partners"
