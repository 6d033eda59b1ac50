"""Who is in the file already, while a name is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.vocabularies import MemberRole
from pcve_desktop.services import partners, records
from pcve_desktop.services.known_partners import KnownPartners

if TYPE_CHECKING:
    from tests.services.conftest import Work


@pytest.fixture
def known(work: Work) -> KnownPartners:
    for name, others in (
        ("Collège des Tilleuls", ""),
        ("Maison de l’Étudiant", "MDE; Foyer étudiant"),
        ("École du Pont 1", ""),
        ("École du Pont 2", ""),
        ("Mission locale", ""),
    ):
        made = work.partner(name)
        records.update(work.ws, Organisation, made, values={"other_names": others or None})
    return KnownPartners(work.ws)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("college des til", ["Collège des Tilleuls"]),
        ("Colège des Tilleuls", ["Collège des Tilleuls"]),
        ("foyer etu", ["Maison de l’Étudiant"]),
        ("la mission", ["Mission locale"]),
        ("école du pont 2", ["École du Pont 2", "École du Pont 1"]),
        ("ec", []),
        ("Théâtre", []),
    ],
)
def test_names_are_likened(known: KnownPartners, typed: str, found: list[str]) -> None:
    assert [item.name for item in known.like(typed)][: len(found) or None] == found


def test_the_other_name_and_the_places_are_told(known: KnownPartners, work: Work) -> None:
    (item,) = known.like("MDE")
    assert (item.name, item.also) == ("Maison de l’Étudiant", "MDE")
    assert [(place.network, place.role) for place in item.places] == [
        ("Les Tilleuls", MemberRole.MEMBER)
    ]
    assert item.takes_part(work.network)
    partners.set_role(
        work.ws, network_id=work.network, organisation_id=item.id, role=MemberRole.LEFT
    )
    assert not known.like("MDE")[0].takes_part(work.network)


def test_the_surest_come_first_and_few(known: KnownPartners) -> None:
    assert len(known.like("école du pont", most=1)) == 1
