"""Compacting a closed cycle: smaller, the same to see, and exchanging as before."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from pcve_desktop.exchange.compacting import CannotCompact, can_compact, compact
from pcve_desktop.i18n import Translator
from pcve_desktop.journal.tables import OP
from pcve_desktop.models.actions import Action
from pcve_desktop.models.network import Cycle, Network
from pcve_desktop.services import cycles, history
from pcve_desktop.services.search import search
from pcve_desktop.store.check import check
from pcve_desktop.store.workspace import Workspace
from tests.journal.world import differences

if TYPE_CHECKING:
    from tests.exchange.conftest import MakeOffice
    from tests.exchange.neighbours import Office

TR = Translator("en")
LONG = "What the evening is about, once more from the beginning. " * 200


@pytest.fixture
def two(make_office: MakeOffice) -> tuple[Office, Office]:
    """Return two offices that both know a closed cycle in which much was written over."""
    ours, theirs = make_office("Ville de Valmont"), make_office("Rive Est")
    ours.take(theirs.pack())
    action = ours.only(Action)
    for number in range(40):
        ours.change(Action, action, description=f"{number} {LONG}")
    closing = cycles.Closing(dt.date(2027, 6, 30))
    cycles.close_cycle(ours.ws, ours.only(Cycle), closing)
    return ours, theirs


def why_not(office: Office) -> str:
    (found,) = can_compact(office.ws)
    return found.why_not.message(TR) if found.why_not else ""


def values_of(office: Office, record: str) -> list[str | None]:
    with office.ws.read() as session:
        query = select(OP.c.value).where(OP.c.record_id == record, OP.c.field == "description")
        return list(session.scalars(query.order_by(OP.c.id)))


def test_what_every_office_has_is_compacted(two: tuple[Office, Office]) -> None:
    ours, theirs = two
    action = ours.only(Action)
    assert "Rive Est" in why_not(ours)
    with pytest.raises(CannotCompact):
        compact(ours.ws, ours.only(Cycle))
    theirs.take(ours.pack())
    ours.take(theirs.pack())
    assert why_not(ours) == ""
    before = ours.rows()
    heard: list[tuple[int, int]] = []
    done = compact(ours.ws, ours.only(Cycle), step=lambda part, whole: heard.append((part, whole)))
    assert (done.values, done.before - done.after > 39 * len(LONG)) == (39, True), done
    assert heard
    assert done.after == ours.path.stat().st_size
    assert not differences(before, ours.rows())
    values = values_of(ours, action)
    assert [value is None for value in values] == [True] * 39 + [False]
    assert search(ours.ws, "evening")
    assert check(ours.path).findings == []
    ours.sound()
    # The backup holds what was before.
    backups = list(ours.path.parent.rglob("*compact.passerelle"))
    assert [path.name for path in backups] == [done.backup]
    # Again there is nothing to do.
    assert compact(ours.ws, ours.only(Cycle)).values == 0


def test_a_compacted_copy_exchanges_with_one_that_is_not(two: tuple[Office, Office]) -> None:
    ours, theirs = two
    theirs.take(ours.pack())
    ours.take(theirs.pack())
    compact(ours.ws, ours.only(Cycle))
    theirs.change(Network, theirs.only(Network), name="Les Tilleuls Nord")
    ours.take(theirs.pack())
    theirs.take(ours.pack())
    assert not differences(ours.rows(), theirs.rows())
    assert ours.flags() == theirs.flags()
    assert all(values_of(theirs, theirs.only(Action)))
    assert check(ours.path).ok


def test_undo_leaves_what_stands_where_the_words_are_gone(two: tuple[Office, Office]) -> None:
    ours, theirs = two
    theirs.take(ours.pack())
    ours.take(theirs.pack())
    closing = next(entry for entry in history.recent(ours.ws) if entry.label.startswith("Close"))
    edit = next(entry for entry in history.recent(ours.ws) if entry.label.startswith("Change"))
    compact(ours.ws, ours.only(Cycle))
    history.take_back(ours.ws, closing.batch_id)
    changes = history.take_back(ours.ws, edit.batch_id)
    assert changes.kept == 1
    assert ours.row(Action, ours.only(Action))["description"] == f"39 {LONG}"  # type: ignore[index] # it is there
    ours.sound()


def test_what_a_step_raises_leaves_the_file_as_it_was(two: tuple[Office, Office]) -> None:
    ours, theirs = two
    theirs.take(ours.pack())
    ours.take(theirs.pack())

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        compact(ours.ws, ours.only(Cycle), step=stop)
    assert all(values_of(ours, ours.only(Action)))


def test_an_open_cycle_stays(make_office: MakeOffice) -> None:
    office = make_office("Ville de Valmont")
    assert "still open" in why_not(office)


def test_cut_off_while_giving_back_the_room(
    two: tuple[Office, Office], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file counts as one whose migration was cut off; opening it puts the search right."""
    ours, theirs = two
    theirs.take(ours.pack())
    ours.take(theirs.pack())

    def dead(_raw: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pcve_desktop.store.fulltext.create_indexes", dead)
    with pytest.raises(KeyboardInterrupt):
        compact(ours.ws, ours.only(Cycle))
    monkeypatch.undo()
    ours.ws.close()
    with Workspace.open(ours.path, office="Ville de Valmont") as ws:
        assert search(ws, "evening")
    assert check(ours.path).ok
