"""The sheet of the networks: one row for each, its path and its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pcve_desktop.methodology.steps import STEPS
from pcve_desktop.models import Kind
from pcve_desktop.models.network import Cycle
from pcve_desktop.models.vocabularies import (
    ActionStatus,
    MemberRole,
    Pillar,
    PreventionLevel,
    Sector,
    Sphere,
    Step,
)
from pcve_desktop.reports.excel_columns import (
    Column,
    clean_or_none,
    date_format,
    looks_like_formula,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pcve_desktop.i18n import Translator
    from pcve_desktop.reports.city.gathering import NetworkPart


def network_columns(tr: Translator) -> list[Column]:
    """Return the columns of the sheet, the identifier first; no two headers are the same."""
    taken: set[str] = set()
    made = []
    for column in _columns(tr):
        header, number = column.header, 2
        while header.casefold() in taken:
            header, number = f"{column.header} {number}", number + 1
        taken.add(header.casefold())
        made.append(_named(column, header))
    return made


def _named(column: Column, header: str) -> Column:
    return Column(
        header, column.read, column.type, column.width, column.number_format, column.as_text,
        name="",
    )  # fmt: skip


def _columns(tr: Translator) -> Iterator[Column]:
    yield Column("id", lambda one: one.figures.id, "s", 38)
    yield _text(tr.t("Network"), lambda one: one.name, 34)
    yield _text(tr.t("Neighbourhood"), lambda one: _seen(one, "area"), 34)
    yield _text(tr.t("Cycle"), _cycle, 16)
    for step in STEPS:
        title = f"{step.step.number} {tr.t(step.word)}"
        yield _text(title, _state(step.step), 15)
    yield _number(tr.t("Partners"), lambda one: len(one.figures.members))
    for role in MemberRole:
        if role.active or role is MemberRole.INVITED:
            yield _number(tr.t(role.label), _of("roles", role))
    for sector in Sector:
        yield _number(tr.t(sector.label), _of("sectors", sector))
    partners, actions = tr.t("Partners"), tr.t("Actions")
    for sphere in Sphere:
        yield _number(f"{partners}: {tr.t(sphere.label)}", _sphere("partners", sphere))
    yield _number(tr.t("Meetings held"), lambda one: one.figures.meetings)
    yield Column(tr.t("Last meeting"), _last_meeting, "d", 14, date_format(Kind.DATE, tr))
    yield _number(
        tr.t("Partners at the last meeting"),
        lambda one: one.figures.came.done if one.figures.last_meeting else None,
    )
    yield _number(tr.t("Sessions held"), lambda one: one.figures.sessions)
    yield Column(tr.t("People trained"), _people, "n", 14, "0", as_text=_is_text)
    yield _number(tr.t("Partners trained"), lambda one: one.figures.organisations_trained.done)
    yield _number(tr.t("Findings"), lambda one: one.figures.findings)
    yield _number(tr.t("Priorities retained"), lambda one: len(one.figures.retained))
    yield _number(tr.t("Objectives"), lambda one: one.figures.objectives.total)
    yield _number(tr.t("Objectives reached"), lambda one: one.figures.objectives.done)
    yield _number(tr.t("Milestones"), lambda one: one.figures.milestones.total)
    yield _number(tr.t("Milestones done"), lambda one: one.figures.milestones.done)
    yield _number(actions, lambda one: one.figures.actions)
    for status in ActionStatus:
        yield _number(f"{actions}: {tr.t(status.label)}", _of("statuses", status))
    for pillar in Pillar:
        yield _number(f"{tr.t('Pillar')}: {tr.t(pillar.label)}", _pillar(pillar))
    for sphere in Sphere:
        yield _number(f"{actions}: {tr.t(sphere.label)}", _sphere("spheres", sphere))
    for level in PreventionLevel:
        yield _number(f"{actions}: {tr.t(level.label)}", _of("levels", level))
    yield _number(tr.t("Lessons"), lambda one: one.figures.lessons)
    yield _number(tr.t("Setbacks"), lambda one: one.figures.setbacks)


def _text(header: str, read: Callable[[NetworkPart], str | None], width: float) -> Column:
    return Column(header, clean_or_none(read), "s", width, as_text=looks_like_formula)


def _number(header: str, read: Callable[[NetworkPart], int | None]) -> Column:
    # What these readers do not see may stand behind a nought: the cell stays empty.
    return Column(header, lambda one: read(one) or None, "n", _room(header), "0")


def _room(header: str) -> float:
    """Return a width at which a header takes two lines (characters)."""
    return max(13.0, len(header) / 2 + 5, max(map(len, header.split())) + 3.0)


def _seen(one: NetworkPart, name: str) -> str | None:
    value: str | None = one.view.value(one.view.data.network, name)
    return value


def _cycle(one: NetworkPart) -> str | None:
    cycle = one.view.data.cycle
    return one.view.title(Cycle, cycle.id) if cycle is not None else None


def _state(step: Step) -> Callable[[NetworkPart], str | None]:
    return lambda one: next((line.word for line in one.facts.steps if line.step is step), None)


def _of(figure: str, key: Any) -> Callable[[NetworkPart], int]:
    return lambda one: int(getattr(one.figures, figure)[key])


def _sphere(figure: str, sphere: Sphere) -> Callable[[NetworkPart], int]:
    return lambda one: int(getattr(one.figures, figure).counts[sphere])


def _pillar(pillar: Pillar) -> Callable[[NetworkPart], int]:
    return lambda one: next(
        (line.total for line in one.figures.pillars if line.pillar is pillar), 0
    )


def _last_meeting(one: NetworkPart) -> Any:
    last = one.figures.last_meeting
    return last.held_on if last is not None else None


def _people(one: NetworkPart) -> int | str | None:
    return one.view.count(one.figures.trained) or None


def _is_text(value: object) -> bool:
    return isinstance(value, str)
