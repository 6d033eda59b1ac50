"""The form of any entity, generated from the description of its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcve_desktop.models import Kind, Record, fields_of
from pcve_desktop.models.base import defaults_of
from pcve_desktop.models.validation import Problem, problems
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.choice_editors import (
    ChoiceEditor,
    ChoicesEditor,
    FlagEditor,
    ReferenceEditor,
)
from pcve_desktop.ui.kit.form.editor import WIDE, Editor
from pcve_desktop.ui.kit.form.parsing import TypingError
from pcve_desktop.ui.kit.form.text_editors import (
    DateEditor,
    LineEditor,
    NumberEditor,
    TextEditor,
    TimeEditor,
)
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.models import Field
    from pcve_desktop.ui.kit.theme import ThemeHub

Lookups = Callable[[str], Sequence[tuple[str, str]]]
"""From an entity key to the (id, title) of the records a reference may name."""

_NOTHING = (None, "", ())
_SHOWN_LONG = 120
# A day with two times of day stands in one line, each at least this wide.
_MOMENT = 180
_EDITORS: dict[Kind, Callable[..., Editor]] = {
    Kind.TEXT: LineEditor,
    Kind.EMAIL: LineEditor,
    Kind.PHONE: LineEditor,
    Kind.URL: LineEditor,
    Kind.LONG_TEXT: TextEditor,
    Kind.INTEGER: NumberEditor,
    Kind.DECIMAL: NumberEditor,
    Kind.MONEY: NumberEditor,
    Kind.PERCENT: NumberEditor,
    Kind.RATING: NumberEditor,
    Kind.BOOLEAN: FlagEditor,
    Kind.DATE: DateEditor,
    Kind.TIME: TimeEditor,
    Kind.CHOICE: ChoiceEditor,
    Kind.CHOICES: ChoicesEditor,
    Kind.REFERENCE: ReferenceEditor,
}


class RecordForm(QWidget):
    """Edit a record: sections, one editor per field, problems beside them.

    `edited(name, value)` comes when a field was left, or a choice made, with a changed value that
    may be saved; advice does not hold it back. Values in `fixed` (such as the parent) belong to
    the record but are not shown. `fields` chooses and orders the fields shown.
    """

    edited = Signal(str, object)

    def __init__(
        self,
        entity: type[Record],
        *,
        tr: Translator,
        hub: ThemeHub,
        lookups: Lookups,
        values: Record | Mapping[str, Any] | None = None,
        fields: Sequence[str] | None = None,
        fixed: Mapping[str, Any] | None = None,
        object_name: str = "",
        headings: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.entity = entity
        self._tr, self._hub, self._lookups = tr, hub, lookups
        self._name = object_name or f"form.{entity.__entity__.key}"
        self._fixed = dict(fixed or {})
        self._editors: dict[str, Editor] = {}
        self._saved: dict[str, Any] = {}
        self._told: dict[str, Any] = {}
        self._record_id: str | None = None
        self.setObjectName(self._name)
        self._build(self._shown(fields), headings=headings)
        self.refresh_lookups()
        self.set_values(values)

    # ---------------------------------------------------------------- building

    def _shown(self, names: Sequence[str] | None) -> list[Field]:
        known = fields_of(self.entity)
        if names is not None:
            return [known[name] for name in names]
        return [
            field
            for name, field in known.items()
            if field.form and field.kind in _EDITORS and name not in self._fixed
        ]

    def _build(self, shown: list[Field], *, headings: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        section, grid = None, None
        thirds = _moments(shown)
        for field in shown:
            if grid is None or (headings and field.section != section):
                section = field.section
                grid = self._add_section(column, self._tr.t(section) if headings else "")
            editor = self._make(field)
            wide = field.kind in WIDE or (field.max_length or 0) > _SHOWN_LONG
            if field.name in thirds:
                grid.add(editor, 4, self._hub.theme.px(_MOMENT))
            else:
                grid.add(editor, 12 if wide else 6, 220)
            self._editors[field.name] = editor
        column.addStretch(1)

    def _add_section(self, column: QVBoxLayout, heading: str) -> GridLayout:
        if heading:
            if column.count():
                column.addSpacing(8)
            column.addWidget(Text(heading, Role.CARD_TITLE, wrap=True))
        holder = QWidget()
        column.addWidget(holder)
        return GridLayout(holder, gap=16)

    def _make(self, field: Field) -> Editor:
        extra = {}
        if field.kind is Kind.CHOICE:
            extra["empty"] = not field.required and field.name not in defaults_of(self.entity)
        name = f"{self._name}.{field.name}"
        editor = _EDITORS[field.kind](field, name=name, tr=self._tr, hub=self._hub, **extra)
        editor.finished.connect(lambda: self._left(field.name))
        return editor

    def refresh_lookups(self) -> None:
        """Ask again for the records that references may name."""
        asked: dict[str, Sequence[tuple[str, str]]] = {}
        for editor in self._editors.values():
            if isinstance(editor, ReferenceEditor):
                target = editor.field.target
                if target not in asked:
                    asked[target] = self._lookups(target)
                editor.set_options(asked[target])

    # ---------------------------------------------------------------- values

    def set_values(self, values: Record | Mapping[str, Any] | None) -> None:
        """Show a record, the values of one, or a new one.

        When the record is the one already shown, a field in which somebody is typing keeps its
        text, so that a page may reload after each saved change.
        """
        record_id = _value(values, "id")
        same = record_id is not None and record_id == self._record_id
        self._record_id = record_id
        defaults = defaults_of(self.entity)
        for name, editor in self._editors.items():
            value = _value(values, name, defaults.get(name))
            typing = same and editor.has_focus() and self._differs(name)
            self._saved[name] = self._told[name] = value
            if not typing:
                editor.write(value)
                editor.set_problem("")

    def values(self) -> dict[str, Any]:
        """Return the changed values; what cannot be read is left out (see `problems`)."""
        return {
            name: value
            for name, value in self._readable().items()
            if not _same(value, self._saved[name])
        }

    def all_values(self) -> dict[str, Any]:
        """Return every value that can be read, with the fixed ones."""
        return {**self._fixed, **self._readable()}

    def is_dirty(self) -> bool:
        """Say whether anything differs from what was last set."""
        return any(self._differs(name) for name in self._editors)

    def commit(self) -> bool:
        """Take over the field being typed in; return whether nothing blocks saving.

        Pages call it before they leave a record by a way that does not move the focus.
        """
        for name, editor in self._editors.items():
            if editor.has_focus():
                self._left(name)
        return not any(problem.blocking for problem in self.problems())

    def _readable(self) -> dict[str, Any]:
        found = {}
        for name in self._editors:
            try:
                found[name] = self._read(name)
            except TypingError:
                continue
        return found

    def _read(self, name: str) -> Any:
        value = self._editors[name].read()
        # A required text is never NULL: empty stays an empty text, which is a problem to show.
        field = self._editors[name].field
        return "" if value is None and field.required and field.free_text else value

    def _differs(self, name: str) -> bool:
        try:
            return not _same(self._read(name), self._saved[name])
        except TypingError:
            return True

    # ---------------------------------------------------------------- problems

    def problems(self) -> list[Problem]:
        """Return the problems of the fields shown, in the order of the form."""
        found = self._unreadable()
        wrong = {problem.field for problem in found}
        found += [
            problem
            for problem in problems(self.entity, self.all_values(), new=self._record_id is None)
            if problem.field in self._editors and problem.field not in wrong
        ]
        order = list(self._editors)
        return sorted(found, key=lambda problem: order.index(problem.field))

    def show_problems(self) -> list[Problem]:
        """Show all problems beside their fields and return them."""
        found = self.problems()
        for name in self._editors:
            self._show(name, found)
        return found

    def show_problem(self, name: str, sentence: str) -> None:
        """Show a problem found elsewhere (by a service) beside a field."""
        self._editors[name].set_problem(sentence)

    def focus_first_problem(self) -> bool:
        """Show all problems, go to the first that blocks and say it; return whether one does."""
        first = next((p for p in self.show_problems() if p.blocking), None)
        if first is None:
            return False
        editor = self._editors[first.field]
        editor.take_focus()
        said = f"{editor.label()}: {first.message(self._tr)}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(editor.control, said))
        return True

    def _unreadable(self) -> list[Problem]:
        found = []
        for name, editor in self._editors.items():
            try:
                editor.read()
            except TypingError as problem:
                found.append(Problem(name, problem.msgid, problem.values, blocking=True))
        return found

    def _show(self, name: str, found: list[Problem]) -> Problem | None:
        mine = [problem for problem in found if problem.field == name]
        worst = next((p for p in mine if p.blocking), mine[0] if mine else None)
        editor = self._editors[name]
        if worst is None:
            editor.set_problem("")
        else:
            editor.set_problem(worst.message(self._tr), blocking=worst.blocking)
        return worst

    def _left(self, name: str) -> None:
        """Validate a field that was left, and tell about its new value."""
        editor = self._editors[name]
        touched = self._differs(name) or not _same(self._told[name], self._saved[name])
        if not touched and not editor.problem():
            return
        worst = self._show(name, self.problems())
        if worst is not None and worst.blocking:
            return
        value = self._read(name)
        if not _same(value, self._told[name]):
            editor.write(value)
            self._told[name] = value
            self.edited.emit(name, value)

    # ---------------------------------------------------------------- access

    def editor(self, name: str) -> Editor:
        """Return the editor of a field."""
        return self._editors[name]

    def field_names(self) -> list[str]:
        """Return the fields shown, in order."""
        return list(self._editors)

    def waiting(self) -> Editor | None:
        """Return the first field that needs an answer and has none, else the first of all."""
        empty = (
            editor
            for name, editor in self._editors.items()
            if editor.field.required and self._saved[name] in _NOTHING
        )
        return next(empty, next(iter(self._editors.values()), None))

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        first = next(iter(self._editors.values()), None)
        if first is not None:
            first.take_focus()


def _moments(shown: Sequence[Field]) -> set[str]:
    """Return the names of a day and the two times that follow it."""
    kinds = [field.kind for field in shown]
    for place in range(len(kinds) - 2):
        if kinds[place : place + 3] == [Kind.DATE, Kind.TIME, Kind.TIME]:
            return {field.name for field in shown[place : place + 3]}
    return set()


def _value(values: Record | Mapping[str, Any] | None, name: str, default: Any = None) -> Any:
    if values is None:
        return default
    if isinstance(values, Mapping):
        return values.get(name, default)
    return getattr(values, name, default)


def _same(one: Any, other: Any) -> bool:
    """Compare values; nothing, an empty text and no choice are alike."""
    if one in _NOTHING and other in _NOTHING:
        return True
    return bool(one == other)
