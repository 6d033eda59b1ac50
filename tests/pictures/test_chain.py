"""The logic chain: columns, curves, gaps."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from pcve_desktop.pictures.chain import ChainItem, ChainLink, chain_picture
from pcve_desktop.pictures.scene import Path, Rect, Text

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.pictures.scene import Picture

ITEMS = [
    ChainItem("f", "finding", "A finding"),
    ChainItem("p", "priority", "A priority"),
    ChainItem("o", "objective", "An objective"),
    ChainItem("a", "action", "An action"),
    ChainItem("i", "indicator", "An indicator"),
]
WHOLE = [ChainLink("f", "p"), ChainLink("p", "o"), ChainLink("o", "a"), ChainLink("a", "i")]


def words(picture: Picture) -> set[str]:
    return {s.text for s in picture.shapes if isinstance(s, Text)}


def test_whole_chain_has_no_gap(tr: Translator) -> None:
    picture = chain_picture(ITEMS, WHOLE, width=960, tr=tr)
    assert picture.sentence == "Every priority leads to an action and an indicator."
    assert sum(isinstance(s, Path) for s in picture.shapes) == 4
    lefts = [spot.x for spot in picture.spots]
    assert lefts == sorted(set(lefts))
    assert len({spot.y + spot.height / 2 for spot in picture.spots}) == 1


def test_missing_links_are_shown_and_counted(tr: Translator) -> None:
    links = [ChainLink("f", "p"), ChainLink("o", "i")]
    picture = chain_picture(ITEMS, links, width=960, tr=tr)
    assert {"No objective yet", "No action yet"} <= words(picture)
    assert "No indicator yet" not in words(picture)
    assert picture.sentence == "2 gaps to talk about."
    dashed = [s for s in picture.shapes if isinstance(s, Rect) and s.dash]
    assert len(dashed) == 2
    assert ("", "", "An objective", "No action yet", "An indicator") in picture.table.rows


def test_link_to_an_unknown_record_is_left_out(tr: Translator) -> None:
    picture = chain_picture(ITEMS, [*WHOLE, ChainLink("o", "gone")], width=960, tr=tr)
    assert picture == chain_picture(ITEMS, WHOLE, width=960, tr=tr)


def test_narrow_chain_is_an_indented_list_with_every_record_once(tr: Translator) -> None:
    links = [*WHOLE, ChainLink("o", "i")]
    picture = chain_picture(ITEMS, links, width=400, tr=tr)
    assert sorted(spot.key for spot in picture.spots) == sorted(item.key for item in ITEMS)
    assert [spot.x for spot in picture.spots] == [0, 16, 32, 48, 64]


def test_records_of_a_column_do_not_cover_each_other(tr: Translator) -> None:
    items = [ITEMS[1], *(ChainItem(f"o{n}", "objective", f"Objective {n}") for n in range(6))]
    links = [ChainLink("p", f"o{n}") for n in range(6)]
    spots = [s for s in chain_picture(items, links, width=960, tr=tr).spots if s.key[0] == "o"]
    spots.sort(key=lambda spot: spot.y)
    for upper, lower in itertools.pairwise(spots):
        assert upper.y + upper.height < lower.y


def test_a_gap_can_be_picked(tr: Translator) -> None:
    items = [ITEMS[1], ChainItem("o", "objective", "Objective")]
    for width in (960, 300):
        picture = chain_picture(items, [ChainLink("p", "o")], width=width, tr=tr)
        gaps = {spot.key: spot.label for spot in picture.spots if spot.key.startswith("gap:")}
        assert gaps == {
            "gap:action:o": "No action yet, Objective",
            "gap:indicator:o": "No indicator yet, Objective",
        }


def test_nothing_is_called_a_gap_when_records_are_kept_back(tr: Translator) -> None:
    items = [ChainItem("p", "priority", "News"), ChainItem("o", "objective", "Debates")]
    links = [ChainLink("p", "o")]
    told = chain_picture(items, links, width=960, tr=tr)
    kept = chain_picture(items, links, width=960, tr=tr, whole=False)
    assert "No action yet" in told.description()
    assert kept.sentence == "What leads to what."
    assert "yet" not in kept.description()
