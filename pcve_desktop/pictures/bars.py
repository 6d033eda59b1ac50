"""Horizontal bars: values side by side, the three-way balance, the five pillars."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from pcve_desktop.pictures.counts import drawn_count, shown_count
from pcve_desktop.pictures.glyphs import notice
from pcve_desktop.pictures.layout import (
    LegendItem,
    Measure,
    block,
    centred_block,
    default_measure,
    empty_picture,
    legend,
    widest,
    wrap,
    wrap_name,
)
from pcve_desktop.pictures.scene import (
    ROLES,
    Drawn,
    Line,
    Pattern,
    Picture,
    Rect,
    Spot,
    Table,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator

SegmentState = Literal["done", "under_way", "to_come", "stopped"]
LEAST_SEGMENT = 4.0
# Room at the right for the focus ring around a link.
EDGE = 5.0
SPHERE_PATTERNS: tuple[Pattern, Pattern, Pattern] = ("solid", "hatch", "dots")


@dataclass(frozen=True, slots=True)
class Bar:
    """A named value; nothing reached yet when it is 0 or None. ``link`` offers what to do."""

    label: str
    value: float | None
    key: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Balance:
    """How much of something belongs to each of the three spheres."""

    label: str
    cohesion: int
    prevention: int
    security: int

    @property
    def counts(self) -> tuple[int, int, int]:
        """The three counts in their fixed order."""
        return self.cohesion, self.prevention, self.security


@dataclass(frozen=True, slots=True)
class Pillar:
    """A pillar and the state of each of its actions."""

    key: str
    label: str
    states: tuple[SegmentState, ...]


def bar_chart(
    bars: Sequence[Bar],
    *,
    title: str,
    width: float,
    tr: Translator,
    sentence: str = "",
    measure: Measure = default_measure,
    floor: int = 0,
    nothing: str = "",
) -> Picture:
    """Draw one bar a row, as long as its value.

    Rows without a value say `nothing`, in words of their own where "Not reached yet" is not it.
    """
    headers = (title, tr.t("Count"))
    if not bars:
        text = sentence or tr.t("Nothing to compare yet.")
        return empty_picture(
            title=title, sentence=text, headers=headers, width=width, measure=measure
        )
    texts = [
        shown_count(bar.value, floor, tr) if bar.value else nothing or tr.t("Not reached yet")
        for bar in bars
    ]
    column = min(width * 0.42, widest([bar.label for bar in bars], "body", measure) + 1)
    left = column + 16
    numbers = [text for bar, text in zip(bars, texts, strict=True) if bar.value]
    room = max(8.0, width - left - 12 - widest(numbers, "strong", measure))
    most = max((drawn_count(bar.value or 0, floor) for bar in bars), default=0) or 1
    shapes: list[Drawn] = []
    spots: list[Spot] = []
    y = 0.0
    for bar, text in zip(bars, texts, strict=True):
        lines = wrap(bar.label, "body", column, measure)
        height = max(30.0, len(lines) * ROLES["body"].line + 8)
        middle = y + height / 2
        shapes.extend(centred_block(lines, 0, middle, "body"))
        if bar.value:
            length = room * drawn_count(bar.value, floor) / most
            shapes.append(Rect(left, middle - 7, length, 14, 2, fill="accent"))
            shapes.append(
                Text(left + length + 12, middle, text, "strong", "ink", "start", "middle")
            )
        else:
            drawn, added, below = _not_reached(bar, text, left, middle, width, measure)
            shapes.extend(drawn)
            spots.extend(added)
            height = max(height, middle + below - y)
        y += height
    rows = tuple((bar.label, text) for bar, text in zip(bars, texts, strict=True))
    summary = sentence or _bar_sentence(bars, tr)
    return Picture(width, y, tuple(shapes), title, summary, Table(headers, rows), tuple(spots))


def _bar_sentence(bars: Sequence[Bar], tr: Translator) -> str:
    missing = [bar.label for bar in bars if not bar.value]
    if missing:
        return tr.t("Not reached yet: {names}.", names=tr.list(missing))
    return tr.t("All of them are reached.")


def _not_reached(
    bar: Bar, text: str, left: float, middle: float, width: float, measure: Measure
) -> tuple[list[Drawn], list[Spot], float]:
    """Say what is missing and offer the link beside it, or below where there is no room.

    Gives the shapes, the spots and how far they reach below ``middle``.
    """
    line = ROLES["strong"].line
    lines = wrap(text, "strong", max(30.0, width - left - 20), measure)
    shapes: list[Drawn] = [*notice(left + 7, middle)]
    top = middle - line / 2
    shapes.extend(block(lines, left + 20, top, "strong", colour="attn"))
    bottom = top + len(lines) * line
    if not bar.link:
        return shapes, [], bottom - middle + 6
    links = wrap(bar.link, "strong", max(30.0, width - left), measure)
    longest = widest(links, "strong", measure)
    beside = left + 20 + widest(lines, "strong", measure) + 16 + longest + EDGE <= width
    x, y = (width - longest - EDGE, top) if beside else (left, bottom + 2)
    shapes.extend(block(links, x, y, "strong", colour="accent"))
    end = y + len(links) * line
    spot = Spot(bar.key, x - 4, y - 6, longest + 8, end - y + 12, f"{bar.label}, {bar.link}")
    return shapes, [spot], max(bottom, end) - middle + 6


def balance_chart(
    rows: Sequence[Balance],
    *,
    width: float,
    tr: Translator,
    title: str = "",
    sentence: str = "",
    measure: Measure = default_measure,
    floor: int = 0,
) -> Picture:
    """Draw each row as one bar split into the three spheres, with its three numbers."""
    title = title or tr.t("Balance of the partnership")
    words = (tr.t("Social cohesion"), tr.t("Prevention"), tr.t("Security"))
    headers = (title, *words)
    if not any(any(row.counts) for row in rows):
        text = tr.t("Nothing is linked to the three spheres yet.")
        return empty_picture(
            title=title, sentence=text, headers=headers, width=width, measure=measure
        )
    shapes: list[Drawn] = []
    cells: list[tuple[str, ...]] = []
    y = 0.0
    for row in rows:
        shown = tuple(shown_count(count, floor, tr) for count in row.counts)
        numbers = " · ".join(shown)
        room = width - measure(numbers, "caption") - 12
        lines = wrap(row.label, "caption", max(40.0, room), measure)
        line = ROLES["caption"].line
        shapes.extend(centred_block(lines, 0, y + len(lines) * line / 2, "caption", colour="ink2"))
        shapes.append(Text(width, y + line / 2, numbers, "caption", "ink2", "end", "middle"))
        y += len(lines) * line + 4
        shapes.extend(_stack(tuple(drawn_count(n, floor) for n in row.counts), y, width))
        y += 14 + 11
        cells.append((row.label, *shown))
    signs, height = legend(
        [_sphere_sign(word, kind) for word, kind in zip(words, SPHERE_PATTERNS, strict=True)],
        0,
        y + 2,
        width,
        measure,
    )
    shapes.extend(signs)
    summary = sentence or _balance_sentence(rows, words, tr)
    table = Table(headers, tuple(cells))
    return Picture(width, y + 2 + height, tuple(shapes), title, summary, table)


def _balance_sentence(rows: Sequence[Balance], words: Sequence[str], tr: Translator) -> str:
    sums = [sum(row.counts[index] for row in rows) for index in range(3)]
    missing = [word for word, total in zip(words, sums, strict=True) if not total]
    if missing:
        return tr.t("Not present yet: {names}.", names=tr.list(missing))
    if sums[0] > max(sums[1:]):
        return tr.t("Social cohesion leads; all three are present.")
    return tr.t("All three are present.")


def sphere_shape(x: float, y: float, width: float, height: float, pattern: Pattern) -> Rect:
    """Draw a part of the balance in the pattern of its sphere."""
    if pattern == "solid":
        return Rect(x, y, width, height, 2, fill="accent")
    return Rect(
        x + 0.6, y + 0.6, width - 1.2, height - 1.2, 2,
        fill="accent", stroke="accent", stroke_width=1.2, pattern=pattern,
    )  # fmt: skip


def _stack(counts: tuple[float, ...], y: float, width: float) -> list[Drawn]:
    total = sum(counts)
    if not total:
        return [Rect(0.5, y + 0.5, width - 1, 13, 2, stroke="ctl", dash=(3, 3))]
    present = [(count, kind) for count, kind in zip(counts, SPHERE_PATTERNS, strict=True) if count]
    room = width - 2 * (len(present) - 1)
    shapes: list[Drawn] = []
    x = 0.0
    for count, kind in present:
        length = room * count / total
        shapes.append(sphere_shape(x, y, length, 14, kind))
        x += length + 2
    return shapes


def _sphere_sign(word: str, pattern: Pattern) -> LegendItem:
    return LegendItem(lambda x, y: (sphere_shape(x, y - 7, 14, 14, pattern),), 14, word)


def pillars_chart(
    pillars: Sequence[Pillar],
    *,
    width: float,
    tr: Translator,
    measure: Measure = default_measure,
    links: bool = True,
    sentence: str = "",
) -> Picture:
    """Draw one segment per action of each pillar; a pillar without action offers to talk.

    Without `links`, as on paper, it only says that there is none.
    """
    title = tr.t("Five pillars")
    words: dict[SegmentState, str] = {
        "done": tr.t("Done"),
        "under_way": tr.t("Under way"),
        "to_come": tr.t("To come"),
        "stopped": tr.t("Stopped"),
    }
    headers = (tr.t("Pillar"), tr.t("Actions"), *words.values())
    if not pillars:
        text = tr.t("No pillar has been described yet.")
        return empty_picture(
            title=title, sentence=text, headers=headers, width=width, measure=measure
        )
    column = min(width * 0.34, widest([pillar.label for pillar in pillars], "body", measure) + 1)
    counts = [_action_count(pillar, tr) for pillar in pillars]
    right = widest([text for text in counts if text], "caption", measure)
    left = column + 14
    shapes: list[Drawn] = []
    spots: list[Spot] = []
    items = [_segment_sign(word, state) for state, word in words.items()]
    signs, y = legend(items, 0, 0, width, measure)
    shapes.extend(signs)
    y += 4
    for pillar, count in zip(pillars, counts, strict=True):
        lines = wrap_name(pillar.label, "body", column, measure, 3)
        height = max(27.0, len(lines) * ROLES["body"].line + 8)
        middle = y + height / 2
        shapes.extend(centred_block(lines, 0, middle, "body"))
        if pillar.states:
            shapes.append(Text(width - EDGE, middle, count, "caption", "ink2", "end", "middle"))
            shapes.extend(_segments(pillar.states, left, middle, width - EDGE - right - 12 - left))
        else:
            link = Bar(pillar.label, None, pillar.key, tr.t("Talk about it") if links else "")
            text = tr.t("No action yet")
            drawn, added, below = _not_reached(link, text, left, middle, width, measure)
            shapes.extend(drawn)
            spots.extend(added)
            height = max(height, middle + below - y)
        y += height
    rows = tuple(
        (pillar.label, count or tr.t("No action yet"), *(_tally(pillar, state) for state in words))
        for pillar, count in zip(pillars, counts, strict=True)
    )
    missing = [pillar.label for pillar in pillars if not pillar.states]
    said = (
        tr.t("No action yet: {names}.", names=tr.list(missing))
        if missing
        else tr.t("Every pillar has an action.")
    )
    summary = sentence or said
    return Picture(width, y, tuple(shapes), title, summary, Table(headers, rows), tuple(spots))


def _tally(pillar: Pillar, state: SegmentState) -> str:
    return str(pillar.states.count(state))


def _action_count(pillar: Pillar, tr: Translator) -> str:
    if not pillar.states:
        return ""
    return tr.n("{count} action", "{count} actions", len(pillar.states))


def _segments(
    states: Sequence[SegmentState], left: float, middle: float, room: float
) -> list[Drawn]:
    gap = 3.0 if len(states) < 10 else 1.5
    length = min(44.0, (room + gap) / len(states) - gap)
    shapes: list[Drawn] = []
    if length < LEAST_SEGMENT:
        # Too many to tell apart: one segment for each state, as long as its share.
        x = left
        for state, group in groupby(states):
            share = room * sum(1 for _ in group) / len(states)
            shapes.extend(segment(x, middle - 7, max(2.0, share - gap), state))
            x += share
        return shapes
    for index, state in enumerate(states):
        shapes.extend(segment(left + index * (length + gap), middle - 7, length, state))
    return shapes


def segment(x: float, y: float, width: float, state: SegmentState) -> list[Drawn]:
    """Draw one action as a segment 14 px high in the pattern of its state."""
    box = (x + 0.6, y + 0.6, width - 1.2, 12.8, 2)
    match state:
        case "done":
            return [Rect(x, y, width, 14, 2, fill="accent")]
        case "under_way":
            hatch: Pattern = "hatch"
            return [Rect(*box, fill="accent", stroke="accent", stroke_width=1.2, pattern=hatch)]
        case "to_come":
            return [Rect(*box, stroke="ctl", dash=(3, 2.5))]
        case "stopped":
            half = min(4.5, width / 4)
            middle = x + width / 2
            dash = Line(
                middle - half, y + 7, middle + half, y + 7, stroke="lesson", stroke_width=1.8
            )
            return [Rect(*box, fill="lesson_bg", stroke="lesson", stroke_width=1.2), dash]


def _segment_sign(word: str, state: SegmentState) -> LegendItem:
    return LegendItem(lambda x, y: segment(x, y - 7, 14, state), 14, word)
