"""An open workspace: one file, one lock, transactions that the journal records."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import tempfile
import threading
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from pcve_desktop.i18n import mark
from pcve_desktop.journal import log
from pcve_desktop.journal.recorder import Author, Recorder, utc_now
from pcve_desktop.journal.tables import BATCH
from pcve_desktop.models.base import computed_id
from pcve_desktop.models.network import Office
from pcve_desktop.store import backups
from pcve_desktop.store.engine import APPLICATION_ID, SCHEMA_VERSION, make_engine
from pcve_desktop.store.errors import (
    CannotWrite,
    DamagedWorkspace,
    FileExists,
    LockedWorkspace,
    ReadOnlyWorkspace,
    WorkspaceReplaced,
    known_error,
)
from pcve_desktop.store.lock import FileLock
from pcve_desktop.store.migrate import migrate, shrink
from pcve_desktop.store.vetting import vet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Engine

    from pcve_desktop.journal.changes import Changes

UNNAMED_OFFICE = "Passerelle"
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


class Transaction:
    """One write: a session to work with and, afterwards, the summary of what changed."""

    def __init__(self, session: Session, recorder: Recorder) -> None:
        self.session = session
        self.recorder = recorder

    @property
    def changes(self) -> Changes:
        """What the transaction touched, complete once it has ended."""
        return self.recorder.changes


class Workspace:
    """A workspace file that this program holds open. Close it, or use it in a `with` block."""

    def __init__(self, path: Path, engine: Engine, lock: FileLock | None, office: str) -> None:
        self.path = path
        self.read_only = lock is None
        self._engine = engine
        self._lock = lock
        # What is read instead of a file of an earlier version that may not be changed.
        self._copy: tempfile.TemporaryDirectory[str] | None = None
        self.now = utc_now
        self._office_name = office or UNNAMED_OFFICE
        self.office_id = computed_id("office", self._office_name.casefold())
        self._writing = threading.RLock()
        self._current: Transaction | None = None
        self._writer: int | None = None
        self._signed = False
        with engine.connect() as connection:
            self._device = log.get_meta(connection, "device") or ""
            self.workspace_id = log.get_meta(connection, "workspace") or ""
            self.session_start = connection.scalar(select(func.max(BATCH.c.seq))) or 0
        self._identity = _identity(path)

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        office: str = "",
        workspace_id: str = "",
        fill: Callable[[Connection], None] | None = None,
    ) -> Self:
        """Make a new, empty workspace and open it. Raises FileExists, CannotWrite.

        `workspace_id` makes it a copy of that workspace, on a device of its own; `fill` writes its
        first content. The file appears at its place whole, or not at all.
        """
        if path.exists():
            raise FileExists(path.name)
        partial = path.with_name(f".{path.name}.new")
        try:
            if not path.parent.is_dir():
                path.parent.mkdir(parents=True)
            partial.unlink(missing_ok=True)
            with contextlib.closing(sqlite3.connect(partial)) as raw:
                raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
            _fill_new(partial, workspace_id or str(uuid.uuid4()), fill)
            # Linking fails when somebody made the file meanwhile; renaming would overwrite it.
            _move_new(partial, path)
        except FileExistsError as error:
            if path.exists() or path.is_symlink():
                raise FileExists(path.name) from error
            # Something that is no folder stands where the folder should be.
            raise CannotWrite(path.name) from error
        except (OSError, sqlite3.Error, DBAPIError) as error:
            raise CannotWrite(path.name) from error
        finally:
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)
        return cls.open(path, office=office)

    @classmethod
    def open(
        cls, path: Path, *, office: str = "", take_over: bool = False, read_only: bool = False
    ) -> Self:
        """Open a workspace.

        Raises WorkspaceMissing, NotAWorkspace, NewerWorkspace, DamagedWorkspace, LockedWorkspace,
        ReadOnlyWorkspace or (when a migration finds no room) CannotWrite; the file is then exactly
        as it was. A file of an earlier version is migrated, with a backup before; to be only read,
        a private copy is, until the workspace is closed.
        """
        schema = vet(path)
        if path.is_symlink():
            # Lock and backups belong beside the file itself, whatever way led to it.
            path = path.resolve()
        lock = None if read_only else FileLock(path, office or UNNAMED_OFFICE)
        if lock is not None:
            _acquire(lock, path, take_over=take_over)
        folder = None
        if read_only and schema < SCHEMA_VERSION:
            folder = _migrated_copy(path)
        engine = make_engine(Path(folder.name) / path.name if folder else path, read_only=read_only)
        try:
            if schema < SCHEMA_VERSION and not read_only:
                backups.back_up(path, "migration")
                migrate(engine)
            workspace = cls(path, engine, lock, office)
            workspace._copy = folder
            return workspace
        except BaseException as error:
            # Only a workspace that was handed over keeps its lock.
            engine.dispose()
            if lock is not None:
                lock.release()
            if folder is not None:
                folder.cleanup()
            if isinstance(error, DBAPIError | sqlite3.Error):
                known = known_error(error, path.name) or DamagedWorkspace(path.name)
                raise known from error
            raise

    def close(self) -> None:
        """Give the file back. Closing twice is harmless."""
        self._engine.dispose()
        if self._copy is not None:
            self._copy.cleanup()
            self._copy = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def author(self) -> Author:
        """Who signs the batches of this workspace."""
        return Author(self._device, self.office_id, SCHEMA_VERSION, self.now)

    @contextlib.contextmanager
    def read(self) -> Iterator[Session]:
        """Open a session for reading; within a write of the same thread it sees that write."""
        current = self._current
        if current is not None and self._writer == threading.get_ident():
            yield current.session
            return
        with Session(self._engine, expire_on_commit=False, autoflush=False) as session:
            yield session

    @contextlib.contextmanager
    def write(self, label: str, /, **values: Any) -> Iterator[Transaction]:
        """Run one transaction, one journal batch, one undo.

        Inside another `write` of the same thread it joins that one, whose label stays. An error
        takes everything back. Raises WorkspaceReplaced, CannotWrite or DamagedWorkspace; nothing
        is then changed.
        """
        with self._writing:
            if self._current is not None:
                yield self._current
                self._current.session.flush()
                return
            self._sign_in()
            with self._connect_for_writing() as connection:
                session = Session(connection, expire_on_commit=False, autoflush=True)
                recorder = Recorder(session, self.author, label, values)
                self._current = Transaction(session, recorder)
                self._writer = threading.get_ident()
                try:
                    yield self._current
                    recorder.finish()
                    session.commit()
                    connection.commit()
                except BaseException:
                    session.rollback()
                    raise
                finally:
                    self._current = self._writer = None
                    session.close()

    @contextlib.contextmanager
    def write_raw(self) -> Iterator[Connection]:
        """Run one transaction on a plain connection: for the journal's own work.

        Never inside another write: that one holds the file. Raises as `write` does. The office
        signs in within it, so that a transaction that fails leaves nothing behind.
        """
        with self._writing:
            if self._current is not None:
                message = "the journal's own work does not go inside a write"
                raise RuntimeError(message)
            with self._connect_for_writing() as connection:
                self._sign_in_on(connection)
                yield connection
                connection.commit()
                self._signed = True

    @contextlib.contextmanager
    def _connect_for_writing(self) -> Iterator[Connection]:
        """Begin a transaction on the file that was opened; it is rolled back unless committed."""
        self._check_place()
        try:
            with self._engine.connect() as connection, _rolled_back(connection):
                writing = connection.execution_options(writes=True)
                # A file copied over this one keeps its place on the disk, but not its identity.
                if log.get_meta(writing, "workspace") != self.workspace_id:
                    raise WorkspaceReplaced(self.path.name)
                yield writing
        except DBAPIError as error:
            known = known_error(error, self.path.name)
            if known is None:
                raise
            raise known from error

    def _sign_in(self) -> None:
        """Make sure that the office is in the file, in a batch that undo never meets."""
        if self._signed:
            return
        self._check_place()
        with self.read() as session:
            known = session.get(Office, self.office_id) is not None
        self._signed = True
        if known:
            return
        try:
            with self.write(mark("Sign in")) as tx:
                tx.recorder.kind = "office"
                tx.session.add(Office(id=self.office_id, name=self._office_name))
        except BaseException:
            self._signed = False
            raise

    def _sign_in_on(self, connection: Connection) -> None:
        """Put the office in the file in a batch of its own, in a transaction of the caller."""
        if self._signed:
            return
        with Session(connection, expire_on_commit=False, autoflush=False) as session:
            if session.get(Office, self.office_id) is None:
                recorder = Recorder(session, self.author, mark("Sign in"), {})
                recorder.kind = "office"
                session.add(Office(id=self.office_id, name=self._office_name))
                recorder.finish()

    def _check_place(self) -> None:
        """Refuse to write into a file that somebody replaced, removed or took over."""
        if self._lock is None:
            raise CannotWrite(self.path.name)
        if _identity(self.path) != self._identity or not self._lock.held():
            raise WorkspaceReplaced(self.path.name)

    def back_up(self, reason: str = "") -> Path:
        """Make a backup now (before an import, a merge, a migration, a purge)."""
        return backups.back_up(self.path, reason)

    def back_up_if_due(self) -> Path | None:
        """Make the first backup of the day; None when there is one already."""
        if backups.made_today(self.path):
            return None
        return self.back_up()

    def shrink(self) -> None:
        """Give back the room in the file that nothing takes any more."""
        with self._writing:
            self._check_place()
            shrink(self._engine)

    def save_copy(self, target: Path) -> None:
        """Write a whole copy of the file to another place. Raises FileExists, CannotWrite."""
        if target.exists():
            raise FileExists(target.name)
        backups.copy_database(self.path, target)


@contextlib.contextmanager
def _rolled_back(connection: Connection) -> Iterator[None]:
    """Roll back whatever is still open at the end: a commit that failed leaves SQLite in it."""
    raw = connection.connection.driver_connection
    try:
        yield
    finally:
        if isinstance(raw, sqlite3.Connection) and raw.in_transaction:
            raw.rollback()


def _fill_new(partial: Path, workspace_id: str, fill: Callable[[Connection], None] | None) -> None:
    engine = make_engine(partial)
    try:
        migrate(engine)
        with engine.connect() as connection:
            writing = connection.execution_options(writes=True)
            with writing.begin():
                log.set_meta(writing, "workspace", workspace_id)
                log.set_meta(writing, "device", str(uuid.uuid4()))
                if fill is not None:
                    fill(writing)
    finally:
        engine.dispose()


def _move_new(partial: Path, path: Path) -> None:
    try:
        os.link(partial, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links (FAT on a USB stick).
        if path.exists():
            raise FileExistsError(path) from None
        partial.rename(path)


def _migrated_copy(path: Path) -> tempfile.TemporaryDirectory[str]:
    """Copy a file of an earlier version to a private folder and bring it to this version."""
    folder = tempfile.TemporaryDirectory(prefix="passerelle-")
    try:
        copy = Path(folder.name) / path.name
        backups.copy_database(path, copy)
        engine = make_engine(copy)
        migrate(engine)
        engine.dispose()
    except BaseException:
        folder.cleanup()
        raise
    return folder


def _acquire(lock: FileLock, path: Path, *, take_over: bool) -> None:
    try:
        holder = lock.acquire(take_over=take_over)
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise CannotWrite(path.name) from error
        raise ReadOnlyWorkspace(path.name) from error
    if holder is None and not os.access(path, os.W_OK):
        lock.release()
        raise ReadOnlyWorkspace(path.name)
    if holder is not None:
        raise LockedWorkspace(
            path.name, who=holder.office, where=holder.computer, since=holder.since
        )


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
