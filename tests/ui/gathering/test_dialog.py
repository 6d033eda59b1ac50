"""Gathering in the window: choose files, see what became of each, go on to what is to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from pcve_desktop.exchange.gathering import Outcome
from pcve_desktop.models.actions import Action
from pcve_desktop.models.partners import Organisation
from pcve_desktop.services import records
from pcve_desktop.services.networks import networks
from pcve_desktop.store.errors import CannotWrite
from pcve_desktop.ui import wishes
from pcve_desktop.ui.gathering import dialog as module
from pcve_desktop.ui.gathering import lines
from pcve_desktop.ui.gathering.dialog import GatheringDialog
from pcve_desktop.ui.kit.dialogs import MessageDialog
from pcve_desktop.ui.partners.upkeep_pairs import PairsDialog
from tests.exchange.gathered import RIVE_EST, VALLON, Home, make_home
from tests.ui.kit.looking import clipped

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context

PASSWORD = "three words"  # noqa: S105 -- of a package that only this test makes


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> list[Home]:
    """Make two networks, once; both know the Médiathèque."""
    folder = tmp_path_factory.mktemp("homes")
    return [
        make_home(folder, RIVE_EST, partner="Médiathèque Olympe"),
        make_home(folder, VALLON, partner="Mediatheque olympe"),
    ]


@pytest.fixture
def came(made_once: list[Home], tmp_path: Path) -> list[Path]:
    """Return a package of each network and one that did not arrive whole."""
    paths = [home.pack(tmp_path / "came") for home in made_once]
    damaged = tmp_path / "came" / "damaged.passerelle-exchange"
    damaged.write_bytes(paths[0].read_bytes()[:-300])
    return [*paths, damaged]


@pytest.fixture
def dialog(context: Context, came: list[Path]) -> GatheringDialog:
    context.window.show()
    wishes.grant(context, "gather:" + "\n".join(map(str, came)))
    made = context.window.findChild(GatheringDialog)
    assert made is not None
    return made


def settle(context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not context.runner.running(), timeout=30_000)


def outcomes(dialog: GatheringDialog) -> list[Outcome | None]:
    return [row.found.outcome if row.found else None for row in dialog.rows()]


def choose(dialog: GatheringDialog, path: Path) -> None:
    assert dialog.table.select_id(str(path))


def test_the_files_stand_in_the_list_once_and_nothing_is_done_yet(
    dialog: GatheringDialog, came: list[Path], context: Context
) -> None:
    dialog.add(came)
    assert [row.path for row in dialog.rows()] == came
    assert dialog.go.label() == "Gather 3 files"
    assert len(networks(context.ws)) == 1


def test_each_file_gets_its_state_and_the_network_is_there(
    dialog: GatheringDialog, context: Context, came: list[Path], qtbot: QtBot
) -> None:
    heard: list[object] = []
    context.changed.connect(heard.append)
    dialog.go.click()
    assert not dialog.go.isEnabled()
    settle(context, qtbot)
    assert outcomes(dialog) == [Outcome.TAKEN, Outcome.TAKEN, Outcome.REFUSED]
    assert {item.name for item in networks(context.ws)} == {"Les Tilleuls", RIVE_EST, VALLON}
    assert len(heard) == 2
    assert dialog.note.text() == "2 files are in, 1 needs you"
    # The one that needs somebody is at hand, with its sentence.
    row = dialog.current()
    assert row is not None
    assert row.path == came[2]
    assert "is damaged" in dialog.detail.accessibleName()
    assert dialog.go.isHidden()


def test_a_row_says_all_of_it_to_a_screen_reader(
    dialog: GatheringDialog, context: Context, qtbot: QtBot
) -> None:
    dialog.go.click()
    settle(context, qtbot)
    said = dialog.model.row_in_words(0)
    assert said.startswith("Rive Est, Network Rive Est, From Maison du Fleuve")
    assert "State Taken in, What it brings " in said


def test_what_both_changed_leads_to_its_review(
    dialog: GatheringDialog, context: Context, made_once: list[Home], tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.go.click()
    settle(context, qtbot)
    home = made_once[0]
    records.update(context.ws, Action, home.action, values={"title": "Evening with a film"})
    home.edit(Action, home.action, title="Film debate")
    june = home.pack(tmp_path / "june")
    dialog.add([june])
    assert dialog.go.label() == "Gather 1 file"
    dialog.go.click()
    settle(context, qtbot)
    assert outcomes(dialog)[-1] is Outcome.REVIEW
    choose(dialog, june)
    assert lines.brings(dialog.rows()[-1], dialog.tr_).startswith("1 point changed by both")
    with qtbot.waitSignal(context.wished) as wished:
        dialog.review.click()
    assert wished.args == [f"receive:{june}"]
    assert not dialog.isVisible()


def test_a_password_is_asked_for_where_a_file_has_one(
    dialog: GatheringDialog, context: Context, made_once: list[Home], tmp_path: Path, qtbot: QtBot
) -> None:
    locked = made_once[0].pack(tmp_path, "locked", password=PASSWORD)
    dialog.add([locked])
    dialog.go.click()
    settle(context, qtbot)
    assert outcomes(dialog)[-1] is Outcome.LOCKED
    assert dialog.line.currentWidget() is dialog.password
    assert dialog.line.isVisible()
    dialog.password.setText(PASSWORD)
    assert dialog.go.label() == "Gather 1 file"
    dialog.go.click()
    settle(context, qtbot)
    assert outcomes(dialog)[-1] is Outcome.SAME
    assert not dialog.line.isVisible()


def test_proposals_lead_to_the_pairs_of_the_directory(
    dialog: GatheringDialog, context: Context, qtbot: QtBot
) -> None:
    context.wished.connect(lambda wish: wishes.grant(context, wish))
    dialog.go.click()
    settle(context, qtbot)
    qtbot.waitUntil(dialog.proposals.isVisible)
    assert dialog.proposals.label() == "Look at 1 proposal"
    dialog.proposals.click()
    qtbot.waitUntil(lambda: context.window.findChild(PairsDialog) is not None)
    pairs = context.window.findChild(PairsDialog)
    assert pairs is not None
    assert pairs.compared is not None
    said = {label: (one, two) for label, one, two in pairs.compared.said}
    assert set(said["Networks"]) == {"Rive Est (Member)", "Le Vallon (Member)"}
    assert len(context.data.everywhere(Organisation)) == 5
    pairs.reject()


def test_a_file_is_removed_from_the_list_by_delete(
    dialog: GatheringDialog, came: list[Path]
) -> None:
    choose(dialog, came[1])
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert [row.path for row in dialog.rows()] == [came[0], came[2]]


def test_files_and_folders_are_chosen(
    context: Context, came: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    context.window.show()
    made = GatheringDialog(context)
    made.open()
    assert not made.go.isEnabled()
    names = [str(came[0])]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", staticmethod(lambda *_a: (names, "")))
    made.files.click()
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", staticmethod(lambda *_a: str(came[0].parent))
    )
    made.folder.click()
    assert {row.path for row in made.rows()} == set(came)
    assert made.rows()[0].path == came[0]
    made.reject()


def test_stopping_keeps_what_is_in(dialog: GatheringDialog, context: Context, qtbot: QtBot) -> None:
    dialog.go.click()
    dialog.reject()
    assert dialog.isVisible()
    settle(context, qtbot)
    found = outcomes(dialog)
    assert None in found
    assert dialog.go.isEnabled()
    dialog.go.click()
    settle(context, qtbot)
    assert outcomes(dialog)[:2] == [Outcome.TAKEN, Outcome.TAKEN]
    dialog.reject()
    assert not dialog.isVisible()


def test_a_full_disk_is_told(
    dialog: GatheringDialog, context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_options: object) -> None:
        raise CannotWrite(context.ws.path.name)

    monkeypatch.setattr(module, "gather", full)
    dialog.go.click()
    settle(context, qtbot)
    assert context.window.findChildren(MessageDialog)
    assert dialog.go.isEnabled()


@pytest.mark.parametrize("size", [(1024, 700), (1366, 768)])
def test_nothing_is_cut(
    dialog: GatheringDialog, context: Context, qtbot: QtBot, size: tuple[int, int]
) -> None:
    context.window.resize(*size)
    dialog.go.click()
    settle(context, qtbot)
    assert clipped(dialog) == []
