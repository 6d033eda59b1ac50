"""Statements of one session, rated before and after: numbers typed one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QRegularExpression,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QIntValidator, QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QComboBox, QHeaderView, QWidget

from pcve_desktop.methodology.content.starters import CONFIDENCE_STATEMENTS
from pcve_desktop.models.training import ConfidenceRating, TrainingSession
from pcve_desktop.models.vocabularies import SessionState
from pcve_desktop.services import records, training
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.entry_line import EntryLine
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.parsing import parse_number
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.training.number_table import Index, NumberTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.theme import ThemeHub

_FIELDS = ("statement", "before", "after", "answers")
_LOW, _HIGH = 1.0, 5.0
_MOST_ANSWERS = 1000


class StatementModel(QAbstractTableModel):
    """Statements in rows; before, after and answers are typed: `rated(id, field, value)`."""

    rated = Signal(str, str, object)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._rows: list[ConfidenceRating] = []

    def set_rows(self, rows: Sequence[ConfidenceRating]) -> None:
        """Show ratings; while they are the same ones, the current cell stays."""
        same = [row.id for row in rows] == [row.id for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = list(rows)
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(_FIELDS) - 1))

    def id_at(self, row: int) -> str:
        """Return the rating in a row, empty when there is none."""
        return self._rows[row].id if 0 <= row < len(self._rows) else ""

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_FIELDS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            tr = self._tr
            return (tr.t("Statement"), tr.t("Before"), tr.t("After"), tr.t("Answers"))[section]
        return _side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(row, column) or "–"
        if role == Qt.ItemDataRole.EditRole:
            return self._shown(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column == 0:
            return row.statement
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head = self.headerData(column, Qt.Orientation.Horizontal)
            return f"{row.statement}, {head}, {self._shown(row, column) or '–'}"
        return _side(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _shown(self, row: ConfidenceRating, column: int) -> str:
        value = getattr(row, _FIELDS[column])
        if value is None or column == 0:
            return str(value or "")
        if _FIELDS[column] == "answers":
            return str(value)
        # Averages line up with one decimal; a second one is kept where it was typed.
        return self._tr.number(value, 1 if round(value * 10, 6).is_integer() else 2)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.column():
            return False
        field = _FIELDS[index.column()]
        number = parse_number(str(value), self._tr, whole=field == "answers")
        if number is not None and field != "answers":
            number = min(max(float(number), _LOW), _HIGH)
        row = self._rows[index.row()]
        if number != getattr(row, field):
            self.rated.emit(row.id, field, number)
        return True


class StatementTable(NumberTable):
    """The grid; Delete takes a statement away, Enter on its words opens it."""

    opened = Signal(str)
    delete_asked = Signal(str)

    def __init__(
        self, model: StatementModel, *, hub: ThemeHub, name: str, label: str, hint: str
    ) -> None:
        def rating(parent: QWidget) -> QRegularExpressionValidator:
            return QRegularExpressionValidator(QRegularExpression(r"[1-5]([.,]\d{0,2})?"), parent)

        def count(parent: QWidget) -> QIntValidator:
            return QIntValidator(0, _MOST_ANSWERS, parent)

        columns = {1: rating, 2: rating, 3: count}
        super().__init__(model, columns, hub=hub, name=name, label=label, hint=hint)
        self._statements = model
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        # A statement is read as a whole.
        self.setWordWrap(True)
        self.setStyleSheet(
            "QTableView::item { padding: 5px 13px; } QHeaderView::section { padding: 0 16px; }"
        )
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.doubleClicked.connect(lambda index: self._open(index.row(), index.column()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit(self._statements.id_at(here.row()))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and here.column() == 0:
            self._open(here.row(), 0)
        else:
            super().keyPressEvent(event)

    def _open(self, row: int, column: int) -> None:
        if column == 0 and self._statements.id_at(row):
            self.opened.emit(self._statements.id_at(row))


class StatementsCard(Card):
    """Choose a session, type its statements and their averages."""

    def __init__(self, context: Context, *, name: str) -> None:
        tr, hub = context.tr, context.hub
        super().__init__(hub, tr.t("Statements"), name=f"{name}.statements")
        self._context = context
        self._session_id = ""
        self.session = QComboBox()
        self.session.setObjectName(f"{name}.session")
        self.session.setAccessibleName(tr.t("Session"))
        self.session.setProperty("compact", True)
        self.session.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.session.setMinimumContentsLength(26)
        self.session.currentIndexChanged.connect(
            lambda place: self.show_session(str(self.session.itemData(place) or ""))
        )
        self.add_right(self.session)
        hint = tr.t("Averages of the group from 1 low to 5 high. Type a number and press Enter.")
        self.body.addWidget(Text(hint, Role.SECONDARY, tone="ink2", wrap=True))
        self.model = StatementModel(tr, self)
        self.model.rated.connect(self._rate)
        self.table = StatementTable(
            self.model, hub=hub, name=f"{name}.table", label=tr.t("Statements"), hint=hint
        )
        self.table.setMinimumHeight(hub.theme.px(200))
        self.table.opened.connect(self._open)
        self.table.delete_asked.connect(self._delete)
        self.body.addWidget(self.table, 1)
        self.line = EntryLine()
        self.line.setObjectName(f"{name}.line")
        self.line.setAccessibleName(tr.t("New statement"))
        self.line.setPlaceholderText(tr.t("Type a statement and press Enter"))
        self.line.setMaxLength(200)
        self.line.returnPressed.connect(self._add)
        self.body.addWidget(self.line)
        self.starters = Button(hub, "", name=f"{name}.starters", kind="quiet", icon="list")
        self.starters.clicked.connect(self._add_starters)
        self.body.addWidget(self.starters, 0, Qt.AlignmentFlag.AlignLeft)

    # ---------------------------------------------------------------- content

    def fill(self, sessions: Sequence[TrainingSession]) -> None:
        """Offer the sessions, the latest one held first, and show the chosen one."""
        tr = self._context.tr
        ordered = sorted(
            sessions,
            key=lambda one: (one.state is SessionState.HELD, str(one.held_on or "")),
            reverse=True,
        )
        ids = [one.id for one in ordered]
        if self._session_id not in ids:
            self._session_id = ids[0] if ids else ""
        with QSignalBlocker(self.session):
            self.session.clear()
            for one in ordered:
                day = f"{tr.date(one.held_on, 'day_month')}  " if one.held_on else ""
                self.session.addItem(f"{day}{one.title}", one.id)
            self.session.setCurrentIndex(self.session.findData(self._session_id))
        self.show_session(self._session_id)

    def show_session(self, session_id: str) -> None:
        """Show the statements of a session."""
        tr = self._context.tr
        self._session_id = session_id
        rows = self._context.data.where(ConfidenceRating, "session_id", session_id)
        self.model.set_rows(rows)
        self.table.setVisible(bool(rows))
        before = self._before()
        if rows and self.starters.hasFocus():
            self.table.setFocus()
        self.starters.setVisible(not rows and bool(session_id))
        self.starters.set_label(
            tr.t("Use the same statements as before")
            if before
            else tr.t("Use the four starter statements")
        )

    def _before(self) -> list[str]:
        """Return the statements of the other sessions, each once."""
        rows = self._context.data.all(ConfidenceRating)
        said = [row.statement for row in rows if row.session_id != self._session_id]
        return list(dict.fromkeys(said))

    # ---------------------------------------------------------------- doing

    def _rate(self, record_id: str, field: str, value: object) -> None:
        self._context.change(ConfidenceRating, record_id, field, value)

    def _add(self) -> None:
        text = self.line.take()
        if text and self._make([text]):
            self.line.empty()

    def _add_starters(self) -> None:
        tr = self._context.tr
        if self._make(self._before() or [tr.t(text) for text in CONFIDENCE_STATEMENTS]):
            self.table.start()

    def _make(self, statements: Sequence[str]) -> bool:
        context, session_id = self._context, self._session_id
        made = context.perform(
            lambda: training.add_statements(
                context.ws,
                session_id=session_id,
                network_id=context.network_id,
                statements=statements,
            )
        )
        return made is not None

    def _open(self, record_id: str) -> None:
        rating = self._context.data.get(ConfidenceRating, record_id)
        if rating is not None:
            self._context.edit(ConfidenceRating, rating)

    def _delete(self, record_id: str) -> None:
        if record_id:
            context = self._context
            title = context.data.title(ConfidenceRating, record_id)
            context.perform(
                lambda: records.delete(context.ws, ConfidenceRating, record_id),
                done=context.tr.t("Removed: {title}", title=title),
            )


def _side(place: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
