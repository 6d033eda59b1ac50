"""The views of the actions at 5,000 actions and 2,000 organisations, beside a bare table.

Opening builds a view and shows it; showing comes back to it after a change made it read everything
anew; steps are keys pressed in it. Times are work of the processor.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pcve_desktop.i18n import Translator
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.reports.timeline_pdf import TimelineWish, timeline_bytes
from pcve_desktop.ui.actions import ActionsPage
from tests.bench.data import DAY
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

    from pcve_desktop.ui.actions.calendar import CalendarView
    from pcve_desktop.ui.actions.timeline import TimelineView
    from pcve_desktop.ui.main_window import MainWindow


@pytest.mark.bench
@pytest.mark.qt_log_ignore(".*")
def test_views_of_five_thousand_actions(qapp: QApplication, tmp_path: Path) -> None:
    with many_opened(qapp, tmp_path) as window:
        _measure(window)


def _measure(window: MainWindow) -> None:
    shell = window.shell
    assert shell is not None
    shell.go("actions", {})
    settle()
    (page,) = window.findChildren(ActionsPage)
    # In a window of its own: over ours it would be painted with every view.
    other = QWidget()
    other.resize(window.size())
    other.show()
    bare = [work(lambda: bare_table(other))]
    model = bare_table(other)
    for key in ("timeline", "calendar", "partners"):
        tell(f"{key}: open", [work(lambda key=key: page.view.set_current(key))], bare)  # type: ignore[misc] # bound now
        again = []
        for _ in range(ROUNDS):
            page.view.set_current("table")
            settle()
            page.others.forget()
            again.append(work(lambda key=key: page.view.set_current(key)))  # type: ignore[misc] # bound now
        tell(f"{key}: show after a change", again, [work(model.turn) for _ in range(ROUNDS)])
    page.view.set_current("timeline")
    settle()
    timeline = cast("TimelineView", page.others.view("timeline"))
    calendar = cast("CalendarView", page.others.view("calendar"))
    dated = next(row.id for row in page.source.rows(page.model.ids()[:50]).values())
    timeline.select(dated)

    def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(timeline.list, key, held)

    steps: dict[str, Callable[[int], object]] = {
        "timeline: next row": lambda _at: press(Qt.Key.Key_Down),
        "timeline: last row and first row": lambda at: press(
            Qt.Key.Key_End if at % 2 else Qt.Key.Key_Home
        ),
        "timeline: other days": lambda at: timeline.days.scroll(0.3 if at % 2 else -0.3),
        "timeline: closer and wider": lambda at: press(
            Qt.Key.Key_Plus if at % 2 else Qt.Key.Key_Minus
        ),
        "timeline: a bar by a day": lambda _at: press(
            Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier
        ),
    }
    for name, step in steps.items():
        tell_step(name, step, model.turn)
    page.view.set_current("calendar")
    settle()
    months = [work(lambda: calendar.grid.later(months=1)) for _ in range(ROUNDS)]
    tell("calendar: next month", months, [work(model.turn) for _ in range(ROUNDS)])
    _print_it(page, model.turn)
    other.deleteLater()


def _print_it(page: ActionsPage, turn: Callable[[], object]) -> None:
    """Tell how long 500 actions take on paper; nobody prints more on one evening."""
    view = View(page.context.data, Audience.NETWORK)
    wish = TimelineWish(tuple(page.model.ids()[:500]))
    tr = Translator("en")
    took = work(lambda: timeline_bytes(view, wish, tr, today=DAY + dt.timedelta(days=1)))
    print(f"{'print 500 actions':34} {took:5.0f} ms, bare {work(turn):5.1f} ms (in the background)")
