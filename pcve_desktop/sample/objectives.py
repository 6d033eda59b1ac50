"""Step 4 of the sample: four objectives, their indicators and measurements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.models.objectives import Indicator, Measurement, Objective
from pcve_desktop.models.vocabularies import Frequency, IndicatorKind, PreventionLevel, Public

if TYPE_CHECKING:
    from pcve_desktop.sample.maker import Maker

_PERCENT = "%"


@dataclass(frozen=True, slots=True)
class _Indicator:
    """A sign of an objective: start, target and the values measured since (day, value)."""

    key: str
    kind: IndicatorKind
    frequency: Frequency
    start: float
    target: float
    values: tuple[tuple[int, float], ...]
    percent: bool = False


# Key, candidate, lead, public, level, days to the look back (None: to be chosen).
_OBJECTIVES = (
    ("debates", "news", "media", Public.TEENS, PreventionLevel.PRIMARY, 210),
    ("parents", "parents", "parents", Public.PARENTS, PreventionLevel.PRIMARY, None),
    ("words", "words", "prevention", Public.PROFESSIONALS, PreventionLevel.PRIMARY, 150),
    ("coaches", "words", "fc", Public.PROFESSIONALS, PreventionLevel.SECONDARY, 180),
)

_INDICATORS = {
    "debates": (
        _Indicator(
            "debates", IndicatorKind.OUTPUT, Frequency.QUARTERLY, 0, 3, ((-40, 0), (-18, 1))
        ),
        _Indicator(
            "topics", IndicatorKind.OUTPUT, Frequency.MONTHLY, 0, 30,
            ((-60, 6), (-40, 15), (-22, 24)),
        ),
    ),
    "parents": (
        _Indicator(
            "know", IndicatorKind.OUTCOME, Frequency.QUARTERLY, 22, 60,
            ((-160, 24), (-100, 31), (-55, 35), (-14, 41)), percent=True,
        ),
        _Indicator(
            "meetups", IndicatorKind.OUTPUT, Frequency.MONTHLY, 0, 6,
            ((-130, 1), (-70, 1), (-40, 2), (-14, 3)),
        ),
        _Indicator(
            "contacts", IndicatorKind.OUTPUT, Frequency.EACH_TIME, 0, 2,
            ((-131, 0), (-75, 0), (-40, 1), (-12, 1)),
        ),
    ),
    "words": (
        _Indicator(
            "sheet", IndicatorKind.OUTCOME, Frequency.EACH_TIME, 0, 12, ((-40, 3), (-12, 7))
        ),
    ),
    "coaches": (
        _Indicator(
            "ready", IndicatorKind.OUTCOME, Frequency.EACH_TIME, 2.1, 4,
            ((-32, 2.8), (-10, 3.3)),
        ),
    ),
}  # fmt: skip


def make(maker: Maker) -> None:
    """Add the objectives; the second one has all but its date."""
    for key, candidate, lead, public, level, days in _OBJECTIVES:
        words = f"objective.{key}"
        maker.add(
            Objective,
            words,
            title=maker.text(words),
            candidate_id=maker.id(f"candidate.{candidate}"),
            public=public,
            prevention_level=level,
            lead_id=maker.id(f"org.{lead}"),
            deadline=None if days is None else maker.working_day(days),
            specific=True,
            specific_note=maker.text(f"{words}.specific"),
            measurable=True,
            achievable=True,
            achievable_note=maker.text(f"{words}.achievable"),
            relevant=True,
            relevant_note=maker.text(f"{words}.relevant"),
            time_bound=days is not None,
            if_then=maker.text(f"{words}.if_then"),
            assumptions=maker.text(f"{words}.assumptions"),
            validated=days is not None,
        )
        for indicator in _INDICATORS[key]:
            _indicator(maker, words, indicator, days or 200)


def _indicator(maker: Maker, objective: str, sign: _Indicator, days: int) -> None:
    words = f"indicator.{sign.key}"
    made = maker.add(
        Indicator,
        words,
        objective_id=maker.id(objective),
        name=maker.text(words),
        kind=sign.kind,
        unit=_PERCENT if sign.percent else maker.text(f"{words}.unit"),
        source=maker.text(f"{words}.source"),
        frequency=sign.frequency,
        baseline=float(sign.start),
        baseline_on=maker.working_day(sign.values[0][0] - 50),
        target=float(sign.target),
        target_on=maker.working_day(days),
    )
    for place, (offset, value) in enumerate(sign.values):
        notes = {0: "measure.first", len(sign.values) - 1: "measure.after"}
        maker.add(
            Measurement,
            indicator_id=made,
            measured_on=maker.working_day(offset),
            value=float(value),
            note=maker.text(notes[place]) if sign.percent and place in notes else None,
        )
