"""Step 6 of the sample: the charter and who signed it, the information matrix, the routes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.models.sharing import Protocol, ReferralRoute
from pcve_desktop.models.vocabularies import Channel, RouteKind
from pcve_desktop.services import sharing as service

if TYPE_CHECKING:
    from pcve_desktop.sample.maker import Maker

# Organisation, day of signature, function of who signed.
_SIGNED = (
    ("espace", -131, "head"),
    ("college", -131, "head"),
    ("media", -131, "head"),
    ("social", -131, "head"),
    ("fraternite", -131, "chair"),
    ("parish", -131, "chair"),
    ("parents", -131, "coordination"),
    ("passages", -131, "coordination"),
    ("prevention", -131, "head"),
    ("police", -75, "head"),
    ("fc", -47, "chair"),
)

_ADOPTED, _REVIEW = -131, 52

_PHONES = {
    RouteKind.ADVICE: "04 65 71 50 12",
    RouteKind.AUTHORITY: "01 99 00 62 08",
    RouteKind.LOCAL: "01 99 00 14 20",
}
_DIRECT = {RouteKind.ADVICE: "06 39 98 50 12"}


def make(maker: Maker) -> None:
    """Adopt the charter, note eleven signatures, fill in the matrix and the local routes."""
    scope = {"network_id": maker.network, "cycle_id": maker.cycle}
    made = service.begin_charter(maker.ws, maker.tr, **scope)
    charter = maker.keep("charter", made, Protocol)
    maker.update(
        Protocol,
        charter,
        channel=Channel.MEETING,
        adopted_on=maker.working_day(_ADOPTED),
        review_on=maker.day(_REVIEW),
        validated=True,
    )
    for organisation, offset, function in _SIGNED:
        service.sign(
            maker.ws,
            network_id=maker.network,
            protocol_id=charter,
            organisation_id=maker.id(f"org.{organisation}"),
            signed_on=maker.working_day(offset),
            signatory=maker.text(f"signatory.{function}"),
        )
    service.begin_matrix(maker.ws, maker.tr, **scope)
    for route in maker.rows(ReferralRoute):
        if route.kind in _PHONES:
            local = route.kind is RouteKind.LOCAL
            maker.update(
                ReferralRoute,
                route.id,
                phone=_PHONES[route.kind],
                direct_phone=_DIRECT.get(route.kind),
                note=maker.text("route.local.note") if local else route.note,
            )
