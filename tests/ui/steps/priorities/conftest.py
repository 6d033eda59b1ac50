"""Fixtures of the tests of step 3: findings, candidates, partners."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.priorities import Candidate, CandidateFinding

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.models.vocabularies import Grade


@pytest.fixture
def candidate(add: Callable[..., str]) -> Callable[..., str]:
    """Return a function that makes a candidate resting on findings of these grades."""

    def make(title: str, *grades: Grade | None) -> str:
        made = add(Candidate, title=title)
        for place, grade in enumerate(grades):
            finding = add(Finding, statement=f"{title}, seen {place}", grade=grade)
            add(CandidateFinding, candidate_id=made, finding_id=finding)
        return made

    return make
