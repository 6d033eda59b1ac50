"""The plan in words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from pcve_desktop.imports.changes import FieldChange, Way
from pcve_desktop.imports.existing import Proposal
from pcve_desktop.imports.group import Alike
from pcve_desktop.imports.items import KEPT, UNDECIDED, ContactPlan, PlanItem, Verdict
from pcve_desktop.imports.plan import NAMELESS, ImportPlan, Options, Skipped
from pcve_desktop.imports.preview import figures, summary_lines, value_text
from pcve_desktop.imports.table import Note
from pcve_desktop.models.vocabularies import Public, Sector

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator


def change(before: object, after: object, way: Way) -> FieldChange:
    return FieldChange("organisation", "city", "City", before, after, way)


def test_plan_reads_as_sentences(tr: Translator) -> None:
    plan = ImportPlan(
        network_id="n",
        source="liste.csv",
        options=Options(),
        items=(
            PlanItem(
                name="Le Pont",
                rows=(2, 3),
                verdict=Verdict.NEW,
                values={"name": "Le Pont", "sector": Sector.HOUSING},
                contacts=(ContactPlan({"function": "accueil", "first": True}),),
                guessed=frozenset({"sector"}),
                problems=(Note("“{text}” is not a date; kept in the notes", {"text": "mars"}),),
            ),
            PlanItem(
                name="Le Gué",
                rows=(4,),
                verdict=Verdict.UPDATE,
                values={},
                organisation_id="o",
                matched_by="Same e-mail",
                known_as="Gué",
                reason=KEPT,
                changes=(
                    change(None, "Valmont", Way.TAKE),
                    change("Rive Est", "Valmont", Way.TAKE),
                    change("Rive Est", "Valmont", Way.KEEP),
                    FieldChange("organisation", "other_names", "Also known as", "A", "B", Way.ADD),
                ),
            ),
            PlanItem(
                name="Foyer",
                rows=(6,),
                verdict=Verdict.LIKELY,
                values={"name": "Foyer", "city": "Valmont"},
                reason=UNDECIDED,
                proposals=(Proposal("p", "Foyer du Pont", "Valmont", ("Nearly the same name",)),),
            ),
        ),
        skipped=(Skipped(5, NAMELESS),),
        alike=(Alike("Le Pont", "Pont", ""),),
        rows=4,
        names_left_out=1,
    )
    assert list(summary_lines(plan, tr)) == [
        "Rows read: 4",
        "Organisations in them: 3",
        "To decide: 1",
        "New ones: 1",
        "Updated ones: 1",
        "Unchanged ones: 0",
        "Contacts added: 1",
        "Rows skipped: 1",
        "Remarks: 1",
        "Names of people left out: 1",
        "Row 5 skipped: No name in this row",
        "Perhaps the same: Le Pont and Pont",
        "",
        "New: Le Pont (rows 2, 3)",
        "  Sector: Housing and neighbourhood (guessed)",
        "  Contact",
        "    Function: accueil",
        "  Remark: “mars” is not a date; kept in the notes",
        "",
        "Updated: Le Gué (rows 4)",
        "  Same e-mail: Gué",
        "  What is in the workspace differs and is kept",
        "  City: Valmont (was empty)",
        "  City: Valmont replaces Rive Est",
        "  City: Rive Est is kept, the file says Valmont",
        "  Also known as: B is added to A",
        "",
        "To decide: Foyer (rows 6)",
        "  May be known already: left out until it is decided",
        "  May be “Foyer du Pont (Valmont)”: Nearly the same name",
        "  City: Valmont",
    ]
    assert dict(figures(plan, tr))["New ones"] == 1


def test_values_stand_on_one_line(tr: Translator) -> None:
    assert value_text((Public.TEENS, Public.PARENTS), tr) == "15 to 17 years, Parents and families"
    assert value_text(dt.date(2026, 3, 4), tr) == "4 Mar 2026"
    assert value_text("lundi\n  mardi", tr) == "lundi mardi"
    assert len(value_text("mot " * 100, tr)) == 100
    assert value_text(None, tr) == value_text((), tr) == ""
