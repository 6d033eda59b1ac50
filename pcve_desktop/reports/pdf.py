"""The PDF summary of a network: written to a file step by step, or to memory for the preview."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pcve_desktop.reports.content import document_texts
from pcve_desktop.reports.files import Progress, replacing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from pcve_desktop.i18n import Translator
    from pcve_desktop.reports.audiences import View


def write_summary(
    view: View, target: Path, tr: Translator, *, today: dt.date
) -> Iterator[Progress]:
    """Write the summary of a view; yield after each part so that the caller may stop.

    Closing the iterator early leaves no file and an earlier one unchanged. Raise `ExportError`
    when the file cannot be written.
    """
    total = 1
    with replacing(target) as temporary, temporary.open("wb") as file:
        for done, total in _steps(view, file, tr, today):
            yield Progress(done, total, target)
    yield Progress(total, total, target)


def summary_bytes(view: View, tr: Translator, *, today: dt.date) -> bytes:
    """Return the summary as the bytes of a PDF file."""
    file = io.BytesIO()
    for _ in _steps(view, file, tr, today):
        pass
    return file.getvalue()


def _steps(view: View, file: BinaryIO, tr: Translator, today: dt.date) -> Iterator[tuple[int, int]]:
    """Make the document; yield how many steps are done, and of how many."""
    from pcve_desktop.reports.pdf_page import Document
    from pcve_desktop.reports.pdf_sections import summary
    from pcve_desktop.reports.pdf_style import register_fonts

    register_fonts()
    texts = document_texts(view, tr, today)
    flowables = summary(view, tr, today=today, texts=texts)
    # Splitting a table adds parts while the document is made: the total grows with them.
    total = len(flowables) + 1
    document = Document(file, texts, tr)
    for done, left in enumerate(document.steps(flowables), 1):
        total = max(total, done + left + 1)
        yield done, total
