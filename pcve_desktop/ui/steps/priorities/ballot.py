"""The ballot of one organisation: arrows choose a candidate, + and - or digits give dots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.buttons import IconButton
from pcve_desktop.ui.kit.chips import Badge
from pcve_desktop.ui.kit.focus import paint_focus, set_focus_style
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.kit.theme import CONTROL_RADIUS
from pcve_desktop.ui.steps.priorities.marks import DotRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models.priorities import Candidate
    from pcve_desktop.ui.kit.theme import ThemeHub

_MORE = {Qt.Key.Key_Plus, Qt.Key.Key_Right, Qt.Key.Key_Equal}
_LESS = {Qt.Key.Key_Minus, Qt.Key.Key_Left}


class BallotRow(QWidget):
    """A candidate on the ballot with its dots."""

    pressed = Signal(str)
    # Candidate id and -1 or 1.
    stepped = Signal(str, int)

    def __init__(self, hub: ThemeHub, key: str) -> None:
        super().__init__()
        self._hub, self._key = hub, key
        self._current = self._ringed = False
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 6, 5)
        row.setSpacing(12)
        self._badge = Badge(hub, "", size=30)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._title = Text("", Role.STRONG, wrap=True)
        self.dots = DotRow(hub)
        words.addWidget(self._title)
        words.addWidget(self.dots)
        self.less = IconButton(hub, "minus", "", name="")
        self.more = IconButton(hub, "plus", "", name="")
        row.addWidget(self._badge)
        row.addLayout(words, 1)
        for button, step in ((self.less, -1), (self.more, 1)):
            # The list is one stop for the keyboard; its keys do the same.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, way=step: self._step(way))
            row.addWidget(button)

    def _step(self, way: int) -> None:
        self.pressed.emit(self._key)
        self.stepped.emit(self._key, way)

    def fill(
        self, tr: Translator, sign: str, title: str, given: int, free: int, *, name: str
    ) -> None:
        """Show a candidate with its dots and how many the organisation still has."""
        self.setObjectName(name)
        self._badge.set_text(sign)
        self._title.setText(title)
        words = tr.n("{count} dot", "{count} dots", given)
        self.dots.set_dots(given, free, spoken=words)
        self.less.setObjectName(f"{name}.less")
        self.more.setObjectName(f"{name}.more")
        self.less.set_icon("minus", tr.t("One dot fewer: {title}", title=title))
        self.more.set_icon("plus", tr.t("One dot more: {title}", title=title))
        self.less.setEnabled(given > 0)
        self.more.setEnabled(free > 0)

    def set_current(self, *, current: bool, ringed: bool) -> None:
        """Mark the row on which the keys act."""
        if (current, ringed) != (self._current, self._ringed):
            self._current, self._ringed = current, ringed
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.pressed.emit(self._key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._current:
            return
        theme = self._hub.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hover"))
        painter.drawRoundedRect(QRectF(self.rect()), CONTROL_RADIUS, CONTROL_RADIUS)
        if self._ringed:
            paint_focus(painter, QRectF(self.rect()), theme)


class BallotList(QWidget):
    """All candidates of a ballot: one stop for the keyboard. `given(id, dots)` on a change."""

    given = Signal(str, int)

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str, text: str) -> None:
        super().__init__()
        self._hub, self._tr, self._text = hub, tr, text
        self._dots: dict[str, int] = {}
        self._titles: dict[str, str] = {}
        self._limit = 0
        self._current = ""
        self._ringed = False
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_focus_style(self, ring=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._rows: KeyedRows[BallotRow] = KeyedRows(self._make)
        column.addWidget(self._rows)

    def _make(self, key: str) -> BallotRow:
        row = BallotRow(self._hub, key)
        row.pressed.connect(self._pressed)
        row.stepped.connect(self.step)
        return row

    def fill(
        self, candidates: Sequence[tuple[str, Candidate]], dots: Mapping[str, int], limit: int
    ) -> None:
        """Show the dots by candidate id; `limit` is how many an organisation has."""
        self._titles = {item.id: item.title for _sign, item in candidates}
        self._dots = {key: dots.get(key, 0) for key in self._titles}
        self._limit = limit
        rows = self._rows.set_keys(list(self._titles))
        for place, (row, (sign, item)) in enumerate(zip(rows, candidates, strict=True)):
            row.fill(
                self._tr, sign, item.title, self._dots[item.id], self.left(),
                name=f"{self.objectName()}.{place}",
            )  # fmt: skip
        if self._current not in self._titles:
            self._current = next(iter(self._titles), "")
        self._mark()

    def left(self) -> int:
        """Return how many dots are left, below zero when too many were given."""
        return self._limit - sum(self._dots.values())

    def start(self) -> None:
        """Put the keys on the first candidate, for the ballot of another organisation."""
        self._current = next(iter(self._titles), "")
        self._mark()

    def current(self) -> str:
        """Return the candidate on which the keys act."""
        return self._current

    def step(self, candidate_id: str, way: int) -> None:
        """Give a candidate one dot more or fewer."""
        self._give(candidate_id, self._dots.get(candidate_id, 0) + way)

    def _give(self, candidate_id: str, dots: int) -> None:
        now = self._dots.get(candidate_id, 0)
        wanted = max(0, min(dots, now + max(0, self.left())))
        if wanted != now:
            self.given.emit(candidate_id, wanted)

    def _pressed(self, key: str) -> None:
        self._current = key
        self._ringed = False
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._mark()

    def _mark(self) -> None:
        for key in self._titles:
            row = self._rows.row(key)
            if row is not None:
                current = key == self._current and self.hasFocus()
                row.set_current(current=current, ringed=current and self._ringed)
        title = self._titles.get(self._current, "")
        if title:
            dots = self._tr.n("{count} dot", "{count} dots", self._dots[self._current])
            self.setAccessibleDescription(f"{title}: {dots}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = Qt.Key(event.key()), event.text()
        keys = list(self._titles)
        if not keys or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        self._ringed = True
        place = keys.index(self._current)
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            place += 1 if key == Qt.Key.Key_Down else -1
            self._current = keys[max(0, min(place, len(keys) - 1))]
        elif key in _MORE | _LESS:
            self.step(self._current, 1 if key in _MORE else -1)
        elif text.isdecimal():
            self._give(self._current, int(text))
        else:
            super().keyPressEvent(event)
            return
        self._mark()
        self._say()

    def _say(self) -> None:
        said = self.accessibleDescription()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ringed = event.reason() != Qt.FocusReason.MouseFocusReason
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark()

    def event(self, event: QEvent) -> bool:
        # The digits of a vote are not shortcuts of the window.
        if event.type() == QEvent.Type.ShortcutOverride:
            text = getattr(event, "text", lambda: "")()
            if text and (text.isdecimal() or text in "+-"):
                event.accept()
                return True
        return super().event(event)
