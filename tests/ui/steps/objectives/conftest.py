"""Fixtures of the tests of step 4: retained priorities and objectives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.priorities import Candidate, PriorityDecision
from pcve_desktop.models.vocabularies import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def priority(add: Callable[..., str]) -> Callable[..., str]:
    """Return a function that makes a retained priority and gives its id."""

    def make(title: str, rank: int = 1, reason: str | None = None) -> str:
        candidate = add(Candidate, title=title)
        add(PriorityDecision, candidate_id=candidate, outcome=Outcome.RETAINED, rank=rank,
            reason=reason)  # fmt: skip
        return candidate

    return make


@pytest.fixture
def objective(add: Callable[..., str]) -> Callable[..., str]:
    """Return a function that makes an objective and gives its id."""

    def make(title: str, **values: Any) -> str:
        return add(Objective, title=title, **values)

    return make
