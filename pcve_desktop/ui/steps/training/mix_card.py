"""Who sat together: the sectors of each session, and those that have not met yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from pcve_desktop.methodology.mix import Mix, mix
from pcve_desktop.models.training import SessionAttendance, TrainingSession
from pcve_desktop.pictures.mix import TableTurn, mix_picture
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.parts import PictureCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.methodology.mix import Pair
    from pcve_desktop.models.partners import Organisation
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.ui.context import Context

_NAMED = 3
"""Pairs that are named; the others are counted."""


def apart_words(tr: Translator, pairs: Sequence[Pair]) -> str:
    """Name the first pairs of sectors that have not sat together, count the others."""
    named = [
        tr.t("{first} with {second}", first=tr.t(first.label), second=tr.t(second.label))
        for first, second in pairs[:_NAMED]
    ]
    said = tr.t("Not at one table yet: {pairs}.", pairs="; ".join(named))
    more = len(pairs) - len(named)
    if more:
        said += " " + tr.n("And {count} more pair.", "And {count} more pairs.", more)
    return said


class MixCard(PictureCard):
    """The picture, then in words who has not met; `opened(id)` when a session is picked."""

    opened = Signal(str)

    def __init__(self, context: Context, *, name: str) -> None:
        self._context = context
        self._mix = Mix((), (), {}, ())
        super().__init__(context, context.tr.t("Who sat together"), self._draw, name=name)
        self.view.activated.connect(self.opened)
        self.words = Text("", Role.SECONDARY, tone="ink2", wrap=True, name=f"{name}.words")
        self.body.addWidget(self.words)

    def fill(self, organisations: Sequence[Organisation]) -> None:
        """Show who sat together among the partners."""
        data = self._context.data
        found = self._mix = mix(
            organisations, data.all(TrainingSession), data.all(SessionAttendance)
        )
        self.show_picture(self._draw)
        self.words.setText(self._say() if found.sessions else "")
        self.words.setVisible(bool(self.words.text()))

    def _say(self) -> str:
        tr, found = self._context.tr, self._mix
        said = []
        if found.alone:
            titles = [
                self._context.data.title(TrainingSession, key) for key in found.alone[:_NAMED]
            ]
            said.append(
                tr.t(
                    "Among themselves so far: {sessions}. Next time, each could bring a neighbour.",
                    sessions="; ".join(titles),
                )
            )
        if found.apart:
            said.append(
                tr.n(
                    "{met} of {count} pair of sectors met.",
                    "{met} of {count} pairs of sectors met.",
                    found.pairs,
                    met=len(found.met),
                )
            )
            said.append(apart_words(tr, found.apart))
        elif found.pairs:
            said.append(tr.t("Every sector has sat with every other one."))
        return " ".join(said)

    def _draw(self, width: int) -> Picture:
        data, tr, found = self._context.data, self._context.tr, self._mix
        turns = []
        for seating in found.sessions:
            session = data.get(TrainingSession, seating.session_id)
            day = session.held_on if session is not None else None
            turns.append(
                TableTurn(
                    seating.session_id,
                    tr.date(day, "day_month") if day is not None else "",
                    session.title if session is not None else "",
                    tuple(seating.mix.sectors.get(sector, 0) for sector in found.sectors),
                )
            )
        return mix_picture(
            [tr.t(sector.label) for sector in found.sectors],
            turns,
            width=width,
            tr=tr,
            measure=self._context.picture_fonts().measure,
        )
