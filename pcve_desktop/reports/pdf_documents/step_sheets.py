"""Six pages to print for a meeting without a computer: question, hint, room to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import PageBreak, Spacer

from pcve_desktop.methodology.content.starters import CARE_QUESTIONS
from pcve_desktop.methodology.steps import STEPS
from pcve_desktop.models import fields_of
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.vocabularies import FindingKind, Step
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.pdf_documents.blanks import (
    Ballots,
    BlankMatrix,
    Cards,
    Hexagons,
    Scale,
    Tick,
)
from pcve_desktop.reports.pdf_documents.parts import Room, WritingLines, blank_table, opening
from pcve_desktop.reports.pdf_parts import SideBySide
from pcve_desktop.reports.pdf_table import GAP, Col, Ledger

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.platypus import Flowable

    from pcve_desktop.reports.pdf_sections.report import Report
    from pcve_desktop.reports.pdf_table import Drawn

_LETTERS = "ABCDEF"
_SMART = ("specific", "measurable", "achievable", "relevant", "time_bound")
# The page of each step whose question the paper helps to answer.
_PAGES = {
    Step.TRAINING: "prepare",
    Step.DIAGNOSIS: "gather",
    Step.PRIORITIES: "vote",
    Step.OBJECTIVES: "word",
    Step.ACTIONS: "plan",
    Step.SHARING: "matrix",
}


def step_sheets(report: Report, _record: None) -> list[Flowable]:
    """Return one page for each step."""
    tr, network = report.tr, report.view.data.network.name
    parts: list[Flowable] = []
    for content in STEPS:
        page = content.page(_PAGES[content.step])
        if parts:
            parts.append(PageBreak())
        parts += opening(report, f"{content.step.number}. {tr.t(content.title)}")
        parts += [
            s.para(tr.t(content.question, network=network), s.LEAD),
            s.para(tr.t(page.question, network=network), s.ITEM),
            s.para(tr.t(page.hint), s.BODY),
            Spacer(0, 8),
            *_BLANKS[content.step](report),
        ]
    return parts


def _training(report: Report) -> list[Flowable]:
    tr = report.tr
    room = s.CONTENT_WIDTH - 2 * (106 + GAP)
    columns = (
        Col(tr.t("I feel able to …"), room),
        Col(tr.t("Before"), 106),
        Col(tr.t("After"), 106),
    )
    return [
        WritingLines(3, tr.t("What we want to learn")),
        Spacer(0, 8),
        Ledger.of(columns, [[Room(20), Scale(), Scale()] for _ in range(4)]),
        *report.part(tr.t("Hexagon: the facets of a fictional case"), [Hexagons(5, 3, radius=56)]),
    ]


def _diagnosis(report: Report) -> list[Flowable]:
    tr = report.tr
    kinds = [tr.t(kind.label) for kind in FindingKind]
    known = [tr.t("data"), tr.t("several of us"), tr.t("one of us"), tr.t("a perception")]
    about = tr.t("One idea a card. Tick what it is, and what it rests on.")
    return [
        report.quiet(about),
        Cards(2, 4, height=119, ticks=(kinds[:2], kinds[2:], known[:2], known[2:])),
    ]


def _priorities(report: Report) -> list[Flowable]:
    tr = report.tr
    room = s.CONTENT_WIDTH - 16 - 170 - 50 - 3 * GAP
    columns = (
        Col("", 16, strong=True),
        Col(tr.t("Candidate"), room, strong=True),
        Col(tr.t("Dots"), 170),
        Col(tr.t("Rank"), 50),
    )
    rows: list[list[str | Drawn]] = [[letter, Room(22), Room(22), Room(22)] for letter in _LETTERS]
    half = (s.CONTENT_WIDTH - 20) / 2
    return [
        Ledger.of(columns, rows),
        Spacer(0, 14),
        SideBySide(
            [
                report.quiet(tr.t("Ballots to cut out, one for each organisation")),
                Ballots(4, _LETTERS, tr.t("Put your dots."), height=62),
            ],
            [
                report.quiet(tr.t("Place each letter in the matrix")),
                BlankMatrix(tr.t("Importance"), tr.t("Capacity to act"), size=209),
            ],
            left=half,
            right=half,
        ),
    ]


def _objectives(report: Report) -> list[Flowable]:
    tr, fields = report.tr, fields_of(Objective)
    room = s.CONTENT_WIDTH - 92 - 150 - 16 - 3 * GAP
    columns = (Col("", 92, strong=True), Col("", 150, tone="ink2"), Col("", room), Col("", 16))
    smart: list[list[str | Drawn]] = [
        [tr.t(field.label), tr.t(field.help) if field.help else "", Room(24), Tick()]
        for field in (fields[name] for name in _SMART)
    ]
    third = s.CONTENT_WIDTH / 3 - GAP
    signs = (
        Col(tr.t("Indicator"), s.CONTENT_WIDTH - third - 2 * GAP),
        Col(tr.t("Start"), third / 2),
        Col(tr.t("Target"), third / 2),
    )
    return [
        WritingLines(2, tr.t("Change sought")),
        WritingLines(1, tr.t("For whom, and by when")),
        WritingLines(1, tr.t("Lead")),
        Spacer(0, 8),
        Ledger.of(columns, smart),
        Spacer(0, 6),
        WritingLines(2, tr.t("If we …")),
        WritingLines(2, tr.t("then …")),
        Spacer(0, 6),
        blank_table(signs, 3),
    ]


def _actions(report: Report) -> list[Flowable]:
    tr = report.tr
    fixed = 76 + 84 + 58 + 104
    columns = (
        Col(tr.t("Collective action"), s.CONTENT_WIDTH - fixed - 4 * GAP, strong=True),
        Col(tr.t("Lead"), 76),
        Col(tr.t("With whom"), 84),
        Col(tr.t("By when"), 58),
        Col(tr.t("First milestone"), 104),
    )
    check = (Col("", 0, strong=True), Col("", 0, tone="ink2"), Col("", 16))
    asked: list[list[str | Drawn]] = [
        [tr.t(item.question), tr.t(item.hint), Tick()] for item in CARE_QUESTIONS
    ]
    return [
        blank_table(columns, 5, height=46),
        *report.part(tr.t("Do no harm"), [report.table(check, asked)]),
    ]


def _sharing(report: Report) -> list[Flowable]:
    tr = report.tr
    spare = (s.CONTENT_WIDTH - 80 - 80 - 60 - 4 * GAP) / 2
    matrix = (
        Col(tr.t("What"), spare + 40, strong=True),
        Col(tr.t("From"), 80),
        Col(tr.t("To"), 80),
        Col(tr.t("How often"), 60),
        Col(tr.t("Channel"), spare - 40),
    )
    decided = (
        Col(tr.t("Decision"), s.CONTENT_WIDTH - 130 - 70 - 2 * GAP, strong=True),
        Col(tr.t("Responsible"), 130),
        Col(tr.t("Due"), 70),
    )
    return [
        blank_table(matrix, 6, height=28),
        *report.part(tr.t("What we decided"), [blank_table(decided, 5, height=28)]),
        Spacer(0, 6),
        report.quiet(tr.t("Situations and procedures only, never a person.")),
    ]


_BLANKS: dict[Step, Callable[[Report], list[Flowable]]] = {
    Step.TRAINING: _training,
    Step.DIAGNOSIS: _diagnosis,
    Step.PRIORITIES: _priorities,
    Step.OBJECTIVES: _objectives,
    Step.ACTIONS: _actions,
    Step.SHARING: _sharing,
}
