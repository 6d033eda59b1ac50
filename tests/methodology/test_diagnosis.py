"""Grid, forms, agreement and evidence: hand-checked."""

from __future__ import annotations

import datetime as dt

import pytest

from pcve_desktop.methodology import diagnosis
from pcve_desktop.methodology.diagnosis import EvidenceState
from pcve_desktop.models.diagnosis import Finding, FindingObserver, FindingRating, Theme
from pcve_desktop.models.priorities import Candidate, CandidateFinding
from pcve_desktop.models.vocabularies import Agreement, FindingKind, Form, Grade, Level, Trend


def test_the_grid_counts_and_shows_gaps() -> None:
    findings = [
        Finding(statement="a", kind=FindingKind.RISK, level=Level.PEERS),
        Finding(statement="b", kind=FindingKind.RISK, level=Level.PEERS),
        Finding(statement="c", kind=FindingKind.NEED, level=Level.SCHOOL),
        Finding(statement="d", kind=FindingKind.NEED, level=None),
    ]
    found = diagnosis.grid(findings)
    assert found.count(FindingKind.RISK, Level.PEERS) == 2
    assert found.count(FindingKind.RESOURCE, Level.FAMILY) == 0
    assert found.kind_total(FindingKind.NEED) == 2
    assert found.level_total(Level.PEERS) == 2
    assert (found.total, found.unplaced) == (4, 1)
    # 4 kinds x 7 levels, two squares filled.
    assert len(found.gaps) == 26
    assert (FindingKind.RISK, Level.PEERS) not in found.gaps


def test_coverage_of_all_forms() -> None:
    findings = [
        Finding(statement="a", form=Form.FAR_RIGHT),
        Finding(statement="b", form=Form.ISLAMIST),
        Finding(statement="c"),
    ]
    found = diagnosis.forms(findings)
    assert (found.named, found.unnamed) == (2, 1)
    assert found.only is None
    assert set(found.counts) == set(Form)
    assert len(found.absent) == 7
    assert Form.UNSPECIFIED not in found.absent


@pytest.mark.parametrize(
    ("forms", "only"),
    [
        ([], None),
        ([Form.UNSPECIFIED], None),
        ([Form.ISLAMIST, Form.ISLAMIST, Form.UNSPECIFIED], Form.ISLAMIST),
        ([Form.MIXED], None),
    ],
)
def test_a_diagnosis_that_looks_at_one_form(forms: list[Form], only: Form | None) -> None:
    found = diagnosis.forms(Finding(statement="x", form=form) for form in forms)
    assert found.only is only


def test_agreement_and_observers() -> None:
    findings = [
        Finding(statement="a", agreement=Agreement.SHARED),
        Finding(statement="b", agreement=Agreement.CONTESTED),
        Finding(statement="c", agreement=Agreement.SHARED),
    ]
    assert diagnosis.agreement(findings) == {
        Agreement.NOT_DISCUSSED: 0, Agreement.SHARED: 2, Agreement.DISCUSSED: 0,
        Agreement.CONTESTED: 1,
    }  # fmt: skip
    links = [
        FindingObserver(finding_id="a", organisation_id="x"),
        FindingObserver(finding_id="a", organisation_id="y"),
        FindingObserver(finding_id="b", organisation_id="x"),
    ]
    assert diagnosis.observers(links) == {"a": 2, "b": 1}
    assert diagnosis.partners_heard(links) == 2


def test_solidity_falls_with_the_grade() -> None:
    assert [diagnosis.solidity(grade).bars for grade in Grade] == [3, 2, 1, 0]
    assert diagnosis.solidity(None).label == "Not weighed yet"


@pytest.mark.parametrize(
    ("grades", "state"),
    [
        ([], EvidenceState.NOTHING),
        ([Grade.D, Grade.D], EvidenceState.RUMOUR),
        ([Grade.D, None], EvidenceState.UNGRADED),
        ([None], EvidenceState.UNGRADED),
        ([Grade.D, Grade.C], EvidenceState.SUPPORTED),
        ([Grade.A], EvidenceState.SUPPORTED),
    ],
)
def test_what_the_evidence_carries(grades: list[Grade | None], state: EvidenceState) -> None:
    found = diagnosis.evidence_of([Finding(statement="x", grade=grade) for grade in grades])
    assert found is state


def test_candidates_on_thin_ground_are_named() -> None:
    findings = [
        Finding(id="solid", statement="a", grade=Grade.B),
        Finding(id="rumour", statement="b", grade=Grade.D),
    ]
    candidates = [Candidate(id=key, title=key) for key in ("one", "two", "three", "four")]
    links = [
        CandidateFinding(candidate_id="one", finding_id="solid"),
        CandidateFinding(candidate_id="one", finding_id="rumour"),
        CandidateFinding(candidate_id="two", finding_id="rumour"),
        CandidateFinding(candidate_id="four", finding_id="removed"),
    ]
    found = diagnosis.evidence_warnings(candidates, links, findings)
    assert [(warning.candidate_id, warning.state) for warning in found] == [
        ("two", EvidenceState.RUMOUR),
        ("three", EvidenceState.NOTHING),
        ("four", EvidenceState.NOTHING),
    ]


def test_how_solid_the_picture_is() -> None:
    grades = [Grade.A, Grade.A, Grade.B, Grade.D, None]
    found = diagnosis.grades(Finding(statement="x", grade=grade) for grade in grades)
    assert found.counts == {Grade.A: 2, Grade.B: 1, Grade.C: 0, Grade.D: 1, None: 1}
    assert (found.weighed, found.carrying) == (4, 3)
    nothing = diagnosis.grades([])
    assert (nothing.weighed, nothing.carrying) == (0, 0)


def test_trends_are_counted_by_kind() -> None:
    findings = [
        Finding(statement="a", kind=FindingKind.RISK, trend=Trend.RISING),
        Finding(statement="b", kind=FindingKind.RISK, trend=Trend.RISING),
        Finding(statement="c", kind=FindingKind.RISK, trend=Trend.FALLING),
        Finding(statement="d", kind=FindingKind.NEED),
    ]
    found = diagnosis.trends(findings)
    assert list(found) == list(FindingKind)
    assert found[FindingKind.RISK] == {
        Trend.RISING: 2, Trend.STABLE: 0, Trend.FALLING: 1, Trend.UNKNOWN: 0,
    }  # fmt: skip
    assert found[FindingKind.NEED][Trend.UNKNOWN] == 1
    assert sum(found[FindingKind.RESOURCE].values()) == 0


def test_what_goes_on_is_set_beside_what_it_was() -> None:
    before = Finding(
        id="old", statement="Few places", kind=FindingKind.NEED, grade=Grade.C,
        trend=Trend.RISING, agreement=Agreement.SHARED,
    )  # fmt: skip
    same = Finding(id="same", statement="Walks")
    findings = [
        Finding(
            id="new", statement="Few places", kind=FindingKind.NEED, grade=Grade.A,
            trend=Trend.FALLING, agreement=Agreement.SHARED, continues="old",
        ),
        Finding(id="kept", statement="Walks", continues="same"),
        Finding(id="lost", statement="Gone", continues="removed"),
        Finding(id="fresh", statement="Fresh"),
    ]  # fmt: skip
    found = diagnosis.going_on(findings, [before, same, *findings])
    assert [(one.now.id, one.before.id, one.moved) for one in found] == [
        ("new", "old", ("grade", "trend")),
        ("kept", "same", ()),
    ]


def test_ratings_stand_in_order_the_latest_first() -> None:
    day = dt.date(2026, 3, 10)
    ratings = [
        FindingRating(id="1", finding_id="f", rated_on=None, grade=Grade.D),
        FindingRating(id="2", finding_id="f", rated_on=day, grade=Grade.C),
        FindingRating(id="3", finding_id="f", rated_on=day, grade=Grade.B),
        FindingRating(id="0", finding_id="f", rated_on=dt.date(2026, 5, 2), grade=Grade.A),
    ]
    assert [rating.id for rating in diagnosis.in_order(ratings)] == ["0", "3", "2", "1"]


def test_themes_on_perceptions_alone() -> None:
    themes = [Theme(id=key, title=key) for key in ("rumour", "mixed", "empty", "unweighed")]
    findings = [
        Finding(statement="a", theme_id="rumour", grade=Grade.D),
        Finding(statement="b", theme_id="rumour", grade=Grade.D),
        Finding(statement="c", theme_id="mixed", grade=Grade.D),
        Finding(statement="d", theme_id="mixed", grade=Grade.C),
        Finding(statement="e", theme_id="unweighed"),
        Finding(statement="f", grade=Grade.D),
    ]
    assert [theme.id for theme in diagnosis.themes_on_rumour(themes, findings)] == ["rumour"]
