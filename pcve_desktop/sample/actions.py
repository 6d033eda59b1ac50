"""Step 5 of the sample: eleven actions in every state, with milestones, partners and log."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from pcve_desktop.models.actions import (
    Action,
    ActionFunding,
    ActionLogEntry,
    ActionObjective,
    ActionPartner,
    Milestone,
    MilestoneOrder,
)
from pcve_desktop.models.vocabularies import (
    ActionStatus,
    ActionType,
    Funder,
    Handling,
    LogKind,
    Origin,
    Pillar,
    PreventionLevel,
    Public,
    Sphere,
)
from pcve_desktop.services import actions as service
from pcve_desktop.services import records
from pcve_desktop.services import sharing as sharing_service

if TYPE_CHECKING:
    from typing import Any

    from pcve_desktop.sample.maker import Maker

_COHESION, _PREVENTION, _SECURITY = Sphere
_COMMUNICATION, _TRAINING, _MOBILISATION, _REFERRAL, _ACTION = Pillar


@dataclass(frozen=True, slots=True, kw_only=True)
class _Action:
    """An action; days count from today, `days` are start and due date, `ended` the last day.

    A milestone is (who, due, done); a log entry (kind, day, has a lesson). Their words stand
    under the key of the action, numbered.
    """

    key: str
    pillar: Pillar
    type: ActionType
    status: ActionStatus
    lead: str | None
    sphere: Sphere
    progress: int = 0
    days: tuple[int, int] | None = None
    ended: int | None = None
    objective: str | None = None
    partners: dict[str, str] = field(default_factory=dict)
    public: Public = Public.ALL
    origin: Origin = Origin.NEW
    place: str | None = None
    participants: int | None = None
    budget: tuple[float, Funder] | None = None
    care: str = "sgao"
    level: PreventionLevel = PreventionLevel.PRIMARY
    review: int | None = None
    open_to_city: bool = False
    milestones: tuple[tuple[str | None, int, int | None], ...] = ()
    log: tuple[tuple[LogKind, int, bool], ...] = ()


ACTIONS = (
    _Action(
        key="evenings", pillar=_TRAINING, type=ActionType.TRAINING, status=ActionStatus.DONE,
        lead="prevention", sphere=_COHESION, progress=100, days=(-90, -47), ended=-47,
        objective="words", partners={"espace": "room", "passages": "lead", "police": "advice"},
        public=Public.PROFESSIONALS, participants=38, budget=(1800.0, Funder.FIPD),
        open_to_city=True, milestones=(("prevention", -47, -47),),
        log=((LogKind.SETBACK, -100, True),),
    ),
    _Action(
        key="visits", pillar=_MOBILISATION, type=ActionType.OTHER, status=ActionStatus.DONE,
        lead="espace", sphere=_COHESION, progress=100, days=(-200, -25), ended=-25,
        objective="parents",
        partners={"social": "advice", "parish": "room", "fraternite": "room", "police": "advice"},
        public=Public.PROFESSIONALS, participants=14,
        milestones=(("espace", -150, -145), ("espace", -60, -62)),
        log=((LogKind.LESSON, -25, False),),
    ),
    _Action(
        key="sports", pillar=_ACTION, type=ActionType.SPORT, status=ActionStatus.STOPPED,
        lead="fc", sphere=_COHESION, progress=45, days=(-210, -18), ended=-18,
        objective="coaches", partners={"espace": "voices", "college": "voices"},
        public=Public.TEENS, place="clubhouse", participants=60, budget=(900.0, Funder.CITY),
        milestones=(("fc", -170, -170), ("fc", -30, None)),
        log=((LogKind.SETBACK, -168, True), (LogKind.LESSON, -18, True)),
    ),
    _Action(
        key="health", pillar=_MOBILISATION, type=ActionType.OTHER,
        status=ActionStatus.UNDER_WAY, lead="espace", sphere=_PREVENTION, progress=50,
        days=(-60, 9), objective="parents", partners={"social": "advice"},
        public=Public.PROFESSIONALS, review=20,
        milestones=(("espace", -45, -44), ("espace", -4, None), ("social", 20, None)),
    ),
    _Action(
        key="debate", pillar=_ACTION, type=ActionType.DEBATE, status=ActionStatus.UNDER_WAY,
        lead="media", sphere=_COHESION, progress=70, days=(-50, 17), objective="debates",
        partners={"espace": "topics", "college": "voices"}, public=Public.TEENS, place="media",
        budget=(650.0, Funder.CITY), open_to_city=True, review=40,
        milestones=(
            ("college", -22, -22), ("media", -14, -14), ("espace", -5, -5), ("media", 3, None),
        ),
        log=(
            (LogKind.SETBACK, -19, True), (LogKind.SETBACK, -10, True),
            (LogKind.PROGRESS, -22, False),
        ),
    ),
    _Action(
        key="newsletter", pillar=_COMMUNICATION, type=ActionType.POSITIVE_COMMUNICATION,
        status=ActionStatus.UNDER_WAY, lead="media", sphere=_COHESION, progress=60,
        days=(-120, 21), objective="words", partners={"parents": "voices", "espace": "topics"},
        origin=Origin.ADAPTED, participants=300, budget=(1200.0, Funder.CITY_CONTRACT),
        open_to_city=True, milestones=(("media", -55, -52), ("espace", 14, None)),
        log=((LogKind.PROGRESS, -52, False), (LogKind.SETBACK, -35, True)),
    ),
    _Action(
        key="parents", pillar=_COMMUNICATION, type=ActionType.PARENTING,
        status=ActionStatus.PLANNED, lead="parents", sphere=_PREVENTION, days=(-2, 28),
        objective="parents",
        partners={"college": "voices", "ecole": "voices", "social": "advice"},
        public=Public.PARENTS, care="so", milestones=(("parents", 10, None), ("ecole", 24, None)),
    ),
    _Action(
        key="refresher", pillar=_TRAINING, type=ActionType.TRAINING, status=ActionStatus.PLANNED,
        lead="espace", sphere=_PREVENTION, days=(2, 16), objective="words",
        partners={"prevention": "lead"}, public=Public.PROFESSIONALS, place="espace", care="o",
        milestones=(("espace", 12, None),),
    ),
    _Action(
        key="listening", pillar=_TRAINING, type=ActionType.TRAINING,
        status=ActionStatus.UNDER_WAY, lead="fc", sphere=_PREVENTION, progress=40,
        days=(-40, 59), objective="coaches", partners={"passages": "lead", "social": "advice"},
        public=Public.PROFESSIONALS, place="clubhouse", participants=9, review=-3,
        level=PreventionLevel.SECONDARY, budget=(1400.0, Funder.FIPD),
        milestones=(
            ("fc", -32, -32), ("passages", -10, -10), ("social", 25, None), ("fc", 59, None),
        ),
        log=((LogKind.PROGRESS, -10, False),),
    ),
    _Action(
        key="breakfast", pillar=_MOBILISATION, type=ActionType.OTHER, status=ActionStatus.PAUSED,
        lead="passages", sphere=_SECURITY, progress=30, days=(-110, 67),
        partners={"police": "advice", "media": "room"}, public=Public.ADULTS, participants=11,
        review=60, milestones=(("passages", -80, -78),), log=((LogKind.SETBACK, -45, True),),
    ),
    _Action(
        key="radio", pillar=_ACTION, type=ActionType.MEDIA_LITERACY, status=ActionStatus.IDEA,
        lead=None, sphere=_COHESION, objective="debates", partners={"media": "room"},
        public=Public.TEENS, care="",
    ),
)  # fmt: skip

_CARE = {"s": "no_stigma", "g": "gender_aware", "a": "safe", "o": "accessible"}


def make(maker: Maker) -> None:
    """Add the actions; the text for parents comes out of a decision of the last meeting."""
    for action in ACTIONS:
        values = _values(maker, action)
        objectives = [maker.id(f"objective.{action.objective}")] if action.objective else []
        if action.key == "parents":
            made = sharing_service.decision_to_action(
                maker.ws, maker.id("meeting.8.decision.3"), cycle_id=maker.cycle
            )
            identifier = made.created["action"][-1]
            maker.update(Action, identifier, **values)
            records.set_links(
                maker.ws,
                ActionObjective,
                owner=("action_id", identifier),
                other="objective_id",
                ids=objectives,
                network_id=maker.network,
            )
        else:
            made = service.add_action(
                maker.ws,
                network_id=maker.network,
                cycle_id=maker.cycle,
                values=values,
                objective_ids=objectives,
            )
            identifier = made.created["action"][-1]
        maker.ids[f"action.{action.key}"] = identifier
        _parts(maker, action, identifier)
    sharing_service.decision_to_milestone(
        maker.ws, maker.id("meeting.8.decision.4"), action_id=maker.id("action.newsletter")
    )


def _values(maker: Maker, action: _Action) -> dict[str, Any]:
    words = f"action.{action.key}"
    first, last = action.days or (None, None)
    begun = action.status not in {ActionStatus.IDEA, ActionStatus.PLANNED}
    budget, funder = action.budget or (None, None)
    return {
        "title": maker.text(words),
        "description": maker.text(f"{words}.about"),
        "origin": action.origin,
        "type": action.type,
        "pillar": action.pillar,
        "lead_id": maker.id(f"org.{action.lead}") if action.lead else None,
        "spheres": (action.sphere,),
        "public": action.public,
        "prevention_level": action.level,
        "place": maker.text(f"place.{action.place}") if action.place else None,
        "status": action.status,
        "progress": action.progress,
        "planned_start": None if first is None else maker.working_day(first),
        "planned_end": None if last is None else maker.working_day(last),
        "actual_start": maker.working_day(first) if begun and first is not None else None,
        "actual_end": None if action.ended is None else maker.day(action.ended),
        "review_on": None if action.review is None else maker.day(action.review),
        "participants": action.participants,
        "evidence": maker.maybe(f"{words}.evidence"),
        "budget": budget,
        "funder": funder,
        "care_note": maker.maybe(f"{words}.care"),
        "handling": Handling.GREEN if action.open_to_city else Handling.AMBER,
        "validated": begun,
        **{name: letter in action.care for letter, name in _CARE.items()},
    }


def _parts(maker: Maker, action: _Action, identifier: str) -> None:
    for organisation, contribution in action.partners.items():
        maker.add(
            ActionPartner,
            action_id=identifier,
            organisation_id=maker.id(f"org.{organisation}"),
            contribution=maker.text(f"contribution.{contribution}"),
        )
    for number, (responsible, due, done) in enumerate(action.milestones, start=1):
        maker.add(
            Milestone,
            action_id=identifier,
            title=maker.text(f"milestone.{action.key}.{number}"),
            # What is ahead falls on a working day; what has passed stays where it is.
            due_on=maker.working_day(due) if due > 0 else maker.day(due),
            done_on=None if done is None else maker.day(done),
            organisation_id=maker.id(f"org.{responsible}") if responsible else None,
        )
    made = [row.id for row in maker.rows(Milestone) if row.action_id == identifier]
    for before, after in pairwise(made):
        maker.add(MilestoneOrder, milestone_id=after, needs_id=before)
    if action.budget is not None:
        amount, funder = action.budget
        maker.add(
            ActionFunding,
            action_id=identifier,
            funder=funder,
            amount=amount,
            agreed_on=maker.working_day(-40),
        )
    for number, (kind, offset, taught) in enumerate(action.log, start=1):
        words = f"log.{action.key}.{number}"
        maker.add(
            ActionLogEntry,
            action_id=identifier,
            noted_on=maker.day(offset),
            kind=kind,
            text=maker.text(words),
            learned=maker.text(f"{words}.learned") if taught else None,
        )
