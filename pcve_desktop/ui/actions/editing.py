"""What can be done with actions: add, edit, change the state, milestones, the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pcve_desktop.i18n import mark
from pcve_desktop.models.actions import (
    Action,
    ActionLogEntry,
    ActionObjective,
    ActionPartner,
    Milestone,
)
from pcve_desktop.models.base import fields_of
from pcve_desktop.models.vocabularies import ActionStatus, LogKind
from pcve_desktop.services import actions
from pcve_desktop.ui.actions.lesson import LessonDialog
from pcve_desktop.ui.deleting import offer_delete
from pcve_desktop.ui.kit.record_dialog import LinkChoice, RecordDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.models.base import Record
    from pcve_desktop.models.vocabularies import Pillar
    from pcve_desktop.ui.context import Context

_CARE = ("no_stigma", "safe", "gender_aware", "accessible", "care_note")
_LINK_KEYS = ("action_objective.objective_id", "action_partner.organisation_id")


class ActionVerbs:
    """The verbs of the page, each with its dialog or its undo."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # ---------------------------------------------------------------- the action

    def add(self, *, pillar: Pillar | None, added: Callable[[str], None]) -> RecordDialog:
        """Open the form of a new action; `added` gets its id before the pages reload."""
        context, tr = self._context, self._context.tr

        def create(values: dict[str, Any], links: dict[str, list[str]]) -> Changes:
            objectives, partners = (links.get(key, []) for key in _LINK_KEYS)
            changes = actions.add_action(
                context.ws,
                network_id=context.network_id,
                cycle_id=context.cycle_id or None,
                values=values,
                objective_ids=objectives,
                partner_ids=partners,
            )
            added(changes.created["action"][-1])
            return changes

        return context.edit(
            Action,
            values={"pillar": pillar} if pillar else None,
            fields=self._fields(),
            links=self._links(None),
            title=tr.t("Add an action"),
            done=tr.t("Action added"),
            create=create,
        )

    def edit(self, action: Action, fields: tuple[str, ...] | None = None) -> RecordDialog:
        """Open the form of an action (or of some of its fields)."""
        tr = self._context.tr
        dialog = self._context.edit(
            Action,
            action,
            fields=fields or self._fields(),
            links=() if fields else self._links(action),
            title=action.title if fields else "",
            done=tr.t("Saved"),
        )
        if not fields:
            offer_delete(self._context, dialog, Action, action.id)
        return dialog

    def check_care(self, action: Action) -> RecordDialog:
        """Open the do-no-harm check of an action."""
        return self.edit(action, _CARE)

    @staticmethod
    def _fields() -> list[str]:
        # The number is given by the program.
        return [
            name for name, field in fields_of(Action).items() if field.form and name != "number"
        ]

    def _links(self, action: Action | None) -> list[LinkChoice]:
        tr, data = self._context.tr, self._context.data
        served: list[str] = []
        partners: list[str] = []
        if action is not None:
            links = data.where(ActionObjective, "action_id", action.id)
            served = [link.objective_id for link in links]
            with_ = data.where(ActionPartner, "action_id", action.id)
            partners = [link.organisation_id for link in with_]
        return [
            LinkChoice(
                ActionPartner, "organisation_id", tr.t("Partners taking part"),
                options=self._context.choices("organisation"), chosen=partners,
            ),
            LinkChoice(
                ActionObjective, "objective_id", tr.t("Objectives served"),
                options=self._context.choices("objective"), chosen=served,
            ),
        ]  # fmt: skip

    def ask_delete(self, action_id: str) -> None:
        """Delete an action after a question."""
        self._context.ask_delete(Action, action_id)

    # ---------------------------------------------------------------- its state

    def set_status(
        self, action: Action, status: ActionStatus, *, left: Callable[[], None] | None = None
    ) -> None:
        """Change the state; stopping asks for the lesson first. `left` runs when it was not."""
        if status is action.status:
            return
        if status is not ActionStatus.STOPPED:
            self._save_status(action, status, "")
            return
        dialog = LessonDialog(
            self._context.hub,
            self._context.tr,
            action.title,
            on_save=lambda lesson: self._save_status(action, status, lesson),
            parent=self._context.window,
        )
        if left is not None:
            dialog.rejected.connect(left)
        dialog.open()

    def _save_status(self, action: Action, status: ActionStatus, lesson: str) -> None:
        context, tr = self._context, self._context.tr

        def save() -> Changes:
            with context.ws.write(mark("Action: {status}"), status=status.label) as tx:
                actions.set_status(context.ws, action.id, status)
                if lesson:
                    actions.note(
                        context.ws,
                        network_id=context.network_id,
                        action_id=action.id,
                        kind=LogKind.LESSON,
                        text=lesson,
                    )
            return tx.changes

        context.perform(
            save, done=tr.t("{title}: {status}", title=action.title, status=tr.t(status.label))
        )

    # ---------------------------------------------------------------- milestones

    def tick(self, milestone_id: str, *, done: bool) -> None:
        """Note a milestone as done today, or as still to do."""
        context, tr = self._context, self._context.tr
        title = context.data.title(Milestone, milestone_id)
        said = (
            tr.t("Done: {title}", title=title)
            if done
            else tr.t("Still to do: {title}", title=title)
        )
        context.perform(
            lambda: actions.tick_milestone(context.ws, milestone_id, done=done), done=said
        )

    def add_milestone(self, action_id: str) -> RecordDialog:
        """Open the form of a new milestone."""
        tr = self._context.tr
        return self._context.edit(
            Milestone,
            fixed={"action_id": action_id},
            title=tr.t("Add a milestone"),
            done=tr.t("Milestone added"),
        )

    def edit_milestone(self, milestone_id: str) -> RecordDialog:
        """Open the form of a milestone."""
        return self._edit_part(Milestone, milestone_id)

    # ---------------------------------------------------------------- the log

    def note(self, action_id: str, kind: LogKind) -> RecordDialog:
        """Open the form of a new entry of the log: a lesson, a setback, progress, a decision."""
        tr = self._context.tr
        lesson = kind in {LogKind.LESSON, LogKind.SETBACK}
        return self._context.edit(
            ActionLogEntry,
            values={"kind": kind, "noted_on": self._context.today()},
            fixed={"action_id": action_id},
            fields=("kind", "noted_on", "text", "learned"),
            title=tr.t("Note a lesson") if lesson else tr.t("Note progress or a decision"),
            done=tr.t("Noted"),
        )

    def edit_note(self, entry_id: str) -> RecordDialog:
        """Open the form of an entry of the log."""
        return self._edit_part(ActionLogEntry, entry_id)

    def _edit_part(self, entity: type[Record], record_id: str) -> RecordDialog:
        names = [
            name
            for name, field in fields_of(entity).items()
            if field.form and name not in {"action_id", "position"}
        ]
        record = self._context.data.get(entity, record_id)
        dialog = self._context.edit(entity, record, fields=names, done=self._context.tr.t("Saved"))
        offer_delete(self._context, dialog, entity, record_id)
        return dialog

    def delete_part(self, entity: type[Record], record_id: str) -> None:
        """Delete a milestone or an entry of the log after a question."""
        self._context.ask_delete(entity, record_id)
