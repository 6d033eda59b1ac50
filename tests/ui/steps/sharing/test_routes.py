"""Referral routes: whom to turn to, the danger line, no form to report anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from pcve_desktop.i18n import Translator
from pcve_desktop.models.base import fields_of
from pcve_desktop.models.sharing import ReferralRoute
from pcve_desktop.models.vocabularies import RouteKind
from pcve_desktop.services import records
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.row_menu import RowMenu
from pcve_desktop.ui.steps.sharing.flow import Stop, route_flow
from pcve_desktop.ui.steps.sharing.routes import RoutesView

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage

W = TypeVar("W", bound=QWidget)


def find(inside: QWidget, kind: type[W], name: str) -> W:
    found = inside.findChild(kind, name)
    assert found is not None, name
    return found


def routes(context: Context) -> list[ReferralRoute]:
    return context.data.all(ReferralRoute)


@pytest.fixture
def view(steps: StepsPage) -> RoutesView:
    steps.arrive(step="sharing", page="routes")
    assert isinstance(steps.frame.view, RoutesView)
    return steps.frame.view


def test_a_new_network_has_the_national_lines(view: RoutesView, context: Context) -> None:
    rows = view.rows.rows()

    assert len(rows) == 6
    assert rows[0].phone.text() == "17 / 112"
    assert rows[2].phone.text() == "0 800 00 56 96"
    assert rows[1].fill_in.isVisible()
    assert view.note() == "3 numbers to fill in"


def test_the_number_is_filled_in(view: RoutesView, context: Context) -> None:
    find(view, Button, "sharing.routes.1.number").click()
    find(context.window, QLineEdit, "form.referral_route.phone").setText("01 99 00 12 34")
    find(context.window, Button, "dialog.referral_route.save").click()

    assert routes(context)[1].phone == "01 99 00 12 34"
    assert view.rows.rows()[1].phone.text() == "01 99 00 12 34"


def test_the_picture_leads_from_a_concern_to_the_routes(view: RoutesView, context: Context) -> None:
    picture = view.flow.picture()

    assert {spot.key for spot in picture.spots} == {route.id for route in routes(context)}
    assert ("Immediate danger", "17 / 112") in picture.table.rows
    assert picture.sentence == "The route says whom to talk to, never about whom."


def test_in_danger_somebody_always_answers(view: RoutesView, context: Context) -> None:
    danger = find(view, Notice, "sharing.routes.danger")
    assert not danger.isVisible()
    first = next(route for route in routes(context) if route.kind is RouteKind.DANGER)
    context.perform(lambda: records.delete(context.ws, ReferralRoute, first.id))

    assert danger.isVisible()
    assert "112, without waiting" in danger.accessibleName()


def test_routes_move_and_are_deleted(view: RoutesView, context: Context) -> None:
    name = routes(context)[1].title
    menu = find(view, RowMenu, "sharing.routes.1").menu()
    next(a for a in menu.actions() if a.objectName().endswith(".up")).trigger()
    assert routes(context)[0].title == name

    menu = find(view, RowMenu, "sharing.routes.0").menu()
    entries = {a.objectName(): a for a in menu.actions()}
    assert not entries["sharing.routes.0.up"].isEnabled()
    entries["sharing.routes.0.delete"].trigger()
    find(context.window, Button, "dialog.delete.delete").click()
    assert name not in [route.title for route in routes(context)]


def test_an_empty_page_begins_with_the_lines_of_a_country(
    view: RoutesView, context: Context
) -> None:
    for route in routes(context):
        context.announce(records.delete(context.ws, ReferralRoute, route.id))
    assert not view.columns.isVisible()
    find(view, Button, "sharing.routes.empty.action").click()
    find(context.window, Button, "dialog.country.save").click()

    assert [route.phone for route in routes(context)][:3] == ["17 / 112", None, "0 800 00 56 96"]
    assert len(routes(context)) == 6


def test_lines_that_are_there_are_not_added_again(view: RoutesView, context: Context) -> None:
    dialog = view.ask_country()
    # A new English network has the French lines: two more are offered, none is ticked.
    assert dialog.country.currentText() == "France"
    assert dialog.ticks.chosen() == []
    assert [title for _key, title in dialog.ticks.model._options] == [
        "Bullying and violence online, 3018",
        "Violence against women, 3919",
    ]
    dialog.save.click()
    assert dialog.note.text() == "Tick at least one line."
    assert dialog.isVisible()


def test_another_country_takes_the_place_of_the_first(view: RoutesView, context: Context) -> None:
    dialog = view.ask_country()
    dialog.country.setCurrentIndex(dialog.country.findText("Germany"))
    assert dialog.instead.isVisible()
    assert "Child protection, 119" in dialog.listed.text()
    dialog.instead.setChecked(True)
    dialog.save.click()

    phones = [route.phone for route in routes(context) if route.phone]
    assert phones == ["110 / 112", "0911 943 43 43"]
    assert routes(context)[0].kind is RouteKind.DANGER
    context.undo()
    assert next(route.phone for route in routes(context)) == "17 / 112"


def test_no_field_asks_about_a_person() -> None:
    own = set(fields_of(ReferralRoute)) - {"handling", "validated", "changed_at", "changed_by"}

    assert own == {
        "title", "kind", "situation", "service", "phone", "direct_phone", "hours", "note",
        "position", "network_id",
    }  # fmt: skip


@pytest.mark.parametrize("width", [240, 420, 900])
def test_the_picture_stays_within_its_width(width: int) -> None:
    picture = route_flow(
        concern=Stop("", "A concern"),
        first=Stop("a", "Hierarchy or municipal referent"),
        others=[Stop("b", "National helpline", "0 800 00 56 96"), Stop("c", "Child protection")],
        danger=Stop("d", "Immediate danger", "17 / 112"),
        width=width,
        tr=Translator("en"),
    )

    for spot in picture.spots:
        assert spot.x >= -4
        assert spot.x + spot.width <= width
        assert spot.y + spot.height <= picture.height
    assert [spot.key for spot in picture.spots] == ["a", "b", "c", "d"]


def test_without_a_first_contact_the_concern_goes_straight_on() -> None:
    picture = route_flow(
        concern=Stop("", "A concern"), first=None, others=[Stop("b", "Helpline")], danger=None,
        width=500, tr=Translator("en"),
    )  # fmt: skip

    assert [spot.key for spot in picture.spots] == ["b"]
