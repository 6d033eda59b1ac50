"""The place of exchange with real files: received, reviewed, applied, taken back, put aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from pcve_desktop.exchange import waiting
from pcve_desktop.exchange.ledger import receipts
from pcve_desktop.exchange.review import Choice, Standing
from pcve_desktop.models.actions import Action
from pcve_desktop.models.network import Network
from pcve_desktop.services import history, records
from pcve_desktop.ui.exchanging.page import ExchangePage
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.dialogs import MessageDialog
from pcve_desktop.ui.kit.toast import Toast
from tests.exchange.packing import small_workspace
from tests.exchange.packing import write as write_package

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.exchanging.review import ReviewView
    from tests.ui.exchanging.plans import NextDoor

PASSWORD = "trois mots passés"  # noqa: S105 -- of a file that only this test makes
LONG = 20_000


@pytest.fixture
def page(shown: Context, next_door: NextDoor) -> Iterator[ExchangePage]:
    """Give the page; the office next door has begun with our file before."""
    del next_door
    made = show(shown)
    yield made
    made._desk.clear()


def show(context: Context) -> ExchangePage:
    made = ExchangePage(context)
    context.window.setCentralWidget(made)  # type: ignore[attr-defined] # a QMainWindow
    made.show()
    QTest.qWaitForWindowActive(context.window)
    return made


def find(name: str) -> QWidget:
    for top in QApplication.topLevelWidgets():
        found = [top] if top.objectName() == name else top.findChildren(QWidget, name)
        if visible := [one for one in found if one.isVisible()]:
            return visible[-1]
    raise AssertionError(name)


def there(name: str) -> bool:
    try:
        find(name)
    except AssertionError:
        return False
    return True


def press(name: str) -> None:
    button = find(name)
    assert isinstance(button, Button)
    button.click()
    QApplication.processEvents()


def receive(page: ExchangePage, path: Path, qtbot: QtBot) -> ReviewView:
    page.receive(path, ask=True)
    qtbot.waitUntil(lambda: page.review is not None, timeout=LONG)
    assert page.review is not None
    return page.review


def apply(page: ExchangePage, qtbot: QtBot) -> None:
    press("exchange.review.apply")
    qtbot.waitUntil(lambda: page.review is None, timeout=LONG)


def titles(context: Context) -> set[str]:
    return {action.title for action in context.data.all(Action)}


def files(context: Context) -> list[str]:
    return [file.office for file in waiting.waiting_files(context.ws.workspace_id)]


def test_a_network_that_never_exchanged_is_told_how_it_works(shown: Context) -> None:
    show(shown)
    assert "no server" in find("exchange.empty").accessibleName()
    press("exchange.empty.action")
    assert there("hand")


def test_a_file_is_reviewed_applied_and_taken_back(
    page: ExchangePage, next_door: NextDoor, qtbot: QtBot
) -> None:
    context = page.context
    next_door.add_action("Bike repair Saturday")
    review = receive(page, next_door.hand_over(), qtbot)
    assert review.header.title.text() == "A file from Rive Est"
    assert review.header.subtitle.text().startswith("Received ")
    assert "Nothing changes in Les Tilleuls until you apply." in review.header.subtitle.text()
    assert files(context) == ["Rive Est"]
    assert titles(context) == set()
    apply(page, qtbot)
    assert titles(context) == {"Bike repair Saturday"}
    assert files(context) == []
    assert find("exchange.receipt.0").accessibleName().startswith("Rive Est, ")
    assert "1 new" in find("exchange.receipt.0").accessibleDescription()
    toast = context.window.findChild(Toast)
    assert toast is not None
    assert toast.words.text() == "2 changes taken in from Rive Est"
    press("toast.undo")
    qtbot.waitUntil(lambda: titles(context) == set(), timeout=LONG)
    assert "Taken back" in find("exchange.receipt.0").accessibleDescription()
    press("exchange.receipt.0.turn")
    qtbot.waitUntil(lambda: titles(context) == {"Bike repair Saturday"}, timeout=LONG)


def test_ctrl_z_takes_the_whole_file_back(
    page: ExchangePage, next_door: NextDoor, qtbot: QtBot
) -> None:
    context = page.context
    next_door.add_action("Bike repair Saturday")
    receive(page, next_door.hand_over(), qtbot)
    apply(page, qtbot)
    context.undo()
    assert titles(context) == set()
    assert receipts(context.ws)[0].undone_at is not None
    context.redo()
    assert titles(context) == {"Bike repair Saturday"}


def test_what_both_changed_is_decided(
    page: ExchangePage, next_door: NextDoor, qtbot: QtBot
) -> None:
    context = page.context
    (network,) = context.data.everywhere(Network)
    records.update(context.ws, Network, network.id, values={"city": "Valmont"})
    records.update(next_door.ws, Network, network.id, values={"city": "Rive Est"})
    review = receive(page, next_door.hand_over(), qtbot)
    assert review.deciding.waiting() == 1
    review._chosen_in_list(Choice.THEIRS)
    apply(page, qtbot)
    assert context.data.network.city == "Rive Est"
    assert "1 changed by both" in find("exchange.receipt.0").accessibleDescription()


def test_cancel_leaves_everything_as_it_was(
    page: ExchangePage, next_door: NextDoor, qtbot: QtBot
) -> None:
    context = page.context
    next_door.add_action("Bike repair Saturday")
    path = next_door.hand_over()
    before = context.ws.path.read_bytes()
    receive(page, path, qtbot)
    press("exchange.review.cancel")
    assert page.review is None
    assert page.stack.currentWidget() is page.home
    assert files(context) == []
    assert context.ws.path.read_bytes() == before
    assert path.exists()


def test_the_whole_file_waits_with_what_was_decided(
    page: ExchangePage, next_door: NextDoor, qtbot: QtBot
) -> None:
    context = page.context
    next_door.add_action("Bike repair Saturday")
    path = next_door.hand_over()
    review = receive(page, path, qtbot)
    path.unlink()
    # The action, and the step that began with it.
    assert review.apply.label() == "Apply 2 changes"
    review.lines.tick_group(Standing.NEW, on=False)
    press("exchange.review.later")
    assert find("exchange.waiting.0").accessibleName() == "A file from Rive Est"
    assert QApplication.focusWidget() is find("exchange.waiting.0.review")
    press("exchange.waiting.0.review")
    assert page.review is review
    assert review.apply.label() == "Apply 1 change"
    press("exchange.review.cancel")
    # It waited before this look at it.
    assert files(context) == ["Rive Est"]


def test_a_file_that_waits_is_opened_again_and_stays_after_cancel(
    page: ExchangePage, next_door: NextDoor, qtbot: QtBot
) -> None:
    context = page.context
    next_door.add_action("Bike repair Saturday")
    kept = waiting.keep(context.ws.workspace_id, next_door.hand_over(), now=context.now())
    context.received.emit()
    press("exchange.waiting.0.review")
    qtbot.waitUntil(lambda: page.review is not None, timeout=LONG)
    press("exchange.review.cancel")
    assert kept.path.exists()
    press("exchange.waiting.0.remove")
    press("exchange.drop.remove")
    assert not kept.path.exists()
    assert not there("exchange.waiting.0")


def test_a_password_is_asked_for_until_it_opens(
    page: ExchangePage, next_door: NextDoor, qtbot: QtBot
) -> None:
    next_door.add_action("Bike repair Saturday")
    page.receive(next_door.hand_over(password=PASSWORD), ask=True)
    qtbot.waitUntil(lambda: there("exchange.password.field"), timeout=LONG)
    field = find("exchange.password.field")
    assert isinstance(field, QLineEdit)
    field.setText("something else")
    press("exchange.password.open")
    qtbot.waitUntil(lambda: there("exchange.password.problem"), timeout=LONG)
    field = find("exchange.password.field")
    assert isinstance(field, QLineEdit)
    field.setText(PASSWORD)
    press("exchange.password.open")
    qtbot.waitUntil(lambda: page.review is not None, timeout=LONG)
    press("exchange.review.contents")
    assert there("exchange.contents")
    press("exchange.contents.done")


def test_nothing_new_is_said_and_noted(
    page: ExchangePage, next_door: NextDoor, qtbot: QtBot
) -> None:
    context = page.context
    next_door.add_action("Bike repair Saturday")
    path = next_door.hand_over()
    receive(page, path, qtbot)
    apply(page, qtbot)
    page.receive(path, ask=True)
    said = "Nothing new from Rive Est: everything is here already."

    def heard() -> bool:
        toast = context.window.findChild(Toast)
        return toast is not None and toast.words.text() == said

    qtbot.waitUntil(heard, timeout=LONG)
    assert len(receipts(context.ws)) == 2
    assert files(context) == []
    assert page.review is None


def test_a_change_made_meanwhile_is_looked_at_again(
    page: ExchangePage, next_door: NextDoor, qtbot: QtBot
) -> None:
    context = page.context
    next_door.add_action("Bike repair Saturday")
    first = receive(page, next_door.hand_over(), qtbot)
    records.create(context.ws, Action, values=next_door.scope | {"title": "Ours"})
    press("exchange.review.apply")
    qtbot.waitUntil(lambda: page.review not in {None, first}, timeout=LONG)
    qtbot.waitUntil(lambda: there("exchange.review.problem"), timeout=LONG)
    assert "meanwhile" in find("exchange.review.problem").accessibleName()
    apply(page, qtbot)
    assert titles(context) == {"Ours", "Bike repair Saturday"}


def test_what_was_put_aside_is_looked_at_again(
    page: ExchangePage, next_door: NextDoor, qtbot: QtBot
) -> None:
    context = page.context
    next_door.add_action("Bike repair Saturday")
    review = receive(page, next_door.hand_over(), qtbot)
    review.lines.toggle(review.lines.line(1))  # type: ignore[arg-type] # the action
    apply(page, qtbot)
    assert titles(context) == set()
    assert "1 entry was put aside" in find("exchange.aside").accessibleName()
    press("exchange.aside.again")
    qtbot.waitUntil(lambda: page.review is not None, timeout=LONG)
    assert page.review is not None
    assert page.review.header.title.text() == "What was put aside"
    page.review.lines.toggle(page.review.lines.line(1))  # type: ignore[arg-type] # the action
    apply(page, qtbot)
    assert titles(context) == {"Bike repair Saturday"}
    assert not there("exchange.aside")


@pytest.mark.parametrize("answer", ["look", "leave"])
def test_a_file_about_other_networks_is_asked_about(
    page: ExchangePage, tmp_path: Path, qtbot: QtBot, answer: str
) -> None:
    with small_workspace(tmp_path / "elsewhere.passerelle") as other:
        path = write_package(other, tmp_path / "elsewhere.passerelle-exchange")
    page.receive(path, ask=True)
    qtbot.waitUntil(lambda: there(f"exchange.other.{answer}"), timeout=LONG)
    press(f"exchange.other.{answer}")
    assert (page.review is not None) == (answer == "look")
    assert bool(files(page.context)) == (answer == "look")


def test_a_damaged_file_leaves_nothing(
    page: ExchangePage, next_door: NextDoor, qtbot: QtBot
) -> None:
    path = next_door.hand_over()
    path.write_bytes(path.read_bytes()[:200])
    page.receive(path, ask=True)
    qtbot.waitUntil(lambda: there("dialog.error"), timeout=LONG)
    assert files(page.context) == []
    assert page.review is None
    dialog = find("dialog.error")
    assert isinstance(dialog, MessageDialog)
    dialog.reject()


def test_a_copy_of_the_workspace_itself_is_received(
    page: ExchangePage, next_door: NextDoor, qtbot: QtBot
) -> None:
    next_door.add_action("Bike repair Saturday")
    receive(page, next_door.ws.path, qtbot)
    apply(page, qtbot)
    assert titles(page.context) == {"Bike repair Saturday"}
    assert receipts(page.context.ws)[0].file_name == "rive-est.passerelle"


def test_the_open_file_is_not_received(page: ExchangePage) -> None:
    page.receive(page.context.ws.path, ask=True)
    toast = page.context.window.findChild(Toast)
    assert toast is not None
    assert toast.words.text() == "This file is open already."


def test_choosing_a_file(
    page: ExchangePage, next_door: NextDoor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_door.add_action("Bike repair Saturday")
    path = next_door.hand_over()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    press("exchange.receive")
    qtbot.waitUntil(lambda: page.review is not None, timeout=LONG)


def test_the_ledger_says_what_they_have_not_seen(
    page: ExchangePage, next_door: NextDoor, qtbot: QtBot
) -> None:
    context = page.context
    next_door.add_action("Bike repair Saturday")
    receive(page, next_door.hand_over(), qtbot)
    apply(page, qtbot)
    office = find("exchange.office.0")
    assert office.accessibleName() == "Rive Est"
    assert "Both know the same" in office.accessibleDescription()
    made = records.create(context.ws, Action, values=next_door.scope | {"title": "Ours"})
    context.announce(made)
    assert "1 change they have not seen" in find("exchange.office.0").accessibleDescription()
    assert history.can_undo(context.ws) is not None
