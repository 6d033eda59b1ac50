"""Prepare: who was trained when and with how many, sectors not reached yet, the modules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.training import Coverage, coverage
from pcve_desktop.models.partners import Membership
from pcve_desktop.models.training import (
    SessionAttendance,
    SessionModule,
    TrainingModule,
    TrainingSession,
)
from pcve_desktop.models.vocabularies import SessionState
from pcve_desktop.pictures.bars import Bar, bar_chart
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card, Notice
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.table import (
    Column,
    RecordTableModel,
    RecordTableView,
    Show,
    column,
)
from pcve_desktop.ui.steps.parts import PictureCard
from pcve_desktop.ui.steps.training.mix_card import MixCard
from pcve_desktop.ui.steps.training.trained import TrainedCard
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.partners import Organisation
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.ui.context import Context


@dataclass(frozen=True, slots=True)
class ModuleRow:
    """A module and the number of sessions that use it."""

    id: str
    title: str
    provider: str | None
    hours: float | None
    used: int


def concerned(
    organisations: list[Organisation],
    memberships: list[Membership],
    attendance: list[SessionAttendance],
) -> list[Organisation]:
    """Return the partners who take part today, and those who came to a session before."""
    active = {membership.organisation_id for membership in memberships if membership.role.active}
    came = {line.organisation_id for line in attendance}
    return [item for item in organisations if item.id in active or item.id in came]


class PrepareView(StepView):
    """Who knows what already, and who is not with us yet."""

    shows = frozenset(
        {
            "organisation",
            "membership",
            "training_session",
            "session_attendance",
            "training_module",
            "session_module",
        }
    )
    free_text = False

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        self._coverage: Coverage | None = None
        holder = QWidget()
        grid = GridLayout(holder, gap=16)
        left, right = QWidget(), QWidget()
        columns = []
        for side in (left, right):
            inside = QVBoxLayout(side)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(16)
            columns.append(inside)
        self.trained = TrainedCard(context, name=f"{self.name}.partners")
        columns[0].addWidget(self.trained, 3)
        columns[0].addWidget(self._modules(), 2)
        columns[1].addWidget(self._sectors())
        self.gaps = Notice(
            self.hub,
            "",
            tone="sunken",
            name=f"{self.name}.gaps",
            button=self._find_partners(),
        )
        columns[1].addWidget(self.gaps)
        self.mix = MixCard(context, name=f"{self.name}.mix")
        self.mix.opened.connect(lambda key: self.go_page("sessions", record=key))
        columns[1].addWidget(self.mix)
        columns[1].addStretch(1)
        grid.add(left, 7, 440)
        grid.add(right, 5, 340)
        self.body.addWidget(holder, 1)

    # ---------------------------------------------------------------- building

    def _modules(self) -> Card:
        tr, page = self.words, self.page
        card = Card(self.hub, tr.t("Modules"), name=f"{self.name}.modules")
        add = Button(
            self.hub,
            tr.t("Add a module"),
            name=f"{self.name}.modules.add",
            icon="plus",
            compact=True,
        )
        add.clicked.connect(self.new_item)
        card.add_right(add)
        self.modules = RecordTableModel(
            [
                column(TrainingModule, "title"),
                column(TrainingModule, "provider"),
                column(TrainingModule, "hours"),
                Column(
                    "used",
                    mark("Used in sessions"),
                    Show.NUMBER,
                    lambda row: row.used or None,
                    empty="–",
                ),
            ],
            tr=tr,
        )
        self.modules_table = RecordTableView(
            self.modules,
            hub=self.hub,
            tr=tr,
            name=f"{self.name}.modules.table",
            label=tr.t("Modules"),
            compact=True,
        )
        self.modules_table.setMinimumHeight(self.hub.theme.px(190))
        self.modules_table.set_empty(tr.t(page.empty), tr.t(page.empty_action))
        self.modules_table.empty_acted.connect(self.new_item)
        self.modules_table.opened.connect(self._open_module)
        self.modules_table.delete_asked.connect(
            lambda key: self.context.ask_delete(TrainingModule, key)
        )
        card.body.addWidget(self.modules_table, 1)
        return card

    def _sectors(self) -> PictureCard:
        self.sectors = PictureCard(
            self.context,
            self.words.t("Who attended, by sector"),
            self._bars,
            name=f"{self.name}.sectors",
            beside=" ",
        )
        self.sectors.view.activated.connect(lambda _key: self._invite())
        return self.sectors

    def _find_partners(self) -> Button:
        link = Button(
            self.hub,
            self.words.t("Partners"),
            name=f"{self.name}.gaps.partners",
            kind="quiet",
            trailing="chevron-right",
        )
        link.clicked.connect(lambda: self.context.go("partners"))
        return link

    # ---------------------------------------------------------------- content

    def reload(self) -> None:
        data, tr = self.context.data, self.words
        sessions = data.all(TrainingSession)
        attendance = data.all(SessionAttendance)
        organisations = concerned(data.organisations(), data.all(Membership), attendance)
        seen = self._coverage = coverage(organisations, sessions, attendance)
        self.trained.fill(organisations, seen)
        self.mix.fill(organisations)
        self.modules.set_rows(
            [
                ModuleRow(
                    id=module.id,
                    title=module.title,
                    provider=module.provider,
                    hours=module.hours,
                    used=len(data.where(SessionModule, "module_id", module.id)),
                )
                for module in data.all(TrainingModule)
            ]
        )
        self.sectors.show_picture(
            self._bars,
            beside=tr.n("at least {count} person", "at least {count} people", seen.at_least)
            if seen.at_least
            else "",
        )
        names = [tr.t(sector.label) for sector in seen.absent]
        self.gaps.setVisible(bool(names) and bool(organisations))
        if names:
            self.gaps.set_text(
                tr.t("No partner of the network belongs here yet."),
                strong=tr.list(names),
            )

    def _bars(self, width: int) -> Picture:
        tr, seen = self.words, self._coverage
        planned = self._next_planned()
        link = (
            tr.t("Invite for {date}", date=tr.date(planned.held_on, "day_month"))
            if planned is not None and planned.held_on is not None
            else tr.t("Plan a session")
        )
        lines = sorted(seen.sectors, key=lambda line: -line.at_least) if seen else []
        return bar_chart(
            [
                Bar(
                    tr.t(line.sector.label) if line.sector else tr.t("No sector noted"),
                    line.at_least,
                    key=line.sector.value if line.sector else "none",
                    link=link,
                )
                for line in lines
                if line.sector is not None or line.at_least
            ],
            title=tr.t("Who attended, by sector"),
            width=width,
            tr=tr,
            measure=self.context.picture_fonts().measure,
        )

    def _next_planned(self) -> TrainingSession | None:
        planned = [
            session
            for session in self.context.data.all(TrainingSession)
            if session.state is SessionState.PLANNED and session.held_on is not None
        ]
        return min(planned, key=lambda session: str(session.held_on), default=None)

    def _invite(self) -> None:
        planned = self._next_planned()
        self.go_page("sessions", record=planned.id if planned else None)

    def new_item(self) -> None:
        self.add_record(
            TrainingModule,
            title=self.words.t("Add a module"),
            fields=["title", "provider", "hours", "purpose", "material", "hexagon"],
            then=self.modules_table.select_id,
        )

    def arrive(self, **where: object) -> None:
        self.modules_table.select_id(str(where.get("record") or ""))

    def _open_module(self, record_id: str) -> None:
        module = self.context.data.get(TrainingModule, record_id)
        if module is not None:
            self.context.edit(TrainingModule, module)
