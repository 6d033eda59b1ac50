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

_REVIEW = ("review_on", "status", "progress", "evidence")


class Reminder(QWidget):
    """Say that an action is late or to be reviewed, or that its milestones go in a circle."""

    def __init__(self, context: Context, verbs: ActionVerbs) -> None:
        super().__init__()
        t, hub, name = context.tr.t, context.hub, "actions.panel"
        self._context = context
        self._action_id = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        later = Button(hub, t("New date"), name=f"{name}.late.action", kind="quiet")
        later.clicked.connect(
            lambda: verbs.edit(self._action_id, ("planned_end", "status", "progress"))
        )
        self.late = Notice(hub, "", tone="attn", icon="clock", button=later, name=f"{name}.late")
        look = Button(hub, t("Review"), name=f"{name}.review.action", kind="quiet")
        look.clicked.connect(lambda: verbs.edit(self._action_id, _REVIEW))
        self.review = Notice(
            hub, "", tone="soft", icon="calendar", button=look, name=f"{name}.review"
        )
        self.order = Notice(hub, "", tone="attn", icon="refresh", name=f"{name}.circle")
        for notice in (self.late, self.review, self.order):
            column.addWidget(notice)

    def fill(self, details: ActionDetails) -> None:
        """Show what is to be done about an action, if anything."""
        tr, action, today = self._context.tr, details.action, self._context.today()
        self._action_id = action.id
        late = days_late(action, today)
        self.late.set_text(tr.n("{count} day late", "{count} days late", late) if late else "")
        self.late.setVisible(late > 0)
        due = action.review_on is not None and action.review_on <= today and action.status.open
        self.review.set_text(
            tr.t("To review since {date}", date=short_date(self._context, action.review_on))
            if due
            else ""
        )
        self.review.setVisible(due)
        titles = {item.id: item.title for item in details.milestones}
        found = circle((order.milestone_id, order.needs_id) for order in details.orders)
        names = [titles[key] for key in found if key in titles]
        self.order.set_text(
            tr.t(
                "These milestones wait for each other: {milestones}. Open one of them and untick "
                "what it comes after.",
                milestones=" → ".join([*names, names[0]]),
            )
            if names
            else ""
        )
        self.order.setVisible(bool(names))
        self.setVisible(late > 0 or due or bool(names))
