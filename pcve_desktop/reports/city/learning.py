"""Training, diagnosis, priorities, lessons: what networks understand and learn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from pcve_desktop.methodology.city import alphabetical, themes
from pcve_desktop.models.diagnosis import Finding, Theme
from pcve_desktop.models.priorities import Candidate
from pcve_desktop.models.vocabularies import Form
from pcve_desktop.reports import content
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.city.report import NOBODY
from pcve_desktop.reports.city.words import people_trained
from pcve_desktop.reports.pdf_parts import Marked, kept
from pcve_desktop.reports.pdf_table import Col

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from pcve_desktop.methodology.city import ThemeLine
    from pcve_desktop.models.actions import ActionLogEntry
    from pcve_desktop.reports.audiences import View
    from pcve_desktop.reports.city.gathering import NetworkPart
    from pcve_desktop.reports.city.report import CityReport
    from pcve_desktop.reports.pdf_table import Drawn

_MOST_LESSONS, _MOST_NAMES = 15, 10


def learning(report: CityReport) -> list[Flowable]:
    """Return what was trained together and what the diagnoses speak of."""
    tr = report.tr
    parts = [
        *report.part(tr.t("Collective training"), _training(report)),
        *report.part(tr.t("Forms that the diagnoses speak of"), _forms(report)),
    ]
    return report.section(tr.t("Training and diagnosis"), parts) if parts else []


def _training(report: CityReport) -> list[Flowable]:
    tr, sums = report.tr, report.city.figures
    if not sums.sessions:
        return []
    columns = (
        (tr.t("Sessions held"), 66.0),
        (tr.t("People trained"), 74.0),
        Col(tr.t("Partners trained"), 110),
    )

    def row(one: NetworkPart) -> list[str | Drawn]:
        own = one.figures
        trained = report.part_of(own.organisations_trained, 110) if own.sessions else NOBODY
        return [report.count(own.sessions), one.people_trained or NOBODY, trained]

    people, more = people_trained(report.city, tr)
    together = [
        report.count(sums.sessions),
        tr.t("at least {count}", count=people) if more else people or NOBODY,
        "",
    ]
    note = tr.t("So many different people at least: headcounts cannot tell who came twice.")
    return [report.quiet(note), report.by_network(columns, row, together)]


def _forms(report: CityReport) -> list[Flowable]:
    """Return the forms over all networks: no form is pinned on a neighbourhood."""
    tr, sums = report.tr, report.city.figures
    if not sums.findings:
        return []
    spoken = [line for line in sums.forms if line.findings]
    total = len(report.city.networks)
    rows = [
        [
            tr.t(line.form.label),
            report.count(line.findings),
            tr.t("{done} of {total}", done=line.networks, total=total),
        ]
        for line in spoken
    ]
    columns = (
        Col(tr.t("Form concerned"), 0, strong=True),
        Col(tr.t("Findings"), 70, align="right"),
        Col(tr.t("Networks that speak of it"), 120, align="right"),
    )
    parts: list[Flowable] = [
        report.quiet(tr.t("Over all networks: no form is pinned on a neighbourhood.")),
        report.table(columns, rows),
    ]
    silent = [
        tr.t(line.form.label)
        for line in sums.forms
        if not line.findings and line.form is not Form.UNSPECIFIED
    ]
    if silent and report.whole(Finding):
        said = tr.t("No finding yet: {names}.", names=tr.list(silent))
        parts += [Spacer(0, 4), report.quiet(said)]
    return parts


# -- priorities


def priorities(report: CityReport) -> list[Flowable]:
    """Return what the networks work on, by theme."""
    tr, networks = report.tr, report.city.networks
    titles = {
        theme.id: one.view.title(Theme, theme.id)
        for one in networks
        for theme in one.view.records(Theme)
    }
    parts = {one.figures.id: one for one in networks}
    rows = []
    for line in themes([one.figures for one in networks], titles):
        title = line.title or tr.t("Without a theme")
        for priority, names in _who_works_on(line, parts).items():
            for start in range(0, len(names), _MOST_NAMES):
                rows.append([title, priority, "; ".join(names[start : start + _MOST_NAMES])])
                title = ""
    if not rows:
        return []
    columns = (
        Col(tr.t("Theme"), 110, strong=True),
        Col(tr.t("Priorities retained"), 0),
        Col(tr.t("Network"), 150, tone="ink2"),
    )
    note = tr.t("Themes of the same name stand together: those networks could compare notes.")
    return report.section(
        tr.t("What the networks work on"), [report.quiet(note), report.table(columns, rows)]
    )


def _who_works_on(line: ThemeLine, parts: dict[str, NetworkPart]) -> dict[str, list[str]]:
    """Return the names of the networks by priority; those of the same words stand together."""
    titles: dict[str, str] = {}
    names: dict[str, list[str]] = {}
    for network, candidate in line.priorities:
        title = parts[network].view.title(Candidate, candidate.id)
        shown = titles.setdefault(alphabetical(title), title)
        if parts[network].name not in names.setdefault(shown, []):
            names[shown].append(parts[network].name)
    return names


# -- lessons


def lessons(report: CityReport) -> list[Flowable]:
    """Return the latest lessons and setbacks that are shared, with their network."""
    tr = report.tr
    found = latest_lessons(report)
    if not found:
        return []
    parts: list[Flowable] = [
        s.para(
            tr.t("Setbacks are results too. Here is what the networks pass on to each other."),
            s.BODY,
        ),
        Spacer(0, 8),
    ]
    for one, entry in found[:_MOST_LESSONS]:
        parts += [_lesson(report, one, entry), Spacer(0, 9)]
    more = len(found) - _MOST_LESSONS
    if more > 0:
        parts.append(
            report.quiet(
                tr.n(
                    "{count} more is in the workbook of the city.",
                    "{count} more are in the workbook of the city.",
                    more,
                )
            )
        )
    return report.section(tr.t("Lessons and setbacks"), parts)


def latest_lessons(report: CityReport) -> list[tuple[NetworkPart, ActionLogEntry]]:
    """Return lessons and setbacks of all networks, latest first, undated ones last."""
    found = [(one, entry) for one in report.city.networks for entry in content.lessons(one.view)]
    return sorted(
        found,
        key=lambda pair: (pair[1].noted_on is not None, str(pair[1].noted_on or "")),
        reverse=True,
    )


def _lesson(report: CityReport, one: NetworkPart, entry: ActionLogEntry) -> Flowable:
    view: View = one.view
    body: list[Flowable] = [s.para(view.value(entry, "text"), s.ITEM)]
    learned = view.value(entry, "learned")
    if learned:
        body.append(s.para(learned, s.BODY))
    about = report.line(
        report.tr.t(entry.kind.label),
        one.name,
        view.value(entry, "action_id"),
        report.day(entry.noted_on),
    )
    return kept(Marked([*body, report.quiet(about)], lesson=True))
