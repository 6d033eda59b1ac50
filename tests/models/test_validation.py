"""Only what cannot be kept blocks; the rest is advice."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from pcve_desktop.models import ENTITIES, Record, fields_of
from pcve_desktop.models.actions import Action, ActionLogEntry, Milestone
from pcve_desktop.models.base import defaults_of
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.network import Cycle, StepProgress
from pcve_desktop.models.partners import Contact, Membership, Organisation
from pcve_desktop.models.priorities import PriorityDecision, Score
from pcve_desktop.models.rules import RULES
from pcve_desktop.models.sharing import Meeting
from pcve_desktop.models.training import HexagonExercise, HexagonLink, TrainingSession
from pcve_desktop.models.validation import Problem, blocking, problems
from pcve_desktop.models.vocabularies import (
    Agreement,
    Grade,
    Handling,
    LogKind,
    Outcome,
    SessionState,
    Sphere,
    StepState,
)

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator

TODAY = dt.date(2026, 11, 24)


def check(entity: type[Record], **values: Any) -> list[Problem]:
    return problems(entity, values, new=False, today=TODAY)


def fields(found: list[Problem]) -> list[tuple[str, bool]]:
    return [(problem.field, problem.blocking) for problem in found]


def test_a_name_is_enough_for_a_partner() -> None:
    assert problems(Organisation, {"name": "FC Tilleuls"}, today=TODAY) == []


@pytest.mark.parametrize("values", [{}, {"name": ""}, {"name": "  \n"}, {"name": None}])
def test_a_missing_name_blocks(values: dict[str, Any]) -> None:
    assert fields(problems(Organisation, values, today=TODAY)) == [("name", True)]


def test_an_update_needs_only_what_it_changes() -> None:
    assert problems(Organisation, {"city": "Valmont"}, new=False, today=TODAY) == []
    assert fields(check(Organisation, name="")) == [("name", True)]


def test_a_part_needs_its_owner() -> None:
    found = problems(Milestone, {"title": "Book the hall", "network_id": "n"}, today=TODAY)
    assert fields(found) == [("action_id", True)]


def test_an_unknown_field_is_a_bug() -> None:
    with pytest.raises(KeyError, match="nickname"):
        check(Organisation, nickname="x")


@pytest.mark.parametrize(
    ("entity", "name", "value"),
    [
        (Organisation, "name", 7),
        (Organisation, "spheres", "cohesion"),
        (Organisation, "spheres", ["cohesion", "peace"]),
        (Organisation, "spheres", 3),
        (Organisation, "handling", "red"),
        (Organisation, "handling", None),
        (Organisation, "verified_on", "2026-11-24"),
        (Organisation, "verified_on", dt.datetime(2026, 11, 24, tzinfo=dt.UTC)),
        (Organisation, "validated", None),
        (Organisation, "validated", 1),
        (Action, "lead_id", 12),
        (Action, "number", 0),
        (Action, "number", True),
        (Action, "number", 1.5),
        (Action, "progress", 101),
        (Action, "budget", -1),
        (Action, "budget", float("nan")),
        (Action, "public", ["teens"]),
        (Score, "value", 5.5),
        (Meeting, "starts_at", "14:00"),
        (Organisation, "changed_at", dt.datetime(2026, 11, 24)),  # noqa: DTZ001 -- the naive one is the point
    ],
)
def test_a_value_that_cannot_be_kept_blocks(entity: type[Record], name: str, value: object) -> None:
    assert fields(check(entity, **{name: value})) == [(name, True)]


@pytest.mark.parametrize(
    ("entity", "name", "value"),
    [
        (Organisation, "spheres", (Sphere.SECURITY,)),
        (Organisation, "spheres", ["cohesion", "security"]),
        (Organisation, "spheres", ()),
        (Organisation, "handling", "amber_strict"),
        (Organisation, "website", "www.fctilleuls.example"),
        (Organisation, "website", "https://fctilleuls.example:8080/club?x=1"),
        (Contact, "phone", "+33 (0)3 53 01 44 18"),
        (Contact, "phone", "17 / 112"),
        (Contact, "phone", "03 53 01 44 18 ext 4"),
        (Contact, "email", "chair@fctilleuls.example"),
        (Action, "progress", 100),
        (Action, "budget", 0),
        (Score, "value", 4),
    ],
)
def test_ordinary_values_pass(entity: type[Record], name: str, value: object) -> None:
    assert check(entity, **{name: value}) == []


@pytest.mark.parametrize(
    ("entity", "name", "value"),
    [
        (Organisation, "website", "fctilleuls"),
        (Organisation, "website", "file:///etc/hosts"),
        (Organisation, "website", "javascript:alert(1)"),
        (Contact, "phone", "ask the secretary"),
        (Contact, "phone", "5"),
        (Contact, "email", "chair(at)fctilleuls.example"),
        (Contact, "email", "a@b.example, c@d.example"),
        (Contact, "email", "chair@gmail.com"),
        (Action, "planned_end", dt.date(206, 11, 27)),
        (Organisation, "short_name", "x" * 41),
    ],
)
def test_odd_shapes_are_advice(entity: type[Record], name: str, value: object) -> None:
    assert fields(check(entity, **{name: value})) == [(name, False)]


def test_an_empty_optional_field_is_no_problem() -> None:
    assert check(Contact, phone="", email=None) == []


def test_a_professional_is_named_only_with_agreement() -> None:
    assert fields(check(Contact, professional="Samir Brenner")) == [("agreed_on", True)]
    ahead = check(Contact, professional="Samir Brenner", agreed_on=dt.date(2026, 11, 25))
    assert fields(ahead) == [("agreed_on", True)]
    assert check(Contact, professional="Samir Brenner", agreed_on=TODAY) == []
    assert check(Contact, professional=" ") == []


def test_a_wrong_agreement_date_is_said_once() -> None:
    found = check(Contact, professional="Samir Brenner", agreed_on="yesterday")
    assert fields(found) == [("agreed_on", True)]


def test_a_case_text_needs_to_be_fictional() -> None:
    assert fields(check(HexagonExercise, case_text="In Valmont")) == [("fictional", True)]
    assert fields(check(HexagonExercise, case_text="In Valmont", fictional=False)) == [
        ("fictional", True)
    ]
    assert check(HexagonExercise, case_text="In Valmont", fictional=True) == []
    assert check(HexagonExercise, case_text="", fictional=False) == []


def test_contact_details_open_to_all_are_advised_against() -> None:
    found = check(Contact, phone="03 53 01 44 18", handling=Handling.CLEAR)
    assert fields(found) == [("handling", False)]
    assert check(Contact, phone="03 53 01 44 18", handling=Handling.GREEN) == []


def test_a_card_is_not_linked_to_itself() -> None:
    assert fields(check(HexagonLink, first_id="a", second_id="a")) == [("second_id", True)]


@pytest.mark.parametrize(
    ("entity", "values", "field"),
    [
        (Cycle, {"starts_on": TODAY, "ends_on": dt.date(2026, 1, 1)}, "ends_on"),
        (Cycle, {"ends_on": TODAY, "keep_until": dt.date(2026, 1, 1)}, "keep_until"),
        (Membership, {"since": TODAY, "until": dt.date(2026, 1, 1)}, "until"),
        (Action, {"planned_start": TODAY, "planned_end": dt.date(2026, 1, 1)}, "planned_end"),
        (Action, {"actual_start": TODAY, "actual_end": dt.date(2026, 1, 1)}, "actual_end"),
        (Meeting, {"starts_at": dt.time(16), "ends_at": dt.time(14)}, "ends_at"),
        (Milestone, {"done_on": dt.date(2027, 11, 24)}, "done_on"),
        (StepProgress, {"state": StepState.ADAPTED, "reason": " "}, "reason"),
        (StepProgress, {"state": StepState.SKIPPED}, "reason"),
        (StepProgress, {"state": "skipped"}, "reason"),
        (Finding, {"grade": Grade.A}, "source"),
        (Finding, {"agreement": Agreement.CONTESTED}, "disagreement"),
        (PriorityDecision, {"outcome": Outcome.DEFERRED}, "reason"),
        (ActionLogEntry, {"kind": LogKind.SETBACK}, "learned"),
        (
            TrainingSession,
            {"state": SessionState.HELD, "held_on": dt.date(2026, 11, 25)},
            "held_on",
        ),
    ],
)
def test_advice_across_fields(entity: type[Record], values: dict[str, Any], field: str) -> None:
    assert fields(check(entity, **values)) == [(field, False)]


@pytest.mark.parametrize(
    ("entity", "values"),
    [
        (Cycle, {"starts_on": TODAY, "ends_on": TODAY}),
        (Milestone, {"done_on": dt.date(2026, 12, 25)}),
        (StepProgress, {"state": StepState.ADAPTED, "reason": "Three evenings"}),
        (StepProgress, {"state": StepState.DONE}),
        (PriorityDecision, {"outcome": Outcome.RETAINED}),
        (Action, {"planned_start": TODAY}),
    ],
)
def test_no_advice_where_all_is_well(entity: type[Record], values: dict[str, Any]) -> None:
    assert check(entity, **values) == []


def test_problems_come_in_the_order_of_the_fields() -> None:
    found = check(Contact, email="x", phone="y", function="")
    assert [problem.field for problem in found] == ["function", "phone", "email"]
    assert [problem.field for problem in blocking(found)] == ["function"]


def test_a_problem_speaks(tr: Translator) -> None:
    [found] = check(Action, progress=140)
    assert found.message(tr) == "Write a number from 0 to 100."


@pytest.mark.parametrize("key", RULES)
def test_rules_name_fields_that_exist(key: str) -> None:
    assert {rule.field for rule in RULES[key]} <= fields_of(ENTITIES[key]).keys()


@pytest.mark.parametrize(("key", "entity"), ENTITIES.items())
def test_the_defaults_of_an_entity_never_block_but_for_its_name(
    key: str, entity: type[Record]
) -> None:
    mandatory = {name for name, field in fields_of(entity).items() if field.required}
    found = problems(entity, {**defaults_of(entity)}, new=False, today=TODAY)
    assert {problem.field for problem in blocking(found)} <= mandatory
