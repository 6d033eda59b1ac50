"""A small list with the difficulties of real ones, and the organisation it partly knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.imports.guess import guess_columns
from pcve_desktop.imports.plan import plan_import
from pcve_desktop.imports.reader import read_table
from pcve_desktop.imports.targets import partner_targets
from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.services import records
from pcve_desktop.ui.importing.choices import ColumnChoices
from pcve_desktop.ui.importing.dialog import ImportDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcve_desktop.imports.plan import ImportPlan
    from pcve_desktop.ui.context import Context

LIST = """\
Nom;Adresse;Ville;Tél;Mail;Référent;Fonction;Catégorie;Remarques
Le Pont;1 quai 67000 Valmont;Valmont;03 53 01 00 01;accueil@pont.example;Samir Brenner;accueil;\
LOGEMENT;ouvert le jeudi
FC Tilleuls;2 rue du Stade;Valmont;sur demande;;Anne Muller;entraînement;SPORT;
FC Tilleuls;3 rue du Stade;Valmont;03 53 01 00 03;;Anne Muller;entraînement;SPORT;
Médiathèque;9 place du Marché;Valmont;;contact@mediatheque.example;;prêt;CULTURE;
Club FC Tilleuls;2 rue du Stade;Valmont;03 53 01 00 03;;;;SPORT;
;;;03 53 01 00 04;;;;;
"""


@pytest.fixture
def table_path(tmp_path: Path) -> Path:
    path = tmp_path / "liste.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


@pytest.fixture
def library(context: Context) -> str:
    """Make an organisation that the list knows otherwise; return its id."""
    values = {"name": "Médiathèque", "address": "1 quai des Tilleuls"}
    made = records.create(context.ws, Organisation, values=values)
    identifier = made.created["organisation"][0]
    contact = {"organisation_id": identifier, "function": "prêt"}
    records.create(context.ws, Contact, values=contact)
    context.data.invalidate(made)
    return identifier


@pytest.fixture
def choices(table_path: Path) -> ColumnChoices:
    table = read_table(table_path)
    targets = partner_targets()
    return ColumnChoices(table, targets, guess_columns(table, targets))


@pytest.fixture
def plan(context: Context, library: str, choices: ColumnChoices) -> ImportPlan:
    return plan_import(
        context.data, choices.table, choices.mapping(), tr=context.tr, source="liste.csv"
    )


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, library: str) -> Iterator[ImportDialog]:
    context.window.show()
    made = ImportDialog(context)
    made.open()
    yield made
    qtbot.waitUntil(lambda: context.runner.running() == 0)
    if made.isVisible():
        made.reject()
