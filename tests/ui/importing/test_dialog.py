"""The import dialog from the file to the undo, by keyboard, and when things go wrong."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from pcve_desktop.imports.apply import apply_plan
from pcve_desktop.models.partners import Contact, Membership, Organisation
from pcve_desktop.models.vocabularies import MemberRole
from pcve_desktop.services import history
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.store.errors import CannotWrite
from pcve_desktop.ui.importing.dialog import ImportDialog
from tests.ui.importing.driving import bring_in, preview, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.ui.context import Context


def members(context: Context) -> list[str]:
    return [organisation.name for organisation in context.data.organisations()]


def test_dialog_asks_for_a_file_first(dialog: ImportDialog) -> None:
    assert dialog.objectName() == "import"
    assert dialog.focusWidget() is dialog.file.choose
    assert not dialog.next.isEnabled()
    assert dialog.note.text().startswith("Choose a file to begin")
    assert not dialog.apply.isVisible()
    assert not dialog.back.isVisible()


def test_file_says_what_was_found_out(qtbot: QtBot, dialog: ImportDialog, table_path: Path) -> None:
    read(qtbot, dialog, table_path)
    assert dialog.file.size_text.text() == "6 rows, 9 columns"
    assert dialog.file.file_name.full_text() == "liste.csv"
    said = dialog.file.notes.accessibleName()
    for part in ("Encoding: UTF-8", "separated by “;”", "Header: row 1"):
        assert part in said
    rows = dialog.file.rows.rows
    assert (rows.rowCount(), rows.columnCount()) == (6, 9)
    assert rows.index(1, 0).data() == "FC Tilleuls"
    assert rows.headerData(0, Qt.Orientation.Vertical) == "2"
    assert not dialog.file.sheet.isVisible()
    assert dialog.next.isEnabled()
    assert dialog.focusWidget() is dialog.next


def test_whole_import_is_one_undo(
    qtbot: QtBot, dialog: ImportDialog, context: Context, table_path: Path
) -> None:
    before = context.ws.path.read_bytes()
    heard: list[Changes] = []
    context.changed.connect(heard.append)
    preview(qtbot, dialog, table_path)
    assert context.ws.path.read_bytes() == before
    assert dialog.apply.label() == "Import 4 organisations"
    assert "You can undo this. A backup is made" in dialog.note.text()
    bring_in(qtbot, dialog)
    assert members(context) == [
        "Club FC Tilleuls",
        "Espace Jeunes",
        "FC Tilleuls",
        "Le Pont",
        "Médiathèque",
    ]
    assert len(heard) == 1
    assert heard[0].batch_id
    assert [contact.professional for contact in context.data.everywhere(Contact)] == [None] * 4
    assert list(context.ws.path.parent.rglob("*import*"))
    context.undo()
    assert members(context) == ["Espace Jeunes"]
    assert history.can_undo(context.ws) is not None


def test_known_fields_are_kept(
    qtbot: QtBot, dialog: ImportDialog, context: Context, library: str, table_path: Path
) -> None:
    preview(qtbot, dialog, table_path)
    bring_in(qtbot, dialog)
    known = context.data.get(Organisation, library)
    assert known is not None
    assert (known.address, known.city) == ("1 quai des Tilleuls", "Valmont")


def test_organisations_can_be_left_out(
    qtbot: QtBot, dialog: ImportDialog, context: Context, table_path: Path
) -> None:
    preview(qtbot, dialog, table_path)
    dialog.preview.take_focus()
    QTest.keyClick(dialog.preview.list, Qt.Key.Key_Space)
    assert dialog.apply.label() == "Import 3 organisations"
    assert dialog.preview.figures["New"].number.text() == "2"
    assert dialog.preview.figures["Left out"].about.text() == "1 row without name, 1 by choice"
    # The tick stays away when the columns are looked at again.
    dialog.back.click()
    dialog.next.click()
    qtbot.waitUntil(lambda: dialog.steps.currentWidget() is dialog.preview)
    assert dialog.preview.left_out() == {"Le Pont"}
    bring_in(qtbot, dialog)
    assert "Le Pont" not in members(context)


def test_nothing_ticked_is_nothing_to_import(
    qtbot: QtBot, dialog: ImportDialog, table_path: Path
) -> None:
    preview(qtbot, dialog, table_path)
    lines = dialog.preview.list.lines
    for row in range(lines.rowCount()):
        lines.setData(lines.index(row), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert not dialog.apply.isEnabled()
    assert dialog.note.text() == "Tick at least one organisation."


def test_second_import_finds_nothing_new(
    qtbot: QtBot, dialog: ImportDialog, context: Context, table_path: Path
) -> None:
    preview(qtbot, dialog, table_path)
    bring_in(qtbot, dialog)
    again = ImportDialog(context)
    again.open()
    preview(qtbot, again, table_path)
    assert again.preview.figures["Unchanged"].number.text() == "4"
    assert not again.apply.isEnabled()
    assert again.note.text() == "Everything in this file is known already: nothing to import."
    again.reject()


def test_names_come_in_with_the_agreement_only(
    qtbot: QtBot, dialog: ImportDialog, context: Context, table_path: Path
) -> None:
    read(qtbot, dialog, table_path)
    dialog.next.click()
    panel = dialog.columns.panel
    assert not panel.agreed.isChecked()
    assert panel.names.text().startswith("2 names stay out.")
    panel.agreed.click()
    assert panel.names.text() == "2 names come in, with the date."
    panel.date.line.setText("32/13/2026")
    dialog.next.click()
    assert dialog.steps.currentWidget() is dialog.columns
    assert panel.date.problem()
    panel.date.write(dt.date(2026, 3, 4))
    panel.role.setCurrentIndex(panel.role.findData(MemberRole.MEMBER.value))
    dialog.next.click()
    qtbot.waitUntil(lambda: dialog.steps.currentWidget() is dialog.preview)
    assert not dialog.preview.names.isVisible()
    bring_in(qtbot, dialog)
    named = {
        (contact.professional, contact.agreed_on)
        for contact in context.data.everywhere(Contact)
        if contact.professional
    }
    day = dt.date(2026, 3, 4)
    assert named == {("Samir Brenner", day), ("Anne Muller", day)}
    roles = [row.role for row in context.data.all(Membership)]
    assert sorted(roles) == sorted([MemberRole.LEAD, *[MemberRole.MEMBER] * 4])


def test_columns_are_chosen_by_keyboard(
    qtbot: QtBot, dialog: ImportDialog, table_path: Path
) -> None:
    read(qtbot, dialog, table_path)
    dialog.next.click()
    combo = dialog.findChild(QWidget, "import.columns.0")
    assert combo is not None
    assert dialog.focusWidget() is combo
    assert combo.accessibleName() == "Meaning of the column “Nom”"
    assert combo.accessibleDescription().startswith("Sure. The header and the values agree.")
    # Walking to “Not imported” takes the names away: the next step says what is missing.
    QTest.keyClick(combo, Qt.Key.Key_Home)
    QTest.keyClick(combo, Qt.Key.Key_Tab)
    assert not dialog.next.isEnabled()
    assert dialog.note.text() == "Choose the column that holds the names of the organisations."


def test_unreadable_file_is_one_sentence(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path, table_path: Path
) -> None:
    broken = tmp_path / "liste.xlsx"
    broken.write_bytes(b"PK not a workbook")
    read(qtbot, dialog, broken)
    assert dialog.problem.isVisible()
    assert "not a readable .xlsx workbook" in dialog.problem.accessibleName()
    assert not dialog.next.isEnabled()
    read(qtbot, dialog, table_path)
    assert not dialog.problem.isVisible()
    # What was read stays when the next file cannot be.
    read(qtbot, dialog, tmp_path / "gone.csv")
    assert dialog.problem.isVisible()
    assert dialog.file.file_name.full_text() == "liste.csv"
    assert dialog.next.isEnabled()


def test_header_alone_is_nothing_to_import(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    path = tmp_path / "vide.csv"
    path.write_text("Nom;Adresse\n", encoding="utf-8")
    read(qtbot, dialog, path)
    assert "has no rows to import" in dialog.problem.accessibleName()


def test_sheet_of_a_workbook_is_chosen(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for name, rows in {"Sport": ["Nom", "FC Tilleuls"], "Autres": ["Nom", "A", "B"]}.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([row])
    del book["Sheet"]
    path = tmp_path / "liste.xlsx"
    book.save(path)
    read(qtbot, dialog, path)
    assert dialog.file.sheet.isVisible()
    assert dialog.file.sheet.currentText() == "Sport"
    dialog.file.sheet.setCurrentText("Autres")
    dialog.file.sheet.settled.emit()
    qtbot.waitUntil(lambda: dialog.file.size_text.text() == "2 rows, 1 column")
    assert dialog.file.sheet.currentText() == "Autres"


def test_file_can_be_dropped(qtbot: QtBot, dialog: ImportDialog, table_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(table_path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    enter = QDragEnterEvent(QPoint(10, 10), copy, data, left, none.NoModifier)
    dialog.file.dragEnterEvent(enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(10, 10), copy, data, left, none.NoModifier)
    dialog.file.dropEvent(drop)
    qtbot.waitUntil(dialog.next.isEnabled)


def test_web_link_cannot_be_dropped(dialog: ImportDialog) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/liste.csv")])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(1, 1), copy, data, left, Qt.KeyboardModifier.NoModifier)
    enter.ignore()
    dialog.file.dragEnterEvent(enter)
    assert not enter.isAccepted()


def test_button_asks_the_system_for_a_file(
    qtbot: QtBot, dialog: ImportDialog, table_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(*_: Any) -> tuple[str, str]:
        return str(table_path), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    dialog.file.choose.click()
    qtbot.waitUntil(dialog.next.isEnabled)


def test_failed_write_says_so_and_keeps_the_preview(
    qtbot: QtBot,
    dialog: ImportDialog,
    context: Context,
    table_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    preview(qtbot, dialog, table_path)

    def refuse(*_: Any, **__: Any) -> None:
        raise CannotWrite("les-tilleuls.passerelle")

    monkeypatch.setattr("pcve_desktop.ui.importing.dialog.apply_plan", refuse)
    dialog.apply.click()
    qtbot.waitUntil(dialog.problem.isVisible)
    assert dialog.isVisible()
    assert dialog.apply.isEnabled()
    assert members(context) == ["Espace Jeunes"]


def test_stopped_import_leaves_nothing(
    qtbot: QtBot,
    dialog: ImportDialog,
    context: Context,
    table_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    preview(qtbot, dialog, table_path)

    def stopped(*args: Any, step: Callable[[int, int, str], None], **values: Any) -> Changes:
        def after_the_first(done: int, total: int, name: str) -> None:
            if done == 1 and dialog._task is not None:
                dialog._task.cancel()
            step(done, total, name)

        return apply_plan(*args, step=after_the_first, **values)

    monkeypatch.setattr("pcve_desktop.ui.importing.dialog.apply_plan", stopped)
    dialog.apply.click()
    qtbot.waitUntil(lambda: context.runner.running() == 0)
    fresh = Dataset(context.ws, network_id=context.network_id)
    assert [organisation.name for organisation in fresh.organisations()] == ["Espace Jeunes"]
    assert dialog.isVisible()
    assert dialog.apply.isEnabled()


def test_closing_writes_nothing(
    qtbot: QtBot, dialog: ImportDialog, context: Context, table_path: Path
) -> None:
    preview(qtbot, dialog, table_path)
    before = context.ws.path.read_bytes()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert context.ws.path.read_bytes() == before


def test_detail_follows_the_list(qtbot: QtBot, dialog: ImportDialog, table_path: Path) -> None:
    preview(qtbot, dialog, table_path)
    lines = dialog.preview.list.lines
    said: dict[str, str] = {}
    for row in range(lines.rowCount()):
        dialog.preview.list.setCurrentIndex(lines.index(row))
        qtbot.waitUntil(lambda: not dialog.preview._pause.isActive())
        said[str(lines.index(row).data())] = texts(dialog.preview.detail)
    assert "From row 2 of liste.csv" in said["Le Pont"]
    assert "From rows 3 and 4 of liste.csv" in said["FC Tilleuls"]
    assert "Perhaps the same organisation as “Club FC Tilleuls”" in said["FC Tilleuls"]
    assert "“sur demande” is not a phone number" in said["FC Tilleuls"]
    assert "In the directory as “Médiathèque”. Same name." in said["Médiathèque"]
    assert "Kept. The file says: 9 place du Marché" in said["Médiathèque"]
    assert "03 53 01 00 04" in said["Row 7"]
    assert "added to the directory" in said["New organisations"]


def texts(widget: QWidget) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in widget.findChildren(QLabel))
