"""A finished PDF as its lines: text, place, size and weight, as an independent reader sees them."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
from pypdfium2 import raw

from pcve_desktop.reports import pdf_style as s

# What is closer together than this many points is one cell.
_GAP = 7.5
_SAME_LINE = 2.0
_NAME = 128
FOOT = s.BOTTOM - 2
HEAD_SIZE = 8.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Some letters in a row: where they begin and end, their base line, their look."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces on one base line, from left to right."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return " | ".join(piece.text for piece in self.pieces)

    @property
    def first(self) -> Piece:
        return self.pieces[0]

    @property
    def kind(self) -> str:
        """Return what the look of a line says it is."""
        first = self.first
        looks = {
            (22.0, True): "title", (28.0, True): "title", (46.0, True): "title",
            (17.0, True): "section", (11.5, True): "part", (HEAD_SIZE, True): "header",
        }  # fmt: skip
        return looks.get((first.size, first.bold), "text")


@dataclass(frozen=True, slots=True)
class Page:
    """A page: all its lines from the top down, and those between the running head and foot."""

    width: float
    height: float
    lines: tuple[Line, ...]

    @property
    def body(self) -> tuple[Line, ...]:
        return tuple(
            line for line in self.lines if FOOT < line.first.base < self.height - 21 * s.MM
        )


def pages_of(data: bytes) -> list[Page]:
    """Return the pages of a PDF."""
    document = pdfium.PdfDocument(data)
    try:
        return [_page(page) for page in document]
    finally:
        document.close()


def outline_of(data: bytes) -> list[tuple[int, str]]:
    """Return the bookmarks: level and title."""
    document = pdfium.PdfDocument(data)
    try:
        return [(entry.level, entry.get_title()) for entry in document.get_toc()]
    finally:
        document.close()


def _page(page: pdfium.PdfPage) -> Page:
    text = page.get_textpage()
    width, height = page.get_size()
    pieces: list[Piece] = []
    run: list[tuple[str, float, float, float, float, bool]] = []
    name = ctypes.create_string_buffer(_NAME)
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        char = text.get_text_range(index, 1)
        if char in {"\r", "\n", ""} or raw.FPDFText_IsGenerated(text, index):
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        left, _bottom, right, _top = text.get_charbox(index, loose=True)
        size = round(float(raw.FPDFText_GetFontSize(text, index)), 1)
        raw.FPDFText_GetFontInfo(text, index, name, _NAME, None)
        bold = b"Semibold" in name.value or b"Bold" in name.value
        one = (char, left, right, round(y.value, 1), size, bold)
        if run and not _goes_on(run[-1], one):
            pieces.append(_piece(run))
            run = []
        run.append(one)
    if run:
        pieces.append(_piece(run))
    return Page(width, height, tuple(_lines([piece for piece in pieces if piece.text])))


_Char = tuple[str, float, float, float, float, bool]


def _goes_on(before: _Char, after: _Char) -> bool:
    gap = after[1] - before[2]
    return before[3:] == after[3:] and -2.0 < gap < _GAP


def _piece(run: list[_Char]) -> Piece:
    text = "".join(char for char, *_rest in run).strip()
    _char, _left, _right, base, size, bold = run[0]
    return Piece(text, run[0][1], run[-1][2], base, size, bold)


def _lines(pieces: list[Piece]) -> list[Line]:
    found: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.base):
        if found and abs(found[-1][0].base - piece.base) < _SAME_LINE:
            found[-1].append(piece)
        else:
            found.append([piece])
    return [Line(tuple(sorted(line, key=lambda piece: piece.left))) for line in found]


def stranded(pages: list[Page]) -> list[str]:
    """Return headings and headers of tables at the end of a page, without anything below."""
    return [
        f"{number}: {page.body[-1].text}"
        for number, page in enumerate(pages, 1)
        if page.body and page.body[-1].kind != "text"
    ]


def outside(pages: list[Page]) -> list[str]:
    """Return what stands in a margin or beyond the paper."""
    return [
        f"{number}: {piece.text}"
        for number, page in enumerate(pages, 1)
        for line in page.lines
        for piece in line.pieces
        if piece.left < s.MARGIN - 1.5 or piece.right > page.width - s.MARGIN + 1.5
    ]


def overprinted(pages: list[Page]) -> list[str]:
    """Return lines of text that are written over each other."""
    found = []
    for number, page in enumerate(pages, 1):
        for line in page.body:
            found += [
                f"{number}: {a.text} / {b.text}"
                for a, b in pairwise(line.pieces)
                if b.left < a.right - 1.0 and a.size >= HEAD_SIZE and b.size >= HEAD_SIZE
            ]
    return found
