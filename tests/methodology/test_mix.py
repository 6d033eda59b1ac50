"""Who sat together: sectors by session, pairs that met and that did not, hand-checked."""

from __future__ import annotations

import datetime as dt

from pcve_desktop.methodology import mix
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.training import SessionAttendance, SessionModule, TrainingSession
from pcve_desktop.models.vocabularies import Sector, SessionState

YOUTH, SPORT = Sector.YOUTH_EDUCATION, Sector.SPORT_CULTURE
FAITH, HEALTH = Sector.FAITH_CIVIL, Sector.SOCIAL_HEALTH

PARTNERS = [
    Organisation(id="school", name="Collège des Tilleuls", sector=YOUTH),
    Organisation(id="youth", name="Espace Jeunes", sector=YOUTH),
    Organisation(id="club", name="FC Tilleuls", sector=SPORT),
    Organisation(id="parish", name="La Fraternité", sector=FAITH),
    Organisation(id="health", name="Health centre", sector=HEALTH),
    Organisation(id="shops", name="Shopkeepers"),
]


def session(key: str, day: int | None, state: SessionState = SessionState.HELD) -> TrainingSession:
    held_on = dt.date(2026, 10, day) if day else None
    return TrainingSession(id=key, title=key, state=state, held_on=held_on)


def came(session_id: str, **people: int | None) -> list[SessionAttendance]:
    return [
        SessionAttendance(session_id=session_id, organisation_id=key, people=count)
        for key, count in people.items()
    ]


SESSIONS = [
    session("late", None), session("second", 15), session("first", 8),
    session("empty", 20), session("planned", 25, SessionState.PLANNED),
]  # fmt: skip
ATTENDANCE = [
    *came("first", school=2, youth=3, club=1, shops=1),
    *came("second", club=2, parish=1, health=0),
    *came("late", school=4),
    *came("planned", health=3, parish=2),
]


def test_sessions_stand_in_order_with_people_by_sector() -> None:
    found = mix.mix(PARTNERS, SESSIONS, ATTENDANCE)
    assert [seating.session_id for seating in found.sessions] == ["first", "second", "late"]
    assert found.sessions[0].mix.sectors == {YOUTH: 5, SPORT: 1, None: 1}
    assert [seating.mix.sector_count for seating in found.sessions] == [2, 2, 1]


def test_pairs_that_met_and_pairs_that_never_did() -> None:
    # Four sectors make six pairs; a zero and a planned session bring nobody together.
    found = mix.mix(PARTNERS, SESSIONS, ATTENDANCE)
    assert found.sectors == tuple(s for s in Sector if s in {YOUTH, SPORT, FAITH, HEALTH})
    assert {frozenset(pair): count for pair, count in found.met.items()} == {
        frozenset({YOUTH, SPORT}): 1,
        frozenset({SPORT, FAITH}): 1,
    }
    assert {frozenset(pair) for pair in found.apart} == {
        frozenset({YOUTH, FAITH}),
        frozenset({YOUTH, HEALTH}),
        frozenset({SPORT, HEALTH}),
        frozenset({FAITH, HEALTH}),
    }
    assert found.pairs == 6


def test_a_session_with_one_sector_is_told_apart() -> None:
    found = mix.mix(PARTNERS, SESSIONS, ATTENDANCE)
    assert found.alone == ("late",)
    assert mix.mix([], [], []) == mix.Mix((), (), {}, ())


def test_a_pair_that_meets_twice_counts_twice() -> None:
    again = [*ATTENDANCE, *came("late", club=1)]
    found = mix.mix(PARTNERS, SESSIONS, again)
    assert sorted(found.met.values()) == [1, 2]
    assert found.alone == ()


def test_what_each_partner_learned() -> None:
    modules = [
        SessionModule(session_id="second", module_id="words"),
        SessionModule(session_id="first", module_id="roles"),
        SessionModule(session_id="late", module_id="roles"),
        SessionModule(session_id="late", module_id="hexagon"),
        SessionModule(session_id="planned", module_id="refresher"),
    ]
    assert mix.learned(SESSIONS, ATTENDANCE, modules) == {
        "school": ("roles", "hexagon"),
        "youth": ("roles",),
        "club": ("roles", "words"),
        "shops": ("roles",),
        "parish": ("words",),
    }
