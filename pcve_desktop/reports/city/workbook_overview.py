"""The first sheet of the city's workbook: sums, charts of the networks, how it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.methodology.steps import STEPS
from pcve_desktop.models import Kind
from pcve_desktop.models.vocabularies import Sector, Sphere, StepState
from pcve_desktop.reports.city.gathering import place_of
from pcve_desktop.reports.city.words import figures, notes
from pcve_desktop.reports.content import pillar_label
from pcve_desktop.reports.excel_charts import HEIGHT, SPHERES, STATES, Block, bars, stacked_bars
from pcve_desktop.reports.excel_columns import date_format
from pcve_desktop.reports.excel_overview import Page
from pcve_desktop.reports.excel_sheet import ACCENT
from pcve_desktop.reports.left_out import left_out_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.methodology.actions import PillarLine
    from pcve_desktop.methodology.balance import Balance
    from pcve_desktop.reports.city.gathering import CityPart
    from pcve_desktop.reports.content import DocumentTexts
    from pcve_desktop.reports.excel_sheet import Sheet

# Not started, under way, done, adapted, set aside, to revisit: none stands above another.
_STEP_STATES = ("DFDACF", "8DBBC0", "0B6470", "6C4269", "ECEAE4", "86500A")
# Centimetres that a bar needs, and those around them.
_BAR, _AROUND = 0.62, 2.6
_ROW_HEIGHT = 0.53
_CHARTS, _LONGEST = "I", 34


def write_city_overview(
    sheet: Sheet,
    city: CityPart,
    tr: Translator,
    *,
    texts: DocumentTexts,
    today: dt.date,
    sheets: Sequence[tuple[str, int]],
) -> None:
    """Write the overview; `sheets` are the names of the other sheets and their numbers of rows."""
    views, sums = city.views, city.figures
    page = Page(sheet)
    # The steps have one column more than the tables of one network.
    sheet.column_dimensions["G"].width, sheet.column_dimensions["H"].width = 18.0, 3.0
    page.title(place_of(views, tr))
    page.line(texts.subject)
    page.line(texts.foot)
    page.gap()
    page.pair(tr.t("Networks"), len(views))
    page.pair(tr.t("Audience"), texts.audience)
    page.pair(tr.t("Handling level"), texts.level)
    page.day(tr.t("Date"), today, date_format(Kind.DATE, tr))
    for figure in figures(city, tr):
        label = figure.label[:1].upper() + figure.label[1:]
        page.pair(label, figure.value if figure.number is None else figure.number)
    charts = _Charts(sheet)
    _steps(page, charts, city, tr)
    _sectors(page, charts, city, tr)
    _pillars(page, charts, sums.pillars, tr)
    _states(page, charts, city, tr)
    for title, together, each in (
        (tr.t("Balance of the partnership"), sums.partners, "partners"),
        (tr.t("Balance of actions"), sums.spheres, "spheres"),
    ):
        _balance(page, charts, city, tr, title=title, together=together, each=each)
    page.gap()
    page.line(tr.t("How to read this report"))
    for text in notes(tr, views[0].least):
        page.line(text)
    left = left_out_of(views, tr)
    if left:
        page.gap()
        page.line(tr.t("What is left out"))
        for text in left:
            page.line(text)
    page.gap()
    page.line(tr.t("In the lists, green rows are done; in amber ones a date is past."))
    page.table((tr.t("Sheet"), tr.t("Rows")), sheets, linked=True)


class _Charts:
    """Charts one below the other at the right of the tables, each as tall as its bars need."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet, self._row = sheet, 4

    def stacked(self, block: Block, title: str, colours: Sequence[str]) -> None:
        """Add stacked bars, one for each row of a table."""
        height = max(HEIGHT, _BAR * (block.last - block.header) + _AROUND)
        at = f"{_CHARTS}{self._row}"
        stacked_bars(self._sheet, block, title=title, colours=colours, at=at, height=height)
        self._next(height)

    def single(self, block: Block, title: str) -> None:
        """Add bars of one colour."""
        count = block.last - block.header
        at = f"{_CHARTS}{self._row}"
        bars(self._sheet, block, title=title, colours=[ACCENT] * count, at=at)
        self._next(HEIGHT)

    def _next(self, height: float) -> None:
        self._row += int(height / _ROW_HEIGHT) + 2


def _steps(page: Page, charts: _Charts, city: CityPart, tr: Translator) -> None:
    """Write in how many networks each step is in which state."""
    if not any(one.facts.steps for one in city.networks):
        return
    title = tr.t("Steps: number of networks in each state")
    block = page.table(
        (tr.t("Step"), *(tr.t(state.label) for state in StepState)),
        [
            (
                f"{step.step.number} {tr.t(step.word)}",
                *(city.figures.steps[step.step][state] for state in StepState),
            )
            for step in STEPS
        ],
    )
    charts.stacked(block, title, _STEP_STATES)


def _sectors(page: Page, charts: _Charts, city: CityPart, tr: Translator) -> None:
    sums = city.figures
    if not any(sums.sectors[sector] for sector in Sector):
        return
    title = tr.t("Partners by sector")
    rows = [(tr.t(sector.label), sums.sectors[sector]) for sector in Sector]
    charts.single(page.table((title, tr.t("Count")), rows), title)


def _pillars(page: Page, charts: _Charts, lines: Sequence[PillarLine], tr: Translator) -> None:
    if not any(line.total for line in lines):
        return
    block = page.table(
        (tr.t("Pillar"), *_state_words(tr)), [(pillar_label(line, tr), *_states_of([line]))
                                              for line in lines]
    )  # fmt: skip
    charts.stacked(block, tr.t("Five pillars"), STATES)


def _states(page: Page, charts: _Charts, city: CityPart, tr: Translator) -> None:
    if not city.figures.actions:
        return
    block = page.table(
        (tr.t("Network"), *_state_words(tr)),
        [(_short(one.name), *_states_of(one.figures.pillars)) for one in city.networks],
    )
    charts.stacked(block, tr.t("Actions by state"), STATES)


def _state_words(tr: Translator) -> tuple[str, ...]:
    return tr.t("Done"), tr.t("Under way"), tr.t("To come"), tr.t("Stopped"), tr.t("Total")


def _states_of(lines: Sequence[PillarLine]) -> tuple[int, ...]:
    return (
        sum(line.done for line in lines),
        sum(line.under_way for line in lines),
        sum(line.to_come for line in lines),
        sum(line.stopped for line in lines),
        sum(line.total for line in lines),
    )


def _balance(
    page: Page,
    charts: _Charts,
    city: CityPart,
    tr: Translator,
    *,
    title: str,
    together: Balance,
    each: str,
) -> None:
    if not together.total:
        return
    rows = [
        (_short(one.name), *getattr(one.figures, each).counts.values()) for one in city.networks
    ]
    if len(rows) > 1:
        rows.append((tr.t("All together"), *together.counts.values()))
    block = page.table((title, *(tr.t(sphere.label) for sphere in Sphere)), rows)
    # All together would leave the networks no room to be seen.
    charts.stacked(Block(block.header, block.header + len(city.networks), 4), title, SPHERES)


def _short(name: str) -> str:
    """Return a name that stays on one line; the sheet of the networks has it in full."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
