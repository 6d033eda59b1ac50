"""Fixtures of the projection: records by name, and a canvas that notes what is written on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRectF

from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.services import records
from pcve_desktop.ui.projecting import wall as wall_module
from pcve_desktop.ui.projecting.canvas import LEFT, LINE, Canvas, fit

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import Qt

    from pcve_desktop.models.base import Record
    from pcve_desktop.pictures.layout import Measure
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.ui.context import Context


@dataclass(slots=True)
class Written:
    """A text on the canvas: where its letters are, how large, and whether it was cut."""

    text: str
    rect: QRectF
    size: int
    cut: bool


@dataclass(slots=True)
class Notes:
    """Everything that was painted since the last `clear`."""

    texts: list[Written] = field(default_factory=list)
    shrinks: list[float] = field(default_factory=list)

    def clear(self) -> None:
        self.texts.clear()
        self.shrinks.clear()

    def overlapping(self) -> list[tuple[str, str]]:
        """Return the pairs of texts whose letters lie over each other."""
        found = []
        for place, one in enumerate(self.texts):
            # Line height is more than the letters take: a few px are air.
            mine = one.rect.adjusted(1, 5, -1, -5)
            found += [
                (one.text, other.text)
                for other in self.texts[:place]
                if mine.intersects(other.rect.adjusted(1, 5, -1, -5))
            ]
        return found


@pytest.fixture
def notes(monkeypatch: pytest.MonkeyPatch) -> Notes:
    """Note what the wall paints; its buttons paint on canvases of their own."""
    made = Notes()

    class Noting(Canvas):
        def text(
            self, rect: QRectF, text: str, size: int, *, weight: int = 400, tone: str = "ink",
            align: Qt.AlignmentFlag = LEFT, lines: int = 1, middle: bool = False,
        ) -> float:  # fmt: skip
            used, rows = fit(self.look, text, rect.width(), size, weight, lines)
            height = used * LINE * len(rows)
            top = rect.top() + (max(0.0, (rect.height() - height) / 2) if middle else 0.0)
            if text.strip():
                wide = max(self.width(row, used, weight) for row in rows)
                cut = rows[-1].endswith("…") and not text.endswith("…")
                place = QRectF(rect.left(), top, min(wide, rect.width()), height)
                made.texts.append(Written(text, place, used, cut))
            return super().text(
                rect, text, size, weight=weight, tone=tone, align=align, lines=lines, middle=middle
            )

        def picture(self, rect: QRectF, build: Callable[[int, Measure], Picture]) -> float:
            made.shrinks.append(super().picture(rect, build))
            return made.shrinks[-1]

    painting = wall_module.WallView._paint

    def paint(view: wall_module.WallView, canvas: Canvas, screen: Any) -> None:
        painting(view, Noting(canvas.painter, canvas.look, 1.0), screen)

    monkeypatch.setattr(wall_module.WallView, "_paint", paint)
    return made


@pytest.fixture
def add(context: Context) -> Callable[..., str]:
    """Return a function that makes a record of the network and cycle and gives its id."""

    def make(entity: type[Record], **values: Any) -> str:
        for name, value in (("network_id", context.network_id), ("cycle_id", context.cycle_id)):
            if hasattr(entity, name):
                values.setdefault(name, value)
        changes = records.create(context.ws, entity, values=values)
        context.announce(changes)
        return changes.created[entity.__entity__.key][0]

    return make


@pytest.fixture
def partner(add: Callable[..., str]) -> Callable[[str], str]:
    """Return a function that makes a partner of the network."""

    def make(name: str) -> str:
        made = add(Organisation, name=name)
        add(Membership, organisation_id=made)
        return made

    return make


def settle() -> None:
    """Let Qt do what is waiting."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
