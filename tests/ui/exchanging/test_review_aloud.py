"""The review of a received file for somebody who does not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from pcve_desktop.ui.exchanging.review import ReviewView
from pcve_desktop.ui.kit.spoken import speak_roles
from tests.ui.accessibility.spoken import faults
from tests.ui.accessibility.walking import settle, tab_round
from tests.ui.exchanging.plans import small_plan

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from pcve_desktop.ui.context import Context


def test_every_control_tells_what_it_is_and_tab_goes_round(
    qapp: QApplication, context: Context
) -> None:
    speak_roles(qapp)
    context.window.show()
    view = ReviewView(
        context, small_plan(), title="A file from Rive Est", subtitle="", again=False,
        parent=context.window,
    )  # fmt: skip
    context.window.setCentralWidget(view)  # type: ignore[attr-defined]  # a QMainWindow
    QTest.qWaitForWindowActive(context.window)
    view.take_focus()
    settle()
    assert "\n".join(faults(view)) == ""
    assert len(tab_round()) > 5
