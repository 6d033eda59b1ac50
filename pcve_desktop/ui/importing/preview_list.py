"""The list of the preview: headings and organisations with ticks, painted, one stop of Tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QListView,
    QStyleOptionViewItem,
)

from pcve_desktop.ui.importing.preview_model import (
    ENTRY_ROLE,
    HEADING_ROLE,
    NOTE_ROLE,
    WORTH_A_LOOK_ROLE,
    Entry,
    PreviewModel,
)
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.ticked_lines import HEADING_HEIGHT, Index, TickedLines, as_lines

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPainter

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub


class _Delegate(TickedLines):
    """Paint a heading or an organisation of the file."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, self._hub.theme.px(HEADING_HEIGHT))

    def is_heading(self, index: Index) -> bool:
        return bool(index.data(HEADING_ROLE))

    def boxed(self, index: Index) -> bool:
        return super().boxed(index) or not self.is_heading(index)

    def paint_words(self, painter: QPainter, words: QRectF, index: Index) -> None:
        look = bool(index.data(WORTH_A_LOOK_ROLE))
        left = self.paint_note(painter, words, str(index.data(NOTE_ROLE)), look=look)
        role = Role.SECONDARY_STRONG if self.is_heading(index) else Role.BODY
        self.write(painter, left, role, "ink", str(index.data(Qt.ItemDataRole.DisplayRole)))


class PreviewList(QListView):
    """Headings and lines of a plan; `shown` carries the `Entry` the arrows or the mouse are at.

    `asked` comes with Enter: the person wants to decide about the line.
    """

    shown = Signal(object)
    asked = Signal()

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str) -> None:
        super().__init__()
        self._hub = hub
        self.lines = PreviewModel(tr)
        self.lines.setParent(self)
        self.setObjectName(name)
        self.setAccessibleName(tr.t("Organisations of the file"))
        self.setModel(self.lines)
        self.setItemDelegate(_Delegate(hub, self))
        self.setUniformItemSizes(True)
        as_lines(self, hub)
        self.selectionModel().currentChanged.connect(self._moved)

    def select_first(self) -> None:
        """Go to the first organisation."""
        row = self.lines.first_item()
        if row >= 0:
            self.setCurrentIndex(self.lines.index(row))
        else:
            self.shown.emit(None)
        self.scrollToTop()

    def current_entry(self) -> Entry | None:
        """Return the line that is current."""
        entry = self.currentIndex().data(ENTRY_ROLE)
        return entry if isinstance(entry, Entry) else None

    def _moved(self, current: QModelIndex) -> None:
        if current.isValid():
            self.shown.emit(current.data(ENTRY_ROLE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # Enter would import at once: in a list of questions it answers the one at hand.
            self.asked.emit()
            return
        super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._hub.theme.px(HEADING_HEIGHT) * 4)
