"""Vocabulary of pictures: texts, spots, description."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from pcve_desktop.pictures.scene import Circle, Picture, Spot, Table, Text


def test_description_joins_the_sentence_and_every_value() -> None:
    table = Table(("Sector", "Number"), (("Youth work", "7"), ("Health", "")))
    picture = Picture(10, 10, (), "Sectors", "One sector is missing.", table)
    assert picture.description() == "One sector is missing. Youth work, 7; Health"


def test_spot_holds_points_of_its_box_only() -> None:
    spot = Spot("health", 10, 20, 30, 10, "Health")
    assert spot.holds(10, 20)
    assert spot.holds(40, 30)
    assert not spot.holds(41, 25)
    assert not spot.holds(20, 19)


def test_middle_text_is_lowered_by_a_third_of_its_size() -> None:
    assert Text(0, 0, "9", "figure", baseline="middle").drop == pytest.approx(26 * 0.33)
    assert Text(0, 0, "9", "figure").drop == 0


def test_shapes_cannot_change() -> None:
    circle = Circle(1, 2, 3, fill="accent")
    with pytest.raises(FrozenInstanceError):
        circle.r = 4  # type: ignore[misc]  # the refusal is what is tested
