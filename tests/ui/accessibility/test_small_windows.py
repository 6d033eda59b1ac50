"""English pages in a small window, and in what is left when the system doubles everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.room.test_every_page import DOUBLED, SMALL, USUAL, walked

if TYPE_CHECKING:
    from tests.ui.accessibility.walking import Opened


def test_english_pages_have_room_for_their_words(english: Opened) -> None:
    found = walked(english, SMALL, DOUBLED, hints=SMALL)
    english.window.resize(*USUAL)
    assert "\n".join(found) == ""
