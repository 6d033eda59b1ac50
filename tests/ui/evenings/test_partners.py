"""An evening with the partner directory: who is there, who comes, whom to call next."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from pcve_desktop.models.keeping import SavedView
from pcve_desktop.models.partners import (
    CommitmentRating,
    Contact,
    ContactLogEntry,
    Membership,
    Organisation,
    ParticipationEntry,
    RolePeriod,
)
from pcve_desktop.models.vocabularies import Commitment, ContactChannel, MemberRole

if TYPE_CHECKING:
    from pcve_desktop.ui.partners.page import PartnersPage
    from tests.ui.evenings.keyboard import Evening

_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def page(evening: Evening) -> PartnersPage:
    from pcve_desktop.ui.partners.page import PartnersPage

    assert evening.window.shell is not None
    shown = evening.window.shell.current
    assert isinstance(shown, PartnersPage)
    return shown


def shown(evening: Evening) -> list[str]:
    """Return the names in the list."""
    ids = page(evening).list.model.ids()
    return [evening.data.title(Organisation, key) for key in ids]


def go(evening: Evening) -> None:
    """Go to the partners by the rail, as somebody without a mouse does."""
    evening.reach("rail.network", key="Shift+Tab")
    evening.reach("rail.overview")
    evening.reach("rail.partners", key="Down")
    evening.press("Return", "Ctrl+F")


def find(evening: Evening, text: str) -> None:
    """Look for a partner and stand on it."""
    go(evening)
    evening.type(text, enter=True)
    assert evening.focus.objectName() == "partners.list"


def test_find_by_a_name_without_accents_and_open(evening: Evening) -> None:
    go(evening)
    assert len(shown(evening)) == 4
    evening.type("college")
    assert shown(evening) == ["Collège des Tilleuls"]
    assert page(evening).detail.name.text() == "Collège des Tilleuls"
    evening.press("Return", "Return")
    assert evening.has("dialog.organisation")
    evening.reach("form.organisation.needs")
    evening.type("A room on Wednesdays")
    evening.press("Ctrl+Return")
    evening.press("Ctrl+F")
    evening.type("wednesdays")
    assert shown(evening) == ["Collège des Tilleuls"]


def test_filter_and_keep_the_filter(evening: Evening) -> None:
    go(evening)
    evening.reach("partners.filter")
    evening.press("Space")
    evening.reach("partners.filter.sector")
    evening.press("Down", "Down")
    evening.reach("partners.filters.apply")
    evening.press("Space")
    assert shown(evening) == ["FC Tilleuls"]
    evening.reach("partners.views")
    evening.press("Space", "Up", "Return")
    evening.type("Clubs")
    evening.reach("dialog.view.save")
    evening.press("Space")
    (view,) = evening.all(SavedView)
    assert view.name == "Clubs"
    # Everybody again, then back to the view.
    evening.reach("partners.sign.sector")
    evening.press("Space")
    assert len(shown(evening)) == 4
    evening.reach("partners.views", key="Shift+Tab")
    # The last of the views: those that are always there, then those that were saved.
    evening.press("Space", *["Down"] * 7, "Return")
    assert shown(evening) == ["FC Tilleuls"]


def test_who_comes_less_is_told_and_called(evening: Evening) -> None:
    find(evening, "fraternite")
    (place,) = [row for row in evening.all(Membership) if row.organisation_id == current(evening)]
    assert place.role is MemberRole.MEMBER
    evening.reach("partners.role")
    # Member, the second of the roles, is left for the third.
    evening.press("Space", "Down", "Down", "Down", "Return")
    assert role(evening) is MemberRole.RESOURCE
    rate(evening, "Co-leads in spring", Commitment.CO_LEADS, "01/03/2026")
    rate(evening, "New board", Commitment.COMES, "10/11/2026")
    assert [row.reason for row in evening.all(CommitmentRating)] == [
        "Co-leads in spring",
        "New board",
    ]
    assert evening.has("partners.drift")
    evening.reach("partners.drift.plan", key="Shift+Tab")
    evening.press("Space")
    evening.type("Tea with the board")
    evening.reach("form.contact_log_entry.channel")
    evening.press("Down", "Down")
    evening.reach("form.contact_log_entry.next_on")
    evening.type(evening.window.shell.context.today().strftime("%d/%m/%Y"))  # type: ignore[union-attr] # open
    evening.press("Ctrl+Return")
    (plan,) = evening.all(ContactLogEntry)
    assert (plan.next_step, plan.channel) == ("Tea with the board", ContactChannel.VISIT)
    # It waits from today on: the list tells, and so does the overview.
    spoken = page(evening).list.model.index_of(current(evening)).data(_SPOKEN)
    assert str(spoken).endswith("Tea with the board")
    evening.reach("partners.log.held")
    evening.press("Space")
    assert evening.focus.objectName().startswith("form.contact_log_entry")
    evening.press("Ctrl+Return")
    (held,) = evening.all(ContactLogEntry)
    assert (held.subject, held.next_step) == ("Tea with the board", None)
    assert held.held_on is not None


def rate(evening: Evening, why: str, commitment: Commitment, day: str) -> None:
    """Note how committed the partner is since a day, and why."""
    evening.reach("partners.commitment.add")
    evening.press("Space")
    evening.reach("form.commitment_rating.commitment")
    evening.press("Home", *["Down"] * (commitment.rank - 1))
    evening.reach("form.commitment_rating.rated_on")
    evening.press("Ctrl+A")
    evening.type(day)
    evening.reach("form.commitment_rating.reason")
    evening.type(why)
    evening.press("Ctrl+Return")


def current(evening: Evening) -> str:
    return page(evening).detail.organisation_id


def role(evening: Evening) -> MemberRole:
    (place,) = [row for row in evening.all(Membership) if row.organisation_id == current(evening)]
    return place.role


def test_a_good_reason_and_its_answer(evening: Evening) -> None:
    find(evening, "fc til")
    evening.reach("partners.reasons.add")
    evening.press("Space")
    evening.reach("form.participation_entry.words")
    evening.type("Thursday is training night.")
    evening.press("Ctrl+Return")
    evening.reach("partners.reasons.list.0")
    evening.press("Return")
    evening.reach("form.participation_entry.answer")
    evening.type("We meet on Tuesdays")
    evening.reach("form.participation_entry.change")
    evening.type("Came on Tuesday")
    evening.press("Ctrl+Return")
    (reason,) = evening.all(ParticipationEntry)
    assert (reason.answer, reason.change) == ("We meet on Tuesdays", "Came on Tuesday")


def test_a_contact_and_verified_today(evening: Evening) -> None:
    find(evening, "fc til")
    evening.reach("partners.contacts.add")
    evening.press("Space")
    evening.type("Coach")
    evening.reach("form.contact.phone")
    evening.type("03 53 01 44 18")
    evening.press("Ctrl+Return")
    (contact,) = evening.all(Contact)
    assert (contact.function, contact.first) == ("Coach", True)
    evening.reach("partners.place.verify")
    evening.press("Space")
    organisation = evening.data.get(Organisation, current(evening))
    assert organisation is not None
    assert organisation.verified_on is not None
    assert not evening.has("partners.place.verify")


def test_a_partner_leaves_and_comes_back(evening: Evening) -> None:
    find(evening, "college")
    evening.press("Delete")
    evening.reach("partners.remove.left", key="Shift+Tab")
    evening.press("Space")
    evening.press("Ctrl+A")
    evening.type("12/10/2026")
    evening.reach("partners.leave.words")
    evening.type("Two posts are vacant")
    evening.reach("partners.leave.save")
    evening.press("Space")
    assert role(evening) is MemberRole.LEFT
    (reason,) = evening.all(ParticipationEntry)
    assert (reason.words, reason.noted_on) == ("Two posts are vacant", dt.date(2026, 10, 12))
    evening.reach("partners.role")
    evening.press("Space", "Down", "Down", "Return")
    assert role(evening) is MemberRole.MEMBER
    periods = sorted((row.until, row.role) for row in evening.all(RolePeriod))
    assert [role for _until, role in periods] == [MemberRole.MEMBER, MemberRole.LEFT]
    # What the dates say can be put right.
    evening.reach("partners.place.periods.0")
    evening.press("Return")
    evening.reach("form.role_period.since")
    evening.press("Ctrl+A")
    evening.type("15/10/2026")
    evening.press("Ctrl+Return")
    assert dt.date(2026, 10, 15) in [row.since for row in evening.all(RolePeriod)]


def test_who_is_there_already_is_not_made_twice(evening: Evening) -> None:
    go(evening)
    evening.press("Ctrl+N")
    evening.type("La fraternite")
    evening.reach("partners.known.0")
    evening.press("Space")
    assert not evening.has("dialog.organisation")
    assert page(evening).detail.name.text() == "La Fraternité"
    assert len(evening.all(Organisation)) == 4
