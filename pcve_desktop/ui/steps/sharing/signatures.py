"""Who has signed the charter: a dot per organisation, and the list with date and function."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.sharing import Protocol, ProtocolMember
from pcve_desktop.services import records, sharing
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.parsing import fold
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.row_menu import RowMenu
from pcve_desktop.ui.kit.text import ElidedText, Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.theme import ThemeHub

_PITCH = 17


class SignedDots(QWidget):
    """A disc for each organisation that signed, a ring for each that has not yet."""

    def __init__(self, hub: ThemeHub, *, name: str) -> None:
        super().__init__()
        self._hub = hub
        self._signed = self._total = 0
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        hub.changed.connect(self.update)

    def set_counts(self, signed: int, total: int, spoken: str) -> None:
        """Show other numbers, and say them."""
        self._signed, self._total = signed, total
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def _per_line(self, width: int) -> int:
        return max(1, width // self._hub.theme.px(_PITCH))

    def heightForWidth(self, width: int) -> int:
        lines = -(-max(1, self._total) // self._per_line(width))
        return lines * self._hub.theme.px(_PITCH)

    def sizeHint(self) -> QSize:
        pitch = self._hub.theme.px(_PITCH)
        width = min(max(self._total, 1), 16) * pitch
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._hub.theme.px(_PITCH) * 6, self._hub.theme.px(_PITCH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._hub.theme
        pitch = theme.px(_PITCH)
        per_line = self._per_line(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(self._total):
            line, spot = divmod(place, per_line)
            centre = QPointF(pitch * spot + pitch / 2 - 2, pitch * line + pitch / 2)
            radius = pitch * 0.34
            if place < self._signed:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("accent"))
                painter.drawEllipse(centre, radius, radius)
            else:
                painter.setPen(QPen(theme.color("ctl"), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(centre, radius - 0.5, radius - 0.5)


class SignatureRow(QWidget):
    """An organisation: when it signed and in which function, or the button to note it."""

    asked = Signal(str)

    def __init__(self, hub: ThemeHub, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = ElidedText("", Role.SECONDARY_STRONG)
        self.line = Text("", Role.CAPTION, tone="ink2", wrap=True)
        words.addWidget(self.title)
        words.addWidget(self.line)
        row.addLayout(words, 1)
        self.sign = Button(hub, tr.t("Sign"), name="", icon="pencil", compact=True)
        self.sign.clicked.connect(lambda: self.asked.emit("edit"))
        row.addWidget(self.sign)
        self.menu = RowMenu(
            hub, "", name="",
            entries=[
                ("edit", tr.t("Change date or function"), "pencil"),
                ("unsign", tr.t("Not signed after all"), "undo"),
                ("leave", tr.t("Not a member of the charter"), "minus"),
            ],
        )  # fmt: skip
        self.menu.chosen.connect(self.asked)
        row.addWidget(self.menu)
        self.setMinimumHeight(hub.theme.px(48))

    def fill(self, title: str, member: ProtocolMember | None, *, name: str) -> None:
        """Show an organisation and its signature."""
        tr = self._tr
        self.title.set_full_text(title)
        signed = member is not None and member.signed_on is not None
        if self.sign.objectName() != name:
            self.sign.setObjectName(name)
            self.menu.setObjectName(f"{name}.menu")
        self.sign.setAccessibleName(tr.t("Note that {name} signed", name=title))
        self.menu.set_text(tr.t("Signature of {name}", name=title))
        self.sign.setVisible(not signed)
        self.menu.set_off(*(("leave",) if signed else ("edit", "unsign")))
        words = tr.t("Not signed yet")
        if member is not None and member.signed_on is not None:
            parts = [tr.t("Signed {date}", date=tr.date(member.signed_on))]
            words = ", ".join([*parts, member.signatory] if member.signatory else parts)
        self.line.setText(words)


class SignaturesCard(Card):
    """Signatures of one charter."""

    def __init__(self, context: Context, *, name: str) -> None:
        tr = context.tr
        super().__init__(context.hub, tr.t("Signatures"), name=name)
        self.context, self._tr, self._name = context, tr, name
        self._charter_id = ""
        self.count = Text("", Role.SECONDARY_STRONG, name=f"{name}.count")
        self.add_right(self.count)
        self.dots = SignedDots(context.hub, name=f"{name}.dots")
        self.body.addWidget(self.dots)
        free = tr.t("Nobody is made to sign, and a signature can be taken back.")
        self.body.addWidget(Text(free, Role.CAPTION, tone="ink2", wrap=True))
        self.rows: KeyedRows[SignatureRow] = KeyedRows(self._make, ruled=True)
        self.body.addWidget(self.rows)
        self.others = Text("", Role.SECONDARY, tone="ink2", wrap=True, name=f"{name}.others")
        self.invite_others = Button(context.hub, tr.t("Invite them to the charter"),
                                    name=f"{name}.invite", kind="quiet", icon="plus")  # fmt: skip
        self.invite_others.clicked.connect(self.invite)
        self.body.addWidget(self.others)
        self.body.addWidget(self.invite_others, 0, Qt.AlignmentFlag.AlignLeft)

    def _make(self, key: str) -> SignatureRow:
        row = SignatureRow(self.context.hub, self._tr)
        doing = {"edit": self.ask, "unsign": self.unsign, "leave": self.leave_out}
        row.asked.connect(lambda what: doing[what](key))
        return row

    def _members(self) -> dict[str, ProtocolMember]:
        rows = self.context.data.where(ProtocolMember, "protocol_id", self._charter_id)
        return {row.organisation_id: row for row in rows}

    def show_charter(self, charter: Protocol) -> None:
        """Show the members of the charter, who of them signed, and partners who are not members."""
        tr, data = self._tr, self.context.data
        self._charter_id = charter.id
        members = self._members()
        found = [row for row in (data.get(Organisation, key) for key in members) if row is not None]
        signed = {row.id for row in found if members[row.id].signed_on}
        # Those to ask come first: that is what the list is opened for.
        found.sort(key=lambda row: (row.id in signed, fold(row.name)))
        rows = self.rows.set_keys([row.id for row in found])
        for place, (row, item) in enumerate(zip(rows, found, strict=True)):
            row.fill(item.name, members.get(item.id), name=f"{self._name}.{place}")
        said = tr.t("{count} of {total} signed", count=len(signed), total=len(found))
        self.count.setText(said)
        self.dots.set_counts(len(signed), len(found), said)
        names = [data.title(Organisation, key) for key in self._not_invited()]
        self.others.setText(tr.t("Not members of the charter: {names}", names=tr.list(names)))
        for widget in (self.others, self.invite_others):
            widget.setVisible(bool(names))

    def _not_invited(self) -> list[str]:
        """Return the partners of the network that are no members of the charter, by name."""
        data, members = self.context.data, self._members()
        keys = [row.organisation_id for row in data.all(Membership) if row.role.active]
        waiting = [key for key in keys if key not in members]
        return sorted(waiting, key=lambda key: fold(data.title(Organisation, key)))

    # ---------------------------------------------------------------- changes

    def ask(self, organisation_id: str) -> None:
        """Ask for date and function, and note the signature."""
        tr, context = self._tr, self.context
        name = context.data.title(Organisation, organisation_id)
        member = self._members().get(organisation_id)
        start = {"signed_on": context.today()}
        if member is not None and member.signed_on is not None:
            start = {"signed_on": member.signed_on}
        signatory = member.signatory if member is not None else None

        def save(values: dict[str, Any], _links: dict[str, list[str]]) -> Changes:
            return sharing.sign(
                context.ws,
                network_id=context.network_id,
                protocol_id=self._charter_id,
                organisation_id=organisation_id,
                signed_on=values.get("signed_on"),
                signatory=values.get("signatory"),
            )

        context.edit(
            ProtocolMember,
            values={**start, "signatory": signatory},
            fixed={"protocol_id": self._charter_id, "organisation_id": organisation_id},
            fields=("signed_on", "signatory"),
            title=tr.t("{name} signs the charter", name=name),
            done=tr.t("Signed: {name}", name=name),
            create=save,
        )

    def invite(self) -> None:
        """Make all partners members of the charter; whether they sign stays open."""
        context, waiting = self.context, self._not_invited()
        context.perform(
            lambda: sharing.invite_to_charter(
                context.ws,
                network_id=context.network_id,
                protocol_id=self._charter_id,
                organisation_ids=waiting,
            ),
            done=self._tr.n("{count} partner invited", "{count} partners invited", len(waiting)),
        )

    def leave_out(self, organisation_id: str) -> None:
        """Let an organisation that has not signed be no member of the charter."""
        context = self.context
        member = self._members().get(organisation_id)
        if member is not None:
            name = context.data.title(Organisation, organisation_id)
            context.perform(
                lambda: records.delete(context.ws, ProtocolMember, member.id),
                done=self._tr.t("Not a member of the charter: {name}", name=name),
            )

    def unsign(self, organisation_id: str) -> None:
        """Take a signature back."""
        tr, context = self._tr, self.context
        name = context.data.title(Organisation, organisation_id)
        context.perform(
            lambda: sharing.sign(
                context.ws,
                network_id=context.network_id,
                protocol_id=self._charter_id,
                organisation_id=organisation_id,
                signed_on=None,
            ),
            done=tr.t("No longer signed: {name}", name=name),
        )
