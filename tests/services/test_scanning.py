"""The text scan over the records of a network and over what an audience sees."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.models.actions import Action, ActionLogEntry
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.vocabularies import FindingKind, LogKind
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.scan import MarkKind
from pcve_desktop.services import networks, partners, records
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.services.scanning import (
    FieldText,
    known_texts,
    label_of,
    owner_of,
    scan_readable,
    scan_texts,
)
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Dataset]:
    ws = Workspace.create(tmp_path / "w.passerelle", office="Espace Jeunes")
    networks.create_network(ws, name="Les Tilleuls", tr=Translator("en"), lead="Espace Jeunes")
    summary = networks.networks(ws)[0]
    yield Dataset(ws, network_id=summary.id, cycle_id=summary.cycle_id)
    ws.close()


def add_finding(data: Dataset, statement: str, **more: object) -> str:
    values = {
        "network_id": data.network_id,
        "cycle_id": data.cycle_id,
        "kind": FindingKind.NEED,
        "statement": statement,
        **more,
    }
    changes = records.create(data.ws, Finding, values=values)
    data.invalidate(changes)
    return changes.created["finding"][0]


def test_a_passage_is_found_with_its_place_and_the_words_around_it(data: Dataset) -> None:
    key = add_finding(data, "Nobody asks the mother, her number is 020 7946 0123 at night")

    (found,) = scan_readable(View(data, Audience.NETWORK), known=known_texts(data))

    assert (found.entity, found.record_id, found.field) == ("finding", key, "statement")
    assert found.kind is MarkKind.PHONE
    assert (found.before, found.passage, found.after) == (
        "Nobody asks the mother, her number is ",
        "020 7946 0123",
        " at night",
    )
    assert label_of(found) == "Statement"


def test_what_an_audience_does_not_get_is_not_counted(data: Dataset) -> None:
    add_finding(data, "Trust grows", disagreement="Karim B. sees it otherwise")
    known = known_texts(data)

    assert len(scan_readable(View(data, Audience.NETWORK), known=known)) == 1
    assert scan_readable(View(data, Audience.CITY), known=known) == []


def test_names_of_organisations_are_no_secret(data: Dataset) -> None:
    add_finding(data, "The Marcel Dupont association lends its hall")
    view = View(data, Audience.NETWORK)
    assert len(scan_readable(view, known=known_texts(data))) == 1

    changes = partners.add_partner(
        data.ws, network_id=str(data.network_id), values={"name": "Association Marcel Dupont"}
    )
    data.invalidate(changes)
    organisation = changes.created["organisation"][0]
    data.invalidate(
        records.update(data.ws, Organisation, organisation, values={"short_name": "Marcel Dupont"})
    )
    view = View(data, Audience.NETWORK)
    assert scan_readable(view, known=known_texts(data)) == []


def test_a_part_is_shown_where_its_owner_lives(data: Dataset) -> None:
    values = {"network_id": data.network_id, "cycle_id": data.cycle_id, "title": "Film debate"}
    changes = records.create(data.ws, Action, values=values)
    data.invalidate(changes)
    action = changes.created["action"][0]
    entry = {
        "network_id": data.network_id,
        "cycle_id": data.cycle_id,
        "action_id": action,
        "on_date": dt.date(2026, 11, 24),
        "kind": LogKind.PROGRESS,
        "text": "Yanis said he would come",
    }
    entry = {key: value for key, value in entry.items() if hasattr(ActionLogEntry, key)}
    data.invalidate(records.create(data.ws, ActionLogEntry, values=entry))

    (found,) = scan_readable(View(data, Audience.NETWORK), known=frozenset())

    assert found.entity == "action_log_entry"
    assert owner_of(data, found.entity, found.record_id, {"action"}) == ("action", action)


def test_the_scan_can_be_stopped() -> None:
    class Stop(Exception):
        """Raised by the one who is told."""

    def tell(_done: int, _total: int) -> None:
        raise Stop

    with pytest.raises(Stop):
        scan_texts([FieldText("finding", "1", "statement", "x")], known=frozenset(), tell=tell)
