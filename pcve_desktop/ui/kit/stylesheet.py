"""The stylesheet of Qt's own widgets, generated from the tokens."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template

from PySide6.QtCore import QTemporaryDir

from pcve_desktop.ui.kit.fonts import STYLES
from pcve_desktop.ui.kit.icons import icon_source
from pcve_desktop.ui.kit.palette import Tokens

# picture name -> (icon, token): the small pictures Qt's own widgets show
_ART = {
    "down": ("chevron-down", "ink2"),
    "down_off": ("chevron-down", "ink3"),
    "up": ("chevron-up", "ink2"),
    "left": ("chevron-left", "ink2"),
    "right": ("chevron-right", "ink2"),
    "check": ("check-bold", "on_accent"),
    "check_off": ("check-bold", "ink3"),
    "tick": ("check", "ink"),
    "partial": ("minus", "on_accent"),
    "dot": ("dot", "accent"),
    "dot_off": ("dot", "ink3"),
    "calendar": ("calendar", "ink2"),
}


class StyleArt:
    """Write the tinted pictures a stylesheet names into a folder that lives as long as this.

    Qt's stylesheets take pictures from files only, and the shipped icons have no colour.
    """

    def __init__(self) -> None:
        self._folder = QTemporaryDir()

    def tinted(self, tokens: Tokens) -> dict[str, str]:
        """Return the path of each picture in the colours of a palette."""
        paths = {}
        for name, (icon, token) in _ART.items():
            colour = str(getattr(tokens, token))
            path = Path(self._folder.path()) / f"{icon}-{colour[1:]}.svg"
            if not path.exists():
                path.write_bytes(icon_source(icon, colour))
            paths[name] = path.as_posix()
        return paths


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a stylesheet is made of: palette, text factor and pictures by name."""

    tokens: Tokens
    factor: float
    art: dict[str, str]


def build_stylesheet(sheet: Sheet) -> str:
    """Return the stylesheet of one theme."""
    sizes = {f"px{n}": f"{round(n * sheet.factor)}px" for n in range(1, 65)}
    art = {f"art_{name}": f'url("{path}")' for name, path in sheet.art.items()}
    # A radius above half the size is not drawn round.
    half = f"{(round(18 * sheet.factor) + 2) // 2}px"
    values = {**asdict(sheet.tokens), **sizes, **art, "round": half}
    text = "".join(
        f'QLabel[role="{role.value}"] {{ font-size: {round(style.size * sheet.factor)}px;'
        f" font-weight: {style.weight}; }}\n"
        for role, style in STYLES.items()
    )
    tones = "".join(
        f'QLabel[tone="{token}"] {{ color: {colour}; }}\n'
        for token, colour in asdict(sheet.tokens).items()
    )
    return text + tones + Template(_BASE + _FIELDS + _CHOICES + _VIEWS).substitute(values)


_BASE = """
* { outline: 0; }
QToolTip { background: $surface; color: $ink; border: 1px solid $ctl; padding: 4px 8px; }
QLabel { background: transparent; }
QLabel:disabled { color: $ink3; }
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 10px; }
QFrame[kind="sunken"] { background: $sunken; border: none; border-radius: 7px; }
QFrame[kind="column"] { background: $sunken; border: 1px solid $line; border-radius: 10px; }
QFrame[kind="soft"] { background: $soft; border: none; border-radius: 7px; }
QFrame[kind="attn"] { background: $attn_bg; border: none; border-radius: 7px; }
QFrame[kind="crit"] { background: $crit_bg; border: none; border-radius: 7px; }
QFrame[kind="ok"] { background: $ok_bg; border: none; border-radius: 7px; }
QFrame[kind="lesson"] { background: $lesson_bg; border: none; border-radius: 7px; }
QFrame[kind="toast"] { background: $surface; border: 1px solid $ctl; border-radius: 10px; }
QFrame[kind="empty"] { background: transparent; border: 1px dashed $ctl; border-radius: 10px; }
QFrame[kind="hairline"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="footer"] { background: $surface; border: none; border-top: 1px solid $line; }
QFrame[kind="panel"] { background: $surface; border: none; border-left: 1px solid $line; }
QPushButton { background: $surface; color: $ink; border: 1px solid $ctl; border-radius: 7px;
  min-height: $px34; padding: 0 14px; font-weight: 600; }
QPushButton:hover { background: $hover; border-color: $accent; }
QPushButton:pressed { background: $soft; }
QPushButton:disabled { background: $mute_bg; border-color: $line; color: $ink3; }
QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:default:hover { background: $accent_h; border-color: $accent_h; }
QMenu { background: $surface; color: $ink; border: 1px solid $ctl; border-radius: 7px;
  padding: 4px; }
QMenu::item { min-height: $px24; padding: 4px 24px 4px 12px; border-radius: 5px; }
QMenu::item:selected { background: $soft; color: $soft_ink; }
QMenu::item:disabled { color: $ink3; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::indicator { width: 16px; height: 16px; padding-left: 6px; }
QMenu::indicator:checked { image: $art_tick; }
QMenuBar { background: $rail; color: $ink; }
QMenuBar::item { padding: 4px 10px; background: transparent; border-radius: 5px; }
QMenuBar::item:selected { background: $soft; color: $soft_ink; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $ink2; padding: 7px 2px 6px 2px;
  margin-right: 24px; min-height: $px20; border: none; border-bottom: 3px solid transparent; }
QTabBar::tab:hover { color: $accent_h; border-bottom: 3px solid $line; }
QTabBar::tab:selected { color: $ink; font-weight: 600; border-bottom: 3px solid $accent; }
QSplitter::handle { background: $line; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox { background: $surface;
  color: $ink; border: 1px solid $ctl; border-radius: 7px; selection-background-color: $accent;
  selection-color: $on_accent; placeholder-text-color: $ink3; }
QLineEdit { min-height: $px34; padding: 0 10px; }
QAbstractSpinBox { min-height: $px31; padding: 0 10px; }
QComboBox { min-height: $px34; padding: 0 12px; combobox-popup: 0; }
QPlainTextEdit, QTextEdit { padding: 6px 8px; }
QLineEdit[compact="true"], QComboBox[compact="true"] { min-height: $px30; font-size: $px14; }
QAbstractSpinBox[compact="true"] { min-height: $px27; font-size: $px14; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QComboBox:hover,
QAbstractSpinBox:hover { border-color: $ink2; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus,
QAbstractSpinBox:focus { border-color: $accent; }
QLineEdit[error="true"], QPlainTextEdit[error="true"], QTextEdit[error="true"],
QComboBox[error="true"], QAbstractSpinBox[error="true"] { border: 2px solid $crit; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled,
QAbstractSpinBox:disabled { background: $mute_bg; border-color: $line; color: $ink3; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] { background: $sunken;
  border-color: $line; }
QComboBox::drop-down, QDateTimeEdit::drop-down { border: none; width: $px28; }
QComboBox::down-arrow { image: $art_down; width: $px16; height: $px16; }
QComboBox::down-arrow:disabled { image: $art_down_off; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: $px24;
  background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-top: 2px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: 2px; }
QAbstractSpinBox::up-arrow { image: $art_up; width: $px14; height: $px14; }
QAbstractSpinBox::down-arrow { image: $art_down; width: $px14; height: $px14; }
QDateTimeEdit::down-arrow { image: $art_calendar; width: $px18; height: $px18; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { background: transparent; border: none;
  border-radius: 0; min-height: 0; padding: 0; }
QComboBox QAbstractItemView { background: $surface; color: $ink; border: 1px solid $ctl;
  padding: 4px; selection-background-color: $soft; selection-color: $soft_ink; }
QComboBox QAbstractItemView::item { min-height: $px32; padding: 0 8px; }
"""

_CHOICES = """
QCheckBox, QRadioButton { spacing: 10px; min-height: $px32; background: transparent; }
QCheckBox:disabled, QRadioButton:disabled { color: $ink3; }
QCheckBox::indicator, QRadioButton::indicator { width: $px18; height: $px18;
  border: 1px solid $ctl; background: $surface; }
QCheckBox::indicator { border-radius: 5px; }
QRadioButton::indicator { border-radius: $round; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent;
  background: $hover; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: $art_check; }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent;
  image: $art_partial; }
QRadioButton::indicator:checked { border: 1px solid $accent; image: $art_dot; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $mute_bg;
  border-color: $line; }
QCheckBox::indicator:checked:disabled { image: $art_check_off; }
QRadioButton::indicator:checked:disabled { image: $art_dot_off; }
QGroupBox { border: none; margin-top: $px24; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; color: $ink; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $line; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider::handle:horizontal { width: 18px; height: 18px; margin: -8px 0; border-radius: 10px;
  background: $surface; border: 2px solid $accent; }
QProgressBar { background: $line; border: none; border-radius: 4px; min-height: 8px;
  max-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
"""

_VIEWS = """
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; margin: 2px; }
QScrollBar:horizontal { height: 12px; margin: 2px; }
QScrollBar::handle { background: $ctl; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 0 1px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 1px 0; }
QScrollBar::handle:hover { background: $ink2; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea { background: transparent; border: none; }
QTableView, QListView, QTreeView { background: $surface; color: $ink; border: none;
  gridline-color: $line; selection-background-color: $soft; selection-color: $ink; }
QTableView::item, QListView::item, QTreeView::item { padding: 0 8px; border: none; }
QTableView::item, QTreeView::item { border-bottom: 1px solid $line; }
QTableView::item:hover, QListView::item:hover, QTreeView::item:hover { background: $hover; }
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected {
  background: $soft; color: $ink; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $ink2; border: none;
  border-bottom: 1px solid $line; padding: 0 8px; min-height: $px34; font-size: $px13;
  font-weight: 600; }
QHeaderView::section:hover { color: $accent_h; }
QHeaderView::up-arrow { image: $art_up; width: $px14; height: $px14; }
QHeaderView::down-arrow { image: $art_down; width: $px14; height: $px14; }
QTableCornerButton::section { background: $surface; border: none; }
QCalendarWidget QAbstractItemView::item { padding: 0; border: none; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $sunken; }
QCalendarWidget QToolButton { background: transparent; color: $ink; border: none;
  border-radius: 7px; min-height: $px28; padding: 0 8px; }
QCalendarWidget QToolButton:hover { background: $soft; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: $art_left; }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: $art_right; }
"""
