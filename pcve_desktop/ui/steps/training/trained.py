"""Who knows what: for each partner when it last took part, with how many, in which modules."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.mix import learned
from pcve_desktop.models.base import fields_of
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.training import (
    SessionAttendance,
    SessionModule,
    TrainingModule,
    TrainingSession,
)
from pcve_desktop.models.vocabularies import Sector, SessionState
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.table import Column, RecordTableModel, RecordTableView, Show, column
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.methodology.training import Coverage
    from pcve_desktop.ui.context import Context


@dataclass(frozen=True, slots=True)
class TrainedRow:
    """An organisation and what it took part in: last day, sessions, most people at once."""

    id: str
    name: str
    sector: Sector | None
    last_on: dt.date | None
    sessions: int
    people: int
    modules: tuple[str, ...]


def trained_rows(
    organisations: Sequence[Organisation],
    sessions: Sequence[TrainingSession],
    attendance: Sequence[SessionAttendance],
    modules: Mapping[str, tuple[str, ...]],
) -> list[TrainedRow]:
    """Return one row per organisation; those that were in no held session come first."""
    held = {s.id: s for s in sessions if s.state is SessionState.HELD}
    lines: dict[str, list[SessionAttendance]] = {}
    for line in attendance:
        if line.session_id in held and line.people != 0:
            lines.setdefault(line.organisation_id, []).append(line)
    rows = []
    for item in organisations:
        mine = lines.get(item.id, [])
        days = [day for line in mine if (day := held[line.session_id].held_on) is not None]
        rows.append(
            TrainedRow(
                id=item.id,
                name=item.name,
                sector=item.sector,
                last_on=max(days, default=None),
                sessions=len(mine),
                people=max((line.people or 1 for line in mine), default=0),
                modules=modules.get(item.id, ()),
            )
        )
    return sorted(rows, key=lambda row: (row.sessions > 0, row.name.casefold()))


def knows(tr: Translator, row: TrainedRow, modules: Sequence[TrainingModule]) -> str:
    """Say in which modules a partner took part, and which it did not see yet."""
    known = [module.title for module in modules if module.id in row.modules]
    open_ = [module.title for module in modules if module.id not in row.modules]
    said = [
        tr.t("{name} took part in: {modules}.", name=row.name, modules="; ".join(known))
        if known
        else tr.t("{name} took part without a module being noted.", name=row.name)
        if row.sessions
        else tr.t("{name} has not been with us yet.", name=row.name)
    ]
    if known and open_:
        said.append(tr.t("Not yet: {modules}.", modules="; ".join(open_)))
    return " ".join(said)


class TrainedCard(Card):
    """The partners as a table; below it, what the chosen one knows."""

    def __init__(self, context: Context, *, name: str) -> None:
        tr, hub = context.tr, context.hub
        super().__init__(hub, tr.t("Who knows what"), beside=" ", name=name)
        self._context = context
        self._modules: list[TrainingModule] = []
        self.model = RecordTableModel(
            self._columns(), tr=tr, titles=context.title, today=context.today()
        )
        self.table = RecordTableView(
            self.model,
            hub=hub,
            tr=tr,
            name=f"{name}.table",
            label=tr.t("Who knows what"),
            compact=True,
        )
        self.table.setMinimumHeight(hub.theme.px(245))
        self.table.set_empty(tr.t("No partner yet."), tr.t("Go to the partners"))
        self.table.empty_acted.connect(lambda: context.go("partners"))
        self.table.opened.connect(lambda key: context.go("partners", record=key))
        self.table.current_changed.connect(lambda _key: self._show_known())
        self.body.addWidget(self.table, 1)
        self.known = Text("", Role.SECONDARY, tone="ink2", wrap=True, name=f"{name}.known")
        self.body.addWidget(self.known)

    def _columns(self) -> list[Column]:
        def number(name: str, label: str, *, optional: bool = False) -> Column:
            return Column(
                name,
                label,
                Show.NUMBER,
                lambda row: getattr(row, name) or None,
                empty="–",
                optional=optional,
            )

        return [
            column(Organisation, "name", narrowest=140),
            column(Organisation, "sector", narrowest=150, optional=True),
            Column(
                "last_on",
                mark("Last trained on"),
                Show.DATE,
                lambda row: row.last_on,
                field=fields_of(TrainingSession)["held_on"],
                empty=mark("Not yet"),
            ),
            number("sessions", mark("Sessions"), optional=True),
            Column(
                "modules",
                mark("Modules"),
                Show.NUMBER,
                lambda row: len(row.modules) or None,
                empty="–",
            ),
            number("people", mark("People")),
        ]

    def fill(self, organisations: Sequence[Organisation], seen: Coverage) -> None:
        """Show the partners; `seen` is their coverage."""
        data, tr = self._context.data, self._context.tr
        self._modules = data.all(TrainingModule)
        sessions, attendance = data.all(TrainingSession), data.all(SessionAttendance)
        modules = learned(sessions, attendance, data.all(SessionModule))
        self.model.set_rows(trained_rows(organisations, sessions, attendance, modules))
        share = tr.t(
            "{trained} of {count} partners", trained=len(seen.trained), count=len(organisations)
        )
        self.beside.setText(share if organisations else "")
        if self.model.rowCount() and not self.table.current_id():
            self.table.select_id(self.table.shown_ids()[0])
        self._show_known()

    def _show_known(self) -> None:
        place = self.model.row_of(self.table.current_id())
        row = self.model.record(place) if place is not None and place >= 0 else None
        self.known.setText(knows(self._context.tr, row, self._modules) if row else "")
        self.known.setVisible(row is not None)
