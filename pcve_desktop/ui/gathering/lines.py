"""The files to gather as rows: what each is about and what became of it, in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pcve_desktop.exchange.gathering import GatheredFile, Outcome
from pcve_desktop.exchange.manifest import SUFFIX
from pcve_desktop.exchange.review import Standing
from pcve_desktop.i18n import mark
from pcve_desktop.ui.kit.table import Column, Show

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator

_WAITING = mark("To be gathered")
_LOOKS = {
    Outcome.TAKEN: ("check", "ok"),
    Outcome.SAME: ("check", "mute"),
    Outcome.REVIEW: ("scales", "attn"),
    Outcome.LOCKED: ("key", "attn"),
    Outcome.REFUSED: ("warning", "crit"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A file of the list; `found` is None as long as it was not gathered."""

    path: Path
    found: GatheredFile | None = None

    @property
    def id(self) -> str:
        """The path, by which the table knows the row."""
        return str(self.path)

    @property
    def open(self) -> bool:
        """Say whether gathering again could take it in."""
        return self.found is None or self.found.outcome is not Outcome.TAKEN


def columns(tr: Translator) -> list[Column]:
    """Return the columns of the list."""
    return [
        Column("file", mark("File"), Show.STRONG, name, stretch=3),
        Column("networks", mark("Network"), Show.TEXT, lambda row: networks(row, tr), stretch=2,
               empty="–"),
        Column("from", mark("From"), Show.TEXT, lambda row: sender(row, tr), stretch=2, empty="–",
               optional=True),
        Column("state", mark("State"), Show.CHIP, lambda row: state(row, tr),
               glyph=lambda row: _LOOKS[row.found.outcome][0] if row.found else "file",
               tone=lambda row: _LOOKS[row.found.outcome][1] if row.found else "outline"),
        Column("what", mark("What it brings"), Show.TEXT, lambda row: brings(row, tr), stretch=3,
               empty="–"),
    ]  # fmt: skip


def name(row: Row) -> str:
    """Return what a file is called, without the ending that all packages have."""
    return row.path.name.removesuffix(SUFFIX)


def networks(row: Row, tr: Translator) -> str:
    """Return the networks that a file is about."""
    if row.found is None or row.found.manifest is None:
        return ""
    return tr.list([network.name for network in row.found.manifest.networks])


def sender(row: Row, tr: Translator) -> str:
    """Return who made a file and when."""
    if row.found is None or row.found.manifest is None:
        return ""
    made = dt.datetime.fromisoformat(row.found.manifest.made_at).astimezone()
    return f"{row.found.manifest.office.name}, {tr.date(made.date(), 'day_month')}"


def state(row: Row, tr: Translator) -> str:
    """Return what became of a file."""
    return tr.t(row.found.outcome.value if row.found else _WAITING)


def brings(row: Row, tr: Translator) -> str:
    """Return what a file changes, counted."""
    if row.found is None:
        return ""
    counts, parts = row.found.counts, []
    if conflicts := row.found.conflicts:
        parts.append(
            tr.n("{count} point changed by both", "{count} points changed by both", conflicts)
        )
    if new := counts.get(Standing.NEW, 0):
        parts.append(tr.n("{count} new", "{count} new", new))
    changed = sum(counts.values()) - new - counts.get(Standing.BOTH, 0)
    if changed:
        parts.append(tr.n("{count} updated", "{count} updated", changed))
    return ", ".join(parts)


def sentence(row: Row, tr: Translator) -> str:
    """Return what there is to say about a file in full: why it is not in, or what it waits for."""
    found = row.found
    if found is None:
        return ""
    if found.problem is not None:
        return found.problem.message(tr)
    if found.outcome is Outcome.REVIEW:
        return tr.t(
            "Somebody changed the same points here. Nothing of this file was taken in; look "
            "through it and decide."
        )
    if found.waiting:
        return tr.n(
            "{count} change builds on an earlier file that is not here: it waits for it.",
            "{count} changes build on an earlier file that is not here: they wait for it.",
            found.waiting,
        )
    return ""
