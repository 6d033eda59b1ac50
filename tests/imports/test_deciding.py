"""Merging into the directory: what is sure, what is only likely, and each field by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.imports.apply import apply_plan
from pcve_desktop.imports.changes import FieldChange, Way
from pcve_desktop.imports.existing import (
    BY_EMAIL,
    BY_IDENTIFIER,
    BY_NAME,
    BY_OTHER_NAME,
    BY_PHONE,
    OTHER_IDENTIFIER,
    identifier_key,
)
from pcve_desktop.imports.guess import guess_columns
from pcve_desktop.imports.items import ORGANISATION, Decider, PlanItem, Verdict, going
from pcve_desktop.imports.plan import Options, plan_import
from pcve_desktop.imports.reader import read_table
from pcve_desktop.imports.targets import KIND, ROLE, SPHERES, partner_targets
from pcve_desktop.models.network import Network
from pcve_desktop.models.partners import Contact, Membership, Organisation
from pcve_desktop.models.vocabularies import MemberRole, OrganisationKind, Public, Sphere
from pcve_desktop.services import history, networks, records
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.plan import ImportPlan


@pytest.fixture
def ws(tmp_path: Path, tr: Translator) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "tilleuls.passerelle", office="Rive Est") as made:
        networks.create_network(made, name="Les Tilleuls", tr=tr)
        yield made


def data_of(ws: Workspace) -> Dataset:
    (network,) = Dataset(ws).everywhere(Network)
    return Dataset(ws, network_id=network.id)


def know(ws: Workspace, name: str, **values: object) -> str:
    """Put an organisation into the directory; phone and e-mail make a contact."""
    reach = {key: values.pop(key) for key in ("phone", "email") if key in values}
    made = records.create(ws, Organisation, values={"name": name, **values})
    if reach:
        owner = {"organisation_id": made.first_id, "function": "accueil"}
        records.create(ws, Contact, values=owner | reach)
    return str(made.first_id)


def plan_of(
    ws: Workspace, tmp_path: Path, tr: Translator, text: str, options: Options | None = None
) -> ImportPlan:
    path = tmp_path / "liste.csv"
    path.write_text(text, encoding="utf-8")
    table = read_table(path)
    guesses = guess_columns(table, partner_targets())
    mapping = {guess.column: guess.target for guess in guesses if guess.target}
    return plan_import(data_of(ws), table, mapping, tr=tr, source=path.name, options=options)


def decider_of(plan: ImportPlan) -> Decider:
    assert plan.decider is not None
    return plan.decider


def change_of(item: PlanItem, name: str) -> FieldChange:
    return next(change for _place, change in item.every_change() if change.field == name)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("123 456 789 00012", "12345678900012"),
        ("w67.1234567", "W671234567"),
        ("12", ""),
        ("inconnu", ""),
        (None, ""),
    ],
)
def test_identifiers_are_compared_without_their_spaces(text: str | None, key: str) -> None:
    assert identifier_key(text) == key


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Tout autre nom;;;123 456 789 00012", BY_IDENTIFIER),
        ("LE PONT;;;", BY_NAME),
        ("MJC;;;", BY_OTHER_NAME),
        ("Foyer rural;;;", BY_OTHER_NAME),
        ("Maison commune;ici@pont.example;;", BY_EMAIL),
        ("Le Pont jeunesse;;03 53 01 00 01;", BY_PHONE),
    ],
)
def test_what_decides_is_tried_in_its_order(
    ws: Workspace, tmp_path: Path, tr: Translator, row: str, why: str
) -> None:
    pont = know(
        ws, "Le Pont", short_name="MJC", other_names="Foyer rural; Ancien foyer",
        external_id="12345678900012", email="ici@pont.example", phone="+33 3 53 01 00 01",
    )  # fmt: skip
    know(ws, "Chorale", external_id="99999999900099")
    (item,) = plan_of(ws, tmp_path, tr, f"Nom;Mail;Tél;SIRET\n{row}\n").items
    assert (item.organisation_id, item.matched_by) == (pont, why)


def test_identifier_goes_before_the_name(ws: Workspace, tmp_path: Path, tr: Translator) -> None:
    other = know(ws, "Chorale", external_id="99999999900099")
    know(ws, "Le Pont", external_id="12345678900012")
    (item,) = plan_of(ws, tmp_path, tr, "Nom;SIRET\nLe Pont;99999999900099\n").items
    assert (item.organisation_id, item.matched_by) == (other, BY_IDENTIFIER)


def test_same_name_with_another_identifier_is_only_likely(
    ws: Workspace, tmp_path: Path, tr: Translator
) -> None:
    know(ws, "Centre social", external_id="12345678900012")
    (item,) = plan_of(ws, tmp_path, tr, "Nom;SIRET\nCentre social;99999999900099\n").items
    assert item.verdict is Verdict.LIKELY
    assert item.proposals[0].reasons == (OTHER_IDENTIFIER,)


def test_likely_match_is_proposed_and_never_written(
    ws: Workspace, tmp_path: Path, tr: Translator
) -> None:
    know(ws, "Collège des Tilleuls", city="Valmont")
    plan = plan_of(ws, tmp_path, tr, "Nom;Ville\nColège des Tilleuls;Valmont\n")
    (item,) = plan.items
    assert item.verdict is Verdict.LIKELY
    assert [(each.name, each.place) for each in item.proposals] == [
        ("Collège des Tilleuls", "Valmont")
    ]
    assert plan.counts.likely == 1
    assert not apply_plan(ws, plan)
    assert len(data_of(ws).everywhere(Organisation)) == 1


def test_the_other_spelling_is_found_the_next_time(
    ws: Workspace, tmp_path: Path, tr: Translator
) -> None:
    known = know(ws, "Collège des Tilleuls", other_names="Le collège")
    text = "Nom;Ville\nColège des Tilleuls;Valmont\n"
    plan = plan_of(ws, tmp_path, tr, text)
    item = decider_of(plan).as_same(plan.items[0], known)
    assert (item.verdict, item.decided) == (Verdict.UPDATE, True)
    apply_plan(ws, plan.with_items([item]))
    school = data_of(ws).get(Organisation, known)
    assert school is not None
    assert school.other_names == "Le collège; Colège des Tilleuls"
    again = plan_of(ws, tmp_path, tr, text)
    assert [item.verdict for item in again.items] == [Verdict.SAME]
    assert history.undo_last(ws)
    school = data_of(ws).get(Organisation, known)
    assert school is not None
    assert (school.other_names, school.city) == ("Le collège", None)


def test_two_rows_that_are_the_same_leave_both_spellings(
    ws: Workspace, tmp_path: Path, tr: Translator
) -> None:
    known = know(ws, "Collège des Tilleuls")
    text = "Nom\nColège des Tilleuls\nCollège des Tileuls\n"
    plan = plan_of(ws, tmp_path, tr, text)
    decider = decider_of(plan)
    apply_plan(ws, plan.with_items(decider.as_same(item, known) for item in plan.items))
    again = plan_of(ws, tmp_path, tr, text)
    assert [item.verdict for item in again.items] == [Verdict.SAME, Verdict.SAME]


def test_new_after_all(ws: Workspace, tmp_path: Path, tr: Translator) -> None:
    know(ws, "Collège des Tilleuls")
    text = "Nom;Mail\nColège des Tilleuls;c@colege.example\n"
    plan = plan_of(ws, tmp_path, tr, text)
    apply_plan(ws, plan.with_items([decider_of(plan).as_new(plan.items[0])]))
    assert len(data_of(ws).everywhere(Organisation)) == 2
    (contact,) = data_of(ws).everywhere(Contact)
    assert contact.first
    assert [item.verdict for item in plan_of(ws, tmp_path, tr, text).items] == [Verdict.SAME]


def test_fields_are_kept_taken_or_joined(ws: Workspace, tmp_path: Path, tr: Translator) -> None:
    known = know(
        ws, "Le Pont", address="9 place du Marché", offers="Accueil",
        publics=(Public.PARENTS,), needs="Une salle",
    )  # fmt: skip
    text = (
        "Nom;Adresse;Services;Besoins;Public;Type\n"
        "Le Pont;1 quai;Ateliers;Du temps;adultes;Justice\n"
    )
    words = {"organisation.publics": {"adultes": "adults"}}
    plan = plan_of(ws, tmp_path, tr, text, Options(words=words))
    (item,) = plan.items
    kept = {change.field for _place, change in item.every_change() if not change.applied}
    assert kept == {"address", "offers", "needs", "publics"}
    assert change_of(item, "address").ways() == (Way.KEEP, Way.TAKE)
    assert change_of(item, "offers").ways() == (Way.KEEP, Way.TAKE, Way.ADD)
    for name, way in (("address", Way.TAKE), ("offers", Way.ADD), ("publics", Way.ADD)):
        item = going(item, ORGANISATION, name, way)
    item = going(item, ORGANISATION, "kind", Way.KEEP)
    apply_plan(ws, plan.with_items([item]))
    record = data_of(ws).get(Organisation, known)
    assert record is not None
    assert (record.address, record.offers, record.needs) == (
        "1 quai", "Accueil\nAteliers", "Une salle",
    )  # fmt: skip
    assert record.publics == (Public.ADULTS, Public.PARENTS)
    assert record.kind is None


def test_taking_one_field_makes_an_unchanged_one_change(
    ws: Workspace, tmp_path: Path, tr: Translator
) -> None:
    know(ws, "Le Pont", city="Rive Est")
    text = "Nom;Ville\nLe Pont;Valmont\n"
    apply_plan(ws, plan_of(ws, tmp_path, tr, text))
    (item,) = plan_of(ws, tmp_path, tr, text).items
    assert item.verdict is Verdict.SAME
    assert going(item, ORGANISATION, "city", Way.TAKE).verdict is Verdict.UPDATE


def test_words_by_hand_go_before_guesses(ws: Workspace, tmp_path: Path, tr: Translator) -> None:
    text = (
        "Nom;Type;Sphère;Rôle\n"
        "Ballon rond;équipe;lien;copain\n"
        "École du Pont;équipe;sécurité;pilote\n"
    )
    words = {
        KIND: {"equipe": "sport_club"},
        SPHERES: {"lien": "cohesion"},
        ROLE: {"copain": "resource"},
    }
    path = tmp_path / "liste.csv"
    path.write_text(text, encoding="utf-8")
    mapping = {0: "organisation.name", 1: KIND, 2: SPHERES, 3: ROLE}
    plan = plan_import(data_of(ws), read_table(path), mapping, tr=tr, options=Options(words=words))
    ball, school = plan.items
    assert (ball.values["kind"], ball.values["spheres"], ball.role) == (
        OrganisationKind.SPORT_CLUB, (Sphere.COHESION,), MemberRole.RESOURCE,
    )  # fmt: skip
    assert "kind" not in ball.guessed
    assert "notes" not in ball.values
    assert (school.values["spheres"], school.role) == ((Sphere.SECURITY,), MemberRole.LEAD)
    apply_plan(ws, plan)
    roles = {row.organisation_id: row.role for row in data_of(ws).all(Membership)}
    assert set(roles.values()) == {MemberRole.RESOURCE, MemberRole.LEAD}


def test_totals_are_no_organisations(ws: Workspace, tmp_path: Path, tr: Translator) -> None:
    text = "Nom;Ville;Tél\nLe Pont;Valmont;\nTOTAL;12;\nSous-total : 3;;\nTotal Énergie;Valmont;\n"
    plan = plan_of(ws, tmp_path, tr, text)
    assert [item.name for item in plan.items] == ["Le Pont", "Total Énergie"]
    assert [each.row for each in plan.skipped] == [3, 4]


def test_contacts_beside_each_other_are_two(ws: Workspace, tmp_path: Path, tr: Translator) -> None:
    text = (
        "Nom;Contact 1 fonction;Contact 1 tél;Contact 2 fonction;Contact 2 tél;Contact 2 mail\n"
        "Le Pont;accueil;03 53 01 00 01;direction;03 53 01 00 02;d@pont.example\n"
        "Le Gué;;03 53 01 00 03;;03 53 01 00 04;\n"
    )
    plan = plan_of(ws, tmp_path, tr, text)
    pont, ford = (
        [(each.values["function"], each.values.get("phone")) for each in item.contacts]
        for item in plan.items
    )
    assert pont == [("accueil", "03 53 01 00 01"), ("direction", "03 53 01 00 02")]
    assert ford == [("Contact 1", "03 53 01 00 03"), ("Contact 2", "03 53 01 00 04")]
    apply_plan(ws, plan)
    assert [item.verdict for item in plan_of(ws, tmp_path, tr, text).items] == [Verdict.SAME] * 2


def test_planning_can_be_stopped(ws: Workspace, tmp_path: Path, tr: Translator) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Nom\nA\nB\nC\n", encoding="utf-8")
    told: list[tuple[int, int, str]] = []

    def step(done: int, total: int, name: str) -> None:
        told.append((done, total, name))
        if done == 1:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        plan_import(data_of(ws), read_table(path), {0: "organisation.name"}, tr=tr, step=step)
    assert told == [(0, 3, "A"), (1, 3, "B")]
