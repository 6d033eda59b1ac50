"""Page "Look for what exists": actions of all cycles, offers of partners, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pcve_desktop.methodology.actions import similar
from pcve_desktop.models.actions import Action
from pcve_desktop.models.network import Cycle
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.vocabularies import ActionStatus, Origin
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.chips import Chip
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.parsing import fold
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.table.looks import glyph_of
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.kit.three import ThreeColumns
from pcve_desktop.ui.steps.actions import gaps
from pcve_desktop.ui.steps.actions.going import follow_gap
from pcve_desktop.ui.steps.actions.making import adapt, ask_edit, ask_new
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.theme import ThemeHub

_MOST, _AT_FIRST = 8, 4


class FoundRow(QWidget):
    """Something that exists: its name, where it comes from, and what to do with it."""

    asked = Signal()

    def __init__(self, hub: ThemeHub) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 7, 0, 7)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(1)
        self.title = Text("", Role.SECONDARY_STRONG, wrap=True)
        self.line = Text("", Role.CAPTION, tone="ink2", wrap=True)
        words.addWidget(self.title)
        words.addWidget(self.line)
        row.addLayout(words, 1)
        self.chip = Chip(hub, "")
        self.act = Button(hub, "", name="", kind="quiet")
        self.act.clicked.connect(self.asked)
        row.addWidget(self.chip)
        row.addWidget(self.act)

    def fill(
        self, title: str, line: str, status: ActionStatus | None, label: str, *, tr: Translator,
        name: str,
    ) -> None:  # fmt: skip
        """Show something found; `label` is what its link does."""
        self.title.setText(title)
        self.line.setText(line)
        self.line.setVisible(bool(line))
        self.chip.setVisible(status is not None)
        if status is not None:
            self.chip.set_state(tr.t(status.label), glyph=glyph_of(status))
        if self.act.objectName() != name:
            self.act.setObjectName(name)
        if self.act.label() != label:
            self.act.set_label(label)
        self.act.setAccessibleName(f"{label}: {title}")


class FoundCard(Card):
    """One kind of results: the first ones, then how many more."""

    asked = Signal(str)
    begun = Signal()

    def __init__(
        self, context: Context, title: str, *, name: str, none_like: str, none: str, begin: str
    ) -> None:
        """Take the sentence for a search without result, and the one with a link to begin."""
        super().__init__(context.hub, title, name=name, beside=" ")
        self.context, self._name = context, name
        self._sentences = (none, none_like)
        self.rows: KeyedRows[FoundRow] = KeyedRows(self._make, ruled=True)
        self._empty = Text("", Role.SECONDARY, tone="ink2", wrap=True, name=f"{name}.none")
        self._begin = Button(context.hub, begin, name=f"{name}.begin", kind="quiet")
        self._begin.clicked.connect(self.begun)
        self._more = Text("", Role.CAPTION, tone="ink2", wrap=True)
        for widget in (self.rows, self._more, self._empty):
            self.body.addWidget(widget)
        self.body.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignLeft)

    def _make(self, key: str) -> FoundRow:
        row = FoundRow(self.context.hub)
        row.asked.connect(lambda: self.asked.emit(key))
        return row

    def show_found(
        self, found: list[tuple[str, str, str, ActionStatus | None, str]], most: int, *, all_: bool
    ) -> None:
        """Show what was found as (id, title, line, status, label of the link).

        `all_`: nothing was searched for, so that an empty list is a beginning.
        """
        tr = self.context.tr
        shown = found[:most]
        rows = self.rows.set_keys([item[0] for item in shown])
        for place, (row, item) in enumerate(zip(rows, shown, strict=True)):
            _id, title, line, status, label = item
            row.fill(title, line, status, label, tr=tr, name=f"{self._name}.{place}")
        rest = len(found) - len(shown)
        self.rows.setVisible(bool(shown))
        self._more.setVisible(rest > 0)
        self._more.setText(
            tr.n("and {count} more; search to narrow it down",
                 "and {count} more; search to narrow it down", max(rest, 1))
        )  # fmt: skip
        self._empty.setText(self._sentences[0 if all_ else 1])
        self._empty.setVisible(not shown)
        self._begin.setVisible(all_ and not shown)
        self.beside.setText(str(len(found)))
        self.beside.setVisible(bool(found))


class LookView(StepView):
    """A search over what exists, and what is missing."""

    shows = gaps.SHOWS | {"cycle"}
    free_text = False

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        tr, hub, name = self.words, self.hub, self.name
        add = Button(hub, tr.t("Add an existing action"), name=f"{name}.add", icon="plus",
                     compact=True)  # fmt: skip
        add.clicked.connect(self.new_item)
        self.add_action(add)
        columns = ThreeColumns(hub, left=0, right=348)
        columns.middle.addLayout(self._search_line())
        self.existing = FoundCard(
            context, tr.t("Actions of the network"), name=f"{name}.found",
            none_like=tr.t("No action like this, in any cycle."),
            none=tr.t("Nothing noted yet that runs already."), begin=tr.t(page.empty_action),
        )  # fmt: skip
        self.existing.asked.connect(self.take)
        self.existing.begun.connect(self.new_item)
        self.offers = FoundCard(
            context, tr.t("What partners offer"), name=f"{name}.offer",
            none_like=tr.t("No offer like this. Offers are noted in the sheet of each partner."),
            none=tr.t("No offer yet. Offers are noted in the sheet of each partner."),
            begin=tr.t("Go to the partners"),
        )  # fmt: skip
        self.offers.asked.connect(self.take_offer)
        self.offers.begun.connect(lambda: context.go("partners"))
        columns.middle.addWidget(self.existing)
        columns.middle.addWidget(self.offers)
        columns.middle.addStretch(1)
        self.gaps = gaps.GapsCard(context, name=f"{name}.gaps")
        self.gaps.asked.connect(lambda kind, key: follow_gap(self, kind, key))
        columns.right.addWidget(self.gaps)
        columns.right.addStretch(1)
        self.body.addWidget(columns)
        self.body.addStretch(1)
        hub.changed.connect(self._restyle)

    def _search_line(self) -> QHBoxLayout:
        tr, hub, name = self.words, self.hub, self.name
        row = QHBoxLayout()
        row.setSpacing(10)
        self.search = QLineEdit()
        self.search.setObjectName(f"{name}.search")
        label = tr.t("Search actions of all cycles and what partners offer")
        self.search.setPlaceholderText(label)
        self.search.setAccessibleName(label)
        self.search.setClearButtonEnabled(True)
        self._glass = self.search.addAction(
            hub.icons.icon("search", "ink2"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.search.textChanged.connect(self._show_found)
        row.addWidget(self.search, 1)
        self.make = Button(hub, tr.t("Make a new one"), name=f"{name}.make", icon="plus")
        self.make.clicked.connect(self.make_new)
        self.search.returnPressed.connect(self._enter)
        row.addWidget(self.make)
        return row

    def _restyle(self) -> None:
        self._glass.setIcon(self.hub.icons.icon("search", "ink2"))

    # ---------------------------------------------------------------- Page

    def reload(self) -> None:
        """Show what exists and what is missing."""
        self._show_found()
        self.gaps.show_gaps(gaps.find_gaps(self.context))
        self.note_changed.emit()

    def _show_found(self) -> None:
        tr, text = self.words, self.search.text().strip()
        self.make.setVisible(bool(text))
        self.make.setToolTip(tr.t("Make a new action with this title: {title}", title=text))
        most = _MOST if text else _AT_FIRST
        self.existing.show_found(
            [self._action(item) for item in self.found(text)], most, all_=not text
        )
        self.offers.show_found(
            [self._offer(item) for item in self.offering(text)], most, all_=not text
        )

    def found(self, text: str) -> list[Action]:
        """Return the actions of this network, of any cycle, that hold all words or look alike."""
        network = self.context.network_id
        known = [a for a in self.context.data.everywhere(Action) if a.network_id == network]
        if not text:
            return [a for a in known if a.origin is Origin.EXISTING or not self._here(a)]
        words = fold(text).split()
        holding = [item for item in known if all(word in self._words_of(item) for word in words)]
        alike = similar(text, [item for item in known if item not in holding])
        return [*holding, *alike]

    def _words_of(self, action: Action) -> str:
        data = self.context.data
        lead = data.title(Organisation, action.lead_id)
        parts = (action.title, action.description, action.place, lead)
        return fold(" ".join(part for part in parts if part))

    def offering(self, text: str) -> list[Organisation]:
        """Return the partners whose offers, or name, hold all words."""
        words = fold(text).split()
        return [
            item
            for item in self.context.data.organisations()
            if item.offers and all(word in fold(f"{item.name} {item.offers}") for word in words)
        ]

    def _here(self, action: Action) -> bool:
        return action.cycle_id == (self.context.cycle_id or None)

    def _action(self, action: Action) -> tuple[str, str, str, ActionStatus | None, str]:
        tr, data = self.words, self.context.data
        here = self._here(action)
        cycle = tr.t("This cycle") if here else data.title(Cycle, action.cycle_id)
        lead = data.title(Organisation, action.lead_id)
        line = ", ".join(part for part in (cycle, lead, action.place or "") if part)
        label = tr.t("Open") if here else tr.t("Adapt it")
        return action.id, action.title, line, action.status, label

    def _offer(self, item: Organisation) -> tuple[str, str, str, ActionStatus | None, str]:
        offers = " · ".join(line.strip() for line in (item.offers or "").splitlines() if line)
        return item.id, item.name, offers, None, self.words.t("Make it an action")

    def note(self) -> str:
        count = gaps.find_gaps(self.context).total
        return self.words.n("{count} thing to talk about", "{count} things to talk about", count)

    # ---------------------------------------------------------------- changes

    def take(self, action_id: str) -> None:
        """Open an action of this cycle; take one of an earlier cycle up again."""
        context = self.context
        action = context.data.get(Action, action_id)
        if action is None:
            return
        if self._here(action):
            ask_edit(context, action_id)
            return
        said = self.words.t("Taken up as adapted: {title}", title=action.title)
        context.perform(lambda: adapt(context, [action_id]), done=said)

    def take_offer(self, organisation_id: str) -> None:
        """Begin an existing action from what a partner offers."""
        item = self.context.data.get(Organisation, organisation_id)
        if item is None:
            return
        lines = (item.offers or "").splitlines()
        ask_new(
            self.context,
            {
                "title": lines[0].strip()[:200] if lines else "",
                "description": item.offers,
                "origin": Origin.EXISTING,
                "lead_id": item.id,
                "spheres": tuple(item.spheres[:1]),
            },
        )

    def _enter(self) -> None:
        """Make a new one where nothing like it was found, else go to what was found."""
        if not self.search.text().strip():
            return
        first = next(iter(self.existing.rows.rows()), None)
        if first is None:
            self.make_new()
        else:
            first.act.setFocus(Qt.FocusReason.OtherFocusReason)

    def make_new(self) -> None:
        """Propose a new action with the title that was searched."""
        ask_new(
            self.context,
            {"title": self.search.text().strip(), "origin": Origin.NEW},
            then=lambda _id: self.search.clear(),
        )

    def new_item(self) -> None:
        """Ask for an action that runs already (Ctrl+N)."""
        ask_new(self.context, {"origin": Origin.EXISTING})

    def focus_filter(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
