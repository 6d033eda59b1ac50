"""Step 2, an evening: silent writing by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.vocabularies import FindingKind

if TYPE_CHECKING:
    from tests.ui.evenings.keyboard import Evening


def test_cards_are_written_one_a_line(evening: Evening) -> None:
    evening.press("Ctrl+2")
    evening.reach("diagnosis.gather.line")
    evening.type("Rumours travel faster than facts", enter=True)
    evening.press("Ctrl+2")
    evening.type("Coaches whom teenagers trust", enter=True)
    assert [(card.statement, card.kind) for card in evening.all(Finding)] == [
        ("Rumours travel faster than facts", FindingKind.RISK),
        ("Coaches whom teenagers trust", FindingKind.PROTECTIVE),
    ]
