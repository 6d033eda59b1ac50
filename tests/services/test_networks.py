"""Networks, their cycles and steps, and the partners in them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.models.network import Benchmark, Cycle, Network, StepProgress
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.priorities import Criterion, Vote
from pcve_desktop.models.sharing import ReferralRoute
from pcve_desktop.models.vocabularies import MemberRole, Step, StepState
from pcve_desktop.services import history, networks, partners
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.services.records import InvalidRecord

if TYPE_CHECKING:
    from tests.services.conftest import Work


def test_a_new_network_has_everything_to_begin_with(work: Work) -> None:
    network = work.get(Network, work.network)
    assert (network.name, network.started_on) == ("Les Tilleuls", dt.date(2026, 11, 24))
    assert [row.name for row in work.all(Cycle)] == ["2026-2027"]
    assert {row.step for row in work.all(StepProgress)} == set(Step)
    assert {row.step for row in work.all(Benchmark)} == set(Step)
    assert len(work.all(Vote)) == 1
    assert work.all(Criterion)
    assert work.all(ReferralRoute)
    for cls in (Benchmark, Criterion, ReferralRoute):
        positions = [row.position for row in work.all(cls)]
        assert positions == sorted(positions)
        assert None not in positions


def test_several_networks_live_in_one_file(work: Work) -> None:
    french = Translator("fr")
    networks.create_network(work.ws, name="rive est", tr=french, lead="Ville de Valmont")
    names = [(row.name, row.organisations) for row in networks.networks(work.ws)]
    assert names == [("Les Tilleuls", 0), ("rive est", 1)]
    other = networks.networks(work.ws)[1]
    data = Dataset(work.ws, network_id=other.id, cycle_id=other.cycle_id)
    assert [row.name for row in data.organisations()] == ["Ville de Valmont"]
    assert [row.role for row in data.all(Membership)] == [MemberRole.LEAD]
    assert {row.network_id for row in data.all(Benchmark)} == {other.id}
    assert other.states == (StepState.NOT_STARTED,) * 6


def test_a_network_without_a_name_is_refused_and_leaves_nothing(work: Work) -> None:
    before = len(history.recent(work.ws))
    with pytest.raises(InvalidRecord):
        networks.create_network(work.ws, name=" ", tr=Translator("en"))
    assert len(networks.networks(work.ws)) == 1
    assert len(history.recent(work.ws)) == before


def test_a_file_can_be_looked_into_without_opening_it(work: Work) -> None:
    assert networks.peek(work.ws.path) == networks.networks(work.ws)


def test_the_current_cycle_is_the_latest_open_one() -> None:
    def cycle(name: str, year: int, *, closed: bool) -> Cycle:
        day = dt.date(year, 12, 31) if closed else None
        return Cycle(network_id="n", name=name, starts_on=dt.date(year, 1, 1), closed_on=day)

    old, middle, new = (
        cycle("old", 2024, closed=True),
        cycle("middle", 2025, closed=False),
        cycle("new", 2026, closed=True),
    )
    assert networks.current_cycle([old, middle, new]) is middle
    assert networks.current_cycle([old, new]) is new
    assert networks.current_cycle([]) is None


def test_a_step_changes_its_state_and_notes_the_day(work: Work) -> None:
    networks.set_step(work.ws, **work.scope, step=Step.DIAGNOSIS, values={"state": StepState.DONE})
    (row,) = [row for row in work.all(StepProgress) if row.step is Step.DIAGNOSIS]
    assert (row.state, row.state_on) == (StepState.DONE, partners.today())
    index = list(Step).index(Step.DIAGNOSIS)
    assert networks.networks(work.ws)[0].states[index] is StepState.DONE
    networks.set_step(work.ws, **work.scope, step=Step.DIAGNOSIS, values={"summary": "Heard"})
    assert len(work.all(StepProgress)) == 6


def test_a_partner_comes_in_with_its_place(work: Work) -> None:
    partner = work.partner("Rive Est")
    (row,) = work.all(Membership)
    assert (row.organisation_id, row.role, row.since) == (
        partner,
        MemberRole.MEMBER,
        partners.today(),
    )
    work.undo()
    assert work.all(Membership) == work.all(Organisation) == []


def test_there_is_one_lead(work: Work) -> None:
    one, two = work.partner("Rive Est"), work.partner("Gare")

    def give(partner: str, role: MemberRole) -> dict[str, MemberRole]:
        partners.set_role(work.ws, network_id=work.network, organisation_id=partner, role=role)
        return {row.organisation_id: row.role for row in work.all(Membership)}

    assert give(one, MemberRole.LEAD)[one] is MemberRole.LEAD
    assert give(two, MemberRole.LEAD) == {one: MemberRole.MEMBER, two: MemberRole.LEAD}
    assert give(two, MemberRole.LEFT)[two] is MemberRole.LEFT
    gone = [row.until for row in work.all(Membership) if row.organisation_id == two]
    assert gone == [partners.today()]
    give(two, MemberRole.MEMBER)
    assert all(row.until is None for row in work.all(Membership))
