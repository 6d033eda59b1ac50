"""The one walk over a picture that every renderer follows."""

from __future__ import annotations

from typing import Protocol

from pcve_desktop.pictures.outline import dot_marks, hatch_marks, outline_of
from pcve_desktop.pictures.scene import Outline, Picture, Shape, Text


class Canvas(Protocol):
    """What a renderer must be able to do."""

    def fill(self, outline: Outline, colour: str) -> None:
        """Fill an outline with the colour of a token."""

    def stroke(self, outline: Outline, colour: str, width: float, dash: tuple[float, ...]) -> None:
        """Draw an outline with round caps and joins; ``dash`` in px, empty for a full line."""

    def clip(self, outline: Outline) -> None:
        """Keep what follows inside an outline, until ``unclip``."""

    def unclip(self) -> None:
        """End the last clip."""

    def text(self, text: Text) -> None:
        """Write one line of text."""


def draw(picture: Picture, canvas: Canvas) -> None:
    """Draw every shape of a picture in order; patterns come as marks clipped to their shape."""
    for shape in picture.shapes:
        if isinstance(shape, Text):
            canvas.text(shape)
            continue
        outline = outline_of(shape)
        if not outline:
            continue
        if shape.fill is not None:
            _fill(canvas, outline, shape, shape.fill)
        if shape.stroke is not None:
            canvas.stroke(outline, shape.stroke, shape.stroke_width, shape.dash)


def _fill(canvas: Canvas, outline: Outline, shape: Shape, colour: str) -> None:
    if shape.pattern == "solid":
        canvas.fill(outline, colour)
        return
    canvas.clip(outline)
    if shape.pattern == "hatch":
        for mark in hatch_marks(outline):
            canvas.stroke(mark, colour, 2.2, ())
    else:
        for mark in dot_marks(outline):
            canvas.fill(mark, colour)
    canvas.unclip()
