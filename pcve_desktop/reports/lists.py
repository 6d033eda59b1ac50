"""Every list as CSV, in one zip: for whoever reads the network's data with another program.

The same columns, readers and words as the workbook, so that both say the same.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any

from pcve_desktop.reports.excel import entities_in_order, titles_of
from pcve_desktop.reports.excel_columns import columns_of
from pcve_desktop.reports.files import Progress, replacing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pcve_desktop.i18n import Translator
    from pcve_desktop.reports.audiences import View
    from pcve_desktop.reports.excel_columns import Column

# The same content gives the same file, whenever it is written.
_MOMENT = (2000, 1, 1, 0, 0, 0)


def write_lists(view: View, target: Path, tr: Translator) -> Iterator[Progress]:
    """Write a zip with a CSV file (UTF-8 with mark, semicolons) for each entity with records.

    Dates are ISO 8601, numbers have a point; what a spreadsheet would take for a formula gets an
    apostrophe. Yields after each file. Raise `ExportError` when it cannot be written.
    """
    entities = [entity for entity in entities_in_order() if view.shows_entity(entity)]
    titles = titles_of(entities, tr)
    filled = [entity for entity in entities if view.records(entity)]
    with (
        replacing(target) as temporary,
        zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for done, entity in enumerate(filled, start=1):
            text = _csv(columns_of(view, entity, tr), view.records(entity))
            member = zipfile.ZipInfo(f"{titles[entity]}.csv", _MOMENT)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, text.encode("utf-8-sig"))
            yield Progress(done, len(filled) + 1, target)
    yield Progress(len(filled) + 1, len(filled) + 1, target)


def _csv(columns: list[Column], records: list[Any]) -> str:
    text = io.StringIO()
    sheet = csv.writer(text, delimiter=";", lineterminator="\r\n")
    sheet.writerow([column.header for column in columns])
    sheet.writerows(
        [_cell(column, column.read(record)) for column in columns] for record in records
    )
    return text.getvalue()


def _cell(column: Column, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    text = str(value)
    inert = column.type == "s" and column.as_text is not None and column.as_text(value)
    return f"'{text}" if inert else text
