"""What the group takes with it: a text, and the lessons noted in the cycle to pick from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.kit.tick_list import TickList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.methodology.cycles import Lesson
    from pcve_desktop.ui.context import Context

_LINES = 4


class LessonsField(QWidget):
    """A field to write in; a lesson that is ticked below becomes a line of it."""

    def __init__(self, context: Context, found: Sequence[Lesson], *, text: str, name: str) -> None:
        super().__init__()
        tr = context.tr
        self._texts = {lesson.id: lesson.text for lesson in found}
        self._in: set[str] = set()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        label = tr.t("What we take with us")
        words = Text(label, Role.STRONG)
        self.field = QPlainTextEdit(text)
        self.field.setObjectName(name)
        self.field.setAccessibleName(label)
        self.field.setTabChangesFocus(True)
        self.field.setPlaceholderText(tr.t("Meet where people already are, not only at our place"))
        self.field.setFixedHeight(context.hub.theme.line(Role.BODY) * _LINES + 22)
        words.setBuddy(self.field)
        hint = tr.t("Setbacks and lessons are results too.")
        self.field.setAccessibleDescription(hint)
        column.addWidget(words)
        column.addWidget(self.field)
        column.addWidget(Text(hint, Role.CAPTION, tone="ink2", wrap=True))
        self.list = TickList(
            [(lesson.id, lesson.text) for lesson in found],
            label=tr.t("Lessons noted in this cycle"),
            tr=tr,
            hub=context.hub,
            object_name=f"{name}.noted",
            rows=4,
        )
        self.list.changed.connect(self._picked)
        self.list.setVisible(bool(found))
        column.addSpacing(6)
        column.addWidget(self.list)

    def text(self) -> str:
        """Return what is taken along."""
        return self.field.toPlainText().strip()

    def _picked(self) -> None:
        """Add what was ticked as a line; take out what is not, where it stands unchanged."""
        ticked = set(self.list.chosen())
        lines = self.field.toPlainText().rstrip().splitlines()
        for key in self._in - ticked:
            if self._texts[key] in lines:
                lines.remove(self._texts[key])
        lines += [text for key, text in self._texts.items() if key in ticked - self._in]
        self._in = ticked
        self.field.setPlainText("\n".join(lines))
