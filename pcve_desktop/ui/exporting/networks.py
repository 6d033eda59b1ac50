"""Which networks a document of the city shows: all of them, or those that are ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.kit.tick_list import TickList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

_WIDTH, _ROWS = 520, 8


class NetworksChoice(QWidget):
    """Says how many networks are shown, and lets some of them be left out."""

    changed = Signal()

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str) -> None:
        super().__init__()
        self._hub, self._words, self._name = hub, tr, name
        self._options: list[tuple[str, str]] = []
        self._chosen: tuple[str, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.said = Text("", Role.BODY, tone="ink2", name=f"{name}.said")
        row.addWidget(self.said)
        self.choose = Button(hub, tr.t("Choose networks…"), name=f"{name}.choose", kind="quiet")
        self.choose.clicked.connect(self._open)
        row.addWidget(self.choose)
        row.addStretch(1)

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer networks as (id, name); what was chosen stays chosen where it still is offered."""
        self._options = list(options)
        known = {key for key, _name in options}
        self._take([key for key in self._chosen if key in known])

    def networks(self) -> tuple[str, ...]:
        """Return the networks that were chosen, nothing when it is all of them."""
        return self._chosen

    def _take(self, keys: Sequence[str]) -> None:
        # None ticked, or all of them: the document shows all there are.
        self._chosen = tuple(keys) if len(keys) < len(self._options) else ()
        total, tr = len(self._options), self._words
        count = len(self._chosen)
        self.said.setText(
            tr.t("{count} of {total} networks", count=count, total=total)
            if count
            else tr.n("{count} network, all of them", "{count} networks, all of them", total)
        )

    def _open(self) -> None:
        chosen = self._chosen or [key for key, _name in self._options]
        dialog = NetworksDialog(
            self._hub, self._words, self._options, chosen, name=self._name, parent=self.window()
        )
        dialog.accepted.connect(lambda: self._chose(dialog.ticks.chosen()))
        dialog.open()

    def _chose(self, keys: Sequence[str]) -> None:
        before = self._chosen
        self._take(keys)
        if self._chosen != before:
            self.changed.emit()


class NetworksDialog(Dialog):
    """Networks to tick; closing it leaves the choice as it was."""

    def __init__(
        self,
        hub: ThemeHub,
        tr: Translator,
        options: Sequence[tuple[str, str]],
        chosen: Sequence[str],
        *,
        name: str,
        parent: QWidget,
    ) -> None:
        title = tr.t("Networks to show")
        super().__init__(hub, tr, title, name=f"{name}.dialog", width=_WIDTH, parent=parent)
        self.finished.connect(self.deleteLater)
        self.ticks = TickList(
            options,
            chosen,
            label=tr.t("Networks"),
            tr=tr,
            hub=hub,
            object_name=f"{name}.ticks",
            rows=_ROWS,
        )
        self.body.addWidget(self.ticks)
        none = Button(hub, tr.t("Untick all"), name=f"{name}.none", kind="quiet")
        none.clicked.connect(lambda: self.ticks.model.set_options(options, []))
        self.body.addWidget(none, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_cancel()
        done = self.add_button(tr.t("Show these"), name="done", kind="primary")
        done.clicked.connect(self.accept)
        self.ticks.changed.connect(lambda: done.setEnabled(bool(self.ticks.chosen())))
