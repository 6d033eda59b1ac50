"""The base of one page of a step's wizard: its question, what helps to answer it, its content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Signal

from pcve_desktop.models.network import Network
from pcve_desktop.ui.kit.cards import EmptyState
from pcve_desktop.ui.kit.layout import CentredColumn
from pcve_desktop.ui.kit.scroll import ScrollArea
from pcve_desktop.ui.page import Page
from pcve_desktop.ui.steps.intro import PageIntro

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.base import Record
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.record_dialog import RecordDialog


def network_name(context: Context) -> str:
    """Return the name of the network at hand, for questions that hold `{network}`."""
    return context.data.title(Network, context.network_id)


class StepView(Page):
    """One page of a wizard. Subclasses fill `self.body` once and show the data in `reload`.

    The body is at most 1360 px wide and scrolls as a whole; widgets added with a stretch (tables,
    boards) take the height that is left. The object is named "<step>.<page>".
    """

    # People write freely here: the footer reminds them to write about situations.
    free_text: ClassVar[bool] = True

    # What `note()` says has changed.
    note_changed = Signal()

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        self.name = f"{step.value}.{page.key}"
        super().__init__(context, name=self.name, text=context.tr.t(page.title))
        self.step, self.page = step, page
        tr = self.words
        self.intro = PageIntro(
            self.hub,
            tr,
            page,
            question=tr.t(page.question, network=network_name(context)),
            name=self.name,
        )
        self.content = CentredColumn(top=8, bottom=20, around=self)
        self.body = self.content.column
        self.body.addWidget(self.intro)
        self.area = ScrollArea(self.content, name=f"{self.name}.scroll", sideways=True)
        self.column.addWidget(self.area)

    def add_action(self, widget: QWidget) -> None:
        """Put a button beside the question of the page."""
        self.intro.add_action(widget)

    def empty_state(self, act: Callable[[], object], *, icon: str | None = None) -> EmptyState:
        """Return what to show while there is nothing yet; its link calls `act`."""
        tr = self.words
        made = EmptyState(
            self.hub,
            tr.t(self.page.empty),
            tr.t(self.page.empty_action),
            name=f"{self.name}.empty",
            icon=icon,
        )
        made.acted.connect(act)
        return made

    def add_record(
        self, entity: type[Record], *, then: Callable[[str], object] | None = None, **options: Any
    ) -> RecordDialog:
        """Open the form of a new record; `then` gets its id once it is saved.

        `options` are those of `Context.edit`.
        """
        before = {record.id for record in self.context.data.everywhere(entity)}
        dialog = self.context.edit(entity, **options)

        def saved() -> None:
            made = [r.id for r in self.context.data.everywhere(entity) if r.id not in before]
            if then is not None and made:
                then(made[-1])

        dialog.accepted.connect(saved)
        return dialog

    def go_page(self, page: str, **where: str | None) -> None:
        """Show another page of the same step; `where` (such as `record`) is told to the page."""
        told = {key: value for key, value in where.items() if value is not None}
        self.context.go("step", step=self.step.value, page=page, **told)

    def note(self) -> str:
        """Return what the footer says beside Next, such as how many objectives are ready."""
        return ""

    def reload(self) -> None:
        """Show what the data say now; a page without data of its own has nothing to do."""
