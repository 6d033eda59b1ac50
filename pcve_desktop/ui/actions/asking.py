"""The question before something is deleted, which reads no more than it has to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.models.base import ENTITIES
from pcve_desktop.services import action_changes, records
from pcve_desktop.ui.actions.much import perform_many
from pcve_desktop.ui.kit.dialogs import MessageDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
    said = tr.t("Deleted: {title}", title=title)

    def delete() -> None:
        context.perform(lambda: records.delete(context.ws, entity, record_id), done=said)

    _ask(context, tr.t("Delete this entry?"), text, delete)


def ask_delete_actions(context: Context, action_ids: Sequence[str]) -> None:
    """Delete several actions after a question, in one step."""
    tr, count = context.tr, len(action_ids)

    def delete() -> None:
        perform_many(
            context,
            count,
            lambda check: action_changes.delete_many(context.ws, action_ids, check=check),
            title=tr.n("Deleting {count} action", "Deleting {count} actions", count),
            done=tr.n("{count} action deleted", "{count} actions deleted", count),
        )

    _ask(
        context,
        tr.n("Delete {count} action?", "Delete {count} actions?", count),
        tr.t("Their milestones, notes and links go with them. You can undo this in one step."),
        delete,
    )


def _ask(context: Context, title: str, text: str, delete: Callable[[], None]) -> None:
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
    dialog.answered.connect(lambda answer: delete() if answer == "delete" else None)
    dialog.open()
