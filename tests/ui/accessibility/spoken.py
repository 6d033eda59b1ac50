"""What a screen reader is told of each control, and what would be wrong with it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)

from pcve_desktop.ui.kit.picture_view import PictureView
from tests.ui.accessibility.walking import controls, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAccessibleInterface

_NAME, _DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description
_VAGUE = {
    QAccessible.Role.NoRole,
    QAccessible.Role.Client,
    QAccessible.Role.Pane,
    QAccessible.Role.Border,
    QAccessible.Role.Window,
}
_ROWS = 4


def interface(widget: QWidget) -> QAccessibleInterface:
    """Return what a screen reader gets of a widget."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    assert found.isValid()
    return found


def name_of(widget: QWidget) -> str:
    """Return the name that is read out."""
    return interface(widget).text(_NAME).strip()


def faults(root: QWidget) -> Iterator[str]:
    """Yield what is wrong with the controls inside a page or dialog."""
    same: dict[tuple[QWidget, str, str], list[QWidget]] = defaultdict(list)
    for widget in controls(root):
        where, told = path_of(widget), interface(widget)
        name, role = told.text(_NAME).strip(), told.role()
        yield from _widget_faults(widget, where)
        if isinstance(widget, QAbstractButton):
            yield from _button_faults(widget, where)
            if widget.isEnabled() and name:
                same[_group(widget, root), role.name, name].append(widget)
        elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            yield from _rows_without_words(widget, where)
    for (_, role_name, name), widgets in same.items():
        if len(widgets) > 1:
            yield f"{len(widgets)} times {role_name} {name!r}: {path_of(widgets[-1])}"


def _widget_faults(widget: QWidget, where: str) -> Iterator[str]:
    told = interface(widget)
    name, role = told.text(_NAME).strip(), told.role()
    if not re.search(r"\w", name):
        yield f"{where}: no name"
    elif name == widget.objectName():
        yield f"{where}: its name is the one of the program"
    if role in _VAGUE:
        yield f"{where}: role {role.name}"
    if bool(told.state().disabled) is widget.isEnabled():
        yield f"{where}: enabled or not is told wrongly"
    explained = isinstance(widget, PictureView) or widget.property("error")
    if explained and not told.text(_DESCRIPTION).strip():
        yield f"{where}: a picture or an error without a sentence"


def _group(widget: QWidget, root: QWidget) -> QWidget:
    """Return the nearest named part a control is in: read out before it."""
    part = widget.parentWidget()
    while part is not None and part is not root and not part.accessibleName():
        part = part.parentWidget()
    return root if part is None else part


def _button_faults(button: QAbstractButton, where: str) -> Iterator[str]:
    told = interface(button)
    state = told.state()
    if button.isCheckable():
        on = state.checked or state.selected or state.expanded
        if not (state.checkable or state.selectable or state.expandable):
            yield f"{where}: does not tell that it can be on or off"
        if bool(on) is not button.isChecked():
            yield f"{where}: on or off is told wrongly"
    inner = isinstance(button.parentWidget(), QLineEdit)
    action = told.actionInterface()
    if button.isEnabled() and not inner and not action.actionNames():
        yield f"{where}: a screen reader cannot press it"


def _rows_without_words(view: QAbstractItemView, where: str) -> Iterator[str]:
    model = view.model()
    wide = model.columnCount() if isinstance(view, QTableView) else 1
    for row in range(min(model.rowCount(), _ROWS)):
        for column in range(wide):
            if isinstance(view, QTableView) and view.isColumnHidden(column):
                continue
            index = model.index(row, column)
            if model.data(index, Qt.ItemDataRole.DecorationRole) and not _words(model, index):
                yield f"{where}: row {row}, column {column} shows a sign without words"
        if not any(_words(model, model.index(row, column)) for column in range(wide)):
            yield f"{where}: row {row} says nothing"


def _words(model: QAbstractItemModel, index: QModelIndex) -> str:
    said = model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    shown = model.data(index, Qt.ItemDataRole.DisplayRole)
    return str(said or shown or "").strip()
