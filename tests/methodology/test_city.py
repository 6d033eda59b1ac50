"""Several networks side by side: figures checked by hand."""

from __future__ import annotations

import datetime as dt

from pcve_desktop.methodology.city import (
    QUIET_DAYS,
    NetworkRecords,
    Part,
    People,
    alphabetical,
    city,
    figures,
    themes,
)
from pcve_desktop.models.actions import Action, ActionLogEntry, Milestone
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.objectives import Indicator, Measurement, Objective
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.priorities import Candidate, PriorityDecision
from pcve_desktop.models.sharing import Meeting, MeetingAttendance
from pcve_desktop.models.training import SessionAttendance, TrainingSession
from pcve_desktop.models.vocabularies import (
    ActionStatus,
    Form,
    LogKind,
    MemberRole,
    Outcome,
    Pillar,
    Presence,
    PreventionLevel,
    Sector,
    SessionState,
    Sphere,
    Step,
    StepState,
)

TODAY = dt.date(2026, 11, 24)


def organisation(name: str, sector: Sector, sphere: Sphere) -> Organisation:
    return Organisation(name=name, sector=sector, spheres=(sphere,))


CLUB = organisation("FC Tilleuls", Sector.SPORT_CULTURE, Sphere.COHESION)
SCHOOL = organisation("Collège", Sector.YOUTH_EDUCATION, Sphere.PREVENTION)
POLICE = organisation("Police municipale", Sector.JUSTICE_SECURITY, Sphere.SECURITY)


def place(network: str, item: Organisation, role: MemberRole = MemberRole.MEMBER) -> Membership:
    return Membership(network_id=network, organisation_id=item.id, role=role)


def trained(network: str, *people: tuple[Organisation, int]) -> dict[str, list[object]]:
    session = TrainingSession(network_id=network, title="Day one", state=SessionState.HELD)
    lines = [
        SessionAttendance(
            network_id=network, session_id=session.id, organisation_id=item.id, people=count
        )
        for item, count in people
    ]
    return {"sessions": [session], "attendance": list(lines)}


def tilleuls() -> NetworkRecords:
    """Return a network with a club that leads, a school, and the police that left."""
    meeting = Meeting(network_id="a", title="Autumn", held_on=dt.date(2026, 10, 1), setback="Late")
    actions = [
        Action(network_id="a", title="Debate", status=ActionStatus.DONE, pillar=Pillar.ACTION,
               spheres=(Sphere.COHESION,), prevention_level=PreventionLevel.PRIMARY),
        Action(network_id="a", title="Letter", status=ActionStatus.IDEA, spheres=()),
    ]  # fmt: skip
    reached, open_one = (
        Objective(network_id="a", title=title) for title in ("Trust grows", "Fewer rumours")
    )
    indicator = Indicator(network_id="a", objective_id=reached.id, name="Trust", baseline=0.0,
                          target=10.0)  # fmt: skip
    candidates = [
        Candidate(network_id="a", title="Rumours", theme_id="t1"),
        Candidate(network_id="a", title="Buses"),
    ]
    return NetworkRecords(
        id="a",
        states={Step.TRAINING: StepState.DONE, Step.DIAGNOSIS: StepState.SKIPPED},
        organisations=[CLUB, SCHOOL, POLICE],
        memberships=[
            place("a", CLUB, MemberRole.LEAD),
            place("a", SCHOOL),
            Membership(network_id="a", organisation_id=POLICE.id, role=MemberRole.MEMBER,
                       until=dt.date(2026, 1, 1)),
        ],
        meetings=[meeting],
        presences=[
            MeetingAttendance(network_id="a", meeting_id=meeting.id, organisation_id=CLUB.id,
                              presence=Presence.PRESENT),
            MeetingAttendance(network_id="a", meeting_id=meeting.id, organisation_id=SCHOOL.id,
                              presence=Presence.EXCUSED),
        ],
        **trained("a", (CLUB, 6), (SCHOOL, 3)),  # type: ignore[arg-type] # as the fields are
        findings=[
            Finding(network_id="a", statement="One", form=Form.FAR_RIGHT),
            Finding(network_id="a", statement="Two", form=Form.FAR_RIGHT),
        ],
        candidates=candidates,
        decisions=[
            PriorityDecision(network_id="a", candidate_id=candidates[0].id,
                             outcome=Outcome.RETAINED),
            PriorityDecision(network_id="a", candidate_id=candidates[1].id,
                             outcome=Outcome.DROPPED),
        ],
        objectives=[reached, open_one],
        indicators=[indicator],
        measurements=[
            Measurement(network_id="a", indicator_id=indicator.id, value=12.0,
                        measured_on=dt.date(2026, 11, 1)),
        ],
        actions=actions,
        milestones=[
            Milestone(network_id="a", action_id=actions[0].id, title="Hall",
                      done_on=dt.date(2026, 9, 1)),
            Milestone(network_id="a", action_id=actions[0].id, title="Poster"),
            Milestone(network_id="a", action_id="another cycle", title="Gone"),
        ],
        log=[
            ActionLogEntry(network_id="a", action_id=actions[0].id, kind=LogKind.LESSON, text="x"),
            ActionLogEntry(network_id="a", action_id=actions[0].id, kind=LogKind.SETBACK, text="y"),
        ],
    )  # fmt: skip


def rive_est(people: int = 4) -> NetworkRecords:
    """Return a network with the same club as a member, and few people trained."""
    return NetworkRecords(
        id="b",
        states={Step.TRAINING: StepState.DONE},
        organisations=[CLUB],
        memberships=[place("b", CLUB)],
        **trained("b", (CLUB, people)),  # type: ignore[arg-type] # as the fields are
        findings=[Finding(network_id="b", statement="Three", form=Form.FAR_RIGHT)],
        actions=[Action(network_id="b", title="Walk", status=ActionStatus.DONE,
                        pillar=Pillar.ACTION, spheres=(Sphere.SECURITY,))],
    )  # fmt: skip


def test_the_figures_of_one_network() -> None:
    found = figures(tilleuls(), today=TODAY)
    assert found.members == (CLUB.id, SCHOOL.id)
    assert found.roles[MemberRole.LEAD] == 1
    assert found.roles[MemberRole.MEMBER] == 1, "who left before today has no place any more"
    assert found.sectors[Sector.SPORT_CULTURE] == found.sectors[Sector.YOUTH_EDUCATION] == 1
    assert found.sectors[Sector.JUSTICE_SECURITY] == 0
    assert (found.partners.cohesion, found.partners.prevention, found.partners.security) == (
        1,
        1,
        0,
    )
    assert found.meetings == 1
    assert found.came == Part(1, 2)
    assert (found.sessions, found.trained, found.organisations_trained) == (1, 9, Part(2, 2))
    assert found.forms[Form.FAR_RIGHT] == 2
    assert [item.title for item in found.retained] == ["Rumours"]
    assert found.objectives == Part(1, 2)
    assert found.milestones == Part(1, 2), "those of other actions do not count"
    assert found.actions == 2
    assert found.statuses[ActionStatus.DONE] == found.statuses[ActionStatus.IDEA] == 1
    assert found.levels == {
        PreventionLevel.PRIMARY: 1, PreventionLevel.SECONDARY: 0, None: 1
    }  # fmt: skip
    assert found.spheres.cohesion == found.spheres.unplaced == 1
    assert (found.lessons, found.setbacks) == (1, 2), "a setback of a meeting counts too"


def test_a_network_of_which_nothing_is_known() -> None:
    found = figures(NetworkRecords(id="c"), today=TODAY)
    assert found.came == Part(0, 0)
    assert found.came.share is found.objectives.share is None
    assert found.actions == found.trained == found.meetings == 0
    assert found.quiet_since is None


def test_a_partner_of_several_networks_counts_once() -> None:
    found = city([tilleuls(), rive_est()], today=TODAY)
    assert found.organisations == (CLUB.id, SCHOOL.id)
    assert found.shared == (CLUB.id,)
    assert found.sectors[Sector.SPORT_CULTURE] == 1
    assert found.partners.total == 2
    assert found.steps[Step.TRAINING][StepState.DONE] == 2
    assert found.steps[Step.DIAGNOSIS][StepState.SKIPPED] == 1
    assert found.steps[Step.ACTIONS] == dict.fromkeys(StepState, 0)
    assert found.actions == 3
    assert (found.spheres.cohesion, found.spheres.security) == (1, 1)
    line = next(line for line in found.forms if line.form is Form.FAR_RIGHT)
    assert (line.findings, line.networks) == (3, 2)
    assert found.objectives == Part(1, 2)


def test_the_same_people_are_not_counted_twice() -> None:
    # The club sent 6 to one network and 4 to the other: six different people for certain.
    assert city([tilleuls(), rive_est()], today=TODAY).trained == People(9, whole=True)
    assert city([tilleuls(), rive_est(8)], today=TODAY).trained == People(11, whole=True)


def test_a_total_does_not_tell_what_was_masked() -> None:
    small = city([tilleuls(), rive_est()], today=TODAY, least=5)
    assert small.trained == People(9, whole=False)
    smaller = city([tilleuls(), rive_est(1)], today=TODAY, least=5)
    assert smaller.trained == small.trained, "the total is the same whatever is masked"


def test_themes_of_the_same_name_stand_together() -> None:
    mine = figures(tilleuls(), today=TODAY)
    candidate = Candidate(network_id="b", title="What is said online", theme_id="t2")
    other = figures(
        NetworkRecords(
            id="b",
            candidates=[candidate, Candidate(network_id="b", title="Loose")],
            decisions=[
                PriorityDecision(network_id="b", candidate_id=candidate.id,
                                 outcome=Outcome.RETAINED),
            ],
        ),
        today=TODAY,
    )  # fmt: skip
    lines = themes([mine, other], {"t1": "Été et  rumeurs", "t2": "ete et RUMEURS"})
    assert [(line.title, line.networks) for line in lines] == [("Été et rumeurs", 2)]
    assert [item.title for _, item in lines[0].priorities] == ["Rumours", "What is said online"]
    assert [line.title for line in themes([mine, other], {"t1": "Zeal"})] == ["Zeal", ""]


def test_names_are_ordered_without_accents() -> None:
    names = ["Écrivains", "Zentrum", "elsau", "Ostwald"]
    assert sorted(names, key=alphabetical) == ["Écrivains", "elsau", "Ostwald", "Zentrum"]


def test_a_network_is_quiet_after_some_months() -> None:
    long_ago = dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC) - dt.timedelta(QUIET_DAYS)
    quiet = figures(NetworkRecords(id="c", changed_at=long_ago), today=TODAY)
    assert quiet.quiet_since == long_ago.date()
    later = figures(NetworkRecords(id="c", changed_at=long_ago + dt.timedelta(days=1)), today=TODAY)
    assert later.quiet_since is None
