"""Deciding in the preview: matches, fields, words and saved columns, through the controls."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from pcve_desktop.imports.changes import Way
from pcve_desktop.imports.items import ORGANISATION, Verdict
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.vocabularies import Sector
from pcve_desktop.services import records
from pcve_desktop.services.mappings import ColumnsDefinition, save_columns, saved_columns
from pcve_desktop.ui.importing.decisions import Which
from pcve_desktop.ui.importing.saved_dialog import SavedColumnsDialog
from pcve_desktop.ui.importing.words_dialog import WordsDialog
from tests.ui.importing.driving import bring_in, preview, read
from tests.ui.kit.looking import clipped

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.importing.dialog import ImportDialog

LIST = """\
Structure;Ville;Domaine
Colège des Tilleuls;Valmont;Pédagogie
Éccole du Pont;Valmont;Pédagogie
Chorale;Valmont;Musique
"""


@pytest.fixture
def path(tmp_path: Path, context: Context) -> Path:
    """Write a list of which two organisations may be known."""
    for name in ("Collège des Tilleuls", "École du Pont"):
        values = {"name": name, "city": "Rive Est"}
        context.data.invalidate(records.create(context.ws, Organisation, values=values))
    made = tmp_path / "partenaires.csv"
    made.write_text(LIST, encoding="utf-8")
    return made


def press(dialog: ImportDialog, name: str) -> None:
    """Click a control by its name."""
    found = dialog.findChild(QWidget, name)
    assert isinstance(found, QAbstractButton), name
    found.click()


def at(qtbot: QtBot, dialog: ImportDialog, name: str) -> None:
    """Go to an organisation of the list."""
    shown = dialog.preview.list
    rows = [shown.lines.index(row) for row in range(shown.lines.rowCount())]
    shown.setCurrentIndex(next(index for index in rows if index.data() == name))
    dialog.preview.decide()


def organisations(context: Context) -> dict[str, Organisation]:
    return {each.name: each for each in context.data.organisations()}


def test_what_is_open_stays_out_and_is_said(
    qtbot: QtBot, dialog: ImportDialog, context: Context, path: Path
) -> None:
    preview(qtbot, dialog, path)
    assert dialog.preview.figures["To decide"].number.text() == "2"
    assert dialog.note.text() == "2 organisations wait for a decision and stay out."
    assert dialog.apply.label() == "Import 1 organisation"
    bring_in(qtbot, dialog)
    assert "Chorale" in organisations(context)
    assert not {"Colège des Tilleuls", "Éccole du Pont"} & set(organisations(context))


def test_one_is_decided_and_the_rest_alike(
    qtbot: QtBot, dialog: ImportDialog, context: Context, path: Path
) -> None:
    preview(qtbot, dialog, path)
    at(qtbot, dialog, "Colège des Tilleuls")
    press(dialog, "import.detail.which.same.0")
    qtbot.waitUntil(lambda: dialog.preview.undecided() == 1)
    lines = dialog.preview.list.lines
    assert lines.decisions.item("Colège des Tilleuls").known_as == "Collège des Tilleuls"
    # It stays in its place, with what was decided beside it.
    assert lines.index(1).data() == "Colège des Tilleuls"
    press(dialog, "import.detail.which.rest")
    qtbot.waitUntil(lambda: dialog.preview.undecided() == 0)
    assert dialog.preview.figures["Updated"].number.text() == "2"
    bring_in(qtbot, dialog)
    known = organisations(context)
    assert known["École du Pont"].other_names == "Éccole du Pont"


def test_new_out_and_another_one(
    qtbot: QtBot, dialog: ImportDialog, context: Context, path: Path
) -> None:
    preview(qtbot, dialog, path)
    decisions = dialog.preview.list.lines.decisions
    at(qtbot, dialog, "Colège des Tilleuls")
    press(dialog, "import.detail.which.new")
    qtbot.waitUntil(lambda: decisions.which("Colège des Tilleuls") == (Which.NEW, ""))
    at(qtbot, dialog, "Éccole du Pont")
    press(dialog, "import.detail.which.out")
    qtbot.waitUntil(lambda: dialog.preview.left_out() == {"Éccole du Pont"})
    at(qtbot, dialog, "Chorale")
    press(dialog, "import.detail.otherwise")
    press(dialog, "import.detail.which.another")
    line = cast("QLineEdit", dialog.findChild(QLineEdit, "import.detail.which.another.line"))
    line.setText("Collège des Tilleuls (Rive Est)")
    line.editingFinished.emit()
    qtbot.waitUntil(lambda: decisions.item("Chorale").known_as == "Collège des Tilleuls")
    bring_in(qtbot, dialog)
    known = organisations(context)
    assert "Colège des Tilleuls" in known
    assert known["Collège des Tilleuls"].other_names == "Chorale"
    assert "Éccole du Pont" not in known


def test_a_field_is_taken_here_and_everywhere(
    qtbot: QtBot, dialog: ImportDialog, context: Context, path: Path
) -> None:
    preview(qtbot, dialog, path)
    decisions = dialog.preview.list.lines.decisions
    at(qtbot, dialog, "Colège des Tilleuls")
    press(dialog, "import.detail.which.same.0")
    qtbot.waitUntil(lambda: dialog.preview.undecided() == 1)
    press(dialog, "import.detail.which.rest")
    qtbot.waitUntil(lambda: dialog.preview.undecided() == 0)
    press(dialog, f"import.detail.way.{ORGANISATION}.city.TAKE")
    press(dialog, f"import.detail.way.{ORGANISATION}.city.all")
    for name in ("Colège des Tilleuls", "Éccole du Pont"):
        (city,) = (each for each in decisions.item(name).changes if each.field == "city")
        assert city.way is Way.TAKE
    bring_in(qtbot, dialog)
    assert {each.city for each in organisations(context).values() if each.city} == {"Valmont"}


def test_decisions_outlive_another_look_at_the_columns(
    qtbot: QtBot, dialog: ImportDialog, path: Path
) -> None:
    preview(qtbot, dialog, path)
    at(qtbot, dialog, "Colège des Tilleuls")
    press(dialog, "import.detail.which.same.0")
    qtbot.waitUntil(lambda: dialog.preview.undecided() == 1)
    dialog.back.click()
    dialog.next.click()
    qtbot.waitUntil(lambda: dialog.steps.currentWidget() is dialog.preview)
    item = dialog.preview.list.lines.decisions.item("Colège des Tilleuls")
    assert (item.verdict, item.decided) == (Verdict.UPDATE, True)


def test_words_get_a_meaning_and_are_remembered(
    qtbot: QtBot, dialog: ImportDialog, context: Context, path: Path
) -> None:
    read(qtbot, dialog, path)
    dialog.next.click()
    assert not dialog.columns.saved.isVisible()
    press(dialog, "import.columns.2.words")
    asked = dialog.window().findChild(WordsDialog)
    assert asked is not None
    assert clipped(asked) == []
    combo = asked.combos[0]
    combo.setCurrentIndex(combo.findData(Sector.YOUTH_EDUCATION.value))
    asked.use.click()
    dialog.next.click()
    qtbot.waitUntil(lambda: dialog.steps.currentWidget() is dialog.preview)
    item = dialog.preview.list.lines.decisions.item("Colège des Tilleuls")
    assert item.values["sector"] is Sector.YOUTH_EDUCATION
    remember = dialog.preview.remember
    assert remember.wanted() == ""
    remember.switch.click()
    assert remember.wanted() == "Partenaires"
    bring_in(qtbot, dialog)
    (kept,) = saved_columns(context.ws)
    assert kept.definition is not None
    assert kept.definition.words == {"organisation.sector": {"pedagogie": "youth_education"}}


def test_columns_can_be_saved_without_an_import(
    qtbot: QtBot, dialog: ImportDialog, context: Context, path: Path
) -> None:
    preview(qtbot, dialog, path)
    at(qtbot, dialog, "Chorale")
    press(dialog, "import.detail.otherwise")
    press(dialog, "import.detail.which.out")
    qtbot.waitUntil(lambda: not dialog.apply.isEnabled())
    dialog.preview.remember.switch.click()
    assert dialog.apply.label() == "Save the columns"
    dialog.apply.click()
    assert not dialog.isVisible()
    assert [each.name for each in saved_columns(context.ws)] == ["Partenaires"]


def test_saved_columns_are_recognised_chosen_and_not_offered_again(
    qtbot: QtBot, dialog: ImportDialog, context: Context, path: Path
) -> None:
    ours = ColumnsDefinition(
        (("Structure", "organisation.name"), ("Ville", "organisation.neighbourhoods"),
         ("Domaine", None)),
        role="member",
    )  # fmt: skip
    save_columns(context.ws, name="Mairie", definition=ours)
    read(qtbot, dialog, path)
    dialog.next.click()
    strip = dialog.columns.saved
    assert strip.isVisible()
    assert "Read as saved under “Mairie”: 3 of 3 columns" in strip.told.accessibleName()
    assert dialog.columns.mapping() == {0: "organisation.name", 1: "organisation.neighbourhoods"}
    assert dialog.columns.panel.role.currentData() == "member"
    dialog.next.click()
    qtbot.waitUntil(lambda: dialog.steps.currentWidget() is dialog.preview)
    assert dialog.preview.remember.isHidden()
    dialog.back.click()
    strip.combo.setCurrentIndex(0)
    strip.combo.settled.emit()
    assert dialog.columns.mapping()[1] == "organisation.city"
    assert not strip.told.isVisible()


def test_columns_of_another_version_are_left_alone(
    qtbot: QtBot, dialog: ImportDialog, context: Context, path: Path
) -> None:
    from pcve_desktop.models.keeping import ImportMapping

    values = {"name": "Plus tard", "definition": '{"version": 7}'}
    records.create(context.ws, ImportMapping, values=values)
    read(qtbot, dialog, path)
    dialog.next.click()
    strip = dialog.columns.saved
    strip.combo.setCurrentIndex(1)
    strip.combo.settled.emit()
    assert "comes from another version" in strip.told.accessibleName()
    assert dialog.columns.mapping()[1] == "organisation.city"


def test_saved_columns_get_other_names_and_go(
    qtbot: QtBot, dialog: ImportDialog, context: Context
) -> None:
    ours = ColumnsDefinition((("Structure", "organisation.name"),))
    for name in ("A", "B"):
        save_columns(context.ws, name=name, definition=ours)
    names = SavedColumnsDialog(context, parent=dialog)
    names.open()
    line = cast("QLineEdit", names.findChild(QLineEdit, "import.saved.0"))
    line.setText("Mairie")
    line.editingFinished.emit()
    line.setText("")
    line.editingFinished.emit()
    assert names.problem.isVisible()
    assert line.text() == "Mairie"
    found = names.findChild(QWidget, "import.saved.1.delete")
    assert isinstance(found, QAbstractButton)
    found.click()
    assert [each.name for each in saved_columns(context.ws)] == ["Mairie"]
    assert clipped(names) == []
    names.accept()
