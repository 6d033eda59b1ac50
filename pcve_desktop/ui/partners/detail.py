"""What is known about one partner: header with role and spheres, then the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from pcve_desktop.models.vocabularies import MemberRole
from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.chips import Avatar, Chip, ChipMenu
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.scroll import ScrollArea
from pcve_desktop.ui.kit.table import glyph_of
from pcve_desktop.ui.kit.text import Text, TitleText
from pcve_desktop.ui.partners.about_cards import (
    ContactsCard,
    DoesCard,
    LastContactsCard,
    PlaceCard,
)
from pcve_desktop.ui.partners.cards import CommitmentCard, ReasonsCard, TakesPartCard
from pcve_desktop.ui.partners.entries import drift_words, initials

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.partners.editing import PartnerVerbs

# Two columns of cards need this much.
_TWO_COLUMNS = 620
_GAP = 16
_ROLE_ICONS = {
    MemberRole.LEAD: "star",
    MemberRole.MEMBER: "partners",
    MemberRole.RESOURCE: "lightbulb",
    MemberRole.INVITED: "mail",
    MemberRole.DECLINED: "minus",
    MemberRole.LEFT: "arrow-right",
}


class PartnerDetail(QWidget):
    """The details of a partner. `went_back` asks for the list when the window is narrow."""

    went_back = Signal()
    same_asked = Signal(str)

    def __init__(self, context: Context, verbs: PartnerVerbs, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._verbs = context, verbs
        self.organisation_id = ""
        self.setObjectName("partners.detail")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(14)
        t = context.tr.t
        self.back = Button(
            context.hub,
            t("All partners"),
            name="partners.back",
            kind="quiet",
            icon="chevron-left",
        )
        self.back.clicked.connect(self.went_back)
        outer.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addLayout(self._make_head())
        outer.addWidget(self._make_drift())
        inside = QWidget()
        # The cards stand in the page from the beginning: moving them would style them again.
        self.area = ScrollArea(inside, name="partners.detail.scroll", parent=self)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(0, 0, 0, 16)
        self._columns.setSpacing(_GAP)
        self.commitment = CommitmentCard(context, verbs, inside)
        self.reasons = ReasonsCard(context, verbs, inside)
        self.does = DoesCard(context, verbs, inside)
        self.place = PlaceCard(context, verbs, inside)
        self.contacts = ContactsCard(context, verbs, inside)
        self.log = LastContactsCard(context, verbs, inside)
        self.part = TakesPartCard(context, verbs, inside)
        self.cards = (
            (self.commitment, self.reasons, self.does, self.place),
            (self.contacts, self.log, self.part),
        )
        for group in self.cards:
            column = QVBoxLayout()
            column.setSpacing(_GAP)
            self._columns.addLayout(column, 1)
            for card in group:
                column.addWidget(card)
            column.addStretch(1)
        outer.addWidget(self.area, 1)

    def _make_head(self) -> QHBoxLayout:
        hub, t = self._context.hub, self._context.tr.t
        row = QHBoxLayout()
        row.setSpacing(16)
        self.avatar = Avatar(hub, "", "")
        row.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(3)
        self.name = TitleText("", Role.DETAIL_TITLE, name="partners.name")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.name, 1)
        words.addLayout(top)
        self.also = Text("", Role.SECONDARY, tone="ink2", wrap=True, name="partners.also")
        words.addWidget(self.also)
        chips = QWidget()
        self._chips = FlowLayout(chips, gap=8, line_gap=2)
        self.role = ChipMenu(
            hub,
            [(role.value, t(role.label), _ROLE_ICONS[role]) for role in MemberRole],
            name="partners.role",
            text=t("Role in the network"),
        )
        self.role.chosen.connect(
            lambda key: self._verbs.set_role(self.organisation_id, MemberRole(key))
        )
        self.spheres = [Chip(hub, "", name=f"partners.sphere.{place}") for place in range(3)]
        self.kind = Chip(hub, "", square=True, name="partners.kind")
        for chip in (*self.spheres, self.kind, self.role):
            self._chips.addWidget(chip)
        words.addWidget(chips)
        row.addLayout(words, 1)
        self.edit = Button(hub, t("Edit"), name="partners.edit", icon="pencil")
        self.edit.clicked.connect(lambda: self._verbs.edit(self.organisation_id))
        self.more = IconButton(hub, "more", t("More"), name="partners.more", framed=True, size=36)
        self.more.clicked.connect(
            lambda: self.more_menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        )
        for button in (self.edit, self.more):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _make_drift(self) -> Notice:
        """Return the bar that tells kindly when a partner drifts away."""
        hub, t = self._context.hub, self._context.tr.t
        self.drift_plan = Button(
            hub, t("Plan a contact"), name="partners.drift.plan", kind="quiet", icon="calendar"
        )
        self.drift_plan.clicked.connect(lambda: self._verbs.plan_contact(self.organisation_id))
        self.drift = Notice(
            hub, "", tone="attn", icon="phone", button=self.drift_plan, name="partners.drift"
        )
        return self.drift

    def more_menu(self) -> QMenu:
        """Return the menu of what is done rarely: history, removing."""
        t, context, record_id = self._context.tr.t, self._context, self.organisation_id
        menu = QMenu(self)
        menu.setObjectName("partners.more.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(t("History of this partner")).triggered.connect(
            lambda: context.go("history", entity="organisation", record=record_id)
        )
        menu.addAction(t("It is the same as…")).triggered.connect(
            lambda: self.same_asked.emit(record_id)
        )
        menu.addAction(t("Return form…")).triggered.connect(
            lambda: context.wished.emit(f"return_form:{record_id}")
        )
        menu.addAction(t("Remove…")).triggered.connect(lambda: self._verbs.ask_remove(record_id))
        return menu

    # ---------------------------------------------------------------- showing

    def show_partner(self, organisation_id: str) -> bool:
        """Show a partner, another one from its top; return whether it has a place here."""
        context, t = self._context, self._context.tr.t
        details = self._verbs.details(organisation_id)
        if details is None:
            return False
        record = details.organisation
        if organisation_id != self.organisation_id:
            self.area.verticalScrollBar().setValue(0)
        self.organisation_id = organisation_id
        self.avatar.set_text(initials(record.name), spoken=record.name)
        self.name.setText(record.name)
        others = [name.strip() for name in (record.other_names or "").split(";") if name.strip()]
        self.also.setVisible(bool(others))
        self.also.setText(t("Also known as {names}", names=context.tr.list(others)))
        spheres = record.spheres or ()
        for at, chip in enumerate(self.spheres):
            chip.setVisible(at < len(spheres))
            if at < len(spheres):
                chip.set_state(t(spheres[at].label), glyph=glyph_of(spheres[at]), tone="mute")
        self.kind.setVisible(record.kind is not None)
        if record.kind is not None:
            self.kind.set_state(t(record.kind.label))
        self.role.set_current(details.place.role.value)
        drift = drift_words(context, details)
        self.drift.setVisible(bool(drift))
        self.drift.set_text(drift)
        self.drift_plan.setVisible(details.coming(context.today()) is None)
        for group in self.cards:
            for card in group:
                card.show_partner(details)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        two = event.size().width() >= self._context.hub.theme.px(_TWO_COLUMNS)
        flow = QBoxLayout.Direction.LeftToRight if two else QBoxLayout.Direction.TopToBottom
        if flow != self._columns.direction():
            self._columns.setDirection(flow)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 300)
