"""What every part of the city's report needs: tables with one row for each network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfmetrics import stringWidth

from pcve_desktop.pictures.glyphs import step_glyph
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.pdf_parts import ProgressBar, draw_shapes
from pcve_desktop.reports.pdf_sections.cover import PATH_STATES
from pcve_desktop.reports.pdf_sections.report import Report
from pcve_desktop.reports.pdf_table import GAP, HEADER_SIZE, Breaker, Col

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from pcve_desktop.i18n import Translator
    from pcve_desktop.methodology.city import Part
    from pcve_desktop.models import Record
    from pcve_desktop.reports.city.gathering import CityPart, NetworkPart
    from pcve_desktop.reports.content import DocumentTexts, StepLine
    from pcve_desktop.reports.pdf_table import Drawn, Ledger

NOBODY = "–"
_NAME, _LEAST, _TWO_LINES = 92.0, 38.0, 0.68


def numbers(headers: Sequence[str]) -> list[Col]:
    """Return columns of numbers with headers on two lines, or as many as there is room for."""
    room = s.CONTENT_WIDTH - _NAME - GAP * len(headers)
    least = [max(_LEAST, widest_word(header) + 1) for header in headers]
    wide = [
        max(width, _TWO_LINES * stringWidth(header, s.STRONG, HEADER_SIZE))
        for header, width in zip(headers, least, strict=True)
    ]
    if sum(wide) > room:
        wide = least
    share = min(1.0, room / sum(wide)) if wide else 1.0
    return [
        Col(header, width * share, align="right")
        for header, width in zip(headers, wide, strict=True)
    ]


def widest_word(header: str) -> float:
    """Return the width of the longest word of a header (points)."""
    return max(float(stringWidth(word, s.STRONG, HEADER_SIZE)) for word in header.split(" "))


class CityReport(Report):
    """Several networks as their readers may see them, in one language, on one day."""

    def __init__(
        self, city: CityPart, tr: Translator, *, today: dt.date, texts: DocumentTexts
    ) -> None:
        super().__init__(city.networks[0].view, tr, today=today, texts=texts)
        self.city = city

    def whole(self, *entities: type[Record]) -> bool:
        """Say whether nothing of some entities is kept back in any network."""
        return all(one.view.whole(*entities) for one in self.city.networks)

    def count(self, number: int) -> str:
        """Return a number as text, a dash for none."""
        return self.tr.number(number) if number else NOBODY

    def part_of(self, part: Part, width: float) -> str | Drawn:
        """Return a bar with "4 of 9" beside it, a dash where there is nothing to do."""
        if part.share is None:
            return NOBODY
        text = self.tr.t("{done} of {total}", done=part.done, total=part.total)
        return PartBar(part.share, text, width)

    def by_network(
        self,
        columns: Sequence[tuple[str, float] | Col],
        row: Callable[[NetworkPart], Sequence[str | Drawn]],
        together: Sequence[str | Drawn] = (),
    ) -> Ledger:
        """Return a table with a row for each network, and a last one for all of them.

        The name of the network comes first. One network alone needs no last row.
        """
        rows: list[list[str | Drawn]] = [[one.name, *row(one)] for one in self.city.networks]
        if together and len(rows) > 1:
            rows.append([self.tr.t("All together"), *together])
        heads = [
            column if isinstance(column, Col) else Col(column[0], column[1], align="right")
            for column in columns
        ]
        free = s.CONTENT_WIDTH - sum(column.width + GAP for column in heads)
        return self.table([Col(self.tr.t("Network"), free, strong=True), *heads], rows)


class PartBar(ProgressBar):
    """Some of a whole as a small bar, with its words in a column of their own at the right."""

    _WORDS = 50.0

    def __init__(self, share: float, text: str, width: float) -> None:
        super().__init__(round(share * 100), text)
        self._width = width

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the bar and its words."""
        room = min(width, self._width)
        bar = room - self._WORDS
        canvas.setFillColor(s.colour("mute_bg"))
        canvas.rect(x, top - 8, bar, 4, stroke=0, fill=1)
        if self._share:
            canvas.setFillColor(s.colour("accent"))
            canvas.rect(x, top - 8, bar * self._share, 4, stroke=0, fill=1)
        canvas.setFillColor(s.colour("ink2"))
        canvas.setFont(s.REGULAR, 8)
        canvas.drawString(x + bar + 6, top - 8.5, self._text)


class StepCell:
    """The state of a step in a cell: its sign, and its word below."""

    _SIZE, _LEADING = 7.0, 8.5

    def __init__(self, line: StepLine, width: float) -> None:
        self._sign = step_glyph(PATH_STATES[line.state], 0, 0, 6)
        self._lines = Breaker(s.REGULAR, self._SIZE, width)(line.word)
        self.height = 15.0 + self._LEADING * len(self._lines)

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:  # noqa: ARG002 - broken beforehand
        """Draw the sign and the word."""
        draw_shapes(canvas, x + 6.5, top - 6.5, self._sign)
        canvas.setFont(s.REGULAR, self._SIZE)
        canvas.setFillColor(s.colour("ink2"))
        y = top - 15 - self._SIZE + 1.5
        for line in self._lines:
            canvas.drawString(x, y, line)
            y -= self._LEADING


def step_cells(one: NetworkPart, columns: Sequence[Col]) -> list[str | Drawn]:
    """Return the state of each step of a network; empty where it may not be told."""
    told = {line.step.number: line for line in one.facts.steps}
    return [
        StepCell(told[number], column.width) if number in told else NOBODY
        for number, column in enumerate(columns, 1)
    ]
