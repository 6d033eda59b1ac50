"""The first step: choose or drop a file, and see what was found out about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.ui.importing.rows_view import SHOWN, RowsView
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Notice, frame
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.choice_editors import StillCombo
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.text import ElidedText, Text

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QFrame

    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.table import Table
    from pcve_desktop.ui.kit.theme import ThemeHub


class FileStep(QWidget):
    """Ask for a file, then show it. `chosen` carries a path, `sheet_chosen` the name of a sheet."""

    chosen = Signal(Path)
    sheet_chosen = Signal(str)

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str) -> None:
        super().__init__()
        self._hub, self._words, self._name = hub, tr, name
        self._folder = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        self.setObjectName(f"{name}.step.file")
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._ask = self._make_ask()
        self._found = self._make_found()
        self.notes = Notice(hub, "", name=f"{name}.notes")
        self._caption = Text("", Role.CARD_TITLE, name=f"{name}.rows.title")
        self.rows = RowsView(hub, tr, name=f"{name}.rows")
        self._card = frame("card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.addWidget(self.rows)
        column.addWidget(self._ask, 1)
        for widget in (self._found, self.notes, self._caption):
            column.addWidget(widget)
        column.addWidget(self._card, 1)
        self._show(found=False)

    def _make_ask(self) -> QFrame:
        words = self._words
        made = frame("empty")
        made.setObjectName(f"{self._name}.drop")
        column = QVBoxLayout(made)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(1)
        column.addWidget(GlyphLabel(self._hub, "sheet", size=44, color="accent"), 0, centre)
        column.addWidget(
            Text(
                words.t("Drop a list of organisations here"),
                Role.DETAIL_TITLE,
                wrap=True,
                align=centre,
            )
        )
        column.addWidget(
            Text(
                words.t(
                    "A workbook (.xlsx) or a text table (.csv), as it is: headers, order and "
                    "columns may be anything. The file itself is not changed."
                ),
                Role.SECONDARY,
                tone="ink2",
                wrap=True,
                align=centre,
            )
        )
        self.choose = Button(
            self._hub, words.t("Choose a file"), name=f"{self._name}.file", icon="folder"
        )
        self.choose.clicked.connect(self.ask)
        column.addSpacing(8)
        column.addWidget(self.choose, 0, centre)
        column.addStretch(1)
        return made

    def _make_found(self) -> QFrame:
        words = self._words
        made = frame("card")
        row = QHBoxLayout(made)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(GlyphLabel(self._hub, "sheet", size=24, color="accent"))
        texts = QVBoxLayout()
        texts.setSpacing(1)
        self.file_name = ElidedText("", Role.STRONG, name=f"{self._name}.name", middle=True)
        self.size_text = Text("", Role.SECONDARY, tone="ink2", name=f"{self._name}.size")
        texts.addWidget(self.file_name)
        texts.addWidget(self.size_text)
        row.addLayout(texts, 1)
        self._sheet_label = Text(words.t("Sheet"), Role.SECONDARY, tone="ink2")
        self.sheet = StillCombo()
        self.sheet.setObjectName(f"{self._name}.sheet")
        self.sheet.setAccessibleName(words.t("Sheet"))
        self.sheet.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._sheet_label.setBuddy(self.sheet)
        self.sheet.settled.connect(self._sheet_settled)
        row.addWidget(self._sheet_label)
        row.addWidget(self.sheet)
        self.other = Button(self._hub, words.t("Other file"), name=f"{self._name}.other")
        self.other.clicked.connect(self.ask)
        row.addWidget(self.other)
        return made

    def _show(self, *, found: bool) -> None:
        self._ask.setVisible(not found)
        for widget in (self._found, self.notes, self._caption, self._card):
            widget.setVisible(found)

    # Choosing

    def ask(self) -> None:
        """Let the person pick a file."""
        t = self._words.t
        kinds = f"{t('Tables')} (*.xlsx *.xlsm *.csv *.tsv *.txt);;{t('All files')} (*)"
        found, _kind = QFileDialog.getOpenFileName(
            self, t("A list of organisations"), self._folder, kinds
        )
        if found:
            self._folder = str(Path(found).parent)
            self.chosen.emit(Path(found))

    def _sheet_settled(self) -> None:
        self.sheet_chosen.emit(self.sheet.currentText())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = self._dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.chosen.emit(path)

    @staticmethod
    def _dropped(event: QDropEvent) -> Path | None:
        """Return the one file of this computer that is dragged."""
        urls = event.mimeData().urls()
        if len(urls) != 1 or not urls[0].isLocalFile():
            return None
        return Path(urls[0].toLocalFile())

    # Showing

    def show_table(self, path: Path, table: Table) -> None:
        """Show what was found out about a file."""
        tr = self._words
        rows = tr.n("{count} row", "{count} rows", len(table.rows))
        columns = tr.n("{count} column", "{count} columns", len(table.columns))
        self.file_name.set_full_text(path.name)
        self.size_text.setText(f"{rows}, {columns}")
        several = len(table.sheets) > 1
        self._sheet_label.setVisible(several)
        self.sheet.setVisible(several)
        self.sheet.clear()
        self.sheet.addItems(list(table.sheets))
        self.sheet.setCurrentText(table.sheet or "")
        notes = [note.text(tr) for note in table.notes]
        self.notes.set_text("\n".join(notes), tr.t("What was found out"))
        shown = min(SHOWN, len(table.rows))
        self._caption.setText(
            tr.t("All rows")
            if shown == len(table.rows)
            else tr.t("The first {count} rows", count=shown)
        )
        self.rows.set_table(table)
        self._show(found=True)
        self.notes.setVisible(bool(notes))

    def take_focus(self) -> None:
        """Put the focus where the person goes on."""
        (self.other if self._found.isVisibleTo(self) else self.choose).setFocus()
