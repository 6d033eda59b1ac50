"""The check finds every way in which a file can say something else than its journal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.store.check import Severity, check
from pcve_desktop.store.errors import NotAWorkspace
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_sound_file_has_no_findings_and_is_only_read(file: Path) -> None:
    before, beside = file.read_bytes(), sorted(file.parent.iterdir())
    heard: list[str] = []
    report = check(file, progress=heard.append)
    assert (report.ok, report.findings) == (True, [])
    assert len(heard) == 5
    assert file.read_bytes() == before
    assert sorted(file.parent.iterdir()) == beside


def test_a_file_in_use_can_be_checked(ws: Workspace) -> None:
    with ws.write("Half"):
        assert check(ws.path).ok


TAMPERED = {
    "UPDATE organisation SET name = 'Other'": "1 records of “organisation” differ",
    "DELETE FROM benchmark WHERE rowid = 1": "1 records of “benchmark” differ",
    "INSERT INTO cycle (id, network_id, name, handling, validated)"
    " SELECT 'x', id, 'New', 'green', 0 FROM network": "1 records of “cycle” differ",
    "UPDATE membership SET organisation_id = 'nobody'": "refer to something missing",
    "UPDATE journal_op SET value = '\"Other\"' WHERE value = '\"Rive Est\"'": "is not what it was",
    "UPDATE journal_batch SET label = 'Other' WHERE seq = 1": "is not what it was",
    "UPDATE journal_batch SET made_at = 'never' WHERE seq = 2": "is not what it was",
    "DELETE FROM journal_parent": "is not what it was",
    "DELETE FROM journal_op WHERE id = 5": "is not what it was",
    "INSERT INTO journal_parent VALUES (1, 'gone')": "gaps: 1 earlier",
    "DELETE FROM journal_head": "does not know its latest",
    "UPDATE journal_op SET batch_seq = 99 WHERE id = 5": "belong to no change",
    "UPDATE journal_op SET live = 0 WHERE id = 5": "1 entries of the journal are marked",
    "UPDATE journal_op SET covered = 1 WHERE id = 5": "1 entries of the journal are marked",
    "INSERT INTO journal_waiting VALUES ('x', '{}')": "that wait for earlier ones are damaged",
    "INSERT INTO organisation_fts (rowid, name) VALUES (9, 'ghost')": "search in “organisation”",
    "DROP TRIGGER organisation_au": "missing: organisation_au",
    "DROP INDEX ix_contact_organisation_id": "missing: ix_contact_organisation_id",
    "DROP TABLE score": "missing: score",
    "DELETE FROM workspace_meta WHERE key = 'device'": "(device)",
    "PRAGMA writable_schema=ON;"
    " UPDATE sqlite_master SET rootpage = 3 WHERE name = 'contact'": "malformed",
}


@pytest.mark.parametrize(("sql", "said"), TAMPERED.items(), ids=lambda text: text[:50])
def test_what_does_not_fit_is_found(tamper: Callable[[str], Path], sql: str, said: str) -> None:
    path = tamper(sql)
    before = path.read_bytes()
    report = check(path)
    assert not report.ok
    tr = Translator("en")
    assert said in "\n".join(tr.t(item.msgid, **item.values) for item in report.findings)
    assert path.read_bytes() == before


def test_flipped_bits_are_found(file: Path) -> None:
    data = bytearray(file.read_bytes())
    for page in range(2, len(data) // 4096, 9):
        damaged = bytearray(data)
        damaged[page * 4096 : page * 4096 + 8] = b"\xff" * 8
        file.write_bytes(damaged)
        assert not check(file).ok


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.passerelle"
    path.write_text("Les Tilleuls")
    with pytest.raises(NotAWorkspace):
        check(path)


def test_waiting_changes_are_a_note(file: Path, tmp_path: Path) -> None:
    from pcve_desktop.journal import apply
    from pcve_desktop.models.partners import Organisation
    from pcve_desktop.services import records

    with Workspace.create(tmp_path / "new.passerelle", office="Rive Est") as other:
        for name in ("One", "Two"):
            records.create(other, Organisation, values={"name": name})
        with other.read() as session:
            batches = apply.missing_from(session.connection(), [])
    with Workspace.open(file) as ws, ws.write_raw() as connection:
        apply.ingest(connection, batches[-1:])
    report = check(file)
    assert report.ok
    assert [item.severity for item in report.findings] == [Severity.NOTE]
    assert json.loads(json.dumps(report.findings[0].values)) == {"count": 1}


def test_an_older_file_says_so(tamper: Callable[[str], Path]) -> None:
    report = check(tamper("PRAGMA user_version=0"))
    assert report.ok
    assert len(report.findings) == 1
