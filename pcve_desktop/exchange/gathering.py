"""Gathering: files of many networks into one workspace, each planned and taken in by itself.

One file that cannot be read does not stop the others, and nothing is decided silently: a file that
changes what was changed here too is left for its review. Organisations that several networks know
are proposed as one, never joined.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from pcve_desktop.errors import PasserelleError
from pcve_desktop.exchange.arriving import is_package
from pcve_desktop.exchange.errors import PasswordNeeded, WrongPassword
from pcve_desktop.exchange.manifest import Manifest
from pcve_desktop.exchange.package import needs_password, open_package, open_workspace_copy
from pcve_desktop.exchange.planning import make_plan
from pcve_desktop.exchange.receiving import Receipt, apply_plan
from pcve_desktop.exchange.review import Decisions, Standing, counts
from pcve_desktop.i18n import mark
from pcve_desktop.likeness.duplicates import Likeness
from pcve_desktop.models.network import Network
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.services import merging
from pcve_desktop.store.errors import CannotWrite, WorkspaceReplaced

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pcve_desktop.exchange.package import Package
    from pcve_desktop.exchange.review import Plan
    from pcve_desktop.store.workspace import Workspace

    Step = Callable[[int, int, str], None]


class Outcome(Enum):
    """What became of a file; the value is a message id."""

    TAKEN = mark("Taken in")
    SAME = mark("Nothing new")
    REVIEW = mark("Left for review")
    LOCKED = mark("Needs a password")
    REFUSED = mark("Not taken in")


@dataclass(frozen=True, slots=True)
class GatheredFile:
    """A file and what became of it.

    `counts` are records by what the file does to them, `conflicts` fields that both sides changed,
    `waiting` batches that wait for an earlier file; `problem` says why it was not taken in.
    """

    path: Path
    outcome: Outcome
    manifest: Manifest | None = None
    counts: Mapping[Standing, int] = field(default_factory=dict)
    conflicts: int = 0
    waiting: int = 0
    problem: PasserelleError | None = None
    receipt: Receipt | None = None


@dataclass(frozen=True, slots=True)
class Gathering:
    """What became of all the files, in their order."""

    files: tuple[GatheredFile, ...]

    @property
    def complete(self) -> bool:
        """Say whether what every file brings is in."""
        done = {Outcome.TAKEN, Outcome.SAME}
        return all(each.outcome in done for each in self.files)

    def of(self, outcome: Outcome) -> list[GatheredFile]:
        """Return the files of one outcome."""
        return [each for each in self.files if each.outcome is outcome]


@dataclass(frozen=True, slots=True)
class Shared:
    """Two entries of different networks that may be one organisation, and what speaks for it.

    `first` and `second` are their names, `first_networks` and `second_networks` those of the
    networks that know them.
    """

    likeness: Likeness
    first: str
    second: str
    first_networks: tuple[str, ...]
    second_networks: tuple[str, ...]


def packages_in(folder: Path) -> list[Path]:
    """Return the packages that lie in a folder (not in those below it), by name."""
    return sorted(
        (path for path in folder.iterdir() if is_package(path) and path.is_file()),
        key=lambda path: path.name.casefold(),
    )


def gather(
    ws: Workspace,
    paths: Sequence[Path],
    *,
    passwords: Sequence[str] = (),
    dry_run: bool = False,
    step: Step | None = None,
    told: Callable[[GatheredFile], None] | None = None,
) -> Gathering:
    """Take packages (or copies of workspaces) in, each in a transaction of its own.

    `passwords` are tried one after the other on a file that needs one. With `dry_run` nothing is
    written: each file is looked at as if it were the only one. `step` hears how many files are
    done, and may raise to stop: the file at hand is then left out, those before it stay.
    `told` hears what became of each file. Raises CannotWrite or WorkspaceReplaced when the
    workspace itself cannot be written.
    """
    files = []
    work = _Work(ws, passwords, dry_run=dry_run)
    for number, path in enumerate(paths):
        if step is not None:
            step(number, len(paths), path.name)
        found = work.one(path, _within(step, number, len(paths)))
        files.append(found)
        if told is not None:
            told(found)
    if step is not None:
        step(len(paths), len(paths), "")
    return Gathering(tuple(files))


def _within(step: Step | None, number: int, total: int) -> Step | None:
    """Let the work on one file be stopped; how far it is within the file is not told."""
    return None if step is None else lambda _done, _all, text: step(number, total, text)


class _Work:
    """What the files of one gathering share: the workspace, passwords, one backup before them."""

    def __init__(self, ws: Workspace, passwords: Sequence[str], *, dry_run: bool) -> None:
        self._ws, self._passwords, self._dry_run = ws, passwords, dry_run
        self._backed_up = False

    def one(self, path: Path, step: Step | None) -> GatheredFile:
        """Take one file in, or say why not."""
        try:
            package = self._opened(path)
        except (PasswordNeeded, WrongPassword) as error:
            return GatheredFile(path, Outcome.LOCKED, problem=error)
        except PasserelleError as error:
            return GatheredFile(path, Outcome.REFUSED, problem=error)
        with package:
            try:
                return self._taken(path, package, step)
            except (CannotWrite, WorkspaceReplaced):
                raise
            except PasserelleError as error:
                return GatheredFile(path, Outcome.REFUSED, package.manifest, problem=error)

    def _opened(self, path: Path) -> Package:
        if not is_package(path):
            return open_workspace_copy(path)
        if not needs_password(path):
            return open_package(path)
        wrong: WrongPassword | None = None
        for password in self._passwords:
            try:
                return open_package(path, password)
            except WrongPassword as error:
                wrong = error
        raise wrong or PasswordNeeded(path.name)

    def _taken(self, path: Path, package: Package, step: Step | None) -> GatheredFile:
        plan = make_plan(self._ws, package, step=step)
        # What was put aside here before stays so.
        decisions = Decisions.first(plan)
        conflicts = len(decisions.open(plan))
        told = _file(path, package, plan, conflicts)
        if told.outcome is not Outcome.TAKEN or self._dry_run:
            return told
        backup = not self._backed_up
        receipt = apply_plan(self._ws, package, plan, decisions, step=step, backup=backup)
        self._backed_up = True
        return _file(path, package, plan, conflicts, receipt)


def _file(
    path: Path, package: Package, plan: Plan, conflicts: int, receipt: Receipt | None = None
) -> GatheredFile:
    outcome = Outcome.TAKEN if plan else Outcome.SAME
    return GatheredFile(
        path,
        Outcome.REVIEW if conflicts else outcome,
        package.manifest,
        {standing: total for standing, (_, total) in counts(plan, Decisions()).items()},
        conflicts,
        plan.waiting,
        receipt=receipt,
    )


def same_organisations(
    ws: Workspace, *, checkpoint: Callable[[], None] | None = None
) -> list[Shared]:
    """Return the pairs of entries, known to different networks, that may be one organisation.

    The surest come first; those of which somebody said that they are two do not come.
    """
    pairs = merging.likely_duplicates(ws, checkpoint=checkpoint)
    with ws.read() as session:
        places = session.execute(
            select(Membership.organisation_id, Network.name)
            .join(Network, Network.id == Membership.network_id)
            .order_by(Network.name)
        ).all()
        names = dict(session.execute(select(Organisation.id, Organisation.name)).all())
    known: dict[str, list[str]] = {}
    for organisation, network in places:
        known.setdefault(organisation, []).append(network)
    found = (
        Shared(
            pair,
            names[pair.first],
            names[pair.second],
            tuple(known.get(pair.first, ())),
            tuple(known.get(pair.second, ())),
        )
        for pair in pairs
    )
    return [each for each in found if _across(each)]


def _across(pair: Shared) -> bool:
    """Say whether each entry is known to a network, and not both to the same only."""
    first, second = set(pair.first_networks), set(pair.second_networks)
    return bool(first and second) and first != second
