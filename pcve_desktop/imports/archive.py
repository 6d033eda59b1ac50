"""The zip around a workbook, checked before anything in it is unpacked or parsed.

openpyxl parses XML with the standard library, which expands entities; so every part is looked at
up to its first element and refused if it declares a document type.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from pcve_desktop.i18n import mark
from pcve_desktop.imports.grid import Merge
from pcve_desktop.imports.table import Limits, TableError

if TYPE_CHECKING:
    from collections.abc import Iterator

OLE_HEADER: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_HEADER: Final = b"PK"
_ENCRYPTED_BIT: Final = 0x1
_RATIO_FROM: Final = 1024 * 1024
_CHUNK: Final = 256 * 1024
_OVERLAP: Final = 4096
_PROLOG: Final = 1024 * 1024
_MAX_MERGES: Final = 20_000
_MARKUP: Final = re.compile(
    rb"<(?:\w+:)?(?P<kind>row|col|mergeCell)\b[^<>]*>"
    rb"|<(?:\w+:)?f\b[^<>]*?(?:/>|>[^<>]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*(?P<uncalculated></(?:\w+:)?c>)"
)
_HIDDEN: Final = re.compile(rb"\bhidden\s*=\s*[\"'](?:1|true)[\"']")
_REF: Final = re.compile(rb"\bref\s*=\s*[\"']\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)[\"']")


def refused_workbook() -> TableError:
    """Return the error for a file that is no workbook, or a damaged one."""
    return TableError(
        mark(
            "This file is not a readable .xlsx workbook; it may be damaged or of another kind. "
            "Nothing was imported. Open it in a spreadsheet program, save it as .xlsx and import "
            "that file."
        )
    )


def old_or_encrypted() -> TableError:
    """Return the error for .xls files and for workbooks with a password."""
    return TableError(
        mark(
            "This workbook is protected by a password or in the old .xls format. Nothing was "
            "imported. Open it in a spreadsheet program, save it as .xlsx without a password and "
            "import that file."
        )
    )


def _too_big(limits: Limits) -> TableError:
    return TableError(
        mark(
            "This workbook unpacks to far more than it should (over {limit} MB, or packed "
            "suspiciously tight), so it was not opened. Copy the rows needed into a new workbook "
            "and import that one."
        ),
        limit=limits.unpacked_bytes // (1024 * 1024),
    )


def _other_kind() -> TableError:
    return TableError(
        mark(
            "This file is a zip archive but not an .xlsx workbook. Nothing was imported. Open it "
            "in a spreadsheet program, save it as .xlsx and import that file."
        )
    )


def check_archive(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Raise `TableError` unless the archive is a workbook of a bearable size without DOCTYPE."""
    members = archive.infolist()
    if any(info.flag_bits & _ENCRYPTED_BIT for info in members):
        raise old_or_encrypted()
    # Reading stops at the declared size, so a size that lies does not get past this.
    total = sum(info.file_size for info in members)
    if len(members) > limits.members or total > limits.unpacked_bytes:
        raise _too_big(limits)
    for info in members:
        packed = max(1, info.compress_size)
        if info.file_size > _RATIO_FROM and info.file_size / packed > limits.packed_ratio:
            raise _too_big(limits)
    names = {info.filename for info in members}
    if "[Content_Types].xml" not in names or "xl/workbook.bin" in names:
        raise _other_kind()
    # Whatever a part is called, the workbook's relations can lead openpyxl to it.
    for info in members:
        if _has_doctype(archive, info):
            raise TableError(
                mark(
                    "This workbook holds a document type declaration, which a spreadsheet program "
                    "never writes, so it was not opened. Copy the rows needed into a new workbook "
                    "and import that one."
                )
            )


class _PrologEnd(Exception):
    """The first element is reached."""


def _has_doctype(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    """Tell whether a part declares a document type, reading no further than its first element."""
    found = False

    def doctype(*_parts: object) -> None:
        nonlocal found
        found = True
        raise _PrologEnd

    def element(*_parts: object) -> None:
        raise _PrologEnd

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = element
    try:
        with archive.open(info) as part:
            for _ in range(_PROLOG // _CHUNK):
                chunk = part.read(_CHUNK)
                parser.Parse(chunk, not chunk)
                if not chunk:
                    break
    except _PrologEnd:
        return found
    except expat.ExpatError:
        # Not XML: openpyxl says so if it needs this part.
        return False
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise refused_workbook() from error
    # A megabyte without an element is no honest part of a workbook.
    return True


@dataclass
class SheetMarkup:
    """What openpyxl's read-only mode does not tell about a sheet."""

    hidden_rows: int = 0
    hidden_columns: int = 0
    uncalculated: int = 0
    merges: list[Merge] = field(default_factory=list)


def scan_sheet(archive: zipfile.ZipFile, member: str) -> SheetMarkup:
    """Read hidden rows and columns, merged ranges and formulas without result, in one pass."""
    markup = SheetMarkup()
    for match in _matches(archive, member):
        kind = match["kind"]
        if match["uncalculated"]:
            markup.uncalculated += 1
        elif kind == b"mergeCell":
            if len(markup.merges) < _MAX_MERGES and (merge := _merge(match[0])):
                markup.merges.append(merge)
        elif _HIDDEN.search(match[0]):
            if kind == b"row":
                markup.hidden_rows += 1
            else:
                markup.hidden_columns += 1
    return markup


def _matches(archive: zipfile.ZipFile, member: str) -> Iterator[re.Match[bytes]]:
    """Search a part chunk by chunk; what a chunk's end cuts is found in the next one."""
    rest = b""
    with archive.open(member) as part:
        while chunk := part.read(_CHUNK):
            window = rest + chunk
            end = 0
            for match in _MARKUP.finditer(window):
                yield match
                end = match.end()
            rest = window[max(end, len(window) - _OVERLAP) :]


def _merge(tag: bytes) -> Merge | None:
    found = _REF.search(tag)
    if found is None:
        return None
    left, top, right, bottom = found.groups()
    return Merge(int(top), _column(left), int(bottom), _column(right))


def _column(letters: bytes) -> int:
    """Return the column counted from 0: A is 0."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
