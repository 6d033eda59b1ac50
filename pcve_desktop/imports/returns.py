"""Read a return form back: what it proposes, and what of it cannot be taken, row by row.

Nothing is written here. A proposal carries three values: when sent, here now, in the form.
"""

from __future__ import annotations

import dataclasses
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, Final

from pcve_desktop.i18n import mark
from pcve_desktop.imports.return_rows import RowReader
from pcve_desktop.imports.return_sheets import FormBook, read_form
from pcve_desktop.models.actions import Action, ActionLogEntry
from pcve_desktop.models.network import Cycle, Network
from pcve_desktop.models.partners import Organisation
from pcve_desktop.services.partners import today as this_day
from pcve_desktop.services.return_columns import MARK, PARTS, work_of
from pcve_desktop.services.returns import Proposal, ReturnError, ReturnPlan, RowProblem, Said
from pcve_desktop.services.scanning import FieldText, known_texts, scan_texts

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from pcve_desktop.services.dataset import Dataset

_FIRST_BYTES: Final = 256 * 1024
_ELSEWHERE: Final = mark("This form was sent from another file of this network.")
_NO_SHEET: Final = mark(
    "What the values were when the form was sent is no longer in it. Look at each line."
)


def is_return_form(path: Path) -> bool:
    """Say whether a file is a return form; what cannot be opened is none."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open("xl/workbook.xml") as part:
            return MARK.encode() in part.read(_FIRST_BYTES)
    except (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, NotImplementedError, OSError):
        return False


def read_return(
    data: Dataset, path: Path, *, today: dt.date | None = None, password: str | None = None
) -> ReturnPlan:
    """Read a form that came back, for the network of `data`.

    Raises `TableError` for what is no readable workbook (LockedWorkbook, WrongPassword for one that
    asks for a password) and `ReturnError` for a form that does not belong here.
    """
    book = read_form(path, password)
    _check_belongs(book, data)
    reader = RowReader(data, book, _known(book, data), today or this_day())
    problems: list[RowProblem] = []
    proposals: list[Proposal] = []
    seen: set[str] = set()
    for table in book.tables:
        key = table.part.key
        if key in seen:
            problems.append(
                RowProblem(table.sheet, 0, Said(mark("This table stands twice; the first counts.")))
            )
            continue
        seen.add(key)
        found = reader.read(table)
        proposals += found.proposals
        problems += found.problems
    for part in PARTS:
        if part.key not in seen and any(entity == part.key for entity, _id in reader.known):
            said = Said(mark("This sheet is missing from the form. Nothing of it was taken."))
            problems.append(RowProblem(part.title, 0, said))
    return ReturnPlan(
        source=path.name,
        organisation=_organisation(book, data),
        sent_on=book.mark.sent_on,
        proposals=tuple(_looked_through(_in_order(proposals, data), data, book.mark.language)),
        problems=tuple(problems),
        notes=_notes(book, data),
    )


def _check_belongs(book: FormBook, data: Dataset) -> None:
    network = data.get(Network, book.mark.network_id)
    if network is None:
        raise ReturnError(
            mark(
                "This form belongs to another network, which is not in this file. Nothing was "
                "read; open the file from which it was sent."
            )
        )
    if network.id != data.network_id:
        raise ReturnError(
            mark(
                "This form belongs to the network {name}. Nothing was read; choose that network, "
                "then read the form again."
            ),
            name=network.name,
        )
    cycle = data.get(Cycle, book.mark.cycle_id)
    if cycle is not None and cycle.closed_on is not None:
        raise ReturnError(
            mark(
                "This form belongs to the cycle {name}, which is closed and stays as it was. "
                "Nothing was read; send a form of the current cycle."
            ),
            name=cycle.name,
        )


class _Everything:
    """The records of a dataset, for `work_of`."""

    def __init__(self, data: Dataset) -> None:
        self._data = data

    def records(self, entity: type[Any], /) -> list[Any]:
        return self._data.all(entity)


def _known(book: FormBook, data: Dataset) -> dict[tuple[str, str], str]:
    """Return the records that the form is about, with their titles.

    When its technical sheet is gone: what the organisation does here now.
    """
    if book.titles:
        return book.titles
    scoped = data.for_cycle(book.mark.cycle_id) if book.mark.cycle_id else data
    work = work_of(_Everything(scoped), book.mark.organisation_id)
    return {
        (part.key, record.id): str(getattr(record, record.__entity__.title))
        for part in PARTS
        for record in work.of(part)
    }


def _organisation(book: FormBook, data: Dataset) -> str:
    return data.title(Organisation, book.mark.organisation_id) or book.organisation


def _notes(book: FormBook, data: Dataset) -> tuple[Said, ...]:
    notes = []
    if book.mark.workspace_id != data.ws.workspace_id:
        notes.append(Said(_ELSEWHERE))
    if not book.titles:
        notes.append(Said(_NO_SHEET))
    return tuple(notes)


def _in_order(proposals: list[Proposal], data: Dataset) -> list[Proposal]:
    """Group the proposals by action, as the actions are numbered."""

    def place(proposal: Proposal) -> tuple[bool, int, str]:
        action = data.get(Action, proposal.action_id)
        number = action.number if action is not None else None
        return (number is None, number or 0, proposal.action_id)

    return sorted(proposals, key=place)


def _looked_through(proposals: list[Proposal], data: Dataset, language: str) -> list[Proposal]:
    """Add a hint to texts in which something looks personal."""
    texts = [
        FieldText(ActionLogEntry.__entity__.key, str(at), "text", proposal.after)
        for at, proposal in enumerate(proposals)
        if isinstance(proposal.after, str) and not proposal.column.offered
    ]
    if not texts:
        return proposals
    hints: dict[int, list[Said]] = {}
    for found in scan_texts(texts, known=known_texts(data), language=language):
        said = Said(found.kind.reason, {"passage": found.passage})
        hints.setdefault(int(found.record_id), []).append(said)
    return [
        dataclasses.replace(proposal, hints=(*proposal.hints, *hints.get(at, ())))
        for at, proposal in enumerate(proposals)
    ]
