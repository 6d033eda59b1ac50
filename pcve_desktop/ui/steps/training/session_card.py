"""The session chosen: its form with its modules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pcve_desktop.models.training import (
    SessionModule,
    TrainingModule,
    TrainingSession,
)
from pcve_desktop.services import records
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.form import RecordForm
from pcve_desktop.ui.kit.tick_list import TickList

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context

_FIELDS = (
    "title",
    "state",
    "held_on",
    "place",
    "led_by_id",
    "trainer",
    "hours",
    "objectives",
    "change",
)


class SessionCard(Card):
    """Edit a session; what is changed is saved when the field is left."""

    def __init__(self, context: Context, *, name: str) -> None:
        tr, hub = context.tr, context.hub
        super().__init__(hub, tr.t("The session"), name=f"{name}.session")
        self._context = context
        self._session_id = ""
        self.delete = Button(hub, tr.t("Delete"), name=f"{name}.delete", kind="quiet", icon="trash")
        sheet = Button(hub, tr.t("Print…"), name=f"{name}.print", kind="quiet", icon="printer")
        sheet.clicked.connect(
            lambda: context.wished.emit(f"print:training-session:{self._session_id}")
        )
        self.add_right(sheet)
        self.add_right(self.delete)
        self.form = RecordForm(
            TrainingSession,
            tr=tr,
            hub=hub,
            lookups=context.choices,
            fields=_FIELDS,
            object_name=f"{name}.form",
            headings=False,
        )
        self.form.edited.connect(self._save)
        self.body.addWidget(self.form)
        self.modules = TickList(
            [], label=tr.t("Modules"), tr=tr, hub=hub, object_name=f"{name}.modules", rows=3
        )
        self.modules.changed.connect(self._save_modules)
        self.body.addWidget(self.modules)
        self._filling = False

    def show_session(self, session: TrainingSession) -> None:
        """Show a session; a field being typed in keeps its text while the session is the same."""
        data = self._context.data
        self._session_id = session.id
        self.form.refresh_lookups()
        self.form.set_values(session)
        options = [(module.id, module.title) for module in data.all(TrainingModule)]
        links = data.where(SessionModule, "session_id", session.id)
        self._filling = True
        self.modules.set_options(options, [link.module_id for link in links])
        self._filling = False
        self.modules.setVisible(bool(options))

    def show_nothing(self) -> None:
        """Forget the session that was shown: there is none any more."""
        self._session_id = ""

    def keep(self) -> bool:
        """Save what is being typed; return whether nothing blocks. No session blocks nothing."""
        return not self._session_id or self.form.commit()

    def _save(self, field: str, value: Any) -> None:
        self._context.change(TrainingSession, self._session_id, field, value)

    def _save_modules(self) -> None:
        if self._filling:
            return
        context, session_id, chosen = self._context, self._session_id, self.modules.chosen()
        context.perform(
            lambda: records.set_links(
                context.ws,
                SessionModule,
                owner=("session_id", session_id),
                other="module_id",
                ids=chosen,
                network_id=context.network_id,
            )
        )
