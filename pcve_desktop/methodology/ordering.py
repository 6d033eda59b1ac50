"""What comes after what: circles in an order of milestones, which no plan can follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def circle(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Return the members of a circle in (later, earlier) pairs, in order; empty when none.

    The first member stands only once: `[a, b]` says that a comes after b and b after a.
    """
    earlier: dict[str, list[str]] = {}
    for later, before in pairs:
        earlier.setdefault(later, []).append(before)
    clear: set[str] = set()
    for start in earlier:
        found = _walk(start, earlier, clear)
        if found:
            return found
    return []


def _walk(start: str, earlier: Mapping[str, list[str]], clear: set[str]) -> list[str]:
    """Follow what comes before, depth first; `clear` grows by what leads into no circle."""
    path: list[str] = []
    on_path: set[str] = set()
    waiting: list[tuple[str, bool]] = [(start, True)]
    while waiting:
        key, entering = waiting.pop()
        if not entering:
            path.pop()
            on_path.discard(key)
            clear.add(key)
        elif key in on_path:
            return path[path.index(key) :]
        elif key not in clear:
            path.append(key)
            on_path.add(key)
            waiting.append((key, False))
            waiting += [(before, True) for before in earlier.get(key, ())]
    return []
