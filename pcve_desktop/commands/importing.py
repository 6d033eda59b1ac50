"""The import command: plan, say what would change, apply."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.commands.reading import chosen_network
from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark
from pcve_desktop.imports.apply import apply_plan
from pcve_desktop.imports.columns import Applied, apply_columns, definition_of, recognise
from pcve_desktop.imports.guess import guess_columns
from pcve_desktop.imports.items import Verdict
from pcve_desktop.imports.plan import Options, plan_import
from pcve_desktop.imports.preview import as_object, summary_lines
from pcve_desktop.imports.reader import read_table
from pcve_desktop.imports.targets import partner_targets
from pcve_desktop.models.vocabularies import MemberRole
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.services.mappings import save_columns, saved_columns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.items import PlanItem
    from pcve_desktop.imports.plan import ImportPlan
    from pcve_desktop.imports.table import Table
    from pcve_desktop.store.workspace import Workspace

LIKELY = ("leave", "same", "new")


class NoSuchColumns(PasserelleError):
    """No saved columns of this name can be used for the file."""


@dataclass(frozen=True)
class Wishes:
    """What the command line says about an import.

    `columns` names saved columns to use, `save` a name to save them under; `likely` says what to
    do with organisations that may be known already.
    """

    sheet: str | None = None
    network: str = ""
    dry_run: bool = False
    columns: str = ""
    save: str = ""
    likely: str = "leave"
    as_json: bool = False


def run_import(ws: Workspace, path: Path, wishes: Wishes, tr: Translator) -> Iterator[str]:
    """Import a table of partners; yield what is found and done, line by line.

    Raises PasserelleError; nothing is then written.
    """
    chosen = chosen_network(ws, wishes.network)
    table = read_table(path, sheet=wishes.sheet)
    targets = partner_targets()
    mapping: dict[int, str | None] = {
        guess.column: guess.target for guess in guess_columns(table, targets)
    }
    applied = _applied(ws, table, wishes.columns)
    if applied is not None:
        mapping |= applied.targets
    used = {place: target for place, target in mapping.items() if target is not None}
    data = Dataset(ws, network_id=chosen.id, cycle_id=chosen.cycle_id)
    options = Options(
        role=(applied and applied.role) or MemberRole.INVITED,
        words=applied.words if applied else {},
    )
    plan = plan_import(data, table, used, tr=tr, source=path.name, options=options)
    plan = _decided(plan, wishes.likely)
    if wishes.as_json:
        yield json.dumps(
            as_object(plan, _columns(table, mapping), tr), ensure_ascii=False, indent=1
        )
    else:
        if applied is not None:
            yield tr.t("Saved columns: {name}", name=applied.saved.name)
        labels = {target.key: target.text(tr) for target in targets}
        for header, target in _columns(table, mapping):
            yield f"  {header} → {labels[target] if target else tr.t('not imported')}"
        yield from summary_lines(plan, tr)
    if wishes.dry_run:
        done = tr.t("Nothing was written.")
    else:
        if wishes.save:
            save_columns(
                ws,
                name=wishes.save,
                definition=definition_of(table, used, options.words, options.role),
            )
        apply_plan(ws, plan)
        done = tr.t("Done. The whole import can be undone in the window.")
    if not wishes.as_json:
        yield done


def _columns(table: Table, mapping: dict[int, str | None]) -> list[tuple[str, str | None]]:
    return [
        (column.name or column.letter, mapping.get(place))
        for place, column in enumerate(table.columns)
    ]


def _applied(ws: Workspace, table: Table, name: str) -> Applied | None:
    """Return the saved columns asked for, or those recognised by their headings."""
    saved, targets = saved_columns(ws), partner_targets()
    if not name:
        return recognise(saved, table, targets)
    found = next((each for each in saved if each.name.casefold() == name.casefold()), None)
    if found is None:
        raise NoSuchColumns(
            mark("There are no saved columns “{name}”. Nothing was imported. Known: {names}."),
            name=name,
            names=", ".join(each.name for each in saved) or "–",
        )
    if found.definition is None:
        raise NoSuchColumns(
            mark(
                "The saved columns “{name}” come from another version of this program, which "
                "this one cannot read. Nothing was imported, and they were left as they are."
            ),
            name=found.name,
        )
    applied = apply_columns(found, table, targets)
    if applied is None:
        raise NoSuchColumns(
            mark(
                "The saved columns “{name}” have no heading in common with this file. Nothing "
                "was imported."
            ),
            name=found.name,
        )
    return applied


def _decided(plan: ImportPlan, likely: str) -> ImportPlan:
    """Decide alike about all organisations that may be known already."""
    decider = plan.decider
    if likely == "leave" or decider is None:
        return plan

    def decide(item: PlanItem) -> PlanItem:
        if item.verdict is not Verdict.LIKELY:
            return item
        if likely == "new":
            return decider.as_new(item)
        return decider.as_same(item, item.proposals[0].organisation_id)

    return plan.with_items(decide(item) for item in plan.items)
