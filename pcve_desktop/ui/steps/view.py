"""The base of one page of a step's wizard: its question, what helps to answer it, its content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, Signal

from pcve_desktop.methodology.steps import step_content
from pcve_desktop.models.network import Network
from pcve_desktop.ui.kit.cards import EmptyState
from pcve_desktop.ui.kit.entry_line import EntryLine
from pcve_desktop.ui.kit.focus import inside
from pcve_desktop.ui.kit.layout import CentredColumn
from pcve_desktop.ui.kit.scroll import ScrollArea
from pcve_desktop.ui.page import Page
from pcve_desktop.ui.steps.intro import PageIntro

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pcve_desktop.i18n import Translator
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.base import Record
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.record_dialog import RecordDialog


def network_name(context: Context) -> str:
    """Return the name of the network at hand, for questions that hold `{network}`."""
    return context.data.title(Network, context.network_id)


def came_back(tr: Translator, step: Step | None, day: dt.date | None) -> str:
    """Say from which step the group came back, and when; empty when neither is known."""
    title = tr.t(step_content(step).title) if step is not None else ""
    if title and day is not None:
        return tr.t("Back from {step}, {date}", step=title, date=tr.date(day))
    if title:
        return tr.t("Back from {step}", step=title)
    return tr.t("To revisit since {date}", date=tr.date(day)) if day is not None else ""


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

    def main_control(self) -> QWidget | None:
        """Return where the work on this page begins, for the keyboard.

        A line to write on comes first, then what starts an empty page, then whatever comes first
        below the question. A page that knows better says so.
        """
        stops = [widget for widget in inside(self.content) if self._stops(widget)]
        lines = [widget for widget in stops if isinstance(widget, EntryLine)]
        starts = [widget for widget in stops if isinstance(widget.parent(), EmptyState)]
        return next(iter([*lines, *starts, *stops]), None)

    def _stops(self, widget: QWidget) -> bool:
        tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        return (
            tab
            and widget.isEnabled()
            and widget.isVisibleTo(self)
            and not self.intro.isAncestorOf(widget)
        )

    def take_focus(self) -> None:
        """Put the keyboard into the main control, rather than the helps beside the question."""
        control = self.main_control()
        if control is not None:
            control.setFocus(Qt.FocusReason.OtherFocusReason)

    def note(self) -> str:
        """Return what the footer says beside Next, such as how many objectives are ready."""
        return ""

    def reload(self) -> None:
        """Show what the data say now; a page without data of its own has nothing to do."""
