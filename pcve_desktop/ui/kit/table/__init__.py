"""Tables of records: columns from the fields, model, filter, painting and view."""

from pcve_desktop.ui.kit.table.columns import Cell, Column, Show, column, table_columns
from pcve_desktop.ui.kit.table.filters import RecordFilter
from pcve_desktop.ui.kit.table.lazy_model import LazyTableModel, RowSource
from pcve_desktop.ui.kit.table.lazy_view import LazyTableView
from pcve_desktop.ui.kit.table.looks import glyph_of
from pcve_desktop.ui.kit.table.model import ID_ROLE, SORT_ROLE, RecordTableModel
from pcve_desktop.ui.kit.table.texts import CellTexts, Titles
from pcve_desktop.ui.kit.table.view import RecordTableView, in_card

__all__ = [
    "ID_ROLE",
    "SORT_ROLE",
    "Cell",
    "CellTexts",
    "Column",
    "LazyTableModel",
    "LazyTableView",
    "RecordFilter",
    "RecordTableModel",
    "RecordTableView",
    "RowSource",
    "Show",
    "Titles",
    "column",
    "glyph_of",
    "in_card",
    "table_columns",
]
