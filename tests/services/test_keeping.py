"""Answers to what wants a look: each is one change, and one undo takes it back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from pcve_desktop.methodology.upkeep import Care, Due
from pcve_desktop.models.partners import Contact, ContactLogEntry, Organisation
from pcve_desktop.models.vocabularies import MemberRole
from pcve_desktop.services import keeping, partners, records
from pcve_desktop.services.dataset import Dataset

if TYPE_CHECKING:
    from tests.services.conftest import Work

DAY = dt.date(2026, 11, 24)
OLD = dt.date(2024, 1, 5)


def contact(work: Work, organisation_id: str, function: str, **values: Any) -> str:
    made = records.create(
        work.ws, Contact,
        values={"organisation_id": organisation_id, "function": function, **values},
    )  # fmt: skip
    return str(made.first_id)


def looked_at(work: Work) -> list[Due]:
    data = Dataset(work.ws, network_id=work.network, cycle_id=work.cycle)
    return keeping.due(data, today=DAY)


def test_verified_today_at_once_and_taken_back_at_once(work: Work) -> None:
    club = work.partner("FC Tilleuls")
    records.update(work.ws, Organisation, club, values={"verified_on": OLD})
    coach = contact(work, club, "Coach", verified_on=OLD)
    found = looked_at(work)
    assert [item.id for item in found] == [club, coach]
    keeping.verify(work.ws, found, day=DAY)
    assert looked_at(work) == []
    assert work.get(Organisation, club).verified_on == DAY
    assert work.get(Contact, coach).verified_on == DAY
    work.undo()
    assert looked_at(work) == found


def test_asking_again_is_planned_once_for_each_partner(work: Work) -> None:
    club, school = work.partner("FC Tilleuls"), work.partner("School")
    for organisation in (club, school):
        contact(work, organisation, "Office", verified_on=OLD)
    keeping.plan_asking(
        work.ws, [club, club, school], network_id=work.network, subject="Contact details",
        next_on=DAY + dt.timedelta(days=14),
    )  # fmt: skip
    planned = work.all(ContactLogEntry)
    assert sorted(item.organisation_id for item in planned) == sorted([club, school])
    assert {(item.held_on, item.next_step, item.next_on) for item in planned} == {
        (None, "Contact details", dt.date(2026, 12, 8))
    }
    # Nothing to look after until then.
    assert looked_at(work) == []
    work.undo()
    assert len(looked_at(work)) == 2


def test_keeping_until_a_later_date(work: Work) -> None:
    club = work.partner("FC Tilleuls")
    coach = contact(work, club, "Coach", keep_until=OLD)
    (due,) = looked_at(work)
    assert due.reasons == (Care.PAST_DATE,)
    keeping.keep_until(work.ws, [coach], day=dt.date(2027, 11, 24))
    assert looked_at(work) == []


def test_a_name_goes_with_its_agreement_and_the_function_stays(work: Work) -> None:
    club = work.partner("FC Tilleuls")
    coach = contact(work, club, "Coach", professional="Ada Bel", agreed_on=OLD, phone="02 61 00")
    keeping.remove_names(work.ws, [coach])
    left = work.get(Contact, coach)
    assert (left.professional, left.agreed_on) == (None, None)
    assert (left.function, left.phone) == ("Coach", "02 61 00")
    work.undo()
    assert work.get(Contact, coach).professional == "Ada Bel"


def test_contacts_of_who_left_are_removed_together(work: Work) -> None:
    club = work.partner("FC Tilleuls")
    both = [contact(work, club, name) for name in ("Coach", "Office")]
    partners.set_role(work.ws, network_id=work.network, organisation_id=club, role=MemberRole.LEFT)
    assert {item.reasons for item in looked_at(work)} == {(Care.PARTNER_LEFT,)}
    keeping.remove_contacts(work.ws, both)
    assert looked_at(work) == []
    work.undo()
    assert len(looked_at(work)) == 2
