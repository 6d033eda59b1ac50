"""Where an indicator stands, whichever way it goes."""

from __future__ import annotations

import datetime as dt

import pytest

from pcve_desktop.methodology.indicators import Point, standing
from pcve_desktop.models.objectives import Indicator, Measurement


def measured(value: float | None, day: int | None, indicator: str = "i") -> Measurement:
    on = None if day is None else dt.date(2026, 11, day)
    return Measurement(indicator_id=indicator, value=value, measured_on=on)


def indicator(baseline: float | None, target: float | None) -> Indicator:
    return Indicator(id="i", objective_id="o", name="x", baseline=baseline, target=target,
                     baseline_on=dt.date(2026, 1, 10))  # fmt: skip


def test_the_latest_value_by_date_counts() -> None:
    found = standing(
        indicator(22, 60),
        [measured(41, 20), measured(30, 3), measured(None, 22), measured(99, 23, "other")],
    )
    assert (found.start, found.now, found.target, found.now_on) == (
        22,
        41,
        60,
        dt.date(2026, 11, 20),
    )
    assert found.progress == pytest.approx(0.5)
    assert found.rising is True
    assert not found.reached
    assert found.points == (
        Point(dt.date(2026, 1, 10), 22), Point(dt.date(2026, 11, 3), 30),
        Point(dt.date(2026, 11, 20), 41),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("baseline", "now", "target", "progress"),
    [
        (20, 15, 10, 0.5),
        (20, 25, 10, 0.0),
        (20, 5, 10, 1.0),
        (0, 12, 6, 1.0),
        (5, 5, 5, 1.0),
        (5, 4, 5, 0.0),
        (5, 4, None, None),
        (5, None, 6, None),
    ],
)
def test_progress_is_aware_of_the_direction(
    baseline: float, now: float | None, target: float | None, progress: float | None
) -> None:
    found = standing(indicator(baseline, target), [] if now is None else [measured(now, 3)])
    assert found.progress == (None if progress is None else pytest.approx(progress))
    assert found.reached == (progress == 1.0)


def test_without_a_baseline_the_first_value_is_the_start() -> None:
    found = standing(indicator(None, 10), [measured(8, 20), measured(4, 3)])
    assert (found.start, found.now) == (4, 8)
    assert found.progress == pytest.approx(4 / 6)
    assert len(found.points) == 2


def test_nothing_measured_yet() -> None:
    found = standing(indicator(None, None), [])
    assert (found.start, found.now, found.progress, found.rising) == (None, None, None, None)
    assert found.points == ()
