"""Step 2 on paper: the grid, the forms, how solid it is, the themes with their findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from pcve_desktop.methodology import diagnosis as methods
from pcve_desktop.methodology.words import KIND_PLURALS, LEVEL_WORDS
from pcve_desktop.models.diagnosis import Finding, FindingObserver, Theme
from pcve_desktop.models.vocabularies import Agreement, FindingKind, Form, Grade, Level, Step, Trend
from pcve_desktop.pictures.bars import Bar, bar_chart
from pcve_desktop.pictures.matrix import GridCell, factor_grid
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.pdf_sections.report import MEASURE
from pcve_desktop.reports.pdf_table import Col

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlab.platypus import Flowable

    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.reports.pdf_sections.report import Report


def diagnosis(report: Report) -> list[Flowable]:
    """Return what partners see, counted and in their words."""
    tr = report.tr
    findings = report.view.records(Finding)
    if not findings:
        return []
    return report.step(
        Step.DIAGNOSIS,
        [
            *report.part(tr.t("What we see, by kind and level"), _grid(report, findings)),
            *report.part(tr.t("All forms"), _forms(report, findings)),
            *report.part(tr.t("How solid it is"), _solidity(report, findings)),
            *_themes(report, findings),
        ],
    )


def _grid(report: Report, findings: Sequence[Finding]) -> list[Flowable]:
    tr = report.tr
    counts = methods.grid(findings)
    if counts.unplaced == counts.total:
        return []

    def build(width: int) -> Picture:
        return factor_grid(
            [tr.t(KIND_PLURALS[kind]) for kind in FindingKind],
            [tr.t(LEVEL_WORDS[level]) for level in Level],
            [
                [
                    GridCell(f"{kind.value}.{level.value}", counts.count(kind, level))
                    for level in Level
                ]
                for kind in FindingKind
            ],
            width=width,
            tr=tr,
            measure=MEASURE,
            whole=report.view.whole(Finding),
        )

    # Seven columns: smaller letters keep the names of levels whole.
    parts = report.picture(build, scale=0.6)
    if counts.unplaced:
        text = tr.n(
            "{count} finding has no level yet.", "{count} findings have no level yet.",
            counts.unplaced,
        )  # fmt: skip
        parts.append(report.quiet(text))
    return parts


def _forms(report: Report, findings: Sequence[Finding]) -> list[Flowable]:
    tr = report.tr
    seen = methods.forms(findings)
    if not seen.named:
        return []
    noted = [form for form in Form if seen.counts[form]]
    noted.sort(key=lambda form: (form is Form.UNSPECIFIED, -seen.counts[form]))
    said = tr.n("{count} form is noted.", "{count} forms are noted.", len(noted))
    if seen.absent and report.view.whole(Finding):
        names = tr.list([tr.t(form.label) for form in seen.absent])
        said = f"{said} {tr.t('No finding concerns: {names}.', names=names)}"

    def build(width: int) -> Picture:
        return bar_chart(
            [Bar(tr.t(form.label), seen.counts[form]) for form in noted],
            title=tr.t("All forms"), width=width, tr=tr, sentence=said, measure=MEASURE,
        )  # fmt: skip

    return report.picture(build)


def _solidity(report: Report, findings: Sequence[Finding]) -> list[Flowable]:
    """Return three lines: evidence, agreement, trend, each word with its count."""
    tr = report.tr
    agreed = methods.agreement(findings)
    grades: dict[str, int] = {}
    for grade in (*Grade, None):
        count = sum(finding.grade is grade for finding in findings)
        word = tr.t(methods.solidity(grade).label)
        if count:
            grades[word] = count
    trends = {trend: sum(finding.trend is trend for finding in findings) for trend in Trend}
    lines = (
        (tr.t("Evidence"), grades),
        (tr.t("Agreement"), {tr.t(state.label): agreed[state] for state in Agreement}),
        (tr.t("Trend"), {tr.t(trend.label): count for trend, count in trends.items()}),
    )
    columns = (Col("", 90, strong=True), ("", None))
    rows = [
        [name, report.line(*(f"{word}\u00a0{tr.number(n)}" for word, n in counts.items() if n))]
        for name, counts in lines
    ]
    known = {finding.id for finding in findings}
    heard = methods.partners_heard(
        link for link in report.view.records(FindingObserver) if link.finding_id in known
    )
    said = tr.n("{count} finding", "{count} findings", len(findings))
    if heard:
        partners = tr.n("seen by {count} partner", "seen by {count} partners", heard)
        said = f"{said}, {partners}"
    return [report.quiet(f"{said}."), report.table(columns, rows)]


# -- themes


def _themes(report: Report, findings: Sequence[Finding]) -> list[Flowable]:
    view, tr = report.view, report.tr
    parts: list[Flowable] = []
    shown = set()
    for theme in view.records(Theme):
        found = [finding for finding in findings if finding.theme_id == theme.id]
        if not found:
            continue
        shown.add(theme.id)
        note = view.value(theme, "note")
        about: list[Flowable] = [s.para(note, s.BODY), Spacer(0, 4)] if note else []
        title = tr.t("Theme: {title}", title=report.said(theme, "title"))
        parts += report.part(title, [*about, *_findings(report, found)])
    loose = [finding for finding in findings if finding.theme_id not in shown]
    title = tr.t("Under no theme") if shown else tr.t("Findings")
    return parts + report.part(title, _findings(report, loose))


def _findings(report: Report, findings: Sequence[Finding]) -> list[Flowable]:
    if not findings:
        return []
    tr = report.tr
    columns = (
        Col(tr.t("Statement"), 152),
        (tr.t("Kind, level"), None),
        (tr.t("Evidence"), 60.0),
        (tr.t("Trend"), 46.0),
        (tr.t("Agreement"), 76.0),
    )
    parts: list[Flowable] = [report.table(columns, _rows(report, findings))]
    for finding in findings:
        differs = report.view.value(finding, "disagreement")
        if differs:
            about = tr.t(
                "Views differ on “{statement}”", statement=report.said(finding, "statement")
            )
            parts += [Spacer(0, 6), s.para(about, s.ITEM), s.para(differs, s.BODY)]
    return parts


def _rows(report: Report, findings: Iterable[Finding]) -> Iterable[list[str]]:
    tr = report.tr
    for finding in findings:
        level = tr.t(LEVEL_WORDS[finding.level]) if finding.level else ""
        known = finding.trend is not Trend.UNKNOWN
        yield [
            report.said(finding, "statement"),
            ", ".join(filter(None, (tr.t(finding.kind.label), tr.inside(level)))),
            tr.t(methods.solidity(finding.grade).label),
            tr.t(finding.trend.label) if known else "",
            tr.t(finding.agreement.label),
        ]
