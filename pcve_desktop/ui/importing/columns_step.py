"""The second step: what each column means, who may be named, and the role of new members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.ui.importing.choices import NOT_IMPORTED
from pcve_desktop.ui.importing.parts import SideBySide
from pcve_desktop.ui.importing.settings_panel import SettingsPanel
from pcve_desktop.ui.kit.cards import frame
from pcve_desktop.ui.kit.chips import Chip
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.choice_editors import StillCombo
from pcve_desktop.ui.kit.scroll import ScrollArea
from pcve_desktop.ui.kit.text import ElidedText, Text, hairline

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtGui import QResizeEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.plan import Options
    from pcve_desktop.ui.importing.choices import ColumnChoices
    from pcve_desktop.ui.kit.theme import ThemeHub

_COLUMNS = (3, 4, 5)
_PANEL = 290
_LEFT, _RIGHT = 16, 18


class _Row:
    """The widgets of one column of the file."""

    def __init__(
        self, hub: ThemeHub, tr: Translator, choices: ColumnChoices, column: int, name: str
    ) -> None:
        self._tr, self._choices, self._column = tr, choices, column
        header = choices.table.columns[column].label(tr)
        letter = choices.table.columns[column].letter
        self.head = QWidget()
        head = QVBoxLayout(self.head)
        head.setContentsMargins(0, 8, 0, 8)
        head.setSpacing(2)
        head.addWidget(ElidedText(header, Role.STRONG))
        if choices.table.columns[column].name:
            head.addWidget(Text(tr.t("Column {letter}", letter=letter), Role.CAPTION, tone="ink2"))
        head.addStretch(1)
        self.values = QWidget()
        values = QVBoxLayout(self.values)
        values.setContentsMargins(0, 8, 0, 8)
        values.setSpacing(2)
        samples = choices.samples(column)
        for sample in samples:
            values.addWidget(ElidedText(sample, Role.SECONDARY, tone="ink2"))
        values.addStretch(1)
        self.combo = StillCombo()
        self.combo.setObjectName(name)
        self.combo.setProperty("compact", True)
        self.combo.setAccessibleName(tr.t("Meaning of the column “{header}”", header=header))
        self.combo.addItem(tr.t("Not imported"), None)
        for target in choices.targets:
            self.combo.addItem(tr.t(target.label), target.key)
        self.chip = Chip(hub, "", name=f"{name}.sure")
        self.hint = Text("", Role.CAPTION, tone="ink2", wrap=True, name=f"{name}.hint")
        self.meaning = QWidget()
        meaning = QVBoxLayout(self.meaning)
        meaning.setContentsMargins(0, 8, 0, 8)
        meaning.setSpacing(6)
        meaning.addWidget(self.combo)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.hint, 1)
        meaning.addLayout(below)
        meaning.addStretch(1)
        self._samples = tr.list(samples)

    def chosen(self) -> str | None:
        """Return the key shown in the list of meanings."""
        key = self.combo.currentData()
        return None if key is None else str(key)

    def update(self) -> None:
        """Show what the column means now, how surely and why."""
        tr, choices = self._tr, self._choices
        place = self.combo.findData(choices.target(self._column))
        self.combo.setCurrentIndex(max(0, place))
        standing = choices.standing(self._column)
        reason = choices.reason(self._column, tr)
        words = tr.t(standing.words)
        self.chip.set_state(words, tone=standing.tone)
        # The list itself says that a column is not imported.
        self.chip.setVisible(standing is not NOT_IMPORTED)
        self.hint.setText(reason)
        spoken = [words, reason, tr.t("Values: {values}", values=self._samples)]
        self.combo.setAccessibleDescription(". ".join(part for part in spoken if part))


class _Rows(ScrollArea):
    """The rows; the titles above them keep the same room free for the scroll bar."""

    def __init__(self, titles: QGridLayout, *, name: str) -> None:
        self._titles = titles
        super().__init__(QWidget(), name=name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() - self.viewport().width()
        self._titles.setContentsMargins(_LEFT, 8, _RIGHT + beside, 8)


class ColumnsStep(QWidget):
    """One row per column of the file; `changed` when a meaning or an option is another one."""

    changed = Signal()

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str, today: dt.date) -> None:
        super().__init__()
        self._hub, self._words, self._name = hub, tr, name
        self._choices: ColumnChoices | None = None
        self._rows: list[_Row] = []
        self.setObjectName(f"{name}.step.columns")
        self.panel = SettingsPanel(hub, tr, name=name, today=today)
        self.panel.changed.connect(self.changed)
        self._card = frame("card")
        column = QVBoxLayout(self._card)
        column.setContentsMargins(1, 1, 1, 4)
        column.setSpacing(0)
        titles = self._make_titles()
        column.addLayout(titles)
        column.addWidget(hairline())
        self.area = _Rows(titles, name=f"{name}.columns")
        column.addWidget(self.area, 1)
        side = ScrollArea(self.panel, name=f"{name}.options")
        panes = SideBySide(hub, self._card, side, fixed=1, width=_PANEL)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(panes)

    def _make_titles(self) -> QGridLayout:
        row = QGridLayout()
        row.setContentsMargins(_LEFT, 8, _RIGHT, 8)
        row.setHorizontalSpacing(16)
        titles = (
            self._words.t("Column of the file"),
            self._words.t("First values"),
            self._words.t("What it means"),
        )
        for place, (title, share) in enumerate(zip(titles, _COLUMNS, strict=True)):
            row.addWidget(Text(title, Role.SECONDARY_STRONG, tone="ink2"), 0, place)
            row.setColumnStretch(place, share)
            row.setColumnMinimumWidth(place, 60)
        return row

    def set_choices(self, choices: ColumnChoices) -> None:
        """Show the columns of another file."""
        self._choices = choices
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(_LEFT, 2, _RIGHT, 2)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        self._rows = []
        for column in range(len(choices.table.columns)):
            row = _Row(self._hub, self._words, choices, column, f"{self._name}.columns.{column}")
            row.combo.settled.connect(self._settle)
            if column:
                grid.addWidget(hairline(), 2 * column - 1, 0, 1, 3)
            for place, widget in enumerate((row.head, row.values, row.meaning)):
                grid.addWidget(widget, 2 * column, place)
            self._rows.append(row)
        for place, share in enumerate(_COLUMNS):
            grid.setColumnStretch(place, share)
            grid.setColumnMinimumWidth(place, 60)
        grid.setRowStretch(2 * len(self._rows), 1)
        old = self.area.takeWidget()
        self.area.setWidget(inside)
        inside.setAutoFillBackground(False)
        if old is not None:
            old.deleteLater()
        self._update()

    def mapping(self) -> dict[int, str]:
        """Return the target keys by column, with what was chosen last."""
        self._take_choices()
        return self._choices.mapping() if self._choices else {}

    def options(self) -> Options | None:
        """Return what the person decided, None when the date of agreement cannot be read."""
        return self.panel.options()

    def _take_choices(self) -> None:
        """Take what the lists show; a list walked through by key may not have said so yet."""
        if self._choices is None:
            return
        for column, row in enumerate(self._rows):
            if row.chosen() != self._choices.target(column):
                self._choices.choose(column, row.chosen())
                self._update()

    def _settle(self) -> None:
        self._take_choices()
        self.changed.emit()

    def _update(self) -> None:
        choices = self._choices
        if choices is None:
            return
        for row in self._rows:
            row.update()
        self.panel.set_names(choices.names_of_people(self._words))

    def take_focus(self) -> None:
        """Put the focus into the first list of meanings."""
        if self._rows:
            self._rows[0].combo.setFocus(Qt.FocusReason.TabFocusReason)
