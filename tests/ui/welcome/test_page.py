"""The welcome page: greeting, recent networks, ways to begin, dropped files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from pcve_desktop.settings import Settings
from pcve_desktop.ui.kit.headers import PageHeader
from pcve_desktop.ui.welcome.page import WelcomePage
from tests.ui.kit.looking import clipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub


@pytest.fixture
def make(qtbot: QtBot, hub: ThemeHub, tr: Translator) -> Callable[..., WelcomePage]:
    def made(*recent: Path, hour: int = 9, width: int = 1366, height: int = 768) -> WelcomePage:
        moment = dt.datetime(2026, 11, 24, hour, 0, tzinfo=dt.UTC)
        page = WelcomePage(
            hub=hub,
            tr=tr,
            settings=Settings(recent=tuple(map(str, recent))),
            now=lambda: moment,
        )
        page.resize(width, height)
        qtbot.addWidget(page)
        page.show()
        return page

    return made


def button(page: QWidget, name: str) -> QAbstractButton:
    found = page.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (5, "Good morning"),
        (11, "Good morning"),
        (12, "Good afternoon"),
        (18, "Good evening"),
        (2, "Good evening"),
    ],
)
def test_the_greeting_follows_the_day(
    make: Callable[..., WelcomePage], hour: int, words: str
) -> None:
    page = make(hour=hour)
    header = page.findChild(PageHeader)
    assert header is not None
    assert header.title.text() == words


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("welcome.new", "new_asked"),
        ("welcome.open", "browse_asked"),
        ("welcome.sample", "sample_asked"),
        ("welcome.settings", "settings_asked"),
        ("welcome.help", "help_asked"),
    ],
)
def test_each_button_asks(
    make: Callable[..., WelcomePage], qtbot: QtBot, name: str, signal: str
) -> None:
    page = make()
    with qtbot.waitSignal(getattr(page, signal), timeout=1000):
        button(page, name).click()


def test_without_recent_networks_their_heading_is_hidden(
    make: Callable[..., WelcomePage], qtbot: QtBot
) -> None:
    page = make()
    page.load_recent()
    assert not page.recent.isVisible()
    headings = [label for label in page.findChildren(QLabel) if label.text() == "Recent networks"]
    assert headings
    assert not any(label.isVisible() for label in headings)


def test_recent_networks_are_filled_in_their_order(
    make: Callable[..., WelcomePage], qtbot: QtBot, begun_network: Path, tmp_path: Path
) -> None:
    page = make(begun_network, tmp_path / "gone.passerelle")
    page.load_recent()
    qtbot.waitUntil(lambda: page.recent.count() == 2)
    assert page.recent.isVisible()
    first = button(page, "welcome.recent.0")
    assert first.accessibleName().startswith("Les Tilleuls")
    with qtbot.waitSignal(page.open_asked) as asked:
        first.click()
    assert asked.args == [str(begun_network)]
    with qtbot.waitSignal(page.forget_asked) as forgotten:
        button(page, "welcome.recent.1.forget").click()
    assert forgotten.args == [str(tmp_path / "gone.passerelle")]


def test_a_language_is_chosen_in_its_own_name(
    make: Callable[..., WelcomePage], qtbot: QtBot
) -> None:
    page = make()
    assert button(page, "welcome.language.en").isChecked()
    with qtbot.waitSignal(page.language_chosen) as chosen:
        button(page, "welcome.language.de").click()
    assert chosen.args == ["de"]


@pytest.mark.parametrize(("width", "strip"), [(1366, False), (1024, False), (683, True)])
def test_the_panel_becomes_a_strip_when_narrow(
    make: Callable[..., WelcomePage], qtbot: QtBot, width: int, strip: bool
) -> None:
    page = make(width=width, height=384)
    qtbot.wait(1)
    assert (page.panel.width() == page.width()) is strip
    switch = page.findChild(QWidget, "welcome.language")
    assert switch is not None
    assert switch.isVisible()


@pytest.mark.parametrize("width", [1366, 1024, 683])
def test_no_word_is_cut(
    make: Callable[..., WelcomePage], qtbot: QtBot, begun_network: Path, width: int
) -> None:
    page = make(begun_network, width=width)
    page.load_recent()
    qtbot.waitUntil(lambda: page.recent.count() == 1)
    qtbot.wait(1)
    assert clipped(page) == []


def drop(page: WelcomePage, *urls: QUrl) -> QDropEvent:
    data = QMimeData()
    data.setUrls(list(urls))
    event = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    page.dropEvent(event)
    return event


def test_a_dropped_network_is_opened(
    make: Callable[..., WelcomePage], qtbot: QtBot, begun_network: Path
) -> None:
    page = make()
    with qtbot.waitSignal(page.open_asked) as asked:
        drop(page, QUrl.fromLocalFile(str(begun_network)))
    assert Path(asked.args[0]) == begun_network


@pytest.mark.parametrize(
    "urls",
    [
        ["file:///tmp/list.xlsx"],
        ["https://example.org/a.passerelle"],
        ["file:///tmp/a.passerelle", "file:///tmp/b.passerelle"],
        [],
    ],
)
def test_anything_else_is_not_opened(
    make: Callable[..., WelcomePage], qtbot: QtBot, urls: list[str]
) -> None:
    page = make()
    with qtbot.assertNotEmitted(page.open_asked):
        drop(page, *[QUrl(url) for url in urls])
