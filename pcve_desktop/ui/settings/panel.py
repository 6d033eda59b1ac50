"""The settings of the window: language, text size, theme, motion, reminders, the office."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSlider, QVBoxLayout, QWidget

from pcve_desktop.i18n import LANGUAGES
from pcve_desktop.settings import LARGEST_TEXT, SMALLEST_TEXT
from pcve_desktop.ui.kit.cards import frame
from pcve_desktop.ui.kit.fonts import STYLES, Role, make_font
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.switches import Segmented, Switch
from pcve_desktop.ui.kit.text import Text, hairline

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.settings import Settings, Theme
    from pcve_desktop.ui.kit.theme import ThemeHub

_STEP = 5
_MOTION: dict[str, bool | None] = {"system": None, "less": True, "full": False}


class SettingsPanel(QWidget):
    """The controls; each change gives the new settings at once."""

    changed = Signal(object)

    def __init__(self, hub: ThemeHub, tr: Translator, settings: Settings) -> None:
        super().__init__()
        self._hub, self._words, self.settings = hub, tr, settings
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(11)
        self._beside: list[QWidget] = []
        self._add_language()
        self._add_text_size()
        self._add_theme()
        self._add_motion()
        self._add_reminders()
        self._add_office()
        hub.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        for words in self._beside:
            words.setFixedWidth(self._hub.theme.px(250))

    def show_settings(self, settings: Settings) -> None:
        """Show settings that were changed elsewhere, such as by Ctrl+Plus."""
        self.settings = settings
        if not self._size.isSliderDown():
            self._size.blockSignals(True)
            self._size.setValue(settings.text_size)
            self._size.blockSignals(False)
            self._show_size(settings.text_size)

    def commit(self) -> None:
        """Take over the name of the office that is being typed."""
        name = " ".join(self._office.text().split())
        if name != self.settings.office:
            self._change(office=name)

    # Building

    def _row(self, title: str, hint: str, control: QWidget) -> None:
        """Add a setting: its name and hint, the control beside them or below when narrow."""
        if self._column.count():
            self._column.addWidget(hairline())
        holder = QWidget()
        flow = FlowLayout(holder, gap=24, line_gap=6)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(Text(title, Role.STRONG))
        if hint:
            column.addWidget(Text(hint, Role.SECONDARY, tone="ink2", wrap=True))
        self._beside.append(words)
        flow.addWidget(words)
        flow.addWidget(control)
        self._column.addWidget(holder)

    def _add_language(self) -> None:
        t = self._words.t
        options: list[tuple[str, str, str | None]] = [
            (code, name, None) for code, name in LANGUAGES.items()
        ]
        choice = Segmented(self._hub, options, name="settings.language", text=t("Language"))
        choice.set_current(self.settings.language)
        choice.chosen.connect(lambda key: self._change(language=key))
        self._row(t("Language"), t("Reports have a language of their own."), choice)

    def _add_text_size(self) -> None:
        t = self._words.t
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(14)
        self._size = QSlider(Qt.Orientation.Horizontal)
        self._size.setObjectName("settings.text_size")
        self._size.setAccessibleName(t("Text size"))
        self._size.setRange(SMALLEST_TEXT, LARGEST_TEXT)
        self._size.setSingleStep(_STEP)
        self._size.setPageStep(2 * _STEP)
        self._size.setMinimumSize(220, 32)
        self._size.setTracking(True)
        self._size.setValue(self.settings.text_size)
        self._value = Text("", Role.STRONG)
        self._value.setMinimumWidth(64)
        line.addWidget(self._size, 1)
        line.addWidget(self._value)
        column.addLayout(line)
        sample = frame("sunken")
        inside = QVBoxLayout(sample)
        inside.setContentsMargins(12, 8, 12, 8)
        self._sample = Text(t("Prevention starts between neighbours."), Role.BODY, wrap=True)
        self._sample.setObjectName("settings.text_size.sample")
        inside.addWidget(self._sample)
        column.addWidget(sample)
        self._size.valueChanged.connect(self._size_moved)
        # While the handle is held only the sample grows: the handle would slip away otherwise.
        self._size.sliderReleased.connect(lambda: self._size_moved(self._size.value()))
        self._show_size(self.settings.text_size)
        self._row(t("Text size"), t("Also with Ctrl and + or −, anywhere."), box)

    def _show_size(self, value: int) -> None:
        self._value.setText(self._words.percent(value / 100))
        style = STYLES[Role.BODY]
        font = make_font(self._hub.theme.family, round(style.size * value / 100), style.weight)
        self._sample.setStyleSheet(f"font-size: {font.pixelSize()}px;")
        self._size.setAccessibleDescription(self._words.percent(value / 100))

    def _size_moved(self, value: int) -> None:
        rounded = round(value / _STEP) * _STEP
        self._show_size(rounded)
        if not self._size.isSliderDown() and rounded != self.settings.text_size:
            self._change(text_size=rounded)

    def _add_theme(self) -> None:
        t = self._words.t
        options: list[tuple[str, str, str | None]] = [
            ("system", t("As the system"), None),
            ("light", t("Light"), "sun"),
            ("dark", t("Dark"), "moon"),
        ]
        choice = Segmented(self._hub, options, name="settings.theme", text=t("Appearance"))
        choice.set_current(self.settings.theme)
        choice.chosen.connect(lambda key: self._change(theme=cast("Theme", key)))
        self._row(t("Appearance"), t("What is printed is always light."), choice)

    def _add_motion(self) -> None:
        t = self._words.t
        options: list[tuple[str, str, str | None]] = [
            ("system", t("As the system"), None),
            ("less", t("Reduced"), None),
            ("full", t("Normal"), None),
        ]
        choice = Segmented(self._hub, options, name="settings.motion", text=t("Motion"))
        now = self.settings.reduced_motion
        choice.set_current(next(key for key, value in _MOTION.items() if value is now))
        choice.chosen.connect(lambda key: self._change(reduced_motion=_MOTION[key]))
        self._row(t("Motion"), t("Only short fades; nothing loops."), choice)

    def _add_reminders(self) -> None:
        t = self._words.t
        switch = Switch(self._hub, t("Reminders at the start"), name="settings.reminders")
        switch.setChecked(self.settings.reminders)
        switch.toggled.connect(lambda on: self._change(reminders=on))
        self._row(t("Reminders"), t("Once a day, what is due when a network is opened."), switch)

    def _add_office(self) -> None:
        t = self._words.t
        self._office = QLineEdit(self.settings.office)
        self._office.setObjectName("settings.office")
        self._office.setAccessibleName(t("Your office"))
        self._office.setMaxLength(200)
        self._office.setMinimumWidth(self._hub.theme.px(300))
        self._office.editingFinished.connect(self.commit)
        self._row(
            t("Your office"),
            t("Signs what you write from the next time a file is opened."),
            self._office,
        )

    def _change(self, **values: object) -> None:
        # Its callers name existing settings only.
        self.settings = dataclasses.replace(self.settings, **values)  # type: ignore[arg-type]
        self.changed.emit(self.settings)
