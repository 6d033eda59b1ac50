"""The description of fields is complete and values survive their JSON form."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from pcve_desktop.models import ENTITIES, Kind, Record, Sensitivity, fields_of
from pcve_desktop.models.actions import Action
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.fields import decode, encode
from pcve_desktop.models.network import StepProgress
from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.models.vocabularies import Handling, Public, Step, StepState


@pytest.mark.parametrize("entity", ENTITIES.values(), ids=ENTITIES)
def test_every_field_says_what_it_is(entity: type[Record]) -> None:
    for name, field in fields_of(entity).items():
        assert field.name == name
        assert field.label or field.kind is Kind.POSITION
        assert (field.vocabulary is not None) == (field.kind in {Kind.CHOICE, Kind.CHOICES})
        assert (field.target != "") == (field.kind is Kind.REFERENCE)
        assert not field.target or field.target in ENTITIES


@pytest.mark.parametrize(("key", "entity"), ENTITIES.items())
def test_every_entity_has_a_title_or_is_computed(key: str, entity: type[Record]) -> None:
    info = entity.__entity__
    fields = fields_of(entity)
    assert entity.__tablename__ == key == info.key
    assert not info.title or fields[info.title].required
    assert not info.parent or fields[info.parent].kind is Kind.REFERENCE
    assert all(end in fields for end in info.ends)


def test_only_names_and_owners_are_mandatory() -> None:
    mandatory = {
        (key, name)
        for key, entity in ENTITIES.items()
        for name, field in fields_of(entity).items()
        if field.required and field.kind is not Kind.REFERENCE
    }
    assert all(ENTITIES[key].__entity__.title == name for key, name in mandatory)


def test_no_field_is_named_after_a_person_at_risk() -> None:
    unwanted = {
        "birth",
        "initials",
        "nickname",
        "plate",
        "suspect",
        "religion",
        "ethnic",
        "offence",
    }
    names = {name for entity in ENTITIES.values() for name in fields_of(entity)}
    assert not {name for name in names if any(word in name.split("_") for word in unwanted)}


def test_contact_data_say_that_they_are() -> None:
    for entity in ENTITIES.values():
        for field in fields_of(entity).values():
            if field.kind is Kind.EMAIL:
                assert field.sensitivity is Sensitivity.CONTACT
    marked = [
        name for name, field in fields_of(Contact).items()
        if field.sensitivity is Sensitivity.CONTACT
    ]  # fmt: skip
    assert marked == ["phone", "email", "professional", "agreed_on"]


def test_a_record_in_memory_has_its_defaults() -> None:
    finding = Finding(statement="Rumours travel faster than facts")
    assert finding.id
    assert finding.handling is Handling.AMBER
    assert finding.validated is False
    assert Organisation(name="Espace Jeunes").spheres == ()


def test_links_have_the_same_identifier_everywhere() -> None:
    one = StepProgress(network_id="n", cycle_id="c", step=Step.TRAINING)
    two = StepProgress(network_id="n", cycle_id="c", step=Step.TRAINING, state=StepState.DONE)
    other = StepProgress(network_id="n", cycle_id="c", step=Step.SHARING)
    assert one.id == two.id
    assert one.id != other.id


@pytest.mark.parametrize(
    ("entity", "name", "value", "encoded"),
    [
        (Action, "title", "Debate night", "Debate night"),
        (Action, "planned_end", dt.date(2026, 11, 27), "2026-11-27"),
        (Action, "progress", 70, 70),
        (Action, "budget", 1250.5, 1250.5),
        (Action, "public", Public.TEENS, "teens"),
        (Action, "no_stigma", True, True),
        (Action, "changed_at", dt.datetime(2026, 11, 24, 9, 42, tzinfo=dt.UTC),
         "2026-11-24T09:42:00.000+00:00"),
        (Organisation, "publics", (Public.TEENS, Public.PARENTS), ["teens", "parents"]),
    ],
)  # fmt: skip
def test_values_survive_their_json_form(
    entity: type[Record], name: str, value: Any, encoded: object
) -> None:
    field = fields_of(entity)[name]
    assert encode(value) == encoded
    assert decode(field, encoded) == value


def test_what_a_newer_version_wrote_reads_as_empty() -> None:
    fields = fields_of(Action)
    assert decode(fields["public"], "martians") is None
    assert decode(fields["planned_end"], "soon") is None
    assert decode(fields_of(Organisation)["publics"], ["martians", "teens"]) == (Public.TEENS,)
    assert decode(fields_of(Organisation)["publics"], 7) == ()
