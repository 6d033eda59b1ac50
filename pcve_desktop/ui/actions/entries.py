"""Entries of the detail panel: milestones, the log, objectives, and the facts of an action."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pcve_desktop.methodology import agenda
from pcve_desktop.models.actions import Action, ActionLogEntry
from pcve_desktop.models.base import fields_of
from pcve_desktop.models.vocabularies import LogKind
from pcve_desktop.ui.kit.entries import Entry, EntryLine, Fact, Mark, Piece, one_line
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.table import CellTexts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from pcve_desktop.services.action_details import ActionDetails
    from pcve_desktop.ui.context import Context

LESSONS = frozenset({LogKind.SETBACK, LogKind.LESSON})
# Shown at the end of the details when they are set.
_MORE = (
    "type",
    "origin",
    "public",
    "prevention_level",
    "spheres",
    "place",
    "planned_start",
    "actual_start",
    "actual_end",
    "review_on",
    "participants",
    "budget",
    "funder",
    "handling",
)


def short_date(context: Context, day: dt.date | None) -> str:
    """Return a date without its year when that is the current one."""
    if day is None:
        return ""
    return context.tr.date(day, "day_month" if day.year == context.today().year else "medium")


def facts_of(context: Context, details: ActionDetails) -> list[Fact]:
    """Return who leads, who takes part and when it is due."""
    tr = context.tr
    lead = details.name(details.action.lead_id)
    names = details.partners
    day = details.action.planned_end
    due = (
        Fact(tr.t("Due"), tr.date(day, "long"), strong=True)
        if day is not None
        else Fact(tr.t("Due"), tr.t("none yet"), tone="ink2")
    )
    return [
        Fact(tr.t("Lead"), lead or tr.t("to be found"), tone="ink" if lead else "ink2"),
        Fact(tr.t("With"), ", ".join(names) or tr.t("nobody yet"), tone="ink" if names else "ink2"),
        due,
    ]


def more_facts(context: Context, action: Action) -> list[Fact]:
    """Return what else is known about an action."""
    tr = context.tr
    texts = CellTexts(tr, context.title, today=context.today())
    known, facts = fields_of(Action), []
    for name in _MORE:
        words = texts.text(known[name], getattr(action, name))
        if words:
            facts.append(Fact(tr.t(known[name].label), words))
    return facts


def objective_entries(details: ActionDetails) -> list[Entry]:
    """Return the objectives that an action serves, as links."""
    return [
        Entry(item.id, (one_line(item.title, Role.SECONDARY_STRONG, "accent"),))
        for item in details.objectives
    ]


def milestone_entries(context: Context, details: ActionDetails) -> list[Entry]:
    """Return the milestones of an action, to tick; what is still to do stands out."""
    today, tr, found = context.today(), context.tr, []
    milestones = details.milestones
    # The same rule as in the agenda: those of ideas, paused and ended actions wait for nobody.
    due = agenda.due([details.action], milestones, today=today)
    waited_for = {item.id: -item.days for item in due}
    titles = {item.id: item.title for item in milestones}
    open_ = {item.id for item in milestones if item.done_on is None}
    for item in milestones:
        done = item.done_on is not None
        late = waited_for.get(item.id, 0)
        role, tone = (Role.SECONDARY, "ink2") if done else (Role.SECONDARY_STRONG, "ink")
        lines = [one_line(item.title, role, tone)]
        responsible = details.name(item.organisation_id)
        if responsible and not done:
            lines.append(one_line(responsible, Role.CAPTION, "ink2"))
        needs = [
            titles[order.needs_id]
            for order in details.orders
            if order.milestone_id == item.id and order.needs_id in open_
        ]
        if needs and not done:
            words = tr.t("After: {milestones}", milestones=", ".join(needs))
            lines.append(one_line(words, Role.CAPTION, "ink2"))
        found.append(
            Entry(
                item.id,
                tuple(lines),
                right=(
                    tr.n("{count} day late", "{count} days late", late)
                    if late > 0
                    else short_date(context, item.done_on if done else item.due_on)
                ),
                right_tone="attn" if late > 0 else "ink2",
                right_strong=late > 0,
                checked=done,
            )
        )
    return found


def log_entries(context: Context, entries: Iterable[ActionLogEntry]) -> list[Entry]:
    """Return entries of the log, the latest first: what happened, then what was learned."""
    tr = context.tr
    ordered = sorted(entries, key=lambda row: (str(row.noted_on or ""), row.id), reverse=True)
    found = []
    for row in ordered:
        lesson = row.kind in LESSONS
        lines = [one_line(row.text, Role.SECONDARY_STRONG)]
        if row.learned:
            learned = " ".join(row.learned.split())
            lines.append(
                EntryLine(
                    (
                        Piece(tr.t("We learned:"), Role.SECONDARY_STRONG, "lesson"),
                        Piece(f" {learned}"),
                    )
                )
            )
        lines.append(one_line(tr.t(row.kind.label), Role.CAPTION, "ink2"))
        mark = Mark("disc", "leaf", "lesson") if lesson else Mark("disc", _icon(row.kind))
        found.append(
            Entry(row.id, tuple(lines), mark=mark, right=short_date(context, row.noted_on))
        )
    return found


def kinds_in_words(context: Context, entries: Iterable[ActionLogEntry]) -> str:
    """Return how many entries of each kind there are: "2 setbacks, 1 lesson" by their names."""
    counts = Counter(row.kind for row in entries)
    known = [f"{context.tr.t(kind.label)} {counts[kind]}" for kind in LogKind if counts[kind]]
    return " · ".join(known)


def _icon(kind: LogKind) -> str:
    return "scales" if kind is LogKind.DECISION else "flag"
