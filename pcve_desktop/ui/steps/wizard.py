"""The place "step": the wizard of the six steps, one frame per step, built when first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QStackedWidget

from pcve_desktop.models.vocabularies import Step
from pcve_desktop.ui.page import Page
from pcve_desktop.ui.steps.frame import StepFrame

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context


class StepsPage(Page):
    """Show one step at a time: `arrive(step="diagnosis", page="sort", record=id)`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, name="steps", text=context.tr.t("Six steps"))
        self._frames: dict[Step, StepFrame] = {}
        self._stack = QStackedWidget(self)
        self.column.addWidget(self._stack)
        self._step = Step.TRAINING
        # Pages of steps that are shown again in another language.
        self._kept: dict[Step, str] = {}

    @property
    def step(self) -> Step:
        """The step shown."""
        return self._step

    @property
    def frame(self) -> StepFrame:
        """The frame of the step shown; it is built when it is first asked for."""
        return self._frame_at("")

    def _frame_at(self, page: str) -> StepFrame:
        """Return the frame of the step shown; a new one begins with this page."""
        made = self._frames.get(self._step)
        if made is None:
            page = page or self._kept.get(self._step, "")
            with self.context.building_in(self._stack):
                made = self._frames[self._step] = StepFrame(self.context, self._step, page=page)
            self._stack.addWidget(made)
        elif page:
            # Before the frame is shown: the page shown last would reload for nothing.
            made.show_page(page)
        self._stack.setCurrentWidget(made)
        return made

    def prepare(self, **where: object) -> None:
        self._step = Step(str(where.get("step") or self._step))
        self._frame_at(str(where.get("page") or ""))

    def reload(self) -> None:
        """Show the state of the step; its pages reload by themselves."""
        self.frame.show_state()

    def arrive(self, **where: object) -> None:
        """Show a step (`step`) and one of its pages (`page`), which gets whatever else is said."""
        self.prepare(**where)
        page = str(where.get("page") or "")
        frame = self.frame
        frame.show_state()
        view = frame.show_page(page or frame.key)
        rest = {key: value for key, value in where.items() if key not in {"step", "page"}}
        if any(rest.values()):
            view.refresh()
            view.arrive(**rest)

    def whereabouts(self) -> dict[str, Any]:
        return {"step": str(self._step), "page": self.frame.key}

    def keep(self) -> dict[Step, str]:
        return {step: frame.key for step, frame in self._frames.items()}

    def resume(self, kept: object) -> None:
        self._kept = cast("dict[Step, str]", kept)

    def leave(self) -> bool:
        return self.frame.view.leave()

    def take_focus(self) -> None:
        self.frame.view.take_focus()

    def new_item(self) -> None:
        self.frame.view.new_item()

    def focus_filter(self) -> None:
        self.frame.view.focus_filter()

    def go_back(self) -> None:
        """Go one page back (Alt+Left)."""
        self.frame.go_back()

    def go_next(self) -> None:
        """Go to the next page (Alt+Right)."""
        self.frame.go_next()
