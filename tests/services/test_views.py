"""Saved views: kept and found again; what another version wrote is left alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.models.keeping import SavedView
from pcve_desktop.services import records, views
from pcve_desktop.services.listing import ListQuery
from pcve_desktop.services.views import ViewDefinition, read_definition

if TYPE_CHECKING:
    from tests.services.conftest import Work

DEFINITION = ViewDefinition(
    ListQuery("débat", {"status": ("open",)}, "title", descending=True, group="pillar"),
    ("title", "status"),
    (("title", 300),),
)


def test_a_view_is_kept_changed_renamed_and_deleted(work: Work) -> None:
    made = views.save_view(
        work.ws, network_id=work.network, place="actions", name="  Open   debates ",
        definition=DEFINITION,
    )  # fmt: skip
    (view,) = views.views(work.ws, network_id=work.network, place="actions")
    assert (view.name, view.definition) == ("Open debates", DEFINITION)
    assert view.id == made.first_id
    assert not views.views(work.ws, network_id=work.network, place="partners")
    other = ViewDefinition(ListQuery(sort="number"))
    views.change_view(work.ws, view.id, definition=other)
    views.rename_view(work.ws, view.id, name="All")
    (view,) = views.views(work.ws, network_id=work.network, place="actions")
    assert (view.name, view.definition) == ("All", other)
    with pytest.raises(records.InvalidRecord):
        views.rename_view(work.ws, view.id, name=" ")
    views.delete_view(work.ws, view.id)
    assert not views.views(work.ws, network_id=work.network, place="actions")


def test_the_usual_arrangement_is_one_record_and_no_view(work: Work) -> None:
    assert views.usual(work.ws, network_id=work.network, place="actions") is None
    for columns in (("title",), ("title", "status")):
        views.keep_usual(
            work.ws, network_id=work.network, place="actions",
            definition=ViewDefinition(ListQuery(), columns),
        )  # fmt: skip
    kept = views.usual(work.ws, network_id=work.network, place="actions")
    assert kept is not None
    assert kept.columns == ("title", "status")
    assert len(work.all(SavedView)) == 1
    assert not views.views(work.ws, network_id=work.network, place="actions")


@pytest.mark.parametrize(
    "text",
    [
        None, "", "{", "null", "[]", "7", '"text"', "{}",
        '{"version": 2, "filters": {}, "widths": {}}',
        '{"version": 1, "filters": [], "widths": {}}',
        '{"version": 1, "filters": {}, "widths": 3}',
        "[" * 100_000,
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_no_view(work: Work, text: str | None) -> None:
    assert read_definition(text) is None
    work.add(SavedView, name="Strange", place="actions", definition=text)
    (view,) = views.views(work.ws, network_id=work.network, place="actions")
    assert (view.name, view.definition) == ("Strange", None)
    kept = work.get(SavedView, view.id)
    assert kept.definition == text


def test_odd_values_are_left_out() -> None:
    found = read_definition(
        json.dumps(
            {
                "version": 1, "text": 5, "sort": None, "descending": "yes", "group": ["x"],
                "filters": {"status": ["open", 3, "open"], "due": "late", "lead": []},
                "columns": ["title", None, "title", "from_tomorrow"],
                "widths": {"title": 200, "status": -3, "due": True, "lead": 1e9, "x": "wide"},
            }
        )
    )  # fmt: skip
    assert found == ViewDefinition(
        ListQuery(filters={"status": ("open",)}), ("title", "from_tomorrow"), (("title", 200),)
    )
