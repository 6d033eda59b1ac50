"""The logic chain: finding, priority, objective, action, indicator, and the gaps between them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.scoring import retained
from pcve_desktop.models.vocabularies import ActionStatus, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pcve_desktop.models.actions import Action, ActionObjective
    from pcve_desktop.models.diagnosis import Finding
    from pcve_desktop.models.objectives import Indicator, Objective
    from pcve_desktop.models.priorities import Candidate, CandidateFinding, PriorityDecision


class Gap(Vocabulary):
    """A link that is not there yet: something to talk about."""

    FINDING = "finding", mark("No finding yet")
    PRIORITY = "priority", mark("No priority yet")
    OBJECTIVE = "objective", mark("No objective yet")
    ACTION = "action", mark("No action yet")
    INDICATOR = "indicator", mark("No indicator yet")


@dataclass(frozen=True, slots=True)
class ChainRow:
    """One line of the chain, by identifiers; stopped actions stay in it, they were tried."""

    finding_ids: tuple[str, ...]
    candidate_id: str | None
    objective_id: str | None
    action_ids: tuple[str, ...]
    indicator_ids: tuple[str, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """All lines, then what hangs on nothing: findings under no candidate, actions without aim."""

    rows: tuple[ChainRow, ...]
    loose_findings: tuple[str, ...]
    loose_actions: tuple[str, ...]

    @property
    def gap_count(self) -> int:
        """Return how many links are still open."""
        return sum(len(row.gaps) for row in self.rows)


def chain(
    *,
    findings: Sequence[Finding],
    candidates: Sequence[Candidate],
    candidate_findings: Iterable[CandidateFinding],
    decisions: Iterable[PriorityDecision],
    objectives: Sequence[Objective],
    action_objectives: Iterable[ActionObjective],
    actions: Sequence[Action],
    indicators: Iterable[Indicator],
) -> Chain:
    """Return the chain: retained candidates by rank, others that have an objective, then the rest.

    Each objective is one line; a retained candidate without one is a line with that gap.
    """
    known_findings = {finding.id for finding in findings}
    known_actions = {action.id: action for action in actions}
    under: dict[str, list[str]] = defaultdict(list)
    for ground in candidate_findings:
        if ground.finding_id in known_findings:
            under[ground.candidate_id].append(ground.finding_id)
    serving: dict[str, list[str]] = defaultdict(list)
    for service in action_objectives:
        if service.action_id in known_actions:
            serving[service.objective_id].append(service.action_id)
    signs: dict[str, list[str]] = defaultdict(list)
    for indicator in indicators:
        signs[indicator.objective_id].append(indicator.id)

    def row(candidate: Candidate | None, objective: Objective | None) -> ChainRow:
        objective_id = objective.id if objective else None
        found = tuple(under[candidate.id]) if candidate else ()
        served = tuple(serving[objective_id]) if objective_id else ()
        measured = tuple(signs[objective_id]) if objective_id else ()
        live = [key for key in served if known_actions[key].status is not ActionStatus.STOPPED]
        open_links = (
            (Gap.PRIORITY, candidate is None),
            (Gap.FINDING, candidate is not None and not found),
            (Gap.OBJECTIVE, objective is None),
            (Gap.ACTION, objective is not None and not live),
            (Gap.INDICATOR, objective is not None and not measured),
        )
        return ChainRow(
            found, candidate.id if candidate else None, objective_id, served, measured,
            tuple(gap for gap, is_open in open_links if is_open),
        )  # fmt: skip

    answering: dict[str | None, list[Objective]] = defaultdict(list)
    known_candidates = {candidate.id for candidate in candidates}
    for objective in objectives:
        known = objective.candidate_id in known_candidates
        answering[objective.candidate_id if known else None].append(objective)
    kept = retained(candidates, decisions)
    others = [item for item in candidates if item not in kept and answering.get(item.id)]
    rows: list[ChainRow] = []
    for candidate in (*kept, *others):
        answers = answering.get(candidate.id, [])
        rows += [row(candidate, objective) for objective in answers] or [row(candidate, None)]
    rows += [row(None, objective) for objective in answering.get(None, ())]
    ours = {candidate.id for candidate in candidates}
    used = {finding for key, group in under.items() if key in ours for finding in group}
    wanted = {objective.id for objective in objectives}
    aimed = {action for key, group in serving.items() if key in wanted for action in group}
    return Chain(
        tuple(rows),
        tuple(finding.id for finding in findings if finding.id not in used),
        tuple(action.id for action in actions if action.status.open and action.id not in aimed),
    )
