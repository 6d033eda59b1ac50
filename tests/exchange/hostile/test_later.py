"""What happens to a package while it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.exchange import limits
from pcve_desktop.exchange.archive import JOURNAL
from pcve_desktop.exchange.errors import (
    ExchangeError,
    NotAPackage,
    TooLarge,
)
from pcve_desktop.exchange.package import open_package
from tests.exchange.packing import (
    consistent,
    content,
    counted,
    members,
    refused,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_changed_after_it_was_opened(good: Path, bad: Path) -> None:
    """What is read later is verified again."""
    bad.write_bytes(good.read_bytes())
    with open_package(bad) as package:
        other = bad.with_name("other")
        consistent(other, good, members(good)[JOURNAL].replace(b"Valmont", b"Walmont"))
        data = other.read_bytes()
        # Written over in its place: the handle is the same.
        with bad.open("r+b") as file:
            file.write(data)
            file.truncate()

        with pytest.raises(ExchangeError):
            list(package.batches())


def test_exchanged_after_it_was_opened(good: Path, bad: Path, tmp_path: Path) -> None:
    bad.write_bytes(good.read_bytes())
    with open_package(bad) as package:
        other = consistent(tmp_path / "other", good, b"", **counted([]))
        other.replace(bad)

        assert [one.identifier() for one in package.batches()] == content(good)[1]


def test_the_limits_hold_while_reading(
    good: Path, bad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = members(good)[JOURNAL].splitlines()
    bad.write_bytes(good.read_bytes())
    for name, value in [
        ("BATCHES", 2), ("OPERATIONS", 5), ("RECORDS", 3), ("LINE_BYTES", 300),
        ("OPERATIONS_IN_BATCH", 1), ("PACKAGE_BYTES", 1000), ("COMMAS", 10), ("BRACKETS", 5),
        ("NETWORKS", 0), ("DIRECTORY_BYTES", 10),
    ]:  # fmt: skip
        with monkeypatch.context() as patched:
            patched.setattr(limits, name, value)

            refused(bad, NotAPackage if name == "DIRECTORY_BYTES" else TooLarge)
    assert len(lines) > 2
