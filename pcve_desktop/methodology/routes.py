"""Step 6, referral routes: which country's lines a network has, which are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.i18n import known_language
from pcve_desktop.languages import SPOKEN
from pcve_desktop.methodology.content.routes import ROUTE_PACKS
from pcve_desktop.methodology.content.starters import CONFIDENTIAL_EXCHANGE
from pcve_desktop.models.vocabularies import RouteKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.methodology.content.routes import RoutePack, RouteStarter
    from pcve_desktop.models.sharing import ReferralRoute

_USUAL = "FR"


def home_pack(language: str) -> RoutePack:
    """Return the pack of a network that is begun in a language; the first users are French."""
    return ROUTE_PACKS.get(SPOKEN[known_language(language)].country, ROUTE_PACKS[_USUAL])


def digits(phone: str | None) -> str:
    """Return a phone number without what is only there for the eye."""
    return "".join(sign for sign in phone or "" if sign.isdigit())


def pack_of(routes: Iterable[ReferralRoute]) -> RoutePack | None:
    """Return the pack whose public lines these routes hold most, None when they hold none.

    The line for immediate danger tells one country from another; it is looked at first.
    """
    known = {(route.kind, digits(route.phone)) for route in routes if digits(route.phone)}
    danger = {number for kind, number in known if kind is RouteKind.DANGER}

    def score(pack: RoutePack) -> tuple[bool, int]:
        held = [line for line in pack.lines if (line.kind, digits(line.phone)) in known]
        same = any(digits(line.phone) in danger for line in held)
        return same, len(held)

    best = max(ROUTE_PACKS.values(), key=score)
    return best if score(best)[1] else None


def confidential_exchange(routes: Iterable[ReferralRoute]) -> str:
    """Return the fixed sentence about named persons for the country of these routes."""
    pack = pack_of(routes)
    return pack.confidential if pack is not None else CONFIDENTIAL_EXCHANGE


def missing(
    pack: RoutePack, routes: Sequence[ReferralRoute], tr: Translator
) -> tuple[RouteStarter, ...]:
    """Return the lines of a pack that are not among these routes yet.

    A line is there when its number is, or when a route of its kind bears its title, unless that
    route holds a number of another country.
    """
    numbers = {digits(route.phone) for route in routes if route.phone}
    elsewhere = {route.id for route in foreign(pack, routes)}
    titles = {(route.kind, route.title.casefold()) for route in routes if route.id not in elsewhere}

    def there(line: RouteStarter) -> bool:
        if line.phone and digits(line.phone) in numbers:
            return True
        return (line.kind, tr.t(line.title).casefold()) in titles and not line.phone

    return tuple(line for line in pack.lines if not there(line))


def foreign(pack: RoutePack, routes: Iterable[ReferralRoute]) -> list[ReferralRoute]:
    """Return the routes that hold a public line of another country and none of this one."""
    own = {(line.kind, digits(line.phone)) for line in pack.lines if line.phone}
    others = {
        (line.kind, digits(line.phone))
        for other in ROUTE_PACKS.values()
        for line in other.lines
        if line.phone
    } - own
    return [route for route in routes if (route.kind, digits(route.phone)) in others]
