"""Page "Referral routes": whom to turn to, never about whom. There is no form to report anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcve_desktop.models.sharing import ReferralRoute
from pcve_desktop.models.vocabularies import RouteKind
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card, Notice
from pcve_desktop.ui.kit.chips import Chip
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.keyed import KeyedRows
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.picture_view import PictureView
from pcve_desktop.ui.kit.row_menu import RowMenu, move_keys, row_entries
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.kit.three import ThreeColumns
from pcve_desktop.ui.meeting_parts.moving import move_by
from pcve_desktop.ui.steps.sharing.countries import CountryDialog
from pcve_desktop.ui.steps.sharing.flow import Stop, route_flow
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.theme import ThemeHub

_ICONS = {
    RouteKind.DANGER: "bell",
    RouteKind.ADVICE: "chat",
    RouteKind.HELPLINE: "phone",
    RouteKind.AUTHORITY: "home",
    RouteKind.CHILD_PROTECTION: "person",
    RouteKind.LOCAL: "partners",
}


class RouteRow(QWidget):
    """A route: for which situation, which service, how to reach it."""

    asked = Signal(str)

    def __init__(self, hub: ThemeHub, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(14)
        self._icon = GlyphLabel(hub, "phone", size=22, color="accent")
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        head = QWidget()
        flow = FlowLayout(head, gap=10, line_gap=2)
        self.title = Text("", Role.STRONG)
        self.kind = Chip(hub, "", tone="mute")
        flow.addWidget(self.title)
        flow.addWidget(self.kind)
        words.addWidget(head)
        self.situation = Text("", Role.SECONDARY, tone="ink2", wrap=True)
        self.service = Text("", Role.SECONDARY, wrap=True)
        words.addWidget(self.situation)
        words.addWidget(self.service)
        row.addLayout(words, 1)
        self.phone = Text("", Role.CARD_TITLE, tone="accent")
        self.fill_in = Button(hub, tr.t("Add the number"), name="", kind="quiet", icon="plus")
        self.fill_in.clicked.connect(lambda: self.asked.emit("edit"))
        self.menu = RowMenu(hub, "", name="", entries=row_entries(tr))
        self.menu.chosen.connect(self.asked)
        for widget in (self.phone, self.fill_in, self.menu):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        move_keys(self, lambda way: self.asked.emit("up" if way < 0 else "down"))

    def fill(self, route: ReferralRoute, ends: tuple[bool, bool], *, name: str) -> None:
        """Show a route."""
        tr = self._tr
        kind = tr.t(route.kind.label)
        danger = route.kind is RouteKind.DANGER
        self._icon.set_glyph(_ICONS[route.kind], kind, color="attn" if danger else "accent")
        self.title.setText(route.title)
        self.kind.set_state(kind, tone="attn" if danger else "mute")
        self.kind.setVisible(kind != route.title)
        self.situation.setText(route.situation or "")
        self.situation.setVisible(bool(route.situation))
        parts = [part for part in (route.service, route.hours, route.note) if part]
        self.service.setText(" · ".join(parts))
        self.service.setVisible(bool(parts))
        self.phone.setText(route.phone or "")
        self.phone.setVisible(bool(route.phone))
        self.fill_in.setVisible(not route.phone)
        if self.menu.objectName() != name:
            self.menu.setObjectName(name)
            self.fill_in.setObjectName(f"{name}.number")
        self.fill_in.setAccessibleName(tr.t("Add the number of {name}", name=route.title))
        self.menu.set_text(tr.t("What to do with: {title}", title=route.title))
        self.menu.set_off(*(key for key, end in zip(("up", "down"), ends, strict=True) if end))


class RoutesView(StepView):
    """The routes as a list to fill in, beside them the same as a picture."""

    shows = frozenset({"referral_route"})
    free_text = True

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        tr, hub, name = self.words, self.hub, self.name
        add = Button(hub, tr.t("Add a route"), name=f"{name}.add", icon="plus", compact=True)
        add.clicked.connect(self.new_item)
        self.lines = Button(hub, tr.t("Lines of a country"), name=f"{name}.country", icon="globe",
                            compact=True)  # fmt: skip
        self.lines.clicked.connect(self.ask_country)
        poster = Button(hub, tr.t("Print the poster…"), name=f"{name}.print", icon="printer",
                        compact=True)  # fmt: skip
        poster.clicked.connect(lambda: context.wished.emit("print:referral-poster"))
        self.add_action(poster)
        self.add_action(self.lines)
        self.add_action(add)
        self.empty = self.empty_state(self.ask_country, icon="phone")
        self.columns = ThreeColumns(hub, left=0, right=440)
        self.columns.middle.addWidget(self._list_card())
        self.columns.middle.addStretch(1)
        self.columns.right.addWidget(self._flow_card())
        self.columns.right.addStretch(1)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.columns)
        self.body.addStretch(1)
        hub.changed.connect(self._restyle)

    def _list_card(self) -> Card:
        card = Card(self.hub, self.words.t("Whom to turn to"), name=f"{self.name}.list")
        self.rows: KeyedRows[RouteRow] = KeyedRows(self._make, ruled=True)
        card.body.addWidget(self.rows)
        return card

    def _flow_card(self) -> Card:
        tr = self.words
        card = Card(self.hub, tr.t("The way of a concern"), name=f"{self.name}.flow")
        self.flow = PictureView(
            self._picture, self.context.colours, self.context.picture_fonts(), tr
        )
        self.flow.setObjectName(f"{self.name}.flow.picture")
        self.flow.activated.connect(self.edit)
        card.body.addWidget(self.flow)
        self.danger = Notice(
            self.hub,
            tr.t("In immediate danger: 112, without waiting."),
            tone="attn",
            icon="bell",
            name=f"{self.name}.danger",
        )
        card.body.addWidget(self.danger)
        card.body.addWidget(
            Notice(
                self.hub,
                tr.t("The route says whom to talk to, never about whom."),
                name=f"{self.name}.about",
            )
        )
        return card

    def _make(self, key: str) -> RouteRow:
        row = RouteRow(self.hub, self.words)
        row.asked.connect(lambda what: self.act(key, what))
        return row

    def _restyle(self) -> None:
        self.flow.set_fonts(self.context.picture_fonts())

    def _picture(self, width: int) -> Picture:
        tr = self.words
        routes = self.context.data.all(ReferralRoute)
        first = next((route for route in routes if route.kind is RouteKind.ADVICE), None)
        danger = next((route for route in routes if route.kind is RouteKind.DANGER), None)
        return route_flow(
            concern=Stop("", tr.t("A concern"), tr.t("First a word with a colleague")),
            first=_stop(first, service=True) if first else None,
            others=[_stop(route) for route in routes if route not in (first, danger)],
            danger=_stop(danger) if danger else None,
            width=width,
            tr=tr,
            measure=self.context.picture_fonts().measure,
        )

    # ---------------------------------------------------------------- Page

    def reload(self) -> None:
        """Show the routes."""
        routes = self.context.data.all(ReferralRoute)
        rows = self.rows.set_keys([route.id for route in routes])
        last = len(routes) - 1
        for place, (row, route) in enumerate(zip(rows, routes, strict=True)):
            row.fill(route, (place == 0, place == last), name=f"{self.name}.{place}")
        self.empty.setVisible(not routes)
        self.lines.setVisible(bool(routes))
        self.columns.setVisible(bool(routes))
        self.danger.setVisible(all(route.kind is not RouteKind.DANGER for route in routes))
        self.flow.refresh()
        self.note_changed.emit()

    def note(self) -> str:
        open_ones = [r for r in self.context.data.all(ReferralRoute) if not r.phone]
        if not open_ones:
            return ""
        return self.words.n(
            "{count} number to fill in", "{count} numbers to fill in", len(open_ones)
        )

    def arrive(self, **where: object) -> None:
        """Bring a route into view."""
        row = self.rows.row(str(where.get("record")))
        if row is not None:
            self.area.ensureWidgetVisible(row, 0, 24)
            row.menu.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---------------------------------------------------------------- changes

    def new_item(self) -> None:
        """Ask for a new route (Ctrl+N)."""
        self.context.edit(ReferralRoute, title=self.words.t("Add a route"))

    def ask_country(self) -> CountryDialog:
        """Ask which public lines of which country to add."""
        dialog = CountryDialog(self.context)
        dialog.open()
        return dialog

    def edit(self, route_id: str) -> None:
        """Open the form of a route."""
        route = self.context.data.get(ReferralRoute, route_id)
        if route is not None:
            self.context.edit(ReferralRoute, route)

    def act(self, route_id: str, what: str) -> None:
        """Do with a route what was asked: edit, up, down, delete."""
        if what == "edit":
            self.edit(route_id)
        elif what == "delete":
            self.context.ask_delete(ReferralRoute, route_id)
        else:
            order = [route.id for route in self.context.data.all(ReferralRoute)]
            move_by(self.context, ReferralRoute, order, route_id, -1 if what == "up" else 1)


def _stop(route: ReferralRoute, *, service: bool = False) -> Stop:
    """Return a route as a stop of the picture: its title, or its service, and its public line."""
    title = (route.service or route.title) if service else route.title
    return Stop(route.id, title, route.phone or "")
