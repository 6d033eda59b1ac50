"""A begun network on screen, and the office next door."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.ui.exchanging.plans import NextDoor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pcve_desktop.ui.context import Context


@pytest.fixture
def shown(context: Context) -> Context:
    """Give a context whose window is on screen, on a fixed day."""
    context.today = lambda: dt.date(2026, 11, 24)  # type: ignore[method-assign] # a fixed day
    context.window.show()
    return context


@pytest.fixture
def next_door(context: Context, tmp_path: Path) -> Iterator[NextDoor]:
    made = NextDoor(context.ws, tmp_path)
    yield made
    made.ws.close()
