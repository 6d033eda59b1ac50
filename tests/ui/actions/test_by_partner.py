"""The actions by partner: what each does, who has no role yet, and where Enter leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from pcve_desktop.models.partners import Organisation
from pcve_desktop.services import partners, records
from tests.ui.kit.looking import clipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.ui.actions.by_partner import PartnersByRole
    from pcve_desktop.ui.actions.page import ActionsPage
    from pcve_desktop.ui.context import Context


@pytest.fixture
def view(page: ActionsPage) -> PartnersByRole:
    """Return the partners of the small network with their actions."""
    page.view.set_current("partners")
    QApplication.processEvents()
    return cast("PartnersByRole", page.others.view("partners"))


def entries(view: PartnersByRole, key: str) -> list[str]:
    return [entry.lines[0].text for entry in view.card.lists[key].entries()]


def test_each_partner_with_its_part(view: PartnersByRole, ids: Any) -> None:
    assert view.table.select_id(ids.media)
    assert view.card.title.text() == "Médiathèque Olympe"
    assert view.card.sentence.text() == "Leads 1 action, 1 milestone to come.\nPlanned 1"
    assert entries(view, "leads") == ["Débat sur l’actualité"]
    assert entries(view, "takes_part") == []
    assert entries(view, "milestones") == ["Book the hall"]
    words = view.model.row_in_words(view.model.row_of(ids.media) or 0)
    assert words == (
        "Médiathèque Olympe, Milestones to come 1, Leads 1, Takes part 0, Still open 1, Ended 0"
    )


def test_the_model_keeps_the_rules_of_qt(view: PartnersByRole) -> None:
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    view.which.set_current("without")
    view.search.setText("zzz")
    view.search.clear()


def test_who_has_no_role_is_told_kindly(view: PartnersByRole, context: Context) -> None:
    view.which.set_current("without")
    names = [view.model.record(row).name for row in range(view.model.rowCount())]
    assert names == ["Espace Jeunes"]
    assert view.kind.text() == "1 partner has no role yet: what could it bring?"
    (lead,) = view.model.ids()
    made = records.update(context.ws, Organisation, lead, values={"offers": "A hall\nTea"})
    context.announce(made)
    assert view.card.sentence.text() == (
        "No role in an action yet: what could it bring? It offers: A hall Tea"
    )
    gone = QSignalSpy(context.going)
    view.card.look.click()
    assert gone.at(0) == ["step", {"step": "actions", "page": "look"}]


def test_enter_opens_an_action_or_the_partner(
    page: ActionsPage, view: PartnersByRole, ids: Any, context: Context
) -> None:
    view.table.select_id(ids.media)
    gone = QSignalSpy(context.going)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert gone.at(0) == ["partners", {"record": ids.media}]
    QTest.keyClick(view.card.lists["milestones"].row(0), Qt.Key.Key_Return)
    assert page.panel.isVisible()
    assert page._current == ids.debate
    page._close_panel()
    assert QApplication.focusWidget() is view.card.lists["leads"].row(0)


def test_partners_are_searched_and_sorted(view: PartnersByRole, ids: Any, context: Context) -> None:
    partners.add_partner(
        context.ws, network_id=context.network_id, values={"name": "École du Pont"}
    )
    view.search.setText("ecole")
    assert [view.model.record(0).name] == ["École du Pont"]
    assert view.table.current_id() == view.model.ids()[0]
    view.search.clear()
    view.model.sort(2, Qt.SortOrder.DescendingOrder)
    assert view.model.ids()[0] == ids.media


def test_the_filters_of_the_page_count(page: ActionsPage, view: PartnersByRole, ids: Any) -> None:
    page.filters.choices["status"].set_value("done")
    part = view.roles.rows([ids.media])[ids.media]
    assert part.actions == 0
    page.filters.choices["status"].set_value(None)
    assert view.roles.rows([ids.media])[ids.media].leads == 1


def test_nothing_is_cut_in_a_narrow_window(ids: Any, place: Callable[[int], ActionsPage]) -> None:
    assert ids
    page = place(1024)
    page.view.set_current("partners")
    QApplication.processEvents()
    assert clipped(page.others.view("partners")) == []
