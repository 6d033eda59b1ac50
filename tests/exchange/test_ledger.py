"""The ledger: what was handed over to whom, what came, what others have not seen."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from pcve_desktop.exchange import ledger, receiving
from pcve_desktop.models.actions import Action
from pcve_desktop.models.base import computed_id
from pcve_desktop.models.objectives import Objective
from tests.exchange.neighbours import agree

if TYPE_CHECKING:
    from tests.exchange.conftest import MakeOffice
    from tests.exchange.neighbours import Office

Two = tuple["Office", "Office"]
RIVE_EST = computed_id("office", "rive est")


def about(us: Office, name: str = "Rive Est") -> ledger.OfficeRecord:
    (found,) = [office for office in ledger.offices(us.ws) if office.name == name]
    return found


def test_an_office_never_heard_of_has_seen_nothing(two: Two) -> None:
    us, _ = two
    # The city began the file; the office of this copy itself is not told of.
    assert [office.name for office in ledger.offices(us.ws)] == ["Ville de Valmont"]
    city = about(us, "Ville de Valmont")
    assert (city.received, city.sent, city.unseen) == (None, None, 0)
    us.change(Action, us.only(Action), place="Gare")
    assert about(us, "Ville de Valmont").unseen == 1


def test_what_came_and_what_they_have_not_seen(two: Two) -> None:
    us, them = two
    them.change(Action, us.only(Action), place="Gare")
    us.take(them.pack())
    record = about(us)
    assert record.received is not None
    assert record.received.office_name == "Rive Est"
    assert record.received.file_name.endswith(".passerelle-exchange")
    # All that we ever did here and they did not is what they were never shown.
    assert (record.unseen, record.stale) == (0, False)
    us.change(Objective, us.only(Objective), title="All have a say")
    first = us.time
    us.change(Objective, us.only(Objective), title="All have their say")
    record = about(us)
    assert (record.unseen, record.unseen_since) == (2, first)


def test_what_was_handed_over_counts_as_seen(two: Two) -> None:
    us, them = two
    us.take(them.pack())
    us.change(Action, us.only(Action), place="Gare")
    us.pack()
    # For anybody: whoever got it, nobody knows.
    assert (about(us).unseen, about(us).sent) == (1, None)
    us.pack(office=RIVE_EST)
    record = about(us)
    assert record.sent is not None
    assert (record.unseen, record.sent.whole) == (0, True)
    assert [each.office for each in ledger.sent(us.ws)] == [RIVE_EST, ""]


def test_a_file_with_what_they_lack_and_no_more(two: Two) -> None:
    us, them = two
    assert ledger.known_to(us.ws, RIVE_EST) == set()
    us.take(them.pack())
    known = ledger.known_to(us.ws, RIVE_EST)
    assert known == set(them.identifiers())
    us.change(Action, us.only(Action), place="Gare")
    plan = them.look(us.pack(office=RIVE_EST, whole=False))
    assert (plan.known, plan.waiting) == (0, 0)
    assert [change.name for change in plan.items[0].changes] == ["place"]
    them.take(us.pack(office=RIVE_EST, whole=False))
    us.take(them.pack())
    agree(us, them)
    assert ledger.known_to(us.ws, RIVE_EST) == set(them.identifiers())


def test_copies_on_several_computers_get_everything(make_office: MakeOffice) -> None:
    us = make_office("Espace Jeunes")
    one, other = make_office("Rive Est"), make_office("Rive Est")
    one.change(Action, us.only(Action), place="Gare")
    other.change(Objective, us.only(Objective), title="All have a say")
    us.take(one.pack())
    assert ledger.known_to(us.ws, RIVE_EST)
    us.take(other.pack())
    assert ledger.known_to(us.ws, RIVE_EST) == set()


def test_what_they_put_aside_or_took_back_is_not_taken_for_known(two: Two) -> None:
    us, them = two
    us.change(Action, us.only(Action), place="Gare")
    receipt = them.take(us.pack())
    receiving.take_back(them.ws, receipt.id)
    them.change(Objective, us.only(Objective), title="All have a say")
    us.take(them.pack())
    known = ledger.known_to(us.ws, RIVE_EST)
    assert known < set(us.identifiers())
    # They get again what they do not show, and may take it in again then.
    them.take(us.pack(office=RIVE_EST, whole=False))
    receiving.take_again(them.ws, receipt.id)
    us.take(them.pack())
    agree(us, them)


def test_silence_of_two_months_is_told_when_something_changed(two: Two) -> None:
    us, them = two
    us.take(them.pack())
    us.time += dt.timedelta(days=90)
    assert about(us).stale is False
    us.change(Action, us.only(Action), place="Gare")
    assert (about(us).unseen, about(us).stale) == (1, True)
    us.take(them.pack())
    assert about(us).stale is False


def test_receipts_say_what_was_in_a_file(two: Two) -> None:
    us, them = two
    action = us.only(Action)
    them.change(Action, action, place="Gare")
    them.change(Objective, us.only(Objective), title="All have a say")
    us.take(them.pack(), aside=(action,))
    us.take(them.pack())
    second, first = ledger.receipts(us.ws)
    assert first.counts == {"UPDATED": 1, "same": 6, "aside": 1}
    assert (first.waiting, first.undone_at) == (0, None)
    assert first.backup.endswith("merge.passerelle")
    # Nothing new: noted, so that what they have is known, without a copy or a batch.
    assert (second.counts["same"], second.backup, second.decided) == (8, "", "")
