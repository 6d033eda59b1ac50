"""Small counts are blurred."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.pictures.counts import drawn_count, shown_count

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator


def test_floor_blurs_small_counts_only(tr: Translator) -> None:
    assert [shown_count(n, 5, tr) for n in (0, 1, 4, 5)] == ["0", "<5", "<5", "5"]
    assert [drawn_count(n, 5) for n in (0, 1, 4, 5)] == [0, 5, 5, 5]
    assert shown_count(3, 0, tr) == "3"
