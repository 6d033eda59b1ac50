"""Beginning a network: only the name is needed, and nothing half-made remains."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from pcve_desktop.i18n import mark
from pcve_desktop.models.partners import Membership, Organisation
from pcve_desktop.models.vocabularies import MemberRole
from pcve_desktop.services import networks
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.settings import Settings
from pcve_desktop.store.errors import CannotWrite
from pcve_desktop.ui.welcome.fields import file_name, free_path
from pcve_desktop.ui.welcome.new_network import NewNetworkDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator
    from pcve_desktop.store.workspace import Workspace
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.theme import ThemeHub


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(window: QWidget, hub: ThemeHub, tr: Translator, tmp_path: Path) -> NewNetworkDialog:
    made = NewNetworkDialog(
        hub=hub, tr=tr, settings=Settings(office="Espace Jeunes"), into=None, parent=window
    )
    made.set_place(tmp_path / "new" / "les-tilleuls.passerelle")
    made.open()
    return made


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Les Tilleuls", "Les Tilleuls.passerelle"),
        ("Pont-Neuf / Moulins", "Pont-Neuf - Moulins.passerelle"),
        ('a:b*c?"d', "a-b-c-d.passerelle"),
        ("..", "network.passerelle"),
        ("CON", "network CON.passerelle"),
        ("x" * 300, "x" * 80 + ".passerelle"),
        ("Ärger & Freude ", "Ärger & Freude.passerelle"),
    ],
)
def test_any_name_makes_a_file_name(name: str, file: str) -> None:
    assert file_name(name) == file


def test_a_taken_name_is_numbered(tmp_path: Path) -> None:
    (tmp_path / "Rive Est.passerelle").touch()
    (tmp_path / "Rive Est 2.passerelle").touch()
    assert free_path(tmp_path, "Rive Est").name == "Rive Est 3.passerelle"


def test_the_place_follows_the_name_until_it_is_chosen(
    window: QWidget, hub: ThemeHub, tr: Translator, tmp_path: Path
) -> None:
    dialog = NewNetworkDialog(hub=hub, tr=tr, settings=Settings(), into=None, parent=window)
    dialog.name.setText("Rive Est")
    assert dialog.path().name == "Rive Est.passerelle"
    assert dialog.place.shown.full_text() == str(dialog.path())
    dialog.set_place(tmp_path / "other")
    dialog.name.setText("Les Tilleuls")
    assert dialog.path() == tmp_path / "other.passerelle"


def test_a_name_is_all_that_is_needed(dialog: NewNetworkDialog, qtbot: QtBot) -> None:
    dialog.name.setText("Les Tilleuls")
    with qtbot.waitSignal(dialog.made) as made:
        dialog.begin.click()
    ws, network_id, settings = made.args
    assert [(item.id, item.name) for item in networks.networks(ws)] == [
        (network_id, "Les Tilleuls")
    ]
    assert settings.office == "Espace Jeunes"
    assert not dialog.isVisible()
    ws.close()


def test_city_lead_and_office_are_kept(dialog: NewNetworkDialog, qtbot: QtBot) -> None:
    dialog.name.setText(" Les Tilleuls ")
    dialog.city.setText("Valmont")
    dialog.lead.setText("Espace Jeunes")
    assert dialog.office is not None
    dialog.office.setText("  Prevention   service ")
    with qtbot.waitSignal(dialog.made) as made:
        dialog.begin.click()
    ws, network_id, settings = made.args
    data = Dataset(ws, network_id=network_id)
    assert (data.network.name, data.network.city) == ("Les Tilleuls", "Valmont")
    lead = next(row for row in data.all(Membership) if row.role is MemberRole.LEAD)
    assert data.title(Organisation, lead.organisation_id) == "Espace Jeunes"
    assert settings.office == "Prevention service"
    ws.close()


def test_without_a_name_the_dialog_says_so_and_stays(
    dialog: NewNetworkDialog, qtbot: QtBot
) -> None:
    dialog.name.setText("   ")
    with qtbot.assertNotEmitted(dialog.made):
        dialog.begin.click()
    assert dialog.problem.isVisible()
    assert dialog.name.property("error") is True
    assert not dialog.path().exists()
    dialog.name.setText("L")
    assert not dialog.problem.isVisible()
    assert dialog.name.property("error") is False


def test_an_existing_file_is_never_overwritten(dialog: NewNetworkDialog, qtbot: QtBot) -> None:
    dialog.path().parent.mkdir()
    dialog.path().write_text("something else")
    dialog.name.setText("Les Tilleuls")
    with qtbot.assertNotEmitted(dialog.made):
        dialog.begin.click()
    assert "already exists" in dialog.problem.accessibleName()
    assert dialog.path().read_text() == "something else"


def test_a_file_that_could_not_be_filled_goes_away_again(
    dialog: NewNetworkDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(ws: Workspace, **_values: object) -> None:
        with ws.write(mark("Sign in")):
            raise CannotWrite(ws.path.name)

    monkeypatch.setattr(networks, "create_network", fail)
    dialog.name.setText("Les Tilleuls")
    with qtbot.assertNotEmitted(dialog.made):
        dialog.begin.click()
    assert dialog.problem.isVisible()
    assert list(dialog.path().parent.iterdir()) == []


def test_a_network_added_to_an_open_file_asks_for_no_place(
    context: Context, qtbot: QtBot, tr: Translator
) -> None:
    dialog = NewNetworkDialog(
        hub=context.hub, tr=tr, settings=Settings(), into=context.ws, parent=context.window
    )
    assert dialog.office is None
    dialog.name.setText("Rive Est")
    with qtbot.waitSignal(dialog.made) as made:
        dialog.begin.click()
    assert made.args[0] is context.ws
    assert [item.name for item in networks.networks(context.ws)] == ["Les Tilleuls", "Rive Est"]
