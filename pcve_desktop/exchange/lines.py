"""The lines of a package: one batch each, in the order in which they can be added."""

from __future__ import annotations

import json
import math
import re
import sys
from typing import TYPE_CHECKING, Any

from pcve_desktop.exchange import limits
from pcve_desktop.exchange.archive import Broken, Tampered
from pcve_desktop.exchange.declaring import in_calendar
from pcve_desktop.journal.batch import BadBatch, Batch, BatchOp, from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pcve_desktop.exchange.manifest import Manifest

_HASH = re.compile(r"[0-9a-f]{64}")
_SHAPE = Batch("", "", 1, "", "", "", ops=(BatchOp("", "", "", None),))
_BATCH_KEYS = to_json(_SHAPE).keys()
_OP_KEYS = to_json(_SHAPE)["ops"][0].keys()


def split(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the lines of a member, without their ends. Raises Broken, BeyondLimit."""
    pieces: list[bytes] = []
    length = 0
    for chunk in chunks:
        first, *others = chunk.split(b"\n")
        pieces.append(first)
        length += len(first)
        for other in others:
            _within(length)
            yield b"".join(pieces)
            pieces, length = [other], len(other)
        _within(length)
    if length:
        raise Broken("the last line does not end")


def _within(length: int) -> None:
    if length > limits.LINE_BYTES:
        raise limits.BeyondLimit("a line")


def read(line: bytes) -> tuple[str, Batch]:
    """Return the batch of a line, with its identifier, checked against its content.

    Raises Tampered, BeyondLimit.
    """
    try:
        text = line.decode()
        limits.check_shape(text)
        data = _DECODER.decode(text)
        _check(data)
        return data["id"], from_json(data)
    except (Tampered, limits.BeyondLimit):
        raise
    except (BadBatch, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Tampered("a line is no batch") from error


def _check(data: Any) -> None:
    """Refuse what the identifier does not cover, and what no table of ours could hold."""
    if data.keys() != _BATCH_KEYS or not isinstance(data["ops"], list):
        raise Tampered("a batch of another shape")
    if len(data["ops"]) > limits.OPERATIONS_IN_BATCH:
        raise limits.BeyondLimit("a batch")
    if not in_calendar(data["made_at"]):
        raise Tampered("a moment at the end of time")
    for value in data["values"].values():
        if (isinstance(value, float) and not math.isfinite(value)) or (
            isinstance(value, int) and abs(value) >= 2**63
        ):
            raise Tampered("a number that cannot be")
    for op in data["ops"]:
        if op.keys() != _OP_KEYS:
            raise Tampered("an operation of another shape")
        value = op["value"]
        # The value is JSON itself.
        if isinstance(value, str) and len(value) > limits.DEPTH:
            limits.check_shape(value)


def _refuse(constant: str) -> None:
    raise Tampered(constant)


_DECODER = json.JSONDecoder(parse_constant=_refuse)


class Tally:
    """What the batches of a package add up to, and whether they hang together."""

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest
        self._declared = {*manifest.elsewhere, *manifest.lacks}
        self._sizes: dict[str, int] = {}
        # What batches replace from that has not come, by identifier, and what they follow. That
        # may come later: it had been left out of what was received here, and arrived after all.
        self._open: set[str] = set()
        self._followed: set[str] = set()
        self._entities: dict[str, str] = {}
        self._operations = 0
        self._first = self._last = ("", "", "")

    def add(self, identifier: str, batch: Batch) -> None:
        """Take one more batch. Raises Tampered, BeyondLimit."""
        if identifier in self._sizes or identifier in self._open:
            raise Tampered("a batch twice, or after what replaces from it")
        self._sizes[identifier] = len(batch.ops)
        self._operations += len(batch.ops)
        self._followed.discard(identifier)
        self._followed.update(parent for parent in batch.parents if parent not in self._sizes)
        for op in batch.ops:
            if self._entities.setdefault(op.record, sys.intern(op.entity)) != op.entity:
                raise Tampered("a record of two kinds")
            for other, index in op.replaces:
                self._replaced(other, index)
        stamp = (batch.clock, identifier, batch.made_at)
        self._first = min(self._first, stamp) if self._first[1] else stamp
        self._last = max(self._last, stamp)
        if (
            len(self._sizes) > limits.BATCHES
            or self._operations > limits.OPERATIONS
            or len(self._entities) > limits.RECORDS
        ):
            raise limits.BeyondLimit("the package")

    def _replaced(self, batch: str, index: int) -> None:
        if not batch:
            return
        size = self._sizes.get(batch, limits.OPERATIONS_IN_BATCH)
        if index >= size or not _HASH.fullmatch(batch):
            raise Tampered("an operation replaces what cannot be")
        if batch not in self._sizes:
            self._open.add(batch)
            if batch in self._declared:
                raise Tampered("an operation replaces what was left out")

    def finish(self) -> None:
        """Compare with what the manifest says. Raises Tampered."""
        said = self._manifest
        counted = (len(self._sizes), self._operations, len(self._entities))
        if counted != (said.batches, said.operations, said.records):
            raise Tampered("other counts than the manifest says")
        if (self._first[2], self._last[2]) != (said.first, said.last):
            raise Tampered("other days than the manifest says")
        if self.loose or (said.whole and set(said.heads) - self._declared - self._sizes.keys()):
            raise Tampered("batches are missing")
        if self._declared & self._sizes.keys():
            raise Tampered("batches are there that were left out")

    @property
    def loose(self) -> bool:
        """Say whether batches build on others that are neither here nor known to be elsewhere."""
        return self._manifest.whole and not self._open | self._followed <= self._declared

    @property
    def counts(self) -> tuple[int, int, int]:
        """Return how many batches, operations and records there were."""
        return len(self._sizes), self._operations, len(self._entities)

    @property
    def span(self) -> tuple[str, str]:
        """Return the moments of the oldest and the newest batch, by their clocks."""
        return self._first[2], self._last[2]
