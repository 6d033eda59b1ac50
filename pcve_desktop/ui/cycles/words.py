"""Cycles in words: dates, counts, what is unfinished and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.methodology import scoring
from pcve_desktop.methodology.steps import step_content
from pcve_desktop.models.vocabularies import ActionStatus

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.methodology.cycles import CycleParts, OpenEnds
    from pcve_desktop.models.network import Cycle


def period(tr: Translator, cycle: Cycle) -> str:
    """Return from when to when a cycle goes."""
    if cycle.starts_on is None:
        return ""
    start = tr.date(cycle.starts_on, "medium")
    end = cycle.ends_on or cycle.closed_on
    if end is None:
        return tr.t("since {date}", date=start)
    return tr.t("{start} to {end}", start=start, end=tr.date(end, "medium"))


def contents(tr: Translator, parts: CycleParts) -> str:
    """Return what a cycle holds, in one line."""
    kept = len(scoring.retained(parts.candidates, parts.decisions))
    done = sum(item.status is ActionStatus.DONE for item in parts.actions)
    counted = [
        (len(parts.findings), tr.n("{count} finding", "{count} findings", len(parts.findings))),
        (kept, tr.n("{count} priority retained", "{count} priorities retained", kept)),
        (
            len(parts.objectives),
            tr.n("{count} objective", "{count} objectives", len(parts.objectives)),
        ),
        (len(parts.actions), tr.n("{count} action", "{count} actions", len(parts.actions))),
        (done, tr.n("{count} done", "{count} done", done)),
        (len(parts.meetings), tr.n("{count} meeting", "{count} meetings", len(parts.meetings))),
    ]
    shown = [words for count, words in counted if count]
    return " · ".join(shown) or tr.t("Nothing noted yet")


def unfinished_lines(tr: Translator, ends: OpenEnds) -> list[str]:
    """Return one line for each kind of thing that can go on in the next cycle."""
    counted = [
        (
            ends.findings,
            tr.n("{count} finding to talk about", "{count} findings to talk about", ends.findings),
        ),
        (
            ends.candidates,
            tr.n(
                "{count} priority deferred or not decided",
                "{count} priorities deferred or not decided",
                ends.candidates,
            ),
        ),
        (
            ends.unmeasured,
            tr.n(
                "{count} objective without a measurement",
                "{count} objectives without a measurement",
                ends.unmeasured,
            ),
        ),
        (
            ends.objectives,
            tr.n(
                "{count} objective not reached yet",
                "{count} objectives not reached yet",
                ends.objectives,
            ),
        ),
        (ends.actions, _actions(tr, ends)),
        (
            ends.benchmarks,
            tr.n(
                "{count} benchmark not reached",
                "{count} benchmarks not reached",
                ends.benchmarks,
            ),
        ),
        (
            ends.meetings,
            tr.n("{count} meeting still to come", "{count} meetings still to come", ends.meetings),
        ),
    ]
    lines = [words for count, words in counted if count]
    if ends.steps:
        names = tr.list([tr.t(step_content(step).title) for step in ends.steps])
        lines.insert(0, tr.t("Steps under way or not started: {steps}", steps=names))
    return lines


def _actions(tr: Translator, ends: OpenEnds) -> str:
    words = tr.n("{count} action still open", "{count} actions still open", ends.actions)
    if not ends.milestones:
        return words
    stones = tr.n("{count} milestone", "{count} milestones", ends.milestones)
    return tr.t("{actions}, with {milestones}", actions=words, milestones=stones)
