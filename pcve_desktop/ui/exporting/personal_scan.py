"""The scan of what an audience gets, in the background; the last wish counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.services.scanning import known_texts, scan_texts, texts_of

if TYPE_CHECKING:
    from pcve_desktop.services.scanning import FieldText, Found
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.tasks import Task, Token


class PersonalScan(QObject):
    """What was found for the audience asked for last; `found` is None until it is known."""

    done = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._audience: Audience | None = None
        self._task: Task | None = None
        self.found: list[Found] | None = None
        self.seen = False
        """Whether somebody has looked at the passages."""

    def is_about(self, audience: Audience) -> bool:
        """Say whether the last look was, or is, for an audience."""
        return self._audience is audience

    def look(self, audience: Audience) -> None:
        """Look through what an audience gets, unless that is what was looked at last."""
        if self.is_about(audience):
            return
        self.stop()
        self._audience, self.found, self.seen = audience, None, False
        context = self._context

        def read(_token: Token) -> tuple[list[FieldText], frozenset[str]]:
            data = Dataset(context.ws, network_id=context.network_id, cycle_id=context.cycle_id)
            return texts_of(View(data, audience)), known_texts(data)

        self._task = context.runner.start(read, on_result=self._scan, database=True)

    def _scan(self, read: tuple[list[FieldText], frozenset[str]]) -> None:
        # Beside the worker of the database: the preview does not wait for it.
        (texts, known), audience = read, self._audience
        if self._task is None or audience is None:
            return
        language = self._context.tr.language

        def work(token: Token) -> tuple[Audience, list[Found]]:
            found = scan_texts(
                texts,
                known=known,
                language=language,
                tell=lambda _done, _total: token.check(),
            )
            return audience, found

        self._task = self._context.runner.start(work, on_result=self._take)

    def _take(self, result: tuple[Audience, list[Found]]) -> None:
        audience, found = result
        if audience is self._audience:
            self._task = None
            self.found = found
            self.done.emit()

    def stop(self) -> None:
        """Stop looking."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._audience = None
