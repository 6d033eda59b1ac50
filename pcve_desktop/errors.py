"""The known errors: what the surroundings did wrong, said so that a person can go on.

Anything that is not a `PasserelleError` is a bug and goes up to the crash report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator


class PasserelleError(Exception):
    """A problem the user can do something about.

    `msgid` is a marked English text of one or two sentences: what happened, what is safe, what
    to do next. `values` fill its `{placeholders}`. Subclasses name the subject.
    """

    def __init__(self, msgid: str, /, **values: object) -> None:
        super().__init__(msgid, values)
        self.msgid = msgid
        self.values = values

    def message(self, tr: Translator) -> str:
        """Return the text in the language of `tr`."""
        return tr.t(self.msgid, **self.values)

    def __str__(self) -> str:
        return self.msgid.format(**self.values) if self.values else self.msgid

    def __reduce__(self) -> tuple[object, ...]:
        return (_restore, (type(self), self.msgid, self.values))


def _restore(kind: type[PasserelleError], msgid: str, values: dict[str, object]) -> PasserelleError:
    """Rebuild an error that crossed a process border with its keyword values."""
    return kind(msgid, **values)
