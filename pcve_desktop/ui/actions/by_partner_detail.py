"""One partner beside the list: its actions by role, and the milestones in its hands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.methodology import timeline
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.vocabularies import ActionStatus
from pcve_desktop.ui.actions.entries import short_date
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import frame
from pcve_desktop.ui.kit.chips import ChipLook
from pcve_desktop.ui.kit.entries import Entry, EntryList, Mark, one_line
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.scroll import ScrollArea
from pcve_desktop.ui.kit.table import glyph_of
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.services.partner_roles import Part, PartDetails
    from pcve_desktop.ui.context import Context

# Nobody reads more of one partner here; the table has the rest.
_MOST = 40


class PartnerCard(QFrame):
    """What a partner does. `opened(action)`; `all_asked(partner)` wants all of it in the table."""

    opened = Signal(str)
    all_asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._partner = ""
        self._owners: dict[str, str] = {}
        t, hub, name = context.tr.t, context.hub, "actions.by_partner.card"
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        card = frame("card")
        outer.addWidget(card)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 6, 10)
        column.setSpacing(4)
        self.title = Text("", Role.CARD_TITLE, wrap=True, name=f"{name}.title")
        self.sentence = Text("", Role.SECONDARY, tone="ink2", wrap=True, name=f"{name}.sentence")
        column.addWidget(self.title)
        column.addWidget(self.sentence)
        links = QWidget()
        row = FlowLayout(links, gap=14, line_gap=2)
        self.open = Button(
            hub, t("Open the partner"), name=f"{name}.open", kind="quiet", trailing="chevron-right"
        )
        self.open.clicked.connect(lambda: context.open_record("organisation", self._partner))
        self.look = Button(
            hub, t("Look for a role"), name=f"{name}.find", kind="quiet", trailing="chevron-right"
        )
        self.look.clicked.connect(lambda: context.go("step", step="actions", page="look"))
        row.addWidget(self.open)
        row.addWidget(self.look)
        column.addWidget(links)
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 2, 8, 4)
        lines.setSpacing(4)
        self.lists: dict[str, EntryList] = {}
        self._heads: dict[str, Text] = {}
        for key, words in (
            ("leads", t("Leads")),
            ("takes_part", t("Takes part in")),
            ("milestones", t("Milestones in its hands")),
        ):
            head = self._heads[key] = Text(words, Role.SECONDARY_STRONG)
            made = self.lists[key] = EntryList(
                hub, context.tr, name=f"{name}.{key}", text=words, lined=True, deletes=False
            )
            made.opened.connect(self._open)
            lines.addSpacing(6)
            lines.addWidget(head)
            lines.addWidget(made)
        self.more = Button(
            hub, t("Show all in the table"), name=f"{name}.more", kind="quiet",
            trailing="chevron-right",
        )  # fmt: skip
        self.more.clicked.connect(lambda: self.all_asked.emit(self._partner))
        bottom = QHBoxLayout()
        bottom.addWidget(self.more)
        bottom.addStretch(1)
        lines.addLayout(bottom)
        lines.addStretch(1)
        column.addWidget(ScrollArea(inside, name=f"{name}.scroll"), 1)

    def show_partner(self, part: Part | None, details: PartDetails | None) -> None:
        """Show a partner, or nothing."""
        self.setVisible(part is not None)
        self._owners.clear()
        if part is None or details is None:
            self._partner = ""
            return
        self._partner = part.id
        self.title.setText(part.name)
        self.sentence.setText(self._words(part))
        self.look.setVisible(not part.actions)
        shown = {
            "leads": [self._action(row) for row in details.leads[:_MOST]],
            "takes_part": [self._action(row) for row in details.takes_part[:_MOST]],
            "milestones": [self._milestone(row) for row in details.milestones[:_MOST]],
        }
        for key, entries in shown.items():
            self.lists[key].fill(entries)
            self._heads[key].setVisible(bool(entries))
        all_ = (details.leads, details.takes_part, details.milestones)
        self.more.setVisible(any(len(rows) > _MOST for rows in all_))

    def _words(self, part: Part) -> str:
        tr = self._context.tr
        if not part.actions and not part.milestones:
            partner = self._context.data.get(Organisation, part.id)
            offers = " ".join((partner.offers or "").split()) if partner is not None else ""
            words = tr.t("No role in an action yet: what could it bring?")
            offered = tr.t("It offers: {offers}", offers=offers) if offers else ""
            return f"{words} {offered}".strip()
        said = []
        if part.leads:
            said.append(tr.n("leads {count} action", "leads {count} actions", part.leads))
        if part.takes_part:
            said.append(
                tr.n("takes part in {count} action", "takes part in {count} actions",
                     part.takes_part)
            )  # fmt: skip
        if part.milestones:
            said.append(
                tr.n("{count} milestone to come", "{count} milestones to come", part.milestones)
            )
        words = ", ".join(said)
        counts = ", ".join(
            f"{tr.t(status.label)} {part.statuses[status]}"
            for status in ActionStatus
            if part.statuses.get(status)
        )
        return f"{words[:1].upper()}{words[1:]}." + (f"\n{counts}" if counts else "")

    def _action(self, row: Any) -> Entry:
        tr, today = self._context.tr, self._context.today()
        late = timeline.days_late(row.planned_end, row.status, today=today)
        due = (
            tr.n("{count} day late", "{count} days late", late)
            if late
            else tr.t("Due {day}", day=short_date(self._context, row.planned_end))
            if row.planned_end is not None
            else tr.t("No date yet")
        )
        key = f"action:{row.id}"
        self._owners[key] = row.id
        tone = "attn" if late else "ink2"
        return Entry(
            key,
            (one_line(row.title, Role.SECONDARY_STRONG), one_line(due, Role.CAPTION, tone)),
            chip=ChipLook(tr.t(row.status.label), glyph_of(row.status)),
        )

    def _milestone(self, row: Any) -> Entry:
        tr, today = self._context.tr, self._context.today()
        late = timeline.days_late(row.due_on, row.status, today=today)
        key = f"milestone:{row.id}"
        self._owners[key] = row.action_id
        return Entry(
            key,
            (
                one_line(row.title, Role.SECONDARY_STRONG),
                one_line(row.action_title, Role.CAPTION, "ink2"),
            ),
            mark=Mark("glyph", "warning" if late else "flag", "attn" if late else "accent"),
            right=(
                tr.n("{count} day late", "{count} days late", late)
                if late
                else short_date(self._context, row.due_on)
            ),
            right_tone="attn" if late else "ink2",
            right_strong=late > 0,
        )

    def action_ids(self) -> Sequence[str]:
        """Return the actions shown, from top to bottom."""
        shown = (entry.id for made in self.lists.values() for entry in made.entries())
        return list(dict.fromkeys(self._owners[key] for key in shown))

    def take_focus(self, action_id: str) -> bool:
        """Give the keyboard to an action; return whether it is shown."""
        for made in self.lists.values():
            for place, entry in enumerate(made.entries()):
                if self._owners[entry.id] == action_id:
                    made.row(place).setFocus(Qt.FocusReason.OtherFocusReason)
                    return True
        return False

    def _open(self, key: str) -> None:
        self.opened.emit(self._owners[key])
