"""The right-hand side of the preview: what an import does with one organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.imports.items import Verdict
from pcve_desktop.ui.importing.preview_model import GROUPS, Entry
from pcve_desktop.ui.importing.wording import (
    Line,
    contact_blocks,
    likeness_text,
    organisation_lines,
    row_numbers,
    skipped_lines,
)
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.chips import Chip
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.scroll import ScrollArea
from pcve_desktop.ui.kit.text import Text, TitleText, hairline

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.group import Alike
    from pcve_desktop.imports.items import PlanItem
    from pcve_desktop.imports.table import Table
    from pcve_desktop.ui.kit.theme import ThemeHub

VERDICT_LOOKS = {
    Verdict.NEW: ("plus", "soft"),
    Verdict.UPDATE: ("note", "ok"),
    Verdict.SAME: ("shared", "mute"),
}
_LABELS, _VALUES = 2, 5


class Detail(QFrame):
    """A card with one line of the list in full; it scrolls by itself."""

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str) -> None:
        super().__init__()
        self._hub, self._words = hub, tr
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

    def show_entry(self, entry: Entry | None, alike: list[tuple[str, Alike]], size: int) -> None:
        """Show a line of the list; `size` is how many lines its group has."""
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(18, 14, 18, 16)
        self._column.setSpacing(10)
        if entry is None:
            self._add_text(self._words.t("The file has no row with something in it."))
        elif entry.item is not None:
            self._add_item(entry.item, alike)
        elif entry.skipped is not None:
            self._add_skipped(entry)
        else:
            self._add_title(f"{self._words.t(entry.group)} ({self._words.number(size)})", None)
            self._add_text(self._words.t(GROUPS[entry.group]))
        self._column.addStretch(1)
        self.area.setWidget(inside)
        inside.setAutoFillBackground(False)
        inside.show()

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

    def _add_item(self, item: PlanItem, alike: list[tuple[str, Alike]]) -> None:
        tr = self._words
        glyph, tone = VERDICT_LOOKS[item.verdict]
        self._add_title(
            item.name, Chip(self._hub, tr.t(item.verdict.value), glyph=glyph, tone=tone)
        )
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
        for other, pair in alike:
            self._column.addWidget(
                Notice(self._hub, likeness_text(other, pair, tr), tone="attn", icon="partners")
            )
        if item.problems:
            remarks = "\n".join(note.text(tr) for note in item.problems)
            title = tr.n("{count} remark", "{count} remarks", len(item.problems))
            self._column.addWidget(Notice(self._hub, remarks, tone="attn", strong=title))
        if item.reason:
            self._column.addWidget(Notice(self._hub, f"{tr.t(item.reason)}."))
        if item.verdict is Verdict.UPDATE and item.joins_network:
            self._add_text(tr.t("Joins this network."))
        self._add_lines(organisation_lines(item, tr))
        for title, lines in contact_blocks(item, tr):
            self._column.addWidget(Text(title, Role.SECONDARY_STRONG, wrap=True))
            self._add_lines(lines)

    def _add_skipped(self, entry: Entry) -> None:
        tr, skipped = self._words, entry.skipped
        if skipped is None:
            return
        chip = Chip(self._hub, tr.t(entry.group), glyph="minus", tone="mute")
        self._add_title(tr.t("Row {row}", row=skipped.row), chip)
        self._column.addWidget(Notice(self._hub, f"{tr.t(skipped.reason)}.", tone="attn"))
        if self._table is not None:
            self._add_lines(skipped_lines(self._table, skipped.row, tr))

    def _add_lines(self, lines: list[Line]) -> None:
        """Add fields below each other: label at the left, values at the right."""
        if not lines:
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, _LABELS)
        grid.setColumnStretch(1, _VALUES)
        for row, line in enumerate(lines):
            top = Qt.AlignmentFlag.AlignTop
            label = Text(line.label, Role.SECONDARY, tone="ink2", wrap=True)
            grid.addWidget(label, row, 0, top)
            grid.addWidget(self._values(line), row, 1, top)
        self._column.addWidget(hairline())
        self._column.addLayout(grid)

    def _values(self, line: Line) -> QWidget:
        """Return before and after in words of their own, never told by colour alone."""
        tr = self._words
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        if line.kept:
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

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._hub.theme.px(140))


def _value(text: str, role: Role, tone: str = "ink") -> Text:
    made = Text(text, role, tone=tone, wrap=True)
    # The pointer copies what a person wants to look up elsewhere.
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
