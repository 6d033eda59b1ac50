"""The part of the details about money: what each funder gives, against the budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.models.actions import ActionFunding
from pcve_desktop.models.base import fields_of
from pcve_desktop.ui.actions.entries import short_date
from pcve_desktop.ui.actions.section import Section
from pcve_desktop.ui.kit.entries import Entry, EntryList, one_line
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.table import CellTexts

if TYPE_CHECKING:
    from pcve_desktop.services.action_details import ActionDetails
    from pcve_desktop.ui.actions.editing import ActionVerbs
    from pcve_desktop.ui.context import Context


class MoneyPart(Section):
    """Who gives how much, agreed on when, and how far that goes."""

    def __init__(self, context: Context, verbs: ActionVerbs) -> None:
        t = context.tr.t
        name = "actions.panel.money"
        super().__init__(context.hub, t("Funding"), name=f"{name}.part", action=t("Add a funder"))
        self._context = context
        self._action_id = ""
        self._funding: dict[str, ActionFunding] = {}
        self.list = EntryList(context.hub, context.tr, name=name, text=t("Funding"))
        self.body.addWidget(self.list)
        self.acted.connect(lambda: verbs.add_funding(self._action_id))
        self.list.opened.connect(lambda key: verbs.edit_part(self._funding[key]))
        self.list.delete_asked.connect(lambda key: verbs.delete_part(self._funding[key]))

    def fill(self, details: ActionDetails) -> None:
        """Show the funding of an action."""
        self._action_id = details.action.id
        self._funding = {part.id: part for part in details.funding}
        context, t = self._context, self._context.tr.t
        texts = CellTexts(context.tr, context.title, today=context.today())
        amount_field = fields_of(ActionFunding)["amount"]
        entries = []
        for part in details.funding:
            lines = [one_line(t(part.funder.label), Role.SECONDARY_STRONG)]
            agreed = (
                t("agreed on {date}", date=short_date(context, part.agreed_on))
                if part.agreed_on
                else t("not agreed yet")
            )
            words = f"{agreed} · {part.note}" if part.note else agreed
            lines.append(one_line(words, Role.CAPTION, "ink2"))
            right = texts.text(amount_field, part.amount) if part.amount is not None else ""
            entries.append(Entry(part.id, tuple(lines), right=right))
        self.list.fill(entries)
        total = sum(part.amount or 0 for part in details.funding)
        budget = details.action.budget
        self.beside.setText(texts.text(amount_field, total) if entries else "")
        if not entries:
            self.say_none(t("Who pays for it can be noted here, funder by funder."))
        elif budget and total < budget:
            self.say_none(
                t(
                    "{missing} still to be found of a budget of {budget}.",
                    missing=texts.text(amount_field, budget - total),
                    budget=texts.text(amount_field, budget),
                )
            )
        elif budget:
            self.say_none(
                t("The budget of {budget} is covered.", budget=texts.text(amount_field, budget))
            )
        else:
            self.say_none("")
