"""It is the same as…: search the entry of which another one is a double."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from pcve_desktop.likeness.names import name_key, nearly_same, related
from pcve_desktop.likeness.words import fold
from pcve_desktop.models.network import Network
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.sections import Section, SectionList, SectionRow
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context

_MOST = 60


class SameAsDialog(Dialog):
    """All organisations of the file but one, alike names first; `chosen(id)` with the other."""

    chosen = Signal(str)

    def __init__(self, context: Context, organisation: Organisation) -> None:
        t = context.tr.t
        super().__init__(
            context.hub,
            context.tr,
            t("“{name}” is the same as…", name=organisation.name),
            name="partners.same",
            width=640,
            parent=context.window,
        )
        self.finished.connect(self.deleteLater)
        self._context = context
        self._others = _others(context, organisation)
        self.field = QLineEdit()
        self.field.setObjectName("partners.same.field")
        self.field.setAccessibleName(t("Search organisations"))
        self.field.setPlaceholderText(t("Name, short name, former name or city"))
        self.body.addWidget(self.field)
        self.results = SectionList(
            context.hub, name="partners.same.results", text=t("Organisations"), wanted=330
        )
        self.results.setFrameShape(QFrame.Shape.NoFrame)
        self.results.opened.connect(self._open)
        self.results.follow(self.field)
        self.body.addWidget(self.results, 1)
        self.nothing = Text(
            t("No organisation of this file fits."), Role.SECONDARY, tone="ink2", wrap=True
        )
        self.body.addWidget(self.nothing)
        self.note.setText(t("Arrows choose, Enter compares them. Nothing changes yet."))
        self.field.textChanged.connect(self.look_for)
        self.set_first(self.field)
        self.add_cancel()
        self.look_for("")

    def look_for(self, text: str) -> None:
        """Show the organisations in which all words of a text stand."""
        wanted = fold(text).split()
        rows = [row for row, searched in self._others if all(word in searched for word in wanted)]
        self.results.set_sections([Section("", tuple(rows[:_MOST]))])
        if rows:
            self.results.select_key(rows[0].key)
        self.results.scrollToTop()
        self.nothing.setVisible(not rows)

    def _open(self, key: str) -> None:
        self.accept()
        self.chosen.emit(key)


def _others(context: Context, organisation: Organisation) -> list[tuple[SectionRow, str]]:
    """Return a row and its searched text for each other organisation, alike names first."""
    data = context.data
    networks: dict[str, list[str]] = {}
    for place in data.everywhere(Membership):
        networks.setdefault(place.organisation_id, []).append(place.network_id)
    own = _keys(organisation)
    found = []
    for other in data.everywhere(Organisation):
        if other.id == organisation.id:
            continue
        here = networks.get(other.id, [])
        # Where it is from is said of those of other networks only.
        right = "" if context.network_id in here else ", ".join(
            data.title(Network, key) for key in here
        )  # fmt: skip
        names = (other.short_name, other.other_names, other.city)
        detail = " · ".join(part for part in names if part)
        row = SectionRow(other.id, other.name, detail, right, "partners")
        near = _nearness(own, _keys(other))
        found.append((near, fold(other.name), row, fold(f"{other.name} {detail}")))
    found.sort(key=lambda item: item[:2])
    return [(row, searched) for _near, _name, row, searched in found]


def _keys(organisation: Organisation) -> list[str]:
    names = (organisation.name, organisation.short_name or "")
    return [key for name in names if (key := name_key(name))]


def _nearness(first: list[str], second: list[str]) -> int:
    pairs = [(one, two) for one in first for two in second]
    if any(nearly_same(one, two) for one, two in pairs):
        return 0
    return 1 if any(related(one, two) for one, two in pairs) else 2
