"""What the import dialog runs in the background; no widget is touched here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark
from pcve_desktop.imports.columns import recognise
from pcve_desktop.imports.guess import guess_columns
from pcve_desktop.imports.reader import read_table
from pcve_desktop.imports.table import Table
from pcve_desktop.imports.targets import partner_targets
from pcve_desktop.services.mappings import saved_columns
from pcve_desktop.ui.importing.choices import ColumnChoices

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.store.workspace import Workspace
    from pcve_desktop.ui.kit.tasks import Token


class NothingInside(PasserelleError):
    """The file has a header at the most: there is no row to import."""

    def __init__(self, name: str) -> None:
        super().__init__(
            mark(
                "“{name}” has no rows to import. Nothing was changed; choose another file or sheet."
            ),
            name=name,
        )


@dataclass(frozen=True)
class Reading:
    """A file that was read, and what its columns seem to mean."""

    path: Path
    table: Table
    choices: ColumnChoices


def read(path: Path, sheet: str | None, ws: Workspace, token: Token) -> Reading:
    """Read a file and guess its columns, or recognise saved ones.

    Raises TableError, NothingInside.
    """
    saved = saved_columns(ws)
    table = read_table(path, sheet=sheet)
    token.check()
    if not table.rows and len(table.sheets) < 2:
        raise NothingInside(path.name)
    targets = partner_targets()
    choices = ColumnChoices(table, targets, guess_columns(table, targets))
    choices.use(recognise(saved, table, targets))
    return Reading(path, table, choices)


def by_percent(token: Token) -> Callable[[int, int, str], None]:
    """Return a step that checks for cancelling, and tells each percent once.

    For `plan_import` and `apply_plan`: a window that repaints for every organisation takes the
    time that the import needs.
    """
    told = -1

    def step(done: int, total: int, name: str) -> None:
        nonlocal told
        token.check()
        percent = done * 100 // total
        if percent != told:
            told = percent
            token.progress(done, total, name)

    return step
