"""The sample network, its partners and its two cycles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pcve_desktop.i18n import mark
from pcve_desktop.models.network import Benchmark, Cycle, Network
from pcve_desktop.models.partners import Membership
from pcve_desktop.models.vocabularies import Step, StepState
from pcve_desktop.sample import partners
from pcve_desktop.services import networks
from pcve_desktop.services.starters import add_cycle_starters

if TYPE_CHECKING:
    from pcve_desktop.sample.maker import Maker

PAST_START, PAST_END = -630, -280
CURRENT_START, CURRENT_END = -265, 465

_STATES: dict[Step, dict[str, Any]] = {
    Step.TRAINING: {"state": StepState.ADAPTED, "state_on": -47, "facilitator_id": "prevention"},
    Step.DIAGNOSIS: {
        "state": StepState.DONE,
        "state_on": -33,
        "facilitator_id": "espace",
        "returned_from": Step.PRIORITIES,
        "returned_on": -40,
    },
    Step.PRIORITIES: {"state": StepState.UNDER_WAY, "state_on": -75, "facilitator_id": "media"},
    Step.OBJECTIVES: {
        "state": StepState.UNDER_WAY,
        "state_on": -38,
        "facilitator_id": "espace",
        "returned_from": Step.ACTIONS,
        "returned_on": -15,
    },
    Step.ACTIONS: {"state": StepState.UNDER_WAY, "state_on": -60, "facilitator_id": "espace"},
    Step.SHARING: {"state": StepState.REVISIT, "state_on": -12, "facilitator_id": "prevention"},
}

# Which benchmarks of the starter list are reached, by their place in it.
_REACHED: dict[Step, tuple[int, ...]] = {
    Step.TRAINING: (1, 2, 3),
    Step.DIAGNOSIS: (1, 2, 3, 4),
    Step.PRIORITIES: (0, 1, 2),
    Step.OBJECTIVES: (0, 2),
    Step.ACTIONS: (0, 1, 4),
    Step.SHARING: (0, 3),
}


def make(maker: Maker) -> None:
    """Begin the network with the cycle before, and bring in the partners."""
    begun = maker.day(PAST_START)
    made = networks.create_network(
        maker.ws,
        name=maker.text("network.name"),
        tr=maker.tr,
        city="Valmont",
        lead=maker.text("org.espace.name"),
        country="FR",
        today=begun,
    )
    maker.network = made.created["network"][0]
    maker.cycle = maker.ids["cycle.past"] = made.created["cycle"][0]
    maker.ids["org.espace"] = made.created["organisation"][0]
    maker.update(
        Network,
        maker.network,
        area=maker.text("network.area"),
        purpose=maker.text("network.purpose"),
    )
    maker.update_link(
        Membership,
        maker.network,
        maker.id("org.espace"),
        contribution=maker.text("member.espace"),
    )
    partners.make(maker)


def begin_current_cycle(maker: Maker) -> None:
    """Begin the current cycle with its starters, the states of its steps and its benchmarks."""
    begun = maker.day(CURRENT_START)
    maker.add(
        Cycle,
        "cycle.current",
        name=f"{begun.year}-{begun.year + 1}",
        starts_on=begun,
        ends_on=maker.day(CURRENT_END),
        continues=maker.id("cycle.past"),
    )
    maker.cycle = maker.id("cycle.current")
    scope = {"network_id": maker.network, "cycle_id": maker.cycle}
    networks.begin_steps(maker.ws, **scope)
    with maker.ws.write(mark("Begin a cycle")) as tx:
        add_cycle_starters(tx.session, maker.tr, scope=scope)
        tx.session.flush()
    for step, state in _STATES.items():
        set_step(maker, step, state)
    reach(maker, _REACHED)


def set_step(maker: Maker, step: Step, state: dict[str, Any]) -> None:
    """Set the state of a step of the cycle at hand; days are offsets, organisations short names."""
    values = dict(state)
    for name in ("state_on", "returned_on"):
        if name in values:
            values[name] = maker.working_day(values[name])
    if "facilitator_id" in values:
        values["facilitator_id"] = maker.id(f"org.{values['facilitator_id']}")
    for name in ("reason", "summary"):
        if found := maker.maybe(f"step.{step.value}.{name}"):
            values.setdefault(name, found)
    networks.set_step(
        maker.ws, network_id=maker.network, cycle_id=maker.cycle, step=step, values=values
    )


def reach(maker: Maker, reached: dict[Step, tuple[int, ...]]) -> None:
    """Tick benchmarks of the cycle at hand, given by their places in the list of each step."""
    for step, places in reached.items():
        own = [item for item in maker.rows(Benchmark) if item.step is step]
        for place in places:
            maker.update(Benchmark, own[place].id, reached=True)
