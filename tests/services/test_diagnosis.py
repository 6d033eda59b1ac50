"""Ratings of findings: each is kept, with its day and reason, whatever way the change came."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.methodology.diagnosis import in_order
from pcve_desktop.models.diagnosis import Finding, FindingRating
from pcve_desktop.models.network import Cycle
from pcve_desktop.models.vocabularies import Agreement, FindingKind, Grade, Trend
from pcve_desktop.services import records
from pcve_desktop.services.diagnosis import give_reason, rate_finding
from pcve_desktop.services.records import CycleClosed, RecordGone

if TYPE_CHECKING:
    from tests.services.conftest import Work

Story = list[tuple[Grade | None, Agreement | None, Trend | None, str | None]]
MARCH = dt.date(2026, 3, 10)


def story(work: Work, finding: str) -> Story:
    """Return the ratings of a finding, the latest first."""
    rows = [row for row in work.all(FindingRating) if row.finding_id == finding]
    return [(row.grade, row.agreement, row.trend, row.reason) for row in in_order(rows)]


def test_what_is_known_at_the_beginning_is_the_first_rating(work: Work) -> None:
    silent = work.add(Finding, statement="Few places to meet")
    told = work.add(Finding, statement="Rumours", grade=Grade.C, trend=Trend.RISING)
    assert story(work, silent) == []
    assert story(work, told) == [(Grade.C, None, Trend.RISING, None)]
    (first,) = work.all(FindingRating)
    assert first.rated_on == work.ws.now().astimezone().date()
    assert first.network_id == work.network


def test_a_rating_holds_only_what_changed_and_one_undo_takes_both_back(work: Work) -> None:
    finding = work.add(Finding, statement="Rumours", grade=Grade.C)
    changes = rate_finding(
        work.ws, finding, grade=Grade.B, agreement=Agreement.SHARED, trend=Trend.UNKNOWN,
        reason="  Three partners say the same ", rated_on=MARCH,
    )  # fmt: skip
    assert changes.label == "Rate: “{title}”"
    assert changes.values["title"] == "Rumours"
    now = work.get(Finding, finding)
    assert (now.grade, now.agreement) == (Grade.B, Agreement.SHARED)
    assert (Grade.B, Agreement.SHARED, None, "Three partners say the same") in story(work, finding)
    assert len(story(work, finding)) == 2
    assert MARCH in {row.rated_on for row in work.all(FindingRating)}
    work.undo()
    assert work.get(Finding, finding).grade is Grade.C
    assert story(work, finding) == [(Grade.C, None, None, None)]


def test_every_way_to_change_a_finding_leaves_a_rating(work: Work) -> None:
    finding = work.add(Finding, statement="Rumours")
    records.update(work.ws, Finding, finding, values={"grade": Grade.B, "kind": FindingKind.NEED})
    records.move(work.ws, Finding, finding, values={"agreement": Agreement.CONTESTED})
    records.update(work.ws, Finding, finding, values={"statement": "Rumours run", "grade": Grade.B})
    records.move(work.ws, Finding, finding, values={"kind": FindingKind.RISK})
    assert story(work, finding) == [
        (None, Agreement.CONTESTED, None, None),
        (Grade.B, None, None, None),
    ]


def test_ratings_of_the_same_day_all_stay(work: Work) -> None:
    finding = work.add(Finding, statement="Rumours")
    for grade in (Grade.D, Grade.C, Grade.B):
        rate_finding(work.ws, finding, grade=grade)
    assert [row[0] for row in story(work, finding)] == [Grade.B, Grade.C, Grade.D]


def test_a_grade_taken_back_leaves_its_trace(work: Work) -> None:
    finding = work.add(Finding, statement="Rumours", grade=Grade.A)
    rate_finding(work.ws, finding, grade=None, reason="The study was about another place")
    assert story(work, finding) == [
        (None, None, None, "The study was about another place"),
        (Grade.A, None, None, None),
    ]


def test_what_was_weighed_before_ratings_were_kept_is_written_down_too(work: Work) -> None:
    with work.ws.write("An older version") as tx:
        old = Finding(**work.scope, statement="Rumours", grade=Grade.C, agreement=Agreement.SHARED)
        tx.session.add(old)
    rate_finding(work.ws, old.id, grade=Grade.A)
    rate_finding(work.ws, old.id, grade=Grade.B)
    assert story(work, old.id) == [
        (Grade.B, None, None, None),
        (Grade.A, None, None, None),
        (Grade.C, None, None, None),
    ]
    assert [row.rated_on for row in work.all(FindingRating)].count(None) == 1


def test_a_reason_may_come_a_moment_later(work: Work) -> None:
    finding = work.add(Finding, statement="Rumours")
    rate_finding(work.ws, finding, grade=Grade.B)
    give_reason(work.ws, finding, "Seen by the club and the school")
    assert story(work, finding) == [(Grade.B, None, None, "Seen by the club and the school")]
    # A reason that is there stays: the next one confirms what is known.
    give_reason(work.ws, finding, "Heard again at the fair")
    assert story(work, finding) == [
        (Grade.B, None, None, "Heard again at the fair"),
        (Grade.B, None, None, "Seen by the club and the school"),
    ]


def test_a_reason_never_goes_to_a_rating_of_another_day(work: Work) -> None:
    finding = work.add(Finding, statement="Rumours")
    rate_finding(work.ws, finding, grade=Grade.B, rated_on=MARCH)
    rate_finding(work.ws, finding, grade=Grade.B, reason="Still so")
    give_reason(work.ws, work.add(Finding, statement="Walks"), "Nobody has an opinion yet")
    assert story(work, finding) == [
        (Grade.B, None, None, "Still so"),
        (Grade.B, None, None, None),
    ]
    assert len(work.all(FindingRating)) == 3


def test_nothing_new_and_no_reason_writes_nothing(work: Work) -> None:
    finding = work.add(Finding, statement="Rumours", grade=Grade.B)
    assert not rate_finding(work.ws, finding, grade=Grade.B)
    assert len(story(work, finding)) == 1


def test_what_cannot_be_rated_is_refused_and_nothing_written(work: Work) -> None:
    finding = work.add(Finding, statement="Rumours")
    with pytest.raises(RecordGone):
        rate_finding(work.ws, "gone", grade=Grade.A)
    records.update(work.ws, Cycle, work.cycle, values={"closed_on": dt.date(2026, 6, 30)})
    with pytest.raises(CycleClosed):
        rate_finding(work.ws, finding, grade=Grade.A)
    with pytest.raises(CycleClosed):
        give_reason(work.ws, finding, "Too late")
    assert story(work, finding) == []


def test_a_deleted_finding_takes_its_ratings_with_it(work: Work) -> None:
    finding = work.add(Finding, statement="Rumours", grade=Grade.B)
    records.delete(work.ws, Finding, finding)
    assert work.all(FindingRating) == []
    work.undo()
    assert story(work, finding) == [(Grade.B, None, None, None)]
