"""What is said aloud where looking would show it: errors, headings, pictures, the review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from pcve_desktop.ui.kit.picture_view import PictureView
from pcve_desktop.ui.kit.record_dialog import RecordDialog
from tests.ui.accessibility.openers import OPENERS, dialog_of, focus
from tests.ui.accessibility.spoken import faults, interface, name_of
from tests.ui.accessibility.walking import settle

if TYPE_CHECKING:
    import pytest

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
