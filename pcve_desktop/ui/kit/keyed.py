"""Rows that stay when their data change: one widget per key, kept over reloads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcve_desktop.ui.kit.focus import tab_after, tab_before
from pcve_desktop.ui.kit.text import hairline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

W = TypeVar("W", bound=QWidget)


class KeyedRows(QWidget, Generic[W]):
    """A column of widgets by key. `make(key)` builds a row the first time its key appears.

    A row that is shown again keeps its focus and what is being typed in it. With `ruled` a
    hairline stands between two rows.
    """

    def __init__(
        self,
        make: Callable[[str], W],
        *,
        gap: int = 0,
        ruled: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make, self._ruled = make, ruled
        self._rows: dict[str, W] = {}
        self._rules: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap)

    def set_keys(self, keys: Sequence[str]) -> list[W]:
        """Show one row per key, in this order, and return them; other rows go away."""
        if list(keys) != list(self._rows):
            self._arrange(keys)
        return list(self._rows.values())

    def row(self, key: str) -> W | None:
        """Return the row of a key."""
        return self._rows.get(key)

    def rows(self) -> list[W]:
        """Return the rows in order."""
        return list(self._rows.values())

    def _arrange(self, keys: Sequence[str]) -> None:
        gone = [key for key in self._rows if key not in set(keys)]
        for key in gone:
            row = self._rows.pop(key)
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        for rule in self._rules:
            self._column.removeWidget(rule)
        rules = iter(self._rules)
        kept: list[QWidget] = []
        ordered: dict[str, W] = {}
        for key in keys:
            if self._ruled and ordered:
                rule = next(rules, None) or hairline(self)
                kept.append(rule)
                self._column.addWidget(rule)
            row = self._rows.get(key) or self._make(key)
            ordered[key] = row
            self._column.removeWidget(row)
            self._column.addWidget(row)
            if key not in self._rows:
                # At once: a layout shows what is added only later, too late for somebody who
                # looks for where the work on a page begins.
                row.show()
        for rule in rules:
            rule.deleteLater()
        self._rules = kept
        # The tab order follows the eye: rows that came later, or changed places.
        last = tab_before(self)
        for row in ordered.values():
            last = tab_after(last, row)
        self._rows = ordered
