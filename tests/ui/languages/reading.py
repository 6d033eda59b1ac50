"""Every text a window shows or tells, and whether it is of a language that should be gone."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from pcve_desktop.languages import SOURCE, SPOKEN
from tools.catalogues import read

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[3]
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_ROWS = 60
# What is left of a text once its values are out has to say something to be told from others.
_TELLING = 9


def texts(root: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Yield what is visible in a window and what a screen reader is told of it."""
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        for text in _own(widget):
            if text and text.strip():
                yield widget, re.sub(r"<[^>]+>", "", text).replace("&", "").strip()


def _own(widget: QWidget) -> Iterator[str]:
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
    yield from (action.text() for action in widget.actions())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _rows(widget.model(), isinstance(widget, QTableView))


def _rows(model: QAbstractItemModel, table: bool) -> Iterator[str]:
    wide = model.columnCount() if table else 1
    for column in range(wide):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(), _ROWS)):
            index = model.index(row, column)
            yield from (str(model.data(index, role) or "") for role in _ROLES)


@cache
def _forms(language: str) -> frozenset[str]:
    """Return every text of a language, singular and plural."""
    catalogue = read(ROOT, "fr" if language == SOURCE else language)
    found: set[str] = set()
    for message in catalogue:
        if message.id:
            said = message.id if language == SOURCE else message.string
            found.update([said] if isinstance(said, str) else said or ())
    return frozenset(found - {""})


class Old:
    """The texts of a language that no other language shares."""

    def __init__(self, language: str) -> None:
        others = frozenset().union(*(_forms(code) for code in SPOKEN if code != language))
        folded = {text.casefold() for text in others}
        own = {text for text in _forms(language) if text.casefold() not in folded}
        self._plain = {text for text in own if "{" not in text}
        self._filled: dict[str, list[re.Pattern[str]]] = {}
        for text in own - self._plain:
            parts = re.split(r"\{[^}]*\}", text)
            if sum(map(str.isalpha, "".join(parts))) >= _TELLING:
                pattern = re.compile(".+".join(map(re.escape, parts)), re.DOTALL)
                self._filled.setdefault(parts[0][:3], []).append(pattern)

    def __contains__(self, text: str) -> bool:
        if text in self._plain:
            return True
        near = (*self._filled.get(text[:3], ()), *self._filled.get("", ()))
        return any(pattern.fullmatch(text) for pattern in near)
