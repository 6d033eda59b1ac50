"""Tab goes round every place and page, reaches all there is, and is held nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from tests.ui.accessibility.walking import STOPS, path_of, tab_round, tab_stops

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.ui.accessibility.walking import Opened


def _as_one(widget: QWidget) -> list[QWidget]:
    """Return what is one stop together with a widget: of several choices arrows do the rest."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return [widget] if group is None or not group.exclusive() else [*group.buttons()]


@pytest.mark.parametrize("stop", STOPS)
def test_tab_reaches_everything_and_comes_back(english: Opened, stop: str) -> None:
    page = english.go(stop)
    # From a stop of its own: who arrives is at a place that Tab does not go back to.
    wanted = tab_stops(english.shell)
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    walked = tab_round()
    assert page.isVisible()
    left = [path_of(one) for one in wanted if not any(part in walked for part in _as_one(one))]
    assert left == []
    assert len({id(widget) for widget in walked}) == len(walked)


@pytest.mark.parametrize("stop", ["overview", "actions", "partners", "priorities.vote"])
def test_shift_tab_is_the_same_way_back(english: Opened, stop: str) -> None:
    english.go(stop)
    tab_stops(english.shell)[0].setFocus(Qt.FocusReason.TabFocusReason)
    there = tab_round()
    back = tab_round(key=Qt.Key.Key_Backtab)
    assert [path_of(widget) for widget in back[1:]] == [
        path_of(widget) for widget in reversed(there[1:])
    ]
