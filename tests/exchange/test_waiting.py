"""Files that came and wait: private copies, named, kept once, let go."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.exchange import waiting
from pcve_desktop.exchange.waiting import NotKept, keep, let_go, tidy, waiting_files

if TYPE_CHECKING:
    from pathlib import Path

NOW = dt.datetime(2026, 11, 24, 9, 12, tzinfo=dt.UTC)
WS = "0190aaaa-bbbb"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "tilleuls-rive-est.passerelle-exchange"
    path.write_bytes(b"something" * 1000)
    return path


def test_a_copy_is_kept_under_its_name_and_found_again(file: Path) -> None:
    kept = keep(WS, file, now=NOW)
    assert kept.path != file
    assert kept.path.read_bytes() == file.read_bytes()
    assert (kept.name, kept.path.name, kept.office) == (file.name, file.name, "")
    assert kept.path.stat().st_mode & 0o077 == 0
    file.unlink()
    assert waiting_files(WS) == [kept]
    assert waiting_files("another workspace") == []


def test_the_same_content_waits_once(file: Path, tmp_path: Path) -> None:
    first = keep(WS, file, now=NOW)
    other = tmp_path / "again.passerelle-exchange"
    other.write_bytes(file.read_bytes())
    assert keep(WS, other, now=NOW + dt.timedelta(days=1)) == first
    assert waiting_files(WS) == [first]


def test_who_made_it_is_noted_once_somebody_looked(file: Path) -> None:
    kept = waiting.describe(keep(WS, file, now=NOW), office="Rive Est", network="Les Tilleuls")
    assert waiting_files(WS) == [kept]
    assert (kept.office, kept.network) == ("Rive Est", "Les Tilleuls")


def test_the_latest_comes_first_and_is_let_go(file: Path, tmp_path: Path) -> None:
    first = keep(WS, file, now=NOW)
    other = tmp_path / "b.passerelle-exchange"
    other.write_bytes(b"more")
    second = keep(WS, other, now=NOW + dt.timedelta(hours=1))
    assert waiting_files(WS) == [second, first]
    let_go(second)
    assert waiting_files(WS) == [first]
    assert not second.path.parent.exists()
    assert file.exists()


def test_what_sqlite_keeps_beside_a_workspace_comes_along(tmp_path: Path) -> None:
    path = tmp_path / "les-tilleuls.passerelle"
    path.write_bytes(b"file")
    path.with_name(path.name + "-wal").write_bytes(b"wal")
    kept = keep(WS, path, now=NOW)
    assert kept.path.with_name(kept.path.name + "-wal").read_bytes() == b"wal"


def test_stopping_leaves_nothing(file: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        keep(WS, file, now=NOW, step=stop)
    assert list(waiting.folder_of(WS).iterdir()) == []


def test_a_file_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(NotKept):
        keep(WS, tmp_path / "none.passerelle-exchange", now=NOW)


def test_what_was_interrupted_is_tidied_away(file: Path) -> None:
    kept = keep(WS, file, now=NOW)
    folder = waiting.folder_of(WS)
    (folder / "abc.part").write_bytes(b"half")
    (folder / "broken").mkdir()
    (folder / "broken" / "x.passerelle-exchange").write_bytes(b"half")
    assert waiting_files(WS) == [kept]
    tidy(WS)
    assert [path.name for path in folder.iterdir()] == [kept.path.parent.name]


@pytest.mark.parametrize("note", ["", "[]", '{"file": "../../x"}', "{", '{"file": 3}'])
def test_a_note_that_makes_no_sense_is_no_file(file: Path, note: str) -> None:
    kept = keep(WS, file, now=NOW)
    kept.path.with_name(".waiting.json").write_text(note, encoding="utf-8")
    assert waiting_files(WS) == []
