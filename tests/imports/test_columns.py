"""Saved columns: recognised, laid over another file, and left alone when they cannot be read."""

from __future__ import annotations

from pcve_desktop.imports.columns import (
    apply_columns,
    definition_of,
    proposed_name,
    recognise,
)
from pcve_desktop.imports.table import Column, Row, Table, column_letter
from pcve_desktop.imports.targets import KIND, NAME, NOTES, partner_targets
from pcve_desktop.models.vocabularies import MemberRole
from pcve_desktop.services.mappings import ColumnsDefinition, SavedColumns, read_definition

TARGETS = partner_targets()
CITY = "organisation.city"


def table_of(*headers: str | None) -> Table:
    return Table(
        tuple(Column(column_letter(i), name) for i, name in enumerate(headers)),
        (Row(2, tuple(f"secret {i}" for i in range(len(headers)))),),
    )


def saved(*columns: tuple[str, str | None], name: str = "Mairie", **more: object) -> SavedColumns:
    return SavedColumns(name, name, ColumnsDefinition(columns, **more))  # type: ignore[arg-type] # words and role


OURS = saved(("Structure", NAME), ("Permanences", NOTES), ("Commune", CITY), ("Code", None))


def test_definition_holds_headings_and_words_and_no_cell() -> None:
    table = table_of("Nom", "Genre", None)
    words = {KIND: {"equipe": "sport_club", "06 39 98 41 07": "other"}, NOTES: {"x": "y"}}
    made = definition_of(table, {0: NAME, 1: KIND}, words, MemberRole.MEMBER)
    assert made.columns == (("Nom", NAME), ("Genre", KIND), ("[C]", None))
    assert made.words == {KIND: {"equipe": "sport_club"}}
    assert made.role == "member"
    text = made.to_json()
    assert "secret" not in text
    assert read_definition(text) == made


def test_the_same_headings_in_another_order_are_recognised() -> None:
    found = recognise([OURS], table_of("code", "COMMUNE", "Structure", "Permanences"), TARGETS)
    assert found is not None
    assert found.targets == {0: None, 1: CITY, 2: NAME, 3: NOTES}
    assert (found.known, found.renamed, found.columns) == (4, 0, 4)


def test_nearly_the_same_headings_are_recognised() -> None:
    table = table_of("Structures", "Permanences", "Commune", "Code", "Nouveau")
    found = recognise([OURS], table, TARGETS)
    assert found is not None
    assert found.targets == {0: NAME, 1: NOTES, 2: CITY, 3: None}
    assert (found.known, found.renamed, found.columns) == (4, 1, 5)


def test_other_lists_are_not_recognised() -> None:
    for headers in (
        ("Nom", "Commune", "Code"),
        ("Structure", "A", "B", "C", "D"),
        ("Permanences", "Commune", "Code"),
    ):
        assert recognise([OURS], table_of(*headers), TARGETS) is None


def test_the_closest_one_is_taken() -> None:
    short = saved(("Structure", NAME), ("Commune", CITY), name="Court")
    table = table_of("Structure", "Permanences", "Commune", "Code")
    found = recognise([short, OURS], table, TARGETS)
    assert found is not None
    assert found.saved is OURS


def test_unknown_targets_and_words_are_left_to_the_guess() -> None:
    newer = saved(
        ("Structure", NAME), ("Permanences", "organisation.opening"),
        words={KIND: {"equipe": "sport_club", "autre": "guild"}, "organisation.mood": {"a": "b"}},
        role="emperor",
    )  # fmt: skip
    found = apply_columns(newer, table_of("Structure", "Permanences"), TARGETS)
    assert found is not None
    assert found.targets == {0: NAME}
    assert found.words == {KIND: {"equipe": "sport_club"}}
    assert found.role is None


def test_what_another_version_wrote_is_not_used() -> None:
    for text in ('{"version": 2, "columns": []}', "[1]", "nonsense", "", "[" * 100_000, None):
        assert read_definition(text) is None
    unreadable = SavedColumns("x", "x", None)
    assert apply_columns(unreadable, table_of("Structure"), TARGETS) is None
    assert recognise([unreadable], table_of("Structure"), TARGETS) is None


def test_damaged_parts_are_passed_over() -> None:
    text = (
        '{"version": 1, "columns": [{"heading": "Nom", "target": 3}, 5, {"target": "x"},'
        ' {"heading": "Ville", "target": "organisation.city"}], "words": {"a": 1, "b": {"c": 2}}}'
    )
    found = read_definition(text)
    assert found is not None
    assert found.columns == (("Nom", None), ("Ville", CITY))
    assert found.words == {"b": {}}


def test_names_are_proposed_without_dates() -> None:
    assert proposed_name("Partenaires_mairie-2026.xlsx") == "Partenaires mairie"
    assert proposed_name("2026.csv") == "2026"
