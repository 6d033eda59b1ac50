"""What the pages of the diagnosis share: words and icons of findings, and their form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.diagnosis import solidity
from pcve_desktop.methodology.words import KIND_PLURALS, LEVEL_WORDS
from pcve_desktop.models.diagnosis import Finding, FindingObserver
from pcve_desktop.models.vocabularies import Agreement, FindingKind, Grade, Level
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


class Faces:
    """Cards of findings on a board; the marks that hundreds of them share are made once."""

    def __init__(self, tr: Translator) -> None:
        self._tr = tr
        self._levels = {
            level: CardMark(tr.t(word), LEVEL_ICONS[level], "accent")
            for level, word in LEVELS.items()
        }
        self._grades = {grade: self._grade(grade) for grade in (*Grade, None)}
        self._agreements = {
            agreement: CardMark(
                tr.t(agreement.label),
                glyph_of(agreement),
                _AGREEMENT_TONES[agreement],
                strong=agreement in {Agreement.SHARED, Agreement.CONTESTED},
            )
            for agreement in Agreement
        }
        self._partners: dict[int, CardMark] = {}

    def _grade(self, grade: Grade | None) -> CardMark:
        solid = solidity(grade)
        if grade is None:
            return CardMark(self._tr.t(solid.label))
        # The letter stands for the word where there is no room for it: half a word says nothing.
        return CardMark(
            self._tr.t(solid.label), filled=solid.bars, squares=3, short=grade.value.upper()
        )

    def _observers(self, count: int) -> CardMark | None:
        if not count:
            return None
        known = self._partners.get(count)
        if known is None:
            words = self._tr.n("{count} partner", "{count} partners", count)
            known = self._partners[count] = CardMark(words, "partners", short=str(count))
        return known

    def face(self, finding: Finding, observers: int) -> CardFace:
        """Return the card of a finding."""
        return CardFace(
            finding.id,
            finding.statement,
            left=self._levels[finding.level] if finding.level else None,
            right=self._grades[finding.grade],
            foot_left=self._agreements[finding.agreement],
            foot_right=self._observers(observers),
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
