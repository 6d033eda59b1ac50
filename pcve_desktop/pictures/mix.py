"""Who sat together: the sectors of each training session, joined like people at one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.pictures.counts import shown_count
from pcve_desktop.pictures.layout import (
    Measure,
    block,
    centred_block,
    default_measure,
    empty_picture,
    widest,
    wrap,
)
from pcve_desktop.pictures.scene import ROLES, Circle, Drawn, Line, Picture, Spot, Table, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator

LEAST_COLUMN = 46.0
LEAST_COLUMNS = 3
ROW = 34.0


@dataclass(frozen=True, slots=True)
class TableTurn:
    """A session: its key, its day in short, its theme, the people of each sector (0: nobody)."""

    key: str
    day: str
    title: str
    people: tuple[int, ...]

    @property
    def sectors(self) -> int:
        """How many sectors came."""
        return sum(1 for count in self.people if count)


def mix_picture(
    sectors: Sequence[str],
    turns: Sequence[TableTurn],
    *,
    width: float,
    tr: Translator,
    measure: Measure = default_measure,
    sentence: str = "",
    floor: int = 0,
) -> Picture:
    """Draw sectors as rows and sessions as columns, the last ones where not all fit.

    Where hardly any column fits, sessions are listed with the names of their sectors.
    """
    title = tr.t("Who sat together")
    headers = (tr.t("Session"), *sectors)
    if not turns or not sectors:
        text = tr.t("It shows once a session was held and people were counted.")
        return empty_picture(
            title=title, sentence=text, headers=headers, width=width, measure=measure
        )
    rows = tuple(
        (
            f"{turn.day} {turn.title}".strip(),
            *(shown_count(count, floor, tr) if count else "–" for count in turn.people),
        )
        for turn in turns
    )
    summary = sentence or _sentence(turns, tr)
    label = min(width * 0.36, widest(sectors, "body", measure) + 1)
    fitting = int((width - label - 10) / LEAST_COLUMN)
    if fitting < min(LEAST_COLUMNS, len(turns)):
        shapes, spots, height = _listed(sectors, turns, width, tr, measure)
    else:
        last = turns[-fitting:]
        # Columns far apart would not look like one picture.
        column = min((width - label - 10) / len(last), 104.0)
        shapes, spots, height = _grid(sectors, last, label, column, tr, measure, floor)
        if len(last) < len(turns):
            said = tr.t("The last {count} of {total} sessions.", count=len(last), total=len(turns))
            lines = wrap(said, "caption", width, measure)
            shapes.extend(block(lines, 0, height + 4, "caption", colour="ink2"))
            height += 4 + len(lines) * ROLES["caption"].line
    return Picture(width, height, tuple(shapes), title, summary, Table(headers, rows), tuple(spots))


def _sentence(turns: Sequence[TableTurn], tr: Translator) -> str:
    mixed = sum(1 for turn in turns if turn.sectors > 1)
    return tr.n(
        "{mixed} of {count} session brought sectors together.",
        "{mixed} of {count} sessions brought sectors together.",
        len(turns),
        mixed=mixed,
    )


def _label(turn: TableTurn, tr: Translator) -> str:
    sectors = tr.n("{count} sector", "{count} sectors", turn.sectors)
    return f"{turn.day} {turn.title}, {sectors}".strip()


def _grid(
    sectors: Sequence[str],
    turns: Sequence[TableTurn],
    label: float,
    column: float,
    tr: Translator,
    measure: Measure,
    floor: int,
) -> tuple[list[Drawn], list[Spot], float]:
    shapes: list[Drawn] = []
    right = label + 10 + column * len(turns)
    heads = [wrap(turn.day or "–", "caption_strong", column - 4, measure) for turn in turns]
    top = max(map(len, heads)) * ROLES["caption"].line + 8
    middles: list[float] = []
    y = top
    for name in sectors:
        lines = wrap(name, "body", label, measure)
        height = max(ROW, len(lines) * ROLES["body"].line + 6)
        shapes.append(Line(0, y, right, y, stroke="line"))
        shapes.extend(centred_block(lines, 0, y + height / 2, "body"))
        middles.append(y + height / 2)
        y += height
    shapes.append(Line(0, y, right, y, stroke="line"))
    spots = []
    most = max(max(turn.people) for turn in turns)
    foot = y + 6
    for place, turn in enumerate(turns):
        x = label + 10 + (place + 0.5) * column
        shapes.extend(block(heads[place], x, 0, "caption_strong", colour="ink2", anchor="middle"))
        shapes.extend(_column(turn, x, middles, max(most, 1), floor, tr))
        words = tr.number(turn.sectors)
        shapes.append(Text(x, foot + 9, words, "caption_strong", "ink", "middle", "middle"))
        spots.append(Spot(turn.key, x - column / 2, 0, column, foot + 20, _label(turn, tr)))
    named = wrap(tr.t("Sectors"), "caption_strong", label, measure)
    shapes.extend(block(named[:1], 0, foot, "caption_strong", colour="ink2"))
    return shapes, spots, foot + 20


def _column(
    turn: TableTurn, x: float, middles: Sequence[float], most: int, floor: int, tr: Translator
) -> list[Drawn]:
    came = [y for y, count in zip(middles, turn.people, strict=True) if count]
    shapes: list[Drawn] = []
    if len(came) > 1:
        shapes.append(Line(x, came[0], x, came[-1], stroke="mid", stroke_width=3))
    for y, count in zip(middles, turn.people, strict=True):
        if not count:
            shapes.append(Circle(x, y, 3, fill="surface", stroke="ctl", stroke_width=1.2))
            continue
        # The area, not the radius, follows the count; the number always has room.
        r = 10 + 5 * min(1.0, max(floor, count) / most) ** 0.5
        text = shown_count(count, floor, tr)
        shapes.append(Circle(x, y, r, fill="accent"))
        shapes.append(Text(x, y, text, "caption_strong", "on_accent", "middle", "middle"))
    return shapes


def _listed(
    sectors: Sequence[str],
    turns: Sequence[TableTurn],
    width: float,
    tr: Translator,
    measure: Measure,
) -> tuple[list[Drawn], list[Spot], float]:
    """Write each session with the names of the sectors that came."""
    shapes: list[Drawn] = []
    spots: list[Spot] = []
    y = 0.0
    for turn in turns:
        names = [name for name, count in zip(sectors, turn.people, strict=True) if count]
        head = wrap(f"{turn.day} {turn.title}".strip(), "strong", width, measure)
        body = wrap(tr.list(names), "caption", width, measure)
        shapes.extend(block(head, 0, y, "strong"))
        below = y + len(head) * ROLES["strong"].line
        shapes.extend(block(body, 0, below, "caption", colour="ink2"))
        height = below - y + len(body) * ROLES["caption"].line
        spots.append(Spot(turn.key, 0, y, width, height, _label(turn, tr)))
        y += height + 10
    return shapes, spots, y
