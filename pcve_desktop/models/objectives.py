"""Step 4, definition of objectives: objectives with their SMART check, indicators, measurements."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from pcve_desktop.i18n import mark
from pcve_desktop.models import fields as f
from pcve_desktop.models.base import Continues, EntityInfo, InCycle, InNetwork, Record
from pcve_desktop.models.vocabularies import Frequency, IndicatorKind, PreventionLevel, Public

_CHANGE = mark("The change we seek")
_SMART = mark("SMART check")
_THEORY = mark("Why it should work")


class Objective(Continues, InCycle, Record):
    """A change that the network seeks."""

    __entity__ = EntityInfo(
        "objective", mark("Objective"), mark("Objectives"), title="title", parent="cycle_id"
    )

    title: Mapped[str] = f.text(
        mark("Change sought"), required=True, table=True, search=True, max_length=300,
        section=_CHANGE, help=mark("In one sentence: what will have changed, and for whom."),
    )  # fmt: skip
    candidate_id: Mapped[str | None] = f.reference(
        mark("Answers priority"), "candidate", table=True, section=_CHANGE
    )
    public: Mapped[Public | None] = f.choice(mark("Public"), Public, section=_CHANGE)
    prevention_level: Mapped[PreventionLevel | None] = f.choice(
        mark("Level of prevention"), PreventionLevel, section=_CHANGE
    )
    lead_id: Mapped[str | None] = f.reference(
        mark("Lead"), "organisation", table=True, section=_CHANGE
    )
    deadline: Mapped[dt.date | None] = f.date(mark("We look back on"), table=True, section=_CHANGE)
    specific: Mapped[bool] = f.flag(
        mark("Specific"), section=_SMART, help=mark("Who will notice the difference?")
    )
    specific_note: Mapped[str | None] = f.text(mark("Who will notice"), section=_SMART)
    measurable: Mapped[bool] = f.flag(
        mark("Measurable"), section=_SMART, help=mark("Which sign will tell us?")
    )
    measurable_note: Mapped[str | None] = f.text(mark("Which sign"), section=_SMART)
    achievable: Mapped[bool] = f.flag(
        mark("Achievable"), section=_SMART, help=mark("Who said yes, and with what?")
    )
    achievable_note: Mapped[str | None] = f.text(mark("With what means"), section=_SMART)
    relevant: Mapped[bool] = f.flag(
        mark("Relevant"), section=_SMART, help=mark("What links it to our diagnosis?")
    )
    relevant_note: Mapped[str | None] = f.text(mark("Link to the diagnosis"), section=_SMART)
    time_bound: Mapped[bool] = f.flag(
        mark("Time-bound"), section=_SMART, help=mark("When do we look back?")
    )
    if_then: Mapped[str | None] = f.long_text(
        mark("If we do this, then that will change"), search=True, section=_THEORY
    )
    assumptions: Mapped[str | None] = f.long_text(
        mark("What has to hold for this to work"), search=True, section=_THEORY
    )
    position: Mapped[str | None] = f.position()


class Indicator(Continues, InNetwork, Record):
    """A sign that tells whether an objective is being reached."""

    __entity__ = EntityInfo(
        "indicator", mark("Indicator"), mark("Indicators"), title="name", parent="objective_id"
    )

    objective_id: Mapped[str] = f.reference(
        mark("Objective"), "objective", required=True, table=True
    )
    name: Mapped[str] = f.text(mark("Name"), required=True, table=True, search=True)
    kind: Mapped[IndicatorKind] = f.choice(
        mark("Kind"), IndicatorKind, IndicatorKind.OUTPUT, table=True
    )
    unit: Mapped[str | None] = f.text(mark("Unit"), max_length=40, table=True)
    source: Mapped[str | None] = f.text(mark("Source"), table=True)
    frequency: Mapped[Frequency | None] = f.choice(mark("How often"), Frequency)
    baseline: Mapped[float | None] = f.decimal(mark("Start"), table=True)
    baseline_on: Mapped[dt.date | None] = f.date(mark("Start measured on"))
    target: Mapped[float | None] = f.decimal(mark("Target"), table=True)
    target_on: Mapped[dt.date | None] = f.date(mark("Target date"), table=True)
    position: Mapped[str | None] = f.position()


class Measurement(InNetwork, Record):
    """A dated value of an indicator. A new one never replaces an old one."""

    __entity__ = EntityInfo(
        "measurement", mark("Measurement"), mark("Measurements"), parent="indicator_id"
    )

    indicator_id: Mapped[str] = f.reference(
        mark("Indicator"), "indicator", required=True, table=True
    )
    measured_on: Mapped[dt.date | None] = f.date(mark("Date"), table=True)
    value: Mapped[float | None] = f.decimal(mark("Value"), table=True)
    note: Mapped[str | None] = f.text(mark("Note"), table=True, search=True)
