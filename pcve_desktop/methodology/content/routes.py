"""Locale packs of referral routes: public phone lines and services by country, as data.

A pack gives the lines that are the same everywhere in a country and leaves open those that only
the city knows. Phones are public lines. The texts are message ids, so that a pack can be read in
any language.
"""

from __future__ import annotations

from dataclasses import dataclass

from pcve_desktop.i18n import mark
from pcve_desktop.models.vocabularies import RouteKind


@dataclass(frozen=True, slots=True)
class RouteStarter:
    """A referral route to start from; an empty phone is the city's to fill in."""

    kind: RouteKind
    title: str
    situation: str
    service: str
    phone: str = ""
    hours: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RoutePack:
    """The routes of one country."""

    country: str
    label: str
    routes: tuple[RouteStarter, ...]


_LOCAL = RouteStarter(
    RouteKind.LOCAL,
    mark("Local support"),
    mark("When someone needs to be listened to, or a family asks for help."),
    mark("Youth centre, social services, listening place"),
)

_FRANCE = RoutePack(
    "FR",
    mark("France"),
    (
        RouteStarter(
            RouteKind.DANGER,
            mark("Immediate danger"),
            mark("When someone is in danger now, or puts others in danger."),
            mark("Police or emergency services"),
            "17 / 112",
            mark("Day and night"),
            mark("Call without waiting, then tell the hierarchy."),
        ),
        RouteStarter(
            RouteKind.ADVICE,
            mark("A doubt or unease"),
            mark("When a situation leaves a professional uneasy. First talk to a colleague."),
            mark("Hierarchy or municipal referent"),
        ),
        RouteStarter(
            RouteKind.HELPLINE,
            mark("National helpline (CNAPR)"),
            mark("When a family or a professional looks for advice and a listening ear."),
            mark("National centre for assistance and prevention of radicalisation"),
            "0 800 00 56 96",
        ),
        RouteStarter(
            RouteKind.AUTHORITY,
            mark("Prefecture"),
            mark("When the hierarchy or the referent decides to ask for follow-up."),
            mark("Follow-up cell of the prefecture"),
        ),
        RouteStarter(
            RouteKind.CHILD_PROTECTION,
            mark("Child protection"),
            mark("When a child or a teenager is in danger or may be."),
            mark("National child protection line"),
            "119",
            mark("Day and night"),
        ),
        _LOCAL,
    ),
)

_EUROPE = RoutePack(
    "EU",
    mark("Another country of the European Union"),
    (
        RouteStarter(
            RouteKind.DANGER,
            mark("Immediate danger"),
            mark("When someone is in danger now, or puts others in danger."),
            mark("Emergency services"),
            "112",
            mark("Day and night"),
            mark("Call without waiting, then tell the hierarchy."),
        ),
        RouteStarter(
            RouteKind.ADVICE,
            mark("A doubt or unease"),
            mark("When a situation leaves a professional uneasy. First talk to a colleague."),
            mark("Hierarchy or municipal referent"),
        ),
        RouteStarter(
            RouteKind.HELPLINE,
            mark("Advice line"),
            mark("When a family or a professional looks for advice and a listening ear."),
            mark("National or regional advice line"),
        ),
        RouteStarter(
            RouteKind.CHILD_PROTECTION,
            mark("Child protection"),
            mark("When a child or a teenager is in danger or may be."),
            mark("Child protection service"),
        ),
        _LOCAL,
    ),
)

ROUTE_PACKS: dict[str, RoutePack] = {pack.country: pack for pack in (_FRANCE, _EUROPE)}
"""Packs by country code."""
