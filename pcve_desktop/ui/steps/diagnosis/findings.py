"""What the pages of the diagnosis share: words and icons of findings, and their form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.diagnosis import solidity
from pcve_desktop.methodology.words import KIND_PLURALS, LEVEL_WORDS
from pcve_desktop.models.diagnosis import Finding, FindingObserver
from pcve_desktop.models.vocabularies import Agreement, FindingKind, Level
from pcve_desktop.ui.kit.board import CardFace, CardMark
from pcve_desktop.ui.kit.record_dialog import LinkChoice
from pcve_desktop.ui.kit.table import glyph_of

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.record_dialog import RecordDialog


@dataclass(frozen=True, slots=True)
class KindWords:
    """How a kind of finding is called in the plural, what it means, its icon."""

    plural: str
    meaning: str
    icon: str


KINDS = {
    FindingKind.RISK: KindWords(
        KIND_PLURALS[FindingKind.RISK], mark("What makes life together harder"), "cloud"
    ),
    FindingKind.PROTECTIVE: KindWords(
        KIND_PLURALS[FindingKind.PROTECTIVE], mark("What holds people together"), "tree"
    ),
    FindingKind.NEED: KindWords(
        KIND_PLURALS[FindingKind.NEED], mark("What partners say they miss"), "lightbulb"
    ),
    FindingKind.RESOURCE: KindWords(
        KIND_PLURALS[FindingKind.RESOURCE], mark("What we can already count on"), "cube"
    ),
}

LEVELS = LEVEL_WORDS
"""Levels in one word, for boards and filters."""

LEVEL_ICONS = {
    Level.INDIVIDUAL: "level-individual",
    Level.FAMILY: "level-family",
    Level.PEERS: "level-peers",
    Level.SCHOOL: "book",
    Level.COMMUNITY: "level-community",
    Level.SOCIETY: "level-society",
    Level.ONLINE: "globe",
}

_AGREEMENT_TONES = {
    Agreement.SHARED: "ok",
    Agreement.CONTESTED: "attn",
    Agreement.DISCUSSED: "ink2",
    Agreement.NOT_DISCUSSED: "ink2",
}


def face_of(finding: Finding, observers: int, tr: Translator) -> CardFace:
    """Return the card of a finding on the board."""
    level = finding.level
    solid = solidity(finding.grade)
    return CardFace(
        finding.id,
        finding.statement,
        left=CardMark(tr.t(LEVELS[level]), LEVEL_ICONS[level], "accent") if level else None,
        right=CardMark(tr.t(solid.label), filled=solid.bars, squares=3)
        if finding.grade
        else CardMark(tr.t(solid.label)),
        foot_left=CardMark(
            tr.t(finding.agreement.label),
            glyph_of(finding.agreement),
            _AGREEMENT_TONES[finding.agreement],
            strong=finding.agreement in {Agreement.SHARED, Agreement.CONTESTED},
        ),
        foot_right=CardMark(
            tr.n("{count} partner", "{count} partners", observers),
            "partners",
            short=str(observers),
        )
        if observers
        else None,
    )


def observer_choice(context: Context, finding_id: str = "") -> LinkChoice:
    """Return the partners to tick who observed a finding."""
    return LinkChoice(
        FindingObserver,
        "organisation_id",
        context.tr.t("Who observed it"),
        [(item.id, item.name) for item in context.data.organisations()],
        [
            link.organisation_id
            for link in context.data.where(FindingObserver, "finding_id", finding_id)
        ],
    )


def edit_finding(context: Context, finding_id: str) -> RecordDialog | None:
    """Open the form of a finding with the partners who observed it; None when it is gone."""
    finding = context.data.get(Finding, finding_id)
    if finding is None:
        return None
    return context.edit(Finding, finding, links=[observer_choice(context, finding_id)])
