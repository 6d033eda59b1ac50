"""What looks personal in an export: how much, where, and the way to each passage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.i18n import mark
from pcve_desktop.models import ENTITIES
from pcve_desktop.services.scanning import label_of
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import frame
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.table import Column, RecordTableModel, RecordTableView, Show
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.services.scanning import Found
    from pcve_desktop.ui.context import Context

IMPERFECT = mark("This check does not see everything, and it sees too much. You decide.")
_WIDTH = 980


class PersonalLook(QWidget):
    """A line of the export dialog: looking, nothing seen, or how many; `asked`: to see them."""

    asked = Signal()

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        self._hub, self._words = context.hub, context.tr
        self._name = name
        self.setObjectName(name)
        self._holder = QVBoxLayout(self)
        self._holder.setContentsMargins(0, 0, 0, 0)
        self._box: QWidget | None = None
        self.button: Button | None = None
        self.wait()

    def wait(self) -> None:
        """Say that the texts are being looked through."""
        self._show(self._words.t("Looking for what seems personal …"), "info", "sunken")

    def show_count(self, count: int) -> None:
        """Say how many passages look personal."""
        if not count:
            said = self._words.t("Nothing in it looks personal.")
            self._show(said, "check", "sunken", self._words.t("The check does not see everything."))
            return
        said = self._words.n(
            "{count} passage looks personal", "{count} passages look personal", count
        )
        self._show(said, "info", "attn", self._words.t(IMPERFECT), button=True)

    def _show(
        self, said: str, glyph: str, kind: str, advice: str = "", *, button: bool = False
    ) -> None:
        self.setAccessibleName(said)
        self.setAccessibleDescription(advice)
        if self._box is not None:
            self._holder.removeWidget(self._box)
            self._box.hide()
            self._box.deleteLater()
        self._box = frame(kind)
        row = QHBoxLayout(self._box)
        row.setContentsMargins(13, 7, 13, 7)
        row.setSpacing(10)
        row.addWidget(GlyphLabel(self._hub, glyph, size=16))
        # What asks for nothing takes one line only.
        words = QVBoxLayout() if button else QHBoxLayout()
        words.setSpacing(1 if button else 10)
        words.addWidget(Text(said, Role.SECONDARY_STRONG, wrap=button, name=f"{self._name}.said"))
        if advice:
            words.addWidget(Text(advice, Role.CAPTION, tone="ink2", wrap=True), 1)
        row.addLayout(words, 1)
        self.button = None
        if button:
            self.button = Button(
                self._hub, self._words.t("Look at them"), name=f"{self._name}.look", compact=True
            )
            self.button.clicked.connect(self.asked)
            row.addWidget(self.button)
        self._holder.addWidget(self._box)


@dataclass(frozen=True, slots=True)
class Row:
    """A passage as a row of the table."""

    id: str
    kind: str
    where: str
    field: str
    passage: str
    around: str


class PassagesDialog(Dialog):
    """The passages, each with its place; `opened` names the number of the one to go to."""

    opened = Signal(int)

    def __init__(
        self, context: Context, found: Sequence[Found], *, saving: bool, parent: QWidget
    ) -> None:
        words = context.tr
        super().__init__(
            context.hub,
            words,
            words.n("{count} passage looks personal", "{count} passages look personal", len(found)),
            name="export.personal",
            width=_WIDTH,
            parent=parent,
        )
        self.finished.connect(self.deleteLater)
        said = [words.t("Write about situations, never about named people."), words.t(IMPERFECT)]
        self.body.addWidget(Text(" ".join(said), Role.SECONDARY, tone="ink2", wrap=True))
        model = RecordTableModel(_columns(), tr=words, titles=context.title, today=context.today())
        model.set_rows([_row(context, number, item) for number, item in enumerate(found)])
        self.table = RecordTableView(
            model,
            hub=context.hub,
            tr=words,
            name="export.personal.table",
            label=words.t("Passages that look personal"),
            compact=True,
        )
        self.table.setMinimumHeight(context.hub.theme.px(300))
        self.table.opened.connect(self._open)
        self.body.addWidget(self.table, 1)
        self.note.setText(words.t("Enter goes to the passage and closes the export."))
        self.add_cancel(words.t("Back to the export"))
        self.go = self.add_button(words.t("Open"), name="export.personal.open", kind="default")
        self.go.clicked.connect(lambda: self._open(self.table.current_id() or ""))
        if saving:
            save = self.add_button(
                words.t("Export as it is"), name="export.personal.save", kind="primary"
            )
            save.set_icon("export")
            save.clicked.connect(self.accept)
        if found:
            self.table.select_id("0")
        self.set_first(self.table)

    def _open(self, number: str) -> None:
        if number:
            self.reject()
            self.opened.emit(int(number))


def _columns() -> list[Column]:
    return [
        Column("kind", mark("What"), Show.TEXT, lambda row: row.kind, narrowest=150, widest=190),
        Column(
            "passage", mark("Passage"), Show.STRONG, lambda row: row.passage, widest=240, stretch=2
        ),
        Column(
            "around", mark("In context"), Show.TEXT, lambda row: row.around, widest=900, stretch=4
        ),
        Column("where", mark("Where"), Show.TEXT, lambda row: row.where, widest=300, stretch=2),
    ]


def _row(context: Context, number: int, found: Found) -> Row:
    words = context.tr
    entity = ENTITIES[found.entity].__entity__
    field = words.t(label_of(found))
    return Row(
        id=str(number),
        kind=words.t(found.kind.label),
        where=words.t("{entity}, {field}", entity=words.t(entity.singular), field=field),
        field=field,
        passage=found.passage,
        around=f"{found.before}{found.passage}{found.after}",
    )
