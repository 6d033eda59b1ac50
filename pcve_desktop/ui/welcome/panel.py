"""The dark panel of the welcome page: what the program is for, the path, the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pcve_desktop.i18n import LANGUAGES
from pcve_desktop.ui.kit.focus import set_focus_style
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.icons import icon_source
from pcve_desktop.ui.kit.palette import WELCOME
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

# Places of the six steps in a box of 430 x 150, and the waves below it.
_STEPS = ((52, 106), (122, 52), (192, 88), (262, 26), (332, 60), (390, 0))
_BOX = (430.0, 150.0)
_BACK_FROM, _BACK_TO = 3, 1


class _Language(QAbstractButton):
    """One language of the switch: a light pill with a tick when it is the chosen one."""

    def __init__(self, hub: ThemeHub, code: str) -> None:
        super().__init__()
        self._hub = hub
        self.code = code
        self.setObjectName(f"welcome.language.{code}")
        self.setText(LANGUAGES[code])
        self.setAccessibleName(LANGUAGES[code])
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        # The ring of the theme would be dark on dark.
        set_focus_style(self, ring=False)
        hub.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        theme = self._hub.theme
        text = theme.metrics(Role.SECONDARY_STRONG).horizontalAdvance(self.text())
        return QSize(text + theme.px(16) + 8 + 24, theme.px(36))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._hub.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        chosen = self.isChecked()
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(WELCOME.title if chosen else WELCOME.hill))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            # On the light pill the ring is dark, elsewhere light.
            painter.setPen(QPen(QColor(WELCOME.panel if chosen else WELCOME.title), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 4, 4)
        ink = QColor(WELCOME.panel if chosen else WELCOME.on_hill)
        painter.setFont(theme.font(Role.SECONDARY_STRONG))
        text = theme.metrics(Role.SECONDARY_STRONG).horizontalAdvance(self.text())
        side = theme.px(16)
        x = (self.width() - text - (side + 8 if chosen else 0)) / 2
        if chosen:
            painter.setPen(_round_pen(ink, 1.8))
            middle = self.height() / 2
            painter.drawPolyline(
                [
                    QPointF(x + side * 0.12, middle + side * 0.05),
                    QPointF(x + side * 0.38, middle + side * 0.3),
                    QPointF(x + side * 0.88, middle - side * 0.28),
                ]
            )
            x += side + 8
        painter.setPen(ink)
        area = QRectF(x, 0, text + 2, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.text())


class LanguageSwitch(QWidget):
    """The three languages side by side, each under its own name; `chosen(code)`."""

    chosen = Signal(str)

    def __init__(self, hub: ThemeHub, tr: Translator) -> None:
        super().__init__()
        self.setObjectName("welcome.language")
        self.setAccessibleName(tr.t("Language"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        for code in LANGUAGES:
            button = _Language(hub, code)
            button.setChecked(code == tr.language)
            self._group.addButton(button)
            row.addWidget(button)
        self._group.buttonClicked.connect(self._clicked)

    def _clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, _Language):
            self.chosen.emit(button.code)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(WELCOME.panel))
        painter.drawRoundedRect(QRectF(self.rect()), 9, 9)


class _Logo(QWidget):
    """The footbridge."""

    def __init__(self, hub: ThemeHub) -> None:
        super().__init__()
        self._hub = hub
        hub.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedSize(self._hub.theme.px(38), self._hub.theme.px(38))

    def paintEvent(self, _event: QPaintEvent) -> None:
        from PySide6.QtCore import QByteArray
        from PySide6.QtSvg import QSvgRenderer

        renderer = QSvgRenderer(QByteArray(icon_source("logo", WELCOME.path)))
        renderer.render(QPainter(self), QRectF(self.rect()))


class WelcomePanel(QWidget):
    """The panel at the left, or a strip at the top where the window is narrow."""

    language_chosen = Signal(str)

    def __init__(self, hub: ThemeHub, tr: Translator) -> None:
        super().__init__()
        self._hub = hub
        self._strip = False
        self.setObjectName("welcome.panel")
        self.setStyleSheet(
            f'QLabel[role="welcome"] {{ color: {WELCOME.title}; }}'
            f'QLabel[role="detail_title"] {{ color: {WELCOME.title}; }}'
            f'QLabel[role="card_title"] {{ color: {WELCOME.text}; font-weight: 400; }}'
            f'QLabel[role="caption_strong"] {{ color: {WELCOME.on_hill}; }}'
        )
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        logo = QHBoxLayout()
        logo.setSpacing(12)
        logo.addWidget(_Logo(hub))
        logo.addWidget(Text("Passerelle", Role.DETAIL_TITLE))
        logo.addStretch(1)
        self._column.addLayout(logo)
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 42, 0, 0)
        words.setSpacing(14)
        words.addWidget(
            Text(
                tr.t("Prevention starts between neighbours who know each other."),
                Role.WELCOME,
                wrap=True,
            )
        )
        self._text = Text(
            tr.t(
                "A shared notebook for local networks. Train, understand, choose, act and share "
                "together, in the order that suits you."
            ),
            Role.CARD_TITLE,
            wrap=True,
        )
        words.addWidget(self._text)
        self._column.addWidget(self._words)
        self._column.addStretch(1)
        self._label = Text(tr.t("Language"), Role.CAPTION_STRONG)
        self.switch = LanguageSwitch(hub, tr)
        self.switch.chosen.connect(self.language_chosen)
        self._column.addWidget(self._label)
        self._column.addWidget(self.switch)
        self.set_strip(strip=False)
        hub.changed.connect(self.update)

    def set_strip(self, *, strip: bool) -> None:
        """Show the logo and the languages only, side by side."""
        self._strip = strip
        self._words.setVisible(not strip)
        self._label.setVisible(not strip)
        direction = QBoxLayout.Direction
        self._column.setDirection(direction.LeftToRight if strip else direction.TopToBottom)
        self._column.setSpacing(6)
        if strip:
            self._column.setContentsMargins(16, 6, 16, 6)
        else:
            self._column.setContentsMargins(44, 40, 24, 30)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        # Filling a rectangle directly would make the constants of all gradients: 2 ms at start.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(WELCOME.hill if self._strip else WELCOME.panel))
        painter.drawRect(area)
        if self._strip:
            return
        # The waves rise behind the language switch; the path runs between them and the words.
        crest = self._label.y() - 64.0
        middle = _between(WELCOME.panel, WELCOME.hill)
        self._wave(painter, crest + 28, middle, (-8, 26, -42, -26))
        self._wave(painter, crest + 54, QColor(WELCOME.hill), (0, 14, -26, -20))
        bottom = self._words.geometry().bottom()
        room = crest + 14 - bottom
        if room >= 120:
            self._path(painter, crest, min(1.0, room / 190))

    def _wave(
        self, painter: QPainter, y: float, colour: QColor, heights: tuple[int, int, int, int]
    ) -> None:
        width = float(self.width())
        first, second, third, last = heights
        path = QPainterPath(QPointF(0, y + first))
        path.cubicTo(
            QPointF(width * 0.2, y + first - 28),
            QPointF(width * 0.35, y + second + 8),
            QPointF(width * 0.55, y + (second + third) / 2),
        )
        path.cubicTo(
            QPointF(width * 0.75, y + third - 12),
            QPointF(width * 0.88, y + third),
            QPointF(width, y + last),
        )
        path.lineTo(width, self.height())
        path.lineTo(0, self.height())
        path.closeSubpath()
        painter.fillPath(path, colour)

    def _path(self, painter: QPainter, crest: float, share: float) -> None:
        """Draw the six steps and the way back, above the waves."""
        scale = self.width() / _BOX[0]
        height = _BOX[1] * share
        top = crest - height + 10
        places = [QPointF(x * scale, top + y / 106 * height * 0.72) for x, y in _STEPS]
        line = QColor(WELCOME.path)
        run = QPainterPath(QPointF(0, places[0].y() + 24 * share))
        for point, before in zip(places, [QPointF(0, run.currentPosition().y()), *places[:-1]],
                                 strict=True):  # fmt: skip
            half = (point.x() - before.x()) / 2
            run.cubicTo(
                QPointF(before.x() + half, before.y()), QPointF(point.x() - half, point.y()), point
            )
        end = QPointF(self.width(), places[-1].y() - 16 * share)
        run.quadTo(QPointF((places[-1].x() + end.x()) / 2, places[-1].y() - 10 * share), end)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_round_pen(line, 2.6))
        painter.drawPath(run)
        self._way_back(painter, places[_BACK_FROM], places[_BACK_TO], share)
        radius = 15 * min(1.0, max(share, 0.75))
        font = self._hub.theme.font(Role.SECONDARY_STRONG)
        font.setPixelSize(round(radius))
        painter.setFont(font)
        for number, point in enumerate(places, start=1):
            painter.setPen(_round_pen(line, 2.4))
            painter.setBrush(QColor(WELCOME.panel))
            painter.drawEllipse(point, radius, radius)
            painter.setPen(QColor(WELCOME.title))
            box = QRectF(point.x() - radius, point.y() - radius, 2 * radius, 2 * radius)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))

    @staticmethod
    def _way_back(painter: QPainter, start: QPointF, end: QPointF, share: float) -> None:
        lift = 22 * share
        begin = QPointF(start.x() - 8, start.y() - lift)
        tip = QPointF(end.x() + 9, end.y() - 20)
        arc = QPainterPath(begin)
        peak = min(begin.y(), tip.y()) - 26 * share
        arc.cubicTo(QPointF(begin.x() - 30, peak), QPointF(tip.x() + 34, peak), tip)
        pen = _round_pen(QColor(WELCOME.path), 1.7)
        pen.setDashPattern([2.6, 3.0])
        painter.setPen(pen)
        painter.drawPath(arc)
        painter.setPen(_round_pen(QColor(WELCOME.path), 1.7))
        painter.drawPolyline([tip + QPointF(-1.5, -10), tip, tip + QPointF(10.5, -2.5)])


def _round_pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _between(first: str, second: str) -> QColor:
    a, b = QColor(first), QColor(second)
    return QColor(
        (a.red() + b.red()) // 2, (a.green() + b.green()) // 2, (a.blue() + b.blue()) // 2
    )
