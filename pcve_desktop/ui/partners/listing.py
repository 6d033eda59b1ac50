"""The left column: search, filter, the partners in groups, the legend of the spheres."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from pcve_desktop.models.vocabularies import MemberRole, OrganisationKind, Sphere, Vocabulary
from pcve_desktop.ui.kit.buttons import IconButton
from pcve_desktop.ui.kit.cards import EmptyState
from pcve_desktop.ui.kit.headers import Legend
from pcve_desktop.ui.kit.table import glyph_of
from pcve_desktop.ui.kit.text import hairline
from pcve_desktop.ui.partners.list_model import PartnerModel
from pcve_desktop.ui.partners.painting import PartnerDelegate
from pcve_desktop.ui.partners.rows import Wanted

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.partners.list_model import Index
    from pcve_desktop.ui.partners.rows import PartnerRow


class PartnerView(QListView):
    """The list itself: arrows move, Enter edits, Delete asks; one tab stop."""

    current_changed = Signal(str)
    opened = Signal(str)
    delete_asked = Signal(str)
    pressed_on = Signal(str)

    def __init__(self, model: PartnerModel, context: Context) -> None:
        super().__init__()
        self.partners = model
        self._quiet = False
        self.setObjectName("partners.list")
        self.setAccessibleName(context.tr.t("Partners"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setModel(model)
        self._delegate = PartnerDelegate(self, context.hub)
        self.setItemDelegate(self._delegate)
        model.modelReset.connect(self._delegate.measure)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.id_at(index)))
        self.clicked.connect(lambda index: self.pressed_on.emit(model.id_at(index)))
        context.hub.changed.connect(self.scheduleDelayedItemsLayout)

    def current_id(self) -> str:
        """Return the id of the current partner, empty for none."""
        return self.partners.id_at(self.currentIndex())

    def select_id(self, record_id: str) -> bool:
        """Make a partner the current one, in view; return whether it is shown."""
        index = self.partners.index_of(record_id)
        self._quiet = True
        self.setCurrentIndex(index)
        self._quiet = False
        if index.isValid():
            self.scrollTo(index)
        return index.isValid()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if not self._quiet and current.isValid():
            self.current_changed.emit(self.partners.id_at(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._delegate.ringed = True
        key, current = event.key(), self.current_id()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and current:
            self.opened.emit(current)
        elif key == Qt.Key.Key_Delete and current:
            self.delete_asked.emit(current)
        elif key == Qt.Key.Key_Home and self.partners.ids():
            self.setCurrentIndex(self.partners.index_of(self.partners.ids()[0]))
            self.scrollToTop()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._delegate.ringed = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._delegate.ringed = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.viewport().update()


class PartnerList(QFrame):
    """The column with the list. `chosen` when another partner becomes current."""

    chosen = Signal(str)
    added = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("kind", "card")
        self.setObjectName("partners.column")
        self.model = PartnerModel(context)
        self.view = PartnerView(self.model, context)
        self.view.current_changed.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._make_search())
        column.addWidget(hairline())
        self._empty = QVBoxLayout()
        self._empty.setContentsMargins(14, 14, 14, 14)
        holder = self._holder = QWidget()
        holder.setLayout(self._empty)
        holder.hide()
        column.addWidget(holder)
        around = QVBoxLayout()
        around.setContentsMargins(0, 4, 0, 4)
        around.addWidget(self.view)
        column.addLayout(around, 1)
        column.addWidget(hairline())
        legend = QHBoxLayout()
        legend.setContentsMargins(14, 11, 8, 12)
        t = context.tr.t
        legend.addWidget(
            Legend(context.hub, [(glyph_of(sphere), t(sphere.label)) for sphere in Sphere])
        )
        column.addLayout(legend)
        self._empty_text: EmptyState | None = None

    def _make_search(self) -> QHBoxLayout:
        context, t = self._context, self._context.tr.t
        row = QHBoxLayout()
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(8)
        self.search = QLineEdit()
        self.search.setObjectName("partners.search")
        self.search.setAccessibleName(t("Search partners"))
        self.search.setProperty("compact", True)
        self.search.setClearButtonEnabled(True)
        self._sign = QAction(self.search)
        self.search.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(
            lambda text: self.set_wanted(replace(self.model.wanted, text=text))
        )
        self.search.returnPressed.connect(self._to_list)
        self.filter = IconButton(
            context.hub, "filter", t("Filter partners"), name="partners.filter", framed=True
        )
        self.filter.setCheckable(True)
        self.filter.clicked.connect(self._show_menu)
        row.addWidget(self.search, 1)
        row.addWidget(self.filter)
        context.hub.changed.connect(self._restyle)
        self._restyle()
        return row

    def _restyle(self) -> None:
        self._sign.setIcon(self._context.hub.icons.icon("search", "ink2"))

    # ---------------------------------------------------------------- content

    def set_rows(self, rows: list[PartnerRow]) -> None:
        """Show other partners; the current one stays if it is still there."""
        kept = self.view.current_id()
        self.model.set_rows(rows)
        self.view.select_id(kept)
        tr = self._context.tr
        self.search.setPlaceholderText(
            tr.n("Search {count} organisation", "Search {count} organisations", len(rows))
            if rows
            else tr.t("Search partners")
        )
        self._show_empty()

    def set_wanted(self, wanted: Wanted) -> None:
        """Filter the list; the current partner stays if it fits, else the first takes over."""
        kept = self.view.current_id()
        self.model.set_wanted(wanted)
        self.filter.setChecked(wanted.filters)
        if not self.view.select_id(kept):
            ids = self.model.ids()
            if ids:
                self.view.select_id(ids[0])
                self.chosen.emit(ids[0])
        self._show_empty()

    def clear(self) -> None:
        """Let every partner pass."""
        self.search.clear()
        self.set_wanted(Wanted())

    def _show_empty(self) -> None:
        if self._empty_text is not None:
            self._empty_text.hide()
            self._empty_text.deleteLater()
            self._empty_text = None
        self._holder.setVisible(not self.model.ids())
        if self.model.ids():
            return
        t = self._context.tr.t
        nobody = not self.model.total()
        text, action = (
            (t("No partner yet. Who should be at the table?"), t("Add a partner"))
            if nobody
            else (t("No partner fits the search and the filters."), t("Show all partners"))
        )
        self._empty_text = EmptyState(self._context.hub, text, action, name="partners.list.empty")
        self._empty_text.acted.connect(self.added if nobody else self.clear)
        self._empty.addWidget(self._empty_text)
        self._empty_text.show()

    def _to_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---------------------------------------------------------------- filter menu

    def _show_menu(self) -> None:
        self.filter.setChecked(self.model.wanted.filters)
        spot = self.filter.mapToGlobal(self.filter.rect().bottomLeft())
        self.fill_menu().popup(spot)

    def fill_menu(self) -> QMenu:
        """Return the menu of filters: role, type, sphere."""
        t, wanted = self._context.tr.t, self.model.wanted
        menu = QMenu(self)
        menu.setObjectName("partners.filter.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        choices: tuple[tuple[str, str, type[Vocabulary]], ...] = (
            ("role", t("Role"), MemberRole),
            ("kind", t("Type"), OrganisationKind),
            ("sphere", t("Sphere"), Sphere),
        )
        for name, title, vocabulary in choices:
            sub = menu.addMenu(title)
            for value in (None, *vocabulary):
                entry = sub.addAction(t("All") if value is None else t(value.label))
                entry.setObjectName(f"partners.filter.{name}.{value or 'all'}")
                entry.setCheckable(True)
                entry.setChecked(getattr(wanted, name) == value)
                entry.triggered.connect(
                    lambda _checked=False, name=name, value=value: self.set_wanted(
                        replace(self.model.wanted, **{name: value})
                    )
                )
        menu.addSeparator()
        reset = menu.addAction(t("Show all partners"))
        reset.setEnabled(wanted.filters)
        reset.triggered.connect(lambda: self.set_wanted(Wanted(text=self.model.wanted.text)))
        return menu
