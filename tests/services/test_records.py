"""Creating, changing, deleting, linking and moving records of any entity."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models import ENTITIES
from pcve_desktop.models.actions import Action, ActionObjective, ActionPartner, Milestone
from pcve_desktop.models.network import Benchmark, Cycle, Network
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.partners import Contact, Membership, Organisation
from pcve_desktop.services import history, records
from pcve_desktop.services.records import CycleClosed, InvalidRecord, RecordGone
from pcve_desktop.store.check import check

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from tests.services.conftest import Work


def test_a_record_is_made_and_named_in_the_history(work: Work, tr: Translator) -> None:
    changes = records.create(work.ws, Organisation, values={"name": "Rive Est"})
    assert changes.first_id == changes.created["organisation"][0]
    assert work.get(Organisation, changes.first_id).name == "Rive Est"
    entry = history.recent(work.ws)[0]
    assert entry.label.format(**entry.label_values) == "Add: Organisation “Rive Est”"
    assert changes.touches("organisation")
    assert not changes.touches("action", "network")


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"name": ""},
        {"name": "  "},
        {"name": None},
        {"name": 5},
        {"name": "Rive Est", "verified_on": "yesterday"},
        {"name": "Rive Est", "kind": "no such kind"},
    ],
    ids=str,
)
def test_what_cannot_be_kept_is_refused_and_nothing_written(
    work: Work, tr: Translator, values: dict[str, object]
) -> None:
    before = len(history.recent(work.ws))
    with pytest.raises(InvalidRecord) as refusal:
        records.create(work.ws, Organisation, values=values)
    assert refusal.value.problems
    assert refusal.value.message(tr)
    assert work.all(Organisation) == []
    assert len(history.recent(work.ws)) == before


def test_a_field_that_does_not_exist_is_a_bug(work: Work) -> None:
    with pytest.raises(KeyError):
        records.create(work.ws, Organisation, values={"name": "Rive Est", "nmae": "x"})


def test_a_change_writes_only_what_differs(work: Work) -> None:
    partner = work.partner("Rive Est")
    values = {"name": "Rive Est", "city": "Valmont", "short_name": None}
    changes = records.update(work.ws, Organisation, partner, values=values)
    assert changes.batch_id is not None
    events = history.batch_history(work.ws, changes.batch_id)
    assert [(event.field, event.before, event.after) for event in events] == [
        ("city", None, "Valmont")
    ]
    assert not records.update(work.ws, Organisation, partner, values=values)


def test_an_invalid_change_is_refused(work: Work) -> None:
    partner = work.partner("Rive Est")
    with pytest.raises(InvalidRecord):
        records.update(work.ws, Organisation, partner, values={"name": "", "city": "Valmont"})
    assert (work.get(Organisation, partner).name, work.get(Organisation, partner).city) == (
        "Rive Est",
        None,
    )


def test_an_old_fault_does_not_stop_another_change(work: Work) -> None:
    """A name that a purge emptied, for example."""
    partner = work.partner("Rive Est")
    with work.ws.write("Purge") as tx:
        tx.session.get_one(Organisation, partner).name = ""
    records.update(work.ws, Organisation, partner, values={"city": "Valmont"})
    assert work.get(Organisation, partner).city == "Valmont"


def test_what_somebody_deleted_meanwhile_is_said(work: Work, tr: Translator) -> None:
    partner = work.partner("Rive Est")
    records.delete(work.ws, Organisation, partner)
    with pytest.raises(RecordGone) as refusal:
        records.update(work.ws, Organisation, partner, values={"name": "x"})
    assert "deleted" in refusal.value.message(tr)
    with pytest.raises(RecordGone):
        records.move(work.ws, Milestone, partner)
    assert not records.delete(work.ws, Organisation, partner)


def test_parts_go_with_a_record_and_references_to_it_are_cleared(work: Work) -> None:
    partner = work.partner("Rive Est")
    contact = work.add(Contact, organisation_id=partner, function="Director")
    action = work.add(Action, title="Open evenings", lead_id=partner)
    work.add(ActionPartner, action_id=action, organisation_id=partner)
    milestone = work.add(Milestone, action_id=action, title="Hall", organisation_id=partner)
    assert records.parts_of(work.ws, Organisation, partner) == {"contact": 1}
    changes = records.delete(work.ws, Organisation, partner)
    assert set(changes.touched) == {
        "organisation", "contact", "membership", "action", "action_partner", "milestone",
    }  # fmt: skip
    assert work.get(Contact, contact) is None
    assert work.get(Action, action).lead_id is None
    assert work.get(Milestone, milestone).organisation_id is None
    assert work.all(ActionPartner) == work.all(Membership) == []
    work.undo()
    assert work.get(Action, action).lead_id == partner
    assert work.get(Contact, contact).function == "Director"
    assert len(work.all(ActionPartner)) == len(work.all(Membership)) == 1


def test_a_whole_network_can_be_deleted_and_comes_back(work: Work) -> None:
    partner = work.partner("Rive Est")
    objective = work.add(Objective, title="Young people have a say", lead_id=partner)
    action = work.add(Action, title="Open evenings", lead_id=partner)
    records.put_link(
        work.ws, ActionObjective, values={"network_id": work.network},
        ends={"action_id": action, "objective_id": objective},
    )  # fmt: skip
    before = {key: len(work.all(cls)) for key, cls in ENTITIES.items()}
    records.delete(work.ws, Network, work.network)
    left = {key for key, cls in ENTITIES.items() if work.all(cls)}
    assert left == {"office", "organisation"}
    work.undo()
    assert {key: len(work.all(cls)) for key, cls in ENTITIES.items()} == before
    assert check(work.ws.path).findings == []


def test_links_become_exactly_those_asked_for(work: Work) -> None:
    action = work.add(Action, title="Open evenings")
    one, two, three = (work.partner(name) for name in ("Rive Est", "Médiathèque", "Gare"))

    def link(*ids: str) -> set[str]:
        records.set_links(
            work.ws, ActionPartner, owner=("action_id", action), other="organisation_id", ids=ids,
            network_id=work.network,
        )  # fmt: skip
        return {row.organisation_id for row in work.all(ActionPartner)}

    assert link(one, two) == {one, two}
    records.put_link(
        work.ws, ActionPartner, values={"contribution": "A room"},
        ends={"action_id": action, "organisation_id": two},
    )  # fmt: skip
    assert link(two, three, three) == {two, three}
    kept = {row.organisation_id: row.contribution for row in work.all(ActionPartner)}
    assert kept == {two: "A room", three: None}
    assert link() == set()


def test_a_link_is_put_once_and_then_changed(work: Work) -> None:
    action, partner = work.add(Action, title="Open evenings"), work.partner("Rive Est")
    ends = {"action_id": action, "organisation_id": partner}
    for contribution in ("A room", "A bus"):
        records.put_link(
            work.ws, ActionPartner, ends=ends,
            values={"network_id": work.network, "contribution": contribution},
        )  # fmt: skip
    (link,) = work.all(ActionPartner)
    assert link.contribution == "A bus"
    assert not records.create(work.ws, ActionPartner, values=ends | {"network_id": work.network})


def test_new_records_go_to_the_end_and_can_be_moved(work: Work) -> None:
    action = work.add(Action, title="Open evenings")
    other = work.add(Action, title="Café des parents")
    a, b, c = (work.add(Milestone, action_id=action, title=title) for title in "abc")
    work.add(Milestone, action_id=other, title="x")

    def order() -> str:
        return "".join(row.title for row in work.all(Milestone) if row.action_id == action)

    assert order() == "abc"
    records.move(work.ws, Milestone, c, before=a)
    assert order() == "cab"
    records.move(work.ws, Milestone, c, after=a, before=b)
    assert order() == "acb"
    records.move(work.ws, Milestone, a, after=b, values={"title": "A"})
    assert order() == "cbA"
    work.undo()
    assert order() == "acb"


def test_a_closed_cycle_keeps_its_parts_too(work: Work) -> None:
    partner = work.partner("Rive Est")
    action = work.add(Action, title="Open evenings")
    milestone = work.add(Milestone, action_id=action, title="Hall")
    benchmark = work.all(Benchmark)[0].id
    closed = {"closed_on": dt.date(2026, 12, 31)}
    records.update(work.ws, Cycle, work.cycle, values=closed)
    with pytest.raises(CycleClosed):
        records.update(work.ws, Milestone, milestone, values={"title": "x"})
    with pytest.raises(CycleClosed):
        records.delete(work.ws, Milestone, milestone)
    with pytest.raises(CycleClosed):
        records.update(work.ws, Benchmark, benchmark, values={"reached": True})
    with pytest.raises(CycleClosed):
        records.set_links(
            work.ws, ActionPartner, owner=("action_id", action), other="organisation_id",
            ids=[partner], network_id=work.network,
        )  # fmt: skip
    # Partners belong to no cycle.
    records.update(work.ws, Organisation, partner, values={"city": "Valmont"})
    assert work.get(Milestone, milestone).title == "Hall"
