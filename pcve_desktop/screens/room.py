"""What the room may see: the network's own results, without any contact or internal field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.steps import step_content
from pcve_desktop.models.fields import Sensitivity
from pcve_desktop.models.vocabularies import Handling
from pcve_desktop.reports.audiences import Audience, Rules, View
from pcve_desktop.screens.screen import MOST, Screen

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator
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
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Room(View):
    """The records of a network as those in the room may see them, with words and makers."""

    def __init__(self, data: Source, tr: Translator, *, today: dt.date) -> None:
        super().__init__(data, Audience.NETWORK)
        self.rules = _RULES
        self.tr = tr
        self.today = today

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


def parts(items: Sequence[object], most: int = MOST) -> list[slice]:
    """Cut what is too much for one screen into even parts; one empty part for nothing."""
    count = max(1, -(-len(items) // most))
    size = -(-len(items) // count)
    return [slice(start, start + size) for start in range(0, count * size, size)] or [slice(0, 0)]


def letter(place: int) -> str:
    """Return the letter of the candidate at a place, a number after Z."""
    return LETTERS[place] if place < len(LETTERS) else str(place + 1)
