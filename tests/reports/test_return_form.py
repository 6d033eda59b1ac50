"""Return forms as they are written: what is in them, what is open, what nobody may see."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.models import Sensitivity, fields_of
from pcve_desktop.models.actions import Action
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.vocabularies import Handling, MemberRole
from pcve_desktop.reports.files import ExportError
from pcve_desktop.reports.return_form import form_choices, write_return_forms
from pcve_desktop.services import records
from pcve_desktop.services.return_columns import MARK, PARTS
from tests.imports.forms import ACTIONS, MILESTONES, SENT, Edited, World, make_world

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = make_world(tmp_path / "Les Tilleuls.passerelle")
    yield made
    made.ws.close()


def titles(form: Edited, number: int) -> list[str]:
    column = form.column(number, "title")
    rows = form.sheet(number).iter_rows(min_row=3, min_col=column, max_col=column)
    return [str(cell.value) for (cell,) in rows]


def foot(form: Edited) -> str:
    sheet: Any = form.sheet(ACTIONS)
    return str(sheet.oddFooter.left.text)


def texts(path: Path) -> str:
    """Return everything that the cells of all sheets hold, hidden ones too."""
    book = openpyxl.load_workbook(path)
    rows = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
    return "\n".join(str(value) for row in rows for value in row if value is not None)


def test_a_partner_gets_its_own_actions_and_milestones(world: World, tmp_path: Path) -> None:
    form = Edited(world.form(tmp_path))

    assert form.path.name == "return-form-tilleuls-mediatheque-olympe-2026-11-10.xlsx"
    assert [sheet.sheet_state for sheet in form.book.worksheets] == [
        "visible", "visible", "visible", "veryHidden", "veryHidden",
    ]  # fmt: skip
    assert titles(form, ACTIONS) == ["Walk with parents", "Youth radio", "Street fair"]
    assert titles(form, MILESTONES) == ["Find a room", "Print the poster", "Lend the chairs"]
    assert form.cell(MILESTONES, "Lend the chairs", "action").value == "Match of words"


def test_only_what_may_be_updated_is_open(world: World, tmp_path: Path) -> None:
    form = Edited(world.form(tmp_path))

    for number, part in zip((ACTIONS, MILESTONES), PARTS, strict=True):
        sheet = form.sheet(number)
        assert sheet.protection.sheet
        assert not sheet.protection.password
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("D3", "$2:$2")
        assert sheet.row_dimensions[1].hidden
        assert sheet.column_dimensions["A"].hidden
        assert foot(form).endswith("Handling level: Amber strict.")
        for row in sheet.iter_rows(min_row=3):
            opened = [not cell.protection.locked for cell in row]
            assert opened == [False, *(column.writable for column in part.columns)]
    assert form.book.security.lockStructure


def test_lists_and_dates_are_checked_while_typing(world: World, tmp_path: Path) -> None:
    form = Edited(world.form(tmp_path, "fr"))
    rules = {
        str(rule.sqref).split(":")[0]: rule
        for rule in form.sheet(ACTIONS).data_validations.dataValidation
    }

    states = form.book["lists"]
    t = Translator("fr").t
    assert [cell.value for (cell,) in states["A1:A6"]] == [
        t(text) for text in ("Idea", "Planned", "Under way", "Done", "Paused",
                             "Stopped, with lessons")
    ]  # fmt: skip
    assert rules["F3"].formula1 == "lists!$A$1:$A$6"
    assert [rules[cell].type for cell in ("F3", "G3", "H3", "I3", "K3")] == [
        "list", "whole", "date", "whole", "list",
    ]  # fmt: skip
    assert form.cell(ACTIONS, "Walk with parents", "status").value == t("Under way")


def test_texts_are_inert(world: World, tmp_path: Path) -> None:
    form = Edited(world.form(tmp_path))

    cell = form.cell(ACTIONS, "Walk with parents", "evidence")
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=three walks so far", "s", True)
    assert form.cell(ACTIONS, "Street fair", "evidence").value == "A & B <i>ok</i>"


def test_no_column_is_internal_or_a_contact() -> None:
    shown = [
        fields_of(part.entity)[column.key]
        for part in PARTS
        for column in part.columns
        if column.is_field
    ]

    assert {field.sensitivity for field in shown} == {Sensitivity.NONE}


def test_what_is_for_the_network_only_goes_to_no_outsider(world: World, tmp_path: Path) -> None:
    records.update(world.ws, Action, world.walk, values={"handling": Handling.AMBER_STRICT})
    assert "Walk with parents" in texts(world.form(tmp_path / "in"))
    place = next(row for row in world.data.all(Membership) if row.organisation_id == world.library)
    records.update(world.ws, Membership, place.id, values={"role": MemberRole.LEFT})

    outside = world.form(tmp_path / "out")

    assert "Walk with parents" not in texts(outside)
    assert "Youth radio" in texts(outside)
    # The budget, as a cell: an identifier may hold these figures by chance.
    assert not re.search(r"^900\b(?!-)", texts(outside), re.MULTILINE)
    assert foot(Edited(outside)).endswith("level: Amber.")


def test_the_words_come_first_in_the_language_of_the_reader(world: World, tmp_path: Path) -> None:
    for language in ("en", "fr", "de"):
        words = Edited(world.form(tmp_path, language)).sheet(0)
        said = [cell.value for (cell,) in words["B1:B20"]]
        t = Translator(language).t
        assert t("Write about situations, never about named people.") in said
        assert t("Fill in the yellow cells. All the others are locked.") in said


def test_the_hidden_sheet_keeps_what_the_values_were(world: World, tmp_path: Path) -> None:
    rows = Edited(world.form(tmp_path)).book[MARK].iter_rows(values_only=True)
    kept: list[Any] = [[value for value in row if value is not None] for row in rows]

    assert kept[0] == [
        MARK, "1", world.ws.workspace_id, world.network, world.cycle, world.library,
        SENT.isoformat(), "en",
    ]  # fmt: skip
    assert ["value", "action", world.walk, "progress", "40"] in kept
    assert ["value", "action", world.radio, "progress"] in kept


def test_each_partner_gets_one_file_and_who_has_nothing_gets_none(
    world: World, tmp_path: Path
) -> None:
    choices = form_choices(world.data)
    assert [(each.organisation.name, each.actions, each.milestones) for each in choices] == [
        ("FC Tilleuls", 2, 4),
        ("Médiathèque Olympe", 3, 3),
    ]
    lonely = records.create(world.ws, Organisation, values={"name": "Parents"}).first_id
    assert lonely is not None

    steps = list(
        write_return_forms(
            world.ws, network_id=world.network, cycle_id=world.cycle,
            organisation_ids=[world.club, lonely, world.library], language="de",
            folder=tmp_path / "new", today=dt.date(2026, 11, 24),
        )
    )  # fmt: skip

    assert [(step.done, step.total) for step in steps] == [(1, 2), (2, 2)]
    assert sorted((tmp_path / "new").iterdir()) == sorted(step.path for step in steps)


def test_a_folder_that_cannot_be_made_is_a_clear_error(world: World, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(ExportError):
        world.form(tmp_path / "file")
