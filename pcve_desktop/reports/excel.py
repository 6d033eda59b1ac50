"""The workbook: an overview sheet, then one sheet per entity, made from the field metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from pcve_desktop.models import ENTITIES
from pcve_desktop.reports.content import document_texts
from pcve_desktop.reports.excel_columns import clean, columns_of
from pcve_desktop.reports.excel_overview import write_overview
from pcve_desktop.reports.excel_print import PrintTexts, set_up, spread
from pcve_desktop.reports.excel_rules import LISTS, Lists, add_table, colour_rows, validations
from pcve_desktop.reports.excel_sheet import Sheet, TableWriter, add_sheet
from pcve_desktop.reports.files import Progress, replacing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models import Record
    from pcve_desktop.reports.audiences import View
    from pcve_desktop.reports.content import DocumentTexts
    from pcve_desktop.reports.excel_columns import Column

_ROWS_PER_STEP = 500
# The order of the six steps, where the registry has the order of imports.
_SUBJECTS = (
    "network", "partners", "training", "diagnosis", "priorities", "objectives", "actions",
    "sharing",
)  # fmt: skip
_TAB_COLOURS = {"network": "0B6470", "partners": "0B6470", "actions": "2C6A3F"}
_LONGEST_TITLE = 31
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def entities_in_order() -> list[type[Record]]:
    """Return every entity of a report: network and partners first, then step by step."""

    def place(entity: type[Record]) -> int:
        return _SUBJECTS.index(entity.__module__.rpartition(".")[2])

    return sorted((cls for cls in ENTITIES.values() if cls.__entity__.reported), key=place)


def write_workbook(
    view: View, target: Path, tr: Translator, *, today: dt.date
) -> Iterator[Progress]:
    """Write the workbook of a view; yield after each part so that the caller may stop.

    Closing the iterator early leaves no file and an earlier one unchanged. Raise `ExportError`
    when the file cannot be written.
    """
    entities = [entity for entity in entities_in_order() if view.shows_entity(entity)]
    parts = [(entity, view.records(entity)) for entity in entities]
    total = 2 + sum(1 + len(records) // _ROWS_PER_STEP for _, records in parts)
    done = 0
    with replacing(target) as temporary:
        workbook = Workbook(write_only=True)
        sheets: list[Sheet] = []
        lists = Lists()
        try:
            titles = titles_of(entities, tr)
            texts = document_texts(view, tr, today)
            paper = printed(texts)
            describe(workbook, texts, tr)
            overview = new_sheet(workbook, tr.t("Overview"), sheets)
            set_up(overview, paper, tr, repeat_header=False)
            counts = [(titles[entity], len(records)) for entity, records in parts]
            write_overview(overview, view, tr, today=today, sheets=counts)
            yield Progress(done := done + 1, total, target)
            for entity, records in parts:
                sheet = new_sheet(workbook, titles[entity], sheets)
                table = EntitySheet(sheet, entity, columns_of(view, entity, tr), tr, paper)
                for _ in table.write(records, lists):
                    yield Progress(done := done + 1, total, target)
            lists.write(new_sheet(workbook, LISTS, sheets))
            workbook.save(temporary)
        finally:
            discard(sheets)
    yield Progress(total, total, target)


class EntitySheet:
    """The sheet of an entity: a table with its name, its lists and its colours."""

    def __init__(
        self,
        sheet: Sheet,
        entity: type[Record],
        columns: list[Column],
        tr: Translator,
        paper: PrintTexts,
        *,
        frozen: str = "C",
    ) -> None:
        self._sheet, self._entity, self._tr = sheet, entity, tr
        self._columns, self._frozen = columns, frozen
        set_up(sheet, paper, tr, repeat_header=True)

    def write(self, records: Sequence[object], lists: Lists) -> Iterator[None]:
        """Write the rows, of which the columns read; yield after each block of them."""
        sheet, entity, columns = self._sheet, self._entity, self._columns
        subject = entity.__module__.rpartition(".")[2]
        colour = _TAB_COLOURS.get(subject, "8DBBC0") if records else "ECEAE4"
        sheet.sheet_properties.tabColor = colour
        # The identifier is hidden: the first column that is seen stays in sight.
        sheet.freeze_panes = f"{self._frozen}2"
        spread(sheet, sum(column.width for column in columns[1:]))
        table = TableWriter(sheet, columns)
        table.header()
        for start in range(0, len(records) + 1, _ROWS_PER_STEP):
            table.rows(records[start : start + _ROWS_PER_STEP])
            yield
        # A table has a row at least, be it an empty one.
        last = max(len(records), 1) + 1
        add_table(sheet, entity, [column.header for column in columns], last)
        colour_rows(sheet, entity, columns, self._tr, last)
        for rule in validations(columns, lists, self._tr, last):
            sheet.data_validations.append(rule)


def new_sheet(workbook: Workbook, title: str, sheets: list[Sheet]) -> Sheet:
    """Add a sheet, and note it among those to be discarded at the end."""
    sheet = add_sheet(workbook, title)
    sheets.append(sheet)
    return sheet


def titles_of(entities: list[type[Record]], tr: Translator) -> dict[type[Record], str]:
    """Return a sheet name for each entity: allowed letters, short enough, each one once."""
    taken = {tr.t("Overview").casefold(), LISTS}
    titles: dict[type[Record], str] = {}
    for entity in entities:
        full = " ".join(tr.t(entity.__entity__.plural).translate(_NOT_IN_TITLES).split())
        title, number = full[:_LONGEST_TITLE].strip(), 2
        while title.casefold() in taken:
            tail = f" {number}"
            title, number = full[: _LONGEST_TITLE - len(tail)].strip() + tail, number + 1
        taken.add(title.casefold())
        titles[entity] = title
    return titles


def printed(texts: DocumentTexts) -> PrintTexts:
    """Return what stands at the head and foot of every printed sheet."""
    return PrintTexts(clean(texts.head), texts.date, texts.foot, texts.level)


def describe(workbook: Workbook, texts: DocumentTexts, tr: Translator) -> None:
    """Fill in the document properties."""
    properties = workbook.properties
    properties.title = clean(texts.title)
    properties.subject = clean(texts.subject)
    properties.creator = "Passerelle"
    properties.keywords = texts.level
    properties.description = texts.foot
    properties.language = tr.language
    properties.category = texts.audience


def discard(sheets: list[Sheet]) -> None:
    """Remove the parts that openpyxl keeps in the system's temporary folder."""
    for sheet in sheets:
        sheet.discard()
