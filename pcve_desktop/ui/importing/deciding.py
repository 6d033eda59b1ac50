"""Which organisation a row is: the likely ones, another one, a new one, or none of the import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from pcve_desktop.ui.importing.decisions import Which
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.choice_editors import RecordCombo
from pcve_desktop.ui.kit.form.parsing import TypingError
from pcve_desktop.ui.kit.options import OptionCard
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.imports.existing import Proposal
    from pcve_desktop.ui.importing.decisions import Decisions
    from pcve_desktop.ui.kit.theme import ThemeHub

ANOTHER = "another"
OUT = "out"


class DecisionBox(QWidget):
    """The choices for one organisation of the file.

    `chosen(which, id)` carries a value of `Which`, or `OUT`; `for_rest(which)` asks to decide all
    that waits alike.
    """

    chosen = Signal(str, str)
    for_rest = Signal(str)

    def __init__(
        self,
        hub: ThemeHub,
        tr: Translator,
        decisions: Decisions,
        organisation: str,
        *,
        name: str,
        left_out: bool,
    ) -> None:
        super().__init__()
        self._hub, self._words, self._name = hub, tr, name
        self._decisions, self._organisation = decisions, organisation
        self.setObjectName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._group = QButtonGroup(self)
        self._keys: dict[OptionCard, tuple[str, str]] = {}
        self.another = RecordCombo(tr, hub, empty=False)
        self._build(left_out=left_out)

    def _build(self, *, left_out: bool) -> None:
        tr, decisions = self._words, self._decisions
        which, at = decisions.which(self._organisation)
        now = (OUT, "") if left_out else (which.value, at)
        offered = self._offered(at)
        self._column.addWidget(Text(tr.t("Which organisation is it?"), Role.SECONDARY_STRONG))
        for place, proposal in enumerate(offered):
            key = (Which.SAME.value, proposal.organisation_id)
            where = f" ({proposal.place})" if proposal.place else ""
            reasons = dict.fromkeys(tr.t(reason) for reason in proposal.reasons)
            title = tr.t("The same as “{name}”", name=f"{proposal.name}{where}")
            self._add(f"same.{place}", title, ", ".join(reasons), key, now)
        if decisions.others():
            self._add_another(now, offered)
        self._add("new", tr.t("A new organisation"), "", (Which.NEW.value, ""), now)
        if decisions.can_wait(self._organisation):
            text = tr.t("Not decided yet")
            about = tr.t("It is left out, and asked again with the next import.")
            self._add("later", text, about, (Which.LATER.value, ""), now)
        self._add("out", tr.t("Leave it out"), "", (OUT, ""), now)
        self._add_rest(which)
        self._group.buttonClicked.connect(self._clicked)

    def _offered(self, at: str) -> list[Proposal]:
        """Return what is offered by name: the likely ones, and the one that it is."""
        item = self._decisions.planned(self._organisation)
        decider = self._decisions.plan.decider if self._decisions.plan else None
        offered = list(item.proposals)
        known = [each.organisation_id for each in offered]
        for each, why in ((item.organisation_id, item.matched_by), (at, "")):
            if each and each not in known and decider is not None:
                offered.append(decider.existing.proposal(each, (why,) if why else ()))
                known.append(each)
        return offered

    def _add(
        self, key: str, title: str, about: str, means: tuple[str, str], now: tuple[str, str]
    ) -> OptionCard:
        card = OptionCard(self._hub, title, about, name=f"{self._name}.{key}", kind="radio")
        card.setChecked(means == now)
        self._group.addButton(card)
        self._keys[card] = means
        self._column.addWidget(card)
        return card

    def _add_another(self, now: tuple[str, str], offered: list[Proposal]) -> None:
        tr = self._words
        text = tr.t("Another one of the directory")
        self._add(ANOTHER, text, "", (ANOTHER, ""), now)
        combo = self.another
        combo.setObjectName(f"{self._name}.{ANOTHER}.choice")
        combo.setAccessibleName(text)
        line = combo.lineEdit()
        if line is not None:
            line.setObjectName(f"{self._name}.{ANOTHER}.line")
            line.setAccessibleName(text)
        hidden = {proposal.organisation_id for proposal in offered}
        combo.set_options(
            [
                (each.organisation_id, f"{each.name} ({each.place})" if each.place else each.name)
                for each in self._decisions.others()
                if each.organisation_id not in hidden
            ]
        )
        combo.set_current_id(None)
        combo.settled.connect(self._another_chosen)
        combo.hide()
        self._column.addWidget(combo)

    def _add_rest(self, which: Which) -> None:
        """Offer to decide alike what still waits, once this one is decided."""
        rest = len(self._decisions.undecided())
        decided = self._decisions.can_wait(self._organisation) and which is not Which.LATER
        if not rest or not decided:
            return
        words = self._words
        text = (
            words.n(
                "{count} other waits: it is the likeliest one too",
                "{count} others wait: they are the likeliest ones too",
                rest,
            )
            if which is Which.SAME
            else words.n(
                "{count} other waits: it is new too", "{count} others wait: they are new too", rest
            )
        )
        button = Button(self._hub, text, name=f"{self._name}.rest", kind="quiet", icon="check")
        button.clicked.connect(lambda: self.for_rest.emit(which.value))
        self._column.addWidget(button)

    def _clicked(self, card: OptionCard) -> None:
        key, organisation_id = self._keys[card]
        # Tab leads to the list of the others: whoever walks by arrow only passes here.
        self.another.setVisible(key == ANOTHER)
        if key != ANOTHER:
            self.chosen.emit(key, organisation_id)

    def _another_chosen(self) -> None:
        try:
            chosen = self.another.resolve()
        except TypingError:
            # What is typed fits nothing or several: it stays, to be typed on.
            return
        if chosen is not None:
            self.chosen.emit(Which.SAME.value, chosen)
