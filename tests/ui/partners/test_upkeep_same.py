"""It is the same as…: who is offered first, and who is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from pcve_desktop.services import networks, partners
from pcve_desktop.ui.partners.upkeep_same import SameAsDialog
from tests.ui.partners.upkeep_driving import add, get, opened

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context


@pytest.fixture
def dialog(context: Context) -> SameAsDialog:
    club = add(context, "FC Tilleuls")
    add(context, "Arts Centre", other_names="Old Mill")
    add(context, "FC Tilleul", city="Valmont")
    made = networks.create_network(context.ws, name="Rive Est", tr=context.tr)
    other = partners.add_partner(
        context.ws, network_id=made.created["network"][0], values={"name": "Boxing"}
    )
    for changes in (made, other):
        context.data.invalidate(changes)
    dialog = SameAsDialog(context, get(context, club))
    opened(context, dialog)
    return dialog


def titles(dialog: SameAsDialog) -> list[str]:
    rows = dialog.results.model()
    return [str(rows.index(at, 0).data()) for at in range(rows.rowCount())]


def test_alike_names_come_first_and_other_networks_are_named(dialog: SameAsDialog) -> None:
    assert titles(dialog) == [
        "FC Tilleul, Valmont", "Arts Centre, Old Mill", "Boxing, Rive Est", "Espace Jeunes",
    ]  # fmt: skip


def test_found_under_a_former_name_and_chosen_by_keyboard(
    dialog: SameAsDialog, context: Context, qtbot: QtBot
) -> None:
    dialog.field.setText("Óld mill")
    assert titles(dialog) == ["Arts Centre, Old Mill"]
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.keyPress(dialog.field, Qt.Key.Key_Return)
    assert get(context, chosen.args[0]).name == "Arts Centre"


def test_nobody_fits(dialog: SameAsDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.field, "zzz")
    assert titles(dialog) == []
    assert dialog.nothing.isVisible()
