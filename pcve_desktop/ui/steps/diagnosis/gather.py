"""Gather: fast silent writing, one line a card; the newest card stands first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.vocabularies import FindingKind
from pcve_desktop.pictures.bars import Bar, bar_chart
from pcve_desktop.services import records
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.entry_line import EntryLine
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.choice_editors import StillCombo
from pcve_desktop.ui.kit.layout import FlowLayout, GridLayout
from pcve_desktop.ui.kit.switches import Segmented
from pcve_desktop.ui.kit.table import RecordTableModel, RecordTableView, column
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.diagnosis.findings import KINDS, LEVELS, edit_finding
from pcve_desktop.ui.steps.parts import PictureCard
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.ui.context import Context

_NUMBERS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class CardLine(EntryLine):
    """The line cards are typed into.

    Ctrl+1 to Ctrl+4 choose the kind while writing, the up and down arrows the level.
    """

    numbered = Signal(int)
    stepped = Signal(int)

    def event(self, event: QEvent) -> bool:
        # Elsewhere these keys open steps; here they belong to who is writing.
        if event.type() == QEvent.Type.ShortcutOverride and self._number(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = self._number(event)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if number is not None:
            self.numbered.emit(number)
        elif Qt.Key(event.key()) in _STEPS and held == Qt.KeyboardModifier.NoModifier:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _number(event: QEvent) -> int | None:
        if not isinstance(event, QKeyEvent):
            return None
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held != Qt.KeyboardModifier.ControlModifier or event.key() not in _NUMBERS:
            return None
        return _NUMBERS.index(Qt.Key(event.key()))


class GatherView(StepView):
    """What each of us sees."""

    shows = frozenset({"finding"})

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        self.body.addWidget(self._entry())
        holder = QWidget()
        grid = GridLayout(holder, gap=16, fill=True)
        grid.add(self._list(), 8, 420)
        grid.add(self._kinds(), 4, 280)
        self.body.addWidget(holder, 1)

    def _entry(self) -> Card:
        tr = self.words
        card = Card(self.hub, name=f"{self.name}.entry")
        holder = QWidget()
        flow = FlowLayout(holder, gap=12)
        self.kind = Segmented(
            self.hub,
            [(kind.value, tr.t(kind.label), words.icon) for kind, words in KINDS.items()],
            name=f"{self.name}.kind",
            text=tr.t("Kind of card"),
            compact=True,
        )
        for number, kind in enumerate(KINDS, start=1):
            self.kind.button(kind.value).setToolTip(f"Ctrl+{number}")
        flow.addWidget(self.kind)
        self.level = StillCombo()
        self.level.setObjectName(f"{self.name}.level")
        self.level.setAccessibleName(tr.t("Level"))
        self.level.setProperty("compact", True)
        self.level.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.level.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.level.addItem(tr.t("No level yet"), None)
        for level, word in LEVELS.items():
            self.level.addItem(tr.t(word), level)
        flow.addWidget(self.level)
        card.body.addWidget(holder)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.line = CardLine()
        self.line.setObjectName(f"{self.name}.line")
        self.line.setAccessibleName(tr.t("New card"))
        self.line.setAccessibleDescription(
            tr.t("Write about situations, never about named people.")
        )
        self.line.setPlaceholderText(tr.t("One idea in one line, then Enter"))
        self.line.setMaxLength(500)
        self.line.returnPressed.connect(self._add)
        self.line.stepped.connect(self._step_level)
        self.line.numbered.connect(lambda at: self.kind.set_current(list(KINDS)[at].value))
        add = Button(self.hub, tr.t("Add"), name=f"{self.name}.add", icon="plus")
        add.clicked.connect(self._add)
        row.addWidget(self.line, 1)
        row.addWidget(add)
        card.body.addLayout(row)
        card.body.addWidget(
            Text(
                tr.t(
                    "While you write: Ctrl+1 to Ctrl+4 choose the kind, the up and down arrows "
                    "the level. Ctrl+Z takes back the last card."
                ),
                Role.SECONDARY,
                tone="ink2",
                wrap=True,
            )
        )
        return card

    def _step_level(self, step: int) -> None:
        at = (self.level.currentIndex() + step) % self.level.count()
        self.level.setCurrentIndex(at)
        # Whoever writes keeps the cursor in the line: the new level has to be said.
        words = self.level.currentText()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, words))

    def _list(self) -> Card:
        tr, page = self.words, self.page
        self.list_card = Card(self.hub, tr.t("Cards"), beside=" ", name=f"{self.name}.list")
        self.model = RecordTableModel(
            [
                column(Finding, "statement", widest=900),
                column(Finding, "kind"),
                column(Finding, "level"),
            ],
            tr=tr,
            titles=self.context.title,
            today=self.context.today(),
        )
        self.table = RecordTableView(
            self.model,
            hub=self.hub,
            tr=tr,
            name=f"{self.name}.table",
            label=tr.t("Cards, the newest first"),
            compact=True,
        )
        self.table.setMinimumHeight(self.hub.theme.px(250))
        self.table.set_empty(tr.t(page.empty), tr.t(page.empty_action))
        self.table.empty_acted.connect(self.new_item)
        self.table.opened.connect(lambda key: edit_finding(self.context, key))
        self.table.delete_asked.connect(lambda key: self.context.ask_delete(Finding, key))
        self.list_card.body.addWidget(self.table, 1)
        return self.list_card

    def _kinds(self) -> QWidget:
        side = QWidget()
        column_ = QVBoxLayout(side)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(12)
        self.kinds = PictureCard(
            self.context,
            self.words.t("So far"),
            self._bars,
            name=f"{self.name}.kinds",
        )
        column_.addWidget(self.kinds)
        self.sort = Button(
            self.hub,
            self.words.t("Sort them"),
            name=f"{self.name}.sort",
            kind="quiet",
            trailing="chevron-right",
        )
        self.sort.clicked.connect(lambda: self.go_page("sort"))
        column_.addWidget(self.sort, 0, Qt.AlignmentFlag.AlignLeft)
        column_.addStretch(1)
        return side

    # ---------------------------------------------------------------- content

    def reload(self) -> None:
        findings = self.context.data.all(Finding)
        # Identifiers grow with time: the newest card stands first.
        self.model.set_rows(sorted(findings, key=lambda finding: finding.id, reverse=True))
        self.list_card.beside.setText(
            self.words.n("{count} card", "{count} cards", len(findings)) if findings else ""
        )
        self.kinds.show_picture(self._bars)
        self.sort.setVisible(bool(findings))

    def _bars(self, width: int) -> Picture:
        tr, data = self.words, self.context.data
        return bar_chart(
            [
                Bar(tr.t(words.plural), len(data.where(Finding, "kind", kind)), key=kind.value)
                for kind, words in KINDS.items()
            ],
            title=tr.t("So far"),
            sentence=tr.n("{count} card", "{count} cards", len(data.all(Finding))),
            nothing=tr.t("None yet"),
            width=width,
            tr=tr,
            measure=self.context.picture_fonts().measure,
        )

    # ---------------------------------------------------------------- doing

    def _add(self) -> None:
        statement = self.line.take()
        if not statement:
            self.new_item()
            return
        context = self.context
        values = {
            "network_id": context.network_id,
            "cycle_id": context.cycle_id or None,
            "kind": FindingKind(self.kind.current()),
            "level": self.level.currentData(),
            "statement": statement,
        }
        if context.perform(lambda: records.create(context.ws, Finding, values=values)):
            self.line.empty()
            # The kind stays for the next card, as people write in turns; a level is of one card.
            self.level.setCurrentIndex(0)
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def new_item(self) -> None:
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def arrive(self, **where: object) -> None:
        self.table.select_id(str(where.get("record") or ""))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Writing starts at once, unless somebody is walking along the tabs by keyboard.
        if not isinstance(QApplication.focusWidget(), QTabBar):
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
