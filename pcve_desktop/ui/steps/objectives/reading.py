"""What the pages of step 4 read together: retained priorities, SMART checks, standings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.methodology import indicators, scoring, smart
from pcve_desktop.models.objectives import Indicator, Measurement, Objective
from pcve_desktop.models.priorities import Candidate, PriorityDecision
from pcve_desktop.pictures.lines import Moment

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.methodology.indicators import Standing
    from pcve_desktop.methodology.smart import Smart
    from pcve_desktop.services.dataset import Dataset
    from pcve_desktop.ui.context import Context


def retained(data: Dataset) -> list[Candidate]:
    """Return the retained priorities by rank."""
    return scoring.retained(data.all(Candidate), data.all(PriorityDecision))


def smart_of(context: Context, objective: Objective) -> Smart:
    """Return the five letters of an objective."""
    own = context.data.where(Indicator, "objective_id", objective.id)
    return smart.check(objective, indicators=own, today=context.today())


def ready_note(context: Context) -> str:
    """Say how many objectives are ready, empty while there is none."""
    objectives = context.data.all(Objective)
    if not objectives:
        return ""
    ready = sum(smart_of(context, item).ready for item in objectives)
    return context.tr.n(
        "{ready} of {count} objective is ready.",
        "{ready} of {count} objectives are ready.",
        len(objectives),
        ready=ready,
    )


def state_words(tr: Translator, found: Smart) -> str:
    """Say how far the wording of an objective is."""
    if found.ready:
        return tr.t("Ready")
    return tr.t("{clear} of {count}", clear=found.clear_count, count=len(found.letters))


def standing_of(data: Dataset, indicator: Indicator) -> Standing:
    """Return where an indicator stands."""
    own = data.where(Measurement, "indicator_id", indicator.id)
    return indicators.standing(indicator, own)


def moments(tr: Translator, found: Standing) -> list[Moment]:
    """Return the dated values of an indicator for a chart."""
    return [
        Moment(tr.date(point.on) if point.on else tr.t("without date"), point.value)
        for point in found.points
    ]


def figure(tr: Translator, value: float | None, unit: str | None) -> str:
    """Return a value in words; a percentage carries its sign, other units stand elsewhere."""
    if value is None:
        return "–"
    if unit is not None and unit.strip() == "%":
        return tr.percent(value / 100)
    return tr.number(value)
