"""Packages that would fill the memory or take for ever: refused early, measured from outside."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.exchange.archive import JOURNAL, MANIFEST
from tests.exchange.packing import NAME, archive, members, refused, said

if TYPE_CHECKING:
    from pathlib import Path

_MIB = 2**20
_MOST_MIB = 250
_MOST_SECONDS = 20

_CHILD = """
import resource, sys
from pathlib import Path
from pcve_desktop.exchange.package import open_package
from pcve_desktop.exchange.errors import ExchangeError
def peak():
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit // 2**20
before = peak()
try:
    open_package(Path(sys.argv[1])).close()
except ExchangeError as error:
    print(type(error).__name__, peak() - before)
"""


def _refused(path: Path, root: Path) -> str:
    """Open a package in a process of its own; return the error, within memory and time."""
    start = time.monotonic()
    child = subprocess.run(
        [sys.executable, "-c", _CHILD, str(path)],
        capture_output=True, text=True, cwd=root, timeout=4 * _MOST_SECONDS, check=False,
    )  # fmt: skip
    assert child.stderr == ""
    name, grown = child.stdout.split()
    assert int(grown) < _MOST_MIB
    assert time.monotonic() - start < _MOST_SECONDS
    return name


def _saying(good: Path, data: bytes) -> bytes:
    """Return a manifest that fits this journal."""
    manifest = said(good)
    digest = hashlib.sha256(data).hexdigest()
    manifest["members"] = {JOURNAL: {"size": len(data), "sha256": digest}}
    return json.dumps(manifest).encode()


@pytest.mark.skipif(sys.platform == "win32", reason="memory is measured another way there")
@pytest.mark.parametrize(
    ("piece", "times", "member"),
    [
        # A line that never ends, and pieces that take much more memory than text.
        (b"x", 80 * _MIB, JOURNAL), (b'[[],[],[],[],"', 3 * _MIB, JOURNAL),
        (b'"ab",', 12 * _MIB, JOURNAL), (b"{},", 5 * _MIB, JOURNAL), (b"1.5,", 9 * _MIB, JOURNAL),
        (b"[", 9 * _MIB, JOURNAL), (b"[" * 20 + b'"' * 60, _MIB, JOURNAL),
        (b'"', 50 * _MIB, JOURNAL),
        (b"\n", 60 * _MIB, JOURNAL), (b"{}\n", 9 * _MIB, JOURNAL), (b'{"a":', 9 * _MIB, JOURNAL),
        (b'"ab",', 12 * _MIB, MANIFEST), (b"[", 60 * _MIB, MANIFEST), (b"x", 90 * _MIB, MANIFEST),
    ],
)  # fmt: skip
def test_much_in_little(
    piece: bytes, times: int, member: str, good: Path, tmp_path: Path, root: Path
) -> None:
    data = piece * times + b"\n"
    content = {MANIFEST: _saying(good, data), JOURNAL: data}
    if member == MANIFEST:
        content = members(good) | {MANIFEST: data}
    path = archive(tmp_path / NAME, content, zipfile.ZIP_STORED)

    assert _refused(path, root) in {"TooLarge", "ForgedPackage"}


@pytest.mark.skipif(sys.platform == "win32", reason="memory is measured another way there")
def test_zip_bomb(good: Path, tmp_path: Path, root: Path) -> None:
    """A gigabyte of nothing in a megabyte, declared and not."""
    path = tmp_path / NAME
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(MANIFEST, members(good)[MANIFEST])
        with file.open(JOURNAL, "w") as member:
            for _ in range(1024):
                member.write(bytes(_MIB))
    assert _refused(path, root) == "TooLarge"
    whole = path.read_bytes()
    # The directory says less than comes out.
    place = whole.rfind(b"PK\x01\x02")
    path.write_bytes(whole[: place + 24] + (_MIB // 2).to_bytes(4, "little") + whole[place + 28 :])
    assert _refused(path, root) == "DamagedPackage"


def test_a_package_in_a_package(good: Path, tmp_path: Path) -> None:
    """Nothing in it is ever unpacked again."""
    path = tmp_path / NAME
    data = good.read_bytes()
    for _ in range(3):
        archive(path, {MANIFEST: members(good)[MANIFEST], JOURNAL: data})
        data = path.read_bytes()

    refused(path)
