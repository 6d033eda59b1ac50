"""The logic chain: finding, priority, objective, action, indicator, and where it stops."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from pcve_desktop.pictures.glyphs import notice
from pcve_desktop.pictures.layout import (
    Measure,
    block,
    centred_block,
    default_measure,
    empty_picture,
    wrap,
    wrap_name,
)
from pcve_desktop.pictures.outline import s_curve
from pcve_desktop.pictures.scene import ROLES, Drawn, Line, Path, Picture, Rect, Spot, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator

Stage = Literal["finding", "priority", "objective", "action", "indicator"]
STAGES: tuple[Stage, ...] = ("finding", "priority", "objective", "action", "indicator")
LEAST_COLUMN = 104.0
GUTTER = 30.0
# What each stage should lead to; a finding need not lead anywhere.
_LEADS_TO: dict[Stage, tuple[Stage, ...]] = {
    "priority": ("objective",),
    "objective": ("action", "indicator"),
}


@dataclass(frozen=True, slots=True)
class ChainItem:
    """A record of the chain: its key, its stage and its words."""

    key: str
    stage: Stage
    label: str


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One record leads to another, both by key."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class _Gap:
    """Something that is not there yet, shown in ``stage`` beside the record ``after``."""

    after: str
    stage: Stage


@dataclass(frozen=True, slots=True)
class _Lane:
    """Room in a column for a link that passes through it."""

    link: ChainLink


_Entry = ChainItem | _Gap | _Lane


@dataclass(frozen=True, slots=True)
class _Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def gap_key(stage: Stage, after: str) -> str:
    """Give the key of the spot where something is missing after a record."""
    return f"gap:{stage}:{after}"


def chain_picture(
    items: Sequence[ChainItem],
    links: Sequence[ChainLink],
    *,
    width: float,
    tr: Translator,
    measure: Measure = default_measure,
    whole: bool = True,
) -> Picture:
    """Draw the chain in five columns; where they would be narrow, as an indented list.

    Without `whole` some records are kept from the reader: nothing is said to be missing.
    """
    title = tr.t("From findings to indicators")
    words = _words(tr)
    headers = (*words.values(),)
    if not items:
        text = tr.t("The chain begins with a finding or a priority.")
        return empty_picture(
            title=title, sentence=text, headers=headers, width=width, measure=measure
        )
    known = {item.key for item in items}
    chain = _Chain(items, [link for link in links if {link.start, link.end} <= known])
    gaps = chain.gaps() if whole else []
    sentence = _sentence(gaps, tr) if whole else tr.t("What leads to what.")
    table = Table(headers, chain.rows(gaps, tr))
    if (width - GUTTER * (len(STAGES) - 1)) / len(STAGES) < LEAST_COLUMN:
        shapes, spots, height = _listed(chain, gaps, width, tr, measure)
    else:
        shapes, spots, height = _columns(chain, gaps, width, tr, measure)
    return Picture(width, height, tuple(shapes), title, sentence, table, tuple(spots))


def _words(tr: Translator) -> dict[Stage, str]:
    return {
        "finding": tr.t("Finding"),
        "priority": tr.t("Priority"),
        "objective": tr.t("Objective"),
        "action": tr.t("Action"),
        "indicator": tr.t("Indicator"),
    }


def _gap_word(stage: Stage, tr: Translator) -> str:
    if stage == "objective":
        return tr.t("No objective yet")
    return tr.t("No action yet") if stage == "action" else tr.t("No indicator yet")


def _sentence(gaps: Sequence[_Gap], tr: Translator) -> str:
    if not gaps:
        return tr.t("Every priority leads to an action and an indicator.")
    return tr.n("{count} gap to talk about.", "{count} gaps to talk about.", len(gaps))


class _Chain:
    """The records and links, with what follows what."""

    def __init__(self, items: Sequence[ChainItem], links: Sequence[ChainLink]) -> None:
        self.items = items
        self.links = links
        self.by_key = {item.key: item for item in items}
        self.next: dict[str, list[str]] = {item.key: [] for item in items}
        self.previous: dict[str, list[str]] = {item.key: [] for item in items}
        for link in links:
            self.next[link.start].append(link.end)
            self.previous[link.end].append(link.start)

    def reaches(self, key: str, stage: Stage) -> bool:
        """Say whether a record leads to a stage, directly or through others."""
        return any(
            self.by_key[after].stage == stage or self.reaches(after, stage)
            for after in self.next[key]
            if STAGES.index(self.by_key[after].stage) > STAGES.index(self.by_key[key].stage)
        )

    def gaps(self) -> list[_Gap]:
        return [
            _Gap(item.key, stage)
            for item in self.items
            for stage in _LEADS_TO.get(item.stage, ())
            if not self.reaches(item.key, stage)
        ]

    def aim(self, entry: _Entry) -> float:
        """Say where among all records lies what an entry leads to, 0 when it leads nowhere."""
        if not isinstance(entry, ChainItem):
            return 0.0
        places = [self.items.index(self.by_key[key]) for key in self.next[entry.key]]
        return sum(places) / len(places) if places else 0.0

    def rows(self, gaps: Sequence[_Gap], tr: Translator) -> tuple[tuple[str, ...], ...]:
        """Give one row per record: itself and what it leads to, in the column of its stage."""
        rows: list[tuple[str, ...]] = []
        for item in self.items:
            cells: dict[Stage, list[str]] = {stage: [] for stage in STAGES}
            cells[item.stage].append(item.label)
            for key in self.next[item.key]:
                cells[self.by_key[key].stage].append(self.by_key[key].label)
            for gap in gaps:
                if gap.after == item.key:
                    cells[gap.stage].append(_gap_word(gap.stage, tr))
            rows.append(tuple("; ".join(cells[stage]) for stage in STAGES))
        return tuple(rows)


def _columns(
    chain: _Chain, gaps: Sequence[_Gap], width: float, tr: Translator, measure: Measure
) -> tuple[list[Drawn], list[Spot], float]:
    column = (width - GUTTER * (len(STAGES) - 1)) / len(STAGES)
    heads = [wrap(word, "caption_strong", column, measure) for word in _words(tr).values()]
    top = max(map(len, heads)) * ROLES["caption"].line + 8
    board = _Board(chain, column, tr, measure)
    shapes: list[Drawn] = []
    for index, stage in enumerate(STAGES):
        x = index * (column + GUTTER)
        shapes.extend(block(heads[index], x, 0, "caption_strong", colour="ink2"))
        board.fill(stage, gaps, x, top)
    shapes.extend(board.curves())
    return [*shapes, *board.shapes], board.spots, board.bottom + 1


class _Board:
    """The columns as they fill up: where each record stands and what was drawn for it."""

    def __init__(self, chain: _Chain, column: float, tr: Translator, measure: Measure) -> None:
        self.shapes: list[Drawn] = []
        self.spots: list[Spot] = []
        self.bottom = 0.0
        self._chain = chain
        self._column = column
        self._tr = tr
        self._measure = measure
        self._boxes: dict[str, _Box] = {}
        self._lanes: dict[ChainLink, list[_Box]] = {}
        self._gaps: list[tuple[_Gap, _Box]] = []

    def fill(self, stage: Stage, gaps: Sequence[_Gap], x: float, y: float) -> None:
        """Stack a column from ``y`` on, each entry as near as it can to what leads to it."""
        for entry in self._ordered(stage, gaps):
            label = self._label(entry)
            inner = self._column - (36 if isinstance(entry, _Gap) else 20)
            lines = wrap(label, "caption", inner, self._measure)
            height = len(lines) * ROLES["caption"].line + 16 if lines else 6.0
            anchor = self._anchor(entry)
            y = max(y, anchor - height / 2) if anchor is not None else y
            self._place(entry, lines, _Box(x, y, self._column, height))
            self.bottom = max(self.bottom, y + height)
            y += height + 10

    def curves(self) -> list[Drawn]:
        """Join what leads to what; what is missing is joined by dashes."""
        curves: list[Drawn] = []
        for link in self._chain.links:
            stops = [self._boxes[link.start], *self._lanes.get(link, []), self._boxes[link.end]]
            for start, end in pairwise(stops):
                curves.append(_curve(start, end, (), "mid"))
            for lane in self._lanes.get(link, []):
                right = lane.x + lane.width
                curves.append(
                    Line(lane.x, lane.middle, right, lane.middle, stroke="mid", stroke_width=2)
                )
        for gap, box in self._gaps:
            curves.append(_curve(self._boxes[gap.after], box, (4, 4), "attn"))
        return curves

    def _label(self, entry: _Entry) -> str:
        if isinstance(entry, ChainItem):
            return entry.label
        return _gap_word(entry.stage, self._tr) if isinstance(entry, _Gap) else ""

    def _place(self, entry: _Entry, lines: Sequence[str], box: _Box) -> None:
        match entry:
            case _Lane():
                self._lanes.setdefault(entry.link, []).append(box)
            case _Gap():
                self._gaps.append((entry, box))
                self.shapes.extend(_gap_shapes(box, lines))
                label = f"{' '.join(lines)}, {self._chain.by_key[entry.after].label}"
                self.spots.append(
                    Spot(gap_key(entry.stage, entry.after), box.x, box.y, box.width, box.height,
                         label)
                )  # fmt: skip
            case ChainItem():
                self._boxes[entry.key] = box
                frame = Rect(
                    box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1, 7,
                    fill="surface", stroke="ctl",
                )  # fmt: skip
                words = centred_block(lines, box.x + 10, box.middle, "caption")
                self.shapes.extend([frame, *words])
                self.spots.append(Spot(entry.key, box.x, box.y, box.width, box.height, entry.label))

    def _anchor(self, entry: _Entry) -> float | None:
        """Give the mean height of what leads to an entry, None when nothing does."""
        match entry:
            case _Gap():
                keys = [entry.after]
            case _Lane():
                keys = [entry.link.start]
            case ChainItem():
                keys = self._chain.previous[entry.key]
        middles = [self._boxes[key].middle for key in keys if key in self._boxes]
        return sum(middles) / len(middles) if middles else None

    def _ordered(self, stage: Stage, gaps: Sequence[_Gap]) -> list[_Entry]:
        """Order a column by what leads to it, so that curves cross as little as they can."""
        entries: list[_Entry] = [item for item in self._chain.items if item.stage == stage]
        entries.extend(gap for gap in gaps if gap.stage == stage)
        entries.extend(_Lane(link) for link in self._chain.links if self._passes(link, stage))

        def place(entry: _Entry) -> tuple[float, float]:
            anchor = self._anchor(entry)
            if anchor is not None:
                return anchor, 0.0
            return (0.0 if stage == "finding" else float("inf")), self._chain.aim(entry)

        return sorted(entries, key=place)

    def _passes(self, link: ChainLink, stage: Stage) -> bool:
        start, end = (STAGES.index(self._chain.by_key[key].stage) for key in (link.start, link.end))
        return start < STAGES.index(stage) < end


def _curve(start: _Box, end: _Box, dash: tuple[float, ...], colour: str) -> Path:
    curve = s_curve((start.x + start.width, start.middle), (end.x, end.middle))
    return Path(curve, stroke=colour, stroke_width=2 if not dash else 1.5, dash=dash)


def _gap_shapes(box: _Box, lines: Sequence[str]) -> list[Drawn]:
    frame = Rect(
        box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1, 7,
        fill="surface", stroke="attn", dash=(4, 3),
    )  # fmt: skip
    words = centred_block(lines, box.x + 26, box.middle, "caption", colour="attn")
    return [frame, *notice(box.x + 14, box.middle), *words]


def _listed(
    chain: _Chain, gaps: Sequence[_Gap], width: float, tr: Translator, measure: Measure
) -> tuple[list[Drawn], list[Spot], float]:
    """Write the chain as an indented list, each record once under the first that leads to it."""
    words = _words(tr)
    shapes: list[Drawn] = []
    spots: list[Spot] = []
    seen: set[str] = set()
    y = 0.0

    def write(key: str, depth: int) -> None:
        nonlocal y
        seen.add(key)
        item = chain.by_key[key]
        x = depth * 16.0
        lines = wrap_name(item.label, "body", max(60.0, width - x - 10), measure, 4)
        height = ROLES["caption"].line + len(lines) * ROLES["body"].line
        shapes.append(Line(x + 1, y + 2, x + 1, y + height, stroke="mid", stroke_width=2))
        shapes.extend(block([words[item.stage]], x + 10, y, "caption", colour="ink2"))
        shapes.extend(block(lines, x + 10, y + ROLES["caption"].line, "body"))
        spots.append(Spot(key, x, y, width - x, height, f"{words[item.stage]}, {item.label}"))
        y += height + 8
        for after in chain.next[key]:
            if after not in seen:
                write(after, depth + 1)
        for gap in gaps:
            if gap.after == key:
                left = x + 16
                texts = wrap(
                    _gap_word(gap.stage, tr), "caption", max(60.0, width - left - 30), measure
                )
                shapes.extend(notice(left + 8, y + ROLES["caption"].line / 2))
                shapes.extend(block(texts, left + 22, y, "caption", colour="attn"))
                tall = len(texts) * ROLES["caption"].line
                label = f"{' '.join(texts)}, {item.label}"
                spots.append(Spot(gap_key(gap.stage, key), left, y, width - left, tall, label))
                y += len(texts) * ROLES["caption"].line + 8

    for item in chain.items:
        if not chain.previous[item.key]:
            write(item.key, 0)
    return shapes, spots, y
