"""To look after: the list, an answer for one or several, and the way back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from pcve_desktop.models.partners import Contact, ContactLogEntry, Organisation
from pcve_desktop.models.vocabularies import MemberRole
from pcve_desktop.services import partners
from pcve_desktop.ui.partners.upkeep_care import CareDialog
from tests.ui.kit.looking import clipped
from tests.ui.partners.upkeep_driving import OLD, add, add_contact, get, latest, opened, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context


@pytest.fixture
def known(context: Context) -> dict[str, str]:
    today = context.today()
    club, home = add(context, "FC Tilleuls", verified_on=OLD), add(context, "Home")
    return {
        "club": club,
        "home": home,
        "coach": add_contact(context, club, "Coach", verified_on=OLD, first=True),
        "chair": add_contact(
            context, club, "Chair", professional="Ada Bel", agreed_on=OLD,
            keep_until=today - dt.timedelta(days=1),
        ),
        "left": add_contact(context, home, "Office"),
    }  # fmt: skip


@pytest.fixture
def dialog(context: Context, known: dict[str, str]) -> CareDialog:
    changes = partners.set_role(
        context.ws,
        network_id=context.network_id,
        organisation_id=known["home"],
        role=MemberRole.LEFT,
    )
    context.data.invalidate(changes)
    made = CareDialog(context)
    opened(context, made)
    return made


def rows(dialog: CareDialog) -> list[tuple[str, str, str]]:
    found = [dialog.model.record(row) for row in range(dialog.model.rowCount())]
    return [(row.partner, row.who, row.why) for row in found]


def contact(context: Context, contact_id: str) -> Contact:
    found = context.data.get(Contact, contact_id)
    assert found is not None
    return found


def test_what_wants_a_look_and_why(context: Context, dialog: CareDialog) -> None:
    day = context.tr.date(context.today() - dt.timedelta(days=1))
    assert rows(dialog) == [
        ("FC Tilleuls", "", "Not verified since 5 Jan 2020"),
        ("FC Tilleuls", "Coach", "Not verified since 5 Jan 2020"),
        ("FC Tilleuls", "Chair, Ada Bel", f"To be kept until {day}"),
        ("Home", "Office", "The partner has left"),
    ]
    assert clipped(dialog) == []


def test_answers_are_offered_where_they_fit(dialog: CareDialog, known: dict[str, str]) -> None:
    def offered() -> list[str]:
        return [key for key, button in dialog.buttons.items() if button.isEnabled()]

    assert offered() == ["right", "ask"]
    dialog.table.select_id(known["coach"])
    assert offered() == ["right", "ask", "keep", "remove"]
    dialog.table.select_id(known["chair"])
    assert offered() == ["right", "ask", "keep", "unname", "remove"]


def test_still_right_with_one_key_and_undo(
    context: Context, dialog: CareDialog, known: dict[str, str], qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.table, Qt.Key.Key_1)
    assert get(context, known["club"]).verified_on == context.today()
    assert len(rows(dialog)) == 3
    # The next one waits, with the keyboard.
    assert dialog.table.current_id() == known["coach"]
    assert dialog.strip.words.text() == "1 entry verified today"
    qtbot.keyClick(dialog.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert get(context, known["club"]).verified_on == OLD
    assert len(rows(dialog)) == 4


def test_several_at_once_are_one_undo(
    context: Context, dialog: CareDialog, known: dict[str, str], qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [row.id for row in dialog.chosen()] == [known["club"], known["coach"]]
    dialog.buttons["right"].click()
    assert dialog.strip.words.text() == "2 entries verified today"
    assert len(rows(dialog)) == 2
    dialog.strip.back.click()
    assert len(rows(dialog)) == 4


def test_asking_again_plans_a_contact_once(
    context: Context, dialog: CareDialog, qtbot: QtBot
) -> None:
    dialog.table.selectAll()
    qtbot.keyClick(dialog.table, Qt.Key.Key_2)
    planned = context.data.all(ContactLogEntry)
    assert [item.next_on for item in planned] == [context.today() + dt.timedelta(days=14)] * 2
    # What a call cannot settle stays.
    assert [row[1] for row in rows(dialog)] == ["Chair, Ada Bel", "Office"]


def test_keeping_until_a_date(context: Context, dialog: CareDialog, known: dict[str, str]) -> None:
    dialog.table.select_id(known["chair"])
    dialog.buttons["keep"].click()
    ask = latest("partners.care.until")
    ask.save.click()
    settle()
    until = contact(context, known["chair"]).keep_until
    assert until is not None
    assert 364 <= (until - context.today()).days <= 366
    assert "Chair, Ada Bel" not in [row[1] for row in rows(dialog)]


def test_a_name_goes_and_the_function_stays(
    context: Context, dialog: CareDialog, known: dict[str, str], qtbot: QtBot
) -> None:
    dialog.table.select_id(known["chair"])
    qtbot.keyClick(dialog.table, Qt.Key.Key_4)
    left = contact(context, known["chair"])
    assert (left.function, left.professional, left.agreed_on) == ("Chair", None, None)
    assert ("FC Tilleuls", "Chair") in [row[:2] for row in rows(dialog)]


def test_delete_removes_the_contact(
    context: Context, dialog: CareDialog, known: dict[str, str], qtbot: QtBot
) -> None:
    dialog.table.select_id(known["left"])
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert context.data.get(Contact, known["left"]) is None
    # An organisation is not removed from here.
    dialog.table.select_id(known["club"])
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert context.data.get(Organisation, known["club"]) is not None


def test_enter_goes_to_the_partner(
    context: Context, dialog: CareDialog, known: dict[str, str], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(context.going) as going:
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert going.args == ["partners", {"record": known["club"]}]
    assert not dialog.isVisible()


def test_nothing_to_look_after(context: Context) -> None:
    dialog = CareDialog(context)
    opened(context, dialog)
    assert rows(dialog) == []
    assert not any(button.isEnabled() for button in dialog.buttons.values())
