"""The summary of a change: what the caller of a service gets back and the window emits once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Changes:
    """Records touched by one transaction, by entity key."""

    label: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    touched: dict[str, set[str]] = field(default_factory=dict)
    created: dict[str, list[str]] = field(default_factory=dict)
    batch_id: str | None = None
    # What could not be taken back because somebody changed it since (undo only).
    kept: int = 0

    def touch(self, entity: str, record: str, *, created: bool = False) -> None:
        """Note that a record was written."""
        self.touched.setdefault(entity, set()).add(record)
        if created:
            self.created.setdefault(entity, []).append(record)

    def touches(self, *entities: str) -> bool:
        """Say whether a record of one of these entities was written."""
        return any(entity in self.touched for entity in entities)

    @property
    def first_id(self) -> str:
        """Return the identifier of the first record created (IndexError-free: KeyError if none)."""
        return next(iter(self.created.values()))[0]

    def __bool__(self) -> bool:
        return bool(self.touched)
