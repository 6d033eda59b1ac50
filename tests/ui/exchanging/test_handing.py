"""Handing over a file: of what, for whom, how much, with which password, and what comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from pcve_desktop.exchange import ledger
from pcve_desktop.exchange.package import needs_password, open_package
from pcve_desktop.models.actions import Action
from pcve_desktop.services import networks, records
from pcve_desktop.ui.exchanging.handing import HandOverDialog
from tests.ui.kit.looking import clipped

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.dialogs import MessageDialog
    from tests.ui.exchanging.plans import NextDoor

PASSWORD = "trois mots passés"  # noqa: S105 -- of a file that only this test makes
LONG = 20_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "handed"
    made.mkdir()
    return made


def show(context: Context, folder: Path, qtbot: QtBot, office: str = "") -> HandOverDialog:
    dialog = HandOverDialog(context, office)
    dialog.set_folder(folder)
    dialog.open()
    QTest.qWaitForWindowActive(dialog)
    qtbot.waitUntil(lambda: "history" in said(dialog), timeout=LONG)
    QApplication.processEvents()
    return dialog


def said(dialog: HandOverDialog) -> str:
    return dialog.inside.accessibleName()


def save(dialog: HandOverDialog, qtbot: QtBot) -> MessageDialog:
    dialog.save.click()
    found: list[MessageDialog] = []

    def ready() -> bool:
        tops = QApplication.topLevelWidgets()
        found[:] = [one for one in tops if one.objectName() == "hand.saved" and one.isVisible()]  # type: ignore[misc] # a dialog of that name
        return bool(found)

    qtbot.waitUntil(ready, timeout=LONG)
    return found[0]


def test_a_file_for_anybody(shown: Context, folder: Path, qtbot: QtBot) -> None:
    dialog = show(shown, folder, qtbot)
    assert not dialog.what
    assert dialog.much["lacking"].isHidden()
    assert "1 partner" in said(dialog)
    assert "Contacts and internal notes are in it" in said(dialog)
    assert not clipped(dialog)
    assert dialog.note.text() == "tilleuls-2026-11-24.passerelle-exchange"
    save(dialog, qtbot).reject()
    (path,) = folder.iterdir()
    with open_package(path) as package:
        assert package.manifest.whole
        assert package.manifest.network is None
        assert [one.name for one in package.manifest.networks] == ["Les Tilleuls"]
    (sent,) = ledger.sent(shown.ws)
    assert (sent.file_name, sent.office) == (path.name, "")


def test_a_second_file_of_the_day_stands_beside_the_first(
    shown: Context, folder: Path, qtbot: QtBot
) -> None:
    save(show(shown, folder, qtbot), qtbot).reject()
    dialog = show(shown, folder, qtbot)
    assert dialog.path().name == "tilleuls-2026-11-24-2.passerelle-exchange"


def test_a_password_locks_it(shown: Context, folder: Path, qtbot: QtBot) -> None:
    dialog = show(shown, folder, qtbot)
    dialog.password.on.setChecked(True)
    dialog.save.click()
    # Nothing was typed: that is said beside the field, and nothing is written.
    assert dialog.isVisible()
    assert list(folder.iterdir()) == []
    dialog.password.field.setText(PASSWORD)
    told = save(dialog, qtbot)
    assert "It cannot be recovered" in told.accessibleDescription()
    told.reject()
    (path,) = folder.iterdir()
    assert needs_password(path)
    with open_package(path, PASSWORD) as package:
        assert package.sealed


def test_only_what_they_lack_once_a_file_came(
    shown: Context, next_door: NextDoor, folder: Path, qtbot: QtBot
) -> None:
    from pcve_desktop.exchange.planning import make_plan
    from pcve_desktop.exchange.receiving import apply_plan
    from pcve_desktop.exchange.review import Decisions

    next_door.add_action("Bike repair Saturday")
    with open_package(next_door.hand_over()) as package:
        plan = make_plan(shown.ws, package)
        shown.announce(apply_plan(shown.ws, package, plan, Decisions.first(plan)).changes)
    values = next_door.scope | {"title": "Ours"}
    shown.announce(records.create(shown.ws, Action, values=values))
    (office,) = ledger.offices(shown.ws)
    dialog = show(shown, folder, qtbot, office.id)
    assert dialog.whom.currentText() == "Rive Est"
    assert not dialog.much["lacking"].isHidden()
    assert dialog.much["whole"].isChecked()
    assert "known from its last file" in dialog.why.text()
    dialog.much["lacking"].click()
    qtbot.waitUntil(lambda: "that Rive Est does not have" in said(dialog), timeout=LONG)
    assert dialog.note.text() == "tilleuls-rive-est-2026-11-24.passerelle-exchange"
    save(dialog, qtbot).reject()
    (path,) = folder.iterdir()
    with open_package(path) as package:
        assert not package.manifest.whole
        assert package.manifest.batches < 5
    # For anybody else, everything again.
    dialog = show(shown, folder, qtbot)
    assert dialog.whole()


def test_one_network_out_of_several(
    shown: Context, folder: Path, qtbot: QtBot, tr: Translator
) -> None:
    networks.create_network(shown.ws, name="Valmont", tr=tr)
    dialog = show(shown, folder, qtbot)
    assert dialog.network_id() == shown.network_id
    assert dialog.note.text() == "tilleuls-2026-11-24.passerelle-exchange"
    dialog.what["all"].click()
    assert dialog.network_id() is None
    assert dialog.note.text() == "2026-11-24.passerelle-exchange"
    dialog.what["network"].click()
    qtbot.waitUntil(lambda: "stay out" in said(dialog) or "stays out" in said(dialog), timeout=LONG)
    save(dialog, qtbot).reject()
    (path,) = folder.iterdir()
    with open_package(path) as package:
        assert [one.name for one in package.manifest.networks] == ["Les Tilleuls"]


def test_another_folder_and_the_way_to_it(
    shown: Context, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    dialog = HandOverDialog(shown)
    dialog.open()
    dialog.change.click()
    assert dialog.place.full_text() == str(folder)
    told = save(dialog, qtbot)
    button = told.findChild(QWidget, "hand.saved.folder")
    assert button is not None
    button.click()  # type: ignore[attr-defined] # a button
    assert opened == [str(folder)]


def test_a_folder_that_is_gone_is_said_to_be(shown: Context, folder: Path, qtbot: QtBot) -> None:
    dialog = show(shown, folder, qtbot)
    dialog.set_folder(folder / "none")
    dialog.save.click()

    def told() -> bool:
        return any(one.objectName() == "dialog.error" for one in QApplication.topLevelWidgets())

    qtbot.waitUntil(told, timeout=LONG)
    assert dialog.isVisible()
    assert dialog.save.isEnabled()
    assert ledger.sent(shown.ws) == []
