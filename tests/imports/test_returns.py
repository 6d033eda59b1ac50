"""Return forms that come back: what they propose, and every kind of damage, row by row."""

from __future__ import annotations

import datetime as dt
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import Translator
from pcve_desktop.imports.returns import is_return_form
from pcve_desktop.imports.table import TableError
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.vocabularies import ActionStatus, LogKind
from pcve_desktop.services import cycles, networks, records
from pcve_desktop.services.return_columns import MARK
from pcve_desktop.services.returns import ReturnError, Since
from tests.imports.forms import (
    ACTIONS,
    MILESTONES,
    Edited,
    World,
    found,
    make_world,
    one,
    said,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Make a network that no test of this file changes."""
    made = make_world(tmp_path_factory.mktemp("returns") / "Les Tilleuls.passerelle")
    yield made
    made.ws.close()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """Make a network to be changed."""
    made = make_world(tmp_path / "Les Tilleuls.passerelle")
    yield made
    made.ws.close()


@pytest.fixture
def edited(network: World, tmp_path: Path) -> Edited:
    return Edited(network.form(tmp_path))


def test_a_form_as_it_was_sent_proposes_nothing(network: World, tmp_path: Path) -> None:
    plan = network.read(network.form(tmp_path))

    assert (plan.proposals, plan.problems, plan.notes) == ((), (), ())
    assert plan.organisation == "Médiathèque Olympe"
    assert plan.sent_on == dt.date(2026, 11, 10)


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_what_was_filled_in_is_proposed_in_every_language(
    network: World, tmp_path: Path, language: str
) -> None:
    t = Translator(language).t
    form = Edited(network.form(tmp_path, language))
    form.put(ACTIONS, "Walk with parents", "status", t("Done"))
    form.put(ACTIONS, "Walk with parents", "actual_end", dt.date(2026, 11, 20))
    form.put(ACTIONS, "Walk with parents", "note", "All went well.")
    form.put(ACTIONS, "Walk with parents", "note_kind", t("Lesson"))
    form.put(ACTIONS, "Youth radio", "progress", "30 %")
    form.put(ACTIONS, "Youth radio", "participants", "1 200")
    form.put(MILESTONES, "Print the poster", "due_on", "4.12.2026")
    form.put(MILESTONES, "Lend the chairs", "done_on", dt.date(2026, 11, 23))

    plan = network.read(form.save())

    assert found(plan) == {
        ("Walk with parents", "status"): ActionStatus.DONE,
        ("Walk with parents", "actual_end"): dt.date(2026, 11, 20),
        ("Walk with parents", "note"): "All went well.",
        ("Youth radio", "progress"): 30,
        ("Youth radio", "participants"): 1200,
        ("Print the poster", "due_on"): dt.date(2026, 12, 4),
        ("Lend the chairs", "done_on"): dt.date(2026, 11, 23),
    }
    assert said(plan) == []
    kinds = [each.note_kind for each in plan.proposals if each.note_kind]
    assert kinds == [LogKind.LESSON]


def test_what_comes_with_a_state_is_told_unless_the_form_says_it_itself(
    network: World, edited: Edited
) -> None:
    edited.put(ACTIONS, "Walk with parents", "status", "Done")
    edited.put(ACTIONS, "Walk with parents", "actual_end", dt.date(2026, 11, 20))

    proposal = network.read(edited.save()).proposals[0]

    assert proposal.column.key == "status"
    assert [(column.key, value) for column, value in proposal.follows] == [("progress", 100)]


def test_rows_and_columns_may_stand_anywhere_under_any_heading(
    network: World, edited: Edited
) -> None:
    sheet: Any = edited.sheet(ACTIONS)
    sheet.title = "Ours"
    edited.put(ACTIONS, "Youth radio", "progress", 35)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    keys, _headings, *lines = rows
    mixed = [keys, ["?"] * len(keys), *reversed(lines)]
    sheet.delete_rows(1, sheet.max_row)
    for row in mixed:
        sheet.append([*row[1:][::-1], row[0]])
        for cell in sheet[sheet.max_row]:
            # What began like a formula was no formula.
            cell.data_type = "s" if cell.data_type == "f" else cell.data_type

    plan = network.read(edited.save())

    assert found(plan) == {("Youth radio", "progress"): 35}
    assert said(plan) == []
    assert one(plan).sheet == "Ours"


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_without_the_hidden_row_the_headings_tell_the_columns(
    network: World, tmp_path: Path, language: str
) -> None:
    form = Edited(network.form(tmp_path, language))
    form.put(ACTIONS, "Youth radio", "progress", 35)
    heading = form.cell(ACTIONS, "Youth radio", "progress")
    form.sheet(ACTIONS).cell(2, heading.column).value = Translator(language).t("Progress")
    form.sheet(ACTIONS).delete_rows(1)

    plan = network.read(form.save())

    assert found(plan) == {("Youth radio", "progress"): 35}
    assert said(plan) == []


def test_a_column_that_is_gone_is_said_once(network: World, edited: Edited) -> None:
    edited.sheet(ACTIONS).delete_cols(edited.column(ACTIONS, "progress"))

    plan = network.read(edited.save())

    (problem,) = plan.problems
    assert (problem.sheet, problem.row, problem.column) == ("Actions", 0, "Progress")
    assert plan.proposals == ()


def test_values_of_the_wrong_kind_are_said_with_sheet_and_row(
    network: World, edited: Edited
) -> None:
    wrong: list[tuple[str, Any, str]] = [
        ("status", "Nearly", "“Nearly” is not in the list. Not taken."),
        ("progress", 150, "“150” is not a whole number from 0 to 100. Not taken."),
        ("actual_end", "soon", "“soon” is not a date. Not taken."),
        ("participants", -3, "“-3” is not a whole number. Not taken."),
        ("evidence", "=1+1", "A formula; write the value itself. Not taken."),
        ("note_kind", "Gossip", "“Gossip” is not in the list. Not taken."),
    ]
    for key, value, _sentence in wrong:
        edited.put(ACTIONS, "Youth radio", key, value)
    row = edited.row(ACTIONS, "Youth radio")

    plan = network.read(edited.save())

    assert plan.proposals == ()
    assert said(plan) == [("Actions", row, "Youth radio", sentence) for _k, _v, sentence in wrong]


@pytest.mark.parametrize(
    ("value", "number_format", "wanted"),
    [(0.6, "0%", 60), (0.6, '0" %"', None), (1, "0%", 100), (1, "General", 1), (12.5, "0", None),
     (True, "0", None), (dt.date(2026, 1, 2), "General", None)],
)  # fmt: skip
def test_per_cent_is_what_the_sheet_shows(
    network: World, edited: Edited, value: Any, number_format: str, wanted: int | None
) -> None:
    cell = edited.cell(ACTIONS, "Youth radio", "progress")
    cell.value = value
    cell.number_format = number_format

    plan = network.read(edited.save())

    assert [each.after for each in plan.proposals] == ([] if wanted is None else [wanted])
    assert len(plan.problems) == (wanted is None)


def test_a_cell_left_empty_empties_but_never_by_itself(network: World, edited: Edited) -> None:
    edited.put(ACTIONS, "Walk with parents", "progress", None)
    edited.put(ACTIONS, "Walk with parents", "status", None)

    plan = network.read(edited.save())

    assert (one(plan).column.key, one(plan).after, one(plan).plain) == ("progress", None, False)
    assert [text for *_place, text in said(plan)] == ["Left empty; it stays as it is."]


def test_lines_added_removed_doubled_or_without_identifier_are_said(
    network: World, edited: Edited
) -> None:
    sheet = edited.sheet(ACTIONS)
    for title in ("Walk with parents", "Street fair"):
        edited.put(ACTIONS, title, "progress", 77)
    sheet.append([cell.value for cell in sheet[edited.row(ACTIONS, "Street fair")]])
    sheet.cell(edited.row(ACTIONS, "Walk with parents"), 1).value = None
    sheet.append([None, 9, "Something new"])
    last = sheet.max_row
    edited.sheet(MILESTONES).delete_rows(edited.row(MILESTONES, "Lend the chairs"))

    plan = network.read(edited.save())

    assert found(plan) == {("Street fair", "progress"): 77}
    assert said(plan) == [
        ("Actions", 3, "Walk with parents",
         "The hidden identifier of this line is gone. Not taken."),
        ("Actions", last - 1, "Street fair", "This line stands twice; the first counts."),
        ("Actions", last, "Something new", "A new line. Not taken; add it in the program."),
        ("Milestones", 0, "Lend the chairs",
         "This line is gone from the form. Nothing is deleted here."),
    ]  # fmt: skip


def test_rows_sorted_without_their_identifiers_are_never_taken(
    network: World, edited: Edited
) -> None:
    sheet = edited.sheet(ACTIONS)
    first, second = (edited.row(ACTIONS, each) for each in ("Walk with parents", "Youth radio"))
    for column in range(2, sheet.max_column + 1):
        one_cell, other = sheet.cell(first, column), sheet.cell(second, column)
        one_cell.value, other.value = other.value, one_cell.value
        for cell in (one_cell, other):
            cell.data_type = "s" if cell.data_type == "f" else cell.data_type

    plan = network.read(edited.save())

    assert plan.proposals == ()
    assert [text[:52] for *_place, text in said(plan)] == [
        "The hidden identifier of this line belongs to “Walk ",
        "The hidden identifier of this line belongs to “Youth",
    ]


def test_a_changed_title_is_not_taken_but_the_rest_of_the_line_is(
    network: World, edited: Edited
) -> None:
    edited.put(ACTIONS, "Youth radio", "progress", 20)
    edited.put(ACTIONS, "Youth radio", "title", "Radio of the young")

    plan = network.read(edited.save())

    assert found(plan) == {("Youth radio", "progress"): 20}
    assert [text for *_place, text in said(plan)] == [
        "Only the yellow cells are taken; the title stays as it is."
    ]


def test_merged_cells_are_said_not_emptied(network: World, edited: Edited) -> None:
    row, column = edited.row(ACTIONS, "Walk with parents"), edited.column(ACTIONS, "status")
    edited.sheet(ACTIONS).merge_cells(
        start_row=row, end_row=row, start_column=column, end_column=column + 1
    )

    plan = network.read(edited.save())

    assert plan.proposals == ()
    assert [text for *_place, text in said(plan)] == [
        "This cell is merged with another. Not taken."
    ]


def test_what_changed_here_meanwhile_shows_three_values(world: World, tmp_path: Path) -> None:
    form = Edited(world.form(tmp_path))
    form.put(ACTIONS, "Walk with parents", "progress", 80)
    form.put(ACTIONS, "Youth radio", "progress", 10)
    records.update(world.ws, Action, world.walk, values={"progress": 60, "evidence": "Other"})
    records.update(world.ws, Action, world.radio, values={"progress": 10})

    proposal = one(world.read(form.save()))

    assert (proposal.sent, proposal.now, proposal.after) == (40, 60, 80)
    assert proposal.since is Since.CHANGED
    assert not proposal.plain


def test_what_was_deleted_here_is_said_with_its_title(world: World, tmp_path: Path) -> None:
    form = Edited(world.form(tmp_path))
    form.put(ACTIONS, "Youth radio", "progress", 10)
    records.delete(world.ws, Action, world.radio)

    plan = world.read(form.save())

    assert plan.proposals == ()
    assert [problem[2:] for problem in said(plan)] == [
        ("Youth radio", "This was deleted here meanwhile. Not taken.")
    ]


def test_texts_that_look_personal_are_worth_a_look(network: World, edited: Edited) -> None:
    edited.put(ACTIONS, "Youth radio", "note", "Call 06 12 34 56 78 about it.")

    (hint,) = one(network.read(edited.save())).hints

    assert hint.text(Translator("en")) == "Looks like a phone number: 06 12 34 56 78"


def test_a_note_already_in_the_log_is_not_taken_again(world: World, tmp_path: Path) -> None:
    from pcve_desktop.services import actions

    form = Edited(world.form(tmp_path))
    form.put(MILESTONES, "Find a room", "note", "The  school lends one.")
    assert one(world.read(form.save())).after == "Find a room – The  school lends one."
    actions.note(
        world.ws, network_id=world.network, action_id=world.walk, kind=LogKind.PROGRESS,
        text="Find a room – The school lends one.",
    )  # fmt: skip

    plan = world.read(form.path)

    assert plan.proposals == ()
    assert [text for *_place, text in said(plan)] == ["The log says this already. Not taken again."]


def test_without_its_technical_sheet_a_form_is_read_with_a_warning(
    network: World, edited: Edited
) -> None:
    del edited.book[MARK]
    edited.put(ACTIONS, "Youth radio", "progress", 10)

    plan = network.read(edited.save())

    assert [(each.after, each.since) for each in plan.proposals] == [(10, Since.UNKNOWN)]
    assert len(plan.notes) == 1
    assert said(plan) == []


def test_a_sheet_that_is_missing_is_said(network: World, edited: Edited) -> None:
    edited.book.remove(edited.sheet(MILESTONES))

    assert [text for *_place, text in said(network.read(edited.save()))] == [
        "This sheet is missing from the form. Nothing of it was taken."
    ]


def test_a_form_of_another_file_or_network_or_cycle_is_refused(
    world: World, tmp_path: Path
) -> None:
    other = make_world(tmp_path / "Rive Est.passerelle")
    strange = other.form(tmp_path / "strange")
    other.ws.close()
    with pytest.raises(ReturnError, match="another network"):
        world.read(strange)

    form = world.form(tmp_path)
    networks.create_network(world.ws, name="Valmont", tr=Translator("en"))
    home = world.network
    world.network = next(item.id for item in networks.networks(world.ws) if item.id != home)
    with pytest.raises(ReturnError, match="choose that network"):
        world.read(form)

    world.network = home
    cycles.close_cycle(world.ws, world.cycle, cycles.Closing(dt.date(2026, 11, 24)))
    with pytest.raises(ReturnError, match="closed"):
        world.read(form)


def test_other_files_are_refused_with_a_sentence(network: World, tmp_path: Path) -> None:
    plain = tmp_path / "plain.xlsx"
    book = openpyxl.Workbook()
    book.create_sheet().append(["Number", "Title", "Status"])
    book.save(plain)
    assert not is_return_form(plain)
    with pytest.raises(ReturnError, match="no return form"):
        network.read(plain)
    for data in (b"", b"Title;Status\n", b"PK\x03\x04 broken"):
        plain.write_bytes(data)
        assert not is_return_form(plain)
        with pytest.raises(TableError):
            network.read(plain)

    newer = Edited(network.form(tmp_path))
    newer.book[MARK]["B1"].value = "2"
    with pytest.raises(ReturnError, match="newer"):
        network.read(newer.save())


def test_a_form_with_a_document_type_is_refused(network: World, tmp_path: Path) -> None:
    form, bad = network.form(tmp_path), tmp_path / "bad.xlsx"
    assert is_return_form(form)
    with zipfile.ZipFile(form) as before, zipfile.ZipFile(bad, "w") as after:
        for info in before.infolist():
            data = before.read(info)
            if info.filename == "xl/workbook.xml":
                data = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>' + data
            after.writestr(info, data)

    with pytest.raises(TableError, match="document type"):
        network.read(bad)


# Whatever is done to it

VALUES = st.one_of(
    st.none(),
    st.integers(-(10**6), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(dt.date(1901, 1, 1)),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30),
    st.sampled_from(["=1+1", "=A1", "#N/A", MARK, "value", "record", "Done", "action.status"]),
)
PLACES = st.tuples(st.integers(1, 5), st.integers(1, 8), st.integers(1, 13))
EDITS = st.lists(st.tuples(PLACES, VALUES), min_size=1, max_size=12)
CUTS = st.lists(st.tuples(st.integers(1, 5), st.booleans(), st.integers(1, 12)), max_size=3)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(edits=EDITS, cuts=CUTS)
def test_nothing_done_to_a_form_breaks_or_writes(
    network: World, edited: Edited, tmp_path: Path, edits: list[Any], cuts: list[Any]
) -> None:
    before = [(each.id, each.changed_at) for each in network.data.everywhere(Action)]
    form = Edited(edited.path)
    for (number, row, column), value in edits:
        form.sheet(number - 1).cell(row, column).value = value
    for number, whole_row, place in cuts:
        sheet: Worksheet = form.sheet(number - 1)
        if whole_row:
            sheet.delete_rows(place)
        else:
            sheet.delete_cols(place)
    form.path = tmp_path / "edited.xlsx"

    try:
        plan = network.read(form.save())
    except PasserelleError:
        plan = None

    own = {network.walk, network.radio, network.fair, *network.steps.values()}
    own.remove(network.steps["Choose the referee"])
    assert plan is None or {each.record_id for each in plan.proposals} <= own
    assert plan is None or all(each.after != each.now for each in plan.proposals)
    assert [(each.id, each.changed_at) for each in network.data.everywhere(Action)] == before
    assert network.get(Milestone, network.steps["Find a room"]).done_on is None
