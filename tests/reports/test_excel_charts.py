"""The charts of the overview, read back: they draw the cells that they name."""

from __future__ import annotations

import datetime as dt
import zipfile
from typing import TYPE_CHECKING

from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.sharing import Meeting, MeetingAttendance
from pcve_desktop.models.vocabularies import Presence
from tests.reports.samples import empty, tilleuls
from tests.reports.test_excel import workbook

if TYPE_CHECKING:
    from pathlib import Path


def test_the_overview_draws_its_tables(tmp_path: Path) -> None:
    book = workbook(tilleuls(), tmp_path)
    overview = book["Overview"]
    with zipfile.ZipFile(tmp_path / "book.xlsx") as archive:
        charts = [n for n in archive.namelist() if n.startswith("xl/charts/chart")]
        first, second = (archive.read(name).decode() for name in sorted(charts))
    assert "Five pillars" in first
    assert "Balance of the three spheres" in second
    (row,) = [cell.row for cell in overview["A"] if cell.value == "Pillar"]
    for column in "BCDE":
        assert f"'Overview'!${column}${row + 1}:${column}${row + 5}" in first
    assert [bool(overview.cell(row + at, 1).value) for at in (5, 6)] == [True, False]
    (row,) = [cell.row for cell in overview["A"] if cell.value == "Balance of actions"]
    assert f"'Overview'!$B${row + 1}:$B${row + 3}" in second
    assert overview.cell(row, 2).value == "Count"


def test_a_network_without_actions_has_no_empty_charts(tmp_path: Path) -> None:
    workbook(empty(), tmp_path)
    with zipfile.ZipFile(tmp_path / "book.xlsx") as archive:
        assert not [name for name in archive.namelist() if "chart" in name]


def test_the_course_of_the_meetings_is_a_line(tmp_path: Path) -> None:
    data = tilleuls()
    earlier = data.make(Meeting, title="Summer meeting", held_on=dt.date(2026, 6, 20))
    for partner in data.all(Organisation)[:3]:
        data.make(MeetingAttendance, meeting_id=earlier.id, organisation_id=partner.id,
                  presence=Presence.PRESENT)  # fmt: skip
    rows = list(workbook(data, tmp_path)["Overview"].iter_rows(max_col=2, values_only=True))
    place = rows.index(("Meeting", "Present"))
    assert rows[place + 1 : place + 3] == [("20 Jun 2026", 3), ("20 Oct 2026", 7)]
    with zipfile.ZipFile(tmp_path / "book.xlsx") as archive:
        assert b"lineChart" in archive.read("xl/charts/chart3.xml")
