"""Who may see what: the one place where an export asks about a record, a field or a number.

A `View` stands between the records and every report. Reports read records only through it, so
that what an audience may not see cannot reach a sheet or a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from pcve_desktop.i18n import mark
from pcve_desktop.models import ENTITIES, Kind, Record, Sensitivity, fields_of
from pcve_desktop.models.network import Network
from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.models.priorities import Ballot, BallotDots, Vote
from pcve_desktop.models.vocabularies import Handling, Vocabulary, VoteState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pcve_desktop.models import Field
    from pcve_desktop.models.network import Cycle

R = TypeVar("R", bound=Record)

LEAST_COUNT = 5
"""The smallest number of people that is shown as it is outside the network."""


class Audience(Vocabulary):
    """For whom an export is made."""

    NETWORK = "network", mark("Network members")
    CITY = "city", mark("The city")
    PUBLIC = "public", mark("Everybody")


@dataclass(frozen=True, slots=True)
class Rules:
    """What an audience may see: level, kinds of fields, drafts, whether small counts are masked."""

    ceiling: Handling
    hidden: frozenset[Sensitivity]
    validated_only: bool
    masks_counts: bool
    promise: str
    """A sentence for every page and sheet: what was left out."""


_OUTSIDE = frozenset({Sensitivity.CONTACT, Sensitivity.INTERNAL})

RULES: dict[Audience, Rules] = {
    Audience.NETWORK: Rules(
        Handling.AMBER_STRICT, frozenset(), False, False,
        mark("For network members only. Please do not pass it on."),
    ),
    Audience.CITY: Rules(
        Handling.AMBER, _OUTSIDE, False, True, mark("For the city. Contacts are left out."),
    ),
    Audience.PUBLIC: Rules(
        Handling.CLEAR, _OUTSIDE, True, True,
        mark("For everyone. Validated results only, without contacts."),
    ),
}  # fmt: skip


class Source(Protocol):
    """The records of one network and one cycle (`services.dataset.Dataset`)."""

    @property
    def network(self) -> Network:
        """The network."""

    @property
    def cycle(self) -> Cycle | None:
        """The cycle, None when the network has none yet."""

    def all(self, entity: type[R], /) -> list[R]:
        """Return the records of this network and cycle."""

    def get(self, entity: type[R], record_id: str, /) -> R | None:
        """Return one record of any network."""

    def where(self, entity: type[R], field: str, value: object, /) -> list[R]:
        """Return the records whose field has a value."""

    def organisations(self) -> list[Organisation]:
        """Return the members of the network, by name."""


# Not content: where a record stands and who wrote it.
_FRAME = frozenset(
    {"continues", "network_id", "cycle_id", "handling", "validated", "changed_at", "changed_by"}
)
# Saying that somebody was in touch, by role, already is contact data.
_CONTACT_ENTITIES: frozenset[type[Record]] = frozenset({Contact})
_SECRET_UNTIL_SHOWN: frozenset[type[Record]] = frozenset({Ballot, BallotDots})


class View:
    """The records of a source as one audience may see them.

    `least_count`: numbers of people from 1 to `least_count - 1` are shown as "<5" outside the
    network (0 or 1 masks nothing).
    """

    def __init__(self, data: Source, audience: Audience, *, least_count: int = LEAST_COUNT) -> None:
        self.data = data
        self.audience = audience
        self.rules = RULES[audience]
        self._least = least_count if self.rules.masks_counts else 0
        self._shown: dict[str, bool] = {}
        self._entities: dict[type[Record], bool] = {}
        self._records: dict[type[Record], list[Any]] = {}
        self._readers: dict[tuple[type[Record], str], Callable[[Any], Any]] = {}
        self._titles: dict[str, str] = {}
        self._cycle_id = data.cycle.id if data.cycle is not None else None

    @property
    def least(self) -> int:
        """Return the smallest number of people that is shown as it is, 0 when all are."""
        return self._least

    # -- entities and fields

    def shows_entity(self, entity: type[Record]) -> bool:
        """Say whether this audience may see anything of an entity.

        An entity whose title, or all of whose content, is contact data or internal stays out:
        a row of dates would still tell that there is something.
        """
        known = self._entities.get(entity)
        if known is None:
            known = self._entities[entity] = self._shows_entity(entity)
        return known

    def _shows_entity(self, entity: type[Record]) -> bool:
        hidden = self.rules.hidden
        if not entity.__entity__.reported:
            return False
        if not hidden:
            return True
        if entity in _CONTACT_ENTITIES:
            return False
        fields = fields_of(entity)
        title = entity.__entity__.title
        if title and fields[title].sensitivity in hidden:
            return False
        content = [
            field
            for name, field in fields.items()
            if name not in _FRAME and field.kind not in {Kind.REFERENCE, Kind.DATE, Kind.POSITION}
        ]
        return not content or any(field.sensitivity not in hidden for field in content)

    def fields(self, entity: type[Record]) -> list[Field]:
        """Return the fields of an entity that this audience may see, in order of declaration."""
        if not self.shows_entity(entity):
            return []
        hidden = self.rules.hidden
        return [field for field in fields_of(entity).values() if field.sensitivity not in hidden]

    # -- records

    def shows(self, record: Record) -> bool:
        """Say whether this audience may see a record."""
        known = self._shown.get(record.id)
        if known is None:
            # A chain of parts that comes back to itself (after a merge) shows nothing.
            self._shown[record.id] = False
            known = self._shown[record.id] = self._shows(record)
        return known

    def _shows(self, record: Record) -> bool:
        return (
            self.shows_entity(type(record))
            and record.handling.rank <= self.rules.ceiling.rank
            and (record.validated or not self.rules.validated_only)
            and not self.sealed(record)
            and self._whole_shown(record)
        )

    def _whole_shown(self, record: Record) -> bool:
        """Say whether everything that a record is part of is shown and of this cycle."""
        for name, target in _parts_of(type(record)):
            owner = self.data.get(target, getattr(record, name))
            if owner is None or not self._belongs(owner) or not self.shows(owner):
                return False
        return True

    def _belongs(self, record: Record) -> bool:
        cycle_id = getattr(record, "cycle_id", None)
        return cycle_id is None or self._cycle_id is None or cycle_id == self._cycle_id

    def sealed(self, record: Any) -> bool:
        """Say whether a record is a ballot that is still secret, for everybody."""
        if type(record) not in _SECRET_UNTIL_SHOWN:
            return False
        vote_id = getattr(record, "vote_id", None)
        if vote_id is None:
            ballot = self.data.get(Ballot, record.ballot_id)
            vote_id = ballot.vote_id if ballot is not None else ""
        vote = self.data.get(Vote, vote_id)
        return vote is None or vote.state is not VoteState.REVEALED

    def records(self, entity: type[R]) -> list[R]:
        """Return the records of an entity that this audience may see, in the source's order."""
        known = self._records.get(entity)
        if known is None:
            known = self._records[entity] = [
                r for r in candidates(self.data, entity) if self.shows(r)
            ]
        return known

    def whole(self, *entities: type[Record]) -> bool:
        """Say whether nothing of some entities is kept back.

        Only then may a report say that something is missing.
        """
        return all(
            self.shows(record) or self._elsewhere(record, set())
            for entity in entities
            for record in candidates(self.data, entity)
        )

    def _elsewhere(self, record: Record, seen: set[str]) -> bool:
        """Say whether a record is part of another cycle, or of something that is gone."""
        if record.id in seen:
            return True
        seen.add(record.id)
        owners = (
            self.data.get(target, getattr(record, name)) for name, target in _parts_of(type(record))
        )
        return any(
            owner is None or not self._belongs(owner) or self._elsewhere(owner, seen)
            for owner in owners
        )

    def where(self, entity: type[R], field: str, value: object) -> list[R]:
        """Return the shown records whose field has a value."""
        return [record for record in self.data.where(entity, field, value) if self.shows(record)]

    # -- values

    def value(self, record: Record, name: str) -> Any:
        """Return what this audience may see of a field.

        None when it is hidden (or the record is) or empty; "<5" for a small number of people; the
        title of the record that a reference points to.
        """
        return self.reader(type(record), name)(record) if self.shows(record) else None

    def reader(self, entity: type[Record], name: str) -> Callable[[Any], Any]:
        """Return the function that reads a field of a shown record, decided once per column."""
        key = (entity, name)
        known = self._readers.get(key)
        if known is None:
            known = self._readers[key] = self._reader(entity, fields_of(entity)[name])
        return known

    def _reader(self, entity: type[Record], field: Field) -> Callable[[Any], Any]:
        if not self.shows_entity(entity) or field.sensitivity in self.rules.hidden:
            return _nothing
        if entity is Contact and field.name == "professional":
            return lambda record: named(record) or None
        read = attrgetter(field.name)
        if field.kind is Kind.REFERENCE:
            return self._reference(read, ENTITIES[field.target])
        if self._least > 1:
            if field.counted:
                return lambda record: self.count(read(record))
            counts = [other.name for other in fields_of(entity).values() if other.counted]
            if field.kind is Kind.RATING and counts:
                return self._average(read, counts)
        return read

    def _reference(
        self, read: Callable[[Any], Any], target: type[Record]
    ) -> Callable[[Any], str | None]:
        titles = self._titles
        title = self.title

        def read_title(record: Any) -> str | None:
            record_id = read(record)
            if record_id is None:
                return None
            known = titles.get(record_id)
            return known if known is not None else title(target, record_id)

        return read_title

    def _average(self, read: Callable[[Any], Any], counts: list[str]) -> Callable[[Any], Any]:
        # The average of two answers is nearly the answer of a person.
        def read_average(record: Any) -> Any:
            if any(self.masked(getattr(record, name)) for name in counts):
                return None
            return read(record)

        return read_average

    def masked(self, number: int | None) -> bool:
        """Say whether a number of people is too small to be shown."""
        return number is not None and 0 < number < self._least

    def count(self, number: int | None) -> int | str | None:
        """Return a number of people, or "<5" when it is too small to be shown."""
        return f"<{self._least}" if self.masked(number) else number

    def title(self, entity: type[Record], record_id: str | None) -> str:
        """Return the name of a record if this audience may see it, an empty text otherwise."""
        if record_id is None:
            return ""
        known = self._titles.get(record_id)
        if known is None:
            record = self.data.get(entity, record_id)
            known = self._title(record) if record is not None and self.shows(record) else ""
            self._titles[record_id] = known
        return known

    def _title(self, record: Record) -> str:
        name = record.__entity__.title
        if name:
            return str(self.value(record, name) or "")
        owners = (
            self.title(target, getattr(record, field)) for field, target in _parts_of(type(record))
        )
        return " · ".join(owner for owner in owners if owner)


def named(contact: Contact) -> str:
    """Return the name of a professional who agreed to be named, an empty text otherwise."""
    return contact.professional or "" if contact.agreed_on is not None else ""


def candidates(data: Source, entity: type[R]) -> list[R]:
    """Return the records of an entity that an export of this network is about."""
    found: Iterable[Any]
    if entity is Organisation:
        found = data.organisations()
    elif entity is Network:
        found = [data.network]
    elif entity is Contact:
        members = {organisation.id for organisation in data.organisations()}
        found = (c for c in data.all(Contact) if c.organisation_id in members)
    else:
        found = data.all(entity)
    return list(found)


_PARTS: dict[type[Record], tuple[tuple[str, type[Record]], ...]] = {}


def _parts_of(entity: type[Record]) -> tuple[tuple[str, type[Record]], ...]:
    """Return the references that make a record part of others, network and cycle excepted."""
    known = _PARTS.get(entity)
    if known is None:
        known = _PARTS[entity] = tuple(
            (name, ENTITIES[field.target])
            for name, field in fields_of(entity).items()
            if field.kind is Kind.REFERENCE and field.required and name not in _FRAME
        )
    return known


def _nothing(_record: object) -> None:
    """Read a field that is not shown."""
