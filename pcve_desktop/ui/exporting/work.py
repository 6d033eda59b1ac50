"""What the export dialog has done in the background: what is left out, the pages, the files.

One reading of the file serves all of it while the dialog is open, on the worker of the database.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pcve_desktop.reports import Wanted, preview_pdf, write_documents
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.reports.city.gathering import views_of
from pcve_desktop.reports.left_out import left_out_of
from pcve_desktop.services.dataset import Dataset

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pcve_desktop.errors import PasserelleError
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.tasks import Task, Token


@dataclass(frozen=True, slots=True)
class Wish:
    """What was chosen: documents, readers, language of the files, and the day on them."""

    wanted: tuple[Wanted, ...]
    audience: Audience
    language: str
    today: dt.date

    @property
    def networks(self) -> tuple[str, ...]:
        """Return the networks that a document of several shows, nothing for all of them."""
        return next((one.networks for one in self.wanted if one.document.several), ())

    @property
    def several(self) -> bool:
        """Say whether any of it is about all networks."""
        return any(one.document.several for one in self.wanted)


class ExportWork(QObject):
    """Runs one thing of each kind; the last wish counts. Signals arrive with the answers."""

    left_out = Signal(list)
    pages = Signal(bytes)
    saved = Signal(list)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._data: Dataset | None = None
        self._looks: list[Task] = []
        self._round = 0

    def data(self) -> Dataset:
        """Return the records; for the worker of the database only."""
        if self._data is None:
            context = self._context
            self._data = Dataset(
                context.ws, network_id=context.network_id, cycle_id=context.cycle_id
            )
        return self._data

    def views(
        self, audience: Audience, *, several: bool, networks: tuple[str, ...] = ()
    ) -> list[View]:
        """Return what readers see of this network, or of several; for that worker only."""
        view = View(self.data(), audience)
        others = views_of(view, networks) if several else []
        here = view.data.network.id
        return [view, *(other for other in others if other.data.network.id != here)]

    def look(self, wish: Wish, page_of: Wanted | None) -> None:
        """Find what is left out, then make the pages of a document, if one is named."""
        self.drop()
        self._round += 1
        made_for, words = self._round, self._context.tr

        def sentences(_token: Token) -> tuple[int, list[str]]:
            views = self.views(wish.audience, several=wish.several, networks=wish.networks)
            return made_for, left_out_of(views, words)

        def pages(token: Token) -> tuple[int, bytes]:
            token.check()
            pdf = preview_pdf(
                self.data(),
                page_of,
                audience=wish.audience,
                language=wish.language,
                today=wish.today,
            )
            return made_for, pdf

        # Bound methods: Qt forgets them with the dialog, should it be closed before.
        run = self._context.runner.start
        self._looks = [run(sentences, on_result=self._take_sentences, database=True)]
        if page_of is not None:
            task = run(pages, on_result=self._take_pages, on_error=self._fail, database=True)
            self._looks.append(task)

    def drop(self) -> None:
        """Look for nothing any more; answers on their way come too late to be shown."""
        self._round += 1
        for task in self._looks:
            task.cancel()
        self._looks = []

    def _take_sentences(self, found: tuple[int, list[str]]) -> None:
        if found[0] == self._round:
            self.left_out.emit(found[1])

    def _take_pages(self, found: tuple[int, bytes]) -> None:
        if found[0] == self._round:
            self.pages.emit(found[1])

    def _fail(self, error: PasserelleError) -> None:
        self.failed.emit(error)

    def write(self, wish: Wish, folder: Path, password: str | None) -> Task:
        """Write the files; `saved` names them, or `failed` or `stopped` follows."""

        def work(token: Token) -> list[Path]:
            written: dict[Path, None] = {}
            steps = write_documents(
                self.data(),
                wish.wanted,
                audience=wish.audience,
                language=wish.language,
                folder=folder,
                today=wish.today,
                password=password,
            )
            try:
                for step in steps:
                    written[step.path] = None
                    token.progress(step.done, step.total, step.path.name)
            finally:
                # Closing the exporter is what removes a half-written file.
                steps.close()  # type: ignore[attr-defined] # a generator
            return list(written)

        return self._context.runner.start(
            work,
            on_result=self._save,
            on_error=self._fail,
            on_cancelled=self._stop,
            database=True,
        )

    def _save(self, paths: Sequence[Path]) -> None:
        self.saved.emit(list(paths))

    def _stop(self) -> None:
        self.stopped.emit()
