"""Rules that read several fields of one record, declared as data by entity key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

from pcve_desktop.i18n import mark
from pcve_desktop.models.vocabularies import (
    Agreement,
    Grade,
    Handling,
    LogKind,
    Outcome,
    SessionState,
    StepState,
)

Values = Mapping[str, Any]
Broken = Callable[[Values, dt.date], bool]

AHEAD_DAYS = 31
"""How far ahead a date of something past may lie before it looks like a slip of the pen."""

PRIVATE_MAILBOXES = frozenset(
    {
        "free.fr", "gmail.com", "gmx.de", "gmx.fr", "gmx.net", "googlemail.com", "hotmail.com",
        "hotmail.fr", "icloud.com", "laposte.net", "live.fr", "orange.fr", "outlook.com",
        "outlook.fr", "proton.me", "protonmail.com", "sfr.fr", "t-online.de", "wanadoo.fr",
        "web.de", "yahoo.com", "yahoo.de", "yahoo.fr",
    }
)  # fmt: skip
"""Domains of mailboxes for everybody: an address there is rarely a work address."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What several fields of a record say together; `field` is where a problem is shown."""

    field: str
    broken: Broken
    msgid: str
    blocking: bool = False


def filled(value: object) -> bool:
    """Say whether a value says something: not None, not blank, not empty."""
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value not in ((), [])


def _order(first: str, then: str, msgid: str) -> Rule:
    def broken(values: Values, _today: dt.date) -> bool:
        start, end = values.get(first), values.get(then)
        return start is not None and end is not None and type(start) is type(end) and end < start

    return Rule(then, broken, msgid)


def _past(field: str) -> Rule:
    def broken(values: Values, today: dt.date) -> bool:
        day = values.get(field)
        return _is_day(day) and day > today + dt.timedelta(days=AHEAD_DAYS)

    return Rule(field, broken, mark("This date lies far ahead. Check the month and the year."))


def _needs(when: Callable[[Values], bool], field: str, msgid: str) -> Rule:
    return Rule(field, lambda values, _today: when(values) and not filled(values.get(field)), msgid)


def _is_day(value: object) -> TypeGuard[dt.date]:
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)


def _named_without_agreement(values: Values, _today: dt.date) -> bool:
    return filled(values.get("professional")) and not _is_day(values.get("agreed_on"))


def _agreement_still_to_come(values: Values, today: dt.date) -> bool:
    agreed = values.get("agreed_on")
    return filled(values.get("professional")) and _is_day(agreed) and agreed > today


def _contact_open_to_all(values: Values, _today: dt.date) -> bool:
    contact_data = ("phone", "email", "professional")
    return values.get("handling") == Handling.CLEAR and any(
        filled(values.get(name)) for name in contact_data
    )


def _private_mailbox(values: Values, _today: dt.date) -> bool:
    address = values.get("email")
    return (
        isinstance(address, str)
        and address.strip().rpartition("@")[2].casefold() in PRIVATE_MAILBOXES
    )


def _not_confirmed_fictional(values: Values, _today: dt.date) -> bool:
    return filled(values.get("case_text")) and values.get("fictional") is not True


def _held_ahead(values: Values, today: dt.date) -> bool:
    day = values.get("held_on")
    return values.get("state") == SessionState.HELD and _is_day(day) and day > today


def _same_card(values: Values, _today: dt.date) -> bool:
    return filled(values.get("first_id")) and values.get("first_id") == values.get("second_id")


def _nothing_to_reach(values: Values, _today: dt.date) -> bool:
    return filled(values.get("target")) and values.get("target") == values.get("baseline")


RULES: dict[str, tuple[Rule, ...]] = {
    "cycle": (
        _order("starts_on", "ends_on", mark("The cycle ends before it starts. Check the dates.")),
        _order("starts_on", "closed_on", mark("Closed before it started. Check the dates.")),
        _past("closed_on"),
        _order(
            "ends_on", "keep_until", mark("Keep it at least until the cycle ends, then decide.")
        ),
    ),
    "step_progress": (
        _needs(
            lambda values: values.get("state") in {StepState.ADAPTED, StepState.SKIPPED},
            "reason",
            mark("One sentence on why helps those who come later."),
        ),
        _past("state_on"),
        _past("returned_on"),
    ),
    "organisation": (_past("verified_on"),),
    "contact": (
        Rule(
            "agreed_on",
            _named_without_agreement,
            mark(
                "A professional is named only with agreement. Add the date of agreement, or leave "
                "the name out: the function is enough."
            ),
            blocking=True,
        ),
        Rule(
            "agreed_on",
            _agreement_still_to_come,
            mark("The agreement lies ahead. Add the name once it has been given."),
            blocking=True,
        ),
        Rule(
            "handling",
            _contact_open_to_all,
            mark("Contact details are for the network. Amber fits better than Clear."),
        ),
        Rule(
            "email",
            _private_mailbox,
            mark("This looks like a private mailbox. A work address is better here."),
        ),
        _order(
            "agreed_on", "keep_until", mark("This date is before the agreement. Check the dates.")
        ),
        _past("verified_on"),
    ),
    "membership": (_order("since", "until", mark("Until is before since. Check the two dates.")),),
    "commitment_rating": (_past("rated_on"),),
    "participation_entry": (
        _order("noted_on", "changed_on", mark("The change is dated before the reason. Check.")),
        _past("noted_on"),
    ),
    "contact_log_entry": (
        _order("held_on", "next_on", mark("What comes next is dated before this contact.")),
        _past("held_on"),
    ),
    "training_session": (
        Rule(
            "held_on",
            _held_ahead,
            mark("The session is marked as held but its date lies ahead. Check one of them."),
        ),
    ),
    "hexagon_exercise": (
        Rule(
            "fictional",
            _not_confirmed_fictional,
            mark(
                "Confirm that the case is fictional, or leave the text empty. Real situations are "
                "never worked on here."
            ),
            blocking=True,
        ),
        _past("held_on"),
    ),
    "hexagon_link": (
        Rule("second_id", _same_card, mark("Choose two different cards to link."), blocking=True),
    ),
    "finding": (
        _needs(
            lambda values: values.get("grade") == Grade.A,
            "source",
            mark("Name the data or the study, so that others can read it."),
        ),
        _needs(
            lambda values: values.get("agreement") == Agreement.CONTESTED,
            "disagreement",
            mark("Note where views differ, without saying who."),
        ),
        _past("source_on"),
    ),
    "vote": (
        _order("opened_on", "revealed_on", mark("Shown before it was opened. Check the dates.")),
    ),
    "ballot": (_past("cast_on"),),
    "score": (_past("scored_on"),),
    "priority_decision": (
        _needs(
            lambda values: values.get("outcome") in {Outcome.DEFERRED, Outcome.DROPPED},
            "reason",
            mark("Say why it waits: those who proposed it will want to know."),
        ),
        _past("decided_on"),
    ),
    "indicator": (
        _order("baseline_on", "target_on", mark("The target date is before the start. Check.")),
        Rule(
            "target",
            _nothing_to_reach,
            mark("Start and target are the same. Fine if the aim is to keep the level."),
        ),
    ),
    "measurement": (
        _needs(lambda _values: True, "value", mark("Add the value, or remove the line.")),
        _past("measured_on"),
    ),
    "action": (
        _order(
            "planned_start", "planned_end", mark("The due date is before the start. Check them.")
        ),
        _order("actual_start", "actual_end", mark("It ended before it started. Check the dates.")),
        _past("actual_start"),
        _past("actual_end"),
    ),
    "milestone": (_past("done_on"),),
    "action_log_entry": (
        _needs(
            lambda values: values.get("kind") == LogKind.SETBACK,
            "learned",
            mark("What did it teach us? Half a sentence is enough."),
        ),
        _past("noted_on"),
    ),
    "protocol": (
        _order("adopted_on", "review_on", mark("The review is before the adoption. Check.")),
    ),
    "protocol_member": (_past("signed_on"),),
    "meeting": (
        _order("starts_at", "ends_at", mark("The meeting ends before it starts. Check the times.")),
    ),
}
"""By entity key. A rule speaks only when the fields it reads are there."""
