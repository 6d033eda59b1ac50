"""The months of an axis."""

from __future__ import annotations

from datetime import date

from pcve_desktop.i18n import Translator
from pcve_desktop.pictures.months import month_name, month_starts


def test_months_begin_on_their_first_day() -> None:
    starts = month_starts(date(2026, 11, 2), date(2027, 2, 1))
    assert starts == (date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1))
    assert month_starts(date(2026, 11, 1), date(2026, 11, 30)) == (date(2026, 11, 1),)
    assert month_name(date(2026, 12, 1), Translator("de")) == "Dez"
    assert month_name(date(2027, 1, 1), Translator("fr")) == "janv. 2027"
