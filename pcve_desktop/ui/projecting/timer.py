"""The facilitator's timer: counts down, pauses, and never hurries anybody."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.i18n import Translator

_MINUTE = 60
_TICK_MS = 250


class Countdown(QObject):
    """Minutes that run out; `changed` whenever what it says is another text.

    `clock` gives seconds that only go forward (`time.monotonic`).
    """

    changed = Signal()

    def __init__(
        self,
        tr: Translator,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._words = tr
        self._clock = clock
        self._left = 0.0
        self._since: float | None = None
        self._set = False
        self._said = ""
        self._ticks = QTimer(self)
        self._ticks.setInterval(_TICK_MS)
        self._ticks.timeout.connect(self.tick)

    @property
    def running(self) -> bool:
        """Say whether time is passing."""
        return self._since is not None

    @property
    def set_up(self) -> bool:
        """Say whether there is a timer at all."""
        return self._set

    def seconds(self) -> int:
        """Return the seconds left, 0 when the time has run out."""
        passed = self._clock() - self._since if self._since is not None else 0.0
        return max(0, round(self._left - passed))

    def begin(self, minutes: int) -> None:
        """Count down from some minutes; none puts the timer away."""
        self._set = minutes > 0
        self._left = float(minutes * _MINUTE)
        self._since = self._clock() if self._set else None
        self._run()

    def take_up(self, seconds: int, *, running: bool) -> None:
        """Go on with what another timer had left."""
        self._set, self._left = True, float(seconds)
        self._since = self._clock() if running and seconds else None
        self._run()

    def toggle(self) -> None:
        """Pause, or go on."""
        if not self._set:
            return
        if self._since is not None:
            self._left, self._since = float(self.seconds()), None
        elif self._left > 0:
            self._since = self._clock()
        self._run()

    def add(self, minutes: int) -> None:
        """Give some more minutes."""
        self._left = float(self.seconds() + minutes * _MINUTE)
        self._since = self._clock() if self._since is not None or not self._set else None
        self._set = True
        self._run()

    def tick(self) -> None:
        """Look at the clock; time that has run out stands still."""
        if self._since is not None and self.seconds() == 0:
            self._left, self._since = 0.0, None
            self._ticks.stop()
        if self.text() != self._said:
            self._said = self.text()
            self.changed.emit()

    def text(self) -> str:
        """Return what the timer says, empty when there is none."""
        if not self._set:
            return ""
        left = self.seconds()
        if left == 0:
            return self._words.t("Time to conclude")
        return f"{left // _MINUTE}:{left % _MINUTE:02}"

    def _run(self) -> None:
        if self._since is not None:
            self._ticks.start()
        else:
            self._ticks.stop()
        self._said = self.text()
        self.changed.emit()
