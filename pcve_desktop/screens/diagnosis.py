"""Step 2 on the wall: what is seen, sorted, weighed and read together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.methodology import diagnosis as methods
from pcve_desktop.methodology.words import KIND_PLURALS, LEVEL_WORDS
from pcve_desktop.models.diagnosis import Finding, FindingObserver, Theme
from pcve_desktop.models.vocabularies import Agreement, FindingKind, Form, Level, Step, Trend
from pcve_desktop.screens.room import pages, parts
from pcve_desktop.screens.screen import (
    MOST,
    Bar,
    Bars,
    Column,
    Columns,
    Figure,
    Figures,
    Grid,
    Line,
)
from pcve_desktop.screens.summary import summary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pcve_desktop.screens.room import Room
    from pcve_desktop.screens.screen import Screen

_STEP = Step.DIAGNOSIS
_SIGNS = {
    Agreement.SHARED: "agreement.shared",
    Agreement.CONTESTED: "agreement.differ",
    Agreement.DISCUSSED: "agreement.not_discussed",
    Agreement.NOT_DISCUSSED: "agreement.not_discussed",
}
# As many cards of a column as can be read with three lines each.
_CARDS = 3


def _gather(room: Room) -> Iterator[Screen]:
    """Show how many cards there are, then those that came last, without who wrote them."""
    tr, findings = room.tr, room.records(Finding)
    heard = methods.partners_heard(room.records(FindingObserver))
    lines = [Line(room.said(finding, "statement")) for finding in reversed(findings)]
    counted = Figures(
        (
            Figure(tr.number(len(findings)), tr.n("card", "cards", len(findings))),
            Figure(
                tr.number(heard),
                tr.n("partner who sees something", "partners who see something", heard),
            ),
        )
    )
    yield room.screen(
        _STEP, "gather", hint=tr.t("In silence first, one idea a card."), left=counted
    )
    if lines:
        yield from pages(room, _STEP, "gather", lines[:MOST], "", hint=tr.t("The latest cards"))


def _sort(room: Room) -> Iterator[Screen]:
    tr, findings = room.tr, room.records(Finding)
    columns = []
    for kind in FindingKind:
        cards = [finding for finding in findings if finding.kind is kind]
        shown = tuple(room.said(card, "statement") for card in cards[-_CARDS:])
        columns.append(Column(tr.t(KIND_PLURALS[kind]), len(cards), shown))
    yield room.screen(_STEP, "sort", left=Columns(tuple(columns)))
    lines = []
    for theme in room.records(Theme):
        count = sum(1 for finding in findings if finding.theme_id == theme.id)
        lines.append(
            Line(
                room.said(theme, "title"),
                detail=tr.n("{count} finding", "{count} findings", count),
            )
        )
    if lines:
        yield from pages(room, _STEP, "sort", lines, "", hint=tr.t("Our themes"))


def _weigh(room: Room) -> Iterator[Screen]:
    """Show what views differ on first: that is what a group talks about."""
    tr = room.tr
    order = [
        Agreement.CONTESTED, Agreement.NOT_DISCUSSED, Agreement.DISCUSSED, Agreement.SHARED,
    ]  # fmt: skip
    findings = sorted(room.records(Finding), key=lambda finding: order.index(finding.agreement))
    lines = [
        Line(
            room.said(finding, "statement"),
            sign=_SIGNS[finding.agreement],
            word=tr.t(finding.agreement.label),
            detail=_solid(room, finding),
        )
        for finding in findings
    ]
    empty = tr.t("Nothing to weigh yet: gather what each of us sees first.")
    yield from pages(room, _STEP, "weigh", lines, empty)


def _solid(room: Room, finding: Finding) -> str:
    said = [room.tr.t(methods.solidity(finding.grade).label)]
    if finding.trend is not Trend.UNKNOWN:
        said.append(room.tr.t(finding.trend.label))
    return " · ".join(said)


def _read(room: Room) -> Iterator[Screen]:
    tr, findings = room.tr, room.records(Finding)
    hint = tr.t("How many cards for each; an empty ring is something to talk about.")
    yield room.screen(_STEP, "read", hint=hint, left=_grid(room, findings))
    seen = methods.forms(findings)
    if not seen.named:
        return
    noted = [form for form in Form if seen.counts[form]]
    said = ""
    if seen.absent:
        names = tr.list([tr.t(form.label) for form in seen.absent])
        said = tr.t("No finding concerns: {names}.", names=names)
    most = max(seen.counts[form] for form in noted)
    for part in parts(noted):
        bars = [
            Bar(tr.t(form.label), seen.counts[form], tr.number(seen.counts[form]))
            for form in noted[part]
        ]
        yield room.screen(_STEP, "read", hint=tr.t("All forms"), left=Bars(tuple(bars), most, said))


def _grid(room: Room, findings: Sequence[Finding]) -> Grid:
    tr, counts = room.tr, methods.grid(findings)
    return Grid(
        tuple(tr.t(KIND_PLURALS[kind]) for kind in FindingKind),
        tuple(
            (
                tr.t(LEVEL_WORDS[level]),
                tuple(counts.count(kind, level) or None for kind in FindingKind),
            )
            for level in Level
        ),
    )


def _summary(room: Room) -> Iterator[Screen]:
    return summary(room, _STEP)


PAGES = {
    "gather": _gather,
    "sort": _sort,
    "weigh": _weigh,
    "read": _read,
    "summary": _summary,
}
