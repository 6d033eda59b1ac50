"""Organisations that several networks know: looked for, then shown pair by pair, never joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pcve_desktop.exchange.gathering import same_organisations
from pcve_desktop.ui.kit.dialogs import ProgressDialog
from pcve_desktop.ui.partners.upkeep_pairs import PairsDialog

if TYPE_CHECKING:
    from pcve_desktop.exchange.gathering import Shared
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.tasks import Token


class Proposing(QObject):
    """Looks in the background, then opens the pairs; goes with the window."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        ws = context.ws

        def work(token: Token) -> list[Shared]:
            return same_organisations(ws, checkpoint=token.check)

        task = context.runner.start(work, on_result=self._show, database=True)
        ProgressDialog(
            context.hub,
            context.tr,
            task,
            context.tr.t("Looking for entries that are alike"),
            name="partners.pairs.progress",
            parent=context.window,
        )
        task.finished.connect(self.deleteLater)

    def _show(self, found: list[Shared]) -> None:
        PairsDialog(self._context, [pair.likeness for pair in found]).open()
