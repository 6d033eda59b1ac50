"""The cards of the overview that show a picture: path, balance, pillars, participation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from pcve_desktop.methodology import balance, overview, participation
from pcve_desktop.methodology.actions import PillarLine, pillars
from pcve_desktop.methodology.steps import step_content
from pcve_desktop.models.actions import Action
from pcve_desktop.models.partners import Membership
from pcve_desktop.models.sharing import Meeting, MeetingAttendance
from pcve_desktop.models.vocabularies import Step, StepState
from pcve_desktop.pictures.bars import Balance, Pillar, SegmentState, balance_chart, pillars_chart
from pcve_desktop.pictures.glyphs import STEP_WORDS
from pcve_desktop.pictures.glyphs import StepState as StepGlyph
from pcve_desktop.pictures.lines import Moment, participation_chart
from pcve_desktop.pictures.path import PathReturn, PathStep, path_picture
from pcve_desktop.ui.kit.cards import Card, EmptyState
from pcve_desktop.ui.kit.headers import Legend
from pcve_desktop.ui.kit.picture_view import PictureView

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtGui import QResizeEvent

    from pcve_desktop.methodology.overview import CycleRecords
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.ui.context import Context

_GLYPHS: dict[StepState, StepGlyph] = {
    StepState.NOT_STARTED: "not_started",
    StepState.UNDER_WAY: "under_way",
    StepState.DONE: "done",
    StepState.ADAPTED: "adapted",
    StepState.SKIPPED: "set_aside",
    StepState.REVISIT: "to_revisit",
}
_PADDING, _GAP = 19, 12


class PictureCard(Card):
    """A card around one picture that follows theme and text size."""

    chosen = Signal(str)

    def __init__(self, context: Context, title: str, *, name: str, beside: str = "") -> None:
        super().__init__(context.hub, title, name=name, beside=beside)
        self.context = context
        self.empty: EmptyState | None = None
        self.fonts = context.picture_fonts()
        self.view = PictureView(self.build, context.colours, self.fonts, context.tr)
        self.view.setObjectName(f"{name}.picture")
        self.view.activated.connect(self.chosen)
        self.body.addWidget(self.view)
        context.hub.changed.connect(self._restyle)

    def build(self, width: int) -> Picture:
        """Draw the picture for a width in px at text factor 1."""
        raise NotImplementedError

    def _restyle(self) -> None:
        self.fonts = self.context.picture_fonts()
        self.view.set_fonts(self.fonts)

    def offer(self, text: str, action: str) -> EmptyState:
        """Prepare what stands here while there is nothing to draw: a sentence and a link."""
        self.empty = EmptyState(self.context.hub, text, action, name=f"{self.objectName()}.empty")
        self.empty.hide()
        self.body.addWidget(self.empty)
        return self.empty

    def show_picture(self, *, empty: bool) -> None:
        """Draw again, or show what `offer` prepared."""
        self.view.setVisible(not empty)
        if self.empty is not None:
            self.empty.setVisible(empty)
        self.view.refresh()

    def set_sentence(self, text: str) -> None:
        """Show the sentence under the title."""
        self.subtitle.setText(text)
        self.subtitle.setVisible(bool(text))


class PathCard(PictureCard):
    """The path of the six steps; a step is chosen by its key."""

    def __init__(self, context: Context) -> None:
        t = context.tr.t
        self._steps: list[PathStep] = []
        self._returns: list[PathReturn] = []
        super().__init__(
            context, t("Our path"), name="overview.path",
            beside=t("Not a recipe: any order, come back, adapt."),
        )  # fmt: skip
        entries = [(f"step.{state}", t(word)) for state, word in STEP_WORDS.items()]
        self._legend = Legend(context.hub, entries)
        self._legend.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.add_right(self._legend)

    def build(self, width: int) -> Picture:
        return path_picture(
            self._steps, self._returns, width=width, tr=self.context.tr, measure=self.fonts.measure
        )

    def show_path(self, records: CycleRecords, today: dt.date) -> None:
        """Show where the six steps stand."""
        tr = self.context.tr
        self._steps, self._returns = [], []
        for standing in overview.standings(records):
            step = standing.step
            title = f"{step.number} {tr.t(step_content(step).title)}"
            note = overview.step_note(tr, standing, records, today=today)
            self._steps.append(PathStep(str(step), title, _GLYPHS[standing.state], note))
            progress = standing.progress
            if progress is not None and progress.returned_from not in {None, step}:
                self._returns.append(self._return(step, progress.returned_from,
                                                  progress.returned_on))  # fmt: skip
        self.view.refresh()

    def _return(self, step: Step, source: Step | None, day: dt.date | None) -> PathReturn:
        start = source.number - 1 if source else 0
        moment = self.context.tr.date(day, "day_month") if day else ""
        return PathReturn(start, step.number - 1, moment)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Under each step stands its state in words: the legend may go where there is no room.
        room = event.size().width() - 2 * _PADDING - self.title.sizeHint().width()
        legend = self._legend.sizeHint().width() + _GAP
        motto = self.beside.sizeHint().width() + _GAP
        self._legend.setVisible(legend <= room)
        self.beside.setVisible(motto + (legend if legend <= room else 0) <= room)


class BalanceCard(PictureCard):
    """Partners, actions and attendance by the three spheres."""

    def __init__(self, context: Context) -> None:
        self._rows: list[Balance] = []
        t = context.tr.t
        super().__init__(context, t("Balance of the partnership"), name="overview.balance")
        asked = self.offer(
            t("Nothing is linked to the three spheres yet."), t("Go to the partners")
        ).acted
        asked.connect(lambda: context.go("partners"))

    def build(self, width: int) -> Picture:
        return balance_chart(
            self._rows, width=width, tr=self.context.tr, measure=self.fonts.measure
        )

    def show_balance(self) -> None:
        """Show how the three spheres are present."""
        data, tr = self.context.data, self.context.tr
        active = {row.organisation_id for row in data.all(Membership) if row.role.active}
        members = [item for item in data.organisations() if item.id in active]
        today = self.context.today()
        past = {item.id for item in data.all(Meeting) if item.held_on and item.held_on <= today}
        attendance = [row for row in data.all(MeetingAttendance) if row.meeting_id in past]
        partners = balance.balance(members)
        counted = (
            (tr.t("Partners"), partners),
            (tr.t("Actions"), balance.balance(data.all(Action))),
            (
                tr.n("Attendance, {count} meeting", "Attendance, {count} meetings", len(past)),
                balance.attendance_balance(attendance, data.organisations()),
            ),
        )
        self._rows = [
            Balance(label, found.cohesion, found.prevention, found.security)
            for label, found in counted
        ]
        self.set_sentence(balance.sentence(tr, partners) if partners.total else "")
        self.show_picture(empty=not any(sum(row.counts) for row in self._rows))


class PillarsCard(PictureCard):
    """The actions of the five pillars; a pillar without action is chosen to talk about it."""

    def __init__(self, context: Context) -> None:
        self._pillars: list[Pillar] = []
        super().__init__(context, context.tr.t("Five pillars"), name="overview.pillars")

    def build(self, width: int) -> Picture:
        return pillars_chart(
            self._pillars, width=width, tr=self.context.tr, measure=self.fonts.measure
        )

    def show_pillars(self) -> None:
        """Show the actions of each pillar by state."""
        tr = self.context.tr
        self._pillars = [
            Pillar(
                str(line.pillar or ""),
                tr.t(line.pillar.label) if line.pillar else tr.t("No pillar yet"),
                _states(line),
            )
            for line in pillars(self.context.data.all(Action))
        ]
        self.view.refresh()


def _states(line: PillarLine) -> tuple[SegmentState, ...]:
    counts: tuple[tuple[SegmentState, int], ...] = (
        ("done", line.done),
        ("under_way", line.under_way),
        ("to_come", line.to_come),
        ("stopped", line.stopped),
    )
    return tuple(state for state, count in counts for _ in range(count))


class ParticipationCard(PictureCard):
    """How many partners came to each meeting."""

    def __init__(self, context: Context) -> None:
        self._moments: list[Moment] = []
        self._total = 0
        t = context.tr.t
        super().__init__(context, t("Partners taking part"), name="overview.participation")
        asked = self.offer(t("No meeting has been held yet."), t("Plan a meeting")).acted
        asked.connect(lambda: context.go("meetings"))

    def build(self, width: int) -> Picture:
        return participation_chart(
            self._moments,
            self._total,
            width=width,
            tr=self.context.tr,
            height=136,
            measure=self.fonts.measure,
        )

    def show_participation(self) -> None:
        """Show the meetings held so far."""
        data, tr, today = self.context.data, self.context.tr, self.context.today()
        points = participation.over_meetings(
            data.all(Meeting), data.all(MeetingAttendance), today=today
        )
        self._total = sum(row.role.active for row in data.all(Membership))
        self._moments = [
            Moment(tr.date(point.held_on, "day_month"), point.present) for point in points
        ]
        self.set_sentence(participation.sentence(tr, points) if points else "")
        self.show_picture(empty=not points)
