"""Where a gap leads: to the page on which it can be closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pcve_desktop.ui.steps.view import StepView

PILLAR, SPHERE, PARTNER = "pillar:", "sphere:", "partner:"
"""How a pillar or a sphere is named to the page "Propose", a partner to the page "Plan".

Both otherwise take the id of a record.
"""


def follow_gap(view: StepView, kind: str, key: str) -> None:
    """Go where a gap can be closed (objective, pillar, sphere, lead, partner)."""
    if kind == "objective":
        view.go_page("propose", record=key)
    elif kind == "pillar":
        view.go_page("propose", record=f"{PILLAR}{key}")
    elif kind == "sphere":
        view.go_page("propose", record=f"{SPHERE}{key}")
    elif kind == "lead":
        view.go_page("plan", record=key)
    else:
        view.go_page("plan", record=f"{PARTNER}{key}")
