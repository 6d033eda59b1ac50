"""The logic chain: finding, priority, objective, action, indicator, and where it stops."""

from __future__ import annotations

from dataclasses import dataclass
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
class _Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def chain_picture(
    items: Sequence[ChainItem],
    links: Sequence[ChainLink],
    *,
    width: float,
    tr: Translator,
    measure: Measure = default_measure,
) -> Picture:
    """Draw the chain in five columns; where they would be narrow, as an indented list."""
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
    gaps = chain.gaps()
    sentence = _sentence(gaps, tr)
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
    boxes: dict[str, _Box] = {}
    shapes: list[Drawn] = []
    texts: list[Drawn] = []
    spots: list[Spot] = []
    gap_boxes: list[tuple[_Gap, _Box]] = []
    bottom = top
    for index, stage in enumerate(STAGES):
        x = index * (column + GUTTER)
        shapes.extend(block(heads[index], x, 0, "caption_strong", colour="ink2"))
        y = top
        for entry in _ordered(chain, gaps, stage, boxes):
            is_gap = isinstance(entry, _Gap)
            label = _gap_word(stage, tr) if isinstance(entry, _Gap) else entry.label
            inner = column - (36 if is_gap else 20)
            lines = wrap(label, "caption", inner, measure)
            height = len(lines) * ROLES["caption"].line + 16
            anchor = _anchor(entry, chain, boxes)
            y = max(y, anchor - height / 2) if anchor is not None else y
            box = _Box(x, y, column, height)
            if isinstance(entry, _Gap):
                gap_boxes.append((entry, box))
                texts.extend(_gap_shapes(box, lines))
            else:
                boxes[entry.key] = box
                texts.append(
                    Rect(x + 0.5, y + 0.5, column - 1, height - 1, 7, fill="surface", stroke="ctl")
                )
                texts.extend(centred_block(lines, x + 10, box.middle, "caption"))
                spots.append(Spot(entry.key, x, y, column, height, entry.label))
            y += height + 10
        bottom = max(bottom, y - 10)
    shapes.extend(_curve(boxes[link.start], boxes[link.end], (), "mid") for link in chain.links)
    shapes.extend(_curve(boxes[gap.after], box, (4, 4), "attn") for gap, box in gap_boxes)
    return [*shapes, *texts], spots, bottom + 1


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


def _anchor(entry: ChainItem | _Gap, chain: _Chain, boxes: dict[str, _Box]) -> float | None:
    """Give the mean height of what leads to an entry, None when nothing does."""
    keys = [entry.after] if isinstance(entry, _Gap) else chain.previous[entry.key]
    middles = [boxes[key].middle for key in keys if key in boxes]
    return sum(middles) / len(middles) if middles else None


def _ordered(
    chain: _Chain, gaps: Sequence[_Gap], stage: Stage, boxes: dict[str, _Box]
) -> list[ChainItem | _Gap]:
    """Order a column by what leads to it, so that curves cross as little as they can."""
    entries: list[ChainItem | _Gap] = [item for item in chain.items if item.stage == stage]
    entries.extend(gap for gap in gaps if gap.stage == stage)

    def place(entry: ChainItem | _Gap) -> float:
        anchor = _anchor(entry, chain, boxes)
        return float("inf") if anchor is None else anchor

    return sorted(entries, key=place)


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
                y += len(texts) * ROLES["caption"].line + 8

    for item in chain.items:
        if not chain.previous[item.key]:
            write(item.key, 0)
    return shapes, spots, y
