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
def test_single_edit(tmp_path: Path) -> None:
    ws = make(tmp_path / "ours.passerelle", partners=50, actions=200, findings=500)
    with ws.read() as session:
        record = session.query(Organisation).first()
    assert record is not None
    ws.save_copy(tmp_path / "plain.passerelle")
    engine = make_engine(tmp_path / "plain.passerelle")
    numbers = itertools.count()

    def ours() -> None:
        for _ in range(_EDITS):
            records.update(ws, Organisation, record.id, values={"needs": f"Words {next(numbers)}"})

    def floor() -> None:
        """Make the same change through SQLAlchemy: read the record, set the field, commit."""
        for _ in range(_EDITS):
            with engine.connect() as connection:
                session = Session(connection.execution_options(writes=True))
                found = session.get(Organisation, record.id)
                assert found is not None
                found.needs = f"Words {next(numbers)}"
                session.commit()

    ratio = compare(
        f"{_EDITS} single edits with the journal",
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
