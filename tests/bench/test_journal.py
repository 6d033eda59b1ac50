"""What the journal costs a single edit, against the same write without it."""

from __future__ import annotations

import itertools
import sqlite3
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.orm import Session

from pcve_desktop.models.partners import Organisation
from pcve_desktop.services import records
from pcve_desktop.store.engine import make_engine
from tests.bench.data import make
from tests.bench.measuring import compare, seconds

if TYPE_CHECKING:
    from pathlib import Path

_EDITS = 30


@pytest.mark.bench
@pytest.mark.parametrize("records_edited", [1, 50])
def test_single_edit(tmp_path: Path, records_edited: int) -> None:
    """Edit one record again and again, or records in turn that one large batch brought."""
    ws = make(tmp_path / "ours.passerelle", partners=50, actions=200, findings=500)
    with ws.read() as session:
        ids = [record.id for record in session.query(Organisation).limit(records_edited)]
    mine, theirs = itertools.cycle(ids), itertools.cycle(ids)
    ws.save_copy(tmp_path / "plain.passerelle")
    engine = make_engine(tmp_path / "plain.passerelle")
    numbers = itertools.count()

    def ours() -> None:
        for _ in range(_EDITS):
            values = {"needs": f"Words {next(numbers)}"}
            records.update(ws, Organisation, next(mine), values=values)

    def floor() -> None:
        """Make the same change through SQLAlchemy: read the record, set the field, commit."""
        for _ in range(_EDITS):
            with engine.connect() as connection:
                session = Session(connection.execution_options(writes=True))
                found = session.get(Organisation, next(theirs))
                assert found is not None
                found.needs = f"Words {next(numbers)}"
                session.commit()

    ratio = compare(
        f"{_EDITS} single edits with the journal, {records_edited} record(s)",
        lambda: seconds(ours),
        lambda: seconds(floor),
        target=3,
    )
    engine.dispose()
    ws.close()
    with sqlite3.connect(tmp_path / "ours.passerelle") as file:
        count = file.execute("SELECT count(*) FROM journal_batch").fetchone()[0]
    file.close()
    assert count > _EDITS
    assert ratio > 0
