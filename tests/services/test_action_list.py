"""The list of actions: search, filters, order, groups, rows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from pcve_desktop.models.actions import (
    Action,
    ActionFunding,
    ActionObjective,
    ActionPartner,
    Milestone,
)
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.vocabularies import ActionStatus, Funder, Pillar, Sphere
from pcve_desktop.services import records
from pcve_desktop.services.action_list import ActionListing
from pcve_desktop.services.listing import Group, ListQuery
from tests.services.conftest import DAY

if TYPE_CHECKING:
    from tests.services.conftest import Work


@pytest.fixture
def listing(work: Work) -> ActionListing:
    """Fill the network with five actions and return their list."""
    made = ActionListing(work.ws, network_id=work.network, cycle_id=work.cycle, today=lambda: DAY)
    media = work.partner("Médiathèque Olympe")
    club = work.partner("FC Tilleuls")
    work.add(
        Action, title="Débat", number=1, status=ActionStatus.PLANNED, pillar=Pillar.ACTION,
        lead_id=media, planned_end=DAY + dt.timedelta(days=5), spheres=(Sphere.COHESION,),
        funder=Funder.CITY,
    )  # fmt: skip
    late = work.add(
        Action, title="écoute", number=2, status=ActionStatus.UNDER_WAY, pillar=Pillar.TRAINING,
        planned_end=DAY - dt.timedelta(days=4), review_on=DAY,
        description="Un atelier d’écoute au collège",
    )  # fmt: skip
    work.add(
        Action, title="Zone libre", number=3, status=ActionStatus.IDEA,
        planned_end=DAY - dt.timedelta(days=9),
    )  # fmt: skip
    work.add(
        Action, title="Accueil", number=4, status=ActionStatus.DONE, pillar=Pillar.ACTION,
        planned_end=DAY - dt.timedelta(days=40), review_on=DAY - dt.timedelta(days=1),
    )  # fmt: skip
    work.add(Action, title="Radio", number=5, status=ActionStatus.PAUSED, lead_id=club)
    objective = work.add(Objective, title="Young people host debates")
    work.add(ActionObjective, action_id=late, objective_id=objective)
    work.add(ActionPartner, action_id=late, organisation_id=club)
    work.add(ActionFunding, action_id=late, funder=Funder.FIPD, amount=500.0)
    work.add(Milestone, action_id=late, title="Salle", done_on=DAY)
    work.add(Milestone, action_id=late, title="Affiche")
    return made


def titles(listing: ActionListing, query: ListQuery) -> list[str]:
    ids = listing.find(query).ids
    assert listing.count(query) == len(ids)
    rows = listing.rows(ids)
    return [rows[key].title for key in ids]


def test_open_actions_come_first_then_the_due_date(listing: ActionListing) -> None:
    assert titles(listing, ListQuery()) == ["Zone libre", "écoute", "Débat", "Radio", "Accueil"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("debat", ["Débat"]),
        ("ÉCOUTE", ["écoute"]),
        ("bat", ["Débat"]),
        ("college atel", ["écoute"]),
        ("olymp", ["Débat"]),
        ("tilleuls", ["écoute", "Radio"]),
        ("debat radio", []),
        ('"*-(', []),
        ("   ", ["Zone libre", "écoute", "Débat", "Radio", "Accueil"]),
    ],
)
def test_search(listing: ActionListing, text: str, expected: list[str]) -> None:
    assert titles(listing, ListQuery(text=text)) == expected


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("status", ("idea", "done"), ["Zone libre", "Accueil"]),
        ("status", ("open",), ["Zone libre", "écoute", "Débat", "Radio"]),
        ("status", ("from_another_version",), []),
        ("pillar", ("action",), ["Débat", "Accueil"]),
        ("sphere", ("cohesion",), ["Débat"]),
        ("funder", ("city",), ["Débat"]),
        ("funder", ("fipd",), ["écoute"]),
        ("due", ("late",), ["écoute"]),
        ("due", ("review",), ["écoute"]),
        ("due", ("7",), ["Débat"]),
        ("due", ("none",), ["Radio"]),
        ("due", ("month",), ["Zone libre", "écoute", "Débat"]),
        ("nobody_knows", ("x",), ["Zone libre", "écoute", "Débat", "Radio", "Accueil"]),
    ],
)
def test_filters(
    listing: ActionListing, name: str, values: tuple[str, ...], expected: list[str]
) -> None:
    assert titles(listing, ListQuery(filters={name: values})) == expected


def test_filters_by_record(listing: ActionListing) -> None:
    leads = {name: key for key, name in listing.leads()}
    assert list(leads) == ["FC Tilleuls", "Médiathèque Olympe"]
    assert titles(listing, ListQuery(filters={"lead": (leads["FC Tilleuls"],)})) == ["Radio"]
    with_ = ListQuery(filters={"partner": (leads["FC Tilleuls"],)})
    assert titles(listing, with_) == ["écoute", "Radio"]
    ((objective, title),) = listing.objectives()
    assert title == "Young people host debates"
    assert titles(listing, ListQuery(filters={"objective": (objective,)})) == ["écoute"]


def test_filters_narrow_together(listing: ActionListing) -> None:
    query = ListQuery(text="e", filters={"status": ("open",), "due": ("late",)})
    assert titles(listing, query) == ["écoute"]
    assert query.filtered("due").filters == {"status": ("open",)}


def test_order_without_accents_and_without_values_last(listing: ActionListing) -> None:
    by_title = ListQuery(sort="title")
    assert titles(listing, by_title) == ["Accueil", "Débat", "écoute", "Radio", "Zone libre"]
    down = ListQuery(sort="lead_id", descending=True)
    assert titles(listing, down)[:2] == ["Débat", "Radio"]
    up = ListQuery(sort="lead_id")
    assert titles(listing, up)[:2] == ["Radio", "Débat"]
    assert titles(listing, ListQuery(sort="status"))[0] == "Zone libre"


def test_groups_are_counted_in_order(listing: ActionListing) -> None:
    found = listing.find(ListQuery(group="pillar", sort="title"))
    assert list(found.groups) == [
        Group("training", "", 1), Group("action", "", 2), Group("", "", 2),
    ]  # fmt: skip
    rows = listing.rows(found.ids)
    assert [rows[key].title for key in found.ids] == [
        "écoute", "Accueil", "Débat", "Radio", "Zone libre",
    ]  # fmt: skip
    leads = listing.find(ListQuery(group="lead_id")).groups
    assert [(group.label, group.count) for group in leads] == [
        ("FC Tilleuls", 1), ("Médiathèque Olympe", 1), ("", 3),
    ]  # fmt: skip
    months = listing.find(ListQuery(group="month")).groups
    assert [group.key for group in months] == ["2026-10", "2026-11", ""]


def test_rows_hold_what_belongs_to_an_action(listing: ActionListing) -> None:
    (key,) = listing.find(ListQuery(text="ecoute")).ids
    row: Any = listing.rows([key])[key]
    assert (row.milestones, row.milestones_done, row.partners, row.lead_words) == (2, 1, 1, "")
    assert row.status is ActionStatus.UNDER_WAY
    assert listing.rows(["gone"]) == {}


def test_another_cycle_is_another_list(work: Work, listing: ActionListing) -> None:
    other = records.create(
        work.ws, Action, values={"network_id": work.network, "title": "Without a cycle"}
    ).first_id
    elsewhere = ActionListing(
        work.ws, network_id=work.network, cycle_id="another", today=lambda: DAY
    )
    assert list(elsewhere.find(ListQuery()).ids) == [other]
    assert elsewhere.count(ListQuery(filters={"cycle": ("all",)})) == 6
    assert ActionListing(
        work.ws, network_id="nowhere", cycle_id="", today=lambda: DAY
    ).count(ListQuery()) == 0  # fmt: skip
