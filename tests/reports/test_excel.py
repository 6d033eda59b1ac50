"""The workbook, read back: sheets, types, labels, print set-up, hostile texts."""

from __future__ import annotations

import datetime as dt
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from pcve_desktop.i18n import Translator
from pcve_desktop.models import ENTITIES, Kind, fields_of
from pcve_desktop.models.actions import Action
from pcve_desktop.models.network import Office
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.training import SessionAttendance
from pcve_desktop.models.vocabularies import ActionStatus, Pillar, Sphere
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.reports.excel import entities_in_order, write_workbook
from tests.reports.samples import TODAY, Records, empty, full_of_secrets, tilleuls

if TYPE_CHECKING:
    from pathlib import Path


def workbook(
    data: Records, folder: Path, *, audience: Audience = Audience.NETWORK, language: str = "en"
) -> Any:
    """Write and read a workbook; every cell may be a merged one to the type checker."""
    target = folder / "book.xlsx"
    for _ in write_workbook(View(data, audience), target, Translator(language), today=TODAY):
        pass
    return load_workbook(target)


def _cells(book: Any, sheet: str, row: int = 2) -> dict[str, Any]:
    """Return the cells of a row by header."""
    table = book[sheet]
    return {str(head.value): table.cell(row, head.column) for head in table[1]}


def test_a_sheet_for_every_entity(tmp_path: Path) -> None:
    book = workbook(full_of_secrets(), tmp_path)
    assert book.sheetnames[0] == "Overview"
    reported = [entity for entity in ENTITIES.values() if entity.__entity__.reported]
    assert len(book.sheetnames) == len(reported) + 2
    assert [book[name].max_row for name in book.sheetnames[1:-1]] == [2] * len(reported)
    assert book.sheetnames[-1] == "lists"
    assert book["lists"].sheet_state == "veryHidden"
    names = [entity.__entity__.key for entity in entities_in_order()]
    assert names.index("network") < names.index("organisation") < names.index("finding")
    assert names.index("finding") < names.index("objective") < names.index("action")


def test_every_field_has_its_column(tmp_path: Path) -> None:
    book = workbook(full_of_secrets(), tmp_path)
    for name, entity in zip(book.sheetnames[1:-1], entities_in_order(), strict=True):
        expected = [
            field for field in fields_of(entity).values()
            if field.kind is not Kind.POSITION and field.name not in {"network_id", "cycle_id"}
        ]  # fmt: skip
        heads = [str(cell.value) for cell in book[name][1]]
        assert heads[0] == "id"
        assert len(heads) == len(expected) + 1
        assert all(h.startswith(f.label) for h, f in zip(heads[1:], expected, strict=True))
        assert len({head.casefold() for head in heads}) == len(heads)


def test_values_keep_their_nature(tmp_path: Path) -> None:
    data = tilleuls()
    data.all(Action)[0].safe = True
    data.all(Action)[0].planned_start = dt.date(1850, 1, 1)
    row = _cells(workbook(data, tmp_path), "Collective actions")
    values: dict[str, Any] = {name: cell.value for name, cell in row.items()}
    assert values["id"] == data.all(Action)[0].id
    assert values["Number"] == 1
    assert values["Due"] == dt.datetime(2026, 11, 27)  # noqa: DTZ001 - sheets have no time zone
    assert row["Due"].number_format == "dd/mm/yyyy"
    assert values["Planned start"] is None, "before the calendar of spreadsheets"
    assert values["Budget"] == 1234.5
    assert row["Budget"].number_format == '#,##0.00 "€"'
    assert values["Progress"] == 70
    assert row["Progress"].number_format == '0" %"'
    assert (values["Safe for everyone"], values["Open to all"]) == ("Yes", "No")
    assert values["Status"] == "Under way"
    assert values["Lead"] == "Médiathèque"
    assert values["Spheres"] == "Social cohesion"
    assert values["Handling level"] == "Amber"


def test_several_choices_and_offices(tmp_path: Path) -> None:
    data = empty()
    office = data.make(Office, name="Espace Jeunes")
    data.make(
        Action, title="a", spheres=(Sphere.COHESION, Sphere.SECURITY), changed_by=office.id,
        changed_at=dt.datetime(2026, 11, 1, 9, 30, tzinfo=dt.UTC),
    )  # fmt: skip
    row = _cells(workbook(data, tmp_path), "Collective actions")
    assert row["Spheres"].value == "Social cohesion, Security"
    assert row["Changed by"].value == "Espace Jeunes"
    moment = dt.datetime(2026, 11, 1, 9, 30, tzinfo=dt.UTC).astimezone().replace(tzinfo=None)
    assert row["Changed on"].value == moment


def test_small_numbers_are_text_for_the_city(tmp_path: Path) -> None:
    row = _cells(workbook(tilleuls(), tmp_path, audience=Audience.CITY), "Attendance at sessions")
    assert row["People"].value == "<5"
    assert row["People"].data_type == "s"
    fourth = _cells(load_workbook(tmp_path / "book.xlsx"), "Attendance at sessions", 4)
    assert fourth["People"].value == 7


def test_the_city_has_no_sheet_of_contacts(tmp_path: Path) -> None:
    names = workbook(tilleuls(), tmp_path, audience=Audience.CITY).sheetnames
    assert not {"Contacts", "Participation log", "Scores", "Ballots"} & set(names)
    heads = [cell.value for cell in load_workbook(tmp_path / "book.xlsx")["Collective actions"][1]]
    assert "Budget" not in heads


HOSTILE = (
    "=1+1", "+33 1", "-2", "@SUM(A1)", "\tTab", '=HYPERLINK("http://x.example")', "#N/A",
    "{=1}", "'quoted", "<b>&amp;</b>", "_x000D_", " padded ",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_are_never_formulas(tmp_path: Path, text: str) -> None:
    data = empty()
    data.make(Action, title=text)
    cell = _cells(workbook(data, tmp_path), "Collective actions")["Title"]
    assert cell.data_type == "s"
    # The underscore of what looks like an escape is one itself, as the format asks.
    assert str(cell.value).replace("_x005F_", "_") == text
    assert ("_x005F_" in str(cell.value)) == (text == "_x000D_")
    if text[0] in "=+-@\t":
        assert cell.quotePrefix
    with zipfile.ZipFile(tmp_path / "book.xlsx") as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert b"<f>" not in archive.read(name)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b\x07c\x1f", "abc"),
        ("\r\n=1+1", "=1+1"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("\x00\x01", None),
        ("\ud800half\ufffe", "half"),
        ("x" * 40_000, "x" * 32_767),
        ("emoji \U0001f600 and Ελληνικά", "emoji \U0001f600 and Ελληνικά"),
    ],
)
def test_characters_that_a_sheet_cannot_hold(tmp_path: Path, text: str, kept: str | None) -> None:
    data = empty()
    data.make(Action, title="t", description=text)
    cell = _cells(workbook(data, tmp_path), "Collective actions")["Description"]
    assert cell.value == kept
    assert cell.data_type == ("s" if kept else "n")


def test_a_hostile_network_name(tmp_path: Path) -> None:
    data = empty()
    data.network.name = "=cmd|' /C calc'!A0 & Co\x00"
    book = workbook(data, tmp_path)
    overview = book["Overview"]
    assert overview["A1"].value == "=cmd|' /C calc'!A0 & Co"
    assert overview["A1"].data_type == "s"
    assert "&& Co" in str(overview.oddHeader.left.text)


def test_how_a_sheet_looks_and_prints(tmp_path: Path) -> None:
    book = workbook(tilleuls(), tmp_path, audience=Audience.CITY)
    sheet = book["Collective actions"]
    assert sheet.freeze_panes == "C2"
    assert sheet.column_dimensions["A"].hidden
    assert not sheet.column_dimensions["B"].hidden
    assert sheet.column_dimensions["C"].width > 25
    assert sheet["C2"].alignment.wrap_text
    assert sheet.page_setup.orientation == "landscape"
    # Wide: side by side rather than too small, what names a row on each page.
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (4, 0)
    assert (sheet.print_title_cols, sheet.page_setup.pageOrder) == ("$A:$C", "overThenDown")
    assert (book["Milestones"].page_setup.fitToWidth, book["Milestones"].print_title_cols) == (
        1,
        None,
    )
    assert sheet.row_dimensions[6].height == 45, "a title of three lines"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"
    assert "Les Tilleuls" in str(sheet.oddHeader.left.text)
    for name in book.sheetnames[:-1]:
        assert (
            str(book[name].oddFooter.left.text)
            == "For the city. Contacts are left out. Handling level: Amber."
        )
        assert book[name].oddFooter.right.text == "&A · Page &P of &N"
        assert book[name].oddHeader.center.text == "&BAmber"


def test_document_properties(tmp_path: Path) -> None:
    properties = workbook(tilleuls(), tmp_path, audience=Audience.CITY, language="fr").properties
    assert properties.title == "Les Tilleuls"
    assert properties.creator == "Passerelle"
    assert properties.language == "fr"


def test_the_overview(tmp_path: Path) -> None:
    book = workbook(tilleuls(), tmp_path, audience=Audience.CITY)
    rows = [
        [c for c in row if c is not None] for row in book["Overview"].iter_rows(values_only=True)
    ]
    assert rows[0] == ["Les Tilleuls"]
    for expected in (
        ["Network", "Les Tilleuls"],
        ["Cycle", "2026–2027"],
        ["Audience", "The city"],
        ["Handling level", "Amber"],
        ["Date", dt.datetime(2026, 11, 24)],  # noqa: DTZ001 - sheets have no time zone
        ["Organisations", 8],
        ["People trained", 35],
        ["At the last meeting", "7 of 8"],
        ["1 Collective training", "Adapted", "Two evenings rather than a day"],
        ["Communication", 0, 1, 1, 0, 2],
        ["Prevention", 3],
        ["Collective actions", 9],
    ):
        assert expected in rows
    links = {
        cell.value: cell.hyperlink.location
        for row in book["Overview"].iter_rows() for cell in row if cell.hyperlink
    }  # fmt: skip
    assert links["Collective actions"] == "'Collective actions'!A1"
    assert set(links) == set(book.sheetnames[1:-1])


def test_sheet_names_are_allowed_and_different(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = Translator("en")
    plain = long.t

    def longer(msgid: str, /, **values: object) -> str:
        text = plain(msgid, **values)
        plurals = {entity.__entity__.plural for entity in ENTITIES.values()}
        return f"A/B: [{'very ' * 8}] {text}" if msgid in plurals else text

    monkeypatch.setattr(long, "t", longer)
    target = tmp_path / "long.xlsx"
    for _ in write_workbook(View(empty(), Audience.NETWORK), target, long, today=TODAY):
        pass
    names = load_workbook(target).sheetnames
    assert len({name.casefold() for name in names}) == len(entities_in_order()) + 2
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)


def test_german_dates(tmp_path: Path) -> None:
    book = workbook(tilleuls(), tmp_path, language="de")
    formats = {
        cell.number_format
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.is_date
    }
    assert formats == {"dd.mm.yyyy", "hh:mm"}


def test_many_rows_keep_their_own_values(tmp_path: Path) -> None:
    data = empty()
    partner = data.make(Organisation, name="P")
    data.make(Membership, organisation_id=partner.id)
    for number in range(1, 1201):
        data.make(
            Action, number=number, title=f"=A{number}" if number % 3 else f"A{number}",
            pillar=Pillar.ACTION if number % 2 else None, status=ActionStatus.DONE,
        )  # fmt: skip
    sheet = workbook(data, tmp_path)["Collective actions"]
    rows = list(sheet.iter_rows(min_row=2, max_col=3, values_only=True))
    assert len(rows) == 1200
    assert rows[0][1:] == (1, "=A1")
    assert rows[1199][1:] == (1200, "A1200")
    assert data.all(SessionAttendance) == []
