"""The cards about a partner itself: contacts, last contacts, what it does, its place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from pcve_desktop.methodology import participation
from pcve_desktop.models.base import fields_of
from pcve_desktop.models.partners import Contact, ContactLogEntry, RolePeriod
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.entries import EntryList, Fact, Facts
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.table import CellTexts
from pcve_desktop.ui.kit.text import Text, hairline
from pcve_desktop.ui.partners import entries
from pcve_desktop.ui.partners.cards import PartnerCard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget

    from pcve_desktop.models.base import Record
    from pcve_desktop.services.partner_details import PartnerDetails
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.entries import Entry
    from pcve_desktop.ui.partners.editing import PartnerVerbs

_FEW = 3
_DOES = (
    "offers",
    "needs",
    "publics",
    "prevention_levels",
    "neighbourhoods",
    "address",
    "postcode",
    "city",
    "website",
    "notes",
    "external_id",
)


class ContactsCard(PartnerCard):
    """Whom to call: functions first, names only with the agreement of the person."""

    def __init__(self, context: Context, verbs: PartnerVerbs, parent: QWidget) -> None:
        t = context.tr.t
        super().__init__(context, verbs, t("Contacts"), name="contacts", parent=parent)
        self._contacts: dict[str, Contact] = {}
        self.add_adding(
            t("Add"), lambda: verbs.add_contact(self.organisation_id), t("Add a contact")
        )
        self.list = self.add_list(t("Contacts"), lined=True)
        self.list.opened.connect(lambda key: verbs.edit_part(Contact, key))
        self.list.delete_asked.connect(lambda key: verbs.delete_part(Contact, key))
        self.list.menu_filling.connect(self._fill_menu)

    def show_partner(self, details: PartnerDetails) -> None:
        super().show_partner(details)
        self._contacts = {contact.id: contact for contact in details.contacts}
        found = entries.contact_entries(self.context, details)
        self.list.fill(found)
        self.say_none("" if found else self.context.tr.t("Whom do we call first?"))

    def _fill_menu(self, menu: QMenu, contact_id: str) -> None:
        t = self.context.tr.t
        contact = self._contacts[contact_id]
        for words, value in (
            (t("Copy the phone number"), contact.phone),
            (t("Copy the e-mail address"), contact.email),
        ):
            if value:
                menu.addAction(words).triggered.connect(partial(self._copy, value))

    def _copy(self, value: str, _checked: bool = False) -> None:
        QGuiApplication.clipboard().setText(value)
        self.context.say(self.context.tr.t("Copied: {value}", value=value))


class LastContactsCard(PartnerCard):
    """When we were last in touch, and what comes next."""

    def __init__(self, context: Context, verbs: PartnerVerbs, parent: QWidget) -> None:
        t = context.tr.t
        super().__init__(context, verbs, t("Last contacts"), name="log", parent=parent)
        self._whole = False
        self._found: list[Entry] = []
        self._coming = ""
        self.add_adding(
            t("Log"), lambda: verbs.log_contact(self.organisation_id), t("Log a contact")
        )
        self.list = self.add_list(t("Last contacts"))
        self.list.opened.connect(self._open)
        self.list.delete_asked.connect(self._delete)
        self.more = Button(context.hub, "", name="partners.log.more", kind="quiet")
        self.more.clicked.connect(self._show_more)
        self.body.addWidget(self.more)
        self.next = EntryList(
            context.hub, context.tr, name="partners.log.next", text=t("What comes next")
        )
        self.next.opened.connect(lambda key: verbs.edit_plan(self.organisation_id, key))
        self.next.delete_asked.connect(lambda key: verbs.drop_plan(self.organisation_id, key))
        self.next.menu_filling.connect(self._fill_menu)
        self.body.addWidget(hairline())
        self.body.addWidget(self.next)
        self.held = self._link(t("It took place…"), "held", "check")
        self.held.clicked.connect(lambda: verbs.hold_plan(self.organisation_id, self._coming))
        self.plan = self._link(t("Plan the next contact"), "plan", "calendar")
        self.plan.clicked.connect(lambda: verbs.plan_contact(self.organisation_id))

    def _link(self, text: str, name: str, icon: str) -> Button:
        link = Button(self.context.hub, text, name=f"partners.log.{name}", kind="quiet", icon=icon)
        self.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return link

    def _open(self, key: str) -> None:
        if key.startswith("meeting:"):
            self.context.open_record("meeting", key.removeprefix("meeting:"))
        else:
            self.verbs.edit_part(ContactLogEntry, key)

    def _delete(self, key: str) -> None:
        if not key.startswith("meeting:"):
            self.verbs.delete_part(ContactLogEntry, key)

    def _show_more(self) -> None:
        self._whole = not self._whole
        self._show_some()

    def _fill_menu(self, menu: QMenu, key: str) -> None:
        menu.addAction(self.context.tr.t("It took place…")).triggered.connect(
            lambda: self.verbs.hold_plan(self.organisation_id, key)
        )

    def show_partner(self, details: PartnerDetails) -> None:
        if details.id != self.organisation_id:
            self._whole = False
        super().show_partner(details)
        t = self.context.tr.t
        self._found = entries.last_contact_entries(self.context, details)
        self._show_some()
        self.say_none("" if self._found else t("Nothing noted yet. A call is a good start."))
        coming = entries.next_step_entry(self.context, details)
        self.next.fill([coming] if coming else [])
        self._coming = coming.id if coming else ""
        self.held.setVisible(coming is not None)
        self.plan.setVisible(coming is None)

    def _show_some(self) -> None:
        t, found = self.context.tr.t, self._found
        self.list.fill(found if self._whole else found[:_FEW])
        self.more.setVisible(len(found) > _FEW)
        self.more.set_label(
            t("Show fewer") if self._whole else t("Show all {count}", count=len(found))
        )


class DoesCard(PartnerCard):
    """What a partner offers and needs, for whom and where."""

    def __init__(self, context: Context, verbs: PartnerVerbs, parent: QWidget) -> None:
        super().__init__(context, verbs, context.tr.t("What it does"), name="does", parent=parent)
        self.facts = Facts(context.hub, name="partners.does.facts", widest=108)
        self.body.addWidget(self.facts)
        self.body.addWidget(self._none)

    def show_partner(self, details: PartnerDetails) -> None:
        super().show_partner(details)
        found = _facts(self.context, details.organisation, _DOES)
        self.facts.fill(found)
        self.say_none(
            ""
            if found
            else self.context.tr.t("Nothing written yet: what could it bring, what would help it?")
        )


class PlaceCard(PartnerCard):
    """The place of a partner in the network, with its dates."""

    def __init__(self, context: Context, verbs: PartnerVerbs, parent: QWidget) -> None:
        t = context.tr.t
        super().__init__(context, verbs, t("Place in the network"), name="place", parent=parent)
        edit = Button(
            context.hub, t("Edit"), name="partners.place.edit", kind="quiet", icon="pencil"
        )
        edit.setAccessibleName(t("Edit the place in the network"))
        edit.clicked.connect(lambda: verbs.edit_place(self.organisation_id))
        self.add_right(edit)
        self.facts = Facts(context.hub, name="partners.place.facts", widest=108)
        self.body.addWidget(self.facts)
        self.verify = self._link(t("Verified today"), "verify", "check")
        self.verify.clicked.connect(lambda: verbs.verify(self.organisation_id))
        self._head_of_periods = Text(t("Earlier roles"), Role.CAPTION_STRONG, tone="ink2")
        self.body.addWidget(self._head_of_periods)
        self.periods = self._list("periods", t("Earlier roles"))
        self.periods.opened.connect(lambda key: verbs.edit_part(RolePeriod, key))
        self.periods.delete_asked.connect(lambda key: verbs.delete_part(RolePeriod, key))
        self.period = self._link(t("Add an earlier role"), "period", "plus")
        self.period.clicked.connect(lambda: verbs.add_period(self.organisation_id))
        self._head_of_networks = Text(
            t("Other networks of this file"), Role.CAPTION_STRONG, tone="ink2"
        )
        self.body.addWidget(self._head_of_networks)
        self.networks = self._list("networks", t("Other networks of this file"), deletes=False)
        self.networks.opened.connect(
            lambda key: context.go("network", network=key, partner=self.organisation_id)
        )

    def _link(self, text: str, name: str, icon: str) -> Button:
        link = Button(
            self.context.hub, text, name=f"partners.place.{name}", kind="quiet", icon=icon
        )
        self.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return link

    def _list(self, name: str, text: str, *, deletes: bool = True) -> EntryList:
        made = EntryList(
            self.context.hub,
            self.context.tr,
            name=f"partners.place.{name}",
            text=text,
            deletes=deletes,
        )
        self.body.addWidget(made)
        return made

    def show_partner(self, details: PartnerDetails) -> None:
        super().show_partner(details)
        context, tr = self.context, self.context.tr
        place = details.place
        since = participation.role_since(place, details.periods)
        facts = _facts(context, place, ("role",))
        # Since when it has the role, and since when it is there at all, when that differs.
        if since is not None:
            facts.append(Fact(tr.t("Since"), entries.short_date(context, since)))
        if place.since is not None and place.since != since:
            joined = entries.short_date(context, place.since)
            facts.append(Fact(tr.t("In the network since"), joined))
        self.facts.fill(
            [
                *facts,
                *_facts(context, place, ("until", "contribution")),
                *_facts(context, details.organisation, ("verified_on", "handling")),
            ]
        )
        self.verify.setVisible(details.organisation.verified_on != context.today())
        self.periods.fill(entries.period_entries(context, details))
        self._head_of_periods.setVisible(bool(details.periods))
        self.networks.fill(entries.network_entries(context, details))
        self._head_of_networks.setVisible(bool(details.others))


def _facts(context: Context, record: Record, names: tuple[str, ...]) -> list[Fact]:
    texts = CellTexts(context.tr, context.title, today=context.today())
    known, found = fields_of(type(record)), []
    for name in names:
        words = texts.text(known[name], getattr(record, name))
        if words:
            found.append(Fact(context.tr.t(known[name].label), words))
    return found
