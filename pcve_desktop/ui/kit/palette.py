"""Colour tokens of the light, dark and projected palettes, and the WCAG contrast between them.

Pure data: no Qt here, so that the contrast of every pair can be checked anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One palette; each value is an opaque sRGB colour written #RRGGBB."""

    canvas: str
    rail: str
    surface: str
    sunken: str
    hover: str
    ink: str
    ink2: str
    ink3: str
    ctl: str
    line: str
    accent: str
    accent_h: str
    on_accent: str
    soft: str
    soft_ink: str
    mid: str
    mute_bg: str
    ok: str
    ok_bg: str
    attn: str
    attn_bg: str
    crit: str
    crit_bg: str
    lesson: str
    lesson_bg: str
    focus: str


@dataclass(frozen=True, slots=True)
class WelcomeTokens:
    """Colours of the welcome panel, the same in both themes."""

    panel: str = "#0B3D45"
    title: str = "#F4FAFA"
    text: str = "#CFE5E8"
    path: str = "#8FD3DA"
    hill: str = "#15565F"
    on_hill: str = "#D6EAEC"


LIGHT = Tokens(
    canvas="#F7F5F0",
    rail="#EFECE4",
    surface="#FFFFFF",
    sunken="#F3F0EA",
    hover="#F1F6F6",
    ink="#15272C",
    ink2="#46575C",
    ink3="#5A696D",
    ctl="#778285",
    line="#DFDACF",
    accent="#0B6470",
    accent_h="#084D57",
    on_accent="#FFFFFF",
    soft="#DCEDEE",
    soft_ink="#084D57",
    mid="#8DBBC0",
    mute_bg="#ECEAE4",
    ok="#2C6A3F",
    ok_bg="#E2EFE3",
    attn="#86500A",
    attn_bg="#FAEBCF",
    crit="#A2322A",
    crit_bg="#FBE7E3",
    lesson="#6C4269",
    lesson_bg="#F2E8F0",
    focus="#15272C",
)

DARK = Tokens(
    canvas="#101719",
    rail="#0C1214",
    surface="#182124",
    sunken="#202B2F",
    hover="#1E2A2E",
    ink="#E9EFEF",
    ink2="#B3C0C3",
    ink3="#96A5A9",
    ctl="#6F7F84",
    line="#2E3B40",
    accent="#74C9D2",
    accent_h="#97DAE1",
    on_accent="#06262B",
    soft="#17383E",
    soft_ink="#97DAE1",
    mid="#3F7F87",
    mute_bg="#263236",
    ok="#8CCB9A",
    ok_bg="#1C3324",
    attn="#E8B96A",
    attn_bg="#3A2C14",
    crit="#F0978C",
    crit_bg="#40211E",
    lesson="#D3A9CF",
    lesson_bg="#352536",
    focus="#F2F6F6",
)

# A projector washes colours out: white ground, darker inks, and the semantic colours only as
# icons beside ink text, so that they share the light values.
PROJECTION = Tokens(
    canvas="#FFFFFF",
    rail="#FFFFFF",
    surface="#FFFFFF",
    sunken="#FFFFFF",
    hover="#DDEFF0",
    ink="#0B1B1F",
    ink2="#2C3D42",
    ink3="#2C3D42",
    ctl="#4E6065",
    line="#C9CFD1",
    accent="#084D57",
    accent_h="#06414A",
    on_accent="#FFFFFF",
    soft="#DDEFF0",
    soft_ink="#06414A",
    mid="#8DBBC0",
    mute_bg="#ECEAE4",
    ok="#2C6A3F",
    ok_bg="#E2EFE3",
    attn="#86500A",
    attn_bg="#FAEBCF",
    crit="#A2322A",
    crit_bg="#FBE7E3",
    lesson="#6C4269",
    lesson_bg="#F2E8F0",
    focus="#0B1B1F",
)

WELCOME = WelcomeTokens()

# The dialog scrim: red, green, blue (0-255) and opacity (0-1).
SCRIM: tuple[int, int, int, float] = (13, 28, 32, 0.55)


def luminance(colour: str) -> float:
    """Return the WCAG relative luminance (0-1) of `#RRGGBB`."""
    total = 0.0
    for weight, start in ((0.2126, 1), (0.7152, 3), (0.0722, 5)):
        part = int(colour[start : start + 2], 16) / 255
        linear = part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        total += weight * linear
    return total


def contrast(first: str, second: str) -> float:
    """Return the WCAG contrast ratio (1-21) of two `#RRGGBB` colours, in either order."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
