"""Two or three offices with copies of one workspace that hand packages to each other."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from pcve_desktop.exchange import receiving
from pcve_desktop.exchange.package import open_package, write_package
from pcve_desktop.exchange.planning import make_plan
from pcve_desktop.exchange.review import Choice, Decisions, FieldChange, Item, Plan
from pcve_desktop.exchange.writing import contents_of, write_plain
from pcve_desktop.models.base import ENTITIES, Record
from pcve_desktop.services import records
from tests.journal.oracle import Oracle
from tests.journal.world import Replica, differences

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pcve_desktop.exchange.ledger import Receipt
    from tests.journal.oracle import Rows


class Office(Replica):
    """A copy of a workspace that packs and receives."""

    def pack(self, **options: Any) -> Path:
        """Write a package of all that this copy holds; return its path."""
        self.time += dt.timedelta(minutes=1)
        path = self._place()
        for _ in write_package(self.ws, path, **options):
            pass
        return path

    def pack_without(self, known: Iterable[str]) -> Path:
        """Write a package that leaves out what the receiver is thought to have."""
        path = self._place()
        with path.open("w+b") as file:
            for _ in write_plain(self.ws, file, contents_of(self.ws, known=set(known)), path.name):
                pass
        return path

    def _place(self) -> Path:
        folder = self.path.parent / "packages"
        folder.mkdir(exist_ok=True)
        return folder / f"{self.path.stem}-{len(list(folder.iterdir()))}.passerelle-exchange"

    def look(self, path: Path) -> Plan:
        """Return what a package would change here."""
        with open_package(path) as package:
            return make_plan(self.ws, package)

    def take(
        self, path: Path, choice: Choice | None = None, *, aside: tuple[str, ...] = ()
    ) -> Receipt:
        """Take a package in, all conflicts settled alike, some records put aside."""
        self.time += dt.timedelta(minutes=1)
        with open_package(path) as package:
            plan = make_plan(self.ws, package)
            decisions = Decisions.first(plan)
            for record in aside:
                decisions.put_aside(plan, record)
            for item, change in decisions.open(plan):
                if choice is not None:
                    decisions.choose(item.record, change.name, choice)
            receipt = receiving.apply_plan(self.ws, package, plan, decisions)
        self.sound()
        return receipt

    def sound(self) -> None:
        """Check that the tables are what the journal stands for, and lead nowhere."""
        assert not differences(self.expected(), self.rows())
        assert self.dangling() == []

    def only(self, cls: type[Record]) -> str:
        (record,) = self.rows()[cls.__entity__.key]
        return record

    def row(self, cls: type[Record], record: str) -> dict[str, Any] | None:
        return self.rows()[cls.__entity__.key].get(record)

    def add(self, cls: type[Record], **values: Any) -> str:
        self.time += dt.timedelta(minutes=1)
        made = records.create(self.ws, cls, values=values)
        return made.created[cls.__entity__.key][0]

    def change(self, cls: type[Record], record: str, **values: Any) -> None:
        self.time += dt.timedelta(minutes=1)
        records.update(self.ws, cls, record, values=values)

    def delete(self, cls: type[Record], record: str) -> None:
        self.time += dt.timedelta(minutes=1)
        records.delete(self.ws, cls, record)


def item_of(plan: Plan, record: str) -> Item:
    (item,) = [item for item in plan.items if item.record == record]
    return item


def field_of(item: Item, name: str) -> FieldChange:
    (change,) = [change for change in item.changes if change.name == name]
    return change


def told(plan: Plan) -> dict[str, str]:
    """Return the standing of each record of a plan, by entity and title."""
    assert len({(item.entity, item.title) for item in plan.items}) == len(plan.items)
    return {f"{item.entity} {item.title}": item.standing.name for item in plan.items}


def agree(*offices: Office) -> None:
    """Check that copies that have seen the same show the same."""
    for office in offices:
        assert not differences(offices[0].rows(), office.rows())
        assert offices[0].conflicts() == office.conflicts()
        assert not differences(Oracle(office.batches()).rows, office.rows())


def content(rows: Rows) -> Rows:
    """Return tables without the offices, which sign in on their own."""
    return {key: value for key, value in rows.items() if key in ENTITIES and key != "office"}
