"""Grid, forms, agreement and evidence: hand-checked."""

from __future__ import annotations

import pytest

from pcve_desktop.methodology import diagnosis
from pcve_desktop.methodology.diagnosis import EvidenceState
from pcve_desktop.models.diagnosis import Finding, FindingObserver
from pcve_desktop.models.priorities import Candidate, CandidateFinding
from pcve_desktop.models.vocabularies import Agreement, FindingKind, Form, Grade, Level


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
