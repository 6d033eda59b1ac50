"""The overview: where the network stands, what comes next, what needs attention."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from pcve_desktop.methodology import participation
from pcve_desktop.methodology.overview import CycleRecords
from pcve_desktop.models.actions import Action
from pcve_desktop.models.diagnosis import Finding, FindingObserver
from pcve_desktop.models.network import StepProgress
from pcve_desktop.models.objectives import Indicator, Objective
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.priorities import Ballot, Candidate, PriorityDecision, Vote
from pcve_desktop.models.sharing import InformationFlow, Meeting, Protocol, ProtocolMember
from pcve_desktop.models.training import HexagonExercise, TrainingSession
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.headers import PageHeader
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.scroll import ScrollPage
from pcve_desktop.ui.overview.cards import DueCard, MeetingCard, MindCard
from pcve_desktop.ui.overview.charts import BalanceCard, ParticipationCard, PathCard, PillarsCard
from pcve_desktop.ui.overview.exchange import ExchangeCard
from pcve_desktop.ui.page import Page

if TYPE_CHECKING:
    from pcve_desktop.services.dataset import Dataset
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.overview.mind import Reminder


def cycle_records(data: Dataset) -> CycleRecords:
    """Return the records of the cycle at hand that the standings of its steps read."""
    return CycleRecords(
        steps=data.all(StepProgress),
        memberships=data.all(Membership),
        sessions=data.all(TrainingSession),
        exercises=data.all(HexagonExercise),
        findings=data.all(Finding),
        observers=data.all(FindingObserver),
        candidates=data.all(Candidate),
        votes=data.all(Vote),
        ballots=data.all(Ballot),
        decisions=data.all(PriorityDecision),
        objectives=data.all(Objective),
        indicators=data.all(Indicator),
        actions=data.all(Action),
        protocols=data.all(Protocol),
        protocol_members=data.all(ProtocolMember),
        flows=data.all(InformationFlow),
        meetings=data.all(Meeting),
    )


class OverviewPage(Page):
    """Cards about the whole network; each leads to where things are done."""

    # It shows something of nearly everything.
    shows: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, context: Context) -> None:
        super().__init__(context, name="overview", text=context.tr.t("Overview"))
        self.sheet = ScrollPage(name="overview.sheet")
        self.column.addWidget(self.sheet)
        self._add_header()
        self._add_cards()

    def _add_header(self) -> None:
        t = self.words.t
        self.header = PageHeader(self.hub, "", " ", name="overview.header")
        export = Button(self.hub, t("Export"), name="overview.export", icon="export")
        export.clicked.connect(lambda: self.context.wished.emit("export"))
        prepare = Button(
            self.hub, t("Prepare the meeting"), name="overview.prepare", kind="primary",
            icon="calendar",
        )  # fmt: skip
        prepare.clicked.connect(self._prepare)
        self.header.add_action(export)
        self.header.add_action(prepare)
        self.sheet.add_header(self.header)
        choose = Button(self.hub, t("Choose who leads"), name="overview.no_lead.choose",
                        kind="quiet", trailing="chevron-right")  # fmt: skip
        choose.clicked.connect(lambda: self.context.go("partners"))
        self.no_lead = Notice(
            self.hub,
            t("A team works better when one partner keeps the thread."),
            strong=t("No organisation leads this network yet"),
            tone="soft",
            button=choose,
            name="overview.no_lead",
        )
        self.sheet.body.addWidget(self.no_lead)

    def _add_cards(self) -> None:
        context = self.context
        self.path = PathCard(context)
        self.path.chosen.connect(lambda key: context.go("step", step=key))
        self.meeting = MeetingCard(context)
        self.meeting.asked.connect(self._go_meeting)
        self.due = DueCard(context)
        self.due.asked.connect(lambda key: context.go("actions", record=key))
        self.due.all_asked.connect(lambda: context.go("actions"))
        self.balance = BalanceCard(context)
        self.pillars = PillarsCard(context)
        self.pillars.chosen.connect(lambda _key: context.go("actions"))
        self.taking_part = ParticipationCard(context)
        self.exchange = ExchangeCard(context)
        self.exchange.asked.connect(lambda path: context.go("exchange", file=path))
        self.exchange.all_asked.connect(lambda: context.go("exchange"))
        context.received.connect(self.exchange.show_files)
        self.mind = MindCard(context)
        self.mind.asked.connect(self._remind)
        holder = QWidget()
        grid = GridLayout(holder)
        grid.add(self.path)
        grid.add(self.meeting, 4, 300)
        grid.add(self.due, 4, 300)
        grid.add(self.balance, 4, 260)
        grid.add(self.pillars, 5, 380)
        grid.add(self.taking_part, 3, 240)
        # Hidden as long as no file came or went: then what is to be kept in mind stands there.
        grid.add(self.exchange, 4, 280)
        grid.add(self.mind, 4, 280)
        self.sheet.body.addWidget(holder)
        self.sheet.body.addStretch(1)

    # Showing

    def reload(self) -> None:
        data = self.context.data
        self._show_header()
        self.path.show_path(cycle_records(data), self.context.today())
        self.meeting.show_meeting()
        self.due.show_due()
        self.balance.show_balance()
        self.pillars.show_pillars()
        self.taking_part.show_participation()
        self.exchange.show_files()
        self.mind.show_reminders()

    def _show_header(self) -> None:
        data, tr = self.context.data, self.words
        memberships = data.all(Membership)
        lead_id = participation.lead_id(memberships)
        count = sum(row.role.active for row in memberships)
        self.no_lead.setVisible(lead_id is None)
        others = count if lead_id is None else count - 1
        if lead_id is None and not others:
            sentence = tr.t("Local prevention network, without partners so far")
        elif lead_id is not None and not others:
            lead = data.title(Organisation, lead_id)
            sentence = tr.t("Local prevention network, led by {lead}", lead=lead)
        elif lead_id is None:
            sentence = tr.n(
                "Local prevention network with {count} partner organisation",
                "Local prevention network with {count} partner organisations",
                others,
            )
        else:
            sentence = tr.n(
                "Local prevention network, led by {lead} with {count} partner organisation",
                "Local prevention network, led by {lead} with {count} partner organisations",
                others,
                lead=data.title(Organisation, lead_id),
            )
        self.header.set_title(data.network.name, sentence)

    # Going places

    def _prepare(self) -> None:
        self._go_meeting(self.meeting.meeting_id)

    def _go_meeting(self, meeting_id: str) -> None:
        if meeting_id:
            self.context.go("meetings", record=meeting_id)
        else:
            self.context.go("meetings")

    def _remind(self, reminder: Reminder) -> None:
        self.context.go(reminder.place, **reminder.where)

    def focus_filter(self) -> None:
        self.context.wished.emit("search")
