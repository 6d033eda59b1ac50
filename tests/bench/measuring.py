"""How the measurements are made: interleaved runs, medians, one line for each ratio."""

from __future__ import annotations

import gc
import statistics
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """Return how long one run takes, in seconds."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(
    name: str,
    ours: Callable[[], float],
    floor: Callable[[], float],
    *,
    target: float,
    rounds: int = 5,
) -> float:
    """Run both in turn, print the ratio of the medians beside its target, and return it.

    Taking turns spreads what else the machine does over both.
    """
    pairs = [(ours(), floor()) for _ in range(rounds)]
    mine = statistics.median(pair[0] for pair in pairs)
    theirs = statistics.median(pair[1] for pair in pairs)
    ratio = mine / theirs
    verdict = "met" if ratio <= target else "NOT met"
    print(
        f"\n{name}: {mine * 1000:.1f} ms against {theirs * 1000:.1f} ms, "
        f"ratio {ratio:.2f} (target {target:g}, {verdict})"
    )
    return ratio
