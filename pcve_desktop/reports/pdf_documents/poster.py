"""The referral poster: one page to pin up, readable from two metres. Whom to turn to, no more.

It holds public lines only, whoever prints it, and nothing with which to report anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.platypus import Flowable, Spacer

from pcve_desktop.models.sharing import ReferralRoute
from pcve_desktop.models.vocabularies import Handling, RouteKind
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.pdf_documents.parts import opening
from pcve_desktop.reports.pdf_page import Heading
from pcve_desktop.reports.pdf_parts import Marked
from pcve_desktop.reports.pdf_table import Breaker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from pcve_desktop.reports.pdf_sections.report import Report

_KINDS = list(RouteKind)
# From two metres, letters of 17 points and more are read without effort: rather than smaller ones,
# the name of the service goes. Sizes to try, the largest first, and whether with the service.
_SIZES = (
    *((1.5 - 0.05 * step, True) for step in range(11)),
    *((1.3 - 0.05 * step, False) for step in range(18)),
)
_ROOM = 590.0
_PHONE, _TITLE, _BODY = 34.0, 21.0, 17.0
_PADDING, _GAP = 12.0, 9.0


@dataclass(frozen=True, slots=True)
class Route:
    """What one route says on the poster."""

    title: str
    situation: str
    service: str
    phone: str
    hours: str
    urgent: bool


def poster(report: Report, _record: None) -> list[Flowable]:
    """Return the one page."""
    view, tr = report.view, report.tr
    # A poster hangs where everybody passes: what is not for everybody stays out, for all readers.
    found = [route for route in view.records(ReferralRoute) if route.handling is Handling.CLEAR]
    found.sort(key=lambda route: _KINDS.index(route.kind))
    if not found:
        return _none_yet(report)
    routes = [
        Route(
            title=report.said(route, "title"),
            situation=report.said(route, "situation"),
            service=report.said(route, "service"),
            phone=report.said(route, "phone"),
            hours=report.said(route, "hours"),
            urgent=route.kind is RouteKind.DANGER,
        )
        for route in found
    ]
    place = view.data.network.city
    return [
        Heading(tr.t("Whom to turn to"), s.POSTER),
        s.para(report.line(view.data.network.name, place), s.POSTER_LINE),
        Spacer(0, 10),
        RouteCards(routes, lambda count: tr.n("and {count} more", "and {count} more", count)),
    ]


def _none_yet(report: Report) -> list[Flowable]:
    """Return what whoever prints the poster does so that it says something."""
    tr = report.tr
    level, validated = tr.t(Handling.CLEAR.label), tr.t("Validated")
    ways = (
        tr.t("In step 6, open “Referral routes”, or add the first route there."),
        tr.t(
            "Set its handling level to “{level}” and tick “{validated}” once the network agreed.",
            level=level,
            validated=validated,
        ),
        tr.t("Then print this page again."),
    )
    parts = [
        *opening(report, tr.t("Whom to turn to")),
        s.para(tr.t("No route is meant for everybody yet, so there is nothing to pin up."), s.LEAD),
    ]
    for number, way in enumerate(ways, 1):
        parts += [Spacer(0, 8), Marked([s.para(way, s.BODY)], number=str(number))]
    return parts


class RouteCards(Flowable):
    """The routes one below the other, as large as the page lets them be."""

    def __init__(self, routes: Sequence[Route], more: Callable[[int], str]) -> None:
        super().__init__()
        self._routes = list(routes)
        self._more = more
        self._left = 0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        """Choose the largest letters with which all cards fit on the page."""
        self.width = aW
        room = min(aH, _ROOM)
        for scale, service in _SIZES:
            self._cards = [_Card(route, scale, aW, service=service) for route in self._routes]
            if self._height() <= room:
                break
        while self._cards and self._height() > room:
            # Only dozens of routes come to this: the page says how many it does not hold.
            self._cards.pop()
        self._left = len(self._routes) - len(self._cards)
        self.height = self._height()
        return aW, self.height

    def _height(self) -> float:
        rest = 16.0 if len(self._cards) < len(self._routes) else 0.0
        return sum(card.height + _GAP for card in self._cards) + rest

    def draw(self) -> None:
        """Draw the cards."""
        y = self.height
        for card in self._cards:
            card.draw(self.canv, y)
            y -= card.height + _GAP
        if self._left:
            self.canv.setFont(s.REGULAR, 11)
            self.canv.setFillColor(s.colour("ink2"))
            self.canv.drawString(0, y - 11, self._more(self._left))


class _Card:
    """A route in letters of one size: situation and service at the left, the phone at the right."""

    def __init__(self, route: Route, scale: float, width: float, *, service: bool) -> None:
        self._route, self._scale, self._width = route, scale, width
        inner = width - 2 * _PADDING
        self._phone = Breaker(s.STRONG, _PHONE * scale, inner * 0.46)(route.phone)[:2]
        left = inner * 0.52 if self._phone else inner
        self._lines: list[tuple[str, str, float]] = []
        for text, font, size in (
            (route.title, s.STRONG, _TITLE * scale),
            (route.situation, s.REGULAR, _BODY * scale),
            (
                route.service if service and route.service != route.title else "",
                s.REGULAR,
                _BODY * scale,
            ),
        ):
            lines = Breaker(font, size, left)(text)
            self._lines += [(line, font, size) for line in lines]
        self._hours = Breaker(s.REGULAR, _BODY * scale * 0.85, inner * 0.46)(route.hours)[:3]
        at_left = sum(size * 1.24 for _line, _font, size in self._lines)
        at_right = _PHONE * 1.1 * scale * len(self._phone)
        at_right += _BODY * scale * 1.1 * len(self._hours)
        self.height = 2 * _PADDING + max(at_left, at_right)

    def draw(self, canvas: Canvas, top: float) -> None:
        """Draw the card below a height."""
        route, scale = self._route, self._scale
        ink = s.colour("on_accent" if route.urgent else "ink")
        canvas.setFillColor(s.colour("accent" if route.urgent else "soft"))
        canvas.roundRect(0, top - self.height, self._width, self.height, 9, stroke=0, fill=1)
        canvas.setFillColor(ink)
        y = top - _PADDING
        for line, font, size in self._lines:
            y -= size * 1.24
            canvas.setFont(font, size)
            canvas.drawString(_PADDING, y + size * 0.3, line)
        y = top - _PADDING
        for line in self._phone:
            y -= _PHONE * scale * 1.1
            canvas.setFont(s.STRONG, _PHONE * scale)
            canvas.drawRightString(self._width - _PADDING, y + _PHONE * scale * 0.28, line)
        for line in self._hours:
            y -= _BODY * scale * 1.1
            canvas.setFont(s.REGULAR, _BODY * scale * 0.85)
            canvas.drawRightString(self._width - _PADDING, y + _BODY * scale * 0.3, line)
