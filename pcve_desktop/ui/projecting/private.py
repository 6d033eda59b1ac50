"""What only the facilitator sees: the wall in small, the next question, a tip, time, and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pcve_desktop.models.vocabularies import Step
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.focus import FocusRing
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.scroll import ScrollArea
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.projecting.canvas import HEIGHT, WIDTH
from pcve_desktop.ui.projecting.evening import EveningPart
from pcve_desktop.ui.projecting.vote import VotePart
from pcve_desktop.ui.projecting.wall import WallView

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.projecting.session import Session

_MINUTES = (5, 10, 15)
_WIDE, _HIGH = 560, 680
_SIDE_BY_SIDE = 940
# How wide the picture of the wall is at least.
_SMALLEST = 280
_MARGIN = 16


class SmallWall(WallView):
    """The wall as it is now, as high as its width asks."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context.tr, parent=parent)
        self.setObjectName("private.wall")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        return width * HEIGHT // WIDTH

    def sizeHint(self) -> QSize:
        return QSize(_SMALLEST, self.heightForWidth(_SMALLEST))


class PrivateWindow(QWidget):
    """Stays on the facilitator's own screen; `closed` when the facilitator puts it away."""

    key_pressed = Signal(object)
    closed = Signal()

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context.window, Qt.WindowType.Tool)
        tr, hub = context.tr, context.hub
        self._context, self._session = context, session
        self.setObjectName("private")
        self.setWindowTitle(tr.t("For the facilitator only"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        self.area = ScrollArea(inside, name="private.scroll")
        outer.addWidget(self.area)
        self._ring = FocusRing(self, hub)
        # One below the other, side by side where there is room.
        self.columns = QBoxLayout(QBoxLayout.Direction.TopToBottom, inside)
        self.columns.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self.columns.setSpacing(_MARGIN)
        for made in (self._make_wall(inside), self._make_evening()):
            self.columns.addLayout(made, 1)
        session.moved.connect(self.refresh)
        session.blanked.connect(lambda _blank: self.refresh())
        session.timer.changed.connect(self.show_time)
        undo = QShortcut(QKeySequence("Ctrl+Z"), self)
        undo.activated.connect(context.undo)
        self.refresh()
        self.show_time()

    def _make_wall(self, inside: QWidget) -> QVBoxLayout:
        """Return the wall in small, where to go, what comes next, and the time."""
        context, session = self._context, self._session
        tr, hub = context.tr, context.hub
        column = QVBoxLayout()
        column.setSpacing(10)
        self.state = Text("", Role.SECONDARY, tone="ink2", wrap=True, name="private.state")
        self.small = SmallWall(context, inside)
        self.small.setMaximumWidth(hub.theme.px(_WIDE))
        column.addWidget(self.small)
        column.addWidget(self.state)
        holder = QWidget()
        row = FlowLayout(holder)
        self.back = Button(hub, tr.t("Back"), name="private.back", icon="chevron-left")
        self.next = Button(
            hub, tr.t("Next"), name="private.next", kind="primary", trailing="chevron-right"
        )
        self.blank = Button(hub, "", name="private.blank", icon="eye-off")
        self.back.clicked.connect(session.back)
        self.next.clicked.connect(session.next)
        self.blank.clicked.connect(lambda: session.set_blank(not session.blank))
        for button in (self.back, self.next, self.blank):
            row.addWidget(button)
        column.addWidget(holder)
        column.addWidget(Text(tr.t("Next question"), Role.SECONDARY_STRONG))
        self.following = Text("", wrap=True, name="private.following")
        column.addWidget(self.following)
        self.tip_title = Text(tr.t("A tip"), Role.SECONDARY_STRONG)
        self.tip = Text("", Role.SECONDARY, tone="ink2", wrap=True, name="private.tip")
        column.addWidget(self.tip_title)
        column.addWidget(self.tip)
        column.addWidget(Text(tr.t("Timer"), Role.SECONDARY_STRONG))
        column.addWidget(self._make_timer())
        column.addStretch(1)
        return column

    def _make_evening(self) -> QVBoxLayout:
        """Return the vote, the evening, the keys, and the way out."""
        context, session = self._context, self._session
        tr, hub = context.tr, context.hub
        column = QVBoxLayout()
        column.setSpacing(10)
        self.vote = VotePart(context)
        self.evening = EveningPart(context, session)
        column.addWidget(self.vote)
        column.addWidget(self.evening)
        keys = Text(
            tr.t(
                "Keys, on both screens: → next, ← back, T timer, H hide the screen, "
                "P this window, F5 or Esc end. A presenter remote works too."
            ),
            Role.CAPTION,
            tone="ink2",
            wrap=True,
        )
        column.addStretch(1)
        column.addWidget(keys)
        self.end = Button(hub, tr.t("End the projection"), name="private.end", icon="close")
        self.end.clicked.connect(session.end)
        column.addWidget(self.end, 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def _make_timer(self) -> QWidget:
        tr, hub, timer = self._context.tr, self._context.hub, self._session.timer
        holder = QWidget()
        row = FlowLayout(holder)
        self.time = Text("", Role.FIGURE, name="private.time")
        row.addWidget(self.time)
        for minutes in _MINUTES:
            button = Button(
                hub, tr.t("{count} min", count=minutes),
                name=f"private.minutes.{minutes}", compact=True,
            )  # fmt: skip
            button.clicked.connect(lambda _checked=False, count=minutes: timer.begin(count))
            row.addWidget(button)
        more = Button(hub, tr.t("1 min more"), name="private.more", icon="plus", compact=True)
        more.clicked.connect(lambda: timer.add(1))
        self.pause = Button(hub, "", name="private.pause", icon="pause", compact=True)
        self.pause.clicked.connect(timer.toggle)
        self.off = Button(hub, tr.t("No timer"), name="private.off", compact=True)
        self.off.clicked.connect(lambda: timer.begin(0))
        for button in (more, self.pause, self.off):
            row.addWidget(button)
        return holder

    def refresh(self) -> None:
        """Show where the meeting is."""
        t, session = self._context.tr.t, self._session
        screen, after = session.screen, session.following
        if screen is not None:
            self.small.show_screen(screen, session.number, session.total)
        self.small.hide_all(session.blank)
        self.blank.set_label(t("Show the screen again") if session.blank else t("Hide the screen"))
        self.back.setEnabled(session.number > 1)
        self.next.setEnabled(after is not None)
        self.following.setText(after.question if after is not None else t("This was the last one."))
        tip = screen.note if screen is not None else ""
        self.tip.setText(tip)
        self.tip.setVisible(bool(tip))
        self.tip_title.setVisible(bool(tip))
        voting = session.is_at(str(Step.PRIORITIES), "vote")
        self.vote.setVisible(voting)
        if voting:
            self.vote.refresh()
        self.evening.refresh()

    def show_time(self) -> None:
        """Show what the timer says."""
        t, timer = self._context.tr.t, self._session.timer
        self.time.setText(timer.text() or "–")
        self.pause.set_label(t("Pause") if timer.running else t("Go on"))
        self.pause.set_icon("pause" if timer.running else "play")
        self.pause.setEnabled(timer.set_up)
        self.off.setEnabled(timer.set_up)
        self.small.show_time(timer.text())

    def say(self, text: str) -> None:
        """Say on which screen the wall is."""
        self.state.setText(text)

    def settle(self, geometry: QByteArray) -> None:
        """Lie where it lay the last time, else at the right of the facilitator's screen."""
        if not geometry.isEmpty() and self.restoreGeometry(geometry):
            return
        room = self._context.window.screen().availableGeometry()
        size = self.sizeHint().boundedTo(room.size() - QSize(_MARGIN, 2 * _MARGIN))
        self.resize(size.width(), max(size.height(), room.height() * 9 // 10))
        self.move(room.right() - size.width(), room.top() + _MARGIN)

    def begin_vote(self) -> None:
        """Put the keys on the ballot while there is a vote on the wall."""
        if self.vote.isVisibleTo(self) and self.vote.is_open():
            self.vote.focus_ballot()

    def sizeHint(self) -> QSize:
        theme = self._context.hub.theme
        return QSize(theme.px(_WIDE), theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        flow = QBoxLayout.Direction
        wide = event.size().width() >= self._context.hub.theme.px(_SIDE_BY_SIDE)
        self.columns.setDirection(flow.LeftToRight if wide else flow.TopToBottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.key_pressed.emit(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
