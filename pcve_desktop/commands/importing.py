"""The import command: plan, say what would change, apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.commands.reading import chosen_network
from pcve_desktop.imports.apply import apply_plan
from pcve_desktop.imports.guess import guess_columns
from pcve_desktop.imports.plan import plan_import
from pcve_desktop.imports.preview import summary_lines
from pcve_desktop.imports.reader import read_table
from pcve_desktop.imports.targets import partner_targets
from pcve_desktop.services.dataset import Dataset

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pcve_desktop.i18n import Translator
    from pcve_desktop.store.workspace import Workspace


def run_import(
    ws: Workspace, path: Path, *, sheet: str | None, network: str, dry_run: bool, tr: Translator
) -> Iterator[str]:
    """Import a table of partners; yield what is found and done, line by line.

    Raises PasserelleError; nothing is then written.
    """
    chosen = chosen_network(ws, network)
    table = read_table(path, sheet=sheet)
    targets = partner_targets()
    labels = {target.key: tr.t(target.label) for target in targets}
    guesses = guess_columns(table, targets)
    mapping = {guess.column: guess.target for guess in guesses if guess.target is not None}
    for guess in guesses:
        header = table.columns[guess.column].label(tr)
        meaning = labels[guess.target] if guess.target else tr.t("not imported")
        yield f"  {header} → {meaning}"
    data = Dataset(ws, network_id=chosen.id, cycle_id=chosen.cycle_id)
    plan = plan_import(data, table, mapping, tr=tr, source=path.name)
    yield from summary_lines(plan, tr)
    if dry_run:
        yield tr.t("Nothing was written.")
    else:
        apply_plan(ws, plan)
        yield tr.t("Done. The whole import can be undone in the window.")
