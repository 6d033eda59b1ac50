"""The room sees what members may see, without contacts; long lists and texts are cut evenly."""

from __future__ import annotations

import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.models import ENTITIES, Sensitivity, fields_of
from pcve_desktop.models.partners import Contact, Membership, Organisation
from pcve_desktop.models.priorities import Ballot, Vote
from pcve_desktop.models.vocabularies import VoteState
from pcve_desktop.screens.room import Room, letter, parts, passages
from pcve_desktop.screens.screen import Line
from tests.reports.samples import TODAY, empty, full_of_secrets


def test_nothing_that_is_a_contact_or_internal_can_be_read() -> None:
    data = full_of_secrets()
    room = Room(data, Translator("en"), today=TODAY)
    tried = 0

    assert data.all(Contact)
    assert room.records(Contact) == []
    for entity in ENTITIES.values():
        for name, field in fields_of(entity).items():
            if field.sensitivity in {Sensitivity.CONTACT, Sensitivity.INTERNAL}:
                for record in data.all(entity):
                    tried += 1
                    assert room.said(record, name) == ""
    assert tried > 10


@pytest.mark.parametrize("state", list(VoteState))
def test_ballots_are_sealed_until_the_result_is_shown(state: VoteState) -> None:
    data = empty()
    partner = data.make(Organisation, name="Club")
    data.make(Membership, organisation_id=partner.id)
    vote = data.make(Vote, state=state)
    ballot = data.make(Ballot, vote_id=vote.id, organisation_id=partner.id)

    room = Room(data, Translator("en"), today=TODAY)
    assert room.sealed(ballot) is (state is not VoteState.REVEALED)


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, [0]), (1, [1]), (5, [5]), (6, [3, 3]), (11, [4, 4, 3]), (20, [5] * 4)]
)
def test_a_list_is_cut_evenly(count: int, sizes: list[int]) -> None:
    items = list(range(count))

    assert [len(items[part]) for part in parts(items)] == sizes
    assert [item for part in parts(items) for item in items[part]] == items


def test_long_lines_take_more_room_and_none_is_lost() -> None:
    lines = [Line("a" * length) for length in (10, 300, 10, 90, 500, 10)]

    cut = parts(lines)
    assert [line for part in cut for line in lines[part]] == lines
    assert len(cut) > 2


def test_a_long_text_is_cut_where_sentences_end() -> None:
    text = " ".join(f"Sentence number {number} of a case that was made up." for number in range(20))

    found = passages(text)
    assert " ".join(found) == text
    assert all(len(passage) <= 400 and passage.endswith(".") for passage in found)
    assert passages("") == []


def test_letters_go_on_with_numbers() -> None:
    assert [letter(place) for place in (0, 25, 26)] == ["A", "Z", "27"]
