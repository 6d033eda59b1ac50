"""The part of the details about indicators: the last value, and the next one in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.ui.actions.entries import short_date
from pcve_desktop.ui.actions.section import Section
from pcve_desktop.ui.kit.entries import Entry, EntryList, one_line
from pcve_desktop.ui.kit.fonts import Role

if TYPE_CHECKING:
    from pcve_desktop.models.objectives import Indicator
    from pcve_desktop.services.action_details import ActionDetails
    from pcve_desktop.ui.actions.editing import ActionVerbs
    from pcve_desktop.ui.context import Context


class SignsPart(Section):
    """The indicators of the objectives served; pressing one adds a value."""

    def __init__(self, context: Context, verbs: ActionVerbs) -> None:
        t = context.tr.t
        name = "actions.panel.signs"
        super().__init__(context.hub, t("Indicators"), name=f"{name}.part")
        self._context = context
        self._names: dict[str, str] = {}
        self.list = EntryList(
            context.hub, context.tr, name=name, text=t("Add a value to an indicator"), deletes=False
        )
        self.body.addWidget(self.list)
        self.list.opened.connect(lambda key: verbs.add_value(key, self._names[key]))

    def fill(self, details: ActionDetails) -> None:
        """Show the indicators of an action; without any, nothing."""
        t = self._context.tr.t
        self._names = {item.id: item.name for item in details.indicators}
        entries = []
        for item in details.indicators:
            last = details.last.get(item.id)
            value = self._value(item, last.value if last is not None else None)
            caption = (
                short_date(self._context, last.measured_on)
                if last is not None
                else t("no value yet")
            )
            if item.target is not None:
                target = t("target {value}", value=self._value(item, item.target))
                caption = f"{caption} · {target}" if caption else target
            lines = (
                one_line(item.name, Role.SECONDARY_STRONG),
                one_line(caption, Role.CAPTION, "ink2"),
            )
            entries.append(Entry(item.id, lines, right=value, right_strong=True, right_tone="ink"))
        self.list.fill(entries)
        self.setVisible(bool(entries))
        self.say_none(t("Press one to add its next value.") if entries else "")

    def _value(self, indicator: Indicator, value: float | None) -> str:
        if value is None:
            return ""
        words = self._context.tr.number(int(value) if float(value).is_integer() else value)
        return f"{words}\u00a0{indicator.unit}" if indicator.unit else words
