"""Perhaps the same: the pairs one after the other, answered and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.keeping import NotTheSame
from pcve_desktop.models.partners import Organisation
from pcve_desktop.services import merging, records
from pcve_desktop.ui.partners.upkeep_pairs import PairsDialog
from tests.ui.kit.looking import clipped
from tests.ui.partners.upkeep_driving import add, add_contact, get, latest, names, opened, settle

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context


@pytest.fixture
def four(context: Context) -> dict[str, str]:
    made = {
        "club": add(context, "FC Tilleuls", city="Valmont"),
        "double": add(context, "F.C. Tilleuls", city="Rive Est"),
        "home": add(context, "La Fraternité"),
        "slip": add(context, "La Fraternitée"),
    }
    for key in ("club", "double"):
        add_contact(context, made[key], "Office", email="office@fc.example")
    return made


@pytest.fixture
def dialog(context: Context, four: dict[str, str]) -> PairsDialog:
    made = PairsDialog(context, merging.likely_duplicates(context.ws))
    opened(context, made)
    return made


def test_the_surest_pair_comes_first_with_its_reasons(dialog: PairsDialog) -> None:
    assert dialog.count.text() == "Pair 1 of 2"
    assert dialog.why.accessibleName() == (
        "What speaks for it: the same e-mail address and nearly the same name."
    )
    assert dialog.compared is not None
    said = {label: (one, two) for label, one, two in dialog.compared.said}
    assert set(said["City"]) == {"Valmont", "Rive Est"}
    assert said["Contacts"] == ("Office, office@fc.example",) * 2
    assert said["Networks"] == ("Les Tilleuls (Member)",) * 2
    assert clipped(dialog) == []


def test_not_the_same_is_remembered_and_taken_back(context: Context, dialog: PairsDialog) -> None:
    dialog.distinct.click()
    assert dialog.count.text() == "Pair 1 of 1"
    assert len(context.data.everywhere(NotTheSame)) == 1
    assert len(merging.likely_duplicates(context.ws)) == 1
    assert dialog.strip.isVisible()
    dialog.strip.back.click()
    assert dialog.count.text() == "Pair 1 of 2"
    assert context.data.everywhere(NotTheSame) == []
    assert not dialog.strip.isVisible()


def test_one_of_two_with_a_field_chosen_and_back(
    context: Context, dialog: PairsDialog, four: dict[str, str]
) -> None:
    dialog.make.click()
    merge = latest("partners.merge")
    pair = dialog.current()
    assert pair is not None
    other = next(card for card in merge._groups["city"].buttons() if not card.isChecked())
    wanted = other.toolTip()
    other.click()
    merge.save.click()
    settle()
    assert len(names(context)) == 4
    (kept,) = [key for key in ("club", "double") if context.data.get(Organisation, four[key])]
    assert get(context, four[kept]).city == wanted
    assert dialog.count.text() == "Pair 1 of 1"
    assert "Two entries are one now" in dialog.strip.words.text()
    dialog.strip.back.click()
    assert len(names(context)) == 5
    assert dialog.count.text() == "Pair 1 of 2"


def test_later_goes_on_and_comes_back(dialog: PairsDialog) -> None:
    first = dialog.current()
    dialog.later.click()
    assert dialog.count.text() == "Pair 2 of 2"
    dialog.later.click()
    assert dialog.current() == first


def test_nothing_left_says_so(dialog: PairsDialog) -> None:
    for _ in range(2):
        dialog.distinct.click()
    assert dialog.empty.isVisible()
    assert not dialog.make.isVisible()
    assert dialog.done_with.hasFocus()


def test_a_pair_of_which_one_is_gone_is_passed_over(context: Context, four: dict[str, str]) -> None:
    pairs = merging.likely_duplicates(context.ws)
    context.data.invalidate(records.delete(context.ws, Organisation, four["slip"]))
    dialog = PairsDialog(context, pairs)
    opened(context, dialog)
    assert dialog.count.text() == "Pair 1 of 1"
