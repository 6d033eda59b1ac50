"""What a network may want to keep in mind, in words, and where each leads."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pcve_desktop.methodology import agenda, participation
from pcve_desktop.methodology.overview import REVIEW_DAYS
from pcve_desktop.models.actions import Action
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.network import StepProgress
from pcve_desktop.models.partners import (
    CommitmentRating,
    ContactLogEntry,
    Membership,
    Organisation,
)
from pcve_desktop.models.sharing import Meeting, MeetingAttendance, Protocol
from pcve_desktop.models.vocabularies import Agreement, StepState
from pcve_desktop.services import keeping
from pcve_desktop.services.partners import AWAY

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.methodology.participation import Drift
    from pcve_desktop.services.dataset import Dataset

_MOST_NAMED = 2
_ENDED = frozenset({StepState.DONE, StepState.ADAPTED, StepState.SKIPPED})


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to keep in mind and the place where something can be done about it."""

    key: str
    icon: str
    text: str
    place: str
    where: dict[str, str] = field(default_factory=dict)


def reminders(data: Dataset, tr: Translator, *, today: dt.date) -> list[Reminder]:
    """Return what needs attention, people first."""
    return [
        *_partners(data, tr, today),
        *_contacts(data, tr, today),
        *_directory(data, tr, today),
        *_actions(data, tr, today),
        *_charter(data, tr, today),
        *_findings(data, tr),
        *_cycle(data, tr, today),
    ]


def _partners(data: Dataset, tr: Translator, today: dt.date) -> list[Reminder]:
    drifts = participation.drifting(
        data.all(Membership),
        data.all(Meeting),
        data.all(MeetingAttendance),
        data.all(CommitmentRating),
        today=today,
    )
    if not drifts:
        return []
    if len(drifts) > _MOST_NAMED:
        text = tr.n(
            "{count} partner comes less often: worth a call.",
            "{count} partners come less often: worth a call.",
            len(drifts),
        )
        return [Reminder("drifting", "phone", text, "partners", {"filter": "drift"})]
    return [
        Reminder("drifting", "phone", _drift(data, tr, drift), "partners",
                 {"record": drift.organisation_id})
        for drift in drifts
    ]  # fmt: skip


def _contacts(data: Dataset, tr: Translator, today: dt.date) -> list[Reminder]:
    """Think of the contacts that were planned for today or before."""
    due = participation.due_contacts(data.all(ContactLogEntry), today=today)
    known = {row.organisation_id for row in data.all(Membership) if row.role not in AWAY}
    due = [entry for entry in due if entry.organisation_id in known]
    if not due:
        return []
    if len(due) > 1:
        text = tr.n(
            "{count} contact with a partner waits.", "{count} contacts with partners wait.",
            len(due),
        )  # fmt: skip
        return [Reminder("contacts", "calendar", text, "partners", {"filter": "due"})]
    (entry,) = due
    text = tr.t(
        "Planned with {name}: {text}.",
        name=data.title(Organisation, entry.organisation_id),
        text=" ".join((entry.next_step or "").split()).rstrip("."),
    )
    where = {"record": entry.organisation_id}
    return [Reminder("contacts", "calendar", text, "partners", where)]


def _drift(data: Dataset, tr: Translator, drift: Drift) -> str:
    name = data.title(Organisation, drift.organisation_id)
    if drift.missed >= participation.MISSED:
        return tr.n(
            "{name} missed the last {count} meeting: worth a call.",
            "{name} missed the last {count} meetings: worth a call.",
            drift.missed,
            name=name,
        )
    return tr.t("{name} takes part less than before: worth a call.", name=name)


def _directory(data: Dataset, tr: Translator, today: dt.date) -> list[Reminder]:
    count = len(keeping.due(data, today=today))
    if not count:
        return []
    text = tr.n(
        "{count} entry of the directory wants a look: still right?",
        "{count} entries of the directory want a look: still right?",
        count,
    )
    return [Reminder("directory", "person", text, "partners", {"look": "care"})]


def _actions(data: Dataset, tr: Translator, today: dt.date) -> list[Reminder]:
    actions = data.all(Action)
    found: list[Reminder] = []
    due = agenda.to_review(actions, today=today)
    if len(due) == 1:
        text = tr.t("Time to look back at “{title}”.", title=due[0].title)
        found.append(Reminder("review", "refresh", text, "actions", {"record": due[0].id}))
    elif due:
        text = tr.n(
            "Time to look back at {count} action.", "Time to look back at {count} actions.",
            len(due),
        )  # fmt: skip
        found.append(Reminder("review", "refresh", text, "actions"))
    alone = [item for item in actions if item.status.open and item.lead_id is None]
    if alone:
        text = tr.n(
            "{count} action has no lead yet.", "{count} actions have no lead yet.", len(alone)
        )
        where = {"record": alone[0].id} if len(alone) == 1 else {}
        found.append(Reminder("no_lead", "flag", text, "actions", where))
    return found


def _charter(data: Dataset, tr: Translator, today: dt.date) -> list[Reminder]:
    soon = today + dt.timedelta(days=REVIEW_DAYS)
    dates = [item.review_on for item in data.all(Protocol) if item.review_on is not None]
    if not dates or max(dates) > soon:
        return []
    text = tr.t("Read the charter again together, by {date}.", date=tr.date(max(dates)))
    if max(dates) < today:
        text = tr.t("The charter was to be read again on {date}.", date=tr.date(max(dates)))
    return [Reminder("charter", "note", text, "step", {"step": "sharing", "page": "charter"})]


def _findings(data: Dataset, tr: Translator) -> list[Reminder]:
    findings = data.all(Finding)
    found: list[Reminder] = []
    differ = sum(item.agreement is Agreement.CONTESTED for item in findings)
    silent = sum(item.agreement is Agreement.NOT_DISCUSSED for item in findings)
    where = {"step": "diagnosis", "page": "weigh"}
    if differ:
        text = tr.n(
            "Views differ on {count} finding: worth a talk.",
            "Views differ on {count} findings: worth a talk.",
            differ,
        )
        found.append(Reminder("differ", "differ", text, "step", where))
    if silent:
        text = tr.n(
            "{count} finding not discussed yet.", "{count} findings not discussed yet.", silent
        )
        found.append(Reminder("to_discuss", "chat", text, "step", where))
    return found


def _cycle(data: Dataset, tr: Translator, today: dt.date) -> list[Reminder]:
    """Think of the end of the cycle when it comes near, or when all six steps found theirs."""
    cycle = data.cycle
    if cycle is None or cycle.closed_on is not None:
        return []
    steps = [row.state for row in data.all(StepProgress)]
    if cycle.ends_on is not None and cycle.ends_on <= today + dt.timedelta(days=REVIEW_DAYS):
        text = tr.t("The cycle {name} ends: what do we take with us?", name=cycle.name)
    elif steps and all(state in _ENDED for state in steps):
        text = tr.t("All six steps found their end: time for the next cycle.")
    else:
        return []
    return [Reminder("cycle", "refresh", text, "cycles")]
