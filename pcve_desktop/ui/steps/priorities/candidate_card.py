"""A candidate on the page "Propose": what it is, what it rests on, what to do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.methodology.diagnosis import solidity
from pcve_desktop.ui.kit.buttons import IconButton
from pcve_desktop.ui.kit.cards import Notice, frame
from pcve_desktop.ui.kit.chips import Badge
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.priorities.marks import EvidenceBars

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.methodology.diagnosis import EvidenceState
    from pcve_desktop.models.diagnosis import Finding
    from pcve_desktop.models.priorities import Candidate
    from pcve_desktop.ui.kit.theme import ThemeHub

_SHOWN = 4


class FindingLine(QWidget):
    """A finding under a candidate: bars, statement, how solid it is in a word."""

    def __init__(self, hub: ThemeHub) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        self._bars = EvidenceBars(hub)
        self._words = Text("", Role.SECONDARY, wrap=True)
        self._solidity = Text("", Role.CAPTION, tone="ink2")
        row.addWidget(self._bars, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self._solidity)

    def fill(self, tr: Translator, finding: Finding) -> None:
        """Show a finding."""
        found = solidity(finding.grade)
        self._bars.set_filled(found.bars)
        self._words.setText(finding.statement)
        self._solidity.setText(tr.t(found.label))


class CandidateCard(QWidget):
    """One candidate; the page hears which of its buttons was pressed."""

    edit_asked = Signal(str)
    delete_asked = Signal(str)
    # Record id and -1 or 1.
    move_asked = Signal(str, int)

    def __init__(self, hub: ThemeHub, tr: Translator, key: str) -> None:
        super().__init__()
        self._hub, self._tr, self._key = hub, tr, key
        self.frame = frame("card", self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.frame)
        row = QHBoxLayout(self.frame)
        row.setContentsMargins(16, 12, 10, 14)
        row.setSpacing(14)
        self.badge = Badge(hub, "", size=32)
        row.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(2)
        titles = QVBoxLayout()
        titles.setContentsMargins(0, 4, 0, 0)
        titles.setSpacing(2)
        self.title = Text("", Role.CARD_TITLE, wrap=True)
        self._why = Text("", Role.SECONDARY, tone="ink2", wrap=True)
        titles.addWidget(self.title)
        titles.addWidget(self._why)
        head.addLayout(titles, 1)
        self._make_buttons(head)
        words.addLayout(head)
        self._lines: KeyedRows[FindingLine] = KeyedRows(lambda _key: FindingLine(hub))
        words.addWidget(self._lines)
        self._more = Text("", Role.CAPTION, tone="ink2")
        words.addWidget(self._more)
        self.warning = Notice(hub, " ", tone="attn")
        words.addWidget(self.warning)
        row.addLayout(words, 1)

    def _make_buttons(self, head: QHBoxLayout) -> None:
        hub, key = self._hub, self._key
        self.up = IconButton(hub, "chevron-up", "", name="")
        self.down = IconButton(hub, "chevron-down", "", name="")
        self.edit = IconButton(hub, "pencil", "", name="")
        self.remove = IconButton(hub, "trash", "", name="")
        self.up.clicked.connect(lambda: self.move_asked.emit(key, -1))
        self.down.clicked.connect(lambda: self.move_asked.emit(key, 1))
        self.edit.clicked.connect(lambda: self.edit_asked.emit(key))
        self.remove.clicked.connect(lambda: self.delete_asked.emit(key))
        for button in (self.up, self.down, self.edit, self.remove):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def fill(
        self,
        sign: str,
        candidate: Candidate,
        findings: Sequence[Finding],
        evidence: EvidenceState,
        *,
        name: str,
        ends: tuple[bool, bool],
    ) -> None:
        """Show a candidate; `ends` says whether it is the first and the last of the list."""
        tr, title = self._tr, candidate.title
        self.frame.setObjectName(name)
        self.frame.setAccessibleName(f"{sign} {title}")
        self.badge.set_text(sign)
        self.title.setText(title)
        self._why.setText(candidate.rationale or "")
        self._why.setVisible(bool(candidate.rationale))
        shown = findings[:_SHOWN]
        lines = self._lines.set_keys([finding.id for finding in shown])
        for line, finding in zip(lines, shown, strict=True):
            line.fill(tr, finding)
        self._lines.setVisible(bool(shown))
        more = len(findings) - len(shown)
        self._more.setText(tr.n("and {count} more", "and {count} more", more) if more else "")
        self._more.setVisible(more > 0)
        self.warning.setObjectName(f"{name}.warning")
        self.warning.setVisible(evidence.warns)
        if evidence.warns:
            self.warning.set_text(tr.t(evidence.label))
        self._name_buttons(name, title)
        self.up.setEnabled(not ends[0])
        self.down.setEnabled(not ends[1])

    def _name_buttons(self, name: str, title: str) -> None:
        tr = self._tr
        for button, key, icon, text in (
            (self.up, "up", "chevron-up", tr.t("Move up: {title}", title=title)),
            (self.down, "down", "chevron-down", tr.t("Move down: {title}", title=title)),
            (self.edit, "edit", "pencil", tr.t("Edit: {title}", title=title)),
            (self.remove, "delete", "trash", tr.t("Delete: {title}", title=title)),
        ):
            button.setObjectName(f"{name}.{key}")
            button.set_icon(icon, text)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.edit_asked.emit(self._key)
