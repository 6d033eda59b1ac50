"""The table model: words, native values, ids, words for screen readers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from pcve_desktop.i18n import Translator
from pcve_desktop.models import ENTITIES
from pcve_desktop.models.actions import Action
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.vocabularies import Sphere
from pcve_desktop.ui.kit.table import (
    ID_ROLE,
    SORT_ROLE,
    Column,
    RecordTableModel,
    Show,
    column,
    table_columns,
)

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester


def words(model: RecordTableModel, row: int) -> list[str]:
    return [model.index(row, place).data() for place in range(model.columnCount())]


def test_model_is_sound(model: RecordTableModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.set_rows([])
    qtmodeltester.check(model)


def test_cells_in_words(model: RecordTableModel) -> None:
    assert words(model, 0) == [
        "Debate night", "Action", "Médiathèque", "Under way", "27 Nov", "70%",
    ]  # fmt: skip
    assert words(model, 2) == ["Zone libre", "–", "to be found", "Idea", "none yet", "–"]
    assert words(model, 3)[4] == "22 Jan 2027"
    assert [
        model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())
    ] == ["Action", "Pillar", "Owner", "Status", "Due", "Progress"]


def test_roles(model: RecordTableModel) -> None:
    assert model.index(1, 3).data(ID_ROLE) == "a2"
    assert model.index(0, 0).data(SORT_ROLE) == "debate night"
    assert model.sort_value(0, 4) == dt.date(2026, 11, 27)
    assert model.sort_value(2, 4) is None
    assert model.sort_value(0, 3) == 2
    assert model.sort_value(1, 2) == "espace jeunes"


def test_row_is_said_in_words(model: RecordTableModel) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 0).data(role) == (
        "Debate night, Pillar Action, Owner Médiathèque, Status Under way, Due 27 Nov, Progress 70%"
    )
    assert model.index(2, 0).data(role) == "Zone libre, Status Idea"
    assert model.index(2, 2).data(role) == "Owner to be found"


def test_states_find_their_glyph(model: RecordTableModel) -> None:
    assert [model.cell(row, 3).glyph for row in range(4)] == [
        "action.under_way", "action.under_way", "action.idea", "action.done",
    ]  # fmt: skip
    assert [model.cell(row, 4).late for row in range(4)] == [False, True, False, False]
    assert [model.cell(row, 5).share for row in range(4)] == [0.7, 0.4, None, 1.0]


def test_new_rows_are_written_again(model: RecordTableModel) -> None:
    assert words(model, 0)[0] == "Debate night"
    model.set_rows([Action(id="b1", network_id="n", title="New\nname <b>")])
    assert words(model, 0)[0] == "New name <b>"
    assert model.row_of("a1") is None
    assert model.row_of("b1") == 0
    assert model.record(0).id == "b1"


def test_words_follow_the_language() -> None:
    made = RecordTableModel(
        [column(Action, "planned_end"), column(Action, "budget")],
        tr=Translator("de"),
        today=dt.date(2026, 11, 24),
    )
    made.set_rows(
        [Action(network_id="n", title="x", budget=1250.5, planned_end=dt.date(2027, 3, 4))]
    )
    assert words(made, 0) == ["04.03.2027", "1.250,50\u00a0€"]


@pytest.mark.parametrize("entity", ENTITIES.values(), ids=ENTITIES)
def test_every_entity_has_columns(entity: type, tr: Translator) -> None:
    made = RecordTableModel(table_columns(entity), tr=tr)
    made.set_rows([])
    for place, shown in enumerate(made.columns):
        assert made.headerData(place, Qt.Orientation.Horizontal)
        assert made.column_index(shown.name) == place


def test_computed_columns_and_lists(tr: Translator) -> None:
    made = RecordTableModel(
        [
            Column("count", "Actions", Show.NUMBER, lambda _record: 1234),
            Column("last", "Last contact", Show.DATE, lambda _record: dt.date(2026, 11, 17)),
            column(
                Organisation, "spheres", text=lambda value, record: f"{record.name}{len(value)}"
            ),
            column(Organisation, "spheres"),
        ],
        tr=tr,
        today=dt.date(2026, 11, 24),
    )
    made.set_rows([Organisation(name="FC", spheres=(Sphere.COHESION, Sphere.SECURITY))])
    assert words(made, 0) == ["1,234", "17 Nov", "FC2", "Social cohesion, Security"]
    with pytest.raises(ValueError, match="nowhere"):
        made.column_index("nowhere")
