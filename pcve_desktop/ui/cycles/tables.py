"""The tables of the comparison: steps, figures, and what became of things."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.steps import step_content
from pcve_desktop.models.base import ENTITIES
from pcve_desktop.models.vocabularies import Trend
from pcve_desktop.ui.kit.table import Column, RecordTableModel, RecordTableView, Show
from pcve_desktop.ui.kit.table.looks import glyph_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.i18n import Translator
    from pcve_desktop.methodology.cycle_comparison import Figure, StepPair, Thread
    from pcve_desktop.models.vocabularies import Vocabulary
    from pcve_desktop.services.dataset import Dataset
    from pcve_desktop.ui.context import Context

_ROW, _FEWEST, _MOST = 42, 3, 12


@dataclass(frozen=True, slots=True)
class Line:
    """One row in words; glyphs stand before the states."""

    id: str
    first: str
    then: str = ""
    now: str = ""
    last: str = ""
    glyph_then: str = ""
    glyph_now: str = ""
    glyph_last: str = ""
    more: str = ""


def step_lines(tr: Translator, pairs: tuple[StepPair, ...]) -> list[Line]:
    """Return the six steps with their states and reasons."""
    return [
        Line(
            pair.step.value,
            f"{pair.step.number} {tr.t(step_content(pair.step).title)}",
            tr.t(pair.before.label),
            tr.t(pair.after.label),
            _reasons(pair),
            glyph_of(pair.before),
            glyph_of(pair.after),
        )
        for pair in pairs
    ]


def _reasons(pair: StepPair) -> str:
    if pair.reason_before and pair.reason_after:
        return f"{pair.reason_before} → {pair.reason_after}"
    return pair.reason_before or pair.reason_after


def figure_lines(tr: Translator, figures: tuple[Figure, ...]) -> list[Line]:
    """Return the figures that say something: what neither cycle has is left out."""
    return [
        Line(
            f"{figure.section}.{figure.label}",
            tr.t(figure.label),
            tr.number(figure.before),
            tr.number(figure.after),
            tr.t(figure.change.label),
            more=tr.t(figure.section),
        )
        for figure in figures
        if figure.before or figure.after
    ]


_FATE_TONES = {
    "goes_on": "step.under_way",
    "new": "sprout",
    "ended": "step.done",
    "not_taken_up": "step.set_aside",
}


def thread_lines(tr: Translator, data: Dataset, threads: tuple[Thread, ...]) -> list[Line]:
    """Return what became of the records of one entity."""
    return [
        Line(
            thread.key,
            data.title(ENTITIES[thread.entity], thread.key),
            _said(tr, thread.then) if thread.before_id else "",
            _said(tr, thread.now) if thread.after_id else "",
            tr.t(thread.fate.label),
            glyph_of(thread.then),
            glyph_of(thread.now),
            _FATE_TONES[thread.fate.value],
            tr.t(thread.trend.label) if thread.trend not in {None, Trend.UNKNOWN} else "",
        )
        for thread in threads
    ]


def _said(tr: Translator, state: Vocabulary | None) -> str:
    return tr.t(state.label) if state is not None else tr.t("Not said")


class LineTable(RecordTableView):
    """A table of lines that is as tall as its rows, up to a dozen."""

    def __init__(self, context: Context, columns: list[Column], *, name: str, label: str) -> None:
        self._lines = RecordTableModel(columns, tr=context.tr, today=context.today())
        super().__init__(
            self._lines, hub=context.hub, tr=context.tr, name=name, label=label, compact=True
        )
        self._context = context
        self._all = list(columns)

    def show_last_column(self, *, shown: bool) -> None:
        """Show the last column, or leave it out where it has nothing to say."""
        model = self._lines
        wanted = len(self._all) - (not shown)
        if len(model.columns) == wanted:
            return
        model.beginResetModel()
        model.columns = [*model.columns, self._all[-1]] if shown else model.columns[:-1]
        model.endResetModel()

    def set_lines(self, lines: list[Line]) -> None:
        """Show other lines."""
        self._lines.set_rows(lines)
        rows = min(max(len(lines), _FEWEST), _MOST)
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + rows * self._context.hub.theme.px(_ROW) + 2)

    def name_cycles(self, then: str, now: str) -> None:
        """Call the columns `then` and `now` by the names of the cycles."""
        names = {"then": then, "now": now}
        for place, known in enumerate(self._lines.columns):
            if known.name in names:
                self._lines.columns[place] = replace(known, label=names[known.name])
                self._lines.headerDataChanged.emit(Qt.Orientation.Horizontal, place, place)


def _read(name: str) -> Callable[[Line], str]:
    return lambda line: str(getattr(line, name))


def steps_table(context: Context) -> LineTable:
    """Return the table of the six steps."""
    columns = [
        Column("first", mark("Step"), Show.STRONG, _read("first"), narrowest=200),
        Column("then", "", Show.STATE, _read("then"), glyph=_read("glyph_then")),
        Column("now", "", Show.STATE, _read("now"), glyph=_read("glyph_now")),
        Column("last", mark("Why"), Show.TEXT, _read("last"), stretch=3, optional=True),
    ]
    label = context.tr.t("The six steps in both cycles")
    return LineTable(context, columns, name="cycles.compare.steps", label=label)


def figures_table(context: Context) -> LineTable:
    """Return the table of the figures."""
    columns = [
        Column("first", mark("What is counted"), Show.STRONG, _read("first"), narrowest=180,
               stretch=3),
        Column("more", mark("Area"), Show.TEXT, _read("more"), optional=True),
        Column("then", "", Show.NUMBER, _read("then")),
        Column("now", "", Show.NUMBER, _read("now")),
        Column("last", mark("In words"), Show.TEXT, _read("last")),
    ]  # fmt: skip
    label = context.tr.t("Figures of both cycles")
    return LineTable(context, columns, name="cycles.compare.figures", label=label)


def threads_table(context: Context) -> LineTable:
    """Return the table of what became of things."""
    columns = [
        Column("first", mark("What"), Show.STRONG, _read("first"), narrowest=220, stretch=3),
        Column("last", mark("What became of it"), Show.CHIP, _read("last"),
               glyph=_read("glyph_last"), tone=lambda _line: "mute"),
        Column("then", "", Show.STATE, _read("then"), glyph=_read("glyph_then"), empty="–"),
        Column("now", "", Show.STATE, _read("now"), glyph=_read("glyph_now"), empty="–"),
        Column("more", mark("Trend"), Show.TEXT, _read("more"), empty="–", optional=True),
    ]  # fmt: skip
    label = context.tr.t("What became of things")
    return LineTable(context, columns, name="cycles.compare.threads", label=label)
