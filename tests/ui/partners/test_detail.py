"""The details of a partner: commitment, reasons, contacts, last contacts, what it takes part in."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from pcve_desktop.models.partners import (
    CommitmentRating,
    Contact,
    ContactLogEntry,
    Membership,
    ParticipationEntry,
)
from pcve_desktop.models.vocabularies import Commitment, ContactChannel, MemberRole
from pcve_desktop.services import records

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.partners.page import PartnersPage

Find = Any


@pytest.fixture
def club(page: PartnersPage, ids: Any) -> PartnersPage:
    """Return the page at the club."""
    page.arrive(record=ids.club)
    return page


def test_header(club: PartnersPage) -> None:
    assert club.detail.avatar.accessibleName() == "FC Tilleuls"
    assert club.detail.spheres[0].text() == "Social cohesion"
    assert not club.detail.spheres[1].isVisible()
    assert club.detail.kind.text() == "Sport club"
    assert club.detail.role.current() == "member"


def test_commitment_shows_the_level_and_its_reason(club: PartnersPage, context: Context) -> None:
    card = club.detail.commitment
    assert card.level.text() == "Knows of us"
    assert card.reason.text() == "Busy season"
    picture = card.picture.picture()
    assert [row[1] for row in picture.table.rows] == ["Knows of us", "Comes", "Knows of us"]
    assert len(card.ratings.entries()) == 3


def test_a_new_rating_never_replaces_an_old_one(
    club: PartnersPage, find: Find, context: Context, ids: Any
) -> None:
    find(QAbstractButton, "partners.commitment.add").click()
    form = find(QWidget, "dialog.commitment_rating").form
    form.editor("commitment").write(Commitment.CONTRIBUTES)
    find(QAbstractButton, "dialog.commitment_rating.save").click()
    rows = context.data.where(CommitmentRating, "organisation_id", ids.club)
    assert len(rows) == 4
    newest = max(rows, key=lambda row: row.rated_on or dt.date.min)
    assert (newest.commitment, newest.rated_on) == (Commitment.CONTRIBUTES, context.today())
    assert club.detail.commitment.level.text() == "Contributes"


def test_reasons_tell_words_answer_and_change(club: PartnersPage) -> None:
    (entry,) = club.detail.reasons.list.entries()
    assert [line.text for line in entry.lines] == [
        "“Thursday is training night.”",
        "We answered: every second meeting moved to 17:30",
        "Came back in September",
    ]
    assert entry.mark is not None
    assert entry.mark.text == "1"


def test_add_and_edit_a_reason(club: PartnersPage, find: Find, context: Context, ids: Any) -> None:
    find(QAbstractButton, "partners.reasons.add").click()
    find(QLineEdit, "form.participation_entry.words").setText("We coach, we do not watch.")
    find(QAbstractButton, "dialog.participation_entry.save").click()
    assert len(club.detail.reasons.list.entries()) == 2
    club.detail.reasons.list.row(0).click()
    find(QLineEdit, "form.participation_entry.change").setText("Came back in October")
    find(QAbstractButton, "dialog.participation_entry.save").click()
    row = context.data.get(ParticipationEntry, ids.reason)
    assert row is not None
    assert row.change == "Came back in October"


def test_the_first_contact_comes_first_and_names_need_an_agreement(
    club: PartnersPage, context: Context, ids: Any
) -> None:
    first, second = club.detail.contacts.list.entries()
    assert [line.text for line in first.lines] == [
        "Samir Brenner",
        "Sports coordinator",
        "s.brenner@\u200bfctilleuls.example",
    ]
    assert first.chip is not None
    assert second.lines[0].text == "Chair of the club"
    # What came in without agreement, from an older file say, is not shown.
    with context.ws.write("Take the agreement back") as tx:
        contact = tx.session.get(Contact, ids.first_contact)
        assert contact is not None
        contact.agreed_on = None
    context.announce(tx.changes)
    assert club.detail.contacts.list.entries()[0].lines[0].text == "Sports coordinator"


def test_a_name_without_agreement_is_refused(
    club: PartnersPage, find: Find, context: Context, ids: Any
) -> None:
    find(QAbstractButton, "partners.contacts.add").click()
    find(QLineEdit, "form.contact.function").setText("Caretaker")
    find(QLineEdit, "form.contact.professional").setText("Léa Hoffmann")
    find(QAbstractButton, "dialog.contact.save").click()
    assert find(QWidget, "dialog.contact").isVisible()
    assert len(context.data.where(Contact, "organisation_id", ids.club)) == 2


def test_delete_a_contact_and_copy_its_phone(
    club: PartnersPage, find: Find, context: Context, ids: Any
) -> None:
    rows = club.detail.contacts.list
    second = rows.entries()[1].id
    menu = rows.fill_menu(second)
    next(entry for entry in menu.actions() if "phone" in entry.text()).trigger()
    assert QGuiApplication.clipboard().text() == "03 53 01 44 18"
    rows.row(1).click()
    find(QAbstractButton, "dialog.contact.delete").click()
    find(QAbstractButton, "dialog.delete.delete").click()
    assert context.data.get(Contact, second) is None
    context.undo()
    assert context.data.get(Contact, second) is not None


def test_last_contacts_tell_calls_and_meetings(
    club: PartnersPage, context: Context, qtbot: QtBot, ids: Any
) -> None:
    call, meeting = club.detail.log.list.entries()
    assert call.lines[0].text == "Call about the workshop"
    assert meeting.lines[0].text == "At the meeting, 2 people"
    (coming,) = club.detail.log.next.entries()
    assert coming.lines[0].text == "Next: visit the Friday training"
    assert coming.right_strong
    with qtbot.waitSignal(context.going) as went:
        club.detail.log.list.row(1).click()
    assert went.args == ["meetings", {"record": ids.meeting}]


def test_what_comes_next_goes_once_something_was_noted_after_it(
    club: PartnersPage, context: Context, ids: Any
) -> None:
    entry = context.data.where(ContactLogEntry, "organisation_id", ids.club)[0]
    yesterday = context.today() - dt.timedelta(days=1)
    context.perform(
        lambda: records.update(context.ws, ContactLogEntry, entry.id, values={"next_on": yesterday})
    )
    (late,) = club.detail.log.next.entries()
    assert late.right == "1 day late"
    values = {
        "organisation_id": ids.club,
        "network_id": context.network_id,
        "held_on": context.today(),
        "channel": ContactChannel.VISIT,
        "subject": "Friday training",
    }
    context.perform(lambda: records.create(context.ws, ContactLogEntry, values=values))
    assert club.detail.log.next.entries() == []


def test_takes_part_in_meetings_and_actions(
    club: PartnersPage, context: Context, qtbot: QtBot, ids: Any
) -> None:
    assert club.detail.part.count.text() == "1 of 1"
    (action,) = club.detail.part.list.entries()
    assert action.lines[0].text == "Listening workshop"
    assert action.chip is not None
    assert action.chip.text == "Idea"
    with qtbot.waitSignal(context.going) as went:
        club.detail.part.list.row(0).click()
    assert went.args == ["actions", {"record": ids.action}]


def test_the_role_has_its_dates(club: PartnersPage, find: Find, context: Context, ids: Any) -> None:
    club.detail.role.chosen.emit("resource")
    labels = {fact.label: fact.value for fact in club.detail.place.facts.facts()}
    assert labels["Role"] == "Resource"
    assert "Since" in labels
    find(QAbstractButton, "partners.place.edit").click()
    form = find(QWidget, "dialog.membership").form
    assert "role" not in form.field_names()
    form.editor("contribution").write("The hall on Fridays")
    find(QAbstractButton, "dialog.membership.save").click()
    place = context.data.where(Membership, "organisation_id", ids.club)[0]
    assert (place.role, place.contribution) == (MemberRole.RESOURCE, "The hall on Fridays")


def test_a_partner_about_which_nothing_is_known_has_kind_words(
    page: PartnersPage, ids: Any
) -> None:
    page.arrive(record=ids.school)
    names = ("reasons", "contacts", "log", "does")
    for name in names:
        none = page.findChild(QLabel, f"partners.{name}.none")
        assert isinstance(none, QLabel)
        assert none.isVisibleTo(page)
        assert none.text()
    assert page.detail.part.count.text() == "0 of 1"
    assert not page.detail.commitment.fold.isVisibleTo(page)
