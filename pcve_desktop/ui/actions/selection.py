"""What can be done with several actions at once: the bar above them, and the dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from pcve_desktop.models.actions import Action
from pcve_desktop.models.base import fields_of
from pcve_desktop.models.vocabularies import ActionStatus, Handling, Pillar
from pcve_desktop.services.action_changes import ChangeLine, ManyChange, change_many, preview
from pcve_desktop.ui.actions.columns import PILLAR_WORDS
from pcve_desktop.ui.actions.much import perform_many
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form import TypingError, parse_date, parse_number
from pcve_desktop.ui.kit.table import CellTexts
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.ui.context import Context

_KEEP = "keep"
_MOST_NAMED = 3


class SelectionBar(QFrame):
    """Say how many actions are chosen and offer what can be done with them."""

    change_asked = Signal()
    delete_asked = Signal()
    cleared = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.words: Text | None = None
        self.setObjectName("actions.selection")
        self.setProperty("kind", "soft")
        self.hide()

    def _make(self) -> Text:
        """Make what the bar holds, when it is first needed."""
        t, hub = self._context.tr.t, self._context.hub
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(8)
        words = Text("", Role.SECONDARY_STRONG, name="actions.selection.words")
        row.addWidget(words, 1)
        for name, label, icon, signal in (
            ("change", t("Change together…"), "pencil", self.change_asked),
            ("delete", t("Delete…"), "trash", self.delete_asked),
            ("clear", t("Only one"), "close", self.cleared),
        ):
            button = Button(
                hub, label, name=f"actions.selection.{name}", icon=icon, compact=True, kind="quiet"
            )
            button.clicked.connect(signal)
            row.addWidget(button)
        return words

    def show_count(self, count: int) -> None:
        """Show the bar when there is more than one."""
        if count > 1:
            tr = self._context.tr
            if self.words is None:
                self.words = self._make()
            self.words.setText(tr.n("{count} action chosen", "{count} actions chosen", count))
        self.setVisible(count > 1)


class ManyDialog(Dialog):
    """Change several actions in one step; a sentence says what would change before it does."""

    def __init__(self, context: Context, action_ids: Sequence[str]) -> None:
        tr, count = context.tr, len(action_ids)
        super().__init__(
            context.hub,
            tr,
            tr.n("Change {count} action", "Change {count} actions", count),
            name="dialog.many",
            width=600,
            parent=context.window,
        )
        self._context, self._ids = context, list(action_ids)
        self._texts = CellTexts(tr, context.title, today=context.today())
        self._labels = {name: tr.t(field.label) for name, field in fields_of(Action).items()}
        self._combos: dict[str, QComboBox] = {}
        self._lines: dict[str, QLineEdit] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        self._grid = grid
        self.body.addLayout(grid)
        self._add_choices()
        self._add_dates()
        self.lesson = QLineEdit()
        self.lesson.setObjectName("dialog.many.lesson")
        self.lesson.setAccessibleName(tr.t("What we learned"))
        self.lesson.setPlaceholderText(
            tr.t("What do we take with us? One sentence for all of them")
        )
        self.lesson.setMaxLength(500)
        self.lesson.hide()
        self.body.addWidget(self.lesson)
        self.notice = Notice(context.hub, "", tone="soft", icon="info", name="dialog.many.preview")
        self.body.addWidget(self.notice)
        self.set_first(self._combos["status"])
        self.add_cancel()
        self.save = self.add_button(tr.t("Change"), name="dialog.many.save", kind="primary")
        self.save.clicked.connect(self._save)
        self._show()

    # ---------------------------------------------------------------- building

    def _row(self, label: str, *widgets: QWidget) -> None:
        row = self._grid.rowCount()
        title = Text(label, Role.SECONDARY_STRONG, wrap=True)
        title.setBuddy(widgets[0])
        self._grid.addWidget(title, row, 0)
        if len(widgets) == 1:
            self._grid.addWidget(widgets[0], row, 1, 1, 2)
        else:
            for place, widget in enumerate(widgets):
                self._grid.addWidget(widget, row, 1 + place)

    def _combo(self, name: str, label: str, options: Sequence[tuple[Any, str]]) -> QComboBox:
        combo = self._combos[name] = QComboBox()
        combo.setObjectName(f"dialog.many.{name}")
        combo.setAccessibleName(label)
        combo.setMaxVisibleItems(14)
        combo.addItem(self.tr_.t("Leave as it is"), _KEEP)
        for value, words in options:
            combo.addItem(words, value)
        combo.currentIndexChanged.connect(self._show)
        return combo

    def _add_choices(self) -> None:
        t = self.tr_.t
        none = (None, t("none"))
        choices: list[tuple[str, list[tuple[Any, str]]]] = [
            ("status", [(status.value, t(status.label)) for status in ActionStatus]),
            ("pillar", [*((item.value, t(PILLAR_WORDS[item])) for item in Pillar), none]),
            ("lead_id", [*self._context.choices("organisation"), none]),
            ("handling", [(level.value, t(level.label)) for level in Handling]),
        ]
        for name, options in choices:
            self._row(self._labels[name], self._combo(name, self._labels[name], options))

    def _add_dates(self) -> None:
        t = self.tr_.t
        set_, clear = ("set", t("Set to")), ("clear", t("No date"))
        dates = (
            ("dates", t("Planned dates"), [("shift", t("Move by days"))], t("7 or -7")),
            ("planned_end", self._labels["planned_end"], [set_, clear], ""),
            ("review_on", self._labels["review_on"], [set_, clear], ""),
        )
        example = self.tr_.date(self._context.today(), "short")
        for name, label, options, placeholder in dates:
            line = self._lines[name] = QLineEdit()
            line.setObjectName(f"dialog.many.{name}.line")
            line.setAccessibleName(label)
            line.setPlaceholderText(placeholder or example)
            line.setEnabled(False)
            line.textChanged.connect(self._show)
            self._row(label, self._combo(name, label, options), line)

    # ---------------------------------------------------------------- what is entered

    def change(self) -> ManyChange:
        """Return what is entered. Raises TypingError for a date or number that cannot be read."""
        values: dict[str, Any] = {}
        today = self._context.today()
        kinds = {"status": ActionStatus, "pillar": Pillar, "handling": Handling}
        for name in ("status", "pillar", "lead_id", "handling"):
            value = self._combos[name].currentData()
            if value != _KEEP:
                values[name] = kinds[name](value) if value and name in kinds else value
        for name in ("planned_end", "review_on"):
            way = self._combos[name].currentData()
            if way == "clear":
                values[name] = None
            elif way == "set":
                day = parse_date(self._lines[name].text(), self.tr_, today=today)
                if day is not None:
                    values[name] = day
        shift = 0
        if self._combos["dates"].currentData() == "shift":
            shift = int(parse_number(self._lines["dates"].text(), self.tr_, whole=True) or 0)
        stops = values.get("status") is ActionStatus.STOPPED
        lesson = " ".join(self.lesson.text().split()) if stops else ""
        return ManyChange(values, shift, lesson)

    def _show(self) -> None:
        for name, line in self._lines.items():
            line.setEnabled(self._combos[name].currentData() in {"set", "shift"})
        self.lesson.setVisible(self._combos["status"].currentData() == ActionStatus.STOPPED.value)
        try:
            change = self.change()
        except TypingError as error:
            self.notice.set_text(error.message(self.tr_))
            self.save.setEnabled(False)
            return
        lines = preview(self._context.ws, self._ids, change)
        self.notice.set_text(self.sentence(lines))
        self.save.setEnabled(bool(lines))

    def sentence(self, lines: Sequence[ChangeLine]) -> str:
        """Return in one sentence what would change."""
        tr = self.tr_
        if not lines:
            return tr.t("Nothing changes yet: choose what these actions shall have in common.")
        parts = []
        for line in lines:
            words = self._words(line)
            if line.count < len(self._ids):
                words = tr.t("{change} ({count} of them)", change=words, count=line.count)
            parts.append(words)
        actions = tr.n("{count} action", "{count} actions", len(self._ids))
        return tr.t("{actions}: {changes}", actions=actions, changes="; ".join(parts))

    def _words(self, line: ChangeLine) -> str:
        tr = self.tr_
        if line.name == "shift":
            if line.after > 0:
                return tr.n("dates {count} day later", "dates {count} days later", line.after)
            return tr.n("dates {count} day earlier", "dates {count} days earlier", -line.after)
        before = [self._value(line.name, value) for value in line.before[:_MOST_NAMED]]
        if len(line.before) > _MOST_NAMED:
            before.append("…")
        return tr.t(
            "{field} {before} → {after}",
            field=self._labels[line.name],
            before=", ".join(before),
            after=self._value(line.name, line.after),
        )

    def _value(self, name: str, value: Any) -> str:
        if isinstance(value, Pillar):
            return self.tr_.t(PILLAR_WORDS[value])
        return self._texts.text(fields_of(Action)[name], value) or self.tr_.t("none")

    def _save(self) -> None:
        context, ids, tr = self._context, self._ids, self.tr_
        try:
            change = self.change()
        except TypingError as error:
            self.note.setText(error.message(tr))
            self.note.set_tone("crit")
            return
        self.accept()
        perform_many(
            context,
            len(ids),
            lambda check: change_many(
                context.ws, ids, change, network_id=context.network_id, check=check
            ),
            title=tr.n("Change {count} action", "Change {count} actions", len(ids)),
            done=tr.n("{count} action changed", "{count} actions changed", len(ids)),
        )
