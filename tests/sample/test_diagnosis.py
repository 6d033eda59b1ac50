"""Findings of the sample: rated more than once, with reasons; some go on from the cycle before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.methodology.diagnosis import going_on, in_order
from pcve_desktop.models.diagnosis import Finding, FindingRating
from pcve_desktop.models.vocabularies import FindingKind, Grade
from tests.sample.reading import TODAY

if TYPE_CHECKING:
    from pcve_desktop.services.dataset import Dataset


def test_some_findings_were_rated_two_or_three_times(sample: Dataset) -> None:
    findings = sample.all(Finding)
    counts = [len(sample.where(FindingRating, "finding_id", row.id)) for row in findings]
    assert sorted(counts, reverse=True)[:7] == [3, 3, 3, 2, 2, 2, 1]
    assert min(counts) == 1
    days = [row.rated_on for row in sample.all(FindingRating)]
    assert all(day is not None and day < TODAY for day in days)
    assert sum(bool(row.reason) for row in sample.all(FindingRating)) == 14


def test_a_finding_shows_the_latest_of_each(sample: Dataset) -> None:
    for finding in sample.all(Finding):
        rows = in_order(sample.where(FindingRating, "finding_id", finding.id))
        for name in ("grade", "agreement", "trend"):
            kept = [getattr(row, name) for row in rows if getattr(row, name) is not None]
            assert kept[:1] in ([], [getattr(finding, name)])


def test_three_findings_go_on_from_the_cycle_before(sample: Dataset) -> None:
    found = going_on(sample.all(Finding), sample.everywhere(Finding))
    assert [one.before.grade for one in found] == [Grade.A, Grade.B, Grade.B]
    assert [one.before.kind for one in found] == [
        FindingKind.RISK,
        FindingKind.RISK,
        FindingKind.RESOURCE,
    ]
    assert all(one.before.cycle_id != one.now.cycle_id for one in found)
