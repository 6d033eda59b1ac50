"""A list of partners comes by mail: read, corrected, decided, imported, undone, imported again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QWidget

from pcve_desktop.models.keeping import ImportMapping
from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.models.vocabularies import Sector
from pcve_desktop.services.mappings import saved_columns
from pcve_desktop.ui.importing.dialog import ImportDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcve_desktop.store.workspace import Workspace
    from tests.ui.evenings.keyboard import Evening

LIST = """\
Liste des partenaires;;;;;
Structure;Ville;Tél;Courriel;Domaine;Permanences
Colège des Tilleuls;Valmont;03 53 01 20 11;;Pédagogie;lundi
F.C. Tilleuls;Valmont;03 53 01 44 18;;Ballon;mardi
Atelier du Pont;Valmont;03 53 01 99 01;atelier@pont.example;Pédagogie;jeudi
Chorale des Saules;Rive Est;;chorale@saules.example;Musique;vendredi
Total;;4;;;
"""


@pytest.fixture
def asked(evening: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Evening:
    """Answer the window of the system that asks for a file: no key of ours goes there."""
    path = tmp_path / "Partenaires 2026.csv"
    path.write_bytes(LIST.replace("\n", "\r\n").encode("cp1252"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    return evening


def dialog(evening: Evening) -> ImportDialog:
    """Return the import at hand."""
    found = evening.window.findChildren(ImportDialog)
    return next(each for each in found if each.isVisible())


def rest(evening: Evening, qtbot: QtBot) -> None:
    """Wait until what runs in the background is done."""
    shell = evening.window.shell
    assert shell is not None
    qtbot.waitUntil(lambda: shell.context.runner.running() == 0)
    evening.settle()


def workspace(evening: Evening) -> Workspace:
    assert evening.window.shell is not None
    return evening.window.shell.context.ws


def begin(evening: Evening, qtbot: QtBot) -> None:
    """Open the file and go to its columns."""
    evening.reach("rail.network")
    evening.press("Tab")
    while evening.focus.objectName() != "rail.partners":
        evening.press("Down")
    evening.press("Space")
    evening.reach("partners.import")
    evening.press("Space")
    assert evening.focus.objectName() == "import.file"
    evening.press("Space")
    rest(evening, qtbot)
    assert evening.focus.objectName() == "import.next"
    evening.press("Space")


def preview(evening: Evening, qtbot: QtBot) -> None:
    """Go on to the preview."""
    evening.reach("import.next")
    evening.press("Space")
    rest(evening, qtbot)
    assert evening.focus.objectName() == "import.list"


def names(evening: Evening) -> list[str]:
    return sorted(each.name for each in evening.data.organisations())


def go_to(evening: Evening, name: str) -> None:
    """Walk with the arrows to an organisation of the list."""
    shown = dialog(evening).preview.list
    evening.press("Home")
    for _ in range(shown.lines.rowCount()):
        if shown.currentIndex().data() == name:
            return
        evening.press("Down")
    raise AssertionError(name)


def import_as_wished(evening: Evening, qtbot: QtBot) -> None:
    """Correct a column, map a word, decide a likely match, keep the columns, import."""
    begin(evening, qtbot)
    # “Permanences” is when the house is open; here it goes to the needs, for the meeting.
    combo = evening.reach("import.columns.5")
    assert isinstance(combo, QComboBox)
    assert combo.currentText() == "Notes"
    evening.type("Needs")
    assert combo.currentText() == "Needs"
    evening.reach("import.columns.4.words", key="Shift+Tab")
    assert evening.focus.accessibleName() == "2 words not understood"
    evening.press("Space")
    assert evening.focus.objectName() == "import.words.0"
    assert evening.focus.accessibleName() == "Meaning of “Pédagogie”"
    evening.type("Youth")
    evening.press("Return")
    assert evening.focus.objectName() == "import.columns.4.words"
    preview(evening, qtbot)

    go_to(evening, "Colège des Tilleuls")
    evening.press("Return")
    assert evening.focus.objectName() == "import.detail.which.later"
    evening.press("Up", "Up", "Up")
    assert evening.focus.objectName() == "import.detail.which.same.0"
    evening.reach("import.remember")
    evening.press("Space", "Tab")
    evening.press("Ctrl+A")
    evening.type("From the town hall")
    evening.reach("import.apply")
    evening.press("Space")
    rest(evening, qtbot)


def test_a_list_is_imported_as_decided(asked: Evening, qtbot: QtBot) -> None:
    import_as_wished(asked, qtbot)
    assert names(asked) == [
        "Atelier du Pont", "Chorale des Saules", "Collège des Tilleuls", "Espace Jeunes",
        "FC Tilleuls", "La Fraternité",
    ]  # fmt: skip
    by_name = {each.name: each for each in asked.data.organisations()}
    school, workshop = by_name["Collège des Tilleuls"], by_name["Atelier du Pont"]
    assert (school.other_names, school.needs) == ("Colège des Tilleuls", "lundi")
    assert workshop.sector is Sector.YOUTH_EDUCATION
    assert workshop.needs == "jeudi"
    phones = {each.organisation_id: each.phone for each in asked.data.everywhere(Contact)}
    assert phones[school.id] == "03 53 01 20 11"


def test_one_undo_takes_the_import_back_and_leaves_the_columns(
    asked: Evening, qtbot: QtBot
) -> None:
    before = names(asked)
    import_as_wished(asked, qtbot)
    assert len(names(asked)) == len(before) + 2
    asked.press("Ctrl+Z")
    assert names(asked) == before
    assert all(each.needs is None for each in asked.data.everywhere(Organisation))
    (kept,) = saved_columns(workspace(asked))
    assert kept.name == "From the town hall"
    assert "Atelier" not in str(kept.definition)


def test_the_next_list_is_read_as_the_first(asked: Evening, qtbot: QtBot) -> None:
    import_as_wished(asked, qtbot)
    asked.press("Ctrl+Z")
    begin(asked, qtbot)
    told = dialog(asked).columns.saved.told.accessibleName()
    assert "Read as saved under “From the town hall”: 6 of 6 columns." in told
    combo = asked.reach("import.columns.5")
    assert isinstance(combo, QComboBox)
    assert combo.currentText() == "Needs"
    preview(asked, qtbot)
    asked.reach("import.apply")
    asked.press("Space")
    rest(asked, qtbot)
    by_name = {each.name: each for each in asked.data.organisations()}
    assert by_name["Atelier du Pont"].sector is Sector.YOUTH_EDUCATION
    # What was not decided this time stayed out.
    assert by_name["Collège des Tilleuls"].needs is None
    assert len(asked.all(ImportMapping)) <= 1


def test_a_second_import_changes_nothing(asked: Evening, qtbot: QtBot) -> None:
    import_as_wished(asked, qtbot)
    begin(asked, qtbot)
    preview(asked, qtbot)
    shown = dialog(asked).preview
    assert shown.figures["Unchanged"].number.text() == "3"
    # The one that was left open is asked about again.
    assert shown.figures["To decide"].number.text() == "1"
    assert not dialog(asked).apply.isEnabled()
    asked.press("Escape")
    assert names(asked).count("Collège des Tilleuls") == 1


def test_fields_are_decided_one_by_one(asked: Evening, qtbot: QtBot) -> None:
    import_as_wished(asked, qtbot)
    begin(asked, qtbot)
    # This time the permanences are notes again: what is known differs, and ours is kept.
    asked.reach("import.columns.1")
    asked.type("Address")
    preview(asked, qtbot)
    go_to(asked, "Atelier du Pont")
    asked.press("Tab")
    asked.reach("import.detail.way.-1.address")
    asked.press("Space")
    assert QApplication.focusWidget() is not None
    assert asked.focus.objectName() == "import.detail.way.-1.address"
    asked.reach("import.apply")
    asked.press("Space")
    rest(asked, qtbot)
    known = {each.name: each.address for each in asked.data.organisations()}
    assert known["Atelier du Pont"] is None
    assert known["Chorale des Saules"] == "Rive Est"


def test_everything_can_be_reached(asked: Evening, qtbot: QtBot) -> None:
    import_as_wished(asked, qtbot)
    begin(asked, qtbot)
    asked.reach("import.saved_columns", key="Shift+Tab")
    asked.reach("import.saved_columns.names")
    asked.press("Space")
    line = asked.reach("import.saved.0")
    assert isinstance(line, QWidget)
    asked.press("Ctrl+A")
    asked.type("Town hall", enter=True)
    (kept,) = saved_columns(workspace(asked))
    assert kept.name == "Town hall"
    # Enter closed the names; the last ones are forgotten.
    asked.press("Space")
    asked.reach("import.saved.0.delete")
    asked.press("Space")
    assert saved_columns(workspace(asked)) == []
