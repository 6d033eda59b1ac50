"""Opening a package: verified whole before anybody sees anything of it.

The file is opened once; what is read later comes from the same handle and is verified again, so
that nothing can be exchanged in between.
"""

from __future__ import annotations

import contextlib
import hashlib
import stat
import tempfile
from itertools import repeat
from typing import TYPE_CHECKING, Self

from pcve_desktop.exchange import declaring, lines, sealing
from pcve_desktop.exchange.archive import (
    JOURNAL,
    LOCKED,
    MANIFEST,
    PLAIN,
    SEALED,
    SEALING,
    Archive,
    Broken,
    Foreign,
    Tampered,
)
from pcve_desktop.exchange.errors import (
    DamagedPackage,
    ForgedPackage,
    NewerPackage,
    NotAPackage,
    PackageMissing,
    PasswordNeeded,
    TooLarge,
    WrongPassword,
)
from pcve_desktop.exchange.limits import BeyondLimit
from pcve_desktop.i18n import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path
    from typing import IO

    from pcve_desktop.journal.batch import Batch

    # Done, of, what is being done (a message id); raising from it stops the work.
    Step = Callable[[int, int, str], None]

CHECKING = mark("Checking the file")
# What was locked is unlocked in memory up to this size, otherwise in a nameless private file.
_IN_MEMORY = 16 * 2**20
# Bytes of an identifier.
_HASH = hashlib.sha256().digest_size


class Package:
    """A verified package. Close it, or use it in a `with` block.

    `path` is the file that it was read from, `sealed` says whether that had a password.
    """

    def __init__(self, path: Path, archive: Archive, *, sealed: bool, step: Step | None) -> None:
        self.path = path
        self.sealed = sealed
        self._archive = archive
        self._resources = contextlib.ExitStack()
        # First of all, because a newer format may have other members.
        self.manifest, members = declaring.decode(archive.read(MANIFEST))
        archive.expect(PLAIN)
        if members.keys() != PLAIN - {MANIFEST}:
            raise Tampered("the manifest is about other members")
        self._member = members[JOURNAL]
        # Of the batches, in their order, 32 bytes each.
        self._identifiers = bytearray()
        self._verify(step)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back. Closing twice is harmless."""
        self._resources.close()

    def keep(self, resources: contextlib.ExitStack) -> Self:
        """Close these together with the package."""
        self._resources.push(resources)
        return self

    def identifiers(self) -> Iterator[str]:
        """Yield the identifiers of the batches, in their order."""
        for start in range(0, len(self._identifiers), _HASH):
            yield self._identifiers[start : start + _HASH].hex()

    def batches(self, without: Collection[str] = ()) -> Iterator[Batch]:
        """Yield the batches, each after those that it builds on, read piece by piece.

        Those whose identifiers are in `without` are passed over, which is much faster than to read
        them. Raises DamagedPackage or ForgedPackage when the file was changed meanwhile; what came
        before is then not to be kept.
        """
        with told(self.path.name):
            for _identifier, batch in self._read(None, without):
                yield batch

    def _verify(self, step: Step | None) -> None:
        tally = lines.Tally(self.manifest)
        for identifier, batch in self._read(step):
            tally.add(identifier, batch)
            self._identifiers += bytes.fromhex(identifier)
        tally.finish()

    def _read(
        self, step: Step | None, without: Collection[str] = ()
    ) -> Iterator[tuple[str, Batch]]:
        said = self._member
        seen = hashlib.sha256()
        chunks = self._hashed(seen, step)
        try:
            # Lines first: all of them are read, so that the hash is that of all.
            identifiers = self.identifiers() if without else repeat("")
            for line, identifier in zip(lines.split(chunks), identifiers, strict=False):
                if identifier not in without:
                    yield lines.read(line)
        except Tampered as error:
            # What a damaged file says by chance is no forgery.
            for _ in chunks:
                pass
            if seen.hexdigest() != said.sha256:
                raise Broken("the content is not what was written") from error
            raise
        if seen.hexdigest() != said.sha256 or self._size != said.size:
            raise Broken("the content is not what was written")

    @property
    def _size(self) -> int:
        return self._archive.members[JOURNAL].file_size

    def _hashed(self, seen: hashlib._Hash, step: Step | None) -> Iterator[bytes]:
        done = 0
        for chunk in self._archive.chunks(JOURNAL):
            seen.update(chunk)
            yield chunk
            done += len(chunk)
            if step is not None:
                step(done, self._size, CHECKING)


def open_package(path: Path, password: str | None = None, *, step: Step | None = None) -> Package:
    """Open a package; it is verified whole before it is returned.

    Raises PackageMissing, NotAPackage, DamagedPackage, ForgedPackage, TooLarge, NewerPackage,
    PasswordNeeded or WrongPassword; nothing is left open then.
    """
    with told(path.name), contextlib.ExitStack() as stack:
        file = stack.enter_context(_open(path))
        archive = stack.enter_context(Archive(file))
        sealed = archive.sealed
        if sealed:
            if password is None:
                _header(archive)
                raise PasswordNeeded(path.name)
            plain = stack.enter_context(tempfile.SpooledTemporaryFile(_IN_MEMORY))
            _unlock(archive, password, plain)
            archive = stack.enter_context(Archive(plain))
        package = Package(path, archive, sealed=sealed, step=step)
        return package.keep(stack.pop_all())


def verified(file: IO[bytes], path: Path, resources: contextlib.ExitStack) -> Package:
    """Return the package that an open file without password holds, as `open_package` does.

    The archive around it is closed with `resources`; the package does not close the file.
    """
    with told(path.name):
        archive = resources.enter_context(Archive(file))
        return Package(path, archive, sealed=False, step=None)


def needs_password(path: Path) -> bool:
    """Say whether a package has a password, without reading more than its directory.

    Raises PackageMissing, NotAPackage, DamagedPackage, ForgedPackage, TooLarge, NewerPackage.
    """
    with told(path.name), _open(path) as file, Archive(file) as archive:
        if archive.sealed:
            _header(archive)
        return archive.sealed


def _open(path: Path) -> IO[bytes]:
    """Open a plain file. A pipe would keep the program waiting for ever, a folder is no file."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise Foreign("no plain file")
    return path.open("rb")


def _header(archive: Archive) -> tuple[sealing.Header, bytes]:
    head = archive.read(SEALING)
    header = sealing.read_header(head)
    archive.expect(LOCKED)
    return header, head


def _unlock(archive: Archive, password: str, plain: IO[bytes]) -> None:
    header, head = _header(archive)
    sealing.unseal(header, head, password, archive.chunks(SEALED), plain)


@contextlib.contextmanager
def told(name: str) -> Iterator[None]:
    """Say in a sentence what was found wrong with the file of this name."""
    try:
        yield
    except Foreign as error:
        raise NotAPackage(name) from error
    except Broken as error:
        raise DamagedPackage(name) from error
    except (Tampered, sealing.BadHeader) as error:
        raise ForgedPackage(name) from error
    except (BeyondLimit, MemoryError) as error:
        raise TooLarge(name) from error
    except (declaring.Newer, sealing.NewerHeader) as error:
        raise NewerPackage(name) from error
    except sealing.DoesNotOpen as error:
        raise WrongPassword(name) from error
    except OSError as error:
        raise PackageMissing(name) from error
