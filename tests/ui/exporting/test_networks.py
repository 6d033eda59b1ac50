"""Documents of several networks in the export dialog: offered, chosen, looked at, written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QListView

from pcve_desktop.i18n import Translator
from pcve_desktop.services import networks
from pcve_desktop.ui.exporting.dialog import ExportDialog
from pcve_desktop.ui.exporting.networks import NetworksDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context

WORKBOOK = "export.document.city-workbook"


@pytest.fixture
def dialog(context: Context, qtbot: QtBot, opened: list[str]) -> Iterator[ExportDialog]:
    """Return the dialog over a file with two networks, for the city."""
    assert opened == []
    context.window.show()
    context.perform(
        lambda: networks.create_network(context.ws, name="Rive Est", tr=Translator("en"))
    )
    made = ExportDialog(context)
    made.open()
    yield made
    qtbot.waitUntil(lambda: context.runner.running() == 0)


def button(dialog: ExportDialog, name: str) -> QAbstractButton:
    found = dialog.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def for_the_city(dialog: ExportDialog) -> None:
    button(dialog, "export.audience.city").click()
    for key in ("summary", "workbook"):
        button(dialog, f"export.document.{key}").setChecked(False)
    button(dialog, WORKBOOK).setChecked(True)


def choose(dialog: ExportDialog, qtbot: QtBot) -> NetworksDialog:
    button(dialog, "export.document.networks.choose").click()
    found = dialog.findChild(NetworksDialog)
    assert found is not None
    qtbot.waitUntil(found.isVisible)
    return found


def test_the_members_of_a_network_are_not_offered_the_others(dialog: ExportDialog) -> None:
    assert dialog.findChild(QAbstractButton, WORKBOOK) is None
    assert dialog.documents.networks.isHidden()


def test_all_networks_are_shown_unless_some_are_chosen(dialog: ExportDialog, qtbot: QtBot) -> None:
    for_the_city(dialog)
    assert dialog.documents.networks.isVisible()
    assert dialog.documents.networks.said.text() == "2 networks, all of them"
    assert [one.networks for one in dialog.documents.wanted()] == [()]
    chosen = choose(dialog, qtbot)
    names = chosen.findChild(QListView)
    assert names is not None
    names.setFocus()
    qtbot.keyClick(names, Qt.Key.Key_Down)
    qtbot.keyClick(names, Qt.Key.Key_Space)
    button_of(chosen, "done").click()
    assert dialog.documents.networks.said.text() == "1 of 2 networks"
    (wanted,) = dialog.documents.wanted()
    assert len(wanted.networks) == 1


def button_of(dialog: NetworksDialog, name: str) -> QAbstractButton:
    return next(
        found for found in dialog.findChildren(QAbstractButton) if found.objectName().endswith(name)
    )


def test_closing_the_list_changes_nothing(dialog: ExportDialog, qtbot: QtBot) -> None:
    for_the_city(dialog)
    chosen = choose(dialog, qtbot)
    chosen.ticks.model.setData(
        chosen.ticks.model.index(0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole
    )
    chosen.reject()
    assert dialog.documents.networks.networks() == ()


def test_one_network_has_to_stay(dialog: ExportDialog, qtbot: QtBot) -> None:
    for_the_city(dialog)
    chosen = choose(dialog, qtbot)
    button_of(chosen, "none").click()
    assert not button_of(chosen, "done").isEnabled()


def test_the_pages_shown_are_those_of_the_city(dialog: ExportDialog, qtbot: QtBot) -> None:
    for_the_city(dialog)
    assert dialog.documents.stand_in().document.key == "city"
    qtbot.waitUntil(lambda: dialog.context.runner.running() == 0)


def test_the_workbook_of_the_chosen_networks_is_written(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    for_the_city(dialog)
    dialog.set_folder(tmp_path / "out")
    button(dialog, "export.save").click()
    qtbot.waitUntil(lambda: any((tmp_path / "out").glob("*.xlsx")), timeout=20_000)
    (path,) = (tmp_path / "out").glob("*.xlsx")
    book = openpyxl.load_workbook(path)
    assert book["Networks"].max_row == 3
