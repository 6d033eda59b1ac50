"""What can be done with actions: add, edit, change the state, milestones, the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from pcve_desktop.i18n import mark
from pcve_desktop.models.actions import (
    Action,
    ActionFunding,
    ActionLogEntry,
    ActionObjective,
    ActionPartner,
    Milestone,
    MilestoneOrder,
)
from pcve_desktop.models.base import fields_of, title_of
from pcve_desktop.models.objectives import Measurement
from pcve_desktop.models.vocabularies import ActionStatus, LogKind
from pcve_desktop.services import actions, milestones, records
from pcve_desktop.services.action_details import action_details, action_record
from pcve_desktop.ui.actions.asking import ask_delete
from pcve_desktop.ui.actions.lesson import LessonDialog
from pcve_desktop.ui.deleting import offer_delete
from pcve_desktop.ui.kit.record_dialog import LinkChoice, RecordDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.models.base import Record
    from pcve_desktop.models.vocabularies import Pillar
    from pcve_desktop.services.action_details import ActionDetails
    from pcve_desktop.ui.context import Context

_CARE = ("no_stigma", "safe", "gender_aware", "accessible", "care_note")
_LINK_KEYS = ("action_objective.objective_id", "action_partner.organisation_id")


class ActionLike(Protocol):
    """What the state of an action is changed by: the record, or a row of the list."""

    @property
    def id(self) -> str:
        """The identifier."""

    @property
    def title(self) -> str:
        """The title."""

    @property
    def status(self) -> ActionStatus:
        """The state it has now."""


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

    def edit(self, action_id: str, fields: tuple[str, ...] | None = None) -> RecordDialog | None:
        """Open the form of an action (or of some of its fields); None when it is gone."""
        tr = self._context.tr
        action = action_record(self._context.ws, action_id)
        if action is None:
            return None
        links = () if fields else self._links(action_details(self._context.ws, action))
        dialog = self._context.edit(
            Action,
            action,
            fields=fields or self._fields(),
            links=links,
            title=action.title if fields else "",
            done=tr.t("Saved"),
        )
        if not fields:
            offer_delete(self._context, dialog, Action, action_id)
        return dialog

    def check_care(self, action_id: str) -> RecordDialog | None:
        """Open the do-no-harm check of an action."""
        return self.edit(action_id, _CARE)

    @staticmethod
    def _fields() -> list[str]:
        # The number is given by the program.
        return [
            name for name, field in fields_of(Action).items() if field.form and name != "number"
        ]

    def _links(self, details: ActionDetails | None) -> list[LinkChoice]:
        tr = self._context.tr
        partners = details.partner_ids if details is not None else []
        served = [item.id for item in details.objectives] if details is not None else []
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
        action = action_record(self._context.ws, action_id)
        if action is not None:
            ask_delete(self._context, Action, action_id, action.title)

    # ---------------------------------------------------------------- its state

    def set_status(
        self, action: ActionLike, status: ActionStatus, *, left: Callable[[], None] | None = None
    ) -> None:
        """Change the state; stopping asks for the lesson first. `left` runs when it was not."""
        if status is action.status:
            return
        if self._context.refuse_closed():
            if left is not None:
                left()
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

    def _save_status(self, action: ActionLike, status: ActionStatus, lesson: str) -> None:
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

    def tick(self, milestone: Milestone, *, done: bool) -> None:
        """Note a milestone as done today, or as still to do."""
        context, tr, title = self._context, self._context.tr, milestone.title
        said = (
            tr.t("Done: {title}", title=title)
            if done
            else tr.t("Still to do: {title}", title=title)
        )
        context.perform(
            lambda: actions.tick_milestone(context.ws, milestone.id, done=done), done=said
        )

    def add_milestone(self, details: ActionDetails) -> RecordDialog:
        """Open the form of a new milestone."""
        return self._milestone_form(details, None)

    def edit_milestone(self, details: ActionDetails, milestone: Milestone) -> RecordDialog:
        """Open the form of a milestone."""
        dialog = self._milestone_form(details, milestone)
        offer_delete(self._context, dialog, Milestone, milestone.id)
        return dialog

    def _milestone_form(self, details: ActionDetails, milestone: Milestone | None) -> RecordDialog:
        """Open the form of a milestone with what it comes after; a circle is refused in it."""
        context, tr = self._context, self._context.tr
        others = [item for item in details.milestones if milestone is None or item is not milestone]
        needs = [
            order.needs_id
            for order in details.orders
            if milestone is not None and order.milestone_id == milestone.id
        ]
        choice = LinkChoice(
            MilestoneOrder,
            "needs_id",
            tr.t("Comes after"),
            options=[(item.id, item.title) for item in others],
            chosen=needs,
        )

        def save(values: dict[str, Any], links: dict[str, list[str]]) -> None:
            label = mark("Change: {entity}") if milestone else mark("Add: {entity}")
            with context.ws.write(label, entity=Milestone.__entity__.singular) as tx:
                if milestone is None:
                    made = records.create(context.ws, Milestone, values=values)
                    key = made.created["milestone"][-1]
                else:
                    key = milestone.id
                    records.update(context.ws, Milestone, key, values=values)
                if choice.key in links:
                    milestones.set_order(
                        context.ws, key, needs=links[choice.key], network_id=context.network_id
                    )
            context.announce(
                tx.changes, done=tr.t("Saved") if milestone else tr.t("Milestone added")
            )

        dialog = RecordDialog(
            Milestone,
            hub=context.hub,
            tr=tr,
            lookups=context.choices,
            parent=context.window,
            on_save=save,
            record=milestone,
            fields=_own_fields(Milestone),
            fixed=(
                None
                if milestone
                else {"action_id": details.action.id, "network_id": context.network_id}
            ),
            links=[choice] if others else (),
            title=tr.t("Milestone") if milestone else tr.t("Add a milestone"),
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    # ---------------------------------------------------------------- the log, money, signs

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

    def add_funding(self, action_id: str) -> RecordDialog:
        """Open the form of what a funder gives."""
        tr = self._context.tr
        return self._context.edit(
            ActionFunding,
            fixed={"action_id": action_id},
            title=tr.t("Add a funder"),
            done=tr.t("Saved"),
        )

    def add_value(self, indicator_id: str, name: str) -> RecordDialog:
        """Open the form of a new value of an indicator."""
        tr = self._context.tr
        return self._context.edit(
            Measurement,
            values={"measured_on": self._context.today()},
            fixed={"indicator_id": indicator_id},
            fields=("measured_on", "value", "note"),
            title=tr.t("Add a value: {indicator}", indicator=name),
            done=tr.t("Noted"),
        )

    def edit_part(self, part: Record) -> RecordDialog:
        """Open the form of an entry of the log or of a funding."""
        entity = type(part)
        dialog = self._context.edit(
            entity, part, fields=_own_fields(entity), done=self._context.tr.t("Saved")
        )
        offer_delete(self._context, dialog, entity, part.id)
        return dialog

    def delete_part(self, part: Record) -> None:
        """Delete a milestone, an entry of the log or a funding after a question."""
        title = title_of(part)
        if isinstance(part, ActionFunding):
            title = self._context.tr.t(part.funder.label)
        ask_delete(self._context, type(part), part.id, title)


def _own_fields(entity: type[Record]) -> list[str]:
    """Return the fields that the form of a part of an action shows."""
    return [
        name
        for name, field in fields_of(entity).items()
        if field.form and name not in {"action_id", "position"}
    ]
