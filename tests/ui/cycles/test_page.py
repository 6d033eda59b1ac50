"""The place "cycles": its cards, the dialogs, the comparison, and what a closed cycle shows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from pcve_desktop.i18n import Translator
from pcve_desktop.models.actions import Action
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.network import Cycle
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.vocabularies import ActionStatus
from pcve_desktop.services import cycles, history, records
from pcve_desktop.services.cycles import Carry, Closing
from pcve_desktop.ui.closed import ClosedBanner
from pcve_desktop.ui.cycles.beginning import BeginDialog
from pcve_desktop.ui.cycles.closing import CloseDialog
from pcve_desktop.ui.cycles.page import CyclesPage
from pcve_desktop.ui.history.page import HistoryPage
from pcve_desktop.ui.kit.dialogs import ProgressDialog
from pcve_desktop.ui.kit.record_dialog import RecordDialog
from tests.ui.kit.looking import clipped

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context

START = dt.date(2027, 9, 1)


def add(context: Context, entity: type, **values: object) -> str:
    scope = {"network_id": context.network_id, "cycle_id": context.cycle_id}
    made = records.create(context.ws, entity, values=scope | values)
    context.announce(made)
    return made.first_id


def begin(context: Context, *, closing: bool = False) -> str:
    """Begin the next cycle with the open actions."""
    ids = [row.id for row in context.data.all(Action) if row.status.open]
    made = cycles.begin_cycle(
        context.ws,
        Translator("en"),
        network_id=context.network_id,
        name="The next",
        starts_on=START,
        from_cycle=context.cycle_id,
        carry=Carry({"action": ids}),
        closing=Closing(context.today(), lessons="Meet outside") if closing else None,
    )
    context.announce(made)
    return made.created["cycle"][0]


def show(context: Context) -> CyclesPage:
    page = CyclesPage(context)
    context.window.setCentralWidget(page)  # type: ignore[attr-defined] # a main window in these tests
    context.window.show()
    page.refresh()
    return page


def find(widget: QWidget, name: str) -> QWidget:
    found = widget.findChild(QWidget, name)
    assert found is not None, name
    return found


def test_a_first_cycle_is_alone(context: Context) -> None:
    page = show(context)
    assert page.alone.isVisible()
    assert not page.compare.isVisible()
    assert [card.title.text() for card in page.cards.rows()] == [context.data.cycle.name]  # type: ignore[union-attr] # begun
    assert clipped(page) == []


def test_cards_tell_state_counts_and_lessons(context: Context) -> None:
    add(context, Action, title="Debate", status=ActionStatus.PLANNED)
    begin(context, closing=True)
    page = show(context)
    new, old = page.cards.rows()
    assert new.title.text() == "The next"
    assert find(new, f"{new.objectName()}.contents").text() == "1 action"  # type: ignore[attr-defined] # a label
    assert find(old, f"{old.objectName()}.lessons").text() == "Meet outside"  # type: ignore[attr-defined] # a label
    assert (new.shut.isHidden(), old.shut.isHidden()) == (False, True)
    assert (new.open.isHidden(), old.open.isHidden()) == (False, True)
    assert (new.compare.isHidden(), old.compare.isHidden()) == (False, True)


def test_another_cycle_is_opened_by_the_window(context: Context) -> None:
    new = begin(context)
    page = show(context)
    asked = []
    context.going.connect(lambda place, where: asked.append((place, where)))
    page.cards.rows()[0].open.click()
    assert asked == [("cycle", {"cycle": new})]


def test_closing_asks_for_nothing(context: Context) -> None:
    page = show(context)
    page.ask_close(context.cycle_id)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CloseDialog)
    assert not dialog.lessons.list.isVisible()
    dialog.save.click()
    cycle = context.data.cycle
    assert cycle is not None
    assert (cycle.closed_on, cycle.lessons) == (context.today(), None)


def test_a_lesson_that_is_unticked_goes_again(context: Context) -> None:
    from pcve_desktop.methodology.cycles import Lesson
    from pcve_desktop.ui.cycles.lessons import LessonsField

    field = LessonsField(
        context, [Lesson("a", "Ask first"), Lesson("b", "Begin late")], text="Ours", name="lessons"
    )
    options = [("a", "Ask first"), ("b", "Begin late")]
    field.list.set_options(options, ["a", "b"])
    assert field.text() == "Ours\nAsk first\nBegin late"
    field.list.set_options(options, ["b"])
    assert field.text() == "Ours\nBegin late"
    field.deleteLater()


def test_what_is_not_finished_is_ticked(context: Context) -> None:
    going = add(context, Action, title="Debate", status=ActionStatus.PLANNED)
    add(context, Action, title="Fair", status=ActionStatus.DONE)
    page = show(context)
    page.new_item()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BeginDialog)
    assert list(dialog.lists) == ["action"]
    assert dialog.lists["action"].chosen() == [going]
    # The button of the calendar is an icon only.
    assert set(clipped(dialog)) <= {"Open the calendar"}
    begun: list[str] = []
    dialog.begun.connect(begun.append)
    dialog.save.click()
    (new,) = begun
    titles = [row.title for row in context.data.for_cycle(new).all(Action)]
    assert titles == ["Debate"]


def test_a_name_is_needed(context: Context) -> None:
    page = show(context)
    page.new_item()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BeginDialog)
    field = dialog.form.editor("name").control
    assert isinstance(field, QLineEdit)
    field.clear()
    dialog.save.click()
    assert dialog.isVisible()
    assert len(context.data.everywhere(Cycle)) == 1


def test_two_cycles_side_by_side(context: Context) -> None:
    add(context, Action, title="Debate", status=ActionStatus.PLANNED)
    add(context, Action, title="Fair", status=ActionStatus.DONE)
    add(context, Finding, statement="Few places")
    new = begin(context, closing=True)
    page = show(context)
    page.arrive(compare=new)
    view = page.comparison
    assert view is not None
    assert (view.then.currentText(), view.now.currentText())[1] == "The next"
    table = find(view, "cycles.compare.threads")
    model = table.model()  # type: ignore[attr-defined] # a table
    QApplication.processEvents()
    place = table.geometry()
    view.kind.button("action").click()
    QApplication.processEvents()
    assert (table.x(), table.width()) == (place.x(), place.width())
    rows = [
        [model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())
    ]
    assert rows == [
        ["Debate", "Goes on", "Planned", "Planned"],
        ["Fair", "Came to an end", "Done", "–"],
    ]
    figures = find(view, "cycles.compare.figures").model()  # type: ignore[attr-defined] # a table
    told = {
        figures.index(row, 0).data(): [figures.index(row, column).data() for column in (2, 3, 4)]
        for row in range(figures.rowCount())
    }
    assert told["Actions"] == ["2", "1", "fewer"]
    assert told["Findings"] == ["1", "0", "fewer"]
    assert page.whereabouts() == {"compare": new}
    assert clipped(view) == []


@pytest.mark.parametrize("closed", [False, True])
def test_the_notice_stands_above_a_closed_cycle(context: Context, *, closed: bool) -> None:
    if closed:
        changes = cycles.close_cycle(context.ws, context.cycle_id, Closing(context.today()))
        context.announce(changes)
    banner = ClosedBanner(context, context.window)
    assert banner.isHidden() is not closed


def test_records_of_a_closed_cycle_can_be_read_only(context: Context) -> None:
    key = add(context, Finding, statement="Few places")
    context.announce(cycles.close_cycle(context.ws, context.cycle_id, Closing(context.today())))
    context.window.show()
    dialog = context.edit(Finding, context.data.get(Finding, key))
    assert isinstance(dialog, RecordDialog)
    assert not dialog.form.isEnabled()
    assert not dialog.save.isVisible()
    assert "closed" in dialog.note.text()
    dialog.reject()
    other = context.edit(Organisation)
    assert other.form.isEnabled()
    other.reject()


def test_history_keeps_a_cycle_in_which_there_was_work(context: Context) -> None:
    new = begin(context)
    page = HistoryPage(context)
    context.window.setCentralWidget(page)  # type: ignore[attr-defined] # a main window in these tests
    context.window.show()
    page.refresh()
    entry = history.recent(context.ws)[0]
    page.list.select_key(entry.batch_id)
    assert page.undo.isVisible()
    context.announce(
        records.create(
            context.ws,
            Finding,
            values={"network_id": context.network_id, "cycle_id": new, "statement": "New"},
        )
    )
    page.list.select_key(entry.batch_id)
    assert not page.undo.isVisible()


def test_search_tells_the_cycles_apart(context: Context) -> None:
    from pcve_desktop.ui.search.dialog import SearchDialog

    add(context, Action, title="Debate night", status=ActionStatus.PLANNED)
    begin(context)
    context.window.show()
    dialog = SearchDialog(context)
    dialog.open()
    dialog.field.setText("debate")
    shown = dialog.results.model()
    said = [shown.index(row, 0).data() for row in range(shown.rowCount())]
    found = [row for row in said if row.startswith("Debate")]
    assert len(found) == 2
    assert [row.endswith("The next") for row in sorted(found)] == [False, True]
    dialog.reject()


def test_much_goes_on_and_is_taken_back_while_the_window_lives(
    context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pcve_desktop.ui.cycles.beginning._MANY", 2)
    monkeypatch.setattr("pcve_desktop.ui.undoing._MANY", 2)
    for number in range(3):
        add(context, Action, title=f"Debate {number}", status=ActionStatus.PLANNED)
    page = show(context)
    page.new_item()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BeginDialog)
    begun: list[str] = []
    dialog.begun.connect(begun.append)
    dialog.save.click()
    # Nothing waits for it in the thread of the window, and nobody begins a second one.
    assert not begun
    assert not dialog.save.isEnabled()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, ProgressDialog)
    qtbot.waitUntil(lambda: bool(begun), timeout=20_000)
    assert len(context.data.for_cycle(begun[0]).all(Action)) == 3
    context.undo()
    assert len(context.data.everywhere(Cycle)) == 2
    qtbot.waitUntil(lambda: len(context.data.everywhere(Cycle)) == 1, timeout=20_000)


def test_beginning_that_is_stopped_leaves_nothing(
    context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pcve_desktop.ui.cycles.beginning._MANY", 2)
    for number in range(3):
        add(context, Action, title=f"Debate {number}", status=ActionStatus.PLANNED)
    page = show(context)
    page.new_item()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BeginDialog)
    dialog.save.click()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, ProgressDialog)
    shown.reject()
    qtbot.waitUntil(dialog.save.isEnabled, timeout=20_000)
    assert dialog.isVisible()
    assert len(context.data.everywhere(Cycle)) == 1
