"""What is said aloud where looking would show it: errors, headings, pictures, the review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from pcve_desktop.ui.exchanging.review import ReviewView
from pcve_desktop.ui.kit.cards import Foldable
from pcve_desktop.ui.kit.picture_view import PictureView
from pcve_desktop.ui.kit.record_dialog import RecordDialog
from pcve_desktop.ui.kit.spoken import speak_roles
from tests.ui.accessibility.openers import OPENERS, dialog_of, focus
from tests.ui.accessibility.spoken import faults, interface, name_of
from tests.ui.accessibility.walking import path_of, settle, tab_round, tab_stops
from tests.ui.exchanging.plans import small_plan

if TYPE_CHECKING:
    import pytest
    from PySide6.QtWidgets import QApplication

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.theme import ThemeHub
    from tests.ui.accessibility.walking import Opened


def test_an_error_is_said_and_the_keyboard_goes_to_its_field(
    english: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    english.go("overview")
    OPENERS["new partner"](english)
    dialog = dialog_of(english)
    assert isinstance(dialog, RecordDialog)
    heard: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: heard.append(event.message())
    )
    dialog.save.setFocus()
    dialog.save.click()
    settle()
    field = focus()
    assert field is not None
    assert field.property("error") is True
    said = interface(field).text(QAccessible.Text.Description)
    assert said
    aloud = heard[0].removeprefix(f"{name_of(field)}: ")
    assert len(heard) == 1
    assert aloud != heard[0]
    assert said.endswith(aloud)
    assert "\n".join(faults(dialog)) == ""
    dialog.reject()


def test_titles_are_headings_that_screen_readers_jump_between(english: Opened) -> None:
    page = english.go("overview")
    titles = [one for one in page.findChildren(QLabel) if one.isVisible()]
    headings = [name_of(one) for one in titles if interface(one).role() == QAccessible.Role.Heading]
    assert len(headings) >= 4
    assert all(headings)


def test_a_picture_has_its_title_and_its_sentence(english: Opened) -> None:
    views = english.go("overview").findChildren(PictureView)
    assert len(views) >= 4
    for view in views:
        told = interface(view)
        assert told.role() == QAccessible.Role.Graphic
        assert told.text(QAccessible.Text.Name) == view.picture().title
        assert view.picture().sentence in told.text(QAccessible.Text.Description)


def test_what_folds_tells_whether_it_is_open_and_opens_when_asked(
    qapp: QApplication, hub: ThemeHub
) -> None:
    speak_roles(qapp)
    panel = Foldable(hub, "Example", name="example", text="A debate night.")
    panel.show()
    told = interface(panel._head)
    assert told.role() == QAccessible.Role.Button
    assert told.state().expandable
    assert told.state().collapsed
    told.actionInterface().doAction("Press")
    assert panel.is_unfolded()
    assert interface(panel._head).state().expanded
    panel.deleteLater()
    settle()


def test_the_review_of_a_received_file(qapp: QApplication, context: Context) -> None:
    speak_roles(qapp)
    context.window.show()
    view = ReviewView(
        context, small_plan(), title="A file from Rive Est", subtitle="", again=False,
        parent=context.window,
    )  # fmt: skip
    context.window.setCentralWidget(view)  # type: ignore[attr-defined]  # a QMainWindow
    QTest.qWaitForWindowActive(context.window)
    settle()
    assert "\n".join(faults(view)) == ""
    stops = tab_stops(view)
    stops[0].setFocus()
    walked = tab_round()
    assert [path_of(one) for one in stops if one not in walked and not one.accessibleName()] == []
