"""Archives that somebody damaged or made up: refused with a sentence, nothing stays behind."""

from __future__ import annotations

import struct
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pcve_desktop.exchange.archive import JOURNAL, MANIFEST
from pcve_desktop.exchange.errors import (
    DamagedPackage,
    ExchangeError,
    ForgedPackage,
    NotAPackage,
    PackageMissing,
)
from pcve_desktop.exchange.package import needs_password
from tests.exchange.packing import (
    NAME,
    PASSWORD,
    archive,
    content,
    members,
    refused,
)

if TYPE_CHECKING:
    from pathlib import Path

# Many places, not all of them.
_STEP = 97


def test_the_packages_are_good(good: Path, locked: Path) -> None:
    assert content(good)[1] == content(locked, password=PASSWORD)[1] != []


@pytest.mark.parametrize("which", ["good", "locked"])
def test_cut_off_anywhere(which: str, request: pytest.FixtureRequest, bad: Path) -> None:
    data = request.getfixturevalue(which).read_bytes()

    for end in [*range(40), *range(40, len(data), _STEP), *range(len(data) - 30, len(data))]:
        bad.write_bytes(data[:end])

        refused(bad, DamagedPackage, password=PASSWORD)


def test_something_after_the_end(good: Path, bad: Path) -> None:
    bad.write_bytes(good.read_bytes() + b"\n")

    refused(bad, DamagedPackage)


@pytest.mark.parametrize("which", ["good", "locked"])
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.integers(min_value=0), mask=st.integers(min_value=1, max_value=255))
def test_a_byte_changed(
    which: str, request: pytest.FixtureRequest, folder: Path, place: int, mask: int
) -> None:
    path = request.getfixturevalue(which)
    data = bytearray(path.read_bytes())
    data[place % len(data)] ^= mask
    target = folder / f"flipped{NAME}"
    target.write_bytes(data)

    try:
        found = content(target, password=PASSWORD)
    except ExchangeError:
        refused(target, password=PASSWORD)
    else:
        # A date or a version in the archive around it, which nobody believes anyway.
        assert found == content(path, password=PASSWORD)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(where=st.integers(min_value=1, max_value=300), data=st.binary(min_size=1, max_size=8))
def test_the_directory_of_the_archive_overwritten(
    good: Path, folder: Path, where: int, data: bytes
) -> None:
    whole = bytearray(good.read_bytes())
    place = len(whole) - min(where, len(whole))
    whole[place : place + len(data)] = data
    target = folder / f"directory{NAME}"
    target.write_bytes(whole)

    try:
        assert content(target) == content(good)
    except ExchangeError:
        refused(target)


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=300), prefix=st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06"]))
def test_any_bytes(folder: Path, data: bytes, prefix: bytes) -> None:
    target = folder / f"any{NAME}"
    target.write_bytes(prefix + data)

    refused(target)


def test_other_kinds_of_files(tmp_path: Path, bad: Path) -> None:
    bad.write_text("Dear colleagues,", encoding="utf-8")
    refused(bad, NotAPackage)
    archive(bad, {"word/document.xml": b"<w/>", "[Content_Types].xml": b"<t/>"})
    refused(bad, NotAPackage)
    archive(bad, {f"xl/sheet{number}.xml": b"<x/>" for number in range(30)})
    refused(bad, NotAPackage)
    bad.unlink()
    refused(bad, PackageMissing)
    bad.mkdir()
    refused(bad, NotAPackage)
    with pytest.raises(NotAPackage):
        needs_password(bad)


@pytest.mark.parametrize(
    "name",
    [
        "notes.txt", "../manifest.json", "/manifest.json", "C:\\manifest.json", "journal.jsonl/",
        "Manifest.json", "sealing.json", "é" * 100,
    ],
)  # fmt: skip
def test_another_member(name: str, good: Path, bad: Path) -> None:
    archive(bad, members(good) | {name: b"x"})

    refused(bad, ForgedPackage)


def test_a_name_with_something_hidden_behind_its_end(good: Path, bad: Path) -> None:
    found = members(good)
    archive(bad, {"manifest.json?.txt": found[MANIFEST], JOURNAL: found[JOURNAL]})
    bad.write_bytes(bad.read_bytes().replace(b"json?.txt", b"json\x00.txt"))

    refused(bad, ForgedPackage)


@pytest.mark.parametrize("missing", [MANIFEST, JOURNAL])
def test_a_member_that_is_missing(missing: str, good: Path, bad: Path) -> None:
    content = members(good)
    del content[missing]
    archive(bad, content)

    refused(bad, ForgedPackage)


def test_a_member_twice(good: Path, bad: Path) -> None:
    # A name of the same length, overwritten afterwards: the library warns of doubles.
    archive(bad, {**members(good), "journal.jsonX": b"x"})
    bad.write_bytes(bad.read_bytes().replace(b"journal.jsonX", JOURNAL.encode()))

    refused(bad, ForgedPackage)


@pytest.mark.parametrize("kind", [0o120777, 0o040755, 0o020644, 0o010644])
def test_a_member_that_is_no_plain_file(kind: int, good: Path, bad: Path) -> None:
    with zipfile.ZipFile(bad, "w") as file:
        for name, data in members(good).items():
            info = zipfile.ZipInfo(name)
            info.external_attr = kind << 16
            file.writestr(info, data)

    refused(bad, ForgedPackage)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_another_compression(method: int, good: Path, bad: Path) -> None:
    archive(bad, members(good), method)

    refused(bad, ForgedPackage)


def test_a_member_that_is_encrypted_by_zip(good: Path, bad: Path) -> None:
    data = bytearray(good.read_bytes())
    # The flags stand eight bytes into each entry of the directory.
    for place in _entries(bytes(data)):
        data[place + 8] |= 1
    bad.write_bytes(data)

    refused(bad, ForgedPackage)


@pytest.mark.parametrize("size", [0, 10, 2**20, 2**32 - 2])
def test_a_member_that_lies_about_its_size(size: int, good: Path, bad: Path) -> None:
    data = bytearray(good.read_bytes())
    for place in _entries(bytes(data)):
        struct.pack_into("<I", data, place + 24, size)
    bad.write_bytes(data)

    refused(bad)


@pytest.mark.parametrize("entries", [0, 1, 3, 0xFFFF])
def test_a_directory_that_lies_about_its_length(entries: int, good: Path, bad: Path) -> None:
    data = bytearray(good.read_bytes())
    struct.pack_into("<HH", data, len(data) - 14, entries, entries)
    bad.write_bytes(data)

    try:
        # The library counts for itself.
        assert content(bad) == content(good)
    except ExchangeError:
        refused(bad)


def _entries(data: bytes) -> list[int]:
    """Return where the entries of the directory begin."""
    found, place = [], data.find(b"PK\x01\x02")
    while place >= 0:
        found.append(place)
        place = data.find(b"PK\x01\x02", place + 1)
    return found
