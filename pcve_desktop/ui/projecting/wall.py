"""The window for the wall: it is given screens and knows nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from pcve_desktop.screens.spoken import screen_words
from pcve_desktop.ui.projecting.blocks import least_height, paint_block
from pcve_desktop.ui.projecting.canvas import (
    HEIGHT,
    LINE,
    RIGHT,
    SMALLEST,
    WIDTH,
    Canvas,
    Look,
    fit,
    wrap,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.screens.screen import Screen

_MARGIN = 64
# The question of a page may take so many rows; what is long is written smaller.
_QUESTION, _ROWS, _HINT = 84, 3, 44
_HEAD, _FOOT = 110, 950
_STRONG = 600
_SPLIT = 1090
# A dark ground, because a projector lights the whole room with a white one.
_HIDDEN = "ink"


class WallView(QWidget):
    """Paints one screen, at whatever size: on the wall, or small for the facilitator."""

    def __init__(
        self,
        tr: Translator,
        *,
        look: Look | None = None,
        parent: QWidget | None = None,
        flags: Qt.WindowType = Qt.WindowType.Widget,
    ) -> None:
        super().__init__(parent, flags)
        self._words = tr
        self.look = look or Look()
        self._screen: Screen | None = None
        self._place = (0, 0)
        self._time = ""
        self._hidden = False

    def show_screen(self, screen: Screen, number: int, total: int) -> None:
        """Show a screen, the `number`th (from 1) of `total` of this step."""
        # What is for the facilitator alone does not even reach the widget.
        self._screen, self._place = replace(screen, note=""), (number, total)
        self.setAccessibleName(screen.question)
        self.setAccessibleDescription("\n".join(self.texts()))
        self.update()

    def show_time(self, text: str) -> None:
        """Show what the timer says; empty when there is none."""
        self._time = text
        self.update()

    def hide_all(self, hidden: bool) -> None:
        """Show nothing at all, or the screen again."""
        self._hidden = hidden
        self.update()

    @property
    def hidden(self) -> bool:
        """Say whether the screen is blank."""
        return self._hidden

    def texts(self) -> list[str]:
        """Return all that the wall says, in reading order."""
        screen = self._screen
        if screen is None:
            return []
        said = [self._words.t("Contact details hidden"), *screen_words(screen), self._where()]
        return [text for text in said if text]

    def _where(self) -> str:
        number, total = self._place
        if total < 2:
            return ""
        return self._words.t("Question {number} of {total}", number=number, total=total)

    # -- the canvas on this screen

    def scale(self) -> float:
        """Return how large a px of the canvas is here."""
        return min(self.width() / WIDTH, self.height() / HEIGHT)

    def place(self, rect: QRectF) -> QRectF:
        """Return where a rectangle of the canvas lies in the window."""
        scale = self.scale()
        left = (self.width() - WIDTH * scale) / 2
        top = (self.height() - HEIGHT * scale) / 2
        return QRectF(
            left + rect.left() * scale, top + rect.top() * scale,
            rect.width() * scale, rect.height() * scale,
        )  # fmt: skip

    def sizeHint(self) -> QSize:
        return QSize(WIDTH // 2, HEIGHT // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._hidden:
            painter.fillRect(self.rect(), QColor(self.look.colours[_HIDDEN]))
            painter.end()
            return
        painter.fillRect(self.rect(), QColor(self.look.colours["surface"]))
        frame = self.place(QRectF(0, 0, WIDTH, HEIGHT))
        painter.translate(frame.topLeft())
        painter.scale(self.scale(), self.scale())
        canvas = Canvas(painter, self.look, self.scale() * self.devicePixelRatioF())
        if self._screen is not None:
            self._paint(canvas, self._screen)
        painter.end()

    def _paint(self, canvas: Canvas, screen: Screen) -> None:
        self._paint_head(canvas, screen)
        inner = WIDTH - 2 * _MARGIN
        top = 140.0
        size, rows = self._question(canvas, screen, inner)
        top += canvas.text(
            QRectF(_MARGIN, top, inner, size * LINE * rows), screen.question, size,
            weight=_STRONG, lines=rows,
        )  # fmt: skip
        top += self._paint_under(canvas, screen, top + 6) + 30
        room = QRectF(_MARGIN, top, inner, _FOOT - 24 - top)
        if screen.left is not None and screen.right is not None:
            paint_block(canvas, QRectF(_MARGIN, top, _SPLIT - _MARGIN, room.height()), screen.left)
            right = QRectF(_SPLIT + 80, top, WIDTH - _MARGIN - _SPLIT - 80, room.height())
            paint_block(canvas, right, screen.right)
        elif (block := screen.left or screen.right) is not None:
            paint_block(canvas, room, block)
        self._paint_foot(canvas)

    def _question(self, canvas: Canvas, screen: Screen, wide: float) -> tuple[int, int]:
        """Return size and rows of the question: large, unless what is below needs the room."""
        needs = max(least_height(screen.left), least_height(screen.right, beside=True))
        under = 62.0 if screen.progress else self._hint_height(canvas, screen.hint, wide)
        size, rows = _QUESTION, _ROWS
        for size in range(_QUESTION, SMALLEST - 1, -4):
            rows = len(wrap(screen.question, self.look.font(size, _STRONG), wide))
            high = rows * size * LINE
            if rows <= _ROWS and high <= _FOOT - 24 - 140 - 36 - under - needs:
                break
        return size, min(rows, _ROWS)

    def _hint_height(self, canvas: Canvas, hint: str, wide: float) -> float:
        if not hint:
            return 0.0
        size, rows = fit(canvas.look, hint, wide, _HINT, 400, 2)
        return size * LINE * len(rows)

    def _paint_head(self, canvas: Canvas, screen: Screen) -> None:
        step = canvas.width(screen.step, 44, _STRONG)
        head = QRectF(_MARGIN, 0, step + 4, _HEAD)
        canvas.text(head, screen.step, 44, weight=_STRONG, middle=True)
        said = self._words.t("Contact details hidden")
        wide = canvas.width(said, 42, _STRONG) + 136
        chip = QRectF(head.right() + 56, 21, wide, 68)
        canvas.box(chip, 34, fill="soft")
        canvas.icon("eye-off", QRectF(chip.left() + 28, chip.top() + 13, 42, 42), "soft_ink")
        canvas.text(
            chip.adjusted(84, 0, -20, 0), said, 42, weight=_STRONG, tone="soft_ink", middle=True
        )
        if self._time:
            wide = canvas.width(self._time, 66, _STRONG) + 4
            right = WIDTH - _MARGIN - 72 - 28
            canvas.text(
                QRectF(right - wide, 0, wide, _HEAD), self._time, 66,
                weight=_STRONG, align=RIGHT, middle=True,
            )  # fmt: skip
            canvas.icon("clock", QRectF(right - wide - 64, 32, 46, 46))
        canvas.rule(0, WIDTH, _HEAD)

    def _paint_under(self, canvas: Canvas, screen: Screen, top: float) -> float:
        """Draw the hint and how far the room is; return the height of it."""
        inner = WIDTH - 2 * _MARGIN
        progress = screen.progress
        if progress is None:
            if not screen.hint:
                return 0
            return canvas.text(
                QRectF(_MARGIN, top, inner, 110), screen.hint, 44, tone="ink2", lines=2
            )
        left = float(_MARGIN)
        if screen.hint:
            room = min(canvas.width(screen.hint, 44) + 4, inner / 2)
            canvas.text(QRectF(left, top, room, 56), screen.hint, 44, tone="ink2", middle=True)
            left += room + 32
        bar = QRectF(left, top + 16, 420, 24)
        canvas.box(bar, 12, stroke="accent")
        if progress.done > 0 and progress.total > 0:
            part = min(1.0, progress.done / progress.total)
            canvas.box(QRectF(bar.left(), bar.top(), bar.width() * part, 24), 12, fill="accent")
        words = QRectF(bar.right() + 32, top, WIDTH - _MARGIN - bar.right() - 32, 56)
        canvas.text(words, progress.words, 44, weight=_STRONG, middle=True)
        return 56

    def _paint_foot(self, canvas: Canvas) -> None:
        canvas.rule(0, WIDTH, _FOOT)
        number, total = self._place
        where = self._where()
        if not where:
            return
        # Many small signs would say less than the number alone.
        signs = total if total <= 8 else 0
        words = canvas.width(where, 44)
        wide = signs * 48 + (24 if signs else 0) + words
        left = (WIDTH - wide) / 2
        y = (_FOOT + HEIGHT) / 2
        for index in range(1, signs + 1):
            centre = QPointF(left + 16, y)
            if index < number:
                canvas.disc(centre, 15)
            else:
                canvas.ring(centre, 15, width=10 if index == number else 4)
            left += 48
        room = QRectF(left + (24 if signs else 0), _FOOT, words + 4, HEIGHT - _FOOT)
        canvas.text(room, where, 44, middle=True)


class Wall(WallView):
    """The window for the wall: keys and buttons only say what somebody wishes."""

    key_pressed = Signal(object)
    # "back", "next" or "timer".
    wished = Signal(str)
    closed = Signal()

    def __init__(self, tr: Translator, *, look: Look | None = None) -> None:
        super().__init__(
            tr, look=look, flags=Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint
        )
        self.setObjectName("wall")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle(tr.t("Passerelle, on the wall"))
        self.back = WallButton(self, tr.t("Back"), "chevron-left", name="wall.back")
        self.next = WallButton(
            self, tr.t("Next"), "chevron-right", name="wall.next", primary=True, behind=True
        )
        self.pause = WallButton(
            self, tr.t("Pause the timer"), "pause", name="wall.pause", bare=True
        )
        self.back.clicked.connect(lambda: self.wished.emit("back"))
        self.next.clicked.connect(lambda: self.wished.emit("next"))
        self.pause.clicked.connect(lambda: self.wished.emit("timer"))
        self.pause.hide()

    def show_pause(self, *, running: bool) -> None:
        """Offer to pause the timer, or to go on."""
        t = self._words.t
        words = t("Pause the timer") if running else t("Start the timer")
        self.pause.set_face(words, "pause" if running else "play")
        self._show_buttons()

    def hide_all(self, hidden: bool) -> None:
        super().hide_all(hidden)
        self._show_buttons()

    def _show_buttons(self) -> None:
        for button in (self.back, self.next):
            button.setVisible(not self.hidden)
        self.pause.setVisible(bool(self._time) and not self.hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        back = self.back.natural_width(self.look)
        following = self.next.natural_width(self.look)
        self.back.put(self.place(QRectF(_MARGIN, _FOOT + 24, back, 92)))
        self.next.put(self.place(QRectF(WIDTH - _MARGIN - following, _FOOT + 24, following, 92)))
        self.pause.put(self.place(QRectF(WIDTH - _MARGIN - 72, 19, 72, 72)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.key_pressed.emit(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


class WallButton(QAbstractButton):
    """A button of the wall, drawn at the scale of the canvas."""

    def __init__(
        self,
        wall: Wall,
        text: str,
        icon: str,
        *,
        name: str,
        primary: bool = False,
        behind: bool = False,
        bare: bool = False,
    ) -> None:
        super().__init__(wall)
        self._wall, self._primary, self._behind, self._bare = wall, primary, behind, bare
        self._icon = icon
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_face(text, icon)

    def set_face(self, text: str, icon: str) -> None:
        """Change what the button says."""
        self._icon = icon
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(text if self._bare else "")
        self.update()

    def natural_width(self, look: Look) -> float:
        """Return how wide the button is on the canvas."""
        return look.width(self.text(), 46, _STRONG) + 150

    def put(self, rect: QRectF) -> None:
        """Lie at a place of the window."""
        self.setGeometry(rect.toAlignedRect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        scale = self._wall.scale()
        painter.scale(scale, scale)
        canvas = Canvas(painter, self._wall.look, scale * self.devicePixelRatioF())
        whole = QRectF(0, 0, self.width() / scale, self.height() / scale).adjusted(3, 3, -3, -3)
        tone = "on_accent" if self._primary else "ink"
        fill = ("accent_h" if self.isDown() else "accent") if self._primary else None
        canvas.box(whole, 12, fill=fill, stroke=None if self._primary else "ctl")
        if self.hasFocus():
            canvas.box(whole.adjusted(7, 7, -7, -7), 8, stroke=tone)
        if self._bare:
            canvas.icon(
                self._icon, QRectF(whole.center().x() - 20, whole.center().y() - 20, 40, 40)
            )
        elif self._behind:
            canvas.text(
                whole.adjusted(44, 0, 0, 0),
                self.text(),
                46,
                weight=_STRONG,
                tone=tone,
                middle=True,
            )
            icon = QRectF(whole.right() - 76, whole.center().y() - 20, 40, 40)
            canvas.icon(self._icon, icon, tone)
        else:
            canvas.icon(
                self._icon, QRectF(whole.left() + 32, whole.center().y() - 20, 40, 40), tone
            )
            canvas.text(
                whole.adjusted(92, 0, 0, 0),
                self.text(),
                46,
                weight=_STRONG,
                tone=tone,
                middle=True,
            )
        painter.end()
