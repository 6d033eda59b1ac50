"""Files that come to the window: where each goes, and what is never opened where it lies."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget

from pcve_desktop.app import Application
from pcve_desktop.exchange.arriving import identity
from pcve_desktop.exchange.package import write_package
from pcve_desktop.services import networks
from pcve_desktop.settings import Settings
from pcve_desktop.store.workspace import Workspace
from pcve_desktop.ui.arriving import FileOpenings, passing_folders
from pcve_desktop.ui.gathering.dialog import GatheringDialog
from pcve_desktop.ui.kit.dialogs import MessageDialog
from pcve_desktop.ui.kit.offer_dialog import OfferDialog
from pcve_desktop.ui.kit.password_dialog import PasswordDialog
from pcve_desktop.ui.kit.tasks import TaskRunner
from pcve_desktop.ui.main_window import MainWindow
from pcve_desktop.ui.welcome.begin_from import BeginFromDialog
from tests.exchange.gathered import RIVE_EST, Home, make_home
from tests.ui.kit.looking import clipped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QDialog
    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

PASSWORD = "three words"  # noqa: S105 -- of a package that only this test makes


@pytest.fixture
def window(
    qtbot: QtBot, hub: ThemeHub, tr: Translator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[MainWindow]:
    del qtbot
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    runner = TaskRunner()
    made = MainWindow(
        hub=hub, tr=tr, settings=Settings(language="en", office="Espace Jeunes"), runner=runner
    )
    made.show()
    yield made
    made.close()
    runner.close()
    # Deleted at once: the next theme would restyle all that is still alive.
    shiboken6.delete(made)


@pytest.fixture
def own(begun_network: Path, tmp_path: Path) -> Path:
    """Give one's own file, with Les Tilleuls."""
    path = tmp_path / "own" / begun_network.name
    path.parent.mkdir()
    shutil.copyfile(begun_network, path)
    return path


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Make a network that nobody here knows, once."""
    return make_home(tmp_path_factory.mktemp("stranger"), RIVE_EST, partner="Médiathèque")


@pytest.fixture
def wished(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the wishes that reach the window from now on; they are not granted."""
    found: list[str] = []
    monkeypatch.setattr(window, "wish", found.append)
    return found


def packed(path: Path, target: Path) -> Path:
    with Workspace.open(path, office="City") as ws:
        for _ in write_package(ws, target):
            pass
    return target


def shown(window: MainWindow, kind: type[QDialog], qtbot: QtBot) -> QDialog:
    qtbot.waitUntil(lambda: any(item.isVisible() for item in window.findChildren(kind)))
    return next(item for item in window.findChildren(kind) if item.isVisible())


def press(inside: QWidget, name: str) -> None:
    button = inside.findChild(QAbstractButton, name)
    assert button is not None
    button.click()


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.runner.running(), timeout=30_000)


# Packages


def test_a_package_opens_the_network_it_belongs_to_with_its_review(
    window: MainWindow, own: Path, tmp_path: Path, wished: list[str], qtbot: QtBot
) -> None:
    package = packed(own, tmp_path / "a.passerelle-exchange")
    window.open_path(own)
    window.show_welcome()
    window.arrivals.arrive(package)
    qtbot.waitUntil(lambda: wished == [f"receive:{package}"])
    assert window.workspace is not None
    assert window.workspace.path == own


def test_a_package_for_the_open_network_is_reviewed_there(
    window: MainWindow, own: Path, tmp_path: Path, wished: list[str], qtbot: QtBot
) -> None:
    package = packed(own, tmp_path / "a.passerelle-exchange")
    window.open_path(own)
    shell = window.shell
    window.arrivals.arrive(package)
    qtbot.waitUntil(lambda: wished == [f"receive:{package}"])
    assert window.shell is shell


def test_a_network_open_elsewhere_says_so_and_nothing_is_reviewed(
    window: MainWindow, own: Path, tmp_path: Path, wished: list[str], qtbot: QtBot
) -> None:
    package = packed(own, tmp_path / "a.passerelle-exchange")
    window.open_path(own)
    window.show_welcome()
    with Workspace.open(own, office="City"):
        window.arrivals.arrive(package)
        dialog = shown(window, MessageDialog, qtbot)
        assert dialog.objectName() == "dialog.locked"
    assert wished == []


def test_one_begins_with_a_package_that_belongs_nowhere(
    window: MainWindow, stranger: Home, tmp_path: Path, qtbot: QtBot
) -> None:
    window.arrivals.arrive(stranger.pack(tmp_path))
    offer = shown(window, OfferDialog, qtbot)
    assert clipped(offer) == []
    press(offer, "arriving.offer.begin")
    dialog = shown(window, BeginFromDialog, qtbot)
    assert isinstance(dialog, BeginFromDialog)
    assert clipped(dialog) == []
    target = tmp_path / "mine" / "rive-est.passerelle"
    dialog.place.set_path(target)
    dialog.office.setText("  Social   services ")
    dialog.begin.click()
    qtbot.waitUntil(lambda: window.shell is not None, timeout=30_000)
    assert window.windowTitle() == "Rive Est – Passerelle"
    assert window.settings.office == "Social services"
    assert window.settings.recent == (str(target),)
    assert identity(target).device != identity(stranger.path).device


def test_a_place_that_is_taken_is_told_and_the_dialog_stays(
    window: MainWindow, stranger: Home, tmp_path: Path, qtbot: QtBot
) -> None:
    window.arrivals.begin_with(stranger.pack(tmp_path))
    dialog = shown(window, BeginFromDialog, qtbot)
    assert isinstance(dialog, BeginFromDialog)
    taken = tmp_path / "taken.passerelle"
    taken.write_text("something else")
    dialog.place.set_path(taken)
    dialog.begin.click()
    settle(window, qtbot)
    qtbot.waitUntil(dialog.problem.isVisible)
    assert "already exists" in dialog.problem.accessibleName()
    assert taken.read_text() == "something else"
    dialog.reject()
    assert not dialog.isVisible()


def test_the_city_adds_it_to_the_open_file(
    window: MainWindow, own: Path, stranger: Home, tmp_path: Path, wished: list[str], qtbot: QtBot
) -> None:
    window.open_path(own)
    package = stranger.pack(tmp_path)
    window.arrivals.arrive(package)
    press(shown(window, OfferDialog, qtbot), "arriving.offer.here")
    assert wished == [f"gather:{package}"]


def test_the_city_adds_it_to_another_file(
    window: MainWindow, own: Path, stranger: Home, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    package = stranger.pack(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_a: (str(own), "")))
    window.arrivals.arrive(package)
    press(shown(window, OfferDialog, qtbot), "arriving.offer.into")
    dialog = shown(window, GatheringDialog, qtbot)
    assert isinstance(dialog, GatheringDialog)
    assert [row.path for row in dialog.rows()] == [package]
    assert window.workspace is not None
    assert window.workspace.path == own
    dialog.reject()


def test_a_file_with_a_password_asks_for_it_until_it_is_right(
    window: MainWindow, stranger: Home, tmp_path: Path, qtbot: QtBot
) -> None:
    window.arrivals.arrive(stranger.pack(tmp_path, password=PASSWORD))
    dialog = shown(window, PasswordDialog, qtbot)
    assert isinstance(dialog, PasswordDialog)
    dialog.field.setText("another")
    dialog.go_on.click()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "arriving.password.problem") is not None)
    again = shown(window, PasswordDialog, qtbot)
    assert isinstance(again, PasswordDialog)
    again.field.setText(PASSWORD)
    again.go_on.click()
    shown(window, OfferDialog, qtbot).reject()


@pytest.mark.parametrize("name", ["note.passerelle-exchange", "gone.passerelle-exchange"])
def test_what_is_no_package_is_told(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    (tmp_path / "note.passerelle-exchange").write_text("a note")
    window.arrivals.arrive(tmp_path / name)
    assert shown(window, MessageDialog, qtbot).objectName() == "dialog.error"
    assert window.welcome is not None


# Workspaces


def test_ones_own_file_is_opened(window: MainWindow, own: Path) -> None:
    window.arrivals.arrive(own)
    assert window.workspace is not None
    assert window.workspace.path == own


def test_another_offices_copy_is_not_opened_where_it_lies(
    window: MainWindow, own: Path, tmp_path: Path, wished: list[str], qtbot: QtBot
) -> None:
    window.open_path(own)
    window.show_welcome()
    theirs = tmp_path / "stick" / own.name
    theirs.parent.mkdir()
    Workspace.create(theirs, office="City", workspace_id=identity(own).workspace).close()
    before = theirs.read_bytes()
    window.arrivals.arrive(theirs)
    offer = shown(window, OfferDialog, qtbot)
    assert offer.objectName() == "arriving.copy"
    assert clipped(offer) == []
    press(offer, "arriving.copy.new")
    assert wished == [f"receive:{theirs}"]
    assert window.workspace is not None
    assert window.workspace.path == own
    assert theirs.read_bytes() == before
    assert [path.name for path in theirs.parent.iterdir()] == [theirs.name]


def test_it_can_be_opened_as_a_copy(
    window: MainWindow, own: Path, begun_network: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window.open_path(own)
    mail = tmp_path / "mail"
    mail.mkdir()
    theirs = shutil.copyfile(begun_network, mail / "les-tilleuls.passerelle")
    window.arrivals.passing = (mail,)
    window.arrivals.arrive(theirs)
    press(shown(window, OfferDialog, qtbot), "arriving.copy.copy")
    dialog = shown(window, BeginFromDialog, qtbot)
    assert isinstance(dialog, BeginFromDialog)
    dialog.place.set_path(tmp_path / "second.passerelle")
    dialog.begin.click()
    qtbot.waitUntil(
        lambda: (
            window.workspace is not None and window.workspace.path == tmp_path / "second.passerelle"
        ),
        timeout=30_000,
    )
    assert list(mail.iterdir()) == [theirs]


def test_a_downloaded_network_nobody_has_begins_a_new_file(
    window: MainWindow, stranger: Home, tmp_path: Path, qtbot: QtBot
) -> None:
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    theirs = shutil.copyfile(stranger.path, downloads / stranger.path.name)
    window.arrivals.passing = (downloads,)
    window.arrivals.arrive(theirs)
    offer = shown(window, OfferDialog, qtbot)
    assert offer.objectName() == "arriving.offer"
    assert window.workspace is None
    offer.reject()


# The ways in


def choosing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_a: (str(path), "")))


def test_the_welcome_page_begins_with_a_received_file(
    window: MainWindow, stranger: Home, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    choosing(stranger.pack(tmp_path), monkeypatch)
    assert window.welcome is not None
    press(window.welcome, "welcome.received")
    dialog = shown(window, BeginFromDialog, qtbot)
    assert isinstance(dialog, BeginFromDialog)
    assert dialog.place.path().name == "Rive Est.passerelle"
    dialog.reject()


def test_opening_takes_both_kinds(
    window: MainWindow, own: Path, stranger: Home, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    choosing(stranger.pack(tmp_path), monkeypatch)
    window.browse()
    shown(window, OfferDialog, qtbot).reject()
    choosing(own, monkeypatch)
    window.browse()
    assert window.shell is not None


def test_a_second_office_begins_beside_the_open_network(
    window: MainWindow, own: Path, stranger: Home, tmp_path: Path, qtbot: QtBot
) -> None:
    window.open_path(own)
    window.arrivals.arrive(stranger.pack(tmp_path))
    press(shown(window, OfferDialog, qtbot), "arriving.offer.begin")
    dialog = shown(window, BeginFromDialog, qtbot)
    assert isinstance(dialog, BeginFromDialog)
    dialog.place.set_path(tmp_path / "mine.passerelle")
    dialog.begin.click()
    qtbot.waitUntil(lambda: window.windowTitle() == "Rive Est – Passerelle", timeout=30_000)
    # The network that was open was given back.
    with Workspace.open(own) as ws:
        assert networks.networks(ws)[0].name == "Les Tilleuls"


def test_macos_hands_files_over_as_an_event(qapp: QApplication, qtbot: QtBot, own: Path) -> None:
    openings = FileOpenings(qapp)
    qapp.installEventFilter(openings)
    try:
        with qtbot.waitSignal(openings.asked) as asked:
            QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(own))))
        assert asked.args == [str(own)]
    finally:
        qapp.removeEventFilter(openings)


def test_the_program_opens_what_the_system_hands_over(
    qapp: QApplication, own: Path, qtbot: QtBot
) -> None:
    application = Application(qapp, Settings(language="en", theme="light", reduced_motion=True))
    try:
        application.window.arrivals.passing = ()
        QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(own))))
        assert application.window.workspace is not None
        assert application.window.workspace.path == own
    finally:
        application.window.close()
        application.close()
        shiboken6.delete(application.window)


def test_the_home_folder_is_no_folder_that_things_pass_through(
    window: MainWindow, tmp_path: Path
) -> None:
    del window
    found = passing_folders()
    assert tmp_path / "home" not in found
    assert any(tmp_path.is_relative_to(folder) for folder in found)
