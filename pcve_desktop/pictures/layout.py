"""Measuring, wrapping and eliding of texts, legends and the picture of nothing yet."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pcve_desktop.pictures.scene import (
    ROLES,
    Anchor,
    Drawn,
    Picture,
    Rect,
    Table,
    Text,
    TextRole,
)

Measure = Callable[[str, TextRole], float]
Box = tuple[float, float, float, float]

# Advance widths of Source Sans in thousandths of an em, letters grouped by width.
_WIDTHS = {
    character: width
    for width, characters in (
        (200, " \u00a0\u202f\u2009"),
        (250, "',.:;ij|\u2019·Il!ı"),
        (300, "()[]f{}-"),
        (345, "rt/\\“”"),
        (420, '"*?sz«»'),
        (460, "cvyxJLY"),
        (500, "#$+0123456789<=>F^_aegk~–−≥≤"),
        (530, "EVXASTZ`hnou"),
        (575, "PRbdpqBCKß"),
        (640, "DGNUHOQ&→←↑↓✓"),
        (760, "MwWœæ"),
        (840, "%m@ŒÆ…—"),
    )
    for character in characters
}
_UNKNOWN = 620
_SEMIBOLD = 1.04
# The table rounds; a label must never turn out longer than promised.
_SAFETY = 1.03


def default_measure(text: str, role: TextRole) -> float:
    """Estimate the width of a text in px from average glyph widths; never far too small."""
    plain = unicodedata.normalize("NFD", text)
    letters = (letter for letter in plain if not unicodedata.combining(letter))
    units = sum(_WIDTHS.get(letter, _UNKNOWN) for letter in letters)
    style = ROLES[role]
    return units * style.size / 1000 * _SAFETY * (_SEMIBOLD if style.strong else 1.0)


def text_box(text: Text, measure: Measure = default_measure) -> Box:
    """Give the ink box (left, top, right, bottom) of a line of text."""
    width = measure(text.text, text.role)
    shift = {"start": 0.0, "middle": -width / 2, "end": -width}[text.anchor]
    size = text.style.size
    # Capitals rise 0.72 em (with accents), descenders fall 0.22 em.
    top, bottom = text.drop - 0.72 * size, text.drop + 0.22 * size
    if text.angle:
        return text.x + top, text.y - shift - width, text.x + bottom, text.y - shift
    return text.x + shift, text.y + top, text.x + shift + width, text.y + bottom


def wrap(text: str, role: TextRole, width: float, measure: Measure) -> tuple[str, ...]:
    """Break a text into lines of at most ``width`` px; a word too long is hyphenated."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        candidate = f"{line} {word}" if line else word
        if measure(candidate, role) <= width:
            line = candidate
            continue
        if line:
            lines.append(line)
        *heads, line = _broken(word, role, width, measure)
        lines.extend(heads)
    if line:
        lines.append(line)
    return tuple(lines)


def _broken(word: str, role: TextRole, width: float, measure: Measure) -> list[str]:
    pieces: list[str] = []
    while measure(word, role) > width and len(word) > 2:
        cut = len(word) - 1
        while cut > 1 and measure(word[:cut] + "-", role) > width:
            cut -= 1
        pieces.append(word[:cut] + ("" if word[cut - 1] == "-" else "-"))
        word = word[cut:]
    return [*pieces, word]


def elide(text: str, role: TextRole, width: float, measure: Measure) -> str:
    """Shorten a name with an ellipsis so that it fits; states and dates are never elided."""
    if measure(text, role) <= width:
        return text
    while text and measure(text + "…", role) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def wrap_name(
    text: str, role: TextRole, width: float, measure: Measure, lines: int
) -> tuple[str, ...]:
    """Wrap a name over at most ``lines`` lines and elide what is left."""
    wrapped = wrap(text, role, width, measure)
    if len(wrapped) <= lines:
        return wrapped
    rest = " ".join(wrapped[lines - 1 :])
    return (*wrapped[: lines - 1], elide(rest, role, width, measure))


def widest(texts: Sequence[str], role: TextRole, measure: Measure) -> float:
    """Give the width of the longest of the texts in px, 0 when there is none."""
    return max((measure(text, role) for text in texts), default=0.0)


def block(
    lines: Sequence[str],
    x: float,
    y: float,
    role: TextRole,
    *,
    colour: str = "ink",
    anchor: Anchor = "start",
) -> list[Text]:
    """Set lines of text under each other, the first line box beginning at ``y``."""
    line = ROLES[role].line
    return [
        Text(x, y + (index + 0.5) * line, text, role, colour, anchor, "middle")
        for index, text in enumerate(lines)
    ]


def centred_block(
    lines: Sequence[str],
    x: float,
    y: float,
    role: TextRole,
    *,
    colour: str = "ink",
    anchor: Anchor = "start",
) -> list[Text]:
    """Set lines of text under each other, their middle at ``y``."""
    top = y - len(lines) * ROLES[role].line / 2
    return block(lines, x, top, role, colour=colour, anchor=anchor)


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A sign of a legend, drawn at the origin (its left middle), and its word."""

    sign: Callable[[float, float], Sequence[Drawn]]
    sign_width: float
    text: str


def legend(
    items: Sequence[LegendItem], x: float, y: float, width: float, measure: Measure
) -> tuple[list[Drawn], float]:
    """Set a legend from ``y`` on, on as many lines as needed; give its shapes and its height."""
    shapes: list[Drawn] = []
    lengths = [item.sign_width + 6 + measure(item.text, "caption") for item in items]
    # Closer together where that keeps the legend on one line.
    gap = min(16.0, max(9.0, (width - sum(lengths)) / max(1, len(items) - 1)))
    left, line = x, 0
    height = ROLES["caption"].line + 3
    for item, length in zip(items, lengths, strict=True):
        if left > x and left + length > x + width + 0.01:
            left, line = x, line + 1
        middle = y + (line + 0.5) * height
        shapes.extend(item.sign(left, middle))
        start = left + item.sign_width + 6
        shapes.append(Text(start, middle, item.text, "caption", "ink2", "start", "middle"))
        left += length + gap
    return shapes, (line + 1) * height if items else 0.0


def empty_picture(
    *, title: str, sentence: str, headers: Sequence[str], width: float, measure: Measure
) -> Picture:
    """Give the picture that says, in a dashed frame, that there is nothing to show yet."""
    lines = wrap(sentence, "body", max(40.0, width - 32), measure)
    height = max(72.0, len(lines) * ROLES["body"].line + 32)
    frame = Rect(0.5, 0.5, width - 1, height - 1, 10, stroke="ctl", dash=(4, 4))
    texts = centred_block(lines, width / 2, height / 2, "body", colour="ink2", anchor="middle")
    return Picture(width, height, (frame, *texts), title, sentence, Table(tuple(headers), ()))
