"""The clock of the journal, and what goes into it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.journal import log
from pcve_desktop.journal.batch import BadBatch, Batch, BatchOp

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from tests.journal.world import Replica

YEAR = 365 * 86_400_000
NOW = 1_795_000_000_000


def write(connection: Connection, clock: str, **changes: object) -> Batch:
    batch = Batch(
        device="d", clock=clock, schema=1, office="o", label="Test",
        made_at="2026-11-24T12:00:00+00:00", parents=log.heads(connection),
    )  # fmt: skip
    batch = dataclasses.replace(batch, **changes)  # type: ignore[arg-type] # any field of a batch
    log.append(connection, batch)
    return batch


def test_readings_rise_whatever_the_clock_says(replica: Replica) -> None:
    readings = []
    with replica.ws.write_raw() as connection:
        for now in (NOW, NOW, NOW + 5, NOW - 9 * YEAR, -5, NOW + 30 * YEAR, NOW, 10**40, NOW, 0):
            readings.append(log.next_clock(connection, now))
            write(connection, readings[-1])
    assert readings == sorted(set(readings))
    assert {len(reading) for reading in readings} == {19}
    assert all(reading.startswith("0") for reading in readings)


def test_a_reading_says_the_time(replica: Replica) -> None:
    with replica.ws.write_raw() as connection:
        reading = log.next_clock(connection, NOW + 40 * YEAR)
    assert int(reading[:13], 16) == NOW + 40 * YEAR


def test_a_full_counter_goes_to_the_next_millisecond(replica: Replica) -> None:
    with replica.ws.write_raw() as connection:
        late = f"{NOW + 50 * YEAR:013x}"
        write(connection, late + "ffffff")
        assert log.next_clock(connection, NOW) == f"{NOW + 50 * YEAR + 1:013x}000000"


def test_heads_are_the_batches_that_nothing_follows(replica: Replica) -> None:
    with replica.ws.write_raw() as connection:
        before = log.heads(connection)
        one = write(connection, log.next_clock(connection, NOW), label="One")
        two = write(connection, log.next_clock(connection, NOW), label="Two", parents=before)
        assert log.heads(connection) == tuple(sorted([one.identifier(), two.identifier()]))
        both = write(connection, log.next_clock(connection, NOW))
        assert log.heads(connection) == (both.identifier(),)


def test_a_stored_batch_comes_back_whole(replica: Replica) -> None:
    ops = (
        BatchOp("action", "r", "_row", None),
        BatchOp("action", "r", "title", '"Été"'),
        BatchOp("action", "r", "title", '"Hiver"', (("", 1),), weak=True),
    )
    with replica.ws.write_raw() as connection:
        batch = Batch(
            device="d", clock=log.next_clock(connection, NOW), schema=1, office="o",
            label="Test {name}", made_at="2026-11-24T12:00:00+00:00", values={"name": "Été"},
            scope="s", kind="redo", target="ab" * 32, parents=log.heads(connection), ops=ops,
        ).salted()  # fmt: skip
        identifier, seq = log.append(connection, batch)
        assert log.load(connection, seq) == batch
        assert log.load(connection, seq).identifier() == identifier


def test_what_does_not_exist_cannot_be_replaced(replica: Replica) -> None:
    known = replica.identifiers()[0]
    op = BatchOp("action", "r", "title", '"x"', ((known, 999),))
    with pytest.raises(BadBatch), replica.ws.write_raw() as connection:
        write(connection, log.next_clock(connection, NOW), ops=(op,))
    assert len(replica.identifiers()) == len(set(replica.identifiers()))
