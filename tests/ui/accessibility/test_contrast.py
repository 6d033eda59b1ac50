"""Contrast of what is drawn: rules of the stylesheet, and every label on its ground in the window.

Published ratios of the tokens are held in `tests/ui/kit/test_palette.py`; here it is what pages do
with them, in light, in dark and under the palettes of systems in high contrast.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QLabel

from pcve_desktop.ui.kit.palette import DARK, LIGHT, PROJECTION, Tokens, contrast
from pcve_desktop.ui.kit.stylesheet import Sheet, StyleArt, build_stylesheet
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.kit.theme import system_tokens
from tests.ui.accessibility.walking import STOPS, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from tests.ui.accessibility.walking import Opened

TEXT, CONTROL, PROJECTED = 4.5, 3, 7
# Window, ink, mark, ink on the mark, what is off.
SYSTEMS = {
    "black on white": ("#FFFFFF", "#000000", "#37006E", "#FFFFFF", "#600000"),
    "white on black": ("#000000", "#FFFFFF", "#1AEBFF", "#000000", "#3FF23F"),
    "yellow on black": ("#000000", "#FFFF00", "#0000FF", "#FFFFFF", "#00FF00"),
}
TEXTS = ("ink", "ink2", "ink3", "accent", "accent_h")
GROUNDS = ("canvas", "rail", "surface", "sunken", "hover", "soft")
# Words of a tone stand in its own chip or notice, and on cards and pages.
TONES = ("ok", "attn", "crit", "lesson")


def palette_of(system: str) -> QPalette:
    window, ink, mark, on_mark, pale = SYSTEMS[system]
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: window,
        QPalette.ColorRole.Base: window,
        QPalette.ColorRole.Button: window,
        QPalette.ColorRole.WindowText: ink,
        QPalette.ColorRole.Text: ink,
        QPalette.ColorRole.ButtonText: ink,
        QPalette.ColorRole.Highlight: mark,
        QPalette.ColorRole.HighlightedText: on_mark,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, QColor(pale))
    return palette


PALETTES = {
    "light": LIGHT,
    "dark": DARK,
    **{name: system_tokens(palette_of(name)) for name in SYSTEMS},
}


def ratio(tokens: Tokens, ink: str, ground: str) -> float:
    return contrast(getattr(tokens, ink), getattr(tokens, ground))


@pytest.mark.parametrize("palette", PALETTES)
def test_every_text_on_every_ground_it_may_stand_on(palette: str) -> None:
    tokens = PALETTES[palette]
    pairs = [(ink, ground) for ink in TEXTS for ground in GROUNDS]
    pairs += [(tone, ground) for tone in TONES for ground in ("canvas", "surface", f"{tone}_bg")]
    pairs += [("on_accent", "accent"), ("on_accent", "accent_h"), ("soft_ink", "soft")]
    pairs += [(ink, f"{tone}_bg") for ink in ("ink", "ink2") for tone in TONES]
    pairs += [(ink, "mute_bg") for ink in ("ink", "ink2", "ink3")]
    low = {pair: ratio(tokens, *pair) for pair in pairs if ratio(tokens, *pair) < TEXT}
    assert low == {}


@pytest.mark.parametrize("palette", PALETTES)
def test_controls_and_the_focus_ring_stand_out(palette: str) -> None:
    tokens = PALETTES[palette]
    pairs = [(edge, ground) for edge in ("ctl", "accent") for ground in ("canvas", "surface")]
    pairs += [("focus", ground) for ground in GROUNDS]
    # How far a bar is filled.
    pairs += [("accent", "line")]
    low = {pair: ratio(tokens, *pair) for pair in pairs if ratio(tokens, *pair) < CONTROL}
    assert low == {}


def test_projected_text_has_seven_to_one_on_every_projected_ground() -> None:
    grounds = [*GROUNDS, "mute_bg", *(f"{tone}_bg" for tone in TONES)]
    pairs = [(ink, ground) for ink in ("ink", "ink2", "ink3", "soft_ink") for ground in grounds]
    pairs += [("accent", "surface"), ("accent", "soft"), ("on_accent", "accent")]
    low = {pair: ratio(PROJECTION, *pair) for pair in pairs}
    assert {pair: found for pair, found in low.items() if found < PROJECTED} == {}


def rules(tokens: Tokens) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield selector and colours of each rule of the stylesheet."""
    sheet = build_stylesheet(Sheet(tokens, 1.0, StyleArt().tinted(tokens)))
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet):
        found = dict(re.findall(r"([a-z-]+): (#[0-9A-F]{6})", body))
        yield " ".join(selector.split()), found


@pytest.mark.parametrize("palette", PALETTES)
def test_rules_of_the_stylesheet_can_be_read(palette: str) -> None:
    tokens = PALETTES[palette]
    pairs = (("color", "background"), ("selection-color", "selection-background-color"))
    low = [
        (selector, ink, ground)
        for selector, found in rules(tokens)
        for ink, ground in pairs
        if ink in found and ground in found and contrast(found[ink], found[ground]) < TEXT
    ]
    assert low == []
    assert sum("color" in found and "background" in found for _, found in rules(tokens)) > 10


def pale_labels(opened: Opened, root: QWidget) -> Iterator[str]:
    """Yield the labels whose words are hard to read on what is behind them in the window."""
    window, theme = opened.window, opened.window.hub.theme
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    for label in root.findChildren(QLabel):
        if not isinstance(label, Text) or not label.isVisible() or not label.text():
            continue
        seen = QRect(label.mapTo(window, QPoint(0, 0)), label.size()) & image.rect()
        part = label.visibleRegion().boundingRect()
        if part.size() != label.size() or seen.isEmpty():
            continue
        token = str(label.property("tone")) if label.isEnabled() else "ink3"
        ground = _ground(image, seen)
        found = contrast(theme.hex(token), ground)
        if found < TEXT:
            yield f"{path_of(label)}: {label.text()[:30]!r}, {token} on {ground}: {found:.1f}"


def _ground(image: QImage, area: QRect) -> str:
    """Return the colour that most of the edge of an area has."""
    edges = [
        image.pixel(x, y)
        for y in (area.top(), area.bottom())
        for x in range(area.left(), area.right() + 1, 2)
    ]
    (colour, _), *_others = Counter(edges).most_common(1)
    return QColor(colour).name().upper()


def test_labels_of_every_page_can_be_read(english: Opened) -> None:
    pale = []
    for stop in STOPS:
        english.go(stop)
        pale += [f"{stop}: {found}" for found in pale_labels(english, english.shell)]
    assert "\n".join(pale) == ""
