"""The partners page at 2,000 organisations, against floors of the same run.

A step of the page is held against a bare table of plain strings that turns its rows round, a
query against the smallest SQL that gives the identifiers. Times are work of the processor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import text

from pcve_desktop.models.partners import Organisation
from pcve_desktop.services.known_partners import KnownPartners
from pcve_desktop.services.listing import ListQuery
from pcve_desktop.services.partner_list import BY_SECTOR
from pcve_desktop.ui.partners.page import PartnersPage
from tests.bench.test_long_lists import (
    ROUNDS,
    bare_table,
    many_opened,
    settle,
    tell,
    tell_step,
    work,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from pcve_desktop.ui.main_window import MainWindow


@pytest.mark.bench
@pytest.mark.qt_log_ignore(".*")
def test_two_thousand_organisations(qapp: QApplication, tmp_path: Path) -> None:
    with many_opened(qapp, tmp_path) as window:
        _measure(window)


def _measure(window: MainWindow) -> None:
    shell = window.shell
    assert shell is not None
    opened = [work(lambda: shell.go("partners", {}))]
    tell("open the page", opened, [work(lambda: bare_table(window))])
    (page,) = window.findChildren(PartnersPage)
    model = bare_table(window)
    partners, view, context = page.list, page.list.view, shell.context

    def change(number: int) -> None:
        context.change(Organisation, page.detail.organisation_id, "city", f"Valmont {number}")

    steps: dict[str, Callable[[int], object]] = {
        "type one more letter": lambda at: partners.search.setText("organ"[: at + 1]),
        "type until few are left": lambda at: partners.search.setText(f"organisation {at}19"),
        "filter by a sphere": lambda at: partners.set_query(
            partners.query.filtered("sphere", ("cohesion", "prevention", "security")[at % 3])
        ),
        "who drifts away": lambda at: partners.show_only(("drift", "all")[at % 2]),
        "next partner, with its details": lambda _at: QTest.keyClick(view, Qt.Key.Key_Down),
        "last partner and first": lambda at: QTest.keyClick(
            view, Qt.Key.Key_Home if at % 2 else Qt.Key.Key_End
        ),
        "look again after a change": lambda _at: page.reload(),
        "change one value": change,
    }
    for name, step in steps.items():
        tell_step(name, step, model.turn)
        partners.clear()
        settle()
    shell.go("settings", {})
    settle()
    tell("show the page again", [work(lambda: shell.go("partners", {}))], [work(model.turn)])
    _queries(page)


def _queries(page: PartnersPage) -> None:
    """Hold the queries of the list against the smallest SQL."""
    listing, ws = page.source, page.context.ws

    def smallest() -> object:
        with ws.read() as session:
            query = text("SELECT id FROM organisation ORDER BY name")
            return session.connection().execute(query).all()

    first = listing.find(ListQuery(group=BY_SECTOR)).ids[:32]
    known = KnownPartners(ws)
    queries: dict[str, Callable[[], object]] = {
        "find: by sector and name": lambda: listing.find(ListQuery(group=BY_SECTOR)),
        "find: three words": lambda: listing.find(ListQuery(text="org 19 hall", group=BY_SECTOR)),
        "find: who drifts away": lambda: listing.find(ListQuery(filters={"drift": ("yes",)})),
        "read the rows in view": lambda: listing.rows(first),
        "who is in the file already": lambda: known.like("organisation 01"),
    }
    for name, ask in queries.items():
        ask()
        ours = [work(ask) for _ in range(ROUNDS)]
        tell(name, ours, [work(smallest) for _ in range(ROUNDS)])
