"""Step 1 of the sample: modules, sessions with headcounts, a Hexagon exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.models.training import (
    ConfidenceRating,
    HexagonCard,
    HexagonExercise,
    HexagonFacet,
    HexagonLink,
    HexagonResponse,
    SessionAttendance,
    SessionModule,
    TrainingModule,
    TrainingSession,
)
from pcve_desktop.models.vocabularies import CardKind, SessionState
from pcve_desktop.services import training as service

if TYPE_CHECKING:
    from pcve_desktop.sample.maker import Maker

# Key, provider, hours, uses the Hexagon.
_MODULES = (
    ("roles", "espace", 3.0, False),
    ("hexagon", "prevention", 3.0, True),
    ("words", "passages", 2.5, False),
)

# Key, day, place, who leads, satisfaction, answers.
_HELD = (
    ("roles", -75, "espace", "espace", 4.2, 14),
    ("hexagon", -61, "media", "prevention", 4.4, 13),
    ("words", -47, "fraternite", "passages", 4.5, 10),
)

_PEOPLE: dict[str, dict[str, int]] = {
    "roles": {
        "espace": 3, "college": 2, "ecole": 1, "fc": 1, "media": 1, "social": 2,
        "fraternite": 1, "passages": 1, "prevention": 1, "police": 1,
    },
    "hexagon": {
        "espace": 2, "college": 3, "ecole": 2, "fc": 1, "social": 2, "parents": 1,
        "passages": 1, "prevention": 1,
    },
    "words": {
        "espace": 2, "fc": 1, "media": 2, "fraternite": 1, "parish": 1, "parents": 2,
        "prevention": 1, "police": 1,
    },
}  # fmt: skip

# Statement, then (before, after) of the first two evenings.
_CONFIDENCE = (
    ("whom", (2.0, 3.8), (2.2, 4.0)),
    ("label", (2.3, 3.4), (2.5, 3.8)),
    ("roles", (1.8, 4.1), (2.0, 3.9)),
    ("facts", (2.6, 3.1), (2.6, 3.3)),
)

_RISK, _TRIGGER, _SHIELD = CardKind

# Cards by the place of their facet in the starter set.
_CARDS = (
    (0, "job", _RISK),
    (0, "move", _TRIGGER),
    (0, "desk", _SHIELD),
    (1, "unheard", _RISK),
    (1, "council", _SHIELD),
    (2, "plot", _RISK),
    (2, "doubt", _SHIELD),
    (3, "place", _RISK),
    (3, "grandmother", _SHIELD),
    (4, "stranger", _TRIGGER),
    (4, "gift", _RISK),
    (5, "quarrel", _TRIGGER),
    (5, "jokes", _RISK),
    (5, "friend", _SHIELD),
)

_LINKS = (
    ("quarrel", "place"),
    ("job", "move"),
    ("place", "stranger"),
    ("stranger", "plot"),
    ("plot", "jokes"),
    ("friend", "quarrel"),
    ("doubt", "plot"),
)

_RESPONSES = ("coach", "teacher", "social", "youth", "librarian")


def make(maker: Maker) -> None:
    """Add three held sessions, one to come, and the exercise of the second evening."""
    for key, provider, hours, hexagon in _MODULES:
        maker.add(
            TrainingModule,
            f"module.{key}",
            title=maker.text(f"module.{key}.title"),
            provider=maker.text(f"org.{provider}.name"),
            purpose=maker.text(f"module.{key}.purpose"),
            material=maker.text(f"module.{key}.material"),
            hours=hours,
            hexagon=hexagon,
        )
    for key, offset, place, leader, satisfaction, answers in _HELD:
        session = maker.add(
            TrainingSession,
            f"session.{key}",
            title=maker.maybe(f"session.{key}.title") or maker.text(f"module.{key}.title"),
            state=SessionState.HELD,
            held_on=maker.working_day(offset),
            place=maker.text(f"place.{place}"),
            led_by_id=maker.id(f"org.{leader}"),
            trainer=maker.text(f"trainer.{key}"),
            hours=2.5,
            objectives=maker.text(f"session.{key}.objectives"),
            satisfaction=satisfaction,
            answers=answers,
            change=maker.text(f"session.{key}.change"),
            validated=True,
        )
        maker.add(SessionModule, session_id=session, module_id=maker.id(f"module.{key}"))
        for organisation, people in _PEOPLE[key].items():
            maker.add(
                SessionAttendance,
                session_id=session,
                organisation_id=maker.id(f"org.{organisation}"),
                people=people,
            )
    _refresher(maker)
    for statement, *evenings in _CONFIDENCE:
        for (before, after), key, answers in zip(
            evenings, ("roles", "hexagon"), (14, 13), strict=True
        ):
            maker.add(
                ConfidenceRating,
                session_id=maker.id(f"session.{key}"),
                statement=maker.text(f"confidence.{statement}"),
                before=before,
                after=after,
                answers=answers,
            )
    _exercise(maker)


def _refresher(maker: Maker) -> None:
    session = maker.add(
        TrainingSession,
        "session.refresher",
        title=maker.text("session.refresher.title"),
        state=SessionState.PLANNED,
        held_on=maker.day(16),
        place=maker.text("place.espace"),
        hours=2.0,
        objectives=maker.text("session.refresher.objectives"),
    )
    maker.add(SessionModule, session_id=session, module_id=maker.id("module.roles"))


def _exercise(maker: Maker) -> None:
    made = service.begin_exercise(
        maker.ws,
        maker.tr,
        network_id=maker.network,
        cycle_id=maker.cycle,
        title=maker.text("hexagon.title"),
    )
    exercise = maker.keep("exercise", made, HexagonExercise)
    maker.update(
        HexagonExercise,
        exercise,
        session_id=maker.id("session.hexagon"),
        held_on=maker.working_day(-61),
        fictional=True,
        case_text=maker.text("hexagon.case"),
        conclusion=maker.text("hexagon.conclusion"),
    )
    facets = maker.rows(HexagonFacet)
    for place, key, kind in _CARDS:
        maker.add(
            HexagonCard,
            f"card.{key}",
            exercise_id=exercise,
            facet_id=facets[place].id,
            kind=kind,
            text=maker.text(f"card.{key}"),
        )
    for first, second in _LINKS:
        maker.add(
            HexagonLink, first_id=maker.id(f"card.{first}"), second_id=maker.id(f"card.{second}")
        )
    for key in _RESPONSES:
        maker.add(
            HexagonResponse,
            exercise_id=exercise,
            profession=maker.text(f"response.{key}.who"),
            idea=maker.text(f"response.{key}"),
        )
