"""Files of other offices that are dropped on the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDropEvent

from pcve_desktop.exchange.manifest import SUFFIX

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pcve_desktop.ui.context import Context

_SUFFIXES = (SUFFIX, ".passerelle")


class ReceivedDrops(QObject):
    """Takes files of offices that are dropped on a widget, and wishes for their review."""

    def __init__(self, context: Context, widget: QWidget) -> None:
        super().__init__(widget)
        self._context = context
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}:
            return False
        if not isinstance(event, QDropEvent) or not (found := _files(event)):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if kind == QEvent.Type.Drop:
            self._receive(found)
        return True

    def _receive(self, paths: list[Path]) -> None:
        """Review one file; several are gathered, each by itself."""
        if len(paths) == 1:
            self._context.wished.emit(f"dropped:{paths[0]}")
        else:
            self._context.wished.emit("gather:" + "\n".join(map(str, paths)))


def _files(event: QDropEvent) -> list[Path]:
    """Return the files of offices among what is dropped; only files of this computer."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.name.casefold().endswith(_SUFFIXES) and path.is_file()]
