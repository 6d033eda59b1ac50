"""What the person decides beside the columns: named professionals, the role of new members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcve_desktop.imports.plan import Options
from pcve_desktop.imports.words import ROLES
from pcve_desktop.models.base import fields_of
from pcve_desktop.models.partners import Contact
from pcve_desktop.models.vocabularies import MemberRole
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.choice_editors import StillCombo
from pcve_desktop.ui.kit.form.parsing import TypingError
from pcve_desktop.ui.kit.form.text_editors import DateEditor
from pcve_desktop.ui.kit.options import OptionCard
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    import datetime as dt

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub


class SettingsPanel(QWidget):
    """Agreement of the named professionals with its date, and the role of new members."""

    changed = Signal()

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str, today: dt.date) -> None:
        super().__init__()
        self._words = tr
        self._names = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(tr.t("People named in the file"), Role.CARD_TITLE, wrap=True))
        self.agreed = OptionCard(
            hub, tr.t("The named professionals agreed"), name=f"{name}.names_agreed"
        )
        column.addWidget(self.agreed)
        self.date = DateEditor(
            fields_of(Contact)["agreed_on"], name=f"{name}.agreed_on", tr=tr, hub=hub
        )
        self.date.write(today)
        column.addWidget(self.date)
        self.names = Text("", Role.SECONDARY, tone="ink2", wrap=True, name=f"{name}.names")
        column.addWidget(self.names)
        column.addSpacing(12)
        title = Text(tr.t("Role of the new partners"), Role.CARD_TITLE, wrap=True)
        column.addWidget(title)
        self.role = StillCombo()
        self.role.setObjectName(f"{name}.role")
        self.role.setAccessibleName(tr.t("Role of the new partners"))
        for role in ROLES:
            self.role.addItem(tr.t(role.label), role.value)
        title.setBuddy(self.role)
        column.addWidget(self.role)
        column.addWidget(
            Text(
                tr.t("Partners that are in the network already keep their role."),
                Role.SECONDARY,
                tone="ink2",
                wrap=True,
            )
        )
        column.addStretch(1)
        self.agreed.toggled.connect(self._toggled)
        self.date.finished.connect(self._date_left)
        self._update()

    def set_names(self, count: int) -> None:
        """Say how many people the file names in the columns chosen."""
        self._names = count
        self._update()

    def options(self) -> Options | None:
        """Return what was decided; None, with the problem shown, when the date cannot be read."""
        if not (self.agreed.isChecked() and self._names):
            return Options(role=self._role())
        agreed_on = self._agreed_on()
        if agreed_on is None:
            self.date.take_focus()
            return None
        return Options(names_agreed_on=agreed_on, role=self._role())

    def set_role(self, role: MemberRole) -> None:
        """Choose the role of the new partners."""
        self.role.setCurrentIndex(self.role.findData(role.value))

    def _role(self) -> MemberRole:
        return MemberRole(self.role.currentData())

    def _agreed_on(self) -> dt.date | None:
        """Return the date of the agreement; None, with the problem shown, when there is none."""
        try:
            day: dt.date | None = self.date.read()
        except TypingError as error:
            self.date.set_problem(error.message(self._words))
            return None
        missing = self._words.t("Give the date of the agreement, or take the tick away.")
        self.date.set_problem("" if day else missing)
        return day

    def _toggled(self) -> None:
        self._update()
        self.changed.emit()

    def _date_left(self) -> None:
        self._agreed_on()
        self.changed.emit()

    def _update(self) -> None:
        count, words = self._names, self._words
        agreed = bool(count) and self.agreed.isChecked()
        self.agreed.setEnabled(bool(count))
        self.date.setVisible(agreed)
        if not count:
            self.names.setText(words.t("No column chosen here names people."))
        elif agreed:
            self.names.setText(
                words.n(
                    "{count} name comes in, with the date.",
                    "{count} names come in, with the date.",
                    count,
                )
            )
        else:
            self.names.setText(
                words.n(
                    "{count} name stays out. Function, phone and e-mail come in.",
                    "{count} names stay out. Function, phone and e-mail come in.",
                    count,
                )
            )
        self.agreed.setAccessibleDescription(self.names.text())
