"""A plan in the words of the window: records, fields, values, who says so, what a choice means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pcve_desktop.exchange.review import Joining, Standing
from pcve_desktop.i18n import mark
from pcve_desktop.journal.batch import DEL, ROW
from pcve_desktop.methodology import agenda
from pcve_desktop.models.base import ENTITIES, fields_of
from pcve_desktop.models.fields import Kind
from pcve_desktop.models.sharing import Meeting
from pcve_desktop.models.vocabularies import Vocabulary
from pcve_desktop.ui.kit.table import CellTexts

if TYPE_CHECKING:
    import datetime as dt

    from pcve_desktop.exchange.review import FieldChange, Item, Plan, Side
    from pcve_desktop.i18n import Translator
    from pcve_desktop.models.fields import Field
    from pcve_desktop.ui.context import Context

# What a change of standing looks like: icon and colour.
LOOKS: dict[Standing, tuple[str, str]] = {
    Standing.BOTH: ("differ", "attn"),
    Standing.NEW: ("plus", "accent"),
    Standing.UPDATED: ("note", "accent"),
    Standing.DELETED: ("minus", "ink2"),
    Standing.RETURNED: ("refresh", "ink2"),
    Standing.REMOVED: ("eye-off", "ink2"),
}
ABOUT: dict[Standing, str] = {
    Standing.BOTH: mark(
        "Somebody here and somebody there changed the same thing. Each one is settled by a choice; "
        "what is not chosen stays in the history."
    ),
    Standing.NEW: mark("They are not here yet. What keeps its tick is added."),
    Standing.UPDATED: mark("They changed there and not here. What keeps its tick is taken over."),
    Standing.DELETED: mark("They were deleted there. What keeps its tick goes here as well."),
    Standing.RETURNED: mark(
        "They were deleted on one side while the other went on with them. What keeps its tick "
        "comes back."
    ),
    Standing.REMOVED: mark(
        "What they said was removed for good there, at somebody's request. It cannot be brought "
        "back."
    ),
}
# Where a record belongs is not something that somebody wrote.
_UNTOLD = frozenset({ROW, "network_id", "cycle_id", "position", "continues"})


def standing_text(tr: Translator, standing: Standing) -> str:
    """Return the heading of the entries to which a file does the same."""
    if standing is Standing.NEW:
        return tr.c("entries", "New")
    return tr.t(standing.value)


class Telling:
    """Tells the items of one plan."""

    def __init__(self, context: Context, plan: Plan) -> None:
        self._context, self.tr = context, context.tr
        # References may point to what comes with the same file.
        self._titles = {**plan.names, **{item.record: item.title for item in plan.items}}
        self._texts = CellTexts(context.tr, self._title_of, today=context.today())

    def _title_of(self, entity: str, record: str) -> str:
        known = self._titles.get(record) or self._context.title(entity, record)
        return known or self.tr.t("an entry that is not here")

    # Records and fields

    def kind(self, item: Item) -> str:
        """Return what a record is: partner, action, objective."""
        entity = ENTITIES.get(item.entity)
        if item.entity == "organisation":
            return self.tr.c("entry", "Partner")
        if item.entity == "action":
            return self.tr.c("entry", "Action")
        return self.tr.t(entity.__entity__.singular) if entity else item.entity

    def title(self, item: Item) -> str:
        """Return what people call a record."""
        return item.title or self.kind(item)

    def field(self, item: Item, change: FieldChange) -> str:
        """Return the name of a field."""
        if change.name == DEL:
            return self.tr.t("Deleted or kept")
        meta = self.meta(item, change)
        return self.tr.t(meta.label) if meta else change.name

    def field_inside(self, item: Item, change: FieldChange) -> str:
        """Return the name of a field as it stands inside a sentence."""
        return self.tr.inside(self.field(item, change))

    def line(self, item: Item, change: FieldChange | None = None) -> str:
        """Return the line of a record in a list, with the field if it is about one."""
        told = self.told(item)
        if change is None and item.standing is Standing.UPDATED and len(told) == 1:
            change = told[0]
        if change is None:
            return self.title(item)
        return self.tr.t(
            "{title}, {field}",
            title=self.title(item).rstrip("."),
            field=self.field_inside(item, change),
        )

    def meta(self, item: Item, change: FieldChange) -> Field | None:
        """Return the description of a field."""
        entity = ENTITIES.get(item.entity)
        return fields_of(entity).get(change.name) if entity else None

    def told(self, item: Item) -> list[FieldChange]:
        """Return the fields without a conflict of which something is to be told."""
        return [
            change
            for change in item.changes
            if not change.conflict
            and change.name not in _UNTOLD
            and change.name != DEL
            and (self.text(item, change, change.theirs) or self.text(item, change, change.ours))
        ]

    # Values

    def secret(self, item: Item) -> bool:
        """Say whether values are not shown: what is on a ballot, before the result is."""
        return item.entity == "ballot_dots"

    def state(self, change: FieldChange, side: Side | None) -> Vocabulary | None:
        """Return the word of a list of words that a side chose, None when it is no such field."""
        value = side.value if side else None
        return value if isinstance(value, Vocabulary) and change.name != DEL else None

    def text(self, item: Item, change: FieldChange, side: Side | None) -> str:
        """Return what a side says, empty for nothing; line breaks stay."""
        if side is None:
            return ""
        if change.name == DEL:
            return self.tr.t("Deleted") if side.value else self.tr.t("Kept")
        if self.secret(item):
            return self.tr.t("Shown with the result of the vote")
        return self._value(self.meta(item, change), side.value)

    def _value(self, meta: Field | None, value: Any) -> str:
        if value is None or value in ("", ()):
            return ""
        if meta is None:
            return str(value)
        if meta.kind is Kind.POSITION:
            return self.tr.t("Its place in the list")
        if meta.free_text:
            return str(value).strip()
        return self._texts.text(meta, value)

    def who(self, side: Side) -> str:
        """Return who says so and when, by their clock."""
        day = self._texts.date(side.made_at.astimezone().date())
        if not side.office:
            return day
        return self.tr.t("{office}, {date}", office=side.office, date=day)

    # Choices

    def joined(self, item: Item, change: FieldChange) -> tuple[str, str]:
        """Return what keeping both makes of a field, and a word about it."""
        t = self.tr.t
        if change.joining is Joining.TEXTS:
            day = self._next_meeting(item)
            about = (
                t("Added to the agenda of {date}", date=self._texts.date(day))
                if day is not None
                else t("Ours first, then theirs")
            )
            return t("Both wordings one under the other, to settle at the next meeting"), about
        if change.joining is Joining.CONTACT:
            ours = self.text(item, change, change.ours)
            said = t("Two contacts, {name} first", name=ours) if ours else t("Two contacts")
            return said, t("Their order can be changed later")
        return t("Ours, with theirs in the history"), t("Nothing is lost")

    def _next_meeting(self, item: Item) -> dt.date | None:
        data = self._context.data
        if item.network and item.network != data.network.name:
            return None
        meeting = agenda.next_meeting(data.all(Meeting), today=self._context.today())
        return meeting.held_on if meeting is not None else None

    def closed(self, item: Item) -> str:
        """Say that the cycle of an item is closed here."""
        return self.tr.t(
            "It belongs to the cycle {cycle}, which is closed here. It can still be taken in.",
            cycle=item.closed,
        )

    def away(self, item: Item) -> str:
        """Return the name of the network of an item, when it is another one than at hand."""
        here = self._context.data.network.name
        return item.network if item.network and item.network != here else ""
