"""Every main dialog: what it tells, where its keyboard begins, Tab all round, Esc and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from tests.ui.accessibility.openers import OPENERS, dialog_of, focus
from tests.ui.accessibility.spoken import faults, interface, name_of
from tests.ui.accessibility.walking import path_of, settle, tab_round, tab_stops

if TYPE_CHECKING:
    from tests.ui.accessibility.walking import Opened


@pytest.mark.parametrize("name", OPENERS)
def test_a_dialog_is_told_walked_and_left(english: Opened, name: str) -> None:
    english.go("overview")
    opener = tab_stops(english.shell.current)[0]
    opener.setFocus(Qt.FocusReason.TabFocusReason)
    OPENERS[name](english)
    dialog = dialog_of(english)
    opener = dialog._came_from or opener
    assert opener.isVisible()
    assert interface(dialog).role() == QAccessible.Role.Dialog
    assert name_of(dialog)
    held = focus()
    assert held is not None
    assert dialog.isAncestorOf(held)
    # The cross above and the button below do the same.
    found = [one for one in faults(dialog) if "2 times Button 'Close'" not in one]
    assert "\n".join(found) == ""
    walked = tab_round()
    groups = [part for part in walked if hasattr(part, "group") and part.group() is not None]
    reached = {*walked, *(other for part in groups for other in part.group().buttons())}
    assert [path_of(one) for one in tab_stops(dialog) if one not in reached] == []
    held = focus()
    assert held is not None
    QTest.keyClick(held, Qt.Key.Key_Escape)
    settle()
    assert not shiboken6.isValid(dialog) or not dialog.isVisible()
    assert focus() is opener
