"""Rows by key: they stay over reloads, change places and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.keyed import KeyedRows

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def lines(qtbot: QtBot, *, ruled: bool = False) -> KeyedRows[QLineEdit]:
    rows: KeyedRows[QLineEdit] = KeyedRows(lambda _key: QLineEdit(), ruled=ruled)
    qtbot.addWidget(rows)
    rows.show()
    return rows


def test_a_row_that_stays_keeps_its_widget_and_what_was_typed(qtbot: QtBot) -> None:
    rows = lines(qtbot)
    first, _second = rows.set_keys(["a", "b"])
    first.setText("half a sen")

    assert rows.set_keys(["a", "b"])[0] is first
    assert rows.set_keys(["c", "a"])[1] is first
    assert first.text() == "half a sen"


def test_rows_change_places(qtbot: QtBot) -> None:
    rows = lines(qtbot)
    a, b, c = rows.set_keys(["a", "b", "c"])
    assert rows.set_keys(["c", "a", "b"]) == [c, a, b]
    rows.resize(200, 300)
    qtbot.waitUntil(lambda: c.y() < a.y() < b.y())


def test_a_row_whose_key_is_gone_goes(qtbot: QtBot) -> None:
    rows = lines(qtbot)
    _a, b = rows.set_keys(["a", "b"])
    rows.set_keys(["a"])
    assert rows.row("b") is None
    assert not b.isVisible()


def test_hairlines_stand_between_rows(qtbot: QtBot) -> None:
    rows = lines(qtbot, ruled=True)
    layout = rows.layout()
    assert layout is not None
    rows.set_keys(["a", "b", "c"])
    assert layout.count() == 5
    rows.set_keys(["b"])
    assert layout.count() == 1


def test_tab_follows_the_eye_also_to_rows_that_came_later(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    above, below = QLineEdit(), QLineEdit()
    rows: KeyedRows[QLineEdit] = KeyedRows(lambda _key: QLineEdit())
    for widget in (above, rows, below):
        column.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    one, two, three = rows.set_keys(["b", "c", "a"])
    rows.set_keys(["a", "b", "c"])
    met = []
    with qtbot.waitActive(window):
        window.activateWindow()
    above.setFocus()
    for _step in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    assert met == [three, one, two, below]
