"""Widgets that pages of several steps share: a picture in a card, a tall board, lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.board import Board
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.picture_view import PictureView
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.board import BoardColumn
    from pcve_desktop.ui.kit.theme import ThemeHub

    Build = Callable[[int], Picture]


class PictureCard(Card):
    """A card around a picture: title, what stands beside it, the picture, its sentence."""

    def __init__(
        self,
        context: Context,
        title: str,
        build: Build,
        *,
        name: str,
        beside: str = "",
        sentence: bool = False,
    ) -> None:
        """Take the maker of the picture; `sentence` shows in words what the picture says."""
        super().__init__(context.hub, title, name=name, beside=beside)
        self._context = context
        self.view = PictureView(build, context.colours, context.picture_fonts(), context.tr)
        self.view.setObjectName(f"{name}.picture")
        self.body.addWidget(self.view)
        self._sentence = Text("", Role.SECONDARY, tone="ink2", wrap=True) if sentence else None
        if self._sentence is not None:
            self.body.addWidget(self._sentence)
        context.hub.changed.connect(self._restyle)

    def show_picture(self, build: Build, *, beside: str | None = None) -> None:
        """Show other data."""
        self.view.set_builder(build)
        if beside is not None:
            self.beside.setText(beside)
            self.beside.setVisible(bool(beside))
        if self._sentence is not None:
            self._sentence.setText(self.view.picture().sentence)

    def _restyle(self) -> None:
        self.view.set_fonts(self._context.picture_fonts())


class TallBoard(Board):
    """A board as tall as its columns need, at least `lowest`: the page scrolls, not the board."""

    def __init__(
        self,
        columns: Sequence[BoardColumn],
        *,
        hub: ThemeHub,
        tr: Translator,
        name: str,
        label: str,
        lowest: int = 330,
    ) -> None:
        super().__init__(columns, hub=hub, tr=tr, name=name, label=label)
        self._lowest = lowest
        self._px = hub.theme.px
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._fit()

    def sizeHint(self) -> QSize:
        # What the columns would like does not count; they scroll by themselves.
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.grid and event.type() in {
            QEvent.Type.LayoutRequest,
            QEvent.Type.Resize,
        }:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        needed = max(self._px(self._lowest), self.grid.minimumSizeHint().height())
        layout = self.grid.layout()
        if layout is not None and layout.hasHeightForWidth():
            needed = max(needed, layout.totalHeightForWidth(self.viewport().width()))
        if needed != self.minimumHeight():
            self.setMinimumHeight(needed)


class Lines(QWidget):
    """A column of lines that is filled again when its content changes."""

    def __init__(self, *, gap: int = 2) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap)

    def set_lines(self, lines: Sequence[QWidget]) -> None:
        """Show other lines; the old ones are deleted."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._column.addWidget(line)
