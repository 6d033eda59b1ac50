"""Every control of every place and page tells a screen reader what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.accessibility.spoken import faults
from tests.ui.accessibility.walking import STOPS

if TYPE_CHECKING:
    from tests.ui.accessibility.walking import Opened


@pytest.mark.parametrize("stop", STOPS)
def test_every_control_has_a_name_a_role_and_its_state(english: Opened, stop: str) -> None:
    assert "\n".join(faults(english.go(stop))) == ""


def test_the_rail_tells_its_places_and_which_is_shown(english: Opened) -> None:
    english.go("overview")
    assert "\n".join(faults(english.shell.rail)) == ""
