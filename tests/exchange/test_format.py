"""A reader made from docs/exchange-format.md alone: no line of the program's own reading in it."""

from __future__ import annotations

import hashlib
import io
import json
import unicodedata
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from pcve_desktop.exchange import limits
from tests.exchange.packing import NAME, PASSWORD, small_workspace, write

if TYPE_CHECKING:
    from pathlib import Path

Read = tuple[dict[str, Any], list[dict[str, Any]]]


def _read(data: bytes, password: str) -> Read:
    """Return manifest and batches of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    if found.keys() == {"sealing.json", "sealed.bin"}:
        return _read(_opened(found["sealing.json"], found["sealed.bin"], password), "")
    assert found.keys() == {"manifest.json", "journal.jsonl"}
    manifest = json.loads(found["manifest.json"])
    journal = found["journal.jsonl"]
    assert manifest["members"] == {
        "journal.jsonl": {"size": len(journal), "sha256": hashlib.sha256(journal).hexdigest()}
    }
    return manifest, [json.loads(line) for line in journal.splitlines()]


def _opened(head: bytes, sealed: bytes, password: str) -> bytes:
    said = json.loads(head)
    number = said["parameters"]
    assert (said["format"], said["cipher"], said["kdf"]) == (1, "aes-256-gcm", "argon2id")
    key = Argon2id(
        salt=bytes.fromhex(said["salt"]), length=32, iterations=number["passes"],
        lanes=number["lanes"], memory_cost=number["memory"],
    ).derive(unicodedata.normalize("NFC", password).encode())  # fmt: skip
    return AESGCM(key).decrypt(bytes.fromhex(said["nonce"]), sealed, head)


def _canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _proof(found: dict[str, Any], value: bytes) -> str:
    digest: str = found["digest"]
    return digest or hashlib.sha256(bytes.fromhex(found["salt"]) + value).hexdigest()


def _identifier(batch: dict[str, Any]) -> str:
    values = batch["values"]
    if salted := bool(batch["salt"] or batch["digest"]):
        values = _proof(batch, _canonical(values))
    head = [
        2 if salted else 1, batch["device"], batch["clock"], batch["schema"], batch["office"],
        batch["label"], batch["made_at"], values, batch["scope"], batch["kind"], batch["target"],
        sorted(batch["parents"]),
    ]  # fmt: skip
    lines = [_canonical(head)]
    for op in batch["ops"]:
        proof = _proof(op, (op["value"] or "").encode())
        line = [op["entity"], op["record"], op["field"], proof, op["weak"], sorted(op["replaces"])]
        lines.append(_canonical(line))
    return hashlib.sha256(b"\n".join(lines)).hexdigest()


@pytest.fixture(params=["", PASSWORD])
def read(request: pytest.FixtureRequest, tmp_path: Path) -> Read:
    with small_workspace(tmp_path / "tilleuls.passerelle") as ws:
        path = write(ws, tmp_path / NAME, password=request.param or None)
    return _read(path.read_bytes(), request.param)


def test_every_identifier_and_the_order_are_as_described(read: Read) -> None:
    manifest, batches = read
    seen: set[str] = set()
    for batch in batches:
        assert batch["id"] == _identifier(batch)
        assert set(batch["parents"]) <= seen
        assert {key for op in batch["ops"] for key, _ in op["replaces"] if key} <= seen
        seen.add(batch["id"])
    assert set(manifest["heads"]) <= seen


def test_the_counts_are_as_described(read: Read) -> None:
    manifest, batches = read
    ops = [op for batch in batches for op in batch["ops"]]
    stamps = sorted((batch["clock"], batch["id"], batch["made_at"]) for batch in batches)
    assert manifest["batches"] == len(batches)
    assert manifest["operations"] == len(ops)
    assert manifest["records"] == len({op["record"] for op in ops})
    assert (manifest["first"], manifest["last"]) == (stamps[0][2], stamps[-1][2])


def test_the_page_says_the_limits_as_they_are(root: Path) -> None:
    page = (root / "docs" / "exchange-format.md").read_text(encoding="utf-8")
    mib = limits.MIB
    members = (
        f"{limits.JOURNAL_BYTES // mib:,} MiB, {limits.MANIFEST_BYTES // mib} MiB, "
        f"{limits.SEALING_BYTES // 1024} KiB |"
    )
    shape = (
        f"{limits.DEPTH} levels; {limits.COMMAS:,} commas, {limits.BRACKETS:,} opening brackets, "
        f"{limits.QUOTES:,} quotes |"
    )
    key = (
        f"{limits.KDF_MEMORY_BYTES // mib} MiB; Argon2id {limits.ARGON2_PASSES} passes, "
        f"{limits.ARGON2_LANES} lanes; scrypt r {limits.SCRYPT_BLOCK}, p {limits.SCRYPT_PARALLEL}"
    )
    for text in (
        f"{limits.PACKAGE_BYTES // mib} MiB |", members, f"{limits.RATIO} times",
        f"{limits.LINE_BYTES // mib} MiB |", f"{limits.OPERATIONS_IN_BATCH:,} |", shape, key,
        f"{limits.BATCHES:,}, {limits.OPERATIONS:,}, {limits.RECORDS:,} |",
        f"{limits.NAME:,} characters; {limits.NETWORKS:,} networks |",
    ):  # fmt: skip
        assert text in page
