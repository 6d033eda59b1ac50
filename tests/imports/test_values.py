"""What rows say becomes field values; what does not fit goes to the notes and is reported."""

from __future__ import annotations

import datetime as dt

import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.imports.contacts import contact_values
from pcve_desktop.imports.group import Group
from pcve_desktop.imports.records import Entry, Part
from pcve_desktop.imports.values import Values, finish_notes, organisation_values, read_date
from pcve_desktop.models.vocabularies import OrganisationKind, Public, Sector

TR = Translator("en")


def group_of(*rows: dict[str, str], name: str = "Le Pont") -> Group:
    """Build a group; keys are `field` or `field|header` of an organisation or `contact.field`."""
    made = []
    for number, row in enumerate(rows, start=2):
        values: dict[str, list[Part]] = {}
        for key, text in row.items():
            target, _, header = key.partition("|")
            full = target if "." in target else f"organisation.{target}"
            values.setdefault(full, []).append(Part(header or target, text))
        made.append(Entry(number, values))
    return Group(name, made)


def notes_of(found: Values, group: Group) -> str:
    finish_notes(found, group, TR)
    return str(found.fields.get("notes", ""))


def test_first_address_wins_and_the_others_are_kept() -> None:
    group = group_of({"address|Adresse": "1 quai"}, {"address|Adresse": "2 rue du Gué"})
    found = organisation_values(group, TR)
    assert found.fields["address"] == "1 quai"
    assert notes_of(found, group) == "Adresse: 2 rue du Gué"


def test_several_text_columns_join_under_their_headers() -> None:
    group = group_of(
        {"offers|Description": "Accueil de jour", "offers|Services": "douche"},
        {"offers|Description": "accueil de JOUR", "offers|Services": "repas"},
    )
    assert organisation_values(group, TR).fields["offers"] == (
        "Description: Accueil de jour\nServices: douche; repas"
    )
    alone = group_of({"offers|Programme": "Lecture"}, {"offers|Programme": "Échecs"})
    assert organisation_values(alone, TR).fields["offers"] == "Lecture\nÉchecs"


def test_classes_come_from_words_and_the_words_are_kept() -> None:
    group = group_of(
        {"sector|Catégorie": "LOGEMENT | SANTE", "publics|Public": "jeunes de 18 à 25 ans"}
    )
    found = organisation_values(group, TR)
    assert found.fields["kind"] is OrganisationKind.HEALTH
    assert found.fields["sector"] is Sector.HOUSING
    assert found.fields["publics"] == (Public.TEENS, Public.YOUNG_ADULTS)
    assert found.guessed == {"kind", "sector", "publics"}
    assert notes_of(found, group) == "Catégorie: LOGEMENT | SANTE"


def test_exact_word_of_a_vocabulary_needs_no_note() -> None:
    group = group_of({"kind|Type": "Sport club", "publics|Public": "familles"})
    found = organisation_values(group, TR)
    assert found.fields["kind"] is OrganisationKind.SPORT_CLUB
    assert notes_of(found, group) == ""


def test_what_is_no_site_or_date_goes_to_the_notes_with_a_problem() -> None:
    group = group_of({"website|Site": "en travaux", "verified_on|Vu le": "l'an dernier"})
    found = organisation_values(group, TR)
    assert [problem.values["text"] for problem in found.problems] == ["en travaux", "l'an dernier"]
    assert notes_of(found, group) == "Site: en travaux\nVu le: l'an dernier"


def test_too_long_texts_are_not_lost() -> None:
    street = "rue " * 200
    group = group_of({"address|Adresse": street.strip()}, name="N" * 250)
    found = organisation_values(group, TR)
    assert found.fields["name"] == "N" * 200
    assert "address" not in found.fields
    assert street.strip() in notes_of(found, group)
    assert "N" * 250 in found.fields["notes"]
    assert len(found.problems) == 2


def test_endless_offers_are_cut_and_said() -> None:
    group = group_of(*({"offers|Offre": f"offre numéro {n} " + "x" * 70} for n in range(400)))
    found = organisation_values(group, TR)
    assert len(found.fields["offers"]) <= 20_000
    assert found.fields["offers"].endswith("…")
    assert len(found.problems) == 1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-04", dt.date(2026, 3, 4)),
        ("2026-03-04 09:05", dt.date(2026, 3, 4)),
        ("4/3/2026", dt.date(2026, 3, 4)),
        ("04.03.26", dt.date(2026, 3, 4)),
        ("31/02/2026", None),
        ("mars", None),
    ],
)
def test_dates_have_the_day_before_the_month(text: str, day: dt.date | None) -> None:
    assert read_date(text) == day


def test_latest_check_counts() -> None:
    group = group_of({"verified_on": "2025-01-05"}, {"verified_on": "2026-01-05"})
    assert organisation_values(group, TR).fields["verified_on"] == dt.date(2026, 1, 5)


def test_phones_join_and_mails_make_contacts() -> None:
    group = group_of(
        {"contact.phone": "03 88 00 00 01", "contact.email": "a@pont.example"},
        {"contact.phone": "+33 3 88 00 00 01", "contact.email": "A@pont.example"},
        {"contact.phone": "03 88 00 00 02 / 3949", "contact.email": "b@pont.example, c@x.example"},
    )
    found = Values()
    contacts = contact_values(group, found, TR, None).values
    assert contacts == (
        {
            "function": "General contact",
            "phone": "03 88 00 00 01 / 03 88 00 00 02 / 3949",
            "email": "a@pont.example",
        },
        {"function": "General contact", "email": "b@pont.example"},
        {"function": "General contact", "email": "c@x.example"},
    )


def test_phones_that_do_not_fit_go_to_the_notes() -> None:
    group = group_of(*({"contact.phone|Tél": f"03 88 00 00 {n:02d}"} for n in range(6)))
    found = Values()
    (contact,) = contact_values(group, found, TR, None).values
    assert contact["phone"].count("/") == 2
    assert notes_of(found, group) == ("Tél: 03 88 00 00 03; 03 88 00 00 04; 03 88 00 00 05")
    assert len(contact["phone"]) <= 60


def test_other_words_beside_a_phone_are_kept_and_beside_a_mail_are_not() -> None:
    group = group_of(
        {"contact.phone|Tél": "Tél. 03 88 00 00 01 (le jeudi)"},
        {"contact.email|Mail": "Léa Hoffmann <lea@pont.example>"},
        {"contact.phone|Tél": "03 88 00 00 02 ou 03 88 00 00 03"},
    )
    found = Values()
    (contact,) = contact_values(group, found, TR, None).values
    assert contact["phone"] == "03 88 00 00 01 / 03 88 00 00 02 / 03 88 00 00 03"
    assert contact["email"] == "lea@pont.example"
    assert len(found.problems) == 1
    assert notes_of(found, group) == "Tél: Tél. 03 88 00 00 01 (le jeudi)"


def test_site_in_the_mail_column_moves_and_nonsense_is_kept() -> None:
    group = group_of(
        {"contact.email|Mail": "www.pont.example"},
        {"contact.email|Mail": "sur demande", "contact.phone|Tél": "voir affiche"},
    )
    found = organisation_values(group, TR)
    assert contact_values(group, found, TR, None).values == ()
    assert found.fields["website"] == "https://www.pont.example"
    assert len(found.problems) == 3
    assert notes_of(found, group) == "Tél: voir affiche\nMail: sur demande"


def test_names_of_people_stay_out_without_agreement() -> None:
    group = group_of(
        {"contact.professional": "Léa Hoffmann", "contact.function": "présidente"},
        {"contact.professional": "Samir Brenner", "contact.function": "entraîneur"},
    )
    found = Values()
    contacts = contact_values(group, found, TR, None)
    assert contacts.names_left_out == 2
    assert [values["function"] for values in contacts.values] == ["présidente", "entraîneur"]
    assert "Hoffmann" not in repr(contacts.values) + notes_of(found, group)


def test_names_with_agreement_carry_its_date() -> None:
    group = group_of({"contact.professional": "Léa Hoffmann", "contact.function": "présidente"})
    day = dt.date(2026, 3, 4)
    contacts = contact_values(group, Values(), TR, day)
    assert contacts.names_left_out == 0
    assert contacts.values == (
        {"function": "présidente", "professional": "Léa Hoffmann", "agreed_on": day},
    )
