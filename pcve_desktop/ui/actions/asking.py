"""The question before something is deleted, which reads no more than it has to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.models.base import ENTITIES
from pcve_desktop.services import action_changes, records
from pcve_desktop.ui.kit.dialogs import MessageDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.models.base import Record
    from pcve_desktop.ui.context import Context


def ask_delete(context: Context, entity: type[Record], record_id: str, title: str) -> None:
    """Delete a record after a question that says what goes with it."""
    tr = context.tr
    text = tr.t("“{title}” will be removed. You can undo this.", title=title)
    parts = records.parts_of(context.ws, entity, record_id)
    if parts:
        listed = tr.list(
            [f"{count} × {tr.t(ENTITIES[key].__entity__.plural)}" for key, count in parts.items()]
        )
        text += " " + tr.t("What belongs to it goes with it: {parts}.", parts=listed)
    _ask(
        context,
        tr.t("Delete this entry?"),
        text,
        lambda: records.delete(context.ws, entity, record_id),
        tr.t("Deleted: {title}", title=title),
    )


def ask_delete_actions(context: Context, action_ids: Sequence[str]) -> None:
    """Delete several actions after a question, in one step."""
    tr, count = context.tr, len(action_ids)
    _ask(
        context,
        tr.n("Delete {count} action?", "Delete {count} actions?", count),
        tr.t("Their milestones, notes and links go with them. You can undo this in one step."),
        lambda: action_changes.delete_many(context.ws, action_ids),
        tr.n("{count} action deleted", "{count} actions deleted", count),
    )


def _ask(context: Context, title: str, text: str, delete: Callable[[], Changes], said: str) -> None:
    tr = context.tr
    dialog = MessageDialog(
        context.hub,
        tr,
        title,
        text,
        [("keep", tr.t("Keep it"), "default"), ("delete", tr.t("Delete"), "primary")],
        name="dialog.delete",
        parent=context.window,
    )

    def answered(answer: str) -> None:
        if answer == "delete":
            context.perform(delete, done=said)

    dialog.answered.connect(answered)
    dialog.open()
