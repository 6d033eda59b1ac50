"""Beginning with a file that came by mail: a new workspace out of a package.

The new file is a copy of the sender's workspace on a device of its own: same workspace, same
networks, same history. Offices that begin so can hand files over in both directions at once.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from pcve_desktop.errors import PasserelleError
from pcve_desktop.exchange.errors import ForgedPackage
from pcve_desktop.exchange.review import Standing
from pcve_desktop.i18n import mark
from pcve_desktop.journal.apply import ingest
from pcve_desktop.journal.batch import BadBatch, dump
from pcve_desktop.journal.recorder import utc_now
from pcve_desktop.journal.tables import RECEIVED
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from pcve_desktop.exchange.package import Package
    from pcve_desktop.journal.batch import Batch


_TOLD_EACH = 200


class IncompletePackage(PasserelleError):
    """A package that only makes sense to somebody who has what came before."""

    def __init__(self, office: str) -> None:
        super().__init__(
            mark(
                "This file holds only what was new for another copy; there is nothing to begin "
                "with. Nothing was written. Ask {office} for a file with everything."
            ),
            office=office,
        )


def begin_from(
    package: Package,
    path: Path,
    *,
    office: str,
    step: Callable[[int, int, str], None] | None = None,
) -> Workspace:
    """Make the new workspace file `path` from a package and open it.

    It keeps the package's workspace identifier and gets a device of its own; fields in conflict
    stay in conflict. All or nothing: an error, or one raised by `step`, leaves no file. Raises
    FileExists, CannotWrite, IncompletePackage, and what reading the package raises.
    """
    manifest = package.manifest

    def fill(connection: Connection) -> None:
        try:
            received = ingest(connection, _told(package, step), elsewhere=manifest.elsewhere)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise BadBatch("a record refers to one that is not there")
        except BadBatch as error:
            raise ForgedPackage(package.path.name) from error
        if received.waiting:
            raise IncompletePackage(manifest.office.name)
        _note(connection, package)

    return Workspace.create(path, office=office, workspace_id=manifest.workspace, fill=fill)


def _told(package: Package, step: Callable[[int, int, str], None] | None) -> Iterator[Batch]:
    """Yield the batches of a package and say now and then how far this is."""
    total = package.manifest.batches
    for number, batch in enumerate(package.batches()):
        if step is not None and number % _TOLD_EACH == 0:
            step(number, total, "")
        yield batch


def _note(connection: Connection, package: Package) -> None:
    """Write into the ledger whose file this was. There is nothing before it to go back to."""
    manifest = package.manifest
    connection.execute(
        RECEIVED.insert().values(
            id=str(uuid.uuid4()),
            package=manifest.package,
            office=manifest.office.id,
            office_name=manifest.office.name,
            made_at=manifest.made_at,
            received_at=utc_now().isoformat(timespec="seconds"),
            file_name=package.path.name,
            heads=dump(list(manifest.heads)),
            lacks=dump([*manifest.lacks, *manifest.elsewhere]),
            counts=dump({Standing.NEW.name: manifest.records}),
            decided="",
        )
    )
