"""Saved columns: which heading of a list fills which field, to read the next one of its kind alike.

A definition is kept as JSON: headings, targets and the words that somebody mapped by hand, never a
row of the file. What another version wrote and this one cannot read is left alone: the saved
columns stay, but cannot be used.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pcve_desktop.i18n import mark
from pcve_desktop.models.keeping import ImportMapping
from pcve_desktop.services import records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.store.workspace import Workspace

VERSION = 1


@dataclass(frozen=True)
class ColumnsDefinition:
    """What saved columns say.

    `columns` holds (heading, target key or None when not imported) in the order of the file; a
    column without heading is called by its letter in square brackets, such as [D]. `words` are
    the meanings chosen by hand: target key, folded word, key of the vocabulary or nothing.
    """

    columns: tuple[tuple[str, str | None], ...]
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    role: str = ""

    def to_json(self) -> str:
        """Return the definition as it is kept."""
        return json.dumps(
            {
                "version": VERSION,
                "columns": [
                    {"heading": heading, "target": target} for heading, target in self.columns
                ],
                "words": {key: dict(words) for key, words in self.words.items() if words},
                "role": self.role,
            },
            ensure_ascii=False,
            sort_keys=True,
        )


@dataclass(frozen=True)
class SavedColumns:
    """Columns kept under a name; `definition` is None when this version cannot read it."""

    id: str
    name: str
    definition: ColumnsDefinition | None


def read_definition(text: str | None) -> ColumnsDefinition | None:
    """Return what a kept text says, None when another version wrote it or it is damaged."""
    try:
        data = json.loads(text or "")
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or data.get("version") != VERSION:
        return None
    columns, words, role = data.get("columns"), data.get("words"), data.get("role")
    if not isinstance(columns, list) or not isinstance(words, dict):
        return None
    found = tuple(_column(each) for each in columns if isinstance(each, dict))
    kept = tuple(each for each in found if each[0])
    if not kept:
        return None
    return ColumnsDefinition(
        kept,
        {key: _texts(value) for key, value in words.items() if isinstance(value, dict)},
        role if isinstance(role, str) else "",
    )


def _column(data: dict[str, Any]) -> tuple[str, str | None]:
    heading, target = data.get("heading"), data.get("target")
    return (
        heading if isinstance(heading, str) else "",
        target if isinstance(target, str) and target else None,
    )


def _texts(data: dict[str, Any]) -> dict[str, str]:
    return {key: value for key, value in data.items() if isinstance(value, str)}


def saved_columns(ws: Workspace) -> list[SavedColumns]:
    """Return the saved columns of the workspace, by name."""
    return [SavedColumns(row.id, row.name, read_definition(row.definition)) for row in _rows(ws)]


def _rows(ws: Workspace) -> Sequence[ImportMapping]:
    with ws.read() as session:
        rows = session.scalars(select(ImportMapping)).all()
    return sorted(rows, key=lambda row: (row.name.casefold(), row.id))


def save_columns(ws: Workspace, *, name: str, definition: ColumnsDefinition) -> Changes:
    """Keep columns under a name; those of the same name are replaced. Raises InvalidRecord."""
    wanted = " ".join(name.split())
    values = {"definition": definition.to_json()}
    same = [row for row in _rows(ws) if row.name.casefold() == wanted.casefold()]
    with ws.write(mark("Save the columns “{title}”"), title=wanted) as tx:
        if same:
            records.update(ws, ImportMapping, same[0].id, values=values)
        else:
            records.create(ws, ImportMapping, values={"name": wanted, **values})
    return tx.changes


def rename_columns(ws: Workspace, columns_id: str, *, name: str) -> Changes:
    """Give saved columns another name. Raises InvalidRecord, RecordGone."""
    return records.update(ws, ImportMapping, columns_id, values={"name": " ".join(name.split())})


def delete_columns(ws: Workspace, columns_id: str) -> Changes:
    """Forget saved columns."""
    return records.delete(ws, ImportMapping, columns_id)
