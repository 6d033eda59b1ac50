"""SVG of a picture: well-formed, complete, with its words."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from pcve_desktop.pictures.bars import Balance, balance_chart
from pcve_desktop.pictures.scene import Picture, Rect, Table, Text
from pcve_desktop.pictures.svg import picture_to_svg
from pcve_desktop.ui.kit.palette import LIGHT

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator

NS = "{http://www.w3.org/2000/svg}"


def parsed(picture: Picture) -> ET.Element:
    return ET.fromstring(picture_to_svg(picture, asdict(LIGHT)))  # noqa: S314 - our own output


def test_svg_carries_size_title_and_every_value(tr: Translator) -> None:
    picture = balance_chart([Balance("Partners", 8, 4, 2)], width=284, tr=tr)
    root = parsed(picture)
    assert root.get("viewBox") == f"0 0 284 {picture.height:g}"
    assert root.findtext(f"{NS}title") == "Balance of the partnership"
    assert root.findtext(f"{NS}desc") == picture.description()
    assert [text.text for text in root.iter(f"{NS}text")] == [
        shape.text for shape in picture.shapes if isinstance(shape, Text)
    ]
    clips = {clip.get("id") for clip in root.iter(f"{NS}clipPath")}
    used = {group.get("clip-path") for group in root.iter(f"{NS}g")}
    assert used == {f"url(#{name})" for name in clips}
    assert len(clips) == 4  # hatch and dots, in the bar and in the legend


def test_a_ground_reaches_beyond_the_picture(tr: Translator) -> None:
    picture = balance_chart([Balance("Partners", 8, 4, 2)], width=284, tr=tr)
    text = picture_to_svg(picture, asdict(LIGHT), margin=16, ground="surface")
    root = ET.fromstring(text)  # noqa: S314 - our own output
    assert root.get("viewBox") == f"-16 -16 316 {picture.height + 32:g}"
    ground = root.find(f"{NS}rect")
    assert ground is not None
    assert (ground.get("x"), ground.get("width"), ground.get("fill")) == ("-16", "316", "#FFFFFF")


def test_special_letters_are_escaped() -> None:
    table = Table(("Name",), (("Détection & orientation <5",),))
    shapes = (Text(5, 5, "Détection & orientation <5"),)
    root = parsed(Picture(50, 10, shapes, "A & B", "<5.", table))
    assert root.findtext(f"{NS}text") == "Détection & orientation <5"


def test_colours_come_from_the_tokens() -> None:
    shapes = (Rect(0, 0, 5, 5, fill="accent", stroke="ink2", stroke_width=1.5),)
    picture = Picture(10, 10, shapes, "A", "B.", Table(("C",), ()))
    fill, stroke = parsed(picture).iter(f"{NS}path")
    assert fill.get("fill") == LIGHT.accent
    assert stroke.get("stroke") == LIGHT.ink2
    assert stroke.get("stroke-width") == "1.5"
    with pytest.raises(KeyError):
        picture_to_svg(picture, {"accent": "#000000"})
