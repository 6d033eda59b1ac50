"""Return forms: a workbook in which one organisation updates its own actions and milestones.

Only what may be updated is unlocked; a hidden sheet keeps what the values were when the form was
sent, so that reading it back (`imports.returns`) can tell who changed what.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.workbook.protection import WorkbookProtection

from pcve_desktop.i18n import Translator, mark
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.vocabularies import Handling, MemberRole
from pcve_desktop.reports import slug
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.reports.content import document_texts
from pcve_desktop.reports.excel_columns import clean
from pcve_desktop.reports.excel_print import PrintTexts, set_up
from pcve_desktop.reports.excel_sheet import Sheet, add_sheet
from pcve_desktop.reports.files import Progress, make_folder, replacing, written
from pcve_desktop.reports.protect import checked
from pcve_desktop.reports.return_sheet import (
    Look,
    inert,
    text_cells,
    write_lists,
    write_part,
    write_words,
)
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.services.return_columns import MARK, PARTS, VERSION, Work, encode, works
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from pcve_desktop.models import Record
    from pcve_desktop.models.network import Network

_HEAD = mark("Return form")
_STEPS = (
    mark("Fill in the yellow cells. All the others are locked."),
    mark("Where nothing changed, leave the cell as it is."),
    mark("Participants: a number only, no names."),
    mark("A note says in a sentence what went well, what did not, or what was learned."),
    mark("Something new, such as another milestone? Say it in a note."),
    mark("Save the file and send it back. Each change is looked at before it is taken over."),
)
_PROMISE = mark("For {organisation} only. Please do not pass it on.")
_CAUTION = mark("Write about situations, never about named people.")
# Who is no member gets nothing that is for the network only.
_MEMBERS = frozenset({MemberRole.LEAD, MemberRole.MEMBER, MemberRole.RESOURCE, MemberRole.INVITED})


@dataclass(frozen=True, slots=True)
class FormChoice:
    """An organisation to which a form may go, and how much it would hold."""

    organisation: Organisation
    actions: int
    milestones: int


class _Within:
    """A view without what is above a handling level."""

    def __init__(self, view: View, ceiling: Handling) -> None:
        self._view, self._rank = view, ceiling.rank

    def records(self, entity: type[Any], /) -> list[Any]:
        found = self._view.records(entity)
        return [record for record in found if record.handling.rank <= self._rank]


def form_choices(data: Dataset) -> list[FormChoice]:
    """Return the organisations that lead, take part or are responsible, by name."""
    view = View(data, Audience.NETWORK)
    return [
        FormChoice(data.get(Organisation, key), len(work.actions), len(work.milestones))  # type: ignore[arg-type] # only those that exist
        for key, work in _all_work(view, [each.id for each in _organisations(data)]).items()
        if work
    ]


def _organisations(data: Dataset) -> list[Organisation]:
    return sorted(data.everywhere(Organisation), key=lambda each: each.name.casefold())


def _ceiling(view: View, organisation_id: str) -> Handling:
    """Return up to which level an organisation may see what it does."""
    places = view.data.where(Membership, "organisation_id", organisation_id)
    inside = any(place.role in _MEMBERS for place in places)
    return Handling.AMBER_STRICT if inside else Handling.AMBER


def _all_work(view: View, organisation_ids: Sequence[str]) -> dict[str, Work]:
    by_level: dict[Handling, list[str]] = {}
    for key in organisation_ids:
        by_level.setdefault(_ceiling(view, key), []).append(key)
    found: dict[str, Work] = {}
    for ceiling, keys in by_level.items():
        found |= works(_Within(view, ceiling), keys)
    return {key: found[key] for key in organisation_ids}


def write_return_forms(
    ws: Workspace,
    *,
    network_id: str,
    cycle_id: str | None,
    organisation_ids: Iterable[str],
    language: str,
    folder: Path,
    today: dt.date | None = None,
    password: str | None = None,
) -> Iterator[Progress]:
    """Write a form for each organisation; yield one step after each file.

    An organisation without actions and milestones gets none. Closing the iterator stops: no half
    file remains. Raise `ExportError` when something cannot be written, PasswordRefused before.
    """
    word = checked(password) if password is not None else None
    day = today or dt.date.today()  # noqa: DTZ011 - the date on paper is the user's own
    tr = Translator(language)
    data = Dataset(ws, network_id=network_id, cycle_id=cycle_id)
    view = View(data, Audience.NETWORK)
    wanted = [(key, work) for key, work in _all_work(view, list(organisation_ids)).items() if work]
    make_folder(folder)
    taken: set[str] = set()
    for done, (key, work) in enumerate(wanted, 1):
        organisation = data.get(Organisation, key)
        if organisation is None:
            continue
        target = folder / _file_name(data.network, organisation, day, tr, taken)
        form = _Form(ws, view, organisation, work, _ceiling(view, key), tr, day)
        for _step in written(target, word, partial(_write_whole, form)):
            pass
        yield Progress(done, len(wanted), target)


def _file_name(
    network: Network, organisation: Organisation, day: dt.date, tr: Translator, taken: set[str]
) -> str:
    word = slug(tr.t(_HEAD))
    stem = f"{word}-{slug(network.name)}-{slug(organisation.name)}-{day.isoformat()}"
    name, number = stem, 2
    while name in taken:
        name, number = f"{stem}-{number}", number + 1
    taken.add(name)
    return f"{name}.xlsx"


@dataclass(frozen=True, slots=True)
class _Form:
    ws: Workspace
    view: View
    organisation: Organisation
    work: Work
    ceiling: Handling
    tr: Translator
    today: dt.date


def _write_whole(form: _Form, target: Path) -> Iterator[Progress]:
    with replacing(target) as temporary:
        _write(form, temporary)
    yield Progress(1, 1, target)


def _write(form: _Form, temporary: Path) -> None:
    tr, view = form.tr, form.view
    texts = document_texts(view, tr, form.today)
    level = tr.t(form.ceiling.label)
    foot = tr.t(
        "{promise} Handling level: {level}.",
        promise=tr.t(_PROMISE, organisation=form.organisation.name),
        level=level,
    )
    head = clean(f"{texts.head} · {form.organisation.name}")
    printed = PrintTexts(head, texts.date, foot, level)
    workbook = Workbook(write_only=True)
    workbook.security = WorkbookProtection(lockStructure=True)
    sheets: list[Sheet] = []
    try:
        words = _new(workbook, sheets, tr.t("How to"), printed, tr)
        write_words(
            words,
            title=clean(f"{tr.t(_HEAD)} · {form.organisation.name}"),
            head=clean(f"{texts.head} · {texts.date}"),
            steps=[tr.t(step) for step in _STEPS],
            caution=tr.t(_CAUTION),
            foot=clean(foot),
        )
        lists = Sheet(workbook, "lists")
        looks: list[tuple[Sheet, Look]] = []
        for part in PARTS:
            sheet = _new(workbook, sheets, tr.t(part.title), printed, tr)
            look = Look(part, view, tr, first=_first_cell(form))
            write_part(sheet, look, form.work.of(part), lists_title=lists.title)
            looks.append((sheet, look))
        workbook._add_sheet(lists)  # type: ignore[attr-defined] # missing in the type information
        sheets.append(lists)
        write_lists(lists, tr)
        kept = add_sheet(workbook, MARK)
        sheets.append(kept)
        _write_kept(kept, form)
        _describe(workbook, form, level)
        workbook.active = 1
        workbook.save(temporary)
    finally:
        for sheet in sheets:
            sheet.discard()


def _new(
    workbook: Workbook, sheets: list[Sheet], title: str, printed: PrintTexts, tr: Translator
) -> Sheet:
    sheet = add_sheet(workbook, title[:31])
    sheets.append(sheet)
    set_up(sheet, printed, tr, repeat_header=False)
    return sheet


def _first_cell(form: _Form) -> str:
    """Return what names the form in each table, should the hidden sheet get lost."""
    cycle = form.view.data.cycle
    parts = (
        MARK, VERSION, form.ws.workspace_id, form.view.data.network.id,
        cycle.id if cycle is not None else "", form.organisation.id, form.today.isoformat(),
    )  # fmt: skip
    return "|".join(str(part) for part in parts)


def _write_kept(sheet: Sheet, form: _Form) -> None:
    """Keep who the form is for and what may be changed, as it is now."""
    sheet.sheet_state = "veryHidden"
    quoted = inert(sheet)

    def keep(*texts: str) -> None:
        sheet.append(text_cells(sheet, texts, quoted))

    keep(*_first_cell(form).split("|"), form.tr.language)
    keep("names", form.view.data.network.name, form.organisation.name)
    for part in PARTS:
        for record in form.work.of(part):
            keep("record", part.key, record.id, _title(record))
            for column in part.kept:
                keep("value", part.key, record.id, column.key, encode(getattr(record, column.key)))


def _title(record: Record) -> str:
    return str(getattr(record, record.__entity__.title))


def _describe(workbook: Workbook, form: _Form, level: str) -> None:
    tr, properties = form.tr, workbook.properties
    properties.title = clean(f"{tr.t(_HEAD)} · {form.organisation.name}")
    properties.subject = clean(form.view.data.network.name)
    properties.creator = "Passerelle"
    properties.keywords = level
    properties.description = tr.t(_CAUTION)
    properties.language = tr.language
