"""What changes many actions: at once when they are few, beside the window when they are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.ui.kit.dialogs import ProgressDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.tasks import Token

    Service = Callable[[Callable[[], None]], Changes]

# So many are changed within a blink.
_FEW = 100


def perform_many(context: Context, count: int, service: Service, *, title: str, done: str) -> None:
    """Call a service on so many actions; it calls what it is given before each of them.

    Many run beside the window with a dialog in which it can be stopped; nothing is then changed.
    """
    if count <= _FEW:
        context.perform(lambda: service(lambda: None), done=done)
        return

    def work(token: Token) -> Changes:
        return service(token.check)

    task = context.runner.start(
        work,
        on_result=lambda changes: context.announce(changes, done=done),
        on_error=context.show_error,
        database=True,
    )
    dialog = ProgressDialog(
        context.hub,
        context.tr,
        task,
        title,
        name="dialog.many.progress",
        parent=context.window,
    )
    # At once: nobody writes meanwhile.
    dialog.open()
