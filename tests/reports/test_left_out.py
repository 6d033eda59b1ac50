"""What the export dialog says is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.models.actions import Action
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.priorities import Ballot, Vote
from pcve_desktop.models.vocabularies import Handling, VoteState
from pcve_desktop.reports.audiences import Audience
from pcve_desktop.reports.left_out import left_out
from tests.reports.samples import empty, tilleuls

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator


def test_the_city_is_told_what_it_does_not_get(tr: Translator) -> None:
    assert left_out(tilleuls(), Audience.CITY, tr) == [
        "Phone numbers and e-mail addresses",
        "Reasons for not taking part",
        "Budgets and who pays, 9",
        "Notes kept within the network, 8",
        "Numbers of people under 5, shown as “<5”",
    ]


def test_levels_and_drafts_are_counted(tr: Translator) -> None:
    data = empty()
    data.make(Action, title="a", handling=Handling.AMBER_STRICT)
    data.make(Action, title="b", handling=Handling.CLEAR)
    data.make(Action, title="c", handling=Handling.CLEAR, validated=True)
    assert left_out(data, Audience.CITY, tr) == ["Entries with a stricter handling level, 1"]
    found = left_out(data, Audience.PUBLIC, tr)
    assert "Drafts that are not validated yet, 1" in found


def test_nothing_is_left_out_for_the_network(tr: Translator) -> None:
    assert left_out(tilleuls(), Audience.NETWORK, tr) == []


def test_open_ballots_are_left_out_for_everybody(tr: Translator) -> None:
    data = empty()
    vote = data.make(Vote, state=VoteState.OPEN)
    partner = data.make(Organisation, name="P")
    data.make(Ballot, vote_id=vote.id, organisation_id=partner.id)
    found = left_out(data, Audience.NETWORK, tr)
    assert found == ["Ballots of a vote that is still open, 1"]
