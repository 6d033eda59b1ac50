"""No text is cut and no page scrolls sideways: all languages, narrow windows, large text.

A window of 683 x 384 is what a laptop of 1366 x 768 has left when the system doubles everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.accessibility.walking import STOPS, opened, settle
from tests.ui.room.cramped import cramped, cut_hints

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.ui.accessibility.walking import Opened

USUAL, SMALL, DOUBLED = (1366, 768), (1024, 700), (683, 384)


def walked(window: Opened, *sizes: tuple[int, int], hints: tuple[int, int] = (0, 0)) -> list[str]:
    """Return what is cramped in any page at any of the sizes; hints of fields at one of them."""
    found: list[str] = []
    for stop in STOPS:
        window.go(stop)
        for size in sizes:
            window.window.resize(*size)
            settle()
            at = f"{stop} at {size[0]} x {size[1]}"
            found += [f"{at}: {fault}" for fault in cramped(window.shell)]
            if size == hints:
                found += [f"{at}: hint {fault}" for fault in cut_hints(window.shell)]
    return found


@pytest.mark.parametrize(
    ("language", "text_size", "sizes"),
    [
        ("fr", 100, (SMALL, DOUBLED)),
        ("de", 100, (SMALL, DOUBLED)),
        ("fr", 160, (USUAL, SMALL)),
        ("de", 160, (USUAL, SMALL)),
    ],
)
def test_every_page_has_room_for_its_words(
    qapp: QApplication,
    sample: Callable[[str], Path],
    tmp_path: Path,
    language: str,
    text_size: int,
    sizes: tuple[tuple[int, int], ...],
) -> None:
    with opened(qapp, sample(language), tmp_path, text_size=text_size, size=sizes[0]) as window:
        found = walked(window, *sizes, hints=sizes[0])
    assert "\n".join(found) == ""
