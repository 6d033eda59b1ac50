"""What each column means, and the rule that a target stands once unless it can be joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.imports.guess import guess_columns
from pcve_desktop.imports.reader import read_table
from pcve_desktop.imports.targets import partner_targets
from pcve_desktop.ui.importing.choices import (
    CHOSEN,
    NOT_IMPORTED,
    SURE,
    UNSURE,
    ColumnChoices,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pcve_desktop.i18n import Translator


def columns_of(tmp_path: Path, text: str) -> ColumnChoices:
    path = tmp_path / "autre.csv"
    path.write_text(text, encoding="utf-8")
    table = read_table(path)
    return ColumnChoices(table, partner_targets(), guess_columns(table, partner_targets()))


def test_guesses_stand_until_something_else_is_chosen(choices: ColumnChoices) -> None:
    assert choices.mapping() == {
        0: "organisation.name",
        1: "organisation.address",
        2: "organisation.city",
        3: "contact.phone",
        4: "contact.email",
        5: "contact.professional",
        6: "contact.function",
        7: "organisation.sector",
        8: "organisation.notes",
    }
    assert choices.standing(0) is SURE
    assert choices.has_names()


def test_target_that_cannot_be_joined_moves(choices: ColumnChoices, tr: Translator) -> None:
    choices.choose(2, "organisation.address")
    assert choices.target(1) is None
    assert choices.target(2) == "organisation.address"
    assert choices.standing(1) is NOT_IMPORTED
    assert choices.standing(2) is CHOSEN
    assert choices.reason(1, tr) == "“Ville” is used for this instead"
    assert choices.reason(2, tr) == ""


def test_target_that_can_be_joined_is_shared(choices: ColumnChoices, tr: Translator) -> None:
    choices.choose(2, "organisation.notes")
    assert [choices.target(column) for column in (2, 8)] == ["organisation.notes"] * 2
    assert choices.reason(2, tr) == "Joined with Remarques"
    assert choices.reason(8, tr).endswith(". Joined with Ville")


def test_many_joined_columns_are_counted(tmp_path: Path, tr: Translator) -> None:
    found = columns_of(tmp_path, "Nom;a;b;c;d;e\nLe Pont;1;2;3;4;5\n")
    for column in range(1, 6):
        found.choose(column, "organisation.notes")
    assert found.reason(1, tr) == "Joined with b, c and 2 others"


def test_no_names_without_their_column(choices: ColumnChoices) -> None:
    choices.choose(0, None)
    assert not choices.has_names()
    assert 0 not in choices.mapping()


def test_guess_without_words_is_worth_a_look(tmp_path: Path) -> None:
    found = columns_of(tmp_path, "xx;yy\nLe Pont;1\nLe Gué;2\nLe Lavoir;3\n")
    assert found.target(0) == "organisation.name"
    assert found.standing(0) is UNSURE


def test_people_are_counted_once_for_each_organisation(
    choices: ColumnChoices, tr: Translator
) -> None:
    # Samir Brenner at Le Pont, Anne Muller on both rows of FC Tilleuls.
    assert choices.names_of_people(tr) == 2
    choices.choose(5, None)
    assert choices.names_of_people(tr) == 0


def test_samples_are_the_first_different_values(tmp_path: Path) -> None:
    text = 'Nom;Note\nA;"un\ndeux"\nB;\nC;un deux\nD;trois\nE;quatre\nF;cinq\n'
    found = columns_of(tmp_path, text)
    assert found.samples(1) == ["un deux", "trois", "quatre"]
    assert columns_of(tmp_path, f"Nom\n{'x' * 200}\n").samples(0) == ["x" * 120 + "…"]
