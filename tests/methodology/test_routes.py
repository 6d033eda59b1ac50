"""Packs of referral routes: whose lines a network has, which are missing, which are not its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.methodology.content.routes import ROUTE_PACKS
from pcve_desktop.methodology.content.starters import CONFIDENTIAL_EXCHANGE
from pcve_desktop.methodology.routes import (
    confidential_exchange,
    digits,
    foreign,
    home_pack,
    missing,
    pack_of,
)
from pcve_desktop.models.sharing import ReferralRoute
from pcve_desktop.models.vocabularies import RouteKind

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator


def routes_of(country: str) -> list[ReferralRoute]:
    return [
        ReferralRoute(title=line.title, kind=line.kind, phone=line.phone or None)
        for line in ROUTE_PACKS[country].routes
    ]


@pytest.mark.parametrize(
    ("country", "kind", "phones"),
    [
        ("FR", RouteKind.DANGER, ["17 / 112"]),
        ("FR", RouteKind.HELPLINE, ["0 800 00 56 96", "3018", "3919"]),
        ("FR", RouteKind.CHILD_PROTECTION, ["119"]),
        ("DE", RouteKind.DANGER, ["110 / 112"]),
        ("DE", RouteKind.HELPLINE, ["0911 943 43 43", "116 111", "116 016"]),
        ("BE", RouteKind.DANGER, ["101 / 112"]),
        ("BE", RouteKind.HELPLINE, ["0800 111 72", "103", "107"]),
        ("CH", RouteKind.DANGER, ["117 / 112"]),
        ("AT", RouteKind.DANGER, ["133 / 112"]),
        ("LU", RouteKind.DANGER, ["113 / 112"]),
        ("EU", RouteKind.DANGER, ["112"]),
    ],
)
def test_the_public_lines_of_each_country(country: str, kind: RouteKind, phones: list[str]) -> None:
    lines = ROUTE_PACKS[country].lines
    assert [line.phone for line in lines if line.kind is kind] == phones


@pytest.mark.parametrize("country", list(ROUTE_PACKS))
def test_every_country_has_danger_advice_and_its_own_sentence(country: str) -> None:
    pack = ROUTE_PACKS[country]
    kinds = [line.kind for line in pack.routes]
    assert kinds[:2] == [RouteKind.DANGER, RouteKind.ADVICE]
    assert "not for this tool" in pack.confidential
    assert pack_of(routes_of(country)) is pack


def test_a_country_is_known_by_its_line_for_danger() -> None:
    routes = [
        ReferralRoute(title="Danger", kind=RouteKind.DANGER, phone="110/112"),
        ReferralRoute(title="Line", kind=RouteKind.HELPLINE, phone="147"),
        ReferralRoute(title="Ear", kind=RouteKind.HELPLINE, phone="143"),
    ]
    assert pack_of(routes) is ROUTE_PACKS["DE"]
    assert confidential_exchange(routes) == ROUTE_PACKS["DE"].confidential
    assert pack_of([]) is None
    assert pack_of([ReferralRoute(title="Ours", kind=RouteKind.LOCAL, phone="01 99 00 14 20")]) is (
        None
    )
    assert confidential_exchange([]) == CONFIDENTIAL_EXCHANGE


def test_what_is_there_is_not_added_again(tr: Translator) -> None:
    france = ROUTE_PACKS["FR"]
    routes = routes_of("FR")
    assert [line.phone for line in missing(france, routes, tr)] == ["3018", "3919"]
    # Worded anew, the number still says that it is there.
    routes[2].title = "Someone to talk to"
    assert [line.phone for line in missing(france, routes, tr)] == ["3018", "3919"]
    # Filled in by the city, or reworded without a number: by its title and kind.
    routes[1].phone = "04 65 71 50 12"
    assert len(missing(france, routes, tr)) == 2
    assert next(line.kind for line in missing(france, routes[:-1], tr)) is RouteKind.LOCAL
    german = missing(ROUTE_PACKS["DE"], routes, tr)
    assert [line.phone for line in german if line.phone] == [
        "110 / 112", "0911 943 43 43", "116 111", "116 016",
    ]  # fmt: skip
    kinds = {line.kind for line in german}
    assert RouteKind.ADVICE not in kinds
    # The French line for children is no German one, though it bears the same title.
    assert RouteKind.CHILD_PROTECTION in kinds


def test_lines_of_another_country_are_named() -> None:
    found = foreign(ROUTE_PACKS["DE"], routes_of("FR"))
    assert [route.phone for route in found] == ["17 / 112", "0 800 00 56 96", "119"]
    assert foreign(ROUTE_PACKS["FR"], routes_of("FR")) == []
    # The same short number may be a line of two countries.
    young = ReferralRoute(title="Line", kind=RouteKind.HELPLINE, phone="147")
    assert foreign(ROUTE_PACKS["AT"], [young]) == []


def test_a_network_begins_with_the_lines_of_its_language() -> None:
    assert home_pack("de").country == "DE"
    assert home_pack("fr").country == home_pack("en").country == "FR"


def test_numbers_are_compared_without_spaces() -> None:
    assert digits("0 800 00 56 96") == digits("08 00 00 56 96") == "0800005696"
    assert digits(None) == ""
