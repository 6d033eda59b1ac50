"""The radar: any number of facets, before (dashes, squares) and after (line, discs)."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING

from pcve_desktop.pictures.dumbbell import ConfidenceRow, dumbbell_chart
from pcve_desktop.pictures.glyphs import disc, hollow_square
from pcve_desktop.pictures.layout import (
    LegendItem,
    Measure,
    block,
    default_measure,
    empty_picture,
    legend,
    wrap,
)
from pcve_desktop.pictures.scene import (
    ROLES,
    Anchor,
    Drawn,
    Line,
    Picture,
    Point,
    Polygon,
    Polyline,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator

RINGS = 5
LEAST_WIDTH = 240.0


@dataclass(frozen=True, slots=True)
class Facet:
    """One axis: its name, the value after (or the only one) and the value before, if any."""

    label: str
    after: float | None
    before: float | None = None


def radar_chart(
    facets: Sequence[Facet],
    *,
    title: str,
    width: float,
    tr: Translator,
    maximum: float = 5.0,
    sentence: str = "",
    measure: Measure = default_measure,
    decimals: int | None = None,
) -> Picture:
    """Draw one axis a facet, the first upwards, clockwise; under three, or 240 px, become rows."""
    headers = _headers(facets, tr)
    if all(facet.after is None and facet.before is None for facet in facets):
        text = tr.t("No value has been noted yet.")
        return empty_picture(
            title=title, sentence=text, headers=headers, width=width, measure=measure
        )
    if decimals is None:
        decimals = _decimals(facets)
    if len(facets) < 3 or width < LEAST_WIDTH:
        rows = [ConfidenceRow(facet.label, facet.before, facet.after) for facet in facets]
        return dumbbell_chart(
            rows, title=title, width=width, tr=tr, low=0, high=maximum, measure=measure,
            sentence=sentence, decimals=decimals,
        )  # fmt: skip
    before = any(facet.before is not None for facet in facets)
    values = [_value_text(facet, before, tr, decimals) for facet in facets]
    labels = _Labels(facets, values, width, measure)
    radius, cx = labels.radius, width / 2
    signs, height = _legend(width, tr, measure) if before else ([], 0.0)
    cy = height + labels.above + radius
    axes = [_point(cx, cy, radius, index, len(facets)) for index in range(len(facets))]
    shapes: list[Drawn] = [*signs]
    after_points = _series([facet.after for facet in facets], cx, cy, radius, maximum)
    if len(after_points) == len(facets):
        shapes.append(Polygon(tuple(after_points), fill="soft"))
    for ring in range(1, RINGS + 1):
        share = ring / RINGS
        points = tuple((cx + (x - cx) * share, cy + (y - cy) * share) for x, y in axes)
        shapes.append(Polygon(points, stroke="ctl" if ring == RINGS else "line"))
    shapes.extend(Line(cx, cy, x, y, stroke="line") for x, y in axes)
    before_points = _series([facet.before for facet in facets], cx, cy, radius, maximum)
    shapes.extend(_outline(before_points, len(facets), "ink2", (5, 4), 1.8))
    shapes.extend(_outline(after_points, len(facets), "accent", (), 2.4))
    shapes.extend(hollow_square(*point) for point in before_points)
    shapes.extend(disc(*point, 4.5) for point in after_points)
    shapes.extend(labels.texts(cx, cy))
    rows_ = tuple(_row(facet, before, tr, decimals) for facet in facets)
    summary = sentence or _sentence(facets, tr)
    bottom = cy + labels.below
    return Picture(width, bottom, tuple(shapes), title, summary, Table(headers, rows_))


def _headers(facets: Sequence[Facet], tr: Translator) -> tuple[str, ...]:
    if any(facet.before is not None for facet in facets):
        return tr.t("Facet"), tr.t("Before"), tr.t("After")
    return tr.t("Facet"), tr.t("Value")


def _decimals(facets: Sequence[Facet]) -> int:
    """Give 0 decimals to counts, 1 to means."""
    values = [value for facet in facets for value in (facet.before, facet.after)]
    return 0 if all(value is None or float(value).is_integer() for value in values) else 1


def _row(facet: Facet, before: bool, tr: Translator, decimals: int | None) -> tuple[str, ...]:
    after = _number(facet.after, tr, decimals)
    if not before:
        return facet.label, after
    return facet.label, _number(facet.before, tr, decimals), after


def _number(value: float | None, tr: Translator, decimals: int | None) -> str:
    return "–" if value is None else tr.number(value, decimals)


def _value_text(facet: Facet, before: bool, tr: Translator, decimals: int | None) -> str:
    after = _number(facet.after, tr, decimals)
    return f"{_number(facet.before, tr, decimals)} → {after}" if before else after


def _sentence(facets: Sequence[Facet], tr: Translator) -> str:
    known = [facet for facet in facets if facet.after is not None]
    if not known:
        return tr.t("Only the values before are known.")
    most = max(facet.after or 0.0 for facet in known)
    highest = [facet.label for facet in known if (facet.after or 0.0) == most]
    return tr.t("Highest: {name}.", name=tr.list(highest))


def _point(cx: float, cy: float, radius: float, index: int, count: int) -> Point:
    angle = 2 * pi * index / count
    return cx + radius * sin(angle), cy - radius * cos(angle)


def _series(
    values: Sequence[float | None], cx: float, cy: float, radius: float, maximum: float
) -> list[Point]:
    return [
        _point(cx, cy, radius * min(max(value / maximum, 0.0), 1.0), index, len(values))
        for index, value in enumerate(values)
        if value is not None
    ]


def _outline(
    points: Sequence[Point], count: int, colour: str, dash: tuple[float, ...], pen: float
) -> list[Drawn]:
    """Close the run when every facet has a value; an open run does not invent one."""
    if len(points) < 2:
        return []
    if len(points) == count:
        return [Polygon(tuple(points), stroke=colour, stroke_width=pen, dash=dash)]
    return [Polyline(tuple(points), stroke=colour, stroke_width=pen, dash=dash)]


class _Labels:
    """Names and values around the radar: how much room they take and where they stand."""

    def __init__(
        self, facets: Sequence[Facet], values: Sequence[str], width: float, measure: Measure
    ) -> None:
        self._measure = measure
        self._count = len(facets)
        self._values = values
        # A third of the width on each side at most; names wrap inside it.
        side = max(60.0, width * 0.29)
        self._lines = [
            wrap(facet.label, "caption_strong", self._room(index, width, side), measure)
            for index, facet in enumerate(facets)
        ]
        self.radius = max(36.0, min(130.0, self._free(width)))
        self._tops = [self._top(index) for index in range(self._count)]
        self._spread()
        bottoms = [top + self._height(index) for index, top in enumerate(self._tops)]
        self.above = max(self.radius, *(-top for top in self._tops)) - self.radius + 2
        self.below = max(self.radius, *bottoms) + 4

    def _side(self, index: int) -> float:
        return sin(2 * pi * index / self._count)

    def _polar(self, index: int) -> bool:
        return abs(self._side(index)) < 0.08

    def _room(self, index: int, width: float, side: float) -> float:
        return width * 0.6 if self._polar(index) else side

    def _widest(self, index: int) -> float:
        names = [self._measure(line, "caption_strong") for line in self._lines[index]]
        return max([*names, self._measure(self._values[index], "caption")])

    def _free(self, width: float) -> float:
        """Give the largest radius at which no label leaves the picture."""
        free = width
        for index in range(self._count):
            if not self._polar(index):
                room = width / 2 - self._widest(index) - 12
                free = min(free, room / max(abs(self._side(index)), 0.3))
        return free

    def _height(self, index: int) -> float:
        return (len(self._lines[index]) + 1) * ROLES["caption"].line

    def _top(self, index: int) -> float:
        """Give where a label would begin relative to the centre, if it stood alone."""
        height = self._height(index)
        y = -self.radius * cos(2 * pi * index / self._count)
        if self._polar(index):
            return y - 10 - height if y < 0 else y + 8
        # Slide from above its corner (top of the radar) to below it (bottom).
        share = (y / self.radius + 1) / 2
        return y - height * (1 - share)

    def _spread(self) -> None:
        """Push labels of one side apart downwards, and the polar ones out of their way."""
        places = range(self._count)
        for sign in (1, -1):
            side = [i for i in places if not self._polar(i) and self._side(i) * sign > 0]
            floor = -float("inf")
            for index in sorted(side, key=lambda i: self._tops[i]):
                self._tops[index] = max(self._tops[index], floor)
                floor = self._tops[index] + self._height(index) + 2
        for index in (i for i in places if self._polar(i)):
            half = self._widest(index) / 2 + 6
            near = [i for i in places if not self._polar(i) and self._inner(i) < half]
            if self._tops[index] > 0:
                lowest = [self._tops[i] + self._height(i) + 2 for i in near if self._tops[i] > 0]
                self._tops[index] = max([self._tops[index], *lowest])
            else:
                height = self._height(index)
                highest = [self._tops[i] - 2 - height for i in near if self._tops[i] < 0]
                self._tops[index] = min([self._tops[index], *highest])

    def _inner(self, index: int) -> float:
        """Give the distance from the middle axis at which a side label begins."""
        return self.radius * abs(self._side(index)) + 10

    def texts(self, cx: float, cy: float) -> list[Drawn]:
        shapes: list[Drawn] = []
        for index, (lines, value) in enumerate(zip(self._lines, self._values, strict=True)):
            side = self._side(index)
            x = cx + self.radius * side
            top = cy + self._tops[index]
            anchor: Anchor = "middle"
            if self._polar(index):
                x = cx
            elif side > 0:
                x, anchor = x + 10, "start"
            else:
                x, anchor = x - 10, "end"
            shapes.extend(block(lines, x, top, "caption_strong", anchor=anchor))
            top += len(lines) * ROLES["caption"].line
            shapes.extend(block([value], x, top, "caption", colour="ink2", anchor=anchor))
        return shapes


def before_after_legend(tr: Translator) -> list[LegendItem]:
    """Give the two signs of before and after."""
    return [
        LegendItem(
            lambda x, y: (
                Line(x, y, x + 26, y, stroke="ink2", stroke_width=1.8, dash=(4, 3)),
                hollow_square(x + 13, y),
            ),
            26,
            tr.t("Before"),
        ),
        LegendItem(
            lambda x, y: (
                Line(x, y, x + 26, y, stroke="accent", stroke_width=2.4),
                disc(x + 13, y, 4.5),
            ),
            26,
            tr.t("After"),
        ),
    ]


def _legend(width: float, tr: Translator, measure: Measure) -> tuple[list[Drawn], float]:
    items = before_after_legend(tr)
    needed = sum(item.sign_width + 6 + measure(item.text, "caption") for item in items) + 16
    shapes, height = legend(items, max(0.0, width - needed), 0, needed + 1, measure)
    return shapes, height + 10
