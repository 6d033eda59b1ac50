"""What every page gets: the open workspace, words, theme, and the few verbs pages share.

One signal carries the summary of a change; pages that show what it touched look again.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark
from pcve_desktop.models.base import ENTITIES, Record
from pcve_desktop.models.network import Cycle, Office
from pcve_desktop.services import history, records
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.ui.homes import HOMES
from pcve_desktop.ui.kit.dialogs import MessageDialog
from pcve_desktop.ui.kit.picture_painter import PictureFonts
from pcve_desktop.ui.kit.record_dialog import LinkChoice, RecordDialog
from pcve_desktop.ui.undoing import take_back

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from pcve_desktop.i18n import Translator
    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.journal.history import Candidate, Entry, Event
    from pcve_desktop.settings import Settings
    from pcve_desktop.store.workspace import Workspace
    from pcve_desktop.ui.kit.tasks import TaskRunner
    from pcve_desktop.ui.kit.theme import ThemeHub
    from pcve_desktop.ui.kit.toast import ToastHost


class ContextSignals(QObject):
    """What pages and window tell each other."""

    # Changes: records were written; pages showing them reload.
    changed = Signal(object)
    # Place key and its arguments: show another place.
    going = Signal(str, dict)
    # A wish to the window: "open", "new_network", "save_copy", "close", "export", "import" ...
    wished = Signal(str)
    # Files of other offices came, or are no longer waiting to be looked through.
    received = Signal()
    # Step and page of the wizard that the facilitator looks at.
    looking = Signal(str, str)


class Context:
    """The surroundings of a page."""

    def __init__(
        self,
        *,
        ws: Workspace,
        tr: Translator,
        hub: ThemeHub,
        settings: Settings,
        runner: TaskRunner,
        network_id: str | None,
        cycle_id: str | None,
    ) -> None:
        self._signals = ContextSignals()
        self.changed = self._signals.changed
        self.going = self._signals.going
        self.wished = self._signals.wished
        self.received = self._signals.received
        self.looking = self._signals.looking
        self.ws = ws
        self.tr = tr
        self.hub = hub
        self.settings = settings
        self.runner = runner
        self.data = Dataset(ws, network_id=network_id, cycle_id=cycle_id)
        self.saved_at: dt.datetime | None = None
        # The widget in which a page is being built, see `building_in`.
        self.site: QWidget | None = None
        self._window: QWidget | None = None
        self._toasts: ToastHost | None = None

    def attach(self, window: QWidget, toasts: ToastHost) -> None:
        """Give the context the window over which it shows messages."""
        self._window = window
        self._toasts = toasts

    @contextlib.contextmanager
    def building_in(self, site: QWidget) -> Iterator[None]:
        """Let pages made meanwhile stand in a widget from the beginning.

        A widget that moves is styled again with everything in it.
        """
        before, self.site = self.site, site
        try:
            yield
        finally:
            self.site = before

    @property
    def window(self) -> QWidget:
        """The window that shows this context."""
        if self._window is None:
            message = "the context has no window yet"
            raise RuntimeError(message)
        return self._window

    @property
    def network_id(self) -> str:
        """The network at hand."""
        return self.data.network_id or ""

    @property
    def cycle_id(self) -> str:
        """The cycle at hand."""
        return self.data.cycle_id or ""

    def today(self) -> dt.date:
        """Return the day on this computer's calendar."""
        return dt.datetime.now(dt.UTC).astimezone().date()

    def now(self) -> dt.datetime:
        """Return this moment, in the computer's time zone."""
        return dt.datetime.now(dt.UTC).astimezone()

    # Writing

    def perform(self, service: Callable[[], Changes | None], *, done: str = "") -> Changes | None:
        """Call a service; show what went wrong, or say it is done (with Undo) and tell the pages.

        Returns None when nothing was changed.
        """
        try:
            changes = service()
        except PasserelleError as error:
            self.show_error(error)
            return None
        if changes is None:
            return None
        self.announce(changes, done=done)
        return changes

    def change(self, entity: type[Record], record_id: str, field: str, value: Any) -> None:
        """Write one field of a record."""
        self.perform(lambda: records.update(self.ws, entity, record_id, values={field: value}))

    def announce(self, changes: Changes, *, done: str = "") -> None:
        """Tell the pages what was written; `done` is a sentence to show with Undo."""
        self.saved_at = self.now()
        self.data.invalidate(changes)
        self.changed.emit(changes)
        if done and self._toasts is not None:
            undo = self.undo if changes.batch_id else None
            self._toasts.show(done, undo=undo)

    def say(
        self, text: str, *, icon: str = "check", undo: bool | Callable[[], None] = False
    ) -> None:
        """Show a sentence at the bottom of the window, with a way back if wanted."""
        if self._toasts is not None:
            back = (self.undo if undo else None) if isinstance(undo, bool) else undo
            self._toasts.show(text, icon=icon, undo=back)

    def closing(self, entity: type[Record] | None = None) -> records.CycleClosed | None:
        """Return why nothing (of an entity) can be written in this cycle, None when it can."""
        cycle = self.data.cycle
        if cycle is None or cycle.closed_on is None:
            return None
        if entity is not None and not records.in_cycle(entity.__entity__.key):
            return None
        return records.CycleClosed(cycle.name)

    def refuse_closed(self) -> bool:
        """Say so and return True when the cycle at hand is closed: before anybody writes much."""
        closed = self.closing()
        if closed is not None:
            self.show_error(closed)
        return closed is not None

    def show_error(self, error: PasserelleError) -> None:
        """Show a known problem: what happened, what is safe, what to do next."""
        dialog = MessageDialog(
            self.hub,
            self.tr,
            self.tr.t("This did not work"),
            error.message(self.tr),
            [("ok", self.tr.t("Understood"), "primary")],
            name="dialog.error",
            # Over the dialog in which it happened.
            parent=QApplication.activeModalWidget() or self.window,
        )
        dialog.open()

    def undo(self) -> None:
        """Take back the last change and say which."""
        take_back(self, history.can_undo(self.ws), "undo")

    def redo(self) -> None:
        """Bring back what was last taken back and say which."""
        take_back(self, history.can_redo(self.ws), "redo")

    def label(self, done: Candidate | Entry | Event) -> str:
        """Return what somebody did, in words."""
        values = {
            # Names of entities, states and steps are words of the program; the rest is content.
            key: self.tr.t(value) if key in {"entity", "state", "status", "step"} else value
            for key, value in done.label_values.items()
        }
        return self.tr.t(done.label, **values)

    def office(self, office_id: str | None) -> str:
        """Return the name of an office."""
        return self.data.title(Office, office_id) or self.tr.t("another office")

    # Records

    def choices(self, entity_key: str) -> Sequence[tuple[str, str]]:
        """Return (id, title) of the records that a reference may point to."""
        return self.data.choices(entity_key)

    def title(self, entity_key: str, record_id: str) -> str:
        """Return the title of a record by entity key and id."""
        return self.data.title(ENTITIES[entity_key], record_id)

    def edit(
        self,
        entity: type[Record],
        record: Record | None = None,
        *,
        values: Mapping[str, Any] | None = None,
        fixed: Mapping[str, Any] | None = None,
        fields: Sequence[str] | None = None,
        links: Sequence[LinkChoice] = (),
        title: str = "",
        done: str = "",
        create: Callable[[dict[str, Any], dict[str, list[str]]], Changes] | None = None,
    ) -> RecordDialog:
        """Open the form of a record (a new one when `record` is None) and save what is entered.

        `fixed` are values of a new record that are not shown (what it belongs to); network and
        cycle are added by themselves. `create` replaces the plain creation of a new record.
        """
        scope = dict(fixed or {}) if record is None else {}
        if record is None:
            if hasattr(entity, "network_id"):
                scope.setdefault("network_id", self.network_id)
            if hasattr(entity, "cycle_id"):
                scope.setdefault("cycle_id", self.cycle_id or None)

        def save(entered: dict[str, Any], chosen: dict[str, list[str]]) -> None:
            if record is None and create is not None:
                changes = create(entered, chosen)
            else:
                changes = self._save(entity, record, entered, chosen, links)
            self.announce(changes, done=done)

        dialog = RecordDialog(
            entity,
            hub=self.hub,
            tr=self.tr,
            lookups=self.choices,
            parent=self.window,
            on_save=save,
            record=record,
            values=dict(values or {}),
            fixed=scope,
            fields=fields,
            links=links,
            title=title,
        )
        dialog.finished.connect(dialog.deleteLater)
        if (closed := self.closing(entity)) is not None:
            why = self.tr.t("The cycle {name} is closed: read only.", **closed.values)
            dialog.make_read_only(why)
        dialog.open()
        return dialog

    def _save(
        self,
        entity: type[Record],
        record: Record | None,
        entered: dict[str, Any],
        chosen: dict[str, list[str]],
        links: Sequence[LinkChoice],
    ) -> Changes:
        key = entity.__entity__.key
        label = mark("Change: {entity}") if record is not None else mark("Add: {entity}")
        with self.ws.write(label, entity=entity.__entity__.singular) as tx:
            if record is None:
                record_id = records.create(self.ws, entity, values=entered).created[key][-1]
            else:
                record_id = record.id
                if entered:
                    records.update(self.ws, entity, record_id, values=entered)
            for link in links:
                if link.key in chosen:
                    owner = next(end for end in link.entity.__entity__.ends if end != link.other)
                    records.set_links(
                        self.ws,
                        link.entity,
                        owner=(owner, record_id),
                        other=link.other,
                        ids=chosen[link.key],
                        network_id=self.network_id,
                    )
        return tx.changes

    def ask_delete(
        self, entity: type[Record], record_id: str, *, done: Callable[[], None] | None = None
    ) -> None:
        """Delete a record after a question that says what goes with it; `done` runs afterwards."""
        tr = self.tr
        parts = records.parts_of(self.ws, entity, record_id)
        title = self.data.title(entity, record_id)
        text = tr.t("“{title}” will be removed. You can undo this.", title=title)
        if parts:
            listed = tr.list(
                [
                    f"{count} × {tr.t(ENTITIES[key].__entity__.plural)}"
                    for key, count in parts.items()
                ]
            )
            text += " " + tr.t("What belongs to it goes with it: {parts}.", parts=listed)
        dialog = MessageDialog(
            self.hub,
            tr,
            tr.t("Delete this entry?"),
            text,
            [("keep", tr.t("Keep it"), "default"), ("delete", tr.t("Delete"), "primary")],
            name="dialog.delete",
            parent=self.window,
        )

        def answered(answer: str) -> None:
            if answer != "delete":
                return
            said = tr.t("Deleted: {title}", title=title)
            if self.perform(lambda: records.delete(self.ws, entity, record_id), done=said) and done:
                done()

        dialog.answered.connect(answered)
        dialog.open()

    # Going places

    def go(self, place: str, **where: Any) -> None:
        """Show another place: "overview", "step", "actions", "partners", "meetings", ..."""
        self.going.emit(place, where)

    def open_record(self, entity_key: str, record_id: str) -> None:
        """Show a record where it lives; for one of another cycle, say which cycle to choose."""
        record = self.data.get(ENTITIES[entity_key], record_id)
        cycle = self.data.get(Cycle, getattr(record, "cycle_id", None))
        if cycle is not None and cycle.id != self.cycle_id:
            self.say(
                self.tr.t(
                    "This belongs to the cycle {cycle}. Choose it under the name of the network.",
                    cycle=cycle.name,
                ),
                icon="info",
            )
            return
        place, where = HOMES.get(entity_key, ("overview", {}))
        self.go(place, **where, record=record_id)

    # Pictures

    def picture_fonts(self) -> PictureFonts:
        """Return the fonts in which pictures are drawn in the window."""
        from pcve_desktop.ui.kit.fonts import Role

        theme = self.hub.theme
        return PictureFonts(theme.font(Role.BODY).family(), theme.text_factor)

    def colours(self) -> Mapping[str, str]:
        """Return the colours of the current theme by token, for pictures."""
        return dataclasses.asdict(self.hub.theme.tokens)
