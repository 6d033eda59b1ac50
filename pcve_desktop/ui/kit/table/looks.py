"""The glyphs of the states that tables and cards show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.models.vocabularies import (
    ActionStatus,
    Agreement,
    Outcome,
    SessionState,
    Sphere,
    StepState,
)

if TYPE_CHECKING:
    from pcve_desktop.models.vocabularies import Vocabulary

_BY_CLASS: dict[type[Vocabulary], dict[str, str]] = {
    ActionStatus: {
        "idea": "action.idea",
        "planned": "action.planned",
        "under_way": "action.under_way",
        "done": "action.done",
        "paused": "action.paused",
        "stopped": "action.stopped",
    },
    SessionState: {
        "planned": "action.planned",
        "held": "action.done",
        "cancelled": "step.set_aside",
    },
    StepState: {
        "not_started": "step.not_started",
        "under_way": "step.under_way",
        "done": "step.done",
        "adapted": "step.adapted",
        "skipped": "step.set_aside",
        "revisit": "step.to_revisit",
    },
    Agreement: {
        "not_discussed": "agreement.not_discussed",
        "shared": "agreement.shared",
        "discussed": "chat",
        "contested": "agreement.differ",
    },
    Sphere: {
        "cohesion": "sphere.social_cohesion",
        "prevention": "sphere.prevention",
        "security": "sphere.security",
    },
    Outcome: {
        "retained": "action.done",
        "deferred": "action.paused",
        "dropped": "step.set_aside",
    },
}


def glyph_of(value: Vocabulary | None) -> str:
    """Return the glyph that stands for a state, empty when it has none."""
    if value is None:
        return ""
    return _BY_CLASS.get(type(value), {}).get(value.value, "")
