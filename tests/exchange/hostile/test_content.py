"""Packages whole on the outside that say what this program does not write."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from pcve_desktop.exchange.archive import JOURNAL, MANIFEST
from pcve_desktop.exchange.errors import (
    DamagedPackage,
    ForgedPackage,
    NewerPackage,
    TooLarge,
)
from tests.exchange.packing import (
    archive,
    batch,
    consistent,
    content,
    counted,
    line,
    members,
    op,
    refused,
    said,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_a_value_changed(good: Path, bad: Path) -> None:
    data = members(good)[JOURNAL].replace(b"Valmont", b"Walmont")

    # With the sums as they were, and with sums to match.
    archive(bad, members(good) | {JOURNAL: data})
    refused(bad, DamagedPackage)
    consistent(bad, good, data)
    refused(bad, ForgedPackage)


def test_a_batch_with_another_identifier(good: Path, bad: Path) -> None:
    lines = members(good)[JOURNAL].splitlines()
    first = json.loads(lines[0])
    consistent(bad, good, [json.dumps(first | {"id": "0" * 64}).encode(), *lines[1:]])

    refused(bad, ForgedPackage)


def test_batches_left_out_doubled_or_out_of_order(good: Path, bad: Path) -> None:
    lines = members(good)[JOURNAL].splitlines()

    for forged in (lines[1:], lines[:-1], [*lines, lines[-1]], lines[::-1], []):
        consistent(bad, good, forged)
        refused(bad, ForgedPackage)
    # Even when the counts say the same.
    batches = len(lines) - 1
    operations = sum(len(json.loads(one)["ops"]) for one in lines[1:])
    consistent(bad, good, lines[1:], batches=batches, operations=operations)
    refused(bad, ForgedPackage)


@pytest.mark.parametrize(
    "changes",
    [
        {"batches": 1}, {"operations": 1}, {"records": 0}, {"batches": -1}, {"batches": True},
        {"batches": "7"}, {"batches": 7.0}, {"batches": None}, {"batches": 2**70},
        {"heads": ["0" * 64]}, {"heads": "0" * 64}, {"heads": ["x"]}, {"heads": [1]},
        {"heads": ["0" * 64, "0" * 64]}, {"heads": {}}, {"elsewhere": [None]}, {"lacks": 3},
        {"first": "2020-01-01T00:00:00+00:00"}, {"last": ""}, {"last": "yesterday"},
        {"made_at": "9999-12-31T23:00:00+00:00"},
        {"made_at": "2026-11-24"}, {"made_at": "x" * 5000}, {"made_at": 0},
        {"office": "o"}, {"office": {"id": "o"}}, {"office": {"id": "", "name": "x"}},
        {"office": {"id": "../../x", "name": "x"}}, {"office": {"id": "o", "name": "\ud800"}},
        {"office": {"id": "o", "name": "x" * 2000}}, {"networks": [[]]}, {"networks": None},
        {"network": 5}, {"whole": 1}, {"whole": None}, {"schema": 0}, {"schema": "3"},
        {"schema": 2**63}, {"package": None}, {"device": ["d"]}, {"workspace": "a b"},
        {"format": 0}, {"format": -1}, {"format": True}, {"format": "1"}, {"format": None},
    ],
)  # fmt: skip
def test_a_forged_manifest(changes: dict[str, Any], good: Path, bad: Path) -> None:
    consistent(bad, good, members(good)[JOURNAL], **changes)

    refused(bad)


@pytest.mark.parametrize("key", sorted({"format", "members", "office", "batches", "elsewhere"}))
def test_a_manifest_without_something(key: str, good: Path, bad: Path) -> None:
    manifest = said(good)
    del manifest[key]
    archive(bad, members(good) | {MANIFEST: json.dumps(manifest).encode()})

    refused(bad, ForgedPackage)


@pytest.mark.parametrize(
    "text",
    [
        b"", b"null", b"[]", b"3", b'"x"', b"{}", b"{", b"\xff\xfe", b"NaN", b'{"format": NaN}',
        b'{"format": 1e999}', b'{"format": ' + b"9" * 5000 + b"}", b"[" * 100_000,
        b'{"a":' * 50_000, b"[" * 50_000 + b"]" * 50_000, b'{"format": 1, "members": []}',
    ],
)  # fmt: skip
def test_a_manifest_that_is_none(text: bytes, good: Path, bad: Path) -> None:
    archive(bad, members(good) | {MANIFEST: text})

    refused(bad)


def test_members_that_the_manifest_does_not_know(good: Path, bad: Path) -> None:
    manifest = said(good)
    for wrong in ({}, {"../x": manifest["members"][JOURNAL]}, {JOURNAL: {"size": 1}}):
        manifest["members"] = wrong
        archive(bad, members(good) | {MANIFEST: json.dumps(manifest).encode()})

        refused(bad, ForgedPackage)


def test_absurd_counts(good: Path, bad: Path) -> None:
    for name in ("batches", "operations", "records"):
        consistent(bad, good, members(good)[JOURNAL], **{name: 2**40})

        refused(bad, TooLarge)


def test_newer_versions(good: Path, bad: Path) -> None:
    consistent(bad, good, members(good)[JOURNAL], schema=99)
    assert content(bad)[0].schema == 99
    consistent(bad, good, members(good)[JOURNAL], format=2)
    refused(bad, NewerPackage)
    # Whatever else a newer format has.
    archive(bad, {MANIFEST: b'{"format": 2}', "journal.cbor": b"x", "pictures.bin": b"y"})
    refused(bad, NewerPackage)


def test_what_a_newer_program_writes_is_kept(good: Path, bad: Path) -> None:
    newer = batch(op(field="mood"), op("r2", "title"), schema=99)
    consistent(bad, good, [line(newer)], future={"a": 1}, **counted([newer]))

    assert content(bad)[1] == [newer.identifier()]


@pytest.mark.parametrize(
    "forged",
    [
        b"", b"null", b"[]", b"{}", b"7", b"not json", b"\xff", b"NaN", b"[" * 100_000,
        b'{"id":' * 100_000, b'{"id":"' + b"[" * 100_000 + b'"}',
        line(batch(op()), id=None), line(batch(op()), extra=1), line(batch(op()), schema=0),
        line(batch(op()), schema=2**64), line(batch(op()), schema=True), line(batch(op()), ops={}),
        line(batch(op()), ops=[[]]), line(batch(op()), ops=[{"entity": "x"}]),
        line(batch(op()), values=[]), line(batch(op()), values=None), line(batch(op()), clock="0"),
        line(batch(op()), parents="0" * 64), line(batch(op()), made_at="now"),
        line(batch(op(), made_at="0001-01-01T00:00:00+00:00")),
        line(batch(op(), values={"x": float("inf")})), line(batch(op(), values={"x": 10**40})),
        line(batch(op())).replace(b'"Test"', b'"\\ud800"'),
        line(batch(op(value='"' + "x" * 10 + '\\ud800"'))),
        line(batch(op(value="[" * 100_000))), line(batch(op(value="[" * 50 + "]" * 50))),
        line(batch(op(value="NaN"))), line(batch(op(value="1e999"))),
        line(batch(op(value="9" * 5000))), line(batch(op(value=str(2**63)))),
        line(batch(op(value="1.0e0"))), line(batch(op(value='{"b":1, "a":2}'))),
        line(batch(op("r1"), parents=("0" * 64,))), line(batch(op()), digest="00" * 32),
        line(batch(op()), salt="", digest=batch(op()).proof()), line(batch(op()), salt=None),
    ],
)  # fmt: skip
def test_a_forged_line(forged: bytes, good: Path, bad: Path) -> None:
    consistent(bad, good, [forged], batches=1, operations=1, records=1, heads=[])

    refused(bad)


def test_infinity_in_disguise(good: Path, bad: Path) -> None:
    """A number too large for a float reads as infinity, which no other program takes for JSON."""
    one = batch(op(), values={"x": float("inf")})
    text = line(one).replace(b"Infinity", b"1e999")
    consistent(bad, good, [text], **counted([one]))

    refused(bad, ForgedPackage)


def test_replacing_what_cannot_be(good: Path, bad: Path) -> None:
    first = batch(op())
    for key in [(first.identifier(), 1), (first.identifier(), 2**70), ("x", 0), ("0" * 64, 0)]:
        new = batch(*[_replacing(key)], parents=(first.identifier(),), clock="0018f0e0c0a00000001")
        consistent(bad, good, [line(first), line(new)], **counted([first, new]))

        refused(bad, ForgedPackage)


def test_replacing_what_was_left_out(good: Path, bad: Path) -> None:
    new = batch(_replacing(("0" * 64, 0)))
    consistent(bad, good, [line(new)], elsewhere=["0" * 64], **counted([new]))

    refused(bad, ForgedPackage)


def _replacing(key: tuple[str, int]) -> Any:
    return type(op())("organisation", "r1", "name", '"X"', (key,))


def test_a_record_of_two_kinds(good: Path, bad: Path) -> None:
    one = batch(op())
    other = batch(type(op())("contact", "r1", "phone", '"0"'), clock="0018f0e0c0a00000001")
    consistent(bad, good, [line(one), line(other)], **counted([one, other]))

    refused(bad, ForgedPackage)


def test_what_is_declared_elsewhere_but_there(good: Path, bad: Path) -> None:
    one = batch(op())
    consistent(bad, good, [line(one)], **counted([one]), elsewhere=[one.identifier()])

    refused(bad, ForgedPackage)


def test_parents_may_be_elsewhere(good: Path, bad: Path) -> None:
    one = batch(op(), parents=("0" * 64,))
    lines = [line(one)]
    consistent(bad, good, lines, elsewhere=["0" * 64], **counted([one]))
    assert content(bad)[1] == [one.identifier()]
    # What holds only what another office lacks builds on what that one has.
    consistent(bad, good, lines, whole=False, **counted([one]))
    assert content(bad)[1] == [one.identifier()]
