"""The plan in the words of the window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.imports.group import Alike
from pcve_desktop.imports.items import ORGANISATION, Verdict
from pcve_desktop.models.vocabularies import OrganisationKind
from pcve_desktop.ui.importing.wording import (
    Line,
    contact_blocks,
    full_text,
    likeness_text,
    likenesses,
    organisation_lines,
    row_numbers,
    skipped_lines,
)

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.items import PlanItem
    from pcve_desktop.imports.plan import ImportPlan
    from pcve_desktop.ui.importing.choices import ColumnChoices


def item_of(plan: ImportPlan, name: str) -> PlanItem:
    return next(item for item in plan.items if item.name == name)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((7,), "row 7"),
        ((4, 2, 3, 9), "rows 2 to 4 and 9"),
        ((2, 3, 8), "rows 2, 3 and 8"),
    ],
)
def test_row_numbers_are_short(rows: tuple[int, ...], words: str, tr: Translator) -> None:
    assert row_numbers(rows, tr) == words


def test_values_are_whole_and_never_keys(tr: Translator) -> None:
    assert full_text("lundi\nmardi\n", tr) == "lundi\nmardi"
    assert full_text(OrganisationKind.SPORT_CLUB, tr) == tr.t(OrganisationKind.SPORT_CLUB.label)
    assert len(full_text("mot " * 1000, tr)) <= 600


def test_new_organisation_shows_what_it_gets(plan: ImportPlan, tr: Translator) -> None:
    item = item_of(plan, "Le Pont")
    assert item.verdict is Verdict.NEW
    lines = {line.label: plain(line) for line in organisation_lines(item, tr)}
    assert lines["Address"] == Line("Address", "", "1 quai 67000 Valmont")
    assert lines["Type"].remark == "Worked out from words of the file"
    assert "Name" not in lines
    ((title, contact),) = contact_blocks(item, tr)
    assert title == "New contact"
    said = {line.label: line.after for line in contact}
    assert said == {
        "Function": "accueil",
        "Work phone": "03 53 01 00 01",
        "Work e-mail": "accueil@pont.example",
    }


def plain(line: Line) -> Line:
    """Return only what can be read, without the change behind it."""
    return replace(line, change=None, place=ORGANISATION)


def test_known_organisation_shows_before_and_after(plan: ImportPlan, tr: Translator) -> None:
    item = item_of(plan, "Médiathèque")
    lines = {line.label: plain(line) for line in organisation_lines(item, tr)}
    assert lines["Address"] == Line(
        "Address", "1 quai des Tilleuls", "9 place du Marché", kept=True
    )
    assert lines["City"] == Line("City", "", "Valmont")
    ((title, contact),) = contact_blocks(item, tr)
    assert title == "Contact: prêt"
    assert [plain(line) for line in contact] == [
        Line("Work e-mail", "", "contact@mediatheque.example")
    ]


def test_likenesses_are_told_from_both_sides(plan: ImportPlan, tr: Translator) -> None:
    found = likenesses(plan)
    assert [other for other, _alike in found["FC Tilleuls"]] == ["Club FC Tilleuls"]
    assert [other for other, _alike in found["Club FC Tilleuls"]] == ["FC Tilleuls"]
    (other, alike) = found["FC Tilleuls"][0]
    said = likeness_text(other, alike, tr)
    assert said.startswith("Perhaps the same organisation as “Club FC Tilleuls”.")
    assert "Both have the same phone." in said


def test_likeness_says_why(tr: Translator) -> None:
    assert "nearly the same" in likeness_text("B", Alike("A", "B", ""), tr)
    assert "a@b.example" in likeness_text("B", Alike("A", "B", "a@b.example"), tr)


def test_row_left_out_is_shown_as_it_is(choices: ColumnChoices, tr: Translator) -> None:
    assert skipped_lines(choices.table, 7, tr) == [Line("Tél", "", "03 53 01 00 04")]
    assert skipped_lines(choices.table, 99, tr) == []
