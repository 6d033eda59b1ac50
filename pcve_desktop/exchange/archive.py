"""The archive around a package, read with distrust: no number is believed, no name is a path."""

from __future__ import annotations

import contextlib
import io
import stat
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Self

from pcve_desktop.exchange import limits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

MANIFEST, JOURNAL = "manifest.json", "journal.jsonl"
SEALING, SEALED = "sealing.json", "sealed.bin"
PLAIN = frozenset({MANIFEST, JOURNAL})
LOCKED = frozenset({SEALING, SEALED})
CHUNK = 2**18

_LONGEST = {
    MANIFEST: limits.MANIFEST_BYTES,
    JOURNAL: limits.JOURNAL_BYTES,
    SEALING: limits.SEALING_BYTES,
    SEALED: limits.PACKAGE_BYTES,
}
_START = b"PK\x03\x04"
# The end of the directory: signature, disks, entries here and in all, size, place, comment.
_END = struct.Struct("<4sHHHHIIH")
_END_MARK = b"PK\x05\x06"
# A newer format may have a few more members; what has many is another kind of file.
_MOST_MEMBERS = 8
# Encrypted, patched, strongly encrypted, with a hidden directory.
_ODD_FLAGS = 0x1 | 0x20 | 0x40 | 0x2000


class Foreign(ValueError):
    """A file of another kind."""


class Broken(ValueError):
    """A file that did not arrive whole."""


class Tampered(ValueError):
    """A whole file that no program of ours wrote."""


class Archive:
    """The members of a zip file, each read piece by piece within its limit.

    Raises Foreign, Broken, Tampered, BeyondLimit and what the operating system says.
    """

    def __init__(self, file: IO[bytes]) -> None:
        _look_at_end(file)
        with _broken():
            self._zip = zipfile.ZipFile(file)
        self.members = {info.filename: info for info in self._zip.infolist()}
        known = self.members.keys() & (PLAIN | LOCKED)
        if not known:
            raise Foreign("a zip file of something else")
        if len(self.members) < len(self._zip.infolist()):
            raise Tampered("a member stands there twice")
        for info in self._zip.infolist():
            _check(info)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    @property
    def sealed(self) -> bool:
        """Say whether this is the outside of a package with a password."""
        return SEALING in self.members

    def expect(self, names: frozenset[str]) -> None:
        """Refuse other members than these."""
        if self.members.keys() != names:
            raise Tampered("other members than there should be")

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield a member piece by piece, counting what really comes out of it."""
        if name not in self.members:
            raise Tampered("a member is missing")
        total = 0
        with _broken():
            member = self._zip.open(self.members[name])
        with member:
            while True:
                with _broken():
                    chunk = member.read(CHUNK)
                if not chunk:
                    break
                total += len(chunk)
                if total > _LONGEST[name]:
                    raise limits.BeyondLimit(name)
                yield chunk
        if total != self.members[name].file_size:
            raise Broken("a member is shorter or longer than it says")

    def read(self, name: str) -> bytes:
        """Return a small member whole."""
        return b"".join(self.chunks(name))


@contextlib.contextmanager
def _broken() -> Iterator[None]:
    """Take whatever the library stumbles over for damage."""
    try:
        yield
    except (
        zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError,
        KeyError, IndexError, OverflowError, struct.error, AttributeError, TypeError,
    ) as error:  # fmt: skip
        raise Broken("the archive cannot be read") from error


def _look_at_end(file: IO[bytes]) -> None:
    """Look at the size and at the end of a file before the library believes what stands there."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    start = file.read(len(_START))
    if not _START.startswith(start):
        raise Foreign("no zip file")
    if size > limits.PACKAGE_BYTES:
        raise limits.BeyondLimit("the file")
    if size < _END.size:
        raise Broken("cut off")
    file.seek(size - _END.size)
    mark, disk, first, here, entries, length, place, comment = _END.unpack(file.read(_END.size))
    if mark != _END_MARK:
        raise Broken("cut off, or with something after its end")
    if entries > _MOST_MEMBERS or length > limits.DIRECTORY_BYTES:
        raise Foreign("a zip file with many members")
    if (disk, first, comment) != (0, 0, 0) or here != entries or place + length != size - _END.size:
        raise Broken("the end does not fit the file")
    file.seek(0)


def _check(info: zipfile.ZipInfo) -> None:
    """Refuse a member that is anything but a plain file of ours. Raises Tampered, BeyondLimit."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    odd = (
        info.filename != info.orig_filename
        or info.is_dir()
        or kind not in {0, stat.S_IFREG}
        or info.flag_bits & _ODD_FLAGS
        or info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    )
    if odd:
        raise Tampered("a member is no plain file")
    longest = _LONGEST.get(info.filename, limits.PACKAGE_BYTES)
    if info.file_size > longest or info.compress_size > limits.PACKAGE_BYTES:
        raise limits.BeyondLimit(info.filename)
    if info.file_size > max(limits.RATIO_FROM, limits.RATIO * info.compress_size):
        raise limits.BeyondLimit("the member grows too much")
