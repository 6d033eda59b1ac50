"""Background work: a callable in; result, progress or error out on the GUI thread; cancel.

Nobody else writes threads. Work runs in a pool; database work runs on one worker of its own,
in order, so that its connection is used by one thread only. A work touches no widget.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from pcve_desktop.errors import PasserelleError

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import ThreadPoolExecutor

_T_co = TypeVar("_T_co", covariant=True)


class TaskCancelledError(Exception):
    """Raised inside a work by `Token.check` after the user cancelled; undo what is half done."""


class Work(Protocol[_T_co]):
    """What runs in the background."""

    def __call__(self, token: Token, /) -> _T_co:
        """Do the work and return its result."""
        ...


class Token:
    """What a work gets: whether it was cancelled, and a way to say how far it is."""

    def __init__(self, report: Callable[[int, int, str], None]) -> None:
        self._cancelled = threading.Event()
        self._report = report

    @property
    def cancelled(self) -> bool:
        """Tell whether the user cancelled."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next check."""
        self._cancelled.set()

    def check(self) -> None:
        """Raise TaskCancelledError when the user cancelled."""
        if self.cancelled:
            raise TaskCancelledError

    def progress(self, done: int, total: int, text: str = "") -> None:
        """Say how far the work is (total 0: unknown) and check for cancelling."""
        self.check()
        self._report(done, total, text)


class Task(QObject):
    """One running work; its signals arrive on the thread that started it.

    `finished` comes last; `over` tells the runner that the task can go.
    """

    progressed = Signal(int, int, str)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()
    over = Signal(object)
    _said = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.token = Token(lambda *step: self._said.emit("progress", step))
        self._done = False
        self._said.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    @property
    def is_done(self) -> bool:
        """Tell whether the result, error or cancelling was delivered."""
        return self._done

    def cancel(self) -> None:
        """Ask the work to stop; `cancelled` follows when it did."""
        self.token.cancel()

    def run(self, work: Work[Any]) -> None:
        """Run the work on the worker's thread and pass on how it ended."""
        try:
            self.token.check()
            result = work(self.token)
        except TaskCancelledError:
            self._said.emit("cancelled", None)
        except Exception as error:  # noqa: BLE001  # raised again on the GUI thread in _hear
            self._said.emit("failed", error)
        else:
            self._said.emit("succeeded", result)

    def _hear(self, what: str, value: Any) -> None:
        if what == "progress":
            self.progressed.emit(*value)
            return
        self._done = True
        if what == "succeeded":
            self.succeeded.emit(value)
        elif what == "cancelled":
            self.cancelled.emit()
        else:
            self.failed.emit(value)
        self.finished.emit()
        self.over.emit(self)
        # A bug is not a message to the user: it goes up to the crash report.
        if what == "failed" and not isinstance(value, PasserelleError):
            raise value


class TaskRunner(QObject):
    """Start works; `close` before the program ends."""

    def __init__(self, parent: QObject | None = None, *, workers: int = 2) -> None:
        super().__init__(parent)
        self._sizes = {"work": workers, "store": 1}
        self._pools: dict[str, ThreadPoolExecutor] = {}
        self._running: list[Task] = []

    def start(
        self,
        work: Work[Any],
        *,
        on_result: Callable[[Any], None] | None = None,
        on_error: Callable[[PasserelleError], None] | None = None,
        on_progress: Callable[[int, int, str], None] | None = None,
        on_cancelled: Callable[[], None] | None = None,
        database: bool = False,
    ) -> Task:
        """Run `work(token)` and call back on the GUI thread; `database` keeps works in order.

        `on_error` gets known errors only; any other error is raised on the GUI thread.
        """
        task = Task(self)
        if on_result:
            task.succeeded.connect(on_result)
        if on_progress:
            task.progressed.connect(on_progress)
        if on_cancelled:
            task.cancelled.connect(on_cancelled)
        if on_error:
            known = on_error

            def tell(error: object) -> None:
                if isinstance(error, PasserelleError):
                    known(error)

            task.failed.connect(tell)
        self._running.append(task)
        # A bound method, which Qt holds weakly: a task must not keep its own parent alive.
        task.over.connect(self._forget)
        self._pool("store" if database else "work").submit(task.run, work)
        return task

    def _pool(self, name: str) -> ThreadPoolExecutor:
        """Return the workers of a kind, made when there is work: start-up time counts."""
        if name not in self._pools:
            from concurrent.futures import ThreadPoolExecutor

            self._pools[name] = ThreadPoolExecutor(self._sizes[name], thread_name_prefix=name)
        return self._pools[name]

    def running(self) -> int:
        """Return how many works are not finished."""
        return len(self._running)

    def _forget(self, task: Task) -> None:
        if task in self._running:
            self._running.remove(task)
            task.deleteLater()

    def close(self) -> None:
        """Cancel what runs and wait until the workers have stopped."""
        for task in self._running:
            task.cancel()
        for pool in self._pools.values():
            pool.shutdown(wait=True, cancel_futures=True)
