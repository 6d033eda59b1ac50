"""The logic chain and its gaps."""

from __future__ import annotations

from typing import Any

from pcve_desktop.methodology.chain import Gap, chain
from pcve_desktop.models.actions import Action, ActionObjective
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.objectives import Indicator, Objective
from pcve_desktop.models.priorities import Candidate, CandidateFinding, PriorityDecision
from pcve_desktop.models.vocabularies import ActionStatus, Outcome

EMPTY: dict[str, Any] = {
    "findings": [], "candidates": [], "candidate_findings": [], "decisions": [], "objectives": [],
    "action_objectives": [], "actions": [], "indicators": [],
}  # fmt: skip


def test_a_whole_line_has_no_gap() -> None:
    found = chain(
        findings=[Finding(id="f", statement="Rumours travel fast")],
        candidates=[Candidate(id="c", title="Talking about the news")],
        candidate_findings=[CandidateFinding(candidate_id="c", finding_id="f")],
        decisions=[PriorityDecision(candidate_id="c")],
        objectives=[Objective(id="o", title="Three debates", candidate_id="c")],
        action_objectives=[ActionObjective(action_id="a", objective_id="o")],
        actions=[Action(id="a", title="Debate night")],
        indicators=[Indicator(id="i", objective_id="o", name="Debates held")],
    )
    [row] = found.rows
    assert (row.finding_ids, row.candidate_id, row.objective_id) == (("f",), "c", "o")
    assert (row.action_ids, row.indicator_ids, row.gaps) == (("a",), ("i",), ())
    assert (found.gap_count, found.loose_findings, found.loose_actions) == (0, (), ())


def test_gaps_are_named_line_by_line() -> None:
    found = chain(
        **EMPTY
        | {
            "findings": [Finding(id="f", statement="x")],
            "candidates": [
                Candidate(id="waiting", title="Waiting"),
                Candidate(id="second", title="Second"),
                Candidate(id="first", title="First"),
                Candidate(id="asked", title="Not decided, but answered"),
            ],
            "decisions": [
                PriorityDecision(candidate_id="second", rank=2),
                PriorityDecision(candidate_id="first", rank=1),
                PriorityDecision(candidate_id="waiting", outcome=Outcome.DEFERRED),
            ],
            "objectives": [
                Objective(id="o1", title="a", candidate_id="first"),
                Objective(id="o2", title="b", candidate_id="asked"),
                Objective(id="o3", title="c", candidate_id="removed"),
            ],
            "action_objectives": [ActionObjective(action_id="stopped", objective_id="o1")],
            "actions": [
                Action(id="stopped", title="s", status=ActionStatus.STOPPED),
                Action(id="loose", title="l"),
                Action(id="old", title="o", status=ActionStatus.DONE),
            ],
        }
    )
    rows = [(row.candidate_id, row.objective_id, set(row.gaps)) for row in found.rows]
    assert rows == [
        ("first", "o1", {Gap.FINDING, Gap.ACTION, Gap.INDICATOR}),
        ("second", None, {Gap.FINDING, Gap.OBJECTIVE}),
        ("asked", "o2", {Gap.FINDING, Gap.ACTION, Gap.INDICATOR}),
        (None, "o3", {Gap.PRIORITY, Gap.ACTION, Gap.INDICATOR}),
    ]
    assert found.rows[0].action_ids == ("stopped",)
    assert found.loose_findings == ("f",)
    assert found.loose_actions == ("loose",)
    assert found.gap_count == 11


def test_nothing_makes_an_empty_chain() -> None:
    assert chain(**EMPTY).rows == ()
