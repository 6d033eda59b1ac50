"""The scale of a timeline: where a day stands, and the two lines of words above it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pcve_desktop.pictures.months import month_starts
from pcve_desktop.pictures.scene import ROLES, Drawn, Line, Text, TextRole

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.pictures.layout import Measure

AXIS = 46.0
"""Height of the scale above the rows, in px."""

# A month narrower than this has no room for its days, a week narrower none for its Monday.
_WEEKS_FROM = 11.0
_LABEL_GAP = 10.0
_LEAST_COLUMN = 18.0


@dataclass(frozen=True, slots=True)
class Scale:
    """`first` stands at `left`; a day is `per_day` px wide; what shows ends at `right`."""

    first: date
    per_day: float
    left: float
    right: float

    @staticmethod
    def fitting(first: date, last: date, left: float, right: float) -> Scale:
        """Return the scale on which the days from `first` to `last` fill the width."""
        return Scale(first, (right - left) / max(1, (last - first).days), left, right)

    def across(self, day: date) -> float:
        """Return where the beginning of a day stands, in px."""
        return self.left + (day - self.first).days * self.per_day

    def day_at(self, x: float) -> date:
        """Return the day that stands at a place, the nearest one that the calendar has."""
        number = self.first.toordinal() + round((x - self.left) / self.per_day)
        return date.fromordinal(min(max(number, date.min.toordinal()), date.max.toordinal()))

    def shows(self, x: float) -> bool:
        """Say whether a place is in what shows."""
        return self.left <= x <= self.right

    @property
    def last(self) -> date:
        """The last day that shows."""
        return self.day_at(self.right)


def ticks(scale: Scale) -> tuple[date, ...]:
    """Return the days at which a line stands: Mondays where there is room, else months."""
    if scale.per_day >= _WEEKS_FROM:
        return _mondays(scale)
    starts = month_starts(scale.first, scale.last)
    # Years on a narrow page: a line a quarter, then one a year, keeps the rows readable.
    every = next((few for few in (1, 3) if scale.per_day * 30 * few >= _LEAST_COLUMN), 12)
    return tuple(day for day in starts if (day.month - 1) % every == 0)


def _mondays(scale: Scale) -> tuple[date, ...]:
    day, last, found = scale.first, scale.last, []
    day += timedelta(days=-day.weekday() % 7)
    while day <= last:
        found.append(day)
        day += timedelta(days=7)
    return tuple(found)


def grid(scale: Scale, top: float, bottom: float) -> list[Drawn]:
    """Draw the lines of the scale behind rows."""
    return [
        Line(x, top, x, bottom, stroke="line", dash=(2, 4))
        for x in map(scale.across, ticks(scale))
        if scale.shows(x)
    ]


def today_line(scale: Scale, today: date, top: float, bottom: float) -> list[Drawn]:
    """Draw the line of today over rows, where it shows."""
    x = scale.across(today)
    if not scale.shows(x):
        return []
    return [Line(x, top, x, bottom, stroke="accent", stroke_width=1.4, dash=(5, 3))]


def axis(scale: Scale, today: date, tr: Translator, measure: Measure) -> list[Drawn]:
    """Draw the scale in the `AXIS` px above the rows: years or months, then months or weeks.

    "Today" stands over its line; words that it would touch give way.
    """
    word = tr.t("Today")
    line = ROLES["caption"].line
    shapes: list[Drawn] = []
    x = scale.across(today)
    taken: tuple[float, float] | None = None
    if scale.shows(x):
        half = measure(word, "caption_strong") / 2
        place = min(max(x, scale.left + half), scale.right - half)
        taken = place - half - _LABEL_GAP, place + half + _LABEL_GAP
        shapes.append(
            Text(place, line / 2 + 2, word, "caption_strong", "accent", "middle", "middle")
        )
        shapes.append(Line(x, line + 3, x, AXIS, stroke="accent", stroke_width=1.4, dash=(5, 3)))
    weeks = scale.per_day >= _WEEKS_FROM
    upper = _months(scale) if weeks else _years(scale)
    shapes += _words(
        [(day, _name(day, tr, "MMMM y" if weeks else "y")) for day in upper],
        scale, line / 2 + 2, measure, taken, pinned=True, strong=True,
    )  # fmt: skip
    lower = [(day, _name(day, tr, "d" if weeks else "LLL")) for day in ticks(scale)]
    shapes += _words(lower, scale, line * 1.5 + 8, measure, None, pinned=False, strong=False)
    return shapes


def _name(day: date, tr: Translator, pattern: str) -> str:
    from babel.dates import format_date

    words = format_date(day, pattern.replace("MMMM", "LLLL"), locale=tr.locale)
    return words[:1].upper() + words[1:] if "M" in pattern else words


def _months(scale: Scale) -> list[date]:
    return [scale.first.replace(day=1), *month_starts(scale.first + timedelta(days=1), scale.last)]


def _years(scale: Scale) -> list[date]:
    last = scale.last
    later = [date(year, 1, 1) for year in range(scale.first.year + 1, last.year + 1)]
    return [date(scale.first.year, 1, 1), *later]


def _words(
    items: list[tuple[date, str]],
    scale: Scale,
    y: float,
    measure: Measure,
    taken: tuple[float, float] | None,
    *,
    pinned: bool,
    strong: bool,
) -> list[Drawn]:
    """Write words at their days, from left to right, as far as none touches another.

    With `pinned` the first one stays at the left edge while its span shows.
    """
    role: TextRole = "caption_strong" if strong else "caption"
    shapes: list[Drawn] = []
    end = scale.left - _LABEL_GAP
    for at, (day, text) in enumerate(items):
        x = max(scale.across(day), scale.left) if pinned else scale.across(day)
        width = measure(text, role)
        after = scale.across(items[at + 1][0]) if pinned and at + 1 < len(items) else scale.right
        touches = taken is not None and x < taken[1] and x + width > taken[0]
        if touches and taken is not None and pinned:
            # The name of a year or month may stand anywhere in it.
            x, touches = taken[1], False
        limit = min(scale.right, after - 4) if pinned else scale.right
        fits = x + width <= limit
        if touches or not fits or x < end + _LABEL_GAP or x < scale.left:
            continue
        tone = "ink" if strong else "ink2"
        shapes.append(Text(x, y, text, role, tone, "start", "middle"))
        end = x + width
    return shapes
