"""A fictional network to look at and to try things out with, in three languages.

Everything is made through the services, with days counted from today so that it always looks
alive. The neighbourhood, the organisations and the people do not exist; phone numbers are those
that the French regulator keeps for works of fiction.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from pcve_desktop.i18n import Translator, mark
from pcve_desktop.sample import actions as plan
from pcve_desktop.sample import (
    diagnosis,
    meetings,
    objectives,
    partners,
    past,
    priorities,
    public,
    sharing,
    start,
    training,
)
from pcve_desktop.sample.maker import Maker
from pcve_desktop.sample.texts_de import TEXTS as GERMAN
from pcve_desktop.sample.texts_en import TEXTS as ENGLISH
from pcve_desktop.sample.texts_fr import TEXTS as FRENCH
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

TEXTS: dict[str, dict[str, str]] = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN}
"""The words of the sample by language, the same keys in each; other languages get English."""

_PARTS = (
    start.make,
    past.make,
    start.begin_current_cycle,
    training.make,
    diagnosis.make,
    meetings.make,
    priorities.make,
    objectives.make,
    plan.make,
    sharing.make,
    partners.make_lives,
    public.make,
)


def ready_sample(folder: Path, language: str) -> Path:
    """Return the sample of a language in `folder`, as somebody left it, or made for the first time.

    Raises CannotWrite. A sample that was interrupted while it was made is made again.
    """
    name = f"les-tilleuls-{Translator(language).language}.passerelle"
    path = folder / name
    if not path.exists():
        draft = folder / f"{name}.draft"
        draft.unlink(missing_ok=True)
        make_sample(draft, language)
        draft.replace(path)
    return path


def make_sample(path: Path, language: str, *, today: dt.date | None = None) -> None:
    """Write a new workspace with the sample network in `language` (English when unknown).

    `today` is the day from which all others are counted; it may lie in the past, not ahead (what a
    professional agreed to cannot). Raises FileExists or CannotWrite.
    """
    tr = Translator(language)
    words = TEXTS.get(tr.language, ENGLISH)
    day = today or dt.datetime.now(dt.UTC).astimezone().date()
    with Workspace.create(path, office=words["org.espace.name"]) as ws:
        maker = Maker(ws, tr, words, day)
        with ws.write(mark("Sample network")):
            for part in _PARTS:
                part(maker)
