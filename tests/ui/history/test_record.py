"""The story of one record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from pcve_desktop.journal.changes import Changes
from pcve_desktop.models.actions import Action
from pcve_desktop.models.vocabularies import VoteState
from pcve_desktop.services import history, priorities, records
from pcve_desktop.ui.history.record import RecordHistoryDialog
from pcve_desktop.ui.history.told import Teller

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


def test_dots_are_not_told_before_the_result_is_shown(context: Context) -> None:
    news = priorities.propose(
        context.ws, network_id=context.network_id, cycle_id=context.cycle_id,
        title="Talking about the news",
    ).first_id  # fmt: skip
    voter = context.data.organisations()[0].id
    cast = priorities.cast_ballot(
        context.ws, network_id=context.network_id, cycle_id=context.cycle_id,
        organisation_id=voter, dots={str(news): 3},
    )  # fmt: skip
    context.announce(cast)

    def told() -> list[str]:
        context.data.invalidate(Changes(touched={"vote": set()}))
        events = history.batch_history(context.ws, str(cast.batch_id))
        found = [one for one in Teller(context).tell(events) if one.entity == "ballot_dots"]
        return [f"{field.label}: {field.after}" for one in found for field in one.fields]

    assert told() == []
    priorities.set_vote_state(
        context.ws, network_id=context.network_id, cycle_id=context.cycle_id,
        state=VoteState.REVEALED,
    )  # fmt: skip
    assert any("Talking about the news" in line for line in told())
    assert "Dots: 3" in told()
