"""Undo, redo and the history with received files among what was done."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.exchange.review import Choice
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.network import Cycle, Network
from pcve_desktop.models.partners import Organisation
from pcve_desktop.services import cycles, history, receipts
from pcve_desktop.services.records import CycleClosed
from pcve_desktop.store.check import check
from tests.exchange.conftest import make_office, template, two
from tests.journal.world import differences, plain

if TYPE_CHECKING:
    from tests.exchange.neighbours import Office

__all__ = ["make_office", "template", "two"]


def kinds(office: Office) -> list[tuple[str, bool]]:
    return [(entry.kind, entry.undone) for entry in history.recent(office.ws, limit=3)]


def test_undo_and_redo_go_through_edits_and_files_in_their_order(
    two: tuple[Office, Office],
) -> None:
    ours, theirs = two
    action = ours.only(Action)
    theirs.change(Action, action, title="Café des parents")
    package = theirs.pack()
    ours.change(Action, action, place="Hall")
    before = ours.rows()
    ours.take(package)
    ours.change(Action, action, title="On top of theirs")
    ours.change(Organisation, ours.only(Organisation), city="Elsewhere")
    after = ours.rows()
    for _ in range(2):
        assert history.undo_last(ours.ws)
    assert ours.row(Action, action)["title"] == "Café des parents"  # type: ignore[index] # it is there
    assert history.undo_last(ours.ws)
    assert not differences(plain(before), plain(ours.rows()))
    # Own work that was undone went along; it does not stand in the way of redo.
    assert kinds(ours)[0][0] == "undo"
    assert history.undo_last(ours.ws) is None
    for _ in range(3):
        assert history.redo_last(ours.ws)
    assert history.redo_last(ours.ws) is None
    assert ours.row(Action, action)["title"] == "On top of theirs"  # type: ignore[index] # it is there
    assert not differences(plain(after), plain(ours.rows()))
    ours.sound()
    assert check(ours.path).ok


def test_an_entry_made_on_top_and_undone_stays_away_with_the_file(
    two: tuple[Office, Office],
) -> None:
    """Its undo covers a reference to what goes: they go together, and come in again together."""
    ours, theirs = two
    partner = theirs.add(Organisation, name="Valmont")
    ours.take(theirs.pack())
    scope = {"network_id": ours.only(Network), "cycle_id": ours.only(Cycle)}
    action = ours.add(Action, title="Café des parents", lead_id=partner, **scope)
    after = ours.rows()
    for _ in range(2):
        assert history.undo_last(ours.ws)
        assert ours.row(Action, action) is None
        ours.sound()
    assert history.undo_last(ours.ws) is None
    assert history.redo_last(ours.ws)
    assert ours.row(Action, action) is None
    assert history.redo_last(ours.ws)
    assert not differences(plain(after), plain(ours.rows()))
    assert history.redo_last(ours.ws) is None


def test_a_file_taken_back_is_shown_as_such_and_what_it_brought_is_not(
    two: tuple[Office, Office],
) -> None:
    ours, theirs = two
    theirs.add(Organisation, name="Valmont")
    ours.take(theirs.pack())
    assert [entry.kind for entry in history.recent(ours.ws)][:2] == ["merge", "edit"]
    before = len(history.recent(ours.ws))
    assert history.undo_last(ours.ws)
    shown = history.recent(ours.ws)
    assert [(entry.kind, entry.undone) for entry in shown][:1] == [("merge", True)]
    assert len(shown) < before
    # Something new was done since: redo offers nothing, the page of what was done still does.
    ours.change(Action, ours.only(Action), place="Hall")
    assert history.can_redo(ours.ws) is None
    again = history.take_back(ours.ws, shown[0].batch_id, kind="redo")
    assert again.touched["organisation"]
    assert not history.recent(ours.ws)[1].undone


def test_what_was_built_on_it_stays_whole(two: tuple[Office, Office]) -> None:
    ours, theirs = two
    partner = theirs.add(Organisation, name="Valmont", city="Valmont")
    action = ours.only(Action)
    theirs.change(Action, action, title="Café des parents")
    receipt = ours.take(theirs.pack())
    ours.change(Action, action, lead_id=partner)
    changes = receipts.take_back(ours.ws, receipt.id)
    assert changes.kept == 1
    assert ours.row(Organisation, partner)["city"] == "Valmont"  # type: ignore[index] # it is there
    row = ours.row(Action, action)
    assert row
    assert (row["title"], row["lead_id"]) == ("Open evenings", partner)
    ours.sound()
    with pytest.raises(receipts.NoSuchReceipt):
        receipts.take_back(ours.ws, receipt.id)


def test_what_came_before_a_closing_is_not_taken_back(two: tuple[Office, Office]) -> None:
    ours, theirs = two
    theirs.change(Action, theirs.only(Action), title="Café des parents")
    receipt = ours.take(theirs.pack())
    closing = cycles.close_cycle(ours.ws, ours.only(Cycle), cycles.Closing(dt.date(2027, 6, 30)))
    before = ours.rows()
    with pytest.raises(CycleClosed):
        receipts.take_back(ours.ws, receipt.id)
    assert not differences(before, ours.rows())
    history.take_back(ours.ws, str(closing.batch_id))
    receipts.take_back(ours.ws, receipt.id)
    assert ours.row(Action, ours.only(Action))["title"] == "Open evenings"  # type: ignore[index] # it is there


def test_a_file_that_touches_a_cycle_closed_here_is_received_and_taken_back(
    two: tuple[Office, Office],
) -> None:
    ours, theirs = two
    cycles.close_cycle(ours.ws, ours.only(Cycle), cycles.Closing(dt.date(2027, 6, 30)))
    before = ours.rows()
    values = {"network_id": theirs.only(Network), "action_id": theirs.only(Action)}
    theirs.add(Milestone, title="Late", **values)
    receipt = ours.take(theirs.pack(), Choice.THEIRS)
    assert len(ours.rows()["milestone"]) == 2
    receipts.take_back(ours.ws, receipt.id)
    assert not differences(before, ours.rows())
    receipts.take_again(ours.ws, receipt.id)
    assert len(ours.rows()["milestone"]) == 2


def test_what_a_check_raises_leaves_everything(two: tuple[Office, Office]) -> None:
    ours, theirs = two
    theirs.change(Action, theirs.only(Action), title="Café des parents")
    receipt = ours.take(theirs.pack())
    before = ours.rows()

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        history.take_back(ours.ws, receipt.decided, check=stop)
    assert not differences(before, ours.rows())
    receipts.take_back(ours.ws, receipt.id)
    with pytest.raises(KeyboardInterrupt):
        history.take_back(ours.ws, receipt.decided, check=stop)
