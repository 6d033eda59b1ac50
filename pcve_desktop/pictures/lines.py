"""Lines over time: participation, the sparkline of an indicator, the commitment stairs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pcve_desktop.pictures.glyphs import disc, hollow_square
from pcve_desktop.pictures.layout import (
    Measure,
    centred_block,
    default_measure,
    empty_picture,
    widest,
    wrap,
)
from pcve_desktop.pictures.months import month_name, month_starts
from pcve_desktop.pictures.outline import step_points
from pcve_desktop.pictures.scene import (
    ROLES,
    Circle,
    Drawn,
    Line,
    Picture,
    Point,
    Polyline,
    Table,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pcve_desktop.i18n import Translator


@dataclass(frozen=True, slots=True)
class Moment:
    """A value at a labelled moment, such as partners present at a meeting."""

    label: str
    value: float


@dataclass(frozen=True, slots=True)
class Commitment:
    """From this day on the partner stands at this level (0 is the first of the levels)."""

    day: date
    level: int


@dataclass(frozen=True, slots=True)
class CommitmentMark:
    """A numbered reason not to come, or its answer, told beside the picture."""

    day: date
    number: int


def participation_chart(
    moments: Sequence[Moment],
    total: int,
    *,
    width: float,
    tr: Translator,
    sentence: str = "",
    height: float = 110.0,
    measure: Measure = default_measure,
) -> Picture:
    """Draw how many partners took part at each moment, out of ``total``."""
    title = tr.t("Partners taking part")
    headers = (tr.t("When"), tr.t("Partners"), tr.t("Out of"))
    if not moments:
        text = tr.t("No meeting has been held yet.")
        return empty_picture(
            title=title, sentence=text, headers=headers, width=width, measure=measure
        )
    values = [moment.value for moment in moments]
    texts = [tr.number(value) for value in values]
    all_text = tr.t("all {total}", total=tr.number(total))
    right = max(measure(all_text, "caption"), measure(texts[-1], "strong")) + 8
    first_half = max(measure(texts[0], "caption_strong"), measure(moments[0].label, "caption")) / 2
    left = max(6.0, first_half)
    top, bottom = 12.0, height - 28
    room = max(20.0, width - left - right - 8)
    most = max(total, *values, 1)
    step = room / max(1, len(values) - 1)
    points = [
        (left + index * step, bottom - (bottom - top - 6) * value / most)
        for index, value in enumerate(values)
    ]
    ceiling = bottom - (bottom - top - 6) * total / most
    shapes: list[Drawn] = [
        Line(0, bottom, left + room + 8, bottom, stroke="line"),
        Line(0, ceiling, left + room + 8, ceiling, stroke="ctl", dash=(1.5, 4.5)),
        Text(width, ceiling, all_text, "caption", "ink2", "end", "middle"),
        Polyline(tuple(points), stroke="accent", stroke_width=2.2),
    ]
    shapes.extend(
        Circle(x, y, 3.2, fill="surface", stroke="accent", stroke_width=2) for x, y in points[:-1]
    )
    shapes.append(disc(*points[-1], 6))
    end_x, end_y = points[-1]
    # The last number must not touch the words of the ceiling.
    beside = max(end_y, ceiling + 19)
    shapes.append(Text(end_x + 14, beside, texts[-1], "strong", "ink", "start", "middle"))
    if len(points) > 1:
        x, y = points[0]
        under = y + 13 if y + 21 < bottom else y - 13
        shapes.append(Text(x, under, texts[0], "caption_strong", "ink", "middle", "middle"))
    shapes.extend(_moment_labels(moments, points, bottom + 16, measure, width))
    rows = tuple(
        (moment.label, text, tr.number(total)) for moment, text in zip(moments, texts, strict=True)
    )
    summary = sentence or tr.t(
        "{count} of {total} partners took part last.", count=texts[-1], total=tr.number(total)
    )
    return Picture(width, height, tuple(shapes), title, summary, Table(headers, rows))


def _moment_labels(
    moments: Sequence[Moment], points: Sequence[Point], y: float, measure: Measure, width: float
) -> list[Drawn]:
    """Label the last moment, then from the first on those that leave room."""
    last = len(moments) - 1
    last_half = measure(moments[last].label, "caption") / 2
    last_x = min(points[last][0], width - last_half)
    shapes: list[Drawn] = [Text(last_x, y, moments[last].label, "caption", "ink2", "middle")]
    taken = 0.0
    for moment, (x, _) in zip(moments[:last], points[:last], strict=True):
        half = measure(moment.label, "caption") / 2
        if x - half >= taken - 0.01 and x + half + 12 <= last_x - last_half:
            shapes.append(Text(x, y, moment.label, "caption", "ink2", "middle"))
            taken = x + half + 24
    return shapes


def sparkline(
    moments: Sequence[Moment],
    target: float | None,
    *,
    title: str,
    width: float,
    tr: Translator,
    height: float = 36.0,
    measure: Measure = default_measure,
) -> Picture:
    """Draw an indicator from its baseline (square) to now (disc), under its target (dashes)."""
    headers = (tr.t("When"), title)
    if not moments:
        text = tr.t("No measurement yet.")
        return empty_picture(
            title=title, sentence=text, headers=headers, width=width, measure=measure
        )
    values = [moment.value for moment in moments]
    scale = [*values, target] if target is not None else values
    low, high = min(0.0, *scale), max(scale)
    span = (high - low) or 1.0
    top, bottom = 5.0, height - 6

    def level(value: float) -> float:
        return bottom - (bottom - top) * (value - low) / span

    step = (width - 12) / max(1, len(values) - 1)
    points = [(6 + index * step, level(value)) for index, value in enumerate(values)]
    shapes: list[Drawn] = []
    if target is not None:
        y = level(target)
        shapes.append(Line(1, y, width - 1, y, stroke="ctl", dash=(4, 3), stroke_width=1.2))
    if len(points) > 1:
        shapes.append(Polyline(tuple(points), stroke="accent", stroke_width=2))
        shapes.append(hollow_square(*points[0], 3))
    shapes.append(disc(*points[-1], 4.5))
    rows = [(moment.label, tr.number(moment.value)) for moment in moments]
    start, now = tr.number(values[0]), tr.number(values[-1])
    if target is None:
        sentence = tr.t("From {start} to {now}.", start=start, now=now)
    else:
        goal = tr.number(target)
        rows.append((tr.t("Target"), goal))
        sentence = tr.t("From {start} to {now}, target {goal}.", start=start, now=now, goal=goal)
    return Picture(width, height, tuple(shapes), title, sentence, Table(headers, tuple(rows)))


def commitment_chart(
    levels: Sequence[str],
    history: Sequence[Commitment],
    marks: Sequence[CommitmentMark] = (),
    *,
    until: date,
    width: float,
    tr: Translator,
    sentence: str = "",
    measure: Measure = default_measure,
) -> Picture:
    """Draw how a partner's commitment rose and fell; ``levels`` are named lowest first."""
    title = tr.t("Commitment")
    headers = (tr.t("Since"), title)
    if not history or not levels:
        text = tr.t("Nothing noted yet about taking part.")
        return empty_picture(
            title=title, sentence=text, headers=headers, width=width, measure=measure
        )
    column = min(width * 0.36, widest(levels, "caption", measure) + 1)
    names = [wrap(level, "caption", column, measure) for level in levels]
    pitch = max(35.0, max(map(len, names)) * ROLES["caption"].line + 6)
    left, right = column + 14, width - 8
    first = history[0].day
    days = max(1, (until - first).days)
    bottom = 12 + pitch * (len(levels) - 1)

    def across(day: date) -> float:
        return left + (right - left) * min(max((day - first).days / days, 0.0), 1.0)

    def upward(level: float) -> float:
        return bottom - pitch * level

    shapes: list[Drawn] = []
    for index, lines in enumerate(names):
        shapes.extend(centred_block(lines, 0, upward(index), "caption", colour="ink2"))
        shapes.append(
            Line(left, upward(index), right, upward(index), stroke="line", stroke_width=1.5)
        )
    corners = [(across(entry.day), upward(entry.level)) for entry in history]
    corners.append((across(until), upward(history[-1].level)))
    shapes.append(Polyline(step_points(tuple(corners)), stroke="accent", stroke_width=2.4))
    shapes.append(disc(*corners[-1], 5))
    shapes.extend(_marks(history, marks, across, upward))
    shapes.extend(_month_labels(first, until, across, bottom + 24, width, measure, tr))
    rows = tuple((tr.date(entry.day), levels[entry.level]) for entry in history)
    summary = sentence or tr.t("Now: {level}.", level=levels[history[-1].level])
    return Picture(width, bottom + 30, tuple(shapes), title, summary, Table(headers, rows))


def _marks(
    history: Sequence[Commitment],
    marks: Sequence[CommitmentMark],
    across: Callable[[date], float],
    upward: Callable[[float], float],
) -> list[Drawn]:
    """Set each numbered mark half-way up the stair of its day, or on the level line."""
    shapes: list[Drawn] = []
    for entry in marks:
        before = [item.level for item in history if item.day < entry.day]
        upto = [item.level for item in history if item.day <= entry.day]
        old = before[-1] if before else history[0].level
        new = upto[-1] if upto else old
        x, y = across(entry.day), upward((old + new) / 2)
        shapes.append(Circle(x, y, 9.5, fill="surface", stroke="lesson", stroke_width=1.8))
        number = Text(x, y, str(entry.number), "caption_strong", "lesson", "middle", "middle")
        shapes.append(number)
    return shapes


def _month_labels(
    first: date,
    last: date,
    across: Callable[[date], float],
    y: float,
    width: float,
    measure: Measure,
    tr: Translator,
) -> list[Drawn]:
    shapes: list[Drawn] = []
    taken = -1.0
    for day in month_starts(first, last):
        text = month_name(day, tr)
        half = measure(text, "caption") / 2
        x = min(across(day), width - half)
        if x - half > taken:
            shapes.append(Text(x, y, text, "caption", "ink2", "middle"))
            taken = x + half + 14
    return shapes
