"""What nobody takes care of yet, each with a way to talk about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.methodology import actions as methods
from pcve_desktop.models.actions import Action, ActionObjective, ActionPartner
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.methodology.actions import ActionGaps
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.theme import ThemeHub

SHOWS = frozenset(
    {"action", "action_objective", "action_partner", "objective", "organisation", "membership"}
)
"""Entities that the gaps depend on."""

_MOST = 5


def find_gaps(context: Context) -> ActionGaps:
    """Return what is missing in this cycle."""
    data = context.data
    active = [row.organisation_id for row in data.all(Membership) if row.role.active]
    found = (data.get(Organisation, key) for key in active)
    partners = sorted((row for row in found if row), key=lambda row: row.name.casefold())
    return methods.gaps(
        data.all(Objective),
        data.all(Action),
        data.all(ActionObjective),
        data.all(ActionPartner),
        partners,
    )


class GapRow(QWidget):
    """Something without action or role, and the link beside it."""

    asked = Signal()

    def __init__(self, hub: ThemeHub, tr: Translator) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(25, 0, 0, 0)
        row.setSpacing(10)
        self._tr = tr
        self.words = Text("", Role.SECONDARY, wrap=True)
        self.talk = Button(hub, tr.t("Talk about it"), name="", kind="quiet")
        self.talk.clicked.connect(self.asked)
        row.addWidget(self.words, 1)
        row.addWidget(self.talk)

    def fill(self, words: str, *, name: str) -> None:
        """Show a gap."""
        self.words.setText(words)
        if self.talk.objectName() != name:
            self.talk.setObjectName(name)
        self.talk.setAccessibleName(self._tr.t("Talk about it: {title}", title=words))


class GapGroup(QWidget):
    """The gaps of one kind under their heading; at most five, then how many more."""

    asked = Signal(str)

    def __init__(self, hub: ThemeHub, tr: Translator, title: str, icon: str) -> None:
        super().__init__()
        self._hub, self._tr = hub, tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(GlyphLabel(hub, icon, size=17, color="attn"))
        head.addWidget(Text(title, Role.SECONDARY_STRONG, wrap=True), 1)
        column.addLayout(head)
        self.rows: KeyedRows[GapRow] = KeyedRows(self._make)
        self._more = Text("", Role.CAPTION, tone="ink2")
        column.addWidget(self.rows)
        column.addWidget(self._more)

    def _make(self, key: str) -> GapRow:
        row = GapRow(self._hub, self._tr)
        row.asked.connect(lambda: self.asked.emit(key))
        return row

    def show_gaps(self, gaps: Sequence[tuple[str, str]], *, name: str) -> None:
        """Show gaps as (key, words)."""
        shown = gaps[:_MOST]
        rows = self.rows.set_keys([key for key, _words in shown])
        for place, (row, (_key, words)) in enumerate(zip(rows, shown, strict=True)):
            row.fill(words, name=f"{name}.{place}")
        rest = len(gaps) - len(shown)
        self._more.setVisible(rest > 0)
        self._more.setText(self._tr.n("and {count} more", "and {count} more", max(rest, 1)))
        self.setVisible(bool(gaps))


class GapsCard(Card):
    """All gaps. `asked(kind, key)`: objective, pillar, sphere, partner or lead."""

    asked = Signal(str, str)

    def __init__(self, context: Context, *, name: str) -> None:
        tr, hub = context.tr, context.hub
        super().__init__(hub, tr.t("What stays open"), name=name)
        self.context, self._tr, self._name = context, tr, name
        self._groups: dict[str, GapGroup] = {}
        for kind, title, icon in (
            ("objective", tr.t("No action yet for"), "flag"),
            ("pillar", tr.t("No action yet in"), "tree"),
            ("sphere", tr.t("No action yet for the sphere"), "scales"),
            ("lead", tr.t("No lead yet for"), "person"),
            ("partner", tr.t("No role yet for"), "partners"),
        ):
            group = GapGroup(hub, tr, title, icon)
            group.asked.connect(lambda key, of=kind: self.asked.emit(of, key))
            self._groups[kind] = group
            self.body.addWidget(group)
        self._none = Text(
            tr.t("Every objective, pillar, sphere and partner has its place."),
            Role.SECONDARY, tone="ink2", wrap=True,
        )  # fmt: skip
        self.body.addWidget(self._none)

    def show_gaps(self, found: ActionGaps) -> None:
        """Show what is missing."""
        tr, data = self._tr, self.context.data
        pairs = {
            "objective": [(key, data.title(Objective, key)) for key in found.objectives],
            "pillar": [(key.value, tr.t(key.label)) for key in found.pillars],
            "sphere": [(key.value, tr.t(key.label)) for key in found.spheres],
            "lead": [(key, data.title(Action, key)) for key in found.leads],
            "partner": [(key, data.title(Organisation, key)) for key in found.partners],
        }
        for kind, group in self._groups.items():
            group.show_gaps(pairs[kind], name=f"{self._name}.{kind}")
        self._none.setVisible(found.total == 0)
