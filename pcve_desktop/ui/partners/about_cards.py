"""The cards about a partner itself: contacts, last contacts, what it does, its place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from pcve_desktop.models.base import fields_of
from pcve_desktop.models.partners import Contact, ContactLogEntry, Organisation
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.entries import EntryList, Fact, Facts
from pcve_desktop.ui.kit.table import CellTexts
from pcve_desktop.ui.kit.text import hairline
from pcve_desktop.ui.partners import entries
from pcve_desktop.ui.partners.cards import PartnerCard
from pcve_desktop.ui.partners.rows import memberships

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from pcve_desktop.models.base import Record
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.partners.editing import PartnerVerbs

_FEW = 5
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

    def __init__(self, context: Context, verbs: PartnerVerbs) -> None:
        t = context.tr.t
        super().__init__(context, verbs, t("Contacts"), name="contacts")
        self.add_adding(
            t("Add"), lambda: verbs.add_contact(self.organisation_id), t("Add a contact")
        )
        self.list = self.add_list(t("Contacts"), lined=True)
        self.list.opened.connect(lambda key: verbs.edit_part(Contact, key))
        self.list.delete_asked.connect(lambda key: verbs.delete_part(Contact, key))
        self.list.menu_filling.connect(self._fill_menu)

    def show_partner(self, organisation_id: str) -> None:
        super().show_partner(organisation_id)
        found = entries.contact_entries(self.context, organisation_id)
        self.list.fill(found)
        self.say_none("" if found else self.context.tr.t("Whom do we call first?"))

    def _fill_menu(self, menu: QMenu, contact_id: str) -> None:
        t = self.context.tr.t
        contact = self.context.data.get(Contact, contact_id)
        if contact is None:
            return
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

    def __init__(self, context: Context, verbs: PartnerVerbs) -> None:
        t = context.tr.t
        super().__init__(context, verbs, t("Last contacts"), name="log")
        self._whole = False
        self.add_adding(
            t("Log"), lambda: verbs.log_contact(self.organisation_id), t("Log a contact")
        )
        self.list = self.add_list(t("Last contacts"))
        self.list.opened.connect(self._open)
        self.list.delete_asked.connect(self._delete)
        self.more = Button(context.hub, "", name="partners.log.more", kind="quiet")
        self.more.clicked.connect(self._show_more)
        self.body.addWidget(self.more)
        self._line = hairline()
        self.next = EntryList(
            context.hub, context.tr, name="partners.log.next", text=t("What comes next")
        )
        self.next.opened.connect(self._open)
        self.next.delete_asked.connect(self._delete)
        self.body.addWidget(self._line)
        self.body.addWidget(self.next)

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
        self.show_partner(self.organisation_id)

    def show_partner(self, organisation_id: str) -> None:
        if organisation_id != self.organisation_id:
            self._whole = False
        super().show_partner(organisation_id)
        t = self.context.tr.t
        found = entries.last_contact_entries(self.context, organisation_id)
        self.list.fill(found if self._whole else found[:_FEW])
        self.say_none("" if found else t("Nothing noted yet. A call is a good start."))
        self.more.setVisible(len(found) > _FEW)
        self.more.set_label(
            t("Show fewer") if self._whole else t("Show all {count}", count=len(found))
        )
        coming = entries.next_step_entry(self.context, organisation_id)
        self.next.fill([coming] if coming else [])
        self._line.setVisible(coming is not None)


class DoesCard(PartnerCard):
    """What a partner offers and needs, for whom and where."""

    def __init__(self, context: Context, verbs: PartnerVerbs) -> None:
        super().__init__(context, verbs, context.tr.t("What it does"), name="does")
        self.facts = Facts(context.hub, name="partners.does.facts", widest=108)
        self.body.addWidget(self.facts)
        self.body.addWidget(self._none)

    def show_partner(self, organisation_id: str) -> None:
        super().show_partner(organisation_id)
        record = self.context.data.get(Organisation, organisation_id)
        found = _facts(self.context, record, _DOES)
        self.facts.fill(found)
        self.say_none(
            ""
            if found
            else self.context.tr.t("Nothing written yet: what could it bring, what would help it?")
        )


class PlaceCard(PartnerCard):
    """The place of a partner in the network, with its dates."""

    def __init__(self, context: Context, verbs: PartnerVerbs) -> None:
        t = context.tr.t
        super().__init__(context, verbs, t("Place in the network"), name="place")
        edit = Button(
            context.hub, t("Edit"), name="partners.place.edit", kind="quiet", icon="pencil"
        )
        edit.setAccessibleName(t("Edit the place in the network"))
        edit.clicked.connect(lambda: verbs.edit_place(self.organisation_id))
        self.add_right(edit)
        self.facts = Facts(context.hub, name="partners.place.facts", widest=108)
        self.body.addWidget(self.facts)

    def show_partner(self, organisation_id: str) -> None:
        super().show_partner(organisation_id)
        context = self.context
        place = memberships(context.data).get(organisation_id)
        record = context.data.get(Organisation, organisation_id)
        self.facts.fill(
            [
                *_facts(context, place, ("role", "since", "until", "contribution")),
                *_facts(context, record, ("verified_on", "handling")),
            ]
        )


def _facts(context: Context, record: Record | None, names: tuple[str, ...]) -> list[Fact]:
    if record is None:
        return []
    texts = CellTexts(context.tr, context.title, today=context.today())
    known, found = fields_of(type(record)), []
    for name in names:
        words = texts.text(known[name], getattr(record, name))
        if words:
            found.append(Fact(context.tr.t(known[name].label), words))
    return found
