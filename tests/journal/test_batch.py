"""A batch is what it says it is, or it is refused."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from pcve_desktop.journal.batch import (
    REMOVED,
    BadBatch,
    Batch,
    BatchOp,
    check_header,
    from_json,
    to_json,
)

PARENT = "ab" * 32
OP = BatchOp("action", "record-1", "title", '"Open evenings"', ((PARENT, 3),))
BATCH = Batch(
    device="device-1",
    clock="001a20c3e8000000000",
    schema=1,
    office="office-1",
    label="Change: {title}",
    made_at="2026-11-24T12:00:00.000+00:00",
    values={"title": "Open evenings"},
    scope="network-1",
    kind="edit",
    target=PARENT,
    parents=(PARENT,),
    ops=(OP, dataclasses.replace(OP, field="place", value=None, replaces=(("", 0),))),
).salted()


def packed(batch: Batch = BATCH) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(json.dumps(to_json(batch)))
    return data


def forged(**changes: Any) -> dict[str, Any]:
    """Return a batch with other content and an identifier that fits, as a forger would make it."""
    op_changes = changes.pop("op", {})
    data = packed() | changes
    data["ops"][0] |= op_changes
    ops = tuple(
        BatchOp(
            op["entity"], op["record"], op["field"], op["value"],
            tuple((key[0], key[1]) for key in op["replaces"]), op["weak"],
            bytes.fromhex(op["salt"]), bytes.fromhex(op["digest"]),
        )
        for op in data["ops"]
    )  # fmt: skip
    head = {field.name: data[field.name] for field in dataclasses.fields(Batch) if field.init}
    head |= {name: bytes.fromhex(head[name]) for name in ("salt", "digest")}
    batch = Batch(**(head | {"ops": ops, "parents": tuple(data["parents"])}))
    return data | {"id": batch.identifier()}


def test_a_batch_survives_the_journey() -> None:
    assert from_json(packed()) == BATCH
    assert from_json(packed()).identifier() == BATCH.identifier()


@pytest.mark.parametrize(
    "change",
    [
        {"device": "device-2"},
        {"clock": "001a20c3e8000000001"},
        {"schema": 2},
        {"office": "office-2"},
        {"label": "Change"},
        {"made_at": "2026-11-24T12:00:01.000+00:00"},
        {"values": {"title": "Open"}},
        {"scope": None},
        {"kind": "undo"},
        {"target": None},
        {"parents": ()},
        {"ops": BATCH.ops[::-1]},
        {"ops": BATCH.ops[:1]},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_identifier_covers_every_part_of_the_head(change: dict[str, Any]) -> None:
    assert dataclasses.replace(BATCH, **change).identifier() != BATCH.identifier()


@pytest.mark.parametrize(
    "change",
    [
        {"entity": "milestone"},
        {"record": "record-2"},
        {"field": "place"},
        {"value": '"Open mornings"'},
        {"value": None},
        {"replaces": ()},
        {"replaces": ((PARENT, 4),)},
        {"weak": True},
        {"salt": b"0123456789abcdef"},
    ],
    ids=str,
)
def test_the_identifier_covers_every_part_of_an_operation(change: dict[str, Any]) -> None:
    first = dataclasses.replace(BATCH.ops[0], **change)
    other = dataclasses.replace(BATCH, ops=(first, BATCH.ops[1]))
    assert other.identifier() != BATCH.identifier()


def test_the_order_of_parents_does_not_matter() -> None:
    parents = (PARENT, "cd" * 32)
    one = dataclasses.replace(BATCH, parents=parents)
    assert one.identifier() == dataclasses.replace(BATCH, parents=parents[::-1]).identifier()


def test_any_changed_letter_is_refused() -> None:
    text = json.dumps(packed(), ensure_ascii=False)
    for index in range(0, len(text), 7):
        letter = "b" if text[index] != "b" else "c"
        damaged = text[:index] + letter + text[index + 1 :]
        try:
            data = json.loads(damaged)
        except ValueError:
            continue
        with pytest.raises(BadBatch):
            from_json(data)


def test_equal_values_have_different_proofs() -> None:
    assert BATCH.ops[0].proof() != BATCH.salted().ops[0].proof()


def test_a_removed_value_keeps_the_identifier() -> None:
    first = BATCH.ops[0]
    removed = dataclasses.replace(
        first, value=None, salt=b"", digest=bytes.fromhex(first.proof())
    )  # fmt: skip
    batch = dataclasses.replace(BATCH, ops=(removed, BATCH.ops[1]))
    assert batch.identifier() == BATCH.identifier()
    assert from_json(packed(batch)).ops[0].value is None


def test_the_values_of_a_label_can_be_removed_and_keep_the_identifier() -> None:
    salted = dataclasses.replace(BATCH, label="Delete: {title}", values={"title": "Aïda"}).salted()
    removed = dataclasses.replace(
        salted, values={"title": REMOVED}, salt=b"", digest=bytes.fromhex(salted.proof())
    )
    assert removed.identifier() == salted.identifier()
    assert from_json(packed(removed)).values == {"title": "…"}
    for forged_values in ({"title": "Somebody else"}, {}):
        forger = dataclasses.replace(removed, values=forged_values)
        with pytest.raises(BadBatch):
            from_json(packed(forger))
    # Without a salt the label is covered as it is, as the first versions wrote it.
    plain = dataclasses.replace(salted, salt=b"")
    assert plain.identifier() != salted.identifier()
    assert from_json(packed(plain)) == plain


@pytest.mark.parametrize(
    "change",
    [
        {"clock": "zzz"},
        {"clock": "fffffffffffffffffff"},
        {"clock": "1000000000000000000"},
        {"schema": 0},
        {"kind": "more than ten letters"},
        {"made_at": "yesterday"},
        {"made_at": "2026-11-24T12:00:00"},
        {"label": "Change: {other}"},
        {"label": "Change: {title.__class__}"},
        {"label": "Change: {title:>9999999}"},
        {"label": "Change: {"},
        {"values": {"title": ["a", "b"]}},
        {"parents": [PARENT, PARENT]},
        {"parents": ["../elsewhere"]},
        {"op": {"value": "not JSON"}},
        {"op": {"value": "NaN"}},
        {"op": {"value": ' "spaced"'}},
        {"op": {"value": '"\\ud800"'}},
        {"op": {"value": str(2**63)}},
        {"op": {"value": "[" * 100_000}},
        {"op": {"value": "null", "field": "_del"}},
        {"op": {"replaces": [["", 0]]}},
        {"op": {"replaces": [["", 1]]}},
        {"op": {"replaces": [[PARENT, -1]]}},
        {"op": {"replaces": [[PARENT, 3], [PARENT, 3]]}},
        {"op": {"digest": "00" * 32}},
        {"op": {"value": None, "digest": "00"}},
        {"op": {"record": ""}},
    ],
    ids=lambda change: str(change)[:60],
)
def test_a_forged_batch_is_refused_although_its_identifier_fits(change: dict[str, Any]) -> None:
    with pytest.raises(BadBatch):
        from_json(forged(**change))


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "batch",
        {},
        packed() | {"ops": None},
        packed() | {"ops": [None]},
        packed() | {"schema": "1"},
        packed() | {"schema": True},
        packed() | {"scope": 5},
        packed() | {"target": []},
        packed() | {"values": [1]},
        packed() | {"device": None},
        packed() | {"id": None},
    ],
)
def test_something_else_is_refused(data: Any) -> None:
    with pytest.raises(BadBatch):
        from_json(data)


def test_a_forger_cannot_pass_another_value_off_with_the_proof_of_the_first() -> None:
    data = packed()
    data["ops"][0] |= {"value": '"Closed"', "digest": BATCH.ops[0].proof()}
    with pytest.raises(BadBatch):
        from_json(data)


def test_our_own_batches_are_held_to_the_same_rules() -> None:
    check_header(BATCH)
    with pytest.raises(BadBatch):
        check_header(dataclasses.replace(BATCH, label="Change: {nobody}"))
