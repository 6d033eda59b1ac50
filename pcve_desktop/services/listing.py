"""Long lists: searched, filtered, sorted and grouped in SQLite, read as far as they are seen.

A `Listing` answers a `ListQuery` with the identifiers in order; the rows of some of them are read
when they come into view.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import ColumnElement, case, func, literal, literal_column, or_, select, table

from pcve_desktop.models.base import fields_of
from pcve_desktop.models.fields import Kind
from pcve_desktop.store import fulltext
from pcve_desktop.store.folding import fold

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from sqlalchemy import Select

    from pcve_desktop.models.base import Record
    from pcve_desktop.store.workspace import Workspace

    Condition = Callable[[tuple[str, ...]], ColumnElement[bool]]

# How many identifiers go into one statement; SQLite takes many more.
_AT_ONCE = 500
_TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT})


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What a list shows, and how: plain texts throughout, so that a view of it can be kept.

    `filters` gives to the name of a filter the keys or identifiers that pass (any of them).
    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False
    group: str = ""

    def filtered(self, name: str, *values: str) -> ListQuery:
        """Return the same with another filter of that name; without values it is dropped."""
        others = {key: kept for key, kept in self.filters.items() if key != name}
        return replace(self, filters=others | ({name: values} if values else {}))

    @property
    def narrows(self) -> bool:
        """Say whether anything is left out."""
        return bool(self.filters or fold(self.text))


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that follow each other: what they share (`key`, empty for nothing) and how many."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """The identifiers that fit a query, in order, and the groups they fall into."""

    ids: Sequence[str] = ()
    groups: Sequence[Group] = ()


@dataclass(frozen=True, slots=True)
class Grouping:
    """How rows are grouped: by which key, in which order, and the words of a key if stored."""

    key: ColumnElement[Any]
    order: ColumnElement[Any]
    label: ColumnElement[Any] | None = None


class Listing:
    """The base of a list. Subclasses say what is in it, what it filters and groups by."""

    entity: ClassVar[type[Record]]

    def __init__(
        self, ws: Workspace, *, network_id: str, cycle_id: str, today: Callable[[], dt.date]
    ) -> None:
        """Take the cycle that counts where one does, and the day from which "late" is told."""
        self.ws = ws
        self.network_id = network_id
        self.cycle_id = cycle_id
        self._today = today

    # ---------------------------------------------------------------- what subclasses say

    def scope(self, statement: Select[Any], query: ListQuery) -> Select[Any]:
        """Keep what belongs to the list at all, and join what sorting and rows need."""
        raise NotImplementedError

    def conditions(self) -> Mapping[str, Condition]:
        """Return the filters by name. Names that a query asks for and nobody knows are skipped."""
        raise NotImplementedError

    def groupings(self) -> Mapping[str, Grouping]:
        """Return what rows can be grouped by."""
        return {}

    def orders(self) -> Mapping[str, Sequence[ColumnElement[Any]]]:
        """Return what is sorted otherwise than by the value of a field."""
        return {}

    def extras(self) -> Sequence[ColumnElement[Any]]:
        """Return the columns of a row beside the fields of the entity."""
        return ()

    def has_word(self, word: str) -> ColumnElement[bool]:
        """Return whether a row holds a folded word."""
        return self.indexed(self.entity, word)

    # ---------------------------------------------------------------- answers

    def find(self, query: ListQuery) -> Found:
        """Return what fits, in order, grouped if wanted."""
        entity = self.entity
        grouping = self.groupings().get(query.group)
        wanted: list[ColumnElement[Any]] = [entity.__table__.c.id]
        order: list[ColumnElement[Any]] = []
        if grouping is not None:
            wanted += [grouping.key, literal("") if grouping.label is None else grouping.label]
            order += [grouping.key.is_(None), grouping.order]
        statement = self._narrowed(select(*wanted), query)
        statement = statement.order_by(*order, *self._order(query), entity.__table__.c.id)
        with self.ws.read() as session:
            rows = session.connection().execute(statement).all()
        if grouping is None:
            return Found([row[0] for row in rows])
        return Found([row[0] for row in rows], _groups(rows))

    def fitting(self, query: ListQuery, *columns: ColumnElement[Any]) -> Select[Any]:
        """Return the statement of what fits: the identifiers, or other columns of the rows."""
        return self._narrowed(select(*(columns or (self.entity.__table__.c.id,))), query)

    def count(self, query: ListQuery) -> int:
        """Return how many fit."""
        statement = self._narrowed(select(func.count()), query)
        with self.ws.read() as session:
            return int(session.connection().execute(statement).scalar_one())

    def rows(self, ids: Sequence[str]) -> dict[str, Any]:
        """Return the rows of these identifiers: the fields as attributes, and the extras."""
        columns = self.entity.__table__.c
        statement = select(*columns, *self.extras())
        statement = self.joined(statement.select_from(self.entity.__table__))
        found: dict[str, Any] = {}
        with self.ws.read() as session:
            session.flush()
            for start in range(0, len(ids), _AT_ONCE):
                part = statement.where(columns.id.in_(ids[start : start + _AT_ONCE]))
                found |= {row.id: row for row in session.connection().execute(part)}
        return found

    def joined(self, statement: Select[Any]) -> Select[Any]:
        """Join what the extras and orders need; each row stays one row."""
        return statement

    # ---------------------------------------------------------------- statements

    def _narrowed(self, statement: Select[Any], query: ListQuery) -> Select[Any]:
        statement = self.joined(statement.select_from(self.entity.__table__))
        statement = self.scope(statement, query)
        known = self.conditions()
        for name, values in query.filters.items():
            if name in known and values:
                statement = statement.where(known[name](tuple(values)))
        for word in fold(query.text).split():
            statement = statement.where(self.has_word(word))
        return statement

    def _order(self, query: ListQuery) -> list[ColumnElement[Any]]:
        own = self.orders().get(query.sort)
        if own is None:
            known = fields_of(self.entity).get(query.sort)
            own = [sort_value(self.entity, query.sort)] if known is not None else []
        # In both directions a row without a value stands below those that have one.
        return [(part.desc() if query.descending else part.asc()).nulls_last() for part in own]

    @staticmethod
    def indexed(entity: type[Record], word: str) -> ColumnElement[bool]:
        """Return whether the full-text index of an entity knows a row by the start of a word."""
        key = entity.__entity__.key
        wanted = fulltext.query_of(word)
        if not wanted:
            return literal(value=False)
        index: Select[Any] = select(literal_column("rowid")).select_from(table(f"{key}_fts"))
        index = index.where(literal_column(f"{key}_fts").op("MATCH")(wanted))
        return literal_column(f"{key}.rowid").in_(index)


def sort_value(entity: type[Record], name: str) -> ColumnElement[Any]:
    """Return what is compared: words without accents, places in vocabularies, plain values."""
    known = fields_of(entity)[name]
    column = entity.__table__.c[name]
    if known.kind is Kind.CHOICE and known.vocabulary is not None:
        return places(column, known.vocabulary)
    return func.fold(column) if known.kind in _TEXTS else column


def places(column: ColumnElement[Any], values: Iterable[Any]) -> ColumnElement[Any]:
    """Return the place of the value of a column among these, None for any other."""
    return case({value: place for place, value in enumerate(values)}, value=column)


def holds(column: ColumnElement[Any], word: str) -> ColumnElement[bool]:
    """Return whether a text holds a folded word, anywhere in it."""
    return func.instr(func.fold(column), word) > 0


def named(entity: type[Record], names: Sequence[str], word: str) -> Select[Any]:
    """Return the identifiers of the records of which one of these texts holds a word."""
    columns = entity.__table__.c
    return select(columns.id).where(or_(*(holds(columns[name], word) for name in names)))


def _groups(rows: Iterable[Any]) -> list[Group]:
    found: list[Group] = []
    for _id, key, label in rows:
        words = "" if key is None else str(getattr(key, "value", key))
        if found and found[-1].key == words:
            found[-1] = replace(found[-1], count=found[-1].count + 1)
        else:
            found.append(Group(words, label or "", 1))
    return found
