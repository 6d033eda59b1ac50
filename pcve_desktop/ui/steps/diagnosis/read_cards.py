"""Cards of Read together: trends by kind, how solid the picture is, what goes on from before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcve_desktop.methodology.diagnosis import GoesOn, going_on, grades, solidity, trends
from pcve_desktop.models.base import fields_of
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.network import Cycle
from pcve_desktop.models.vocabularies import Grade, Trend
from pcve_desktop.pictures.bars import Bar, bar_chart
from pcve_desktop.pictures.trends import TrendRow, trend_chart
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.diagnosis.findings import KINDS
from pcve_desktop.ui.steps.parts import Lines, PictureCard

if TYPE_CHECKING:
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.ui.context import Context


class TrendsCard(PictureCard):
    """How many findings of each kind rise, stay, fall, or are not known."""

    def __init__(self, context: Context, *, name: str) -> None:
        self._ctx = context
        self._rows: list[TrendRow] = []
        super().__init__(
            context, context.tr.t("Where it is heading"), self._draw, name=f"{name}.trends"
        )

    def show_findings(self) -> None:
        """Show the findings of the cycle at hand."""
        tr = self._ctx.tr
        self._rows = [
            TrendRow(tr.t(KINDS[kind].plural), *(counts[trend] for trend in Trend))
            for kind, counts in trends(self._ctx.data.all(Finding)).items()
        ]
        self.show_picture(self._draw)

    def _draw(self, width: int) -> Picture:
        context, tr = self._ctx, self._ctx.tr
        return trend_chart(self._rows, width=width, tr=tr, measure=context.picture_fonts().measure)


class GradesCard(PictureCard):
    """What the findings rest on."""

    def __init__(self, context: Context, *, name: str) -> None:
        self._ctx = context
        self._mix = grades(())
        super().__init__(
            context,
            context.tr.t("How solid the picture is"),
            self._draw,
            name=f"{name}.grades",
            sentence=True,
        )

    def show_findings(self) -> None:
        """Show the findings of the cycle at hand."""
        self._mix = grades(self._ctx.data.all(Finding))
        self.show_picture(self._draw)

    def _draw(self, width: int) -> Picture:
        context, tr, mix = self._ctx, self._ctx.tr, self._mix
        shown = [*Grade, *([None] if mix.counts[None] else [])]
        return bar_chart(
            [
                Bar(tr.t(grade.label if grade else solidity(None).label), mix.counts[grade])
                for grade in shown
            ],
            title=tr.t("How solid the picture is"),
            sentence=tr.t(
                "{carrying} of {count} findings rest on more than a perception.",
                carrying=mix.carrying,
                count=sum(mix.counts.values()),
            ),
            nothing=tr.t("None yet"),
            width=width,
            tr=tr,
            measure=context.picture_fonts().measure,
        )


class EarlierCard(Card):
    """Findings that go on from an earlier cycle: what they were then; hidden without any."""

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__(
            context.hub, context.tr.t("Going on from an earlier cycle"), name=f"{name}.earlier"
        )
        self._ctx = context
        self._told: list[tuple[str, str, str]] = []
        self.lines = Lines(gap=12)
        self.body.addWidget(self.lines)

    def show_findings(self) -> None:
        """Show the findings of the cycle at hand."""
        data = self._ctx.data
        told = [self._tell(one) for one in going_on(data.all(Finding), data.everywhere(Finding))]
        self.setVisible(bool(told))
        if told != self._told:
            self._told = told
            self.lines.set_lines([_entry(*texts) for texts in told])

    def told(self) -> list[tuple[str, str, str]]:
        """Return what is shown: the finding, what it was called when, what has changed."""
        return list(self._told)

    def _tell(self, one: GoesOn) -> tuple[str, str, str]:
        tr = self._ctx.tr
        cycle = self._ctx.data.title(Cycle, one.before.cycle_id)
        then = tr.t("{cycle}: “{statement}”", cycle=cycle, statement=one.before.statement)
        if one.before.statement == one.now.statement:
            then = cycle
        moved = [self._moved(one, name) for name in one.moved]
        return one.now.statement, then, " · ".join(moved) or tr.t("Seen as before")

    def _moved(self, one: GoesOn, name: str) -> str:
        tr = self._ctx.tr
        values = [getattr(finding, name) for finding in (one.before, one.now)]
        if name == "grade":
            words = [tr.t(solidity(value).label) for value in values]
        else:
            words = [tr.t(value.label) for value in values]
        return tr.t(
            "{field}: {before} → {now}",
            field=tr.t(fields_of(Finding)[name].label),
            before=tr.inside(words[0]),
            now=tr.inside(words[1]),
        )


def _entry(statement: str, then: str, moved: str) -> QWidget:
    entry = QWidget()
    column = QVBoxLayout(entry)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Text(statement, Role.STRONG, wrap=True))
    column.addWidget(Text(then, Role.SECONDARY, tone="ink2", wrap=True))
    column.addWidget(Text(moved, Role.BODY, wrap=True))
    return entry
