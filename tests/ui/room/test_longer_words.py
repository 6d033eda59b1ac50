"""A language that does not exist, a third longer than English: room for translations to come."""

from __future__ import annotations

import gettext
import re
from typing import TYPE_CHECKING

from tests.ui.accessibility.walking import opened
from tests.ui.room.test_every_page import USUAL, walked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from PySide6.QtWidgets import QApplication

LONGER = 0.35
_ACCENTS = str.maketrans("aceinouyAEINOU", "åçéîñøüýÂÉÎÑØÛ")
_SYLLABLES = "lorem ipsum dolor sit amet elit sed tempor labore magna aliqua enim minim veniam quis"


def longer(text: str) -> str:
    """Return a text with accents, a third longer, in brackets that show where it ends."""
    if not re.search(r"[A-Za-z]", text):
        return text
    words, tab, keys = text.partition("\t")
    parts = re.split(r"(\{[^}]*\})", words)
    spoken = "".join(part if part.startswith("{") else part.translate(_ACCENTS) for part in parts)
    more = max(1, round(len(words) * LONGER) - 2)
    filling = (_SYLLABLES * (more // len(_SYLLABLES) + 1))[:more].strip()
    return f"[{spoken} {filling}]{tab}{keys}" if more > 2 else f"[{spoken}]{tab}{keys}"


class Longer(gettext.NullTranslations):
    """A catalogue that makes every text longer."""

    def gettext(self, message: str) -> str:
        return longer(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return longer(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        del context
        return longer(message)


def test_it_is_a_third_longer_and_keeps_places_and_keys() -> None:
    assert longer("{count} partners") == "[{count} pårtñérs lore]"
    assert longer("Help\tF1").endswith("]\tF1")
    text = "Invite the first partners"
    assert 1.3 < len(longer(text)) / len(text) < 1.45


def test_every_page_has_room_for_longer_words(
    qapp: QApplication,
    sample: Callable[[str], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = sample("en")
    monkeypatch.setattr(gettext, "translation", lambda *_args, **_named: Longer())
    with opened(qapp, path, tmp_path, size=USUAL) as window:
        found = walked(window, USUAL)
    assert "\n".join(found) == ""
