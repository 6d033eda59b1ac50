"""The search finds words whatever their accents, and stays true whoever writes."""

from __future__ import annotations

import sqlite3
import unicodedata
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pcve_desktop.journal import apply
from pcve_desktop.journal.project import rebuild, table_of
from pcve_desktop.models import ENTITIES
from pcve_desktop.models.network import Network
from pcve_desktop.models.partners import Organisation
from pcve_desktop.services import history, records
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.store import fulltext
from pcve_desktop.store.check import check
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection


def find(ws: Workspace, words: str) -> list[str]:
    """Return the names of the partners found."""
    names = {row.id: row.name for row in Dataset(ws).everywhere(Organisation)}
    with ws.read() as session:
        found = fulltext.find(session.connection(), words)
    return [names[item.record] for item in found if item.entity == "organisation"]


def add(ws: Workspace, name: str, **values: object) -> str:
    made = records.create(ws, Organisation, values={"name": name, **values})
    return made.created["organisation"][0]


@pytest.mark.parametrize(
    "words",
    ["ecole", "ÉCOLE", "école", unicodedata.normalize("NFD", "école"), "émile zola", "zola ec",
     "l'éc", "emile-zola", "Zo", "  zola  "],
)  # fmt: skip
def test_accents_case_and_order_do_not_matter(ws: Workspace, words: str) -> None:
    add(ws, "L’école Émile-Zola")
    assert find(ws, words) == ["L’école Émile-Zola"]


def test_text_typed_as_base_and_accent_is_found(ws: Workspace) -> None:
    name = unicodedata.normalize("NFD", "Café des aînés")
    add(ws, name)
    assert find(ws, "cafe") == find(ws, "CAFÉ aînés") == [name]


@pytest.mark.parametrize("name", ["Straße", "Gençlik Evi", "Дом дружбы", "دار الشباب", "København"])
def test_other_scripts_are_found(ws: Workspace, name: str) -> None:
    add(ws, name)
    assert find(ws, name) == [name]


@pytest.mark.parametrize("words", ["zolas", "école lycée", "cole", "", " ", "_", "’", "**"])
def test_what_is_not_there_is_not_found(ws: Workspace, words: str) -> None:
    add(ws, "L’école Émile-Zola")
    assert find(ws, words) == []


HOSTILE = [
    '"', "'", "*", "NEAR(", "a AND", "NOT", "name:x", "{name}: x", "-a", "^a", "a\x00b", "(((",
    "]]", ";DROP TABLE contact", "\ud800", "a" * 100_000, "a " * 2000, "%", "\\",
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_no_input_is_read_as_an_operator(ws: Workspace, words: str) -> None:
    with ws.read() as session:
        fulltext.find(session.connection(), words)


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.text(max_size=40))
def test_any_text_can_be_searched_for(ws: Workspace, words: str) -> None:
    with ws.read() as session:
        fulltext.find(session.connection(), words)


def test_the_last_word_may_be_a_beginning_and_only_the_last() -> None:
    assert fulltext.query_of("a b a") == '"a" "b" "a"*'


def test_the_snippet_encloses_what_matched(ws: Workspace) -> None:
    add(ws, "Rive Ouest", offers="Un atelier de théâtre pour les jeunes")
    with ws.read() as session:
        (found,) = fulltext.find(session.connection(), "theatre")
    assert found.snippet == "Un atelier de \x02théâtre\x03 pour les jeunes"


def test_every_way_of_writing_keeps_the_search_true(ws: Workspace, file: Path) -> None:
    record = add(ws, "Maison des jeunes")
    records.update(ws, Organisation, record, values={"name": "Maison de quartier"})
    assert (find(ws, "jeunes"), find(ws, "quartier")) == ([], ["Maison de quartier"])
    history.undo_last(ws)
    assert (find(ws, "jeunes"), find(ws, "quartier")) == (["Maison des jeunes"], [])
    records.delete(ws, Organisation, record)
    assert find(ws, "jeunes") == []
    history.undo_last(ws)
    assert find(ws, "jeunes") == ["Maison des jeunes"]
    with ws.write_raw() as connection:
        rebuild(connection)
    assert find(ws, "jeunes") == ["Maison des jeunes"]
    assert check(file).findings == []


def test_what_arrives_from_elsewhere_is_found(ws: Workspace, tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "new.passerelle") as other:
        add(ws, "Médiathèque")
        with ws.read() as session:
            batches = apply.missing_from(session.connection(), [])
        with other.write_raw() as connection:
            apply.ingest(connection, batches)
        assert find(other, "mediatheque") == ["Médiathèque"]


def test_a_search_can_be_kept_to_one_network(ws: Workspace) -> None:
    other = records.create(ws, Network, values={"name": "Rive Est"}).created["network"][0]
    (network,) = [row.id for row in Dataset(ws).everywhere(Network) if row.id != other]
    with ws.read() as session:
        here = fulltext.find(session.connection(), "danger", network_id=network)
        there = fulltext.find(session.connection(), "danger", network_id=other)
    assert here
    assert not there


def insert(connection: Connection, key: str, words: dict[str, str]) -> None:
    """Write a row with these words and something in every other column that wants it."""
    table = table_of(ENTITIES[key])
    row = {column.name: "x" for column in table.columns if not column.nullable} | words
    columns, marks = ", ".join(row), ", ".join("?" * len(row))
    # Below the models: what else is in the row, and where it belongs, does not matter here.
    connection.exec_driver_sql(
        f"INSERT INTO {key} ({columns}) VALUES ({marks})",  # noqa: S608 -- the program's own tables
        tuple(row.values()),
    )


def test_every_field_that_is_to_be_searched_is(ws: Workspace) -> None:
    """One word in each field of each entity; all are found, each where it stands."""
    expected, found = set(), set()
    with ws._engine.connect() as connection:
        for key, cls in ENTITIES.items():
            words = {name: f"Mót{key}x{name}".replace("_", "") for name in fulltext.searchable(cls)}
            insert(connection, key, words)
            for word in words.values():
                expected.add((key, word))
                hits = fulltext.find(connection, word.casefold().replace("ó", "o"))
                found |= {(hit.entity, hit.snippet.strip("\x02\x03")) for hit in hits}
        # What these rows refer to is missing: nothing of this is kept.
        connection.rollback()
    assert found == expected
    assert {key for key, _ in found} >= {"action", "finding", "meeting", "organisation", "protocol"}


def test_what_is_taken_back_and_brought_again_is_found_again(ws: Workspace) -> None:
    record = add(ws, "Maison des jeunes")
    records.update(ws, Organisation, record, values={"name": "Maison de quartier"})
    seen = []
    for step in (history.undo_last, history.undo_last, history.redo_last, history.redo_last):
        step(ws)
        seen.append((find(ws, "jeunes"), find(ws, "quartier")))
    first, second = ["Maison des jeunes"], ["Maison de quartier"]
    assert seen == [(first, []), ([], []), (first, []), ([], second)]


def test_what_others_change_or_delete_is_found_no_more(
    ws: Workspace, file: Path, tmp_path: Path
) -> None:
    changed, deleted = add(ws, "Maison des jeunes"), add(ws, "Café des aînés")
    copy = tmp_path / "copy.passerelle"
    ws.save_copy(copy)
    with Workspace.open(copy, office="Ville de Valmont") as other:
        records.update(other, Organisation, changed, values={"name": "Maison de quartier"})
        records.delete(other, Organisation, deleted)
        with other.read() as session:
            batches = apply.missing_from(session.connection(), [])
    with ws.write_raw() as connection:
        apply.ingest(connection, batches)
    assert (find(ws, "jeunes"), find(ws, "aines")) == ([], [])
    assert find(ws, "quartier") == ["Maison de quartier"]
    assert check(file).findings == []


def test_the_search_is_true_after_a_vacuum(file: Path) -> None:
    with Workspace.open(file, office="Espace Jeunes") as ws:
        gone = add(ws, "Zuerst")
        add(ws, "Maison des jeunes")
        records.delete(ws, Organisation, gone)
        (partner,) = [row for row in Dataset(ws).everywhere(Organisation) if "Rive" in row.name]
        records.update(ws, Organisation, partner.id, values={"notes": "Près du pont"})
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("VACUUM")
        # SQLite promises the numbers of rows to no table without an integer key.
        fulltext.create_indexes(connection)
    with Workspace.open(file) as ws:
        assert find(ws, "jeunes") == ["Maison des jeunes"]
        assert find(ws, "pont") == ["Rive Est"]
        assert find(ws, "zuerst") == []
    assert check(file).findings == []


def test_filling_an_index_anew_repairs_it(
    tamper: Callable[[str], Path],
) -> None:
    file = tamper("INSERT INTO organisation_fts (organisation_fts) VALUES ('delete-all')")
    assert [item.values for item in check(file).findings] == [{"table": "organisation"}]
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        fulltext.create_indexes(connection)
    assert check(file).findings == []
