"""The workbook of the city: an overview, the networks, one sheet for each kind of entry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

from pcve_desktop.models.network import Network
from pcve_desktop.models.partners import Organisation
from pcve_desktop.reports.city.gathering import add_up, read_network, texts_of
from pcve_desktop.reports.city.workbook_networks import network_columns
from pcve_desktop.reports.city.workbook_overview import write_city_overview
from pcve_desktop.reports.excel import (
    EntitySheet,
    describe,
    discard,
    entities_in_order,
    new_sheet,
    printed,
    titles_of,
)
from pcve_desktop.reports.excel_columns import Column, clean, columns_of, looks_like_formula
from pcve_desktop.reports.excel_print import set_up
from pcve_desktop.reports.excel_rules import LISTS, Lists
from pcve_desktop.reports.files import Progress, replacing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models import Record
    from pcve_desktop.reports.audiences import View
    from pcve_desktop.reports.city.gathering import CityPart, ReadNetwork
    from pcve_desktop.reports.excel_sheet import Sheet

_PAGES_WIDE = 4
Row = tuple[int, "Record"]
"""A record, and the place of the network through whose view it is read."""


def write_city_workbook(
    views: Sequence[View], target: Path, tr: Translator, *, today: dt.date
) -> Iterator[Progress]:
    """Write the workbook of several networks; yield after each part so that the caller may stop.

    Closing the iterator early leaves no file and an earlier one unchanged. Raise `ExportError`
    when the file cannot be written.
    """
    others = (entity for entity in entities_in_order() if entity is not Network)
    entities: list[type[Record]] = [
        Network,
        *(entity for entity in others if views[0].shows_entity(entity)),
    ]
    total = len(views) + len(entities) + 3
    read: list[ReadNetwork] = []
    with replacing(target) as temporary:
        workbook = Workbook(write_only=True)
        sheets: list[Sheet] = []
        try:
            for view in views:
                read.append(read_network(view, tr, today=today))
                yield Progress(len(read), total, target)
            city = add_up(read, today=today)
            done = len(read)
            for _ in _sheets(workbook, sheets, city, entities, tr, today):
                done += 1
                total = max(total, done + 1)
                yield Progress(done, total, target)
            workbook.save(temporary)
        finally:
            discard(sheets)
    yield Progress(total, total, target)


def _sheets(
    workbook: Workbook,
    sheets: list[Sheet],
    city: CityPart,
    entities: list[type[Record]],
    tr: Translator,
    today: dt.date,
) -> Iterator[None]:
    """Write one sheet after the other; yield after each block of rows."""
    views, lists = city.views, Lists()
    texts = texts_of(views, tr, today)
    describe(workbook, texts, tr)
    paper, titles = printed(texts), titles_of(entities, tr)
    rows = {entity: _rows(views, entity) for entity in entities if entity is not Network}
    counts = [
        (titles[entity], len(rows[entity]) if entity in rows else len(views)) for entity in entities
    ]
    overview = new_sheet(workbook, tr.t("Overview"), sheets)
    set_up(overview, paper, tr, repeat_header=False)
    write_city_overview(overview, city, tr, texts=texts, today=today, sheets=counts)
    yield
    for entity in entities:
        sheet = new_sheet(workbook, titles[entity], sheets)
        if entity is Network:
            table = EntitySheet(sheet, entity, network_columns(tr), tr, paper)
            # Many columns: over a few pages, the names again on each.
            sheet.page_setup.fitToWidth = _PAGES_WIDE
            sheet.print_title_cols = "A:B"
            yield from table.write(city.networks, lists)
        else:
            # The name of the network stays in sight, and what is beside it.
            columns = _columns(views, entity, rows[entity], tr)
            table = EntitySheet(sheet, entity, columns, tr, paper, frozen="D")
            yield from table.write(rows[entity], lists)
    lists.write(new_sheet(workbook, LISTS, sheets))


def _rows(views: Sequence[View], entity: type[Record]) -> list[Row]:
    """Return the records of an entity, network by network; what they share comes once."""
    seen: set[str] = set()
    found: list[Row] = []
    for place, view in enumerate(views):
        for record in view.records(entity):
            if record.id not in seen:
                seen.add(record.id)
                found.append((place, record))
    return found


def _columns(
    views: Sequence[View], entity: type[Record], rows: Sequence[Row], tr: Translator
) -> list[Column]:
    """Return the columns of an entity, each reading through the view of its network."""
    # Only networks that have such entries need readers.
    places = sorted({place for place, _record in rows}) or [0]
    each = {place: columns_of(views[place], entity, tr) for place in places}
    made = [
        replace(column, read=_through({place: each[place][number].read for place in places}))
        for number, column in enumerate(each[places[0]])
    ]
    header, number = tr.t("Network"), 2
    taken = {column.header.casefold() for column in made}
    while header.casefold() in taken:
        header, number = f"{tr.t('Network')} {number}", number + 1
    names = Column(
        header, _networks_of(views, entity), "s", 28, as_text=looks_like_formula, name="network"
    )
    return [made[0], names, *made[1:]]


def _through(readers: dict[int, Callable[[Any], Any]]) -> Callable[[Row], Any]:
    return lambda row: readers[row[0]](row[1])


def _networks_of(views: Sequence[View], entity: type[Record]) -> Callable[[Row], str | None]:
    """Return a reader of the name of the network of a row.

    A partner may be in several: all of them are named. What belongs to no network has none.
    """
    names = [clean(view.data.network.name) for view in views]
    if hasattr(entity, "network_id"):
        return lambda row: names[row[0]] or None
    if entity is not Organisation:
        return lambda _row: None
    places: dict[str, list[str]] = {}
    for name, view in zip(names, views, strict=True):
        for organisation in view.records(Organisation):
            places.setdefault(organisation.id, []).append(name)
    return lambda row: "; ".join(places[row[1].id]) or None
