"""What screen readers are told about the widgets that this program paints itself.

Qt knows the roles of its own widgets: a painted picture, a heading or a line that folds would be a
nameless pane. Nothing here runs until a screen reader asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QWidget

from pcve_desktop.ui.kit.fonts import Role

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtWidgets import QApplication

_HEADINGS = {
    role.value for role in (Role.PAGE_TITLE, Role.DETAIL_TITLE, Role.CARD_TITLE, Role.WELCOME)
}
_ROLES = {
    "PictureView": QAccessible.Role.Graphic,
    "Paper": QAccessible.Role.Graphic,
    "Preview": QAccessible.Role.Grouping,
    "BallotList": QAccessible.Role.List,
    "BallotRow": QAccessible.Role.ListItem,
    "Card": QAccessible.Role.Grouping,
    "Notice": QAccessible.Role.Note,
    "EmptyState": QAccessible.Role.Note,
    "Segmented": QAccessible.Role.Grouping,
    "SortHeader": QAccessible.Role.ColumnHeader,
    "Rail": QAccessible.Role.PageTabList,
    "Chip": QAccessible.Role.StaticText,
    "Badge": QAccessible.Role.StaticText,
    "ThinProgress": QAccessible.Role.StaticText,
    "DateTile": QAccessible.Role.StaticText,
    "GlyphLabel": QAccessible.Role.StaticText,
    "SaveState": QAccessible.Role.StaticText,
    "DotRow": QAccessible.Role.StaticText,
}
_PRESS = "Press"
_SPOKEN = "spoken"


class _Heading(QAccessibleWidget):
    """A title: screen readers jump from one to the next."""

    def __init__(self, label: QLabel) -> None:
        super().__init__(label, QAccessible.Role.Heading, "")

    def text(self, kind: QAccessible.Text) -> str:
        said = super().text(kind)
        if kind == QAccessible.Text.Name and not said:
            return cast("QLabel", self.object()).text()
        return said


class _Pressed(QAccessibleWidget):
    """A painted button with a role that Qt does not give to buttons."""

    def __init__(self, button: QAbstractButton, role: QAccessible.Role) -> None:
        super().__init__(button, role, "")

    @property
    def _on(self) -> bool:
        return cast("QAbstractButton", self.object()).isChecked()

    def actionNames(self) -> list[str]:
        enabled = cast("QAbstractButton", self.object()).isEnabled()
        return [*([_PRESS] if enabled else []), *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name == _PRESS:
            cast("QAbstractButton", self.object()).click()
        else:
            super().doAction(name)


class _Fold(_Pressed):
    """The line that opens and closes what is below it."""

    def state(self) -> QAccessible.State:
        now = super().state()
        now.expandable = True
        now.expanded = self._on
        now.collapsed = not self._on
        return now


class _Choice(_Pressed):
    """One of several, of which one is chosen."""

    def state(self) -> QAccessible.State:
        now = super().state()
        now.checkable = True
        now.checked = self._on
        return now


class _PlaceTab(_Pressed):
    """A place of the rail: one of them is shown."""

    def state(self) -> QAccessible.State:
        now = super().state()
        now.selectable = True
        now.selected = self._on
        return now


_BUTTONS: dict[str, tuple[type[_Pressed], QAccessible.Role]] = {
    "_Segment": (_Choice, QAccessible.Role.RadioButton),
    "_Language": (_Choice, QAccessible.Role.RadioButton),
    "ObjectiveItem": (_Choice, QAccessible.Role.RadioButton),
    "_FoldHead": (_Fold, QAccessible.Role.Button),
    "RailItem": (_PlaceTab, QAccessible.Role.PageTab),
}


def _spoken(name: str, widget: QObject | None) -> QAccessibleInterface | None:
    """Return what to tell of a widget, asked by the names of its class and of those above it."""
    if isinstance(widget, QWidget) and name in _ROLES:
        return QAccessibleWidget(widget, _ROLES[name], "")
    if isinstance(widget, QLabel):
        title = name == "Text" and widget.property("role") in _HEADINGS
        return _Heading(widget) if title else None
    if isinstance(widget, QAbstractButton) and name in _BUTTONS:
        made, role = _BUTTONS[name]
        return made(widget, role)
    return None


def speak_roles(app: QApplication) -> None:
    """Tell screen readers the roles of painted widgets, from now on."""
    # Qt keeps what it was given for good: once for each application object.
    if not app.property(_SPOKEN):
        app.setProperty(_SPOKEN, True)
        QAccessible.installFactory(_spoken)
