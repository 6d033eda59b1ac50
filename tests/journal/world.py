"""Offices that keep copies of one workspace: what they do, and how their copies are compared."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, select

from pcve_desktop.i18n import Translator
from pcve_desktop.journal import apply, history, log, undo
from pcve_desktop.journal.batch import Batch, from_json, to_json
from pcve_desktop.journal.project import expected, table_of
from pcve_desktop.journal.tables import BATCH
from pcve_desktop.models import ENTITIES
from pcve_desktop.models.actions import Action, ActionPartner, Milestone
from pcve_desktop.models.network import Cycle, Network
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.services import networks
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from tests.journal.oracle import Rows

# One question to the file instead of one for each table: most are empty.
_FILLED = " UNION ALL ".join(
    f"SELECT '{key}' WHERE EXISTS (SELECT 1 FROM {key})"  # noqa: S608 -- the program's own tables
    for key in ENTITIES
)
DERIVED = {"changed_at", "changed_by"}
LABEL = "Test"
NOON = dt.datetime(2026, 11, 24, 12, 0, tzinfo=dt.UTC)


class Replica:
    """One copy of a workspace, with a clock of its own."""

    def __init__(self, path: Path, *, office: str, device: str | None, years: int) -> None:
        self.path = path
        self.ws = Workspace.open(path, office=office)
        event.listen(self.ws._engine, "connect", _trade_safety_for_speed)
        self.ws._engine.dispose()
        if device is not None:
            with self.ws._engine.begin() as connection:
                log.set_meta(connection, "device", device)
            self.ws._device = device
        self._skew = dt.timedelta(days=365 * years)
        self._loaded: dict[str, Batch] = {}
        self.time = NOON
        self.ws.now = lambda: self.time + self._skew
        with self.ws.write_raw():
            # The first write signs in; whatever is compared later starts after it.
            pass

    def close(self) -> None:
        self.ws.close()

    def batches(self) -> list[Batch]:
        """Return everything this copy knows; what was read once is not read again."""
        found = self.lacking(self._loaded)
        self._loaded |= {batch.identifier(): batch for batch in found}
        return [self._loaded[identifier] for identifier in self.identifiers()]

    def identifiers(self) -> list[str]:
        """Return the identifiers of all batches, waiting ones left out."""
        with self.ws.read() as session:
            return list(session.scalars(select(BATCH.c.id).order_by(BATCH.c.seq)))

    def lacking(self, known: Iterable[str]) -> list[Batch]:
        with self.ws.read() as session:
            return apply.missing_from(session.connection(), known)

    def receive(
        self,
        batches: Iterable[Batch],
        *,
        aside: Collection[str] = (),
        elsewhere: Iterable[str] = (),
    ) -> apply.Received:
        """Take in batches as they come out of a package."""
        copies = [from_json(json.loads(json.dumps(to_json(batch)))) for batch in batches]
        with self.ws.write_raw() as connection:
            return apply.ingest(connection, copies, aside=aside, elsewhere=elsewhere)

    def take_back(self, batches: Iterable[str], *, kind: str = "undo") -> str | None:
        """Take back several batches at once, as the undo of a merge does."""
        with self.ws.write_raw() as connection:
            inverse = undo.invert(connection, batches)
            changes = apply.write_ops(
                connection, self.ws.author, inverse.ops, made_at=NOON.isoformat(), label=LABEL,
                values={}, kind=kind,
            )  # fmt: skip
        return changes.batch_id

    def rows(self) -> Rows:
        """Return all tables as they are, by entity and record."""
        found: Rows = {}
        with self.ws.read() as session:
            connection = session.connection()
            filled = set(connection.exec_driver_sql(_FILLED).scalars())
            for key, cls in ENTITIES.items():
                if key not in filled:
                    found[key] = {}
                    continue
                rows = connection.execute(select(table_of(cls))).mappings()
                found[key] = {row["id"]: dict(row) for row in rows}
        return found

    def expected(self) -> Rows:
        """Return all tables as a rebuild would write them."""
        with self.ws.read() as session:
            return expected(session.connection())

    def conflicts(self) -> dict[tuple[str, str], tuple[str | None, ...]]:
        with self.ws.read() as session:
            found = apply.conflicts(session.connection())
        return {(item.record, item.field): item.values for item in found}

    def flags(self) -> set[tuple[str, int, bool, bool]]:
        """Return the live and covered marks by the identity that an operation has everywhere."""
        with self.ws.read() as session:
            rows = session.connection().exec_driver_sql(
                "SELECT b.id, o.idx, o.live, o.covered FROM journal_op o"
                " JOIN journal_batch b ON b.seq = o.batch_seq"
            )
            return {(row[0], row[1], bool(row[2]), bool(row[3])) for row in rows}

    def dangling(self) -> list[Any]:
        """Return references that lead nowhere."""
        with self.ws.read() as session:
            return list(session.connection().exec_driver_sql("PRAGMA foreign_key_check"))

    def history_values(self, record: str, field: str) -> list[Any]:
        with self.ws.read() as session:
            events = history.record_history(session.connection(), record)
        return [item.after for item in events if item.field == field]


def _trade_safety_for_speed(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA secure_delete=OFF")


def plain(rows: Rows) -> Rows:
    """Return tables without what an undo cannot bring back: who changed a record last, when."""
    return {
        key: {
            record: {name: value for name, value in row.items() if name not in DERIVED}
            for record, row in records.items()
        }
        for key, records in rows.items()
        # Offices sign in on their own; no undo meets them.
        if key != "office"
    }


def differences(left: Rows, right: Rows) -> list[str]:
    """Return where two states of the tables differ, in words that a failing test can show."""
    found = []
    for key in left.keys() | right.keys():
        ours, theirs = left.get(key, {}), right.get(key, {})
        for record in ours.keys() | theirs.keys():
            mine, other = ours.get(record), theirs.get(record)
            if mine is None or other is None:
                found.append(f"{key} {record}: {'only right' if mine is None else 'only left'}")
                continue
            found += [
                f"{key} {record}.{name}: {mine[name]!r} / {other[name]!r}"
                for name in mine
                if mine[name] != other[name]
            ]
    return found


def make_template(path: Path) -> None:
    """Make the file that all offices begin with: a network, its cycle and a little work."""
    with Workspace.create(path, office="Ville de Valmont") as ws, ws.write(LABEL) as tx:
        network = Network(name="Les Tilleuls")
        cycle = Cycle(network_id=network.id, name="2026-2027")
        scope = {"network_id": network.id, "cycle_id": cycle.id}
        partner = Organisation(name="Rive Est", city="Valmont")
        action = Action(**scope, title="Open evenings", lead_id=partner.id)
        objective = Objective(**scope, title="Young people have a say")
        tx.session.add_all([network, cycle, partner, action, objective])
        ends = {"network_id": network.id, "organisation_id": partner.id}
        tx.session.add(Membership(**ends))
        tx.session.add(ActionPartner(**ends, action_id=action.id))
        tx.session.add(Milestone(**ends, action_id=action.id, title="Hall booked"))


def make_network(ws: Workspace) -> tuple[str, str]:
    """Begin a complete network; return its identifier and that of its cycle."""
    made = networks.create_network(
        ws, name="Les Tilleuls", tr=Translator("en"), today=dt.date(2026, 9, 1)
    )
    return made.created["network"][0], made.created["cycle"][0]


def copy_of(template: Path, target: Path) -> Path:
    shutil.copyfile(template, target)
    return target
