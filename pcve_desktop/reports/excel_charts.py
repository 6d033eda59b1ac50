"""Charts of the overview sheet: native ones, drawn by the spreadsheet program from its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties

from pcve_desktop.reports.excel_sheet import INK2, LINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.reports.excel_sheet import Sheet

WIDTH, HEIGHT = 15.5, 7.2
"""Centimetres; a chart covers about fourteen rows."""

# Done, under way, to come, stopped: as the pictures of the program show them.
STATES = ("0B6470", "8DBBC0", "DFDACF", "6C4269")
SPHERES = ("2C6A3F", "0B6470", "86500A")


class Block(NamedTuple):
    """Where a small table stands: the row of its header, its last row, how many columns."""

    header: int
    last: int
    columns: int


def stacked_bars(
    sheet: Sheet,
    block: Block,
    *,
    title: str,
    colours: Sequence[str],
    at: str,
    height: float = HEIGHT,
) -> None:
    """Add lying bars, one for each row, stacked of the columns after the first."""
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 50
    chart.add_data(
        Reference(sheet, 2, block.header, len(colours) + 1, block.last), titles_from_data=True
    )
    for series, colour in zip(chart.series, colours, strict=True):
        series.graphicalProperties = _filled(colour)
    # The first row of the table is read first: at the top.
    chart.x_axis.scaling.orientation = "maxMin"
    # Every bar has its name, however many there are.
    chart.x_axis.tickLblSkip = 1
    chart.legend.position = "b"
    _finish(sheet, chart, block, title=title, at=at)
    chart.height = height
    # With the order turned around, the figures would stand at the top.
    chart.y_axis.crosses = "max"


def bars(sheet: Sheet, block: Block, *, title: str, colours: Sequence[str], at: str) -> None:
    """Add lying bars of one column, each row in its colour, with its figure."""
    chart = BarChart()
    chart.type, chart.gapWidth = "bar", 60
    chart.add_data(Reference(sheet, 2, block.header, 2, block.last), titles_from_data=True)
    series = chart.series[0]
    series.graphicalProperties = _filled(colours[0])
    for index, colour in enumerate(colours):
        point = DataPoint(idx=index)
        point.graphicalProperties = _filled(colour)
        series.dPt.append(point)
    series.dLbls = _figures()
    chart.x_axis.scaling.orientation = "maxMin"
    chart.legend = None
    _finish(sheet, chart, block, title=title, at=at)
    chart.y_axis.crosses = "max"


def line(sheet: Sheet, block: Block, *, title: str, colour: str, at: str) -> None:
    """Add a line through the figures of the second column."""
    chart = LineChart()
    chart.add_data(Reference(sheet, 2, block.header, 2, block.last), titles_from_data=True)
    series = chart.series[0]
    series.smooth = False
    series.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=colour, w=28_575))
    series.marker.symbol, series.marker.size = "circle", 6
    series.marker.graphicalProperties = _filled(colour)
    series.dLbls = _figures("t")
    chart.legend = None
    _finish(sheet, chart, block, title=title, at=at)


def _figures(position: str | None = None) -> DataLabelList:
    labels = DataLabelList(showVal=True, dLblPos=position)
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    return labels


def _filled(colour: str) -> GraphicalProperties:
    shape = GraphicalProperties(solidFill=colour)
    shape.line.noFill = True
    return shape


def _finish(sheet: Sheet, chart: Any, block: Block, *, title: str, at: str) -> None:
    """Give a chart its names, its title and axes that say nothing twice; put it in its place."""
    chart.set_categories(Reference(sheet, 1, block.header + 1, 1, block.last))
    chart.title = title
    chart.title.tx.rich.p[0].pPr = ParagraphProperties(
        defRPr=CharacterProperties(sz=1200, b=True, solidFill=INK2)
    )
    chart.title.overlay = False
    chart.title.layout = Layout(ManualLayout(xMode="edge", yMode="edge", x=0.02, y=0.02))
    chart.width, chart.height = WIDTH, HEIGHT
    small = RichText(
        p=[
            Paragraph(
                pPr=ParagraphProperties(defRPr=CharacterProperties(sz=900, solidFill=INK2)),
                endParaRPr=CharacterProperties(sz=900),
            )
        ]
    )
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
        axis.txPr = small
        axis.title = None
        axis.majorTickMark = "none"
        axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=LINE))
    chart.y_axis.number_format, chart.y_axis.scaling.min = "0", 0
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=LINE))
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(solidFill=LINE))
    chart.roundedCorners = False
    chart.anchor = at
    sheet._charts.append(chart)
