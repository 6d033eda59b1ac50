"""Pieces of the import dialog: the marks of its steps, its pages, two panes side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QWidget

from pcve_desktop.ui.kit.chips import Badge
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

_NARROW = 720
_WANTED_HEIGHT = 560


class StepMarks(QWidget):
    """Numbered names of the steps; the one at hand is filled and bold."""

    def __init__(self, hub: ThemeHub, tr: Translator, labels: Sequence[str], *, name: str) -> None:
        super().__init__()
        self._words, self._labels = tr, list(labels)
        self.setObjectName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(8)
        self._marks: list[tuple[Badge, Text]] = []
        for number, label in enumerate(labels, start=1):
            badge = Badge(hub, str(number), tone="outline", size=22)
            words = Text(label, Role.SECONDARY, tone="ink2")
            row.addWidget(badge)
            row.addWidget(words)
            row.addSpacing(16)
            self._marks.append((badge, words))
        row.addStretch(1)

    def set_current(self, step: int) -> str:
        """Mark a step (counted from 0) and return it in words."""
        for index, (badge, words) in enumerate(self._marks):
            here = index == step
            badge.set_text(str(index + 1), tone="accent" if here else "outline")
            words.set_role(Role.SECONDARY_STRONG if here else Role.SECONDARY)
            words.set_tone("ink" if here else "ink2")
        spoken = self._words.t(
            "Step {number} of {total}: {name}",
            number=step + 1,
            total=len(self._marks),
            name=self._labels[step],
        )
        self.setAccessibleName(spoken)
        return spoken


class Steps(QStackedWidget):
    """The pages of the dialog; all have the size of the dialog, which does not jump."""

    def __init__(self, hub: ThemeHub) -> None:
        super().__init__()
        self._hub = hub

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._hub.theme.px(_WANTED_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        layout = page.layout() if page is not None else None
        if page is None or layout is None:
            return QSize(280, 0)
        # Only the page that shows decides, so that a small window scrolls no more than it must.
        height = page.minimumSizeHint().height()
        if layout.hasHeightForWidth():
            height = max(height, layout.minimumHeightForWidth(self.width()))
        return QSize(280, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # Texts break in other places.
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return False


class SideBySide(QWidget):
    """Two panes: the first beside the second, or below each other where there is no room."""

    def __init__(
        self, hub: ThemeHub, first: QWidget, second: QWidget, *, fixed: int, width: int
    ) -> None:
        """Take which pane (0 or 1) has the fixed `width` (px at text factor 1) when beside."""
        super().__init__()
        self._hub, self._width = hub, width
        self._pane = (first, second)[fixed]
        self._beside = True
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addWidget(first, 1 - (fixed == 0))
        self._row.addWidget(second, 1 - (fixed == 1))
        hub.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        width = self._hub.theme.px(self._width)
        self._pane.setMinimumWidth(width if self._beside else 0)
        self._pane.setMaximumWidth(width if self._beside else 16_777_215)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= self._hub.theme.px(_NARROW)
        if beside != self._beside:
            self._beside = beside
            flow = QBoxLayout.Direction
            self._row.setDirection(flow.LeftToRight if beside else flow.TopToBottom)
            self._restyle()

    def minimumSizeHint(self) -> QSize:
        return QSize(280, super().minimumSizeHint().height())
