"""Page "Look for what exists": actions of all cycles, offers of partners, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from pcve_desktop.methodology.actions import similar
from pcve_desktop.models.actions import Action
from pcve_desktop.models.network import Network
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.vocabularies import Origin
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.entry_line import let_clear
from pcve_desktop.ui.kit.form.parsing import fold
from pcve_desktop.ui.kit.three import ThreeColumns
from pcve_desktop.ui.steps.actions import gaps
from pcve_desktop.ui.steps.actions.found import Found, FoundCard
from pcve_desktop.ui.steps.actions.going import follow_gap
from pcve_desktop.ui.steps.actions.making import as_found, ask_new, is_here, take, taken_up
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.context import Context

_MOST, _AT_FIRST = 8, 4
# An offer longer than a title.
_LONG = 200


class LookView(StepView):
    """A search over what exists, and what is missing."""

    shows = gaps.SHOWS | {"cycle", "network"}
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
            context, tr.t("Actions that exist"), name=f"{name}.found",
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
        self._glass = self.search.addAction(
            hub.icons.icon("search", "ink2"), QLineEdit.ActionPosition.LeadingPosition
        )
        let_clear(self.search, tr)
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
            [as_found(self.context, item) for item in self.found(text)], most, all_=not text
        )
        self.offers.show_found(self.offering(text), most, all_=not text)

    def found(self, text: str) -> list[Action]:
        """Return the actions of any cycle and network that hold all words or look alike.

        Without words: what runs already, and what this network did in other cycles. An earlier
        action that goes on in this cycle is left out: it is here already.
        """
        context, done = self.context, taken_up(self.context)
        known = [row for row in context.data.everywhere(Action) if row.id not in done]
        if not text:
            ours = [row for row in known if row.network_id == context.network_id]
            return [r for r in ours if r.origin is Origin.EXISTING or not is_here(context, r)]
        # What is nearest comes first: this network, then the others of the file.
        known.sort(key=lambda row: row.network_id != context.network_id)
        words = fold(text).split()
        holding = [item for item in known if all(word in self._words_of(item) for word in words)]
        alike = similar(text, [item for item in known if item not in holding])
        return [*holding, *alike]

    def _words_of(self, action: Action) -> str:
        data = self.context.data
        lead = data.title(Organisation, action.lead_id)
        network = data.title(Network, action.network_id)
        parts = (action.title, action.description, action.place, lead, network)
        return fold(" ".join(part for part in parts if part))

    def offering(self, text: str) -> list[Found]:
        """Return the offers of partners that hold all words, with the name of who offers it."""
        tr, words = self.words, fold(text).split()
        found = []
        for item in self.context.data.organisations():
            lines = [line.strip() for line in (item.offers or "").splitlines() if line.strip()]
            for place, line in enumerate(lines):
                if all(word in fold(f"{item.name} {line}") for word in words):
                    key = f"{item.id}:{place}"
                    found.append(Found(key, line, item.name, None, tr.t("Make it an action")))
        return found

    def note(self) -> str:
        count = gaps.find_gaps(self.context).total
        return self.words.n("{count} thing to talk about", "{count} things to talk about", count)

    # ---------------------------------------------------------------- changes

    def take(self, action_id: str) -> None:
        """Open an action of this cycle; take one of another cycle or network up again."""
        take(self.context, action_id)

    def take_offer(self, key: str) -> None:
        """Begin an existing action from what a partner offers: `key` is its id and the line."""
        organisation_id, _colon, place = key.rpartition(":")
        item = self.context.data.get(Organisation, organisation_id)
        if item is None:
            return
        lines = [line.strip() for line in (item.offers or "").splitlines() if line.strip()]
        offer = lines[int(place)]
        ask_new(
            self.context,
            {
                "title": offer[:200],
                "description": offer if len(offer) > _LONG else None,
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

    def main_control(self) -> QWidget | None:
        """Return the search: look before creating."""
        return self.search

    def focus_filter(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
