"""Rows as what they say about an organisation, by target, once the columns are mapped."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pcve_desktop.imports.table import Cell, cell_text
from pcve_desktop.imports.targets import CONTACT_KEYS, PHONE, SLOTS, in_slot
from pcve_desktop.likeness.texts import clean_phone, is_mark, is_yes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.table import Table


# What people write into a cell to say that it is empty; a single dash is a mark that says no.
_PLACEHOLDERS: Final = frozenset(
    {"n/a", "na", "n.a.", "nc", "n.c.", "-", "--", "–", "?", "/", ".", "néant", "k. a.", "k.a."}
)


@dataclass(frozen=True)
class Part:
    """One cell of a row: the label of its column and its text."""

    label: str
    text: str


@dataclass(frozen=True)
class Entry:
    """One row: its number in the file, and its filled cells by target key."""

    number: int
    values: dict[str, list[Part]] = field(default_factory=dict)

    def first(self, key: str) -> str:
        """Return the first text for a target, or an empty one."""
        parts = self.values.get(key)
        return parts[0].text if parts else ""

    def contacts(self) -> Iterator[tuple[int, dict[str, list[Part]]]]:
        """Yield (slot, cells by key of the first contact) of each contact that the row has.

        A row always has a first one, perhaps without any cell.
        """
        for slot in SLOTS:
            cells = {
                key: parts
                for key in CONTACT_KEYS
                if (parts := self.values.get(in_slot(key, slot))) is not None
            }
            if cells or slot == 1:
                yield slot, cells


def entries(table: Table, mapping: Mapping[int, str], tr: Translator) -> list[Entry]:
    """Return one entry per row; `mapping` gives the target key by column place.

    In a column of marks the header is the value: an X under “14-17” says “14-17”.
    """
    labels = {index: table.columns[index].label(tr) for index in mapping}
    marked = {index for index in mapping if _only_marks(table.values(index))}
    phones = {in_slot(PHONE, slot) for slot in SLOTS}
    found: list[Entry] = []
    for row in table.rows:
        values: dict[str, list[Part]] = {}
        for index, key in mapping.items():
            text = cell_text(row.cells[index])
            if index in marked:
                text = labels[index] if is_yes(text) else ""
            elif key in phones:
                text = clean_phone(text)
            if text and text.casefold() not in _PLACEHOLDERS:
                values.setdefault(key, []).append(Part(labels[index], text))
        found.append(Entry(row.number, values))
    return found


def _only_marks(cells: list[Cell]) -> bool:
    """Tell whether a column says nothing but yes and no."""
    filled = [cell for cell in cells if cell is not None]
    return bool(filled) and all(is_mark(cell_text(cell)) for cell in filled)
