"""The list of objectives beside the editor: number, wording, SMART letters, how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
)

from pcve_desktop.ui.kit.focus import set_focus_style
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.objectives.letters import SmartLetters
from pcve_desktop.ui.steps.objectives.reading import smart_of, state_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from pcve_desktop.models.objectives import Objective
    from pcve_desktop.ui.context import Context

_MARK = 4


class ObjectiveItem(QAbstractButton):
    """One objective; the chosen one has a soft ground and a bar at its left edge."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._hub = context, context.hub
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        set_focus_style(self, radius=7, inset=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 11, 14, 12)
        column.setSpacing(8)
        self._title = Text("", Role.STRONG, wrap=True)
        column.addWidget(self._title)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._letters = SmartLetters(context.hub)
        self._state = Text("", Role.SECONDARY, tone="ink2")
        row.addWidget(self._letters)
        row.addStretch(1)
        row.addWidget(self._state)
        column.addLayout(row)
        for child in (self._title, self._letters, self._state):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._hub.changed.connect(self.update)

    def fill(self, number: int, objective: Objective, *, name: str) -> None:
        """Show an objective under its number."""
        tr = self._context.tr
        found = smart_of(self._context, objective)
        words = state_words(tr, found)
        self.setObjectName(name)
        self._title.setText(f"{number}  {objective.title}")
        self._letters.show_smart(tr, found)
        self._state.setText(words)
        self.setAccessibleName(f"{number} {objective.title}, {words}")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize(200, 72)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._hub.theme
        painter = QPainter(self)
        if self.isChecked():
            painter.fillRect(self.rect(), theme.color("soft"))
            bar = QRectF(0, 8, _MARK, self.height() - 16)
            painter.fillRect(bar, theme.color("accent"))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme.color("hover"))


class ObjectiveList(QFrame):
    """All objectives in order; arrows move, `chosen(id)` when another one is picked."""

    chosen = Signal(str)

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        self._context = context
        self.setObjectName(name)
        self.setProperty("kind", "card")
        self.setAccessibleName(context.tr.t("Objectives"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 8)
        self._group = QButtonGroup(self)
        self.rows: KeyedRows[ObjectiveItem] = KeyedRows(self._make, ruled=True)
        column.addWidget(self.rows)

    def _make(self, key: str) -> ObjectiveItem:
        item = ObjectiveItem(self._context)
        self._group.addButton(item)
        # Arrows move inside the group and check as they go.
        item.toggled.connect(lambda on: self.chosen.emit(key) if on else None)
        return item

    def show_objectives(self, objectives: Sequence[Objective], current: str) -> None:
        """Show objectives and mark the current one without telling."""
        items = self.rows.set_keys([objective.id for objective in objectives])
        for place, (item, objective) in enumerate(zip(items, objectives, strict=True)):
            item.fill(place + 1, objective, name=f"{self.objectName()}.{place}")
            if objective.id == current and not item.isChecked():
                item.blockSignals(True)
                item.setChecked(True)
                item.blockSignals(False)
                item.update()
