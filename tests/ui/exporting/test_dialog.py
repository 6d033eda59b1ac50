"""The export dialog: what is chosen, what is left out, the pages, and what is written."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QWidget

from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.partners import Contact
from pcve_desktop.models.vocabularies import FindingKind
from pcve_desktop.services import partners, records
from pcve_desktop.ui.exporting.dialog import ExportDialog
from pcve_desktop.ui.exporting.omissions import LeftOut
from pcve_desktop.ui.exporting.personal import PassagesDialog, PersonalLook
from pcve_desktop.ui.exporting.preview import Paper
from pcve_desktop.ui.exporting.saved import SavedDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context

PHONES = "Phone numbers and e-mail addresses"


@pytest.fixture
def dialog(context: Context, qtbot: QtBot, opened: list[str]) -> Iterator[ExportDialog]:
    """Return the dialog over a network with one partner and its contact."""
    assert opened == []
    context.window.show()
    context.today = lambda: dt.date(2026, 11, 24)  # type: ignore[method-assign] # a fixed day
    changes = context.perform(
        lambda: partners.add_partner(
            context.ws, network_id=context.network_id, values={"name": "FC Tilleuls"}
        )
    )
    assert changes is not None
    club = changes.created["organisation"][-1]
    values = {"organisation_id": club, "function": "Coach", "phone": "06 39 98 12 40"}
    context.perform(lambda: records.create(context.ws, Contact, values=values))
    made = ExportDialog(context)
    made.open()
    yield made
    qtbot.waitUntil(lambda: context.runner.running() == 0)


def button(dialog: ExportDialog, name: str) -> QAbstractButton:
    found = dialog.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def left_out(dialog: ExportDialog) -> list[str]:
    found = dialog.findChild(LeftOut, "export.left_out")
    assert found is not None
    return found.sentences() if found.isVisibleTo(dialog) else []


def page_number(dialog: ExportDialog) -> str:
    found = dialog.findChild(QLabel, "export.preview.number")
    assert found is not None
    return found.text()


def error(context: Context) -> str:
    found = [w for w in context.window.findChildren(QDialog, "dialog.error") if w.isVisible()]
    return found[-1].accessibleDescription() if found else ""


def test_members_get_everything_and_the_city_no_contacts(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    assert button(dialog, "export.audience.network").isChecked()
    qtbot.waitUntil(lambda: page_number(dialog) != "")
    assert PHONES not in left_out(dialog)
    button(dialog, "export.audience.city").click()
    qtbot.waitUntil(lambda: PHONES in left_out(dialog))
    found = dialog.findChild(LeftOut, "export.left_out")
    assert found is not None
    assert found.accessibleName() == "Left out for the city"
    assert not button(dialog, "export.audience.network").isChecked()


def test_everybody_is_told_how_more_could_go_out(dialog: ExportDialog, qtbot: QtBot) -> None:
    button(dialog, "export.audience.public").click()
    found = dialog.findChild(LeftOut, "export.left_out")
    assert found is not None
    qtbot.waitUntil(lambda: "validated" in found.accessibleDescription())


def test_the_names_of_the_files_follow_the_choices(dialog: ExportDialog) -> None:
    assert dialog.note.text() == "tilleuls-network-2026-11-24.pdf and .xlsx"
    assert button(dialog, "export.save").accessibleName() == "Save the files"
    button(dialog, "export.audience.city").click()
    button(dialog, "export.document.workbook").click()
    assert dialog.note.text() == "tilleuls-city-2026-11-24.pdf"
    assert button(dialog, "export.save").accessibleName() == "Save the file"
    language = dialog.findChild(QComboBox, "export.language")
    assert language is not None
    language.setCurrentIndex(language.findData("fr"))
    assert dialog.note.text() == "tilleuls-ville-2026-11-24.pdf"


def test_without_a_format_there_is_nothing_to_save(dialog: ExportDialog) -> None:
    for name in ("export.document.summary", "export.document.workbook"):
        button(dialog, name).click()
    assert not button(dialog, "export.save").isEnabled()
    assert dialog.note.text() == "Choose at least one document."


def test_the_pages_appear_and_are_turned_by_keyboard(dialog: ExportDialog, qtbot: QtBot) -> None:
    assert page_number(dialog) == ""
    qtbot.waitUntil(lambda: page_number(dialog).startswith("Page 1 of "))
    paper = dialog.findChild(Paper, "export.preview.paper")
    assert paper is not None
    first = paper.grab().toImage()
    pane = dialog.findChild(QWidget, "export.preview")
    assert pane is not None
    qtbot.keyClick(pane, Qt.Key.Key_PageDown)
    last = page_number(dialog).rpartition(" ")[2]
    assert page_number(dialog) == f"Page {min(2, int(last))} of {last}"
    assert (paper.grab().toImage() != first) == (int(last) > 1)


def test_an_answer_to_an_earlier_choice_is_not_shown(dialog: ExportDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page_number(dialog) != "")
    button(dialog, "export.audience.city").click()
    assert page_number(dialog) == ""
    qtbot.waitUntil(lambda: page_number(dialog) != "")


def test_closing_while_the_pages_are_made_does_no_harm(
    dialog: ExportDialog, context: Context, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: context.runner.running() >= 1)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    qtbot.waitUntil(lambda: context.runner.running() == 0)


def saved(context: Context) -> SavedDialog:
    return next(d for d in context.window.findChildren(SavedDialog) if d.isVisible())


def test_saving_writes_both_files_and_shows_where(
    dialog: ExportDialog, context: Context, qtbot: QtBot, tmp_path: Path, opened: list[str]
) -> None:
    folder = tmp_path / "out"
    dialog.set_folder(folder)
    with qtbot.waitSignal(dialog.accepted):
        button(dialog, "export.save").click()
    assert sorted(path.name for path in folder.iterdir()) == [
        "tilleuls-network-2026-11-24.pdf",
        "tilleuls-network-2026-11-24.xlsx",
    ]
    assert (folder / "tilleuls-network-2026-11-24.pdf").read_bytes().startswith(b"%PDF")
    book = openpyxl.load_workbook(folder / "tilleuls-network-2026-11-24.xlsx")
    assert "06 39 98 12 40" in {cell.value for row in book["Contacts"].rows for cell in row}
    said = saved(context)
    assert said.windowTitle() == "2 files saved"
    assert said.accessibleDescription() == (
        f"In the folder {folder}:\n"
        "tilleuls-network-2026-11-24.pdf\ntilleuls-network-2026-11-24.xlsx"
    )
    assert said.findChild(QAbstractButton, "export.saved.file") is None
    found = said.findChild(QAbstractButton, "export.saved.folder")
    assert found is not None
    found.click()
    assert opened == [str(folder)]


def test_a_file_that_was_saved_is_opened(
    dialog: ExportDialog, context: Context, qtbot: QtBot, tmp_path: Path, opened: list[str]
) -> None:
    dialog.set_folder(tmp_path)
    button(dialog, "export.document.workbook").click()
    with qtbot.waitSignal(dialog.accepted):
        button(dialog, "export.save").click()
    found = saved(context).findChild(QAbstractButton, "export.saved.file")
    assert found is not None
    found.click()
    assert opened == [str(tmp_path / "tilleuls-network-2026-11-24.pdf")]


def test_the_city_gets_no_phone_number(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.set_folder(tmp_path)
    button(dialog, "export.audience.city").click()
    button(dialog, "export.document.summary").click()
    with qtbot.waitSignal(dialog.accepted):
        button(dialog, "export.save").click()
    book = openpyxl.load_workbook(tmp_path / "tilleuls-city-2026-11-24.xlsx")
    values = {cell.value for sheet in book for row in sheet.rows for cell in row}
    assert "FC Tilleuls" in values
    assert "06 39 98 12 40" not in values


def test_cancel_leaves_nothing(dialog: ExportDialog, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    dialog.set_folder(folder)
    button(dialog, "export.cancel").click()
    assert not dialog.isVisible()
    assert not folder.exists()


def test_closing_while_files_are_written_leaves_no_half_file(
    dialog: ExportDialog, context: Context, qtbot: QtBot, tmp_path: Path, opened: list[str]
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    dialog.set_folder(folder)
    button(dialog, "export.save").click()
    assert not button(dialog, "export.save").isEnabled()
    dialog.reject()
    qtbot.waitUntil(lambda: context.runner.running() == 0)
    assert not [path for path in folder.iterdir() if path.suffix == ".part"]
    assert opened == []


def test_a_folder_that_cannot_be_written_gives_one_sentence(
    dialog: ExportDialog, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("not a folder", "utf-8")
    dialog.set_folder(blocked)
    button(dialog, "export.save").click()
    qtbot.waitUntil(lambda: error(context) != "")
    assert error(context) == (
        f"Nothing can be written in the folder {blocked}. "
        "Nothing was changed; choose another folder, then export again."
    )
    assert dialog.isVisible()
    assert button(dialog, "export.save").isEnabled()
    assert blocked.read_text("utf-8") == "not a folder"


def add_finding(context: Context, statement: str, **more: object) -> str:
    values = {
        "network_id": context.network_id,
        "cycle_id": context.cycle_id,
        "kind": FindingKind.NEED,
        "statement": statement,
        **more,
    }
    changes = context.perform(lambda: records.create(context.ws, Finding, values=values))
    assert changes is not None
    return changes.created["finding"][0]


def look(dialog: ExportDialog) -> str:
    found = dialog.findChild(PersonalLook, "export.look")
    assert found is not None
    return found.accessibleName()


@pytest.fixture
def personal(context: Context, qtbot: QtBot, opened: list[str]) -> Iterator[ExportDialog]:
    """Return the dialog over a finding that names somebody, here and inside the network."""
    assert opened == []
    context.window.show()
    add_finding(context, "Karim B. feels left out", disagreement="Léa M. sees it otherwise")
    made = ExportDialog(context)
    made.open()
    yield made
    qtbot.waitUntil(lambda: context.runner.running() == 0)


def passages(dialog: ExportDialog) -> PassagesDialog:
    return next(d for d in dialog.findChildren(PassagesDialog) if d.isVisible())


def test_it_says_when_nothing_looks_personal(dialog: ExportDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: look(dialog) == "Nothing in it looks personal.")


def test_passages_are_counted_for_the_audience(personal: ExportDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: look(personal) == "2 passages look personal")
    button(personal, "export.audience.city").click()
    qtbot.waitUntil(lambda: look(personal) == "1 passage looks personal")
    button(personal, "export.audience.public").click()
    qtbot.waitUntil(lambda: look(personal) == "Nothing in it looks personal.")


def test_saving_shows_them_once_and_then_saves(
    personal: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    personal.set_folder(folder)
    button(personal, "export.save").click()
    qtbot.waitUntil(lambda: bool(personal.findChildren(PassagesDialog)))
    shown = passages(personal)
    assert not folder.exists()
    around = [shown.table.model().index(row, 2).data() for row in range(2)]
    assert around == ["Karim B. feels left out", "Léa M. sees it otherwise"]

    with qtbot.waitSignal(personal.accepted):
        button(personal, "export.personal.save").click()
    assert len(list(folder.iterdir())) == 2


def test_who_has_looked_is_not_asked_again(
    personal: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    personal.set_folder(tmp_path / "out")
    qtbot.waitUntil(lambda: personal.findChild(QAbstractButton, "export.look.look") is not None)
    button(personal, "export.look.look").click()
    shown = passages(personal)
    assert shown.findChild(QAbstractButton, "export.personal.save") is None
    shown.reject()

    with qtbot.waitSignal(personal.accepted):
        button(personal, "export.save").click()


def test_open_goes_to_the_record_and_closes_the_export(
    personal: ExportDialog, context: Context, qtbot: QtBot
) -> None:
    gone: list[tuple[str, dict[str, str]]] = []
    context.going.connect(lambda place, where: gone.append((place, where)))
    qtbot.waitUntil(lambda: personal.findChild(QAbstractButton, "export.look.look") is not None)
    button(personal, "export.look.look").click()
    button(personal, "export.personal.open").click()

    assert not personal.isVisible()
    (finding,) = context.data.all(Finding)
    assert [(place, where["record"]) for place, where in gone] == [("step", finding.id)]


def test_many_files_are_counted(dialog: ExportDialog) -> None:
    button(dialog, "export.document.all").click()
    button(dialog, "export.document.step-sheets").click()
    assert dialog.note.text() == "3 files"


def test_a_file_that_is_open_elsewhere_is_said_and_left_alone(
    dialog: ExportDialog, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    name = "tilleuls-network-2026-11-24.xlsx"
    (tmp_path / name).write_bytes(b"old")
    (tmp_path / f"~${name}").write_bytes(b"")
    dialog.set_folder(tmp_path)
    button(dialog, "export.save").click()
    qtbot.waitUntil(lambda: error(context) != "")
    assert error(context).startswith(f"{name} is open in another program. ")
    assert (tmp_path / name).read_bytes() == b"old"
    assert not list(tmp_path.glob("*.pdf"))
    assert dialog.isVisible()
