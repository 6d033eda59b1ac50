"""Two grids: importance against capacity to act, and findings by kind and level."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from pcve_desktop.pictures.counts import shown_count
from pcve_desktop.pictures.glyphs import lettered_disc
from pcve_desktop.pictures.layout import (
    Measure,
    block,
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
    Point,
    Rect,
    Spot,
    Table,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator

DISC = 13.0


@dataclass(frozen=True, slots=True)
class MatrixItem:
    """A lettered priority with its two mean ratings (None while nobody has rated it)."""

    letter: str
    label: str
    importance: float | None
    capacity: float | None


def priority_matrix(
    items: Sequence[MatrixItem],
    *,
    width: float,
    tr: Translator,
    low: float = 1.0,
    high: float = 5.0,
    key: bool = True,
    measure: Measure = default_measure,
) -> Picture:
    """Set lettered discs by capacity (to the right) and importance (upwards).

    The upper right quarter says "Start here". With ``key`` the letters are explained below.
    """
    title = tr.t("Importance and capacity to act")
    headers = (tr.t("Priority"), tr.t("Importance"), tr.t("Capacity to act"))
    rated = [item for item in items if item.importance is not None and item.capacity is not None]
    if not rated:
        text = tr.t("No priority has been rated yet.")
        return empty_picture(
            title=title, sentence=text, headers=headers, width=width, measure=measure
        )
    start_here = wrap(tr.t("Start here"), "caption_strong", width / 2 - 40, measure)
    head = 8 + len(start_here) * ROLES["caption"].line
    left = ROLES["caption"].line + 8
    size = max(120.0, width - left - 1)
    tall = max(150.0, min(size * 0.83, 420.0))
    up_text, across_text = tr.t("It matters here →"), tr.t("We can act on it →")
    tall = max(tall, measure(up_text, "caption") + 4)
    plot = _Plot(left, 1.0, size, tall)
    half_x, half_y = left + size / 2, 1 + tall / 2
    shapes: list[Drawn] = [
        Rect(half_x, 1, size / 2, tall / 2, fill="soft"),
        Rect(left, 1, size, tall, stroke="ctl", stroke_width=1.5),
        Line(half_x, 1, half_x, 1 + tall, stroke="ctl", dash=(2, 4)),
        Line(left, half_y, left + size, half_y, stroke="ctl", dash=(2, 4)),
        *block(start_here, half_x + 10, 7, "caption_strong", colour="soft_ink"),
    ]
    up = measure(up_text, "caption")
    shapes.append(Text(left / 2 - 2, 1 + up, up_text, "caption", "ink2", "start", "middle", -90))
    y = 1 + tall + 6
    lines = wrap(across_text, "caption", size, measure)
    shapes.extend(block(lines, left + size, y, "caption", colour="ink2", anchor="end"))
    y += len(lines) * ROLES["caption"].line
    places = _apart(
        [plot.place(item.capacity, item.importance, low, high) for item in rated], plot, head
    )
    for item, (cx, cy) in zip(rated, places, strict=True):
        shapes.extend(lettered_disc(cx, cy, item.letter, DISC))
    if key:
        texts, y = _key(items, y + 8, width, tr, measure)
        shapes.extend(texts)
    rows = tuple(
        (f"{item.letter} {item.label}", _mean(item.importance, tr), _mean(item.capacity, tr))
        for item in items
    )
    return Picture(
        width, y + 2, tuple(shapes), title, _sentence(rated, low, high, tr), Table(headers, rows)
    )


def _mean(value: float | None, tr: Translator) -> str:
    return tr.t("not rated yet") if value is None else tr.number(value, 1)


def _sentence(rated: Sequence[MatrixItem], low: float, high: float, tr: Translator) -> str:
    half = (low + high) / 2
    names = [
        item.label
        for item in rated
        if (item.importance or 0) >= half and (item.capacity or 0) >= half
    ]
    if names:
        return tr.t("Start here: {names}.", names=tr.list(names))
    return tr.t("None is both important and within reach yet.")


@dataclass(frozen=True, slots=True)
class _Plot:
    left: float
    top: float
    width: float
    height: float

    def place(
        self, capacity: float | None, importance: float | None, low: float, high: float
    ) -> Point:
        """Give the point of two ratings; a rating beyond the scale stays at its edge."""
        x = min(max(((capacity or low) - low) / (high - low), 0.0), 1.0)
        y = min(max(((importance or low) - low) / (high - low), 0.0), 1.0)
        return self.left + x * self.width, self.top + (1 - y) * self.height

    def kept(self, point: Point, head: float) -> Point:
        """Keep a disc inside the frame and below the words of the upper right quarter."""
        edge = DISC + 3
        x = min(max(point[0], self.left + edge), self.left + self.width - edge)
        right = x + DISC > self.left + self.width / 2
        top = self.top + edge + (head if right else 0.0)
        return x, min(max(point[1], top), self.top + self.height - edge)


def _apart(points: Sequence[Point], plot: _Plot, head: float) -> list[Point]:
    """Push discs that would cover each other apart, a little at a time."""
    places = [plot.kept(point, head) for point in points]
    for _ in range(60):
        moved = False
        for first, second in combinations(range(len(places)), 2):
            (x1, y1), (x2, y2) = places[first], places[second]
            dx, dy = x2 - x1, y2 - y1
            distance = (dx * dx + dy * dy) ** 0.5
            lack = 2 * DISC + 3 - distance
            if lack <= 0.01:
                continue
            moved = True
            if distance < 0.01:
                dx, dy, distance = 1.0, 0.35 * (second - first), 1.0
            ux, uy = dx / distance * lack / 2, dy / distance * lack / 2
            places[first] = plot.kept((x1 - ux, y1 - uy), head)
            places[second] = plot.kept((x2 + ux, y2 + uy), head)
        if not moved:
            break
    return places


def _key(
    items: Sequence[MatrixItem], y: float, width: float, tr: Translator, measure: Measure
) -> tuple[list[Drawn], float]:
    shapes: list[Drawn] = []
    for item in items:
        rated = item.importance is not None and item.capacity is not None
        text = item.label if rated else f"{item.label}, {tr.t('not rated yet')}"
        lines = wrap(text, "body", width - 30, measure)
        height = max(26.0, len(lines) * ROLES["body"].line + 6)
        shapes.extend(lettered_disc(10, y + height / 2, item.letter, 10))
        shapes.extend(centred_block(lines, 30, y + height / 2, "body"))
        y += height
    return shapes, y


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of the factor grid: its key (for opening it) and how many findings it holds."""

    key: str
    count: int


def factor_grid(
    kinds: Sequence[str],
    levels: Sequence[str],
    cells: Sequence[Sequence[GridCell]],
    *,
    width: float,
    tr: Translator,
    measure: Measure = default_measure,
    floor: int = 0,
    whole: bool = True,
) -> Picture:
    """Count findings by kind (rows) and level (columns); ``cells[kind][level]``.

    A disc grows with the count it carries; a gap is a dashed ring with its word. Where the
    columns would be narrow, kinds become the columns. Without `whole` some findings are kept from
    the reader: an empty cell is no gap then.
    """
    title = tr.t("What we see, by kind and level")
    gap = tr.t("Gap") if whole else "–"
    headers = (tr.t("Kind"), *levels)
    if not any(cell.count for row in cells for cell in row):
        text = tr.t("No finding has been sorted yet.")
        return empty_picture(
            title=title, sentence=text, headers=headers, width=width, measure=measure
        )
    rows = tuple(
        (kind, *(shown_count(cell.count, floor, tr) if cell.count else gap for cell in row))
        for kind, row in zip(kinds, cells, strict=True)
    )
    gaps = sum(not cell.count for row in cells for cell in row)
    if whole:
        sentence = tr.n("{count} gap in the grid.", "{count} gaps in the grid.", gaps)
    else:
        shown = sum(cell.count for row in cells for cell in row)
        sentence = tr.n("{count} finding shown here.", "{count} findings shown here.", shown)
    turned = (width * 0.78) / len(levels) < 66
    down, across = (levels, kinds) if turned else (kinds, levels)
    grid = [list(row) for row in zip(*cells, strict=True)] if turned else [*map(list, cells)]
    label = min(width * 0.26, widest(down, "body", measure) + 1)
    column = (width - label - 8) / len(across)
    heads = [wrap(text, "caption_strong", column - 6, measure) for text in across]
    y = max(map(len, heads)) * ROLES["caption"].line + 8
    shapes: list[Drawn] = []
    spots: list[Spot] = []
    for index, lines in enumerate(heads):
        x = label + 8 + (index + 0.5) * column
        top = y - 8 - len(lines) * ROLES["caption"].line
        shapes.extend(block(lines, x, top, "caption_strong", colour="ink2", anchor="middle"))
    most = max(cell.count for row in cells for cell in row)
    for name, row in zip(down, grid, strict=True):
        lines = wrap(name, "body", label, measure)
        height = max(46.0, len(lines) * ROLES["body"].line + 8)
        shapes.append(Line(0, y, width, y, stroke="line"))
        shapes.extend(centred_block(lines, 0, y + height / 2, "body"))
        for index, cell in enumerate(row):
            x = label + 8 + (index + 0.5) * column
            text = shown_count(cell.count, floor, tr) if cell.count else gap
            if cell.count or whole:
                share = max(floor, cell.count) / most
                shapes.extend(_cell(cell, text, x, y + height / 2, share))
            else:
                shapes.append(Text(x, y + height / 2, text, "caption", "ink2", "middle", "middle"))
            named = f"{name}, {across[index]}, {text}"
            spots.append(Spot(cell.key, x - column / 2, y, column, height, named))
        y += height
    table = Table(headers, rows)
    return Picture(width, y, tuple(shapes), title, sentence, table, tuple(spots))


def _cell(cell: GridCell, text: str, x: float, y: float, share: float) -> list[Drawn]:
    if not cell.count:
        return [
            Circle(x, y - 9, 6.5, stroke="ctl", stroke_width=1.3, dash=(2.5, 2.5)),
            Text(x, y + 9, text, "caption", "ink2", "middle", "middle"),
        ]
    # The area, not the radius, follows the count; the number always has room.
    r = 11 + 8 * min(1.0, share) ** 0.5
    return [
        Circle(x, y, r, fill="accent"),
        Text(x, y, text, "caption_strong", "on_accent", "middle", "middle"),
    ]
