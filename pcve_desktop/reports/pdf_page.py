"""Pages of a report: margins, running head and foot, page numbers, bookmarks, document data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.plain_text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from pcve_desktop.i18n import Translator
    from pcve_desktop.reports.content import DocumentTexts

LOGO_WIDTH = 15.0


class NumberedCanvas(Canvas):
    """A canvas that writes "page x of y" once it knows y.

    Each page refers to a form by name; the forms are written at the end.
    """

    tr: Translator
    _pagesize: tuple[float, float]

    def save(self) -> None:
        """Write the page numbers, then the file."""
        # The page after the last one has been begun, but is not kept.
        total = self.getPageNumber() - 1
        for number in range(1, total + 1):
            width, height = self._pagesize
            self.beginForm(_number_form(number), 0, 0, width, height)
            self.setFont(s.REGULAR, 8.5)
            self.setFillColor(s.colour("ink2"))
            text = self.tr.t("Page {number} of {total}", number=number, total=total)
            self.drawRightString(width - s.MARGIN, 12 * s.MM, text)
            self.endForm()
        super().save()


def _number_form(number: int) -> str:
    return f"page-number-{number}"


class Document(BaseDocTemplate):
    """A report on A4, or on pages of another `size`, whose making can be followed step by step."""

    def __init__(
        self,
        file: BinaryIO,
        texts: DocumentTexts,
        tr: Translator,
        *,
        size: tuple[float, float] = (s.PAGE_WIDTH, s.PAGE_HEIGHT),
    ) -> None:
        self._width, self._height = size
        super().__init__(
            file,
            pagesize=size,
            leftMargin=s.MARGIN, rightMargin=s.MARGIN, topMargin=s.TOP, bottomMargin=s.BOTTOM,
            title=texts.title, subject=texts.subject, author=texts.head, creator="Passerelle",
            producer="Passerelle", lang=tr.language, displayDocTitle=True,
            initialFontName=s.REGULAR,
        )  # fmt: skip
        self._texts = texts
        self._tr = tr
        first, later = (
            Frame(
                s.MARGIN, s.BOTTOM, self._content, self._height - s.BOTTOM - top, 0, 0, 0, 0,
                id=name,
            )
            for name, top in (("first", 30 * s.MM), ("later", 25 * s.MM))
        )  # fmt: skip
        self.addPageTemplates(
            [
                PageTemplate("first", [first], onPage=self._first, autoNextPageTemplate="later"),
                PageTemplate("later", [later], onPage=self._later),
            ]
        )

    @property
    def _content(self) -> float:
        return self._width - 2 * s.MARGIN

    def steps(self, flowables: list[Flowable]) -> Iterator[int]:
        """Make the document; yield how many flowables are still to come."""

        def canvas(*args: Any, **kw: Any) -> NumberedCanvas:
            made = NumberedCanvas(*args, **kw)
            made.tr = self._tr
            return made

        # What `build` does, with a stop after each part.
        self._startBuild(None, canvasmaker=canvas)  # type: ignore[attr-defined] # untyped there
        while flowables:
            self.clean_hanging()
            self.handle_flowable(flowables)
            yield len(flowables)
        self._endBuild()  # type: ignore[attr-defined] # untyped there

    def _first(self, canvas: Canvas, _document: object) -> None:
        y = self._height - 20 * s.MM
        logo(canvas, s.MARGIN, y - 1.5, LOGO_WIDTH)
        canvas.setFont(s.STRONG, 11)
        canvas.setFillColor(s.colour("accent"))
        canvas.drawString(s.MARGIN + LOGO_WIDTH + 6, y, "Passerelle")
        canvas.setFont(s.REGULAR, 9.5)
        canvas.setFillColor(s.colour("ink2"))
        canvas.drawRightString(self._width - s.MARGIN, y, self._texts.date)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        self._foot(canvas)

    def _later(self, canvas: Canvas, _document: object) -> None:
        y = self._height - 15 * s.MM
        canvas.setFont(s.REGULAR, 8.5)
        canvas.setFillColor(s.colour("ink2"))
        room = self._content - canvas.stringWidth(self._texts.date, s.REGULAR, 8.5) - 20
        canvas.drawString(s.MARGIN, y, fitting(self._texts.head, s.REGULAR, 8.5, room))
        canvas.drawRightString(self._width - s.MARGIN, y, self._texts.date)
        _rule(canvas, y - 6, self._width)
        self._foot(canvas)

    def _foot(self, canvas: Canvas) -> None:
        y = 12 * s.MM
        _rule(canvas, y + 12, self._width)
        canvas.setFont(s.REGULAR, 8.5)
        canvas.setFillColor(s.colour("ink2"))
        canvas.drawString(
            s.MARGIN, y, fitting(self._texts.foot, s.REGULAR, 8.5, self._content - 90)
        )
        canvas.doForm(_number_form(canvas.getPageNumber()))


class Heading(Paragraph):
    """A heading that is also a bookmark; it moves to the next page rather than split."""

    # Longer ones are no heading any more, and must not outgrow a page.
    _LONGEST = 400

    def __init__(self, text: str, style: Any, level: int = 0) -> None:
        text = plain(text)
        if len(text) > self._LONGEST:
            text = f"{text[: self._LONGEST].rstrip()}…"
        super().__init__(s.marked_up(text), style)
        self._entry = text
        self._level = level

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: ARG002, N803 - reportlab's names
        """Give nothing: a heading stays whole."""
        return []

    def draw(self) -> None:
        """Draw the heading and put the bookmark here."""
        canvas = self.canv
        key = f"part-{canvas.getPageNumber()}-{id(self)}"
        canvas.bookmarkHorizontal(key, 0, self.height + 6)
        canvas.addOutlineEntry(self._entry, key, self._level, closed=False)
        super().draw()


def logo(canvas: Canvas, x: float, y: float, width: float) -> None:
    """Draw the footbridge of the program's icon; (x, y) is its bottom left."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(width / 24, width / 24)
    canvas.setStrokeColor(s.colour("accent"))
    canvas.setFillColor(s.colour("accent"))
    canvas.setLineCap(1)
    canvas.setLineWidth(2.2)
    arch = canvas.beginPath()
    arch.moveTo(2, 2.5)
    arch.curveTo(4.2, 9.6, 7.8, 13, 12, 13)
    arch.curveTo(16.2, 13, 19.8, 9.6, 22, 2.5)
    canvas.drawPath(arch, stroke=1, fill=0)
    canvas.setLineWidth(1.9)
    for post, top in ((7, 8.6), (10.3, 11.2), (13.7, 11.2), (17, 8.6)):
        canvas.line(post, top, post, 3)
    for foot in (2.6, 21.4):
        canvas.circle(foot, 2, 1.9, stroke=0, fill=1)
    canvas.restoreState()


def _rule(canvas: Canvas, y: float, width: float) -> None:
    canvas.setStrokeColor(s.colour("line"))
    canvas.setLineWidth(0.75)
    canvas.line(s.MARGIN, y, width - s.MARGIN, y)


def fitting(text: str, font: str, size: float, room: float) -> str:
    """Return a text shortened with an ellipsis to `room` points."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    text = plain(text).replace("\n", " ")
    if stringWidth(text, font, size) <= room:
        return text
    while text and stringWidth(text + "…", font, size) > room:
        text = text[:-1]
    return text.rstrip() + "…"
