"""What every part of the summary needs: headings that keep, pictures with their words, dates."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer

from pcve_desktop.methodology.steps import step_content
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.content import facts
from pcve_desktop.reports.pdf_page import Heading
from pcve_desktop.reports.pdf_parts import Kept, SideBySide
from pcve_desktop.reports.pdf_table import GAP, SIZE, Col, Ledger
from pcve_desktop.reports.picture_flowable import (
    POINTS_PER_PX,
    PictureFlowable,
    pdf_measure,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models import Record
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.reports.audiences import View
    from pcve_desktop.reports.content import DocumentTexts, Facts
    from pcve_desktop.reports.pdf_table import Drawn

MEASURE = pdf_measure(s.FONTS)
LAST = 10**9
"""After every number that a person would give."""

_LEAST_NAME = 64.0
"""Points: in a narrower column, words of names are broken."""

_MOST_KEPT = 660.0
"""Points that a heading may ask to stay with it; a whole page has about 690."""


class Report:
    """One network as one audience may see it, in one language, on one day."""

    def __init__(self, view: View, tr: Translator, *, today: dt.date, texts: DocumentTexts) -> None:
        self.view = view
        self.tr = tr
        self.today = today
        self.texts = texts

    @cached_property
    def facts(self) -> Facts:
        """Return what the first page says; only some documents need it."""
        return facts(self.view, self.tr, today=self.today)

    # -- headings

    def section(self, title: str, parts: Sequence[Flowable]) -> list[Flowable]:
        """Return a section whose heading stays with the beginning of what follows."""
        return _headed(Heading(title, s.H1), s.H1.spaceBefore + s.H1.leading + 8, parts)

    def step(self, step: Step, parts: Sequence[Flowable]) -> list[Flowable]:
        """Return the section of a step: its number and name, and where it stands."""
        if not parts:
            return []
        title = f"{step.number}. {self.tr.t(step_content(step).title)}"
        line = next((line for line in self.facts.steps if line.step is step), None)
        said = [line.word, line.note] if line is not None else []
        about = [s.para(self.line(*said), s.STATE)] if said else []
        return self.section(title, [*about, *parts])

    def part(self, title: str, parts: Sequence[Flowable]) -> list[Flowable]:
        """Return a part of a section; nothing when it is empty."""
        if not parts:
            return []
        return _headed(Heading(title, s.H2, 1), s.H2.spaceBefore + s.H2.leading + 5, parts)

    # -- words

    def day(self, day: dt.date | None) -> str:
        """Return a date in a few letters, an empty text for none."""
        return self.tr.date(day) if day is not None else ""

    def quiet(self, text: str) -> Flowable:
        """Return a line in small letters."""
        return s.para(text, s.SMALL)

    def line(self, *texts: str | None) -> str:
        """Join what is known on one line."""
        return " · ".join(text for text in texts if text)

    def said(self, record: Record, name: str) -> str:
        """Return a field as text: a word of a vocabulary, a date, a name; empty when not shown."""
        value = self.view.value(record, name)
        if value is None:
            return ""
        label = getattr(value, "label", None)
        if label is not None:
            return self.tr.t(label)
        if hasattr(value, "isoformat") and hasattr(value, "year"):
            return self.day(value)
        if isinstance(value, tuple):
            return self.tr.list([self.tr.t(word.label) for word in value])
        return str(value)

    def lines(self, text: str | None) -> list[Flowable]:
        """Return the lines of a text as a list."""
        found = [line.strip(" \t•-–") for line in (text or "").splitlines()]
        return [s.bullet(line) for line in found if line]

    # -- pictures and tables

    def picture(
        self,
        build: Callable[[int], Picture],
        *,
        scale: float = POINTS_PER_PX,
        values: bool = False,
    ) -> list[Flowable]:
        """Return a picture over the whole width with its sentence below, kept together.

        `scale` is points for a px of the picture. With `values` the same figures follow as a table,
        for a picture that is read by patterns.
        """
        made = build(int(s.CONTENT_WIDTH / scale))
        parts: list[Flowable] = [_drawn(made, scale), *self._caption(made)]
        # What is taller than a page cannot be kept together.
        if made.height * scale <= PictureFlowable.TALLEST:
            parts = [Kept(parts)]
        if values:
            parts += [Spacer(0, 4), values_table(made, s.CONTENT_WIDTH)]
        return parts

    def picture_with_values(
        self, build: Callable[[int], Picture], *, share: float = 0.56
    ) -> list[Flowable]:
        """Return a picture with the table of its values at its right.

        For pictures that are read by areas or places: on paper nobody can ask for the table.
        """
        left = s.CONTENT_WIDTH * share
        right = s.CONTENT_WIDTH - left - 18
        made = build(int(left / POINTS_PER_PX))
        table = values_table(made, right)
        # A long list, or names without room, stand better below, over the whole width.
        if table.height > 420 or table.columns[0].width < _LEAST_NAME:
            whole = values_table(made, s.CONTENT_WIDTH)
            return [Kept([_drawn(made), *self._caption(made)]), Spacer(0, 6), whole]
        return [SideBySide([_drawn(made), *self._caption(made)], [table], left=left, right=right)]

    def _caption(self, made: Picture) -> list[Flowable]:
        return [Spacer(0, 4), s.para(made.sentence, s.CAPTION)] if made.sentence else []

    def table(
        self,
        columns: Sequence[tuple[str, float | None] | Col],
        rows: Iterable[Sequence[str | Drawn]],
    ) -> Ledger:
        """Return a table over the whole width; the columns without a width share what is left.

        A column in which nothing is known, or may be shown, is left out.
        """
        cells = list(rows)
        kept = [place for place in range(len(columns)) if any(row[place] for row in cells)]
        made = [_column(columns[place]) for place in kept]
        spare = s.CONTENT_WIDTH - GAP * (len(made) - 1) - sum(column.width for column in made)
        # Where every column has its width, the widest takes what was left out.
        wide = [column for column in made if not column.width] or [
            max(made, key=lambda column: column.width)
        ]
        made = [
            replace(column, width=column.width + spare / len(wide)) if column in wide else column
            for column in made
        ]
        if len(kept) < len(columns):
            cells = [[row[place] for place in kept] for row in cells]
        return Ledger.of(made, cells)


def _column(column: tuple[str, float | None] | Col) -> Col:
    return column if isinstance(column, Col) else Col(column[0], column[1] or 0.0, tone="ink2")


def values_table(picture: Picture, width: float) -> Ledger:
    """Return the values of a picture as a table: names at the left, figures at the right."""
    headers, rows = picture.table
    places = range(1, len(headers))
    texts = [[headers[at], *(row[at] for row in rows)] for at in places]
    wide = [_widest(column) for column in texts]
    if sum(wide) > width * 0.6:
        # Their longest words at least, so that none is broken.
        wide = [_widest(" ".join(column).split()) for column in texts]
    first = width - sum(wide) - GAP * len(wide)
    columns = [
        Col(headers[0], first),
        *(
            Col(headers[at], room, tone="ink2", align="right")
            for at, room in zip(places, wide, strict=True)
        ),
    ]
    return Ledger.of(columns, rows)


def _widest(texts: Sequence[str]) -> float:
    """Return the room that the widest of some texts needs, 34 points at least."""
    return max(34.0, 2 + max(float(stringWidth(text, s.STRONG, SIZE)) for text in texts))


def _drawn(made: Picture, scale: float = POINTS_PER_PX) -> PictureFlowable:
    return PictureFlowable(lambda _width: made, s.COLOURS, s.FONTS, scale=scale)


def _headed(heading: Heading, own: float, parts: Sequence[Flowable]) -> list[Flowable]:
    """Return a heading that begins a new page rather than part from what follows."""
    return [CondPageBreak(min(_MOST_KEPT, own + _need(parts))), heading, *parts]


def _need(parts: Sequence[Flowable]) -> float:
    """Return how many points the beginning of some parts takes."""
    need = 0.0
    for part in parts:
        if isinstance(part, Ledger):
            return need + part.beginning
        if isinstance(part, CondPageBreak):
            return need + float(part.height)
        if isinstance(part, Kept):
            return need + sum(_height(kept) for kept in part.contents)
        height = _height(part)
        if isinstance(part, Paragraph) and part.style.name in _LEADING_IN:
            need += height
            continue
        if isinstance(part, Paragraph):
            return need + min(height, 3 * part.style.leading)
        if isinstance(part, Spacer):
            need += height
            continue
        return need + height
    return need


def _height(part: Flowable) -> float:
    height = part.wrap(s.CONTENT_WIDTH, 10**6)[1]
    return height + part.getSpaceBefore() + part.getSpaceAfter()


# Lines that say something about what follows, and never stand alone at the end of a page.
_LEADING_IN = frozenset({s.STATE.name, s.SMALL.name, s.ITEM.name})
