"""Where things are heading: for each row how many rise, stay, fall, or are not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pcve_desktop.pictures.bars import sphere_shape
from pcve_desktop.pictures.counts import drawn_count, shown_count
from pcve_desktop.pictures.layout import (
    LegendItem,
    Measure,
    centred_block,
    default_measure,
    empty_picture,
    legend,
    wrap,
)
from pcve_desktop.pictures.scene import ROLES, Drawn, Line, Picture, Polyline, Rect, Table, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator

Heading = Literal["rising", "stable", "falling", "unknown"]
HEADINGS: tuple[Heading, ...] = ("rising", "stable", "falling", "unknown")
_SIGN = 11.0
_BAR = 14.0
_GAP = 2.0


@dataclass(frozen=True, slots=True)
class TrendRow:
    """How many of something rise, stay, fall, or are not known."""

    label: str
    rising: int
    stable: int
    falling: int
    unknown: int

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """The four counts in their fixed order."""
        return self.rising, self.stable, self.falling, self.unknown


def trend_chart(
    rows: Sequence[TrendRow],
    *,
    width: float,
    tr: Translator,
    title: str = "",
    sentence: str = "",
    measure: Measure = default_measure,
    floor: int = 0,
) -> Picture:
    """Draw each row as one bar in up to four parts; arrow and number above say the same."""
    title = title or tr.t("Where it is heading")
    words = (tr.t("Rising"), tr.t("Stable"), tr.t("Falling"), tr.t("Unknown"))
    headers = (title, *words)
    if not any(any(row.counts) for row in rows):
        text = sentence or tr.t("Nothing to compare yet.")
        return empty_picture(
            title=title, sentence=text, headers=headers, width=width, measure=measure
        )
    shapes: list[Drawn] = []
    cells: list[tuple[str, ...]] = []
    line = ROLES["caption"].line
    y = 0.0
    for row in rows:
        shown = tuple(shown_count(count, floor, tr) for count in row.counts)
        left = _numbers(shapes, row, shown, y + line / 2, width, measure)
        lines = wrap(row.label, "caption", max(40.0, left - 12), measure)
        shapes.extend(centred_block(lines, 0, y + len(lines) * line / 2, "caption", colour="ink2"))
        y += len(lines) * line + 4
        shapes.extend(_bar(tuple(drawn_count(n, floor) for n in row.counts), y, width))
        y += _BAR + 11
        cells.append((row.label, *shown))
    items = [_legend_item(heading, word) for heading, word in zip(HEADINGS, words, strict=True)]
    signs, height = legend(items, 0, y + 2, width, measure)
    shapes.extend(signs)
    summary = sentence or _sentence(rows, floor, tr)
    return Picture(
        width, y + 2 + height, tuple(shapes), title, summary, Table(headers, tuple(cells))
    )


def _sentence(rows: Sequence[TrendRow], floor: int, tr: Translator) -> str:
    sums = [shown_count(sum(row.counts[at] for row in rows), floor, tr) for at in range(4)]
    return tr.t(
        "{rising} rising, {stable} stable, {falling} falling, {unknown} unknown.",
        rising=sums[0], stable=sums[1], falling=sums[2], unknown=sums[3],
    )  # fmt: skip


def _numbers(
    shapes: list[Drawn],
    row: TrendRow,
    shown: tuple[str, ...],
    middle: float,
    right: float,
    measure: Measure,
) -> float:
    """Set arrow and number of each part that is there, at the right; give where they begin."""
    x = right
    for heading, count, text in reversed(list(zip(HEADINGS, row.counts, shown, strict=True))):
        if not count:
            continue
        shapes.append(Text(x, middle, text, "caption_strong", "ink", "end", "middle"))
        x -= measure(text, "caption_strong") + 4 + _SIGN
        shapes.extend(trend_sign(heading, x, middle))
        x -= 12
    return x


def trend_sign(heading: Heading, x: float, y: float, colour: str = "ink2") -> list[Drawn]:
    """Draw an arrow (a question mark when unknown), its left edge at `x`, its middle at `y`."""
    if heading == "unknown":
        return [Text(x + _SIGN / 2, y, "?", "caption_strong", colour, "middle", "middle")]
    rise = {"rising": -4.0, "stable": 0.0, "falling": 4.0}[heading]
    tip = (x + _SIGN - 1, y + rise)
    shaft = Line(x, y - rise, *tip, stroke=colour, stroke_width=1.6)
    if heading == "stable":
        ends = ((tip[0] - 4, y - 4), tip, (tip[0] - 4, y + 4))
    else:
        down = -rise / 4
        ends = ((tip[0] - 5.5, tip[1]), tip, (tip[0], tip[1] + 5.5 * down))
    return [shaft, Polyline(ends, stroke=colour, stroke_width=1.6)]


def _part(heading: Heading, x: float, y: float, width: float) -> Drawn:
    match heading:
        case "rising":
            return sphere_shape(x, y, width, _BAR, "solid")
        case "stable":
            return sphere_shape(x, y, width, _BAR, "hatch")
        case "falling":
            return sphere_shape(x, y, width, _BAR, "dots")
        case "unknown":
            return Rect(x + 0.6, y + 0.6, width - 1.2, _BAR - 1.2, 2, stroke="ctl", dash=(3, 2.5))


def _bar(counts: tuple[float, ...], y: float, width: float) -> list[Drawn]:
    present = [(count, at) for count, at in zip(counts, HEADINGS, strict=True) if count]
    if not present:
        return [Line(0, y + _BAR / 2, width, y + _BAR / 2, stroke="line")]
    total = sum(counts)
    room = width - _GAP * (len(present) - 1)
    shapes: list[Drawn] = []
    x = 0.0
    for count, heading in present:
        length = room * count / total
        shapes.append(_part(heading, x, y, length))
        x += length + _GAP
    return shapes


def _legend_item(heading: Heading, word: str) -> LegendItem:
    def sign(x: float, y: float) -> Sequence[Drawn]:
        return [_part(heading, x, y - _BAR / 2, _BAR), *trend_sign(heading, x + _BAR + 5, y)]

    return LegendItem(sign, _BAR + 5 + _SIGN, word)
