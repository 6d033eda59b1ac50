"""Packages with a password whose header or content is not what it should be."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from pcve_desktop.exchange import sealing
from pcve_desktop.exchange.archive import SEALED, SEALING
from pcve_desktop.exchange.errors import (
    DamagedPackage,
    ForgedPackage,
    NewerPackage,
    NotAPackage,
    TooLarge,
    WrongPassword,
)
from pcve_desktop.exchange.package import needs_password
from tests.exchange.packing import (
    EASY,
    PASSWORD,
    archive,
    members,
    refused,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "changes",
    [
        {"kdf": "argon2id", "parameters": {"memory": 2**31, "passes": 1, "lanes": 1}},
        {"parameters": {"memory": 65536, "passes": 2**31, "lanes": 1}},
        {"parameters": {"memory": 65536, "passes": 3, "lanes": 2**20}},
        {"parameters": {"memory": 0, "passes": 0, "lanes": 0}},
        {"parameters": {"memory": -1, "passes": 3, "lanes": 4}},
        {"parameters": {"memory": True, "passes": 3, "lanes": 4}},
        {"parameters": {"memory": "65536", "passes": 3, "lanes": 4}},
        {"parameters": {"memory": 65536, "passes": 3}}, {"parameters": []}, {"parameters": None},
        {"kdf": "scrypt", "parameters": {"n": 2**40, "r": 8, "p": 1}},
        {"kdf": "scrypt", "parameters": {"n": 2**14, "r": 2**20, "p": 1}},
        {"kdf": "scrypt", "parameters": {"n": 2**14, "r": 8, "p": 2**20}},
        {"kdf": "scrypt", "parameters": {"n": 1000, "r": 8, "p": 1}},
        {"kdf": "scrypt", "parameters": {"n": 2**18, "r": 32, "p": 1}},
        {"kdf": "md5"}, {"kdf": None}, {"kdf": []}, {"cipher": "none"}, {"format": 0},
        {"format": None}, {"salt": "00"}, {"salt": "xy"}, {"salt": 5}, {"nonce": ""},
        {"nonce": "00" * 100}, {"nonce": None},
    ],
)  # fmt: skip
def test_a_forged_sealing(changes: dict[str, Any], locked: Path, bad: Path) -> None:
    found = members(locked)
    header = json.loads(found[SEALING]) | changes
    archive(bad, found | {SEALING: json.dumps(header).encode()})

    refused(bad, ForgedPackage, password=PASSWORD)


def test_a_sealing_that_asks_for_less_than_it_was_made_with(locked: Path, bad: Path) -> None:
    """The header is authenticated: it cannot be changed by somebody without the password."""
    found = members(locked)
    header = json.loads(found[SEALING])
    header["parameters"] = {"memory": 8, "passes": 1, "lanes": 1}
    archive(bad, found | {SEALING: json.dumps(header).encode()})
    refused(bad, WrongPassword, password=PASSWORD)
    # Not even its spaces.
    archive(bad, found | {SEALING: found[SEALING] + b" "})
    refused(bad, WrongPassword, password=PASSWORD)


def test_a_sealing_of_another_kind(locked: Path, bad: Path) -> None:
    found = members(locked)
    for text in (b"", b"[]", b"{", b"[" * 4000, b"\xff"):
        archive(bad, found | {SEALING: text})
        refused(bad, ForgedPackage, password=PASSWORD)
    archive(bad, found | {SEALING: b" " * 5000})
    refused(bad, TooLarge, password=PASSWORD)
    archive(bad, {SEALING: b'{"format": 2}', "sealed.v2": b"x"})
    refused(bad, NewerPackage, password=PASSWORD)
    with pytest.raises(NewerPackage):
        needs_password(bad)
    archive(bad, {SEALING: found[SEALING], SEALED: b""})
    refused(bad, WrongPassword, password=PASSWORD)


def test_what_is_sealed_is_looked_at_as_closely(
    good: Path, bad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "_ARGON2", EASY)
    inner = tmp_path / "inner.zip"
    header = sealing.new_header()
    for content, kind in [
        (b"Dear colleagues,", NotAPackage), (b"", DamagedPackage),
        (good.read_bytes()[:-5], DamagedPackage),
        (archive(inner, members(good) | {"x": b""}).read_bytes(), ForgedPackage),
        (archive(inner, {SEALING: header.encoded(), SEALED: b"x"}).read_bytes(), ForgedPackage),
    ]:  # fmt: skip
        inner.write_bytes(content)
        with inner.open("rb") as plain:
            secret = b"".join(sealing.seal(header, PASSWORD, plain))
        archive(bad, {SEALING: header.encoded(), SEALED: secret}, zipfile.ZIP_STORED)

        refused(bad, kind, password=PASSWORD)
