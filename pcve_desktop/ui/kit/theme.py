"""The theme: tokens, sizes and fonts in force, and the hub that tells widgets when they change."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette

from pcve_desktop.ui.kit.fonts import FAMILY, STYLES, Role, load_fonts, make_font
from pcve_desktop.ui.kit.icons import IconFactory
from pcve_desktop.ui.kit.palette import DARK, LIGHT, PROJECTION, Tokens, contrast
from pcve_desktop.ui.kit.stylesheet import Sheet, StyleArt, build_stylesheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

Mode = Literal["light", "dark"]
Choice = Literal["light", "dark", "system"]

# Arguments of the application for the style that the stylesheet builds upon. Made as an object the
# style would cost 5 ms at start, for its thousand constants.
STYLE = ("-style", "fusion")
SPACES = (4, 8, 12, 16, 24, 32, 48)
TEXT_FACTORS = (0.9, 1.6)
CONTROL_RADIUS = 7
CARD_RADIUS = 10
DIALOG_RADIUS = 14
# The contrast of text, and how much ink chosen rows and lines have, under a high-contrast palette.
_READABLE, _CHOSEN, _RULED = 4.5, 0.25, 0.4


@dataclass(frozen=True)
class Theme:
    """One look: palette, text factor (0.9-1.6) and the sizes that follow from them."""

    mode: Mode = "light"
    text_factor: float = 1.0
    family: str = FAMILY
    tokens: Tokens = field(default=LIGHT)
    high_contrast: bool = False
    # Painting and measuring ask for the same few fonts thousands of times.
    _fonts: dict[tuple[Role, int | None], QFont] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _metrics: dict[Role, QFontMetrics] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @staticmethod
    def of(mode: Mode, text_factor: float = 1.0) -> Theme:
        """Return the standard theme of a mode; the factor is brought into its range."""
        low, high = TEXT_FACTORS
        factor = min(max(text_factor, low), high)
        return Theme(mode, factor, tokens=DARK if mode == "dark" else LIGHT)

    @staticmethod
    def projection() -> Theme:
        """Return the look of the projected window, the same in every mode."""
        return Theme("light", 1.0, tokens=PROJECTION)

    def px(self, size: float) -> int:
        """Return a size in device-independent pixels, scaled by the text factor."""
        return round(size * self.text_factor)

    def hex(self, token: str) -> str:
        """Return the #RRGGBB of a token; a colour already written #RRGGBB comes back as it is."""
        return token if token.startswith("#") else str(getattr(self.tokens, token))

    def color(self, token: str) -> QColor:
        """Return the colour of a token (`ink`, `accent`, ...) or of a #RRGGBB text."""
        return QColor(self.hex(token))

    def font(self, role: Role = Role.BODY, weight: int | None = None) -> QFont:
        """Return the font of a role, of another weight when asked; it may be changed."""
        known = self._fonts.get((role, weight))
        if known is None:
            style = STYLES[role]
            known = make_font(self.family, self.px(style.size), weight or style.weight)
            self._fonts[role, weight] = known
        return QFont(known)

    def metrics(self, role: Role = Role.BODY) -> QFontMetrics:
        """Return the measures of a role's font."""
        known = self._metrics.get(role)
        if known is None:
            known = self._metrics[role] = QFontMetrics(self.font(role))
        return known

    def line(self, role: Role = Role.BODY) -> int:
        """Return the line height of a role in pixels."""
        return self.px(STYLES[role].line)

    def palette(self) -> QPalette:
        """Return the Qt palette that carries the tokens, for what the stylesheet does not reach."""
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: "canvas",
            QPalette.ColorRole.WindowText: "ink",
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.AlternateBase: "sunken",
            QPalette.ColorRole.Text: "ink",
            QPalette.ColorRole.Button: "surface",
            QPalette.ColorRole.ButtonText: "ink",
            QPalette.ColorRole.BrightText: "on_accent",
            QPalette.ColorRole.Highlight: "accent",
            QPalette.ColorRole.HighlightedText: "on_accent",
            QPalette.ColorRole.Accent: "accent",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.LinkVisited: "accent",
            QPalette.ColorRole.ToolTipBase: "surface",
            QPalette.ColorRole.ToolTipText: "ink",
            QPalette.ColorRole.PlaceholderText: "ink3",
            QPalette.ColorRole.Light: "surface",
            QPalette.ColorRole.Midlight: "line",
            QPalette.ColorRole.Mid: "line",
            QPalette.ColorRole.Dark: "ctl",
            QPalette.ColorRole.Shadow: "ctl",
        }
        for role, token in roles.items():
            palette.setColor(role, self.color(token))
        off = QPalette.ColorGroup.Disabled
        for role in (
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(off, role, self.color("ink3"))
        palette.setColor(off, QPalette.ColorRole.Base, self.color("mute_bg"))
        palette.setColor(off, QPalette.ColorRole.Button, self.color("mute_bg"))
        return palette

    def apply(self, app: QApplication, art: StyleArt) -> None:
        """Give the application this palette, font and stylesheet."""
        if not self.high_contrast:
            app.setPalette(self.palette())
        app.setFont(self.font())
        sheet = Sheet(tokens=self.tokens, factor=self.text_factor, art=art.tinted(self.tokens))
        app.setStyleSheet(build_stylesheet(sheet))


def system_tokens(palette: QPalette) -> Tokens:
    """Return tokens made from the system's own colours, for its high-contrast mode."""
    active = QPalette.ColorGroup.Active

    def of(role: QPalette.ColorRole, group: QPalette.ColorGroup = active) -> str:
        return palette.color(group, role).name().upper()

    window, base = of(QPalette.ColorRole.Window), of(QPalette.ColorRole.Base)
    ink, text = of(QPalette.ColorRole.WindowText), of(QPalette.ColorRole.Text)
    mark, on_mark = of(QPalette.ColorRole.Highlight), of(QPalette.ColorRole.HighlightedText)
    pale = of(QPalette.ColorRole.WindowText, QPalette.ColorGroup.Disabled)
    # Some systems mark with a dark blue on black, which no link could be read in.
    if min(contrast(mark, window), contrast(mark, base), contrast(mark, on_mark)) < _READABLE:
        mark, on_mark = ink, window
    if min(contrast(pale, window), contrast(pale, base)) < _READABLE:
        pale = ink
    # What is chosen keeps its ink: texts of every tone stand on it.
    soft = _between(base, text, _CHOSEN)
    # Less ink than a mark has: how far a bar is filled can be seen.
    line = _between(base, text, _RULED)
    return Tokens(
        canvas=window,
        rail=window,
        surface=base,
        sunken=window,
        hover=base,
        ink=ink,
        ink2=text,
        ink3=pale,
        ctl=ink,
        line=line,
        accent=mark,
        accent_h=mark,
        on_accent=on_mark,
        soft=soft,
        soft_ink=text,
        mid=ink,
        mute_bg=base,
        ok=text,
        ok_bg=base,
        attn=text,
        attn_bg=base,
        crit=text,
        crit_bg=base,
        lesson=text,
        lesson_bg=base,
        focus=ink,
    )


def _between(ground: str, ink: str, share: float) -> str:
    """Return the ground with a share of the ink in it."""
    first, second = QColor(ground), QColor(ink)
    parts = zip(first.getRgb()[:3], second.getRgb()[:3], strict=True)  # type: ignore[index]
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in parts)


class ThemeHub(QObject):
    """Hold the theme in force and say when it changes, so that painted widgets repaint.

    The application is made with the arguments of `STYLE`.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        choice: Choice = "system",
        text_factor: float = 1.0,
        *,
        reduce_motion: bool = False,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._choice: Choice = choice
        self._text_factor = text_factor
        self.reduce_motion = reduce_motion
        self._family = load_fonts()
        self._art = StyleArt()
        self.theme = self._resolve()
        self.icons = IconFactory(self.theme.hex)
        self.theme.apply(app, self._art)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._refresh)

    @property
    def choice(self) -> Choice:
        """Return what the user chose: light, dark, or to follow the system."""
        return self._choice

    @property
    def text_factor(self) -> float:
        """Return the text factor in force (0.9-1.6)."""
        return self.theme.text_factor

    def set_choice(self, choice: Choice) -> None:
        """Change to light, dark or the system's scheme."""
        self._choice = choice
        self._refresh()

    def set_text_factor(self, factor: float) -> None:
        """Change the text size; values outside 0.9-1.6 are brought into the range."""
        self._text_factor = factor
        self._refresh()

    def close(self) -> None:
        """Stop following the system and go, for a program that makes another hub."""
        hints = self._app.styleHints()
        hints.colorSchemeChanged.disconnect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.disconnect(self._refresh)
        self.setParent(None)
        self.deleteLater()

    def _resolve(self) -> Theme:
        hints = QGuiApplication.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            self._app.setPalette(QPalette())
            tokens = system_tokens(QGuiApplication.palette())
            low, high = TEXT_FACTORS
            factor = min(max(self._text_factor, low), high)
            return Theme("light", factor, self._family, tokens, high_contrast=True)
        mode: Mode = "light"
        dark_system = hints.colorScheme() == Qt.ColorScheme.Dark
        if self._choice == "dark" or (self._choice == "system" and dark_system):
            mode = "dark"
        standard = Theme.of(mode, self._text_factor)
        return Theme(mode, standard.text_factor, self._family, standard.tokens)

    def _system_changed(self) -> None:
        if self._choice == "system":
            self._refresh()

    def _refresh(self) -> None:
        theme = self._resolve()
        if theme == self.theme:
            return
        self.theme = theme
        self.icons = IconFactory(theme.hex)
        theme.apply(self._app, self._art)
        self.changed.emit()
