"""How the table is arranged: columns, their order and width, groups; kept for the network."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from pcve_desktop.services import views
from pcve_desktop.services.listing import ListQuery
from pcve_desktop.services.views import ViewDefinition
from pcve_desktop.ui.actions.columns import GROUPINGS, USUAL_COLUMNS, ActionTableModel
from pcve_desktop.ui.actions.views import PLACE
from pcve_desktop.ui.kit.table.columns_dialog import ColumnsDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from pcve_desktop.ui.actions.views import ViewChoice
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.table import LazyTableView


class Arranging(QObject):
    """Arrange the table; what is arranged outside a saved view is the usual from then on.

    `grouped` asks the page to look again, `changed` tells that columns are others.
    """

    grouped = Signal()
    changed = Signal()

    def __init__(
        self, context: Context, table: LazyTableView, model: ActionTableModel, choice: ViewChoice
    ) -> None:
        super().__init__(table)
        self._context, self._table, self._model, self._views = context, table, model, choice
        self._usual = ViewDefinition(ListQuery())
        table.arranged.connect(self._keep)

    def reload(self) -> None:
        """Read the usual arrangement; show it when it is another and no saved view is shown."""
        context = self._context
        kept = views.usual(context.ws, network_id=context.network_id, place=PLACE)
        usual = kept or ViewDefinition(ListQuery())
        if usual != self._usual:
            self._usual = usual
            if not self._views.is_saved():
                self.show(usual)

    def show(self, definition: ViewDefinition) -> None:
        """Show the columns of a view; those of the network when it says nothing about them."""
        source = definition if definition.columns else self._usual
        if dict(source.widths) != self._table.widths.chosen:
            self._table.set_chosen_widths(dict(source.widths))
        self._model.show_columns(source.columns)
        self._table.show_order()

    # ---------------------------------------------------------------- the menu

    def open_menu(self, button: QWidget) -> None:
        """Open the menu of columns and groups under a button."""
        menu = self.fill_menu(button)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def fill_menu(self, parent: QWidget) -> QMenu:
        """Return the menu: by what rows are grouped, folding, columns."""
        t, model = self._context.tr.t, self._model
        menu = QMenu(parent)
        menu.setObjectName("actions.arrange.menu")
        menu.addAction(t("Columns…")).triggered.connect(self.ask_columns)
        menu.addSeparator()
        group = QActionGroup(menu)
        labels = {key: t("Group by: {field}", field=t(label)) for key, label in GROUPINGS.items()}
        for key, words in {"": t("No groups"), **labels}.items():
            entry = menu.addAction(words)
            entry.setCheckable(True)
            entry.setChecked(model.query.group == key)
            group.addAction(entry)
            entry.triggered.connect(lambda _checked=False, name=key: self.group_by(name))
        if model.query.group:
            menu.addSeparator()
            fold = menu.addAction(t("Fold all groups"))
            fold.triggered.connect(lambda: model.fold_all(folded=True))
            unfold = menu.addAction(t("Unfold all groups"))
            unfold.triggered.connect(lambda: model.fold_all(folded=False))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def group_by(self, name: str) -> None:
        """Group the rows by something, or ("") no longer."""
        if name != self._model.query.group:
            self._model.ask(replace(self._model.query, group=name))
            self.grouped.emit()

    def ask_columns(self) -> ColumnsDialog:
        """Open the dialog of the columns."""
        dialog = ColumnsDialog(
            self._model.catalogue,
            self._model.column_names(),
            USUAL_COLUMNS,
            hub=self._context.hub,
            tr=self._context.tr,
            name="dialog.columns",
            parent=self._context.window,
        )
        dialog.chosen.connect(self._choose)
        dialog.open()
        return dialog

    def _choose(self, names: Sequence[str]) -> None:
        self._model.show_columns(tuple(names))
        self._table.show_order()
        self._keep()

    def _keep(self) -> None:
        """Keep the columns for the network, unless a saved view is shown: that one is asked for."""
        context = self._context
        self.changed.emit()
        if self._views.is_saved():
            return
        names = tuple(self._model.column_names())
        widths = tuple(sorted(self._table.widths.chosen.items()))
        usual = self._usual = ViewDefinition(ListQuery(), names, widths)
        if not context.ws.read_only:
            context.perform(
                lambda: views.keep_usual(
                    context.ws, network_id=context.network_id, place=PLACE, definition=usual
                )
            )
