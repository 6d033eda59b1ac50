"""The path of the six steps: a line that can be walked in any order, and its compact row."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pcve_desktop.pictures.glyphs import StepState, step_glyph, step_word
from pcve_desktop.pictures.layout import Measure, block, default_measure, empty_picture, wrap
from pcve_desktop.pictures.outline import arrow_head, s_curve
from pcve_desktop.pictures.scene import (
    ROLES,
    CubicTo,
    Drawn,
    Line,
    LineTo,
    Move,
    Outline,
    Path,
    Picture,
    Point,
    Polyline,
    Rect,
    Spot,
    Table,
    Text,
    TextRole,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator

RADIUS = 16.0
DIP = 16.0
# How far above the steps the lowest way back runs, and how far apart the ways are.
RISE = 20.0
LEVEL = 24.0
LEAST_COLUMN = 92.0


@dataclass(frozen=True, slots=True)
class PathStep:
    """One step: its key, its numbered title, its state and a short note."""

    key: str
    title: str
    state: StepState
    note: str = ""


@dataclass(frozen=True, slots=True)
class PathReturn:
    """A way back from one step (index) to another, and when it happened."""

    start: int
    end: int
    when: str


def path_picture(
    steps: Sequence[PathStep],
    returns: Sequence[PathReturn] = (),
    *,
    width: float,
    tr: Translator,
    measure: Measure = default_measure,
) -> Picture:
    """Draw the steps along a curve; below 92 px a step, under each other on a straight line."""
    title = tr.t("Our path")
    headers = (tr.t("Step"), tr.t("State"), tr.t("Note"))
    if not steps:
        sentence = tr.t("No step has been described yet.")
        return empty_picture(
            title=title, sentence=sentence, headers=headers, width=width, measure=measure
        )
    table = Table(headers, _rows(steps, returns, tr))
    sentence = _sentence(steps, tr)
    if width / len(steps) < LEAST_COLUMN:
        shapes, spots, height = _column(steps, width, tr, measure)
    else:
        shapes, spots, height = _curve(steps, returns, width, tr, measure)
    return Picture(width, height, tuple(shapes), title, sentence, table, tuple(spots))


def path_row(steps: Sequence[PathStep], *, tr: Translator, pitch: float = 26.0) -> Picture:
    """Draw the states only, as a row of small signs joined by short lines."""
    radius, height = 7.5, 18.0
    shapes: list[Drawn] = []
    for index, step in enumerate(steps):
        x = radius + 1 + index * pitch
        if index:
            left = x - pitch + radius + 2
            shapes.append(Line(left, height / 2, x - radius - 2, height / 2, stroke="mid"))
        shapes.extend(step_glyph(step.state, x, height / 2, radius))
    width = 2 * radius + 2 + pitch * max(0, len(steps) - 1)
    table = Table((tr.t("Step"), tr.t("State"), tr.t("Note")), _rows(steps, (), tr))
    sentence = _sentence(steps, tr) if steps else tr.t("No step has been described yet.")
    return Picture(width, height, tuple(shapes), tr.t("Our path"), sentence, table)


def _rows(
    steps: Sequence[PathStep], returns: Sequence[PathReturn], tr: Translator
) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = []
    for index, step in enumerate(steps):
        notes = [step.note] if step.note else []
        notes += [_came_back(back, tr) for back in returns if back.end == index]
        rows.append((step.title, step_word(step.state, tr), ", ".join(notes)))
    return tuple(rows)


def _came_back(back: PathReturn, tr: Translator) -> str:
    return tr.t("came back, {when}", when=back.when)


def _sentence(steps: Sequence[PathStep], tr: Translator) -> str:
    begun = sum(step.state not in {"not_started", "set_aside"} for step in steps)
    return tr.t("{begun} of {total} steps begun, in any order.", begun=begun, total=len(steps))


def _curve(
    steps: Sequence[PathStep],
    returns: Sequence[PathReturn],
    width: float,
    tr: Translator,
    measure: Measure,
) -> tuple[list[Drawn], list[Spot], float]:
    column = width / len(steps)
    levels = _levels(steps, returns, column, tr, measure)
    top = 6 + (RISE + 13 + LEVEL * max(levels) if levels else 0)
    centres = [
        ((index + 0.5) * column, top + RADIUS + (DIP if index % 2 else 0.0))
        for index in range(len(steps))
    ]
    shapes: list[Drawn] = []
    gap = RADIUS + 7
    for (x1, y1), (x2, y2) in pairwise(centres):
        curve = s_curve((x1 + gap, y1), (x2 - gap, y2))
        shapes.append(Path(curve, stroke="mid", stroke_width=3))
    shapes.extend(_return_arrows(returns, levels, centres, top))
    for back, level in zip(returns, levels, strict=True):
        half = measure(_came_back(back, tr), "caption") / 2 + 4
        x, y = _label_x(back, width, column, half), top - RISE - level * LEVEL - 6
        # Where the riser of a longer way passes behind the words, it is interrupted.
        shapes.append(Rect(x - half, y - 11, 2 * half, 14, fill="surface"))
        shapes.append(Text(x, y, _came_back(back, tr), "caption", "ink2", "middle"))
    for step, (x, y) in zip(steps, centres, strict=True):
        shapes.extend(step_glyph(step.state, x, y, RADIUS))
    labels, height = _labels(steps, column, top + 2 * RADIUS + DIP + 12, tr, measure)
    shapes.extend(labels)
    spots = [
        Spot(step.key, index * column + 2, top - 4, column - 4, height - top + 4, _named(step, tr))
        for index, step in enumerate(steps)
    ]
    return shapes, spots, height


def _named(step: PathStep, tr: Translator) -> str:
    parts = (step.title, step_word(step.state, tr), step.note)
    return ", ".join(part for part in parts if part)


def _levels(
    steps: Sequence[PathStep],
    returns: Sequence[PathReturn],
    column: float,
    tr: Translator,
    measure: Measure,
) -> list[int]:
    """Stack the returns: the shortest lowest, each above those that it would cross."""
    levels = [0] * len(returns)
    taken: list[list[tuple[float, float]]] = []
    order = sorted(range(len(returns)), key=lambda i: abs(returns[i].end - returns[i].start))
    for index in order:
        back = returns[index]
        ends = sorted(((back.start + 0.5) * column, (back.end + 0.5) * column))
        half = measure(_came_back(back, tr), "caption") / 2 + 4
        middle = _label_x(back, column * len(steps), column, half)
        low, high = min(ends[0], middle - half), max(ends[1], middle + half)
        level = 0
        while level < len(taken) and any(a < high - 1 and low + 1 < b for a, b in taken[level]):
            level += 1
        while len(taken) <= level:
            taken.append([])
        taken[level].append((low, high))
        levels[index] = level
    return levels


def _label_x(back: PathReturn, width: float, column: float, half: float) -> float:
    middle = (back.start + back.end + 1) / 2 * column
    return min(max(middle, half), width - half)


def _return_arrows(
    returns: Sequence[PathReturn], levels: Sequence[int], centres: Sequence[Point], top: float
) -> list[Drawn]:
    shapes: list[Drawn] = []
    for back, level in zip(returns, levels, strict=True):
        (x1, y1), (x2, y2) = centres[back.start], centres[back.end]
        side = 1 if x2 > x1 else -1
        start = (x1 + side * 13, y1 - RADIUS - 6)
        tip = (x2 - side * 15, y2 - RADIUS - 3)
        curve, towards = _arc(start, tip, top - RISE - level * LEVEL, low=level == 0)
        shapes.append(Path(curve, stroke="accent", stroke_width=1.6, dash=(5, 4)))
        shapes.append(Polyline(arrow_head(tip, towards, 10), stroke="accent", stroke_width=1.6))
    return shapes


def _arc(start: Point, tip: Point, peak: float, *, low: bool) -> tuple[Outline, Point]:
    """Give a way over the steps and the point from which its head comes.

    The lowest ways are plain arcs; higher ones rise steeply and run level, so that they keep
    clear of the words under them.
    """
    if low:
        # A cubic reaches three quarters of the way to its controls.
        edge = min(start[1], tip[1])
        high = edge - max(8.0, edge - peak) / 0.75
        reach = (tip[0] - start[0]) * 0.28
        control = (tip[0] - reach, high)
        return (Move(*start), CubicTo(start[0] + reach, high, *control, *tip)), control
    corner = 26.0 if tip[0] > start[0] else -26.0
    bend = (tip[0] - corner * 0.3, peak)
    outline = (
        Move(*start),
        CubicTo(
            start[0] + corner * 0.1, peak, start[0] + corner * 0.3, peak, start[0] + corner, peak
        ),
        LineTo(tip[0] - corner, peak),
        CubicTo(*bend, tip[0] - corner * 0.1, peak, *tip),
    )
    return outline, bend


def _labels(
    steps: Sequence[PathStep], column: float, top: float, tr: Translator, measure: Measure
) -> tuple[list[Drawn], float]:
    shapes: list[Drawn] = []
    y = top
    rows: tuple[tuple[TextRole, str, list[str]], ...] = (
        ("strong", "ink", [step.title for step in steps]),
        ("caption_strong", "accent", [step_word(step.state, tr) for step in steps]),
        ("caption", "ink2", [step.note for step in steps]),
    )
    for role, colour, texts in rows:
        wrapped = [wrap(text, role, column - 8, measure) for text in texts]
        for index, lines in enumerate(wrapped):
            x = (index + 0.5) * column
            shapes.extend(block(lines, x, y, role, colour=colour, anchor="middle"))
        y += max(map(len, wrapped)) * ROLES[role].line
    return shapes, y + 2


def _column(
    steps: Sequence[PathStep], width: float, tr: Translator, measure: Measure
) -> tuple[list[Drawn], list[Spot], float]:
    shapes: list[Drawn] = []
    spots: list[Spot] = []
    radius, left = 11.0, 36.0
    room = max(40.0, width - left)
    y, last = 0.0, None
    for step in steps:
        texts: tuple[tuple[str, TextRole, str], ...] = (
            (step.title, "strong", "ink"),
            (step_word(step.state, tr), "caption_strong", "accent"),
            (step.note, "caption", "ink2"),
        )
        top, centre = y, y + 13
        if last is not None:
            shapes.append(
                Line(13, last + radius + 3, 13, centre - radius - 3, stroke="mid", stroke_width=2)
            )
        shapes.extend(step_glyph(step.state, 13, centre, radius))
        y += 3
        for text, role, colour in texts:
            lines = wrap(text, role, room, measure)
            shapes.extend(block(lines, left, y, role, colour=colour))
            y += len(lines) * ROLES[role].line
        spots.append(Spot(step.key, 0, top, width, y - top, _named(step, tr)))
        y, last = y + 10, centre
    return shapes, spots, y - 8
