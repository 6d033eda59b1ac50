"""What people do in one copy of a workspace, through the services, by numbers that choose."""

from __future__ import annotations

import contextlib
from collections import Counter
from typing import TYPE_CHECKING, Any

from pcve_desktop.models.actions import Action, ActionPartner, Milestone
from pcve_desktop.models.diagnosis import Finding, Theme
from pcve_desktop.models.network import Cycle, Network
from pcve_desktop.models.partners import Contact, Membership, Organisation
from pcve_desktop.services import history, records
from pcve_desktop.services.redaction import RemovedForGood
from tests.journal.world import LABEL

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.models import Record
    from pcve_desktop.store.workspace import Workspace
    from tests.exchange.machine.places import Place

EDITS: tuple[tuple[type[Record], str, tuple[Any, ...]], ...] = (
    (Organisation, "name", ("Rive Est", "Le Pont")),
    (Organisation, "notes", ("A hall on Thursdays", "Ask in May", None)),
    (Organisation, "city", ("Valmont", "", None)),
    (Contact, "phone", ("01 23", "04 56", None)),
    (Contact, "email", ("a@rive-est.example", "b@rive-est.example")),
    (Action, "title", ("Open evenings", "Café des parents")),
    (Action, "description", ("For all", "For the young", "By the river")),
    (Action, "progress", (0, 50, None)),
    (Action, "safe", (True, False)),
    (Milestone, "title", ("Poster printed", "Hall booked")),
    (Milestone, "position", ("b", "d", "f")),
    (Finding, "statement", ("Nowhere to meet", "Dark at night")),
    (Theme, "title", ("Streets", "Evenings")),
    (ActionPartner, "contribution", ("A room", None)),
    (Membership, "contribution", ("Two hours a week", "")),
    (Network, "city", ("Valmont", "Rive Est")),
)
REFERENCES: tuple[tuple[type[Record], str, type[Record]], ...] = (
    (Action, "lead_id", Organisation),
    (Milestone, "organisation_id", Organisation),
    (Finding, "theme_id", Theme),
)
LINKS: tuple[tuple[type[Record], str, type[Record], str, type[Record]], ...] = (
    (ActionPartner, "action_id", Action, "organisation_id", Organisation),
    (Membership, "network_id", Network, "organisation_id", Organisation),
)
DELETABLE = (Organisation, Contact, Action, Milestone, Finding, Theme, ActionPartner, Membership)
COUNTED: Counter[str] = Counter()
# What a person meets who wants what is not possible any more.
_REFUSALS = (records.RecordGone, records.CycleClosed, RemovedForGood)


class Deeds:
    """The work of offices; each step is held against the oracle."""

    places: list[Place]
    secrets: list[str]

    def add_partner(self, who: int, name: str, other: int) -> None:
        def work(ws: Workspace) -> None:
            made = records.create(ws, Organisation, values={"name": name})
            network = self.places[who].pick(Network, other)
            if network is not None and other % 3:
                ends = {"network_id": network, "organisation_id": made.first_id}
                records.create(ws, Membership, values=ends)

        self._do(who, work)

    def add_action(self, who: int, title: str, other: int) -> None:
        values = self._scope(who, other) | {
            "title": title, "lead_id": self.places[who].pick(Organisation, other),
        }  # fmt: skip
        if values["network_id"] is not None:
            self._do(who, lambda ws: records.create(ws, Action, values=values))

    def add_part(self, who: int, title: str, owner: int, other: int) -> None:
        place = self.places[who]
        action, partner = place.pick(Action, owner), place.pick(Organisation, other)
        network, theme = place.pick(Network, owner), place.pick(Theme, other)
        made: list[tuple[type[Record], dict[str, Any]]] = []
        if action is not None:
            part = {"network_id": network, "action_id": action}
            made.append((Milestone, part | {"title": title, "organisation_id": partner}))
        if partner is not None:
            made.append((Contact, {"organisation_id": partner, "function": title}))
        if network is not None:
            made.append((Theme, {"network_id": network, "title": title}))
            statement = {"network_id": network, "statement": title, "theme_id": theme}
            made.append((Finding, statement))
        if made:
            cls, values = made[(owner + other) % len(made)]
            self._do(who, lambda ws: records.create(ws, cls, values=values))

    def edit(self, who: int, what: tuple[Any, ...], which: int, value: int) -> None:
        cls, field, values = what
        record = self.places[who].pick(cls, which % 3)
        if record is not None:
            new = {field: values[value % len(values)]}
            self._do(who, lambda ws: records.update(ws, cls, record, values=new))

    def refer(self, who: int, what: tuple[Any, ...], which: int, other: int, empty: bool) -> None:
        cls, field, target = what
        record = self.places[who].pick(cls, which)
        if record is not None:
            new = {field: None if empty else self.places[who].pick(target, other)}
            self._do(who, lambda ws: records.update(ws, cls, record, values=new))

    def delete(self, who: int, cls: type[Record], which: int) -> None:
        record = self.places[who].pick(cls, which)
        if record is not None:
            self._do(who, lambda ws: records.delete(ws, cls, record))

    def link(self, who: int, what: tuple[Any, ...], owner: int, others: set[int]) -> None:
        cls, field, owner_cls, other_field, other_cls = what
        place = self.places[who]
        one, network = place.pick(owner_cls, owner), place.pick(Network, owner)
        if one is None or network is None:
            return
        ids = {found for other in others if (found := place.pick(other_cls, other)) is not None}
        self._do(
            who,
            lambda ws: records.set_links(
                ws, cls, owner=(field, one), other=other_field, ids=ids, network_id=network
            ),
        )

    def add_network(self, who: int) -> None:
        if len(self.places[who].some(Network)) >= 3:
            return

        def work(ws: Workspace) -> None:
            made = records.create(ws, Network, values={"name": "Rive Est"})
            values = {"network_id": made.first_id, "name": "2026"}
            records.create(ws, Cycle, values=values)

        self._do(who, work)

    def undo_or_redo(self, who: int, back: bool) -> None:
        self._do(who, history.undo_last if back else history.redo_last)

    def take_back_any(self, who: int, which: int) -> None:
        """Take back something of the history, whoever did it."""
        # What all began with is left: without its network nothing of it stands.
        entries = [
            entry
            for entry in history.recent(self.places[who].ws)
            if entry.kind != "office" and entry.label != LABEL
        ][:8]
        if entries:
            batch = entries[which % len(entries)].batch_id
            self._do(who, lambda ws: history.take_back(ws, batch))

    def _do(self, who: int, work: Callable[[Workspace], object]) -> None:
        with contextlib.suppress(*_REFUSALS):
            work(self.places[who].ws)
        self._check(who)

    def _scope(self, who: int, other: int) -> dict[str, Any]:
        place = self.places[who]
        network = place.pick(Network, other)
        cycles = [
            record for record, row in place.rows()["cycle"].items() if row["network_id"] == network
        ]
        return {"network_id": network, "cycle_id": min(cycles, default=None)}

    def _check(self, who: int) -> Any:
        COUNTED["steps"] += 1
        place = self.places[who]
        rows = place.sound(self.secrets)
        if COUNTED["steps"] % 10 == 0:
            place.checked()
        return rows
