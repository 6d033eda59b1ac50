"""The dialog that makes or changes a record."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from pcve_desktop.errors import PasserelleError
from pcve_desktop.models.actions import Action, ActionPartner
from pcve_desktop.models.partners import Contact, ParticipationEntry
from pcve_desktop.models.validation import Problem
from pcve_desktop.ui.kit.dialogs import MessageDialog
from pcve_desktop.ui.kit.record_dialog import LinkChoice, RecordDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

OPTIONS = [("o1", "Espace Jeunes"), ("o2", "Médiathèque")]
Saved = list[tuple[dict[str, Any], dict[str, list[str]]]]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return the window below the dialog."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    return made


@pytest.fixture
def saved() -> Saved:
    """Return what was saved."""
    return []


@pytest.fixture
def make(
    window: QWidget, hub: ThemeHub, tr: Translator, saved: Saved
) -> Callable[..., RecordDialog]:
    """Return a maker of open dialogs."""

    def _make(entity: type = Action, **options: Any) -> RecordDialog:
        options.setdefault("on_save", lambda values, links: saved.append((values, links)))
        dialog = RecordDialog(
            entity, hub=hub, tr=tr, lookups=lambda _key: OPTIONS, parent=window, **options
        )
        dialog.open()
        return dialog

    return _make


def partners(chosen: list[str]) -> LinkChoice:
    return LinkChoice(ActionPartner, "organisation_id", "Partners", OPTIONS, chosen)


def field(dialog: RecordDialog, name: str) -> QLineEdit:
    found = dialog.findChild(QLineEdit, name)
    assert found is not None
    return found


def test_new_record(make: Callable[..., RecordDialog], saved: Saved) -> None:
    dialog = make(links=[partners([])], values={"network_id": "n", "place": "Hall"})
    assert dialog.windowTitle() == "Collective action"
    field(dialog, "form.action.title").setText("  Debate night ")
    dialog.tick_lists[0].model.set_options(OPTIONS, ["o2"])
    dialog.save.click()
    assert saved == [
        (
            {"network_id": "n", "place": "Hall", "title": "Debate night"},
            {"action_partner.organisation_id": ["o2"]},
        )
    ]
    assert dialog.isHidden()


def test_fixed_values_are_saved_and_not_shown(
    make: Callable[..., RecordDialog], saved: Saved
) -> None:
    dialog = make(Contact, fixed={"organisation_id": "o1"})
    field(dialog, "form.contact.function").setText("Coordinator")
    dialog.save.click()
    assert saved == [({"organisation_id": "o1", "function": "Coordinator"}, {})]


def test_change_of_a_record_saves_what_changed(
    qtbot: QtBot, make: Callable[..., RecordDialog], saved: Saved
) -> None:
    record = Action(network_id="n", title="Debate night", progress=10)
    dialog = make(record=record, links=[partners(["o1"])])
    progress = field(dialog, "form.action.progress")
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    progress.setText("40")
    QTest.keyClick(progress, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved == [({"progress": 40}, {})]


def test_problem_keeps_it_open_with_the_focus_there(
    qtbot: QtBot, make: Callable[..., RecordDialog], saved: Saved
) -> None:
    dialog = make()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.save.click()
    assert dialog.isVisible()
    assert saved == []
    assert field(dialog, "form.action.title").hasFocus()
    assert dialog.form.editor("title").problem()
    assert "marked in red" in dialog.note.text()


def test_error_of_the_service_keeps_it_open(make: Callable[..., RecordDialog]) -> None:
    class Refused(PasserelleError):
        problems = (Problem("title", "Another name, please."),)

    def refuse(_values: object, _links: object) -> None:
        raise Refused("Nothing was saved.")

    dialog = make(on_save=refuse)
    field(dialog, "form.action.title").setText("Debate night")
    dialog.save.click()
    assert dialog.isVisible()
    assert dialog.note.text() == "Nothing was saved."
    assert dialog.form.editor("title").problem() == "Another name, please."


def test_closing_asks_only_when_something_was_written(
    make: Callable[..., RecordDialog], saved: Saved
) -> None:
    clean = make()
    clean.cancel.click()
    assert clean.isHidden()
    dialog = make()
    field(dialog, "form.action.title").setText("Debate")
    dialog.reject()
    question = dialog.findChild(MessageDialog, "dialog.action.leave")
    assert question is not None
    assert dialog.isVisible()
    question.answered.emit("stay")
    assert dialog.isVisible()
    question.answered.emit("leave")
    assert dialog.isHidden()
    assert saved == []


def test_a_new_record_begins_with_what_is_needed(make: Callable[..., RecordDialog]) -> None:
    dialog = make(
        ParticipationEntry,
        values={"noted_on": dt.date(2026, 11, 24)},
        fields=("noted_on", "barrier", "words"),
    )
    assert dialog.focusWidget() is dialog.form.editor("words").control
