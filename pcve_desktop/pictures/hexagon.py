"""The Hexagon of a fictional case: facets in a ring, their cards as hexagons, links as curves."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import cos, hypot, pi, sin, sqrt
from typing import TYPE_CHECKING, Literal

from pcve_desktop.i18n import mark
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
    CubicTo,
    Drawn,
    Move,
    Path,
    Picture,
    Point,
    Polygon,
    Spot,
    Table,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pcve_desktop.i18n import Translator

CardKind = Literal["vulnerability", "trigger", "protection"]
KIND_WORDS: dict[CardKind, str] = {
    "vulnerability": mark("Vulnerability"),
    "trigger": mark("Trigger"),
    "protection": mark("Protection"),
}
TILE = 17.0
# Between the middles of neighbours: a link of two neighbours shows in the gap.
PITCH = TILE * sqrt(3) + 9
LEAST_RING = 400.0
_GAP = 14.0


@dataclass(frozen=True, slots=True)
class HexCard:
    """A card: its key, its words, its kind."""

    key: str
    text: str
    kind: CardKind


@dataclass(frozen=True, slots=True)
class HexFacet:
    """A facet with its cards, in order."""

    name: str
    cards: tuple[HexCard, ...]


Link = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Block:
    """A facet as laid out: the lines of its name, its tiles around (0, 0), its size."""

    lines: tuple[str, ...]
    tiles: tuple[Point, ...]
    width: float
    height: float

    @property
    def head(self) -> float:
        """How tall the name is, with the room below it."""
        return len(self.lines) * ROLES["caption"].line + 4


def hexagon_picture(
    facets: Sequence[HexFacet],
    links: Sequence[Link],
    *,
    width: float,
    tr: Translator,
    measure: Measure = default_measure,
    chosen: str = "",
) -> Picture:
    """Draw the cards by facet, numbered in their order; `chosen` and its links stand out.

    Under three facets or where the ring would be narrow, facets become rows and links are
    written.
    """
    title = tr.t("Cards and links by facet")
    headers = (tr.t("Number"), tr.t("Card"), tr.t("Facet"), tr.t("Kind"), tr.t("Linked with"))
    cards = [card for facet in facets for card in facet.cards]
    if not cards:
        text = tr.t("The picture grows with the first card.")
        return empty_picture(
            title=title, sentence=text, headers=headers, width=width, measure=measure
        )
    numbers = {card.key: str(place + 1) for place, card in enumerate(cards)}
    known = [link for link in links if link[0] in numbers and link[1] in numbers]
    sentence = _sentence(len(cards), len(known), tr)
    table = Table(headers, tuple(_rows(facets, known, numbers, tr)))
    ring = _Ring(facets, width, measure)
    drawn = _Drawing(numbers, tr, chosen)
    if len(facets) < 3 or width < LEAST_RING or not ring.fits:
        height = drawn.rows(facets, known, width, measure)
    else:
        height = drawn.ring(facets, known, ring)
    signs, tall = legend(_legend(tr), 0, height + 10, width, measure)
    shapes = (*drawn.shapes, *signs)
    return Picture(width, height + 10 + tall, shapes, title, sentence, table, tuple(drawn.spots))


def _sentence(cards: int, links: int, tr: Translator) -> str:
    said = tr.n("{count} card", "{count} cards", cards)
    tied = tr.n("{count} link", "{count} links", links)
    return tr.t("{cards}, {links}.", cards=said, links=tied)


def _rows(
    facets: Sequence[HexFacet], links: Sequence[Link], numbers: dict[str, str], tr: Translator
) -> Iterator[tuple[str, ...]]:
    for facet in facets:
        for card in facet.cards:
            others = ", ".join(numbers[key] for key in _others(card.key, links))
            kind = tr.t(KIND_WORDS[card.kind])
            yield numbers[card.key], card.text, facet.name, kind, others


def _others(key: str, links: Sequence[Link]) -> list[str]:
    found = [b if a == key else a for a, b in links if key in {a, b}]
    return list(dict.fromkeys(found))


class _Ring:
    """Where the blocks of the facets stand: on an ellipse tall enough that none overlap."""

    def __init__(self, facets: Sequence[HexFacet], width: float, measure: Measure) -> None:
        room = max(90.0, min(170.0, width / 3.6))
        self.blocks = [_block(facet, room, measure) for facet in facets]
        self.width = width
        widest = max((block_.width for block_ in self.blocks), default=0.0)
        across = (width - widest) / 2 - 1
        # On a wide page the ring stays a ring.
        self.across = min(across, 300.0)
        self.fits = across > widest * 0.6
        self.down = min(across * 0.75, 165.0)
        while self.fits and self._overlap():
            self.down += 10
            self.fits = self.down < 900

    def centre(self, place: int) -> Point:
        """Give the middle of a block, the middle of the ring being (0, 0)."""
        angle = 2 * pi * place / len(self.blocks)
        return self.across * sin(angle), -self.down * cos(angle)

    def _overlap(self) -> bool:
        places = [(self.centre(place), item) for place, item in enumerate(self.blocks)]
        return any(
            abs(ax - bx) < (a.width + b.width) / 2 + _GAP
            and abs(ay - by) < (a.height + b.height) / 2 + _GAP
            for ((ax, ay), a), ((bx, by), b) in combinations(places, 2)
        )

    def edges(self) -> tuple[float, float]:
        """Give the top and the bottom of all blocks."""
        tops = [self.centre(p)[1] - b.height / 2 for p, b in enumerate(self.blocks)]
        bottoms = [self.centre(p)[1] + b.height / 2 for p, b in enumerate(self.blocks)]
        return min(tops), max(bottoms)


def _block(facet: HexFacet, room: float, measure: Measure) -> _Block:
    lines = wrap(facet.name, "caption_strong", room, measure)
    tiles = tuple(_comb(max(1, len(facet.cards))))
    left, right = min(x for x, _ in tiles) - TILE, max(x for x, _ in tiles) + TILE
    top, bottom = min(y for _, y in tiles) - TILE, max(y for _, y in tiles) + TILE
    tiles = tuple((x - (left + right) / 2, y - (top + bottom) / 2) for x, y in tiles)
    named = max((measure(line, "caption_strong") for line in lines), default=0.0)
    head = len(lines) * ROLES["caption"].line + 4
    return _Block(lines, tiles, max(named, right - left) + 2, head + bottom - top)


def _comb(count: int) -> Iterator[Point]:
    """Yield the middles of a honeycomb from the inside outwards."""
    yield 0.0, 0.0
    given, ring = 1, 1
    while given < count:
        # Start at the right of the ring and walk its six sides.
        q, r = ring, 0
        for dq, dr in ((-1, 1), (-1, 0), (0, -1), (1, -1), (1, 0), (0, 1)):
            for _ in range(ring):
                if given == count:
                    return
                yield PITCH * (q + r / 2), PITCH * r * sqrt(3) / 2
                given += 1
                q, r = q + dq, r + dr
        ring += 1


class _Drawing:
    """Collects the shapes and spots."""

    def __init__(self, numbers: dict[str, str], tr: Translator, chosen: str) -> None:
        self.shapes: list[Drawn] = []
        self.spots: list[Spot] = []
        self._numbers, self._tr, self._chosen = numbers, tr, chosen

    def ring(self, facets: Sequence[HexFacet], links: Sequence[Link], ring: _Ring) -> float:
        """Draw the ring and return its height."""
        top, bottom = ring.edges()
        cx, cy = ring.width / 2, -top
        corners = [(cx + x, cy + y) for x, y in map(ring.centre, range(len(facets)))]
        inner = tuple((cx + (x - cx) / 2, cy + (y - cy) / 2) for x, y in corners)
        self.shapes.append(Polygon(inner, stroke="line", stroke_width=1.5))
        places: dict[str, Point] = {}
        for facet, block_, (x, y) in zip(facets, ring.blocks, corners, strict=True):
            # Names stand outside the ring, where no link passes.
            middle = y + block_.head / 2 * (1 if y <= cy + 1 else -1)
            for card, (dx, dy) in zip(facet.cards, block_.tiles, strict=False):
                places[card.key] = (x + dx, middle + dy)
        for first, second in links:
            self._curve(first, second, places, (cx, cy))
        for facet, block_, (x, y) in zip(facets, ring.blocks, corners, strict=True):
            inside = 1 if y <= cy + 1 else -1
            head = y - block_.height / 2 if inside > 0 else y + block_.height / 2 - block_.head + 4
            self.shapes.extend(block(block_.lines, x, head, "caption_strong", anchor="middle"))
            if not facet.cards:
                self.shapes.append(
                    Polygon(_hexagon(x, y + inside * block_.head / 2, TILE), fill="surface",
                            stroke="ctl", dash=(3, 3))
                )  # fmt: skip
            for card in facet.cards:
                self._tile(card, *places[card.key])
        return bottom - top

    def rows(
        self, facets: Sequence[HexFacet], links: Sequence[Link], width: float, measure: Measure
    ) -> float:
        """Draw the facets under each other, links as numbers; return the height."""
        y = 0.0
        each = max(1, int((width - 2 * TILE) // PITCH) + 1)
        for facet in facets:
            lines = wrap(facet.name, "caption_strong", width, measure)
            self.shapes.extend(block(lines, 0, y, "caption_strong"))
            y += len(lines) * ROLES["caption"].line + 4
            for place, card in enumerate(facet.cards):
                row, column = divmod(place, each)
                self._tile(card, TILE + column * PITCH, y + TILE + row * (2 * TILE + 6))
            y += -(-len(facet.cards) // each) * (2 * TILE + 6) + 8
        if links:
            ties = [f"{self._numbers[a]} – {self._numbers[b]}" for a, b in links]
            said = self._tr.t("Links: {links}", links=", ".join(ties))
            lines = wrap(said, "caption", width, measure)
            self.shapes.extend(block(lines, 0, y, "caption", colour="ink2"))
            y += len(lines) * ROLES["caption"].line
        return y

    def _curve(self, first: str, second: str, places: dict[str, Point], middle: Point) -> None:
        (x1, y1), (x2, y2) = places[first], places[second]
        mx, my = (x1 + x2) / 2, (y1 + y2) / 2
        if hypot(x2 - x1, y2 - y1) < 3 * PITCH:
            # Neighbours are joined straight, others of a facet around what lies between.
            bow = 0.0 if hypot(x2 - x1, y2 - y1) < 1.1 * PITCH else TILE * 1.6
            length = hypot(x2 - x1, y2 - y1)
            bx, by = mx - (y2 - y1) / length * bow, my + (x2 - x1) / length * bow
        else:
            bx, by = mx + (middle[0] - mx) * 0.45, my + (middle[1] - my) * 0.45
        # A quadratic curve through one control point, written as a cubic one.
        segments = (
            Move(x1, y1),
            CubicTo(
                x1 + (bx - x1) * 2 / 3, y1 + (by - y1) * 2 / 3,
                x2 + (bx - x2) * 2 / 3, y2 + (by - y2) * 2 / 3, x2, y2,
            ),
        )  # fmt: skip
        near = self._chosen in {first, second}
        self.shapes.append(
            Path(segments, stroke="accent" if near else "mid", stroke_width=3 if near else 2)
        )

    def _tile(self, card: HexCard, x: float, y: float) -> None:
        number = self._numbers[card.key]
        if card.key == self._chosen:
            self.shapes.append(Polygon(_hexagon(x, y, TILE + 4), fill="surface", stroke="ink",
                                       stroke_width=2))  # fmt: skip
        self.shapes.extend(_sign(card.kind, x, y, TILE))
        ink = "on_accent" if card.kind == "trigger" else "ink"
        self.shapes.append(Text(x, y, number, "caption_strong", ink, "middle", "middle"))
        kind = self._tr.t(KIND_WORDS[card.kind])
        label = f"{number} {card.text}, {kind}"
        self.spots.append(Spot(card.key, x - TILE, y - TILE, 2 * TILE, 2 * TILE, label))


def _hexagon(x: float, y: float, r: float) -> tuple[Point, ...]:
    """Give the corners of a hexagon that stands on a corner."""
    angles = [pi / 6 + place * pi / 3 for place in range(6)]
    return tuple((x + r * cos(angle), y + r * sin(angle)) for angle in angles)


def _sign(kind: CardKind, x: float, y: float, r: float) -> list[Drawn]:
    """Draw the ground of a card; each kind has its own edge, colour comes on top."""
    if kind == "vulnerability":
        return [Polygon(_hexagon(x, y, r), fill="surface", stroke="attn", stroke_width=1.8,
                        dash=(4, 2.5))]  # fmt: skip
    if kind == "trigger":
        return [Polygon(_hexagon(x, y, r), fill="accent", stroke="accent")]
    return [
        Polygon(_hexagon(x, y, r), fill="surface", stroke="ok", stroke_width=1.8),
        Polygon(_hexagon(x, y, r * 0.76), stroke="ok", stroke_width=1.2),
    ]


def _legend(tr: Translator) -> list[LegendItem]:
    def item(kind: CardKind) -> LegendItem:
        return LegendItem(lambda x, y: _sign(kind, x + 8, y, 8), 16, tr.t(KIND_WORDS[kind]))

    return [item(kind) for kind in KIND_WORDS]
