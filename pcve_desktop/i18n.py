"""Texts, dates and numbers in the user's or the reader's language.

English texts are the message ids. A `Translator` is passed to whoever shows a text, never kept in
a global: a report may be French while the window is German. Babel is imported only when a date or
a number is formatted, because start-up time counts.
"""

from __future__ import annotations

import gettext
import os
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from pcve_desktop.languages import SOURCE, SPOKEN
from pcve_desktop.paths import locale_dir

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, time

DOMAIN = "passerelle"
LANGUAGES: dict[str, str] = {code: language.name for code, language in SPOKEN.items()}
"""Code and own name of each language the program speaks."""

DateStyle = Literal["short", "medium", "long", "day_month"]

_PLAIN_UNDER = 1000
_MOST_DATES = 4096
_NUMBERS = (int, float)


def mark(msgid: str) -> str:
    """Mark an English text for extraction and return it unchanged."""
    return msgid


def known_language(tag: str | None) -> str:
    """Return the language code for a tag such as `fr_BE.UTF-8` or `de-AT`; `en` if unknown."""
    code = (tag or "").replace("-", "_").split("_")[0].split(".")[0].lower()
    return code if code in LANGUAGES else SOURCE


def preferred_language(environment: Mapping[str, str] | None = None) -> str:
    """Return the language of the user's system, among those the program speaks."""
    values = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if values.get(name):
            return known_language(values[name])
    return known_language(_windows_language())


def _windows_language() -> str | None:
    """Return the display language of Windows, None elsewhere."""
    if sys.platform == "win32":
        import ctypes
        import locale

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage())
    return None


class Translator:
    """Texts and formats of one language; an unknown language speaks English."""

    def __init__(self, language: str) -> None:
        self.language = known_language(language)
        self.spoken = SPOKEN[self.language]
        self._dates: dict[tuple[date, str], str] = {}
        self._patterns = {"short": self.spoken.short, "day_month": self.spoken.day_month}
        self._catalogue = gettext.translation(
            DOMAIN, locale_dir(), languages=[self.language], fallback=True
        )

    @property
    def locale(self) -> str:
        """Locale identifier of dates and numbers, such as `fr_FR`."""
        return self.spoken.locale

    def t(self, msgid: str, /, **values: object) -> str:
        """Translate `msgid` and fill its `{placeholders}` with `values`, numbers as people write.

        Without values the text is returned as it is, braces included.
        """
        # The empty id would return the catalogue's header.
        text = self._catalogue.gettext(msgid) if msgid else ""
        return self._filled(text, values)

    def n(self, singular: str, plural: str, /, count: int, **values: object) -> str:
        """Translate the form that fits `count`, which is available as `{count}`."""
        text = self._catalogue.ngettext(singular, plural, count)
        return self._filled(text, {"count": count, **values})

    def c(self, context: str, msgid: str, /, **values: object) -> str:
        """Translate `msgid` as used in `context`, for a word with several meanings."""
        return self._filled(self._catalogue.pgettext(context, msgid), values)

    def date(self, value: date, style: DateStyle = "medium") -> str:
        """Return a date: short 24/11/2026, medium 24 Nov 2026, long, or day_month 24 Nov."""
        from babel.dates import format_date

        day = value.astimezone() if isinstance(value, datetime) and value.tzinfo else value
        # Tables and lists say the same days again and again.
        known = self._dates.get((day, style))
        if known is None:
            if len(self._dates) >= _MOST_DATES:
                self._dates.clear()
            pattern = self._patterns.get(style, style)
            known = self._dates[day, style] = format_date(day, pattern, locale=self.locale)
        return known

    def time(self, value: datetime | time) -> str:
        """Return hours and minutes on 24 hours; an aware moment in this machine's time zone."""
        local = value.astimezone() if isinstance(value, datetime) and value.tzinfo else value
        return self.spoken.time.format(hour=local.hour, minute=local.minute)

    def number(self, value: float, decimals: int | None = None) -> str:
        """Return a number with this language's separators, with `decimals` places if given."""
        if decimals is None and isinstance(value, int) and abs(value) < _PLAIN_UNDER:
            # Counts stand in every list, and no language writes them with a separator.
            return str(int(value))
        from babel.numbers import format_decimal

        pattern = None if decimals is None else "#,##0" + ("." + "0" * decimals) * (decimals > 0)
        return format_decimal(value, pattern, locale=self.locale)

    def percent(self, share: float, decimals: int = 0) -> str:
        """Return a share (0 to 1) as a percentage."""
        from babel.numbers import format_percent

        if decimals:
            # The sign and its space differ by language, so the standard pattern is extended.
            from babel import Locale

            pattern = Locale.parse(self.locale).percent_formats[None].pattern
            return format_percent(
                share, pattern.replace("0", "0." + "0" * decimals, 1), locale=self.locale
            )
        return format_percent(share, locale=self.locale)

    def list(self, items: Iterable[str]) -> str:
        """Return the items as running text: a, b and c."""
        from babel.lists import format_list

        return format_list([*items], locale=self.locale)

    def inside(self, text: str) -> str:
        """Return a label as it stands inside a sentence: small, where nouns are not capitals."""
        # A second capital is an abbreviation.
        if self.spoken.capital_nouns or text[1:2].isupper():
            return text
        return text[:1].lower() + text[1:]

    def _filled(self, text: str, values: Mapping[str, object]) -> str:
        if not values:
            return text
        said = {
            name: self.number(value) if isinstance(value, _NUMBERS) else value
            for name, value in values.items()
        }
        return text.format(**said)
