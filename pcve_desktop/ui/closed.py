"""A closed cycle in the window: a notice over every page, and fields that cannot be written in.

Services refuse every change; this spares people from typing what would be refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from pcve_desktop.models.network import Cycle
from pcve_desktop.services.networks import current_cycle
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.form import RecordForm
from pcve_desktop.ui.kit.layout import CentredColumn

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.ui.context import Context

WRITTEN = frozenset({"step", "actions", "meetings"})
"""The places whose pages write into the cycle at hand."""

_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
_CHOICES = (QComboBox, QCheckBox)
_FROZEN = "frozen_by_cycle"


class ClosedBanner(QWidget):
    """A quiet notice above the pages while the cycle at hand is closed, with the way on."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        # Shown without a parent it would be a window of its own.
        super().__init__(parent)
        self._context = context
        t = context.tr.t
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        holder = CentredColumn(top=14, bottom=0)
        column.addWidget(holder)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self._current = Button(
            context.hub, "", name="closed.current", kind="quiet", trailing="chevron-right"
        )
        self._current.clicked.connect(self._go_current)
        self._begin = Button(
            context.hub, t("Begin the next…"), name="closed.begin", kind="quiet", icon="plus"
        )
        self._begin.clicked.connect(lambda: context.go("cycles", begin=True))
        row.addWidget(self._current)
        row.addWidget(self._begin)
        self.notice = Notice(context.hub, "", icon="book", button=buttons, name="closed.notice")
        holder.column.addWidget(self.notice)
        self.show_state()

    def _newest(self) -> Cycle | None:
        data = self._context.data
        return current_cycle(data.where(Cycle, "network_id", data.network_id))

    def show_state(self) -> None:
        """Show or hide the notice, as the cycle stands."""
        t, cycle = self._context.tr.t, self._context.data.cycle
        closed = cycle is not None and cycle.closed_on is not None
        self.setVisible(closed)
        if cycle is None or not closed:
            return
        self.notice.set_text(
            t("Everything can be read; nothing is changed any more."),
            t("The cycle {name} is closed", name=cycle.name),
        )
        newest = self._newest()
        other = newest is not None and newest.id != cycle.id
        self._current.setVisible(other)
        if newest is not None and other:
            self._current.set_label(t("Go to {name}", name=newest.name))
        self._begin.setVisible(newest is None or newest.closed_on is not None)

    def _go_current(self) -> None:
        newest = self._newest()
        if newest is not None:
            self._context.go("cycle", cycle=newest.id)


class ClosedGuard(QObject):
    """Makes what is written in read-only when the keyboard reaches it in a closed cycle.

    Fields come and go with the data: looking at the one that is entered meets all of them. Text
    can still be read and copied; choices of a form are switched off.
    """

    def __init__(self, context: Context, pages: QWidget, place: Callable[[], str]) -> None:
        super().__init__(pages)
        self._context, self._pages, self._place = context, pages, place
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or self._place() not in WRITTEN or not self._pages.isAncestorOf(now):
            return
        if self._context.closing() is None or now.objectName().endswith(("search", "filter")):
            return
        if isinstance(now, _FIELDS):
            if not now.isReadOnly():
                now.setProperty(_FROZEN, True)
                now.setReadOnly(True)
        elif isinstance(now, _CHOICES) and _in_form(now):
            now.setProperty(_FROZEN, True)
            now.setEnabled(False)

    def release(self) -> None:
        """Let everything be written in again, once the cycle is open."""
        if self._context.closing() is not None:
            return
        for widget in self._pages.findChildren(QWidget):
            if not widget.property(_FROZEN):
                continue
            widget.setProperty(_FROZEN, False)
            if isinstance(widget, _FIELDS):
                widget.setReadOnly(False)
            else:
                widget.setEnabled(True)


def _in_form(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, RecordForm):
        parent = parent.parentWidget()
    return parent is not None
