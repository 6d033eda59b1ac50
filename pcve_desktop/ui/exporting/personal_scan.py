"""The scan of what an audience gets, in the background; the last wish counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pcve_desktop.services.scanning import known_texts, scan_texts, texts_of

if TYPE_CHECKING:
    from pcve_desktop.reports.audiences import Audience
    from pcve_desktop.services.scanning import FieldText, Found
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.exporting.work import ExportWork
    from pcve_desktop.ui.kit.tasks import Task, Token


class PersonalScan(QObject):
    """What was found for the readers asked for last; `found` is None until it is known."""

    done = Signal()

    def __init__(self, context: Context, work: ExportWork, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._work = context, work
        self._about: tuple[Audience, bool] | None = None
        self._task: Task | None = None
        self.found: list[Found] | None = None
        self.seen = False
        """Whether somebody has looked at the passages."""

    def is_about(self, audience: Audience, *, several: bool) -> bool:
        """Say whether the last look was, or is, for readers of this network or of all."""
        return self._about == (audience, several)

    def look(self, audience: Audience, *, several: bool) -> None:
        """Look through what readers get, unless that is what was looked at last."""
        if self.is_about(audience, several=several):
            return
        self.stop()
        self._about, self.found, self.seen = (audience, several), None, False
        source = self._work

        def read(_token: Token) -> tuple[list[FieldText], frozenset[str]]:
            views = source.views(audience, several=several)
            texts = {
                (each.entity, each.record_id, each.field): each
                for view in views
                for each in texts_of(view)
            }
            return list(texts.values()), known_texts(source.data())

        self._task = self._context.runner.start(read, on_result=self._scan, database=True)

    def _scan(self, read: tuple[list[FieldText], frozenset[str]]) -> None:
        # Beside the worker of the database: the preview does not wait for it.
        (texts, known), about = read, self._about
        if self._task is None or about is None:
            return
        language = self._context.tr.language

        def work(token: Token) -> tuple[tuple[Audience, bool], list[Found]]:
            found = scan_texts(
                texts,
                known=known,
                language=language,
                tell=lambda _done, _total: token.check(),
            )
            return about, found

        self._task = self._context.runner.start(work, on_result=self._take)

    def _take(self, result: tuple[tuple[Audience, bool], list[Found]]) -> None:
        about, found = result
        if about == self._about:
            self._task = None
            self.found = found
            self.done.emit()

    def stop(self) -> None:
        """Stop looking."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._about = None
