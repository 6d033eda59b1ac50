"""The settings page: the file and its backups, the network, and the window told of changes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMainWindow

from pcve_desktop.models.network import Cycle, Network
from pcve_desktop.services import records
from pcve_desktop.settings import Settings
from pcve_desktop.store import backups
from pcve_desktop.ui.kit.record_dialog import RecordDialog
from pcve_desktop.ui.kit.text import ElidedText
from pcve_desktop.ui.settings.page import SettingsPage

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context


class Applied:
    """Stands for the window's part: what it was asked to apply."""

    def __init__(self, window: QMainWindow) -> None:
        self.asked: list[Settings] = []
        window.settings = Settings(language="en")  # type: ignore[attr-defined] # a plain window
        window.apply_settings = self.asked.append  # type: ignore[attr-defined] # a plain window


@pytest.fixture
def applied(context: Context) -> Applied:
    window = context.window
    assert isinstance(window, QMainWindow)
    return Applied(window)


@pytest.fixture
def page(context: Context, applied: Applied) -> SettingsPage:
    made = SettingsPage(context)
    window = context.window
    assert isinstance(window, QMainWindow)
    window.setCentralWidget(made)
    window.show()
    return made


def press(page: SettingsPage, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None
    button.click()


def test_the_window_applies_what_is_changed(page: SettingsPage, applied: Applied) -> None:
    press(page, "settings.theme.dark")
    assert [settings.theme for settings in applied.asked] == ["dark"]


def test_the_slider_follows_the_keyboard(
    page: SettingsPage, context: Context, applied: Applied
) -> None:
    context.window.settings = Settings(text_size=120)  # type: ignore[attr-defined] # a plain window
    context.hub.set_text_factor(1.2)
    press(page, "settings.theme.dark")
    assert applied.asked[-1].text_size == 120


def test_leaving_keeps_the_office_being_typed(page: SettingsPage, applied: Applied) -> None:
    field = page.findChild(QLineEdit, "settings.office")
    assert field is not None
    field.setText("City of Valmont")
    assert page.leave()
    assert applied.asked[-1].office == "City of Valmont"


def test_the_file_is_told(page: SettingsPage, context: Context) -> None:
    assert isinstance(page._path, ElidedText)
    assert page._path.full_text() == str(context.ws.path)
    assert page._size.text().endswith(("kB", "MB"))
    assert page._backup.text() == "None yet"


def test_a_backup_is_made_at_once(page: SettingsPage, context: Context, qtbot: QtBot) -> None:
    press(page, "settings.file.back_up")
    qtbot.waitUntil(lambda: page._backup.text() != "None yet")
    (made,) = backups.list_backups(context.ws.path)
    assert backups.opens(made.path)
    assert page._named["settings.file.back_up"].isEnabled()


def test_the_backup_folder_is_opened_once_there_is_one(
    page: SettingsPage, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(open_url))
    press(page, "settings.file.folder")
    assert opened == []
    context.ws.back_up("asked")
    press(page, "settings.file.folder")
    assert opened == [str(backups.folder_of(context.ws.path))]


def test_the_network_and_its_cycle_are_told_and_follow_changes(
    page: SettingsPage, context: Context
) -> None:
    assert page._name.text() == "Les Tilleuls"
    assert page._city.text() == "Not noted"
    assert page._dates.text().startswith("Since ")
    context.announce(
        records.update(context.ws, Network, context.network_id, values={"city": "Valmont"})
    )
    context.announce(
        records.update(
            context.ws, Cycle, context.cycle_id,
            values={"starts_on": dt.date(2026, 3, 4), "ends_on": dt.date(2028, 3, 3)},
        )
    )  # fmt: skip
    assert page._city.text() == "Valmont"
    assert page._dates.text() == "4 Mar 2026 to 3 Mar 2028"


@pytest.mark.parametrize(
    ("button", "form", "name"),
    [
        ("settings.network.edit", "form.network.name", "Rive Est"),
        ("settings.cycle.edit", "form.cycle.name", "First round"),
    ],
)
def test_name_and_cycle_are_changed_in_a_form(
    page: SettingsPage, context: Context, button: str, form: str, name: str
) -> None:
    press(page, button)
    dialog = context.window.findChild(RecordDialog)
    assert dialog is not None
    field = dialog.findChild(QLineEdit, form)
    assert field is not None
    field.setText(name)
    dialog.save.click()
    assert name in {context.data.network.name, getattr(context.data.cycle, "name", "")}
    assert name in {page._name.text(), page._cycle.text()}
