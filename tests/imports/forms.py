"""A network with a few actions, a form of it, and ways to change a form as people do."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import openpyxl

from pcve_desktop.i18n import Translator
from pcve_desktop.imports.returns import read_return
from pcve_desktop.models.actions import Action, ActionLogEntry, ActionPartner, Milestone
from pcve_desktop.models.vocabularies import ActionStatus
from pcve_desktop.reports.return_form import write_return_forms
from pcve_desktop.services import networks, partners, records
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from pcve_desktop.models import Record
    from pcve_desktop.services.returns import Proposal, ReturnPlan

SENT = dt.date(2026, 11, 10)
TODAY = dt.date(2026, 11, 24)
ACTIONS, MILESTONES = 1, 2
"""The sheets of a form, after the words."""


@dataclass
class World:
    """An open network: the library leads two actions, takes part in a third, owns milestones."""

    ws: Workspace
    network: str
    cycle: str
    library: str
    club: str
    walk: str
    radio: str
    fair: str
    steps: dict[str, str]

    @property
    def data(self) -> Dataset:
        return Dataset(self.ws, network_id=self.network, cycle_id=self.cycle)

    def get(self, entity: type[Record], record_id: str) -> Any:
        return self.data.get(entity, record_id)

    def log(self) -> list[tuple[str, str]]:
        entries = self.data.everywhere(ActionLogEntry)
        return [(entry.kind.value, entry.text) for entry in entries]

    def form(self, folder: Path, language: str = "en") -> Path:
        """Write the form of the library and return it."""
        (step,) = write_return_forms(
            self.ws, network_id=self.network, cycle_id=self.cycle,
            organisation_ids=[self.library], language=language, folder=folder, today=SENT,
        )  # fmt: skip
        return step.path

    def read(self, path: Path) -> ReturnPlan:
        return read_return(self.data, path, today=TODAY)


def make_world(path: Path, language: str = "en") -> World:
    """Make a new file with the network and leave it open."""
    ws = Workspace.create(path, office="Espace Jeunes")
    networks.create_network(ws, name="Les Tilleuls", tr=Translator(language), today=SENT)
    return fill_world(ws)


def fill_world(ws: Workspace) -> World:
    """Add partners, actions and milestones to a file with one network."""
    (summary,) = networks.networks(ws)
    network, cycle = summary.id, summary.cycle_id or ""

    def partner(name: str) -> str:
        made = partners.add_partner(ws, network_id=network, values={"name": name})
        return made.created["organisation"][0]

    def add(entity: type[Record], **values: Any) -> str:
        scope = {"network_id": network}
        if hasattr(entity, "cycle_id"):
            scope["cycle_id"] = cycle
        return records.create(ws, entity, values=scope | values).created[entity.__entity__.key][0]

    library, club = partner("Médiathèque Olympe"), partner("FC Tilleuls")
    walk = add(
        Action, number=1, title="Walk with parents", lead_id=library, progress=40,
        status=ActionStatus.UNDER_WAY, planned_end=dt.date(2026, 12, 18), budget=900,
        evidence="=three walks so far", participants=12, actual_start=dt.date(2026, 9, 1),
    )  # fmt: skip
    radio = add(Action, number=2, title="Youth radio", lead_id=library)
    fair = add(Action, number=3, title="Street fair", lead_id=club, evidence="A & B <i>ok</i>")
    add(ActionPartner, action_id=fair, organisation_id=library)
    other = add(Action, number=4, title="Match of words", lead_id=club)
    steps = {
        title: add(Milestone, action_id=action, title=title, organisation_id=owner, due_on=day)
        for title, action, owner, day in (
            ("Find a room", walk, club, dt.date(2026, 12, 1)),
            ("Print the poster", fair, library, None),
            ("Lend the chairs", other, library, dt.date(2027, 1, 8)),
            ("Choose the referee", other, club, None),
        )
    }
    return World(ws, network, cycle, library, club, walk, radio, fair, steps)


class Edited:
    """A form being changed: `cell(sheet, title, key)` finds a cell by its row and hidden key."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = openpyxl.load_workbook(path)

    def sheet(self, number: int) -> Worksheet:
        found: Worksheet = self.book.worksheets[number]
        return found

    def column(self, number: int, key: str) -> int:
        cells: Any = next(self.sheet(number).iter_rows(min_row=1, max_row=1))
        return int(next(cell.column for cell in cells if str(cell.value).endswith(f".{key}")))

    def row(self, number: int, title: str) -> int:
        rows: Iterator[Any] = self.sheet(number).iter_rows()
        return int(next(row[0].row for row in rows if title in {cell.value for cell in row}))

    def cell(self, number: int, title: str, key: str) -> Any:
        return self.sheet(number).cell(self.row(number, title), self.column(number, key))

    def put(self, number: int, title: str, key: str, value: Any) -> None:
        self.cell(number, title, key).value = value

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path


def found(plan: ReturnPlan) -> dict[tuple[str, str], Any]:
    """Return what a plan proposes: title and column to the new value."""
    return {(each.title, each.column.key): each.after for each in plan.proposals}


def one(plan: ReturnPlan) -> Proposal:
    """Return the only proposal."""
    (proposal,) = plan.proposals
    return proposal


def said(plan: ReturnPlan) -> list[tuple[str, int, str, str]]:
    """Return what is not taken: sheet, row, title and the beginning of the sentence."""
    tr = Translator("en")
    return [(p.sheet, p.row, p.title, p.said.text(tr)) for p in plan.problems]
