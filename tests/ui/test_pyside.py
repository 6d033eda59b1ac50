"""The pinned Qt binding keeps its references.

PySide6 6.12.0 on Python 3.11 loses a reference to None in almost every call and ends the program
after a few thousand of them.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_CALLS = 200_000
_SLACK = 1_000


def test_calls_keep_their_references(qtbot: QtBot) -> None:
    label = QLabel("Les Tilleuls")
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(_CALLS):
        label.setEnabled(True)
    # Immortal objects (Python 3.12) keep one constant count.
    assert abs(sys.getrefcount(None) - before) < _SLACK
