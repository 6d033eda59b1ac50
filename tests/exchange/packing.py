"""Packages made by hand, whole and otherwise, and what must be true after a bad one."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pcve_desktop.exchange.archive import JOURNAL, MANIFEST
from pcve_desktop.exchange.errors import ExchangeError
from pcve_desktop.exchange.manifest import SUFFIX
from pcve_desktop.exchange.package import open_package, write_package
from pcve_desktop.i18n import LANGUAGES, Translator
from pcve_desktop.journal.batch import Batch, BatchOp, to_json
from pcve_desktop.models.partners import Organisation
from pcve_desktop.services import networks, records
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pcve_desktop.errors import PasserelleError

PASSWORD = "trois mots passés"  # noqa: S105 -- of packages that only tests make
# A key that takes no effort: tests make hundreds.
EASY = {"memory": 64, "passes": 1, "lanes": 1}
NAME = f"tilleuls{SUFFIX}"
_DESCRIPTORS = Path("/proc/self/fd")


def small_workspace(path: Path, *, edits: int = 4) -> Workspace:
    """Make a workspace with a network and a few changes, and return it open."""
    ws = Workspace.create(path, office="Espace Jeunes")
    networks.create_network(ws, name="Les Tilleuls", tr=Translator("en"))
    made = records.create(ws, Organisation, values={"name": "Le Pont", "city": "Valmont"})
    for number in range(edits):
        values = {"needs": f"A hall on Thursdays, {number}"}
        records.update(ws, Organisation, made.first_id or "", values=values)
    return ws


def write(ws: Workspace, path: Path, **wishes: Any) -> Path:
    """Write a package to the end."""
    for _ in write_package(ws, path, **wishes):
        pass
    return path


def members(path: Path) -> dict[str, bytes]:
    """Return what is in an archive."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def archive(path: Path, content: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """Write an archive with these members."""
    with zipfile.ZipFile(path, "w", method) as file:
        for name, data in content.items():
            file.writestr(name, data)
    return path


def said(path: Path) -> dict[str, Any]:
    """Return the manifest of a package as data."""
    found: dict[str, Any] = json.loads(members(path)[MANIFEST])
    return found


def consistent(path: Path, like: Path, content: bytes | Iterable[bytes], **changes: Any) -> Path:
    """Write a package with these lines whose sizes and sums are right, whatever they say.

    The other things in its manifest are those of the package `like`, but for the changes.
    """
    data = content if isinstance(content, bytes) else b"".join(line + b"\n" for line in content)
    manifest = said(like) | changes
    digest = hashlib.sha256(data).hexdigest()
    manifest["members"] = {JOURNAL: {"size": len(data), "sha256": digest}}
    return archive(path, {MANIFEST: json.dumps(manifest).encode(), JOURNAL: data})


def batch(*ops: BatchOp, parents: tuple[str, ...] = (), **changes: Any) -> Batch:
    """Return a batch as an office would write it."""
    plain = Batch(
        device="d1", clock="0018f0e0c0a00000000", schema=3, office="o1", label="Test",
        made_at="2026-11-24T12:00:00+00:00", parents=parents, ops=ops,
    )  # fmt: skip
    return dataclasses.replace(plain, **changes).salted()


def op(record: str = "r1", field: str = "name", value: str | None = '"Le Pont"') -> BatchOp:
    """Return an operation on an organisation."""
    return BatchOp("organisation", record, field, value)


def line(one: Batch, **changes: Any) -> bytes:
    """Return a batch as a line, with keys of it forged."""
    return json.dumps(to_json(one) | changes).encode()


def counted(batches: Iterable[Batch]) -> dict[str, Any]:
    """Return what a right manifest says about some batches."""
    batches = list(batches)
    ops = [one for item in batches for one in item.ops]
    stamps = sorted((item.clock, item.identifier(), item.made_at) for item in batches)
    return {
        "batches": len(batches),
        "operations": len(ops),
        "records": len({one.record for one in ops}),
        "first": stamps[0][2] if stamps else "",
        "last": stamps[-1][2] if stamps else "",
        "heads": [],
    }


def refused(path: Path, kind: type[PasserelleError] | None = None, **wishes: Any) -> ExchangeError:
    """Open what must not be opened; return the error, with nothing left behind."""
    before = _open_files()
    with pytest.raises(kind or ExchangeError) as caught:
        open_package(path, **wishes).close()
    assert _open_files() == before
    assert isinstance(caught.value, ExchangeError)
    for language in LANGUAGES:
        text = caught.value.message(Translator(language))
        assert path.name in text
        assert 1 <= text.count(". ") + text.endswith(".") <= 2
    return caught.value


def content(path: Path, **wishes: Any) -> tuple[Any, list[str]]:
    """Return all that a good package says."""
    with open_package(path, **wishes) as package:
        return package.manifest, [one.identifier() for one in package.batches()]


def _open_files() -> list[str]:
    """Return the files that this process has open, where the system tells."""
    if not _DESCRIPTORS.is_dir():
        return []
    found = []
    for entry in _DESCRIPTORS.iterdir():
        try:
            found.append(str(entry.readlink()))
        except OSError:
            continue
    return sorted(name for name in found if name.startswith("/") and "/fd" not in name)
