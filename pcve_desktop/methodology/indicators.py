"""Step 4, indicators: where each stands between its start and its target."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pcve_desktop.models.objectives import Indicator, Measurement


@dataclass(frozen=True, slots=True)
class Point:
    """A dated value."""

    on: dt.date | None
    value: float


@dataclass(frozen=True, slots=True)
class Standing:
    """An indicator today.

    `start` is the baseline, or the first measurement when there is none; `now` the latest value,
    None before the first measurement. `progress` is the way covered from start to target, 0 to 1
    whichever way it goes; None when start, now or target is unknown. `rising` says whether the
    target lies above the start (None when equal or unknown).
    """

    start: float | None
    now: float | None
    now_on: dt.date | None
    target: float | None
    progress: float | None
    rising: bool | None
    points: tuple[Point, ...]

    @property
    def reached(self) -> bool:
        """Say whether the target is reached."""
        return self.progress is not None and self.progress >= 1


def standing(indicator: Indicator, measurements: Iterable[Measurement]) -> Standing:
    """Return where an indicator stands; measurements of other indicators are ignored.

    `points` are the baseline and the measurements in order of date, undated ones first.
    """
    own = sorted(
        (item for item in measurements if item.indicator_id == indicator.id),
        key=lambda item: (item.measured_on or dt.date.min, item.id),
    )
    points = [Point(item.measured_on, item.value) for item in own if item.value is not None]
    latest = points[-1] if points else None
    start = indicator.baseline
    if start is not None:
        points.insert(0, Point(indicator.baseline_on, start))
    elif points:
        start = points[0].value
    now = latest.value if latest else None
    target = indicator.target
    rising = None if start is None or target is None or start == target else target > start
    return Standing(
        start=start,
        now=now,
        now_on=latest.on if latest else None,
        target=target,
        progress=_progress(start, now, target),
        rising=rising,
        points=tuple(points),
    )


def _progress(start: float | None, now: float | None, target: float | None) -> float | None:
    if start is None or now is None or target is None:
        return None
    if math.isclose(start, target):
        # The aim is to keep the level.
        return 1.0 if now >= target else 0.0
    return min(1.0, max(0.0, (now - start) / (target - start)))
