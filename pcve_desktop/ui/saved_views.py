"""The views of a list: those that are always there, those that people saved under a name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QLineEdit, QMenu

from pcve_desktop.errors import PasserelleError
from pcve_desktop.models.keeping import SavedView
from pcve_desktop.services import views
from pcve_desktop.services.listing import ListQuery
from pcve_desktop.services.views import View, ViewDefinition
from pcve_desktop.ui.kit.buttons import Button, escape
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.ui.context import Context

_LONGEST_NAME = 60

Always = Mapping[str, tuple[str, ListQuery]]
"""The views that are always there: key to marked name and query, the usual one first."""


class ViewChoice(QObject):
    """Keep track of the view that is shown; `.button` opens the menu of views.

    `chosen(definition)` asks the page to show a view. `current` gives what the page shows now.
    """

    chosen = Signal(object)

    def __init__(
        self,
        context: Context,
        current: Callable[[], ViewDefinition],
        *,
        place: str,
        always: Always,
        kept: str,
        widest: int = 0,
    ) -> None:
        """Take the key of the list, and the sentence that says what a view keeps of it.

        A name that is wider than `widest` pixels is cut on the button (0: never).
        """
        super().__init__(context.window)
        self._context, self._current = context, current
        self._place, self._always, self._kept, self._widest = place, always, kept, widest
        self._usual = next(iter(always))
        # The key of a view that is always there, or the id of a saved one.
        self.key = self._usual
        self._shown = ViewDefinition(always[self._usual][1])
        self._views: list[View] = []
        self.button = Button(
            context.hub,
            "",
            name=f"{place}.views",
            compact=True,
            trailing="chevron-down",
            hint=context.tr.t("Choose a view, or save what is shown as one"),
        )
        self.button.clicked.connect(self.open_menu)

    def reload(self) -> None:
        """Read the saved views again."""
        context = self._context
        self._views = views.views(context.ws, network_id=context.network_id, place=self._place)
        if self.key not in self._always and self._saved() is None:
            self.key = self._usual
        self.show_name()

    def _saved(self) -> View | None:
        return next((view for view in self._views if view.id == self.key), None)

    def is_saved(self) -> bool:
        """Say whether the view shown is one that somebody saved."""
        return self._saved() is not None

    def name(self) -> str:
        """Return the name of the view shown."""
        saved = self._saved()
        return saved.name if saved is not None else self._context.tr.t(self._always[self.key][0])

    def differs(self) -> bool:
        """Say whether filters, order or columns are no longer those of the view."""
        now = self._current()
        return now.query != self._shown.query or (
            self.is_saved()
            and (now.columns, now.widths) != (self._shown.columns, self._shown.widths)
        )

    def show_name(self) -> None:
        """Write the name of the view on the button, and whether it was changed since."""
        t = self._context.tr.t
        name, form = self.name(), "{view}"
        if self.differs():
            form = t("{view}, changed", view="{view}")
        self.button.set_label(form.replace("{view}", self._fitting(name, form)))
        shown = form.replace("{view}", name)
        self.button.setAccessibleName(t("View: {view}", view=shown))

    def _fitting(self, name: str, form: str) -> str:
        """Return the name cut to its room; the word that tells of a change stays whole."""
        if not self._widest:
            return name
        theme = self._context.hub.theme
        metrics = theme.metrics(Role.SECONDARY_STRONG)
        rest = theme.px(self._widest) - metrics.horizontalAdvance(form.replace("{view}", ""))
        return metrics.elidedText(name, Qt.TextElideMode.ElideRight, rest)

    # ---------------------------------------------------------------- the menu

    def open_menu(self) -> None:
        """Open the menu of views under the button."""
        self.fill_menu().popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def fill_menu(self) -> QMenu:
        """Return the menu: views to choose, then what can be done with the one shown."""
        t = self._context.tr.t
        menu = QMenu(self.button)
        menu.setObjectName(f"{self._place}.views.menu")
        group = QActionGroup(menu)
        entries = [(key, t(name)) for key, (name, _query) in self._always.items()]
        entries += [(view.id, view.name) for view in self._views]
        for place, (key, name) in enumerate(entries):
            if place == len(self._always):
                menu.addSeparator()
            entry = menu.addAction(escape(name))
            entry.setCheckable(True)
            entry.setChecked(key == self.key)
            group.addAction(entry)
            entry.triggered.connect(lambda _checked=False, chosen=key: self.choose(chosen))
        menu.addSeparator()
        menu.addAction(t("Save as a view…")).triggered.connect(lambda: self.ask_name(None))
        saved = self._saved()
        if saved is not None:
            if self.differs():
                update = menu.addAction(t("Save the changes of “{view}”", view=escape(saved.name)))
                update.triggered.connect(lambda: self._update(saved))
            rename = menu.addAction(t("Rename…"))
            rename.triggered.connect(lambda: self.ask_name(saved))
            delete = menu.addAction(t("Delete…"))
            delete.triggered.connect(lambda: self._context.ask_delete(SavedView, saved.id))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def choose(self, key: str) -> None:
        """Show a view, by its key or id."""
        saved = next((view for view in self._views if view.id == key), None)
        if saved is not None and saved.definition is None:
            self._context.say(
                self._context.tr.t(
                    "“{view}” comes from another version of the program and cannot be shown here. "
                    "It stays as it is.",
                    view=saved.name,
                ),
                icon="info",
            )
            return
        self.key = key
        if saved is not None and saved.definition is not None:
            self._show(saved.definition)
        else:
            self._show(ViewDefinition(self._always[key][1]))

    def _show(self, definition: ViewDefinition) -> None:
        self.chosen.emit(definition)
        # What the page makes of it: a column of another version is left out, for example.
        self._shown = self._current()
        self.show_name()

    # ---------------------------------------------------------------- saving

    def ask_name(self, saved: View | None = None) -> ViewNameDialog:
        """Ask for the name of a new view, or for another name of one."""
        dialog = ViewNameDialog(
            self._context,
            saved.name if saved else "",
            lambda name: self._save(name, saved),
            kept=self._kept,
        )
        dialog.open()
        return dialog

    def _save(self, name: str, saved: View | None) -> None:
        context, t = self._context, self._context.tr.t
        if saved is not None:
            changes = views.rename_view(context.ws, saved.id, name=name)
        else:
            now = self._current()
            changes = views.save_view(
                context.ws,
                network_id=context.network_id,
                place=self._place,
                name=name,
                definition=now,
            )
            self.key, self._shown = changes.created["saved_view"][-1], now
        context.announce(changes, done=t("View saved: {view}", view=name))

    def _update(self, saved: View) -> None:
        context, now = self._context, self._current()
        self._shown = now
        context.perform(
            lambda: views.change_view(context.ws, saved.id, definition=now),
            done=context.tr.t("View saved: {view}", view=saved.name),
        )


class ViewNameDialog(Dialog):
    """Ask for the name of a view; `on_save` gets it and may refuse it."""

    def __init__(
        self, context: Context, name: str, on_save: Callable[[str], None], *, kept: str
    ) -> None:
        t = context.tr.t
        super().__init__(
            context.hub,
            context.tr,
            t("Name of the view"),
            name="dialog.view",
            width=460,
            parent=context.window,
        )
        self._on_save = on_save
        self.line = QLineEdit(name)
        self.line.setObjectName("dialog.view.name")
        self.line.setAccessibleName(t("Name of the view"))
        self.line.setMaxLength(_LONGEST_NAME)
        self.line.selectAll()
        self.body.addWidget(Text(kept, Role.SECONDARY, tone="ink2", wrap=True))
        self.body.addWidget(self.line)
        self.set_first(self.line)
        self.add_cancel()
        save = self.add_button(t("Save"), name="dialog.view.save", kind="primary")
        save.clicked.connect(self._save)

    def _save(self) -> None:
        try:
            self._on_save(" ".join(self.line.text().split()))
        except PasserelleError as error:
            self.note.setText(error.message(self.tr_))
            self.note.set_tone("crit")
            return
        self.accept()
