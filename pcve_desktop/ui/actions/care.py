"""The part of the details about doing no harm: the questions that are still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.methodology import actions as methodology
from pcve_desktop.ui.actions.section import Section
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pcve_desktop.models.actions import Action
    from pcve_desktop.ui.actions.editing import ActionVerbs
    from pcve_desktop.ui.context import Context


class CarePart(Section):
    """Which questions of care have been looked at together, and what is watched out for."""

    def __init__(self, context: Context, verbs: ActionVerbs) -> None:
        name = "actions.panel.care"
        self._words = context.tr
        super().__init__(
            context.hub,
            self._words.t("Do no harm"),
            name=f"{name}.part",
            action=self._words.t("Check"),
            icon="pencil",
        )
        self._action_id = ""
        self.acted.connect(lambda: verbs.check_care(self._action_id))
        self.questions = Text("", Role.SECONDARY, wrap=True, name=name)
        self.note = Text("", Role.SECONDARY, tone="ink2", wrap=True)
        self.body.addWidget(self.questions)
        self.body.addWidget(self.note)

    def fill(self, action: Action) -> None:
        """Show the check of an action."""
        self._action_id = action.id
        t, check = self._words.t, methodology.care(action)
        total = check.answered + len(check.open)
        self.beside.setText(t("{done} of {count}", done=check.answered, count=total))
        if check.clear:
            self.questions.setText(t("All questions have been looked at together."))
            self.questions.set_tone("ok")
        else:
            self.questions.setText("\n".join(t(item.question) for item in check.open))
            self.questions.set_tone("ink2")
        self.note.setText(action.care_note or "")
        self.note.setVisible(bool(action.care_note))
