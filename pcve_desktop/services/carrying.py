"""Copy what goes on from one cycle into the next; links between copies are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import func, select

from pcve_desktop.methodology import indicators, scoring
from pcve_desktop.models.actions import (
    Action,
    ActionFunding,
    ActionObjective,
    ActionPartner,
    Milestone,
    MilestoneOrder,
)
from pcve_desktop.models.base import Record, fields_of
from pcve_desktop.models.diagnosis import Finding, FindingObserver, FindingRating, Theme
from pcve_desktop.models.objectives import Indicator, Measurement, Objective
from pcve_desktop.models.priorities import (
    Candidate,
    CandidateFinding,
    Criterion,
    PriorityDecision,
)
from pcve_desktop.models.sharing import (
    AgendaItem,
    InformationFlow,
    Meeting,
    MeetingAttendance,
    Protocol,
    ProtocolMember,
)
from pcve_desktop.models.vocabularies import Agreement, Outcome, Presence, Trend
from pcve_desktop.services import beginnings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterable, Mapping

    from sqlalchemy.orm import Session

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models.network import Cycle

R = TypeVar("R", bound=Record)

_LEFT = frozenset({"cycle_id", "continues", "validated", "changed_at", "changed_by"})


class Carrier:
    """Copies chosen records of an earlier cycle into a new one, in one session.

    A copy is a draft: the new cycle agrees on it anew. It knows the record that it goes on from.
    """

    def __init__(
        self,
        session: Session,
        tr: Translator,
        *,
        earlier: Cycle,
        cycle_id: str,
        on: dt.date,
        step: Callable[[int, int], object] | None = None,
    ) -> None:
        """Take the earlier cycle, the identifier of the new one and the day on which it begins.

        `step(done, total)` is told of each chosen record that is copied, and may stop by raising.
        """
        self._session, self._tr = session, tr
        self._earlier, self._cycle_id, self._on = earlier, cycle_id, on
        self._step = step
        self._total = 0
        # From each earlier identifier to that of its copy.
        self._copies: dict[str, str] = {}

    def carry(self, ids: Mapping[str, Collection[str]], criteria: Iterable[Criterion]) -> None:
        """Copy what was chosen, by entity key; identifiers of other cycles are left out."""
        # What is asked for was there before: copies are written together, not before each query.
        self._total = sum(len(chosen) for chosen in ids.values())
        with self._session.no_autoflush:
            self._carry(ids, criteria)

    def _carry(self, ids: Mapping[str, Collection[str]], criteria: Iterable[Criterion]) -> None:
        findings = self._chosen(Finding, ids.get("finding", ()))
        candidates = self._chosen(Candidate, ids.get("candidate", ()))
        self._themes(findings, candidates)
        for criterion in criteria:
            self._copy(criterion)
        for finding in findings:
            self._finding(finding)
        self._candidates(candidates)
        for objective in self._chosen(Objective, ids.get("objective", ())):
            self._objective(objective)
        self._actions(self._chosen(Action, ids.get("action", ())))
        for protocol in self._chosen(Protocol, ids.get("protocol", ())):
            self._charter(protocol)
        for flow in self._chosen(InformationFlow, ids.get("information_flow", ())):
            self._copy(flow)
        for meeting in self._chosen(Meeting, ids.get("meeting", ())):
            self._meeting(meeting)

    # Copying

    def _chosen(self, entity: type[R], ids: Collection[str]) -> list[R]:
        """Return the chosen records of the earlier cycle, oldest first."""
        rows = (self._session.get(entity, key) for key in sorted(ids))
        return [row for row in rows if row is not None and self._is_earlier(row)]

    def _is_earlier(self, row: Record) -> bool:
        return getattr(row, "cycle_id", None) == self._earlier.id

    def _parts(self, entity: type[R], name: str, owner: str) -> list[R]:
        query = select(entity).where(getattr(entity, name) == owner).order_by(entity.id)
        return list(self._session.scalars(query))

    def _copy(self, record: R, **changes: Any) -> R:
        entity = type(record)
        known = fields_of(entity)
        values = {name: getattr(record, name) for name in known if name not in _LEFT}
        if "cycle_id" in known:
            values["cycle_id"] = self._cycle_id
        if "continues" in known:
            values["continues"] = record.id
        made = entity(**values | changes)
        self._session.add(made)
        beginnings.note(self._session, made, day=self._on)
        self._copies[record.id] = made.id
        if self._step is not None:
            # Parts are copied with what was chosen, so that the bar stays full for a moment.
            self._step(min(len(self._copies), self._total), self._total)
        return made

    def _new(self, record_id: str | None) -> str | None:
        """Return the copy of a record, None when it did not go on."""
        return self._copies.get(record_id) if record_id else None

    def _later(self, day: dt.date | None) -> dt.date | None:
        """Keep a day that still lies ahead of the new cycle."""
        return day if day is not None and day > self._on else None

    # Step 2

    def _themes(self, findings: list[Finding], candidates: list[Candidate]) -> None:
        wanted = {row.theme_id for row in findings} | {row.theme_id for row in candidates}
        for theme in self._chosen(Theme, [key for key in wanted if key]):
            self._copy(theme)

    def _finding(self, finding: Finding) -> None:
        made = self._copy(finding, theme_id=self._new(finding.theme_id))
        for link in self._parts(FindingObserver, "finding_id", finding.id):
            self._copy(link, finding_id=made.id)
        weighed = (
            finding.grade is not None
            or finding.agreement is not Agreement.NOT_DISCUSSED
            or finding.trend is not Trend.UNKNOWN
        )
        if not weighed:
            return
        ratings = self._parts(FindingRating, "finding_id", finding.id)
        days = [row.rated_on for row in ratings if row.rated_on is not None]
        self._session.add(
            FindingRating(
                network_id=finding.network_id,
                finding_id=made.id,
                rated_on=max(days, default=self._earlier.closed_on or self._on),
                grade=finding.grade,
                agreement=finding.agreement,
                trend=finding.trend,
                reason=self._tr.t("As it stood in the cycle {cycle}", cycle=self._earlier.name),
            )
        )

    # Step 3

    def _candidates(self, candidates: list[Candidate]) -> None:
        for candidate in candidates:
            made = self._copy(candidate, theme_id=self._new(candidate.theme_id))
            for link in self._parts(CandidateFinding, "candidate_id", candidate.id):
                if (finding := self._new(link.finding_id)) is not None:
                    self._copy(link, candidate_id=made.id, finding_id=finding)
        self._decide_again(candidates)

    def _decide_again(self, candidates: list[Candidate]) -> None:
        """Retain anew what is still worked on; what was deferred is open for a decision."""
        decisions = [
            row
            for candidate in candidates
            for row in self._parts(PriorityDecision, "candidate_id", candidate.id)
        ]
        latest = scoring.latest_decisions(decisions)
        for rank, candidate in enumerate(scoring.retained(candidates, decisions), start=1):
            self._session.add(
                PriorityDecision(
                    network_id=candidate.network_id,
                    candidate_id=self._copies[candidate.id],
                    outcome=Outcome.RETAINED,
                    rank=rank if latest[candidate.id].rank is not None else None,
                    reason=self._tr.t("Goes on from the cycle {cycle}", cycle=self._earlier.name),
                    decided_on=self._on,
                )
            )

    # Step 4

    def _objective(self, objective: Objective) -> None:
        deadline = self._later(objective.deadline)
        made = self._copy(
            objective,
            candidate_id=self._new(objective.candidate_id),
            deadline=deadline,
            time_bound=objective.time_bound and deadline is not None,
        )
        for indicator in self._parts(Indicator, "objective_id", objective.id):
            measured = self._parts(Measurement, "indicator_id", indicator.id)
            standing = indicators.standing(indicator, measured)
            start, day = indicator.baseline, indicator.baseline_on
            if standing.now is not None:
                # The last value of the earlier cycle is where the new one starts.
                start, day = standing.now, standing.now_on
            self._copy(
                indicator,
                objective_id=made.id,
                baseline=start,
                baseline_on=day,
                target_on=self._later(indicator.target_on),
            )

    # Step 5

    def _actions(self, actions: list[Action]) -> None:
        query = select(func.max(Action.number))
        query = query.where(Action.network_id == self._earlier.network_id)
        number = self._session.scalar(query) or 0
        for action in actions:
            number += 1
            # Who came and what was seen stays where it happened.
            made = self._copy(action, number=number, participants=None, evidence=None)
            for served in self._parts(ActionObjective, "action_id", action.id):
                if (objective := self._new(served.objective_id)) is not None:
                    self._copy(served, action_id=made.id, objective_id=objective)
            for partner in self._parts(ActionPartner, "action_id", action.id):
                self._copy(partner, action_id=made.id)
            for funding in self._parts(ActionFunding, "action_id", action.id):
                self._copy(funding, action_id=made.id)
            self._milestones(action, made)

    def _milestones(self, action: Action, made: Action) -> None:
        left = [
            row for row in self._parts(Milestone, "action_id", action.id) if row.done_on is None
        ]
        for milestone in left:
            self._copy(milestone, action_id=made.id)
        for milestone in left:
            for order in self._parts(MilestoneOrder, "milestone_id", milestone.id):
                if (needed := self._new(order.needs_id)) is not None:
                    self._copy(order, milestone_id=self._copies[milestone.id], needs_id=needed)

    # Step 6

    def _charter(self, protocol: Protocol) -> None:
        """Copy a charter with its members, unsigned: it is to be read again."""
        made = self._copy(protocol, adopted_on=None, review_on=None)
        for member in self._parts(ProtocolMember, "protocol_id", protocol.id):
            self._copy(member, protocol_id=made.id, signed_on=None, signatory=None)

    def _meeting(self, meeting: Meeting) -> None:
        """Plan a coming meeting in the new cycle, with its agenda and its guests."""
        made = self._copy(meeting, summary=None, setback=None)
        for item in self._parts(AgendaItem, "meeting_id", meeting.id):
            self._copy(item, meeting_id=made.id)
        for guest in self._parts(MeetingAttendance, "meeting_id", meeting.id):
            presence = guest.presence
            if presence not in {Presence.COMING, Presence.EXCUSED}:
                presence = Presence.NO_REPLY
            self._copy(guest, meeting_id=made.id, presence=presence)
