"""The cards about taking part: commitment, reasons not to come, what a partner takes part in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pcve_desktop.models.partners import CommitmentRating, ParticipationEntry
from pcve_desktop.models.vocabularies import Commitment, Presence
from pcve_desktop.pictures import attendance, lines
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card, Foldable
from pcve_desktop.ui.kit.entries import EntryList
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.picture_view import PictureView
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.partners import entries
from pcve_desktop.ui.partners.painting import Squares

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.services.partner_details import PartnerDetails
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.partners.editing import PartnerVerbs

_MOST_DOTS = 10


class PartnerCard(Card):
    """A card of the detail; `show_partner` fills it. The link at its right adds something."""

    def __init__(
        self, context: Context, verbs: PartnerVerbs, title: str, *, name: str, parent: QWidget
    ) -> None:
        super().__init__(context.hub, title, name=f"partners.{name}", parent=parent)
        self.context, self.verbs = context, verbs
        self.organisation_id = ""
        self._none = Text(
            "", Role.SECONDARY, tone="ink2", wrap=True, name=f"{self.objectName()}.none"
        )

    def add_adding(self, text: str, act: Callable[[], object], spoken: str) -> None:
        """Add the link that adds something; `spoken` says what to a screen reader."""
        link = Button(
            self.context.hub, text, name=f"{self.objectName()}.add", kind="quiet", icon="plus"
        )
        link.setAccessibleName(spoken)
        link.setToolTip(spoken)
        link.clicked.connect(act)
        self.add_right(link)

    def add_list(self, text: str, *, lined: bool = False, deletes: bool = True) -> EntryList:
        """Add a list of entries named "<card>.list", and the sentence that stands for none."""
        made = EntryList(
            self.context.hub,
            self.context.tr,
            name=f"{self.objectName()}.list",
            text=text,
            lined=lined,
            deletes=deletes,
        )
        self.body.addWidget(made)
        self.body.addWidget(self._none)
        return made

    def say_none(self, text: str) -> None:
        """Show a sentence while there is nothing; an empty one hides it."""
        self._none.setText(text)
        self._none.setVisible(bool(text))

    def show_partner(self, details: PartnerDetails) -> None:
        """Show what is known about a partner."""
        self.organisation_id = details.id


class CommitmentCard(PartnerCard):
    """How much a partner takes part, over time, with the reasons numbered in the picture."""

    def __init__(self, context: Context, verbs: PartnerVerbs, parent: QWidget) -> None:
        t = context.tr.t
        super().__init__(context, verbs, t("Commitment"), name="commitment", parent=parent)
        self._ratings: list[CommitmentRating] = []
        self._reasons: list[ParticipationEntry] = []
        self.add_adding(t("Add"), self._rate, t("Add a rating of the commitment"))
        line = self._line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.squares = Squares(context.hub)
        self.level = Text("", Role.SECONDARY_STRONG, name="partners.commitment.level")
        self.since = Text("", Role.SECONDARY, tone="ink2")
        for widget in (self.squares, self.level, self.since):
            row.addWidget(widget)
        row.addStretch(1)
        self.reason = Text("", Role.SECONDARY, tone="ink2", wrap=True)
        self.picture = PictureView(self._draw, context.colours, context.picture_fonts(), context.tr)
        self.picture.setObjectName("partners.commitment.picture")
        self.ratings = EntryList(
            context.hub,
            context.tr,
            name="partners.commitment.list",
            text=t("All ratings"),
            lined=True,
        )
        self.ratings.opened.connect(lambda key: verbs.edit_part(CommitmentRating, key))
        self.ratings.delete_asked.connect(lambda key: verbs.delete_part(CommitmentRating, key))
        self.fold = Foldable(
            context.hub, t("All ratings"), name="partners.commitment.all", icon="history"
        )
        self.fold.body.setContentsMargins(14, 0, 14, 8)
        self.fold.body.addWidget(self.ratings)
        for part in (line, self.reason, self.picture, self.fold):
            self.body.addWidget(part)
        context.hub.changed.connect(lambda: self.picture.set_fonts(context.picture_fonts()))

    def _rate(self) -> None:
        now = self._ratings[-1].commitment if self._ratings else None
        self.verbs.rate(self.organisation_id, now)

    def show_partner(self, details: PartnerDetails) -> None:
        super().show_partner(details)
        context, tr = self.context, self.context.tr
        self._ratings = details.ratings
        self._reasons = details.reasons
        latest = self._ratings[-1] if self._ratings else None
        self._line.setVisible(latest is not None)
        self.reason.setVisible(bool(latest and latest.reason))
        self.fold.setVisible(latest is not None)
        if latest is not None:
            words = tr.t(latest.commitment.label)
            self.squares.show_commitment(latest.commitment, words)
            self.level.setText(words)
            day = entries.short_date(context, latest.rated_on)
            self.since.setText(tr.t("since {date}", date=day) if day else "")
            self.reason.setText(latest.reason or "")
        self.ratings.fill(entries.rating_entries(context, self._ratings))
        self.picture.refresh()

    def _draw(self, width: int) -> Picture:
        tr = self.context.tr
        history = [
            lines.Commitment(row.rated_on, row.commitment.rank - 1)
            for row in self._ratings
            if row.rated_on is not None
        ]
        first = history[0].day if history else None
        marks = [
            lines.CommitmentMark(row.noted_on, number)
            for number, row in enumerate(self._reasons, start=1)
            if row.noted_on is not None and first is not None and row.noted_on >= first
        ]
        return lines.commitment_chart(
            [tr.t(level.label) for level in Commitment],
            history,
            marks,
            until=self.context.today(),
            width=width,
            tr=tr,
            measure=self.context.picture_fonts().measure,
        )


class ReasonsCard(PartnerCard):
    """The good reasons not to come: their words, what was answered, what changed."""

    def __init__(self, context: Context, verbs: PartnerVerbs, parent: QWidget) -> None:
        t = context.tr.t
        super().__init__(
            context, verbs, t("Good reasons not to come"), name="reasons", parent=parent
        )
        self.add_adding(t("Add"), lambda: verbs.add_reason(self.organisation_id), t("Add a reason"))
        self.list = self.add_list(t("Good reasons not to come"), lined=True)
        self.list.opened.connect(lambda key: verbs.edit_part(ParticipationEntry, key))
        self.list.delete_asked.connect(lambda key: verbs.delete_part(ParticipationEntry, key))

    def show_partner(self, details: PartnerDetails) -> None:
        super().show_partner(details)
        t = self.context.tr.t
        self.list.fill(entries.reason_entries(self.context, details.reasons))
        self.say_none(
            "" if details.reasons else t("Nothing noted. When they cannot come, write down why.")
        )


class TakesPartCard(PartnerCard):
    """Meetings, actions, trainings and the charter."""

    def __init__(self, context: Context, verbs: PartnerVerbs, parent: QWidget) -> None:
        t = context.tr.t
        super().__init__(context, verbs, t("Takes part in"), name="part", parent=parent)
        self._presences: tuple[Presence, ...] = ()
        self._meetings = QWidget()
        row = QHBoxLayout(self._meetings)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.picture = PictureView(self._draw, context.colours, context.picture_fonts(), context.tr)
        self.picture.setObjectName("partners.part.meetings")
        self.count = Text("", Role.SECONDARY_STRONG, name="partners.part.count")
        row.addWidget(Text(t("Meetings"), Role.SECONDARY, wrap=True), 1)
        row.addWidget(self.picture)
        row.addWidget(self.count)
        self.body.addWidget(self._meetings)
        self.answers = Text("", Role.CAPTION, tone="ink2", wrap=True, name="partners.part.answers")
        self.body.addWidget(self.answers)
        self.each = EntryList(
            context.hub,
            context.tr,
            name="partners.part.each",
            text=t("All meetings"),
            lined=True,
            deletes=False,
        )
        self.each.opened.connect(self._open)
        self.fold = Foldable(
            context.hub, t("All meetings"), name="partners.part.all", icon="calendar"
        )
        self.fold.body.setContentsMargins(14, 0, 14, 8)
        self.fold.body.addWidget(self.each)
        self.body.addWidget(self.fold)
        self.list = self.add_list(t("Takes part in"), deletes=False)
        self.list.opened.connect(self._open)
        context.hub.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.picture.set_fonts(self.context.picture_fonts())
        self._fit()

    def _open(self, key: str) -> None:
        entity, record_id = key.split(":", 1)
        self.context.open_record(entity, record_id)

    def _fit(self) -> None:
        theme = self.context.hub.theme
        dots = len(self._presences[-_MOST_DOTS:])
        self.picture.setMinimumWidth(120)
        self.picture.setMaximumWidth(max(120, theme.px(round(attendance.PITCH * dots) + 4)))

    def show_partner(self, details: PartnerDetails) -> None:
        super().show_partner(details)
        context, t = self.context, self.context.tr.t
        self._presences = tuple(line.presence for line in details.meetings)
        came = self._presences.count(Presence.PRESENT)
        for part in (self._meetings, self.answers, self.fold):
            part.setVisible(bool(self._presences))
        self.answers.setText(entries.attendance_words(context, details))
        self.each.fill(entries.meeting_entries(context, details))
        self.count.setText(t("{done} of {count}", done=came, count=len(self._presences)))
        self._fit()
        self.picture.refresh()
        found = [
            *entries.action_entries(context, details),
            *entries.training_entries(context, details),
        ]
        self.list.fill(found)
        nothing = not found and not self._presences
        self.say_none(t("Nothing yet. Which action would suit it?") if nothing else "")

    def _draw(self, width: int) -> Picture:
        words: dict[Presence, attendance.Answer] = {
            Presence.PRESENT: "present",
            Presence.EXCUSED: "excused",
        }
        answers = [words.get(item, "no_reply") for item in self._presences[-_MOST_DOTS:]]
        return attendance.attendance_row(
            answers,
            width=width,
            tr=self.context.tr,
            caption=False,
            measure=self.context.picture_fonts().measure,
        )
