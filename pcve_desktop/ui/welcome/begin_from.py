"""Beginning with a file that another office sent: what it holds, where the own file is kept."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcve_desktop.exchange.joining import begin_from
from pcve_desktop.ui.kit.cards import Notice, frame
from pcve_desktop.ui.kit.dialogs import Dialog, ProgressDialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.welcome.fields import PlaceField, add_field

if TYPE_CHECKING:
    from pcve_desktop.errors import PasserelleError
    from pcve_desktop.exchange.manifest import Manifest
    from pcve_desktop.exchange.package import Package
    from pcve_desktop.i18n import Translator
    from pcve_desktop.settings import Settings
    from pcve_desktop.store.workspace import Workspace
    from pcve_desktop.ui.kit.tasks import Task, TaskRunner, Token
    from pcve_desktop.ui.kit.theme import ThemeHub


def told(manifest: Manifest, tr: Translator) -> str:
    """Return whose file it is, of when, and how much it holds, in one line."""
    made = dt.datetime.fromisoformat(manifest.made_at).astimezone()
    parts = [
        tr.t("From {office}", office=manifest.office.name),
        tr.date(made.date(), "medium"),
        tr.n("{count} record", "{count} records", manifest.records),
    ]
    return " · ".join(parts)


class BeginFromDialog(Dialog):
    """Make an own file from a package; `made` when it is there. The package is closed at the end.

    It carries the workspace (open) and the settings with the office's name.
    """

    made = Signal(object, object)

    def __init__(
        self,
        *,
        hub: ThemeHub,
        tr: Translator,
        settings: Settings,
        runner: TaskRunner,
        package: Package,
        parent: QWidget,
    ) -> None:
        super().__init__(
            hub, tr, tr.t("Begin with this file"), name="dialog.begin_from", width=560,
            parent=parent,
        )  # fmt: skip
        self._settings, self._runner, self._package = settings, runner, package
        self._task: Task | None = None
        self.finished.connect(self._ended)
        manifest = package.manifest
        names = [network.name for network in manifest.networks]
        self.body.addWidget(
            Text(
                tr.t(
                    "Your own copy is made from it. From then on you and the other office can "
                    "both write, and hand files over in both directions."
                ),
                Role.BODY,
                tone="ink2",
                wrap=True,
            )
        )
        self.body.addWidget(self._about(names, manifest))
        self.office = add_field(
            self.body,
            tr.t("Your office"),
            tr.t("Signs what you write, so that others know who changed what."),
            name="dialog.begin_from.office",
        )
        self.office.setText(settings.office)
        self.place = PlaceField(hub, tr, name="dialog.begin_from")
        self.place.set_name(names[0] if len(names) == 1 else manifest.office.name)
        self.body.addWidget(self.place)
        self.problem = Notice(hub, "", tone="crit", name="dialog.begin_from.problem")
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.body.addStretch(1)
        self.note.setText(tr.t("The file that you received stays as it is."))
        self.add_cancel()
        self.begin = self.add_button(tr.t("Begin"), name="dialog.begin_from.begin", kind="primary")
        self.begin.clicked.connect(self._begin)
        self.set_first(self.begin if settings.office else self.office)

    def _about(self, names: list[str], manifest: Manifest) -> QWidget:
        box = frame("sunken")
        column = QVBoxLayout(box)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(2)
        title = self.tr_.list(names) if names else self.tr_.t("No network yet")
        column.addWidget(Text(title, Role.STRONG, wrap=True, name="dialog.begin_from.networks"))
        line = told(manifest, self.tr_)
        column.addWidget(
            Text(line, Role.SECONDARY, tone="ink2", wrap=True, name="dialog.begin_from.told")
        )
        return box

    # Making it

    def _begin(self) -> None:
        office = " ".join(self.office.text().split())
        path, package = self.place.path(), self._package
        settings = dataclasses.replace(self._settings, office=office)
        self.problem.hide()
        self.begin.setEnabled(False)

        def work(token: Token) -> Workspace:
            return begin_from(package, path, office=office, step=token.progress)

        task = self._task = self._runner.start(
            work,
            on_result=lambda ws: self._done(ws, settings),
            on_error=self._failed,
            on_cancelled=lambda: self.begin.setEnabled(True),
        )
        ProgressDialog(
            self.hub,
            self.tr_,
            task,
            self.tr_.t("Your copy is being made"),
            name="dialog.begin_from.progress",
            parent=self,
        )

    def reject(self) -> None:
        """Close without making anything; what is being made is stopped by its own Cancel."""
        if self._task is None or self._task.is_done:
            super().reject()

    def _done(self, ws: Workspace, settings: Settings) -> None:
        self.accept()
        self.made.emit(ws, settings)

    def _failed(self, error: PasserelleError) -> None:
        self.begin.setEnabled(True)
        self.problem.set_text(error.message(self.tr_))
        self.problem.show()
        self.area.ensureWidgetVisible(self.problem)

    def _ended(self) -> None:
        self._package.close()
        self.deleteLater()
