"""Every icon draws something, in the colour asked, within its square."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QIcon

from pcve_desktop.ui.kit.icons import icon_names, icon_source

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from pcve_desktop.ui.kit.theme import ThemeHub


def painted(image: QImage) -> list[tuple[int, int]]:
    return [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 40
    ]


@pytest.mark.parametrize("name", icon_names())
def test_icon_draws_inside_its_square(name: str, hub: ThemeHub) -> None:
    image = hub.icons.pixmap(name, "ink", 48).toImage()
    points = painted(image)
    assert len(points) > 20
    assert all(1 <= x < 47 and 1 <= y < 47 for x, y in points), "cut at an edge"


@pytest.mark.parametrize("name", icon_names())
def test_icon_is_a_tintable_line_drawing(name: str) -> None:
    text = icon_source(name, "#123456").decode()
    assert "currentColor" not in text
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", text)) == {"#123456"}
    assert 'viewBox="0 0 24 24"' in text
    assert 'stroke-linecap="round"' in text


def test_icon_has_disabled_and_checked_colours(hub: ThemeHub) -> None:
    icon = hub.icons.icon("dot", "ink2", 24, on_color="accent")
    centres = {
        (mode, state): icon.pixmap(24, mode, state).toImage().pixelColor(12, 12)
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)
        for state in (QIcon.State.On, QIcon.State.Off)
    }
    assert centres[QIcon.Mode.Normal, QIcon.State.Off] == hub.theme.color("ink2")
    assert centres[QIcon.Mode.Normal, QIcon.State.On] == hub.theme.color("accent")
    assert centres[QIcon.Mode.Disabled, QIcon.State.Off] == hub.theme.color("ink3")


def test_pixmap_is_sharp_at_two_pixels_per_point(hub: ThemeHub) -> None:
    pixmap = hub.icons.pixmap("home", "ink", 20, 2.0)
    assert pixmap.width() == 40
    assert pixmap.deviceIndependentSize().width() == 20


def test_factory_keeps_what_it_made(hub: ThemeHub) -> None:
    assert hub.icons.icon("home").cacheKey() == hub.icons.icon("home").cacheKey()
    assert QColor(hub.theme.hex("ink")).isValid()
