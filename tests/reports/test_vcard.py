"""vCard and mailing list, read back by an independent parser and by csv."""

from __future__ import annotations

import csv
import datetime as dt
from typing import TYPE_CHECKING

import vobject

from pcve_desktop.i18n import Translator
from pcve_desktop.models.network import Cycle, Network
from pcve_desktop.models.partners import Contact, Membership, Organisation
from pcve_desktop.models.vocabularies import MemberRole, Sector
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.reports.vcard import (
    at_the_table,
    mail_addresses,
    write_mailing_list,
    write_vcards,
)
from tests.reports.samples import Records

if TYPE_CHECKING:
    from pathlib import Path

TR = Translator("fr")


def directory(**contact: object) -> Records:
    network = Network(name="Les Tilleuls")
    data = Records(network, Cycle(name="2026-2027", network_id=network.id))
    club = data.make(
        Organisation, name="FC Tilleuls; \\ Rive, Est", address="3, rue du Port\nBâtiment B",
        postcode="99000", city="Valmont", website="https://fc.example", sector=Sector.SPORT_CULTURE,
    )  # fmt: skip
    hall = data.make(Organisation, name="Médiathèque Olympe")
    for organisation in (club, hall):
        data.make(Membership, network_id=network.id, organisation_id=organisation.id)
    known = {"function": "Accueil", "phone": "02 61 91 00 01", "email": "accueil@fc.example"}
    data.make(Contact, organisation_id=club.id, **known | contact)
    return data


def cards(
    data: Records, path: Path, audience: Audience = Audience.NETWORK
) -> list[vobject.base.Component]:
    write_vcards(View(data, audience), path, TR)
    return list(vobject.readComponents(path.read_text("utf-8")))


def test_a_contact_as_another_program_reads_it(tmp_path: Path) -> None:
    club, hall = cards(directory(), tmp_path / "tilleuls.vcf")
    assert club.version.value == "4.0"
    assert club.kind.value == "org"
    assert club.fn.value == "Accueil, FC Tilleuls; \\ Rive, Est"
    assert club.org.value == ["FC Tilleuls; \\ Rive, Est"]
    assert (club.title.value, club.tel.value) == ("Accueil", "02 61 91 00 01")
    assert (club.email.value, club.email.params) == ("accueil@fc.example", {"TYPE": ["work"]})
    assert club.adr.value.street == "3, rue du Port, Bâtiment B"
    assert (club.adr.value.city, club.adr.value.code) == ("Valmont", "99000")
    assert club.url.value == "https://fc.example"
    assert club.categories.value == ["Sport et culture"]
    assert hall.fn.value == "Médiathèque Olympe"
    assert "tel" not in hall.contents


def test_a_professional_is_named_with_agreement_only(tmp_path: Path) -> None:
    unasked = cards(directory(professional="Ada Bel"), tmp_path / "a.vcf")[0]
    assert (unasked.kind.value, unasked.fn.value.split(", ")[0]) == ("org", "Accueil")
    agreed = directory(professional="Ada Bel", agreed_on=dt.date(2026, 1, 5))
    named = cards(agreed, tmp_path / "b.vcf")[0]
    assert (named.kind.value, named.fn.value.split(", ")[0]) == ("individual", "Ada Bel")


def test_lines_are_short_and_end_as_the_standard_says(tmp_path: Path) -> None:
    path = tmp_path / "long.vcf"
    function = "Référente « égalité » " + "é😀" * 60
    (card, _hall) = cards(directory(function=function), path)
    raw = path.read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert card.title.value == function


def test_text_cannot_add_properties(tmp_path: Path) -> None:
    hostile = "Accueil\r\nEND:VCARD\r\nBEGIN:VCARD\x00\x0b"
    found = cards(directory(function=hostile), tmp_path / "hostile.vcf")
    assert len(found) == 2
    assert found[0].title.value == "Accueil\nEND:VCARD\nBEGIN:VCARD"


def test_nobody_outside_the_network_gets_contacts(tmp_path: Path) -> None:
    for audience in (Audience.CITY, Audience.PUBLIC):
        view = View(directory(), audience)
        assert write_mailing_list(view, tmp_path / "list.csv", TR) == 0
        write_vcards(view, tmp_path / "all.vcf", TR)
        assert b"02 61" not in (tmp_path / "all.vcf").read_bytes()
        assert mail_addresses(view) == []


def test_the_mailing_list(tmp_path: Path) -> None:
    data = directory(phone="+33 2 61 91 00 01", function="=1+1")
    path = tmp_path / "list.csv"
    assert write_mailing_list(View(data, Audience.NETWORK), path, TR) == 1
    head, row = csv.reader(path.read_text("utf-8-sig").splitlines(), delimiter=";")
    assert head[:4] == ["Organisation", "Fonction", "Professionnel nommé", "E-mail professionnel"]
    assert row == [
        "FC Tilleuls; \\ Rive, Est", "'=1+1", "", "accueil@fc.example", "'+33 2 61 91 00 01",
        "3, rue du Port, Bâtiment B", "99000", "Valmont",
    ]  # fmt: skip
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_addresses_are_given_once(tmp_path: Path) -> None:
    data = directory()
    (club, _hall) = data.all(Organisation)
    data.make(Contact, organisation_id=club.id, function="Bureau", email="ACCUEIL@fc.example")
    data.make(Contact, organisation_id=club.id, function="Trésor", email="b@fc.example", first=True)
    view = View(data, Audience.NETWORK)
    assert mail_addresses(view) == ["b@fc.example", "accueil@fc.example"]
    assert mail_addresses(view, organisations={"other"}) == []


def test_one_contact_of_each_is_the_first(tmp_path: Path) -> None:
    data = directory()
    (club, _hall) = data.all(Organisation)
    data.make(Contact, organisation_id=club.id, function="Trésor", email="b@fc.example", first=True)
    view = View(data, Audience.NETWORK)
    assert mail_addresses(view, first_only=True) == ["b@fc.example"]
    write_vcards(view, tmp_path / "first.vcf", TR, first_only=True)
    found = [card.fn.value for card in vobject.readComponents((tmp_path / "first.vcf").read_text())]
    assert found == ["Trésor, FC Tilleuls; \\ Rive, Est", "Médiathèque Olympe"]
    assert write_mailing_list(view, tmp_path / "first.csv", TR, first_only=True) == 1


def test_who_left_is_written_only_when_asked_for(tmp_path: Path) -> None:
    data = directory()
    (club, hall) = data.all(Organisation)
    place = next(item for item in data.all(Membership) if item.organisation_id == club.id)
    place.role = MemberRole.LEFT
    view = View(data, Audience.NETWORK)
    assert at_the_table(view) == {hall.id}
    assert mail_addresses(view) == []
    assert mail_addresses(view, organisations={club.id}) == ["accueil@fc.example"]


def test_the_workbook_names_with_agreement_only() -> None:
    for agreed_on, shown in ((None, None), (dt.date(2026, 1, 5), "Ada Bel")):
        data = directory(professional="Ada Bel", agreed_on=agreed_on)
        (contact,) = data.all(Contact)
        assert View(data, Audience.NETWORK).value(contact, "professional") == shown
