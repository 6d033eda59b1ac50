"""What only the facilitator sees: the wall in small, the next question, a tip, time, and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.scroll import ScrollArea
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.projecting.canvas import HEIGHT, WIDTH
from pcve_desktop.ui.projecting.wall import WallView

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.projecting.session import Session

_MINUTES = (5, 10, 15)
_WIDE = 460
_MARGIN = 16


class SmallWall(WallView):
    """The wall as it is now, as high as its width asks."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context.tr, parent=parent)
        self.setObjectName("private.wall")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        return width * HEIGHT // WIDTH

    def sizeHint(self) -> QSize:
        wide = _WIDE - 2 * _MARGIN
        return QSize(wide, self.heightForWidth(wide))


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
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self.column.setSpacing(10)
        self.state = Text("", Role.SECONDARY, tone="ink2", wrap=True, name="private.state")
        self.small = SmallWall(context, inside)
        self.column.addWidget(self.small)
        self.column.addWidget(self.state)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.back = Button(hub, tr.t("Back"), name="private.back", icon="chevron-left")
        self.next = Button(
            hub, tr.t("Next"), name="private.next", kind="primary", trailing="chevron-right"
        )
        self.blank = Button(hub, "", name="private.blank", icon="eye-off")
        row.addWidget(self.back)
        row.addWidget(self.blank)
        row.addStretch(1)
        row.addWidget(self.next)
        self.column.addLayout(row)
        self.column.addWidget(Text(tr.t("Next question"), Role.SECONDARY_STRONG))
        self.following = Text("", wrap=True, name="private.following")
        self.column.addWidget(self.following)
        self.tip_title = Text(tr.t("A tip"), Role.SECONDARY_STRONG)
        self.tip = Text("", Role.SECONDARY, tone="ink2", wrap=True, name="private.tip")
        self.column.addWidget(self.tip_title)
        self.column.addWidget(self.tip)
        self.column.addWidget(Text(tr.t("Timer"), Role.SECONDARY_STRONG))
        self.column.addWidget(self._make_timer())
        self.keys = Text(
            tr.t(
                "Keys, on both screens: → next, ← back, T timer, H hide the screen, "
                "F5 or Esc end. A presenter remote works too."
            ),
            Role.CAPTION,
            tone="ink2",
            wrap=True,
        )
        self.column.addStretch(1)
        self.column.addWidget(self.keys)
        self.end = Button(hub, tr.t("End the projection"), name="private.end", icon="close")
        self.column.addWidget(self.end, 0, Qt.AlignmentFlag.AlignLeft)
        self.back.clicked.connect(session.back)
        self.next.clicked.connect(session.next)
        self.blank.clicked.connect(lambda: session.set_blank(not session.blank))
        self.end.clicked.connect(session.end)
        session.moved.connect(self.refresh)
        session.blanked.connect(lambda _blank: self.refresh())
        session.timer.changed.connect(self.show_time)
        self.refresh()
        self.show_time()

    def _make_timer(self) -> QWidget:
        tr, hub, timer = self._context.tr, self._context.hub, self._session.timer
        holder = QWidget()
        row = FlowLayout(holder)
        self.time = Text("", Role.FIGURE, name="private.time")
        row.addWidget(self.time)
        for minutes in _MINUTES:
            button = Button(
                hub, tr.n("{count} min", "{count} min", minutes),
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

    def sizeHint(self) -> QSize:
        return QSize(_WIDE, 640)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.key_pressed.emit(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
