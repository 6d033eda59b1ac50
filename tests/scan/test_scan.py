"""The scan of one text: kinds, places, what is known, and hostile texts."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pcve_desktop.scan import MarkKind, passage, scan


def found(text: str, **more: object) -> list[tuple[str, str]]:
    return [(mark.kind.value, passage(text, mark)) for mark in scan(text, **more)]  # type: ignore[arg-type] # known or language


def test_each_kind_is_found_with_its_place() -> None:
    text = "Karim B., né le 12/03/2005, 06 39 98 12 40, k.b@mail.example, voiture AB-123-CD"

    assert found(text) == [
        ("name", "Karim B."),
        ("birth_date", "né le 12/03/2005"),
        ("phone", "06 39 98 12 40"),
        ("email", "k.b@mail.example"),
        ("plate", "AB-123-CD"),
    ]


def test_what_is_known_is_not_marked() -> None:
    text = "Marcel Dupont lends its hall. Marcel Durand too."

    assert found(text, known={"Association Marcel Dupont", "Marcel Dupont"}) == [
        ("name", "Marcel Durand")
    ]


@pytest.mark.parametrize("text", ["", "  \n", "…", "\x00\ufffe\u200b", "👩‍👩‍👧", "İİİ ßßß"])
def test_odd_texts_have_nothing(text: str) -> None:
    assert scan(text) == ()


@pytest.mark.parametrize(
    "number",
    [
        "06 39 98 12 40",
        "0639981240",
        "06.39.98.12.40",
        "+33 (0)6 39 98 12 40",
        "+41 79 123 45 67",
        "079 123 45 67",
        "+49 (0)30 23125 123",
        "0044 20 7946 0123",
    ],
)
def test_phone_numbers_in_many_forms(number: str) -> None:
    text = f"Call {number} tonight"

    assert [mark.kind for mark in scan(text)] == [MarkKind.PHONE]
    assert number.rstrip() in passage(text, scan(text)[0])


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_marks_lie_in_the_text_and_apart(text: str) -> None:
    last = 0
    for mark in scan(text):
        assert last <= mark.start < mark.end <= len(text)
        last = mark.end


HOSTILE = {
    "digits": "1",
    "spaced digits": "06 ",
    "letters": "a",
    "capitals": "A",
    "initials": "A. ",
    "ats": "@",
    "half addresses": "a@b.",
    "spelled addresses": "a (at) b dot ",
    "names": "Karim Benali ",
    "titles": "M. de la ",
    "births": "born 12.03.",
    "places": "rue de la ",
    "hyphens": "A-",
    "plates": "AB-1",
    "apostrophes": "O'O'",
    "combining": "e\u0301",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    scan(piece * 10)
    short, long = (_seconds((piece * size)[:size]) for size in (20_000, 80_000))

    # Four times the text: a quadratic pattern would take sixteen times as long.
    assert long < 9 * short + 0.02


def test_a_megabyte_is_read_in_seconds() -> None:
    prose = "Les partenaires du quartier voient que des jeunes se sentent seuls, dit Karim. "

    assert _seconds((prose * 14_000)[:1_000_000]) < 10


def _seconds(text: str) -> float:
    best = 1e9
    for _ in range(2):
        start = time.perf_counter()
        scan(text)
        best = min(best, time.perf_counter() - start)
    return best
