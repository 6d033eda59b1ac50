"""Entries of a detail: short dated texts, contacts, things to tick, each pressed as a whole."""

from pcve_desktop.ui.kit.entries.entry import Entry, EntryLine, Mark, Piece, one_line
from pcve_desktop.ui.kit.entries.facts import Fact, Facts
from pcve_desktop.ui.kit.entries.listing import EntryList
from pcve_desktop.ui.kit.entries.row import EntryRow

__all__ = [
    "Entry",
    "EntryLine",
    "EntryList",
    "EntryRow",
    "Fact",
    "Facts",
    "Mark",
    "Piece",
    "one_line",
]
