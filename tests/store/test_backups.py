"""Backups: made whole, tested, rotated; copies saved elsewhere."""

from __future__ import annotations

import datetime as dt
import os
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


def test_what_was_there_before_a_received_file_stays_for_thirty_days(file: Path) -> None:
    merges = [backups.back_up(file, "merge", NOON - dt.timedelta(days=days)) for days in (31, 30)]
    make(file, [NOON - dt.timedelta(days=days, hours=-1) for days in (31, 30)])
    make(file, [NOON - dt.timedelta(minutes=minutes) for minutes in range(12)])
    backups.rotate(file)
    kept = {item.path for item in backups.list_backups(file)}
    assert merges[1] in kept
    assert merges[0] not in kept


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


def test_weeks_are_those_of_the_calendar_across_the_turn_of_the_year(file: Path) -> None:
    """Copies of Mondays and Fridays: 1 January 2027 belongs to the last week of 2026."""
    monday = dt.datetime(2027, 2, 8, 9, 0).astimezone()
    pairs = [
        day - dt.timedelta(weeks=week)
        for week in range(12)
        for day in (monday + dt.timedelta(days=4), monday)
    ]
    make(file, pairs)
    backups.rotate(file)
    kept = [f"{item.made_at:%d.%m.}" for item in backups.list_backups(file)]
    daily = "12.02. 08.02. 05.02. 01.02. 29.01. 25.01. 22.01. 18.01. 15.01. 11.01. 08.01. 04.01."
    assert kept == [*daily.split(), "01.01.", "28.12.", "25.12."]


def test_the_backup_of_the_day_is_made_once(ws: Workspace) -> None:
    yesterday = dt.datetime.now().astimezone() - dt.timedelta(days=1)
    make(ws.path, [yesterday])
    assert not backups.made_today(ws.path)
    made = ws.back_up_if_due()
    assert made is not None
    assert backups.opens(made)
    assert backups.made_today(ws.path)
    assert ws.back_up_if_due() is None
    assert len(backups.list_backups(ws.path)) == 2


def test_names_that_no_backup_has_are_not_read(file: Path) -> None:
    folder = backups.folder_of(file)
    folder.mkdir()
    for name in ("2026-13-45 10-00-00", "2026-11-24", "2026-11-24 10-00-00 two words"):
        (folder / f"Les Tilleuls {name}{backups.SUFFIX}").write_bytes(b"")
    assert backups.list_backups(file) == []
    assert not backups.made_today(file)


def test_a_copy_is_tested_before_it_counts(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A USB key that says yes to every write and keeps none of it."""
    make(file, [NOON - dt.timedelta(minutes=minutes) for minutes in range(20)])
    monkeypatch.setattr(backups, "opens", lambda _path: False)
    with pytest.raises(CannotWrite):
        backups.back_up(file, "", NOON + dt.timedelta(hours=1))
    assert len(list(backups.folder_of(file).iterdir())) == 20


@pytest.mark.parametrize("content", [b"", b"damaged", b"SQLite format 3\x00" + bytes(4080)])
def test_what_is_no_whole_workspace_does_not_open(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "copy.passerelle"
    path.write_bytes(content)
    assert not backups.opens(path)
    assert not backups.opens(tmp_path / "gone.passerelle")


def test_the_remains_of_a_killed_backup_are_replaced(file: Path) -> None:
    folder = backups.folder_of(file)
    folder.mkdir()
    remains = folder / f"{file.stem} {NOON:%Y-%m-%d %H-%M-%S}{backups.SUFFIX}.part"
    remains.write_bytes(file.read_bytes()[:5000])
    assert backups.list_backups(file) == []
    made = backups.back_up(file, "", NOON)
    assert backups.opens(made)
    assert list(folder.iterdir()) == [made]


def test_a_folder_that_takes_no_backup_is_said_and_the_file_goes_on(ws: Workspace) -> None:
    # A file in its place: no right helps, and no superuser gets round it.
    backups.folder_of(ws.path).write_text("in the way")
    for work in (ws.back_up, ws.back_up_if_due):
        with pytest.raises(CannotWrite):
            work()
    records.create(ws, Organisation, values={"name": "Médiathèque"})


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="no mode stops the superuser"
)
def test_a_read_only_backup_folder_is_said(ws: Workspace) -> None:
    folder = backups.folder_of(ws.path)
    folder.mkdir(mode=0o555)
    with pytest.raises(CannotWrite):
        ws.back_up()
    assert list(folder.iterdir()) == []


def test_a_saved_copy_is_a_workspace_to_work_in(ws: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "copy" / "Les Tilleuls.passerelle"
    ws.save_copy(target)
    records.create(ws, Organisation, values={"name": "Only here"})
    with Workspace.open(target, office="Ville de Valmont") as copy:
        records.create(copy, Organisation, values={"name": "Only there"})
        names = [row.name for row in Dataset(copy).everywhere(Organisation)]
    assert names == ["Rive Est", "Only there"]
