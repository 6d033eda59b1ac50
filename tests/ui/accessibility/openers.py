"""How each main dialog comes up: what a person does, and what it is called then."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from pcve_desktop.models.actions import Action
from pcve_desktop.models.partners import Organisation
from pcve_desktop.ui.gathering.dialog import GatheringDialog
from pcve_desktop.ui.history.record import RecordHistoryDialog
from pcve_desktop.ui.kit.dialogs import Dialog
from tests.ui.accessibility.walking import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.accessibility.walking import Opened


def _wish(word: str, opened: Opened) -> None:
    opened.window.wish(word)


def _new(stop: str, opened: Opened) -> None:
    opened.go(stop)
    opened.shell.current.new_item()


def _press(stop: str, name: str, opened: Opened) -> None:
    button = opened.go(stop).findChild(QAbstractButton, name)
    assert button is not None, name
    button.setFocus()
    button.click()


def _gathering(opened: Opened) -> None:
    GatheringDialog(opened.shell.context, []).open()


def _story(opened: Opened) -> None:
    context = opened.shell.context
    RecordHistoryDialog(context, Action, context.data.all(Action)[0].id).open()


def _edit(opened: Opened) -> None:
    context = opened.shell.context
    context.edit(Organisation, context.data.organisations()[0], title="Partner")


def _settings(opened: Opened) -> None:
    opened.window._settings_dialog()


OPENERS: dict[str, Callable[[Opened], None]] = {
    "search": partial(_wish, "search"),
    "export": partial(_wish, "export"),
    "import": partial(_wish, "import"),
    "return form": partial(_wish, "return_form"),
    "hand over": partial(_wish, "hand_over"),
    "new network": partial(_wish, "new_network"),
    "help": partial(_wish, "help"),
    "gathering": _gathering,
    "settings": _settings,
    "record": _edit,
    "story of a record": _story,
    "new partner": partial(_new, "partners"),
    "new meeting": partial(_new, "meetings"),
    "new session": partial(_new, "training.sessions"),
    "filters": partial(_press, "partners", "partners.filter"),
    "begin a cycle": partial(_press, "cycles", "cycles.begin"),
}


def dialog_of(opened: Opened) -> Dialog:
    """Return the dialog that is open over the window."""
    settle()
    found = [
        one
        for one in opened.window.findChildren(QDialog)
        if one.isVisible() and isinstance(one, Dialog)
    ]
    assert found, "no dialog came up"
    return found[-1]


def focus() -> QWidget | None:
    """Return what has the keyboard."""
    widget: QWidget | None = QApplication.focusWidget()
    return widget
