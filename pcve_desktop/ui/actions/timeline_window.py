"""The days that a timeline shows: how far it is zoomed, and where it stands in all of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pcve_desktop.pictures.timescale import Scale

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollBar

ZOOMS = {"month": 35, "quarter": 100, "year": 380}
"""How many days are shown, by zoom, the closest first."""

_EDGE = 12
# The calendar of the program knows no other years.
_FIRST, _LAST = dt.date(1900, 1, 1), dt.date(9999, 1, 1)


class TimeWindow(QObject):
    """Keep which days are shown; `changed` when they are others.

    The scroll bar counts days from the first one there is.
    """

    changed = Signal()

    def __init__(self, bar: QScrollBar, today: dt.date) -> None:
        super().__init__(bar)
        self._bar, self.today = bar, today
        self.zoom = "quarter"
        self._first = today
        self._extent: tuple[dt.date, dt.date] | None = None
        self.left, self.right = 0.0, 1.0
        self._begun = False
        bar.valueChanged.connect(self.changed)

    @property
    def days(self) -> int:
        """How many days are shown."""
        return ZOOMS[self.zoom]

    @property
    def first(self) -> dt.date:
        """The first day shown."""
        return self._first + dt.timedelta(days=self._bar.value())

    def scale(self) -> Scale:
        """Return the scale of the days shown."""
        return Scale(self.first, (self.right - self.left) / self.days, self.left, self.right)

    def set_width(self, left: float, right: float) -> None:
        """Say where the days are shown, in px of a picture."""
        if (left, right) != (self.left, self.right):
            self.left, self.right = left, max(right, left + 40)
            self.changed.emit()

    def set_extent(self, extent: tuple[dt.date, dt.date] | None) -> None:
        """Say which days there are; today is always among them, with room on both sides."""
        self._extent = extent
        kept = self.first
        self._share()
        if self._begun:
            self.show_first(kept)
        else:
            self._begun = True
            self.show_today()

    def _share(self) -> None:
        """Share the days there are among the steps of the bar."""
        days = [self.today, *(self._extent or ())]
        room = dt.timedelta(days=self.days // 3)
        self._first = max(min(days), _FIRST + room) - room
        last = min(max(days), _LAST - room) + room
        bar = self._bar
        bar.blockSignals(True)
        bar.setRange(0, max(0, (last - self._first).days - self.days))
        bar.setPageStep(self.days)
        bar.setSingleStep(max(1, self.days // _EDGE))
        bar.blockSignals(False)
        bar.setVisible(bar.maximum() > 0)

    def show_first(self, day: dt.date) -> None:
        """Begin with a day, as far as there are days."""
        self._bar.setValue((day - self._first).days)
        self.changed.emit()

    def show_today(self) -> None:
        """Show today, with more of what comes than of what was."""
        self.show_first(self.today - dt.timedelta(days=self.days // 4))

    def reveal(self, day: dt.date, until: dt.date | None = None) -> None:
        """Bring a day into view, or some of the days until another; move only if needed."""
        edge = max(1, self.days // _EDGE)
        start, end = (day - self.first).days, ((until or day) - self.first).days
        if end < edge or start > self.days - edge:
            self.show_first(day - dt.timedelta(days=self.days // 3))

    def scroll(self, share: float) -> None:
        """Move on by a share of what is shown."""
        self.show_first(self.first + dt.timedelta(days=round(self.days * share)))

    def set_zoom(self, zoom: str) -> None:
        """Show a month, a quarter or a year; the middle stays in the middle."""
        if zoom == self.zoom:
            return
        middle = self.first + dt.timedelta(days=self.days // 2)
        if self.first <= self.today <= self.first + dt.timedelta(days=self.days):
            # Today stays where it is rather than the middle.
            share = (self.today - self.first).days / self.days
            middle = self.today + dt.timedelta(days=round(ZOOMS[zoom] * (0.5 - share)))
        self.zoom = zoom
        self._share()
        self.show_first(middle - dt.timedelta(days=self.days // 2))

    def step_zoom(self, way: int) -> str:
        """Return the zoom that is so many steps closer (negative) or wider; the ends stay."""
        names = list(ZOOMS)
        return names[min(max(names.index(self.zoom) + way, 0), len(names) - 1)]
