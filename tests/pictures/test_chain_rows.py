"""From rows of identifiers to boxes and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.methodology.chain import ChainRow
from pcve_desktop.pictures.chain_rows import chain_boxes

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.pictures.chain import Stage


def title(stage: Stage, key: str) -> str:
    return "" if key == "hidden" else f"{stage} {key}"


def test_what_has_no_title_is_left_out_with_its_links(tr: Translator) -> None:
    row = ChainRow(("f1", "hidden"), "c1", "o1", ("hidden",), ("i1",), ())
    items, links = chain_boxes([row], title, tr)
    assert [item.key for item in items] == [
        "candidate:c1", "finding:f1", "objective:o1", "indicator:i1",
    ]  # fmt: skip
    assert [(link.start, link.end) for link in links] == [
        ("finding:f1", "candidate:c1"), ("candidate:c1", "objective:o1"),
        ("objective:o1", "indicator:i1"),
    ]  # fmt: skip


def test_many_at_one_place_are_counted(tr: Translator) -> None:
    row = ChainRow(tuple(f"f{n}" for n in range(6)), "c1", None, (), (), ())
    items, _links = chain_boxes([row], title, tr)
    assert [item.label for item in items if item.stage == "finding"] == [
        "finding f0", "finding f1", "finding f2", "and 3 more",
    ]  # fmt: skip
