"""Which page of the help is about what is on the screen, and opening it there with F1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from pcve_desktop.ui.help.dialog import HelpDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

FIRST = "first-steps"
_PLACES = {
    "overview": "six-steps",
    "actions": "actions",
    "partners": "partners",
    "meetings": "meetings",
    "exchange": "exchange",
    "cycles": "cycles",
    "history": "undo",
    "settings": "settings",
}
# Dialogs by the beginning of their name, the longer one first.
_DIALOGS = (
    ("export.personal", "privacy"),
    ("export.networks", "city-report"),
    ("export", "export"),
    ("import", "import"),
    ("gathering", "gathering"),
    ("sending", "return-form"),
    ("returning", "return-form"),
    ("hand", "exchange"),
    ("exchange.review", "exchange-review"),
    ("exchange", "exchange"),
    ("partners.filters", "finding"),
    ("partners", "directory"),
    ("dialog.organisation", "partners"),
    ("dialog.contact", "partners"),
    ("dialog.action", "actions"),
    ("dialog.meeting", "meetings"),
    ("dialog.finding", "diagnosis"),
    ("dialog.theme", "diagnosis"),
    ("dialog.objective", "objectives"),
    ("dialog.indicator", "objectives"),
    ("dialog.candidate", "priorities"),
    ("dialog.training", "training"),
    ("dialog.record_history", "undo"),
    ("dialog.undo", "undo"),
    ("dialog.settings", "settings"),
    ("dialog.new_network", FIRST),
    ("dialog.begin_from", "exchange"),
    ("dialog.begin_cycle", "cycles"),
    ("dialog.close_cycle", "cycles"),
    ("dialog.reason", "six-steps"),
    ("dialog.reminders", "views"),
    ("dialog.view", "table"),
    ("dialog.columns", "table"),
    ("dialog.many", "table"),
    ("dialog.timeline", "views"),
    ("dialog.country", "sharing"),
    ("dialog.starters", "objectives"),
    ("dialog.search", "keyboard"),
)


class _Shell(Protocol):
    """What knows where in the window somebody is."""

    def whereabouts(self) -> tuple[str, dict[str, Any]]:
        """Return the place and where in it."""


class _Window(Protocol):
    """The main window, as far as the help knows it."""

    hub: ThemeHub
    words: Translator

    @property
    def shell(self) -> _Shell | None:
        """The shell of what is open, if anything is."""


def topic_of_place(place: str, where: dict[str, Any]) -> str:
    """Return the topic about a place and where in it somebody is."""
    if place == "step":
        step = str(where.get("step", ""))
        return "six-steps" if where.get("page") == "summary" else step
    return _PLACES.get(place, FIRST)


def topic_of_dialog(name: str) -> str:
    """Return the topic about a dialog, empty where the page behind it says more."""
    return next((topic for start, topic in _DIALOGS if name.startswith(start)), "")


def open_help(window: _Window, around: QWidget, over: QWidget | None) -> None:
    """Open the help about what is at hand: the dialog it comes over, or the page."""
    topic = "" if over is None else topic_of_dialog(over.objectName())
    if not topic and window.shell is not None:
        topic = topic_of_place(*window.shell.whereabouts())
    HelpDialog(
        hub=window.hub, tr=window.words, parent=over or around, around=around, topic=topic
    ).open()
