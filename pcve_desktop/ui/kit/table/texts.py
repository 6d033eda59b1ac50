"""Values of fields in words, for cells: dates, numbers, vocabulary labels, titles of records."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pcve_desktop.models import Field, Kind
from pcve_desktop.ui.kit.form.parsing import fold

if TYPE_CHECKING:
    import datetime as dt

    from pcve_desktop.i18n import Translator

Titles = Callable[[str, str], str]
"""From an entity key and an id to the title of that record."""


class CellTexts:
    """Write values of fields in one language; dates once formatted are kept.

    Dates of the year of `today` go without their year.
    """

    def __init__(self, tr: Translator, titles: Titles, *, today: dt.date) -> None:
        self.tr = tr
        self._titles, self._today = titles, today
        self._dates: dict[dt.date, str] = {}
        self._by_kind: dict[Kind, Callable[[Field, Any], str]] = {
            Kind.DATE: lambda _field, value: self.date(value),
            Kind.TIMESTAMP: lambda _field, value: self.tr.date(value, "short"),
            Kind.TIME: lambda _field, value: self.tr.time(value),
            Kind.CHOICE: lambda _field, value: self.tr.t(value.label),
            Kind.CHOICES: lambda _f, value: ", ".join(self.tr.t(item.label) for item in value),
            Kind.REFERENCE: lambda field, value: self._titles(field.target, value),
            Kind.BOOLEAN: lambda _f, value: self.tr.t("Yes") if value else self.tr.t("No"),
            Kind.PERCENT: lambda _field, value: self.tr.percent(value / 100),
            Kind.MONEY: self._money,
            Kind.INTEGER: self._number,
            Kind.DECIMAL: self._number,
            Kind.RATING: lambda _field, value: self.tr.number(value, 1),
        }

    def date(self, value: dt.date) -> str:
        """Return a date, without its year when that is the current one."""
        known = self._dates.get(value)
        if known is None:
            style = "day_month" if value.year == self._today.year else "medium"
            known = self._dates[value] = self.tr.date(value, style)  # type: ignore[arg-type]  # a literal by construction
        return known

    def text(self, field: Field, value: Any) -> str:
        """Return a value in words; empty for none. Line breaks become spaces."""
        if value is None or value in ("", ()):
            return ""
        write = self._by_kind.get(field.kind)
        words = str(value) if write is None else write(field, value)
        return " ".join(words.split()) if field.free_text else words

    def sort_value(self, field: Field | None, value: Any) -> Any:
        """Return what is compared when sorting: words without accents, places in vocabularies."""
        if value is None or value in ("", ()):
            return None
        if field is None:
            return fold(value) if isinstance(value, str) else value
        words = [*(field.vocabulary or ())]
        if field.kind is Kind.CHOICE:
            return words.index(value)
        if field.kind is Kind.CHOICES:
            return tuple(words.index(item) for item in value)
        if field.kind is Kind.REFERENCE:
            return fold(self._titles(field.target, value))
        return fold(value) if isinstance(value, str) else value

    def _number(self, field: Field, value: float) -> str:
        words = self.tr.number(int(value) if float(value).is_integer() else value)
        return f"{words}\u00a0{field.unit}" if field.unit else words

    def _money(self, field: Field, value: float) -> str:
        words = self.tr.number(value, 0 if float(value).is_integer() else 2)
        return f"{words}\u00a0{field.unit}"
