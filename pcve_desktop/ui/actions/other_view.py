"""What the views of the page beside table and board have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.services.listing import ListQuery
    from pcve_desktop.ui.context import Context


class OtherView(QWidget):
    """A view of the actions that fit the filters of the page.

    `opened(action)` asks for the details, `chosen(action)` tells that it is the current one,
    `left(filter, value)` asks to see something in the table: a filter and what it lets pass.
    """

    opened = Signal(str)
    chosen = Signal(str)
    left = Signal(str, str)

    def __init__(self, context: Context, *, name: str, text: str) -> None:
        super().__init__(context.site)
        self.context = context
        self.setObjectName(name)
        self.setAccessibleName(text)

    def fill(self, query: ListQuery) -> None:
        """Show what fits a query, as it is now."""
        raise NotImplementedError

    def ids(self) -> Sequence[str]:
        """Return the actions in the order in which they are shown, for the details."""
        return ()

    def select(self, action_id: str, *, focus: bool = False) -> None:
        """Make an action the current one where it is shown; take the keyboard if wanted."""
        raise NotImplementedError
