"""Ten thousand actions to PDF and to a workbook, beside the bare library doing the same.

In the PDF each action has a milestone, and the network something in every step. The bare library
writes the two long tables as they are and nothing else: pictures and other parts are ours to pay.
"""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook, load_workbook
from reportlab.platypus import LongTable, SimpleDocTemplate, TableStyle

from pcve_desktop.i18n import Translator
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.reports import pdf_style
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.reports.excel import write_workbook
from pcve_desktop.reports.pdf import write_summary
from tests.reports.deep import deep
from tests.reports.samples import TODAY, Records, tilleuls

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COUNT = 10_000
MOST_SHEETS, MOST_PAGES = 1.3, 1.2

pytestmark = pytest.mark.bench


def _many(data: Records) -> Records:
    known = data.all(Action)
    for number in range(len(known) + 1, COUNT + 1):
        like = known[number % len(known)]
        data.make(
            Action, number=number, title=f"{like.title} {number}", lead_id=like.lead_id,
            description="What we do together, in a few words, so that everyone knows.",
            pillar=like.pillar, status=like.status, spheres=like.spheres, progress=like.progress,
            planned_end=TODAY + dt.timedelta(number % 400), participants=number % 40,
            budget=float(number), place="Médiathèque", safe=True,
        )  # fmt: skip
    return data


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def test_workbook(tmp_path: Path) -> None:
    many = _many(tilleuls())
    tr, target = Translator("en"), tmp_path / "ours.xlsx"
    ours = min(
        _seconds(
            lambda: list(write_workbook(View(many, Audience.NETWORK), target, tr, today=TODAY))
        )
        for _ in range(3)
    )
    book = load_workbook(target, read_only=True)
    sheets = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
    book.close()

    def plain() -> None:
        workbook = Workbook(write_only=True)
        for title, rows in sheets.items():
            sheet = workbook.create_sheet(title)
            for row in rows:
                sheet.append(row)
        workbook.save(tmp_path / "plain.xlsx")

    bare = min(_seconds(plain) for _ in range(3))
    print(f"\nworkbook: {ours:.2f} s, bare openpyxl {bare:.2f} s, ratio {ours / bare:.2f}")
    assert ours <= MOST_SHEETS * bare


def test_summary(tmp_path: Path) -> None:
    many = _many(deep())
    for number, action in enumerate(many.all(Action)):
        many.make(Milestone, action_id=action.id, title=f"Book the hall {number}",
                  due_on=TODAY + dt.timedelta(number % 300))  # fmt: skip
    tr = Translator("en")
    view = View(many, Audience.CITY)
    ours = _seconds(lambda: list(write_summary(view, tmp_path / "ours.pdf", tr, today=TODAY)))

    running = {action.id: action.status.open for action in many.all(Action)}

    def plain() -> None:
        names = ("number", "title", "lead_id", "planned_end", "progress")
        rows = [
            [tr.t(action.status.label), *(str(view.value(action, name) or "") for name in names)]
            for action in many.all(Action)
        ]
        columns = ("due_on", "title", "action_id", "organisation_id", "done_on")
        steps = [
            [str(view.value(milestone, name) or "") for name in columns]
            for milestone in many.all(Milestone)
            if running[milestone.action_id]
        ]
        style = TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), pdf_style.REGULAR),
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, pdf_style.colour("line")),
            ]
        )
        plan = LongTable(
            [["Status", "No.", "Action", "Lead", "Due", "Progress"], *rows],
            colWidths=[80, 30, 150, 90, 60, 50], repeatRows=1, style=style,
        )  # fmt: skip
        milestones = LongTable(
            [["Due", "Milestone", "Action", "Responsible", "Done on"], *steps],
            colWidths=[60, 130, 150, 80, 60], repeatRows=1, style=style,
        )  # fmt: skip
        SimpleDocTemplate(str(tmp_path / "plain.pdf")).build([plan, milestones])

    pdf_style.register_fonts()
    bare = _seconds(plain)
    print(f"\nsummary: {ours:.2f} s, bare reportlab {bare:.2f} s, ratio {ours / bare:.2f}")
    assert ours <= MOST_PAGES * bare
