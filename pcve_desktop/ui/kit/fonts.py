"""Fonts of the window: the text roles with their sizes, and Source Sans from its package."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Source Sans Pro"
FALLBACKS = ("Noto Sans", "DejaVu Sans")
# Property of the application: the family that it was given.
_LOADED = "passerelle.family"
_FILES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf", "SourceSansPro-Bold.ttf")


class Role(StrEnum):
    """What a text is for; the value is also the `role` property the stylesheet selects."""

    PAGE_TITLE = "page_title"
    DETAIL_TITLE = "detail_title"
    CARD_TITLE = "card_title"
    BODY = "body"
    STRONG = "strong"
    SECONDARY = "secondary"
    SECONDARY_STRONG = "secondary_strong"
    CAPTION = "caption"
    CAPTION_STRONG = "caption_strong"
    FIGURE = "figure"
    WELCOME = "welcome"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Size and line height in pixels at text factor 1, and weight (400 or 600)."""

    size: int
    line: int
    weight: int


# The design is drawn with Inter, whose capitals are 0.727 em; those of Source Sans are 0.66 em,
# so that each size is 1-3 px larger here to look the same.
STYLES: dict[Role, TextStyle] = {
    Role.PAGE_TITLE: TextStyle(28, 34, 600),
    Role.DETAIL_TITLE: TextStyle(22, 28, 600),
    Role.CARD_TITLE: TextStyle(17, 22, 600),
    Role.BODY: TextStyle(15, 19, 400),
    Role.STRONG: TextStyle(15, 19, 600),
    Role.SECONDARY: TextStyle(14, 18, 400),
    Role.SECONDARY_STRONG: TextStyle(14, 18, 600),
    Role.CAPTION: TextStyle(13, 16, 400),
    Role.CAPTION_STRONG: TextStyle(13, 16, 600),
    Role.FIGURE: TextStyle(28, 34, 600),
    Role.WELCOME: TextStyle(37, 46, 600),
}


def load_fonts() -> str:
    """Register Source Sans once in the running application; return the family to use.

    The package's file list is not used: importing it reads the folder of 24 fonts.
    Returns the first fallback when the package is not there.
    """
    app = QCoreApplication.instance()
    known = app.property(_LOADED) if app is not None else None
    if known:
        return str(known)
    family = _load_files()
    if app is not None:
        app.setProperty(_LOADED, family)
    return family


def _load_files() -> str:
    from importlib.util import find_spec

    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        return FALLBACKS[0]
    folder = Path(spec.origin).parent / "files"
    found = [QFontDatabase.addApplicationFont(str(folder / name)) for name in _FILES]
    # All families of the system are not asked for: that reads every font file there is.
    return FAMILY if min(found) >= 0 else FALLBACKS[0]


def make_font(family: str, size: int, weight: int) -> QFont:
    """Return a font of `size` pixels with the system's fonts as fallback."""
    font = QFont([family, *FALLBACKS])
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    return font


def tabular(font: QFont) -> QFont:
    """Return a copy of the font whose figures all have the same width."""
    copy = QFont(font)
    copy.setFeature(QFont.Tag("tnum"), 1)
    return copy
