"""Writing a package: into a file beside its target that takes its place when it is whole."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import tempfile
import zipfile
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from pcve_desktop.exchange import declaring, ledger, limits, lines, scope, sealing
from pcve_desktop.exchange.archive import JOURNAL, MANIFEST, SEALED, SEALING, Tampered
from pcve_desktop.exchange.errors import CannotPack, EmptyPassword, TooMuchToPack
from pcve_desktop.exchange.manifest import Manifest, NamedId
from pcve_desktop.journal import log
from pcve_desktop.journal.batch import dump, to_json
from pcve_desktop.journal.tables import BATCH, ELSEWHERE, SENT
from pcve_desktop.models.base import new_id
from pcve_desktop.models.network import Network, Office
from pcve_desktop.store.engine import SCHEMA_VERSION
from pcve_desktop.store.errors import DamagedWorkspace
from pcve_desktop.store.workspace import UNNAMED_OFFICE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path
    from typing import IO

    from pcve_desktop.store.workspace import Workspace

# Fixed, so that the same content gives the same bytes; the moment stands in the manifest.
_NEVER = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3


class Progress(NamedTuple):
    """How far a package is: `done` of `total` steps, and the file being written."""

    done: int
    total: int
    path: Path


@dataclass(frozen=True, slots=True)
class Contents:
    """What a package is going to hold: batches by number and identifier, and the manifest so far.

    `left_out` counts what belongs to other networks or was put aside, `known` what the other
    office has.
    """

    batches: tuple[tuple[int, str], ...]
    manifest: Manifest
    left_out: int = 0
    known: int = 0


def write_package(
    ws: Workspace,
    path: Path,
    *,
    network_id: str | None = None,
    office: str | None = None,
    whole: bool = True,
    password: str | None = None,
) -> Iterator[Progress]:
    """Write a package, step by step; it takes the place of `path` at the end, or not at all.

    `network_id` limits it to a network; `office` is the identifier of the office that it is for,
    and without `whole` what that office has is left out. Closing the iterator early leaves
    everything as it was. Raises EmptyPassword, CannotPack, TooMuchToPack, DamagedWorkspace.
    """
    if password is not None and not password.strip():
        raise EmptyPassword
    if not ws.read_only:
        # Who signs a package is in it: the first write of a session signs in.
        with ws.write_raw():
            pass
    known: Collection[str] = ()
    if office is not None and not whole:
        known = ledger.known_to(ws, office)
    contents = contents_of(ws, network_id=network_id, known=known)
    total = len(contents.batches) + 1
    with _replacing(path) as temporary:
        for done in _fill(ws, temporary, contents, path.name, password):
            yield Progress(done, total, path)
    if not ws.read_only:
        _note(ws, path, contents.manifest, len(contents.batches), office or "")
    yield Progress(total, total, path)


def contents_of(
    ws: Workspace, *, network_id: str | None = None, known: Collection[str] = ()
) -> Contents:
    """Return what a package would hold, without what is `known` where it goes. Writes nothing."""
    with ws.read() as session:
        connection = session.connection()
        seqs, left_out = scope.batches_of(connection, network_id)
        names = dict(connection.execute(select(BATCH.c.seq, BATCH.c.id)).all())
        here = set(names.values())
        lacks = sorted(set(connection.scalars(select(ELSEWHERE.c.batch_id))) - here)
        query = select(Network.id, Network.name).order_by(Network.name, Network.id)
        networks = tuple(
            NamedId(row.id, row.name)
            for row in connection.execute(query)
            if network_id in {None, row.id}
        )
        office = session.get(Office, ws.office_id)
        heads = log.heads(connection)
        device = log.get_meta(connection, "device") or ""
    kept = tuple((seq, names[seq]) for seq in seqs if names[seq] not in known)
    manifest = Manifest(
        schema=SCHEMA_VERSION,
        package=new_id(),
        workspace=ws.workspace_id,
        office=NamedId(ws.office_id, office.name if office else UNNAMED_OFFICE),
        device=device,
        made_at=ws.now().replace(microsecond=0).isoformat(),
        networks=networks,
        heads=heads,
        batches=len(kept),
        operations=0,
        records=0,
        network=network_id,
        whole=not known,
        lacks=tuple(lacks),
        elsewhere=tuple(sorted({*left_out, *lacks})),
    )
    return Contents(kept, manifest, len(left_out), len(seqs) - len(kept))


def write_plain(ws: Workspace, file: IO[bytes], contents: Contents, name: str) -> Iterator[int]:
    """Write a package without password into an open file, yielding how many batches are done.

    `name` is what the package is called in messages. Raises TooMuchToPack, DamagedWorkspace.
    """
    tally = lines.Tally(contents.manifest)
    digest, size, done = hashlib.sha256(), 0, 0
    with zipfile.ZipFile(file, "w") as archive:
        with archive.open(_member(JOURNAL, zipfile.ZIP_DEFLATED), "w") as journal:
            for part in log.chunks(contents.batches):
                block = b"".join(_lines(ws, part, tally, name))
                digest.update(block)
                size += len(block)
                if size > limits.JOURNAL_BYTES:
                    raise TooMuchToPack(name)
                journal.write(block)
                done += len(part)
                yield done
        if tally.loose:
            raise DamagedWorkspace(ws.path.name)
        batches, operations, records = tally.counts
        first, last = tally.span
        manifest = replace(
            contents.manifest,
            batches=batches, operations=operations, records=records, first=first, last=last,
        )  # fmt: skip
        said = declaring.encode(manifest, {JOURNAL: declaring.Member(size, digest.hexdigest())})
        if len(said) > limits.MANIFEST_BYTES:
            raise TooMuchToPack(name)
        archive.writestr(_member(MANIFEST, zipfile.ZIP_DEFLATED), said)


def _lines(
    ws: Workspace, part: Sequence[tuple[int, str]], tally: lines.Tally, name: str
) -> Iterator[bytes]:
    """Yield batches as lines. Each chunk is read on its own: nobody waits for a long export."""
    with ws.read() as session:
        batches = list(log.load_all(session.connection(), [seq for seq, _ in part]))
    for (_seq, identifier), batch in zip(part, batches, strict=True):
        data = to_json(batch)
        if data["id"] != identifier:
            raise DamagedWorkspace(ws.path.name)
        try:
            tally.add(identifier, batch)
        except limits.BeyondLimit as error:
            raise TooMuchToPack(name) from error
        except Tampered as error:
            raise DamagedWorkspace(ws.path.name) from error
        line = dump(data).encode()
        if len(line) > limits.LINE_BYTES or len(batch.ops) > limits.OPERATIONS_IN_BATCH:
            raise TooMuchToPack(name)
        yield line + b"\n"


def _fill(
    ws: Workspace, temporary: Path, contents: Contents, name: str, password: str | None
) -> Iterator[int]:
    with temporary.open("w+b") as target:
        if password is None:
            yield from write_plain(ws, target, contents, name)
        else:
            # In the clear it never lies beside the target, in a folder that others may see.
            with tempfile.TemporaryFile() as plain:
                yield from write_plain(ws, plain, contents, name)
                plain.seek(0)
                _lock(plain, target, password)
        target.flush()
        os.fsync(target.fileno())
        if target.tell() > limits.PACKAGE_BYTES:
            raise TooMuchToPack(name)


def _lock(plain: IO[bytes], target: IO[bytes], password: str) -> None:
    header = sealing.new_header()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(_member(SEALING, zipfile.ZIP_STORED), header.encoded())
        with archive.open(_member(SEALED, zipfile.ZIP_STORED), "w") as member:
            for chunk in sealing.seal(header, password, plain):
                member.write(chunk)


def _member(name: str, method: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _NEVER)
    info.compress_type = method
    info.external_attr = _PLAIN_FILE
    info.create_system = _UNIX
    return info


def _note(ws: Workspace, path: Path, manifest: Manifest, batches: int, office: str) -> None:
    """Write into the ledger what was handed over."""
    with ws.write_raw() as connection:
        connection.execute(
            SENT.insert().values(
                package=manifest.package,
                made_at=manifest.made_at,
                office=office,
                file_name=path.name,
                network=manifest.network,
                heads=json.dumps(manifest.heads),
                batches=batches,
                whole=manifest.whole,
            )
        )


@contextlib.contextmanager
def _replacing(target: Path) -> Iterator[Path]:
    """Give a temporary file beside `target`, which takes its place when all went well."""
    temporary = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        temporary.touch(exist_ok=False)
        yield temporary
        temporary.replace(target)
    except OSError as error:
        raise CannotPack(target.name, str(target.parent)) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()
