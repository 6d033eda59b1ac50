"""The frame of one step: header with its state, tabs, the page shown, footer with Back and Next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pcve_desktop.methodology.steps import neighbours, step_content
from pcve_desktop.models.network import StepProgress
from pcve_desktop.models.vocabularies import Step, StepState
from pcve_desktop.services import networks
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.headers import SaveState, StepHeader, WizardTabs
from pcve_desktop.ui.kit.layout import PAGE_MARGIN, PAGE_WIDTH, CentredColumn
from pcve_desktop.ui.kit.table.looks import glyph_of
from pcve_desktop.ui.kit.text import ElidedText, Text
from pcve_desktop.ui.steps.reason import ASKS_WHY, COMING_BACK, ReasonDialog
from pcve_desktop.ui.steps.registry import views_of
from pcve_desktop.ui.steps.view import came_back, network_name

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps.view import StepView


class StepFrame(QWidget):
    """One step. Pages are built when they are first shown."""

    def __init__(self, context: Context, step: Step, *, page: str = "") -> None:
        """Take the page to begin with, the first one when none is said."""
        super().__init__(context.site)
        self.context, self.hub, self.words = context, context.hub, context.tr
        self.step = step
        self._content = step_content(step)
        self._makers = views_of(step)
        self.keys = [key for key in self._content.keys if key in self._makers]
        self._views: dict[str, StepView] = {}
        # Back or Next is being pressed with the mouse.
        self._pressed = False
        self.setObjectName(f"steps.{step.value}")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._make_head())
        self._stack = QStackedWidget(self)
        outer.addWidget(self._stack, 1)
        outer.addWidget(self._make_footer())
        self.show_page(page)

    # ---------------------------------------------------------------- building

    def _make_head(self) -> QWidget:
        tr, step = self.words, self.step
        head = CentredColumn(top=20, bottom=4)
        head.column.setSpacing(8)
        self.header = StepHeader(
            self.hub,
            str(step.number),
            tr.t(self._content.title),
            self._question(),
            [(state.value, tr.t(state.label), glyph_of(state)) for state in StepState],
            name="steps.header",
            state_text=tr.t("State of the step"),
        )
        self.header.state.chosen.connect(self.choose_state)
        present = Button(
            self.hub, tr.c("on the wall", "Present"), name="steps.present", icon="present"
        )
        present.setToolTip(tr.t("Show this step on the wall (F5)"))
        present.clicked.connect(lambda: self.context.wished.emit("present"))
        self.header.add_action(present)
        self.tabs = WizardTabs(
            [(key, tr.t(self._content.page(key).title)) for key in self.keys],
            name="steps.tabs",
            text=tr.t("Pages of this step"),
        )
        self.tabs.picked.connect(self._picked)
        head.column.addWidget(self.header)
        head.column.addWidget(self.tabs)
        return head

    def _make_footer(self) -> QWidget:
        tr, hub = self.words, self.hub
        footer = QFrame()
        footer.setProperty("kind", "footer")
        holder = QVBoxLayout(footer)
        holder.setContentsMargins(0, 0, 0, 0)
        inside = CentredColumn(top=11, bottom=11)
        holder.addWidget(inside)
        row = QHBoxLayout()
        row.setSpacing(16)
        inside.column.addLayout(row)
        self.back = Button(hub, tr.t("Back"), name="steps.back", icon="chevron-left")
        self.back.clicked.connect(self.go_back)
        self.saved = SaveState(hub, name="steps.saved")
        self.care = SaveState(hub, name="steps.care")
        self.care.set_text(tr.t("Write about situations, never about named people."), icon="info")
        self.because = Text("", Role.SECONDARY, tone="ink2", name="steps.because")
        self.reason = ElidedText("", Role.SECONDARY_STRONG, name="steps.reason")
        self.change_reason = Button(hub, tr.t("Edit"), name="steps.reason.edit", kind="quiet")
        self.change_reason.clicked.connect(self._ask_again)
        self.note = Text("", Role.SECONDARY, tone="ink2", name="steps.note")
        self.next = Button(
            hub, tr.t("Next"), name="steps.next", kind="primary", trailing="chevron-right"
        )
        self.next.clicked.connect(self.go_next)
        for button in (self.back, self.next):
            button.pressed.connect(self._note_press)
        row.addWidget(self.back)
        row.addWidget(self.saved)
        row.addWidget(self.care)
        words = QHBoxLayout()
        words.setSpacing(6)
        words.addStretch(1)
        words.addWidget(self.because)
        words.addWidget(self.reason, 1000)
        words.addWidget(self.change_reason)
        words.addWidget(self.note)
        row.addLayout(words, 1)
        row.addWidget(self.next)
        return footer

    def _note_press(self) -> None:
        self._pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton

    def _question(self) -> str:
        return self.words.t(self._content.question, network=network_name(self.context))

    # ---------------------------------------------------------------- pages

    @property
    def key(self) -> str:
        """The key of the page shown."""
        return self.tabs.current_key()

    @property
    def view(self) -> StepView:
        """The page shown."""
        return self._views[self.key]

    def show_page(self, key: str) -> StepView:
        """Show a page, building it at its first time; an unknown key shows the first page."""
        if key not in self.keys:
            key = self.keys[0]
        view = self._views.get(key)
        if view is None:
            with self.context.building_in(self._stack):
                view = self._makers[key](self.context, self.step, self._content.page(key))
            view.note_changed.connect(self._show_footer)
            self._views[key] = view
            self._stack.addWidget(view)
        self.tabs.blockSignals(True)
        self.tabs.set_current_key(key)
        self.tabs.blockSignals(False)
        self._stack.setCurrentWidget(view)
        if self.isVisible():
            view.refresh()
        self._show_footer()
        if self.isVisible():
            self.context.looking.emit(str(self.step), key)
        return view

    def _turn_to(self, key: str) -> None:
        """Show a page and go on in its main control, as if it had been there all the time.

        Somebody who walks with the keyboard through header or footer stays where they are.
        """
        walking = self._walking()
        view = self.show_page(key)
        if not walking:
            view.take_focus()

    def _walking(self) -> bool:
        if self._pressed or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return False
        held = QApplication.focusWidget()
        if held is None or held.isAncestorOf(self):
            return False
        return not self._stack.isAncestorOf(held)

    def _picked(self, key: str) -> None:
        shown = self._stack.currentWidget()
        before = next(name for name, view in self._views.items() if view is shown)
        if key != before and not self._views[before].leave():
            key = before
        self._turn_to(key)

    def go_back(self) -> None:
        """Go to the page before, from the first one to the step before or the overview."""
        self._go(-1)

    def go_next(self) -> None:
        """Go to the next page, from the last one to the next step or the overview."""
        self._go(1)

    def _go(self, way: int) -> None:
        if not self.view.leave():
            return
        self._step_to(self.keys.index(self.key) + way, way)
        self._pressed = False

    def _step_to(self, place: int, way: int) -> None:
        if 0 <= place < len(self.keys):
            self._turn_to(self.keys[place])
            return
        other = neighbours(self.step)[0 if way < 0 else 1]
        if other is None:
            self.context.go("overview")
        else:
            page = step_content(other).keys[0 if way > 0 else -1]
            self.context.go("step", step=other.value, page=page)

    def _name_of(self, way: int) -> str:
        tr = self.words
        place = self.keys.index(self.key) + way
        if 0 <= place < len(self.keys):
            return tr.t(self._content.page(self.keys[place]).title)
        other = neighbours(self.step)[0 if way < 0 else 1]
        return tr.t(step_content(other).title) if other else tr.t("Overview")

    # ---------------------------------------------------------------- state

    def progress(self) -> StepProgress | None:
        """Return the record of the step's state, None when nothing was said yet."""
        found = self.context.data.where(StepProgress, "step", self.step)
        return found[0] if found else None

    def show_state(self) -> None:
        """Show what the data say about the step."""
        progress = self.progress()
        state = progress.state if progress else StepState.NOT_STARTED
        self.header.state.set_current(state.value)
        self.header.set_title(self.words.t(self._content.title), self._question())
        self._show_footer()

    def choose_state(self, key: str) -> None:
        """Change the state of the step; a state with a reason of its own asks for it first."""
        state = StepState(key)
        if self.context.refuse_closed():
            self.show_state()
            return
        if state in ASKS_WHY:
            self._ask_why(state)
            return
        progress = self.progress()
        values: dict[str, Any] = {"state": state}
        if progress is not None and progress.reason:
            # It was the reason of the state before, with which it stays in the history.
            values["reason"] = None
        self._save(values)

    def _ask_again(self) -> None:
        progress = self.progress()
        if progress is not None:
            self._ask_why(progress.state)

    def _ask_why(self, state: StepState) -> None:
        progress = self.progress()
        known: dict[str, Any] = {}
        if progress is not None and progress.state is state:
            known = {name: getattr(progress, name) for name in ("reason", *COMING_BACK)}
        elif state is StepState.REVISIT:
            known = {"returned_on": self.context.today()}

        def save(values: dict[str, Any]) -> None:
            # The day of the state stays when only its reason is written anew.
            self._save(values if known and "reason" in known else {"state": state, **values})

        dialog = ReasonDialog(
            self.hub, self.words, state, values=known, on_save=save, parent=self
        )  # fmt: skip
        dialog.open()

    def _save(self, values: dict[str, Any]) -> None:
        tr, context = self.words, self.context
        state = values.get("state")
        done = ""
        if isinstance(state, StepState):
            title = tr.t(self._content.title)
            done = tr.t("{step}: {state}", step=title, state=tr.inside(tr.t(state.label)))
        context.perform(
            lambda: networks.set_step(
                context.ws,
                network_id=context.network_id,
                cycle_id=context.cycle_id,
                step=self.step,
                values=values,
            ),
            done=done,
        )

    # ---------------------------------------------------------------- footer

    def _show_footer(self) -> None:
        tr = self.words
        self.back.set_label(self._name_of(-1))
        self.next.set_label(self._name_of(1))
        saved = self.context.saved_at
        self.saved.set_text(tr.t("Saved {time}", time=tr.time(saved)) if saved else "")
        progress = self.progress()
        reason = (progress.reason or "") if progress and progress.state in ASKS_WHY else ""
        self.because.setText(self._why(progress) if progress is not None else "")
        self.reason.set_full_text(reason)
        self.note.setText(self.view.note())
        self._fit_footer()

    def _why(self, progress: StepProgress) -> str:
        """Return the words before the reason of a state, empty when there is nothing to tell."""
        tr = self.words
        if progress.state is StepState.REVISIT:
            day = progress.returned_on or progress.state_on
            told = came_back(tr, progress.returned_from, day)
            return f"{told} ·" if told and progress.reason else told
        if not progress.reason or progress.state not in ASKS_WHY:
            return ""
        if progress.state is StepState.ADAPTED:
            return tr.t("Adapted because:")
        return tr.t("Set aside because:")

    def _fit_footer(self) -> None:
        """Show what there is room for: the ways on always, then the reason or the reminder."""
        theme = self.hub.theme
        room = min(self.width(), PAGE_WIDTH) - 2 * PAGE_MARGIN
        room -= self.back.sizeHint().width() + self.next.sizeHint().width() + 32
        why = bool(self.because.text() or self.reason.full_text())
        fixed = self.because.sizeHint().width() + self.change_reason.sizeHint().width()
        wishes: list[tuple[list[QWidget], int, bool]] = [
            (
                [self.because, self.reason, self.change_reason],
                fixed + (theme.px(200) if self.reason.full_text() else 0),
                why,
            ),
            ([self.care], self.care.sizeHint().width(), not why and self.view.free_text),
            ([self.saved], self.saved.sizeHint().width(), bool(self.saved.text())),
            ([self.note], self.note.sizeHint().width(), not why and bool(self.note.text())),
        ]
        for widgets, width, wanted in wishes:
            shown = wanted and width + 24 <= room
            room -= (width + 24) if shown else 0
            for widget in widgets:
                widget.setVisible(shown)
        words = theme.metrics(Role.SECONDARY_STRONG).horizontalAdvance(self.reason.full_text()) + 4
        self.reason.setMaximumWidth(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_footer()

    def minimumSizeHint(self) -> QSize:
        # A small window shows less of the page; it is never kept large by one of its parts.
        return QSize(320, 320)
