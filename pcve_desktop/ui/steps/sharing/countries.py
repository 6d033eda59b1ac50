"""The dialog that adds the public lines of a country, without what is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from pcve_desktop.methodology import routes as methods
from pcve_desktop.methodology.content.routes import ROUTE_PACKS
from pcve_desktop.models.sharing import ReferralRoute
from pcve_desktop.services import sharing
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.form.choice_editors import StillCombo
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.kit.tick_list import TickList

if TYPE_CHECKING:
    from pcve_desktop.methodology.content.routes import RoutePack, RouteStarter
    from pcve_desktop.ui.context import Context

_ROOM = 400


class CountryDialog(Dialog):
    """Choose a country, tick lines; what the network has already is not offered again."""

    def __init__(self, context: Context) -> None:
        tr, hub = context.tr, context.hub
        super().__init__(
            hub, tr, tr.t("Public lines of a country"), name="dialog.country", width=620,
            parent=context.window,
        )  # fmt: skip
        self.context = context
        self._lines: dict[str, RouteStarter] = {}
        self._foreign: list[ReferralRoute] = []
        words = tr.t("What you tick is added and is then yours to change. Numbers can change: "
                     "check them once a year.")  # fmt: skip
        self.body.addWidget(Text(words, Role.BODY, tone="ink2", wrap=True))
        self.country = StillCombo()
        self.country.setObjectName("dialog.country.choice")
        self.country.setAccessibleName(tr.t("Country"))
        for pack in ROUTE_PACKS.values():
            self.country.addItem(tr.t(pack.label), pack.country)
        self.country.currentIndexChanged.connect(lambda _row: self._show())
        self.body.addWidget(self.country)
        self.ticks = TickList(
            [], label=tr.t("Lines to add"), tr=tr, hub=hub, object_name="dialog.country.ticks",
            rows=8,
        )  # fmt: skip
        self.nothing = Text(
            tr.t("All lines of this country are there already."),
            Role.SECONDARY, tone="ink2", wrap=True,
        )  # fmt: skip
        self.instead = QCheckBox(tr.t("Remove lines of another country"))
        self.instead.setObjectName("dialog.country.instead")
        # A check box does not wrap its words.
        self.listed = Text("", Role.CAPTION, tone="ink2", wrap=True)
        # The dialog does not grow once it is open: room for the longest list from the beginning.
        room = QWidget()
        room.setMinimumHeight(hub.theme.px(_ROOM))
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.ticks, self.nothing, self.instead, self.listed):
            column.addWidget(widget)
        column.addStretch(1)
        self.body.addWidget(room)
        self.add_cancel()
        self.save = self.add_button(tr.t("Add the lines"), name="dialog.country.save",
                                    kind="primary")  # fmt: skip
        self.save.clicked.connect(self._save)
        self.set_first(self.country)
        now = methods.pack_of(self._routes()) or methods.home_pack(tr.language)
        self.country.setCurrentIndex(self.country.findData(now.country))
        self._show()

    def _routes(self) -> list[ReferralRoute]:
        return self.context.data.all(ReferralRoute)

    def _pack(self) -> RoutePack:
        return ROUTE_PACKS[self.country.currentData()]

    def _show(self) -> None:
        """Offer the lines of the country chosen that are not there yet."""
        tr, pack, routes = self.tr_, self._pack(), self._routes()
        found = methods.missing(pack, routes, tr)
        self._lines = {str(place): line for place, line in enumerate(found)}
        options = [(key, self._title(line)) for key, line in self._lines.items()]
        # Lines to choose from are offered; what every network needs is ticked.
        ticked = [key for key, line in self._lines.items() if line in pack.routes]
        self.ticks.set_options(options, ticked)
        self.ticks.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self._foreign = methods.foreign(pack, routes)
        listed = tr.list([f"{route.title}, {route.phone}" for route in self._foreign])
        self.listed.setText(listed)
        self.instead.setAccessibleDescription(listed)
        for widget in (self.instead, self.listed):
            widget.setVisible(bool(self._foreign))
        self.instead.setChecked(False)

    def _title(self, line: RouteStarter) -> str:
        title = self.tr_.t(line.title)
        return f"{title}, {line.phone}" if line.phone else title

    def _save(self) -> None:
        context, tr = self.context, self.tr_
        lines = [self._lines[key] for key in self.ticks.chosen() if key in self._lines]
        gone = [route.id for route in self._foreign] if self.instead.isChecked() else []
        if not lines and not gone:
            self.note.setText(tr.t("Tick at least one line."))
            return
        self.accept()
        said = tr.n("{count} line added", "{count} lines added", len(lines))
        if not lines:
            said = tr.n("{count} line removed", "{count} lines removed", len(gone))
        context.perform(
            lambda: sharing.add_routes(
                context.ws, tr, network_id=context.network_id, lines=lines, instead_of=gone
            ),
            done=said,
        )
