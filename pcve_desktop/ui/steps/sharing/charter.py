"""Page "Charter": what partners promise each other, what may be shared, who has signed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.methodology.content.routes import ROUTE_PACKS
from pcve_desktop.methodology.overview import REVIEW_DAYS
from pcve_desktop.methodology.routes import confidential_exchange
from pcve_desktop.models.sharing import Protocol, ProtocolMember, ReferralRoute
from pcve_desktop.services import sharing
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card, Notice
from pcve_desktop.ui.kit.chips import Chip
from pcve_desktop.ui.kit.entry_line import EntryLine
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.text import Text, hairline
from pcve_desktop.ui.kit.three import ThreeColumns
from pcve_desktop.ui.meeting_parts.words import month_name
from pcve_desktop.ui.steps.sharing.matrix import LEVEL_GLYPHS, LEVEL_TONES
from pcve_desktop.ui.steps.sharing.signatures import SignaturesCard
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.theme import ThemeHub

_YEAR = 365


def current_charter(context: Context) -> Protocol | None:
    """Return the charter that holds: the one adopted last, else the latest draft."""
    return max(
        context.data.all(Protocol),
        key=lambda item: (item.adopted_on or dt.date.min, item.id),
        default=None,
    )


def lines_of(text: str | None) -> list[str]:
    """Return the lines of a list kept as text, without empty ones."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def review_words(charter: Protocol, tr: Translator, *, today: dt.date) -> tuple[str, str, str]:
    """Return words, glyph and tone of the chip that says when the charter is read again."""
    if charter.review_on is None:
        if charter.adopted_on is None:
            return tr.t("Draft"), "pencil", "mute"
        return tr.t("Adopted"), "check", "ok"
    if charter.review_on < today:
        return tr.t("Time to read it again"), "refresh", "attn"
    if charter.review_on <= today + dt.timedelta(days=REVIEW_DAYS):
        month = month_name(charter.review_on, tr)
        return tr.t("To renew in {month}", month=month), "refresh", "attn"
    return tr.t("To be read again on {date}", date=tr.date(charter.review_on)), "refresh", "soft"


class MarkedLine(QWidget):
    """A line of a list with its sign."""

    def __init__(self, hub: ThemeHub, glyph: str, colour: str, role: Role) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        sign = GlyphLabel(hub, glyph, size=17, color=colour)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self.words = Text("", role, wrap=True)
        row.addWidget(self.words, 1)


class MarkedLines(QWidget):
    """The lines of a text, each with the same sign; a sentence while there are none.

    `added(text)`: a line was typed below them.
    """

    added = Signal(str)

    def __init__(
        self, hub: ThemeHub, *, glyph: str, colour: str, role: Role, empty: str, label: str,
        name: str, title: str = "",
    ) -> None:  # fmt: skip
        """Take the sentence for an empty list, and what the line that adds to it is called."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        if title:
            column.addWidget(Text(title, Role.SECONDARY_STRONG))
        self.rows: KeyedRows[MarkedLine] = KeyedRows(
            lambda _key: MarkedLine(hub, glyph, colour, role)
        )
        self._empty = Text(empty, Role.SECONDARY, tone="ink2", wrap=True)
        column.addWidget(self.rows)
        column.addWidget(self._empty)
        self.line = EntryLine()
        self.line.setObjectName(name)
        self.line.setProperty("compact", True)
        self.line.setPlaceholderText(label)
        self.line.setAccessibleName(f"{title}: {label}" if title else label)
        self.line.returnPressed.connect(self._add)
        column.addSpacing(4)
        column.addWidget(self.line)
        column.addStretch(1)

    def _add(self) -> None:
        text = self.line.take()
        if text:
            self.line.empty()
            self.added.emit(text)

    def show_text(self, text: str | None) -> None:
        """Show the lines of a text."""
        lines = lines_of(text)
        rows = self.rows.set_keys([str(place) for place in range(len(lines))])
        for row, line in zip(rows, lines, strict=True):
            row.words.setText(line)
        self.rows.setVisible(bool(lines))
        self._empty.setVisible(not lines)


class CharterView(StepView):
    """The charter at the left, its signatures at the right."""

    shows = frozenset(
        {"protocol", "protocol_member", "organisation", "membership", "referral_route"}
    )

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        tr, hub, name = self.words, self.hub, self.name
        self.edit_button = Button(hub, tr.t("Edit the charter"), name=f"{name}.edit",
                                  icon="pencil", compact=True)  # fmt: skip
        self.edit_button.clicked.connect(self.edit)
        self.print_button = Button(hub, tr.t("Print…"), name=f"{name}.print", icon="printer",
                                   compact=True)  # fmt: skip
        self.print_button.clicked.connect(self._print)
        self.add_action(self.print_button)
        self.add_action(self.edit_button)
        self.empty = self.empty_state(self.start, icon="file")
        self.body.addWidget(self.empty)
        self.columns = ThreeColumns(hub, left=0, right=372)
        self.columns.middle.addWidget(self._promises())
        self.columns.middle.addWidget(self._categories())
        self.columns.middle.addStretch(1)
        self.signatures = SignaturesCard(context, name=f"{name}.sign")
        self.columns.right.addWidget(self.signatures)
        self.columns.right.addStretch(1)
        self.body.addWidget(self.columns)
        self.confidential = Notice(hub, " ", tone="sunken", name=f"{name}.confidential")
        self.body.addWidget(self.confidential)
        self.body.addStretch(1)

    def _print(self) -> None:
        charter = current_charter(self.context)
        if charter is not None:
            self.context.wished.emit(f"print:charter:{charter.id}")

    def _promises(self) -> Card:
        tr, hub = self.words, self.hub
        card = self._head = Card(hub, tr.t("Charter"), name=f"{self.name}.card", subtitle=" ")
        self.chip = Chip(hub, "", name=f"{self.name}.review")
        card.add_right(self.chip)
        self.read = Button(hub, "", name=f"{self.name}.adopt", kind="quiet", icon="check")
        self.read.clicked.connect(self.adopt)
        card.add_right(self.read)
        self.principles = MarkedLines(
            hub, glyph="check", colour="accent", role=Role.BODY,
            empty=tr.t("No promise written yet."), name=f"{self.name}.principles.new",
            label=tr.t("Add a promise, then Enter"),
        )  # fmt: skip
        self.principles.added.connect(lambda text: self.add_line("principles", text))
        card.body.addWidget(self.principles)
        return card

    def _categories(self) -> Card:
        tr, hub = self.words, self.hub
        card = Card(hub, tr.t("What may be shared"), name=f"{self.name}.categories")
        holder = QWidget()
        grid = GridLayout(holder, gap=24)
        nothing = tr.t("Nothing written yet.")
        self.permitted = MarkedLines(
            hub, glyph="eye", colour="ok", role=Role.SECONDARY, empty=nothing,
            title=tr.t("May be shared"), name=f"{self.name}.permitted.new",
            label=tr.t("Add a category, then Enter"),
        )  # fmt: skip
        self.permitted.added.connect(lambda text: self.add_line("permitted", text))
        self.forbidden = MarkedLines(
            hub, glyph="eye-off", colour="ink2", role=Role.SECONDARY, empty=nothing,
            title=tr.t("Is never shared here"), name=f"{self.name}.forbidden.new",
            label=tr.t("Add a category, then Enter"),
        )  # fmt: skip
        self.forbidden.added.connect(lambda text: self.add_line("forbidden", text))
        grid.add(self.permitted, 6, 240)
        grid.add(self.forbidden, 6, 240)
        card.body.addWidget(holder)
        card.body.addWidget(hairline())
        self.level = Chip(hub, "", name=f"{self.name}.level")
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(Text(tr.t("Usual handling level"), Role.SECONDARY, tone="ink2"))
        line.addWidget(self.level)
        line.addStretch(1)
        card.body.addLayout(line)
        self.facts = Text("", Role.SECONDARY, tone="ink2", wrap=True, name=f"{self.name}.facts")
        card.body.addWidget(self.facts)
        return card

    # ---------------------------------------------------------------- Page

    def reload(self) -> None:
        """Show the charter, or how to begin one."""
        charter = current_charter(self.context)
        self.empty.setVisible(charter is None)
        self.columns.setVisible(charter is not None)
        self.edit_button.setVisible(charter is not None)
        self.print_button.setVisible(charter is not None)
        routes = self.context.data.all(ReferralRoute)
        self.confidential.set_text(self.words.t(confidential_exchange(routes)))
        if charter is not None:
            self._show(charter)
        self.note_changed.emit()

    def _show(self, charter: Protocol) -> None:
        tr = self.words
        self._head.title.setText(charter.title)
        self._head.subtitle.setText(charter.purpose or "")
        self._head.subtitle.setVisible(bool(charter.purpose))
        words, glyph, tone = review_words(charter, tr, today=self.context.today())
        self.chip.set_state(words, glyph=glyph, tone=tone)
        self._show_way_on(charter)
        self.principles.show_text(charter.principles)
        self.permitted.show_text(charter.permitted)
        # The fixed sentence about named persons stands below anyway, word for word.
        fixed = {tr.t(pack.confidential) for pack in ROUTE_PACKS.values()}
        forbidden = [line for line in lines_of(charter.forbidden) if line not in fixed]
        self.forbidden.show_text("\n".join(forbidden))
        level = charter.share_level
        self.level.set_state(tr.t(level.label), glyph=LEVEL_GLYPHS[level], tone=LEVEL_TONES[level])
        self.facts.setText("\n".join(self._facts(charter)))
        self.signatures.show_charter(charter)

    def _show_way_on(self, charter: Protocol) -> None:
        """Offer to adopt a draft, and to read it again when its time has come."""
        tr, soon = self.words, self.context.today() + dt.timedelta(days=REVIEW_DAYS)
        due = charter.review_on is not None and charter.review_on <= soon
        self.read.set_label(
            tr.t("Adopt it today") if charter.adopted_on is None else tr.t("Read again today")
        )
        self.read.setVisible(charter.adopted_on is None or due)

    def _facts(self, charter: Protocol) -> list[str]:
        tr = self.words
        adopted = (
            tr.t("Adopted on {date}", date=tr.date(charter.adopted_on))
            if charter.adopted_on
            else tr.t("Not adopted yet")
        )
        if charter.review_on:
            again = tr.t("to be read again on {date}", date=tr.date(charter.review_on))
            adopted = f"{adopted}, {again}"
        facts = [adopted]
        if charter.channel:
            facts.append(tr.t("Channel: {words}", words=tr.t(charter.channel.label)))
        if charter.legal_basis:
            facts.append(tr.t("Legal basis: {words}", words=charter.legal_basis))
        if charter.retention:
            facts.append(tr.t("Kept for how long: {words}", words=charter.retention))
        return facts

    def main_control(self) -> QWidget | None:
        """Return what the charter waits for: to be adopted, or the next signature."""
        waiting = [row.sign for row in self.signatures.rows.rows() if not row.sign.isHidden()]
        if current_charter(self.context) is None:
            return super().main_control()
        return self.read if not self.read.isHidden() else next(iter(waiting), self.edit_button)

    def note(self) -> str:
        charter = current_charter(self.context)
        if charter is None:
            return ""
        rows = self.context.data.where(ProtocolMember, "protocol_id", charter.id)
        signed = sum(1 for row in rows if row.signed_on)
        return self.words.n("{count} signature", "{count} signatures", signed) if signed else ""

    # ---------------------------------------------------------------- changes

    def start(self) -> None:
        """Begin the charter from the draft, for all organisations that take part."""
        context = self.context
        context.perform(
            lambda: sharing.begin_charter(
                context.ws, self.words, network_id=context.network_id, cycle_id=context.cycle_id
            ),
            done=self.words.t("The draft is ready to be read aloud and changed."),
        )

    def adopt(self) -> None:
        """Note that the charter was read together today; it is read again in a year."""
        context, charter = self.context, current_charter(self.context)
        if charter is None:
            return
        today = context.today()
        again = today + dt.timedelta(days=_YEAR)
        said = self.words.t("Noted; to be read again on {date}", date=self.words.date(again))
        context.perform(
            lambda: sharing.adopt(context.ws, charter.id, on=today, review_on=again), done=said
        )

    def add_line(self, field: str, text: str) -> None:
        """Add a promise or a category at the end of its list."""
        context, charter = self.context, current_charter(self.context)
        if charter is None:
            return
        lines = lines_of(getattr(charter, field))
        # The fixed sentence stays the last word of what is never shared.
        fixed = {self.words.t(pack.confidential) for pack in ROUTE_PACKS.values()}
        place = len(lines) - 1 if lines and lines[-1] in fixed else len(lines)
        lines.insert(place, text)
        context.perform(
            lambda: sharing.set_lines(context.ws, charter.id, field, lines),
            done=self.words.t("Added: {title}", title=text),
        )

    def edit(self) -> None:
        """Open the form of the charter."""
        charter = current_charter(self.context)
        if charter is None:
            self.start()
        else:
            self.context.edit(Protocol, charter, title=self.words.t("Edit the charter"))

    def new_item(self) -> None:
        """Begin the charter, or open it when there is one (Ctrl+N)."""
        self.edit()
