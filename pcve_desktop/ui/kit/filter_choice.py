"""A filter that says what it filters and by what: "Pillar **All**"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from pcve_desktop.ui.kit.fonts import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent, QPaintEvent

    from pcve_desktop.ui.kit.theme import ThemeHub

    Lookup = Callable[[], Sequence[tuple[Any, str]]]

_EDGE, _ARROW, _GAP = 12, 30, 7
_WIDEST_VALUE = 150


class FilterChoice(QComboBox):
    """Choose one value to filter by; the first entry (value None) lets everything pass."""

    chosen = Signal(object)

    def __init__(
        self,
        hub: ThemeHub,
        label: str,
        options: Sequence[tuple[Any, str]],
        *,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hub, self._label = hub, label
        # What offers the options when somebody comes to choose, until then only the chosen one.
        self._lookup: Lookup | None = None
        self._first = list(options)
        self._looked = False
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setProperty("compact", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(14)
        self.set_options(options)
        self.currentIndexChanged.connect(self._tell)
        hub.changed.connect(self.updateGeometry)

    def set_options(self, options: Sequence[tuple[Any, str]]) -> None:
        """Offer other values; the chosen one stays if it is still there."""
        kept = self.value()
        self.blockSignals(True)
        self.clear()
        for value, words in options:
            self.addItem(words, value)
        self.setCurrentIndex(max(0, self._place_of(kept)))
        self.blockSignals(False)
        self._fit_list()
        if self.value() != kept:
            self._tell()

    def set_lookup(self, lookup: Lookup) -> None:
        """Ask for the options, after the first ones, when somebody comes to choose."""
        self._lookup = lookup
        self._looked = False

    def look_again(self) -> None:
        """Ask anew the next time: what can be chosen may have changed."""
        self._looked = False
        if self._lookup is not None and self.value() is not None:
            self.load()

    def load(self) -> None:
        """Ask for the options now, unless that was done."""
        if self._lookup is not None and not self._looked:
            self._looked = True
            self.set_options([*self._first, *self._lookup()])

    def showPopup(self) -> None:
        self.load()
        super().showPopup()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.load()
        super().focusInEvent(event)

    def value(self) -> Any:
        """Return the chosen value, None for all."""
        return self.currentData()

    def set_value(self, value: Any) -> None:
        """Choose a value; one that is not offered chooses all."""
        if value is not None:
            self.load()
        self.setCurrentIndex(max(0, self._place_of(value)))

    def _place_of(self, value: Any) -> int:
        values = [self.itemData(place) for place in range(self.count())]
        return values.index(value) if value in values else -1

    def _tell(self) -> None:
        self.updateGeometry()
        self.update()
        self.chosen.emit(self.value())

    def _fit_list(self) -> None:
        metrics = self._hub.theme.metrics(Role.BODY)
        widest = max(
            (metrics.horizontalAdvance(self.itemText(place)) for place in range(self.count())),
            default=0,
        )
        self.view().setMinimumWidth(widest + 56)

    def _value_words(self) -> str:
        theme = self._hub.theme
        return theme.metrics(Role.SECONDARY_STRONG).elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, theme.px(_WIDEST_VALUE)
        )

    def sizeHint(self) -> QSize:
        theme = self._hub.theme
        label = theme.metrics(Role.SECONDARY).horizontalAdvance(self._label)
        value = theme.metrics(Role.SECONDARY_STRONG).horizontalAdvance(self._value_words())
        return QSize(_EDGE + label + _GAP + value + theme.px(_ARROW) + 4, theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_list()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._hub.theme
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.setFont(theme.font(Role.SECONDARY))
        painter.setPen(theme.color("ink2"))
        area = QRectF(self.rect()).adjusted(_EDGE, 0, 0, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._label)
        area.setLeft(_EDGE + theme.metrics(Role.SECONDARY).horizontalAdvance(self._label) + _GAP)
        painter.setFont(theme.font(Role.SECONDARY_STRONG))
        painter.setPen(theme.color("ink"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._value_words())
