"""F5: the meeting on the wall, begun and ended from the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from pcve_desktop.ui.projecting.presenter import Presenter
    from pcve_desktop.ui.projecting.session import Kept
    from pcve_desktop.ui.shell import Shell


class Presenting(QObject):
    """Knows whether there is a projection, and lets it follow the facilitator."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self.presenter: Presenter | None = None
        # Where the facilitator's window was, for the next projection.
        self._geometry = QByteArray()
        shortcut = QShortcut(QKeySequence("F5"), shell)
        shortcut.setObjectName("shortcut.F5")
        shortcut.activated.connect(self.toggle)
        shell.context.looking.connect(self._follow)
        shell.context.wished.connect(self._wished)

    def toggle(self) -> None:
        """Begin the projection with the page at hand, or end it."""
        if self.presenter is not None:
            self.presenter.session.end()
            return
        self._make().begin(*self._shell.whereabouts())

    def _make(self) -> Presenter:
        from pcve_desktop.ui.projecting.presenter import Presenter

        self.presenter = presenter = Presenter(self._shell.context)
        presenter.private.settle(self._geometry)
        presenter.ended.connect(self._ended)
        return presenter

    def keep(self) -> Kept | None:
        """Return where the projection is, None when there is none."""
        return self.presenter.session.keep() if self.presenter is not None else None

    def take_up(self, kept: Kept | None) -> None:
        """Go on with a projection in another language."""
        if kept is not None:
            self._make().take_up(kept)

    def stop(self) -> None:
        """End the projection, if there is one: the network is being closed."""
        if self.presenter is not None:
            self.presenter.session.end()

    def _wished(self, wish: str) -> None:
        if wish == "present":
            self.toggle()

    def _follow(self, step: str, page: str) -> None:
        if self.presenter is not None:
            self.presenter.follow(step, page)

    def _ended(self) -> None:
        if self.presenter is not None:
            self._geometry = self.presenter.private.saveGeometry()
        self.presenter = None
        window = self._shell.window()
        window.activateWindow()
        window.raise_()
