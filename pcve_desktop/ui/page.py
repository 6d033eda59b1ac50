"""The base of a place: reloads when something it shows has changed, at the latest when shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.ui.context import Context


class Page(QWidget):
    """A place of the window. Subclasses build their widgets once and fill them in `reload`."""

    # Keys of the entities whose changes concern this page; empty: all of them.
    shows: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, context: Context, *, name: str, text: str) -> None:
        super().__init__(context.site)
        self.context = context
        self.hub = context.hub
        self.words = context.tr
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self._stale = True
        context.changed.connect(self._heard)

    def _heard(self, changes: Changes) -> None:
        if self.shows and not changes.touches(*self.shows):
            return
        self._stale = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Reload now if something changed since the last time."""
        if self._stale:
            self._stale = False
            self.reload()

    def reload(self) -> None:
        """Show what the data say now."""
        raise NotImplementedError

    def prepare(self, **where: object) -> None:
        """Turn to what `arrive` will show, before the place is shown: no reload in between."""

    def arrive(self, **where: object) -> None:
        """Show a part or a record of this place (called after `refresh`)."""

    def whereabouts(self) -> dict[str, Any]:
        """Return what `arrive` needs to come back to what is shown now."""
        return {}

    def leave(self) -> bool:
        """Save what is being typed; return False to stay because something blocks."""
        return True

    def keep(self) -> object | None:
        """Return what this page, made again in another language, takes up; None for nothing."""
        return None

    def resume(self, kept: object) -> None:
        """Go on with what `keep` of the page before returned."""

    def take_focus(self) -> None:
        """Put the keyboard where the work on this place begins, after somebody came here."""

    def new_item(self) -> None:
        """Add what this page is about (Ctrl+N)."""

    def focus_filter(self) -> None:
        """Put the cursor into the page's own search (Ctrl+F)."""

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        super().showEvent(event)
