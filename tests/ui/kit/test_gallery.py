"""The whole kit on one page: it draws, nothing is cut, every control has a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)

from tests.ui.kit.gallery import Gallery, make_dialog
from tests.ui.kit.looking import clipped, picture

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import Choice, ThemeHub

# Qt's own buttons are named by their text.
NATIVE = (QPushButton, QCheckBox, QRadioButton, QToolButton)


@pytest.fixture
def gallery(qtbot: QtBot, hub: ThemeHub, tr: Translator) -> Gallery:
    made = Gallery(hub, tr)
    qtbot.addWidget(made)
    made.resize(1366, 1700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def colours(image: QImage) -> set[str]:
    steps = range(0, image.height(), 3)
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in steps}


def shows_all(gallery: Gallery) -> None:
    """Fail with the texts that are cut."""
    assert clipped(gallery) == []


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_gallery_draws_in_each_theme(gallery: Gallery, hub: ThemeHub, choice: Choice) -> None:
    hub.set_choice(choice)
    found = {colour.upper() for colour in colours(picture(gallery).toImage())}
    for token in ("canvas", "rail", "surface", "accent", "soft", "sunken", "mute_bg"):
        assert hub.theme.hex(token) in found, token


@pytest.mark.parametrize(
    ("factor", "width"), [(1.0, 1366), (1.0, 1024), (1.0, 683), (1.3, 1366), (1.6, 1366)]
)
def test_no_text_is_cut(
    qtbot: QtBot, gallery: Gallery, hub: ThemeHub, factor: float, width: int
) -> None:
    hub.set_text_factor(factor)
    gallery.resize(width, 1700)
    qtbot.waitUntil(lambda: gallery.width() == width)
    # Changes of height travel through nested layouts in several events.
    qtbot.waitUntil(lambda: shows_all(gallery), timeout=1000)
    assert gallery.page.area.horizontalScrollBar().maximum() == 0


def test_every_control_has_a_name(gallery: Gallery) -> None:
    for button in gallery.findChildren(QAbstractButton):
        if button.isVisible() and button.window() is gallery:
            assert button.accessibleName() or (isinstance(button, NATIVE) and button.text())


def test_every_control_of_the_kit_has_a_path(gallery: Gallery) -> None:
    for button in gallery.findChildren(QAbstractButton):
        if type(button).__module__.startswith("pcve_desktop"):
            assert "." in button.objectName(), button.accessibleName()


def test_dialog_is_not_cut(qtbot: QtBot, gallery: Gallery, hub: ThemeHub, tr: Translator) -> None:
    dialog: QWidget = make_dialog(hub, tr, gallery)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert clipped(dialog) == []
    dialog.close()


def test_clipped_finds_what_is_cut(qtbot: QtBot) -> None:
    holder = QWidget()
    button = QPushButton("A label that is far too long for its place", holder)
    button.setGeometry(0, 0, 40, 30)
    qtbot.addWidget(holder)
    holder.show()
    assert clipped(holder) == [button.text()]
