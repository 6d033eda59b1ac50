"""What wants a look in a directory, by hand: dates at the edge, who left, what is planned."""

from __future__ import annotations

import datetime as dt

import pytest

from pcve_desktop.methodology.upkeep import Care, Due, months_before, seen_on, to_look_after
from pcve_desktop.models.partners import Contact, ContactLogEntry, Membership, Organisation
from pcve_desktop.models.vocabularies import MemberRole

TODAY = dt.date(2026, 11, 24)
YEAR_AGO = dt.date(2025, 11, 24)
FRESH = dt.date(2026, 11, 1)


def club(verified_on: dt.date | None = FRESH) -> Organisation:
    return Organisation(id="club", name="FC Tilleuls", verified_on=verified_on)


def coach(**values: object) -> Contact:
    return Contact(
        **{"id": "coach", "organisation_id": "club", "function": "Coach", "verified_on": FRESH}
        | values
    )


def look(
    *contacts: Contact,
    organisation: Organisation | None = None,
    roles: tuple[MemberRole, ...] = (MemberRole.MEMBER,),
    log: tuple[ContactLogEntry, ...] = (),
) -> list[Due]:
    memberships = [
        Membership(network_id=f"n{number}", organisation_id="club", role=role)
        for number, role in enumerate(roles)
    ]
    return to_look_after([organisation or club()], contacts, memberships, log, today=TODAY)


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (dt.date(2026, 11, 24), 12, dt.date(2025, 11, 24)),
        (dt.date(2028, 2, 29), 12, dt.date(2027, 2, 28)),
        (dt.date(2026, 3, 31), 1, dt.date(2026, 2, 28)),
        (dt.date(2026, 1, 15), 1, dt.date(2025, 12, 15)),
        (dt.date(2026, 12, 31), 24, dt.date(2024, 12, 31)),
    ],
)
def test_months_before_a_day(day: dt.date, months: int, before: dt.date) -> None:
    assert months_before(day, months) == before


def test_what_was_verified_within_a_year_is_left_in_peace() -> None:
    assert look(coach(verified_on=YEAR_AGO), organisation=club(YEAR_AGO)) == []


def test_the_day_after_a_year_it_is_asked_again() -> None:
    day = YEAR_AGO - dt.timedelta(days=1)
    assert look(coach(verified_on=day), organisation=club(day)) == [
        Due("club", "", (Care.NOT_VERIFIED,), day),
        Due("club", "coach", (Care.NOT_VERIFIED,), day),
    ]


def test_what_nobody_verified_was_right_when_it_was_written() -> None:
    new = coach(verified_on=None, changed_at=dt.datetime(2026, 1, 5, tzinfo=dt.UTC))
    assert seen_on(new) == dt.date(2026, 1, 5)
    assert look(new) == []
    old = coach(verified_on=None, changed_at=dt.datetime(2024, 1, 5, tzinfo=dt.UTC))
    assert look(old)[0].seen_on == dt.date(2024, 1, 5)
    # A change of something else does not verify what has a date.
    touched = coach(verified_on=dt.date(2024, 3, 1), changed_at=dt.datetime.now(dt.UTC))
    assert look(touched)[0].seen_on == dt.date(2024, 3, 1)
    assert look(coach(verified_on=None))[0].seen_on is None


def test_a_date_of_keeping_is_past_on_the_next_day() -> None:
    assert look(coach(keep_until=TODAY)) == []
    (due,) = look(coach(keep_until=TODAY - dt.timedelta(days=1)))
    assert due.reasons == (Care.PAST_DATE,)


def test_a_name_wants_its_date_of_agreement() -> None:
    (due,) = look(coach(professional="Ada Bel"))
    assert due.reasons == (Care.NAMED_WITHOUT_DATE,)
    assert look(coach(professional="Ada Bel", agreed_on=FRESH)) == []


def test_reasons_come_with_what_matters_most_first() -> None:
    (due,) = look(
        coach(
            professional="Ada Bel", keep_until=dt.date(2026, 1, 1), verified_on=dt.date(2020, 1, 1)
        )
    )
    assert due.reasons == (Care.NAMED_WITHOUT_DATE, Care.PAST_DATE, Care.NOT_VERIFIED)
    assert (due.id, due.organisation_id) == ("coach", "club")


def test_contacts_of_a_partner_that_left_everywhere() -> None:
    (due,) = look(coach(), roles=(MemberRole.LEFT,))
    assert due.reasons == (Care.PARTNER_LEFT,)
    assert look(coach(), roles=(MemberRole.LEFT, MemberRole.MEMBER)) == []
    assert [item.reasons for item in look(coach(), roles=(MemberRole.LEFT, MemberRole.DECLINED))]


def test_who_declined_is_not_asked_and_may_come_back() -> None:
    old = dt.date(2020, 1, 1)
    assert look(coach(verified_on=old), organisation=club(old), roles=(MemberRole.DECLINED,)) == []


def test_the_organisation_that_left_itself_stays_in_peace() -> None:
    found = look(organisation=club(dt.date(2020, 1, 1)), roles=(MemberRole.LEFT,))
    assert found == []


@pytest.mark.parametrize(("day", "count"), [(TODAY, 0), (TODAY - dt.timedelta(days=1), 2)])
def test_nobody_is_reminded_while_a_contact_is_planned(day: dt.date, count: int) -> None:
    old = dt.date(2020, 1, 1)
    call = ContactLogEntry(organisation_id="club", subject="Details", next_on=day)
    assert len(look(coach(verified_on=old), organisation=club(old), log=(call,))) == count


def test_a_planned_contact_hides_nothing_else() -> None:
    call = ContactLogEntry(organisation_id="club", subject="Details", next_on=TODAY)
    (due,) = look(coach(keep_until=YEAR_AGO, verified_on=YEAR_AGO), log=(call,))
    assert due.reasons == (Care.PAST_DATE,)


def test_the_first_contact_comes_first() -> None:
    old = dt.date(2020, 1, 1)
    found = look(coach(id="b", verified_on=old), coach(id="a", verified_on=old, first=True))
    assert [item.contact_id for item in found] == ["a", "b"]
