"""The places of the window: key, where its page is made, what the rail calls it.

Pages are imported when they are first shown: start-up time counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from pcve_desktop.i18n import mark

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.page import Page


@dataclass(frozen=True, slots=True)
class Place:
    """A place and the module and class of its page."""

    key: str
    label: str
    icon: str
    module: str
    page: str

    def make(self, context: Context) -> Page:
        """Import and build the page."""
        page: Page = getattr(import_module(f"pcve_desktop.ui.{self.module}"), self.page)(context)
        return page


PLACES = {
    place.key: place
    for place in (
        Place("overview", mark("Overview"), "home", "overview.page", "OverviewPage"),
        Place("step", mark("Six steps, any order"), "", "steps.wizard", "StepsPage"),
        Place("actions", mark("Actions"), "sprout", "actions.page", "ActionsPage"),
        Place("partners", mark("Partners"), "partners", "partners.page", "PartnersPage"),
        Place("meetings", mark("Meetings"), "calendar", "meetings.page", "MeetingsPage"),
        Place("exchange", mark("Exchange"), "exchange", "exchanging.page", "ExchangePage"),
        Place("cycles", mark("Cycles"), "refresh", "cycles.page", "CyclesPage"),
        Place("history", mark("What was done"), "history", "history.page", "HistoryPage"),
        Place("settings", mark("Settings"), "sliders", "settings.page", "SettingsPage"),
    )
}
