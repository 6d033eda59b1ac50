"""Thirty networks of fifty actions: the report of the city beside the networks one by one.

The workbook is measured against the bare library writing the same cells and nothing else: figures,
charts, tables and lists of forty sheets are ours to pay. The pages are measured against the
summaries of the same networks, which say the same at length.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook, load_workbook

from pcve_desktop.i18n import Translator
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.reports.city.gathering import views_of
from pcve_desktop.reports.city.workbook import write_city_workbook
from pcve_desktop.reports.documents import Wanted, document_of
from pcve_desktop.reports.pdf import pdf_bytes, summary_bytes
from tests.bench.measuring import compare, seconds
from tests.reports.city.cities import Neighbour, at_work
from tests.reports.samples import TODAY

if TYPE_CHECKING:
    from pathlib import Path

NETWORKS, ACTIONS, FINDINGS = 30, 50, 60
MOST_SHEETS, MOST_PAGES, MOST_SECONDS = 2.5, 0.4, 15.0

pytestmark = pytest.mark.bench


@pytest.fixture(scope="module")
def town() -> list[Neighbour]:
    made: list[Neighbour] = []
    for number in range(NETWORKS):
        data = at_work(f"Quarter {number:02}", made)
        like = data.all(Action)[0]
        for place in range(2, ACTIONS + 1):
            action = data.make(
                Action, number=place, title=f"Debate night {place}", pillar=like.pillar,
                status=like.status, spheres=like.spheres, progress=place, participants=place,
                description="Young people choose a topic, a neutral facilitator leads.",
            )  # fmt: skip
            data.make(Milestone, action_id=action.id, title="Book the hall")
        for place in range(FINDINGS):
            data.make(Finding, statement=f"Rumours travel faster than facts, place {place}")
    return made


def test_workbook(town: list[Neighbour], tmp_path: Path) -> None:
    tr, target = Translator("en"), tmp_path / "ours.xlsx"

    def write() -> None:
        # Fresh views: those that were read before know their records.
        views = views_of(View(town[0], Audience.CITY))
        list(write_city_workbook(views, target, tr, today=TODAY))

    write()
    book = load_workbook(target, read_only=True)
    sheets = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
    book.close()

    def plain() -> None:
        workbook = Workbook(write_only=True)
        for title, cells in sheets.items():
            sheet = workbook.create_sheet(title)
            for row in cells:
                sheet.append(row)
        workbook.save(tmp_path / "plain.xlsx")

    ratio = compare(
        "workbook of the city, bare openpyxl", lambda: seconds(write), lambda: seconds(plain),
        target=MOST_SHEETS,
    )  # fmt: skip
    assert ratio <= MOST_SHEETS


def test_pages(town: list[Neighbour]) -> None:
    tr, report = Translator("en"), Wanted(document_of("city"))

    def city() -> None:
        pdf_bytes(View(town[0], Audience.CITY), report, tr, today=TODAY)

    def one_by_one() -> None:
        for data in town:
            summary_bytes(View(data, Audience.CITY), tr, today=TODAY)

    city()
    ratio = compare(
        "report of the city, summaries one by one", lambda: seconds(city),
        lambda: seconds(one_by_one), target=MOST_PAGES, rounds=3,
    )  # fmt: skip
    assert ratio <= MOST_PAGES
    start = time.perf_counter()
    city()
    assert time.perf_counter() - start < MOST_SECONDS
