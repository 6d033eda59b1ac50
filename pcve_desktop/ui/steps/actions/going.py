"""Where a gap leads: to the page on which it can be closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pcve_desktop.ui.steps.view import StepView

PILLAR = "pillar:"
"""How a pillar is named to the page "Propose", which otherwise takes the id of a record."""


def follow_gap(view: StepView, kind: str, key: str) -> None:
    """Go where something can be done about a gap (objective, pillar, lead, partner)."""
    if kind == "objective":
        view.go_page("propose", record=key)
    elif kind == "pillar":
        view.go_page("propose", record=f"{PILLAR}{key}")
    elif kind == "lead":
        view.go_page("plan", record=key)
    else:
        view.context.open_record("organisation", key)
