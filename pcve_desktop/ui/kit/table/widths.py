"""The widths of the columns of a table: measured on what is seen, shared over the room there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.ui.kit.table.columns import Show
from pcve_desktop.ui.kit.table.delegates import EDGE, PAD, cell_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QTableView

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.table.header import SortHeader
    from pcve_desktop.ui.kit.table.model import RecordTableModel
    from pcve_desktop.ui.kit.theme import ThemeHub

_SAMPLED = 50
# What gives way where there is little room, in this order.
_GIVING = (Show.TEXT, Show.STRONG)
_NARROWEST = 56


class ColumnWidths:
    """Measure once until `forget`, fit whenever the room changes.

    `chosen` holds the widths that a person gave to columns by name, at a text size of 100 %.
    """

    def __init__(
        self,
        view: QTableView,
        model: RecordTableModel,
        header: SortHeader,
        hub: ThemeHub,
        tr: Translator,
    ) -> None:
        self._view, self._model, self._header, self._hub, self._tr = view, model, header, hub, tr
        self._contents: list[int] | None = None
        self.chosen: dict[str, int] = {}
        self.fitting = False

    def forget(self) -> None:
        """Measure again at the next fit: the rows or the theme are others."""
        self._contents = None

    def grow(self, rows: Sequence[int]) -> bool:
        """Widen what may not be cut to what these rows need; return whether anything changed."""
        if self._contents is None:
            return False
        before = list(self._contents)
        last = len(self._model.columns) - 1
        for place, column in enumerate(self._model.columns):
            if column.show.elastic or column.name in self.chosen:
                continue
            for cell in {self._model.cell(row, place) for row in rows}:
                needed = cell_width(cell, self._hub.theme) + _padding(place, last)
                self._contents[place] = max(self._contents[place], needed)
        return self._contents != before

    def fit(self) -> int:
        """Set the widths and hide what has no room; return the rightmost column that shows."""
        columns = self._model.columns
        if not columns:
            return -1
        if self._contents is None:
            self._contents = self._measure()
        gone = self._left_out(self._contents)
        last = max(place for place in range(len(columns)) if place not in gone)
        widths = [0 if place in gone else w for place, w in enumerate(self._contents)]
        if last < len(columns) - 1:
            widths[last] += EDGE - PAD
        room = self._view.viewport().width()
        spare = room - sum(widths)
        free = [column.name not in self.chosen for column in columns]
        if spare > 0:
            weights = [
                c.stretch if c.show.elastic and place not in gone and free[place] else 0
                for place, c in enumerate(columns)
            ]
            _share(widths, spare, weights)
        elif spare < 0:
            # Plain words give way first, the name of the row last.
            for show in _GIVING:
                give = [
                    max(0, w - self._hub.theme.px(c.narrowest)) if c.show is show and own else 0
                    for w, c, own in zip(widths, columns, free, strict=True)
                ]
                short = sum(widths) - room
                _share(widths, -max(0, min(short, sum(give))), give)
        self._set(widths, gone)
        return last

    def _set(self, widths: list[int], gone: set[int]) -> None:
        self.fitting = True
        for place, width in enumerate(widths):
            if self._view.isColumnHidden(place) is not (place in gone):
                self._view.setColumnHidden(place, place in gone)
            if width:
                self._view.setColumnWidth(place, width)
        self.fitting = False
        # At once, or a scroll bar for the old widths shows for a moment.
        self._view.updateGeometries()

    def _left_out(self, contents: list[int]) -> set[int]:
        """Return the optional columns that have no room, the rightmost first."""
        px, columns = self._hub.theme.px, self._model.columns
        least = [
            min(width, px(column.narrowest)) if column.show in _GIVING else width
            for width, column in zip(contents, columns, strict=True)
        ]
        gone: set[int] = set()
        for place in reversed(range(len(columns))):
            if sum(least) <= self._view.viewport().width():
                break
            if columns[place].optional:
                gone.add(place)
                least[place] = 0
        return gone

    def _measure(self) -> list[int]:
        theme = self._hub.theme
        widths = []
        last = len(self._model.columns) - 1
        rows = self._model.measured_rows()
        for place, column in enumerate(self._model.columns):
            own = self.chosen.get(column.name)
            if own is not None:
                widths.append(theme.px(max(own, _NARROWEST)))
                continue
            content = self._header.title_width(self._tr.t(column.label))
            # Where texts may be cut, some of the rows tell enough.
            step = max(1, len(rows) // _SAMPLED) if column.show.elastic else 1
            cells = {self._model.cell(row, place) for row in rows[::step]}
            for cell in cells.union(self._model.samples(place)):
                content = max(content, cell_width(cell, theme))
            if column.show.elastic:
                content = min(content, theme.px(column.widest))
            widths.append(content + _padding(place, last))
        return widths


def _padding(place: int, last: int) -> int:
    return (EDGE if place == 0 else 0) + (EDGE if place == last else PAD)


def _share(widths: list[int], amount: int, weights: list[int]) -> None:
    """Add `amount` to the widths by weight, exactly."""
    total = sum(weights)
    if not total:
        return
    rest = amount
    for place, weight in enumerate(weights):
        part = round(amount * weight / total)
        widths[place] += part
        rest -= part
    widest = max(range(len(weights)), key=weights.__getitem__)
    widths[widest] += rest
