"""Ten thousand actions to PDF and to a workbook, beside the bare library doing the same.

In the PDF each action has a milestone, and the network something in every step. The bare library
writes the long tables as they are and nothing else: pictures and other parts are ours to pay. The
action plan is also ten thousand bars on a timeline: their floor is drawing each with its words.
"""

from __future__ import annotations

import datetime as dt
import time
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook, load_workbook
from reportlab.platypus import Flowable, LongTable, SimpleDocTemplate, TableStyle

from pcve_desktop.i18n import Translator
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.partners import Organisation
from pcve_desktop.reports import pdf_style
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.reports.documents import Wanted, document_of
from pcve_desktop.reports.excel import write_workbook
from pcve_desktop.reports.pdf import write_pdf, write_summary
from tests.reports.deep import deep
from tests.reports.samples import TODAY, R, Records, tilleuls

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pcve_desktop.models import Record

COUNT = 10_000
MOST_SHEETS, MOST_PAGES, MOST_PLAN = 1.3, 1.2, 3.0

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


class _Indexed(Records):
    """Records that are looked up by index, as those of a dataset are."""

    @classmethod
    def of(cls, data: Records) -> _Indexed:
        made = cls.__new__(cls)
        made.__dict__.update(data.__dict__)
        made._index = {}
        return made

    def where(self, entity: type[R], field: str, value: object, /) -> list[R]:
        known = self._index.get((entity, field))
        if known is None:
            known = self._index[entity, field] = defaultdict(list)
            for record in self.all(entity):
                known[getattr(record, field)].append(record)
        return list(known.get(value, ()))

    _index: dict[tuple[type[Record], str], dict[object, list[Any]]]


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


def _with_milestones(many: Records) -> Records:
    for number, action in enumerate(many.all(Action)):
        many.make(Milestone, action_id=action.id, title=f"Book the hall {number}",
                  due_on=TODAY + dt.timedelta(number % 300))  # fmt: skip
    return many


def _tables(view: View, tr: Translator) -> list[Flowable]:
    """Return the plan and the milestones ahead as plain tables of the bare library."""
    running = {action.id: action.status.open for action in view.records(Action)}
    names = ("number", "title", "lead_id", "planned_end", "progress")
    rows = [
        [tr.t(action.status.label), *(str(view.value(action, name) or "") for name in names)]
        for action in view.records(Action)
    ]
    columns = ("due_on", "title", "action_id", "organisation_id", "done_on")
    steps = [
        [str(view.value(milestone, name) or "") for name in columns]
        for milestone in view.records(Milestone)
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
    return [plan, milestones]


class _Bars(Flowable):
    """Fourteen lines of a timeline with the bare library: name, who, bar, course, milestone."""

    def __init__(self, some: list[tuple[str, str, str]]) -> None:
        super().__init__()
        self._some = some

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002 - reportlab's names
        return 480, 36.0 * len(self._some)

    def draw(self) -> None:
        canvas = self.canv
        for row, (title, who, step) in enumerate(self._some):
            y = 36.0 * (len(self._some) - row) - 18
            canvas.setFont(pdf_style.STRONG, 8)
            canvas.drawString(16, y, title)
            canvas.setFont(pdf_style.REGULAR, 7)
            canvas.drawString(16, y - 9, who)
            canvas.drawString(260, y - 12, step)
            canvas.circle(6, y, 4, stroke=1, fill=1)
            canvas.roundRect(200, y, 120, 6, 3, stroke=1, fill=1)
            canvas.line(200, y - 3, 280, y - 3)
            canvas.rect(270, y, 6, 6, stroke=1, fill=1)
            canvas.line(0, y - 18, 480, y - 18)
            for month in range(12):
                canvas.line(150 + 27 * month, y - 18, 150 + 27 * month, y + 18)


def test_action_plan(tmp_path: Path) -> None:
    many = _with_milestones(_many(_Indexed.of(deep())))
    tr, view = Translator("en"), View(many, Audience.CITY)
    wanted = Wanted(document_of("action-plan"))
    target = tmp_path / "ours.pdf"
    ours = _seconds(lambda: list(write_pdf(view, wanted, target, tr, today=TODAY)))
    steps = {step.action_id: step.title for step in view.records(Milestone)}
    lines = [
        (action.title, view.title(Organisation, action.lead_id), steps[action.id])
        for action in view.records(Action)
    ]

    def plain() -> None:
        parts: list[Flowable] = [*_tables(view, tr)]
        parts += [_Bars(lines[start : start + 14]) for start in range(0, len(lines), 14)]
        SimpleDocTemplate(str(tmp_path / "plain.pdf")).build(parts)

    bare = _seconds(plain)
    print(f"\naction plan: {ours:.2f} s, bare reportlab {bare:.2f} s, ratio {ours / bare:.2f}")
    assert ours <= MOST_PLAN * bare


def test_summary(tmp_path: Path) -> None:
    many = _with_milestones(_many(deep()))
    tr = Translator("en")
    view = View(many, Audience.CITY)
    ours = _seconds(lambda: list(write_summary(view, tmp_path / "ours.pdf", tr, today=TODAY)))

    pdf_style.register_fonts()
    bare = _seconds(lambda: SimpleDocTemplate(str(tmp_path / "plain.pdf")).build(_tables(view, tr)))
    print(f"\nsummary: {ours:.2f} s, bare reportlab {bare:.2f} s, ratio {ours / bare:.2f}")
    assert ours <= MOST_PAGES * bare
