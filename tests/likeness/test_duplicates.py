"""Organisations that may be the same: hand-made pairs, and what is not one."""

from __future__ import annotations

import pytest

from pcve_desktop.likeness.duplicates import (
    Directory,
    Likeness,
    Listed,
    Reason,
    find_duplicates,
)


def reasons(first: Listed, second: Listed) -> tuple[Reason, ...]:
    found = find_duplicates([first, second])
    assert len(found) <= 1
    return found[0].reasons if found else ()


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Médiathèque Olympe", "mediatheque OLYMPE"),
        ("Association La Fraternité", "La fraternite"),
        ("Espace Jeunes", "Espace-Jeunes e.V."),
    ],
)
def test_the_same_name_in_another_writing(one: str, two: str) -> None:
    assert reasons(Listed("a", (one,)), Listed("b", (two,))) == (Reason.SAME_NAME,)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Collège des Tilleuls", "Colège des Tilleuls"),
        ("Boxing Rive Est", "Boxng Rive Est"),
        ("Passerelles", "Passerelle"),
        ("Fraternité", "Fraternitè "),
    ],
)
def test_a_slip_in_a_name(one: str, two: str) -> None:
    assert reasons(Listed("a", (one,)), Listed("b", (two,)))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("École du Pont", "École de la Rive"),
        ("FC Tilleuls 1", "FC Tilleuls 2"),
        ("Centre social Nord", "Centre social Sud"),
        ("Mission locale", "Police municipale"),
    ],
)
def test_other_names_are_other_organisations(one: str, two: str) -> None:
    assert reasons(Listed("a", (one,)), Listed("b", (two,))) == ()


def test_a_former_name_and_a_short_name_count() -> None:
    one = Listed("a", ("Maison des jeunes et de la culture", "MJC"))
    assert reasons(one, Listed("b", ("M.J.C", "Foyer"))) == ()
    assert reasons(one, Listed("b", ("mjc",))) == (Reason.SAME_NAME,)


def test_one_address_of_mail_is_enough() -> None:
    one = Listed("a", ("Foyer",), emails=("accueil@foyer.example",))
    two = Listed("b", ("Maison",), emails=("ACCUEIL@foyer.example; x@y.example",))
    assert reasons(one, two) == (Reason.SAME_EMAIL,)


def test_a_phone_or_a_house_counts_beside_a_related_name_only() -> None:
    def at(identifier: str, name: str) -> Listed:
        return Listed(identifier, (name,), phones=("02 61 91 00 01",), address="3 rue du Port")

    assert reasons(at("a", "Parents du quartier"), at("b", "Boxe et sport")) == ()
    assert reasons(at("a", "Parents du quartier"), at("b", "Parents quartier Est")) == (
        Reason.SAME_PHONE,
        Reason.SAME_ADDRESS,
    )


def test_a_street_without_number_is_no_reason() -> None:
    one = Listed("a", ("Club du Port",), address="rue du Port")
    assert reasons(one, Listed("b", ("Port Club Seniors",), address="rue du Port")) == ()


def test_the_same_site_in_another_writing() -> None:
    one = Listed("a", ("Radio Rive",), website="https://www.radio-rive.example/")
    two = Listed("b", ("Radio Rive Est",), website="radio-rive.example")
    assert reasons(one, two) == (Reason.SAME_SITE,)


def test_what_somebody_said_is_not_the_same_is_not_asked_again() -> None:
    pair = [Listed("a", ("Foyer",)), Listed("b", ("foyer",))]
    assert find_duplicates(pair) == [Likeness("a", "b", (Reason.SAME_NAME,))]
    assert find_duplicates(pair, distinct={frozenset("ba")}) == []


def test_the_surest_come_first() -> None:
    listed = [
        Listed("a", ("Foyer",), emails=("x@y.example",)),
        Listed("b", ("Maison",), emails=("x@y.example",)),
        Listed("c", ("FOYER",)),
    ]
    assert [(pair.first, pair.second) for pair in find_duplicates(listed)] == [
        ("a", "c"),
        ("a", "b"),
    ]


def test_a_switchboard_of_many_makes_no_pairs() -> None:
    listed = [
        Listed(str(number), (f"Service {number} Est",), phones=("02 61 91 00 01",))
        for number in range(40)
    ]
    assert find_duplicates(listed) == []


def test_it_can_be_stopped() -> None:
    class Stopped(Exception):
        pass

    def stop() -> None:
        raise Stopped

    pair = [Listed("a", ("Foyer",)), Listed("b", ("foyer",))]
    with pytest.raises(Stopped):
        find_duplicates(pair, checkpoint=stop)


def test_thousands_are_compared_by_what_they_share() -> None:
    """Two thousand names of common words: the pairs looked at stay near the number of entries."""
    looked = 0

    def count() -> None:
        nonlocal looked
        looked += 1

    listed = [
        Listed(str(number), (f"Association sportive {number:04}x{number % 7} du quartier",))
        for number in range(2000)
    ]
    assert find_duplicates([*listed, Listed("z", listed[7].names)], checkpoint=count) == [
        Likeness("7", "z", (Reason.SAME_NAME,))
    ]
    assert looked < 60_000


def test_a_directory_is_asked_for_what_is_like_an_entry_from_outside() -> None:
    directory = Directory(
        [
            Listed("a", ("Collège des Tilleuls",)),
            Listed("b", ("Foyer du Pont", "FDP"), phones=("03 53 01 00 01",)),
            Listed("c", ("École de la Rive",)),
        ]
    )
    asked = Listed("", ("Colège des Tilleuls",))
    assert directory.like(asked) == [Likeness("", "a", (Reason.NEARLY_SAME_NAME,))]
    asked = Listed("", ("Pont, foyer de jeunes",), phones=("+33 3 53 01 00 01",))
    assert directory.like(asked) == [Likeness("", "b", (Reason.SAME_PHONE,))]
    assert directory.like(Listed("", ("Chorale",))) == []
