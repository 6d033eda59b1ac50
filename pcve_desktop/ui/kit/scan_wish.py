"""How a field asks for the text scan: anybody may ask, `scan_watch` listens."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_PROPERTY = "scanned"


def ask_for_scan(field: QWidget) -> None:
    """Have a field scanned while somebody types in it."""
    field.setProperty(_PROPERTY, True)


def asks_for_scan(field: QWidget) -> bool:
    """Say whether a field is to be scanned."""
    return bool(field.property(_PROPERTY))
