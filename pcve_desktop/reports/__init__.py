"""Documents made for a reader: PDF, spreadsheets, calendars, in the language of the reader."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import partial
from typing import TYPE_CHECKING

from pcve_desktop.i18n import Translator, mark
from pcve_desktop.reports.audiences import LEAST_COUNT, Audience, View
from pcve_desktop.reports.city.gathering import place_of, views_of
from pcve_desktop.reports.documents import Wanted, chosen, document_of
from pcve_desktop.reports.files import ExportError, Progress, make_folder, refuse_open, written
from pcve_desktop.reports.protect import PROTECTED, checked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pcve_desktop.reports.audiences import Source
    from pcve_desktop.store.workspace import Workspace

__all__ = [
    "FORMATS",
    "PROTECTED",
    "Audience",
    "ExportError",
    "Progress",
    "Wanted",
    "document_name",
    "document_of",
    "export",
    "export_data",
    "file_name",
    "output_paths",
    "preview_pdf",
    "write_documents",
]

FORMATS: tuple[str, ...] = ("pdf", "xlsx")
# The document that is the whole network in a format.
_DOCUMENTS = {"pdf": "summary", "xlsx": "workbook"}

# What stands for the audience in the name of a file.
_AUDIENCE_WORDS = {
    Audience.NETWORK: mark("network"),
    Audience.CITY: mark("city"),
    Audience.PUBLIC: mark("public"),
}
# "Les Tilleuls" is filed under T.
_ARTICLE = re.compile(r"^(?:les?|la|the|der|die|das)[ -]+(?=.)|^l['’](?=.)", re.IGNORECASE)


def export(
    ws: Workspace,
    *,
    network_id: str,
    cycle_id: str | None,
    audience: Audience,
    language: str,
    formats: Iterable[str],
    folder: Path,
    today: dt.date | None = None,
    least_count: int = LEAST_COUNT,
    password: str | None = None,
) -> Iterator[Progress]:
    """Write the reports of a network and a cycle for an audience into a folder, step by step.

    Each step yields `Progress`; closing the iterator stops, leaves no half-written file and keeps
    files that are already complete. Raise `ExportError` when something cannot be written.
    """
    from pcve_desktop.services.dataset import Dataset

    data = Dataset(ws, network_id=network_id, cycle_id=cycle_id)
    yield from export_data(
        data, audience=audience, language=language, formats=formats, folder=folder, today=today,
        least_count=least_count, password=password,
    )  # fmt: skip


def export_data(
    data: Source,
    *,
    audience: Audience,
    language: str,
    formats: Iterable[str],
    folder: Path,
    today: dt.date | None = None,
    least_count: int = LEAST_COUNT,
    password: str | None = None,
) -> Iterator[Progress]:
    """Write the summary, the workbook or both of a dataset; see `export`."""
    wanted = [Wanted(document_of(_DOCUMENTS[name])) for name in formats]
    yield from write_documents(
        data, wanted, audience=audience, language=language, folder=folder, today=today,
        least_count=least_count, password=password,
    )  # fmt: skip


def write_documents(
    data: Source,
    wanted: Iterable[Wanted],
    *,
    audience: Audience,
    language: str,
    folder: Path,
    today: dt.date | None = None,
    least_count: int = LEAST_COUNT,
    password: str | None = None,
) -> Iterator[Progress]:
    """Write documents of a dataset into a folder, one after the other, step by step.

    With a password, every file whose format can carry one (`PROTECTED`) is encrypted; the others
    are written as they are. Closing the iterator stops; see `export`. Raise PasswordRefused and,
    for a target that is open elsewhere, `ExportError` before anything is written; NotForThem or
    NothingToPrint before anything of that document is.
    """
    day = today or dt.date.today()  # noqa: DTZ011 - the date on paper is the user's own
    tr = Translator(language)
    view = View(data, audience, least_count=least_count)
    word = checked(password) if password is not None else None
    make_folder(folder)
    targets = [(one, folder / document_name(view, one, day, tr)) for one in wanted]
    for _one, target in targets:
        refuse_open(target)
    for one, target in targets:
        write = partial(_write, view, one, tr=tr, day=day)
        yield from written(target, word if one.document.format in PROTECTED else None, write)


def _write(
    view: View, wanted: Wanted, target: Path, *, tr: Translator, day: dt.date
) -> Iterator[Progress]:
    if wanted.document.format == "pdf":
        from pcve_desktop.reports.pdf import write_pdf

        yield from write_pdf(view, wanted, target, tr, today=day)
    elif wanted.document.several:
        from pcve_desktop.reports.city.workbook import write_city_workbook

        yield from write_city_workbook(chosen(view, wanted), target, tr, today=day)
    elif wanted.document.format == "xlsx":
        from pcve_desktop.reports.excel import write_workbook

        yield from write_workbook(view, target, tr, today=day)
    elif wanted.document.format == "zip":
        from pcve_desktop.reports.lists import write_lists

        yield from write_lists(view, target, tr)
    else:
        from pcve_desktop.reports.calendar import write_calendar

        yield from write_calendar(view, target, tr)


def document_name(view: View, wanted: Wanted, day: dt.date, tr: Translator) -> str:
    """Return the file name of a document, such as `tilleuls-charter-city-2026-11-24.pdf`."""
    document, network = wanted.document, view.data.network.name
    if document.several:
        network = place_of(views_of(view, wanted.networks), tr)
    name = file_name(network, view.audience, day, document.format, language=tr.language)
    if document.key in _DOCUMENTS.values():
        return name
    about = document.about
    one = view.title(about, wanted.record_id) if about is not None and wanted.record_id else ""
    words = [slug(tr.t(document.title)), *([slug(one)[:40].strip("-")] if one else [])]
    return name.replace(slug(network), "-".join([slug(network), *words]), 1)


def preview_pdf(
    data: Source,
    wanted: Wanted | None = None,
    *,
    audience: Audience,
    language: str,
    today: dt.date | None = None,
    least_count: int = LEAST_COUNT,
) -> bytes:
    """Return the PDF that `write_documents` would write, the summary unless another is wanted."""
    from pcve_desktop.reports.pdf import pdf_bytes

    day = today or dt.date.today()  # noqa: DTZ011 - the date on paper is the user's own
    view = View(data, audience, least_count=least_count)
    asked = wanted or Wanted(document_of("summary"))
    return pdf_bytes(view, asked, Translator(language), today=day)


def file_name(
    network_name: str, audience: Audience, day: dt.date, extension: str, *, language: str = "en"
) -> str:
    """Return a file name such as `tilleuls-city-2026-11-24.pdf`, safe on every system."""
    word = slug(Translator(language).t(_AUDIENCE_WORDS[audience]))
    return f"{slug(network_name)}-{word}-{day.isoformat()}.{extension}"


def output_paths(
    network_name: str,
    *,
    audience: Audience,
    formats: Iterable[str],
    folder: Path,
    today: dt.date,
    language: str = "en",
) -> list[Path]:
    """Return the files that an export would write."""
    return [
        folder / file_name(network_name, audience, today, name, language=language)
        for name in formats
    ]


def slug(name: str) -> str:
    """Return a name as part of a file name: without a leading article, safe on every system."""
    bare = _ARTICLE.sub("", " ".join(name.split()))
    lower = bare.lower().replace("ß", "ss").replace("œ", "oe").replace("æ", "ae")
    ascii_text = unicodedata.normalize("NFKD", lower).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")[:60].rstrip("-") or "network"
