"""One network out of several: all that is its own, and not a word of another one."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from pcve_desktop.exchange.archive import JOURNAL
from pcve_desktop.exchange.joining import begin_from
from pcve_desktop.exchange.package import open_package
from pcve_desktop.exchange.scope import batches_of
from pcve_desktop.i18n import Translator
from pcve_desktop.journal import aside
from pcve_desktop.journal.tables import BATCH, OP
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.base import ENTITIES, computed_id, fields_of
from pcve_desktop.models.network import Network
from pcve_desktop.models.partners import Contact, Membership, Organisation
from pcve_desktop.services import history, merging, networks, partners, records, templates
from pcve_desktop.store.workspace import Workspace
from tests.exchange.packing import NAME, members, write
from tests.journal.world import differences

if TYPE_CHECKING:
    from pathlib import Path

    from pcve_desktop.models.base import Record

# In every text of one network, and of no other.
OURS, THEIRS = "Tilleul", "Fleuve"
DAY = dt.date(2026, 11, 24)


@dataclass
class World:
    """A file with two networks, and what was made in it."""

    ws: Workspace
    ours: str
    theirs: str
    organisations: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)

    def network(self, *, own: bool) -> str:
        return self.ours if own else self.theirs

    def partner(self, *, own: bool, name: str = "") -> str:
        """Add a partner to a network."""
        word = f"{OURS if own else THEIRS} {name}"
        values = {"name": word, "needs": f"A hall, {word}"}
        made = partners.add_partner(self.ws, network_id=self.network(own=own), values=values)
        self.organisations.append(made.created["organisation"][-1])
        return self.organisations[-1]

    def action(self, *, own: bool, **values: Any) -> str:
        """Add an action to a network."""
        word = OURS if own else THEIRS
        values = {"title": f"Evening, {word}", "network_id": self.network(own=own), **values}
        made = records.create(self.ws, Action, values=values)
        self.actions.append(made.first_id or "")
        return self.actions[-1]

    def contact(self, organisation: str, *, own: bool) -> str:
        """Add a contact to an organisation."""
        values = {"organisation_id": organisation, "function": OURS if own else THEIRS}
        self.contacts.append(records.create(self.ws, Contact, values=values).first_id or "")
        return self.contacts[-1]

    def join(self, organisation: str, *, own: bool) -> None:
        """Make an organisation a member of one more network."""
        ends = {"network_id": self.network(own=own), "organisation_id": organisation}
        records.create(self.ws, Membership, values=ends)

    def packed(self, folder: Path) -> tuple[Path, str]:
        """Write the package of our network; return it, and its journal as text."""
        path = write(self.ws, folder / NAME, network_id=self.ours)
        return path, members(path)[JOURNAL].decode()


def _make(path: Path) -> None:
    with Workspace.create(path, office="Ville de Valmont") as ws:
        for word in (OURS, THEIRS):
            networks.create_network(ws, name=word, tr=Translator("en"), today=DAY, lead=f"L {word}")


@pytest.fixture(scope="session")
def two_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("scope") / "two.passerelle"
    _make(path)
    return path


def _open(made: Path, path: Path) -> World:
    shutil.copyfile(made, path)
    ws = Workspace.open(path, office="Ville de Valmont")
    with ws.read() as session:
        found = {one.name: one.id for one in session.scalars(select(Network))}
    return World(ws, found[OURS], found[THEIRS])


@pytest.fixture
def world(two_made: Path, tmp_path: Path) -> Any:
    made = _open(two_made, tmp_path / "world.passerelle")
    yield made
    made.ws.close()


def _foreign_ids(world: World) -> set[str]:
    """Return what was ever said to be the other network's, and organisations only it has."""
    found = {world.theirs}
    with world.ws.read() as session:
        connection = session.connection()
        said = select(OP.c.record_id).where(
            OP.c.field == "network_id", OP.c.value == json.dumps(world.theirs)
        )
        found.update(connection.scalars(said))
        places: dict[str, set[str]] = {}
        for place in session.scalars(select(Membership)):
            places.setdefault(place.organisation_id, set()).add(place.network_id)
    return found | {one for one, where in places.items() if where == {world.theirs}}


def _touched(text: str) -> set[str]:
    return {op["record"] for one in text.splitlines() for op in json.loads(one)["ops"]}


def _rows(ws: Workspace, network: str) -> dict[str, dict[str, dict[str, Any]]]:
    """Return all records of a network, as tables."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    with ws.read() as session:
        for key, cls in ENTITIES.items():
            if "network_id" not in fields_of(cls):
                continue
            found[key] = {one.id: _values(cls, one) for one in session.scalars(
                select(cls).where(cls.network_id == network)  # type: ignore[attr-defined]
            )}  # fmt: skip
    return found


def _values(cls: type[Record], one: Record) -> dict[str, Any]:
    return {name: getattr(one, name) for name in fields_of(cls)}


def test_nothing_of_the_other_network_and_all_of_this_one(world: World, tmp_path: Path) -> None:
    ws = world.ws
    here, there = world.partner(own=True), world.partner(own=False)
    for own, partner in ((True, here), (False, there)):
        action = world.action(own=own, lead_id=partner)
        step = {"network_id": world.network(own=own), "action_id": action, "title": "Hall"}
        step["title"] += OURS if own else THEIRS
        milestone = records.create(ws, Milestone, values=step).first_id or ""
        records.update(ws, Action, action, values={"title": f"{step['title']}, again"})
        history.undo_last(ws)
        records.delete(ws, Milestone, milestone)
        contact = world.contact(partner, own=own)
        records.update(ws, Contact, contact, values={"phone": "03 53 01 00 01"})
        records.delete(ws, Contact, contact)
        history.undo_last(ws)
        network = world.network(own=own)
        records.update(ws, Network, network, values={"purpose": OURS if own else THEIRS})
        twin = world.partner(own=own, name="twin")
        merging.merge(ws, partner, twin)
        partners.leave(ws, network_id=network, organisation_id=partner, on=DAY, words=step["title"])

    path, text = world.packed(tmp_path)

    assert THEIRS not in text
    assert _touched(text).isdisjoint(_foreign_ids(world))
    # Not in the manifest either, nor anywhere else.
    assert THEIRS.encode() not in b"".join(members(path).values())
    with open_package(path) as package:
        with begin_from(package, tmp_path / "new.passerelle", office="Espace Jeunes") as new:
            ours = _rows(ws, world.ours)
            assert differences(ours, _rows(new, world.ours)) == []
            assert sum(map(len, ours.values())) > 20
        assert package.manifest.network == world.ours
        assert [one.name for one in package.manifest.networks] == [OURS]


def test_an_undo_that_found_nothing_left_names_nothing(world: World, tmp_path: Path) -> None:
    """Such a batch touches no record, but its label says what it was about."""
    action = world.action(own=False)
    update = records.update(world.ws, Action, action, values={"title": f"{THEIRS} again"})
    records.update(world.ws, Action, action, values={"title": f"{THEIRS} once more"})
    assert update.batch_id is not None
    history.take_back(world.ws, update.batch_id)
    with world.ws.read() as session:
        last = session.execute(select(BATCH).order_by(BATCH.c.seq.desc())).first()
    assert last is not None
    assert (last.kind, last.records) == ("undo", 0)

    assert THEIRS not in world.packed(tmp_path)[1]


def test_a_change_to_both_stays_out_with_what_builds_on_it(world: World, tmp_path: Path) -> None:
    ours, theirs = world.action(own=True), world.action(own=False)
    with world.ws.write("Both") as tx:
        for action in (ours, theirs):
            found = tx.session.get(Action, action)
            assert found is not None
            found.place = f"Place, {OURS}"
    records.update(world.ws, Action, ours, values={"place": "Later", "title": f"{OURS} later"})
    after = world.action(own=True)

    path, text = world.packed(tmp_path)

    assert "Place," not in text
    assert "Later" not in text
    assert after in text
    with world.ws.read() as session:
        seqs, elsewhere = batches_of(session.connection(), world.ours)
        total = session.scalars(select(BATCH.c.id)).all()
    with open_package(path) as package:
        assert set(package.manifest.elsewhere) == set(elsewhere)
        assert len(seqs) == package.manifest.batches
    assert len(seqs) + len(elsewhere) == len(total)


def test_a_partner_of_both_comes_along_where_it_began_alone(world: World, tmp_path: Path) -> None:
    made = records.create(world.ws, Organisation, values={"name": "Le Pont"}).first_id or ""
    world.join(made, own=True)
    world.join(made, own=False)
    records.update(world.ws, Organisation, made, values={"needs": "A van"})

    text = world.packed(tmp_path)[1]

    assert "Le Pont" in text
    assert "A van" in text
    assert world.theirs not in text


def test_a_partner_known_there_first_stays_out_with_its_place_here(
    world: World, tmp_path: Path
) -> None:
    made = world.partner(own=False)
    world.join(made, own=True)
    records.update(world.ws, Organisation, made, values={"offers": "Kitchen"})

    path, text = world.packed(tmp_path)

    assert THEIRS not in text
    assert "Kitchen" not in text
    with open_package(path) as package:
        begin_from(package, tmp_path / "new.passerelle", office="Espace Jeunes").close()


def test_what_is_shared_comes_along(world: World, tmp_path: Path) -> None:
    alone = records.create(world.ws, Organisation, values={"name": "Nobody's yet"})
    action = world.action(own=True)
    templates.save_as_template(world.ws, action, title="Evening as usual")

    text = world.packed(tmp_path)[1]

    assert alone.first_id in _touched(text)
    assert "Evening as usual" in text


def test_without_a_network_everything_goes(world: World, tmp_path: Path) -> None:
    world.action(own=True)
    world.action(own=False)
    path = write(world.ws, tmp_path / NAME)

    with open_package(path) as package:
        assert {one.name for one in package.manifest.networks} == {OURS, THEIRS}
        assert package.manifest.elsewhere == ()
        assert THEIRS in members(path)[JOURNAL].decode()


def test_what_was_put_aside_whole_stays_out(world: World, tmp_path: Path) -> None:
    alone = world.action(own=True)
    kept = world.action(own=True)
    with world.ws.write("Two at once") as tx:
        tx.session.add(Action(network_id=world.ours, title="Aside"))
        tx.session.add(Action(network_id=world.ours, title="Not aside"))
    with world.ws.write_raw() as connection:
        wanted = (OP.c.record_id == alone) | (OP.c.value == '"Aside"')
        aside.put_aside(connection, list(connection.scalars(select(OP.c.id).where(wanted))))

    path = write(world.ws, tmp_path / NAME)
    text = members(path)[JOURNAL].decode()

    assert alone not in text
    assert kept in text
    # Half of it counts: it travels whole.
    assert "Aside" in text
    with open_package(path) as package:
        assert len(package.manifest.elsewhere) == 1


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["partner", "action", "contact", "join", "edit", "move", "delete", "undo", "both",
             "merge", "lead"]
        ),
        st.booleans(),
        st.integers(0, 5),
        st.integers(0, 5),
    ),
    min_size=3,
    max_size=14,
)  # fmt: skip


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_whatever_was_done(
    two_made: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[Any]
) -> None:
    folder = tmp_path_factory.mktemp("done")
    world = _open(two_made, folder / "world.passerelle")
    with world.ws:
        for number, (what, own, one, two) in enumerate(steps):
            _do(world, what, number, own=own, one=one, two=two)
        path, text = world.packed(folder)
        assert _touched(text).isdisjoint(_foreign_ids(world))
        assert world.theirs not in text
        with open_package(path) as package:
            new = begin_from(package, folder / "new.passerelle", office="Espace Jeunes")
        with new:
            theirs = _rows(new, world.theirs)
            assert not any(theirs.values())
    shutil.rmtree(folder)


def _pick(items: list[str], number: int) -> str | None:
    return items[number % len(items)] if items else None


def _do(world: World, what: str, number: int, *, own: bool, one: int, two: int) -> None:
    """Do one step, if there is what it needs."""
    with world.ws.read() as session:
        there = list(session.scalars(select(Organisation.id).order_by(Organisation.id)))
        actions = list(session.scalars(select(Action.id).order_by(Action.id)))
        contacts = list(session.scalars(select(Contact.id).order_by(Contact.id)))
    organisation, other = there[one % len(there)], there[two % len(there)]
    if what in _ABOUT_PARTNERS:
        _with_partners(world, what, (organisation, other), number, own=own)
    elif what == "action":
        world.action(own=own)
    elif what == "undo":
        history.undo_last(world.ws)
    elif what == "move":
        for contact in contacts[:1]:
            records.update(world.ws, Contact, contact, values={"organisation_id": other})
    elif actions:
        chosen = [actions[one % len(actions)], actions[two % len(actions)]]
        _with_actions(world, what, chosen, organisation)


_ABOUT_PARTNERS = {"partner", "contact", "join", "edit", "merge"}


def _with_partners(
    world: World, what: str, chosen: tuple[str, str], number: int, *, own: bool
) -> None:
    organisation, other = chosen
    if what == "partner":
        world.partner(own=own, name=str(number))
    elif what == "contact":
        world.contact(organisation, own=own)
    elif what == "join":
        with world.ws.read() as session:
            place = computed_id("membership", world.network(own=own), organisation)
            known = session.get(Membership, place)
        if known is None:
            world.join(organisation, own=own)
    elif what == "edit":
        values = {"offers": f"Offer {number}"}
        records.update(world.ws, Organisation, organisation, values=values)
    elif organisation != other:
        merging.merge(world.ws, organisation, other)


def _with_actions(world: World, what: str, chosen: list[str], organisation: str) -> None:
    if what == "lead":
        records.update(world.ws, Action, chosen[0], values={"lead_id": organisation})
    elif what == "delete":
        records.delete(world.ws, Action, chosen[0])
    else:
        with world.ws.write("Both") as tx:
            for each in chosen:
                found = tx.session.get(Action, each)
                assert found is not None
                found.place = f"Place of {organisation}"
