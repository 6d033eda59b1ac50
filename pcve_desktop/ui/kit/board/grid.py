"""The columns of a board side by side, in rows of equal length when they get too narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.ui.kit.theme import ThemeHub

_GAP = 14
_NARROWEST = 230
# Two rows of columns fit the window of an ordinary laptop; each shows two cards.
_LOWEST = 256


class LaneGrid(QWidget):
    """Hold the columns of a board."""

    def __init__(self, lanes: Sequence[QWidget], hub: ThemeHub) -> None:
        super().__init__()
        self._lanes, self._hub = list(lanes), hub
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self.setAutoFillBackground(False)

    def across(self) -> int:
        """Return how many columns stand side by side."""
        return self._across

    def arrange(self, width: int) -> None:
        """Fit the columns to a width in pixels."""
        count = len(self._lanes)
        if not count:
            return
        px = self._hub.theme.px
        fit = max(1, (width + _GAP) // (px(_NARROWEST) + _GAP))
        rows = -(-count // min(fit, count))
        across = -(-count // rows)
        for lane in self._lanes:
            lane.setMinimumHeight(px(_LOWEST) if rows > 1 else 0)
        if across == self._across:
            return
        self._across = across
        for place, lane in enumerate(self._lanes):
            self._grid.removeWidget(lane)
            self._grid.addWidget(lane, place // across, place % across)
        for at in range(count):
            self._grid.setColumnStretch(at, 1 if at < across else 0)
            self._grid.setRowStretch(at, 1 if at < rows else 0)
