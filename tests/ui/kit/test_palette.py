"""Contrast of every pair of colours in the design table, computed from the tokens."""

from __future__ import annotations

import dataclasses
import re

import pytest

from pcve_desktop.ui.kit.palette import (
    DARK,
    LIGHT,
    PROJECTION,
    WELCOME,
    Tokens,
    contrast,
    luminance,
)

# token, ground, ratio published in the design table for light, for dark (None: not published)
TABLE: list[tuple[str, str, float | None, float | None]] = [
    ("ink2", "rail", 6.4, 10.1),
    ("ink3", "rail", 4.8, 7.4),
    ("ink2", "sunken", 6.6, 7.8),
    ("ink3", "sunken", 5.0, 5.7),
    ("ink", "hover", 14.2, 12.7),
    ("ink", "surface", 15.5, 14.1),
    ("ink", "canvas", 14.2, 15.6),
    ("ink", "soft", 12.8, 10.8),
    ("ink2", "surface", 7.6, 8.8),
    ("ink2", "canvas", 6.9, 9.7),
    ("ink2", "soft", 6.3, 6.7),
    ("ink3", "surface", 5.7, 6.4),
    ("ink3", "canvas", 5.2, 7.1),
    ("ink3", "soft", 4.7, 4.9),
    ("ctl", "surface", 4.0, 3.9),
    ("ctl", "canvas", 3.6, 4.4),
    ("ctl", "soft", 3.3, 3.0),
    ("line", "surface", 1.4, 1.4),
    ("accent", "surface", 6.8, 8.6),
    ("accent", "canvas", 6.3, 9.5),
    ("accent", "soft", 5.7, 6.6),
    ("accent_h", "surface", 9.5, 10.5),
    ("accent_h", "canvas", 8.7, 11.6),
    ("accent_h", "soft", 7.9, 8.0),
    ("on_accent", "accent", 6.8, 8.4),
    ("soft_ink", "soft", 7.9, 8.0),
    ("mid", "surface", 2.1, 3.6),
    ("ink2", "mute_bg", 6.3, 7.1),
    ("ok", "ok_bg", 5.5, 7.2),
    ("attn", "attn_bg", 5.6, 7.5),
    ("crit", "crit_bg", 5.8, 6.5),
    ("lesson", "lesson_bg", 6.7, 7.0),
    ("focus", "surface", 15.5, 15.0),
    ("focus", "canvas", 14.2, 16.6),
    ("focus", "soft", 12.8, 11.5),
]

TEXT = {"ink", "ink2", "ink3", "accent", "accent_h", "on_accent", "soft_ink"} | {
    "ok",
    "attn",
    "crit",
    "lesson",
}


def ratio(tokens: Tokens, front: str, ground: str) -> float:
    return contrast(getattr(tokens, front), getattr(tokens, ground))


@pytest.mark.parametrize(("front", "ground", "light", "dark"), TABLE)
def test_published_ratio_is_met(
    front: str, ground: str, light: float | None, dark: float | None
) -> None:
    for tokens, expected in ((LIGHT, light), (DARK, dark)):
        found = ratio(tokens, front, ground)
        assert expected is not None
        assert found == pytest.approx(expected, abs=0.11)
        if front in TEXT:
            assert found >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_controls_reach_three_to_one_on_the_grounds_they_may_use(tokens: Tokens) -> None:
    for ground in ("surface", "canvas"):
        assert ratio(tokens, "ctl", ground) >= 3
    for ground in ("surface", "canvas", "soft", "rail"):
        assert ratio(tokens, "focus", ground) >= 3


def test_projected_text_reaches_seven_to_one() -> None:
    published = {"ink": 17.6, "ink2": 11.3, "accent": 9.5, "ctl": 6.6}
    for front, expected in published.items():
        found = ratio(PROJECTION, front, "surface")
        assert found == pytest.approx(expected, abs=0.11)
        assert found >= 7 or front == "ctl"
    assert ratio(PROJECTION, "soft_ink", "soft") == pytest.approx(9.5, abs=0.11)
    assert ratio(PROJECTION, "on_accent", "accent") >= 7


def test_welcome_panel_ratios() -> None:
    assert contrast(WELCOME.title, WELCOME.panel) == pytest.approx(11.3, abs=0.11)
    assert contrast(WELCOME.text, WELCOME.panel) == pytest.approx(9.1, abs=0.11)
    assert contrast(WELCOME.path, WELCOME.panel) == pytest.approx(7.1, abs=0.11)
    assert contrast(WELCOME.on_hill, WELCOME.hill) == pytest.approx(6.7, abs=0.11)


def test_luminance_of_known_colours() -> None:
    assert luminance("#FFFFFF") == pytest.approx(1.0)
    assert luminance("#000000") == 0
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#FFFFFF", "#777777") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK, PROJECTION])
def test_every_token_is_an_opaque_hex_colour(tokens: Tokens) -> None:
    for value in dataclasses.asdict(tokens).values():
        assert re.fullmatch(r"#[0-9A-F]{6}", value)
