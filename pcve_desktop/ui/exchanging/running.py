"""What the place of exchange runs beside the window, one work at a time, and taking files back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pcve_desktop.exchange.ledger import receipts
from pcve_desktop.services import receipts as taking
from pcve_desktop.ui.kit.dialogs import ProgressDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.errors import PasserelleError
    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.tasks import Work


class Running:
    """Runs one work after the other, each with its progress."""

    def __init__(self, context: Context, failed: Callable[[PasserelleError], None]) -> None:
        self._context, self._failed = context, failed
        self._busy = False

    def run(self, work: Work[Any], then: Callable[[Any], None], title: str) -> None:
        """Run a work and go on with what it found; nothing while another one runs."""
        if self._busy:
            return
        self._busy = True
        context = self._context
        found: list[Any] = []
        wrong: list[PasserelleError] = []
        task = context.runner.start(
            work, on_result=found.append, on_error=wrong.append, database=True
        )
        ProgressDialog(
            context.hub, context.tr, task, title, name="exchange.progress", parent=context.window
        )

        def ended() -> None:
            self._busy = False
            if found:
                then(found[0])
            elif wrong:
                self._failed(wrong[0])

        # Connected after the progress, which gives the focus back when it closes.
        task.finished.connect(ended)

    def turn(self, receipt_id: str, then: Callable[[], None]) -> None:
        """Take back a file that was taken in, or take it in again; say so, with a way back."""
        context, tr, ws = self._context, self._context.tr, self._context.ws
        receipt = next((one for one in receipts(ws) if one.id == receipt_id), None)
        if receipt is None:
            return
        undone, office = receipt.undone_at is not None, receipt.office_name
        turn = taking.take_again if undone else taking.take_back

        def turned(changes: Changes) -> None:
            context.announce(changes)
            then()
            said = (
                tr.t("The file of {office} is taken in again.", office=office)
                if undone
                else tr.t("The file of {office} is taken back.", office=office)
            )
            if changes.kept:
                said += " " + tr.n(
                    "One later change was kept.", "{count} later changes were kept.", changes.kept
                )
            context.say(said, icon="redo" if undone else "undo")

        title = (
            tr.t("The file is being taken in again")
            if undone
            else tr.t("The file is being taken back")
        )
        self.run(lambda token: turn(ws, receipt_id, check=token.check), turned, title)
