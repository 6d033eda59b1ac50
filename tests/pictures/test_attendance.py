"""One sign an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.pictures.attendance import attendance_row
from pcve_desktop.pictures.scene import Circle, Line, Text

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator


def test_attendance_has_one_sign_an_answer_in_order(tr: Translator) -> None:
    picture = attendance_row(
        ["present", "no_reply", "present", "excused"], width=300, tr=tr, coming=True
    )
    signs = [s for s in picture.shapes if not isinstance(s, Text)]
    assert [s.fill for s in signs] == ["accent", None, "accent", None]
    assert isinstance(signs[3], Line)
    assert picture.sentence == "2 coming, 1 no reply, 1 excused"
    assert picture.table.rows == (("Coming", "2"), ("No reply", "1"), ("Excused", "1"))


def test_attendance_goes_on_below_when_the_row_is_full(tr: Translator) -> None:
    picture = attendance_row(["present"] * 30, width=200, tr=tr, caption=False)
    discs = [s for s in picture.shapes if isinstance(s, Circle)]
    assert len({disc.cy for disc in discs}) == 3
    assert max(disc.cx + disc.r for disc in discs) <= 200
    assert picture.height == 54
