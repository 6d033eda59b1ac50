"""The screens of a step, in the order of its wizard pages."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from pcve_desktop.methodology.steps import step_content
from pcve_desktop.models.vocabularies import Step
from pcve_desktop.screens.room import Room

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from pcve_desktop.i18n import Translator
    from pcve_desktop.reports.audiences import Source
    from pcve_desktop.screens.screen import Screen

    Maker = Callable[[Room], Iterable[Screen]]

EVENING = "evening"
"""The place of the screens that belong to the evening, not to a step."""


def makers_of(place: str) -> Mapping[str, Maker]:
    """Return what makes the screens of each page of a step, or of the evening."""
    made: Mapping[str, Maker] = import_module(f"pcve_desktop.screens.{place}").PAGES
    return made


def screens_of(data: Source, place: str, tr: Translator, *, today: dt.date) -> tuple[Screen, ...]:
    """Return all screens of a step (its key) or of the evening, as the room may see them."""
    room = Room(data, tr, today=today)
    makers = makers_of(place)
    pages = list(makers) if place == EVENING else step_content(Step(place)).keys
    return tuple(
        replace(screen, key=f"{place}.{page}.{number}")
        for page in pages
        for number, screen in enumerate(makers[page](room), start=1)
    )
