"""The balance of the three spheres."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.methodology.balance import Balance, attendance_balance, balance, sentence
from pcve_desktop.models.actions import Action
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.sharing import MeetingAttendance
from pcve_desktop.models.vocabularies import Presence, Sphere

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator


def test_each_item_counts_once_for_its_first_sphere() -> None:
    items = [
        Action(title="a", spheres=(Sphere.COHESION, Sphere.SECURITY)),
        Action(title="b", spheres=(Sphere.PREVENTION,)),
        Action(title="c"),
    ]
    found = balance(items)
    assert found == Balance(1, 1, 0, unplaced=1)
    assert (found.total, found.leader, found.absent) == (2, None, (Sphere.SECURITY,))


def test_attendance_counts_each_presence() -> None:
    organisations = [
        Organisation(id="a", name="a", spheres=(Sphere.COHESION,)),
        Organisation(id="b", name="b", spheres=(Sphere.SECURITY,)),
    ]
    lines = [
        MeetingAttendance(meeting_id=meeting, organisation_id=organisation, presence=presence)
        for meeting, organisation, presence in (
            ("1", "a", Presence.PRESENT), ("2", "a", Presence.PRESENT),
            ("1", "b", Presence.PRESENT), ("2", "b", Presence.EXCUSED),
            ("1", "gone", Presence.PRESENT),
        )
    ]  # fmt: skip
    assert attendance_balance(lines, organisations) == Balance(2, 0, 1, unplaced=1)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Balance(8, 4, 2), "Social cohesion leads; all three are present."),
        (Balance(4, 4, 2), "No sphere leads; all three are present."),
        (Balance(0, 4, 2), "Prevention leads; nothing yet for: Social cohesion."),
        (Balance(0, 0, 2), "Security stands alone so far."),
        (Balance(0, 0, 0, 3), "Nothing has a sphere yet."),
    ],
)
def test_the_balance_in_a_sentence(tr: Translator, found: Balance, expected: str) -> None:
    assert sentence(tr, found) == expected
