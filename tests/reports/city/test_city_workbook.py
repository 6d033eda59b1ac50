"""The workbook of the city, read back: sheets, charts, names of networks, what is kept back."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from pcve_desktop.i18n import LANGUAGES, Translator
from pcve_desktop.models import ENTITIES, Sensitivity, fields_of
from pcve_desktop.models.actions import Action
from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.reports import write_documents
from pcve_desktop.reports.audiences import Audience
from pcve_desktop.reports.documents import Wanted, document_of
from pcve_desktop.sample import make_sample
from pcve_desktop.services import networks
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.store.workspace import Workspace
from tests.reports.city.cities import Neighbour, at_work, moved, opened, valmont
from tests.reports.samples import SECRET, SECRET_NUMBER, TODAY, full_of_secrets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

WORKBOOK = document_of("city-workbook")


def written(
    town: list[Neighbour],
    folder: Path,
    *,
    audience: Audience = Audience.CITY,
    language: str = "en",
) -> Path:
    steps = list(
        write_documents(
            town[0], [Wanted(WORKBOOK)], audience=audience, language=language, folder=folder,
            today=TODAY,
        )
    )  # fmt: skip
    assert all(step.done <= step.total for step in steps)
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    return steps[-1].path


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    """Return the rows of a sheet by their headers."""
    header, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, header), line, strict=True)) for line in lines]


def raw(path: Path) -> str:
    with zipfile.ZipFile(path) as file:
        return "\n".join(file.read(name).decode("utf-8", "replace") for name in file.namelist())


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return load_workbook(written(valmont(), tmp_path_factory.mktemp("city")))


def test_one_row_for_each_network_in_alphabetical_order(book: Any) -> None:
    found = rows(book["Networks"])
    assert [row["Network"] for row in found] == ["Écluse", "Les Tilleuls", "Rive Est"]
    rive = found[2]
    assert (rive["Partners"], rive["Lead"], rive["Social and health"]) == (2, 1, 1)
    assert (rive["Sessions held"], rive["People trained"], rive["Priorities retained"]) == (
        1,
        12,
        1,
    )
    assert (rive["Milestones"], rive["Milestones done"], rive["Actions"]) == (1, 1, 1)
    assert (rive["Actions: Done"], rive["Pillar: Action"], rive["Actions: Prevention"]) == (1, 1, 1)
    assert rive["1 Training"] == "Under way"
    assert found[0]["People trained"] == "<5"
    assert rive["Setbacks"] is None, "what is nought says nothing"


def test_every_kind_of_entry_names_its_network(book: Any) -> None:
    assert book.sheetnames[:2] == ["Overview", "Networks"]
    actions = rows(book["Collective actions"])
    assert {row["Network"] for row in actions} == {"Écluse", "Les Tilleuls", "Rive Est"}
    assert [row["Network"] for row in actions if row["Title"] == "Debate in Rive Est"] == [
        "Rive Est"
    ]
    for title in book.sheetnames:
        sheet = book[title]
        if title not in {"Overview", "Networks", "lists"}:
            assert sheet["B1"].value == "Network", title
            assert sheet.freeze_panes == "D2"


def test_a_shared_partner_stands_once_with_all_its_networks(book: Any) -> None:
    found = [row for row in rows(book["Organisations"]) if row["Name"] == "Médiathèque"]
    assert [row["Network"] for row in found] == ["Les Tilleuls; Rive Est"]


def test_tables_have_names_and_sheets_their_level(book: Any) -> None:
    assert list(book["Networks"].tables) == ["Tbl_network"]
    table = book["Collective actions"].tables["Tbl_action"]
    assert table.ref.startswith("A1:")
    assert [column.name for column in table.tableColumns][:3] == ["id", "Network", "Number"]
    for sheet in book:
        if sheet.title != "lists":
            assert "Amber" in sheet.oddHeader.center.text
            assert "For the city. Contacts are left out." in sheet.oddFooter.left.text
            assert sheet.page_setup.orientation == "landscape"
    assert book.properties.title == "City report · Valmont"
    assert book.properties.keywords == "Amber"


def test_the_overview_adds_up_and_draws(book: Any) -> None:
    sheet = book["Overview"]
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    for text in (
        "Valmont", "City report", "People trained, at least", "Les Tilleuls",
        "Each network is shown in its current cycle.", "Reasons for not taking part",
    ):  # fmt: skip
        assert text in cells, text
    # Steps, sectors, pillars, states, and two balances.
    assert len(sheet._charts) == 6
    for chart in sheet._charts:
        assert all(series.val.numRef.f.startswith("'Overview'!") for series in chart.series)


@pytest.mark.parametrize("audience", [Audience.CITY, Audience.PUBLIC])
def test_contacts_and_internal_values_stay_out(tmp_path: Path, audience: Audience) -> None:
    town: list[Neighbour] = []
    for _ in range(2):
        opened(moved(full_of_secrets(), town))
    found = raw(written(town, tmp_path, audience=audience))
    assert SECRET not in found
    assert str(SECRET_NUMBER) not in found


def test_nothing_of_the_sample_that_is_kept_inside_is_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "valmont.passerelle"
    make_sample(path, "fr")
    with Workspace.open(path, office="Ville") as ws:
        networks.create_network(ws, name="Rive Est", tr=Translator("fr"), city="Valmont")
        network = networks.networks(ws)[0]
        data = Dataset(ws, network_id=network.id, cycle_id=network.cycle_id)
        # A route for everybody may have the number of a partner; it is open there.
        openly = "\n".join(_values(data, {Sensitivity.NONE}))
        kept = {
            value
            for value in _values(data, {Sensitivity.CONTACT, Sensitivity.INTERNAL})
            if value not in openly
        }
        files = [
            step.path
            for step in write_documents(
                data, [Wanted(WORKBOOK), Wanted(document_of("city"))], audience=Audience.CITY,
                language="fr", folder=tmp_path, today=None,
            )
        ]  # fmt: skip
    assert len(kept) > 60
    text = raw(files[0])
    assert [value for value in kept if value in text] == []
    assert b"%PDF" in files[-1].read_bytes()


def _values(data: Dataset, kinds: set[Sensitivity]) -> Iterator[str]:
    """Give the texts of the fields of some kinds, as a sheet would hold them."""
    for entity in ENTITIES.values():
        for name, field in fields_of(entity).items():
            if field.sensitivity not in kinds or (entity is Contact and name == "function"):
                continue
            for record in data.everywhere(entity):
                value = getattr(record, name)
                if isinstance(value, str) and not hasattr(value, "label") and len(value) > 6:
                    yield value.replace("&", "&amp;")


def test_the_public_gets_clear_and_validated_entries_only(tmp_path: Path) -> None:
    town = valmont()
    for item in town:
        opened(item)
    town[1].make(Action, title="A draft of ours")
    book = load_workbook(written(town, tmp_path, audience=Audience.PUBLIC))
    titles = [row["Title"] for row in rows(book["Collective actions"])]
    assert "Debate in Rive Est" in titles
    assert "A draft of ours" not in titles
    assert book.properties.keywords == "Clear"


def test_texts_are_never_formulas(tmp_path: Path) -> None:
    texts = ["=SUM(A1)", "+49", "-1", "@cmd", "\t=1", "<b>&amp;"]
    town: list[Neighbour] = []
    for text in texts:
        data = at_work(text, town)
        data.network.area = text
        data.make(Action, title=text)
    book = load_workbook(written(town, tmp_path))
    for sheet in book:
        for line in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in line)
    assert {row["Network"] for row in rows(book["Networks"])} == set(texts)
    assert {row["Title"] for row in rows(book["Collective actions"])} >= set(texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_columns_have_the_same_name(tmp_path: Path, language: str) -> None:
    book = load_workbook(written(valmont(), tmp_path, language=language))
    for sheet in book:
        for table in sheet.tables.values():
            names = [column.name.casefold() for column in table.tableColumns]
            assert len(set(names)) == len(names), sheet.title
            header = [cell.value for cell in sheet[1]]
            assert [column.name for column in table.tableColumns] == header


def test_it_can_be_stopped_and_leaves_nothing(tmp_path: Path) -> None:
    steps = write_documents(
        valmont()[0], [Wanted(WORKBOOK)], audience=Audience.CITY, language="en", folder=tmp_path,
        today=TODAY,
    )  # fmt: skip
    seen = [next(steps) for _ in range(6)]
    assert seen[0].path.name == "valmont-city-workbook-city-2026-11-24.xlsx"
    steps.close()  # type: ignore[attr-defined] # a generator
    assert list(tmp_path.iterdir()) == []


def test_networks_of_one_file(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "valmont.passerelle", office="Ville") as ws:
        for name in ("Rive Est", "Les Tilleuls"):
            networks.create_network(ws, name=name, tr=Translator("en"), lead="Ville de Valmont")
        with ws.write("Hand over") as tx:
            first, second = tx.session.query(Organisation).all()
            second.name = f"{first.name} bis"
        first_network = networks.networks(ws)[0]
        data = Dataset(ws, network_id=first_network.id, cycle_id=first_network.cycle_id)
        beside = data.side_by_side()
        assert sorted(item.network.name for item in beside) == ["Les Tilleuls", "Rive Est"]
        assert all(item.cycle is not None for item in beside)
        path = [
            *write_documents(
                data, [Wanted(WORKBOOK)], audience=Audience.CITY, language="en", folder=tmp_path
            )
        ][-1].path
    names = {row["Name"]: row["Network"] for row in rows(load_workbook(path)["Organisations"])}
    assert sorted(names.values()) == ["Les Tilleuls", "Rive Est"]
