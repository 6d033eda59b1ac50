"""Golden forms: what a document says and how it is built, in words a person can read and compare.

`python -m tests.reports.golden` writes them anew; what then differs is looked at before a commit.
"""

from __future__ import annotations

import io
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
from openpyxl import load_workbook

from pcve_desktop.i18n import LANGUAGES, Translator
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.reports.documents import DOCUMENTS, Wanted, document_of
from pcve_desktop.reports.excel import write_workbook
from pcve_desktop.reports.pdf import pdf_bytes
from tests.reports.reading import Line, Page, outline_of, pages_of
from tests.reports.samples import TODAY, Records

FOLDER = Path(__file__).parent / "golden"
# One audience each where the network's own is not the one that tells most about the document.
AUDIENCES = {"referral-poster": Audience.PUBLIC, "summary": Audience.CITY}
KEYS = [d.key for d in DOCUMENTS if d.format == "pdf" and Audience.NETWORK in d.audiences]
_MARKS = {"title": "= ", "section": "# ", "part": "## ", "header": "| "}


@cache
def made(key: str, language: str, audience: Audience | None = None) -> bytes:
    """Return a document of the full sample; each is made once."""
    wanted = Wanted(document_of(key))
    view = View(_data(), audience or AUDIENCES.get(key, Audience.NETWORK))
    return pdf_bytes(view, wanted, Translator(language), today=TODAY)


@cache
def _data() -> Records:
    from tests.reports.test_documents import full

    return full()


def told(key: str, language: str) -> str:
    """Return a document in its golden form: all its words in English, its structure elsewhere."""
    data = made(key, language)
    pages = pages_of(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        lines = [
            f"title: {pdf.docinfo['/Title']}",
            f"subject: {pdf.docinfo['/Subject']}",
            f"language: {pdf.Root['/Lang']}",
            f"pages: {len(pages)} of {round(pages[0].width)} x {round(pages[0].height)}",
            "bookmarks:",
        ]
    lines += [f"  {'  ' * level}{title}" for level, title in outline_of(data)]
    for number, page in enumerate(pages, 1):
        lines += ["", f"--- {number}", *_page(page, whole=language == "en")]
    return "\n".join(lines) + "\n"


def _page(page: Page, *, whole: bool) -> list[str]:
    lines = [_line(line) for line in page.lines]
    return lines if whole else [line for line in lines if line.startswith(tuple(_MARKS.values()))]


def _line(line: Line) -> str:
    return _MARKS.get(line.kind, "") + line.text


def told_workbook(folder: Path, language: str) -> str:
    """Return the workbook in its golden form: sheets, headers, tables, lists, colours, printing."""
    target = folder / f"{language}.xlsx"
    view = View(_data(), Audience.CITY)
    for _ in write_workbook(view, target, Translator(language), today=TODAY):
        pass
    book = load_workbook(target)
    lines = [f"title: {book.properties.title}", f"language: {book.properties.language}"]
    sheets: list[Any] = book.worksheets
    for sheet in sheets:
        lines += ["", f"# {sheet.title} ({sheet.sheet_state})"]
        lines += [f"table {table.displayName} {table.ref}" for table in sheet.tables.values()]
        head = sheet.oddHeader
        lines.append(f"printed: {head.left.text} | {head.center.text} | {head.right.text}")
        lines.append(f"charts: {len(sheet._charts)}")
        for rule in sheet.data_validations.dataValidation:
            lines.append(f"takes {rule.sqref}: {rule.type} {rule.formula1}")
        for where in sheet.conditional_formatting:
            lines += [f"colours {where.sqref}: {rule.formula[0]}" for rule in where.rules]
        rows = [[str(v) for v in row if v is not None] for row in sheet.iter_rows(values_only=True)]
        whole = sheet.title == book.sheetnames[0] or sheet.sheet_state != "visible"
        lines += [" | ".join(row) for row in (rows if whole else rows[:1])]
    return "\n".join(lines) + "\n"


def path_of(name: str, language: str) -> Path:
    """Return where a golden form is kept."""
    return FOLDER / f"{name}.{language}.txt"


def main() -> None:
    """Write every golden form anew."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for language in LANGUAGES:
            path_of("workbook", language).write_text(
                told_workbook(Path(folder), language), encoding="utf-8"
            )
            for key in KEYS:
                path_of(key, language).write_text(told(key, language), encoding="utf-8")


if __name__ == "__main__":
    main()
