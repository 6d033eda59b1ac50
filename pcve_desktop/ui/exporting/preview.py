"""The preview of an export: the pages of the real PDF, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pcve_desktop.reports.preview import page_count, page_image
from pcve_desktop.ui.kit.buttons import IconButton
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.kit.theme import DIALOG_RADIUS

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

_SCALE = 1.6
_A4 = 297 / 210


class Paper(QWidget):
    """One page as an image, as large as fits, with its proportions kept."""

    def __init__(self, hub: ThemeHub, name: str, height: int) -> None:
        super().__init__()
        self._hub, self._height = hub, height
        self._image = QImage()
        self._waiting = ""
        self.setObjectName(name)
        self.setMinimumSize(160, 220)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage, spoken: str) -> None:
        """Show a page; `spoken` says which."""
        self._image = image
        self.setAccessibleName(spoken)
        self.update()

    def show_waiting(self, text: str) -> None:
        """Show a sentence until the pages are there."""
        self._image = QImage()
        self._waiting = text
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self._height / _A4), self._height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = self._image.height() / self._image.width() if self._image.width() else _A4
        width = min(self.width() - 2.0, (self.height() - 2.0) / ratio)
        page = QRectF((self.width() - width) / 2, 1, width, width * ratio)
        painter.fillRect(page, self._hub.theme.color("surface"))
        if self._image.isNull():
            painter.setFont(self._hub.theme.font(Role.BODY))
            painter.setPen(self._hub.theme.color("ink2"))
            words = page.adjusted(24, 24, -24, -24)
            painter.drawText(
                words, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._waiting
            )
        else:
            painter.drawImage(page, self._image)
        painter.setPen(self._hub.theme.color("line"))
        painter.drawRect(page)


class Preview(QWidget):
    """The right-hand side of the export dialog; `head` is its row of buttons."""

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str, height: int) -> None:
        """Take the height that a page would like to have, in pixels."""
        super().__init__()
        self._hub, self._words = hub, tr
        self._pdf = b""
        self._count = 0
        self._at = 0
        self.setObjectName(name)
        self.setAccessibleName(tr.t("Preview"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 16, 18)
        column.setSpacing(10)
        head = self.head = QHBoxLayout()
        head.addWidget(Text(tr.t("Preview"), Role.CARD_TITLE), 1)
        self._back = IconButton(hub, "chevron-left", tr.t("Previous page"), name=f"{name}.previous")
        self._number = Text("", Role.SECONDARY, tone="ink2", name=f"{name}.number")
        self._on = IconButton(hub, "chevron-right", tr.t("Next page"), name=f"{name}.next")
        self._back.clicked.connect(lambda: self._turn(-1))
        self._on.clicked.connect(lambda: self._turn(1))
        for widget in (self._back, self._number, self._on):
            head.addWidget(widget)
        head.addSpacing(8)
        column.addLayout(head)
        self.paper = Paper(hub, f"{name}.paper", height)
        column.addWidget(self.paper, 1)
        self._promise = Text("", Role.SECONDARY, tone="ink2", wrap=True)
        self._promise.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._promise)
        self._update()

    def wait(self, promise: str) -> None:
        """Say that the pages are being made."""
        self._promise.setText(promise)
        self.show_nothing(self._words.t("The pages are being made."))

    def show_nothing(self, text: str) -> None:
        """Show a sentence where a page would be."""
        self._pdf, self._count = b"", 0
        self.paper.show_waiting(text)
        self._update()

    def show_document(self, pdf: bytes) -> None:
        """Show a document, from the page that was looked at before if it has one there."""
        self._pdf, self._count = pdf, page_count(pdf)
        self._at = min(self._at, max(self._count - 1, 0))
        self._update()

    def _turn(self, step: int) -> None:
        self._at = min(max(self._at + step, 0), max(self._count - 1, 0))
        self._update()

    def _update(self) -> None:
        count = self._count
        self._back.setEnabled(self._at > 0 and bool(count))
        self._on.setEnabled(self._at + 1 < count)
        text = self._words.t("Page {page} of {pages}", page=self._at + 1, pages=count)
        self._number.setText(text if count else "")
        if count:
            # A page is drawn when it is turned to: a document may have hundreds.
            width, height, pixels = page_image(self._pdf, self._at, _SCALE)
            image = QImage(pixels, width, height, width * 4, QImage.Format.Format_RGBA8888)
            self.paper.show_image(image.copy(), text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill the right-hand end of the dialog, with its round corners."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path, box = QPainterPath(), QRectF(self.rect())
        path.addRoundedRect(box.adjusted(-2 * DIALOG_RADIUS, 0, 0, 0), DIALOG_RADIUS, DIALOG_RADIUS)
        painter.setClipRect(box)
        painter.fillPath(path, self._hub.theme.color("sunken"))
        painter.setPen(self._hub.theme.color("line"))
        painter.drawLine(0, 0, 0, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Right:
                self._turn(1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_Left:
                self._turn(-1)
            case _:
                super().keyPressEvent(event)
