"""The two rankings side by side: by criteria and by dots, with where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.methodology import scoring
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.chips import Badge
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.priorities.reading import lettered, shown_tally

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pcve_desktop.i18n import Translator
    from pcve_desktop.methodology.scoring import CandidateResult, Ranked
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.theme import ThemeHub

_COLUMN = 92


class _Pair(QWidget):
    """Two short texts under the two headings of the card."""

    def __init__(self, hub: ThemeHub, role: Role, tone: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.texts = [Text("", role, tone=tone, align=Qt.AlignmentFlag.AlignRight, wrap=True)
                      for _ in range(2)]  # fmt: skip
        for text in self.texts:
            text.setFixedWidth(hub.theme.px(_COLUMN))
            row.addWidget(text)


class RanksRow(QWidget):
    """A candidate with its place in both rankings."""

    def __init__(self, hub: ThemeHub) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(10)
        self._badge = Badge(hub, "", size=26)
        self._title = Text("", Role.SECONDARY_STRONG, wrap=True)
        ranks = QVBoxLayout()
        ranks.setSpacing(0)
        self._ranks = _Pair(hub, Role.SECONDARY_STRONG, "ink")
        self._values = _Pair(hub, Role.CAPTION, "ink2")
        ranks.addWidget(self._ranks)
        ranks.addWidget(self._values)
        row.addWidget(self._badge)
        row.addWidget(self._title, 1)
        row.addLayout(ranks)

    def fill(self, tr: Translator, sign: str, title: str, score: Ranked, dots: Ranked) -> None:
        """Show a candidate; `score` and `dots` are its places in the two rankings."""
        self._badge.set_text(sign)
        self._title.setText(title)
        ranks = [self._rank(tr, score), self._rank(tr, dots)]
        values = [
            "" if score.value is None else tr.number(score.value, 1),
            "" if dots.value is None else tr.n("{count} dot", "{count} dots", round(dots.value)),
        ]
        for texts, words in ((self._ranks.texts, ranks), (self._values.texts, values)):
            for text, word in zip(texts, words, strict=True):
                text.setText(word)
        said = [
            tr.t("by criteria: {rank}", rank=f"{ranks[0]} {values[0]}".strip()),
            tr.t("by dots: {rank}", rank=f"{ranks[1]} {values[1]}".strip()),
        ]
        self.setAccessibleName(f"{sign} {title}, {', '.join(said)}")

    @staticmethod
    def _rank(tr: Translator, place: Ranked) -> str:
        return "–" if place.rank is None else tr.t("Rank {rank}", rank=place.rank)


class SideBySideCard(Card):
    """Shown once there are ratings and the dots are shown to everyone."""

    def __init__(self, context: Context, *, name: str) -> None:
        tr, hub = context.tr, context.hub
        super().__init__(hub, tr.t("Both rankings side by side"), name=name)
        self._context = context
        self.sentence = Text("", Role.SECONDARY, tone="ink2", wrap=True, name=f"{name}.sentence")
        self.body.addWidget(self.sentence)
        head = _Pair(hub, Role.CAPTION, "ink2")
        for text, word in zip(head.texts, (tr.t("By criteria"), tr.t("By dots")), strict=True):
            text.setText(word)
        self.body.addWidget(head, 0, Qt.AlignmentFlag.AlignRight)
        self.rows: KeyedRows[RanksRow] = KeyedRows(lambda _key: RanksRow(hub), ruled=True)
        self.body.addWidget(self.rows)

    def reload(self, results: Mapping[str, CandidateResult]) -> None:
        """Show both rankings, by the score; hidden while one of them is missing."""
        data, tr = self._context.data, self._context.tr
        tally = shown_tally(data)
        rated = any(found.spread for found in results.values())
        self.setVisible(rated and tally is not None)
        if tally is None or not rated:
            self.rows.set_keys([])
            return
        signs = {item.id: (sign, item.title) for sign, item in lettered(data)}
        scores = scoring.rank((key, results[key].score) for key in signs)
        dots = {
            item.id: item
            for item in scoring.rank((line.candidate_id, float(line.dots)) for line in tally.lines)
        }
        rows = self.rows.set_keys([item.id for item in scores])
        for row, item in zip(rows, scores, strict=True):
            row.fill(tr, *signs[item.id], item, dots[item.id])
        self.sentence.setText(self._said(scores, list(dots.values()), signs))

    def _said(
        self, scores: tuple[Ranked, ...], dots: list[Ranked], signs: Mapping[str, tuple[str, str]]
    ) -> str:
        tr = self._context.tr
        firsts = [
            {item.id for item in ranked if item.rank == 1 and item.value}
            for ranked in (scores, dots)
        ]
        both = firsts[0] & firsts[1]
        if both:
            names = tr.list(
                [tr.t("“{title}”", title=signs[key][1]) for key in signs if key in both]
            )
            return tr.t("First in both: {names}.", names=names)
        if all(firsts):
            one, other = (
                tr.list([tr.t("“{title}”", title=signs[key][1]) for key in signs if key in first])
                for first in firsts
            )
            return tr.t(
                "The criteria put {one} first, the dots {other}. That is worth a conversation.",
                one=one,
                other=other,
            )
        return ""
