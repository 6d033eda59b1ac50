"""Words of the diagnosis that window and reports share: kinds in the plural, levels in one word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.i18n import mark
from pcve_desktop.models.vocabularies import FindingKind, Level

if TYPE_CHECKING:
    from collections.abc import Mapping

KIND_PLURALS: Mapping[FindingKind, str] = {
    FindingKind.RISK: mark("Risk factors"),
    FindingKind.PROTECTIVE: mark("Protective factors"),
    FindingKind.NEED: mark("Needs"),
    FindingKind.RESOURCE: mark("Resources"),
}

LEVEL_WORDS: Mapping[Level, str] = {
    Level.INDIVIDUAL: mark("Individual"),
    Level.FAMILY: mark("Family"),
    Level.PEERS: mark("Peers"),
    Level.SCHOOL: mark("School"),
    Level.COMMUNITY: mark("Community"),
    Level.SOCIETY: mark("Society"),
    Level.ONLINE: mark("Online"),
}
"""For boards, grids and filters: the vocabulary itself says more."""
