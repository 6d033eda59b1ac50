"""Whether there is room for the words: texts that are cut, and pages that scroll sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QScrollArea,
)

from tests.ui.accessibility.walking import path_of
from tests.ui.kit.looking import clipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget


def cramped(root: QWidget) -> Iterator[str]:
    """Yield the texts that are cut, and what scrolls sideways though it is no table."""
    for text in clipped(root):
        yield f"cut: {text!r}"
    for widget in (*root.findChildren(QLabel), *root.findChildren(QAbstractButton)):
        around = widget.parentWidget()
        if widget.isVisible() and around is not None and widget.geometry().right() > around.width():
            yield f"over the edge: {path_of(widget)}, {widget.property('text')!r}"
    yield from _sideways(root)


def _sideways(root: QWidget) -> Iterator[str]:
    for area in root.findChildren(QAbstractScrollArea):
        if not area.isVisible() or isinstance(area, QAbstractItemView):
            continue
        bar = area.horizontalScrollBar()
        allowed = area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if isinstance(area, QScrollArea):
            inner = area.widget()
            over = 0 if inner is None else inner.width() - area.viewport().width()
            if over > 1 or (allowed and bar.maximum() > 0):
                yield f"sideways by {max(over, bar.maximum())}: {path_of(area)}"


def cut_hints(root: QWidget) -> Iterator[str]:
    """Yield the hints of empty fields that do not fit in."""
    for line in root.findChildren(QLineEdit):
        hint = line.placeholderText()
        if line.isVisible() and hint and not line.text():
            room = line.width() - 24
            if line.fontMetrics().horizontalAdvance(hint) > room:
                yield f"hint cut: {hint!r} in {path_of(line)}"
