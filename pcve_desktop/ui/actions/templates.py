"""Templates of actions that come back: keep one, begin from one, look after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem

from pcve_desktop.errors import PasserelleError
from pcve_desktop.models.keeping import ActionTemplate, TemplateMilestone
from pcve_desktop.models.vocabularies import Frequency
from pcve_desktop.services import templates
from pcve_desktop.ui.actions.asking import ask_delete
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form import TypingError, parse_date
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.table import ID_ROLE, in_card
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pcve_desktop.ui.context import Context

_ROWS = 5


def _labelled(dialog: Dialog, label: str, widget: QWidget) -> None:
    title = Text(label, Role.SECONDARY_STRONG, wrap=True)
    title.setBuddy(widget)
    dialog.body.addWidget(title)
    dialog.body.addWidget(widget)


def _line(name: str, label: str, text: str) -> QLineEdit:
    line = QLineEdit(text)
    line.setObjectName(name)
    line.setAccessibleName(label)
    return line


class KeepTemplateDialog(Dialog):
    """Keep an action as a template: its title there, and how often it comes back."""

    def __init__(self, context: Context, action_id: str, title: str) -> None:
        t = context.tr.t
        super().__init__(
            context.hub,
            context.tr,
            t("Save as template"),
            name="dialog.template",
            width=480,
            parent=context.window,
        )
        self._context, self._action_id = context, action_id
        hint = t(
            "Kept are what it is, how long it takes and its milestones; who leads, money and "
            "notes are not."
        )
        self.body.addWidget(Text(hint, Role.SECONDARY, tone="ink2", wrap=True))
        self.line = _line("dialog.template.title", t("Title"), title)
        _labelled(self, t("Title"), self.line)
        self.repeats = QComboBox()
        self.repeats.setObjectName("dialog.template.repeats")
        self.repeats.setAccessibleName(t("How often"))
        self.repeats.addItem(t("not said"), None)
        for frequency in Frequency:
            self.repeats.addItem(t(frequency.label), frequency.value)
        _labelled(self, t("How often"), self.repeats)
        self.set_first(self.line)
        self.add_cancel()
        save = self.add_button(t("Save"), name="dialog.template.save", kind="primary")
        save.clicked.connect(self._save)

    def _save(self) -> None:
        context, title = self._context, " ".join(self.line.text().split())
        chosen = self.repeats.currentData()
        try:
            changes = templates.save_as_template(
                context.ws,
                self._action_id,
                title=title,
                repeats=Frequency(chosen) if chosen else None,
            )
        except PasserelleError as error:
            self.note.setText(error.message(self.tr_))
            self.note.set_tone("crit")
            return
        self.accept()
        context.announce(changes, done=self.tr_.t("Template saved: {title}", title=title))


class FromTemplateDialog(Dialog):
    """Choose a template and a first day; `added` gets the id of the action that was made."""

    def __init__(self, context: Context, added: Callable[[str], None]) -> None:
        t = context.tr.t
        super().__init__(
            context.hub,
            context.tr,
            t("New from template"),
            name="dialog.begin",
            width=560,
            parent=context.window,
        )
        self._context, self._added = context, added
        self._known: dict[str, ActionTemplate] = {}
        self.list = QListWidget()
        self.list.setObjectName("dialog.begin.list")
        self.list.setAccessibleName(t("Templates"))
        self._row = context.hub.theme.px(34)
        self.list.setFixedHeight(self._row * _ROWS)
        self.list.currentItemChanged.connect(self._chosen)
        self.body.addWidget(in_card(self.list))
        self._add_care()
        self.line = _line("dialog.begin.title", t("Title"), "")
        _labelled(self, t("Title"), self.line)
        today = context.tr.date(context.today(), "short")
        self.start = _line("dialog.begin.start", t("First day"), today)
        self.start.textChanged.connect(self._show)
        _labelled(self, t("First day"), self.start)
        self.notice = Notice(
            context.hub, "", tone="soft", icon="calendar", name="dialog.begin.dates"
        )
        self.body.addWidget(self.notice)
        self.set_first(self.list)
        self.add_cancel()
        self.save = self.add_button(t("Add"), name="dialog.begin.save", kind="primary")
        self.save.clicked.connect(self._save)
        context.changed.connect(self._heard)
        self.reload()

    def _add_care(self) -> None:
        """Add what looks after the template chosen: its form, its milestones, its end."""
        t, hub = self.tr_.t, self.hub
        flow = FlowLayout(gap=4, line_gap=4)
        buttons = (
            ("edit", t("Edit"), "pencil", self._edit),
            ("step", t("Add a milestone"), "plus", self._add_step),
            ("delete", t("Delete…"), "trash", self._delete),
        )
        self._care = []
        for name, label, icon, act in buttons:
            button = Button(
                hub, label, name=f"dialog.begin.{name}", icon=icon, kind="quiet", compact=True
            )
            button.clicked.connect(act)
            self._care.append(button)
            flow.addWidget(button)
        self.body.addLayout(flow)

    def _heard(self, _changes: object) -> None:
        if self.isVisible():
            self.reload()

    def reload(self) -> None:
        """Show the templates there are now."""
        kept = self._key()
        self._known = {item.id: item for item in templates.templates(self._context.ws)}
        self.list.blockSignals(True)
        self.list.clear()
        for key, template in self._known.items():
            words = template.title
            if template.repeats is not None:
                words += f" · {self.tr_.t(template.repeats.label)}"
            item = QListWidgetItem(words)
            item.setData(ID_ROLE, key)
            item.setSizeHint(QSize(0, self._row))
            self.list.addItem(item)
            if key == kept:
                self.list.setCurrentItem(item)
        if self.list.count() and not self._key():
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._chosen()

    def _key(self) -> str:
        return str(self.list.currentIndex().data(ID_ROLE) or "")

    def _template(self) -> ActionTemplate | None:
        return self._known.get(self._key())

    def _chosen(self) -> None:
        template = self._template()
        self.line.setText(template.title if template is not None else "")
        for button in self._care:
            button.setEnabled(template is not None)
        self._show()

    def _day(self) -> dt.date | None:
        return parse_date(self.start.text(), self.tr_, today=self._context.today())

    def _show(self) -> None:
        tr, template = self.tr_, self._template()
        self.save.setEnabled(False)
        if template is None:
            self.notice.set_text(
                tr.t(
                    "No template yet. Open an action that comes back and choose “Save as "
                    "template” under its three dots."
                )
            )
            return
        try:
            start = self._day()
        except TypingError as error:
            self.notice.set_text(error.message(tr))
            return
        self.save.setEnabled(True)
        self.notice.set_text(self.plan(template, start))

    def plan(self, template: ActionTemplate, start: dt.date | None) -> str:
        """Return when its milestones and its end would be, and when it comes back."""
        tr, words = self.tr_, []
        for step in templates.milestones_of(self._context.ws, template.id):
            day = templates.after(start, step.days)
            words.append(f"{step.title} {tr.date(day, 'medium')}" if day else step.title)
        end = templates.after(start, template.days)
        if end is not None:
            words.append(tr.t("Due {date}", date=tr.date(end, "medium")))
        lines = [" · ".join(words)] if words else [tr.t("Without milestones.")]
        again = templates.next_start(start, template.repeats) if start is not None else None
        if again is not None:
            lines.append(tr.t("It comes back about {date}.", date=tr.date(again, "medium")))
        return "\n".join(lines)

    # ---------------------------------------------------------------- acting

    def _edit(self) -> None:
        template = self._template()
        if template is not None:
            self._context.edit(ActionTemplate, template, done=self.tr_.t("Saved"))

    def _add_step(self) -> None:
        template = self._template()
        if template is not None:
            self._context.edit(
                TemplateMilestone,
                fixed={"template_id": template.id},
                title=self.tr_.t("Add a milestone"),
                done=self.tr_.t("Milestone added"),
            )

    def _delete(self) -> None:
        template = self._template()
        if template is not None:
            ask_delete(self._context, ActionTemplate, template.id, template.title)

    def _save(self) -> None:
        context, template = self._context, self._template()
        if template is None:
            return
        title = " ".join(self.line.text().split())
        try:
            changes = templates.begin(
                context.ws,
                template.id,
                network_id=context.network_id,
                cycle_id=context.cycle_id or None,
                title=title,
                start=self._day(),
            )
        except PasserelleError as error:
            self.note.setText(error.message(self.tr_))
            self.note.set_tone("crit")
            return
        self.accept()
        self._added(changes.created["action"][-1])
        context.announce(changes, done=self.tr_.t("Action added"))
