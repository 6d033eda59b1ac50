"""The sentence in the details when something is due: how late, once, with what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcve_desktop.methodology.ordering import circle
from pcve_desktop.ui.actions.columns import days_late
from pcve_desktop.ui.actions.entries import short_date
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Notice

if TYPE_CHECKING:
    from pcve_desktop.services.action_details import ActionDetails
    from pcve_desktop.ui.actions.editing import ActionVerbs
    from pcve_desktop.ui.context import Context

_LATE = ("planned_end", "status", "progress")
_REVIEW = ("review_on", "status", "progress", "evidence")


class Reminder(QWidget):
    """Say that an action is late or to be reviewed, or that its milestones go in a circle."""

    def __init__(self, context: Context, verbs: ActionVerbs) -> None:
        super().__init__()
        self._context, self._verbs = context, verbs
        self._action_id = ""
        self._notices: dict[str, Notice] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def _say(self, key: str, text: str) -> None:
        """Show a sentence in its notice, which is made when it is first needed."""
        notice = self._notices.get(key)
        if notice is None:
            if not text:
                return
            notice = self._notices[key] = self._make(key)
            self._column.addWidget(notice)
        notice.set_text(text)
        notice.setVisible(bool(text))

    def _make(self, key: str) -> Notice:
        t, hub, name = self._context.tr.t, self._context.hub, f"actions.panel.{key}"
        if key == "circle":
            return Notice(hub, "", tone="attn", icon="refresh", name=name)
        late = key == "late"
        fields = _LATE if late else _REVIEW
        button = Button(
            hub, t("New date") if late else t("Review"), name=f"{name}.action", kind="quiet"
        )
        button.clicked.connect(lambda: self._verbs.edit(self._action_id, fields))
        if late:
            return Notice(hub, "", tone="attn", icon="clock", button=button, name=name)
        return Notice(hub, "", tone="soft", icon="calendar", button=button, name=name)

    def texts(self) -> dict[str, str]:
        """Return what is said now, by its kind: late, review, circle."""
        return {
            key: notice.accessibleName()
            for key, notice in self._notices.items()
            if not notice.isHidden()
        }

    def fill(self, details: ActionDetails) -> None:
        """Show what is to be done about an action, if anything."""
        tr, action, today = self._context.tr, details.action, self._context.today()
        self._action_id = action.id
        late = days_late(action, today)
        self._say("late", tr.n("{count} day late", "{count} days late", late) if late else "")
        due = action.review_on is not None and action.review_on <= today and action.status.open
        since = short_date(self._context, action.review_on)
        self._say("review", tr.t("To review since {date}", date=since) if due else "")
        titles = {item.id: item.title for item in details.milestones}
        found = circle((order.milestone_id, order.needs_id) for order in details.orders)
        names = [titles[key] for key in found if key in titles]
        self._say(
            "circle",
            tr.t(
                "These milestones wait for each other: {milestones}. Open one of them and untick "
                "what it comes after.",
                milestones=" → ".join([*names, names[0]]),
            )
            if names
            else "",
        )
        self.setVisible(bool(self.texts()))
