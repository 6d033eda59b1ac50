"""The way of a concern as a picture: whom to talk to first, then who can help. Pure drawing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pcve_desktop.pictures.layout import Measure, centred_block, default_measure, wrap
from pcve_desktop.pictures.scene import (
    ROLES,
    CubicTo,
    Drawn,
    Line,
    Move,
    Path,
    Picture,
    Polyline,
    Rect,
    Spot,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator

_PAD, _GAP, _FOLD = 11.0, 10.0, 380.0


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the way: its key, its name, and a line such as a public phone number."""

    key: str
    title: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class _Box:
    stop: Stop
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def right(self) -> float:
        return self.x + self.width


def route_flow(
    *,
    concern: Stop,
    first: Stop | None,
    others: Sequence[Stop],
    danger: Stop | None,
    width: float,
    tr: Translator,
    measure: Measure = default_measure,
) -> Picture:
    """Draw the concern, whom to talk to first, who can help, and what to do in danger.

    Narrower than 380 px everything stands in one column. Spots are the keys of the routes.
    """
    title = tr.t("Referral routes")
    if width < _FOLD:
        shapes, boxes, height = _column(concern, first, others, width, measure)
    else:
        shapes, boxes, height = _fan(concern, first, others, width, measure)
    if danger is not None:
        drawn, box = _danger(danger, boxes[0], height, width, tr, measure)
        shapes += drawn
        boxes = [*boxes, box]
        height = box.y + box.height + 2
    rows = tuple((box.stop.title, box.stop.line) for box in boxes)
    spots = tuple(
        Spot(box.stop.key, box.x, box.y, box.width, box.height, box.stop.title)
        for box in boxes
        if box.stop.key
    )
    sentence = tr.t("The route says whom to talk to, never about whom.")
    table = Table((title, tr.t("Public phone number")), rows)
    return Picture(width, height, tuple(shapes), title, sentence, table, spots)


def _height(stop: Stop, width: float, measure: Measure) -> float:
    lines = len(wrap(stop.title, "strong", width - 2 * _PAD, measure))
    more = len(wrap(stop.line, "caption", width - 2 * _PAD, measure)) if stop.line else 0
    return lines * ROLES["strong"].line + more * ROLES["caption"].line + 16


def _draw(box: _Box, measure: Measure, *, chosen: bool = False) -> list[Drawn]:
    stop = box.stop
    room = box.width - 2 * _PAD
    titles = wrap(stop.title, "strong", room, measure)
    lines = wrap(stop.line, "caption", room, measure) if stop.line else ()
    tall = len(titles) * ROLES["strong"].line + len(lines) * ROLES["caption"].line
    top = box.middle - tall / 2
    shapes: list[Drawn] = [
        Rect(
            box.x + 0.7,
            box.y + 0.7,
            box.width - 1.4,
            box.height - 1.4,
            7,
            fill="soft" if chosen else "surface",
            stroke="accent" if chosen else "ctl",
            stroke_width=1.6 if chosen else 1.0,
        )
    ]
    half = len(titles) * ROLES["strong"].line / 2
    ink = "soft_ink" if chosen else "ink"
    shapes += centred_block(titles, box.x + _PAD, top + half, "strong", colour=ink)
    below = top + 2 * half + len(lines) * ROLES["caption"].line / 2
    shapes += centred_block(lines, box.x + _PAD, below, "caption", colour="ink2")
    return shapes


def _head(x: float, y: float) -> Drawn:
    return Polyline(((x - 6, y - 4.5), (x, y), (x - 6, y + 4.5)), stroke="ink2", stroke_width=1.6)


def _fan(
    concern: Stop, first: Stop | None, others: Sequence[Stop], width: float, measure: Measure
) -> tuple[list[Drawn], list[_Box], float]:
    """Set the concern, the first contact and the others in three columns."""
    arrow = 30.0
    room = width - 2 * arrow
    narrow, wide = room * 0.3, room * 0.38
    if first is None:
        narrow, wide = (width - arrow) * 0.45, (width - arrow) * 0.55
    heights = [_height(stop, wide, measure) for stop in others]
    tall = sum(heights) + _GAP * max(0, len(others) - 1)
    starts = [stop for stop in (concern, first) if stop is not None]
    lower = max([_height(stop, narrow, measure) for stop in starts])
    height = max(tall, lower)
    shapes: list[Drawn] = []
    boxes = []
    x = 0.0
    for stop in starts:
        box = _Box(stop, x, (height - lower) / 2, narrow, lower)
        shapes += _draw(box, measure, chosen=stop is first)
        boxes.append(box)
        x = box.right + arrow
    for before, after in pairwise(boxes):
        shapes.append(Line(before.right + 3, before.middle, after.x - 3, after.middle,
                           stroke="ink2", stroke_width=1.6))  # fmt: skip
        shapes.append(_head(after.x - 3, after.middle))
    source = boxes[-1]
    y = (height - tall) / 2
    for stop, part in zip(others, heights, strict=True):
        box = _Box(stop, width - wide, y, wide, part)
        shapes += _curve(source, box)
        shapes += _draw(box, measure)
        boxes.append(box)
        y += part + _GAP
    return shapes, boxes, height


def _curve(source: _Box, target: _Box) -> list[Drawn]:
    start, end = source.right + 2, target.x - 3
    half = (start + end) / 2
    path = Path(
        (
            Move(start, source.middle),
            CubicTo(half, source.middle, half, target.middle, end, target.middle),
        ),
        stroke="ink2",
        stroke_width=1.4,
    )
    return [path, _head(end, target.middle)]


def _column(
    concern: Stop, first: Stop | None, others: Sequence[Stop], width: float, measure: Measure
) -> tuple[list[Drawn], list[_Box], float]:
    """Set everything below each other."""
    shapes: list[Drawn] = []
    boxes: list[_Box] = []
    y = 0.0
    for stop in [stop for stop in (concern, first, *others) if stop is not None]:
        inset = 0.0 if stop in (concern, first) else 18.0
        room = width - inset
        box = _Box(stop, inset, y, room, _height(stop, room, measure))
        shapes += _draw(box, measure, chosen=stop is first)
        boxes.append(box)
        y = box.y + box.height + _GAP
    return shapes, boxes, max(0.0, y - _GAP)


def _danger(
    stop: Stop, source: _Box, height: float, width: float, tr: Translator, measure: Measure
) -> tuple[list[Drawn], _Box]:
    """Draw the dashed way past everybody else, and what to do at once."""
    x = min(source.x + source.width / 2, width * 0.25)
    left = x + 34
    said = tr.t("{title}: {phone}", title=stop.title, phone=stop.line) if stop.line else stop.title
    lines = wrap(said, "strong", width - left - 4, measure)
    tall = len(lines) * ROLES["strong"].line + 12
    top = height + 16
    middle = top + tall / 2
    bottom = source.y + source.height + 3
    shapes: list[Drawn] = [
        Polyline(((x, bottom), (x, middle), (left - 8, middle)), stroke="attn", stroke_width=1.6,
                 dash=(4, 4)),
        Polyline(((left - 14, middle - 4.5), (left - 8, middle), (left - 14, middle + 4.5)),
                 stroke="attn", stroke_width=1.6),
    ]  # fmt: skip
    shapes += centred_block(lines, left, middle, "strong")
    return shapes, _Box(stop, left - 4, top, width - left, tall)
