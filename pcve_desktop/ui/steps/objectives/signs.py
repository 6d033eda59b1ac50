"""The indicators of one objective beside its wording: start, now, target and a small chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pcve_desktop.pictures.lines import sparkline
from pcve_desktop.ui.kit.buttons import IconButton
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.picture_view import PictureView
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.objectives.reading import figure, moments, standing_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.models.objectives import Indicator
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.ui.context import Context


class IndicatorChart(PictureView):
    """The values of an indicator between its start and its target."""

    def __init__(self, context: Context, *, name: str, height: float = 36.0) -> None:
        self._context, self._height = context, height
        self._indicator: Indicator | None = None
        super().__init__(self._draw, context.colours, context.picture_fonts(), context.tr)
        self.setObjectName(name)
        context.hub.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.set_fonts(self._context.picture_fonts())

    def show_indicator(self, indicator: Indicator | None) -> None:
        """Show another indicator, or the same one with new values."""
        self._indicator = indicator
        self.refresh()

    def _draw(self, width: int) -> Picture:
        tr, indicator = self._context.tr, self._indicator
        found = standing_of(self._context.data, indicator) if indicator is not None else None
        return sparkline(
            moments(tr, found) if found is not None else [],
            found.target if found is not None else None,
            title=indicator.name if indicator is not None else tr.t("Indicator"),
            width=width,
            tr=tr,
            height=self._height,
            measure=self._context.picture_fonts().measure,
        )


class Figures(QWidget):
    """Start, now and target, each number under its word."""

    def __init__(self, context: Context, *, gap: int = 18) -> None:
        super().__init__()
        tr = context.tr
        self._context = context
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(gap)
        grid.setVerticalSpacing(0)
        self._values = []
        words = (tr.t("Start"), tr.t("Now"), tr.t("Target"))
        for place, word in enumerate(words):
            grid.addWidget(Text(word, Role.CAPTION, tone="ink2"), 0, place)
            value = Text("", Role.STRONG, tone="accent" if place == 1 else "ink")
            self._values.append(value)
            grid.addWidget(value, 1, place)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_indicator(self, indicator: Indicator) -> None:
        """Show where an indicator stands."""
        tr = self._context.tr
        found = standing_of(self._context.data, indicator)
        for label, value in zip(self._values, (found.start, found.now, found.target), strict=True):
            label.setText(figure(tr, value, indicator.unit))


class SignRow(QWidget):
    """One indicator: name, source, figures, chart."""

    opened = Signal(str)

    def __init__(self, context: Context, key: str) -> None:
        super().__init__()
        self._context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(4)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        self._name = Text("", Role.SECONDARY_STRONG, wrap=True)
        self._source = Text("", Role.CAPTION, tone="ink2", wrap=True)
        words.addWidget(self._name)
        words.addWidget(self._source)
        head.addLayout(words, 1)
        self.open = IconButton(context.hub, "chevron-right", "", name="")
        self.open.clicked.connect(lambda: self.opened.emit(key))
        head.addWidget(self.open)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(14)
        self._figures = Figures(context, gap=14)
        self._chart = IndicatorChart(context, name="")
        row.addWidget(self._figures)
        row.addWidget(self._chart, 1)
        column.addLayout(row)

    def fill(self, indicator: Indicator, *, name: str) -> None:
        """Show an indicator."""
        tr = self._context.tr
        self._name.setText(indicator.name)
        self._source.setText(indicator.source or "")
        self._source.setVisible(bool(indicator.source))
        self.open.setObjectName(f"{name}.open")
        self.open.set_icon("chevron-right", tr.t("Open: {title}", title=indicator.name))
        self._figures.show_indicator(indicator)
        self._chart.setObjectName(f"{name}.chart")
        self._chart.show_indicator(indicator)


class SignsCard(Card):
    """The indicators of the objective at hand."""

    opened = Signal(str)
    add_asked = Signal()

    def __init__(self, context: Context, *, name: str) -> None:
        tr = context.tr
        super().__init__(context.hub, tr.t("Indicators"), name=name)
        self._context, self._name = context, name
        self.add = self.add_link(tr.t("Add"), name=f"{name}.add", trailing=None)
        self.add.set_icon("plus")
        self.add.setAccessibleName(tr.t("Add an indicator"))
        self.add.clicked.connect(self.add_asked)
        self.rows: KeyedRows[SignRow] = KeyedRows(self._make, ruled=True)
        self._none = Text(
            tr.t("No indicator yet. Which sign does someone already see or count?"),
            Role.SECONDARY,
            tone="ink2",
            wrap=True,
        )
        self.body.addWidget(self.rows)
        self.body.addWidget(self._none)

    def _make(self, key: str) -> SignRow:
        row = SignRow(self._context, key)
        row.opened.connect(self.opened)
        return row

    def show_indicators(self, indicators: Sequence[Indicator]) -> None:
        """Show indicators with where they stand."""
        rows = self.rows.set_keys([item.id for item in indicators])
        for place, (row, item) in enumerate(zip(rows, indicators, strict=True)):
            row.fill(item, name=f"{self._name}.{place}")
        self.rows.setVisible(bool(indicators))
        self._none.setVisible(not indicators)
