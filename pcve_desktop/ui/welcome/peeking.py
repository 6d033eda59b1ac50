"""Looking into a recent file. Imported when the first one is read: the database takes its time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from pcve_desktop.errors import PasserelleError
from pcve_desktop.models.vocabularies import StepState
from pcve_desktop.services import networks
from pcve_desktop.store.errors import WorkspaceMissing

_GLYPHS = {
    StepState.NOT_STARTED: "step.not_started",
    StepState.UNDER_WAY: "step.under_way",
    StepState.DONE: "step.done",
    StepState.ADAPTED: "step.adapted",
    StepState.SKIPPED: "step.set_aside",
    StepState.REVISIT: "step.to_revisit",
}


@dataclass(frozen=True, slots=True)
class RecentFile:
    """What a look at a file found, or why there is nothing to show.

    `steps` are (glyph, word of the state) of the network, when the file holds just one.
    """

    path: Path
    names: tuple[str, ...] = ()
    organisations: int = 0
    steps: tuple[tuple[str, str], ...] = ()
    changed_at: dt.datetime | None = None
    problem: PasserelleError | None = None

    @property
    def gone(self) -> bool:
        """Say whether the file is no longer where it was."""
        return isinstance(self.problem, WorkspaceMissing)


def look(path: Path) -> RecentFile:
    """Look into a file; what goes wrong is kept, never raised."""
    try:
        found = networks.peek(path)
        changed = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC).astimezone()
    except PasserelleError as error:
        return RecentFile(path, problem=error)
    except OSError:
        return RecentFile(path, problem=WorkspaceMissing(path.name))
    steps = tuple((_GLYPHS[state], state.label) for state in found[0].states) if found else ()
    return RecentFile(
        path,
        names=tuple(network.name for network in found),
        organisations=sum(network.organisations for network in found),
        steps=steps if len(found) == 1 else (),
        changed_at=changed,
    )
