"""Two entries of one organisation become one: every link is kept, and one undo takes it back.

What pointed at the entry that goes points at the one that stays. Where both have a link of the
same kind to the same record (both came to a meeting), the two become one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pcve_desktop.i18n import mark
from pcve_desktop.journal.project import referrers
from pcve_desktop.likeness.duplicates import Likeness, Listed, find_duplicates
from pcve_desktop.likeness.texts import reach_keys
from pcve_desktop.likeness.words import fold
from pcve_desktop.models.base import ENTITIES, Record, computed_id, fields_of
from pcve_desktop.models.fields import Field, Kind
from pcve_desktop.models.keeping import NotTheSame
from pcve_desktop.models.partners import Contact, Membership, Organisation
from pcve_desktop.models.priorities import Ballot
from pcve_desktop.models.sharing import MeetingAttendance
from pcve_desktop.models.vocabularies import MemberRole, Presence
from pcve_desktop.services import records
from pcve_desktop.services.records import RecordGone

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.store.workspace import Workspace

_EMPTY: tuple[object, ...] = (None, "", ())
# Where somebody is cannot be in two places: the second address is no further line of the first.
_ONE_ONLY = frozenset({"address"})
_COMMON = frozenset({"network_id", "cycle_id", "handling", "validated", "changed_at", "changed_by"})
# Who came most surely: what two entries say of one meeting.
_PRESENCES = (
    Presence.PRESENT, Presence.COMING, Presence.EXCUSED, Presence.ABSENT, Presence.NO_REPLY,
)  # fmt: skip
_ROLES = (
    MemberRole.LEAD, MemberRole.MEMBER, MemberRole.RESOURCE, MemberRole.INVITED,
    MemberRole.DECLINED, MemberRole.LEFT,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """A field in which two entries may differ: both values, and the one proposed."""

    field: Field
    kept: Any
    lost: Any
    proposed: Any

    @property
    def differs(self) -> bool:
        """Say whether both entries know something, and not the same."""
        return self.kept not in _EMPTY and self.lost not in _EMPTY and self.kept != self.lost


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What a merge would do: fields to choose, records that move, links that both have.

    `moved` and `both` count records by entity key.
    """

    kept: Organisation
    lost: Organisation
    fields: tuple[FieldChoice, ...]
    moved: dict[str, int]
    both: dict[str, int]


def likely_duplicates(
    ws: Workspace, *, checkpoint: Callable[[], None] | None = None
) -> list[Likeness]:
    """Return the pairs of organisations of a file that may be the same, the surest first."""
    with ws.read() as session:
        reach: dict[str, list[Contact]] = {}
        for contact in session.scalars(select(Contact)):
            reach.setdefault(contact.organisation_id, []).append(contact)
        entries = [
            listed(item, reach.get(item.id, [])) for item in session.scalars(select(Organisation))
        ]
        distinct = {
            frozenset((row.first_id, row.second_id)) for row in session.scalars(select(NotTheSame))
        }
    return find_duplicates(entries, distinct=distinct, checkpoint=checkpoint)


def listed(item: Organisation, contacts: list[Contact]) -> Listed:
    """Return an organisation with its contacts as it is compared with others."""
    names = (item.name, item.short_name or "", *(item.other_names or "").split(";"))
    return Listed(
        id=item.id,
        names=tuple(name for name in names if name.strip()),
        emails=tuple(contact.email for contact in contacts if contact.email),
        phones=tuple(contact.phone for contact in contacts if contact.phone),
        address=item.address or "",
        postcode=item.postcode or "",
        website=item.website or "",
    )


def say_distinct(ws: Workspace, first_id: str, second_id: str) -> Changes:
    """Remember that two organisations are two: nobody is asked again. Raises RecordGone."""
    ends = dict(zip(NotTheSame.__entity__.ends, sorted((first_id, second_id)), strict=True))
    with ws.write(mark("Not the same: “{first}” and “{second}”"), first="", second="") as tx:
        pair = _pair(tx.session, first_id, second_id)
        tx.changes.values.update(first=pair[0].name, second=pair[1].name)
        records.create(ws, NotTheSame, values=ends)
    return tx.changes


def plan_merge(ws: Workspace, kept_id: str, lost_id: str) -> MergePlan:
    """Say what a merge would do. Raises RecordGone."""
    moved: Counter[str] = Counter()
    both: Counter[str] = Counter()
    with ws.read() as session:
        kept, lost = _pair(session, kept_id, lost_id)
        for cls, name in _users(Organisation):
            for user in session.scalars(select(cls).where(getattr(cls, name) == lost_id)):
                if cls is NotTheSame:
                    continue
                key = cls.__entity__.key
                twin = _twin(session, user, name, kept_id)
                (moved if twin is None else both)[key] += 1
        choices = _choices(kept, lost)
        session.expunge_all()
    return MergePlan(kept, lost, choices, dict(moved), dict(both))


def merge(
    ws: Workspace, kept_id: str, lost_id: str, *, values: dict[str, Any] | None = None
) -> Changes:
    """Make two entries one; `values` are the fields as somebody chose them, otherwise as proposed.

    Raises RecordGone, InvalidRecord. Records of closed cycles only change the entry they name.
    """
    with ws.write(mark("Make one of two entries: “{title}”"), title="") as tx:
        kept, lost = _pair(tx.session, kept_id, lost_id)
        chosen = {choice.field.name: choice.proposed for choice in _choices(kept, lost)}
        chosen |= values or {}
        if "other_names" not in (values or {}):
            chosen["other_names"] = _other_names(kept, lost, chosen["name"], chosen["short_name"])
        if lost.handling.rank > kept.handling.rank:
            chosen.setdefault("handling", lost.handling)
        _repoint(tx.session, lost, kept)
        tx.session.flush()
        _join_contacts(tx.session, kept_id)
        tx.session.delete(lost)
        tx.session.flush()
        records.update(ws, Organisation, kept_id, values=chosen)
    return tx.changes


def _pair(session: Session, kept_id: str, lost_id: str) -> tuple[Organisation, Organisation]:
    kept, lost = session.get(Organisation, kept_id), session.get(Organisation, lost_id)
    if kept is None or lost is None or kept is lost:
        raise RecordGone
    return kept, lost


def _choices(kept: Organisation, lost: Organisation) -> tuple[FieldChoice, ...]:
    choices = []
    for name, field in fields_of(Organisation).items():
        if name in _COMMON:
            continue
        one, two = getattr(kept, name), getattr(lost, name)
        proposed = both(field, one, two)
        if name == "other_names":
            proposed = _other_names(kept, lost, kept.name, kept.short_name or lost.short_name)
        choices.append(FieldChoice(field, one, two, proposed))
    return tuple(choices)


def both(field: Field, one: Any, two: Any) -> Any:
    """Return what is known from both: a list joined, a text added, otherwise the first."""
    if one in _EMPTY or two in _EMPTY:
        return two if one in _EMPTY else one
    if field.kind is Kind.CHOICES:
        chosen = {*one, *two}
        return tuple(item for item in field.vocabulary or () if item in chosen)
    if field.kind is Kind.LONG_TEXT and field.name not in _ONE_ONLY:
        longer, shorter = sorted((one, two), key=len, reverse=True)
        text = longer if fold(shorter) in fold(longer) else f"{one}\n{two}"
        return text if len(text) <= (field.max_length or len(text)) else one
    if field.kind is Kind.DATE:
        return max(one, two)
    return one


def _other_names(
    kept: Organisation, lost: Organisation, name: str, short_name: str | None
) -> str | None:
    """Add the names that go, so that the next list finds the organisation under them."""
    known = {fold(name), fold(short_name or "")}
    names: dict[str, str] = {}
    for text in (
        kept.other_names, lost.other_names, kept.name, lost.name, kept.short_name, lost.short_name,
    ):  # fmt: skip
        for other in (text or "").split(";"):
            if (key := fold(other)) and key not in known:
                names.setdefault(key, other.strip())
    limit = fields_of(Organisation)["other_names"].max_length or 0
    joined = "; ".join(names.values())
    while len(joined) > limit:
        joined = joined.rpartition("; ")[0]
    return joined or None


def _users(entity: type[Record]) -> list[tuple[type[Record], str]]:
    """Return the entities and fields that refer to an entity."""
    return [(ENTITIES[key], name) for key, name in referrers(entity.__entity__.key)]


def _twin(session: Session, user: Record, name: str, kept_id: str) -> Record | None:
    """Return the link that the kept record already has where `user` would move to."""
    info = user.__entity__
    if name not in info.ends:
        return None
    ends = [kept_id if end == name else str(getattr(user, end)) for end in info.ends]
    return session.get(type(user), computed_id(info.key, *ends))


def _repoint(session: Session, old: Record, new: Record) -> None:
    """Let everything that refers to `old` refer to `new`."""
    for cls, name in _users(type(old)):
        for user in list(session.scalars(select(cls).where(getattr(cls, name) == old.id))):
            if cls is NotTheSame:
                session.delete(user)
            elif name not in cls.__entity__.ends:
                setattr(user, name, new.id)
            else:
                _move_link(session, user, name, new)


def _move_link(session: Session, link: Record, name: str, new: Record) -> None:
    """Make the link anew: it is what it ties together, so another end is another record."""
    twin = _twin(session, link, name, new.id)
    if twin is None:
        values = {field: getattr(link, field) for field in fields_of(type(link))}
        twin = type(link)(**values | {name: new.id})
        session.add(twin)
        session.flush()
        _repoint(session, link, twin)
    elif isinstance(twin, Ballot):
        # One ballot for each organisation: the dots of both would be too many.
        _delete_parts(session, link)
    else:
        _join(twin, link)
        _repoint(session, link, twin)
    session.flush()
    session.delete(link)
    session.flush()


def _delete_parts(session: Session, owner: Record) -> None:
    for cls, name in _users(type(owner)):
        for part in list(session.scalars(select(cls).where(getattr(cls, name) == owner.id))):
            session.delete(part)
    session.flush()


def _join(twin: Record, link: Record) -> None:
    """Keep what two links of the same ends say together."""
    for name, field in fields_of(type(twin)).items():
        if name in _COMMON or name in twin.__entity__.ends:
            continue
        one, two = getattr(twin, name), getattr(link, name)
        if field.counted and one is not None and two is not None:
            # Each entry counted its own people.
            setattr(twin, name, one + two)
        elif one in _EMPTY:
            setattr(twin, name, two)
    if isinstance(twin, MeetingAttendance) and isinstance(link, MeetingAttendance):
        twin.presence = min(twin.presence, link.presence, key=_PRESENCES.index)
    if isinstance(twin, Membership) and isinstance(link, Membership):
        _join_memberships(twin, link)


def _join_memberships(twin: Membership, link: Membership) -> None:
    """Keep the role that counts more, so that no network loses its lead, and the longer time."""
    if _ROLES.index(link.role) < _ROLES.index(twin.role):
        twin.role, twin.until = link.role, link.until
    if twin.since and link.since:
        twin.since = min(twin.since, link.since)


def _join_contacts(session: Session, organisation_id: str) -> None:
    """Two contacts of the same function and the same phone or e-mail are one."""
    seen: list[Contact] = []
    query = select(Contact).where(Contact.organisation_id == organisation_id).order_by(Contact.id)
    for contact in list(session.scalars(query)):
        known = next((other for other in seen if _same_contact(other, contact)), None)
        if known is None:
            seen.append(contact)
            continue
        for name in fields_of(Contact):
            if name not in _COMMON and getattr(known, name) in _EMPTY:
                setattr(known, name, getattr(contact, name))
        session.delete(contact)
    session.flush()


def _same_contact(one: Contact, two: Contact) -> bool:
    def clash(first: str | None, second: str | None) -> bool:
        return bool(first and second and fold(first) != fold(second))

    reach_one = reach_keys([one.email or ""], [one.phone or ""])
    reach_two = reach_keys([two.email or ""], [two.phone or ""])
    same = bool(reach_one & reach_two) and fold(one.function) == fold(two.function)
    return (
        same and not clash(one.professional, two.professional) and not clash(one.email, two.email)
    )
