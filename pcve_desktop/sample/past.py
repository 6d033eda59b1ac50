"""The cycle before the current one: smaller, closed, with its lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.models.actions import ActionLogEntry
from pcve_desktop.models.diagnosis import Finding, FindingObserver
from pcve_desktop.models.network import Cycle
from pcve_desktop.models.objectives import Indicator, Measurement, Objective
from pcve_desktop.models.priorities import Candidate, PriorityDecision
from pcve_desktop.models.sharing import Meeting, MeetingAttendance
from pcve_desktop.models.training import SessionAttendance, TrainingSession
from pcve_desktop.models.vocabularies import (
    ActionStatus,
    ActionType,
    Agreement,
    FindingKind,
    Frequency,
    Grade,
    IndicatorKind,
    Level,
    LogKind,
    Origin,
    Outcome,
    Pillar,
    Presence,
    PreventionLevel,
    Public,
    SessionState,
    SourceKind,
    Sphere,
    Step,
    StepState,
)
from pcve_desktop.sample.start import PAST_END, PAST_START, reach, set_step
from pcve_desktop.services import actions as action_service
from pcve_desktop.services import diagnosis as diagnosis_service
from pcve_desktop.services import priorities as priority_service

if TYPE_CHECKING:
    from pcve_desktop.sample.maker import Maker

_PRESENT = ("espace", "college", "media", "social", "parish", "parents", "prevention", "housing")

_FINDINGS = (
    (FindingKind.RISK, Level.COMMUNITY, Grade.B, ("espace", "social", "prevention")),
    (FindingKind.RISK, Level.COMMUNITY, Grade.C, ("housing", "parents")),
    (FindingKind.NEED, Level.PEERS, Grade.B, ("espace", "college", "media")),
    (FindingKind.PROTECTIVE, Level.FAMILY, Grade.B, ("parish", "college", "parents")),
    (FindingKind.RESOURCE, Level.COMMUNITY, Grade.B, ("media", "parish")),
    (FindingKind.RISK, Level.COMMUNITY, Grade.A, ("social", "housing")),
)

# Pillar, type, status, lead, sphere, objective, days of start and end, progress, participants.
_ACTIONS = (
    (
        Pillar.MOBILISATION, ActionType.CITIZENSHIP, ActionStatus.DONE, "espace", Sphere.COHESION,
        1, -520, -330, 100, 60,
    ),
    (
        Pillar.ACTION, ActionType.OTHER, ActionStatus.DONE, "media", Sphere.COHESION,
        2, -500, -290, 100, 240,
    ),
    (
        Pillar.ACTION, ActionType.CITIZENSHIP, ActionStatus.DONE, "prevention", Sphere.PREVENTION,
        2, -420, -410, 100, 18,
    ),
    (
        Pillar.COMMUNICATION, ActionType.POSITIVE_COMMUNICATION, ActionStatus.STOPPED, "media",
        Sphere.COHESION, 1, -460, -400, 40, None,
    ),
)  # fmt: skip


def make(maker: Maker) -> None:
    """Fill the cycle before and close it."""
    begun = maker.day(PAST_START)
    maker.update(
        Cycle,
        maker.cycle,
        name=f"{begun.year}-{begun.year + 1}",
        ends_on=maker.day(PAST_END),
        keep_until=maker.day(PAST_END + 730),
        lessons=maker.text("cycle.lessons"),
    )
    _steps(maker)
    _training(maker)
    _diagnosis(maker)
    _objectives(maker)
    _actions(maker)
    _meeting(maker)
    # Closed last: a closed cycle takes no more changes.
    maker.update(Cycle, maker.cycle, closed_on=maker.day(PAST_END))


def _steps(maker: Maker) -> None:
    for step in Step:
        state = {"state": StepState.DONE, "state_on": -330, "facilitator_id": "espace"}
        if step is Step.PRIORITIES:
            state |= {
                "state": StepState.ADAPTED,
                "reason": maker.text("past.step.reason"),
                "summary": None,
            }
        elif step is Step.SHARING:
            state |= {"reason": None, "summary": maker.text("past.step.sharing")}
        else:
            state |= {"reason": None, "summary": None}
        set_step(maker, step, state)
    reach(maker, dict.fromkeys(Step, (0, 1)))


def _training(maker: Maker) -> None:
    session = maker.add(
        TrainingSession,
        title=maker.text("past.session"),
        objectives=maker.text("past.session.objectives"),
        state=SessionState.HELD,
        held_on=maker.working_day(-560),
        place=maker.text("place.espace"),
        led_by_id=maker.id("org.espace"),
        hours=3.0,
        satisfaction=4.1,
        answers=9,
    )
    for key in _PRESENT[:6]:
        people = 2 if key in {"espace", "college", "social"} else 1
        organisation = maker.id(f"org.{key}")
        maker.add(
            SessionAttendance, session_id=session, organisation_id=organisation, people=people
        )


def _diagnosis(maker: Maker) -> None:
    for number, (kind, level, grade, observers) in enumerate(_FINDINGS, start=1):
        finding = maker.add(
            Finding,
            f"past.finding.{number}",
            statement=maker.text(f"past.finding.{number}"),
            kind=kind,
            level=level,
            source=maker.maybe(f"past.finding.{number}.source"),
            source_kind=SourceKind.STATISTICS if grade is Grade.A else SourceKind.OBSERVATION,
            source_on=maker.working_day(-520),
            validated=True,
        )
        diagnosis_service.rate_finding(
            maker.ws,
            finding,
            grade=grade,
            agreement=Agreement.SHARED,
            rated_on=maker.working_day(-510),
        )
        for key in observers:
            maker.add(FindingObserver, finding_id=finding, organisation_id=maker.id(f"org.{key}"))
    for number, grounds in ((1, (1, 6)), (2, (2, 3, 5))):
        made = priority_service.propose(
            maker.ws,
            network_id=maker.network,
            cycle_id=maker.cycle,
            title=maker.text(f"past.candidate.{number}"),
            finding_ids=[maker.id(f"past.finding.{ground}") for ground in grounds],
        )
        maker.add(
            PriorityDecision,
            candidate_id=maker.keep(f"past.candidate.{number}", made, Candidate),
            outcome=Outcome.RETAINED,
            rank=number,
            reason=maker.text(f"past.candidate.{number}.decision"),
            decided_on=maker.working_day(-480),
        )


def _objectives(maker: Maker) -> None:
    for number, (lead, target, reached) in enumerate(
        (("espace", 10.0, 11.0), ("media", 20.0, 17.0)), start=1
    ):
        objective = maker.add(
            Objective,
            f"past.objective.{number}",
            title=maker.text(f"past.objective.{number}"),
            candidate_id=maker.id(f"past.candidate.{number}"),
            public=Public.PROFESSIONALS if number == 1 else Public.TEENS,
            prevention_level=PreventionLevel.PRIMARY,
            lead_id=maker.id(f"org.{lead}"),
            deadline=maker.day(PAST_END - 20),
            specific=True,
            measurable=True,
            achievable=True,
            relevant=True,
            time_bound=True,
            validated=True,
        )
        indicator = maker.add(
            Indicator,
            objective_id=objective,
            name=maker.text(f"past.indicator.{number}"),
            kind=IndicatorKind.OUTPUT,
            unit=maker.text(f"past.indicator.{number}.unit"),
            frequency=Frequency.QUARTERLY,
            baseline=0.0,
            baseline_on=maker.working_day(-520),
            target=target,
            target_on=maker.day(PAST_END - 20),
        )
        for offset, value in ((-420, target // 2), (-300, reached)):
            maker.add(
                Measurement,
                indicator_id=indicator,
                measured_on=maker.working_day(offset),
                value=value,
            )


def _actions(maker: Maker) -> None:
    for number, row in enumerate(_ACTIONS, start=1):
        pillar, kind, status, lead, sphere, objective, first, last, progress, people = row
        made = action_service.add_action(
            maker.ws,
            network_id=maker.network,
            cycle_id=maker.cycle,
            objective_ids=[maker.id(f"past.objective.{objective}")],
            partner_ids=[maker.id("org.social"), maker.id("org.parents")],
            values={
                "title": maker.text(f"past.action.{number}"),
                "origin": Origin.EXISTING if number in {1, 2} else Origin.NEW,
                "type": kind,
                "pillar": pillar,
                "lead_id": maker.id(f"org.{lead}"),
                "spheres": (sphere,),
                "status": status,
                "progress": progress,
                "planned_start": maker.working_day(first),
                "planned_end": maker.working_day(last),
                "actual_start": maker.working_day(first),
                "actual_end": maker.working_day(last),
                "participants": people,
                "no_stigma": status is ActionStatus.DONE,
                "safe": True,
                "gender_aware": True,
                "accessible": True,
                "validated": True,
            },
        )
        if status is ActionStatus.STOPPED:
            maker.add(
                ActionLogEntry,
                action_id=made.created["action"][-1],
                noted_on=maker.working_day(last),
                kind=LogKind.SETBACK,
                text=maker.text("past.log.1"),
                learned=maker.text("past.log.1.learned"),
            )


def _meeting(maker: Maker) -> None:
    meeting = maker.add(
        Meeting,
        title=maker.text("past.meeting"),
        held_on=maker.working_day(PAST_END - 6),
        place=maker.text("place.media"),
        host_id=maker.id("org.media"),
        summary=maker.text("past.meeting.summary"),
    )
    for key in _PRESENT:
        maker.add(
            MeetingAttendance,
            meeting_id=meeting,
            organisation_id=maker.id(f"org.{key}"),
            presence=Presence.PRESENT,
            people=1,
        )
