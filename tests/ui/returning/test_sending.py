"""Writing return forms from the window."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices

from pcve_desktop.imports.unlocking import is_locked
from pcve_desktop.services import cycles
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.ui import wishes
from pcve_desktop.ui.kit.dialogs import MessageDialog
from pcve_desktop.ui.kit.password_dialog import PasswordDialog
from pcve_desktop.ui.returning.reading import ReturnDialog, ReturnReader
from pcve_desktop.ui.returning.sending import SendDialog
from tests.imports.forms import World, fill_world
from tests.ui.kit.looking import clipped

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context

WORD = "le tram de 8 heures"


@pytest.fixture
def world(context: Context, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    context.window.show()
    made = fill_world(context.ws)
    context.data = Dataset(context.ws, network_id=made.network, cycle_id=made.cycle)
    return made


def sent(context: Context) -> SendDialog:
    found = context.window.findChild(SendDialog)
    assert found is not None
    return found


def test_a_partner_comes_ticked_and_gets_its_form(
    context: Context, world: World, tmp_path: Path, qtbot: QtBot
) -> None:
    wishes.grant(context, f"return_form:{world.library}")
    dialog = sent(context)
    assert dialog.partners.chosen() == [world.library]
    assert clipped(dialog) == []
    dialog.set_folder(tmp_path / "forms")
    dialog.language.setCurrentIndex(dialog.language.findData("fr"))

    dialog.save.click()

    qtbot.waitUntil(lambda: context.window.findChild(SendDialog) is None)
    (path,) = (tmp_path / "forms").iterdir()
    assert "mediatheque-olympe" in path.name


def test_nobody_chosen_saves_nothing(context: Context, world: World) -> None:
    wishes.grant(context, "return_form")
    dialog = sent(context)

    assert not dialog.save.isEnabled()
    assert dialog.note.text() == "Choose at least one partner."
    dialog.partners.set_options([(world.club, "FC Tilleuls")], [world.club])
    assert dialog.save.label() == "Save 1 form"


def test_a_network_without_actions_says_why_there_is_no_form(context: Context) -> None:
    context.window.show()

    wishes.grant(context, "return_form")

    assert sent(context).note.text() == "No partner leads or takes part in an action yet."


def test_a_folder_that_cannot_be_written_keeps_the_dialog(
    context: Context, world: World, tmp_path: Path, qtbot: QtBot
) -> None:
    wishes.grant(context, f"return_form:{world.library}")
    dialog = sent(context)
    (tmp_path / "file").write_text("x")
    dialog.set_folder(tmp_path / "file")

    dialog.save.click()

    qtbot.waitUntil(lambda: context.runner.running() == 0)
    assert dialog.isVisible()
    assert dialog.save.isEnabled()


def test_a_closed_cycle_gets_no_form(context: Context, world: World) -> None:
    cycles.close_cycle(world.ws, world.cycle, cycles.Closing(dt.date(2026, 11, 24)))
    context.data = Dataset(context.ws, network_id=world.network, cycle_id=world.cycle)

    wishes.grant(context, "return_form")

    assert context.window.findChild(SendDialog) is None
    assert context.window.findChild(MessageDialog) is not None


def test_forms_with_a_password(
    context: Context, world: World, tmp_path: Path, qtbot: QtBot
) -> None:
    wishes.grant(context, f"return_form:{world.library}")
    dialog = sent(context)
    dialog.set_folder(tmp_path / "forms")
    dialog.password.on.click()
    dialog.save.click()
    assert not (tmp_path / "forms").exists()
    assert dialog.password.hint.text() == "Type a password, or switch it off."

    dialog.password.field.setText(WORD)
    dialog.save.click()
    qtbot.waitUntil(lambda: context.window.findChild(SendDialog) is None)
    (path,) = (tmp_path / "forms").iterdir()
    assert is_locked(path.read_bytes())

    ReturnReader(context, path)
    qtbot.waitUntil(lambda: asking(context) is not None)
    type_in(context, "le tram de 9 heures")
    qtbot.waitUntil(lambda: "not the password" in said(context))
    type_in(context, WORD)
    qtbot.waitUntil(lambda: context.window.findChild(ReturnDialog) is not None)


def asking(context: Context) -> PasswordDialog | None:
    found = context.window.findChildren(PasswordDialog)
    return next((dialog for dialog in found if dialog.isVisible()), None)


def said(context: Context) -> str:
    dialog = asking(context)
    return dialog.field.accessibleDescription() if dialog is not None else ""


def type_in(context: Context, word: str) -> None:
    dialog = asking(context)
    assert dialog is not None
    dialog.field.setText(word)
    dialog.go_on.click()
