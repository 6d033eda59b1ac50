"""The frame of every editor of a form: label above, control, hint or problem below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from pcve_desktop.models import Kind, Sensitivity
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.text import Text, repolish

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models import Field
    from pcve_desktop.ui.kit.theme import ThemeHub

WIDE = frozenset({Kind.LONG_TEXT, Kind.CHOICES})
"""Kinds whose editors take the whole width of the form."""


_WIDTHS = {
    Kind.INTEGER: 220,
    Kind.DECIMAL: 220,
    Kind.MONEY: 220,
    Kind.PERCENT: 220,
    Kind.RATING: 220,
    Kind.TIME: 220,
    Kind.DATE: 260,
    Kind.CHOICE: 420,
}
_NEAR = 48


class Editor(QWidget):
    """One field of a form. Subclasses make the control and translate its content.

    `finished` says that the user has left the control or picked something: the moment to validate
    and save. `read` raises `TypingError` when the text cannot be understood.
    """

    finished = Signal()

    def __init__(
        self, field: Field, control: QWidget, *, name: str, tr: Translator, hub: ThemeHub
    ) -> None:
        super().__init__()
        self.field, self.control = field, control
        self._tr, self._hub = tr, hub
        self._hint = tr.t(field.help)
        self._problem = ""
        control.setObjectName(name)
        control.setAccessibleName(self.label())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._add_head(name)
        self._add_control(name)
        self._below = Text(self._hint, Role.CAPTION, tone="ink2", wrap=True, name=f"{name}.hint")
        self._sign = GlyphLabel(hub, "warning", size=15, color="crit")
        row = QHBoxLayout()
        row.setContentsMargins(self._indent(), 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._sign)
        row.addWidget(self._below, 1)
        self._column.addLayout(row)
        self._column.addStretch(1)
        self.set_problem("")

    def label(self) -> str:
        """Return the visible label, with the unit when there is one."""
        label = self._tr.t(self.field.label)
        unit = "%" if self.field.kind is Kind.PERCENT else self.field.unit
        return f"{label} ({unit})" if unit else label

    def _add_head(self, name: str) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        # With a buddy an ampersand would make a shortcut.
        label = Text(
            self.label().replace("&", "&&"), Role.SECONDARY_STRONG, wrap=True, name=f"{name}.label"
        )
        label.setBuddy(self.control)
        head.addWidget(label, 1)
        note = self._note()
        if note:
            head.addWidget(Text(note, Role.CAPTION, tone="ink2", name=f"{name}.note"))
        self._column.addLayout(head)

    def _indent(self) -> int:
        """Return how far the hint stands from the left edge, in pixels."""
        return 0

    def _add_control(self, _name: str) -> None:
        if self.field.kind not in _WIDTHS:
            self._column.addWidget(self.control)
            return
        # The length of a field tells how long an answer is.
        self._cap_width()
        self._hub.changed.connect(self._cap_width)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.control, 1)
        row.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum))
        self._column.addLayout(row)

    def _cap_width(self) -> None:
        cap = self._hub.theme.px(_WIDTHS[self.field.kind])
        # Only a little shorter than its neighbours would look like a slip.
        near = self.width() < cap + self._hub.theme.px(_NEAR)
        self.control.setMaximumWidth(max(cap, self.width()) if near else cap)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.field.kind in _WIDTHS:
            self._cap_width()

    def _note(self) -> str:
        if self.field.required:
            return self._tr.t("Needed")
        if self.field.sensitivity is not Sensitivity.NONE:
            return self._tr.t("Stays in the network")
        return ""

    def add_below(self, widget: QWidget) -> None:
        """Put a widget between the control and its hint."""
        self._column.insertWidget(self._column.indexOf(self.control) + 1, widget)

    def read(self) -> Any:
        """Return the value in the control, None when it is empty."""
        raise NotImplementedError

    def write(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def problem(self) -> str:
        """Return the sentence shown as problem, empty when there is none."""
        return self._problem

    def set_problem(self, sentence: str, *, blocking: bool = True) -> None:
        """Show what to do about the value, or take the sentence away; advice is not red."""
        self._problem = sentence
        wrong = bool(sentence) and blocking
        text = sentence or self._hint
        self._below.setText(text)
        self._below.setVisible(bool(text))
        tone = ("crit" if blocking else "attn") if sentence else "ink2"
        self._below.set_tone(tone)
        self._sign.setVisible(bool(sentence))
        self._sign.set_glyph("warning" if wrong else "info", color=tone)
        notes = [self._note(), text]
        self.control.setAccessibleDescription(". ".join(note for note in notes if note))
        target = self.error_target()
        if bool(target.property("error")) != wrong:
            target.setProperty("error", wrong)
            repolish(target)

    def error_target(self) -> QWidget:
        """Return the widget whose border turns red."""
        return self.control

    def take_focus(self) -> None:
        """Put the keyboard focus into the control."""
        self.control.setFocus()

    def has_focus(self) -> bool:
        """Say whether the keyboard focus is in this field."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self.control or self.control.isAncestorOf(focus))
