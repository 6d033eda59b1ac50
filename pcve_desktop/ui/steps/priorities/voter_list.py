"""The list of organisations beside a ballot: who has voted, who has not yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.i18n import mark
from pcve_desktop.ui.kit.table import Column, RecordTableModel, RecordTableView, Show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

_ROWS = 8


@dataclass(frozen=True, slots=True)
class VoterRow:
    """An organisation and where it stands, with the glyph of that state."""

    id: str
    name: str
    state: str
    glyph: str


class VoterTable(RecordTableView):
    """The compact table of organisations with their state."""

    def __init__(self, hub: ThemeHub, tr: Translator, *, name: str) -> None:
        columns = [
            Column("name", mark("Organisation"), Show.STRONG, lambda row: row.name,
                   stretch=3, narrowest=80),
            Column("state", mark("Vote"), Show.STATE, lambda row: row.state,
                   glyph=lambda row: row.glyph),
        ]  # fmt: skip
        self._voters = RecordTableModel(columns, tr=tr)
        super().__init__(
            self._voters, hub=hub, tr=tr, name=name, label=tr.t("Organisations"), compact=True
        )
        self.set_empty(tr.t("No partner in this network yet."))
        self.setMinimumHeight(hub.theme.px(42 * _ROWS))

    def show_voters(self, rows: Sequence[VoterRow]) -> None:
        """Show these organisations; the chosen one stays chosen."""
        self._voters.set_rows(rows)
