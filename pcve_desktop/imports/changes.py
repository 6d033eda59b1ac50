"""One field of a known record that a file says otherwise, and what is to become of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from pcve_desktop.i18n import mark
from pcve_desktop.imports.values import other_names
from pcve_desktop.likeness.texts import reach_keys
from pcve_desktop.likeness.words import fold
from pcve_desktop.models.base import ENTITIES, fields_of
from pcve_desktop.models.fields import Field, Kind
from pcve_desktop.services.merging import both

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Self

    from pcve_desktop.models.base import Record

EMPTY: Final = (None, "", ())
# Where somebody is cannot be in two places: a second address is no further line of the first.
_ONE_ONLY: Final = frozenset({"address"})
_JOINERS: Final = {"phone": " / ", "neighbourhoods": ", "}


class Way(Enum):
    """What becomes of a field in which a record and the file differ; the value is a message id."""

    KEEP = mark("Keep ours")
    TAKE = mark("Take the file’s")
    ADD = mark("Add to ours")


@dataclass(frozen=True)
class FieldChange:
    """One field of a known record that the file says otherwise, and who wins."""

    entity: str
    field: str
    label: str
    before: Any
    after: Any
    way: Way

    @property
    def applied(self) -> bool:
        """Say whether the import writes this field."""
        return self.way is not Way.KEEP

    @property
    def result(self) -> Any:
        """Return what the field holds after the import."""
        if self.way is Way.KEEP:
            return self.before
        return self.after if self.way is Way.TAKE else self.joined()

    def written_over(self, now: Any) -> Any:
        """Return what to write where the field holds `now`: what changed since wins."""
        if self.way is Way.ADD:
            return replace(self, before=now).joined()
        return self.after if self.way is Way.TAKE and now == self.before else now

    def joined(self) -> Any:
        """Return what is known from both; what is kept already when it does not fit."""
        field = self._info()
        if self.before in EMPTY:
            return self.after
        if self.field == "other_names":
            return other_names(known=self.before, said=self.after.split(";"), but=())
        if self.field in _JOINERS:
            text = f"{self.before}{_JOINERS[self.field]}{self.after}"
            return text if len(text) <= (field.max_length or len(text)) else self.before
        return both(field, self.before, self.after)

    def ways(self) -> tuple[Way, ...]:
        """Return what can become of the field."""
        if self.field == "other_names":
            return (Way.KEEP, Way.ADD)
        kind = self._info().kind
        joinable = (
            kind in {Kind.CHOICES, Kind.LONG_TEXT} and self.field not in _ONE_ONLY
        ) or self.field in _JOINERS
        if self.before in EMPTY or not joinable or self.joined() == self.before:
            return (Way.KEEP, Way.TAKE)
        return tuple(Way)

    def going(self, way: Way) -> Self:
        """Return the change decided otherwise; what cannot be added is taken as it was."""
        return replace(self, way=way) if way in self.ways() else self

    def _info(self) -> Field:
        return fields_of(ENTITIES[self.entity])[self.field]


def compare(
    record: Record,
    values: Mapping[str, Any],
    *,
    overwrite: bool,
    only_empty: Collection[str] = (),
) -> tuple[FieldChange, ...]:
    """Return the fields in which the file differs from a record.

    An empty field is filled; a filled one is kept unless `overwrite`. Fields in `only_empty` are
    guesses: they fill, but are no difference where something is known.
    """
    info = fields_of(type(record))
    changes = []
    for name, after in values.items():
        before = getattr(record, name)
        empty = before in EMPTY
        if not empty and (name in only_empty or _same(info[name].kind, before, after)):
            continue
        changes.append(
            FieldChange(
                entity=record.__entity__.key,
                field=name,
                label=info[name].label,
                before=before,
                after=after,
                way=Way.TAKE if empty or overwrite else Way.KEEP,
            )
        )
    return tuple(changes)


def _same(kind: Kind, before: object, after: object) -> bool:
    """Tell whether a known value says what the file says, perhaps among other things."""
    if kind is Kind.CHOICES and isinstance(before, tuple) and isinstance(after, tuple):
        return set(after) <= set(before)
    if not isinstance(before, str) or not isinstance(after, str):
        return before == after
    if kind is Kind.PHONE:
        return reach_keys([], [after]) <= reach_keys([], [before]) or fold(before) == fold(after)
    known, said = f" {fold(before)} ", f" {fold(after)} "
    return said in known if kind is Kind.LONG_TEXT else said == known
