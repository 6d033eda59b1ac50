"""From a file to the workspace: the dry run, what it writes, and taking it back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.imports.apply import apply_plan
from pcve_desktop.imports.existing import BY_EMAIL, BY_NAME
from pcve_desktop.imports.guess import guess_columns
from pcve_desktop.imports.items import Verdict
from pcve_desktop.imports.plan import Options, plan_import
from pcve_desktop.imports.reader import read_table
from pcve_desktop.imports.table import TableError
from pcve_desktop.imports.targets import partner_targets
from pcve_desktop.models.network import Network
from pcve_desktop.models.partners import Contact, Membership, Organisation
from pcve_desktop.models.vocabularies import MemberRole, OrganisationKind
from pcve_desktop.services import history, networks, records
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.plan import ImportPlan

LIST = """Nom;Adresse;Tél;Mail;Contact;Fonction;Catégorie;Remarques
Le Pont;1 quai 67000 Valmont;03 88 00 00 01;accueil@pont.example;Léa Hoffmann;accueil;LOGEMENT;\
ouvert le jeudi
FC Tilleuls;2 rue du Stade;03 88 00 00 02;sur demande;;;SPORT;
FC Tilleuls;3 rue du Stade;03 88 00 00 03;;;;SPORT;
;;03 88 00 00 04;;;;;
"""


@pytest.fixture
def ws(tmp_path: Path, tr: Translator) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "tilleuls.passerelle", office="Rive Est") as made:
        networks.create_network(made, name="Les Tilleuls", tr=tr)
        yield made


def data_of(ws: Workspace, name: str = "Les Tilleuls") -> Dataset:
    found = next(row for row in Dataset(ws).everywhere(Network) if row.name == name)
    return Dataset(ws, network_id=found.id)


def plan_of(
    ws: Workspace, tmp_path: Path, tr: Translator, text: str, options: Options | None = None
) -> ImportPlan:
    path = tmp_path / "liste.csv"
    path.write_bytes(text.encode())
    table = read_table(path)
    mapping = {
        guess.column: guess.target
        for guess in guess_columns(table, partner_targets())
        if guess.target
    }
    return plan_import(data_of(ws), table, mapping, tr=tr, source=path.name, options=options)


def test_dry_run_counts_and_writes_nothing(ws: Workspace, tmp_path: Path, tr: Translator) -> None:
    before = ws.path.read_bytes()
    plan = plan_of(ws, tmp_path, tr, LIST)
    counts = plan.counts
    assert (counts.rows, counts.organisations, counts.new) == (4, 2, 2)
    assert (counts.skipped_rows, counts.new_contacts, counts.names_left_out) == (1, 2, 1)
    assert [item.rows for item in plan.items] == [(2,), (3, 4)]
    assert [skipped.row for skipped in plan.skipped] == [5]
    assert [note.text(tr) for note in plan.items[1].problems] == [
        "“sur demande” is not an e-mail address; kept in the notes"
    ]
    assert ws.path.read_bytes() == before


def test_everything_that_a_row_says_is_somewhere(
    ws: Workspace, tmp_path: Path, tr: Translator
) -> None:
    plan = plan_of(ws, tmp_path, tr, LIST)
    told = "\n".join(
        str(value)
        for item in plan.items
        for values in (item.values, *(contact.values for contact in item.contacts))
        for value in values.values()
    )
    rows = LIST.replace("\\\n", "").splitlines()[1:4]
    cells = {cell for row in rows for cell in row.split(";") if cell} - {"Léa Hoffmann"}
    assert {cell for cell in cells if cell not in told} == set()
    assert "Hoffmann" not in told


def test_import_is_one_change_and_one_undo(ws: Workspace, tmp_path: Path, tr: Translator) -> None:
    plan = plan_of(ws, tmp_path, tr, LIST)
    changes = apply_plan(ws, plan, today=dt.date(2026, 3, 4))
    assert {key: len(ids) for key, ids in changes.created.items()} == {
        "organisation": 2,
        "contact": 2,
        "membership": 2,
    }
    data = data_of(ws)
    pont = next(row for row in data.organisations() if row.name == "Le Pont")
    assert (pont.address, pont.kind) == ("1 quai 67000 Valmont", OrganisationKind.HOUSING)
    (contact,) = data.where(Contact, "organisation_id", pont.id)
    assert (contact.function, contact.email, contact.professional, contact.first) == (
        "accueil",
        "accueil@pont.example",
        None,
        True,
    )
    (membership,) = data.where(Membership, "organisation_id", pont.id)
    assert (membership.role, membership.since) == (MemberRole.INVITED, dt.date(2026, 3, 4))
    assert history.undo_last(ws)
    assert data_of(ws).everywhere(Organisation) == []
    assert data_of(ws).everywhere(Contact) == []


def test_second_import_of_the_same_file_changes_nothing(
    ws: Workspace, tmp_path: Path, tr: Translator
) -> None:
    apply_plan(ws, plan_of(ws, tmp_path, tr, LIST))
    again = plan_of(ws, tmp_path, tr, LIST)
    assert [item.verdict for item in again.items] == [Verdict.SAME, Verdict.SAME]
    assert not apply_plan(ws, again)


def test_filled_fields_are_kept_and_empty_ones_are_filled(
    ws: Workspace, tmp_path: Path, tr: Translator
) -> None:
    known = {"name": "LE PONT", "address": "9 place du Marché", "kind": OrganisationKind.HEALTH}
    made = records.create(ws, Organisation, values=known)
    identifier = made.created["organisation"][0]
    text = "Nom;Adresse;Ville;Catégorie\nLe Pont;1 quai;Valmont;LOGEMENT\n"
    plan = plan_of(ws, tmp_path, tr, text)
    (item,) = plan.items
    assert (item.verdict, item.matched_by, item.known_as) == (Verdict.UPDATE, BY_NAME, "LE PONT")
    shown = {change.field: (change.before, change.applied) for change in item.changes}
    assert shown["address"] == ("9 place du Marché", False)
    assert shown["city"] == (None, True)
    # A type worked out from words is no reason to doubt the one that is known.
    assert "kind" not in shown
    apply_plan(ws, plan)
    record = data_of(ws).get(Organisation, identifier)
    assert record is not None
    assert (record.name, record.address, record.city) == (
        "LE PONT",
        "9 place du Marché",
        "Valmont",
    )


def test_overwriting_is_a_choice_that_the_plan_shows(
    ws: Workspace, tmp_path: Path, tr: Translator
) -> None:
    records.create(ws, Organisation, values={"name": "Le Pont", "address": "9 place du Marché"})
    text = "Nom;Adresse\nLe Pont;1 quai\n"
    plan = plan_of(ws, tmp_path, tr, text, Options(overwrite=True))
    assert [change.applied for change in plan.items[0].changes] == [True]
    apply_plan(ws, plan)
    assert [row.address for row in data_of(ws).organisations()] == ["1 quai"]


def test_change_made_since_the_plan_wins(ws: Workspace, tmp_path: Path, tr: Translator) -> None:
    made = records.create(ws, Organisation, values={"name": "Le Pont"})
    identifier = made.created["organisation"][0]
    plan = plan_of(ws, tmp_path, tr, "Nom;Adresse\nLe Pont;1 quai\n")
    records.update(ws, Organisation, identifier, values={"address": "9 place du Marché"})
    apply_plan(ws, plan)
    assert [row.address for row in data_of(ws).organisations()] == ["9 place du Marché"]


def test_same_mail_under_another_name_is_the_same_organisation(
    ws: Workspace, tmp_path: Path, tr: Translator
) -> None:
    apply_plan(ws, plan_of(ws, tmp_path, tr, "Nom;Mail;Tél\nMJC Valmont;a@mjc.example;0388000001"))
    text = "Nom;Mail;Tél\nMaison des jeunes;A@mjc.example;\nChess Club;;03 88 00 00 01\n"
    plan = plan_of(ws, tmp_path, tr, text)
    first, second = plan.items
    assert (first.matched_by, first.known_as) == (BY_EMAIL, "MJC Valmont")
    # Houses share a phone: the other name is new, and the likeness is pointed out.
    assert second.verdict is Verdict.NEW
    assert [(each.first, each.second) for each in plan.alike] == [("Chess Club", "MJC Valmont")]


def test_organisation_of_another_network_joins_this_one(
    ws: Workspace, tmp_path: Path, tr: Translator
) -> None:
    apply_plan(ws, plan_of(ws, tmp_path, tr, "Nom\nLe Pont\n"))
    networks.create_network(ws, name="Rive Est", tr=tr)
    table = read_table(tmp_path / "liste.csv")
    plan = plan_import(data_of(ws, "Rive Est"), table, {0: "organisation.name"}, tr=tr)
    assert (plan.items[0].verdict, plan.items[0].joins_network) == (Verdict.UPDATE, True)
    assert apply_plan(ws, plan).created.keys() == {"membership"}


def test_items_can_be_left_out(ws: Workspace, tmp_path: Path, tr: Translator) -> None:
    apply_plan(ws, plan_of(ws, tmp_path, tr, LIST), leave_out={"FC Tilleuls"})
    assert [row.name for row in data_of(ws).organisations()] == ["Le Pont"]


def test_names_are_kept_when_the_people_agreed(
    ws: Workspace, tmp_path: Path, tr: Translator
) -> None:
    day = dt.date(2026, 3, 4)
    apply_plan(ws, plan_of(ws, tmp_path, tr, LIST, Options(names_agreed_on=day)))
    named = [row for row in data_of(ws).everywhere(Contact) if row.professional]
    assert [(row.professional, row.agreed_on) for row in named] == [("Léa Hoffmann", day)]


def test_table_without_names_is_refused(ws: Workspace, tmp_path: Path, tr: Translator) -> None:
    path = tmp_path / "rien.csv"
    path.write_bytes(b"Mail\na@b.example\n")
    with pytest.raises(TableError, match="No column holds the names"):
        plan_import(data_of(ws), read_table(path), {0: "contact.email"}, tr=tr)
