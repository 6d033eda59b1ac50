"""The information matrix: usual lines, add, change, delete, reorder."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from pcve_desktop.models.sharing import InformationFlow
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.steps.sharing.matrix import MatrixView

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage

W = TypeVar("W", bound=QWidget)


def find(inside: QWidget, kind: type[W], name: str) -> W:
    found = inside.findChild(kind, name)
    assert found is not None, name
    return found


def lines(context: Context) -> list[str]:
    return [flow.what for flow in context.data.all(InformationFlow)]


@pytest.fixture
def view(steps: StepsPage) -> MatrixView:
    steps.arrive(step="sharing", page="matrix")
    assert isinstance(steps.frame.view, MatrixView)
    return steps.frame.view


@pytest.fixture
def begun(view: MatrixView) -> MatrixView:
    find(view, Button, "sharing.matrix.begin").click()
    return view


def test_it_begins_with_the_usual_lines(view: MatrixView, context: Context) -> None:
    assert lines(context) == []
    find(view, Button, "sharing.matrix.begin").click()

    assert len(lines(context)) == 5
    assert view.model.cell(0, 5).text == "Amber"
    assert not find(view, Button, "sharing.matrix.begin").isVisible()
    assert view.note() == "5 lines"


def test_a_line_is_added(view: MatrixView, context: Context) -> None:
    find(view, Button, "sharing.matrix.table.empty.action").click()
    find(context.window, QLineEdit, "form.information_flow.what").setText("Dates of events")
    find(context.window, Button, "dialog.information_flow.save").click()

    assert lines(context) == ["Dates of events"]


def test_lines_move_by_button_and_by_key(begun: MatrixView, context: Context) -> None:
    before = lines(context)
    assert not find(begun, IconButton, "sharing.matrix.up").isEnabled()
    find(begun, IconButton, "sharing.matrix.down").click()
    assert lines(context)[:2] == [before[1], before[0]]

    context.window.activateWindow()
    begun.table.setFocus()
    QTest.keyClick(begun.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert lines(context) == before


def test_a_line_is_changed_and_deleted(begun: MatrixView, context: Context) -> None:
    find(begun, Button, "sharing.matrix.edit").click()
    find(context.window, QLineEdit, "form.information_flow.what").setText("Moods")
    find(context.window, Button, "dialog.information_flow.save").click()
    assert lines(context)[0] == "Moods"

    find(begun, Button, "sharing.matrix.delete").click()
    find(context.window, Button, "dialog.delete.delete").click()
    assert len(lines(context)) == 4
    assert "Moods" not in lines(context)


def test_it_goes_to_a_line(steps: StepsPage, begun: MatrixView, context: Context) -> None:
    third = context.data.all(InformationFlow)[2].id
    steps.arrive(step="sharing", page="matrix", record=third)

    assert begun.table.current_id() == third
