"""Help: the same pages in each language, found offline, and no way out of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from pcve_desktop.i18n import LANGUAGES, Translator
from pcve_desktop.paths import resources_dir
from pcve_desktop.ui.help.dialog import TOPICS, HelpDialog, page_text, page_title

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.kit.theme import ThemeHub


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_page_and_no_other(language: str) -> None:
    folder = resources_dir() / "help" / language
    assert {path.stem for path in folder.iterdir()} == set(TOPICS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_pages_are_short_have_a_title_and_no_exclamation(language: str, topic: str) -> None:
    text = page_text(language, topic)
    assert page_title(text)
    # The glossary is a list: nobody reads it from end to end.
    assert 40 < len(text.split()) < (300 if topic == "glossary" else 260)
    assert "!" not in text
    assert "http" not in text


def test_pages_have_the_same_shape_in_each_language() -> None:
    for topic in TOPICS:
        shapes = {
            tuple(
                line.split(" ", 1)[0]
                for line in page_text(language, topic).splitlines()
                if line.startswith(("#", "-", "|", "1.", "2.", "3.", "4.", "5.", "6."))
            )
            for language in LANGUAGES
        }
        assert len(shapes) == 1, topic


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "First steps"), ("fr", "Premiers pas"), ("de", "Erste Schritte")],
)
def test_it_speaks_the_language_of_the_window(
    window: QWidget, hub: ThemeHub, language: str, title: str
) -> None:
    dialog = HelpDialog(hub=hub, tr=Translator(language), parent=window)
    dialog.open()
    assert dialog.page.toPlainText().splitlines()[0] == title
    assert dialog.list.keys() == list(TOPICS)


def test_a_topic_is_chosen_in_the_list_or_the_menu(
    window: QWidget, hub: ThemeHub, tr: Translator
) -> None:
    dialog = HelpDialog(hub=hub, tr=tr, parent=window, topic="keyboard")
    dialog.open()
    assert dialog.topic() == "keyboard"
    assert dialog.list.current_key() == "keyboard"
    assert "Ctrl+K" in dialog.page.toPlainText()
    dialog.list.select_key("files")
    assert dialog.topic() == "files"
    assert dialog.menu.currentData() == "files"
    dialog.menu.setCurrentIndex(dialog.menu.findData("export"))
    dialog.menu.activated.emit(dialog.menu.currentIndex())
    assert dialog.topic() == "export"


def test_an_unknown_topic_shows_the_first(window: QWidget, hub: ThemeHub, tr: Translator) -> None:
    assert HelpDialog(hub=hub, tr=tr, parent=window, topic="nothing").topic() == "first-steps"


@pytest.mark.parametrize(("width", "narrow"), [(1366, False), (1024, False), (683, True)])
def test_a_narrow_window_has_a_menu_instead_of_the_list(
    window: QWidget, hub: ThemeHub, tr: Translator, width: int, narrow: bool
) -> None:
    window.resize(width, 384)
    dialog = HelpDialog(hub=hub, tr=tr, parent=window)
    dialog.open()
    assert dialog.menu.isVisible() is narrow
    assert dialog.list.isVisible() is not narrow


def test_links_stay_inside(window: QWidget, hub: ThemeHub, tr: Translator) -> None:
    dialog = HelpDialog(hub=hub, tr=tr, parent=window)
    dialog.open()
    dialog.page.anchorClicked.emit(QUrl("https://example.org"))
    assert dialog.topic() == "first-steps"
    dialog.page.anchorClicked.emit(QUrl("six-steps"))
    assert dialog.topic() == "six-steps"


def test_the_theme_may_change_while_it_is_open(
    window: QWidget, hub: ThemeHub, tr: Translator
) -> None:
    dialog = HelpDialog(hub=hub, tr=tr, parent=window, topic="partners")
    dialog.open()
    hub.set_choice("dark")
    assert dialog.topic() == "partners"
    assert dialog.page.toPlainText().startswith("Partners")
