"""Undo and redo in the window: at once when little changes, with its progress when much does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.services import history
from pcve_desktop.ui.kit.dialogs import ProgressDialog

if TYPE_CHECKING:
    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.journal.history import Candidate
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.tasks import Token

# So many records are taken back within a blink.
_MANY = 150


def take_back(context: Context, candidate: Candidate | None, kind: str) -> None:
    """Take back what was done, or bring it back (`kind` "redo"), and say which."""
    tr = context.tr
    if candidate is None:
        context.say(
            tr.t("Nothing to undo since this file was opened.")
            if kind == "undo"
            else tr.t("Nothing to redo."),
            icon="info",
        )
        return
    if len(history.batch_records(context.ws, candidate.batch_id)) > _MANY:
        _take_much_back(context, candidate, kind)
        return
    changes = context.perform(lambda: history.take_back(context.ws, candidate.batch_id, kind=kind))
    if changes is not None:
        _say_taken(context, candidate, kind, changes)


def _take_much_back(context: Context, candidate: Candidate, kind: str) -> None:
    """Take back an import or a whole cycle while the window stays alive."""

    def work(token: Token) -> Changes:
        # What the token raises leaves everything as it is.
        return history.take_back(context.ws, candidate.batch_id, kind=kind, check=token.check)

    def taken(changes: Changes) -> None:
        context.announce(changes)
        _say_taken(context, candidate, kind, changes)

    task = context.runner.start(work, on_result=taken, on_error=context.show_error, database=True)
    dialog = ProgressDialog(
        context.hub,
        context.tr,
        task,
        context.label(candidate),
        name="dialog.undo.progress",
        parent=context.window,
    )
    # At once: nobody writes meanwhile.
    dialog.open()


def _say_taken(context: Context, candidate: Candidate, kind: str, changes: Changes) -> None:
    tr = context.tr
    what = context.label(candidate)
    # What was done often holds a colon of its own ("Delete: …"), so that none stands before it.
    text = (
        tr.t("{what} – undone", what=what) if kind == "undo" else tr.t("{what} – redone", what=what)
    )
    if changes.kept:
        text += " " + tr.n(
            "One later change was kept.", "{count} later changes were kept.", changes.kept
        )
    context.say(text, icon="undo" if kind == "undo" else "redo")
