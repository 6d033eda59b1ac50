"""The window of an open workspace: the rail, the pages, the keyboard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pcve_desktop.exchange.waiting import waiting_files
from pcve_desktop.i18n import mark
from pcve_desktop.methodology.steps import STEPS
from pcve_desktop.models.actions import Action
from pcve_desktop.models.base import ENTITIES
from pcve_desktop.models.network import Cycle, StepProgress
from pcve_desktop.models.partners import Membership
from pcve_desktop.models.vocabularies import StepState
from pcve_desktop.services import networks
from pcve_desktop.services.scanning import known_texts
from pcve_desktop.ui.closed import WRITTEN, ClosedBanner, ClosedGuard
from pcve_desktop.ui.drops import ReceivedDrops
from pcve_desktop.ui.kit.focus import inside, set_focus_style
from pcve_desktop.ui.kit.rail import Rail
from pcve_desktop.ui.kit.scan_watch import ScanWatch
from pcve_desktop.ui.kit.table.looks import glyph_of
from pcve_desktop.ui.places import PLACES
from pcve_desktop.ui.presenting import Presenting
from pcve_desktop.ui.reminders import ReminderBanner

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.page import Page
    from pcve_desktop.ui.speaking import Kept

_NAMING_ENTITIES = ("organisation", "network", "contact", "office")
_RAIL_ENTITIES = ("network", "step_progress", "action", "membership", "cycle")


class Shell(QWidget):
    """Rail and pages of one network."""

    # Another network of the same file: its id.
    network_chosen = Signal(str)
    # A partner in another network of the same file: the id of the network, and its own.
    partner_chosen = Signal(str, str)
    # Another cycle of the same network: its id, and what to say there, with Undo, if anything.
    cycle_chosen = Signal(str, str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self._words = context.tr
        self._pages: dict[str, Page] = {}
        self._shown = ""
        # What goes on from before another language was chosen.
        self.kept: Kept | None = None
        self.setObjectName("shell")
        # Holds the keyboard, without a ring, until somebody moves on with Tab or an arrow.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        set_focus_style(self, ring=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.rail = Rail(context.hub, "Passerelle", self._words.t("Places"), name="rail")
        self.stack = QStackedWidget()
        row.addWidget(self.rail)
        pages = QVBoxLayout()
        pages.setSpacing(0)
        self.closed = ClosedBanner(context, self)
        self.guard = ClosedGuard(context, self.stack, lambda: self._shown)
        self.reminders = ReminderBanner(context, self)
        pages.addWidget(self.closed)
        pages.addWidget(self.reminders)
        pages.addWidget(self.stack, 1)
        row.addLayout(pages, 1)
        self._fill_rail()
        self._make_shortcuts()
        self.rail.chosen.connect(self._chosen)
        self.rail.network_clicked.connect(self._network_menu)
        context.going.connect(self.go)
        context.changed.connect(self._heard)
        context.received.connect(self._show_waiting)
        self.drops = ReceivedDrops(context, self)
        self.presenting = Presenting(self)
        self._known: frozenset[str] | None = None
        self.scan = ScanWatch(
            self, window=context.window, hub=context.hub, tr=self._words, known=self._known_texts
        )
        self._update_rail()
        self._show_waiting()

    # The rail

    def _fill_rail(self) -> None:
        t = self._words.t
        rail = self.rail
        overview = PLACES["overview"]
        rail.add_item(overview.key, t(overview.label), icon=overview.icon)
        rail.add_group(t("Six steps, any order"))
        for step in STEPS:
            rail.add_item(f"step.{step.step}", t(step.title), number=str(step.step.number))
        rail.add_group(t("Network"))
        for key in ("actions", "partners", "meetings", "exchange", "cycles", "history"):
            place = PLACES[key]
            rail.add_item(key, t(place.label), icon=place.icon)
        rail.add_item("settings", t("Settings"), icon="sliders", bottom=True)

    def _known_texts(self) -> frozenset[str]:
        """Return the names of organisations and places, which the text scan leaves alone."""
        if self._known is None:
            self._known = known_texts(self.context.data)
        return self._known

    def _heard(self, changes: Changes) -> None:
        if changes.touches(*_NAMING_ENTITIES):
            self._known = None
        if changes.touches("cycle"):
            self.closed.show_state()
            self.guard.release()
            self._leave_lost_cycle()
        if changes.touches(*_RAIL_ENTITIES):
            self._update_rail()
        self._update_status()

    def _leave_lost_cycle(self) -> None:
        """Go to the cycle that is left when the one at hand was taken back."""
        data = self.context.data
        if data.cycle is None and self.context.cycle_id:
            left = networks.current_cycle(data.where(Cycle, "network_id", data.network_id))
            if left is not None:
                self.cycle_chosen.emit(left.id, "")

    def _update_rail(self) -> None:
        data, t = self.context.data, self._words.t
        cycle = data.cycle
        self.rail.set_network(
            data.network.name, cycle.name if cycle else t("Neighbourhood network")
        )
        states = {row.step: row.state for row in data.all(StepProgress)}
        for step in STEPS:
            state = states.get(step.step, StepState.NOT_STARTED)
            self.rail.set_state(f"step.{step.step}", glyph_of(state), t(state.label))
        self.rail.set_count("actions", str(data.count(Action)))
        active = sum(row.role.active for row in data.all(Membership))
        self.rail.set_count("partners", str(active))
        self._update_status()

    def _show_waiting(self) -> None:
        """Say how many received files wait to be looked through."""
        count = len(waiting_files(self.context.ws.workspace_id))
        self.rail.set_count("exchange", str(count) if count else "", badge=True)

    def _update_status(self) -> None:
        t, saved = self._words.t, self.context.saved_at
        if saved is None:
            self.rail.set_status(t("Kept on this computer"))
        else:
            self.rail.set_status(t("Saved {time}", time=self._words.time(saved)), "check")

    def _network_menu(self) -> None:
        """Offer the networks of this file and what can be done with the file."""
        t, context = self._words.t, self.context
        menu = QMenu(self)
        menu.setObjectName("rail.network.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for network in networks.networks(context.ws):
            action = menu.addAction(network.name)
            action.setCheckable(True)
            action.setChecked(network.id == context.network_id)
            action.triggered.connect(
                lambda _checked=False, key=network.id: self.network_chosen.emit(key)
            )
        cycles = context.data.where(Cycle, "network_id", context.network_id)
        if len(cycles) > 1:
            menu.addSection(t("Cycles"))
            for cycle in sorted(cycles, key=_began, reverse=True):
                action = menu.addAction(self._cycle_name(cycle))
                action.setCheckable(True)
                action.setChecked(cycle.id == context.cycle_id)
                action.triggered.connect(
                    lambda _checked=False, key=cycle.id: self.cycle_chosen.emit(key, "")
                )
        menu.addSeparator()
        for wish, label in _WISHES:
            if not wish:
                menu.addSeparator()
                continue
            action = menu.addAction(t(label))
            action.setObjectName(f"wish.{wish}")
            action.triggered.connect(
                self.reminders.open_list
                if wish == "reminders"
                else lambda _checked=False, key=wish: context.wished.emit(key)
            )
        button = self.rail.network
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _cycle_name(self, cycle: Cycle) -> str:
        if cycle.closed_on is None:
            return cycle.name
        return self._words.t("{cycle}, closed", cycle=cycle.name)

    # Going places

    def _chosen(self, key: str) -> None:
        if key.startswith("step."):
            self.go("step", {"step": key.removeprefix("step.")})
        else:
            self.go(key, {})

    def go(self, place: str, where: dict[str, Any]) -> None:
        """Show a place, once the current page has let go of what is being typed.

        The history of one record opens over the page that asks for it.
        """
        if place == "history" and "record" in where:
            self._tell_story(where["entity"], where["record"])
            return
        if place == "cycle":
            # Later: the button that was pressed is part of what goes away.
            chosen = partial(self.cycle_chosen.emit, where["cycle"], where.get("said", ""))
            QTimer.singleShot(0, self, chosen)
            return
        if place == "network":
            chosen = partial(self.partner_chosen.emit, where["network"], where["partner"])
            QTimer.singleShot(0, self, chosen)
            return
        current = self._pages.get(self._shown)
        if current is not None and self._elsewhere(place, where) and not current.leave():
            return
        page = self.page(place)
        before = self.whereabouts() if current is not None else None
        held = QApplication.focusWidget()
        if not self._shown:
            # Once the first page is there to be read.
            QTimer.singleShot(0, self.reminders, self.reminders.remind)
        elif place != self._shown:
            self.reminders.hide()
        self._shown = place
        page.prepare(**where)
        self.stack.setCurrentWidget(page)
        page.refresh()
        page.arrive(**where)
        if self.kept is not None:
            self.kept.shown(place, page)
        said = {name for name, value in where.items() if value}
        # Who walks through the rail stays there; who was sent to a record is at that record.
        elsewhere = held is not None and self.rail.isAncestorOf(held)
        if not elsewhere and said <= {"step", "page"} and self.whereabouts() != before:
            page.take_focus()
        _, shown = self.whereabouts()
        self.rail.set_current(f"step.{shown['step']}" if "step" in shown else place)

    def _elsewhere(self, place: str, where: dict[str, Any]) -> bool:
        """Say whether going there leaves the page that is shown, be it for another of its step."""
        shown, now = self.whereabouts()
        asked = {name: value for name, value in where.items() if name in now and value}
        return place != shown or asked != {name: now[name] for name in asked}

    def _tell_story(self, entity_key: str, record_id: str) -> None:
        from pcve_desktop.ui.history.record import RecordHistoryDialog

        RecordHistoryDialog(self.context, ENTITIES[entity_key], record_id).open()

    def page(self, place: str) -> Page:
        """Return the page of a place, made when it is first needed."""
        if place not in self._pages:
            with self.context.building_in(self.stack):
                page = PLACES[place].make(self.context)
            self._pages[place] = page
            self.stack.addWidget(page)
            if self.kept is not None:
                self.kept.made(place, page)
        return self._pages[place]

    def made_pages(self) -> Mapping[str, Page]:
        """Return the pages made so far, by place."""
        return self._pages

    def whereabouts(self) -> tuple[str, dict[str, Any]]:
        """Return the place that is shown and where in it, as `go` takes them."""
        return self._shown, self.current.whereabouts()

    @property
    def current(self) -> Page:
        """The page that is shown."""
        return self._pages[self._shown]

    def leave(self) -> bool:
        """Let the current page save what is being typed."""
        return self._shown not in self._pages or self.current.leave()

    # The keyboard

    def _make_shortcuts(self) -> None:
        context = self.context
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+0", lambda: self.go("overview", {})),
            ("Ctrl+K", lambda: context.wished.emit("search")),
            ("Ctrl+E", lambda: context.wished.emit("export")),
            ("Ctrl+Shift+E", lambda: self.go("exchange", {})),
            ("Ctrl+O", lambda: context.wished.emit("open")),
            ("Ctrl+N", self._new_item),
            ("Ctrl+F", self._focus_filter),
            ("Ctrl+S", self._say_saved),
            ("F6", self._next_region),
            ("Shift+F6", self._next_region),
        ]
        keys += [
            (f"Ctrl+{number}", partial(self.go, "step", {"step": str(step.step)}))
            for number, step in enumerate(STEPS, start=1)
        ]
        for sequence, call in keys:
            self._shortcut(sequence, call)
        self._shortcut("Ctrl+Z", context.undo)
        self._shortcut("Alt+Left", partial(self._turn, "go_back"))
        self._shortcut("Alt+Right", partial(self._turn, "go_next"))
        for sequence in ("Ctrl+Y", "Ctrl+Shift+Z"):
            self._shortcut(sequence, context.redo)

    def _shortcut(self, sequence: str, call: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(sequence), self)
        shortcut.setObjectName(f"shortcut.{sequence}")
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(call)

    def _turn(self, way: str) -> None:
        """Go to the page before or after, where the place has such an order."""
        turn = getattr(self.current, way, None)
        if turn is not None:
            turn()

    def _new_item(self) -> None:
        if not (self._shown in WRITTEN and self.context.refuse_closed()):
            self.current.new_item()

    def _focus_filter(self) -> None:
        self.current.focus_filter()

    def _say_saved(self) -> None:
        if self.leave():
            self.context.say(self._words.t("Everything is saved as you go."))

    def _next_region(self) -> None:
        """Walk between the rail and the page; each is a region that Tab explores."""
        in_rail = self.rail.isAncestorOf(QApplication.focusWidget() or self)
        region: QWidget = self.current if in_rail else self.rail
        stop = next((widget for widget in inside(region) if _takes_focus(widget)), None)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)


def _began(cycle: Cycle) -> str:
    return str(cycle.starts_on or "")


def _takes_focus(widget: QWidget) -> bool:
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.isVisible() and widget.isEnabled()


_WISHES = (
    ("search", mark("Search…\tCtrl+K")),
    ("present", mark("Present\tF5")),
    ("reminders", mark("Due and to keep in mind…")),
    ("import", mark("Import partners…")),
    ("export", mark("Export…\tCtrl+E")),
    ("return_form", mark("Return form…")),
    ("read_return", mark("Read a return form…")),
    ("hand_over", mark("Hand over a file…")),
    ("", ""),
    ("help", mark("Help\tF1")),
    ("", ""),
    ("new_network", mark("New network…")),
    ("open", mark("Open a network…\tCtrl+O")),
    ("save_copy", mark("Save a copy…")),
    ("close", mark("Close this network")),
)
