"""PDF documents: written to a file step by step, or to memory for the preview."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from pcve_desktop.models.vocabularies import Handling
from pcve_desktop.reports.content import document_texts
from pcve_desktop.reports.documents import Wanted, chosen, document_of
from pcve_desktop.reports.files import Progress, replacing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from reportlab.platypus import Flowable

    from pcve_desktop.i18n import Translator
    from pcve_desktop.reports.audiences import View
    from pcve_desktop.reports.content import DocumentTexts

SUMMARY = "summary"


def write_pdf(
    view: View, wanted: Wanted, target: Path, tr: Translator, *, today: dt.date
) -> Iterator[Progress]:
    """Write a document of a view; yield after each part so that the caller may stop.

    Closing the iterator early leaves no file and an earlier one unchanged. Raise `ExportError`
    when the file cannot be written, NotForThem or NothingToPrint when there is nothing to write.
    """
    total = 1
    with replacing(target) as temporary, temporary.open("wb") as file:
        for done, total in _steps(view, wanted, file, tr, today):
            yield Progress(done, total, target)
    yield Progress(total, total, target)


def pdf_bytes(view: View, wanted: Wanted, tr: Translator, *, today: dt.date) -> bytes:
    """Return a document as the bytes of a PDF file; see `write_pdf`."""
    file = io.BytesIO()
    for _ in _steps(view, wanted, file, tr, today):
        pass
    return file.getvalue()


def write_summary(
    view: View, target: Path, tr: Translator, *, today: dt.date
) -> Iterator[Progress]:
    """Write the summary of a view; see `write_pdf`."""
    yield from write_pdf(view, Wanted(document_of(SUMMARY)), target, tr, today=today)


def summary_bytes(view: View, tr: Translator, *, today: dt.date) -> bytes:
    """Return the summary as the bytes of a PDF file."""
    return pdf_bytes(view, Wanted(document_of(SUMMARY)), tr, today=today)


def _steps(
    view: View, wanted: Wanted, file: BinaryIO, tr: Translator, today: dt.date
) -> Iterator[tuple[int, int]]:
    """Make the document; yield how many steps are done, and of how many."""
    from pcve_desktop.reports.pdf_page import Document
    from pcve_desktop.reports.pdf_style import register_fonts

    register_fonts()
    if wanted.document.several:
        from pcve_desktop.reports.city.pages import city_steps

        yield from city_steps(chosen(view, wanted), file, tr, today)
        return
    texts, flowables = _content(view, wanted, tr, today)
    # Splitting a table adds parts while the document is made: the total grows with them.
    total = len(flowables) + 1
    document = Document(file, texts, tr)
    for done, left in enumerate(document.steps(flowables), 1):
        total = max(total, done + left + 1)
        yield done, total


def _content(
    view: View, wanted: Wanted, tr: Translator, today: dt.date
) -> tuple[DocumentTexts, list[Flowable]]:
    """Return how a document names itself, and its parts; each record begins a page."""
    from reportlab.platypus import PageBreak

    from pcve_desktop.reports.pdf_sections import summary
    from pcve_desktop.reports.pdf_sections.report import Report

    texts = document_texts(view, tr, today)
    if wanted.document.key == SUMMARY:
        return texts, summary(view, tr, today=today, texts=texts)
    records = chosen(view, wanted)
    name = tr.t(wanted.document.title)
    one = records[0] if len(records) == 1 and records[0] is not None else None
    about = view.title(type(one), one.id) if one is not None else ""
    texts = replace(
        texts,
        title=" · ".join(part for part in (name, about, view.data.network.name) if part),
        subject=name,
        head=f"{texts.head} · {name}",
    )
    if wanted.document.open:
        level = tr.t(Handling.CLEAR.label)
        texts = replace(texts, foot=tr.t("Handling level: {level}.", level=level), level=level)
    report = Report(view, tr, today=today, texts=texts)
    make = wanted.document.maker()
    flowables: list[Flowable] = []
    for record in records or [None]:
        if flowables:
            flowables.append(PageBreak())
        flowables += make(report, record)
    return texts, flowables
