"""Pictures saved from the window: reopened, whole, readable on paper; a failure said once."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from pcve_desktop.i18n import Translator
from pcve_desktop.reports.files import ExportError
from pcve_desktop.ui.kit.dialogs import MessageDialog
from pcve_desktop.ui.kit.palette import DARK, LIGHT
from pcve_desktop.ui.kit.picture_painter import PictureFonts
from pcve_desktop.ui.kit.picture_saving import MARGIN, file_stem, save_picture
from pcve_desktop.ui.kit.picture_view import PictureView
from tests.pictures.samples import builders

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcve_desktop.pictures.scene import Picture
    from pcve_desktop.ui.kit.theme import ThemeHub

FAMILY = "Source Sans Pro"
KINDS = sorted(builders(Translator("en")))
SAVE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def made(kind: str = "radar") -> Picture:
    width, build = builders(Translator("en"))[kind]
    return build(width)


@pytest.mark.parametrize("kind", KINDS)
def test_a_drawing_is_opened_again(kind: str, tmp_path: Path) -> None:
    picture, path = made(kind), tmp_path / "p.svg"
    save_picture(picture, path, family=FAMILY)
    root = ET.fromstring(path.read_text("utf-8"))  # noqa: S314 - our own output
    assert root.findtext("{http://www.w3.org/2000/svg}desc") == picture.description()
    assert float(root.get("width", "0")) == pytest.approx(picture.width + 2 * MARGIN, abs=0.01)


@pytest.mark.parametrize("kind", KINDS)
def test_an_image_is_opened_again(kind: str, tmp_path: Path, hub: ThemeHub) -> None:
    picture, path = made(kind), tmp_path / "P.PNG"
    save_picture(picture, path, family=hub.theme.family)
    image = QImage(str(path))
    assert abs(image.width() - 2 * (picture.width + 2 * MARGIN)) <= 2
    assert image.pixelColor(1, 1) == QColor(LIGHT.surface)
    assert image.text("Description") == " ".join(picture.description().split())
    inked = {image.pixelColor(x, y).rgb() for x in range(0, image.width(), 5)
             for y in range(0, image.height(), 5)}  # fmt: skip
    assert len(inked) > 2


def test_names_are_good_on_every_system() -> None:
    assert file_stem('Who: "a/b"?') == "Who a b"
    assert file_stem("...") == "picture"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def view(hub: ThemeHub, tr: Translator, qtbot: QtBot, window: QWidget) -> PictureView:
    width, build = builders(tr)["bars"]
    shown = PictureView(build, lambda: asdict(DARK), PictureFonts(hub.theme.family), tr, window)
    shown.resize(width, 300)
    window.resize(700, 400)
    window.show()
    qtbot.waitExposed(window)
    shown.setFocus()
    qtbot.waitUntil(shown.hasFocus)
    return shown


def _choose(monkeypatch: pytest.MonkeyPatch, name: str, kind: int) -> list[str]:
    asked: list[str] = []

    def answer(_parent: QWidget, _title: str, start: str, kinds: str) -> tuple[str, str]:
        asked.append(start)
        return name, kinds.split(";;")[kind]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return asked


def test_the_keyboard_saves_what_is_shown_in_light_colours(
    view: PictureView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _choose(monkeypatch, str(tmp_path / "who"), 1)
    QTest.keyClick(view, Qt.Key.Key_S, SAVE)
    assert asked[0].endswith(f"{view.picture().title}.svg")
    image = QImage(str(tmp_path / "who.png"))
    assert image.pixelColor(1, 1) == QColor(LIGHT.surface)
    assert [action.text() for action in view.menu_actions()] == [
        "Show as a table", "Save as picture",
    ]  # fmt: skip


def test_a_failure_is_said_in_one_sentence_and_nothing_is_left(
    view: PictureView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    (tmp_path / "taken.svg").mkdir()
    _choose(monkeypatch, str(tmp_path / "taken.svg"), 0)
    view.menu_actions()[1].trigger()
    said = view.window().findChild(MessageDialog)
    assert said is not None
    assert "taken.svg is open in another program or protected" in said.accessibleDescription()
    said.reject()
    assert [path.name for path in tmp_path.iterdir()] == ["taken.svg"]
    with pytest.raises(ExportError):
        save_picture(view.picture(), tmp_path / "no" / "where.svg", family=FAMILY)


def test_changing_ones_mind_writes_nothing(
    view: PictureView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _choose(monkeypatch, "", 0)
    view.menu_actions()[1].trigger()
    assert list(tmp_path.iterdir()) == []
