"""Closing a cycle, beginning the next from chosen parts, and undo in a closed one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.methodology.cycles import unfinished
from pcve_desktop.models.actions import (
    Action,
    ActionFunding,
    ActionLogEntry,
    ActionObjective,
    ActionPartner,
    Milestone,
    MilestoneOrder,
)
from pcve_desktop.models.diagnosis import Finding, FindingObserver, FindingRating, Theme
from pcve_desktop.models.network import Benchmark, Cycle, StepProgress
from pcve_desktop.models.objectives import Indicator, Measurement, Objective
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.priorities import (
    Candidate,
    CandidateFinding,
    Criterion,
    PriorityDecision,
    Vote,
)
from pcve_desktop.models.sharing import (
    AgendaItem,
    InformationFlow,
    Meeting,
    MeetingAttendance,
    Protocol,
    ProtocolMember,
)
from pcve_desktop.models.vocabularies import (
    ActionStatus,
    Agreement,
    Funder,
    Grade,
    Outcome,
    Presence,
    Step,
    StepState,
    Trend,
    VoteState,
)
from pcve_desktop.services import cycles, history, networks, records
from pcve_desktop.services.cycles import Carry, Closing
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.services.records import CycleClosed

if TYPE_CHECKING:
    from pcve_desktop.services.changes import Changes
    from tests.services.conftest import Work

TR = Translator("en")
END = dt.date(2027, 6, 30)
START = dt.date(2027, 9, 1)


def begin(work: Work, carry: Carry | None = None, closing: Closing | None = None) -> Changes:
    return cycles.begin_cycle(
        work.ws,
        TR,
        network_id=work.network,
        name="2027-2028",
        starts_on=START,
        from_cycle=work.cycle,
        carry=carry,
        closing=closing,
    )


def close(work: Work) -> Changes:
    return cycles.close_cycle(work.ws, work.cycle, Closing(END, lessons="Meet where people are"))


def snapshot(work: Work) -> dict[str, list[dict[str, Any]]]:
    from pcve_desktop.models.base import ENTITIES, fields_of

    data = Dataset(work.ws)
    return {
        key: [
            {"id": row.id}
            | {name: getattr(row, name) for name in fields_of(cls) if name != "changed_at"}
            for row in data.everywhere(cls)
        ]
        for key, cls in ENTITIES.items()
    }


# Closing


def test_closing_freezes_and_keeps_the_lessons(work: Work) -> None:
    finding = work.add(Finding, statement="Few places to meet")
    close(work)
    cycle = work.get(Cycle, work.cycle)
    assert (cycle.closed_on, cycle.ends_on, cycle.lessons) == (END, END, "Meet where people are")
    with pytest.raises(CycleClosed):
        records.update(work.ws, Finding, finding, values={"statement": "Many"})
    with pytest.raises(CycleClosed):
        close(work)


def test_closing_can_be_undone_and_redone(work: Work) -> None:
    before = snapshot(work)
    close(work)
    work.undo()
    assert snapshot(work) == before
    history.redo_last(work.ws)
    assert work.get(Cycle, work.cycle).closed_on == END


def test_undo_of_earlier_work_is_refused_whole_once_the_cycle_is_closed(work: Work) -> None:
    added = records.create(work.ws, Finding, values=work.scope | {"statement": "Few places"})
    close(work)
    closed = snapshot(work)
    assert added.batch_id is not None
    with pytest.raises(CycleClosed) as refusal:
        history.take_back(work.ws, added.batch_id)
    assert snapshot(work) == closed
    assert "2026-2027" in refusal.value.message(TR)


def test_undo_of_a_deletion_in_a_closed_cycle_is_refused(work: Work) -> None:
    action = work.add(Action, title="Debate night")
    work.add(Milestone, action_id=action, title="Book the hall")
    gone = records.delete(work.ws, Action, action)
    close(work)
    assert gone.batch_id is not None
    with pytest.raises(CycleClosed):
        history.take_back(work.ws, gone.batch_id)
    assert work.all(Action) == work.all(Milestone) == []


def test_redo_in_a_closed_cycle_is_refused(work: Work) -> None:
    added = records.create(work.ws, Finding, values=work.scope | {"statement": "Few places"})
    assert added.batch_id is not None
    undone = history.take_back(work.ws, added.batch_id)
    close(work)
    assert undone.batch_id is not None
    with pytest.raises(CycleClosed):
        history.take_back(work.ws, undone.batch_id, kind="redo")
    assert work.all(Finding) == []


def test_a_batch_about_a_closed_and_an_open_cycle_is_refused_whole(work: Work) -> None:
    made = begin(work)
    scope = {"network_id": work.network, "cycle_id": made.created["cycle"][0]}
    with work.ws.write("both") as tx:
        tx.session.add(Finding(**work.scope, statement="Then"))
        tx.session.add(Finding(**scope, statement="Now"))
    batch = tx.changes.batch_id
    assert batch is not None
    close(work)
    with pytest.raises(CycleClosed):
        history.take_back(work.ws, batch)
    assert sorted(row.statement for row in Dataset(work.ws).everywhere(Finding)) == ["Now", "Then"]


def test_what_concerns_no_closed_cycle_can_still_be_undone(work: Work) -> None:
    other = records.create(work.ws, Organisation, values={"name": "FC Tilleuls"})
    close(work)
    assert other.batch_id is not None
    history.take_back(work.ws, other.batch_id)
    assert Dataset(work.ws).everywhere(Organisation) == []


def test_a_partner_deleted_after_the_closing_comes_back_with_its_past(work: Work) -> None:
    partner = work.partner("FC Tilleuls")
    work.add(Action, title="Tournament", lead_id=partner)
    close(work)
    gone = records.delete(work.ws, Organisation, partner)
    assert gone.batch_id is not None
    history.take_back(work.ws, gone.batch_id)
    (action,) = work.all(Action)
    assert action.lead_id == partner


def test_a_closing_undone_opens_the_way_for_older_undo(work: Work) -> None:
    added = records.create(work.ws, Finding, values=work.scope | {"statement": "Few places"})
    close(work)
    work.undo()
    assert added.batch_id is not None
    history.take_back(work.ws, added.batch_id)
    assert work.all(Finding) == []


def test_status_and_charter_do_not_slip_past_a_closing(work: Work) -> None:
    from pcve_desktop.services import actions, priorities, sharing

    action = work.add(Action, title="Debate night")
    close(work)
    scope = {"network_id": work.network, "cycle_id": work.cycle}
    with pytest.raises(CycleClosed):
        actions.set_status(work.ws, action, ActionStatus.DONE)
    with pytest.raises(CycleClosed):
        priorities.set_vote_state(work.ws, **scope, state=VoteState.OPEN)
    with pytest.raises(CycleClosed):
        sharing.begin_charter(work.ws, TR, **scope)
    with pytest.raises(CycleClosed):
        sharing.begin_matrix(work.ws, TR, **scope)


# Beginning


def test_a_new_cycle_has_six_steps_and_starters(work: Work) -> None:
    made = begin(work)
    cycle = made.created["cycle"][0]
    data = Dataset(work.ws, network_id=work.network, cycle_id=cycle)
    assert data.cycle is not None
    assert (data.cycle.name, data.cycle.continues) == ("2027-2028", work.cycle)
    assert len(data.all(StepProgress)) == 6
    assert len(data.all(Benchmark)) == len(work.all(Benchmark))
    assert [row.name for row in data.all(Criterion)] == [row.name for row in work.all(Criterion)]
    assert len(data.all(Vote)) == 1
    assert all(row.continues is None for row in data.all(Criterion))
    assert networks.networks(work.ws)[0].cycle_id == cycle


def test_beginning_is_one_undo_even_with_the_closing_in_it(work: Work) -> None:
    work.add(Action, title="Debate night")
    before = snapshot(work)
    ids = {"action": [row.id for row in work.all(Action)]}
    begin(work, Carry(ids, criteria=True), Closing(END))
    assert work.get(Cycle, work.cycle).closed_on == END
    work.undo()
    assert snapshot(work) == before


def test_criteria_are_copied_when_asked(work: Work) -> None:
    first = work.all(Criterion)[0]
    records.update(work.ws, Criterion, first.id, values={"name": "Our own", "weight": 5})
    made = begin(work, Carry(criteria=True))
    new = Dataset(work.ws, network_id=work.network, cycle_id=made.created["cycle"][0])
    assert [row.name for row in new.all(Criterion)] == [row.name for row in work.all(Criterion)]
    own = new.all(Criterion)[0]
    assert (own.name, own.weight, own.continues) == ("Our own", 5, first.id)


class Full:
    """A cycle in which something of everything is unfinished."""

    def __init__(self, work: Work) -> None:
        add, self.work = work.add, work
        self.club = work.partner("FC Tilleuls")
        self.theme = add(Theme, title="Places")
        self.finding = add(
            Finding, statement="Few places to meet", theme_id=self.theme, grade=Grade.B,
            agreement=Agreement.SHARED, trend=Trend.RISING, validated=True,
        )  # fmt: skip
        add(FindingObserver, finding_id=self.finding, organisation_id=self.club)
        day = dt.date(2027, 2, 1)
        add(FindingRating, finding_id=self.finding, rated_on=day, grade=Grade.B)
        self.left = add(Finding, statement="Rumours")
        self.kept = add(Candidate, title="A place of our own", theme_id=self.theme)
        self.deferred = add(Candidate, title="News")
        for candidate, finding in ((self.kept, self.finding), (self.deferred, self.left)):
            add(CandidateFinding, candidate_id=candidate, finding_id=finding)
        add(PriorityDecision, candidate_id=self.kept, outcome=Outcome.RETAINED, rank=2)
        add(PriorityDecision, candidate_id=self.deferred, outcome=Outcome.DEFERRED, reason="Later")
        self.objective = add(
            Objective, title="A room twice a week", candidate_id=self.kept, time_bound=True,
            deadline=dt.date(2027, 5, 1),
        )  # fmt: skip
        self.indicator = add(
            Indicator, objective_id=self.objective, name="Evenings", baseline=0.0, target=40.0,
            target_on=dt.date(2028, 5, 1),
        )  # fmt: skip
        for month, value in ((1, 8.0), (3, 17.0)):
            add(Measurement, indicator_id=self.indicator, value=value,
                measured_on=dt.date(2027, month, 5))  # fmt: skip
        self.action = add(
            Action, title="Open the gym", number=1, status=ActionStatus.UNDER_WAY, progress=40,
            lead_id=self.club, participants=30,
        )  # fmt: skip
        self.done = add(Action, title="Debate", number=2, status=ActionStatus.DONE)
        add(ActionObjective, action_id=self.action, objective_id=self.objective)
        add(ActionPartner, action_id=self.action, organisation_id=self.club, contribution="Keys")
        add(ActionFunding, action_id=self.action, funder=Funder.CITY, amount=500.0)
        add(ActionLogEntry, action_id=self.action, text="First evening")
        stones = [
            add(Milestone, action_id=self.action, title=title) for title in ("Ask", "Book", "Open")
        ]
        self.stones = stones
        records.update(work.ws, Milestone, stones[0], values={"done_on": dt.date(2027, 3, 1)})
        add(MilestoneOrder, milestone_id=stones[1], needs_id=stones[0])
        add(MilestoneOrder, milestone_id=stones[2], needs_id=stones[1])
        self.charter = add(
            Protocol, title="Charter", forbidden="Names", adopted_on=dt.date(2027, 1, 1)
        )
        add(ProtocolMember, protocol_id=self.charter, organisation_id=self.club,
            signed_on=dt.date(2027, 1, 2), signatory="Chair")  # fmt: skip
        self.flow = add(InformationFlow, what="Dates of meetings")
        self.meeting = add(Meeting, title="After the summer", held_on=dt.date(2027, 9, 10))
        add(AgendaItem, meeting_id=self.meeting, title="Where we stand")
        add(MeetingAttendance, meeting_id=self.meeting, organisation_id=self.club,
            presence=Presence.COMING)  # fmt: skip

    def carry(self) -> Dataset:
        data = Dataset(self.work.ws, network_id=self.work.network, cycle_id=self.work.cycle)
        found = unfinished(cycles.parts_of_cycle(data), today=END)
        ids = {
            key: [part.id for part in parts if part.why.unfinished and part.id != self.left]
            for key, parts in found.items()
        }
        made = begin(self.work, Carry(ids), Closing(END))
        return Dataset(
            self.work.ws, network_id=self.work.network, cycle_id=made.created["cycle"][0]
        )


def test_copies_know_where_they_come_from_and_point_to_each_other(work: Work) -> None:
    full = Full(work)
    new = full.carry()
    (finding,) = new.all(Finding)
    (theme,) = new.all(Theme)
    assert (finding.continues, theme.continues) == (full.finding, full.theme)
    assert finding.theme_id == theme.id
    assert [row.organisation_id for row in new.where(FindingObserver, "finding_id", finding.id)] \
        == [full.club]  # fmt: skip
    candidates = {row.continues: row for row in new.all(Candidate)}
    assert set(candidates) == {full.kept, full.deferred}
    kept = candidates[full.kept]
    assert kept.theme_id == theme.id
    grounds = new.where(CandidateFinding, "candidate_id", kept.id)
    assert [row.finding_id for row in grounds] == [finding.id]
    # Its finding did not go on.
    assert new.where(CandidateFinding, "candidate_id", candidates[full.deferred].id) == []
    (objective,) = new.all(Objective)
    assert (objective.continues, objective.candidate_id) == (full.objective, kept.id)
    (action,) = new.all(Action)
    served = new.where(ActionObjective, "action_id", action.id)
    assert [row.objective_id for row in served] == [objective.id]
    assert not finding.validated


def test_steps_in_which_something_went_on_are_under_way(work: Work) -> None:
    new = Full(work).carry()
    states = {row.step: row.state for row in new.all(StepProgress)}
    assert states.pop(Step.TRAINING) is StepState.NOT_STARTED
    assert set(states.values()) == {StepState.UNDER_WAY}


def test_a_finding_begins_with_its_latest_rating(work: Work) -> None:
    new = Full(work).carry()
    (finding,) = new.all(Finding)
    (rating,) = new.where(FindingRating, "finding_id", finding.id)
    assert (rating.rated_on, rating.grade, rating.agreement, rating.trend) == (
        dt.date(2027, 2, 1), Grade.B, Agreement.SHARED, Trend.RISING,
    )  # fmt: skip
    assert "2026-2027" in (rating.reason or "")


def test_what_is_still_worked_on_is_retained_anew_and_the_deferred_is_open(work: Work) -> None:
    full = Full(work)
    new = full.carry()
    decisions = {
        candidate.continues: new.where(PriorityDecision, "candidate_id", candidate.id)
        for candidate in new.all(Candidate)
    }
    (again,) = decisions[full.kept]
    assert (again.outcome, again.rank, again.decided_on) == (Outcome.RETAINED, 1, START)
    assert decisions[full.deferred] == []


def test_an_objective_starts_from_the_last_measurement(work: Work) -> None:
    new = Full(work).carry()
    (objective,) = new.all(Objective)
    # The day to look back on has passed: the group says a new one.
    assert (objective.deadline, objective.time_bound) == (None, False)
    (indicator,) = new.where(Indicator, "objective_id", objective.id)
    assert (indicator.baseline, indicator.baseline_on) == (17.0, dt.date(2027, 3, 5))
    assert (indicator.target, indicator.target_on) == (40.0, dt.date(2028, 5, 1))
    assert new.where(Measurement, "indicator_id", indicator.id) == []


def test_an_open_action_goes_on_with_what_is_left_to_do(work: Work) -> None:
    full = Full(work)
    new = full.carry()
    (action,) = new.all(Action)
    assert (action.number, action.status, action.progress) == (3, ActionStatus.UNDER_WAY, 40)
    assert (action.lead_id, action.participants) == (full.club, None)
    (partner,) = new.where(ActionPartner, "action_id", action.id)
    assert (partner.organisation_id, partner.contribution) == (full.club, "Keys")
    assert [row.amount for row in new.where(ActionFunding, "action_id", action.id)] == [500.0]
    left = new.where(Milestone, "action_id", action.id)
    assert [row.title for row in left] == ["Book", "Open"]
    orders = [row for row in new.everywhere(MilestoneOrder) if row.milestone_id == left[1].id]
    assert [row.needs_id for row in orders] == [left[0].id]
    assert [row for row in new.everywhere(MilestoneOrder) if row.milestone_id == left[0].id] == []
    assert new.where(ActionLogEntry, "action_id", action.id) == []


def test_the_charter_is_to_be_read_and_signed_again(work: Work) -> None:
    full = Full(work)
    new = full.carry()
    (charter,) = new.all(Protocol)
    assert (charter.forbidden, charter.adopted_on) == ("Names", None)
    (member,) = new.where(ProtocolMember, "protocol_id", charter.id)
    assert (member.organisation_id, member.signed_on, member.signatory) == (full.club, None, None)
    assert [row.what for row in new.all(InformationFlow)] == ["Dates of meetings"]


def test_a_meeting_still_to_come_is_planned_in_the_new_cycle(work: Work) -> None:
    new = Full(work).carry()
    (meeting,) = new.all(Meeting)
    assert (meeting.title, meeting.held_on) == ("After the summer", dt.date(2027, 9, 10))
    agenda = new.where(AgendaItem, "meeting_id", meeting.id)
    assert [row.title for row in agenda] == ["Where we stand"]
    guests = new.where(MeetingAttendance, "meeting_id", meeting.id)
    assert [row.presence for row in guests] == [Presence.COMING]


def test_nothing_of_the_earlier_cycle_changes(work: Work) -> None:
    full = Full(work)
    before = snapshot(work)
    full.carry()
    after = snapshot(work)
    for key, rows in before.items():
        if key != "cycle":
            known = {row["id"]: row for row in after[key]}
            assert [known[row["id"]] for row in rows] == rows


def test_parts_of_another_cycle_are_not_taken(work: Work) -> None:
    stray = work.add(Finding, statement="Elsewhere")
    other = begin(work).created["cycle"][0]
    made = cycles.begin_cycle(
        work.ws, TR, network_id=work.network, name="2028-2029", starts_on=START, from_cycle=other,
        carry=Carry({"finding": [stray]}),
    )  # fmt: skip
    new = Dataset(work.ws, network_id=work.network, cycle_id=made.created["cycle"][0])
    assert new.all(Finding) == []


def test_lineage_leads_back_over_all_cycles(work: Work) -> None:
    full = Full(work)
    new = full.carry()
    (finding,) = new.all(Finding)
    assert cycles.lineage(new)[finding.id] == full.finding
