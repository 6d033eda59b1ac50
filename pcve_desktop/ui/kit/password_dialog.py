"""Asking for the password of a file that came from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

_LONGEST = 1000


class PasswordDialog(Dialog):
    """One line for a password; `entered(password)`, nothing when it is closed.

    `problem` is what was wrong with the one entered before.
    """

    entered = Signal(str)

    def __init__(
        self,
        hub: ThemeHub,
        tr: Translator,
        text: str,
        *,
        name: str,
        parent: QWidget,
        problem: str = "",
    ) -> None:
        super().__init__(hub, tr, tr.t("Password"), name=name, width=460, parent=parent)
        self.finished.connect(self.deleteLater)
        words = Text(text, Role.BODY, tone="ink2", wrap=True)
        self.body.addWidget(words)
        self.field = QLineEdit()
        self.field.setObjectName(f"{name}.field")
        self.field.setAccessibleName(tr.t("Password"))
        self.field.setAccessibleDescription(problem or text)
        self.field.setMaxLength(_LONGEST)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.body.addWidget(self.field)
        self.show_it = QCheckBox(tr.t("Show the password"))
        self.show_it.setObjectName(f"{name}.show")
        self.show_it.toggled.connect(lambda shown: self._reveal(shown=shown))
        self.body.addWidget(self.show_it)
        if problem:
            self.body.addWidget(Notice(hub, problem, tone="crit", name=f"{name}.problem"))
        self.add_cancel()
        self.go_on = self.add_button(tr.t("Open"), name=f"{name}.open", kind="primary")
        self.go_on.clicked.connect(self._enter)
        self.field.textChanged.connect(lambda typed: self.go_on.setEnabled(bool(typed)))
        self.go_on.setEnabled(False)
        self.set_first(self.field)

    def _reveal(self, *, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.field.setEchoMode(mode.Normal if shown else mode.Password)

    def _enter(self) -> None:
        password = self.field.text()
        self.accept()
        self.entered.emit(password)
