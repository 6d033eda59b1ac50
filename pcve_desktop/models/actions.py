"""Step 5, collective actions: actions, who takes part, milestones, the log."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from pcve_desktop.i18n import mark
from pcve_desktop.models import fields as f
from pcve_desktop.models.base import Continues, EntityInfo, InCycle, InNetwork, Record
from pcve_desktop.models.fields import Sensitivity
from pcve_desktop.models.vocabularies import (
    ActionStatus,
    ActionType,
    Funder,
    LogKind,
    Origin,
    Pillar,
    PreventionLevel,
    Public,
    Sphere,
)

_WHAT = mark("What we do")
_WHO = mark("With whom and for whom")
_WHEN = mark("When and how far")
_MEANS = mark("Means and results")
_CARE = mark("Do no harm")


class Action(Continues, InCycle, Record):
    """Something partners do together, existing, adapted or new."""

    __entity__ = EntityInfo(
        "action", mark("Collective action"), mark("Collective actions"), title="title",
        parent="cycle_id",
    )  # fmt: skip

    number: Mapped[int | None] = f.integer(mark("Number"), minimum=1, table=True, section=_WHAT)
    title: Mapped[str] = f.text(
        mark("Title"), required=True, table=True, search=True, section=_WHAT
    )
    description: Mapped[str | None] = f.long_text(mark("Description"), search=True, section=_WHAT)
    origin: Mapped[Origin] = f.choice(mark("Origin"), Origin, Origin.NEW, section=_WHAT)
    type: Mapped[ActionType | None] = f.choice(mark("Type"), ActionType, section=_WHAT)
    pillar: Mapped[Pillar | None] = f.choice(mark("Pillar"), Pillar, table=True, section=_WHAT)
    lead_id: Mapped[str | None] = f.reference(
        mark("Lead"), "organisation", table=True, section=_WHO
    )
    spheres: Mapped[tuple[Sphere, ...]] = f.choices(mark("Spheres"), Sphere, section=_WHO)
    public: Mapped[Public | None] = f.choice(mark("Public"), Public, section=_WHO)
    prevention_level: Mapped[PreventionLevel | None] = f.choice(
        mark("Level of prevention"), PreventionLevel, section=_WHO
    )
    place: Mapped[str | None] = f.text(mark("Place"), search=True, section=_WHO, names_allowed=True)
    status: Mapped[ActionStatus] = f.choice(
        mark("Status"), ActionStatus, ActionStatus.IDEA, table=True, section=_WHEN
    )
    progress: Mapped[int | None] = f.percent(mark("Progress"), table=True, section=_WHEN)
    planned_start: Mapped[dt.date | None] = f.date(mark("Planned start"), section=_WHEN)
    planned_end: Mapped[dt.date | None] = f.date(mark("Due"), table=True, section=_WHEN)
    actual_start: Mapped[dt.date | None] = f.date(mark("Started on"), section=_WHEN)
    actual_end: Mapped[dt.date | None] = f.date(mark("Ended on"), section=_WHEN)
    review_on: Mapped[dt.date | None] = f.date(mark("Review on"), section=_WHEN)
    participants: Mapped[int | None] = f.integer(
        mark("Participants"), counted=True, section=_MEANS, help=mark("A number only, no names.")
    )
    evidence: Mapped[str | None] = f.long_text(
        mark("Signs of progress"), search=True, section=_MEANS
    )
    budget: Mapped[float | None] = f.money(
        mark("Budget"), sensitivity=Sensitivity.INTERNAL, section=_MEANS
    )
    funder: Mapped[Funder | None] = f.choice(
        mark("Funder"), Funder, sensitivity=Sensitivity.INTERNAL, section=_MEANS
    )
    no_stigma: Mapped[bool] = f.flag(
        mark("Singles out no group"), section=_CARE,
        help=mark("Nobody is labelled by taking part or by the wording."),
    )  # fmt: skip
    safe: Mapped[bool] = f.flag(
        mark("Safe for everyone"), section=_CARE,
        help=mark("For participants, professionals and volunteers."),
    )  # fmt: skip
    gender_aware: Mapped[bool] = f.flag(
        mark("Works for women and men, girls and boys"), section=_CARE
    )
    accessible: Mapped[bool] = f.flag(
        mark("Open to all"), section=_CARE,
        help=mark("Price, hours, language, disability, transport."),
    )  # fmt: skip
    care_note: Mapped[str | None] = f.long_text(
        mark("What we watch out for"), search=True, section=_CARE
    )


class ActionObjective(InNetwork, Record):
    """An objective that an action serves."""

    __entity__ = EntityInfo(
        "action_objective",
        mark("Objective served"),
        mark("Objectives served"),
        parent="action_id",
        ends=("action_id", "objective_id"),
    )

    action_id: Mapped[str] = f.reference(
        mark("Collective action"), "action", required=True, table=True
    )
    objective_id: Mapped[str] = f.reference(
        mark("Objective"), "objective", required=True, table=True
    )


class ActionPartner(InNetwork, Record):
    """A partner that takes part in an action."""

    __entity__ = EntityInfo(
        "action_partner",
        mark("Partner of an action"),
        mark("Partners of actions"),
        parent="action_id",
        ends=("action_id", "organisation_id"),
    )

    action_id: Mapped[str] = f.reference(
        mark("Collective action"), "action", required=True, table=True
    )
    organisation_id: Mapped[str] = f.reference(
        mark("Organisation"), "organisation", required=True, table=True
    )
    contribution: Mapped[str | None] = f.text(mark("Contribution"), table=True)


class Milestone(InNetwork, Record):
    """A step on the way of an action."""

    __entity__ = EntityInfo(
        "milestone", mark("Milestone"), mark("Milestones"), title="title", parent="action_id"
    )

    action_id: Mapped[str] = f.reference(
        mark("Collective action"), "action", required=True, table=True
    )
    title: Mapped[str] = f.text(mark("Title"), required=True, table=True, search=True)
    due_on: Mapped[dt.date | None] = f.date(mark("Due"), table=True)
    done_on: Mapped[dt.date | None] = f.date(mark("Done on"), table=True)
    organisation_id: Mapped[str | None] = f.reference(
        mark("Responsible"), "organisation", table=True
    )
    position: Mapped[str | None] = f.position()


class ActionLogEntry(InNetwork, Record):
    """A dated entry of the log of an action: progress, setback, lesson or decision."""

    __entity__ = EntityInfo(
        "action_log_entry",
        mark("Log entry"),
        mark("Action log"),
        title="text",
        parent="action_id",
    )

    action_id: Mapped[str] = f.reference(
        mark("Collective action"), "action", required=True, table=True
    )
    noted_on: Mapped[dt.date | None] = f.date(mark("Date"), table=True)
    kind: Mapped[LogKind] = f.choice(mark("Kind"), LogKind, LogKind.PROGRESS, table=True)
    text: Mapped[str] = f.text(
        mark("What happened"), required=True, table=True, search=True, max_length=500
    )
    learned: Mapped[str | None] = f.text(
        mark("What we learned"), table=True, search=True, max_length=500
    )


class MilestoneOrder(InNetwork, Record):
    """A milestone that can begin only when another one is done."""

    __entity__ = EntityInfo(
        "milestone_order",
        mark("Order of milestones"),
        mark("Orders of milestones"),
        parent="milestone_id",
        ends=("milestone_id", "needs_id"),
    )

    milestone_id: Mapped[str] = f.reference(
        mark("Milestone"), "milestone", required=True, table=True
    )
    needs_id: Mapped[str] = f.reference(mark("Comes after"), "milestone", required=True, table=True)


class ActionFunding(InNetwork, Record):
    """What one funder gives to an action."""

    __entity__ = EntityInfo("action_funding", mark("Funding"), mark("Fundings"), parent="action_id")

    action_id: Mapped[str] = f.reference(
        mark("Collective action"), "action", required=True, table=True
    )
    funder: Mapped[Funder] = f.choice(
        mark("Funder"), Funder, Funder.OTHER, table=True, sensitivity=Sensitivity.INTERNAL
    )
    amount: Mapped[float | None] = f.money(
        mark("Amount"), table=True, sensitivity=Sensitivity.INTERNAL
    )
    agreed_on: Mapped[dt.date | None] = f.date(
        mark("Agreed on"), table=True, sensitivity=Sensitivity.INTERNAL
    )
    note: Mapped[str | None] = f.text(mark("Note"), table=True, sensitivity=Sensitivity.INTERNAL)
