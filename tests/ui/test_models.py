"""Qt's own model tester on every model of the program, while it is filled, sorted and changed."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractProxyModel,
    QCoreApplication,
    QEvent,
    Qt,
)
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QTableView

import pcve_desktop.ui
from pcve_desktop.imports.reader import read_table
from pcve_desktop.journal.changes import Changes
from pcve_desktop.methodology.steps import STEPS
from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.base import ENTITIES
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.partners import Organisation
from pcve_desktop.sample import make_sample
from pcve_desktop.services import records
from pcve_desktop.services.returns import ReturnPlan
from pcve_desktop.settings import Settings
from pcve_desktop.ui.actions import ActionsPage
from pcve_desktop.ui.importing.rows_view import RowsModel
from pcve_desktop.ui.kit.table import LazyTableModel, RecordTableModel
from pcve_desktop.ui.kit.tasks import TaskRunner
from pcve_desktop.ui.kit.tick_list import TickList
from pcve_desktop.ui.main_window import MainWindow
from pcve_desktop.ui.places import PLACES
from pcve_desktop.ui.returning.model import ProposalModel
from tests.services.test_returns import proposal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

# Models of dialogs that need a file: the tests named hold a tester against them.
ELSEWHERE = {
    "PreviewModel": "tests/ui/importing/test_preview_list.py",
    "ProposalModel": "test_the_proposals_of_a_form",
    "ReviewModel": "tests/ui/exchanging/test_lines.py",
    "RowsModel": "test_the_rows_of_a_file",
}
# Bases that pages do not show themselves.
BASES = {LazyTableModel, RecordTableModel}


def settle() -> None:
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def classes() -> set[type[QAbstractItemModel]]:
    """Return every class of model that the program defines."""
    for module in pkgutil.walk_packages(pcve_desktop.ui.__path__, "pcve_desktop.ui."):
        importlib.import_module(module.name)
    found: set[type[QAbstractItemModel]] = set()
    waiting = [QAbstractItemModel]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.startswith("pcve_desktop."):
                found.add(kind)
    return found


class Watched:
    """The models met so far, each with a tester whose warnings fail the test."""

    def __init__(self) -> None:
        self.testers: dict[int, QAbstractItemModelTester] = {}
        self.models: list[QAbstractItemModel] = []

    def look(self, widget: QWidget) -> None:
        """Hold a tester against each model of the program that a widget shows."""
        for view in widget.findChildren(QAbstractItemView):
            model: QAbstractItemModel | None = view.model()
            while model is not None:
                self.add(model)
                model = model.sourceModel() if isinstance(model, QAbstractProxyModel) else None

    def add(self, model: QAbstractItemModel) -> None:
        """Hold a tester against a model of the program, once."""
        ours = type(model).__module__.startswith("pcve_desktop.")
        if ours and id(model) not in self.testers:
            self.testers[id(model)] = QAbstractItemModelTester(
                model, QAbstractItemModelTester.FailureReportingMode.Warning
            )
            self.models.append(model)


@pytest.fixture
def window(qtbot: QtBot, hub: ThemeHub, tr: Translator, tmp_path: Path) -> Iterator[MainWindow]:
    """Give the real window on the sample."""
    path = tmp_path / "les-tilleuls.passerelle"
    make_sample(path, "en")
    runner = TaskRunner()
    made = MainWindow(
        hub=hub, tr=tr, settings=Settings(language="en", office="Espace Jeunes"), runner=runner
    )
    made.resize(1366, 768)
    made.show()
    assert made.open_path(path)
    settle()
    yield made
    made.close()
    runner.close()
    made.deleteLater()
    settle()


def stops() -> list[tuple[str, dict[str, Any]]]:
    others: list[tuple[str, dict[str, Any]]] = [(key, {}) for key in PLACES if key != "step"]
    steps: list[tuple[str, dict[str, Any]]] = [
        ("step", {"step": str(content.step), "page": page.key})
        for content in STEPS
        for page in content.pages
    ]
    return [*others, *steps]


def sort_everything(widget: QWidget) -> None:
    for view in widget.findChildren(QTableView):
        header = view.horizontalHeader()
        if header.isSortIndicatorShown():
            for place in range(min(header.count(), 3)):
                for order in (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder):
                    header.setSortIndicator(place, order)


def change_everything(window: MainWindow) -> None:
    """Add, change and delete what most lists are about, and take it back."""
    assert window.shell is not None
    context = window.shell.context
    scope = {"network_id": context.network_id, "cycle_id": context.cycle_id}
    action = context.data.all(Action)[0]
    made = context.perform(
        lambda: records.create(context.ws, Action, values=scope | {"title": "Zone libre"})
    )
    assert made is not None
    context.change(Action, action.id, "title", "Aardvark")
    context.perform(
        lambda: records.delete(context.ws, Milestone, context.data.all(Milestone)[0].id)
    )
    context.perform(lambda: records.delete(context.ws, Finding, context.data.all(Finding)[0].id))
    organisation = context.data.organisations()[0]
    context.change(Organisation, organisation.id, "name", "Zzz")
    context.perform(lambda: records.delete(context.ws, Action, made.created["action"][0]))
    for _ in range(3):
        context.undo()
    everything = Changes(touched={key: {"x"} for key in ENTITIES})
    context.data.invalidate(everything)
    context.changed.emit(everything)


def fold_groups(page: ActionsPage) -> None:
    """Group, fold, filter and arrange the table of the actions."""
    for name in ("status", "pillar", "lead_id", "month", ""):
        page.arranging.group_by(name)
        if name:
            first = page.model.group_at(0)
            assert first is not None
            page.model.fold(first, folded=True)
            page.filters.search.setText("a")
            page.model.fold_all(folded=True)
            page.model.fold_all(folded=False)
            page.filters.search.clear()
    page.model.show_columns(("title", "milestones", "partners", "review_on"))
    page.model.show_columns(())


def test_every_model_keeps_the_rules_of_qt(
    window: MainWindow, hub: ThemeHub, tr: Translator, qtbot: QtBot
) -> None:
    shell, watched = window.shell, Watched()
    assert shell is not None
    for place, where in stops():
        shell.go(place, where)
        settle()
        watched.look(window)
        sort_everything(window)
    (page,) = window.findChildren(ActionsPage)
    for button in page.view.findChildren(QAbstractButton):
        button.click()
        settle()
        watched.look(window)
    page.view.set_current("table")
    fold_groups(page)
    change_everything(window)
    for place, where in stops():
        shell.go(place, where)
        settle()
    ticks = TickList(
        [("a", "One"), ("b", "Two")], ["a"], label="T", tr=tr, hub=hub, object_name="t"
    )
    qtbot.addWidget(ticks)
    watched.look(ticks)
    ticks.set_options([("c", "Three")], ["c"])

    met = {type(model) for model in watched.models}
    missing = {kind.__name__ for kind in classes() - met - BASES} - ELSEWHERE.keys()
    assert missing == set()


def test_the_rows_of_a_file(tmp_path: Path, tr: Translator, qtmodeltester: ModelTester) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name;Town\nFC Tilleuls;Valmont\nLa Fraternité;Rive Est\n", encoding="utf-8")
    model = RowsModel(tr)
    model.set_table(read_table(path))
    qtmodeltester.check(model)
    model.set_table(None)
    qtmodeltester.check(model)


def test_the_proposals_of_a_form(tr: Translator, qtmodeltester: ModelTester) -> None:
    model = ProposalModel(tr)
    proposals = (proposal("a", "progress", 10, 20), proposal("b", "progress", 0, 5))
    model.set_plan(ReturnPlan("form.xlsx", "FC Tilleuls", None, proposals, ()))
    qtmodeltester.check(model)
    model.tick_all(on=True)
    assert len(model.accepted()) == 2
    qtmodeltester.check(model)
