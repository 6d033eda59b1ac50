"""A batch of operations as it travels: its content, its canonical form, its identifier.

The identifier is a SHA-256 over header, parents and operations; values enter as salted hashes, so
that a value can later be removed without breaking the chain. Same content, same identifier.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field, replace
from typing import Any

ROW = "_row"
DEL = "_del"
SALT = 16

# (batch identifier, index); an empty batch identifier means "this very batch".
OpKey = tuple[str, int]


def dump(value: object) -> str:
    """Return the canonical JSON text of a value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class BatchOp:
    """One operation: a field of a record gets a value, replacing the operations that were shown.

    `field` is `_row` for a creation or a return, `_del` for a deletion. A weak operation withdraws
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

    def identifier(self) -> str:
        """Compute the identifier, 64 hexadecimal digits."""
        head = [
            1, self.device, self.clock, self.schema, self.office, self.label, self.made_at,
            self.values, self.scope, self.kind, self.target, sorted(self.parents),
        ]  # fmt: skip
        digest = hashlib.sha256(dump(head).encode())
        for op in self.ops:
            line = [op.entity, op.record, op.field, op.proof(), op.weak, sorted(op.replaces)]
            digest.update(b"\n")
            digest.update(dump(line).encode())
        return digest.hexdigest()

    def salted(self) -> Batch:
        """Return the same batch with a fresh salt for each operation."""
        noise = os.urandom(SALT * len(self.ops))
        ops = tuple(
            replace(op, salt=noise[index * SALT : (index + 1) * SALT])
            for index, op in enumerate(self.ops)
        )
        return replace(self, ops=ops)


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


def from_json(data: dict[str, Any]) -> Batch:
    """Read a batch from JSON data.

    Raises ValueError when the shape is wrong or the content does not match the identifier.
    """
    try:
        batch = Batch(
            device=str(data["device"]),
            clock=str(data["clock"]),
            schema=int(data["schema"]),
            office=str(data["office"]),
            label=str(data["label"]),
            made_at=str(data["made_at"]),
            values=dict(data["values"]),
            scope=data["scope"],
            kind=str(data["kind"]),
            target=data["target"],
            parents=tuple(str(parent) for parent in data["parents"]),
            ops=tuple(
                BatchOp(
                    entity=str(op["entity"]),
                    record=str(op["record"]),
                    field=str(op["field"]),
                    value=None if op["value"] is None else str(op["value"]),
                    replaces=tuple((str(key[0]), int(key[1])) for key in op["replaces"]),
                    weak=bool(op["weak"]),
                    salt=bytes.fromhex(op["salt"]),
                    digest=bytes.fromhex(op["digest"]),
                )
                for op in data["ops"]
            ),
        )
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        message = "not a batch"
        raise ValueError(message) from error
    if batch.identifier() != data.get("id"):
        message = "the content of a batch does not match its identifier"
        raise ValueError(message)
    return batch
