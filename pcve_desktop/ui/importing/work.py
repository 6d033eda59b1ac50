"""What the import dialog runs in the background; no widget is touched here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark
from pcve_desktop.imports.guess import guess_columns
from pcve_desktop.imports.reader import read_table
from pcve_desktop.imports.table import Table
from pcve_desktop.imports.targets import partner_targets
from pcve_desktop.ui.importing.choices import ColumnChoices

if TYPE_CHECKING:
    from collections.abc import Callable

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


def read(path: Path, sheet: str | None, token: Token) -> Reading:
    """Read a file and guess its columns. Raises TableError, NothingInside."""
    table = read_table(path, sheet=sheet)
    token.check()
    if not table.rows and len(table.sheets) < 2:
        raise NothingInside(path.name)
    targets = partner_targets()
    return Reading(path, table, ColumnChoices(table, targets, guess_columns(table, targets)))


def by_percent(token: Token) -> Callable[[int, int, str], None]:
    """Return a step for `apply_plan` that checks for cancelling, and tells each percent once.

    A window that repaints for every organisation takes the time that the import needs.
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
