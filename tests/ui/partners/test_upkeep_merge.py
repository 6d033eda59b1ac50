"""One of two: what is proposed, what follows the name, what moves, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.priorities import Candidate
from pcve_desktop.models.vocabularies import Sphere
from pcve_desktop.services import priorities, records
from pcve_desktop.services.records import RecordGone
from pcve_desktop.ui.partners.upkeep_merge import MergeDialog
from tests.ui.partners.upkeep_driving import add, add_contact, get, names, opened

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context


def click(dialog: MergeDialog, field: str, key: str) -> None:
    card = next(item for item in dialog._groups[field].buttons() if item.property("choice") == key)
    card.click()


def shown(context: Context, first: str, second: str) -> MergeDialog:
    dialog = MergeDialog(context, first, second)
    opened(context, dialog)
    return dialog


def test_the_entry_on_which_more_hangs_stays(context: Context) -> None:
    first, second = add(context, "Le Pont", city="Valmont"), add(context, "Pont", city="Rive")
    add_contact(context, second, "Office")
    dialog = shown(context, first, second)
    assert dialog.choice("name") == "second"
    assert dialog.choice("city") == "second"
    assert dialog.plan().kept.id == second


def test_what_nobody_chose_follows_the_name(context: Context) -> None:
    first = add(context, "Le Pont", city="Valmont", postcode="1", offers="A hall")
    second = add(context, "Pont", city="Rive", postcode="2", offers="A kitchen")
    dialog = shown(context, first, second)
    assert (dialog.choice("city"), dialog.choice("offers")) == ("first", "both")
    click(dialog, "city", "second")
    click(dialog, "city", "first")
    click(dialog, "name", "second")
    assert dialog.choice("postcode") == "second"
    # Chosen by hand, and what joins both.
    assert (dialog.choice("city"), dialog.choice("offers")) == ("first", "both")
    dialog.save.click()
    assert names(context) == ["Espace Jeunes", "Pont"]
    one = get(context, second)
    assert (one.city, one.postcode, one.offers) == ("Valmont", "2", "A hall\nA kitchen")
    assert one.other_names == "Le Pont"


def test_lists_can_be_joined_or_not(context: Context) -> None:
    first = add(context, "Le Pont", spheres=(Sphere.COHESION,))
    second = add(context, "Pont", spheres=(Sphere.PREVENTION,))
    dialog = shown(context, first, second)
    assert dialog.choice("spheres") == "both"
    click(dialog, "spheres", "first")
    dialog.save.click()
    assert get(context, first).spheres == (Sphere.COHESION,)


def test_what_moves_is_said_in_words(context: Context) -> None:
    first, second = add(context, "Le Pont"), add(context, "Pont", city="Rive")
    for function in ("Office", "Coach"):
        add_contact(context, first, function)
    add_contact(context, second, "Chair")
    dialog = shown(context, first, second)
    said = dialog.notice.accessibleName()
    assert "“Pont” becomes part of “Le Pont” and stays findable under both names." in said
    assert "Moves to it: 1 × Contact." in said
    assert "Both have, and it becomes one: 1 × Membership." in said
    assert dialog.filled.text() == "Taken over where “Le Pont” says nothing: City."
    assert dialog.note.text() == "One undo takes it back."


def test_two_votes_are_told(context: Context) -> None:
    first, second = add(context, "Le Pont"), add(context, "Pont")
    scope = {"network_id": context.network_id, "cycle_id": context.cycle_id}
    made = records.create(context.ws, Candidate, values=scope | {"title": "One"})
    for organisation in (first, second):
        priorities.cast_ballot(
            context.ws,
            network_id=context.network_id,
            cycle_id=context.cycle_id,
            organisation_id=organisation,
            dots={str(made.first_id): 1},
        )
    dialog = shown(context, first, second)
    assert "Both voted: the ballot of “Le Pont” counts." in dialog.notice.accessibleName()


def test_entries_of_one_name_are_told_apart_by_their_place(context: Context) -> None:
    first, second = add(context, "Le Pont", city="A"), add(context, "Le Pont", city="B")
    dialog = shown(context, first, second)
    assert "name" not in dialog.values()
    assert "The two entries “Le Pont” become one." in dialog.notice.accessibleName()
    dialog.save.click()
    assert names(context) == ["Espace Jeunes", "Le Pont"]


def test_an_entry_that_is_gone_is_refused(context: Context) -> None:
    with pytest.raises(RecordGone):
        MergeDialog(context, add(context, "Le Pont"), "gone")
