"""Files of offices that are dropped on the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from pcve_desktop.ui.drops import ReceivedDrops

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context


@pytest.fixture
def target(context: Context, qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    ReceivedDrops(context, widget)
    return widget


def drop(target: QWidget, *paths: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    rest = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier)  # fmt: skip
    enter = QDragEnterEvent(QPoint(5, 5), *rest)
    enter.ignore()
    QCoreApplication.sendEvent(target, enter)
    if enter.isAccepted():
        QCoreApplication.sendEvent(target, QDropEvent(QPointF(5, 5), *rest))
    return enter.isAccepted()


def made(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.write_bytes(b"x")
    return paths


@pytest.mark.parametrize("name", ["a.passerelle-exchange", "B.Passerelle"])
def test_one_file_is_looked_through(
    target: QWidget, context: Context, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    (path,) = made(tmp_path, name)
    with qtbot.waitSignal(context.wished) as wished:
        assert drop(target, path)
    assert wished.args == [f"dropped:{path}"]


def test_several_are_gathered(
    target: QWidget, context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    one, two, other = made(tmp_path, "a.passerelle-exchange", "b.passerelle-exchange", "c.pdf")
    with qtbot.waitSignal(context.wished) as wished:
        assert drop(target, one, two, other)
    assert wished.args == [f"gather:{one}\n{two}"]


def test_anything_else_is_left_alone(target: QWidget, tmp_path: Path) -> None:
    (path,) = made(tmp_path, "a.pdf")
    assert not drop(target, path)
    assert not drop(target, tmp_path / "gone.passerelle-exchange")
    assert not drop(target)
