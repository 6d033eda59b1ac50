"""Coverage of training, mixed sectors, confidence, cards per facet: hand-checked."""

from __future__ import annotations

import pytest

from pcve_desktop.methodology import training
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.training import (
    ConfidenceRating,
    HexagonCard,
    HexagonFacet,
    SessionAttendance,
    TrainingSession,
)
from pcve_desktop.models.vocabularies import CardKind, Sector, SessionState

YOUTH = Organisation(id="youth", name="Espace Jeunes", sector=Sector.YOUTH_EDUCATION)
SCHOOL = Organisation(id="school", name="École du Pont", sector=Sector.YOUTH_EDUCATION)
CLUB = Organisation(id="club", name="FC Tilleuls", sector=Sector.SPORT_CULTURE)
HEALTH = Organisation(id="health", name="Health centre", sector=Sector.SOCIAL_HEALTH)
OTHER = Organisation(id="other", name="Shopkeepers")
ALL = [YOUTH, SCHOOL, CLUB, HEALTH, OTHER]

FIRST = TrainingSession(id="s1", title="Who does what", state=SessionState.HELD)
SECOND = TrainingSession(id="s2", title="Hexagon", state=SessionState.HELD)
PLANNED = TrainingSession(id="s3", title="Refresher")


def came(session: str, organisation: str, people: int | None) -> SessionAttendance:
    return SessionAttendance(session_id=session, organisation_id=organisation, people=people)


ATTENDANCE = [
    came("s1", "youth", 4), came("s1", "club", 2), came("s1", "other", None),
    came("s2", "youth", 3), came("s2", "school", 0), came("s3", "health", 5),
]  # fmt: skip


def test_coverage_counts_held_sessions_only() -> None:
    found = training.coverage(ALL, [FIRST, SECOND, PLANNED], ATTENDANCE)
    assert found.trained == ("youth", "club", "other")
    assert found.not_yet == ("school", "health")
    assert found.share == pytest.approx(0.6)
    assert (found.sessions, found.presences, found.at_least) == (2, 10, 7)
    assert found.gaps == (Sector.SOCIAL_HEALTH,)
    assert found.absent == (
        Sector.FAITH_CIVIL, Sector.CITY_STATE, Sector.JUSTICE_SECURITY, Sector.HOUSING,
    )  # fmt: skip
    assert found.sectors == (
        training.SectorCoverage(Sector.YOUTH_EDUCATION, 2, 1, 7, 4),
        training.SectorCoverage(Sector.SPORT_CULTURE, 1, 1, 2, 2),
        training.SectorCoverage(Sector.SOCIAL_HEALTH, 1, 0, 0, 0),
        training.SectorCoverage(None, 1, 1, 1, 1),
    )


def test_coverage_of_nothing() -> None:
    found = training.coverage([], [], [])
    assert (found.share, found.presences, found.sectors) == (0.0, 0, ())


def test_the_mix_of_a_session() -> None:
    mix = training.session_mix("s1", ATTENDANCE, ALL)
    assert (mix.people, mix.organisations, mix.sector_count) == (7, 3, 2)
    assert mix.sectors == {Sector.YOUTH_EDUCATION: 4, Sector.SPORT_CULTURE: 2, None: 1}
    assert training.session_mix("s2", ATTENDANCE, ALL).organisations == 1


def test_confidence_is_weighted_by_answers() -> None:
    ratings = [
        ConfidenceRating(statement="I know whom to turn to", before=2.0, after=4.0, answers=10),
        ConfidenceRating(statement=" i know  whom to turn to", before=3.0, after=3.0, answers=30),
        ConfidenceRating(statement="I can listen", before=None, after=4.0, answers=None),
    ]
    first, second = training.confidence(ratings)
    assert first.statement == "I know whom to turn to"
    # (2 x 10 + 3 x 30) / 40 and (4 x 10 + 3 x 30) / 40
    assert first.before == pytest.approx(2.75)
    assert first.after == pytest.approx(3.25)
    assert first.change == pytest.approx(0.5)
    assert first.answers == 40
    assert (second.before, second.after, second.change, second.answers) == (None, 4.0, None, 0)


def test_satisfaction_of_held_sessions() -> None:
    sessions = [
        TrainingSession(title="a", state=SessionState.HELD, satisfaction=4.0, answers=10),
        TrainingSession(title="b", state=SessionState.HELD, satisfaction=3.0, answers=None),
        TrainingSession(title="c", state=SessionState.PLANNED, satisfaction=1.0, answers=10),
    ]
    # A session without a number of answers counts as one answer.
    assert training.satisfaction(sessions) == pytest.approx(43 / 11)
    assert training.satisfaction([]) is None


def test_cards_per_facet_and_those_not_placed() -> None:
    facets = [HexagonFacet(id="f1", name="Social"), HexagonFacet(id="f2", name="Political")]
    cards = [
        HexagonCard(facet_id="f1", kind=CardKind.VULNERABILITY, text="a"),
        HexagonCard(facet_id="f1", kind=CardKind.PROTECTION, text="b"),
        HexagonCard(facet_id="gone", kind=CardKind.TRIGGER, text="c"),
        HexagonCard(facet_id=None, kind=CardKind.TRIGGER, text="d"),
    ]
    lines = training.facet_counts(facets, cards)
    assert lines == (
        training.FacetLine("f1", "Social", vulnerability=1, trigger=0, protection=1),
        training.FacetLine("f2", "Political", vulnerability=0, trigger=0, protection=0),
        training.FacetLine(None, "", vulnerability=0, trigger=2, protection=0),
    )
    assert [line.total for line in lines] == [2, 0, 2]
    assert len(training.facet_counts(facets, cards[:2])) == 2
