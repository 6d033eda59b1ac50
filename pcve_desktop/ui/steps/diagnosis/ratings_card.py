"""How a finding was rated over time: day, office, what was said, and why; earlier cycles too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcve_desktop.methodology.diagnosis import in_order
from pcve_desktop.models.diagnosis import Finding, FindingRating
from pcve_desktop.models.network import Cycle
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.parts import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.context import Context

Said = tuple[str, str, str]


class RatingsCard(Card):
    """The ratings of one finding, the latest first; hidden while there are none."""

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__(
            context.hub, context.tr.t("How it was rated, and why"), name=f"{name}.ratings"
        )
        self._context = context
        self._shown: list[Said] = []
        self.lines = Lines(gap=12)
        self.body.addWidget(self.lines)

    def show_finding(self, finding: Finding) -> None:
        """Show the ratings of a finding, then those of what it continues."""
        told = list(self._story(finding))
        self.setVisible(bool(told))
        if told != self._shown:
            self._shown = told
            self.lines.set_lines([self._entry(*said) for said in told])

    def story(self) -> list[Said]:
        """Return what is shown: when and by whom, what was said, why."""
        return list(self._shown)

    def _story(self, finding: Finding) -> Iterator[Said]:
        data, tr = self._context.data, self._context.tr
        cycle = ""
        seen: set[str] = set()
        one: Finding | None = finding
        while one is not None and one.id not in seen:
            seen.add(one.id)
            for rating in in_order(data.where(FindingRating, "finding_id", one.id)):
                yield self._when(rating, cycle), rating_in_words(rating, tr), rating.reason or ""
            one = data.get(Finding, one.continues)
            cycle = data.title(Cycle, one.cycle_id) if one is not None else ""

    def _when(self, rating: FindingRating, cycle: str) -> str:
        context, tr = self._context, self._context.tr
        if rating.rated_on is None:
            when = tr.t("Before ratings were kept")
        else:
            when = tr.t(
                "{date}, {office}",
                date=tr.date(rating.rated_on, "medium"),
                office=context.office(rating.changed_by),
            )
        return tr.t("{when}, cycle {cycle}", when=when, cycle=cycle) if cycle else when

    def _entry(self, when: str, what: str, why: str) -> QWidget:
        entry = QWidget()
        column = QVBoxLayout(entry)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Text(when, Role.CAPTION, tone="ink2", wrap=True))
        column.addWidget(Text(what, Role.BODY, wrap=True))
        if why:
            column.addWidget(Text(why, Role.SECONDARY, tone="ink2", wrap=True))
        return entry


def rating_in_words(rating: FindingRating, tr: Translator) -> str:
    """Return what a rating said: the evidence, the agreement, the trend, as far as it spoke."""
    words = [tr.t(value.label) for value in (rating.grade, rating.agreement) if value is not None]
    if rating.trend is not None:
        trend = tr.inside(tr.t(rating.trend.label))
        words.append(tr.t("{field}: {value}", field=tr.t("Trend"), value=trend))
    # A rating without a value took the grade back.
    return " · ".join(words) or tr.t("Evidence taken back: not weighed")
