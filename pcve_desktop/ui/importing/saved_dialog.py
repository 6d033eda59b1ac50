"""Saved columns by name: give them another name, or forget them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from pcve_desktop.errors import PasserelleError
from pcve_desktop.services.mappings import delete_columns, rename_columns, saved_columns
from pcve_desktop.ui.kit.buttons import IconButton
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.services.mappings import SavedColumns
    from pcve_desktop.ui.context import Context

_WIDTH = 560


class SavedColumnsDialog(Dialog):
    """A line for each: its name to change, what it holds, a button to forget it."""

    def __init__(self, context: Context, *, parent: QWidget) -> None:
        words = context.tr
        super().__init__(
            context.hub,
            words,
            words.t("Saved columns"),
            name="import.saved",
            width=_WIDTH,
            parent=parent,
        )
        self._context, self._words = context, words
        self.problem = Notice(context.hub, "", tone="crit", name="import.saved.problem")
        self.problem.hide()
        self.body.addWidget(self.problem)
        self._list = QWidget()
        self.body.addWidget(self._list)
        self.done_button = self.add_button(
            words.t("Done"), name="import.saved.done", kind="primary"
        )
        self.done_button.clicked.connect(self.accept)
        self._fill()

    def _fill(self) -> None:
        words, made = self._words, QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        known = saved_columns(self._context.ws)
        for place, each in enumerate(known):
            line = QLineEdit(each.name)
            line.setObjectName(f"import.saved.{place}")
            line.setAccessibleName(words.t("Name of the saved columns “{name}”", name=each.name))
            line.editingFinished.connect(partial(self._rename, each, line))
            about = Text(self._about(each), Role.SECONDARY, tone="ink2", wrap=True)
            gone = IconButton(
                self.hub,
                "trash",
                words.t("Forget the saved columns “{name}”", name=each.name),
                name=f"import.saved.{place}.delete",
            )
            gone.clicked.connect(partial(self._forget, each))
            for column, widget in enumerate((line, about, gone)):
                grid.addWidget(widget, place, column)
        if not known:
            text = words.t("No columns are saved. They can be saved when a list is imported.")
            grid.addWidget(Text(text, Role.SECONDARY, tone="ink2", wrap=True), 0, 0)
        self.body.replaceWidget(self._list, made)
        self._list.hide()
        self._list.deleteLater()
        self._list = made
        made.show()

    def _about(self, each: SavedColumns) -> str:
        if each.definition is None:
            return self._words.t("From another version of this program: cannot be used here")
        used = sum(target is not None for _heading, target in each.definition.columns)
        return self._words.n("{count} column with a meaning", "{count} columns with a meaning",
                             used)  # fmt: skip

    def _rename(self, each: SavedColumns, line: QLineEdit) -> None:
        wanted = " ".join(line.text().split())
        known = str(line.property("kept") or each.name)
        if wanted == known:
            return
        try:
            self._tell(rename_columns(self._context.ws, each.id, name=wanted))
            line.setProperty("kept", wanted)
        except PasserelleError as error:
            line.setText(known)
            self.problem.set_text(error.message(self._words))
            self.problem.show()

    def _forget(self, each: SavedColumns) -> None:
        self._tell(delete_columns(self._context.ws, each.id))
        self._fill()
        first = self.findChild(QLineEdit)
        (first or self.done_button).setFocus()

    def _tell(self, changes: Changes) -> None:
        self.problem.hide()
        self._context.announce(changes)
