"""The Hexagon: numbered cards by facet, links as curves, the chosen card stands out."""

from __future__ import annotations

from itertools import combinations

from pcve_desktop.i18n import Translator
from pcve_desktop.pictures.hexagon import PITCH, HexCard, HexFacet, hexagon_picture
from pcve_desktop.pictures.scene import Path

TR = Translator("en")


def facets(*counts: int) -> list[HexFacet]:
    return [
        HexFacet(
            f"Facet {place}",
            tuple(HexCard(f"{place}.{n}", f"Card {place}.{n}", "trigger") for n in range(count)),
        )
        for place, count in enumerate(counts)
    ]


def test_cards_are_numbered_in_order_and_linked() -> None:
    picture = hexagon_picture(
        facets(2, 1, 1), [("0.0", "1.0"), ("0.0", "0.1"), ("0.0", "gone")], width=600, tr=TR
    )
    assert picture.sentence == "4 cards, 2 links."
    assert [spot.key for spot in picture.spots] == ["0.0", "0.1", "1.0", "2.0"]
    assert picture.table.rows[0] == ("1", "Card 0.0", "Facet 0", "Trigger", "3, 2")
    assert len([shape for shape in picture.shapes if isinstance(shape, Path)]) == 2


def test_the_links_of_the_chosen_card_stand_out() -> None:
    links = [("0.0", "1.0"), ("1.0", "2.0")]
    picture = hexagon_picture(facets(1, 1, 1), links, width=600, tr=TR, chosen="2.0")
    strokes = [shape.stroke for shape in picture.shapes if isinstance(shape, Path)]
    assert strokes == ["mid", "accent"]


def test_tiles_never_cover_each_other() -> None:
    picture = hexagon_picture(facets(19, 7, 1, 12, 0, 3), [], width=760, tr=TR)
    middles = [(s.x + s.width / 2, s.y + s.height / 2) for s in picture.spots]
    assert len(middles) == 42
    nearest = min(
        ((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5 for (ax, ay), (bx, by) in combinations(middles, 2)
    )
    assert nearest >= PITCH - 0.01


def test_narrow_pictures_write_their_links() -> None:
    picture = hexagon_picture(facets(2, 1, 1), [("0.0", "1.0")], width=240, tr=TR)
    assert not [shape for shape in picture.shapes if isinstance(shape, Path)]
    assert any(getattr(shape, "text", "") == "Links: 1 – 3" for shape in picture.shapes)
    assert hexagon_picture([], [], width=240, tr=TR).sentence == (
        "The picture grows with the first card."
    )
