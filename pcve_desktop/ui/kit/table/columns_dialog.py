"""The dialog in which columns of a table are chosen and put in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem

from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.table.view import in_card
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.kit.tick_list import TickDelegate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.table.columns import Column
    from pcve_desktop.ui.kit.theme import ThemeHub

_KEY = Qt.ItemDataRole.UserRole + 1
_ROWS = 8


class ColumnsDialog(Dialog):
    """Tick columns, move them with Alt+Up and Alt+Down; `chosen(names)` when saved.

    The first column always shows: it says what a row is.
    """

    chosen = Signal(list)

    def __init__(
        self,
        catalogue: Mapping[str, Column],
        shown: Sequence[str],
        usual: Sequence[str],
        *,
        hub: ThemeHub,
        tr: Translator,
        name: str,
        parent: QWidget,
    ) -> None:
        super().__init__(hub, tr, tr.t("Columns"), name=name, width=460, parent=parent)
        self._catalogue, self._usual = catalogue, usual
        self._title = usual[0]
        hint = tr.t("Tick with Space; Alt+Up and Alt+Down move a column.")
        self.body.addWidget(Text(hint, Role.SECONDARY, tone="ink2", wrap=True))
        self.list = QListWidget()
        self.list.setObjectName(f"{name}.list")
        self.list.setAccessibleName(tr.t("Columns"))
        self.list.setAccessibleDescription(hint)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setItemDelegate(TickDelegate(hub, self.list))
        self.list.setMouseTracking(True)
        self.list.setFixedHeight(hub.theme.px(34) * _ROWS)
        self.list.itemChanged.connect(self._keep_title)
        self.body.addWidget(in_card(self.list))
        buttons = QHBoxLayout()
        self.up = Button(hub, tr.t("Up"), name=f"{name}.up", icon="chevron-up", compact=True)
        self.down = Button(
            hub, tr.t("Down"), name=f"{name}.down", icon="chevron-down", compact=True
        )
        self.reset = Button(hub, tr.t("The usual columns"), name=f"{name}.usual", kind="quiet")
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.reset.clicked.connect(lambda: self._fill(self._usual))
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        buttons.addStretch(1)
        buttons.addWidget(self.reset)
        self.body.addLayout(buttons)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda step=step: self._move(step))
        self._fill(shown)
        self.set_first(self.list)
        self.add_cancel()
        save = self.add_button(tr.t("Save"), name=f"{name}.save", kind="primary")
        save.clicked.connect(self._save)

    def _fill(self, shown: Sequence[str]) -> None:
        self.list.clear()
        for name in dict.fromkeys([self._title, *shown, *self._catalogue]):
            item = QListWidgetItem(self.tr_.t(self._catalogue[name].label))
            item.setData(_KEY, name)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if name != self._title:
                flags |= Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsDragEnabled
            item.setFlags(flags)
            ticked = name in shown or name == self._title
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _keep_title(self, item: QListWidgetItem) -> None:
        if item.data(_KEY) == self._title and item.checkState() != Qt.CheckState.Checked:
            item.setCheckState(Qt.CheckState.Checked)

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        target = row + step
        # The title stays first.
        if row >= 1 and 1 <= target < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(target, item)
            self.list.setCurrentRow(target)

    def names(self) -> list[str]:
        """Return the names of the ticked columns, in order."""
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = [
            str(item.data(_KEY)) for item in items if item.checkState() == Qt.CheckState.Checked
        ]
        return list(dict.fromkeys([self._title, *ticked]))

    def _save(self) -> None:
        self.chosen.emit(self.names())
        self.accept()
