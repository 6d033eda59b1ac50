"""The cards of a column and the slot among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from pcve_desktop.ui.kit.board import CardFace, CardMark
from pcve_desktop.ui.kit.board.model import CardModel

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

FACES = [CardFace(key, f"Card {key}") for key in "abc"]


@pytest.fixture
def cards() -> CardModel:
    """Return three cards."""
    made = CardModel()
    made.set_cards(FACES)
    return made


def test_model_is_sound(cards: CardModel, qtmodeltester: ModelTester) -> None:
    cards.set_slot(1)
    qtmodeltester.check(cards)


def test_slot_moves_and_is_no_card(cards: CardModel) -> None:
    cards.set_slot(1)
    assert (cards.slot(), cards.rowCount()) == (1, 4)
    cards.set_slot(4)
    assert (cards.slot(), cards.rowCount()) == (3, 4)
    assert cards.ids() == ["a", "b", "c"]
    assert not cards.flags(cards.index(3)) & Qt.ItemFlag.ItemIsSelectable
    cards.set_slot(-1)
    assert (cards.slot(), cards.rowCount()) == (-1, 3)


def test_take_and_insert(cards: CardModel) -> None:
    cards.insert(2, cards.take("a"))
    assert cards.ids() == ["b", "c", "a"]
    assert cards.face("a") == FACES[0]
    assert cards.face("z") is None
    with pytest.raises(KeyError):
        cards.take("z")


def test_card_in_words() -> None:
    face = CardFace(
        "a",
        "Common words",
        CardMark("Community", "level-community"),
        CardMark("Solid", filled=3, squares=3),
        foot_right=CardMark("11 partners"),
    )
    made = CardModel()
    made.set_cards([face])
    words = made.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Common words, Community, Solid, 11 partners"
    assert made.flags(made.index(0)) & Qt.ItemFlag.ItemIsDragEnabled
    made.set_cards([CardFace("b", "Fixed", movable=False)])
    assert not made.flags(made.index(0)) & Qt.ItemFlag.ItemIsDragEnabled
