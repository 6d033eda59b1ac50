"""The navigation rail: network switcher, groups of places with their state, status line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.rail_items import NetworkButton, RailItem, RailLook
from pcve_desktop.ui.kit.scroll import ScrollArea
from pcve_desktop.ui.kit.text import Text, hairline

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from pcve_desktop.ui.kit.theme import ThemeHub

_WIDE, _NARROW, _BREAK = 240, 64, 1200
# As far as the rail grows for long words, such as German ones.
_WIDEST = 280
_BESIDE_ITEMS = 23
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
}


class Rail(QWidget):
    """The rail of a window: one tab stop for its places, arrows move, Enter or Space goes there.

    240 px wide; below a window width of 1200 px it shows icons only. Both follow the text size.
    """

    chosen = Signal(str)
    network_clicked = Signal()

    def __init__(
        self, hub: ThemeHub, app_name: str, text: str, *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hub = hub
        self._items: dict[str, RailItem] = {}
        self._groups: list[QWidget] = []
        self._compact = False
        self._followed: QWidget | None = None
        self.setObjectName(name)
        self.setAccessibleName(text)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 16, 0, 0)
        self._column.setSpacing(0)
        brand = self._brand_row = QHBoxLayout()
        brand.setSpacing(9)
        brand.addWidget(GlyphLabel(hub, "logo", app_name, size=27, color="accent"))
        self._brand = Text(app_name, Role.CARD_TITLE)
        brand.addWidget(self._brand, 1)
        self._column.addLayout(brand)
        self.network = NetworkButton(hub, f"{name}.network")
        self.network.clicked.connect(self.network_clicked)
        holder = QHBoxLayout()
        holder.setContentsMargins(12, 0, 11, 8)
        holder.addWidget(self.network)
        self._column.addLayout(holder)
        inside = QWidget()
        self._places = QVBoxLayout(inside)
        self._places.setContentsMargins(12, 4, 11, 4)
        self._places.setSpacing(0)
        self._places.addStretch(1)
        area = ScrollArea(inside, name=f"{name}.scroll")
        area.verticalScrollBar().valueChanged.connect(self.update)
        self._column.addWidget(area, 1)
        self._bottom = QVBoxLayout()
        self._bottom.setContentsMargins(12, 4, 11, 8)
        self._column.addLayout(self._bottom)
        self._line = QHBoxLayout()
        self._line.setContentsMargins(12, 0, 11, 0)
        self._line.addWidget(hairline())
        self._column.addLayout(self._line)
        status = self._status_row = QHBoxLayout()
        status.setSpacing(10)
        self._status_icon = GlyphLabel(hub, "save", size=17)
        self._status = Text("", Role.CAPTION, tone="ink2", wrap=True)
        status.addWidget(self._status_icon)
        status.addWidget(self._status, 1)
        self._column.addLayout(status)
        hub.changed.connect(self._resize)
        self._resize()

    def add_group(self, label: str) -> None:
        """Add the heading of a group of places."""
        heading = Text(label, Role.CAPTION_STRONG, tone="ink2")
        heading.setContentsMargins(10, 12, 0, 5)
        self._groups.append(heading)
        self._places.insertWidget(self._places.count() - 1, heading)

    def add_item(
        self, key: str, label: str, *, icon: str = "", number: str = "", bottom: bool = False
    ) -> RailItem:
        """Add a place with an icon or a number; `bottom` puts it at the foot of the rail."""
        item = RailItem(self._hub, f"{self.objectName()}.{key}", RailLook(label, icon, number))
        item.clicked.connect(lambda: self.chosen.emit(key))
        item.installEventFilter(self)
        item.set_compact(self._compact)
        self._items[key] = item
        if bottom:
            self._bottom.addWidget(item)
        else:
            self._places.insertWidget(self._places.count() - 1, item)
        if len(self._items) == 1:
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if not self._compact:
            self.setFixedWidth(self._wide())
        return item

    def item(self, key: str) -> RailItem:
        """Return the item of a place."""
        return self._items[key]

    def set_state(self, key: str, glyph: str, state: str) -> None:
        """Show the state of a step at the right of its item, with its word for screen readers."""
        item = self._items[key]
        item.show_look(replace(item.look, glyph=glyph, state=state))

    def set_count(self, key: str, count: str, *, badge: bool = False) -> None:
        """Show a count at the right of an item, in a filled badge when it asks for attention."""
        item = self._items[key]
        shown = {"count": "", "badge": count} if badge else {"count": count, "badge": ""}
        item.show_look(replace(item.look, **shown))

    def set_network(self, title: str, subtitle: str) -> None:
        """Name the open network."""
        self.network.show_network(title, subtitle)

    def set_status(self, text: str, icon: str = "save") -> None:
        """Show the status line at the foot."""
        self._status.setText(text)
        self._status_icon.set_glyph(icon, text)

    def current(self) -> str:
        """Return the key of the marked place, empty when there is none."""
        return next((key for key, item in self._items.items() if item.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Mark a place; it becomes the tab stop of the rail."""
        for other, item in self._items.items():
            item.setChecked(other == key)
        if key in self._items:
            self._only_stop(self._items[key])
        # The accent bar is painted here, beside the items.
        self.update()

    def follow(self, window: QWidget) -> None:
        """Collapse and open with the width of a window."""
        self._followed = window
        window.installEventFilter(self)
        self._resize()

    def is_compact(self) -> bool:
        """Tell whether only icons show."""
        return self._compact

    def set_compact(self, compact: bool) -> None:
        """Show icons only, or the whole rail."""
        self._compact = compact
        self._brand.setVisible(not compact)
        self._status.setVisible(not compact)
        self.network.compact = compact
        for heading in self._groups:
            heading.setVisible(not compact)
        for item in self._items.values():
            item.set_compact(compact)
        self.setFixedWidth(self._hub.theme.px(_NARROW) if compact else self._wide())
        # Alone in its row, a sign stands in the middle of the width it gets.
        self._brand_row.setContentsMargins(0 if compact else 20, 0, 0, 16)
        self._status_row.setContentsMargins(0 if compact else 22, 9, 0 if compact else 12, 12)
        self.network.updateGeometry()
        self.update()

    def _wide(self) -> int:
        theme = self._hub.theme
        wanted = max((item.wanted_width() for item in self._items.values()), default=0)
        return min(max(theme.px(_WIDE), wanted + _BESIDE_ITEMS), theme.px(_WIDEST))

    def _resize(self) -> None:
        compact = self._compact
        if self._followed is not None:
            compact = self._followed.width() < self._hub.theme.px(_BREAK)
        self.set_compact(compact)

    def _only_stop(self, stop: RailItem) -> None:
        for item in self._items.values():
            policy = Qt.FocusPolicy.StrongFocus if item is stop else Qt.FocusPolicy.ClickFocus
            item.setFocusPolicy(policy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._followed:
            if event.type() == QEvent.Type.Resize:
                self._resize()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, RailItem):
            return self._walk(watched, event)  # type: ignore[arg-type]  # a KeyPress is a QKeyEvent
        return False

    def _walk(self, item: RailItem, event: QKeyEvent) -> bool:
        items = list(self._items.values())
        key = Qt.Key(event.key())
        if key in _STEPS:
            target = items[(items.index(item) + _STEPS[key]) % len(items)]
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            target = items[0 if key == Qt.Key.Key_Home else -1]
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            item.click()
            return True
        else:
            return False
        self._only_stop(target)
        target.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._hub.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("rail"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.color("line"))
        for item in self._items.values():
            if item.isChecked() and item.isVisible():
                # The accent bar stands at the window's edge, outside the item.
                top = item.mapTo(self, item.rect().topLeft()).y()
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("accent"))
                bar = QRectF(-4, top + 4, 8, item.height() - 8)
                painter.drawRoundedRect(bar, 3, 3)
