"""Before and after on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.pictures.dumbbell import ConfidenceRow, dumbbell_chart
from pcve_desktop.pictures.scene import Circle, Line, Rect

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator


def test_dumbbell_places_both_values_on_the_scale(tr: Translator) -> None:
    rows = [ConfidenceRow("Whom to turn to", 2.0, 4.0), ConfidenceRow("Other", None, 5.0)]
    picture = dumbbell_chart(rows, title="Confidence", width=400, tr=tr)
    scale, joined, last = (s for s in picture.shapes if isinstance(s, Line))
    length = scale.x2 - scale.x1
    assert joined.x1 == pytest.approx(scale.x1 + length / 4)
    assert joined.x2 == pytest.approx(scale.x1 + length * 3 / 4)
    squares = [s for s in picture.shapes if isinstance(s, Rect)]
    discs = [s for s in picture.shapes if isinstance(s, Circle)]
    assert len(squares) == 1
    assert discs[1].cx == pytest.approx(last.x2)
    assert picture.table.rows == (("Whom to turn to", "2.0", "4.0"), ("Other", "–", "5.0"))
    assert picture.sentence == "1 of 1 answers are higher after."
