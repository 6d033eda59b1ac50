"""Where a record of an entity is shown: place and arguments; the record is added by its id."""

from __future__ import annotations

HOMES: dict[str, tuple[str, dict[str, str]]] = {
    "action": ("actions", {}),
    "organisation": ("partners", {}),
    "meeting": ("meetings", {}),
    "finding": ("step", {"step": "diagnosis", "page": "sort"}),
    "theme": ("step", {"step": "diagnosis", "page": "sort"}),
    "candidate": ("step", {"step": "priorities", "page": "propose"}),
    "objective": ("step", {"step": "objectives", "page": "word"}),
    "indicator": ("step", {"step": "objectives", "page": "indicators"}),
    "training_session": ("step", {"step": "training", "page": "sessions"}),
    "training_module": ("step", {"step": "training", "page": "prepare"}),
    "hexagon_exercise": ("step", {"step": "training", "page": "hexagon"}),
    "protocol": ("step", {"step": "sharing", "page": "charter"}),
    "information_flow": ("step", {"step": "sharing", "page": "matrix"}),
    "referral_route": ("step", {"step": "sharing", "page": "routes"}),
}
