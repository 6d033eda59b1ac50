"""Backups: made whole, tested, rotated; copies saved elsewhere."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.partners import Organisation
from pcve_desktop.services import records
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.store import backups
from pcve_desktop.store.errors import CannotWrite, FileExists
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

NOON = dt.datetime(2026, 11, 24, 12, 0).astimezone()


def make(file: Path, moments: list[dt.datetime]) -> None:
    """Leave backups of the past: copies of the file under the names they would have."""
    folder = backups.folder_of(file)
    folder.mkdir(exist_ok=True)
    for moment in moments:
        name = f"{file.stem} {moment:%Y-%m-%d %H-%M-%S}{backups.SUFFIX}"
        (folder / name).write_bytes(file.read_bytes())


def test_a_backup_holds_everything_while_the_file_is_open(ws: Workspace) -> None:
    records.create(ws, Organisation, values={"name": "Médiathèque"})
    target = ws.back_up("import")
    assert target.parent == backups.folder_of(ws.path)
    assert target.stem.startswith("Les Tilleuls 20")
    assert target.stem.endswith(" import")
    records.create(ws, Organisation, values={"name": "After"})
    with Workspace.open(target, read_only=True) as copy:
        names = [row.name for row in Dataset(copy).everywhere(Organisation)]
    assert names == ["Rive Est", "Médiathèque"]


def test_backups_of_the_same_second_are_both_kept(file: Path) -> None:
    made = {backups.back_up(file, "merge", NOON) for _ in range(3)}
    assert len(made) == 3
    assert {item.path for item in backups.list_backups(file)} == made


def test_the_rotation_keeps_the_last_ten_a_day_for_two_weeks_and_a_week_for_eight(
    file: Path,
) -> None:
    today = [NOON - dt.timedelta(minutes=minutes) for minutes in range(30)]
    days = [
        NOON - dt.timedelta(days=days, hours=hours) for days in range(1, 100) for hours in (0, 2)
    ]
    make(file, today + days)
    backups.rotate(file)
    kept = [item.made_at for item in backups.list_backups(file)]
    assert kept[:10] == today[:10]
    assert not set(kept) & set(today[10:])
    # One a day: today's is among the last ten; the thirteen days before keep their latest.
    daily = [NOON - dt.timedelta(days=days) for days in range(1, 14)]
    assert kept[10:23] == daily
    weeks = {moment.strftime("%G-%V") for moment in kept}
    assert len(weeks) == 8
    # Of the weeks that no day stands for, one copy each, the latest of its week.
    older = kept[23:]
    assert [moment.isoweekday() for moment in older] == [7] * len(older)
    assert len(kept) == 10 + 13 + len(older)


def test_every_backup_that_stays_opens(file: Path) -> None:
    make(file, [NOON - dt.timedelta(hours=hours) for hours in range(0, 24 * 30, 5)])
    backups.back_up(file, "", NOON + dt.timedelta(hours=1))
    kept = backups.list_backups(file)
    assert len(kept) < 40
    assert all(backups.opens(item.path) for item in kept)


def test_nothing_is_dropped_while_the_latest_does_not_open(file: Path) -> None:
    make(file, [NOON - dt.timedelta(minutes=minutes) for minutes in range(20)])
    latest = backups.list_backups(file)[0].path
    latest.write_bytes(b"damaged")
    backups.rotate(file)
    assert len(backups.list_backups(file)) == 20


def test_other_files_in_the_folder_stay(file: Path) -> None:
    make(file, [NOON - dt.timedelta(minutes=minutes) for minutes in range(20)])
    notes = backups.folder_of(file) / "notes.txt"
    notes.write_text("kept")
    mine = backups.folder_of(file) / f"my own copy{backups.SUFFIX}"
    mine.write_bytes(file.read_bytes())
    backups.rotate(file)
    assert notes.exists()
    assert mine.exists()
    assert len(backups.list_backups(file)) == 10


def test_a_damaged_file_is_not_backed_up_and_no_backup_dropped(file: Path) -> None:
    make(file, [NOON - dt.timedelta(minutes=minutes) for minutes in range(20)])
    data = bytearray(file.read_bytes())
    data[3 * 4096 : 3 * 4096 + 8] = b"\xff" * 8
    file.write_bytes(data)
    with pytest.raises(CannotWrite):
        backups.back_up(file, "", NOON)
    assert len(backups.list_backups(file)) == 20
    assert not list(backups.folder_of(file).glob("*.part*"))


def test_a_copy_is_whole_and_overwrites_nothing(ws: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "usb key" / "copy.passerelle"
    ws.save_copy(target)
    with closing(sqlite3.connect(target)) as copy, closing(sqlite3.connect(ws.path)) as file:
        assert list(copy.iterdump()) == list(file.iterdump())
    before = target.read_bytes()
    with pytest.raises(FileExists):
        ws.save_copy(target)
    assert target.read_bytes() == before
    with pytest.raises(CannotWrite):
        ws.save_copy(ws.path / "below a file" / "copy.passerelle")
