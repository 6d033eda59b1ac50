"""A stranger's workspace file, read as if it were a package. It is never opened where it lies."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from pcve_desktop.exchange.errors import PackageMissing, TooLarge
from pcve_desktop.exchange.manifest import NamedId
from pcve_desktop.exchange.reading import Package, verified
from pcve_desktop.exchange.writing import contents_of, write_plain
from pcve_desktop.journal.tables import BATCH
from pcve_desktop.models.network import Office
from pcve_desktop.store.errors import DamagedWorkspace, NotAWorkspace, WorkspaceMissing
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from pcve_desktop.exchange.writing import Contents

# What SQLite keeps beside a file whose last write was cut off, and needs to read it.
_BESIDE = ("", "-journal", "-wal")
_MOST_BYTES = 4 * 2**30


def open_workspace_copy(path: Path) -> Package:
    """Open a workspace file as a package, from a private copy that is gone when this returns.

    A file of an earlier version is brought to this one in the copy. What was put aside in it, or
    waits there, is not taken. Raises WorkspaceMissing, NotAWorkspace, NewerWorkspace,
    DamagedWorkspace, TooLarge and what `open_package` raises.
    """
    with contextlib.ExitStack() as stack:
        plain = stack.enter_context(tempfile.TemporaryFile())
        with tempfile.TemporaryDirectory(prefix="passerelle-") as folder:
            copy = _copied(path, Path(folder))
            try:
                with Workspace.open(copy, read_only=True) as ws:
                    for _ in write_plain(ws, plain, _signed(ws), path.name):
                        pass
            except (SQLAlchemyError, ValueError, TypeError, AttributeError, KeyError) as error:
                # Its schema is ours; what stands in its columns may be anything.
                raise DamagedWorkspace(path.name) from error
        package = verified(plain, path, stack)
        return package.keep(stack.pop_all())


def _copied(path: Path, folder: Path) -> Path:
    """Copy a file, and what a write that was cut off left beside it, to a private folder."""
    try:
        if not path.is_file():
            raise NotAWorkspace(path.name) if path.exists() else WorkspaceMissing(path.name)
        if path.stat().st_size > _MOST_BYTES:
            raise TooLarge(path.name)
        for ending in _BESIDE:
            source = path.with_name(path.name + ending)
            if source.is_file():
                shutil.copyfile(source, folder / source.name)
    except OSError as error:
        raise PackageMissing(path.name) from error
    return folder / path.name


def last_office(ws: Workspace) -> NamedId | None:
    """Return the office that wrote into a file last: on its own device, or else anywhere."""
    found = _latest(ws)
    return found[0] if found else None


def _latest(ws: Workspace) -> tuple[NamedId, str] | None:
    """Return who made the latest change of a file, and its moment."""
    latest = select(BATCH.c.office, BATCH.c.made_at, Office.name)
    latest = latest.outerjoin(Office, Office.id == BATCH.c.office).order_by(BATCH.c.seq.desc())
    # What came from elsewhere may be the newest.
    own = latest.where(BATCH.c.device == ws.author.device)
    with ws.read() as session:
        row = session.execute(own.limit(1)).first() or session.execute(latest.limit(1)).first()
    return (NamedId(row.office, row.name or ""), row.made_at) if row else None


def _signed(ws: Workspace) -> Contents:
    """Return all that a file holds, signed by the office that wrote into it last."""
    contents = contents_of(ws)
    if (latest := _latest(ws)) is None:
        return contents
    office, made_at = latest
    return replace(contents, manifest=replace(contents.manifest, office=office, made_at=made_at))
