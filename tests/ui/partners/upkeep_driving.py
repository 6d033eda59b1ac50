"""Partners that look alike, and the dialogs of the upkeep."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.services import partners, records

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.dialogs import Dialog

OLD = dt.date(2020, 1, 5)


def add(context: Context, name: str, **values: Any) -> str:
    """Bring in a partner and return its identifier."""
    made = partners.add_partner(
        context.ws, network_id=context.network_id, values={"name": name, **values}
    )
    context.data.invalidate(made)
    return made.created["organisation"][0]


def add_contact(context: Context, organisation_id: str, function: str, **values: Any) -> str:
    """Add a contact and return its identifier."""
    made = records.create(
        context.ws, Contact,
        values={"organisation_id": organisation_id, "function": function, **values},
    )  # fmt: skip
    context.data.invalidate(made)
    return str(made.first_id)


def names(context: Context) -> list[str]:
    """Return the names of the partners."""
    return [item.name for item in context.data.organisations()]


def opened(context: Context, dialog: Dialog) -> Dialog:
    """Show the window and a dialog over it."""
    context.window.show()
    dialog.open()
    settle()
    return dialog


def latest(name: str) -> Any:
    """Return the dialog of that name that can be seen."""
    settle()
    found = [
        window for window in QApplication.topLevelWidgets()
        if window.objectName() == name and window.isVisible()
    ]  # fmt: skip
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0]


def settle() -> None:
    """Let the window do what was asked for."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def get(context: Context, organisation_id: str) -> Organisation:
    """Return an organisation as it is now."""
    found = context.data.get(Organisation, organisation_id)
    assert found is not None
    return found
