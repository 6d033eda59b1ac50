"""The list of a form: actions, proposals with ticks, what is not taken; one stop of Tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QListView,
    QStyleOptionViewItem,
)

from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.ticked_lines import HEADING_HEIGHT, Index, TickedLines, as_lines
from pcve_desktop.ui.returning.model import (
    CHANGE_ROLE,
    LINE_ROLE,
    NOTE_ROLE,
    Line,
    ProposalModel,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

_TWO_LINES = 52


class _Delegate(TickedLines):
    """Paint an action, a proposal with what it changes, or what is not taken."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        height = HEADING_HEIGHT if self.is_heading(index) else _TWO_LINES
        return QSize(120, self._hub.theme.px(height))

    def is_heading(self, index: Index) -> bool:
        return bool(_line(index).heading)

    def paint_words(self, painter: QPainter, words: QRectF, index: Index) -> None:
        line, second = _line(index), str(index.data(CHANGE_ROLE))
        first = QRectF(words)
        if second:
            first.setHeight(words.height() / 2 + 2)
            below = words.adjusted(0, words.height() / 2 - 2, 0, 0)
            self.write(painter, below, Role.SECONDARY, "ink2", second)
        look = line.proposal is not None
        first = self.paint_note(painter, first, str(index.data(NOTE_ROLE)), look=look)
        role = Role.SECONDARY_STRONG if line.heading else Role.BODY
        self.write(painter, first, role, "ink", str(index.data(Qt.ItemDataRole.DisplayRole)))


def _line(index: Index) -> Line:
    line = index.data(LINE_ROLE)
    return line if isinstance(line, Line) else Line("")


class ProposalList(QListView):
    """Lines of a form; `shown` carries the `Line` the arrows or the mouse are at."""

    shown = Signal(object)

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str) -> None:
        super().__init__()
        self._hub = hub
        self.lines = ProposalModel(tr)
        self.lines.setParent(self)
        self.setObjectName(name)
        self.setAccessibleName(tr.t("What the form proposes"))
        self.setModel(self.lines)
        self.setItemDelegate(_Delegate(hub, self))
        as_lines(self, hub)
        self.selectionModel().currentChanged.connect(
            lambda current: self.shown.emit(_line(current)) if current.isValid() else None
        )

    def select_first(self) -> None:
        """Go to the first line that is no heading."""
        row = self.lines.first_row()
        if row >= 0:
            self.setCurrentIndex(self.lines.index(row))
        self.scrollToTop()

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._hub.theme.px(_TWO_LINES) * 4)
