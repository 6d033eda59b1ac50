"""What the pages and the workbook of the city both say: figures in a few words, how they count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.reports.content import Figure

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.reports.city.gathering import CityPart


def people_trained(city: CityPart, tr: Translator) -> tuple[str, bool]:
    """Return how many people were trained in all, and whether there are more of them."""
    found, view = city.figures.trained, city.networks[0].view
    if not found.number:
        return "" if found.whole else tr.t("a few"), False
    if view.masked(found.number):
        return str(view.count(found.number)), False
    return tr.number(found.number), not found.whole


def figures(city: CityPart, tr: Translator) -> list[Figure]:
    """Return up to six figures; what is nought says nothing and is left out."""
    sums = city.figures
    members, learned = len(sums.organisations), sums.lessons + sums.setbacks
    people, more = people_trained(city, tr)
    trained = tr.n("person trained", "people trained", sums.trained.number)
    reached = tr.t("{done} of {total}", done=sums.objectives.done, total=sums.objectives.total)
    found = [
        _counted(members, tr, tr.n("organisation", "organisations", members)),
        Figure(people, tr.t("people trained, at least") if more else trained),
        _counted(sums.actions, tr, tr.n("action", "actions", sums.actions)),
        _counted(
            sums.retained, tr, tr.n("priority retained", "priorities retained", sums.retained)
        ),
        Figure(
            reached if sums.objectives.total else "",
            tr.n("objective reached", "objectives reached", sums.objectives.total),
        ),
        _counted(
            learned, tr,
            tr.n("lesson or setback shared", "lessons and setbacks shared", learned),
        ),
    ]  # fmt: skip
    return [figure for figure in found if figure.value]


def _counted(number: int, tr: Translator, label: str) -> Figure:
    return Figure(tr.number(number) if number else "", label, number)


def notes(tr: Translator, least: int) -> list[str]:
    """Return how the report counts, sentence by sentence; the workbook says the same."""
    said = [
        tr.t("The networks stand in alphabetical order. They differ in age, size and means: their "
             "figures help them to talk to each other and are no ranking."),
        tr.t("Each network is shown in its current cycle."),
        tr.t("An organisation that takes part in several networks counts once for the city."),
        tr.t("An organisation or action with several spheres counts once, for the first of them."),
        tr.t("An objective is reached when all its indicators with a target have reached it."),
        tr.t("Steps may be adapted or set aside: this is as good an end as any other."),
    ]  # fmt: skip
    if least > 1:
        said.append(
            tr.t("Numbers of people under {count} are shown as “<{count}” and left out of the "
                 "totals, which then say “at least”.", count=least)
        )  # fmt: skip
    return said
