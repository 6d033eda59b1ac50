"""A page whose header and footer stay while its body scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.layout import CentredColumn

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

NARROW = 760


class ScrollArea(QScrollArea):
    """A vertical scroll area without frame or ground of its own; `sideways` allows a bar below."""

    def __init__(
        self,
        widget: QWidget,
        *,
        name: str = "",
        sideways: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        if not sideways:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Asking Qt for its own viewport makes the binding load every kind of widget: 6 ms.
        viewport = QWidget()
        viewport.setObjectName("qt_scrollarea_viewport")
        self.setViewport(viewport)
        self.setWidget(widget)
        widget.setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        hint.setHeight(80)
        return hint


class ScrollPage(QWidget):
    """A page: fixed header, body in `body` (a QVBoxLayout, 16 px gaps) that scrolls, fixed footer.

    Content is at most 1360 px wide and centred.
    """

    def __init__(self, *, name: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self._optional: list[QWidget] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._header = CentredColumn(top=20, bottom=10)
        self._header.hide()
        self._content = CentredColumn(top=4, bottom=20, around=self)
        self.body = self._content.column
        self.area = ScrollArea(self._content, name=f"{name}.scroll", sideways=True)
        self._footer = QFrame()
        self._footer.setProperty("kind", "footer")
        self._footer.hide()
        holder = QVBoxLayout(self._footer)
        holder.setContentsMargins(0, 0, 0, 0)
        self._footer_column = CentredColumn(top=11, bottom=11)
        holder.addWidget(self._footer_column)
        self._footer_row = QHBoxLayout()
        self._footer_row.setSpacing(16)
        self._footer_column.column.addLayout(self._footer_row)
        outer.addWidget(self._header)
        outer.addWidget(self.area, 1)
        outer.addWidget(self._footer)

    def add_header(self, widget: QWidget) -> None:
        """Add a widget to the fixed header (page header, then tabs or filters)."""
        self._header.column.addWidget(widget)
        self._header.show()

    def add_footer(self, widget: QWidget, stretch: int = 0, *, optional: bool = False) -> None:
        """Add a widget to the footer, left to right; an optional one gives way when narrow."""
        self._footer_row.addWidget(widget, stretch)
        if optional:
            self._optional.append(widget)
        self._footer.show()

    def add_footer_stretch(self) -> None:
        """Push what follows to the right end of the footer."""
        self._footer_row.addStretch(1)
        self._footer.show()

    def minimumSizeHint(self) -> QSize:
        # A small window shows less of the page; it is never kept large by one of its parts.
        return QSize(320, 320)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for widget in self._optional:
            widget.setVisible(event.size().width() >= NARROW)

    def scroll_to(self, widget: QWidget) -> None:
        """Bring a widget of the body into view."""
        self.area.ensureWidgetVisible(widget, 24, 24)
