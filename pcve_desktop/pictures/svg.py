"""A picture as SVG text, for exports and for looking at it anywhere."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from pcve_desktop.pictures.drawing import draw
from pcve_desktop.pictures.scene import Close, CubicTo, LineTo, Move

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pcve_desktop.pictures.scene import Outline, Picture, Text

FAMILIES = "'Source Sans Pro', 'Noto Sans', 'DejaVu Sans', sans-serif"


def picture_to_svg(
    picture: Picture,
    colours: Mapping[str, str],
    families: str = FAMILIES,
    *,
    margin: float = 0.0,
    ground: str = "",
) -> str:
    """Write a picture as a complete SVG document with its title and description.

    ``colours`` gives a hex colour for every token the picture uses (KeyError otherwise). ``ground``
    is the token of a background that reaches ``margin`` px beyond the picture, empty for none.
    """
    canvas = _SvgCanvas(colours, families)
    draw(picture, canvas)
    width, height = _number(picture.width + 2 * margin), _number(picture.height + 2 * margin)
    edge = _number(-margin) if margin else "0"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="{edge} {edge} {width} {height}" role="img">'
        f"<title>{escape(picture.title)}</title><desc>{escape(picture.description())}</desc>"
    )
    if ground:
        head += (
            f'<rect x="{edge}" y="{edge}" width="{width}" height="{height}" '
            f'fill="{colours[ground]}"/>'
        )
    return head + "".join(canvas.parts) + "</svg>\n"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _data(outline: Outline) -> str:
    parts: list[str] = []
    for segment in outline:
        match segment:
            case Move():
                parts.append(f"M{_number(segment.x)} {_number(segment.y)}")
            case LineTo():
                parts.append(f"L{_number(segment.x)} {_number(segment.y)}")
            case CubicTo():
                numbers = (segment.x1, segment.y1, segment.x2, segment.y2, segment.x, segment.y)
                parts.append("C" + " ".join(map(_number, numbers)))
            case Close():
                parts.append("Z")
    return "".join(parts)


class _SvgCanvas:
    """Collects SVG elements; a clip is a group with its own clip path."""

    def __init__(self, colours: Mapping[str, str], families: str) -> None:
        self.parts: list[str] = []
        self._colours = colours
        self._families = families
        self._clips = 0

    def fill(self, outline: Outline, colour: str) -> None:
        self.parts.append(f'<path d="{_data(outline)}" fill="{self._colours[colour]}"/>')

    def stroke(self, outline: Outline, colour: str, width: float, dash: tuple[float, ...]) -> None:
        dashes = f' stroke-dasharray="{" ".join(map(_number, dash))}"' if dash else ""
        self.parts.append(
            f'<path d="{_data(outline)}" fill="none" stroke="{self._colours[colour]}" '
            f'stroke-width="{_number(width)}"{dashes} '
            f'stroke-linecap="{"butt" if dash else "round"}" stroke-linejoin="round"/>'
        )

    def clip(self, outline: Outline) -> None:
        self._clips += 1
        name = f"clip{self._clips}"
        self.parts.append(
            f'<clipPath id="{name}"><path d="{_data(outline)}"/></clipPath>'
            f'<g clip-path="url(#{name})">'
        )

    def unclip(self) -> None:
        self.parts.append("</g>")

    def text(self, text: Text) -> None:
        style = text.style
        turn = f' transform="rotate({text.angle} {_number(text.x)} {_number(text.y)})"'
        self.parts.append(
            f'<text x="{_number(text.x)}" y="{_number(text.y + text.drop)}" '
            f'font-family="{escape(self._families)}" font-size="{_number(style.size)}" '
            f'font-weight="{600 if style.strong else 400}" text-anchor="{text.anchor}" '
            f'fill="{self._colours[text.colour]}"{turn if text.angle else ""}>'
            f"{escape(text.text)}</text>"
        )
