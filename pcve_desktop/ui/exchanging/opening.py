"""Opening a received file: copied here, its password asked for, verified, compared. No write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pcve_desktop.exchange import waiting
from pcve_desktop.exchange.arriving import is_package
from pcve_desktop.exchange.errors import PasswordNeeded, WrongPassword
from pcve_desktop.exchange.package import Package, open_package, open_workspace_copy
from pcve_desktop.exchange.planning import OtherNetwork, find_again, make_plan, refuse_other
from pcve_desktop.exchange.review import Plan
from pcve_desktop.exchange.waiting import WaitingFile
from pcve_desktop.i18n import mark
from pcve_desktop.ui.exchanging.deciding import Deciding
from pcve_desktop.ui.kit.dialogs import MessageDialog, ProgressDialog
from pcve_desktop.ui.kit.password_dialog import PasswordDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pcve_desktop.errors import PasserelleError
    from pcve_desktop.i18n import Translator
    from pcve_desktop.store.workspace import Workspace
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.tasks import Token

COPYING = mark("Copying the file")


@dataclass(frozen=True, slots=True)
class Opened:
    """A received file that was looked into: its copy, what it holds, what it would change.

    `fresh` says that it came just now; `refused` why it would usually not be taken in here.
    """

    file: WaitingFile
    package: Package
    plan: Plan
    fresh: bool
    refused: OtherNetwork | None = None


class Desk:
    """Where the file lies that is looked through."""

    def __init__(self) -> None:
        self.opened: Opened | None = None

    def clear(self) -> None:
        """Close the file."""
        opened, self.opened = self.opened, None
        if opened is not None:
            opened.package.close()

    @staticmethod
    def compare(
        ws: Workspace, opened: Opened | None, tr: Translator, token: Token | None = None
    ) -> Plan:
        """Compare a file that is open once more, or what was put aside."""
        if opened is None:
            return find_again(ws, words=tr)
        step = by_percent(token, tr) if token is not None else None
        return make_plan(ws, opened.package, step=step, words=tr)


@dataclass(frozen=True, slots=True)
class KeptReview:
    """A review that goes on in another language; `opened` is None for what was put aside."""

    opened: Opened | None
    deciding: Deciding
    shown: bool


def by_percent(token: Token, tr: Translator) -> Callable[[int, int, str], None]:
    """Return a step that checks for cancelling, and tells each percent and each new title once."""
    told: tuple[int, str] | None = None

    def step(done: int, total: int, text: str) -> None:
        nonlocal told
        token.check()
        now = (done * 100 // total if total else 0, text)
        if now != told:
            told = now
            token.progress(done, total, tr.t(text) if text else "")

    return step


class Opening(QObject):
    """Opens one file; `opened` comes once, or nothing. Goes with the window.

    With `ask`, a file about other networks is asked about before it is shown.
    """

    opened = Signal(object)

    def __init__(self, context: Context, *, ask: bool) -> None:
        super().__init__(context.window)
        self._context, self._ask = context, ask

    def open_new(self, path: Path) -> None:
        """Open a file that came just now."""
        self._start(path, None, None)

    def open_waiting(self, file: WaitingFile) -> None:
        """Open a file that waits."""
        self._start(file.path, file, None)

    def _start(self, path: Path, file: WaitingFile | None, password: str | None) -> None:
        context = self._context

        def work(token: Token) -> Opened:
            return _open(context, path, file, password, token)

        found: list[Opened] = []
        wrong: list[PasserelleError] = []
        task = context.runner.start(
            work, on_result=found.append, on_error=wrong.append, database=True
        )
        ProgressDialog(
            context.hub,
            context.tr,
            task,
            context.tr.t("The file is being looked at"),
            name="exchange.progress",
            parent=context.window,
        )

        def ended() -> None:
            if found:
                self._found(found[0])
            elif wrong:
                self._failed(wrong[0], path, file, retried=password is not None)
            else:
                self.deleteLater()

        # Connected after the progress, which gives the focus back when it closes.
        task.finished.connect(ended)

    def _failed(
        self, error: PasserelleError, path: Path, file: WaitingFile | None, *, retried: bool
    ) -> None:
        context = self._context
        if not isinstance(error, PasswordNeeded | WrongPassword):
            context.show_error(error)
            self.deleteLater()
            return
        name = file.name if file is not None else path.name
        dialog = PasswordDialog(
            context.hub,
            context.tr,
            context.tr.t(
                "“{name}” has a password. The office that made the file knows it; it is best "
                "asked for by phone.",
                name=name,
            ),
            name="exchange.password",
            problem=error.message(context.tr) if retried else "",
            parent=context.window,
        )
        dialog.entered.connect(lambda password: self._start(path, file, password))
        dialog.rejected.connect(self.deleteLater)
        dialog.open()

    def _found(self, opened: Opened) -> None:
        if opened.refused is None or not self._ask:
            self._tell(opened)
            return
        context, t = self._context, self._context.tr.t
        networks = context.tr.list([one.name for one in opened.package.manifest.networks])
        dialog = MessageDialog(
            context.hub,
            context.tr,
            t("A file about other networks"),
            t(
                "It is about {networks}, which this file does not hold. It can be taken in beside "
                "{network}; nothing is changed before you have seen it.",
                networks=networks,
                network=context.data.network.name,
            ),
            [("leave", t("Leave it"), "default"), ("look", t("Look through it"), "primary")],
            name="exchange.other",
            parent=context.window,
        )
        dialog.answered.connect(lambda answer: self._answered(answer, opened))
        dialog.open()

    def _answered(self, answer: str, opened: Opened) -> None:
        if answer == "look":
            self._tell(opened)
            return
        opened.package.close()
        if opened.fresh:
            waiting.let_go(opened.file)
        self.deleteLater()

    def _tell(self, opened: Opened) -> None:
        self.opened.emit(opened)
        self.deleteLater()


def _open(
    context: Context, path: Path, file: WaitingFile | None, password: str | None, token: Token
) -> Opened:
    """Copy, verify and compare a file; a copy that leads to nothing is removed again."""
    ws, tr = context.ws, context.tr
    step = by_percent(token, tr)
    before = file
    if file is None:
        known = {each.path for each in waiting.waiting_files(ws.workspace_id)}
        file = waiting.keep(
            ws.workspace_id,
            path,
            now=context.now(),
            step=lambda done, total: step(done, total, COPYING),
        )
        before = file if file.path in known else None
    package = None
    try:
        package = (
            open_package(file.path, password, step=step)
            if is_package(file.path)
            else open_workspace_copy(file.path)
        )
        manifest = package.manifest
        refused = None
        try:
            refuse_other(ws, manifest)
        except OtherNetwork as error:
            refused = error
        names = [one.name for one in manifest.networks]
        file = waiting.describe(file, office=manifest.office.name, network=", ".join(names))
        plan = make_plan(ws, package, step=step, words=tr)
    except BaseException:
        if package is not None:
            package.close()
        if before is None:
            waiting.let_go(file)
        raise
    return Opened(file, package, plan, before is None, refused)
