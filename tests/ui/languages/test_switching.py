"""Another language while the program runs: at once, everywhere, with what was being done kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from pcve_desktop.models.actions import Action
from pcve_desktop.models.partners import Organisation
from pcve_desktop.ui.actions.page import ActionsPage
from pcve_desktop.ui.kit.entry_line import EntryLine
from pcve_desktop.ui.partners.page import PartnersPage
from tests.ui.accessibility.walking import STOPS, Opened, path_of, settle
from tests.ui.languages.reading import Old, texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def choose(opened: Opened, language: str) -> None:
    """Choose a language in the settings, as a person does."""
    if opened.window.words.language == language:
        return
    page = opened.go("settings")
    button = page.findChild(QAbstractButton, f"settings.language.{language}")
    assert button is not None
    button.setFocus()
    button.click()
    settle()
    assert opened.window.words.language == language


def left_over(root: QWidget, old: Old, where: str) -> list[str]:
    return [
        f"{where}: {text!r} in {path_of(widget)}" for widget, text in texts(root) if text in old
    ]


@pytest.mark.parametrize(("before", "after"), [("en", "fr"), ("fr", "en")])
def test_nothing_of_the_old_language_is_left_anywhere(
    window: Opened, before: str, after: str
) -> None:
    choose(window, before)
    for stop in STOPS:
        window.go(stop)
    choose(window, after)
    assert window.shell.whereabouts()[0] == "settings"
    old = Old(before)
    found: list[str] = []
    seen = 0
    for stop in STOPS:
        window.go(stop)
        seen += sum(1 for _ in texts(window.window))
        found += left_over(window.window, old, stop)
    assert seen > 50 * len(STOPS)
    assert "\n".join(dict.fromkeys(found)) == ""


def test_the_texts_of_the_old_language_would_be_found(window: Opened) -> None:
    choose(window, "en")
    window.go("partners")
    assert len(left_over(window.window, Old("en"), "partners")) > 30


def test_the_keyboard_stays_on_the_language_that_was_chosen(window: Opened) -> None:
    choose(window, "en")
    choose(window, "fr")
    held = QApplication.focusWidget()
    assert held is not None
    assert held.objectName() == "settings.language.fr"


def test_the_office_that_is_being_typed_is_kept(window: Opened) -> None:
    choose(window, "en")
    office = window.go("settings").findChild(QLineEdit, "settings.office")
    assert office is not None
    office.setFocus()
    office.setText("Rive Est")
    # A screen reader presses without moving the keyboard.
    button = window.shell.current.findChild(QAbstractButton, "settings.language.fr")
    assert button is not None
    button.click()
    settle()
    assert window.window.words.language == "fr"
    assert window.window.settings.office == "Rive Est"
    shown = window.shell.current.findChild(QLineEdit, "settings.office")
    assert shown is not None
    assert shown.text() == "Rive Est"


def test_a_line_that_was_begun_is_still_there(window: Opened) -> None:
    choose(window, "en")
    page = window.go("sharing.meetings")
    line = page.findChild(EntryLine, "meetings.decisions.new")
    lines = [one for one in page.findChildren(EntryLine) if one.objectName() and one.isVisible()]
    line = line or lines[0]
    name = line.objectName()
    line.setText("Wir treffen uns im")
    choose(window, "fr")
    again = window.go("sharing.meetings").findChild(EntryLine, name)
    assert again is not None
    assert again is not line
    assert again.text() == "Wir treffen uns im"
    again.empty()


def test_what_was_chosen_stays_chosen(window: Opened) -> None:
    choose(window, "en")
    data = window.shell.context.data
    partners = window.go("partners")
    assert isinstance(partners, PartnersPage)
    partner = partners.list.model.ids()[4]
    partners.arrive(record=partner)
    actions = window.go("actions")
    assert isinstance(actions, ActionsPage)
    action = data.all(Action)[-1].id
    actions.arrive(record=action)
    window.go("diagnosis.weigh")
    choose(window, "fr")
    again = window.go("partners")
    assert isinstance(again, PartnersPage)
    assert again.detail.organisation_id == partner
    assert window.shell.context.data.get(Organisation, partner) is not None
    shown = window.go("actions")
    assert isinstance(shown, ActionsPage)
    assert shown._current == action
    window.shell.go("step", {"step": "diagnosis"})
    assert window.shell.whereabouts()[1] == {"step": "diagnosis", "page": "weigh"}


def test_a_projection_goes_on(window: Opened) -> None:
    choose(window, "en")
    window.go("diagnosis.weigh")
    window.shell.presenting.toggle()
    settle()
    before = window.shell.presenting.keep()
    assert before is not None
    choose(window, "fr")
    presenter = window.shell.presenting.presenter
    assert presenter is not None
    assert presenter.session.keep() == before
    for top in (presenter.private, presenter.wall):
        assert "\n".join(left_over(top, Old("en"), "projection")) == ""
    presenter.session.end()
    settle()
