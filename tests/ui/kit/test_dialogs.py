"""Dialogs: focus in and back, Esc, scrim, answers, progress after 300 ms."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPropertyAnimation, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.dialogs import Dialog, MessageDialog, ProgressDialog, Scrim
from pcve_desktop.ui.kit.tasks import TaskRunner, Token
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.buttons import Kind
    from pcve_desktop.ui.kit.theme import ThemeHub


class Window(QWidget):
    """A window with one field."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.field.setFocus()
    return made


def veiled(window: QWidget) -> bool:
    return any(scrim.isVisible() for scrim in window.findChildren(Scrim))


def test_dialog_takes_the_focus_and_gives_it_back(
    qtbot: QtBot, window: Window, hub: ThemeHub, tr: Translator
) -> None:
    dialog = Dialog(hub, tr, "Export", name="export", parent=window.field)
    field = QLineEdit()
    dialog.body.addWidget(field)
    with qtbot.waitActive(dialog):
        dialog.open()
    qtbot.waitUntil(field.hasFocus, timeout=1000)
    assert veiled(window)
    assert dialog.accessibleName() == "Export"
    with qtbot.waitSignal(dialog.rejected, timeout=500):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not veiled(window)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.field)


def test_dialog_stays_inside_its_window(
    qtbot: QtBot, window: Window, hub: ThemeHub, tr: Translator
) -> None:
    dialog = Dialog(hub, tr, "Long", name="long", width=2000, parent=window)
    for _n in range(60):
        dialog.body.addWidget(QLineEdit())
    dialog.open()
    assert dialog.width() <= 900 - 32
    assert dialog.height() <= 700 - 48
    assert dialog.area.verticalScrollBar().maximum() > 0
    dialog.close()


def test_enter_presses_the_primary_button(
    qtbot: QtBot, window: Window, hub: ThemeHub, tr: Translator
) -> None:
    dialog = Dialog(hub, tr, "Export", name="export", parent=window)
    field = QLineEdit()
    dialog.body.addWidget(field)
    dialog.add_cancel()
    save = dialog.add_button("Save", name="export.save", kind="primary")
    save.clicked.connect(dialog.accept)
    dialog.open()
    with qtbot.waitSignal(dialog.accepted, timeout=500):
        QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize(("pressed", "answer"), [("go", "go"), ("keep", "keep"), ("", "")])
def test_message_gives_the_answer(
    qtbot: QtBot, window: Window, hub: ThemeHub, tr: Translator, pressed: str, answer: str
) -> None:
    answers: list[tuple[str, str, Kind]] = [
        ("keep", "Keep", "default"),
        ("go", "Replace", "primary"),
    ]
    dialog = MessageDialog(hub, tr, "Copy", "It can be undone.", answers, name="m", parent=window)
    with qtbot.waitActive(dialog):
        dialog.open()
    last = dialog.findChild(QWidget, "m.go")
    assert last is not None
    qtbot.waitUntil(last.hasFocus, timeout=1000)
    with qtbot.waitSignal(dialog.answered, timeout=500) as said:
        if pressed:
            button = dialog.findChild(QWidget, f"m.{pressed}")
            assert button is not None
            QTest.keyClick(button, Qt.Key.Key_Space)
        else:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert said.args == [answer]


def test_quick_work_shows_no_progress(
    qtbot: QtBot, window: Window, hub: ThemeHub, tr: Translator
) -> None:
    runner = TaskRunner()
    task = runner.start(lambda _token: None)
    dialog = ProgressDialog(hub, tr, task, "Working", name="p", parent=window)
    seen: list[bool] = []
    task.finished.connect(lambda: seen.append(dialog.isVisible()))
    with qtbot.waitSignal(task.finished, timeout=2000):
        pass
    assert seen == [False]
    runner.close()


def test_long_work_shows_progress_and_can_be_cancelled(
    qtbot: QtBot,
    window: Window,
    hub: ThemeHub,
    tr: Translator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ProgressDialog, "DELAY", 0)
    runner = TaskRunner()
    go_on = threading.Event()

    def work(token: Token) -> None:
        token.progress(1, 4, "Reading")
        go_on.wait(2)
        token.check()

    task = runner.start(work)
    dialog = ProgressDialog(hub, tr, task, "Working", name="p", parent=window)
    qtbot.waitUntil(dialog.isVisible, timeout=1000)
    qtbot.waitUntil(lambda: dialog.bar.maximum() == 4, timeout=1000)
    assert (dialog.bar.value(), dialog.words.text()) == (1, "Reading")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible(), "it stays until the work has stopped"
    with qtbot.waitSignal(task.cancelled, timeout=2000):
        go_on.set()
    qtbot.waitUntil(lambda: not veiled(window), timeout=1000)
    runner.close()


@pytest.mark.parametrize("calm", [True, False])
def test_a_dialog_fades_in_only_where_motion_is_welcome(
    qtbot: QtBot, hub: ThemeHub, tr: Translator, calm: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    hub.reduce_motion = calm
    dialog = Dialog(hub, tr, "Les Tilleuls", name="dialog.fading", parent=window)
    dialog.open()
    fades = dialog.findChildren(QPropertyAnimation)
    assert len(fades) == (0 if calm else 1)
    dialog.reject()


def test_a_text_that_just_fits_brings_no_scroll_bar(
    qtbot: QtBot, window: Window, hub: ThemeHub, tr: Translator
) -> None:
    dialog = Dialog(hub, tr, "Export", name="export", width=400, parent=window)
    line = Text("", wrap=True)
    # As wide as the dialog allows: beside a bar it would need a second line.
    while line.fontMetrics().horizontalAdvance(line.text() + " ab") < 400 - 2 - 2 * 28:
        line.setText(line.text() + " ab")
    dialog.body.addWidget(line)
    for _ in range(3):
        dialog.body.addWidget(QLineEdit())
    with qtbot.waitActive(dialog):
        dialog.open()
    QApplication.processEvents()
    assert dialog.area.verticalScrollBar().maximum() == 0
    assert dialog.area.viewport().width() == 398
