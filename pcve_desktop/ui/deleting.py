"""The link at the end of a record's form that deletes the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.record_dialog import RecordDialog

if TYPE_CHECKING:
    from pcve_desktop.models.base import Record
    from pcve_desktop.ui.context import Context


def offer_delete(
    context: Context, dialog: RecordDialog, entity: type[Record], record_id: str
) -> None:
    """Add a link to an open form that closes it and deletes the record after a question."""
    link = Button(
        context.hub,
        context.tr.t("Delete…"),
        name=f"{dialog.objectName()}.delete",
        kind="quiet",
        icon="trash",
    )

    def leave() -> None:
        # What was typed goes with the record: no question about it.
        dialog.done(RecordDialog.DialogCode.Rejected)
        context.ask_delete(entity, record_id)

    link.clicked.connect(leave)
    dialog.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
    # Shown at once: the dialog is open already, and a layout shows what joins it only later.
    link.show()
    room = context.window.height() - 48
    dialog.resize(dialog.width(), min(room, dialog.height() + link.sizeHint().height() + 12))
