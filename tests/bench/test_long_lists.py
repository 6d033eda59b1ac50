"""The actions page at 5,000 actions and 2,000 organisations, against floors of the same run.

A step of the page (typing, sorting, the next row) is held against a bare `QTableView` over plain
strings of the same number of rows that does the same kind of thing, a query of the list against
the smallest SQL that gives the same identifiers. Times are work of the processor.
"""

from __future__ import annotations

import contextlib
import functools
import statistics
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from sqlalchemy import text

from pcve_desktop.app import Application
from pcve_desktop.models.actions import Action
from pcve_desktop.services.listing import ListQuery
from pcve_desktop.settings import Settings
from pcve_desktop.ui.actions import ActionsPage
from tests.bench.data import make_many
from tests.bench.test_pages import TARGET_MS, wait_for_the_window_to_load_ahead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Any

    from PySide6.QtWidgets import QApplication, QWidget

    from pcve_desktop.ui.main_window import MainWindow

PARTNERS, ACTIONS = 2000, 5000
ROUNDS = 5


def settle() -> None:
    """Let the window do what it still has to."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def work(step: Callable[[], object]) -> float:
    """Return the milliseconds of work of a step with everything that it sets off."""
    start = time.process_time()
    step()
    settle()
    return (time.process_time() - start) * 1000


class _Strings(QAbstractTableModel):
    """Rows of plain strings, the least that a table can show."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = [[f"Row {row} {place}" for place in range(6)] for row in range(ACTIONS)]

    def rowCount(self, _parent: Any = None) -> int:
        return len(self.rows)

    def columnCount(self, _parent: Any = None) -> int:
        return 6

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        shown = role == Qt.ItemDataRole.DisplayRole
        return self.rows[index.row()][index.column()] if shown else None

    def turn(self) -> None:
        """Show the rows the other way round."""
        self.beginResetModel()
        self.rows.reverse()
        self.endResetModel()


def bare_table(window: QWidget) -> _Strings:
    """Show a bare table of plain strings and return its model."""
    view, model = QTableView(window), _Strings()
    view.setModel(model)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.resize(800, 600)
    view.show()
    settle()
    return model


def tell(name: str, ours: list[float], floor: list[float]) -> None:
    """Print a line with both medians, their ratio, and whether the target is met."""
    mine, bare = statistics.median(ours), statistics.median(floor)
    verdict = "met" if mine <= TARGET_MS else "NOT met"
    print(
        f"{name:34} {mine:5.0f} ms, bare {bare:5.1f} ms, ratio {mine / bare:5.1f}"
        f"  (target {TARGET_MS} ms, {verdict})"
    )


@contextlib.contextmanager
def many_opened(qapp: QApplication, folder: Path) -> Iterator[MainWindow]:
    """Give the window on very many records, once it has loaded ahead."""
    path = folder / "many.passerelle"
    make_many(path, partners=PARTNERS, actions=ACTIONS).close()
    application = Application(qapp, Settings(language="en", theme="light"))
    window = application.window
    window.resize(1366, 768)
    window.show()
    assert window.open_path(path)
    wait_for_the_window_to_load_ahead(application)
    print(f"\n{ACTIONS} actions, {PARTNERS} organisations; milliseconds of work")
    yield window
    window.close()
    application.close()
    window.deleteLater()
    settle()


def tell_step(name: str, step: Callable[[int], object], floor: Callable[[], object]) -> None:
    """Measure a step and the floor in turn, so that what else the machine does hits both."""
    ours, bare = [], []
    for at in range(ROUNDS):
        ours.append(work(functools.partial(step, at)))
        bare.append(work(floor))
    tell(name, ours, bare)


@pytest.mark.bench
@pytest.mark.qt_log_ignore(".*")
def test_five_thousand_actions(qapp: QApplication, tmp_path: Path) -> None:
    with many_opened(qapp, tmp_path) as window:
        _measure(window)


def _measure(window: MainWindow) -> None:
    shell = window.shell
    assert shell is not None
    opened = [work(lambda: shell.go("actions", {}))]
    bare_opened = [work(lambda: bare_table(window))]
    tell("open the page", opened, bare_opened)
    (page,) = window.findChildren(ActionsPage)
    model = bare_table(window)
    header = page.table.horizontalHeader()
    context = shell.context

    def change(number: int) -> None:
        context.change(Action, page.model.ids()[3], "progress", number)

    steps: dict[str, Callable[[int], object]] = {
        "type one more letter": lambda at: page.filters.search.setText("debate"[: at + 1]),
        "sort by another column": lambda at: header.setSortIndicator(
            at % 3, Qt.SortOrder.DescendingOrder
        ),
        "group by status, lead or month": lambda at: page.arranging.group_by(
            ("status", "lead_id", "month")[at % 3]
        ),
        "next row, with its details": lambda _at: QTest.keyClick(page.table, Qt.Key.Key_Down),
        "last row and first row": lambda at: QTest.keyClick(
            page.table, Qt.Key.Key_End if at % 2 else Qt.Key.Key_Home
        ),
        "choose all": lambda _at: page.table.selectAll(),
        "look again after a change": lambda _at: page.reload(),
        "change one value": change,
    }
    for name, step in steps.items():
        tell_step(name, step, model.turn)
        # The next step begins with everything, ungrouped.
        page.filters.search.clear()
        page.arranging.group_by("")
    shell.go("settings", {})
    settle()
    tell("show the page again", [work(lambda: shell.go("actions", {}))], [work(model.turn)])
    _queries(page)


def _queries(page: ActionsPage) -> None:
    """Hold the queries of the list against the smallest SQL."""
    listing, ws = page.source, page.context.ws

    def smallest() -> object:
        with ws.read() as session:
            return session.connection().execute(text("SELECT id FROM action ORDER BY id")).all()

    first = listing.find(ListQuery()).ids[:32]
    queries: dict[str, Callable[[], object]] = {
        "find: in the order of the page": lambda: listing.find(ListQuery()),
        "find: three words": lambda: listing.find(ListQuery(text="deb 001 org")),
        "find: by the name of the lead": lambda: listing.find(ListQuery(sort="lead_id")),
        "find: grouped by month": lambda: listing.find(ListQuery(group="month")),
        "read the rows in view": lambda: listing.rows(first),
    }
    for name, ask in queries.items():
        ask()
        ours = [work(ask) for _ in range(ROUNDS)]
        tell(name, ours, [work(smallest) for _ in range(ROUNDS)])
