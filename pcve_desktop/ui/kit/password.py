"""The password of files to write: on or off, typed, shown, and what it does not protect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pcve_desktop.i18n import mark
from pcve_desktop.reports.protect import PasswordRefused, advice, checked
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.switches import Switch
from pcve_desktop.ui.kit.text import Text, repolish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

HINT = mark("Say it by phone, not in the same message. It cannot be recovered.")
MISSING = mark("Type a password, or switch it off.")


class PasswordChoice(QWidget):
    """What is said of the password, below `on` and `field`, which the owner puts side by side.

    The password is kept nowhere but in the field.
    """

    changed = Signal()

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str) -> None:
        super().__init__()
        self._hub, self._words = hub, tr
        self._tried = False
        self._bare: list[str] = []
        self.on = Switch(
            hub, tr.t("Off"), name=f"{name}.on", spoken=tr.t("Protect with a password")
        )
        self.on.toggled.connect(self._switched)
        self.field = QLineEdit()
        self.field.setObjectName(f"{name}.field")
        self.field.setAccessibleName(tr.t("Password"))
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )  # fmt: skip
        self.field.textChanged.connect(self._typed)
        self.show_it = Button(hub, tr.t("Show"), name=f"{name}.show", kind="quiet")
        self.show_it.setCheckable(True)
        self.show_it.toggled.connect(self._show_word)
        inside = QHBoxLayout(self.field)
        inside.setContentsMargins(0, 0, 6, 0)
        inside.addStretch(1)
        inside.addWidget(self.show_it)
        # What was typed does not run below the button, whichever of its two words it says.
        widest = max(hub.theme.metrics(Role.SECONDARY_STRONG).horizontalAdvance(word)
                     for word in (tr.t("Show"), tr.t("Hide")))  # fmt: skip
        self.field.setTextMargins(0, 0, widest + 16, 0)
        self.hint = Text("", Role.SECONDARY, tone="ink2", wrap=True, name=f"{name}.hint")
        self.bare = Text("", Role.SECONDARY_STRONG, tone="attn", wrap=True, name=f"{name}.bare")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.hint)
        column.addWidget(self.bare)
        # Its place is kept while it is not there: nothing below jumps.
        for widget in (self.field, self.hint):
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)
        self._update()

    def password(self) -> str | None:
        """Return the password to write with, none when it is switched off. May be empty."""
        return self.field.text() if self.on.isChecked() else None

    def is_missing(self) -> bool:
        """Say whether a password is wanted and none is there."""
        return self.on.isChecked() and not self.field.text().strip()

    def accepts(self) -> bool:
        """Say whether files can be written so; when not, say why and go to the field."""
        self._tried = True
        self._update()
        problem = self._problem()
        if problem:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.selectAll()
        return not problem

    def set_unprotected(self, titles: Sequence[str]) -> None:
        """Name the chosen documents that cannot carry a password."""
        self._bare = list(titles)
        self._update()

    def forget(self) -> None:
        """Empty the field."""
        self.field.clear()

    def _problem(self) -> str:
        """Return why the password cannot be used, in the language of the window, or nothing."""
        if not self.on.isChecked():
            return ""
        if self.is_missing():
            return self._words.t(MISSING)
        try:
            checked(self.field.text())
        except PasswordRefused as refused:
            return refused.message(self._words)
        return ""

    def _switched(self, on: bool) -> None:
        self._tried = False
        self._update()
        if on:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.forget()
            self.show_it.setChecked(False)
        self.changed.emit()

    def _typed(self) -> None:
        self._update()
        self.changed.emit()

    def _show_word(self, on: bool) -> None:
        mode = QLineEdit.EchoMode
        self.field.setEchoMode(mode.Normal if on else mode.Password)
        self.show_it.set_label(self._words.t("Hide") if on else self._words.t("Show"))

    def _update(self) -> None:
        on = self.on.isChecked()
        self.on.set_label(self._words.t("On") if on else self._words.t("Off"))
        self.field.setVisible(on)
        self.hint.setVisible(on)
        # That nothing was typed yet is no fault until somebody wants to save.
        problem = "" if self.is_missing() and not self._tried else self._problem()
        said = self._words.t(HINT)
        if not problem and self.field.text() and (better := advice(self.field.text())):
            said = self._words.t(better)
        self.hint.setText(problem or said)
        self.hint.set_tone("crit" if problem else "ink2")
        self.field.setAccessibleDescription(problem or said)
        if self.field.property("error") is not bool(problem):
            self.field.setProperty("error", bool(problem))
            repolish(self.field)
        self.bare.setVisible(on and bool(self._bare))
        if self._bare:
            names = self._words.list(self._bare)
            self.bare.setText(
                self._words.t("{names}: without a password, as the format knows none.", names=names)
            )
