"""Background work delivers on the GUI thread, in one piece or not at all."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.errors import PasserelleError
from pcve_desktop.ui.kit.tasks import TaskCancelledError, TaskRunner, Token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def runner(qapp: object) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.close()


def test_result_and_progress_arrive_on_the_gui_thread(qtbot: QtBot, runner: TaskRunner) -> None:
    here = threading.get_ident()
    heard: list[tuple[object, int]] = []

    def work(token: Token) -> int:
        assert threading.get_ident() != here
        token.progress(1, 2, "half")
        return 42

    task = runner.start(
        work,
        on_result=lambda value: heard.append((value, threading.get_ident())),
        on_progress=lambda *step: heard.append((step, threading.get_ident())),
    )
    with qtbot.waitSignal(task.finished, timeout=2000):
        pass
    assert heard == [((1, 2, "half"), here), (42, here)]
    assert runner.running() == 0


def test_known_error_is_handed_over(qtbot: QtBot, runner: TaskRunner) -> None:
    problems: list[PasserelleError] = []

    def work(token: Token) -> None:
        raise PasserelleError("The file is not there.")

    task = runner.start(work, on_error=problems.append)
    with qtbot.waitSignal(task.finished, timeout=2000):
        pass
    assert [problem.msgid for problem in problems] == ["The file is not there."]


def test_bug_goes_up_on_the_gui_thread(qtbot: QtBot, runner: TaskRunner) -> None:
    problems: list[PasserelleError] = []

    def work(token: Token) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        task = runner.start(work, on_error=problems.append)
        with qtbot.waitSignal(task.finished, timeout=2000):
            pass
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError
    assert problems == []


def test_cancel_stops_at_the_next_check(qtbot: QtBot, runner: TaskRunner) -> None:
    started, go_on = threading.Event(), threading.Event()
    heard: list[str] = []

    def work(token: Token) -> str:
        started.set()
        go_on.wait(2)
        token.progress(1, 2)
        return "too late"

    task = runner.start(
        work, on_result=heard.append, on_cancelled=lambda: heard.append("cancelled")
    )
    started.wait(2)
    task.cancel()
    with qtbot.waitSignal(task.finished, timeout=2000):
        go_on.set()
    assert heard == ["cancelled"]


def test_database_work_keeps_its_order_on_one_thread(qtbot: QtBot, runner: TaskRunner) -> None:
    seen: list[tuple[int, int]] = []

    def job(number: int, token: Token) -> None:
        seen.append((number, threading.get_ident()))

    tasks = [
        runner.start(lambda token, n=number: job(n, token), database=True) for number in range(20)
    ]
    qtbot.waitUntil(lambda: all(task.is_done for task in tasks), timeout=2000)
    assert [number for number, _thread in seen] == list(range(20))
    assert len({thread for _number, thread in seen}) == 1


def test_closing_cancels_what_runs(qapp: object) -> None:
    runner = TaskRunner()
    started = threading.Event()
    stopped: list[bool] = []

    def work(token: Token) -> None:
        started.set()
        try:
            while True:
                token.check()
        except TaskCancelledError:
            stopped.append(True)
            raise

    runner.start(work)
    started.wait(2)
    runner.close()
    assert stopped == [True]
