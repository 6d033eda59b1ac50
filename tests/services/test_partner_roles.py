"""Who does what: counts of each partner, and the actions and milestones of one of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.actions import Action, ActionPartner, Milestone
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.vocabularies import ActionStatus, MemberRole
from pcve_desktop.services.action_list import ActionListing
from pcve_desktop.services.listing import ListQuery
from pcve_desktop.services.partner_roles import PartnerRoles

if TYPE_CHECKING:
    from tests.services.conftest import Work

DAY = dt.date(2026, 11, 24)


@pytest.fixture
def roles(work: Work) -> PartnerRoles:
    listing = ActionListing(
        work.ws, network_id=work.network, cycle_id=work.cycle, today=lambda: DAY
    )
    return PartnerRoles(listing, lambda: DAY)


@pytest.fixture
def ids(work: Work) -> dict[str, str]:
    """Three partners: one leads, one takes part in two, one has no role yet."""
    found = {name: work.partner(name) for name in ("Médiathèque", "FC Tilleuls", "Zentrum")}
    debate = found["debate"] = work.add(
        Action,
        title="Debate",
        status=ActionStatus.UNDER_WAY,
        lead_id=found["Médiathèque"],
        planned_end=DAY,
    )
    visits = found["visits"] = work.add(Action, title="Visits", status=ActionStatus.DONE)
    for action, partner in (
        (debate, "Médiathèque"),
        (debate, "FC Tilleuls"),
        (visits, "FC Tilleuls"),
    ):
        work.add(ActionPartner, action_id=action, organisation_id=found[partner])
    steps: tuple[tuple[str, dt.date | None, str], ...] = (
        ("Hall", dt.date(2026, 11, 20), ""),
        ("Rules", dt.date(2026, 12, 4), "FC Tilleuls"),
        ("Topics", None, ""),
    )
    for title, due, partner in steps:
        work.add(
            Milestone,
            action_id=debate,
            title=title,
            due_on=due,
            organisation_id=found[partner] if partner else None,
        )
    return found


def names(roles: PartnerRoles, query: ListQuery) -> list[str]:
    found = roles.find(query).ids
    rows = roles.rows(found)
    return [rows[key].name for key in found]


def test_each_partner_with_what_it_does(roles: PartnerRoles, ids: dict[str, str]) -> None:
    found = roles.rows(roles.find(ListQuery()).ids)
    library, club, centre = (found[ids[n]] for n in ("Médiathèque", "FC Tilleuls", "Zentrum"))
    # Who leads does not take part a second time.
    assert (library.leads, library.takes_part, library.milestones, library.late) == (1, 0, 1, 1)
    assert (club.leads, club.takes_part, club.milestones, club.late) == (0, 2, 1, 0)
    assert club.statuses == {ActionStatus.UNDER_WAY: 1, ActionStatus.DONE: 1}
    assert (club.open, club.actions) == (1, 2)
    assert (centre.actions, centre.statuses) == (0, {})
    assert roles.without_role == 1


def test_partners_are_found_sorted_and_narrowed(roles: PartnerRoles, ids: dict[str, str]) -> None:
    assert ids
    assert names(roles, ListQuery()) == ["FC Tilleuls", "Médiathèque", "Zentrum"]
    assert names(roles, ListQuery(text="mediatheque")) == ["Médiathèque"]
    assert names(roles, ListQuery(sort="leads", descending=True))[0] == "Médiathèque"
    assert names(roles, ListQuery(sort="takes_part", descending=True))[0] == "FC Tilleuls"
    assert names(roles, ListQuery(filters={"role": ("without",)})) == ["Zentrum"]
    assert names(roles, ListQuery(filters={"role": ("with",)})) == ["FC Tilleuls", "Médiathèque"]


def test_the_filters_of_the_page_narrow_what_is_counted(
    roles: PartnerRoles, ids: dict[str, str]
) -> None:
    roles.asked = ListQuery(filters={"status": ("done",)})
    found = roles.rows(roles.find(ListQuery()).ids)
    assert found[ids["Médiathèque"]].actions == 0
    assert found[ids["FC Tilleuls"]].takes_part == 1
    assert found[ids["Médiathèque"]].milestones == 0


def test_one_partner_with_its_actions_and_milestones(
    roles: PartnerRoles, ids: dict[str, str]
) -> None:
    library = roles.details(ids["Médiathèque"])
    assert [row.title for row in library.leads] == ["Debate"]
    assert library.takes_part == []
    assert [(row.title, row.action_title) for row in library.milestones] == [("Hall", "Debate")]
    club = roles.details(ids["FC Tilleuls"])
    # Open ones first.
    assert [row.title for row in club.takes_part] == ["Debate", "Visits"]
    assert [row.title for row in club.milestones] == ["Rules"]


def test_who_left_shows_only_while_it_has_a_part(
    roles: PartnerRoles, ids: dict[str, str], work: Work
) -> None:
    for name, partner in (("Gone", None), ("Gone with a part", ids["debate"])):
        key = work.add(Organisation, name=name)
        work.add(Membership, organisation_id=key, role=MemberRole.LEFT)
        if partner:
            work.add(ActionPartner, action_id=partner, organisation_id=key)
    assert "Gone" not in names(roles, ListQuery())
    assert "Gone with a part" in names(roles, ListQuery())
