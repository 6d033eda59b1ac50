"""The sample as a file: sound, alike in three languages, fictional, quickly made."""

from __future__ import annotations

import datetime as dt
import re
import time
from typing import TYPE_CHECKING, Any

import pytest

from pcve_desktop.methodology import (
    agenda,
)
from pcve_desktop.models.actions import (
    Action,
    Milestone,
)
from pcve_desktop.models.base import ENTITIES, Record, fields_of
from pcve_desktop.models.fields import Kind
from pcve_desktop.models.sharing import (
    Meeting,
)
from pcve_desktop.models.validation import problems
from pcve_desktop.sample import make_sample
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.services.search import search
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from pcve_desktop.i18n import Translator
from tests.sample.reading import LANGUAGES, TODAY, opened

# Ranges that the French regulator keeps for works of fiction.
FICTION = re.compile(r"(01 99 00|02 61 91|03 53 01|04 65 71|05 36 49|06 39 98) \d\d \d\d")
PUBLIC_LINES = {"17 / 112", "0 800 00 56 96", "119"}


def test_no_record_has_a_problem(sample: Dataset) -> None:
    found = [
        (key, problem.field, problem.msgid)
        for key, entity in ENTITIES.items()
        for record in sample.everywhere(entity)
        for problem in problems(entity, values_of(record), today=TODAY)
    ]

    assert found == []


def test_no_reference_dangles(sample: Dataset) -> None:
    dangling = [
        (key, name, value)
        for key, entity in ENTITIES.items()
        for name, field in fields_of(entity).items()
        if field.kind is Kind.REFERENCE
        for record in sample.everywhere(entity)
        if (value := getattr(record, name)) is not None
        and sample.get(ENTITIES[field.target], value) is None
    ]

    assert dangling == []


def values_of(record: Record) -> dict[str, Any]:
    return {name: getattr(record, name) for name in fields_of(type(record))}


def test_the_structure_is_the_same_in_each_language(files: dict[str, Path]) -> None:
    def counts(path: Path) -> dict[str, int]:
        with Workspace.open(path, read_only=True) as ws:
            data = Dataset(ws)
            return {key: len(data.everywhere(entity)) for key, entity in ENTITIES.items()}

    english, french, german = (counts(files[language]) for language in LANGUAGES)

    assert english == french == german
    # What people arrange for themselves in the program is theirs to begin.
    reported = {key for key, cls in ENTITIES.items() if cls.__entity__.reported}
    assert all(count for key, count in english.items() if key in reported)


@pytest.mark.parametrize(
    ("language", "words", "entity"),
    [
        ("en", "training night", "participation_entry"),
        ("fr", "rumeurs", "finding"),
        ("de", "zuhor", "action"),
    ],
)
def test_search_finds_what_is_there(
    files: dict[str, Path], language: str, words: str, entity: str
) -> None:
    with Workspace.open(files[language], read_only=True) as ws:
        assert entity in {hit.entity for hit in search(ws, words)}


def test_every_phone_and_address_is_fictional(sample: Dataset) -> None:
    phones: set[str] = set()
    texts: list[str] = []
    for entity in ENTITIES.values():
        for name, field in fields_of(entity).items():
            for record in sample.everywhere(entity):
                value = getattr(record, name)
                if field.kind is Kind.PHONE and value:
                    phones.add(value)
                elif isinstance(value, str):
                    texts.append(value)

    assert all(FICTION.fullmatch(phone) for phone in phones - PUBLIC_LINES)
    written = " ".join(texts)
    assert not re.search(r"@(?![a-z.-]+\.example\b)|www\.(?![a-z.-]+\.example\b)", written)
    assert not re.search(r"\b(Strasbourg|Bas-Rhin|Neudorf|Neuhof|Paris|Lyon|Berlin)\b", written)


@pytest.mark.parametrize("day", [dt.date(2024, 2, 29), dt.date(2026, 1, 3), dt.date(2025, 8, 15)])
def test_it_looks_alive_on_any_day(tmp_path: Path, day: dt.date, tr: Translator) -> None:
    path = tmp_path / "any.passerelle"

    make_sample(path, "en", today=day)

    data = opened(path)
    meeting = agenda.next_meeting(data.all(Meeting), today=day)
    late = [item for item in agenda.due(data.all(Action), data.all(Milestone), today=day)
            if item.late]  # fmt: skip
    assert meeting is not None
    assert meeting.held_on == day + dt.timedelta(days=9)
    assert [agenda.due_text(tr, item) for item in late] == ["4 days late"]
    data.ws.close()


def test_an_unknown_language_gets_english(tmp_path: Path) -> None:
    path = tmp_path / "other.passerelle"

    make_sample(path, "xx", today=TODAY)

    data = opened(path)
    assert "Health centre" in {item.name for item in data.organisations()}
    data.ws.close()


def test_making_it_takes_little_time(tmp_path: Path) -> None:
    begun = time.process_time()

    make_sample(tmp_path / "quick.passerelle", "en", today=TODAY)

    # Three seconds are the aim on an ordinary machine; a slow one gets some room.
    assert time.process_time() - begun < 6
