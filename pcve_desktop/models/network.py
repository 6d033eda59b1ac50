"""The network itself: offices, networks, cycles, the state of the six steps, benchmarks."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from pcve_desktop.i18n import mark
from pcve_desktop.models import fields as f
from pcve_desktop.models.base import Continues, EntityInfo, InCycle, InNetwork, Record
from pcve_desktop.models.fields import Sensitivity
from pcve_desktop.models.vocabularies import Handling, Step, StepState


class Office(Record):
    """An installation or organisation that edits the file; its name signs the changes."""

    __entity__ = EntityInfo("office", mark("Office"), mark("Offices"), title="name")
    __handling__ = Handling.GREEN

    name: Mapped[str] = f.text(mark("Name"), required=True, table=True, names_allowed=True)


class Network(Record):
    """The partnership of one neighbourhood."""

    __entity__ = EntityInfo("network", mark("Network"), mark("Networks"), title="name")
    __handling__ = Handling.GREEN

    name: Mapped[str] = f.text(
        mark("Name"), required=True, table=True, search=True, names_allowed=True
    )
    area: Mapped[str | None] = f.text(
        mark("Neighbourhood"), table=True, search=True,
        help=mark("The streets or districts that the network covers."),
        names_allowed=True,
    )  # fmt: skip
    city: Mapped[str | None] = f.text(mark("City"), table=True, names_allowed=True)
    purpose: Mapped[str | None] = f.long_text(
        mark("What brings us together"),
        search=True,
        help=mark("One or two sentences that every partner would sign."),
    )
    started_on: Mapped[dt.date | None] = f.date(mark("Started on"), table=True)
    notes: Mapped[str | None] = f.long_text(
        mark("Notes"), search=True, sensitivity=Sensitivity.INTERNAL
    )


class Cycle(Continues, InNetwork, Record):
    """One round of the six steps; closing it freezes it."""

    __entity__ = EntityInfo(
        "cycle", mark("Cycle"), mark("Cycles"), title="name", parent="network_id"
    )
    __handling__ = Handling.GREEN

    name: Mapped[str] = f.text(mark("Name"), required=True, table=True, names_allowed=True)
    starts_on: Mapped[dt.date | None] = f.date(mark("Starts on"), table=True)
    ends_on: Mapped[dt.date | None] = f.date(mark("Ends on"), table=True)
    closed_on: Mapped[dt.date | None] = f.date(mark("Closed on"), table=True)
    lessons: Mapped[str | None] = f.long_text(
        mark("What we take with us"),
        search=True,
        help=mark("Setbacks and lessons are results too."),
    )
    keep_until: Mapped[dt.date | None] = f.date(
        mark("Keep until"), help=mark("After this date the program proposes to remove it.")
    )


class StepProgress(InCycle, Record):
    """The state of one step in one cycle."""

    __entity__ = EntityInfo(
        "step_progress",
        mark("Step"),
        mark("Steps"),
        parent="cycle_id",
        ends=("cycle_id", "step"),
    )
    __handling__ = Handling.GREEN

    step: Mapped[Step | None] = f.choice(mark("Step"), Step, table=True, form=False)
    state: Mapped[StepState] = f.choice(mark("State"), StepState, StepState.NOT_STARTED, table=True)
    state_on: Mapped[dt.date | None] = f.date(mark("Since"), table=True)
    reason: Mapped[str | None] = f.long_text(
        mark("Why"),
        table=True,
        search=True,
        help=mark("One sentence. Adapting is a result."),
    )
    summary: Mapped[str | None] = f.long_text(mark("What we take from this step"), search=True)
    facilitator_id: Mapped[str | None] = f.reference(
        mark("Facilitated by"), "organisation", table=True
    )
    returned_from: Mapped[Step | None] = f.choice(
        mark("Came back from"), Step, help=mark("The step from which the group came back here.")
    )
    returned_on: Mapped[dt.date | None] = f.date(mark("Came back on"))


class Benchmark(InCycle, Record):
    """A sign that a step has done its work; the list is short and editable."""

    __entity__ = EntityInfo(
        "benchmark", mark("Benchmark"), mark("Benchmarks"), title="text", parent="cycle_id"
    )
    __handling__ = Handling.GREEN

    step: Mapped[Step | None] = f.choice(mark("Step"), Step, table=True)
    text: Mapped[str] = f.text(mark("Benchmark"), required=True, table=True)
    reached: Mapped[bool] = f.flag(mark("Reached"), table=True)
    position: Mapped[str | None] = f.position()
