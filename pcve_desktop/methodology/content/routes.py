"""Locale packs of referral routes: public phone lines and services by country, as data.

A pack gives the lines that are the same everywhere in a country and leaves open those that only
the city knows. Phones are public lines. The texts are message ids, so that a pack can be read in
any language. A pack also says where the exchange about named persons belongs in its country.
"""

from __future__ import annotations

from dataclasses import dataclass

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.content.starters import CONFIDENTIAL_EXCHANGE
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
    """The routes of one country; `more` are lines that are offered but not added by themselves.

    `confidential` is the fixed sentence about named persons.
    """

    country: str
    label: str
    routes: tuple[RouteStarter, ...]
    more: tuple[RouteStarter, ...] = ()
    confidential: str = ""

    @property
    def lines(self) -> tuple[RouteStarter, ...]:
        """Return all lines of the pack, those added by themselves first."""
        return self.routes + self.more


_ALWAYS = mark("Day and night")
_CHILD = mark("When a child or a teenager is in danger or may be.")
_LISTENING = mark("When a family or a professional looks for advice and a listening ear.")
_YOUNG = mark("When a child or a teenager wants to talk to somebody.")
_FOLLOW_UP = mark("When the hierarchy or the referent decides to ask for follow-up.")
_VIOLENCE = mark("When a woman lives with violence, or someone worries about her.")
_HEAVY = mark("When somebody needs to be listened to, at any hour.")


def _danger(phone: str) -> RouteStarter:
    return RouteStarter(
        RouteKind.DANGER,
        mark("Immediate danger"),
        mark("When someone is in danger now, or puts others in danger."),
        mark("Police or emergency services"),
        phone,
        _ALWAYS,
        mark("Call without waiting, then tell the hierarchy."),
    )


def _authority(title: str, service: str) -> RouteStarter:
    return RouteStarter(RouteKind.AUTHORITY, title, _FOLLOW_UP, service)


_ADVICE = RouteStarter(
    RouteKind.ADVICE,
    mark("A doubt or unease"),
    mark("When a situation leaves a professional uneasy. First talk to a colleague."),
    mark("Hierarchy or municipal referent"),
)
_CHILD_SERVICE = RouteStarter(
    RouteKind.CHILD_PROTECTION, mark("Child protection"), _CHILD, mark("Child protection service")
)
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
        _danger("17 / 112"),
        _ADVICE,
        RouteStarter(
            RouteKind.HELPLINE,
            mark("National helpline (CNAPR)"),
            _LISTENING,
            mark("National centre for assistance and prevention of radicalisation"),
            "0 800 00 56 96",
        ),
        _authority(mark("Prefecture"), mark("Follow-up cell of the prefecture")),
        RouteStarter(
            RouteKind.CHILD_PROTECTION,
            mark("Child protection"),
            _CHILD,
            mark("National child protection line"),
            "119",
            _ALWAYS,
        ),
        _LOCAL,
    ),
    more=(
        RouteStarter(
            RouteKind.HELPLINE,
            mark("Bullying and violence online"),
            mark("When young people are bullied, at school or online."),
            mark("National line against bullying and digital violence"),
            "3018",
        ),
        RouteStarter(
            RouteKind.HELPLINE,
            mark("Violence against women"),
            _VIOLENCE,
            mark("National line for women who live with violence"),
            "3919",
        ),
    ),
    confidential=CONFIDENTIAL_EXCHANGE,
)

_GERMANY = RoutePack(
    "DE",
    mark("Germany"),
    (
        _danger("110 / 112"),
        _ADVICE,
        RouteStarter(
            RouteKind.HELPLINE,
            mark("Advice centre on radicalisation (BAMF)"),
            _LISTENING,
            mark("Advice centre of the Federal Office for Migration and Refugees"),
            "0911 943 43 43",
            mark("Monday to Friday, 9 to 15"),
        ),
        _authority(mark("State authority"), mark("Prevention office of the Land")),
        RouteStarter(
            RouteKind.CHILD_PROTECTION,
            mark("Child protection"),
            _CHILD,
            mark("Youth welfare office"),
        ),
        _LOCAL,
    ),
    more=(
        RouteStarter(
            RouteKind.HELPLINE,
            mark("Helpline for children and teenagers"),
            _YOUNG,
            mark("Nummer gegen Kummer"),
            "116 111",
        ),
        RouteStarter(
            RouteKind.HELPLINE,
            mark("Violence against women"),
            _VIOLENCE,
            mark("National line for women who live with violence"),
            "116 016",
            _ALWAYS,
        ),
    ),
    confidential=mark(
        "Exchange about named persons is not for this tool: it belongs to the youth welfare office "
        "or the police, within the rules of data protection and professional secrecy."
    ),
)

_BELGIUM = RoutePack(
    "BE",
    mark("Belgium"),
    (
        _danger("101 / 112"),
        _ADVICE,
        RouteStarter(
            RouteKind.HELPLINE,
            mark("Extremisms and violence"),
            _LISTENING,
            mark("Support centre of the Wallonia-Brussels Federation"),
            "0800 111 72",
        ),
        _authority(mark("State authority"), mark("Prevention service of the municipality")),
        _CHILD_SERVICE,
        _LOCAL,
    ),
    more=(
        RouteStarter(
            RouteKind.HELPLINE,
            mark("Helpline for children and teenagers"),
            _YOUNG,
            mark("Écoute-Enfants (in French)"),
            "103",
        ),
        RouteStarter(
            RouteKind.HELPLINE,
            mark("A listening ear"),
            _HEAVY,
            mark("Télé-Accueil (in French)"),
            "107",
            _ALWAYS,
        ),
    ),
    confidential=mark(
        "Exchange about named persons is not for this tool: it belongs to the local integral "
        "security cell (LIVC-R, CSIL-R) of the municipality, within its own rules."
    ),
)

_SWITZERLAND = RoutePack(
    "CH",
    mark("Switzerland"),
    (
        _danger("117 / 112"),
        _ADVICE,
        RouteStarter(
            RouteKind.HELPLINE,
            mark("Advice line"),
            _LISTENING,
            mark("Advice centre of the canton or the city"),
        ),
        _authority(mark("State authority"), mark("Prevention office of the canton")),
        _CHILD_SERVICE,
        _LOCAL,
    ),
    more=(
        RouteStarter(
            RouteKind.HELPLINE,
            mark("Helpline for children and teenagers"),
            _YOUNG,
            mark("Pro Juventute"),
            "147",
            _ALWAYS,
        ),
        RouteStarter(
            RouteKind.HELPLINE,
            mark("A listening ear"),
            _HEAVY,
            mark("La Main Tendue, Die Dargebotene Hand"),
            "143",
            _ALWAYS,
        ),
    ),
    confidential=mark(
        "Exchange about named persons is not for this tool: it belongs to the competent office of "
        "the canton, within the rules of data protection and professional secrecy."
    ),
)

_AUSTRIA = RoutePack(
    "AT",
    mark("Austria"),
    (
        _danger("133 / 112"),
        _ADVICE,
        RouteStarter(
            RouteKind.HELPLINE,
            mark("Advice centre on extremism"),
            _LISTENING,
            mark("Advice centre on extremism (bOJA)"),
            "0800 20 20 44",
        ),
        _authority(mark("State authority"), mark("Prevention office of the Land")),
        _CHILD_SERVICE,
        _LOCAL,
    ),
    more=(
        RouteStarter(
            RouteKind.HELPLINE,
            mark("Helpline for children and teenagers"),
            _YOUNG,
            mark("Rat auf Draht"),
            "147",
            _ALWAYS,
        ),
    ),
    confidential=mark(
        "Exchange about named persons is not for this tool: it belongs to the youth welfare office "
        "or the police, within the rules of data protection and professional secrecy."
    ),
)

_LUXEMBOURG = RoutePack(
    "LU",
    mark("Luxembourg"),
    (
        _danger("113 / 112"),
        _ADVICE,
        RouteStarter(
            RouteKind.HELPLINE,
            mark("Centre against radicalisation"),
            _LISTENING,
            mark("respect.lu"),
            "20 60 62",
        ),
        _CHILD_SERVICE,
        _LOCAL,
    ),
    confidential=mark(
        "Exchange about named persons is not for this tool: it belongs to the competent public "
        "service, within the rules of data protection and professional secrecy."
    ),
)

_EUROPE = RoutePack(
    "EU",
    mark("Another country of the European Union"),
    (
        _danger("112"),
        _ADVICE,
        RouteStarter(
            RouteKind.HELPLINE,
            mark("Advice line"),
            _LISTENING,
            mark("National or regional advice line"),
        ),
        _CHILD_SERVICE,
        _LOCAL,
    ),
    confidential=_LUXEMBOURG.confidential,
)

ROUTE_PACKS: dict[str, RoutePack] = {
    pack.country: pack
    for pack in (_FRANCE, _GERMANY, _BELGIUM, _SWITZERLAND, _AUSTRIA, _LUXEMBOURG, _EUROPE)
}
"""Packs by country code."""
