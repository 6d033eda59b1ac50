"""Pillars, gaps, look-alikes and care."""

from __future__ import annotations

import pytest

from pcve_desktop.methodology import actions
from pcve_desktop.models.actions import Action, ActionObjective, ActionPartner
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.vocabularies import ActionStatus, Pillar, Sphere


def test_the_five_pillars_by_state() -> None:
    items = [
        Action(title=status.value, pillar=Pillar.ACTION, status=status) for status in ActionStatus
    ]
    lines = actions.pillars(items)
    assert [line.pillar for line in lines] == list(Pillar)
    assert lines[0].total == 0
    last = lines[-1]
    assert (last.done, last.under_way, last.to_come, last.stopped, last.total) == (1, 2, 2, 1, 6)
    assert actions.pillars([Action(title="x")])[-1] == actions.PillarLine(None, 0, 0, 1, 0)


def test_gaps_of_the_plan() -> None:
    items = [
        Action(id="a", title="a", pillar=Pillar.ACTION, lead_id="lead",
               spheres=(Sphere.COHESION, Sphere.PREVENTION)),
        Action(id="b", title="b", pillar=Pillar.REFERRAL, lead_id="x", status=ActionStatus.STOPPED,
               spheres=(Sphere.SECURITY,)),
        Action(id="c", title="c", pillar=Pillar.TRAINING),
        Action(id="d", title="d", pillar=Pillar.TRAINING, status=ActionStatus.DONE),
    ]  # fmt: skip
    found = actions.gaps(
        [Objective(id="served", title="s"), Objective(id="stopped", title="t")],
        items,
        [
            ActionObjective(action_id="a", objective_id="served"),
            ActionObjective(action_id="b", objective_id="stopped"),
        ],
        [
            ActionPartner(action_id="c", organisation_id="with"),
            ActionPartner(action_id="b", organisation_id="x"),
        ],
        [Organisation(id=key, name=key) for key in ("lead", "with", "x")],
    )
    assert found.objectives == ("stopped",)
    assert found.pillars == (Pillar.COMMUNICATION, Pillar.MOBILISATION, Pillar.REFERRAL)
    assert found.partners == ("x",)
    assert found.leads == ("c",)
    # An action counts for each of its spheres; the stopped one for none.
    assert found.spheres == (Sphere.SECURITY,)
    assert found.total == 7
    nothing = actions.gaps([], [], [], [], [])
    assert nothing.spheres == ()
    assert nothing.pillars == tuple(Pillar)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Debate nights", ["Debate night on the news"]),
        ("soiree debat", ["Soirée-débat"]),
        ("Youth radio", ["Youth radio corner"]),
        ("Gardening together", []),
        ("", []),
        ("of", []),
    ],
)
def test_look_before_creating(title: str, expected: list[str]) -> None:
    known = [
        Action(title=text)
        for text in ("Youth radio corner", "Debate night on the news", "Soirée-débat", "")
    ]
    assert [action.title for action in actions.similar(title, known)] == expected


def test_the_closest_comes_first_and_the_list_is_short() -> None:
    known = [Action(title=f"Debate evening {number}") for number in range(9)]
    known.append(Action(title="Debate night"))
    found = actions.similar("Debate night", known, limit=3)
    assert found[0].title == "Debate night"
    assert len(found) <= 3


def test_questions_of_care() -> None:
    found = actions.care(Action(title="x", safe=True, no_stigma=True))
    assert found.answered == 2
    assert [question.field for question in found.open] == ["gender_aware", "accessible"]
    assert not found.clear
    whole = Action(title="x", safe=True, no_stigma=True, gender_aware=True, accessible=True)
    assert actions.care(whole).clear


def test_how_alike_two_texts_are() -> None:
    assert actions.likeness("Debate night", "Book a hall for the debate night") == 1.0
    assert actions.likeness("Soirée-débat", "soiree cuisine") == 0.5
    assert actions.likeness("Debate", "") == 0.0
