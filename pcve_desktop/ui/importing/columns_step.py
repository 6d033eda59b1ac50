"""The second step: what each column means, who may be named, and the role of new members."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.imports.columns import apply_columns
from pcve_desktop.likeness.words import fold
from pcve_desktop.ui.importing.choices import NOT_IMPORTED
from pcve_desktop.ui.importing.parts import SideBySide
from pcve_desktop.ui.importing.saved_strip import SavedStrip
from pcve_desktop.ui.importing.settings_panel import SettingsPanel
from pcve_desktop.ui.importing.words_dialog import WordsDialog
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import frame
from pcve_desktop.ui.kit.chips import Chip
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.choice_editors import StillCombo
from pcve_desktop.ui.kit.scroll import ScrollArea
from pcve_desktop.ui.kit.text import ElidedText, Text, hairline

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.columns import Applied
    from pcve_desktop.imports.plan import Options
    from pcve_desktop.services.mappings import SavedColumns
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
            self.combo.addItem(target.text(tr), target.key)
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
        self.words = Button(hub, "", name=f"{name}.words", kind="quiet", icon="list")
        meaning.addWidget(self.words, 0, Qt.AlignmentFlag.AlignLeft)
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
        self._show_words()
        spoken = [words, reason, tr.t("Values: {values}", values=self._samples)]
        self.combo.setAccessibleDescription(". ".join(part for part in spoken if part))

    def _show_words(self) -> None:
        """Offer to say what words mean where the column fills a list."""
        tr, known = self._tr, self._choices.words_in(self._column, self._tr)
        unknown = self._choices.unknown_words(self._column, tr)
        self.words.setVisible(bool(known))
        self.words.set_label(
            tr.n("{count} word not understood", "{count} words not understood", unknown)
            if unknown
            else tr.n("{count} word", "{count} words", len(known))
        )


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
    """One row per column of the file; `changed` when a meaning or an option is another one.

    `manage` asks for the names of the saved columns.
    """

    changed = Signal()
    manage = Signal()

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
        outer.setSpacing(12)
        self.saved = SavedStrip(hub, tr, name=f"{name}.saved_columns")
        self.saved.chosen.connect(self._use)
        self.saved.manage.connect(self.manage)
        outer.addWidget(self.saved)
        outer.addWidget(panes, 1)

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

    def set_saved(self, saved: Sequence[SavedColumns]) -> None:
        """Offer saved columns; those in use stay chosen."""
        applied = self._choices.applied if self._choices else None
        self.saved.set_saved(saved, applied)

    def _use(self, saved: SavedColumns | None) -> None:
        """Take saved columns chosen by hand, or the guesses alone."""
        choices = self._choices
        if choices is None:
            return
        applied = apply_columns(saved, choices.table, choices.targets) if saved else None
        choices.use(applied)
        self.saved.tell(applied, asked=saved)
        self._show_applied(applied)
        self._update()
        self.changed.emit()

    def _show_applied(self, applied: Applied | None) -> None:
        if applied is not None and applied.role is not None:
            self.panel.set_role(applied.role)

    def words(self) -> dict[str, dict[str, str]]:
        """Return what words of the file mean by hand."""
        return self._choices.words if self._choices else {}

    def applied(self) -> Applied | None:
        """Return the saved columns in use."""
        return self._choices.applied if self._choices else None

    def _ask_words(self, column: int) -> None:
        """Ask what the words of a column mean."""
        choices, tr = self._choices, self._words
        if choices is None:
            return
        self._take_choices()
        key = choices.target(column)
        words = choices.words_in(column, tr)
        if key is None or not words:
            return
        given = choices.words.get(key, {})
        dialog = WordsDialog(
            self._hub,
            tr,
            choices.table.columns[column].label(tr),
            words,
            given,
            parent=self.window(),
        )

        def take() -> None:
            asked = {fold(word.text) for word in words}
            kept = {word: meaning for word, meaning in given.items() if word not in asked}
            choices.words[key] = kept | dialog.meanings()
            self._update()
            self.changed.emit()

        dialog.accepted.connect(take)
        dialog.open()

    def set_choices(self, choices: ColumnChoices) -> None:
        """Show the columns of another file."""
        self._choices = choices
        self._show_applied(choices.applied)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(_LEFT, 2, _RIGHT, 2)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        self._rows = []
        for column in range(len(choices.table.columns)):
            row = _Row(self._hub, self._words, choices, column, f"{self._name}.columns.{column}")
            row.combo.settled.connect(self._settle)
            row.words.clicked.connect(partial(self._ask_words, column))
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
        options = self.panel.options()
        return replace(options, words=self.words()) if options else None

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
