"""The timeline of actions: bars by state, what happened, milestones and their order, today.

The window paints single rows as they are seen (`row_shapes`), a page on paper holds a whole picture
of some rows (`timeline_chart`): the same drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pcve_desktop.pictures import timeline_rows as r
from pcve_desktop.pictures.glyphs import ActionState, action_glyph, action_word
from pcve_desktop.pictures.layout import (
    LegendItem,
    Measure,
    centred_block,
    default_measure,
    elide,
    empty_picture,
    legend,
    widest,
    wrap_name,
)
from pcve_desktop.pictures.scene import Drawn, Line, Picture, Spot, Table, Text
from pcve_desktop.pictures.timeline_rows import TimelineRow, bar_words, milestone_words
from pcve_desktop.pictures.timescale import AXIS, Scale, axis, grid, today_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator

GAP = 16.0
BELOW = 8.0
"""Room between the rows and their legend."""
_EDGE = 26.0


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day of a scale."""

    first: date
    last: date


def span_of(rows: Sequence[TimelineRow], today: date) -> Span | None:
    """Return the days that rows need on a scale together with today, None without any date."""
    days = [day for row in rows for day in row.days()]
    if not days:
        return None
    last = max(*days, today)
    room = timedelta(days=max(7, (last - min(*days, today)).days // 16))
    return Span(min(*days, today).replace(day=1), min(last, date.max - room) + room)


def timeline_chart(
    rows: Sequence[TimelineRow],
    *,
    today: date,
    width: float,
    tr: Translator,
    measure: Measure = default_measure,
    span: Span | None = None,
    signs: Sequence[LegendItem] | None = None,
    column: float = 0.0,
) -> Picture:
    """Draw one row an action, from the first to the last day that is known.

    Pages of the same timeline share their `span`, the `signs` of their legend and the width of the
    `column` of names (0: as wide as they need).
    """
    title = tr.t("Timeline")
    span = span or span_of(rows, today)
    if not rows or span is None:
        text = tr.t("No action has a date yet.")
        return empty_picture(
            title=title, sentence=text, headers=headers(tr), width=width, measure=measure
        )
    column = column or names_column(rows, width, measure)
    scale = Scale.fitting(span.first, span.last, column + GAP, width - 8)
    bottom = AXIS + len(rows) * r.ROW
    shapes: list[Drawn] = [*axis(scale, today, tr, measure), *grid(scale, AXIS, bottom)]
    shapes += today_line(scale, today, AXIS, bottom)
    spots: list[Spot] = []
    places: dict[str, tuple[float, float]] = {}
    for at, row in enumerate(rows):
        y = AXIS + at * r.ROW
        shapes.append(Line(0, y, width, y, stroke="line"))
        shapes += name_shapes(row, y, column, measure)
        shapes += r.row_shapes(row, y, scale, tr, measure)
        spots.append(Spot(row.key, 0, y, width, r.ROW, bar_words(row, tr)))
        for item in row.milestones:
            places[item.key] = scale.across(item.day), y
    shapes += r.far_links(rows, places)
    items, height = legend(signs or signs_of(rows, tr), 0, bottom + BELOW, width, measure)
    shapes += items
    table = Table(headers(tr), tuple(cells(row, tr) for row in rows))
    sentence = tr.n(
        "{count} action on the timeline.", "{count} actions on the timeline.", len(rows)
    )
    return Picture(
        width, bottom + BELOW + height, tuple(shapes), title, sentence, table, tuple(spots)
    )


def names_column(rows: Sequence[TimelineRow], width: float, measure: Measure) -> float:
    """Return the width that the names of rows take, at most a quarter of it all."""
    names = [*(row.label for row in rows), *(row.who for row in rows)]
    most = max(width * 0.24, min(170.0, width * 0.4))
    return min(most, widest(names, "strong", measure) + _EDGE + 4)


def name_shapes(row: TimelineRow, y: float, column: float, measure: Measure) -> list[Drawn]:
    """Draw the sign of the state, the name of a row and who leads it, in a column."""
    middle = y + r.ROW / 2
    shapes: list[Drawn] = list(action_glyph(row.state, 8, middle, 7.5))
    room = column - _EDGE
    if not row.who:
        lines = wrap_name(row.label, "strong", room, measure, 2)
        return [*shapes, *centred_block(lines, _EDGE, middle, "strong")]
    name = elide(row.label, "strong", room, measure)
    who = elide(row.who, "caption", room, measure)
    shapes.append(Text(_EDGE, middle - 9, name, "strong", "ink", "start", "middle"))
    shapes.append(Text(_EDGE, middle + 10, who, "caption", "ink2", "start", "middle"))
    return shapes


# ---------------------------------------------------------------- words


def headers(tr: Translator) -> tuple[str, ...]:
    """Return the headers of the same facts as a table."""
    return (
        tr.t("Collective action"), tr.t("State"), tr.t("From"), tr.t("Until"), tr.t("Milestones"),
    )  # fmt: skip


def cells(row: TimelineRow, tr: Translator) -> tuple[str, ...]:
    """Return a row in words, a cell for each of the `headers`."""
    state = action_word(row.state, tr)
    if row.days_late:
        state += ", " + tr.n("{count} day late", "{count} days late", row.days_late)
    none = tr.t("No date yet")
    start = tr.date(row.start) if row.start else none
    end = tr.date(row.end) if row.end else none
    if row.began and row.began != row.start:
        start += " " + tr.t("(began {day})", day=tr.date(row.began))
    if row.ended and row.ended != row.end:
        end += " " + tr.t("(ended {day})", day=tr.date(row.ended))
    steps = "; ".join(milestone_words(item, row, tr) for item in row.milestones)
    return row.label, state, start, end, steps


# ---------------------------------------------------------------- the legend


def signs_of(rows: Sequence[TimelineRow], tr: Translator) -> list[LegendItem]:
    """Return the legend of what occurs in rows."""
    states = [state for state in _ORDER if any(row.state == state for row in rows)]
    items = [_state_sign(state, tr) for state in states]
    if any(row.began for row in rows):
        items.append(
            LegendItem(lambda x, y: (r.real_bar(x, y - 2, 22),), 22, tr.t("What happened"))
        )
    marks = {item.state for row in rows for item in row.milestones}
    items += [
        LegendItem(_mark_sign(state), 16, tr.t(r.MARK_WORDS[state]))
        for state in r.MARK_WORDS
        if state in marks
    ]
    if any(row.links for row in rows):
        items.append(LegendItem(_link_sign, 26, tr.t("Comes after")))
    return items


def _mark_sign(state: r.MarkState) -> r.Sign:
    return lambda x, y: r.mark_shapes(state, x + 8, y)


def _link_sign(x: float, y: float) -> tuple[Drawn, ...]:
    return tuple(r.bracket(x + 2, x + 22, y + 7, early=False))


_ORDER: tuple[ActionState, ...] = ("idea", "planned", "under_way", "done", "paused", "stopped")


def _state_sign(state: ActionState, tr: Translator) -> LegendItem:
    def sign(x: float, y: float) -> tuple[Drawn, ...]:
        return (*action_glyph(state, x + 7, y, 6.5), r.state_bar(x + 19, y - 6, 22, state))

    return LegendItem(sign, 41, action_word(state, tr))
