"""The picture of the spread: for each line the range of ratings, its middle half, its mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pcve_desktop.pictures.layout import (
    Measure,
    centred_block,
    default_measure,
    empty_picture,
    widest,
    wrap,
)
from pcve_desktop.pictures.scene import (
    ROLES,
    Circle,
    Drawn,
    Line,
    Picture,
    Rect,
    Spot,
    Table,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator

LOW, HIGH = 1.0, 5.0
_DISC = 12.0
_GAP = 16.0


class Spread(Protocol):
    """How the ratings of one line lie."""

    @property
    def count(self) -> int:
        """How many organisations rated."""

    @property
    def minimum(self) -> float:
        """The lowest rating."""

    @property
    def q1(self) -> float:
        """Where the middle half begins."""

    @property
    def q3(self) -> float:
        """Where the middle half ends."""

    @property
    def maximum(self) -> float:
        """The highest rating."""

    @property
    def mean(self) -> float:
        """The mean rating."""


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """A line of the chart: what was rated, its mean score and how the ratings lie."""

    key: str
    label: str
    score: float | None
    spread: Spread | None
    letter: str = ""
    rank: int | None = None


def spread_chart(
    rows: Sequence[SpreadRow],
    *,
    title: str,
    width: float,
    tr: Translator,
    measure: Measure = default_measure,
) -> Picture:
    """Draw each line on the scale 1 to 5; lines with a letter can be chosen (spots by key)."""
    headers = (title, tr.t("Score"), tr.t("From"), tr.t("Middle half"), tr.t("To"),
               tr.t("Organisations"))  # fmt: skip
    if not any(row.spread for row in rows):
        text = tr.t("No rating yet.")
        return empty_picture(
            title=title, sentence=text, headers=headers, width=width, measure=measure
        )
    plot = _Plot(rows, width, tr, measure)
    shapes: list[Drawn] = list(plot.axis())
    spots = []
    y = plot.head
    for row in rows:
        lines = wrap(row.label, "strong", plot.label_width, measure)
        numbers = wrap(_numbers(row, tr), "caption", plot.label_width, measure)
        height = len(lines) * ROLES["strong"].line + len(numbers) * ROLES["caption"].line + 18
        shapes += plot.draw(row, lines, numbers, y, height)
        if row.letter:
            spots.append(Spot(row.key, 0, y, width, height, f"{row.letter} {row.label}"))
        y += height
    cells = tuple(_cells(row, tr) for row in rows)
    return Picture(width, y + 2, tuple(shapes), title, _sentence(rows, tr), Table(headers, cells),
                   tuple(spots))  # fmt: skip


class _Plot:
    """The columns of the chart at a width."""

    def __init__(
        self, rows: Sequence[SpreadRow], width: float, tr: Translator, measure: Measure
    ) -> None:
        self._tr, self._width = tr, width
        lettered = any(row.letter for row in rows)
        ranks = any(row.rank for row in rows)
        self._disc = (22.0 if ranks else 0.0) + _DISC
        self._left = (self._disc + _DISC + 12) if lettered else 0.0
        self._ranks = ranks
        scores = [_number(row.score, tr) for row in rows]
        self._right = widest(scores, "strong", measure) + 12
        room = width - self._left - self._right - _GAP
        wished = widest([row.label for row in rows], "strong", measure) + 1
        longest = max(wished, widest([_numbers(row, tr) for row in rows], "caption", measure) + 1)
        self.label_width = max(60.0, min(longest, room * 0.5))
        self._start = self._left + self.label_width + _GAP
        self._end = width - self._right - 8
        self.head = ROLES["caption"].line + 6.0

    def _across(self, value: float) -> float:
        return self._start + (self._end - self._start) * (value - LOW) / (HIGH - LOW)

    def axis(self) -> list[Drawn]:
        """Return the numbers of the scale above the lines."""
        y = ROLES["caption"].line - 4
        return [
            Text(self._across(value), y, str(value), "caption", "ink2", "middle")
            for value in range(int(LOW), int(HIGH) + 1)
        ]

    def draw(
        self, row: SpreadRow, lines: Sequence[str], numbers: Sequence[str], y: float, height: float
    ) -> list[Drawn]:
        """Draw one line of the chart."""
        middle = y + height / 2
        words = len(lines) * ROLES["strong"].line
        top = middle - (words + len(numbers) * ROLES["caption"].line) / 2
        shapes: list[Drawn] = [
            Line(0, y, self._width, y, stroke="line"),
            *centred_block(lines, self._left, top + words / 2, "strong"),
            *centred_block(
                numbers, self._left,
                top + words + len(numbers) * ROLES["caption"].line / 2, "caption", colour="ink2",
            ),
            Line(self._start, middle, self._end, middle, stroke="line", stroke_width=1.6),
        ]  # fmt: skip
        if row.rank is not None and self._ranks:
            shapes.append(Text(0, middle, str(row.rank), "body", "ink2", "start", "middle"))
        if row.letter:
            shapes.append(Circle(self._disc, middle, _DISC, fill="accent"))
            shapes.append(
                Text(self._disc, middle, row.letter, "strong", "on_accent", "middle", "middle")
            )
        score = _number(row.score, self._tr)
        shapes.append(Text(self._width, middle, score, "strong", "ink", "end", "middle"))
        return shapes + self._range(row, middle)

    def _range(self, row: SpreadRow, middle: float) -> list[Drawn]:
        found = row.spread
        if found is None:
            return []
        low, high = self._across(found.minimum), self._across(found.maximum)
        q1, q3 = self._across(found.q1), self._across(found.q3)
        shapes: list[Drawn] = [
            Line(low, middle, high, middle, stroke="accent", stroke_width=1.8),
            Line(low, middle - 5, low, middle + 5, stroke="accent", stroke_width=1.8),
            Line(high, middle - 5, high, middle + 5, stroke="accent", stroke_width=1.8),
        ]
        if q3 > q1:
            box = Rect(q1, middle - 8, q3 - q1, 16, 4, fill="soft", stroke="accent",
                       stroke_width=1.4)  # fmt: skip
            shapes.append(box)
        at = self._across(row.score if row.score is not None else found.mean)
        shapes.append(Circle(at, middle, 5, fill="accent", stroke="surface", stroke_width=1.2))
        return shapes


def _number(value: float | None, tr: Translator) -> str:
    return "–" if value is None else tr.number(value, 1)


def _numbers(row: SpreadRow, tr: Translator) -> str:
    found = row.spread
    if found is None:
        return tr.t("not rated")
    return tr.n(
        "{low} to {high}, {count} organisation",
        "{low} to {high}, {count} organisations",
        found.count,
        low=_number(found.minimum, tr),
        high=_number(found.maximum, tr),
    )


def _cells(row: SpreadRow, tr: Translator) -> tuple[str, ...]:
    name = f"{row.letter} {row.label}".strip()
    found = row.spread
    if found is None:
        return name, "–", "–", "–", "–", "0"
    half = f"{_number(found.q1, tr)}–{_number(found.q3, tr)}"
    return (name, _number(row.score, tr), _number(found.minimum, tr), half,
            _number(found.maximum, tr), str(found.count))  # fmt: skip


def _sentence(rows: Sequence[SpreadRow], tr: Translator) -> str:
    several = [(row, row.spread) for row in rows if row.spread and row.spread.count > 1]
    if not several:
        return tr.t("One rating each so far: there is no spread yet.")
    row, found = max(several, key=lambda pair: pair[1].maximum - pair[1].minimum)
    return tr.t(
        "Ratings lie furthest apart for “{label}”: from {low} to {high}.",
        label=row.label,
        low=_number(found.minimum, tr),
        high=_number(found.maximum, tr),
    )
