"""Who came to the session chosen, as numbers: typed one below the other, or as last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.methodology.training import session_mix
from pcve_desktop.models.base import computed_id
from pcve_desktop.models.training import SessionAttendance, TrainingSession
from pcve_desktop.services import records, training
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.training.headcount import HeadcountModel, HeadcountTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.ui.context import Context


def last_counted(
    session: TrainingSession,
    sessions: Sequence[TrainingSession],
    attendance: Sequence[SessionAttendance],
) -> TrainingSession | None:
    """Return the session before this one in which people were counted; undated ones are old."""
    counted = {line.session_id for line in attendance if line.people}
    day = str(session.held_on or "9999")
    before = [
        item
        for item in sessions
        if item.id != session.id and item.id in counted and str(item.held_on or "") <= day
    ]
    return max(before, key=lambda item: str(item.held_on or ""), default=None)


class AttendanceCard(Card):
    """A number for each partner, never a name."""

    def __init__(self, context: Context, *, name: str) -> None:
        tr, hub = context.tr, context.hub
        super().__init__(hub, tr.t("Who came"), beside=" ", name=name)
        self._context = context
        self._session_id = self._last_id = ""
        self.same = Button(
            hub, tr.t("Same as last time"), name=f"{name}.same", icon="copy", compact=True
        )
        self.same.clicked.connect(self._take_last)
        self.add_right(self.same)
        hint = tr.t("A number for each partner, no names. Type it and press Enter.")
        self.hint = Text(hint, Role.SECONDARY, tone="ink2", wrap=True, name=f"{name}.hint")
        self._plain_hint = hint
        self.body.addWidget(self.hint)
        self.model = HeadcountModel(tr, self)
        self.model.counted.connect(self._count)
        self.table = HeadcountTable(
            self.model, hub=hub, name=f"{name}.table", label=tr.t("Who came"), hint=hint
        )
        self.table.setMinimumHeight(hub.theme.px(220))
        self.body.addWidget(self.table, 1)

    def show_session(self, session: TrainingSession) -> None:
        """Show the headcounts of a session."""
        data, tr = self._context.data, self._context.tr
        self._session_id = session.id
        organisations = data.organisations()
        lines = data.where(SessionAttendance, "session_id", session.id)
        self.model.set_content(organisations, {line.organisation_id: line.people for line in lines})
        mix = session_mix(session.id, lines, organisations)
        people = tr.n("{count} person", "{count} people", mix.people)
        sectors = tr.n("{count} sector", "{count} sectors", mix.sector_count)
        self.beside.setText(f"{people}, {sectors}")
        self.hint.setText(
            tr.t("One sector among itself so far. Whom could each bring along next time?")
            if mix.people and mix.sector_count == 1
            else self._plain_hint
        )
        last = (
            None
            if lines
            else last_counted(session, data.all(TrainingSession), data.all(SessionAttendance))
        )
        self._last_id = last.id if last is not None else ""
        # A button that goes away must not take the keyboard with it.
        if last is None and self.same.hasFocus():
            self.table.setFocus()
        self.same.setVisible(last is not None)
        if last is not None:
            self.same.setAccessibleName(
                tr.t("Same as last time: {title}", title=last.title or tr.t("Training session"))
            )

    def _take_last(self) -> None:
        context, session_id, from_id = self._context, self._session_id, self._last_id
        title = context.data.title(TrainingSession, from_id)
        context.perform(
            lambda: training.take_headcounts(context.ws, session_id=session_id, from_id=from_id),
            done=context.tr.t("Counted as in “{title}”. Change what differs.", title=title),
        )

    def _count(self, organisation_id: str, people: int | None) -> None:
        context, session_id = self._context, self._session_id
        if people is None:
            line = computed_id("session_attendance", session_id, organisation_id)
            context.perform(lambda: records.delete(context.ws, SessionAttendance, line))
            return
        ends = {"session_id": session_id, "organisation_id": organisation_id}
        context.perform(
            lambda: records.put_link(
                context.ws,
                SessionAttendance,
                ends=ends,
                values={"people": people, "network_id": context.network_id},
            )
        )
