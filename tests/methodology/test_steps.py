"""The content of the six steps is complete and speaks the words of the house."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.methodology.content import routes, starters
from pcve_desktop.methodology.steps import STEPS, StepContent, neighbours, step_content
from pcve_desktop.models import fields_of
from pcve_desktop.models.actions import Action
from pcve_desktop.models.network import Benchmark
from pcve_desktop.models.objectives import Indicator
from pcve_desktop.models.priorities import Criterion
from pcve_desktop.models.sharing import ReferralRoute
from pcve_desktop.models.validation import problems
from pcve_desktop.models.vocabularies import Axis, RouteKind, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = {
    Step.TRAINING: ("prepare", "sessions", "hexagon", "look_back", "summary"),
    Step.DIAGNOSIS: ("gather", "sort", "weigh", "read", "summary"),
    Step.PRIORITIES: ("propose", "vote", "compare", "decide", "summary"),
    Step.OBJECTIVES: ("choose", "word", "indicators", "chain", "summary"),
    Step.ACTIONS: ("look", "propose", "plan", "check", "summary"),
    Step.SHARING: ("charter", "matrix", "meetings", "routes", "summary"),
}
UNWANTED = re.compile(
    r"suspect|radicali[sz]ed|threat|failure|overdue|you must|behind schedule|incomplete|missing\b"
    r"|!",
    re.IGNORECASE,
)
REAL_PLACES = re.compile(r"Strasbourg|Paris\b|Lyon|Marseille|Berlin|Molenbeek", re.IGNORECASE)


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield str(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


ALL_TEXTS = [
    *texts(STEPS),
    *texts((starters.CRITERIA, starters.INDICATORS, starters.CARE_QUESTIONS, starters.CHARTER)),
    *texts((starters.FLOWS, starters.CONFIDENCE_STATEMENTS, starters.HEXAGON_FACETS)),
    *texts(tuple(routes.ROUTE_PACKS.values())),
]


def test_the_steps_stand_in_their_usual_order() -> None:
    assert tuple(content.step for content in STEPS) == tuple(Step)
    assert step_content(Step.SHARING).word == "Sharing"
    assert neighbours(Step.TRAINING) == (None, Step.DIAGNOSIS)
    assert neighbours(Step.SHARING) == (Step.ACTIONS, None)


@pytest.mark.parametrize("content", STEPS, ids=lambda content: content.step.value)
def test_each_step_has_its_pages_and_all_their_words(content: StepContent) -> None:
    assert content.keys == PAGES[content.step]
    assert 3 <= len(content.benchmarks) <= 5
    assert content.outputs
    for text in texts(content):
        assert text.strip() == text != ""
    for page in content.pages:
        assert page.question.endswith("?")
        # Projected at 84 px, a longer question would not fit two lines.
        assert len(page.question) <= 80
        assert content.page(page.key) is page
    with pytest.raises(KeyError):
        content.page("nowhere")


def test_words_are_plain_and_name_no_real_place() -> None:
    for text in ALL_TEXTS:
        assert not UNWANTED.search(text)
        assert not REAL_PLACES.search(text)
        assert set(re.findall(r"\{(\w+)\}", text)) <= {"network"}


def test_starters_fit_the_fields_they_fill() -> None:
    for content in STEPS:
        for text in content.benchmarks:
            assert problems(Benchmark, {"text": text}, new=False) == []
    for criterion in starters.CRITERIA:
        values = {
            "name": criterion.name, "question": criterion.question, "weight": criterion.weight,
            "axis": criterion.axis, "inverse": criterion.inverse,
        }  # fmt: skip
        assert problems(Criterion, values, new=False) == []
    for indicator in starters.INDICATORS:
        values = {
            "name": indicator.name, "kind": indicator.kind, "unit": indicator.unit,
            "source": indicator.source, "frequency": indicator.frequency,
        }  # fmt: skip
        assert problems(Indicator, values, new=False) == []
    for pack in routes.ROUTE_PACKS.values():
        for route in pack.routes:
            values = {
                "title": route.title, "kind": route.kind, "situation": route.situation,
                "service": route.service, "phone": route.phone, "hours": route.hours,
                "note": route.note,
            }  # fmt: skip
            assert problems(ReferralRoute, values, new=False) == []


def test_criteria_cover_both_sides_and_one_counts_in_reverse() -> None:
    assert len(starters.CRITERIA) == 5
    assert {criterion.axis for criterion in starters.CRITERIA} == set(Axis)
    assert [c.name for c in starters.CRITERIA if c.inverse] == ["Risk of stigmatisation"]


def test_facets_are_labelled_as_a_start() -> None:
    assert len(starters.HEXAGON_FACETS) == 6
    assert "RAN public factor families" in starters.FACET_SOURCE
    assert "replace" in starters.FACET_SOURCE


def test_questions_of_care_name_fields_of_an_action() -> None:
    known = fields_of(Action)
    assert {question.field for question in starters.CARE_QUESTIONS} <= known.keys()


def test_the_french_lines_are_those_of_the_domain() -> None:
    phones = {route.kind: route.phone for route in routes.ROUTE_PACKS["FR"].routes}
    assert phones[RouteKind.DANGER] == "17 / 112"
    assert phones[RouteKind.HELPLINE] == "0 800 00 56 96"
    assert phones[RouteKind.CHILD_PROTECTION] == "119"
    assert phones[RouteKind.ADVICE] == phones[RouteKind.AUTHORITY] == ""


def test_the_charter_points_to_the_confidential_group() -> None:
    assert starters.CONFIDENTIAL_EXCHANGE in starters.CHARTER.forbidden
    for name in ("CLSPD", "CISPD", "L.132-5", "prefecture"):
        assert name in starters.CONFIDENTIAL_EXCHANGE
