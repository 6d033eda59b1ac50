"""Before and after, one row a question: square, line, disc and both numbers."""

from __future__ import annotations

from dataclasses import dataclass
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
from pcve_desktop.pictures.scene import ROLES, Drawn, Line, Picture, Table, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator


@dataclass(frozen=True, slots=True)
class ConfidenceRow:
    """One question with its mean answer before and after."""

    label: str
    before: float | None
    after: float | None


def dumbbell_chart(
    rows: Sequence[ConfidenceRow],
    *,
    title: str,
    width: float,
    tr: Translator,
    low: float = 1.0,
    high: float = 5.0,
    sentence: str = "",
    measure: Measure = default_measure,
    decimals: int | None = 1,
    headers: tuple[str, str, str] | None = None,
) -> Picture:
    """Draw each row on a scale from ``low`` to ``high``; ``headers`` are those of its table."""
    headers = headers or (tr.t("Question"), tr.t("Before"), tr.t("After"))
    known = [row for row in rows if row.before is not None or row.after is not None]
    if not known:
        text = tr.t("No answers yet.")
        return empty_picture(
            title=title, sentence=text, headers=headers, width=width, measure=measure
        )
    befores = [_number(row.before, tr, decimals) for row in rows]
    afters = [_number(row.after, tr, decimals) for row in rows]
    values = [f"{before} → {after}" for before, after in zip(befores, afters, strict=True)]
    right = widest(values, "strong", measure)
    column = min(width * 0.5, widest([row.label for row in rows], "body", measure) + 1)
    column = min(column, max(60.0, width - right - 16 - 16 - 64))
    start, end = column + 16, width - right - 20
    shapes: list[Drawn] = []
    y = 0.0

    def across(value: float) -> float:
        return start + (end - start) * min(max((value - low) / (high - low), 0.0), 1.0)

    for row, text in zip(rows, values, strict=True):
        lines = wrap(row.label, "body", column, measure)
        height = max(30.0, len(lines) * ROLES["body"].line + 8)
        middle = y + height / 2
        shapes.extend(centred_block(lines, 0, middle, "body"))
        shapes.append(Line(start, middle, end, middle, stroke="line", stroke_width=1.6))
        if row.before is not None and row.after is not None:
            joined = Line(across(row.before), middle, across(row.after), middle,
                          stroke="accent", stroke_width=2.6)  # fmt: skip
            shapes.append(joined)
        if row.before is not None:
            shapes.append(hollow_square(across(row.before), middle, 4.5))
        if row.after is not None:
            shapes.append(disc(across(row.after), middle, 5.5))
        shapes.append(Text(width, middle, text, "strong", "ink", "end", "middle"))
        y += height
    cells = tuple(
        (row.label, before, after) for row, before, after in zip(rows, befores, afters, strict=True)
    )
    summary = sentence or _sentence(known, tr)
    return Picture(width, y, tuple(shapes), title, summary, Table(headers, cells))


def _number(value: float | None, tr: Translator, decimals: int | None) -> str:
    return "–" if value is None else tr.number(value, decimals)


def _sentence(rows: Sequence[ConfidenceRow], tr: Translator) -> str:
    both = [row for row in rows if row.before is not None and row.after is not None]
    higher = sum((row.after or 0) > (row.before or 0) for row in both)
    return tr.t("{higher} of {total} answers are higher after.", higher=higher, total=len(both))
