"""Columns kept under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.keeping import ImportMapping
from pcve_desktop.services import records
from pcve_desktop.services.mappings import (
    ColumnsDefinition,
    delete_columns,
    rename_columns,
    save_columns,
    saved_columns,
)
from pcve_desktop.services.records import InvalidRecord, RecordGone

if TYPE_CHECKING:
    from tests.services.conftest import Work

FIRST = ColumnsDefinition((("Nom", "organisation.name"),))
SECOND = ColumnsDefinition((("Nom", None),), {"organisation.kind": {"a": "other"}}, "member")


def test_columns_are_saved_replaced_renamed_and_forgotten(work: Work) -> None:
    save_columns(work.ws, name="  Mairie  de Valmont ", definition=FIRST)
    save_columns(work.ws, name="Caisse", definition=FIRST)
    save_columns(work.ws, name="mairie de valmont", definition=SECOND)
    kept = saved_columns(work.ws)
    assert [(each.name, each.definition) for each in kept] == [
        ("Caisse", FIRST), ("Mairie de Valmont", SECOND),
    ]  # fmt: skip
    rename_columns(work.ws, kept[0].id, name="Zone")
    delete_columns(work.ws, kept[1].id)
    assert [each.name for each in saved_columns(work.ws)] == ["Zone"]
    work.undo()
    assert len(saved_columns(work.ws)) == 2


def test_a_name_is_needed(work: Work) -> None:
    with pytest.raises(InvalidRecord):
        save_columns(work.ws, name="  ", definition=FIRST)
    with pytest.raises(RecordGone):
        rename_columns(work.ws, "gone", name="A")


def test_a_definition_of_another_version_stays_as_it_is(work: Work) -> None:
    text = '{"version": 9, "columns": {}}'
    records.create(work.ws, ImportMapping, values={"name": "Plus tard", "definition": text})
    (kept,) = saved_columns(work.ws)
    assert (kept.name, kept.definition) == ("Plus tard", None)
    rename_columns(work.ws, kept.id, name="Un jour")
    assert work.get(ImportMapping, kept.id).definition == text
