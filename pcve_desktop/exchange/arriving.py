"""A file that somebody opens: their own, or a stranger's that is never opened where it lies.

A workspace that came with a message is another office's copy. Opened in its place, work would go
into a folder that is cleared, or beside the copy that is already here. Nothing here writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import select
from sqlalchemy.exc import DatabaseError

from pcve_desktop.errors import PasserelleError
from pcve_desktop.exchange.manifest import SUFFIX
from pcve_desktop.journal import log
from pcve_desktop.models.network import Network
from pcve_desktop.store.engine import make_engine
from pcve_desktop.store.errors import DamagedWorkspace
from pcve_desktop.store.vetting import vet

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from pcve_desktop.exchange.manifest import Manifest

# Where mail programs and browsers put what they open, whatever the folder above is called.
_PASSING_NAMES: Final = {
    "inetcache", "content.outlook", "temporary internet files", "mail downloads",
}  # fmt: skip
# What Windows writes beside a file that came from elsewhere; 3 and 4 are the internet.
_MARK: Final = ":Zone.Identifier"
_LONGEST_MARK: Final = 4096
_FROM_OUTSIDE: Final = ("ZoneId=3", "ZoneId=4")


@dataclass(frozen=True, slots=True)
class Identity:
    """Which workspace a file is a copy of, the device that writes into it, its networks."""

    workspace: str
    device: str
    networks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A workspace file that somebody opens.

    `known` is the file among those opened last that is a copy of the same workspace, if any.
    """

    path: Path
    stranger: bool = False
    known: Path | None = None


def is_package(path: Path) -> bool:
    """Say whether a path is called like a package."""
    return path.name.casefold().endswith(SUFFIX)


def identity(path: Path) -> Identity:
    """Look into a workspace file without locking it or reading all of it.

    Raises WorkspaceMissing, NotAWorkspace, NewerWorkspace or DamagedWorkspace.
    """
    vet(path, whole=False)
    engine = make_engine(path, read_only=True)
    try:
        with engine.connect() as connection:
            return Identity(
                workspace=log.get_meta(connection, "workspace") or "",
                device=log.get_meta(connection, "device") or "",
                networks=frozenset(connection.scalars(select(Network.id))),
            )
    except DatabaseError as error:
        raise DamagedWorkspace(path.name) from error
    finally:
        engine.dispose()


def judge(path: Path, recent: Sequence[str | Path], passing: Iterable[Path] = ()) -> Arrival:
    """Say whose a workspace file is, and which of the files opened last is a copy of it.

    A file opened before is one's own wherever it lies, and so is one of the same device as a file
    opened before (a backup, a copy on a stick). A stranger's is one that lies in one of the
    folders `passing`, that carries the mark of the internet, or whose workspace is here already,
    written by another device. Raises what `identity` raises.
    """
    own = _same(path)
    others = [Path(other) for other in recent]
    if own in {_same(other) for other in others}:
        return Arrival(path)
    here = identity(path)
    known = _copy_of(here, others)
    if _passes(path, passing) or _from_outside(path):
        return Arrival(path, stranger=True, known=known[0] if known else None)
    if known is not None and known[1] != here.device:
        return Arrival(path, stranger=True, known=known[0])
    return Arrival(path)


def home_of(manifest: Manifest, recent: Sequence[str | Path]) -> Path | None:
    """Return the file opened last that a package belongs to: of its workspace, or its networks."""
    looked: list[tuple[Path, Identity]] = []
    for path in map(Path, recent):
        found = _try(path)
        if found is None:
            continue
        if found.workspace == manifest.workspace:
            return path
        looked.append((path, found))
    networks = {network.id for network in manifest.networks}
    return next((path for path, found in looked if found.networks & networks), None)


def _copy_of(here: Identity, others: Iterable[Path]) -> tuple[Path, str] | None:
    """Return the first file of the same workspace, and the device that writes into it."""
    for path in others:
        found = _try(path)
        if found is not None and here.workspace and found.workspace == here.workspace:
            return path, found.device
    return None


def _try(path: Path) -> Identity | None:
    """Look into a file; one that is gone or damaged is no home for anything."""
    try:
        return identity(path)
    except PasserelleError:
        return None


def _same(path: Path) -> Path:
    try:
        return path.resolve()
    except OSError:
        return path.absolute()


def _passes(path: Path, passing: Iterable[Path]) -> bool:
    place = _same(path)
    names: Collection[str] = {part.casefold() for part in place.parts}
    return bool(_PASSING_NAMES & set(names)) or any(
        place.is_relative_to(_same(folder)) for folder in passing
    )


def _from_outside(path: Path) -> bool:
    """Read the mark that Windows keeps of where a file came from; elsewhere there is none."""
    try:
        with Path(f"{path}{_MARK}").open(encoding="ascii", errors="replace") as stream:
            text = stream.read(_LONGEST_MARK)
    except (OSError, ValueError):
        return False
    return any(mark in text for mark in _FROM_OUTSIDE)
