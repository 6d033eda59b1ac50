"""Saving a picture of the window as a drawing or an image, light on white whatever the theme."""

from __future__ import annotations

import re
from dataclasses import asdict
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QDir, QIODevice, QStandardPaths
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QFileDialog

from pcve_desktop.pictures.svg import picture_to_svg
from pcve_desktop.reports.files import ExportError, replacing
from pcve_desktop.ui.kit.dialogs import MessageDialog
from pcve_desktop.ui.kit.palette import LIGHT
from pcve_desktop.ui.kit.picture_painter import PictureFonts, paint_picture
from pcve_desktop.ui.kit.theme import ThemeHub

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pcve_desktop.i18n import Translator
    from pcve_desktop.pictures.scene import Picture

MARGIN = 16
SHARPNESS = 2.0
"""Pixels of an image for each px of the picture."""

_DRAWING, _IMAGE = ".svg", ".png"
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def ask_and_save(view: QWidget, picture: Picture, family: str, tr: Translator) -> None:
    """Ask where to save a picture and write it; say in one sentence when that is not possible."""
    drawing = tr.t("Drawing") + f" (*{_DRAWING})"
    image = tr.t("Image") + f" (*{_IMAGE})"
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    start = Path(folder or QDir.homePath()) / f"{file_stem(picture.title)}{_DRAWING}"
    name, chosen = QFileDialog.getSaveFileName(
        view, tr.t("Save as picture"), str(start), f"{drawing};;{image}"
    )
    if not name:
        return
    path = Path(name)
    if path.suffix.lower() not in {_DRAWING, _IMAGE}:
        path = path.with_name(path.name + (_IMAGE if chosen == image else _DRAWING))
    try:
        save_picture(picture, path, family=family)
    except ExportError as error:
        _say(view, error.message(tr), tr)


def save_picture(picture: Picture, path: Path, *, family: str) -> None:
    """Write a picture as SVG or PNG, as the name of the file says; whole or not at all.

    Both carry the title and the text alternative. Raise `ExportError` when the file cannot be
    written.
    """
    colours = asdict(LIGHT)
    if path.suffix.lower() == _IMAGE:
        content = _png(picture, colours, family)
    else:
        content = picture_to_svg(picture, colours, margin=MARGIN, ground="surface").encode()
    with replacing(path) as temporary:
        temporary.write_bytes(content)


def file_stem(title: str) -> str:
    """Return a title as the name of a file on every system."""
    return " ".join(_FORBIDDEN.sub(" ", title).split()).strip(" .")[:80] or "picture"


def _png(picture: Picture, colours: dict[str, str], family: str) -> bytes:
    width, height = (ceil(side) + 2 * MARGIN for side in (picture.width, picture.height))
    image = QImage(round(width * SHARPNESS), round(height * SHARPNESS), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARPNESS)
    image.fill(QColor(colours["surface"]))
    painter = QPainter(image)
    painter.translate(MARGIN, MARGIN)
    paint_picture(painter, picture, colours, PictureFonts(family))
    painter.end()
    image.setText("Title", picture.title)
    image.setText("Description", picture.description())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stub wants the format as bytes
    return bytes(buffer.data().data())


def _say(view: QWidget, text: str, tr: Translator) -> None:
    app = QApplication.instance()
    hub = app.findChild(ThemeHub) if app is not None else None
    if hub is None:
        return
    MessageDialog(
        hub, tr, tr.t("The picture was not saved"), text, [("ok", tr.t("Close"), "primary")],
        name="dialog.picture", parent=view.window(),
    ).open()  # fmt: skip
