"""Ten thousand rows of a partner list, beside the bare library that only reads the cells.

Ours reads the same file, finds header, columns and encoding, and plans the import into a directory
of two thousand organisations: what is new, what is known, what may be. The ratio is large by
nature; it is kept to see it grow.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook

from pcve_desktop.i18n import Translator
from pcve_desktop.imports.guess import guess_columns
from pcve_desktop.imports.plan import plan_import
from pcve_desktop.imports.reader import read_table
from pcve_desktop.imports.targets import partner_targets
from pcve_desktop.models.network import Network
from pcve_desktop.models.partners import Organisation
from pcve_desktop.services import networks
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.store.workspace import Workspace
from tests.bench.measuring import compare, seconds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pcve_desktop.imports.plan import ImportPlan

ROWS, KNOWN = 10_000, 2_000
MOST_OF_CSV, MOST_OF_WORKBOOK = 200, 6
HEADER = ["Nom", "Adresse", "CP", "Ville", "Tél", "Mail", "Fonction", "Catégorie", "SIRET"]
KINDS = ("Maison", "Centre", "Atelier", "Club", "Jardin", "École", "Foyer", "Relais", "Cercle")
PLACES = ("Tilleuls", "Rive Est", "Saules", "Acacias", "Moulin", "Gare", "Stade", "Pont")

pytestmark = pytest.mark.bench


def _name(number: int) -> str:
    kind, place = KINDS[number % len(KINDS)], PLACES[number // len(KINDS) % len(PLACES)]
    return f"{kind} {place} {number}"


def _rows() -> list[list[str]]:
    """Return two rows for each organisation, every fifth of which the directory knows."""
    return [
        [
            _name(number // 2), f"{number % 90 + 1} rue du Stade", "67000", "Valmont",
            f"03 53 01 {number // 100 % 100:02} {number % 100:02}",
            f"contact{number // 2}@tilleuls.example", "accueil", "Sport", f"{number // 2:014}",
        ]
        for number in range(ROWS)
    ]  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Dataset]:
    with Workspace.create(tmp_path / "valmont.passerelle", office="Espace Jeunes") as ws:
        networks.create_network(ws, name="Les Tilleuls", tr=Translator("en"))
        with ws.write("Add many") as tx:
            tx.session.add_all(Organisation(name=_name(number * 3)) for number in range(KNOWN))
        (network,) = Dataset(ws).everywhere(Network)
        yield Dataset(ws, network_id=network.id)


def _plan(path: Path, data: Dataset) -> ImportPlan:
    table = read_table(path)
    targets = partner_targets()
    mapping = {
        guess.column: guess.target for guess in guess_columns(table, targets) if guess.target
    }
    return plan_import(data, table, mapping, tr=Translator("en"))


def test_text_table(data: Dataset, tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([HEADER, *_rows()])

    def bare() -> None:
        with path.open(encoding="utf-8", newline="") as file:
            list(csv.reader(file, delimiter=";"))

    counts = _plan(path, data).counts
    assert (counts.rows, counts.organisations) == (ROWS, ROWS // 2)
    assert counts.updated
    ratio = compare(
        "10,000 rows of a text table, read and planned, against csv alone",
        lambda: seconds(lambda: _plan(path, data)),
        lambda: seconds(bare),
        target=MOST_OF_CSV,
        rounds=3,
    )
    assert ratio <= MOST_OF_CSV


def test_workbook(data: Dataset, tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    book = Book(write_only=True)
    sheet = book.create_sheet("Partenaires")
    for row in [HEADER, *_rows()]:
        sheet.append(row)
    book.save(path)

    def bare() -> None:
        found = load_workbook(path, read_only=True, data_only=True)
        list(found["Partenaires"].iter_rows(values_only=True))
        found.close()

    ratio = compare(
        "10,000 rows of a workbook, read and planned, against openpyxl alone",
        lambda: seconds(lambda: _plan(path, data)),
        lambda: seconds(bare),
        target=MOST_OF_WORKBOOK,
        rounds=3,
    )
    assert ratio <= MOST_OF_WORKBOOK
