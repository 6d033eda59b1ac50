"""Theme, type sizes and the hub that spreads changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QPalette

from pcve_desktop.ui.kit.fonts import FAMILY, STYLES, Role, load_fonts, tabular
from pcve_desktop.ui.kit.palette import DARK, LIGHT, PROJECTION
from pcve_desktop.ui.kit.theme import Theme, system_tokens

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.kit.theme import ThemeHub


def test_text_factor_stays_in_its_range() -> None:
    assert Theme.of("light", 0.1).text_factor == 0.9
    assert Theme.of("dark", 3).text_factor == 1.6
    assert Theme.of("light", 1.25).px(32) == 40


def test_sizes_follow_the_text_factor() -> None:
    assert Theme.of("light").font(Role.BODY).pixelSize() == 15
    assert Theme.of("light", 1.6).font(Role.BODY).pixelSize() == 24
    assert all(style.line >= style.size for style in STYLES.values())


def test_tokens_of_each_mode() -> None:
    assert Theme.of("light").tokens is LIGHT
    assert Theme.of("dark").tokens is DARK
    assert Theme.projection().tokens is PROJECTION
    assert Theme.of("dark").color("accent") == QColor("#74C9D2")
    assert Theme.of("light").hex("#123456") == "#123456"


def test_source_sans_is_loaded_with_its_weights(hub: ThemeHub) -> None:
    assert load_fonts() == FAMILY
    plain, strong = hub.theme.metrics(Role.BODY), hub.theme.metrics(Role.STRONG)
    assert strong.horizontalAdvance("Collective") > plain.horizontalAdvance("Collective")


def test_figures_share_one_width(hub: ThemeHub) -> None:
    from PySide6.QtGui import QFontMetricsF

    metrics = QFontMetricsF(tabular(hub.theme.font(Role.SECONDARY)))
    assert {metrics.horizontalAdvance(figure) for figure in "0123456789"} == {
        metrics.horizontalAdvance("0")
    }


def test_hub_applies_palette_font_and_stylesheet(qapp: QApplication, hub: ThemeHub) -> None:
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == LIGHT.canvas
    assert LIGHT.accent in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()
    hub.set_choice("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.canvas
    assert LIGHT.accent not in qapp.styleSheet()


def test_hub_says_when_something_changed_and_only_then(qtbot: QtBot, hub: ThemeHub) -> None:
    with qtbot.waitSignal(hub.changed, timeout=500):
        hub.set_text_factor(1.3)
    with qtbot.assertNotEmitted(hub.changed):
        hub.set_choice("light")
        hub.set_text_factor(1.3)
    assert hub.text_factor == 1.3


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_icons_follow_the_theme(hub: ThemeHub, choice: str) -> None:
    hub.set_choice("dark" if choice == "dark" else "light")
    colour = hub.icons.pixmap("dot", "accent", 24).toImage().pixelColor(12, 12)
    assert colour == hub.theme.color("accent")


def system(window: str, ink: str, mark: str, on_mark: str, pale: str) -> QPalette:
    """Return the palette of a system in high contrast."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: window,
        QPalette.ColorRole.Base: window,
        QPalette.ColorRole.WindowText: ink,
        QPalette.ColorRole.Text: ink,
        QPalette.ColorRole.Highlight: mark,
        QPalette.ColorRole.HighlightedText: on_mark,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, QColor(pale))
    return palette


def test_high_contrast_takes_every_colour_from_the_system() -> None:
    tokens = system_tokens(system("#000000", "#FFFF00", "#00FFFF", "#000000", "#00FF00"))
    assert (tokens.canvas, tokens.ink, tokens.focus) == ("#000000", "#FFFF00", "#FFFF00")
    assert (tokens.accent, tokens.on_accent, tokens.ink3) == ("#00FFFF", "#000000", "#00FF00")
    assert tokens.soft == "#404000"


def test_high_contrast_leaves_marks_that_cannot_be_read() -> None:
    tokens = system_tokens(system("#000000", "#FFFFFF", "#0000FF", "#FFFFFF", "#404040"))
    assert (tokens.accent, tokens.on_accent, tokens.ink3) == ("#FFFFFF", "#000000", "#FFFFFF")
