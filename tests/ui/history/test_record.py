"""The story of one record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from pcve_desktop.models.actions import Action
from pcve_desktop.services import records
from pcve_desktop.ui.history.record import RecordHistoryDialog

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context


def test_every_change_is_told_latest_first(context: Context) -> None:
    context.window.show()
    changes = records.create(
        context.ws,
        Action,
        values={
            "network_id": context.network_id,
            "cycle_id": context.cycle_id,
            "title": "Debate night",
        },
    )
    context.announce(changes)
    action = changes.first_id
    for place in ("Hall", "Library"):
        context.announce(records.update(context.ws, Action, action, values={"place": place}))
    dialog = RecordHistoryDialog(context, Action, action)
    dialog.open()
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert told.index("Hall → Library") < told.index("Hall")
    assert told.index("Hall") < told.index("Added")
    assert told.count("Debate night") == 2
    assert sum("Espace Jeunes" in text for text in told) == 3


def test_an_unknown_record_has_no_story(context: Context) -> None:
    context.window.show()
    dialog = RecordHistoryDialog(context, Action, "nobody")
    dialog.open()
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Nothing is noted about this entry." in told
