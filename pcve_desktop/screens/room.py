"""What the room may see: the network's own results, without any contact or internal field."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.steps import step_content
from pcve_desktop.models.fields import Sensitivity
from pcve_desktop.models.vocabularies import Handling, Vocabulary
from pcve_desktop.reports.audiences import Audience, Rules, View
from pcve_desktop.screens.screen import MOST, Line, Lines, Screen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models import Record
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.reports.audiences import Source
    from pcve_desktop.screens.screen import Block, Progress

_RULES = Rules(
    ceiling=Handling.AMBER_STRICT,
    hidden=frozenset({Sensitivity.CONTACT, Sensitivity.INTERNAL}),
    validated_only=False,
    masks_counts=False,
    promise=mark("For those in the room. Contacts are left out."),
)
# As many letters as a line of the wall holds, and a statement.
_LONG = 86
_PASSAGE = 400
_ENDS = re.compile(r"(?<=[.!?…])\s+")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Room(View):
    """The records of a network as those in the room may see them, with words and makers."""

    def __init__(self, data: Source, tr: Translator, *, today: dt.date) -> None:
        super().__init__(data, Audience.NETWORK)
        self.rules = _RULES
        self.tr = tr
        self.today = today

    def said(self, record: Record, name: str) -> str:
        """Return what a field says in the language of the room; empty when it is hidden."""
        value = self.value(record, name)
        if value is None or value == "":
            return ""
        if isinstance(value, Vocabulary):
            return self.tr.t(value.label)
        if isinstance(value, dt.date):
            return self.tr.date(value)
        return str(value)

    def screen(
        self,
        step: Step,
        page: str,
        *,
        hint: str = "",
        progress: Progress | None = None,
        left: Block | None = None,
        right: Block | None = None,
    ) -> Screen:
        """Return a screen with the question of a page; its number is given when all are there."""
        content = step_content(step)
        told = content.page(page)
        name = self.tr.t(content.title)
        return Screen(
            key=f"{step}.{page}.",
            step=name,
            question=self.tr.t(told.question, network=str(self.value(self.data.network, "name"))),
            hint=hint,
            progress=progress,
            left=left,
            right=right,
            note=self.tr.t(told.tip),
        )


def pages(
    room: Room, step: Step, page: str, lines: Sequence[Line], empty: str, **more: Any
) -> Iterator[Screen]:
    """Give the screens of a list, as many as it takes; `more` stands on each of them."""
    for part in parts(lines):
        yield room.screen(step, page, left=Lines(tuple(lines[part]), empty=empty), **more)


def parts(items: Sequence[object], most: int = MOST) -> list[slice]:
    """Cut what is too much for one screen into even parts; one empty part for nothing.

    A line with a long text takes the room of several.
    """
    if not items:
        return [slice(0, 0)]
    weights = [_weight(item) for item in items]
    if sum(weights) > len(weights):
        return _packed(weights, most)
    count = -(-len(items) // most)
    size = -(-len(items) // count)
    return [slice(start, start + size) for start in range(0, len(items), size)]


def _packed(weights: Sequence[int], most: int) -> list[slice]:
    found, start, taken = [], 0, 0
    for place, weight in enumerate(weights):
        if place > start and taken + weight > most:
            found.append(slice(start, place))
            start, taken = place, 0
        taken += weight
    return [*found, slice(start, len(weights))]


def _weight(item: object) -> int:
    if not isinstance(item, Line):
        return 1
    under = len(item.word) + len(item.detail)
    return 1 + max(0, len(item.text) - 1) // _LONG + max(0, under - 1) // _LONG // 2


def passages(text: str) -> list[str]:
    """Cut a long text where sentences end, so that each piece can be read on the wall."""
    found: list[str] = []
    for paragraph in filter(None, (one.strip() for one in text.splitlines())):
        for sentence in _ENDS.split(paragraph):
            if found and len(found[-1]) + len(sentence) < _PASSAGE:
                found[-1] = f"{found[-1]} {sentence}"
            else:
                found.append(sentence)
    return found


def letter(place: int) -> str:
    """Return the letter of the candidate at a place, a number after Z."""
    return LETTERS[place] if place < len(LETTERS) else str(place + 1)
