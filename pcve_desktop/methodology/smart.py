"""Step 4: the SMART check of an objective, and how it will read on the wall."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pcve_desktop.i18n import mark
from pcve_desktop.models.base import fields_of
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.rules import filled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models.objectives import Indicator

WORDS_ON_A_WALL = 30
"""A longer sentence is not read from three metres."""

_GAP = "\x00"


@dataclass(frozen=True, slots=True)
class SmartLetter:
    """One letter: `key` is the field, `clear` its state, `hint` what to do ("" for nothing).

    A clear letter may still carry a hint. `dates` fill placeholders and are formatted by the
    reader's language.
    """

    key: str
    letter: str
    label: str
    question: str
    clear: bool
    hint: str = ""
    dates: Mapping[str, dt.date] = field(default_factory=dict)

    def hint_text(self, tr: Translator) -> str:
        """Return the hint in the language of `tr`."""
        return tr.t(self.hint, **{name: tr.date(day, "long") for name, day in self.dates.items()})


@dataclass(frozen=True, slots=True)
class Smart:
    """The check of an objective; it helps the wording and is no exam."""

    letters: tuple[SmartLetter, ...]

    @property
    def clear_count(self) -> int:
        """Return how many letters are clear."""
        return sum(1 for letter in self.letters if letter.clear)

    @property
    def ready(self) -> bool:
        """Say whether all five are clear."""
        return self.clear_count == len(self.letters)


def check(objective: Objective, *, indicators: Sequence[Indicator], today: dt.date) -> Smart:
    """Return the five letters of an objective; `indicators` are its own.

    A letter is clear when the group ticked it or when what it asks for is there: who will notice,
    a sign, a lead or means, a priority, a date ahead. A date that has passed stays clear once
    ticked: the group agreed on it when it was ahead.
    """
    return Smart(
        (
            _specific(objective),
            _measurable(objective, indicators),
            _achievable(objective),
            _relevant(objective),
            _time_bound(objective, today),
        )
    )


def _specific(objective: Objective) -> SmartLetter:
    noted = filled(objective.specific_note)
    hint = ""
    if len(objective.title.split()) > WORDS_ON_A_WALL:
        hint = mark("Long for a wall. Could it be said in half the words?")
    elif not noted:
        hint = mark("Note who will notice, such as parents of a school or players of a club.")
    return _letter("specific", objective.specific or noted, hint)


def _measurable(objective: Objective, indicators: Sequence[Indicator]) -> SmartLetter:
    hint = ""
    if not indicators and not filled(objective.measurable_note):
        hint = mark("Add a sign that someone already sees or counts.")
    elif indicators and all(indicator.target is None for indicator in indicators):
        hint = mark("Give one of the indicators a target.")
    clear = objective.measurable or bool(indicators) or filled(objective.measurable_note)
    return _letter("measurable", clear, hint)


def _achievable(objective: Objective) -> SmartLetter:
    means, led = filled(objective.achievable_note), objective.lead_id is not None
    hint = ""
    if not led:
        hint = mark("Choose a lead: every objective needs someone who looks after it.")
    elif not means:
        hint = mark("Note with what means: hours, a room, a budget.")
    return _letter("achievable", objective.achievable or means or led, hint)


def _relevant(objective: Objective) -> SmartLetter:
    linked = objective.candidate_id is not None
    hint = "" if linked else mark("Choose the priority that it answers, or note what links it.")
    noted = filled(objective.relevant_note)
    return _letter("relevant", objective.relevant or linked or noted, "" if noted else hint)


def _time_bound(objective: Objective, today: dt.date) -> SmartLetter:
    deadline = objective.deadline
    if deadline is not None and deadline > today:
        return _letter("time_bound", clear=True)
    if deadline is not None and objective.time_bound:
        hint = mark("The date has come: time to look back together.")
        return _letter("time_bound", clear=True, hint=hint)
    hint = mark("Choose a date after {today}, for example the end of the school year.")
    return _letter("time_bound", clear=False, hint=hint, dates={"today": today})


_LETTERS = {
    "specific": "S",
    "measurable": "M",
    "achievable": "A",
    "relevant": "R",
    "time_bound": "T",
}


def _letter(
    key: str, clear: bool, hint: str = "", dates: Mapping[str, dt.date] | None = None
) -> SmartLetter:
    described = fields_of(Objective)[key]
    return SmartLetter(
        key, _LETTERS[key], described.label, described.help, clear, hint, dates or {}
    )


@dataclass(frozen=True, slots=True)
class WallPart:
    """A piece of the sentence; a missing one is to be chosen and is shown underlined."""

    text: str
    missing: bool = False


def wall_sentence(
    tr: Translator, objective: Objective, indicators: Sequence[Indicator]
) -> tuple[WallPart, ...]:
    """Return how an objective will read on the wall, in pieces to put one after the other.

    The first indicator with a start and a target gives the figures; without one they are left out.
    """
    change = objective.title.strip().rstrip(".")
    figures = next(
        (
            indicator
            for indicator in indicators
            if indicator.baseline is not None and indicator.target is not None
        ),
        None,
    )
    date = _GAP if objective.deadline is None else tr.date(objective.deadline, "long")
    if figures is not None and figures.baseline is not None and figures.target is not None:
        text = tr.t(
            "{change}, from {start} to {target}, by {date}.",
            change=change,
            start=_figure(tr, figures.baseline, figures.unit),
            target=_figure(tr, figures.target, figures.unit),
            date=date,
        )
    else:
        text = tr.t("{change}, by {date}.", change=change, date=date)
    before, gap, after = text.partition(_GAP)
    if not gap:
        return (WallPart(text),)
    return WallPart(before), WallPart(tr.t("date to choose"), missing=True), WallPart(after)


def _figure(tr: Translator, value: float, unit: str | None) -> str:
    # A percentage is one sign; other units read badly twice in a sentence.
    if unit is not None and unit.strip() == "%":
        return tr.percent(value / 100)
    return tr.number(value)
