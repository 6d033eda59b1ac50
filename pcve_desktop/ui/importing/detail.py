"""The right-hand side of the preview: what an import does with one organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.imports.changes import EMPTY, Way
from pcve_desktop.imports.items import Verdict
from pcve_desktop.ui.importing.deciding import DecisionBox
from pcve_desktop.ui.importing.preview_model import GROUPS, HEADINGS, Entry, PreviewModel
from pcve_desktop.ui.importing.wording import (
    Line,
    contact_blocks,
    likeness_text,
    organisation_lines,
    row_numbers,
    skipped_lines,
)
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.chips import Chip
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.options import OptionCard
from pcve_desktop.ui.kit.scroll import ScrollArea
from pcve_desktop.ui.kit.switches import Segmented
from pcve_desktop.ui.kit.text import Text, TitleText, hairline

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.changes import FieldChange
    from pcve_desktop.imports.items import PlanItem
    from pcve_desktop.imports.table import Table
    from pcve_desktop.ui.kit.theme import ThemeHub

VERDICT_LOOKS = {
    Verdict.LIKELY: ("partners", "attn"),
    Verdict.NEW: ("plus", "soft"),
    Verdict.UPDATE: ("note", "ok"),
    Verdict.SAME: ("shared", "mute"),
}
_LABELS, _VALUES = 2, 5


class Detail(QFrame):
    """A card with one line of the list in full; it scrolls by itself.

    `decided(name, which, id)`, `rest_decided(which)`: which organisation it is, or all that wait
    are; `way_chosen(name, contact, field, way)`, `way_for_all(change)`: what becomes of a field;
    `asked`: the choices are to be shown.
    """

    decided = Signal(str, str, str)
    rest_decided = Signal(str)
    way_chosen = Signal(str, int, str, object)
    way_for_all = Signal(object)
    asked = Signal()

    def __init__(self, hub: ThemeHub, tr: Translator, model: PreviewModel, *, name: str) -> None:
        super().__init__()
        self._hub, self._words, self._model = hub, tr, model
        self._entry: Entry | None = None
        self._asked = False
        self._source = ""
        self._table: Table | None = None
        self.setObjectName(name)
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        self.area = ScrollArea(QWidget(), name=f"{name}.scroll")
        # A reader without a mouse scrolls with the arrows and Page Down.
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(tr.t("What the import does with it"))
        column.addWidget(self.area)

    def set_source(self, table: Table | None, source: str) -> None:
        """Say which file the lines come from."""
        self._table, self._source = table, source

    def show_entry(self, entry: Entry | None, size: int) -> None:
        """Show a line of the list; `size` is how many lines its group has."""
        if entry is None or entry != self._entry:
            self._asked = False
        self._entry = entry
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(18, 14, 18, 16)
        self._column.setSpacing(10)
        item = self._model.item(entry) if entry else None
        if entry is None:
            self._add_text(self._words.t("The file has no row with something in it."))
        elif item is not None:
            self._add_item(item)
        elif entry.skipped is not None:
            self._add_skipped(entry)
        else:
            heading = self._words.t(HEADINGS[entry.group])
            self._add_title(f"{heading} ({self._words.number(size)})", None)
            self._add_text(self._words.t(GROUPS[entry.group]))
        self._column.addStretch(1)
        # What was shown may be what just asked for this: it goes when it has done.
        old = self.area.takeWidget()
        self.area.setWidget(inside)
        inside.setAutoFillBackground(False)
        inside.show()
        if old is not None:
            old.deleteLater()

    def show_again(self, size: int) -> None:
        """Show the line as it is decided now; the keyboard and the place stay where they are."""
        focus = QApplication.focusWidget()
        inside = self.area.widget()
        name = focus.objectName() if focus is not None else ""
        held = focus is not None and bool(inside and inside.isAncestorOf(focus))
        bar = self.area.verticalScrollBar()
        at = bar.value()
        self.show_entry(self._entry, size)
        again = self.findChild(QWidget, name) if name and held else None
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)
        elif held:
            self.take_focus()
        bar.setValue(at)

    def take_focus(self) -> None:
        """Put the keyboard where this line can be decided."""
        for card in self.findChildren(OptionCard):
            if card.isChecked():
                card.setFocus(Qt.FocusReason.TabFocusReason)
                return
        other = self.findChild(QWidget, f"{self.objectName()}.otherwise")
        (other or self.area).setFocus(Qt.FocusReason.TabFocusReason)

    # The parts

    def _add_text(self, text: str) -> None:
        self._column.addWidget(Text(text, Role.SECONDARY, tone="ink2", wrap=True))

    def _add_title(self, text: str, chip: Chip | None) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(TitleText(text, Role.CARD_TITLE), 1)
        if chip is not None:
            row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)

    def _add_item(self, item: PlanItem) -> None:
        tr = self._words
        out = item.name in self._model.left_out()
        glyph, tone = ("minus", "mute") if out else VERDICT_LOOKS[item.verdict]
        said = tr.t("Left out") if out else tr.t(item.verdict.value)
        self._add_title(item.name, Chip(self._hub, said, glyph=glyph, tone=tone))
        self._add_text(
            tr.t(
                "From {rows} of {file}",
                rows=row_numbers(item.rows, tr),
                file=self._source,
            )
        )
        if item.matched_by:
            known = tr.t("In the directory as “{name}”.", name=item.known_as)
            self._add_text(f"{known} {tr.t(item.matched_by)}.")
        self._add_decision(item, out=out)
        offered = {proposal.name for proposal in item.proposals}
        for other, pair in self._model.alike(item.name):
            if other in offered:
                continue
            self._column.addWidget(
                Notice(self._hub, likeness_text(other, pair, tr), tone="attn", icon="partners")
            )
        if item.problems:
            remarks = "\n".join(note.text(tr) for note in item.problems)
            title = tr.n("{count} remark", "{count} remarks", len(item.problems))
            self._column.addWidget(Notice(self._hub, remarks, tone="attn", strong=title))
        if item.reason and item.verdict is not Verdict.LIKELY:
            self._column.addWidget(Notice(self._hub, f"{tr.t(item.reason)}."))
        if item.verdict is Verdict.UPDATE and item.joins_network:
            self._add_text(tr.t("Joins this network."))
        self._add_lines(organisation_lines(item, tr), item)
        for title, lines in contact_blocks(item, tr):
            self._column.addWidget(Text(title, Role.SECONDARY_STRONG, wrap=True))
            self._add_lines(lines, item)

    def _add_decision(self, item: PlanItem, *, out: bool) -> None:
        """Ask which organisation it is, at once where that is open, on demand elsewhere."""
        decisions, name = self._model.decisions, self.objectName()
        if not (self._asked or item.proposals or item.decided):
            button = Button(
                self._hub,
                self._words.t("Is it another organisation?"),
                name=f"{name}.otherwise",
                kind="quiet",
            )
            button.clicked.connect(self._ask)
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            self._column.addLayout(row)
            return
        box = DecisionBox(
            self._hub, self._words, decisions, item.name, name=f"{name}.which", left_out=out
        )
        # An arrow key moves on after the click that it makes: only then is there a place to keep.
        later = Qt.ConnectionType.QueuedConnection
        box.chosen.connect(self._chosen, later)
        box.for_rest.connect(self.rest_decided, later)
        self._column.addWidget(box)

    def _chosen(self, which: str, organisation_id: str) -> None:
        if self._entry is not None:
            self.decided.emit(self._entry.name, which, organisation_id)

    def _ask(self) -> None:
        self._asked = True
        self.asked.emit()

    def _add_skipped(self, entry: Entry) -> None:
        tr, skipped = self._words, entry.skipped
        if skipped is None:
            return
        chip = Chip(self._hub, tr.t(entry.group), glyph="minus", tone="mute")
        self._add_title(tr.t("Row {row}", row=skipped.row), chip)
        self._column.addWidget(Notice(self._hub, f"{tr.t(skipped.reason)}.", tone="attn"))
        if self._table is not None:
            self._add_lines(skipped_lines(self._table, skipped.row, tr))

    def _add_lines(self, lines: list[Line], item: PlanItem | None = None) -> None:
        """Add fields below each other: label at the left, values at the right."""
        if not lines:
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, _LABELS)
        grid.setColumnStretch(1, _VALUES)
        for row, line in enumerate(lines):
            place = Qt.AlignmentFlag.AlignTop
            label = Text(line.label, Role.SECONDARY, tone="ink2", wrap=True)
            values = self._values(line)
            if item is not None and line.change is not None:
                if line.change.before in EMPTY:
                    place = Qt.AlignmentFlag.AlignVCenter
                    filling = self._filling(line.change, line.place, item)
                    grid.addWidget(filling, row, 2, place)
                else:
                    self._add_ways(values, line.change, line.place, item)
            grid.addWidget(label, row, 0, place)
            grid.addWidget(values, row, 1, place)
        self._column.addWidget(hairline())
        self._column.addLayout(grid)

    def _values(self, line: Line) -> QWidget:
        """Return before and after in words of their own, never told by colour alone."""
        tr = self._words
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        if line.kept and not line.before:
            said = tr.t("Left empty. The file says: {text}", text=line.after)
            column.addWidget(_value(said, Role.SECONDARY, "ink2"))
        elif line.kept:
            column.addWidget(_value(line.before, Role.SECONDARY_STRONG))
            said = tr.t("Kept. The file says: {text}", text=line.after)
            column.addWidget(_value(said, Role.SECONDARY, "ink2"))
        elif line.before:
            said = tr.t("Before: {text}", text=line.before)
            column.addWidget(_value(said, Role.SECONDARY, "ink2"))
            column.addWidget(_value(line.after, Role.SECONDARY_STRONG))
        else:
            column.addWidget(_value(line.after, Role.SECONDARY))
        if line.remark:
            column.addWidget(Text(line.remark, Role.CAPTION, tone="ink2", wrap=True))
        return made

    def _filling(self, change: FieldChange, place: int, item: PlanItem) -> Button:
        """Let the person leave a field empty, or fill it after all."""
        fills = change.applied
        field = self._words.t(change.label)
        button = Button(
            self._hub,
            self._words.t("Leave empty") if fills else self._words.t("Fill in"),
            name=f"{self.objectName()}.way.{place}.{change.field}",
            kind="quiet",
            compact=True,
            hint=self._words.t("What becomes of “{field}”", field=field),
        )
        way = Way.KEEP if fills else change.ways()[-1]
        button.clicked.connect(lambda: self.way_chosen.emit(item.name, place, change.field, way))
        return button

    def _add_ways(self, values: QWidget, change: FieldChange, place: int, item: PlanItem) -> None:
        """Let the person say what becomes of a field, here or wherever it differs."""
        tr, decisions = self._words, self._model.decisions
        column = values.layout()
        if not isinstance(column, QVBoxLayout):
            return
        name = f"{self.objectName()}.way.{place}.{change.field}"
        ways = Segmented(
            self._hub,
            [(way.name, tr.t(way.value), None) for way in change.ways()],
            name=name,
            text=tr.t("What becomes of “{field}”", field=tr.t(change.label)),
            compact=True,
        )
        ways.set_current(change.way.name)
        ways.chosen.connect(
            lambda key: self.way_chosen.emit(item.name, place, change.field, Way[key])
        )
        column.addSpacing(4)
        column.addWidget(ways, 0, Qt.AlignmentFlag.AlignLeft)
        alike = decisions.alike(change, change.way)
        if decisions.went(item.name, place, change.field) and alike:
            text = tr.n("The same for {count} other", "The same for {count} others", len(alike))
            button = Button(self._hub, text, name=f"{name}.all", kind="quiet", icon="check")
            button.clicked.connect(lambda: self.way_for_all.emit(change))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._hub.theme.px(140))


def _value(text: str, role: Role, tone: str = "ink") -> Text:
    made = Text(text, role, tone=tone, wrap=True)
    # The pointer copies what a person wants to look up elsewhere.
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
