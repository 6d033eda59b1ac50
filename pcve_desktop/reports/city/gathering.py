"""The networks of a report for the city, each through a view of its own, and their figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.city import (
    CityFigures,
    NetworkFigures,
    NetworkRecords,
    alphabetical,
    city,
)
from pcve_desktop.models import ENTITIES
from pcve_desktop.models.actions import Action, ActionLogEntry, Milestone
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.objectives import Indicator, Measurement, Objective
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.priorities import Candidate, PriorityDecision
from pcve_desktop.models.sharing import Meeting, MeetingAttendance
from pcve_desktop.models.training import SessionAttendance, TrainingSession
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.reports.content import DocumentTexts, Facts, document_texts, facts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.reports.audiences import Source


@runtime_checkable
class Neighbours(Protocol):
    """A source that knows the other networks of its file (`services.dataset.Dataset`)."""

    def side_by_side(self) -> Sequence[Source]:
        """Return every network of the file in its current cycle."""


@dataclass(frozen=True, slots=True)
class NetworkPart:
    """One network of the report: what its readers may see of it, and what it adds up to."""

    view: View
    facts: Facts
    figures: NetworkFigures

    @property
    def name(self) -> str:
        """Return the name of the network."""
        return self.view.data.network.name

    @property
    def people_trained(self) -> str:
        """Return the number of people trained as it may be shown, empty for none."""
        return str(self.view.count(self.figures.trained) or "")


@dataclass(frozen=True, slots=True)
class CityPart:
    """All networks of the report, in alphabetical order, and what they add up to."""

    networks: tuple[NetworkPart, ...]
    figures: CityFigures

    @property
    def views(self) -> list[View]:
        """Return the view of each network."""
        return [one.view for one in self.networks]


def views_of(view: View, ids: Collection[str] = ()) -> list[View]:
    """Return a view of each network of the file that the readers of `view` may know of.

    They stand in alphabetical order, for no network comes before another. `ids` are those that are
    wanted, all when there are none.
    """
    data = view.data
    sources = data.side_by_side() if isinstance(data, Neighbours) else [data]
    views = [View(source, view.audience, least_count=view.least) for source in sources]
    found = [
        one
        for one in views
        if one.shows(one.data.network) and (not ids or one.data.network.id in ids)
    ]
    return sorted(found, key=lambda one: (alphabetical(_name(one)), one.data.network.id))


def _name(view: View) -> str:
    return view.data.network.name


@dataclass(frozen=True, slots=True)
class ReadNetwork:
    """What was read of one network, before it is added up."""

    view: View
    facts: Facts
    records: NetworkRecords


def read_network(view: View, tr: Translator, *, today: dt.date) -> ReadNetwork:
    """Read one network as its view shows it; for many of them this is what takes time."""
    said = facts(view, tr, today=today)
    return ReadNetwork(view, said, _records(view, said))


def add_up(read: Sequence[ReadNetwork], *, today: dt.date) -> CityPart:
    """Return the figures of networks, in their order, and of all of them together."""
    least = read[0].view.least if read else 0
    figures = city([one.records for one in read], today=today, least=least)
    parts = zip(read, figures.networks, strict=True)
    return CityPart(tuple(NetworkPart(one.view, one.facts, own) for one, own in parts), figures)


def _records(view: View, said: Facts) -> NetworkRecords:
    read = view.records
    return NetworkRecords(
        id=view.data.network.id,
        states={line.step: line.state for line in said.steps},
        organisations=read(Organisation),
        memberships=read(Membership),
        meetings=read(Meeting),
        presences=read(MeetingAttendance),
        sessions=read(TrainingSession),
        attendance=read(SessionAttendance),
        findings=read(Finding),
        candidates=read(Candidate),
        decisions=read(PriorityDecision),
        objectives=read(Objective),
        indicators=read(Indicator),
        measurements=read(Measurement),
        actions=read(Action),
        milestones=read(Milestone),
        log=read(ActionLogEntry),
        changed_at=_changed_at(view),
    )


def _changed_at(view: View) -> dt.datetime | None:
    """Return when the network last wrote anything, for the city only.

    Everything counts, what these readers do not see as well: to call a network quiet because its
    work is kept back would be unfair.
    """
    if view.audience is not Audience.CITY:
        return None
    own = (entity for entity in ENTITIES.values() if hasattr(entity, "network_id"))
    days = [record.changed_at for entity in own for record in view.data.all(entity)]
    return max((day for day in days if day is not None), default=None)


# -- how the report names itself

_SUBJECTS = {
    Audience.CITY: mark("City report"),
    Audience.PUBLIC: mark("Report of the networks"),
}


def place_of(views: Sequence[View], tr: Translator) -> str:
    """Return the city that all networks are in, or a word for several networks."""
    cities = {" ".join((view.data.network.city or "").split()) for view in views} - {""}
    return cities.pop() if len(cities) == 1 else tr.t("Our networks")


def texts_of(views: Sequence[View], tr: Translator, today: dt.date) -> DocumentTexts:
    """Return what names the report on every page and sheet, and in its properties."""
    base = document_texts(views[0], tr, today)
    place, subject = place_of(views, tr), tr.t(_SUBJECTS[views[0].audience])
    return DocumentTexts(
        title=f"{subject} · {place}",
        subject=subject,
        head=f"{place} · {subject}",
        date=base.date,
        foot=base.foot,
        audience=base.audience,
        level=base.level,
    )
