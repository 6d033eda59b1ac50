"""Perhaps the same: pairs of entries that look alike, one after the other, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcve_desktop.models.partners import Organisation
from pcve_desktop.services import merging
from pcve_desktop.services.records import RecordGone
from pcve_desktop.ui.kit.cards import EmptyState, Notice
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.partners import upkeep_words as words
from pcve_desktop.ui.partners.upkeep_compare import SideBySide
from pcve_desktop.ui.partners.upkeep_merge import MergeDialog
from pcve_desktop.ui.partners.upkeep_strip import DoneStrip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.likeness.duplicates import Likeness
    from pcve_desktop.ui.context import Context

_WIDTH = 940


class PairsDialog(Dialog):
    """One pair at a time, the surest first; what was answered does not come again."""

    def __init__(self, context: Context, pairs: Sequence[Likeness]) -> None:
        tr = context.tr
        super().__init__(
            context.hub,
            tr,
            tr.t("Perhaps the same"),
            name="partners.pairs",
            width=_WIDTH,
            parent=context.window,
        )
        self.finished.connect(self.deleteLater)
        self._context = context
        self.pairs = list(pairs)
        self._before: tuple[list[Likeness], int] = ([], 0)
        self._place = 0
        self.strip = DoneStrip(context, name="partners.pairs.done", parent=self)
        self.strip.undone.connect(self._taken_back)
        self.body.addWidget(self.strip)
        self.count = Text("", Role.SECONDARY, tone="ink2", wrap=True, name="partners.pairs.count")
        self.body.addWidget(self.count)
        self.why = Notice(context.hub, "", tone="soft", icon="scales", name="partners.pairs.why")
        self.body.addWidget(self.why)
        self._holder = QVBoxLayout()
        self.body.addLayout(self._holder)
        self.compared: SideBySide | None = None
        self.empty = EmptyState(
            context.hub, tr.t("Nothing else looks alike."), name="partners.pairs.none", icon="check"
        )
        self.body.addWidget(self.empty)
        self.body.addStretch(1)
        self.done_with = self.add_cancel(tr.t("Close"))
        self.later = self.add_button(tr.t("Later"), name="partners.pairs.later")
        self.later.clicked.connect(self._later)
        self.distinct = self.add_button(tr.t("Not the same"), name="partners.pairs.distinct")
        self.distinct.clicked.connect(self._say_distinct)
        self.make = self.add_button(
            tr.t("Make one of them…"), name="partners.pairs.make", kind="primary"
        )
        self.make.clicked.connect(self._make_one)
        self._show()
        self.set_first(self.make if self.pairs else self.done_with)

    # ---------------------------------------------------------------- showing

    def current(self) -> Likeness | None:
        """Return the pair that is shown."""
        return self.pairs[self._place] if self._place < len(self.pairs) else None

    def _both(self, pair: Likeness) -> tuple[Organisation, Organisation] | None:
        data = self._context.data
        first, second = data.get(Organisation, pair.first), data.get(Organisation, pair.second)
        return None if first is None or second is None else (first, second)

    def _show(self) -> None:
        # A pair of which one was removed elsewhere has nothing left to ask.
        here = self.current()
        self.pairs = [pair for pair in self.pairs if self._both(pair) is not None]
        self._place = self.pairs.index(here) if here in self.pairs else self._place
        self._place = self._place % len(self.pairs) if self.pairs else 0
        pair, tr = self.current(), self.tr_
        if self.compared is not None:
            self._holder.removeWidget(self.compared)
            self.compared.hide()
            self.compared.deleteLater()
            self.compared = None
        for widget in (self.count, self.why, self.later, self.distinct, self.make):
            widget.setVisible(pair is not None)
        self.empty.setVisible(pair is None)
        self.later.setEnabled(len(self.pairs) > 1)
        both = self._both(pair) if pair is not None else None
        if pair is None or both is None:
            self.note.setText("")
            return
        self.count.setText(
            tr.t("Pair {number} of {count}", number=self._place + 1, count=len(self.pairs))
        )
        self.why.set_text(
            tr.t("What speaks for it: {reasons}.", reasons=words.reasons(tr, pair.reasons))
        )
        self.compared = SideBySide(self._context, *both)
        self._holder.addWidget(self.compared)
        self.area.verticalScrollBar().setValue(0)
        self.note.setText(tr.t("Who knows them decides. Nothing is joined by itself."))

    def _keep_keyboard(self, wanted: QWidget) -> None:
        (wanted if self.pairs else self.done_with).setFocus()

    # ---------------------------------------------------------------- answering

    def _later(self) -> None:
        self._place = (self._place + 1) % len(self.pairs)
        self._show()

    def _say_distinct(self) -> None:
        pair, context = self.current(), self._context
        both = self._both(pair) if pair is not None else None
        if pair is None or both is None:
            return
        said = self.tr_.t("Noted: “{first}” and “{second}” are two.",
                          first=both[0].name, second=both[1].name)  # fmt: skip
        done = context.perform(
            lambda: merging.say_distinct(context.ws, pair.first, pair.second), done=said
        )
        if done is not None:
            self._answered([pair], said)
            self._keep_keyboard(self.distinct)

    def _make_one(self) -> None:
        pair = self.current()
        if pair is None:
            return
        try:
            dialog = MergeDialog(self._context, pair.first, pair.second, parent=self)
        except RecordGone as error:
            self._context.show_error(error)
            return
        dialog.merged.connect(self._merged)
        dialog.open()

    def _merged(self, _kept: str, lost: str, said: str) -> None:
        # What looked like the entry that went may look like the one that stayed: the next search
        # for pairs says so.
        gone = [pair for pair in self.pairs if lost in {pair.first, pair.second}]
        self._answered(gone, said)
        self._keep_keyboard(self.make)

    def _answered(self, gone: list[Likeness], said: str) -> None:
        self._before = (list(self.pairs), self._place)
        self.pairs = [pair for pair in self.pairs if pair not in gone]
        self._show()
        self.strip.say(said)

    def _taken_back(self) -> None:
        self.pairs, self._place = self._before
        self._show()
        self._keep_keyboard(self.make)
