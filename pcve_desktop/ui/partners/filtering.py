"""What the partner list can be filtered by: the choices, the dialog, the signs of what is set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from pcve_desktop.i18n import mark
from pcve_desktop.models.vocabularies import (
    Commitment,
    MemberRole,
    OrganisationKind,
    PreventionLevel,
    Public,
    Sector,
    Sphere,
    Vocabulary,
)
from pcve_desktop.services.listing import ListQuery
from pcve_desktop.services.partner_list import BY_SECTOR
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.filter_choice import FilterChoice
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import FlowLayout

if TYPE_CHECKING:
    from pcve_desktop.services.partner_list import PartnerListing
    from pcve_desktop.ui.context import Context

# A sign is never wider than the column it stands in.
_WIDEST = 230

Options = Sequence[tuple[str, str]]

_LABELS = {
    "role": mark("Role"),
    "kind": mark("Type"),
    "sector": mark("Sector"),
    "sphere": mark("Sphere"),
    "public": mark("Public"),
    "level": mark("Level of prevention"),
    "commitment": mark("Commitment"),
    "charter": mark("Charter"),
    "trained": mark("Training"),
    "verified": mark("Entry"),
    "contact": mark("Next contact"),
    "drift": mark("Taking part"),
    "neighbourhood": mark("Neighbourhood"),
}
_VOCABULARIES: dict[str, type[Vocabulary]] = {
    "role": MemberRole,
    "kind": OrganisationKind,
    "sector": Sector,
    "sphere": Sphere,
    "public": Public,
    "level": PreventionLevel,
    "commitment": Commitment,
}
_WORDS = {
    "commitment": (("none", mark("Not rated yet")),),
    "charter": (("signed", mark("Signed")), ("unsigned", mark("Not signed"))),
    "trained": (("yes", mark("Trained")), ("no", mark("Not trained yet"))),
    "verified": (("old", mark("Not verified for a year")),),
    "contact": (("due", mark("Due")),),
    "drift": (("yes", mark("Less often than before")),),
}

ALWAYS: dict[str, tuple[str, ListQuery]] = {
    "all": (mark("All partners"), ListQuery(group=BY_SECTOR)),
    "due": (
        mark("Contact due"),
        ListQuery(filters={"contact": ("due",)}, group=BY_SECTOR),
    ),
    "drift": (
        mark("Worth a call"),
        ListQuery(filters={"drift": ("yes",)}, group=BY_SECTOR),
    ),
    "unsigned": (
        mark("Charter not signed"),
        ListQuery(filters={"charter": ("unsigned",)}, group=BY_SECTOR),
    ),
    "untrained": (
        mark("Not trained yet"),
        ListQuery(filters={"trained": ("no",)}, group=BY_SECTOR),
    ),
    "old": (
        mark("Not verified for a year"),
        ListQuery(filters={"verified": ("old",)}, group=BY_SECTOR),
    ),
}


class PartnerFilters:
    """The filters by name, with their words and what there is to choose."""

    def __init__(self, context: Context, source: PartnerListing) -> None:
        self._context, self._source = context, source

    def names(self) -> list[str]:
        """Return the names of the filters in the order in which they are shown."""
        return list(_LABELS)

    def label(self, name: str) -> str:
        """Return what a filter filters by."""
        return self._context.tr.t(_LABELS[name])

    def options(self, name: str) -> Options:
        """Return what there is to choose (key, words)."""
        if name == "neighbourhood":
            return self._source.neighbourhoods()
        t = self._context.tr.t
        vocabulary = _VOCABULARIES.get(name, ())
        return [
            *((str(value), t(value.label)) for value in vocabulary),
            *((key, t(words)) for key, words in _WORDS.get(name, ())),
        ]

    def words(self, name: str, values: Sequence[str]) -> str:
        """Return what is filtered by in words: "Sphere: Prevention"."""
        known = dict(self.options(name))
        chosen = self._context.tr.list([known.get(value, value) for value in values])
        return self._context.tr.t("{label}: {value}", label=self.label(name), value=chosen)


class FilterDialog(Dialog):
    """Choose what the list is filtered by; the button tells how many partners that leaves.

    `applied(query)` comes when the choice is taken.
    """

    applied = Signal(object)

    def __init__(
        self, context: Context, filters: PartnerFilters, source: PartnerListing, query: ListQuery
    ) -> None:
        t = context.tr.t
        super().__init__(
            context.hub,
            context.tr,
            t("Filter partners"),
            name="partners.filters",
            width=640,
            parent=context.window,
        )
        self.finished.connect(self.deleteLater)
        self._source, self._query = source, query
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        self.choices: dict[str, FilterChoice] = {}
        for place, name in enumerate(filters.names()):
            choice = FilterChoice(
                context.hub,
                filters.label(name),
                [(None, t("All")), *filters.options(name)],
                name=f"partners.filter.{name}",
            )
            values = query.filters.get(name, ())
            choice.set_value(values[0] if values else None)
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            choice.chosen.connect(lambda _value: self._count())
            grid.addWidget(choice, place // 2, place % 2)
            self.choices[name] = choice
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.body.addWidget(holder)
        self.set_first(self.choices["role"])
        clear = self.add_button(t("Clear the filters"), name="partners.filters.clear")
        clear.clicked.connect(self._clear)
        self.add_cancel()
        self.apply = self.add_button("", name="partners.filters.apply", kind="primary")
        self.apply.clicked.connect(self._apply)
        self._count()

    def chosen(self) -> ListQuery:
        """Return the query with what is chosen here."""
        query = self._query
        for name, choice in self.choices.items():
            before, value = query.filters.get(name, ()), choice.value()
            # Several values came with a saved view: one that was not touched stays.
            if value != (before[0] if before else None):
                query = query.filtered(name, *([] if value is None else [value]))
        return query

    def _count(self) -> None:
        count = self._source.count(self.chosen())
        self.apply.set_label(
            self.tr_.n("Show {count} organisation", "Show {count} organisations", count)
        )

    def _clear(self) -> None:
        for choice in self.choices.values():
            choice.set_value(None)

    def _apply(self) -> None:
        self.applied.emit(self.chosen())
        self.accept()


class FilterSigns(QWidget):
    """What the list is filtered by, each with a press that takes it away: `dropped(name)`."""

    dropped = Signal(str)

    def __init__(self, context: Context, filters: PartnerFilters) -> None:
        super().__init__()
        self._context, self._filters = context, filters
        self._shown: list[tuple[str, str]] = []
        self._flow = FlowLayout(self, gap=6, line_gap=6)
        self.hide()

    def show_query(self, query: ListQuery) -> None:
        """Show what a query filters by."""
        known = self._filters.names()
        wanted = [
            (name, self._filters.words(name, values))
            for name, values in query.filters.items()
            if name in known
        ]
        self.setVisible(bool(wanted))
        if wanted == self._shown:
            return
        self._shown = wanted
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for name, words in wanted:
            self._flow.addWidget(self._sign(name, words))

    def _sign(self, name: str, words: str) -> Button:
        theme = self._context.hub.theme
        cut = theme.metrics(Role.SECONDARY_STRONG).elidedText(
            words, Qt.TextElideMode.ElideRight, theme.px(_WIDEST)
        )
        sign = Button(
            self._context.hub,
            cut,
            name=f"partners.sign.{name}",
            compact=True,
            trailing="close",
        )
        spoken = self._context.tr.t("No longer filter by: {filter}", filter=words)
        sign.setAccessibleName(spoken)
        sign.setToolTip(spoken)
        sign.clicked.connect(lambda: self.dropped.emit(name))
        return sign
