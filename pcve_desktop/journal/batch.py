"""A batch of operations as it travels: its content, its canonical form, its identifier.

The identifier is a SHA-256 over header, parents and operations; values, and those that fill the
label, enter as salted hashes, so that they can later be removed without breaking the chain. Same
content, same identifier.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
import string
from dataclasses import dataclass, field, replace
from typing import Any

ROW = "_row"
DEL = "_del"
# The values of the operations that it replaces are removed for good.
GONE = "_gone"
# What a label shows in place of values that were removed.
REMOVED = "…"
SALT = 16
_DIGEST = hashlib.sha256().digest_size
_LARGEST = 2**63
_IDENTIFIER = re.compile(r"[0-9a-f]{64}")
# Milliseconds below the year 10,889, so that there always is a later reading.
_CLOCK = re.compile(r"0[0-9a-f]{18}")
# Most values are texts that JSON writes as they are.
_PLAIN_TEXT = re.compile(r'"[^"\\\x00-\x1f\ud800-\udfff]*"')
_KIND = re.compile(r"[a-z]{1,10}")

# (batch identifier, index); an empty batch identifier means "this very batch".
OpKey = tuple[str, int]


class BadBatch(ValueError):
    """A batch that does not go into a journal: damaged, forged or malformed."""


# Made once: a package has hundreds of thousands of values.
_ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def dump(value: object) -> str:
    """Return the canonical JSON text of a value."""
    return _ENCODE(value)


@dataclass(frozen=True, slots=True)
class BatchOp:
    """One operation: a field of a record gets a value, replacing the operations that were shown.

    `field` is `_row` for a creation or a return, `_del` for a deletion, `_gone` for a removal of
    values, which says nothing about the state of the record. A weak operation withdraws
    another one: its value counts only while no other operation of the field stands, and it never
    keeps a record alive.
    """

    entity: str
    record: str
    field: str
    value: str | None
    replaces: tuple[OpKey, ...] = ()
    weak: bool = False
    salt: bytes = b""
    digest: bytes = b""

    def proof(self) -> str:
        """Return the salted hash that stands for the value, in hexadecimal."""
        if self.digest:
            return self.digest.hex()
        return hashlib.sha256(self.salt + (self.value or "").encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Batch:
    """A transaction: what the user did, on which device, after which other batches."""

    device: str
    clock: str
    schema: int
    office: str
    label: str
    made_at: str
    values: dict[str, Any] = field(default_factory=dict)
    scope: str | None = None
    kind: str = "edit"
    target: str | None = None
    parents: tuple[str, ...] = ()
    ops: tuple[BatchOp, ...] = ()
    # Of the values for the label; batches of the first versions have neither.
    salt: bytes = b""
    digest: bytes = b""
    _identifier: str = field(default="", init=False, repr=False, compare=False)

    def identifier(self) -> str:
        """Return the identifier, 64 hexadecimal digits; it is computed once."""
        if not self._identifier:
            object.__setattr__(self, "_identifier", self._hash())
        return self._identifier

    def _hash(self) -> str:
        values = self.proof() if self.salt or self.digest else self.values
        head = [
            1 if values is self.values else 2, self.device, self.clock, self.schema, self.office,
            self.label, self.made_at, values, self.scope, self.kind, self.target,
            sorted(self.parents),
        ]  # fmt: skip
        digest = hashlib.sha256(dump(head).encode())
        for op in self.ops:
            line = [op.entity, op.record, op.field, op.proof(), op.weak, sorted(op.replaces)]
            digest.update(b"\n")
            digest.update(dump(line).encode())
        return digest.hexdigest()

    def proof(self) -> str:
        """Return the salted hash that stands for the values of the label, in hexadecimal."""
        if self.digest:
            return self.digest.hex()
        return hashlib.sha256(self.salt + dump(self.values).encode()).hexdigest()

    def salted(self) -> Batch:
        """Return the same batch with a fresh salt for its label and for each operation."""
        noise = os.urandom(SALT * len(self.ops))
        ops = tuple(
            replace(op, salt=noise[index * SALT : (index + 1) * SALT])
            for index, op in enumerate(self.ops)
        )
        return replace(self, ops=ops, salt=os.urandom(SALT))


def to_json(batch: Batch) -> dict[str, Any]:
    """Return a batch as JSON data, with its identifier."""
    return {
        "id": batch.identifier(),
        "device": batch.device,
        "clock": batch.clock,
        "schema": batch.schema,
        "office": batch.office,
        "label": batch.label,
        "made_at": batch.made_at,
        "values": batch.values,
        "scope": batch.scope,
        "kind": batch.kind,
        "target": batch.target,
        "parents": sorted(batch.parents),
        "salt": batch.salt.hex(),
        "digest": batch.digest.hex(),
        "ops": [
            {
                "entity": op.entity,
                "record": op.record,
                "field": op.field,
                "value": op.value,
                "replaces": [list(key) for key in op.replaces],
                "weak": op.weak,
                "salt": op.salt.hex(),
                "digest": op.digest.hex(),
            }
            for op in batch.ops
        ],
    }


def from_json(data: Any) -> Batch:
    """Read a batch from JSON data.

    Raises BadBatch (a ValueError) when the shape is wrong or the content does not match the
    identifier: nothing that is not exactly as this program writes it gets into a journal.
    """
    try:
        batch = Batch(
            device=_text(data["device"]),
            clock=_text(data["clock"]),
            schema=_whole(data["schema"]),
            office=_text(data["office"]),
            label=_text(data["label"]),
            made_at=_text(data["made_at"]),
            values=dict(data["values"]),
            scope=_optional(data["scope"]),
            kind=_text(data["kind"]),
            target=_optional(data["target"]),
            parents=tuple(_text(parent) for parent in data["parents"]),
            ops=tuple(_op_from_json(op) for op in data["ops"]),
            salt=bytes.fromhex(data["salt"]),
            digest=bytes.fromhex(data["digest"]),
        )
        check_header(batch)
        for index, op in enumerate(batch.ops):
            _check_op(op, index)
        identifier = batch.identifier()
    except (KeyError, TypeError, IndexError, AttributeError, ValueError, RecursionError) as error:
        raise error if isinstance(error, BadBatch) else BadBatch("not a batch") from error
    if identifier != data.get("id"):
        raise BadBatch("the content of a batch does not match its identifier")
    return batch


def _op_from_json(op: dict[str, Any]) -> BatchOp:
    return BatchOp(
        entity=_text(op["entity"]),
        record=_text(op["record"]),
        field=_text(op["field"]),
        value=_optional(op["value"]),
        replaces=tuple((_text(batch), _whole(index)) for batch, index in op["replaces"]),
        weak=_yes_or_no(op["weak"]),
        salt=bytes.fromhex(op["salt"]),
        digest=bytes.fromhex(op["digest"]),
    )


def check_header(batch: Batch) -> None:
    """Refuse what would later break the clock, the history or the chain. Raises BadBatch."""
    sound = (
        _CLOCK.fullmatch(batch.clock)
        and _KIND.fullmatch(batch.kind)
        and 0 < batch.schema < _LARGEST
        and len(set(batch.parents)) == len(batch.parents)
        and all(_IDENTIFIER.fullmatch(parent) for parent in batch.parents)
        and dt.datetime.fromisoformat(batch.made_at).tzinfo is not None
        and all(isinstance(value, str | int | float | None) for value in batch.values.values())
        and _fills(batch.label, batch.values)
        # Beside a digest, other values than the sign for removed ones would let forgeries in.
        and (not batch.digest or _removed(batch))
    )
    if not sound:
        raise BadBatch("the head of a batch is malformed")


def _removed(batch: Batch) -> bool:
    nothing = all(value == REMOVED for value in batch.values.values())
    return nothing and not batch.salt and len(batch.digest) == _DIGEST


def _fills(label: str, values: dict[str, Any]) -> bool:
    """Say whether a label can be shown with its values: plain placeholders, each with a value."""
    return all(
        name is None or (name in values and not form and not conversion)
        for _, name, form, conversion in string.Formatter().parse(label)
    )


def _check_op(op: BatchOp, index: int) -> None:
    sound = (
        op.entity
        and op.record
        and op.field
        and len(set(op.replaces)) == len(op.replaces)
        # What an operation replaces is older, in another batch or further up in this one.
        and all(number >= 0 and (batch or number < index) for batch, number in op.replaces)
        # A digest stands for a value that was removed; beside a value it would let forgeries in.
        and (not op.digest or (len(op.digest) == _DIGEST and op.value is None))
        and (op.value is None or (op.field not in {ROW, DEL, GONE} and _canonical(op.value)))
    )
    if not sound:
        raise BadBatch("an operation of a batch is malformed")


def _canonical(value: str) -> bool:
    """Say whether a value is JSON as this program writes it, and fits into a table."""
    if _PLAIN_TEXT.fullmatch(value):
        return True
    data = _DECODE(value)
    if isinstance(data, int) and not -_LARGEST < data < _LARGEST:
        return False
    return dump(data) == value


def _refuse(constant: str) -> None:
    raise BadBatch(constant)


_DECODE = json.JSONDecoder(parse_constant=_refuse).decode


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise BadBatch("a text is missing")
    return value


def _optional(value: object) -> str | None:
    return None if value is None else _text(value)


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadBatch("a whole number is missing")
    return value


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise BadBatch("a yes or no is missing")
    return value
