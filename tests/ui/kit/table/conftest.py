"""A small table of actions, as a page would make it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.actions import Action
from pcve_desktop.models.vocabularies import ActionStatus, Pillar, Sphere
from pcve_desktop.ui.kit.table import RecordTableModel, Show, column

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator

TODAY = dt.date(2026, 11, 24)
TITLES = {"o1": "Espace Jeunes", "o2": "Médiathèque"}


def action(record_id: str, title: str, **values: object) -> Action:
    return Action(id=record_id, network_id="n", title=title, **values)


def actions() -> list[Action]:
    return [
        action(
            "a1", "Debate night", pillar=Pillar.ACTION, lead_id="o2", progress=70,
            status=ActionStatus.UNDER_WAY, planned_end=dt.date(2026, 11, 27),
            spheres=(Sphere.COHESION, Sphere.PREVENTION),
        ),
        action(
            "a2", "Écoute", pillar=Pillar.TRAINING, lead_id="o1", progress=40,
            status=ActionStatus.UNDER_WAY, planned_end=dt.date(2026, 11, 20),
        ),
        action("a3", "Zone libre", status=ActionStatus.IDEA),
        action(
            "a4", "Attic radio", pillar=Pillar.ACTION, progress=100, status=ActionStatus.DONE,
            planned_end=dt.date(2027, 1, 22),
        ),
    ]  # fmt: skip


def late(record: Action) -> bool:
    return record.status.open and record.planned_end is not None and record.planned_end < TODAY


@pytest.fixture
def model(tr: Translator) -> RecordTableModel:
    """Return the model with four actions."""
    made = RecordTableModel(
        [
            column(Action, "title", label="Action"),
            column(Action, "pillar"),
            column(Action, "lead_id", label="Owner", empty="to be found"),
            column(Action, "status", show=Show.CHIP),
            column(Action, "planned_end", show=Show.DUE, late=late, empty="none yet"),
            column(Action, "progress"),
        ],
        tr=tr,
        titles=lambda _entity, record_id: TITLES.get(record_id, ""),
        today=TODAY,
    )
    made.set_rows(actions())
    return made
