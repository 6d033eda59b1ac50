"""A dialog that makes or changes a record of any entity, with the links to tick beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from pcve_desktop.errors import PasserelleError
from pcve_desktop.models import Record
from pcve_desktop.models.base import defaults_of
from pcve_desktop.ui.kit.dialogs import Dialog, MessageDialog
from pcve_desktop.ui.kit.form import Lookups, RecordForm
from pcve_desktop.ui.kit.tick_list import TickList

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub


@dataclass(frozen=True, slots=True)
class LinkChoice:
    """Links to tick: the link's class, its field for the other end, label, options, those set."""

    entity: type[Record]
    other: str
    label: str
    options: Sequence[tuple[str, str]]
    chosen: Iterable[str] = ()

    @property
    def key(self) -> str:
        """Return the name under which `links()` gives the ids: `action_partner.organisation_id`."""
        return f"{self.entity.__entity__.key}.{self.other}"


class RecordDialog(Dialog):
    """Make a record (`record=None`, with `values` to start from) or change one.

    Save (Ctrl+Return) calls `on_save(values, links)` and closes; a blocking problem, or a
    `PasserelleError` from `on_save`, keeps the dialog open. `values` holds what changed, for a new
    record everything that is set, with `fixed`. `links` holds, under `LinkChoice.key`, the ids
    ticked of those lists in which something changed (all of them for a new record).
    """

    def __init__(
        self,
        entity: type[Record],
        *,
        hub: ThemeHub,
        tr: Translator,
        lookups: Lookups,
        parent: QWidget,
        on_save: Callable[[dict[str, Any], dict[str, list[str]]], None],
        record: Record | None = None,
        values: Mapping[str, Any] | None = None,
        fixed: Mapping[str, Any] | None = None,
        fields: Sequence[str] | None = None,
        links: Sequence[LinkChoice] = (),
        title: str = "",
        object_name: str = "",
        width: int = 720,
    ) -> None:
        key = entity.__entity__.key
        name = object_name or f"dialog.{key}"
        super().__init__(
            hub,
            tr,
            title or tr.t(entity.__entity__.singular),
            name=name,
            width=width,
            parent=parent,
        )
        self.entity, self._record, self._on_save = entity, record, on_save
        self._start = dict(values or {})
        self._links = tuple(links)
        self.form = RecordForm(
            entity,
            tr=tr,
            hub=hub,
            lookups=lookups,
            values=record if record is not None else values,
            fields=fields,
            fixed=fixed,
            object_name=f"form.{key}",
        )
        self.body.addWidget(self.form)
        waiting = self.form.waiting()
        if record is None and waiting is not None:
            self.set_first(waiting.control)
        self.tick_lists = [
            TickList(
                link.options,
                link.chosen,
                label=link.label,
                tr=tr,
                hub=hub,
                object_name=f"{name}.{link.key}",
            )
            for link in links
        ]
        for ticks in self.tick_lists:
            self.body.addWidget(ticks)
        self.cancel = self.add_cancel()
        self.save = self.add_button(tr.t("Save"), name=f"{name}.save", kind="primary")
        self.save.setToolTip(tr.t("Save (Ctrl+Enter)"))
        self.save.clicked.connect(self._save)
        for key_code in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(Qt.Modifier.CTRL | key_code), self)
            shortcut.activated.connect(self._save)

    def make_read_only(self, why: str) -> None:
        """Let the record be read, not changed, and say why."""
        for part in (self.form, *self.tick_lists):
            part.setEnabled(False)
        self.save.hide()
        self.cancel.set_label(self.tr_.t("Close"))
        self.note.setText(why)
        self.set_first(self.cancel)

    def values(self) -> dict[str, Any]:
        """Return what changed; for a new record everything that is set."""
        if self._record is not None:
            return self.form.values()
        defaults = defaults_of(self.entity)
        shown = {
            name: value
            for name, value in self.form.all_values().items()
            if value not in (None, (), "") and value != defaults.get(name)
        }
        hidden = {n: v for n, v in self._start.items() if n not in self.form.field_names()}
        return {**hidden, **shown}

    def links(self) -> dict[str, list[str]]:
        """Return the ticked ids by `LinkChoice.key`, of the lists that changed."""
        pairs = zip(self._links, self.tick_lists, strict=True)
        return {
            link.key: ticks.chosen()
            for link, ticks in pairs
            if self._record is None or set(ticks.chosen()) != set(link.chosen)
        }

    def is_dirty(self) -> bool:
        """Say whether closing would lose something."""
        pairs = zip(self._links, self.tick_lists, strict=True)
        return self.form.is_dirty() or any(
            set(ticks.chosen()) != set(link.chosen) for link, ticks in pairs
        )

    def _save(self) -> None:
        if self.form.focus_first_problem():
            self.note.setText(self.tr_.t("Look at the field marked in red, then save again."))
            self.note.set_tone("crit")
            return
        try:
            self._on_save(self.values(), self.links())
        except PasserelleError as error:
            for problem in getattr(error, "problems", ()):
                if problem.field in self.form.field_names():
                    self.form.show_problem(problem.field, problem.message(self.tr_))
            self.note.setText(error.message(self.tr_))
            self.note.set_tone("crit")
            return
        self.accept()

    def reject(self) -> None:
        """Close; what was written is not thrown away without a question."""
        if not self.is_dirty():
            super().reject()
            return
        question = MessageDialog(
            self.hub,
            self.tr_,
            self.tr_.t("Leave without saving?"),
            self.tr_.t("What you wrote here is not saved yet."),
            [
                ("leave", self.tr_.t("Leave without saving"), "default"),
                ("stay", self.tr_.t("Go on writing"), "primary"),
            ],
            name=f"{self.objectName()}.leave",
            parent=self,
        )
        question.answered.connect(self._answered)
        question.open()

    def _answered(self, answer: str) -> None:
        if answer == "leave":
            super().reject()
