"""The timeline of actions: bars by state, milestones, today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pcve_desktop.pictures.glyphs import ActionState, action_glyph, action_word, diamond
from pcve_desktop.pictures.layout import (
    LegendItem,
    Measure,
    centred_block,
    default_measure,
    empty_picture,
    legend,
    widest,
    wrap_name,
)
from pcve_desktop.pictures.months import month_name, month_starts
from pcve_desktop.pictures.scene import ROLES, Drawn, Line, Picture, Rect, Spot, Table, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pcve_desktop.i18n import Translator

GAP = 16.0


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day to reach, and whether it is reached."""

    day: date
    label: str
    done: bool


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """An action with its planned days; with one of them missing it is a single day."""

    key: str
    label: str
    state: ActionState
    start: date | None
    end: date | None
    milestones: tuple[Milestone, ...] = ()

    def days(self) -> tuple[date, ...]:
        """Every day that the row needs on the axis."""
        days = (self.start, self.end, *(milestone.day for milestone in self.milestones))
        return tuple(day for day in days if day is not None)


def timeline_chart(
    rows: Sequence[TimelineRow],
    *,
    today: date,
    width: float,
    tr: Translator,
    measure: Measure = default_measure,
) -> Picture:
    """Draw one row an action, from the first to the last day that is known."""
    title = tr.t("Timeline")
    headers = (
        tr.t("Action"), tr.t("State"), tr.t("From"), tr.t("Until"), tr.t("Milestones"),
    )  # fmt: skip
    days = [day for row in rows for day in row.days()]
    if not rows or not days:
        text = tr.t("No action has a date yet.")
        return empty_picture(
            title=title, sentence=text, headers=headers, width=width, measure=measure
        )
    first = min(*days, today).replace(day=1)
    last = max(*days, today) + timedelta(days=7)
    column = min(width * 0.34, widest([row.label for row in rows], "body", measure) + 27)
    left, right = column + GAP, width - 8
    span = (last - first).days

    def across(day: date) -> float:
        return left + (right - left) * (day - first).days / span

    top = 2 * ROLES["caption"].line + 8
    shapes: list[Drawn] = []
    spots: list[Spot] = []
    bars: list[Drawn] = []
    y = top
    for row in rows:
        lines = wrap_name(row.label, "body", column - 26, measure, 2)
        height = max(34.0, len(lines) * ROLES["body"].line + 8)
        middle = y + height / 2
        shapes.append(Line(0, y, width, y, stroke="line"))
        bars.extend(action_glyph(row.state, 8, middle, 7.5))
        bars.extend(centred_block(lines, 26, middle, "body"))
        bars.extend(_bar(row, middle, across, left, tr))
        name = f"{row.label}, {action_word(row.state, tr)}, {_period(row, tr)}"
        spots.append(Spot(row.key, 0, y, width, height, name))
        y += height
    shapes.extend(_axis(first, last, today, across, (top, y, width), tr, measure))
    shapes.extend(bars)
    signs, height = legend(_signs(rows, tr), 0, y + 8, width, measure)
    shapes.extend(signs)
    table = Table(headers, tuple(_cells(row, tr) for row in rows))
    sentence = tr.n(
        "{count} action on the timeline.", "{count} actions on the timeline.", len(rows)
    )
    return Picture(width, y + 8 + height, tuple(shapes), title, sentence, table, tuple(spots))


def _period(row: TimelineRow, tr: Translator) -> str:
    if row.start is None and row.end is None:
        return tr.t("No date yet")
    return " – ".join(tr.date(day) for day in (row.start, row.end) if day is not None)


def _cells(row: TimelineRow, tr: Translator) -> tuple[str, ...]:
    milestones = (
        tr.t("{label} {day}, reached", label=item.label, day=tr.date(item.day))
        if item.done
        else f"{item.label} {tr.date(item.day)}"
        for item in row.milestones
    )
    start = tr.date(row.start) if row.start else tr.t("No date yet")
    end = tr.date(row.end) if row.end else tr.t("No date yet")
    return row.label, action_word(row.state, tr), start, end, "; ".join(milestones)


def _bar(
    row: TimelineRow, middle: float, across: Callable[[date], float], left: float, tr: Translator
) -> list[Drawn]:
    if not row.days():
        return [Text(left, middle, tr.t("No date yet"), "caption", "ink2", "start", "middle")]
    shapes: list[Drawn] = []
    start, end = row.start or row.end, row.end or row.start
    if start is not None and end is not None:
        x, stop = across(start), max(across(end), across(start) + 8)
        shapes.append(state_bar(x, middle - 6, stop - x, row.state))
    for item in row.milestones:
        shapes.extend(diamond(across(item.day), middle, 6, filled=item.done))
    return shapes


def state_bar(x: float, y: float, width: float, state: ActionState) -> Rect:
    """Draw a bar 12 px high in the pattern of an action state."""
    match state:
        case "done":
            return Rect(x, y, width, 12, 6, fill="ok")
        case "under_way":
            return Rect(
                x, y, width, 12, 6,
                fill="accent", stroke="accent", stroke_width=1.2, pattern="hatch",
            )  # fmt: skip
        case "planned":
            return Rect(x, y, width, 12, 6, fill="surface", stroke="ink2", stroke_width=1.2)
        case "idea":
            return Rect(x, y, width, 12, 6, fill="surface", stroke="ctl", dash=(2, 3))
        case "paused":
            return Rect(x, y, width, 12, 6, fill="attn_bg", stroke="attn", stroke_width=1.2)
        case "stopped":
            return Rect(x, y, width, 12, 6, fill="lesson_bg", stroke="lesson", stroke_width=1.2)


def _axis(
    first: date,
    last: date,
    today: date,
    across: Callable[[date], float],
    frame: tuple[float, float, float],
    tr: Translator,
    measure: Measure,
) -> list[Drawn]:
    top, bottom, width = frame
    line = ROLES["caption"].line
    shapes: list[Drawn] = []
    taken = 0.0
    for day in month_starts(first, last):
        x = across(day)
        shapes.append(Line(x, top, x, bottom, stroke="line", dash=(2, 4)))
        text = month_name(day, tr)
        end = x + measure(text, "caption")
        if x >= taken and end <= width:
            shapes.append(Text(x, line * 1.5 + 2, text, "caption", "ink2", "start", "middle"))
            taken = end + 10
    word = tr.t("Today")
    half = measure(word, "caption_strong") / 2
    x = across(today)
    place = min(max(x, half), width - half)
    shapes.append(Text(place, line / 2, word, "caption_strong", "accent", "middle", "middle"))
    shapes.append(Line(x, line, x, bottom, stroke="accent", stroke_width=1.4, dash=(5, 3)))
    return shapes


def _signs(rows: Sequence[TimelineRow], tr: Translator) -> list[LegendItem]:
    present = [state for state in _ORDER if any(row.state == state for row in rows)]
    items = [_state_sign(state, tr) for state in present]
    if any(row.milestones for row in rows):
        items.append(
            LegendItem(lambda x, y: diamond(x + 7, y, 6, filled=False), 14, tr.t("Milestone"))
        )
    return items


_ORDER: tuple[ActionState, ...] = ("idea", "planned", "under_way", "done", "paused", "stopped")


def _state_sign(state: ActionState, tr: Translator) -> LegendItem:
    def sign(x: float, y: float) -> tuple[Drawn, ...]:
        return (*action_glyph(state, x + 7, y, 6.5), state_bar(x + 19, y - 6, 22, state))

    return LegendItem(sign, 41, action_word(state, tr))
