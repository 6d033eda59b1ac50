"""How well the scan sees: precision and recall on labelled sentences, printed and held."""

from __future__ import annotations

import pytest

from pcve_desktop.scan import MarkKind, scan
from tests.scan.measure import (
    LANGUAGES,
    cases,
    measure,
    own_prose,
    read_case,
    renamed,
    table,
)

# A little below what was measured; the numbers themselves are in docs/scan.md.
FLOORS = {
    MarkKind.NAME: (0.95, 0.92),
    MarkKind.PHONE: (0.95, 0.95),
    MarkKind.EMAIL: (0.95, 0.95),
    MarkKind.BIRTH_DATE: (0.95, 0.95),
    MarkKind.PLATE: (0.95, 0.95),
}
FEWEST = 150


def test_a_label_is_read_from_its_braces() -> None:
    case = read_case("With {n:Karim B.} and {p:06 39 98 12 40}.")

    assert case.text == "With Karim B. and 06 39 98 12 40."
    assert [(case.text[m.start : m.end], m.kind) for m in case.expected] == [
        ("Karim B.", MarkKind.NAME),
        ("06 39 98 12 40", MarkKind.PHONE),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_sentences_of_both_sorts(language: str) -> None:
    found = cases(language, held_out=False) + cases(language, held_out=True)

    assert sum(bool(case.expected) for case in found) >= FEWEST
    assert sum(not case.expected for case in found) >= FEWEST


@pytest.mark.parametrize("held_out", [False, True], ids=["tuned on", "held out"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_precision_and_recall_stay_above_their_floors(language: str, *, held_out: bool) -> None:
    for kind, score in measure(language, held_out=held_out).items():
        precision, recall = FLOORS[kind]
        assert score.precision >= precision, score.errors
        assert score.recall >= recall, score.errors


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_that_are_in_no_list_are_seen_by_what_stands_around_them(language: str) -> None:
    score = measure(language, held_out=False, change=renamed)[MarkKind.NAME]

    assert score.recall >= 0.33


@pytest.mark.parametrize("language", LANGUAGES)
def test_prose_without_persons_is_left_alone(language: str) -> None:
    wrong = [
        line[mark.start : mark.end]
        for line in own_prose(language)
        for mark in scan(line, language=language)
    ]

    assert wrong == []


def test_the_numbers_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    print(table())  # noqa: T201 -- the numbers are meant to be seen, with pytest -s

    assert "| held out | de | name |" in capsys.readouterr().out
