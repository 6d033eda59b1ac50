"""The search: what it finds, in which order, and where Enter leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.services import networks, partners, records
from pcve_desktop.ui.search.dialog import SearchDialog

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context


@pytest.fixture
def action(context: Context) -> str:
    changes = records.create(
        context.ws,
        Action,
        values={
            "network_id": context.network_id,
            "cycle_id": context.cycle_id,
            "title": "Debate night",
            "description": "A film and a talk in the Médiathèque",
        },
    )
    context.announce(changes)
    return changes.first_id


@pytest.fixture
def dialog(context: Context, action: str) -> SearchDialog:
    context.window.show()
    made = SearchDialog(context)
    made.open()
    return made


@pytest.fixture
def gone(context: Context) -> list[tuple[str, dict[str, Any]]]:
    places: list[tuple[str, dict[str, Any]]] = []
    context.going.connect(lambda place, where: places.append((place, where)))
    return places


def headings(dialog: SearchDialog) -> list[str]:
    model = dialog.results._rows
    items = [model.item(model.index(at)) for at in range(model.rowCount())]
    return [item for item in items if isinstance(item, str)]


def spoken(dialog: SearchDialog) -> list[str]:
    model = dialog.results._rows
    return [str(model.index(at).data()) for at in range(model.rowCount())]


def test_it_begins_with_the_places(dialog: SearchDialog) -> None:
    assert headings(dialog) == ["Pages"]
    assert spoken(dialog)[1:4] == ["Overview", "Actions", "Partners"]


def test_it_finds_without_accents_and_from_the_beginning_of_a_word(
    dialog: SearchDialog, action: str
) -> None:
    dialog.field.setText("mediath")
    assert dialog.results.keys() == [f"action:{action}"]
    row = dialog.results._rows.item(dialog.results._rows.index(1))
    assert "\x02Médiathèque\x03" in getattr(row, "detail", "")


def test_a_match_in_the_title_is_marked_there(dialog: SearchDialog, action: str) -> None:
    dialog.field.setText("debate")
    row = dialog.results._rows.item(dialog.results._rows.index(1))
    assert getattr(row, "title", "") == "\x02Debate\x03 night"
    assert spoken(dialog)[1] == "Debate night"


def test_partners_come_before_actions(dialog: SearchDialog, context: Context) -> None:
    context.announce(
        partners.add_partner(
            context.ws, network_id=context.network_id, values={"name": "Debate club"}
        )
    )
    dialog.field.setText("deb")
    assert headings(dialog) == ["Organisations", "Collective actions"]


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("vote", ("step", {"step": "priorities", "page": "vote"})),
        ("charter", ("step", {"step": "sharing", "page": "charter"})),
        ("shared dia", ("step", {"step": "diagnosis"})),
        ("meetings", ("meetings", {})),
    ],
)
def test_pages_are_found_by_name(
    dialog: SearchDialog,
    gone: list[tuple[str, dict[str, Any]]],
    words: str,
    where: tuple[str, dict[str, str]],
) -> None:
    dialog.field.setText(words)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert gone == [where]
    assert not dialog.isVisible()


def test_enter_opens_the_record(
    dialog: SearchDialog, action: str, gone: list[tuple[str, dict[str, Any]]]
) -> None:
    dialog.field.setText("debate")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert gone == [("actions", {"record": action})]


def test_a_part_opens_what_it_is_part_of(
    dialog: SearchDialog, context: Context, action: str, gone: list[tuple[str, dict[str, Any]]]
) -> None:
    context.announce(
        records.create(
            context.ws,
            Milestone,
            values={
                "network_id": context.network_id,
                "action_id": action,
                "title": "Book the hall",
            },
        )
    )
    dialog.field.setText("hall")
    assert spoken(dialog) == ["Milestones", "Book the hall, Debate night"]
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert gone == [("actions", {"record": action})]


def test_arrows_walk_over_headings_and_stop_at_the_ends(
    dialog: SearchDialog, context: Context
) -> None:
    context.announce(
        partners.add_partner(
            context.ws, network_id=context.network_id, values={"name": "Debate club"}
        )
    )
    dialog.field.setText("deb")
    keys = dialog.results.keys()
    assert len(keys) == 2
    assert dialog.results.current_key() == keys[0]
    for key, place in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, 0)):
        QTest.keyClick(dialog.field, key)
        assert dialog.results.current_key() == keys[place]


def test_nothing_found_says_so(dialog: SearchDialog) -> None:
    dialog.field.setText("zzz")
    assert dialog.results.keys() == []
    assert "“zzz”" in dialog.nothing.text()
    assert dialog.nothing.isVisible()


@pytest.mark.parametrize("words", ['"', "a* OR b", "(", "NEAR(x", "' --", "%"])
def test_no_sign_is_an_operator(dialog: SearchDialog, words: str) -> None:
    dialog.field.setText(words)
    assert isinstance(dialog.results.keys(), list)


def test_another_network_of_the_file_is_left_out(dialog: SearchDialog, context: Context) -> None:
    made = networks.create_network(context.ws, name="Rive Est", tr=context.tr)
    context.announce(made)
    context.announce(
        records.create(
            context.ws,
            Action,
            values={
                "network_id": made.created["network"][0],
                "cycle_id": made.created["cycle"][0],
                "title": "Debate elsewhere",
            },
        )
    )
    dialog.field.setText("debate")
    assert spoken(dialog) == ["Collective actions", "Debate night"]
