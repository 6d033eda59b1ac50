"""What an export leaves out for its audience, in sentences for the export dialog."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from pcve_desktop.i18n import mark
from pcve_desktop.models import ENTITIES, Kind, Sensitivity, fields_of
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.partners import CommitmentRating, Contact, ParticipationEntry
from pcve_desktop.models.priorities import Ballot, BallotDots, Score
from pcve_desktop.models.vocabularies import Funder
from pcve_desktop.reports.audiences import LEAST_COUNT, View, candidates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models import Field, Record
    from pcve_desktop.reports.audiences import Audience, Source

_CONTACTS = mark("Phone numbers and e-mail addresses")
_REASONS = mark("Reasons for not taking part")
_NOTES = mark("Notes kept within the network")
_BUDGETS = mark("Budgets and who pays")
_DISAGREEMENTS = mark("Where views differ")
_VOTES = mark("Votes and scores of each organisation")
_COMMITMENT = mark("How much each organisation takes part")
_LEVEL = mark("Entries with a stricter handling level")
_DRAFTS = mark("Drafts that are not validated yet")
_SECRET = mark("Ballots of a vote that is still open")
_SMALL = mark("Numbers of people under {count}, shown as “<{count}”")

_SUBJECTS: dict[type[Record], str] = {
    ParticipationEntry: _REASONS,
    CommitmentRating: _COMMITMENT,
    Ballot: _VOTES,
    BallotDots: _VOTES,
    Score: _VOTES,
}
_ORDER = (
    _CONTACTS, _REASONS, _COMMITMENT, _DISAGREEMENTS, _VOTES, _BUDGETS, _NOTES, _LEVEL, _DRAFTS,
    _SECRET,
)  # fmt: skip
# Their number would say nothing to the reader, or how many refused.
_WITHOUT_NUMBER = frozenset({_CONTACTS, _REASONS, _COMMITMENT, _VOTES})


def left_out(
    data: Source, audience: Audience, tr: Translator, *, least_count: int = LEAST_COUNT
) -> list[str]:
    """Return what an audience will not find, one sentence each, with how many where it helps."""
    return left_out_of([View(data, audience, least_count=least_count)], tr)


def left_out_of(views: Sequence[View], tr: Translator) -> list[str]:
    """Return the same for several networks together; what they share counts once."""
    counts: Counter[str] = Counter()
    masked = 0
    seen: set[str] = set()
    for view in views:
        for entity in ENTITIES.values():
            fields = fields_of(entity).values()
            hidden = [field for field in fields if field.sensitivity in view.rules.hidden]
            counted = [field.name for field in fields if field.counted]
            for record in candidates(view.data, entity):
                if record.id in seen:
                    continue
                seen.add(record.id)
                counts.update(_hidden_values(record, hidden))
                if view.shows(record):
                    masked += sum(view.masked(getattr(record, name)) for name in counted)
                else:
                    counts.update(_why_hidden(view, record))
    sentences = [_sentence(msgid, counts[msgid], tr) for msgid in _ORDER if counts[msgid]]
    if masked:
        sentences.append(tr.t(_SMALL, count=views[0].least))
    return sentences


def _sentence(msgid: str, count: int, tr: Translator) -> str:
    text = tr.t(msgid)
    if msgid in _WITHOUT_NUMBER:
        return text
    return tr.t("{text}, {count}", text=text, count=tr.number(count))


def _hidden_values(record: Record, hidden: list[Field]) -> list[str]:
    """Return the subject of each value that the audience does not see."""
    found = []
    for field in hidden:
        value: Any = getattr(record, field.name)
        if value not in {None, "", (), False}:
            found.append(_subject(type(record), field))
    return found


def _subject(entity: type[Record], field: Field) -> str:
    if entity in _SUBJECTS:
        return _SUBJECTS[entity]
    if field.sensitivity is Sensitivity.CONTACT:
        return _CONTACTS
    if field.kind is Kind.MONEY or field.vocabulary is Funder:
        return _BUDGETS
    return _DISAGREEMENTS if entity is Finding else _NOTES


def _why_hidden(view: View, record: Record) -> list[str]:
    """Return why a record is hidden, when its own level or state is the reason."""
    entity = type(record)
    if not view.shows_entity(entity):
        return [_CONTACTS] if entity is Contact else []
    if record.handling.rank > view.rules.ceiling.rank:
        return [_LEVEL]
    if view.rules.validated_only and not record.validated:
        return [_DRAFTS]
    return [_SECRET] if view.sealed(record) else []
