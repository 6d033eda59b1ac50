"""Plans made by hand, and an office next door that hands over real files."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from pcve_desktop.exchange.joining import begin_from
from pcve_desktop.exchange.manifest import SUFFIX
from pcve_desktop.exchange.package import open_package, write_package
from pcve_desktop.exchange.review import FieldChange, Item, Joining, Plan, Side, Standing
from pcve_desktop.models.actions import Action
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.vocabularies import ActionStatus
from pcve_desktop.services import networks, records

if TYPE_CHECKING:
    from pathlib import Path

    from pcve_desktop.store.workspace import Workspace

OURS, THEIRS = "Espace Jeunes", "Rive Est"
WORDING = "Twelve teams use the word list by Easter."
OTHER_WORDING = "All teams use the word list by June."


def side(value: Any, office: str, day: int = 10) -> Side:
    return Side(value, office, dt.datetime(2026, 11, day, 10, tzinfo=dt.UTC))


def rival(name: str, ours: Any, theirs: Any, joining: Joining = Joining.HISTORY) -> FieldChange:
    return FieldChange(name, side(ours, OURS), side(theirs, THEIRS, 18), True, joining)


def change(name: str, ours: Any, theirs: Any) -> FieldChange:
    now = None if ours is None else side(ours, OURS)
    return FieldChange(name, now, side(theirs, THEIRS))


def item(
    entity: str, record: str, title: str, standing: Standing, *changes: FieldChange, **more: Any
) -> Item:
    return Item(entity, record, title, standing, "Les Tilleuls", tuple(changes), **more)


def small_plan() -> Plan:
    """Return two conflicts, a new partner with its membership, two updates, a deleted action."""
    return Plan(
        items=(
            item("action", "sports", "Sports day", Standing.BOTH,
                 rival("status", ActionStatus.STOPPED, ActionStatus.PAUSED),
                 change("budget", 300.0, 450.0)),
            item("objective", "words", "Our words", Standing.BOTH,
                 rival("title", WORDING, OTHER_WORDING, Joining.TEXTS)),
            item("organisation", "rives", "Maison des Rives", Standing.NEW,
                 change("name", None, "Maison des Rives")),
            item("membership", "member", "Maison des Rives in Les Tilleuls", Standing.NEW,
                 change("organisation_id", None, "rives"), needs=frozenset({"rives"})),
            item("action", "debate", "Debate night", Standing.UPDATED,
                 change("place", "Small hall", "Large hall")),
            item("organisation", "passages", "Passages", Standing.UPDATED,
                 change("website", None, "https://passages.example"), change("city", "A", "B")),
            item("action", "leaflet", "Old leaflet", Standing.DELETED,
                 change("_del", False, True), needs=frozenset({"step"})),
            item("milestone", "step", "Print it", Standing.DELETED, change("_del", False, True)),
        ),
        base="here",
        same=24,
        fresh=9,
    )  # fmt: skip


def large_plan(count: int, *, conflicts: int = 0) -> Plan:
    """Return a plan of so many updates, with some conflicts before them."""
    made = [
        item("action", f"c{number}", f"Action {number}", Standing.BOTH,
             rival("title", f"Ours {number}", f"Theirs {number}"))
        for number in range(conflicts)
    ]  # fmt: skip
    made += [
        item("action", f"u{number}", f"Action {number}", Standing.UPDATED,
             change("title", f"Before {number}", f"After {number}"))
        for number in range(count - conflicts)
    ]  # fmt: skip
    return Plan(tuple(made), "here")


class NextDoor:
    """Rive Est: a copy of a workspace that was begun from its file."""

    def __init__(self, ws: Workspace, folder: Path) -> None:
        self.folder = folder
        self._number = 0
        with open_package(self.pack(ws)) as package:
            self.ws = begin_from(package, folder / "rive-est.passerelle", office=THEIRS)
        (network,) = networks.networks(self.ws)
        self.scope = {"network_id": network.id, "cycle_id": network.cycle_id}

    def pack(self, ws: Workspace, *, password: str | None = None) -> Path:
        """Write a package of a workspace."""
        self._number += 1
        path = self.folder / f"les-tilleuls-{self._number}{SUFFIX}"
        for _step in write_package(ws, path, password=password):
            pass
        return path

    def hand_over(self, *, password: str | None = None) -> Path:
        """Write a package of what they have."""
        return self.pack(self.ws, password=password)

    def add_action(self, title: str) -> str:
        return records.create(self.ws, Action, values=self.scope | {"title": title}).first_id

    def add_partner(self, name: str) -> str:
        return records.create(self.ws, Organisation, values={"name": name}).first_id
