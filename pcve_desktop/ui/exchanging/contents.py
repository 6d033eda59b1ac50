"""What a received file says about itself."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from pcve_desktop.ui.exchanging.moments import day_of, moment
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pcve_desktop.exchange.manifest import Manifest
    from pcve_desktop.exchange.review import Plan
    from pcve_desktop.exchange.waiting import WaitingFile
    from pcve_desktop.ui.context import Context


class ContentsDialog(Dialog):
    """Who made the file, when, of which networks, how much is in it and how much is known."""

    def __init__(
        self, context: Context, manifest: Manifest, plan: Plan, file: WaitingFile, *, sealed: bool
    ) -> None:
        t = context.tr.t
        super().__init__(
            context.hub, context.tr, t("What is in the file"), name="exchange.contents",
            width=620, parent=context.window,
        )  # fmt: skip
        self.finished.connect(self.deleteLater)
        self._context, self._manifest, self._plan = context, manifest, plan
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (label, value) in enumerate(self._lines(file, sealed=sealed)):
            said = Text(label, Role.SECONDARY, tone="ink2")
            grid.addWidget(said, row, 0, Qt.AlignmentFlag.AlignTop)
            text = Text(value, Role.BODY, wrap=True)
            text.setAccessibleName(f"{label}: {value}")
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(text, row, 1)
        self.body.addLayout(grid)
        if plan.waiting:
            self.body.addWidget(
                Notice(
                    context.hub,
                    t(
                        "Something that came before is missing here. Ask {office} for a file with "
                        "everything; until then, what builds on it waits.",
                        office=manifest.office.name,
                    ),
                    icon="clock",
                    name="exchange.contents.waiting",
                )
            )
        close = self.add_button(t("Close"), name="exchange.contents.done", kind="primary")
        close.clicked.connect(self.accept)
        self.set_first(close)

    def _lines(self, file: WaitingFile, *, sealed: bool) -> list[tuple[str, str]]:
        tr, manifest, plan = self.tr_, self._manifest, self._plan
        t, n = tr.t, tr.n
        today = self._context.today()
        made = dt.datetime.fromisoformat(manifest.made_at)
        known = n("{count} known already", "{count} known already", plan.known)
        fresh = n("{count} new here", "{count} new here", plan.fresh)
        lines = [
            (t("File"), file.name),
            (t("Made by"), manifest.office.name),
            (t("Made"), moment(tr, made, today)),
            (t("About"), tr.list([network.name for network in manifest.networks])),
            (
                t("How much"),
                t("Everything that they have")
                if manifest.whole
                else t("What they thought was missing here"),
            ),
            (
                t("Changes"),
                n("{count} change", "{count} changes", manifest.batches) + f" · {known} · {fresh}",
            ),
            (
                t("Entries"),
                n("{count} entry is told about", "{count} entries are told about",
                  manifest.records),
            ),
        ]  # fmt: skip
        if manifest.first and manifest.last:
            first, last = map(dt.datetime.fromisoformat, (manifest.first, manifest.last))
            span = t(
                "{first} to {last}", first=day_of(tr, first, today), last=day_of(tr, last, today)
            )
            lines.append((t("From when"), span))
        lines.append((t("Password"), t("Yes") if sealed else t("No")))
        return [(label, value) for label, value in lines if value]
