"""What pages read: loaded once, forgotten when it changes, apart from what is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.network import Cycle
from pcve_desktop.models.partners import Organisation
from pcve_desktop.services import history, networks, records, search
from pcve_desktop.services.dataset import Dataset

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from tests.services.conftest import Work


@pytest.fixture
def data(work: Work) -> Dataset:
    return Dataset(work.ws, network_id=work.network, cycle_id=work.cycle)


def test_records_are_read_once_until_they_change(work: Work, data: Dataset) -> None:
    asked: list[str] = []
    event.listen(work.ws._engine, "before_cursor_execute", lambda *args: asked.append(str(args[2])))
    work.add(Action, title="Open evenings")
    asked.clear()
    for _ in range(3):
        assert [row.title for row in data.all(Action)] == ["Open evenings"]
        assert data.where(Action, "title", "Open evenings")
    assert sum("FROM action" in statement for statement in asked) == 1
    changes = records.create(work.ws, Action, values=work.scope | {"title": "Café des parents"})
    assert len(data.all(Action)) == 1
    data.invalidate(changes)
    assert len(data.all(Action)) == len(data.everywhere(Action)) == 2
    assert data.where(Action, "title", "Café des parents")[0].id == changes.first_id


def test_an_undo_says_what_to_read_again(work: Work, data: Dataset) -> None:
    partner = work.partner("Rive Est")
    action = work.add(Action, title="Open evenings", lead_id=partner)
    assert data.all(Action)[0].lead_id == partner
    data.invalidate(records.delete(work.ws, Organisation, partner))
    assert data.all(Action)[0].lead_id is None
    assert data.organisations() == []
    changes = work.undo()
    assert changes is not None
    data.invalidate(changes)
    assert data.get(Action, action) is not None
    assert data.all(Action)[0].lead_id == partner
    assert data.title(Organisation, partner) == "Rive Est"


def test_only_this_network_and_cycle_are_seen(work: Work, data: Dataset, tr: Translator) -> None:
    work.add(Action, title="Here")
    cycle = work.add(Cycle, name="2027-2028")
    records.create(
        work.ws, Action, values={"network_id": work.network, "cycle_id": cycle, "title": "Later"}
    )
    records.create(work.ws, Action, values={"network_id": work.network, "title": "In no cycle"})
    other = networks.create_network(work.ws, name="Rive Est", tr=tr).created["network"][0]
    records.create(work.ws, Action, values={"network_id": other, "title": "Elsewhere"})
    assert [row.title for row in data.all(Action)] == ["Here", "In no cycle"]
    assert len(Dataset(work.ws, network_id=work.network).all(Action)) == 3
    assert len(Dataset(work.ws).all(Action)) == len(data.everywhere(Action)) == 4
    assert data.network.id == work.network
    assert data.cycle is not None
    with pytest.raises(LookupError):
        _ = Dataset(work.ws, network_id="gone").network


def test_hand_ordered_records_come_in_their_order(work: Work, data: Dataset) -> None:
    action = work.add(Action, title="Open evenings")
    a, b = (work.add(Milestone, action_id=action, title=title) for title in "ab")
    records.move(work.ws, Milestone, b, before=a)
    assert [row.title for row in data.where(Milestone, "action_id", action)] == ["b", "a"]
    assert data.choices("milestone") == [(a, "a"), (b, "b")]


def test_what_is_read_is_detached(work: Work, data: Dataset) -> None:
    work.partner("Rive Est")
    (row,) = data.organisations()
    row.name = "Changed by a page"
    work.add(Action, title="Open evenings")
    assert work.all(Organisation)[0].name == "Rive Est"


def test_reading_within_a_write_leaves_its_records_alone(work: Work) -> None:
    with work.ws.write("Write") as tx:
        partner = Organisation(name="Rive Est")
        tx.session.add(partner)
        assert [row.name for row in Dataset(work.ws).everywhere(Organisation)] == ["Rive Est"]
        partner.name = "Rive Ouest"
    assert work.all(Organisation)[0].name == "Rive Ouest"


def test_search_finds_what_a_page_can_open(work: Work, tr: Translator) -> None:
    action = work.add(Action, title="Soirées ouvertes")
    work.add(Milestone, action_id=action, title="Salle réservée")
    other = networks.create_network(work.ws, name="Rive Est", tr=tr).created["network"][0]
    records.create(work.ws, Action, values={"network_id": other, "title": "Soirée d’ailleurs"})
    (hit,) = search.search(work.ws, "soiree", network_id=work.network)
    assert (hit.entity, hit.id, hit.title) == ("action", action, "Soirées ouvertes")
    assert hit.snippet == "\x02Soirées\x03 ouvertes"
    (part,) = search.search(work.ws, "salle reservee")
    assert (part.entity, part.owner_entity, part.owner_id) == ("milestone", "action", action)
    assert len(search.search(work.ws, "soiree")) == 2
    assert len(search.search(work.ws, "soiree", limit=1)) == 1


def test_a_network_among_many_keeps_its_hits(work: Work, tr: Translator) -> None:
    mine = work.add(Action, title="Atelier long et plus long que les autres ateliers")
    other = networks.create_network(work.ws, name="Rive Est", tr=tr).created["network"][0]
    with work.ws.write("Many"):
        for _ in range(30):
            records.create(work.ws, Action, values={"network_id": other, "title": "Atelier"})
    assert [
        hit.id for hit in search.search(work.ws, "atelier", network_id=work.network, limit=5)
    ] == [mine]


def test_the_story_of_a_record_says_who_when_and_from_what(work: Work) -> None:
    action = work.add(Action, title="Open evenings")
    records.update(work.ws, Action, action, values={"title": "Open mornings", "progress": 0})
    work.undo()
    story = [
        (item.field, item.before, item.after, item.kind)
        for item in history.record_history(work.ws, action)
        if item.field in {"title", "progress"}
    ]
    assert story == [
        ("progress", 0, None, "undo"),
        ("title", "Open mornings", "Open evenings", "undo"),
        ("progress", None, 0, "edit"),
        ("title", "Open evenings", "Open mornings", "edit"),
        ("title", None, "Open evenings", "edit"),
    ]
    assert {item.office for item in history.record_history(work.ws, action)} == {work.ws.office_id}
    undo, change, _ = history.recent(work.ws, limit=3)
    assert (undo.kind, undo.undone, change.undone, change.records) == ("undo", False, True, 1)


def test_a_count_is_what_all_gives_without_reading_it(work: Work) -> None:
    for title in ("A", "B"):
        work.add(Action, title=title)
    records.create(work.ws, Action, values={"network_id": work.network, "title": "No cycle"})
    for network, cycle in ((work.network, work.cycle), (work.network, "other"), (None, None)):
        data = Dataset(work.ws, network_id=network, cycle_id=cycle)
        unread = data.count(Action)
        assert unread == len(data.all(Action)) == data.count(Action)
    assert unread == 3
