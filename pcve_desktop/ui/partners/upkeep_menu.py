"""Keep in order: what can be done for the directory as a whole, and quiet hints to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from pcve_desktop.likeness.duplicates import Likeness
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.reports.vcard import at_the_table, mail_addresses
from pcve_desktop.services import keeping, merging
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.services.records import RecordGone
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.dialogs import ProgressDialog
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.partners.upkeep_care import CareDialog
from pcve_desktop.ui.partners.upkeep_contacts import ContactsDialog, copy_addresses
from pcve_desktop.ui.partners.upkeep_merge import MergeDialog
from pcve_desktop.ui.partners.upkeep_pairs import PairsDialog
from pcve_desktop.ui.partners.upkeep_same import SameAsDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.tasks import Task, Token

# The hints are worked out once the page stands still for a moment.
_PAUSE_MS = 700
_CONCERNED = ("organisation", "contact", "membership", "contact_log_entry", "not_the_same")
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Found:
    """The pairs that look alike, and how many entries want a look."""

    pairs: list[Likeness]
    care: int


class Hints(QWidget):
    """Two quiet links below the list; nothing at all while there is nothing to say."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._tr = context.tr
        self.setObjectName("partners.hints")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = FlowLayout(self, gap=14, line_gap=0)
        self.pairs = Button(
            context.hub, "", name="partners.hints.pairs", kind="quiet", icon="scales"
        )
        self.care = Button(
            context.hub, "", name="partners.hints.care", kind="quiet", icon="refresh"
        )
        for button in (self.pairs, self.care):
            button.hide()
            row.addWidget(button)
        self.hide()

    def show_counts(self, pairs: int, care: int) -> None:
        """Say how many pairs look alike and how many entries want a look."""
        tr = self._tr
        self.pairs.set_label(
            tr.n("{count} pair may be the same", "{count} pairs may be the same", pairs)
        )
        self.care.set_label(
            tr.n("{count} entry to look after", "{count} entries to look after", care)
        )
        self.pairs.setVisible(pairs > 0)
        self.care.setVisible(care > 0)
        self.setVisible(pairs > 0 or care > 0)


class Upkeep(QObject):
    """The verbs behind the menu. `shown` and `chosen` give identifiers of the list of the page."""

    def __init__(
        self,
        context: Context,
        *,
        page: QWidget,
        shown: Callable[[], Sequence[str]],
        chosen: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        super().__init__(page)
        self._context, self._shown, self._chosen, self._page = context, shown, chosen, page
        self._found: Found | None = None
        self._looking: Task | None = None
        self.hints = Hints(context)
        self.hints.pairs.clicked.connect(self.find_pairs)
        self.hints.care.clicked.connect(self.look_after)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        context.changed.connect(self._heard)
        page.installEventFilter(self)

    def menu(self, parent: QWidget) -> QMenu:
        """Return the menu, to be shown once."""
        menu = QMenu(parent)
        menu.setObjectName("partners.upkeep.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        return menu

    def fill_menu(self, menu: QMenu) -> None:
        """Add what can be done to the menu of the page."""
        t, chosen = self._context.tr.t, list(self._chosen())
        for name, words, act in (
            ("pairs", t("Perhaps the same…"), self.find_pairs),
            ("care", t("To look after…"), self.look_after),
            ("contacts", t("Export contacts…"), self.export_contacts),
            ("copy", t("Copy e-mail addresses"), self.copy_addresses),
        ):
            entry = menu.addAction(words)
            entry.setObjectName(f"partners.upkeep.{name}")
            entry.triggered.connect(act)
        if len(chosen) == _PAIR:
            entry = menu.addAction(t("Make one of the two chosen…"))
            entry.setObjectName("partners.upkeep.make_one")
            entry.triggered.connect(lambda: self.make_one(*chosen))

    # ---------------------------------------------------------------- hints

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Work out the hints soon after the page is shown."""
        if event.type() == QEvent.Type.Show and self._found is None:
            self._pause.start()
        return False

    def _heard(self, changes: Changes) -> None:
        if changes.touches(*_CONCERNED):
            self._found = None
            if self._page.isVisible():
                self._pause.start()

    def _look(self) -> None:
        if self._looking is None and self._found is None:
            self._looking = self._start(self._hint)

    def _start(self, then: Callable[[Found], None]) -> Task:
        context = self._context
        ws, today = context.ws, context.today()
        # Records of its own: what is read in the background never makes the window wait.
        data = Dataset(ws, network_id=context.network_id, cycle_id=context.cycle_id)

        def work(token: Token) -> Found:
            pairs = merging.likely_duplicates(ws, checkpoint=token.check)
            wanted = {row.id for row in data.organisations()}
            token.check()
            # A pair is asked about where at least one of the two takes part.
            here = [pair for pair in pairs if pair.first in wanted or pair.second in wanted]
            return Found(here, len(keeping.due(data, today=today)))

        return context.runner.start(work, on_result=then, database=True)

    def _hint(self, found: Found) -> None:
        self._looking = None
        if self._pause.isActive():
            # Something changed meanwhile: that answer comes too late.
            return
        self._found = found
        self.hints.show_counts(len(found.pairs), found.care)

    # ---------------------------------------------------------------- verbs

    def find_pairs(self) -> None:
        """Show the pairs that look alike, searching first where that is not done yet."""
        if self._found is not None:
            self._show_pairs(self._found)
            return
        context = self._context
        task = self._start(self._show_pairs)
        ProgressDialog(
            context.hub,
            context.tr,
            task,
            context.tr.t("Looking for entries that are alike"),
            name="partners.pairs.progress",
            parent=context.window,
        )

    def _show_pairs(self, found: Found) -> None:
        PairsDialog(self._context, found.pairs).open()

    def look_after(self) -> None:
        """Show what wants a look."""
        CareDialog(self._context).open()

    def export_contacts(self) -> None:
        """Ask whose contacts are written, and how."""
        chosen = list(self._chosen())
        # One entry is always the current one: that alone is no choice.
        several = chosen if len(chosen) > 1 else []
        ContactsDialog(self._context, shown=self._shown(), chosen=several).open()

    def copy_addresses(self) -> None:
        """Copy the e-mail addresses of those chosen, or of those listed."""
        view = View(self._context.data, Audience.NETWORK)
        chosen = list(self._chosen())
        wanted = set(chosen) if len(chosen) > 1 else set(self._shown()) & at_the_table(view)
        copy_addresses(self._context, mail_addresses(view, organisations=wanted))

    def same_as(self, organisation_id: str) -> None:
        """Ask of which entry this one is a double."""
        record = self._context.data.get(Organisation, organisation_id)
        if record is None:
            return
        dialog = SameAsDialog(self._context, record)
        dialog.chosen.connect(
            lambda other: self.make_one(organisation_id, other), Qt.ConnectionType.QueuedConnection
        )
        dialog.open()

    def make_one(self, first_id: str, second_id: str) -> None:
        """Ask what stays of two entries, and show the one that comes of them."""
        context = self._context
        try:
            dialog = MergeDialog(context, first_id, second_id)
        except RecordGone as error:
            context.show_error(error)
            return
        dialog.merged.connect(self._show_merged)
        dialog.open()

    def _show_merged(self, kept: str, _lost: str, _said: str) -> None:
        data = self._context.data
        if any(place.organisation_id == kept for place in data.all(Membership)):
            self._context.go("partners", record=kept)
