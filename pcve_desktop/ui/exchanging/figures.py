"""The figures of a plan: cards with a count, each a filter of the list."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.exchange.review import Standing
from pcve_desktop.i18n import mark
from pcve_desktop.models.base import ENTITIES
from pcve_desktop.ui.exchanging.words import standing_text
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.pressable import Pressable
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.kit.theme import CARD_RADIUS

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.exchanging.deciding import Deciding
    from pcve_desktop.ui.kit.theme import ThemeHub

_GONE = (Standing.DELETED, Standing.RETURNED, Standing.REMOVED)
# Cards that would be narrower do without their sign.
_SLIM = 190
# Kinds of entries that are named in a figure; the rest is counted together.
_KINDS = 2


class Figure(Pressable):
    """A count in a card: icon, number, what is counted, one line about it.

    `attn` frames it as long as something in it waits for a decision.
    """

    def __init__(self, hub: ThemeHub, icon: str, title: str, *, name: str, color: str) -> None:
        super().__init__(hub, title, name=name, look="card")
        self._title = title
        self._waits = False
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 10, 8)
        row.setSpacing(11)
        self._glyph = GlyphLabel(hub, icon, size=20, color=color)
        row.addWidget(self._glyph)
        self.number = Text("0", Role.FIGURE)
        row.addWidget(self.number)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(Text(title, Role.SECONDARY_STRONG, wrap=True))
        self.about = Text("", Role.SECONDARY, tone="ink2", wrap=True)
        texts.addWidget(self.about)
        texts.addStretch(1)
        row.addLayout(texts, 1)
        self.pass_clicks()

    def show_figure(self, number: str, about: str, *, waits: bool = False) -> None:
        """Show a count, what there is to say about it, and whether something waits."""
        self.number.setText(number)
        self.about.setText(about)
        self._waits = waits
        self.setAccessibleName(f"{self._title}: {number}. {about}")
        self.update()

    def set_slim(self, *, slim: bool) -> None:
        """Leave the sign out where there is little room."""
        self._glyph.setVisible(not slim)

    def make_plain(self) -> None:
        """Let it be read only: there is nothing behind it."""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, on = self._hub.theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 2.0 if on or self._waits else 1.0
        border = "attn" if self._waits else ("accent" if on or self.underMouse() else "line")
        painter.setPen(QPen(theme.color(border), edge))
        fill = "soft" if on else ("hover" if self.underMouse() else "surface")
        painter.setBrush(theme.color(fill))
        half = edge / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, CARD_RADIUS, CARD_RADIUS)


class Figures(QWidget):
    """The cards; `wanted(standings)` when one is pressed: an empty set is all of them."""

    wanted = Signal(object)

    def __init__(self, hub: ThemeHub, tr: Translator, deciding: Deciding, *, name: str) -> None:
        super().__init__()
        self._hub, self._words, self._deciding = hub, tr, deciding
        self.setObjectName(name)
        self.setAccessibleName(tr.t("Figures"))
        grid = GridLayout(self, gap=14)
        plan = deciding.plan
        gone = any(plan.of(standing) for standing in _GONE)
        t = tr.t
        shown: list[tuple[str, tuple[Standing, ...], str, str, str]] = [
            ("both", (Standing.BOTH,), "differ", "attn", standing_text(tr, Standing.BOTH)),
            ("new", (Standing.NEW,), "plus", "accent", standing_text(tr, Standing.NEW)),
            ("updated", (Standing.UPDATED,), "note", "accent", standing_text(tr, Standing.UPDATED)),
        ]
        if gone:
            shown.append(("gone", _GONE, "minus", "ink2", t("Deleted or back")))
        self.cards: dict[str, Figure] = {}
        self._standings: dict[str, tuple[Standing, ...]] = {}
        # Twelve parts for four cards; five are a little narrower each.
        span, minimum = (3, 190) if not gone else (2, 150)
        for key, standings, icon, color, title in shown:
            card = Figure(hub, icon, title, name=f"{name}.{key}", color=color)
            card.setCheckable(True)
            card.clicked.connect(lambda on, which=key: self._pressed(which, on=on))
            self.cards[key], self._standings[key] = card, standings
            grid.add(card, span=span, minimum=minimum)
        self.same = Figure(hub, "shared", t("The same"), name=f"{name}.same", color="ink2")
        self.same.make_plain()
        self.same.show_figure(tr.number(plan.same), t("Nothing to do"))
        grid.add(self.same, span=span, minimum=minimum)
        self._kinds = {
            Standing.NEW: self._told(Standing.NEW),
        }
        self.show_figures()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # All cards stand in one row, as far as there is room for their words.
        slim = event.size().width() < self._hub.theme.px(_SLIM * (len(self.cards) + 1))
        for card in (*self.cards.values(), self.same):
            card.set_slim(slim=slim)
        super().resizeEvent(event)

    def _pressed(self, which: str, *, on: bool) -> None:
        for key, card in self.cards.items():
            card.setChecked(on and key == which)
        self.wanted.emit(frozenset(self._standings[which]) if on else frozenset())

    def show_figures(self) -> None:
        """Show the counts as they are decided now."""
        tr, deciding = self._words, self._deciding
        conflicts, waiting = len(deciding.conflicts), deciding.waiting()
        none = tr.t("None")
        about = tr.n("{count} left to decide", "{count} left to decide", waiting)
        if conflicts and not waiting:
            about = tr.t("All decided")
        self.cards["both"].show_figure(
            tr.number(conflicts), about if conflicts else none, waits=bool(waiting)
        )
        self._show("new", self._kinds[Standing.NEW] or none)
        self._show("updated", tr.t("Ours had not changed") if self._total("updated") else none)
        if "gone" in self.cards:
            parts = [
                tr.t(_COUNTED[standing], count=tr.number(count))
                for standing in _GONE
                if (count := deciding.counts(standing)[1])
            ]
            self._show("gone", ", ".join(parts))

    def _total(self, key: str) -> int:
        return sum(self._deciding.counts(standing)[1] for standing in self._standings[key])

    def _show(self, key: str, about: str) -> None:
        tr, total = self._words, self._total(key)
        taken = sum(self._deciding.counts(standing)[0] for standing in self._standings[key])
        if taken < total:
            aside = total - taken
            about = tr.n("{count} put aside", "{count} put aside", aside)
        self.cards[key].show_figure(tr.number(total), about)

    def _counted(self, entity: str, count: int) -> str:
        tr = self._words
        if entity == "organisation":
            return tr.n("{count} partner", "{count} partners", count)
        if entity == "action":
            return tr.n("{count} action", "{count} actions", count)
        info = ENTITIES[entity].__entity__
        name = tr.t(info.plural if count > 1 else info.singular)
        return f"{tr.number(count)} {tr.inside(name)}"

    def _told(self, standing: Standing) -> str:
        """Say of which kinds the records of a standing are."""
        tr = self._words
        shown = self._deciding.shown()
        found = Counter(item.entity for item in shown if item.standing is standing)
        known = [(key, count) for key, count in found.most_common() if key in ENTITIES]
        parts = []
        for key, count in known[:_KINDS]:
            parts.append(self._counted(key, count))
        rest = sum(count for _key, count in known[_KINDS:])
        if rest:
            parts.append(tr.n("{count} other", "{count} others", rest))
        return ", ".join(parts)


_COUNTED = {
    Standing.DELETED: mark("{count} deleted"),
    Standing.RETURNED: mark("{count} back"),
    Standing.REMOVED: mark("{count} removed for good"),
}
