"""One row of a timeline: its bar, what happened, its milestones and what comes after what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from pcve_desktop.i18n import mark
from pcve_desktop.pictures.glyphs import ActionState, action_word
from pcve_desktop.pictures.layout import elide
from pcve_desktop.pictures.scene import Drawn, Line, Polygon, Polyline, Rect, Spot, Text, TextRole

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.pictures.layout import Measure
    from pcve_desktop.pictures.timescale import Scale

MarkState = Literal["done", "due", "late"]
Sign = Callable[[float, float], Sequence[Drawn]]

ROW = 56.0
"""Height of a row in px."""
BAR = 24.0
"""Where the middle of the planned bar stands below the top of its row."""
_REAL = 34.0
_WORDS = 46.0
_MARK = 6.5
_HIGH = 13.0
# A name in less room than this says nothing.
_LEAST_NAME = 36.0
_BEYOND = 12.0

MARK_WORDS: dict[MarkState, str] = {
    "done": mark("Milestone reached"),
    "due": mark("Milestone to come"),
    "late": mark("Milestone waited for"),
}


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day to reach: `days_late` says for how many days it has been waited for."""

    key: str
    day: date
    label: str
    state: MarkState
    days_late: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """The milestone `later` comes after `earlier`; `early` when it is due before it all the same.

    `name` is that of the earlier one where it belongs to another row.
    """

    earlier: str
    later: str
    early: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """An action with its planned days; with one of them missing it is a single day.

    `began` and `ended` are the days on which it really did; with no end it goes on until `now`.
    """

    key: str
    label: str
    state: ActionState
    start: date | None
    end: date | None
    milestones: tuple[Milestone, ...] = ()
    links: tuple[Link, ...] = ()
    who: str = ""
    began: date | None = None
    ended: date | None = None
    now: date | None = None
    days_late: int = 0

    def days(self) -> tuple[date, ...]:
        """Every day that the row needs on the scale."""
        own = (self.start, self.end, self.began, self.ended)
        days = (*own, *(milestone.day for milestone in self.milestones))
        return tuple(day for day in days if day is not None)


# ---------------------------------------------------------------- words


def bar_words(row: TimelineRow, tr: Translator) -> str:
    """Return an action in words: name, state, planned days, how late."""
    parts = [row.label, action_word(row.state, tr), period(row, tr)]
    if row.days_late:
        parts.append(tr.n("{count} day late", "{count} days late", row.days_late))
    return ", ".join(parts)


def period(row: TimelineRow, tr: Translator) -> str:
    """Return the planned days of an action, or those on which it took place."""
    days = [day for day in (row.start, row.end) if day is not None]
    days = days or [day for day in (row.began, row.ended) if day is not None]
    if not days:
        return tr.t("No date yet")
    return " – ".join(tr.date(day) for day in dict.fromkeys(days))


def milestone_words(item: Milestone, row: TimelineRow, tr: Translator) -> str:
    """Return a milestone in words: name, day, whether it is reached, what it comes after."""
    words = f"{item.label} {tr.date(item.day)}"
    if item.state == "done":
        words = tr.t("{label} {day}, reached", label=item.label, day=tr.date(item.day))
    elif item.days_late:
        words += ", " + tr.n("{count} day late", "{count} days late", item.days_late)
    names = {other.key: other.label for other in row.milestones}
    needs = [names.get(link.earlier, link.name) for link in row.links if link.later == item.key]
    if needs:
        words += ", " + tr.t("after {milestones}", milestones=tr.list(needs))
    return words


# ---------------------------------------------------------------- shapes


def row_shapes(
    row: TimelineRow, y: float, scale: Scale, tr: Translator, measure: Measure
) -> list[Drawn]:
    """Draw what stands on the scale in the row whose top is at `y`, as far as it shows."""
    if not row.days():
        words = tr.t("No date yet")
        return [Text(scale.left, y + ROW / 2, words, "caption", "ink2", "start", "middle")]
    shapes = _away(row, y, scale, tr)
    if shapes:
        return shapes
    shapes += _bars(row, y, scale)
    shapes += _links(row, y, scale)
    for item in row.milestones:
        x = scale.across(item.day)
        if scale.shows(x):
            shapes += mark_shapes(item.state, x, y + BAR)
    shapes += _names(row, y, scale, tr, measure)
    return shapes + _late(row, y, scale, tr, measure)


def row_spots(row: TimelineRow, y: float, scale: Scale, tr: Translator) -> list[Spot]:
    """Return what can be chosen in a row, from left to right: its bar, then its milestones.

    What does not show has its place all the same.
    """
    spots = []
    edges = bar_edges(row, scale)
    if edges is not None:
        left, right = edges
        spots.append(Spot(row.key, left, y + BAR - 9, right - left, 18, bar_words(row, tr)))
    for item in sorted(row.milestones, key=lambda item: item.day):
        x = scale.across(item.day)
        words = milestone_words(item, row, tr)
        spots.append(Spot(item.key, x - 9, y + BAR - 9, 18, 18, words))
    return spots


def bar_edges(row: TimelineRow, scale: Scale) -> tuple[float, float] | None:
    """Return where the bar of a row begins and ends, None for a row without days of its own."""
    start, end = row.start or row.end or row.began, row.end or row.start or row.ended or row.began
    if start is None or end is None:
        return None
    left = scale.across(start)
    return left, max(scale.across(end), left + 8)


def _away(row: TimelineRow, y: float, scale: Scale, tr: Translator) -> list[Drawn]:
    """Say where a row is when none of it shows."""
    ended = row.ended or row.now
    pairs = [(row.start or row.end, row.end or row.start), (row.began or ended, ended or row.began)]
    pairs += [(item.day, item.day) for item in row.milestones]
    spans = [(start, end) for start, end in pairs if start is not None and end is not None]
    before = [end for _start, end in spans if scale.across(end) < scale.left - 4]
    after = [start for start, _end in spans if scale.across(start) > scale.right + 4]
    if len(before) + len(after) < len(spans):
        return []
    shapes: list[Drawn] = []
    middle = y + ROW / 2
    if before:
        words = f"← {tr.date(max(before))}"
        shapes.append(Text(scale.left + 4, middle, words, "caption", "ink2", "start", "middle"))
    if after:
        words = f"{tr.date(min(after))} →"
        shapes.append(Text(scale.right - 4, middle, words, "caption", "ink2", "end", "middle"))
    return shapes


def _bars(row: TimelineRow, y: float, scale: Scale) -> list[Drawn]:
    shapes: list[Drawn] = []
    start, end = row.start or row.end, row.end or row.start
    if start is not None and end is not None:
        left = scale.across(start)
        cut = _cut(left, max(scale.across(end), left + 8), scale)
        if cut is not None:
            shapes.append(state_bar(cut[0], y + BAR - 6, cut[1] - cut[0], row.state))
    began, ended = row.began or row.ended, row.ended or row.now or row.began
    if began is not None and ended is not None:
        left = scale.across(began)
        cut = _cut(left, max(scale.across(ended), left + 4), scale)
        if cut is not None:
            shapes.append(real_bar(cut[0], y + _REAL - 2, cut[1] - cut[0]))
    return shapes


def _cut(left: float, right: float, scale: Scale) -> tuple[float, float] | None:
    """Return the part of a bar that shows, its round ends out of sight where it goes on."""
    left, right = max(left, scale.left - _BEYOND), min(right, scale.right + _BEYOND)
    return (left, right) if right > left else None


def real_bar(x: float, y: float, width: float) -> Rect:
    """Draw the days on which an action took place, 4 px high."""
    return Rect(x, y, width, 4, 2, fill="ink2")


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


def mark_shapes(state: MarkState, x: float, y: float) -> tuple[Drawn, ...]:
    """Draw a milestone: a tick in it when reached, hollow to come, a call when waited for."""

    def square(half: float) -> tuple[tuple[float, float], ...]:
        return ((x, y - half), (x + half, y), (x, y + half), (x - half, y))

    ground = Polygon(square(_MARK + 3), fill="surface")
    if state == "done":
        points = ((x - 2.6, y + 0.2), (x - 0.7, y + 2.1), (x + 2.7, y - 1.9))
        tick = Polyline(points, stroke="surface", stroke_width=1.5)
        filled = Polygon(square(_MARK), fill="accent", stroke="accent", stroke_width=1.6)
        return ground, filled, tick
    if state == "due":
        return ground, Polygon(square(_MARK), fill="surface", stroke="accent", stroke_width=1.6)
    calling = Polygon(square(_MARK + 0.5), fill="attn_bg", stroke="attn", stroke_width=1.8)
    stroke = Line(x, y - 3.1, x, y + 0.5, stroke="attn", stroke_width=1.6)
    return ground, calling, stroke, Line(x, y + 3, x, y + 3.2, stroke="attn", stroke_width=1.6)


# ---------------------------------------------------------------- what comes after what


def _links(row: TimelineRow, y: float, scale: Scale) -> list[Drawn]:
    days = {item.key: item.day for item in row.milestones}
    shapes: list[Drawn] = []
    for link in row.links:
        if link.earlier not in days or link.later not in days:
            continue
        start, end = scale.across(days[link.earlier]), scale.across(days[link.later])
        if max(start, end) >= scale.left and min(start, end) <= scale.right:
            shapes += bracket(start, end, y + BAR, early=link.early)
    return shapes


def bracket(start: float, end: float, y: float, *, early: bool) -> list[Drawn]:
    """Draw the elbow over a bar from one milestone to the one after it, ending in an arrow.

    Dashed, in the colour of what needs attention, when the later one comes first.
    """
    top = y - _HIGH - (3 if early else 0)
    tone, dash = ("attn", (4.0, 3.0)) if early else ("ink2", ())
    foot = y - _MARK - 2
    points = ((start, foot), (start, top), (end, top), (end, foot))
    head = ((end - 3, foot - 4), (end, foot), (end + 3, foot - 4))
    return [
        Polyline(points, stroke=tone, stroke_width=1.2, dash=dash),
        Polyline(head, stroke=tone, stroke_width=1.2),
    ]


def far_links(rows: Sequence[TimelineRow], places: dict[str, tuple[float, float]]) -> list[Drawn]:
    """Draw the elbows between milestones of different rows; `places` says where they stand."""
    shapes: list[Drawn] = []
    for row in rows:
        own = {item.key for item in row.milestones}
        for link in row.links:
            if link.earlier in own and link.later in own:
                continue
            if link.earlier in places and link.later in places:
                shapes += elbow(places[link.earlier], places[link.later], early=link.early)
    return shapes


def elbow(start: tuple[float, float], end: tuple[float, float], *, early: bool) -> list[Drawn]:
    """Draw the elbow between milestones whose rows have their tops at these heights."""
    (x, upper), (to, lower) = start, end
    tone, dash = ("attn", (4.0, 3.0)) if early else ("ink2", ())
    down = lower > upper
    y = upper + BAR + (_MARK + 2 if down else -_MARK - 2)
    edge = lower if down else lower + ROW
    foot = lower + BAR + (-_MARK - 2 if down else _MARK + 2)
    back = -4 if down else 4
    return [
        Polyline(
            ((x, y), (x, edge), (to, edge), (to, foot)), stroke=tone, stroke_width=1.2, dash=dash
        ),
        Polyline(
            ((to - 3, foot + back), (to, foot), (to + 3, foot + back)),
            stroke=tone,
            stroke_width=1.2,
        ),
    ]


# ---------------------------------------------------------------- names beside the marks


def _names(
    row: TimelineRow, y: float, scale: Scale, tr: Translator, measure: Measure
) -> list[Drawn]:
    """Write the names of milestones below them, as far as there is room for each."""
    shapes: list[Drawn] = []
    ordered = sorted(row.milestones, key=lambda item: item.day)
    shown = [item for item in ordered if scale.shows(scale.across(item.day))]
    for at, item in enumerate(shown):
        x = max(scale.across(item.day) - _MARK, scale.left)
        end = scale.across(shown[at + 1].day) - _MARK - 8 if at + 1 < len(shown) else scale.right
        late, tone = "", "ink2"
        role: TextRole = "caption"
        if item.days_late:
            late = ", " + tr.n("{count} day late", "{count} days late", item.days_late)
            role, tone = "caption_strong", "attn"
        # A name may be cut; that it is late may not.
        room = end - x - measure(late, role)
        if room < min(_LEAST_NAME, measure(item.label, role)):
            continue
        words = elide(item.label, role, room, measure) + late
        shapes.append(Text(x, y + _WORDS, words, role, tone, "start", "middle"))
    return shapes


def _late(
    row: TimelineRow, y: float, scale: Scale, tr: Translator, measure: Measure
) -> list[Drawn]:
    """Say after the bar for how many days an action has been waited for."""
    if not row.days_late or row.end is None:
        return []
    words = tr.n("{count} day late", "{count} days late", row.days_late)
    x = max(scale.across(row.end), (bar_edges(row, scale) or (0.0, 0.0))[1]) + 13
    after = [scale.across(item.day) - _MARK - 4 for item in row.milestones if item.day > row.end]
    if x < scale.left or x + measure(words, "caption_strong") > min([scale.right, *after]):
        return []
    return [Text(x, y + BAR, words, "caption_strong", "attn", "start", "middle")]
